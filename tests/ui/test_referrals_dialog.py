"""Weiterempfehlungen on the page of a customer: the quiet card, and the tree behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kundenapp.app.qt_setup import make_application
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.origin import Source
from kundenapp.ui.customers.referrals_dialog import ReferralsDialog
from kundenapp.ui.theme import Mode
from tests.factories import person
from tests.ui.hands import click, hit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

    Opened = Callable[..., ReferralsDialog]


def sent(shop: Store, by: Customer, name: str, *years: CustomerYear) -> Customer:
    """Put somebody into the file whom `by` has sent."""
    return shop.customers.create(person(name, "", source=Source.REFERRAL, recommended_by=by.id, years=years))


@pytest.fixture
def opened(main_window: MainWindow, qtbot: QtBot) -> Opened:
    """Open the tree from the card on the page of a customer, or from the menu."""

    def open_it(customer: Customer, *, by_menu: bool = False) -> ReferralsDialog:
        main_window.pages.open_customer(customer.id or 0)
        detail = main_window.customers.detail
        if by_menu:
            (action,) = (one for one in detail.menu().actions() if one.text() == "Weiterempfehlungen …")
            action.trigger()
        else:
            click(detail.referral_card.open_button)
        (dialog,) = (one for one in main_window.findChildren(ReferralsDialog) if one.isVisible())
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_it


def walked(dialog: ReferralsDialog) -> list[tuple[int, str, str]]:
    """Return level, name and worth of all rows from top to bottom."""
    view = dialog.tree
    index, rows = view.model().index(0, 0), []
    while index.isValid():
        rows.append((level(index), index.data(), index.siblingAtColumn(1).data()))
        index = view.indexBelow(index)
    return rows


def level(index: QModelIndex) -> int:
    return 1 + level(index.parent()) if index.parent().isValid() else 0


def test_the_card_is_there_only_if_there_is_something_to_say(
    shop: Store, bakery: Customer, koehler: Customer, main_window: MainWindow
) -> None:
    card = main_window.customers.detail.referral_card
    main_window.pages.open_customer(bakery.id or 0)
    assert not card.isVisible()
    sent(shop, bakery, "Özdemir")
    shop.customers.save(replace(koehler, source=Source.REFERRAL, recommended_by=bakery.id))
    main_window.pages.open_customer(koehler.id or 0)
    assert card.isVisible()
    assert card.words_label.text() == "Kam durch Bäckerei Großmann"
    main_window.pages.open_customer(bakery.id or 0)
    assert card.words_label.text() == "Hat 2 Empfehlungen gebracht"


def test_the_tree_shows_everybody_in_their_place(
    shop: Store, bakery: Customer, main_window: MainWindow, opened: Opened
) -> None:
    child = sent(shop, bakery, "Özdemir", CustomerYear(2025, 184_000), CustomerYear(2026, 92_000))
    sent(shop, child, "Brandl", CustomerYear(2026, 1_000))
    sent(shop, bakery, "Abel")
    dialog = opened(child)
    assert walked(dialog) == [
        (0, "Bäckerei Großmann", "2025: 1.840 €"),
        (1, "Özdemir", "2025: 1.840 € · 2026: 920 €"),
        (2, "Brandl", "2026: 10 €"),
    ]
    assert dialog.title_label.text() == "Weiterempfehlungen: Özdemir"
    assert dialog.summary_label.text() == "1 Empfehlung."
    assert dialog.worth_label.text() == "Umsatz 2025 und 2026 aller, die so kamen: 10 €."
    assert not dialog.notes_label.isVisible()
    assert dialog.tree.hasFocus()
    assert dialog.tree.currentIndex().data() == "Özdemir"


def test_arrows_and_enter_open_a_customer(
    shop: Store, bakery: Customer, main_window: MainWindow, opened: Opened
) -> None:
    child = sent(shop, bakery, "Özdemir")
    dialog = opened(bakery)
    hit(dialog, Qt.Key.Key_Down)
    hit(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert main_window.customers.current_id == child.id
    dialog = opened(child)
    hit(dialog, Qt.Key.Key_Up)
    hit(dialog, Qt.Key.Key_Enter)
    assert main_window.customers.current_id == bakery.id


def test_a_click_opens_a_customer(shop: Store, bakery: Customer, main_window: MainWindow, opened: Opened) -> None:
    child = sent(shop, bakery, "Özdemir")
    view = opened(bakery).tree
    place = view.visualRect(view.indexBelow(view.model().index(0, 0))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert main_window.customers.current_id == child.id


def test_the_customer_the_tree_is_about_is_open_already(
    shop: Store, bakery: Customer, main_window: MainWindow, opened: Opened
) -> None:
    sent(shop, bakery, "Özdemir")
    dialog = opened(bakery)
    hit(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert main_window.customers.current_id == bakery.id


def test_who_has_no_name_cannot_be_opened(
    shop: Store, bakery: Customer, main_window: MainWindow, opened: Opened
) -> None:
    child = sent(shop, bakery, "Özdemir")
    sent(shop, child, "Brandl")
    shop.customers.trash(child.id or 0)
    dialog = opened(bakery, by_menu=True)
    assert [name for _level, name, _worth in walked(dialog)] == [
        "Bäckerei Großmann",
        "jemand, der nicht mitzählt",
        "Brandl",
    ]
    hit(dialog, Qt.Key.Key_Down)
    hit(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.notes_label.text() == "1 Kunde im Papierkorb oder mit gesperrten Daten zählt nicht mit."


def test_the_shade_hides_what_everybody_brought(
    shop: Store, bakery: Customer, main_window: MainWindow, opened: Opened
) -> None:
    sent(shop, bakery, "Özdemir", CustomerYear(2026, 92_000))
    dialog = opened(bakery)
    assert not dialog.tree.isColumnHidden(1)
    hit(dialog, Qt.Key.Key_F12)
    assert dialog.tree.isColumnHidden(1)
    hit(dialog, Qt.Key.Key_F12)
    assert not dialog.tree.isColumnHidden(1)
    dialog.reject()
    main_window.desk.shade.toggle()
    dialog = opened(bakery, by_menu=True)
    assert dialog.tree.isColumnHidden(1)


def test_the_menu_leads_there_also_if_there_is_nobody(
    bakery: Customer, main_window: MainWindow, opened: Opened
) -> None:
    dialog = opened(bakery, by_menu=True)
    assert dialog.summary_label.text() == "Noch steht bei niemandem, dass er durch Bäckerei Großmann kam."
    assert not dialog.worth_label.isVisible()
    assert [name for _level, name, _worth in walked(dialog)] == ["Bäckerei Großmann"]


def test_a_screen_reader_hears_name_and_revenue(
    shop: Store, bakery: Customer, main_window: MainWindow, opened: Opened
) -> None:
    sent(shop, bakery, "Özdemir", CustomerYear(2026, 92_000))
    dialog = opened(bakery)
    row = dialog.tree.indexBelow(dialog.tree.model().index(0, 0))
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Özdemir, 2026: 920 €"
    assert QAccessible.queryAccessibleInterface(dialog.tree).text(QAccessible.Text.Name) == "Wer wen empfohlen hat"


def test_another_look_keeps_the_tree(shop: Store, bakery: Customer, opened: Opened, qapp: QApplication) -> None:
    sent(shop, bakery, "Özdemir", CustomerYear(2026, 92_000))
    dialog = opened(bakery)
    before, height = walked(dialog), dialog.tree.visualRect(dialog.tree.currentIndex()).height()
    make_application(Mode.DARK, 1.3)
    assert walked(dialog) == before
    assert dialog.tree.visualRect(dialog.tree.currentIndex()).height() > height
    assert dialog.tree.currentIndex().data() == "Bäckerei Großmann"
