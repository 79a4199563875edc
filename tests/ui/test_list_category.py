"""What the list shows of category and field: the colour of the bubble, the heart, the tooltip, and nothing with F12."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from kundenapp.domain.category import Category
from kundenapp.ui.theme import theme
from tests.ui.hands import hit

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


def line(main_window: MainWindow) -> QImage:
    """Return the first line of the list as it is painted."""
    view = main_window.customers.list_panel.view
    QApplication.processEvents()
    return view.viewport().grab(view.visualRect(view.model().index(0, 0))).toImage()


def bubble_color(main_window: MainWindow) -> str:
    """Return the colour of the bubble above its letters."""
    return line(main_window).pixelColor(14 + 12 + 19, 16).name()


def hearts(main_window: MainWindow) -> int:
    """Return how many pixels right of the bubble have the colour of the heart."""
    image, wanted = line(main_window), theme().color("accent_text").name()
    return sum(
        image.pixelColor(x, y).name() == wanted for x in range(80, image.width() - 60) for y in range(image.height())
    )


def tip(main_window: MainWindow) -> str:
    """Return what is said when the bubble is pointed at."""
    view = main_window.customers.list_panel.view
    place = view.visualRect(view.model().index(0, 0)).topLeft() + QPoint(45, 29)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    return QToolTip.text()


@pytest.mark.parametrize(
    ("sympathy", "enthusiasm", "token"),
    [(4.0, 9.0, "zone_traum"), (4.0, 5.0, "petrol_soft"), (2.0, 9.0, "blue_soft"), (2.0, 5.0, "stone_soft")],
)
def test_the_bubble_has_the_colour_of_the_field(
    bakery: Customer, shop: Store, main_window: MainWindow, sympathy: float, enthusiasm: float, token: str
) -> None:
    shop.placements.place(bakery.id or 0, sympathy, enthusiasm)
    assert bubble_color(main_window) == theme().color(token).name()


def test_f12_takes_colour_heart_and_words_away(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.placements.place(bakery.id or 0, 5, 9)
    shop.categories.decide(bakery.id or 0, Category.DREAM, "Trägt uns seit Jahren.")
    index = main_window.customers.list_panel.model.index(0, 0)
    hit(main_window, Qt.Key.Key_F12)
    assert bubble_color(main_window) == theme().color("stone_soft").name()
    assert hearts(main_window) == 0
    assert tip(main_window) == ""
    assert "Traumkunde" not in str(index.data(ACCESSIBLE))
    hit(main_window, Qt.Key.Key_F12)
    assert hearts(main_window) > 40
    assert "Kategorie: Traumkunde (von Hand)" in tip(main_window)
    assert str(index.data(ACCESSIBLE)).endswith("Traumkunde (von Hand)")
    QToolTip.hideText()


def test_only_traumkunden_have_a_heart(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.categories.decide(bakery.id or 0, Category.DIFFICULT, "Zahlt selten.")
    assert hearts(main_window) == 0


def test_somebody_else_sees_other_colours(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.placements.place(bakery.id or 0, 5, 9)
    shop.employee_id = next(one.id for one in shop.employees.active() if one.id != shop.employee_id)
    main_window.desk.events.person_changed.emit()
    assert bubble_color(main_window) == theme().color("stone_soft").name()
