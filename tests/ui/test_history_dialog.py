"""What changed a record, as it was, and single values brought back: by keyboard and by mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kundenapp.domain.contact import Phone
from kundenapp.domain.customer import Status
from kundenapp.services.sample import add_sample
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.history_dialog import HistoryDialog
from tests.factories import person, talk
from tests.ui.hands import click, hit, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

    Opened = Callable[[], HistoryDialog]


@pytest.fixture
def lived(bakery: Customer, shop: Store, clock: Clock) -> Customer:
    """The bakery, whose phone changed on Thursday and whose status and name changed on Friday."""
    clock.go_on(days=3)
    shop.customers.save(replace(bakery, phones=(Phone("0421 1"),)))
    clock.go_on(days=1)
    now = shop.customers.get(bakery.id or 0)
    shop.customers.save(replace(now, status=Status.FORMER, company="Bäckerei <b>Neu</b>"))
    return shop.customers.get(bakery.id or 0)


@pytest.fixture
def opened(main_window: MainWindow, qtbot: QtBot) -> Opened:
    """Opens the dialog from the menu of the customer, as the keyboard does."""

    def the_dialog() -> HistoryDialog:
        menu = main_window.customers.detail.menu()
        menu.popup(main_window.pos())
        place = [action.data() for action in menu.actions() if not action.isSeparator()].index("history")
        for key in [Qt.Key.Key_Down] * (place + 1) + [Qt.Key.Key_Return]:
            press(menu, key)
        (dialog,) = (found for found in main_window.findChildren(HistoryDialog) if found.isVisible())
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return the_dialog


def listed(dialog: HistoryDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def shown(dialog: HistoryDialog) -> list[str]:
    content = dialog.view.widget()
    assert content is not None
    return [label.text() for label in content.findChildren(PlainLabel)]


def button_for(dialog: HistoryDialog, label: str) -> QPushButton:
    content = dialog.view.widget()
    assert content is not None
    name = f"{label}: diesen Wert zurückholen"
    (button,) = (b for b in content.findChildren(QPushButton) if b.accessibleName() == name)
    return button


def test_the_entries_say_what_when_and_who(lived: Customer, opened: Opened) -> None:
    dialog = opened()
    assert dialog.title_label.text() == "Was sich geändert hat: Bäckerei <b>Neu</b>"
    assert listed(dialog) == [
        "Geändert, Firma, Status, Fr, 27.11., 09:42 · Mira Kaya",
        "Geändert, Telefon, Do, 26.11., 09:42 · Mira Kaya",
        "Angelegt, Mo, 23.11., 09:42 · Mira Kaya",
    ]
    assert dialog.list.hasFocus()
    assert dialog.end_label.isHidden()
    texts = shown(dialog)
    assert texts[:7] == [
        "Diese Änderung", "Firma", "Bäckerei Großmann", "→ Bäckerei <b>Neu</b>", "Status", "Kunde", "→ ehemalig",
    ]  # fmt: skip
    assert "So war es am Fr, 27.11., 09:42" in texts
    assert "heute: ehemalig" in texts
    assert not dialog.grab().isNull()


def test_the_arrow_keys_go_from_change_to_change(lived: Customer, opened: Opened) -> None:
    dialog = opened()
    hit(dialog, Qt.Key.Key_Down)
    assert "So war es am Do, 26.11., 09:42" in shown(dialog)
    assert "heute: 0421 1 · Festnetz" in shown(dialog)
    hit(dialog, Qt.Key.Key_End)
    assert "So war es am Mo, 23.11., 09:42" in shown(dialog)
    assert "Diese Änderung" not in shown(dialog)
    hit(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_before_and_after(lived: Customer, opened: Opened) -> None:
    dialog = opened()
    dialog.view.side_switch.focus_on("after")
    hit(dialog, Qt.Key.Key_Space)
    assert not any(text.startswith("heute: ") for text in shown(dialog)), "after the latest change it is as today"
    hit(dialog, Qt.Key.Key_Down)
    assert dialog.view.side_switch.value() == "after"


def test_one_value_comes_back_and_can_be_taken_back(lived: Customer, shop: Store, opened: Opened) -> None:
    dialog = opened()
    hit(dialog, Qt.Key.Key_Down)
    button = button_for(dialog, "Telefon")
    button.setFocus()
    hit(dialog, Qt.Key.Key_Return)
    now = shop.customers.get(lived.id or 0)
    assert [phone.number for phone in now.phones] == ["0421 555 01 73", "0171 555 01 74"]
    assert now.status is Status.FORMER
    assert dialog.done_banner.label.text() == "Telefon ist wieder wie damals."
    assert len(listed(dialog)) == 4
    assert dialog.list.currentRow() == 2, "the entry that was read stays chosen"
    assert "heute: 0421 1 · Festnetz" not in shown(dialog)
    click(dialog.undo_button)
    assert shop.customers.get(lived.id or 0).phones == (Phone("0421 1"),)
    assert dialog.done_banner.isHidden()
    assert listed(dialog)[0].startswith(
        "Zurückgenommen: „Telefon von Bäckerei <b>Neu</b> ist wieder wie am Do, 26.11.“"
    )


def test_a_deleted_entry_of_the_verlauf_comes_back(lived: Customer, shop: Store, opened: Opened) -> None:
    with shop.operation("conversation.record") as op:
        row_id = shop.conversations.add(op, talk(lived.id, "Will <i>Räder</i>."))
    shop.conversations.delete(row_id)
    dialog = opened()
    assert listed(dialog)[0] == "Telefonat vom Mo, 23.11. ist gelöscht., Fr, 27.11., 09:42 · Mira Kaya"
    assert shown(dialog)[1:4] == [
        "Verlauf", "Telefonat · 23.11.2026, 09:42 · freundlich\nWill <i>Räder</i>.", "→ gelöscht"
    ]  # fmt: skip
    content = dialog.view.widget()
    assert content is not None
    (button,) = (b for b in content.findChildren(QPushButton) if b.accessibleName() == "So zurückholen")
    click(button)
    assert shop.conversations.get(row_id).text == "Will <i>Räder</i>."
    assert dialog.done_banner.label.text() == "Der Eintrag im Verlauf ist wieder da."
    click(dialog.undo_button)
    assert shop.conversations.of_customer(lived.id or 0) == []


def test_what_does_not_fit_any_more_gets_its_sentence(lived: Customer, shop: Store, opened: Opened) -> None:
    shop.customers.save(replace(lived, number="K-7"))
    shop.customers.create(person(number=lived.number))
    dialog = opened()
    click(button_for(dialog, "Kundennummer"))
    assert dialog.error_line.label.text() == f"Die Nummer {lived.number} hat schon Anneliese Köhler."
    assert dialog.done_banner.isHidden()
    assert shop.customers.get(lived.id or 0).number == "K-7"
    dialog.list.setFocus()
    hit(dialog, Qt.Key.Key_Down)
    assert dialog.error_line.isHidden()
    click(button_for(dialog, "Status"))
    assert shop.customers.get(lived.id or 0).status is Status.CUSTOMER


def test_older_entries_come_when_asked_for(lived: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    dialog = HistoryDialog(main_window.desk, lived.id or 0, main_window, at_once=2)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert len(listed(dialog)) == 2
    click(dialog.older_button)
    assert len(listed(dialog)) == 3
    assert dialog.list.currentRow() == 2
    assert dialog.older_button.isHidden()


def test_what_was_never_logged_says_so(lived: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    add_sample(shop, shop.today())
    (other_id,) = (row_id for (row_id,) in shop.engine.rows("SELECT max(id) FROM customers"))
    dialog = HistoryDialog(main_window.desk, other_id, main_window)
    dialog.open()
    assert listed(dialog) == []
    assert dialog.empty_label.isVisible()
    assert dialog.empty_label.text().endswith("Seither steht im Änderungsprotokoll nichts.")
    shop.customers.save(replace(shop.customers.get(other_id), note="Neu."))
    assert len(listed(dialog)) == 1
    assert dialog.empty_label.isHidden()
    assert dialog.end_label.text().startswith("Weiter zurück reicht das Änderungsprotokoll nicht.")
    dialog.reject()


def test_who_is_erased_meanwhile_closes_the_dialog(lived: Customer, shop: Store, opened: Opened) -> None:
    dialog = opened()
    shop.customers.create(person())
    assert dialog.isVisible()
    shop.erase([lived])
    assert not dialog.isVisible()
