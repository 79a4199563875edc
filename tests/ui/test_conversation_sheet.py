"""The conversation sheet: written fast, kept whatever happens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.domain.conversation import Channel, Mood
from kundenapp.ui.conversation.sheet import ConversationSheet
from tests.factories import to_do
from tests.ui.hands import ALT, CTRL, click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QCheckBox
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

    Opened = Callable[[MainWindow], ConversationSheet]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    """Returns the sheet that is open over a window, once it has the keyboard."""

    def the_sheet(window: MainWindow) -> ConversationSheet:
        (sheet,) = (sheet for sheet in window.findChildren(ConversationSheet) if sheet.isVisible())
        qtbot.waitUntil(sheet.isActiveWindow)
        return sheet

    return the_sheet


def answered(sheet: ConversationSheet) -> QCheckBox:
    """The box of the follow-up the conversation is about."""
    return next(iter(sheet.next_step.answered.boxes.values()))


def test_from_the_keyboard_alone(bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened) -> None:
    hit(main_window, Qt.Key.Key_G, CTRL)
    sheet = opened(main_window)
    assert sheet.head.title.text() == "Gespräch mit Bäckerei Großmann"
    assert sheet.moment.summary_button.text() == "Thomas Großmann · Telefonat · heute, 09:42 Uhr"
    type_where_focus_is("Finanzierung steht. Probetag am 2.12. <b>")
    hit(sheet, Qt.Key.Key_4, ALT)
    sheet.next_step.days._chips["in_three"].click()
    type_text(sheet.next_step.what_field, "Probetag vorbereiten")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    (conversation,) = shop.conversations.of_customer(bakery.id or 0)
    assert conversation.text == "Finanzierung steht. Probetag am 2.12. <b>"
    assert conversation.mood is Mood.FRIENDLY
    assert conversation.channel is Channel.PHONE
    assert shop.employees.names()[conversation.employee_id or 0] == "Mira Kaya"
    (follow_up,) = shop.follow_ups.open_of(bakery.id or 0)
    assert (follow_up.due_on.isoformat(), follow_up.what) == ("2026-11-26", "Probetag vorbereiten")
    assert main_window.desk.toasts.text() == "Gespräch gespeichert. Wiedervorlage am Do, 26.11."
    assert shop.drafts.newest("") is None


def test_one_undo_takes_the_whole_conversation_back(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    old = shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    assert answered(sheet).isChecked(), "what is due counts as done by talking"
    type_text(sheet.text_input, "Angebot angenommen.")
    sheet.next_step.days.set_state("+7")
    sheet.finish()
    assert [follow_up.id for follow_up in shop.follow_ups.done_of(bakery.id or 0)] == [old]
    assert len(shop.follow_ups.open_of(bakery.id or 0)) == 1
    main_window.news.undo()
    assert shop.conversations.of_customer(bakery.id or 0) == []
    assert [follow_up.id for follow_up in shop.follow_ups.open_of(bakery.id or 0)] == [old]


def test_what_is_not_done_moves_on(bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened) -> None:
    old = shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    answered(sheet).click()
    type_text(sheet.text_input, "Meldet sich.")
    sheet.next_step.days.set_state("mo")
    sheet.finish()
    (follow_up,) = shop.follow_ups.open_of(bakery.id or 0)
    assert (follow_up.id, follow_up.due_on.isoformat(), follow_up.what) == (old, "2026-11-30", "Angebot nachfassen")


def test_neither_text_nor_mood_gets_a_sentence(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    click(sheet.done_button)
    assert sheet.text.error() == "Ein Satz oder die Stimmung genügt. Was wurde besprochen?"
    assert sheet.isVisible()
    sheet.moods.buttons[Mood.ANGRY].click()
    click(sheet.done_button)
    assert shop.conversations.of_customer(bakery.id or 0)[0].mood is Mood.ANGRY


def test_every_mood_is_drawn_when_it_is_chosen(bakery: Customer, main_window: MainWindow, opened: Opened) -> None:
    main_window.pages.open_conversation_for_current()
    moods = opened(main_window).moods
    for mood, button in moods.buttons.items():
        button.click()
        assert moods.value() is mood
        assert not button.grab().isNull()


def test_a_second_press_takes_the_mood_back(bakery: Customer, main_window: MainWindow, opened: Opened) -> None:
    main_window.pages.open_conversation_for_current()
    moods = opened(main_window).moods
    moods.buttons[Mood.ANGRY].click()
    moods.buttons[Mood.FRIENDLY].click()
    assert moods.value() is Mood.FRIENDLY
    moods.buttons[Mood.FRIENDLY].click()
    assert moods.value() is None


def test_a_typed_day_that_does_not_exist(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    type_text(sheet.text_input, "Ruft zurück.")
    sheet.next_step.days._chips["typed"].click()
    type_text(sheet.next_step.days.day_field, "31.2.")
    sheet.finish()
    assert sheet.next_step.days.error_line.label.text() == "Diesen Tag gibt es nicht. Meinten Sie den 28.02.?"
    assert shop.conversations.of_customer(bakery.id or 0) == []
    sheet.next_step.days.day_field.clear()
    type_text(sheet.next_step.days.day_field, "2.12.")
    assert sheet.next_step.days._chips["typed"].text() == "Mi, 02.12."
    sheet.finish()
    assert shop.follow_ups.open_of(bakery.id or 0)[0].due_on.isoformat() == "2026-12-02"


def test_escape_keeps_the_draft_and_goes_on_later(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    type_text(sheet.text_input, "Halb geschr")
    sheet.moods.buttons[Mood.NEUTRAL].click()
    sheet.next_step.days.set_state("2.12.")
    type_text(sheet.next_step.what_field, "Räder")
    sheet.recommended_box.click()
    press(sheet.next_step.what_field, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert main_window.desk.toasts.text() == "Entwurf aufgehoben."
    assert shop.conversations.of_customer(bakery.id or 0) == []
    main_window.pages.open_conversation_for_current()
    again = opened(main_window)
    assert again.text_input.toPlainText() == "Halb geschr"
    assert again.moods.value() is Mood.NEUTRAL
    assert again.next_step.days.state() == "2.12."
    assert again.recommended_box.isChecked()
    assert again.draft_label.text() == "Ihr Entwurf vom 23.11., 09:42"


def test_an_unfinished_conversation_waits_on_the_page_of_its_customer(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, opened: Opened
) -> None:
    main_window.pages.open_customer(bakery.id)
    banner = main_window.customers.detail.draft_banner
    assert banner.isHidden()
    main_window.pages.open_conversation_for_current()
    type_text(opened(main_window).text_input, "Will <b>drei</b> Räder. " * 9)
    hit(main_window, Qt.Key.Key_Escape)
    assert banner.isVisible()
    assert banner.label.text().startswith("Angefangenes Gespräch, Mo, 23.11., 09:42: „Will <b>drei</b> Räder. Will")
    assert banner.label.text().endswith(" …“")
    main_window.desk.shade.toggle()
    assert banner.label.text() == "Angefangenes Gespräch, Mo, 23.11., 09:42"
    main_window.desk.shade.toggle()
    main_window.pages.open_customer(koehler.id)
    assert banner.isHidden()
    main_window.pages.open_customer(bakery.id)
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    banner.continue_button.setFocus()
    hit(main_window, Qt.Key.Key_Return)
    sheet = opened(main_window)
    assert sheet.text_input.toPlainText().startswith("Will <b>drei</b> Räder.")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    assert len(shop.conversations.of_customer(bakery.id or 0)) == 1
    assert banner.isHidden()


def test_an_unfinished_note_is_dropped_and_had_back(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, opened: Opened
) -> None:
    detail = main_window.customers.detail
    click(detail.timeline_card.note_button)
    sheet = opened(main_window)
    sheet.moods.buttons[Mood.NEUTRAL].click()
    hit(sheet, Qt.Key.Key_Escape)
    assert detail.draft_banner.label.text() == "Angefangene Notiz, Mo, 23.11., 09:42"
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    detail.draft_banner.discard_button.setFocus()
    hit(main_window, Qt.Key.Key_Return)
    assert detail.draft_banner.isHidden()
    assert detail.conversation_button.hasFocus()
    assert shop.drafts.newest("") is None
    assert main_window.desk.toasts.text() == "Entwurf verworfen."
    click(main_window.desk.toasts._toast.button)
    assert detail.draft_banner.isVisible()
    main_window.pages.open_conversation_for_current()
    assert opened(main_window).moods.value() is Mood.NEUTRAL


def test_an_emptied_sheet_leaves_no_draft(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    type_text(sheet.text_input, "x")
    sheet.text_input.clear()
    sheet.reject()
    assert shop.drafts.newest("") is None


def test_without_a_customer_it_asks_who_it_was(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation(None)
    sheet = opened(main_window)
    assert sheet.head.picker.hasFocus()
    sheet.finish()
    assert sheet.isVisible()
    type_where_focus_is("köh")
    hit(sheet, Qt.Key.Key_Return)
    assert sheet.head.title.text() == "Gespräch mit Anneliese Köhler"
    assert sheet.text_input.hasFocus()
    type_where_focus_is("Fragt nach dem Kinderrad.")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    assert len(shop.conversations.of_customer(koehler.id or 0)) == 1


def test_somebody_new_becomes_a_prospect(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation(None)
    sheet = opened(main_window)
    type_text(sheet.text_input, "Will ein Rad.")
    type_text(sheet.head.picker, "Ömer Şahin")
    assert sheet.head.picker.hits.item(0).text() == "„Ömer Şahin“ als neuen Interessenten anlegen"
    hit(sheet.head.picker, Qt.Key.Key_Return)
    press(sheet.head.picker, Qt.Key.Key_Return)
    sheet.finish()
    (found,) = (c for c in map(shop.customers.get, (1, 2)) if c.last_name == "Şahin")
    assert found.status.value == "prospect"
    assert shop.conversations.of_customer(found.id or 0)[0].text == "Will ein Rad."


def test_a_note_is_no_contact(bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened) -> None:
    click(main_window.customers.detail.timeline_card.note_button)
    sheet = opened(main_window)
    assert sheet.head.title.text() == "Notiz zu Bäckerei Großmann"
    type_text(sheet.text_input, "Zieht um.")
    sheet.finish()
    assert shop.conversations.of_customer(bakery.id or 0)[0].channel is Channel.NOTE
    assert main_window.desk.toasts.text() == "Notiz gespeichert."
    (line,) = shop.customer_list.page([bakery.id or 0])
    assert line.last_contact_on is None


def test_kind_and_time_can_be_changed(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    click(sheet.moment.summary_button)
    sheet.moment.set_channel(Channel.VISIT)
    hit(sheet, Qt.Key.Key_Tab)
    type_where_focus_is("20.11")
    hit(sheet, Qt.Key.Key_Tab)
    assert sheet.moment.day.text() == "20.11.2026"
    type_where_focus_is("14")
    hit(sheet, Qt.Key.Key_Tab)
    assert sheet.moment.clock.text() == "14:00"
    sheet.moment.set_moment(sheet.moment.moment() - timedelta(hours=4, minutes=18))
    type_text(sheet.text_input, "Backstube besichtigt.")
    sheet.finish()
    (conversation,) = shop.conversations.of_customer(bakery.id or 0)
    assert conversation.channel is Channel.VISIT
    assert conversation.at.astimezone().isoformat(timespec="minutes") == "2026-11-20T09:42+01:00"


def test_a_moment_that_is_none_gets_its_sentence_and_is_kept_as_typed(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    type_text(sheet.text_input, "Ruft zurück.")
    click(sheet.moment.summary_button)
    for field, typed, sentence in (
        (sheet.moment.day, "morgen", "Welcher Tag ist gemeint? Zum Beispiel: 2019, 1.3.2019 oder gestern"),
        (sheet.moment.day, "1.12.2026", "Dieser Tag liegt in der Zukunft. Bitte einen Tag bis heute schreiben."),
        (sheet.moment.clock, "25", "Diese Uhrzeit gibt es nicht. Zum Beispiel: 9:42 oder 14:00"),
    ):
        sheet.moment.set_moment(shop.now())
        field.setFocus()
        field.selectAll()
        type_text(field, typed)
        hit(sheet, Qt.Key.Key_Return, CTRL)
        assert sheet.moment.error_line.label.text() == sentence
        assert field.hasFocus()
    assert shop.conversations.of_customer(bakery.id or 0) == []
    hit(sheet, Qt.Key.Key_Escape)
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    assert (sheet.moment.day.text(), sheet.moment.clock.text()) == ("23.11.2026", "25")
    sheet.moment.clock.setFocus()
    sheet.moment.clock.selectAll()
    type_text(sheet.moment.clock, "8.30")
    assert sheet.moment.error_line.isHidden()
    hit(sheet, Qt.Key.Key_Return, CTRL)
    (conversation,) = shop.conversations.of_customer(bakery.id or 0)
    assert f"{conversation.at.astimezone():%d.%m. %H:%M}" == "23.11. 08:30"


def test_too_much_text_is_refused_and_kept(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    sheet.text_input.setPlainText("wort " * 12_000)
    sheet.finish()
    assert (sheet.text.error() or "").startswith("Das ist zu lang: 59.999 Zeichen, möglich sind 20.000.")
    sheet.reject()
    draft = shop.drafts.get(f"conversation:{bakery.id}")
    assert draft is not None
    assert len(draft.fields["text"]) == 60_000


def test_a_draft_waiting_at_the_start_is_offered(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, opened: Opened
) -> None:
    from kundenapp.ui.main_window import MainWindow as Window

    main_window.pages.open_conversation_for_current()
    type_text(opened(main_window).text_input, "Vor dem Absturz")
    opened(main_window)._keep_draft()
    second = Window(shop)
    qtbot.addWidget(second)
    second.show()
    assert second.desk.toasts.text() == "Ein Gespräch vom 23.11., 09:42 ist noch nicht fertig."
    second.conversations.open_kept()
    assert opened(second).text_input.toPlainText() == "Vor dem Absturz"
    opened(second).reject()


def test_words_about_what_comes_next_need_a_day(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    type_text(sheet.text_input, "Ruft an.")
    type_text(sheet.next_step.what_field, "Angebot schicken")
    click(sheet.done_button)
    assert sheet.next_step.days.error_line.label.text().startswith("Wann ist das zu tun?")
    assert shop.conversations.of_customer(bakery.id or 0) == []
    sheet.next_step.days._chips["tomorrow"].click()
    click(sheet.done_button)
    assert shop.follow_ups.open_of(bakery.id or 0)[0].what == "Angebot schicken"


def test_a_draft_means_the_same_day_the_day_after(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    type_text(sheet.text_input, "Halb")
    sheet.next_step.days._chips["in_three"].click()
    press(sheet.text_input, Qt.Key.Key_Escape)
    draft = shop.drafts.newest("")
    assert draft is not None
    assert draft.fields["next"] == "26.11.2026"


def test_a_tick_belongs_to_the_follow_up_it_was_made_for(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    first = shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    type_text(sheet.text_input, "Halb")
    assert answered(sheet).isChecked()
    press(sheet.text_input, Qt.Key.Key_Escape)
    shop.follow_ups.finish(first)
    later = shop.today() + timedelta(days=2)
    shop.follow_ups.create(to_do(bakery.id, later), shop.today())
    main_window.pages.open_conversation_for_current()
    assert not answered(opened(main_window)).isChecked()


def test_naming_the_customer_afterwards_keeps_their_earlier_draft(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    shop.follow_ups.create(to_do(bakery.id, shop.today(), "Angebot nachfassen"), shop.today())
    main_window.pages.open_conversation_for_current()
    begin_draft(opened(main_window))
    answered(opened(main_window)).setFocus()
    hit(main_window, Qt.Key.Key_Space)
    main_window.conversations.close()
    main_window.pages.open_conversation(None)
    sheet = opened(main_window)
    type_text(sheet.text_input, "Von heute.")
    sheet.head.picker.setFocus()
    type_where_focus_is("groß")
    hit(sheet, Qt.Key.Key_Return)
    assert sheet.text_input.toPlainText() == "Von gestern.\n\nVon heute."
    assert sheet.moods.value() is Mood.FRIENDLY
    assert sheet.recommended_box.isChecked()
    assert sheet.next_step.what_field.text() == "Muster zeigen"
    assert sheet.next_step.days.day() == shop.today() + timedelta(days=3)
    assert not answered(sheet).isChecked()
    main_window.conversations.close()
    assert shop.drafts.get("conversation:new") is None
    kept = shop.drafts.get(f"conversation:{bakery.id}")
    assert kept is not None
    assert kept.fields["text"] == "Von gestern.\n\nVon heute."
    assert (kept.fields["mood"], kept.fields["what"]) == (Mood.FRIENDLY.value, "Muster zeigen")


def begin_draft(sheet: ConversationSheet) -> None:
    """Fill in everything by hand."""
    type_text(sheet.text_input, "Von gestern.")
    hit(sheet, Qt.Key.Key_4, ALT)
    click(sheet.next_step.days._chips["in_three"])
    type_text(sheet.next_step.what_field, "Muster zeigen")
    click(sheet.recommended_box)


def test_naming_the_customer_afterwards_keeps_what_was_said_today(
    bakery: Customer, shop: Store, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    begin_draft(opened(main_window))
    main_window.conversations.close()
    main_window.pages.open_conversation(None)
    sheet = opened(main_window)
    hit(sheet, Qt.Key.Key_1, ALT)
    click(sheet.next_step.days._chips["tomorrow"])
    sheet.head.picker.setFocus()
    type_where_focus_is("groß")
    hit(sheet, Qt.Key.Key_Return)
    assert sheet.text_input.toPlainText() == "Von gestern."
    assert sheet.moods.value() is Mood.ANGRY
    assert sheet.next_step.days.day() == shop.today() + timedelta(days=1)
    assert sheet.next_step.what_field.text() == "Muster zeigen"


def test_the_tab_key_comes_to_the_mood_that_was_taken(
    bakery: Customer, main_window: MainWindow, opened: Opened
) -> None:
    main_window.pages.open_conversation_for_current()
    sheet = opened(main_window)
    sheet.text_input.setFocus()
    hit(sheet, Qt.Key.Key_4, ALT)
    hit(sheet, Qt.Key.Key_Tab)
    assert sheet.moods.buttons[Mood.FRIENDLY].hasFocus()
    hit(sheet, Qt.Key.Key_Left)
    assert sheet.moods.buttons[Mood.NEUTRAL].hasFocus()
    assert sheet.moods.value() is Mood.FRIENDLY
