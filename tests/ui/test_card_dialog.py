"""A customer's visiting card, from their menu into a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.ui.customers.card_dialog import CardDialog
from kundenapp.ui.customers.customer_menu import CustomerAction
from tests.exchange.read_vcard import read_vcard
from tests.ui.hands import click

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.main_window import MainWindow


def opened(window: MainWindow, tmp_path: Path, name: str) -> CardDialog:
    """Choose the entry in the menu of the customer in front."""
    menu = window.customers.detail.menu()
    (entry,) = (action for action in menu.actions() if action.data() == CustomerAction.CARD.value)
    assert entry.text() == "Als Visitenkarte speichern (vCard) …"
    assert entry.isEnabled()
    entry.trigger()
    menu.close()
    (dialog,) = window.findChildren(CardDialog)
    dialog._ask_path = lambda _parent, proposed: str(tmp_path / (name or proposed)) if name != "-" else ""
    return dialog


@pytest.mark.parametrize("with_note", [False, True])
def test_the_card_is_saved_with_or_without_the_note(
    bakery: Customer, main_window: MainWindow, tmp_path: Path, *, with_note: bool
) -> None:
    dialog = opened(main_window, tmp_path, "")
    if with_note:
        click(dialog.with_note)
    click(dialog.save_button)
    names = {line.name for line in read_vcard((tmp_path / "Bäckerei-Großmann.vcf").read_bytes())}
    assert ("NOTE" in names) is with_note
    assert main_window.desk.toasts.text() == "Gespeichert als „Bäckerei-Großmann.vcf“."
    assert not dialog.isVisible()


def test_an_ending_is_added_and_nobody_is_forced(bakery: Customer, main_window: MainWindow, tmp_path: Path) -> None:
    dialog = opened(main_window, tmp_path, "-")
    click(dialog.save_button)
    assert dialog.isVisible()
    dialog._ask_path = lambda _parent, _proposed: str(tmp_path / "Karte 1.5")
    click(dialog.save_button)
    assert (tmp_path / "Karte 1.5.vcf").exists()


def test_a_place_that_cannot_be_written_is_told(bakery: Customer, main_window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "Ordner.vcf").mkdir()
    click(opened(main_window, tmp_path, "Ordner.vcf").save_button)
    assert main_window.desk.notice.text.startswith("„Ordner.vcf“ konnte nicht geschrieben werden.")


def test_without_a_note_there_is_nothing_to_choose(bakery: Customer, main_window: MainWindow) -> None:
    dialog = CardDialog(main_window.desk, replace(bakery, note=""), main_window)
    dialog.open()
    assert not dialog.with_note.isVisible()
    dialog.reject()
