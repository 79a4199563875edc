"""The chip of the latest answer: in the list and on the page, by colour, by words, and out of sight while shaded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from kundenapp.domain.answer import Scale
from kundenapp.domain.merge import proposed
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.theme import theme
from tests.factories import BAKERY, MONDAY, answer
from tests.ui.hands import CTRL, hit

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def spoken(window: MainWindow, row: int = 0) -> str:
    """Return what a screen reader says of a line."""
    model = window.customers.list_panel.model
    return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def colour_in_list(window: MainWindow, row: int = 0) -> str:
    """Return the colour at the left edge of the place of the chip."""
    view = window.customers.list_panel.view
    card = view.visualRect(view.model().index(row, 0))
    image = view.viewport().grab().toImage()
    return image.pixelColor(view.width() - 14 - 12 - 26, card.center().y()).name()


def test_the_list_says_the_latest_answer(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    before = spoken(main_window)
    assert "Antwort" not in before
    for value, day in ((3, MONDAY - timedelta(days=20)), (9, MONDAY - timedelta(days=12))):
        record_answer(shop, answer(bakery.id, value, day))
    assert spoken(main_window).endswith("Letzte Antwort: 9 von 10 am 11.11.")
    hit(main_window, Qt.Key.Key_F12)
    assert "Antwort" not in spoken(main_window)
    hit(main_window, Qt.Key.Key_F12)
    assert "9 von 10" in spoken(main_window)


@pytest.mark.parametrize(("value", "tone"), [(10, "good"), (8, "stone"), (0, "bad")])
def test_the_chip_has_the_colour_of_its_class(
    bakery: Customer, shop: Store, main_window: MainWindow, value: int, tone: str
) -> None:
    nothing = colour_in_list(main_window)
    record_answer(shop, answer(bakery.id, value))
    assert colour_in_list(main_window) == theme().color(f"{tone}_soft").name()
    hit(main_window, Qt.Key.Key_F12)
    assert colour_in_list(main_window) == nothing


def test_pointed_at_the_chip_says_more_and_the_line_does_not(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    record_answer(shop, answer(bakery.id, 9, scale=Scale.ONE_TO_TEN))
    view = main_window.customers.list_panel.view
    middle = view.visualRect(view.model().index(0, 0)).center().y()
    for x, told in ((120, False), (view.width() - 40, True)):
        place = QPoint(x, middle)
        event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
        assert ("Letzte Antwort: 9 (Skala 1 bis 10) am 23.11." in QToolTip.text()) is told
    QToolTip.hideText()


def test_the_page_shows_it_beside_the_name(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    chip = main_window.customers.detail.head.score_chip
    assert chip.isHidden()
    record_answer(shop, answer(bakery.id, 9))
    assert chip.isVisible()
    assert chip.accessibleName() == "Letzte Antwort: 9 von 10 am 23.11."
    assert "Letzte Antwort" in chip.toolTip()
    hit(main_window, Qt.Key.Key_F12)
    assert chip.grab().toImage().pixelColor(3, 14).name() == theme().color("stone_soft").name()
    hit(main_window, Qt.Key.Key_F12)
    shop.answers.delete(1)
    assert chip.isHidden()
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert chip.isVisible()


def test_of_two_who_became_one_the_latest_answer_counts(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    double = shop.customers.create(BAKERY)
    record_answer(shop, answer(bakery.id, 9, MONDAY - timedelta(days=40)))
    record_answer(shop, answer(double.id, 4, MONDAY - timedelta(days=2)))
    winner, loser = shop.customers.get(bakery.id or 0), shop.customers.get(double.id or 0)
    shop.merging.merge(winner, loser, proposed(winner, loser))
    assert main_window.customers.list_panel.model.rowCount() == 1
    assert spoken(main_window).endswith("Letzte Antwort: 4 von 10 am 21.11.")
    main_window.pages.open_customer(bakery.id)
    assert main_window.customers.detail.head.score_chip.accessibleName() == "Letzte Antwort: 4 von 10 am 21.11."
    shop.undo()
    main_window.pages.open_customer(bakery.id)
    assert main_window.customers.detail.head.score_chip.accessibleName() == "Letzte Antwort: 9 von 10 am 14.10."
