"""The place of a customer in numbers, typed and stepped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kundenapp.ui.sympathy.matrix_view import MatrixView
from tests.ui.hands import CTRL, click, hit, press, type_where_focus_is
from tests.ui.test_other_person import sit_down

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.sympathy.place_card import PlaceCard
    from tests.factories import Clock


@pytest.fixture
def matrix(bakery: Customer, koehler: Customer, main_window: MainWindow) -> MatrixView:
    """The matrix, the bakery chosen in the list of those without a place."""
    hit(main_window, Qt.Key.Key_5, CTRL)
    view = main_window.sympathy.view
    assert isinstance(view, MatrixView)
    QApplication.processEvents()
    return view


@pytest.fixture
def card(matrix: MatrixView, bakery: Customer, main_window: MainWindow) -> PlaceCard:
    """Its card."""
    row = matrix.side.tray.view.visualRect(matrix.side.tray.model.index(0, 0))
    QTest.mouseClick(matrix.side.tray.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert matrix.current_id == bakery.id
    hit(main_window, Qt.Key.Key_F2)
    return matrix.side.place


def where(shop: Store, customer: Customer) -> tuple[float | None, float | None, str] | None:
    placement = shop.placements.own(customer.id or 0)
    return None if placement is None else (placement.sympathy, placement.enthusiasm, placement.note)


def test_a_customer_is_placed_in_numbers(
    card: PlaceCard, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    assert card.sympathy_input.hasFocus()
    type_where_focus_is("4,5")
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) == (4.5, None, "")
    assert card.head.words_label.text() == "Begeisterung offen · 23.11.2026"
    type_where_focus_is("8")
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) == (4.5, 8.0, "")
    assert card.head.words_label.text() == "Traumfeld · 23.11.2026"
    type_where_focus_is("Zahlt pünktlich.")
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) == (4.5, 8.0, "Zahlt pünktlich.")
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert where(shop, bakery) == (4.5, 8.0, "")
    assert card.note_input.toPlainText() == ""


def test_up_and_down_go_in_half_steps_and_are_one_move(
    card: PlaceCard, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    hit(main_window, Qt.Key.Key_Up)
    assert card.sympathy_input.text() == "3", "from nothing it begins in the middle"
    for _step in range(3):
        hit(main_window, Qt.Key.Key_Up)
    hit(main_window, Qt.Key.Key_Down)
    assert card.sympathy_input.text() == "4"
    card.flush()
    for _step in range(4):
        hit(main_window, Qt.Key.Key_PageUp)
    assert card.sympathy_input.text() == "5", "the scale ends there"
    hit(main_window, Qt.Key.Key_PageDown)
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) == (4.0, None, "")
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert where(shop, bakery) is None, "one visit to the field is one step back"


@pytest.mark.parametrize("typed", ["6", "3,7", "viel", "0"])
def test_what_is_no_step_is_said_and_stays(
    card: PlaceCard, matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow, typed: str
) -> None:
    type_where_focus_is(typed)
    hit(main_window, Qt.Key.Key_Tab)
    assert card.sympathy.error() == "Bitte eine Zahl von 1 bis 5 in halben Schritten, zum Beispiel 3,5."
    assert where(shop, bakery) is None
    card.sympathy_input.setFocus()
    hit(main_window, Qt.Key.Key_Up)
    assert card.sympathy_input.text() == typed
    matrix.side.tray.view.setFocus()
    hit(main_window, Qt.Key.Key_Down)
    assert card.head.name_label.text() == "Anneliese Köhler"
    assert card.sympathy.error() is None
    hit(main_window, Qt.Key.Key_Up)
    assert card.sympathy_input.text() == typed, "nothing typed is lost"
    assert card.sympathy.error() is not None
    hit(main_window, Qt.Key.Key_F2)
    type_where_focus_is("2")
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) == (2.0, None, "")
    assert card.flush()
    assert shop.drafts.get(f"placement:{bakery.id}:1") is None


def test_sympathy_comes_first(card: PlaceCard, bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_Tab)
    type_where_focus_is("8")
    hit(main_window, Qt.Key.Key_Tab)
    assert card.enthusiasm.error() == "Zuerst die Sympathie, dann die Begeisterung."
    type_where_focus_is("Warum")
    hit(main_window, Qt.Key.Key_Tab)
    assert card.note.error() == "Zuerst die Sympathie, dann das Warum. Der Text bleibt hier stehen."
    for editor in (card.enthusiasm_input, card.note_input):
        editor.setFocus()
        editor.selectAll()
        hit(main_window, Qt.Key.Key_Backspace)
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) is None


def test_an_empty_sympathy_does_not_take_the_place_away_unasked(
    card: PlaceCard, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    type_where_focus_is("4")
    hit(main_window, Qt.Key.Key_Tab)
    card.sympathy_input.setFocus()
    card.sympathy_input.selectAll()
    hit(main_window, Qt.Key.Key_Backspace)
    hit(main_window, Qt.Key.Key_Tab)
    assert card.sympathy.error() is not None
    assert where(shop, bakery) == (4.0, None, "")
    click(card.withdraw_button)
    assert where(shop, bakery) is None
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert where(shop, bakery) == (4.0, None, "")


def test_an_empty_enthusiasm_is_no_estimate(
    card: PlaceCard, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    shop.placements.place(bakery.id or 0, 4.0, 8.0)
    card.enthusiasm_input.setFocus()
    card.enthusiasm_input.selectAll()
    hit(main_window, Qt.Key.Key_Backspace)
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) == (4.0, None, "")


def test_what_is_old_is_confirmed_with_a_click(
    card: PlaceCard, bakery: Customer, shop: Store, clock: Clock, main_window: MainWindow
) -> None:
    type_where_focus_is("4")
    hit(main_window, Qt.Key.Key_Tab)
    assert card._old.isHidden()
    clock.go_on(days=366)
    main_window.desk.days.look()
    assert card._old.isVisible()
    click(card.confirm_button)
    assert card._old.isHidden()
    assert [one.sympathy for one in shop.placements.history_of(bakery.id or 0)] == [4.0, 4.0]


def test_the_customer_is_opened(card: PlaceCard, bakery: Customer, main_window: MainWindow) -> None:
    press(card.open_button, Qt.Key.Key_Return)
    assert main_window.pages.name_in_front == "customers"
    assert main_window.customers.current_id == bakery.id


def test_who_goes_into_the_trash_leaves_the_card(
    card: PlaceCard, matrix: MatrixView, bakery: Customer, shop: Store
) -> None:
    shop.customers.trash(bakery.id or 0)
    assert card.chosen is None
    assert card.empty_label.isVisible()
    assert matrix.side.tray.count_label.text() == "1"


def test_a_restricted_customer_is_refused_with_a_sentence(
    card: PlaceCard, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    shop.customers.restrict(bakery.id or 0)
    card.sympathy_input.setFocus()
    type_where_focus_is("4")
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) is None
    assert card.sympathy.error() is not None


def test_what_did_not_fit_is_neither_seen_nor_kept_by_whoever_sits_down_next(
    card: PlaceCard, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    hit(main_window, Qt.Key.Key_Tab)
    hit(main_window, Qt.Key.Key_Tab)
    type_where_focus_is("Vertraulich.")
    hit(main_window, Qt.Key.Key_Tab)
    assert card.note.error() is not None
    sit_down(main_window, "Sabine Lindner")
    assert (card.note_input.toPlainText(), card.note.error()) == ("", None)
    assert main_window.customers.flush()
    assert card.flush()
    card.sympathy_input.setFocus()
    type_where_focus_is("2")
    hit(main_window, Qt.Key.Key_Tab)
    assert where(shop, bakery) == (2.0, None, "")
    sit_down(main_window, "Mira Kaya")
    assert card.note_input.toPlainText() == "Vertraulich."
    assert where(shop, bakery) is None
