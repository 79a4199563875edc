"""What becomes of the data of a customer: kept only, made anonymous, erased; and what a restricted one still allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.ui.customers.customer_menu import CustomerAction
from kundenapp.ui.customers.erasure_dialog import ANONYMISE, ERASE, RESTRICT, ErasureDialog, contents_text
from kundenapp.ui.customers.trash_dialog import TrashDialog
from tests.factories import answer, person, talk, to_do
from tests.ui.hands import CTRL, click, hit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

SENTENCE = "Die Daten von Bäckerei Großmann sind eingeschränkt und dürfen nur aufbewahrt werden. Nichts wurde geändert."


class Answer:
    """Stands in for the person who is asked the second question."""

    def __init__(self, *, yes: bool) -> None:
        self.yes = yes
        self.asked: list[str] = []

    def __call__(self, _parent: object, title: str, text: str, verb: str, keep: str) -> bool:
        self.asked += [title, text, verb, keep]
        return self.yes


def opened(window: MainWindow, customer: Customer, answer: Answer) -> ErasureDialog:
    dialog = ErasureDialog(window.desk, customer, window, answer)
    dialog.open()
    return dialog


def test_from_the_menu_with_nothing_but_keys(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    main_window.customers.for_customer.run(CustomerAction.DATA, bakery.id)
    dialog = main_window.findChild(ErasureDialog)
    assert isinstance(dialog, ErasureDialog)
    QApplication.processEvents()
    hit(dialog, Qt.Key.Key_Escape)
    assert shop.customers.get(bakery.id or 0) == bakery
    main_window.customers.for_customer.run(CustomerAction.DATA, bakery.id)
    dialog = next(d for d in main_window.findChildren(ErasureDialog) if d.isVisible())
    assert dialog.done_button.text() == "Einschränken"
    QApplication.processEvents()
    dialog.done_button.setFocus()
    hit(dialog, Qt.Key.Key_Space)
    assert shop.customers.get(bakery.id or 0).restricted_at is not None


def test_a_restricted_customer_is_shown_but_not_worked_with(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    record_conversation(shop, talk(bakery.id), NextStep())
    shop.customers.restrict(bakery.id or 0)
    detail = main_window.customers.detail
    assert detail.restriction_banner.isVisible()
    assert detail.restriction_banner.label.text() == (
        "Eingeschränkt seit 23.11.2026: Die Daten werden nur aufbewahrt, nicht verwendet."
    )
    assert detail.note_card.field.isReadOnly()
    for button in (detail.conversation_button, detail.contact_card.edit_button, detail.follow_up_card.new_button):
        assert not button.isEnabled()
    main_window.customers.list_panel.view.setFocus()
    for key, modifier in ((Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_G, CTRL), (Qt.Key.Key_W, CTRL)):
        hit(main_window, key, modifier)
        assert main_window.desk.toasts.text() == SENTENCE
        assert not main_window.customers.is_editing
        assert main_window.desk.notice.text == ""
        main_window.desk.toasts.hide_message()
    click(detail.restriction_banner.lift_button)
    assert shop.customers.get(bakery.id or 0).restricted_at is None
    assert detail.conversation_button.isEnabled()
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert not detail.conversation_button.isEnabled()


def test_lifted_in_the_dialog_too(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.customers.restrict(bakery.id or 0)
    answer = Answer(yes=False)
    dialog = opened(main_window, shop.customers.get(bakery.id or 0), answer)
    assert dialog.done_button.text() == "Einschränkung aufheben"
    dialog.done_button.click()
    assert shop.customers.get(bakery.id or 0).restricted_at is None
    assert answer.asked == []


@pytest.mark.parametrize("yes", [False, True])
def test_what_is_final_is_asked_twice(bakery: Customer, shop: Store, main_window: MainWindow, *, yes: bool) -> None:
    answer = Answer(yes=yes)
    dialog = opened(main_window, bakery, answer)
    dialog.radios[ERASE].click()
    assert dialog.done_button.text() == "Endgültig löschen …"
    dialog.done_button.click()
    assert answer.asked == [
        "Endgültig löschen?",
        "„Bäckerei Großmann“ und alles, was dazu gespeichert ist, wird entfernt. Das lässt sich nicht zurückholen.",
        "Endgültig löschen",
        "Behalten",
    ]
    assert (shop.customers.find(bakery.id or 0) is None) is yes
    assert dialog.isVisible() is not yes


def test_made_anonymous_the_customer_leaves_the_list(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    answer = Answer(yes=True)
    dialog = opened(main_window, bakery, answer)
    dialog.radios[ANONYMISE].click()
    dialog.done_button.click()
    assert answer.asked[0] == "Unkenntlich machen?"
    assert shop.customers.get(bakery.id or 0).display_name == "Anonym"
    assert main_window.customers.list_panel.model.rowCount() == 1
    assert main_window.customers.current_id == koehler.id


def test_what_would_go_is_counted(bakery: Customer, shop: Store) -> None:
    record_conversation(shop, talk(bakery.id), NextStep())
    record_conversation(shop, talk(bakery.id), NextStep())
    shop.follow_ups.create(to_do(bakery.id), shop.today())
    contents = shop.customers.contents_of(bakery.id or 0)
    assert contents["conversations"] == 2
    assert "drafts" not in contents
    assert contents_text(contents) == "Stammdaten, 2 Gespräche, 1 Wiedervorlage, alle früheren Fassungen davon"
    shop.placements.place(bakery.id or 0, 4.0, None)
    record_answer(shop, answer(bakery.id, 9))
    assert contents_text(shop.customers.contents_of(bakery.id or 0)) == (
        "Stammdaten, 2 Gespräche, 2 Wiedervorlagen, 1 Antwort, 1 Einschätzung, alle früheren Fassungen davon"
    )
    assert contents_text({"customers": 1}) == "Stammdaten, alle früheren Fassungen davon"


def test_a_restriction_made_elsewhere_stops_a_form_that_is_open(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    main_window.customers.edit_customer(bakery.id)
    form = main_window.customers.form
    shop.customers.restrict(bakery.id or 0)
    form.fields.lines["title"].setFocus()
    form.fields.lines["title"].insert("Dr.")
    form.bindings["title"].autosave.is_dirty = True
    form.flush()
    assert main_window.desk.notice.text == SENTENCE
    assert replace(shop.customers.get(bakery.id or 0), restricted_at=None, version=0) == replace(bakery, version=0)


def test_the_trash_proposes_what_has_lain_there_for_long(
    bakery: Customer, koehler: Customer, shop: Store, clock: Clock, main_window: MainWindow
) -> None:
    shop.customers.trash(bakery.id or 0)
    clock.go_on(days=31)
    shop.customers.trash(koehler.id or 0)
    answer = Answer(yes=True)
    trash = TrashDialog(main_window.desk, main_window, answer)
    trash.open()
    assert trash.old_banner.label.text() == "1 Kunde liegt hier länger als 30 Tage."
    trash.erase_old_button.click()
    assert answer.asked[1] == (
        "1 Kunde wird mit allem, was dazu gespeichert ist, entfernt. Das lässt sich nicht zurückholen."
    )
    assert shop.customers.find(bakery.id or 0) is None
    assert shop.customers.find(koehler.id or 0) is not None
    assert not trash.old_banner.isVisible()


def rows_of(trash: TrashDialog, name: str) -> list[QWidget]:
    """The buttons of that name, from top to bottom."""
    QApplication.processEvents()
    found = [child for child in trash.findChildren(QWidget) if child.accessibleName() == name and child.isVisible()]
    return sorted(found, key=lambda button: button.mapTo(trash, QPoint()).y())


def test_the_trash_is_emptied_row_by_row_with_nothing_but_keys(
    shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    for name in ("Aal", "Berg", "Cem"):
        shop.customers.trash(shop.customers.create(person(name)).id or 0)
    trash = TrashDialog(main_window.desk, main_window, Answer(yes=True))
    trash.open()
    qtbot.waitUntil(trash.isActiveWindow)
    (_first, second, _third) = (customer.id for customer in shop.customers.trashed())
    rows_of(trash, "Zurückholen")[1].setFocus()
    hit(trash, Qt.Key.Key_Return)
    assert second not in {customer.id for customer in shop.customers.trashed()}
    assert rows_of(trash, "Zurückholen")[1].hasFocus(), "the keyboard goes on in the next row"
    hit(trash, Qt.Key.Key_Tab)
    assert rows_of(trash, "Endgültig löschen …")[1].hasFocus()
    hit(trash, Qt.Key.Key_Return)
    assert len(shop.customers.trashed()) == 1
    assert rows_of(trash, "Endgültig löschen …")[0].hasFocus()
    hit(trash, Qt.Key.Key_Return)
    assert shop.customers.trashed() == []
    assert trash.close_button.hasFocus()
    hit(trash, Qt.Key.Key_Return)
    assert not trash.isVisible()


@pytest.mark.parametrize("way", [RESTRICT, ANONYMISE, ERASE])
def test_what_goes_wrong_is_told_in_the_dialog(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, way: str
) -> None:
    dialog = opened(main_window, bakery, Answer(yes=True))
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.radios[way].setFocus()
    hit(dialog, Qt.Key.Key_Space)
    aside = shop.path.rename(shop.path.with_name("verschoben.kundenapp"))
    dialog.done_button.setFocus()
    hit(dialog, Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert dialog.error_line.isVisible()
    assert "verschoben oder ersetzt" in dialog.error_line.label.text()
    aside.rename(shop.path)
    hit(dialog, Qt.Key.Key_Space)
    assert not dialog.isVisible()
    assert shop.customers.find(bakery.id or 0) != bakery


@pytest.mark.parametrize("name", ["Zurückholen", "Endgültig löschen …"])
def test_what_goes_wrong_in_the_trash_is_told_in_it(
    bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot, name: str
) -> None:
    shop.customers.trash(bakery.id or 0)
    trash = TrashDialog(main_window.desk, main_window, Answer(yes=True))
    trash.open()
    qtbot.waitUntil(trash.isActiveWindow)
    aside = shop.path.rename(shop.path.with_name("verschoben.kundenapp"))
    (button,) = rows_of(trash, name)
    button.setFocus()
    hit(trash, Qt.Key.Key_Return)
    assert trash.error_line.isVisible()
    assert "verschoben oder ersetzt" in trash.error_line.label.text()
    assert button.hasFocus(), "another try is one key away"
    aside.rename(shop.path)
    hit(trash, Qt.Key.Key_Return)
    assert not trash.error_line.isVisible()
    assert shop.customers.trashed() == []
