"""The card Verlauf: one kind or all, page by page, by keyboard; and what is done with one entry."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.answer import Scale
from kundenapp.domain.category import Category
from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.delight import Delight
from kundenapp.domain.timeline import TimelineFilter
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.ui.conversation.correction_dialog import CorrectionDialog
from tests.factories import MONDAY, MORNING, answer, person, talk, to_do
from tests.ui.hands import ALT, CTRL, click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.customers.timeline_card import TimelineCard
    from kundenapp.ui.customers.timeline_entry import EntryRow
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

    Opened = Callable[[], CorrectionDialog]


@pytest.fixture
def told(bakery: Customer, shop: Store, clock: Callable[[], object]) -> Customer:
    """The bakery with a note, a finished Wiedervorlage and two conversations."""
    record_conversation(shop, talk(bakery.id, "Will <b>zwei</b> Räder.", employee_id=shop.employee_id), NextStep())
    note = talk(bakery.id, "Parkt im Hof.", channel=Channel.NOTE, mood=None, at=MORNING - timedelta(days=1))
    record_conversation(shop, note, NextStep())
    record_conversation(shop, talk(bakery.id, "Fragt nach.", at=MORNING - timedelta(days=400)), NextStep())
    task = shop.follow_ups.create(to_do(bakery.id, what="Angebot nachfassen"), shop.today())
    shop.follow_ups.finish(task, "Nimmt es.")
    return bakery


@pytest.fixture
def opened(main_window: MainWindow, qtbot: QtBot) -> Opened:
    """Returns the dialog for correcting that is open, once it has the keyboard."""

    def the_dialog() -> CorrectionDialog:
        (dialog,) = (found for found in main_window.findChildren(CorrectionDialog) if found.isVisible())
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return the_dialog


def card_of(main_window: MainWindow) -> TimelineCard:
    return main_window.customers.detail.timeline_card


def titles(card: TimelineCard, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: not card.entries._rest.isActive())
    return [row.title_label.text() for row in card.entries.rows]


def into_the_verlauf(main_window: MainWindow) -> None:
    """Go there as the keyboard does."""
    main_window.customers.detail.timeline_card.note_button.setFocus()
    hit(main_window, Qt.Key.Key_Tab)


def choose(card: TimelineCard, wanted: TimelineFilter) -> None:
    click(card.filter_button)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for key in [Qt.Key.Key_Down] * (list(TimelineFilter).index(wanted) + 1) + [Qt.Key.Key_Return]:
        press(menu, key)


def test_everything_that_happened(told: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    card = card_of(main_window)
    assert titles(card, qtbot) == [
        "Telefonat mit Mira Kaya · freundlich",
        "Wiedervorlage erledigt von Mira Kaya",
        "Notiz",
        "Telefonat · freundlich",
        "In der Kundenkartei angelegt",
    ]
    assert [row.text_label.text() for row in card.entries.rows][:2] == [
        "Will <b>zwei</b> Räder.",
        "Angebot nachfassen\nNimmt es.",
    ]
    assert [row.when for row in card.entries.rows] == [
        "Mo, 23.11., 09:42",
        "Mo, 23.11.",
        "So, 22.11., 09:42",
        "19.10.2025, 10:42",
        "Mo, 23.11.",
    ]


def test_every_entry_has_the_height_of_its_words_and_of_its_icon(
    told: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    for number in range(9):
        record_conversation(shop, talk(told.id, f"Gespräch {number}. " + "Es ging um Räder. " * 9), NextStep())
    card = card_of(main_window)
    assert len(titles(card, qtbot)) == 14

    def fits(row: EntryRow) -> bool:
        text = row.text_label
        return row.height() >= 36 and (text.isHidden() or text.height() >= text.heightForWidth(text.width()))

    qtbot.waitUntil(lambda: all(fits(row) for row in card.entries.rows))


def test_one_kind_is_chosen_and_stays_from_customer_to_customer(
    told: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    other = shop.customers.create(person())
    card = card_of(main_window)
    choose(card, TimelineFilter.NOTES)
    assert titles(card, qtbot) == ["Notiz"]
    assert card.filter_button.accessibleName() == "Verlauf zeigt: Notizen"
    main_window.pages.open_customer(other.id)
    assert titles(card, qtbot) == []
    assert "Noch keine Notiz." in [label.text() for label in card.findChildren(type(card.title_label))]
    for wanted, count in (("conversations", 2), ("follow_ups", 1), ("changes", 1), ("all", 5)):
        main_window.pages.open_customer(told.id)
        choose(card, TimelineFilter(wanted))
        assert len(titles(card, qtbot)) == count


def test_a_new_customer_is_told_what_will_stand_here(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    card = card_of(main_window)
    assert titles(card, qtbot) == ["In der Kundenkartei angelegt"]
    texts = [label.text() for label in card.findChildren(type(card.title_label))]
    assert "Nach dem ersten Gespräch steht hier, was besprochen wurde." in texts


def test_older_entries_come_when_asked_for(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    with_talks(shop, bakery, 170)
    card = card_of(main_window)
    assert len(titles(card, qtbot)) == 50
    assert card.entries.rows[0].text_label.text() == "Nr. 169"
    for expected in (150, 171):
        qtbot.waitUntil(lambda: any(button.isVisible() for button in older_buttons(card)))
        (more,) = (button for button in older_buttons(card) if button.isVisible())
        click(more)
        assert len(titles(card, qtbot)) == expected
    assert [button for button in older_buttons(card) if button.isVisible()] == []
    shop.follow_ups.create(to_do(bakery.id), shop.today())
    assert len(titles(card, qtbot)) == 171, "what was opened stays open"


def older_buttons(card: TimelineCard) -> list[QWidget]:
    return [child for child in card.findChildren(QWidget) if child.accessibleName() == "Ältere zeigen"]


def test_the_arrow_keys_walk_and_tab_goes_on(told: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    rows = card_of(main_window).entries.rows
    into_the_verlauf(main_window)
    assert rows[0].hasFocus()
    for key, index in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 1),
    ):
        hit(main_window, key)
        assert rows[index].hasFocus()
    hit(main_window, Qt.Key.Key_Tab)
    assert not any(row.hasFocus() for row in rows)
    hit(main_window, Qt.Key.Key_Backtab)
    assert rows[1].hasFocus(), "the Verlauf remembers where the keyboard was"


def test_an_entry_is_copied(told: Customer, main_window: MainWindow) -> None:
    into_the_verlauf(main_window)
    hit(main_window, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Will <b>zwei</b> Räder."


def test_an_entry_is_deleted_and_comes_back(told: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    card = card_of(main_window)
    into_the_verlauf(main_window)
    hit(main_window, Qt.Key.Key_Delete)
    assert len(shop.conversations.of_customer(told.id or 0)) == 2
    assert main_window.desk.toasts.text() == "Telefonat vom Mo, 23.11. ist gelöscht."
    assert shop.customers.get(told.id or 0).deleted_at is None
    assert card.entries.rows[0].hasFocus(), "the keyboard goes on with the next entry"
    hit(main_window, Qt.Key.Key_Delete)
    assert len(shop.conversations.of_customer(told.id or 0)) == 2, "what is not a conversation stays"
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert len(shop.conversations.of_customer(told.id or 0)) == 3


def test_an_entry_is_corrected_by_keyboard(
    told: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    into_the_verlauf(main_window)
    hit(main_window, Qt.Key.Key_F2)
    dialog = opened()
    assert dialog.text_input.hasFocus()
    hit(dialog, Qt.Key.Key_End, CTRL)
    type_where_focus_is(" Bis Mai.")
    hit(dialog, Qt.Key.Key_5, ALT)
    dialog.moment.day.setFocus()
    dialog.moment.day.selectAll()
    type_where_focus_is("gestern")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    corrected = shop.conversations.get(1)
    assert corrected.text == "Will <b>zwei</b> Räder. Bis Mai."
    assert corrected.mood is Mood.ENTHUSIASTIC
    assert f"{corrected.at.astimezone():%d.%m. %H:%M}" == "22.11. 09:42"
    assert main_window.desk.toasts.text() == "Telefonat vom So, 22.11. ist korrigiert."


def test_after_a_correction_the_keyboard_is_on_the_corrected_entry(
    told: Customer, main_window: MainWindow, opened: Opened, qtbot: QtBot
) -> None:
    into_the_verlauf(main_window)
    rows = card_of(main_window).entries.rows
    place = next(place for place, row in enumerate(rows) if row.text_label.text() == "Parkt im Hof.")
    for _step in range(place):
        hit(main_window, Qt.Key.Key_Down)
    hit(main_window, Qt.Key.Key_F2)
    dialog = opened()
    hit(dialog, Qt.Key.Key_End, CTRL)
    type_where_focus_is(" Meistens.")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    (row,) = (row for row in card_of(main_window).entries.rows if row.hasFocus())
    assert row.text_label.text() == "Parkt im Hof. Meistens."


def with_talks(shop: Store, customer: Customer, count: int) -> None:
    with shop.operation("conversation.record") as op:
        for number in range(count):
            shop.conversations.add(op, talk(customer.id, f"Nr. {number}", at=MORNING + timedelta(minutes=number)))


def test_after_deleting_an_entry_far_down_the_next_one_has_the_keyboard(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    with_talks(shop, bakery, 12)
    card = card_of(main_window)
    titles(card, qtbot)
    into_the_verlauf(main_window)
    for _step in range(9):
        hit(main_window, Qt.Key.Key_Down)
    assert card.entries.rows[9].text_label.text() == "Nr. 2"
    hit(main_window, Qt.Key.Key_Delete)
    assert card.entries.rows[9].hasFocus()
    assert card.entries.rows[9].text_label.text() == "Nr. 1"


def test_after_asking_for_older_entries_the_keyboard_goes_on_from_there(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    with_talks(shop, bakery, 60)
    card = card_of(main_window)
    titles(card, qtbot)
    qtbot.waitUntil(card.entries.rows[-1].isVisible)
    into_the_verlauf(main_window)
    hit(main_window, Qt.Key.Key_End)
    assert card.entries.rows[49].hasFocus()
    hit(main_window, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Ältere zeigen"
    hit(main_window, Qt.Key.Key_Return)
    assert card.entries.rows[49].hasFocus()
    hit(main_window, Qt.Key.Key_Down)
    assert card.entries.rows[50].text_label.text() == "Nr. 9"


def test_what_does_not_fit_stays_in_the_dialog_with_its_sentence(
    told: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    into_the_verlauf(main_window)
    hit(main_window, Qt.Key.Key_F2)
    dialog = opened()
    dialog.moment.day.setText("32.1.")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.moment.error_line.label.text() == "Diesen Tag gibt es nicht. Meinten Sie den 31.01.?"
    assert dialog.text.error() is None
    dialog.moment.set_moment(MORNING)
    dialog.text_input.clear()
    dialog.moods.buttons[Mood.FRIENDLY].click()
    hit(dialog, Qt.Key.Key_Return)
    click(dialog.done_button)
    assert dialog.text.error() == "Ein Satz oder die Stimmung genügt. Was wurde besprochen?"
    type_text(dialog.text_input, "Anders.")
    shop.conversations.delete(dialog._conversation.id or 0)
    click(dialog.done_button)
    assert dialog.text.error() == "Diesen Eintrag gibt es nicht mehr."
    assert dialog.isVisible()


@pytest.mark.parametrize("may_lose", [True, False])
def test_escape_leaves_it_as_it_was_and_asks_if_something_was_typed(
    told: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, may_lose: bool
) -> None:
    before = shop.conversations.of_customer(told.id or 0)
    asked: list[QWidget] = []

    def ask(dialog: QWidget) -> bool:
        asked.append(dialog)
        return may_lose

    for typed in ("", "Anders"):
        dialog = CorrectionDialog(main_window.desk, before[0], main_window, ask)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        type_text(dialog.text_input, typed)
        hit(dialog, Qt.Key.Key_Escape)
        assert len(asked) == bool(typed)
        assert dialog.isVisible() is (bool(typed) and not may_lose)
    dialog.moment.day.setText("irgendwann")
    dialog.reject()
    assert shop.conversations.of_customer(told.id or 0) == before


def test_what_may_only_be_kept_is_not_changed(
    told: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.customers.restrict(told.id or 0)
    before = shop.conversations.of_customer(told.id or 0)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        main_window.desk.toasts.hide_message()
        row = card_of(main_window).entries.rows[0]
        qtbot.waitUntil(row.isVisible)
        row.setFocus()
        hit(main_window, key)
        assert "eingeschränkt" in main_window.desk.toasts.text()
        assert not main_window.findChildren(CorrectionDialog)
    assert shop.conversations.of_customer(told.id or 0) == before


def test_the_menu_of_an_entry_has_everything(told: Customer, main_window: MainWindow) -> None:
    rows = card_of(main_window).entries.rows
    words = [[action.text().partition("\t")[0] for action in row.menu().actions()] for row in rows]
    talked = ["Korrigieren …", "Text kopieren", "", "Löschen"]
    assert words == [talked, ["Text kopieren"], talked, talked, []]
    into_the_verlauf(main_window)
    hit(main_window, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(menu, key)
    assert QGuiApplication.clipboard().text() == "Will <b>zwei</b> Räder."


def test_who_may_only_look_changes_nothing(told: Customer, shop: Store, main_window: MainWindow) -> None:
    from kundenapp.ui.customers.timeline_entry import EntryRow

    row = EntryRow(card_of(main_window).entries.rows[0].entry, shop.today(), can_edit=False)
    asked: list[object] = []
    row.correction_requested.connect(asked.append)
    row.deletion_requested.connect(asked.append)
    row.correct()
    row.delete()
    assert asked == []
    enabled = [action.text().partition("\t")[0] for action in row.menu().actions() if action.isEnabled()]
    assert enabled == ["Text kopieren", ""]
    row.deleteLater()


def test_answers_and_moments_have_their_titles_and_no_more_while_shaded(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    record_answer(shop, answer(bakery.id, 9, comment="Sie hören zu.", employee_id=shop.employee_id))
    record_answer(shop, answer(bakery.id, 3, MONDAY - timedelta(days=1), scale=Scale.ONE_TO_TEN))
    shop.delights.create(Delight(bakery.id or 0, MONDAY - timedelta(days=9), "Rad geputzt", "Strahlte."))
    card = card_of(main_window)
    choose(card, TimelineFilter.ENTHUSIASM)
    assert titles(card, qtbot) == [
        "Begeisterung: 9 von 10 · gefragt von Mira Kaya",
        "Begeisterung: 3 (Skala 1 bis 10)",
        "Begeisterungsmoment: Rad geputzt",
    ]
    rows = card.entries.rows
    assert [row.text_label.text() for row in rows] == ["„Sie hören zu.“\nim Laden", "im Laden", "Strahlte."]
    assert [row.when for row in rows] == ["Mo, 23.11.", "So, 22.11.", "Sa, 14.11."]
    assert [(row._icon_name, row._tone) for row in rows] == [
        ("smiley", "good"),
        ("smiley-sad", "bad"),
        ("gift", "accent_text"),
    ]
    hit(main_window, Qt.Key.Key_F12)
    assert titles(card, qtbot) == [
        "Begeisterung · gefragt von Mira Kaya",
        "Begeisterung",
        "Begeisterungsmoment",
    ]
    assert [row.accessibleName() for row in rows][1] == "Begeisterung, So, 22.11."
    assert {(row._icon_name, row._tone) for row in rows[:2]} == {("smiley", "stone")}, "a face would tell it"


def test_an_answer_is_deleted_with_its_case_and_comes_back(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    record_answer(shop, answer(bakery.id, 3))
    QApplication.processEvents()
    into_the_verlauf(main_window)
    hit(main_window, Qt.Key.Key_Delete)
    assert shop.answers.of_customer(bakery.id or 0) == []
    assert shop.follow_ups.open_of(bakery.id or 0) == []
    assert main_window.desk.toasts.text() == "Antwort gelöscht: 3 von 10."
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert [kept.value for kept in shop.answers.of_customer(bakery.id or 0)] == [3]
    assert len(shop.follow_ups.open_of(bakery.id or 0)) == 1


# --- what we feel and decide ------------------------------------------------------------------------------------------


def test_placements_and_decisions_have_a_filter_of_their_own_and_hide_with_f12(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    shop.placements.place(bakery.id or 0, 4.5, 8.0, "Lacht mit uns.")
    shop.categories.decide(bakery.id or 0, Category.DIFFICULT, "Zahlt selten.")
    card = main_window.customers.detail.timeline_card
    menu = card.filter_menu()
    next(action for action in menu.actions() if action.text() == "Einschätzungen").trigger()
    rows = card.entries.rows
    titles = {row.title_label.text() for row in rows}
    assert titles == {
        "Kategorie: Zum Klären (von Hand) · von Mira Kaya",
        "Einschätzung von Mira Kaya: Sympathie 4,5 · Begeisterung 8",
    }
    assert {row.text_label.text() for row in rows} == {"Zahlt selten.", "Lacht mit uns."}
    hit(main_window, Qt.Key.Key_F12)
    assert {row.title_label.text() for row in rows} == {"Kategorie · von Mira Kaya", "Einschätzung von Mira Kaya"}
    assert not [row for row in rows if "Klären" in row.accessibleName() or "4,5" in row.accessibleName()]


def test_an_opinion_taken_back_says_so(bakery: Customer, shop: Store, clock: Clock, main_window: MainWindow) -> None:
    shop.placements.place(bakery.id or 0, 4.5, None)
    clock.go_on(days=1)
    shop.placements.withdraw(bakery.id or 0)
    titles = [row.title_label.text() for row in main_window.customers.detail.timeline_card.entries.rows]
    assert titles[0] == "Einschätzung von Mira Kaya: zurückgenommen, ohne Einschätzung"
