"""What single colleagues think is nowhere to be found on the screen where the shop has agreed to hide it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from kundenapp.domain.openness import Openness
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.customers.category_dialog import CategoryDialog
from kundenapp.ui.sympathy.matrix_view import MatrixView
from tests.factories import answer
from tests.ui.hands import CTRL, hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

NOTE = "bringt immer Kuchen mit"
TELLING = ("1,5", "2,5", NOTE)
"""What one colleague has said of the bakery, and nobody else of anybody."""
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
TABS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_6)


def told(root: QWidget) -> set[str]:
    """Return every text in a window: seen, pointed at, read aloud; of lists, the first lines."""
    found: set[str] = set()
    for widget in (root, *root.findChildren(QWidget)):
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        found |= {str(getattr(widget, name)()) for name in ("text", "toPlainText") if hasattr(widget, name)}
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found |= set(lines(widget.model()))
    return found


def lines(model: QAbstractItemModel) -> Iterator[str]:
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(model.rowCount(), 50)):
        for column in range(columns):
            values: list[Any] = [model.data(model.index(row, column), role) for role in ROLES]
            yield from (str(value) for value in values if value is not None)


def telling(root: QWidget) -> list[str]:
    QApplication.processEvents()
    return sorted(text for text in told(root) if any(word in text for word in TELLING))


def walk(main_window: MainWindow, shop: Store, bakery: Customer) -> Iterator[tuple[str, list[str]]]:
    """Go through all tabs and all views of the Sympathiematrix, the bakery in front wherever somebody can be."""
    main_window.pages.open_customer(bakery.id or 0)
    for key in TABS:
        hit(main_window, key, CTRL)
        yield key.name, telling(main_window)
    page = main_window.sympathy
    for name in page.view_names:
        page.show_view(name)
        yield name, telling(main_window)
    page.show_customer(bakery.id or 0)
    view = page.view
    assert isinstance(view, MatrixView)
    for sheet in (None, *(one.id for one in shop.employees.active())):
        view.sheets.choose(sheet)
        view.show_customer(bakery.id or 0)
        yield f"sheet of {sheet}", telling(main_window)
    dialog = CategoryDialog(main_window.desk, bakery, main_window)
    yield "category", telling(dialog)
    dialog.deleteLater()


@pytest.fixture
def colleagues(shop: Store, bakery: Customer) -> list[int]:
    """Three beside Mira, who works; the first is reluctant and has said why. The bakery answers 9."""
    mine = shop.employee_id
    people = [shop.employees.create(name).id or 0 for name in ("Jonas Peters", "Timo Ehlers", "Zoe Wolff")]
    shop.employee_id = people[0]
    shop.placements.place(bakery.id or 0, 1.5, 2.5, NOTE)
    shop.employee_id = mine
    record_answer(shop, answer(bakery.id or 0, 9))
    return people


def say_too(shop: Store, bakery: Customer, people: list[int | None]) -> None:
    mine = shop.employee_id
    for who, sympathy in zip(people, (4.0, 5.0), strict=False):
        shop.employee_id = who
        shop.placements.place(bakery.id or 0, sympathy, None)
    shop.employee_id = mine


@pytest.mark.parametrize(
    ("rule", "raters"),
    [(Openness.AFTER_OWN, "one"), (Openness.AFTER_OWN, "three"), (Openness.HIDDEN, "one"), (Openness.HIDDEN, "mine")],
)
def test_nowhere_is_told_what_a_single_colleague_thinks(
    rule: Openness, raters: str, shop: Store, bakery: Customer, colleagues: list[int], request: pytest.FixtureRequest
) -> None:
    others: dict[str, list[int | None]] = {"three": [*colleagues[1:]], "mine": [colleagues[1], shop.employee_id]}
    say_too(shop, bakery, others.get(raters, []))
    shop.sympathy_settings.set_openness(rule)
    main_window: MainWindow = request.getfixturevalue("main_window")
    assert {place: found for place, found in walk(main_window, shop, bakery) if found} == {}


def test_where_it_is_open_it_is_told(
    shop: Store, bakery: Customer, colleagues: list[int], main_window: MainWindow
) -> None:
    """So that the walk is known to find something."""
    shop.sympathy_settings.set_openness(Openness.OPEN)
    found = {place for place, texts in walk(main_window, shop, bakery) if texts}
    assert found >= {"Key_2", "raster", "category", f"sheet of {None}", f"sheet of {colleagues[0]}"}
