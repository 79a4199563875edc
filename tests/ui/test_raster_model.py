"""The Raster underneath: what it reads, what it says to who listens, and what happens when the file does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from kundenapp.app.qt_setup import make_application
from kundenapp.domain.business import Employee
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.openness import Openness
from kundenapp.domain.placement import Placement
from kundenapp.services.sample import create_sample_file
from kundenapp.store.opening import open_store
from kundenapp.ui.sympathy import raster_words
from kundenapp.ui.sympathy.raster_cells import STEPS, OwnCell
from kundenapp.ui.sympathy.raster_draft import RasterDraft
from kundenapp.ui.sympathy.raster_model import Cell, RasterModel
from kundenapp.ui.theme import Mode
from tests.factories import MONDAY, Clock
from tests.ui.hands import CTRL, hit, move_mouse
from tests.ui.test_raster import cell, click_step, colleague, customers, opened, place_as, press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from kundenapp.ui.sympathy.raster_view import RasterView

TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


@pytest.fixture
def read_only(shop: Store, places: Places, clock: Clock) -> Iterator[Store]:
    """The shop's file with one customer rated and one value waiting, open for viewing."""
    ids = customers(shop, 2)
    shop.placements.place_many({ids[0]: 4.0})
    me = shop.employee_id
    shop.placement_drafts.keep(me or 0, {ids[1]: 2.0})
    shop.close()
    store = open_store(shop.path, places, clock, read_only=True)
    store.employee_id = me
    yield store
    store.abandon()


def test_the_model_keeps_the_rules_of_qt(shop: Store, qtmodeltester: ModelTester) -> None:
    ids = customers(shop, 210)
    place_as(shop, colleague(shop), {ids[0]: 3.5})
    shop.placements.place_many({ids[0]: 4.0})
    draft = RasterDraft(shop)
    draft.load(shop.employee_id)
    model = RasterModel(shop, draft)
    model.load(shop.customer_list.ids(CustomerFilter(), shop.today()))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert (model.rowCount(), model.columnCount()) == (210, 2)
    assert [model.index(0, column).data() for column in range(2)] == ["4", "3,5"]
    assert model.headerData(209, Qt.Orientation.Vertical) == "Firma 0209"
    model.enter(209, 2.0)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_the_same_again_on_the_same_day_is_nothing_new(shop: Store, clock: Clock) -> None:
    ids = customers(shop, 2)
    shop.placements.place_many({ids[0]: 4.0})
    draft = RasterDraft(shop)
    draft.load(shop.employee_id)
    model = RasterModel(shop, draft)
    model.load(shop.customer_list.ids(CustomerFilter(), shop.today()))
    for value in (3.0, 4.0):
        model.enter(0, value)
    model.enter(1, 5.0)
    model.enter(1, None)
    assert draft.values == {}
    clock.go_on(days=1)
    model.load(model.ids)
    model.enter(0, 4.0)
    assert draft.values == {ids[0]: 4.0}


def accessible_name(view: RasterView, row: int, column: int) -> str:
    place = (row + 1) * (view.model.columnCount() + 1) + column + 1  # the first row and column are the headers
    return QAccessible.queryAccessibleInterface(view.table).child(place).text(QAccessible.Text.Name)


def test_cells_say_whose_they_are_and_what_they_mean(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 3)
    place_as(shop, colleague(shop), {ids[0]: 2.0})
    shop.placements.place_many({ids[0]: 4.0, ids[1]: 4.5})
    _window, view = opened(shop, qtbot)
    assert accessible_name(view, 0, 0) == "Firma 0000, meine Einschätzung: 4, freue mich"
    assert accessible_name(view, 0, 1) == "Firma 0000, Sabine Lindner: 2, eher ungern"
    half = "Firma 0001, meine Einschätzung: 4,5, zwischen „freue mich“ und „Herz schlägt höher“"
    assert accessible_name(view, 1, 0) == half
    assert accessible_name(view, 1, 1) == "Firma 0001, Sabine Lindner: keine Einschätzung"
    assert accessible_name(view, 2, 0) == "Firma 0002, meine Einschätzung: kenne ich nicht"
    assert accessible_name(view, 2, 1) == "Firma 0002, Sabine Lindner: verdeckt"
    press(view, Qt.Key.Key_5)
    said = "Firma 0000, meine Einschätzung: 5, Herz schlägt höher, noch nicht gespeichert"
    assert accessible_name(view, 0, 0) == said


def test_under_the_shade_nothing_is_told_either(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 1)
    shop.placements.place_many({ids[0]: 1.0})
    window, view = opened(shop, qtbot)
    hit(window, Qt.Key.Key_F12)
    assert accessible_name(view, 0, 0) == "Firma 0000, Mira Kaya: verdeckt"
    assert view.model.index(0, 0).data() == ""
    hit(window, Qt.Key.Key_F12)
    assert accessible_name(view, 0, 0).endswith("1, Herz rutscht in die Hose")


def test_the_table_is_one_stop_of_the_tab_key(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 3)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_4)
    hit(window, Qt.Key.Key_Tab)
    assert view.footer.drop_button.hasFocus()
    hit(window, Qt.Key.Key_Tab)
    assert view.footer.save_button.hasFocus()


def test_keys_of_a_table(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 40)
    _window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_PageDown)
    assert 5 < view.table.currentIndex().row() < 20
    press(view, Qt.Key.Key_PageUp)
    assert view.table.currentIndex().row() == 0
    hit(view, Qt.Key.Key_End, CTRL)
    assert (view.table.currentIndex().row(), view.table.currentIndex().column()) == (39, 0)
    hit(view, Qt.Key.Key_Home, CTRL)
    assert (view.table.currentIndex().row(), view.table.currentIndex().column()) == (0, 0)


@pytest.mark.parametrize(
    ("said", "rule", "tip"),
    [
        (Cell(is_hidden=True), Openness.HIDDEN, Openness.HIDDEN.meaning),
        (
            Cell(is_hidden=True),
            Openness.AFTER_OWN,
            "Zeigt sich, sobald Sie diesen Kunden selbst eingeschätzt und gespeichert haben.",
        ),
        (Cell(is_own=True, value=3.0, is_unsaved=True), Openness.OPEN, "Noch nicht gespeichert."),
        (Cell(is_own=True), Openness.OPEN, ""),
        (Cell(), Openness.OPEN, "Mira: keine Einschätzung"),
        (Cell(Placement(1, 1, MONDAY, 4.0), 4.0), Openness.OPEN, "Mira am 23.11.2026"),
    ],
)
def test_what_is_said_to_who_points(said: Cell, rule: Openness, tip: str) -> None:
    assert raster_words.tip(said, "Mira", rule) == tip


def test_titles_of_narrow_columns() -> None:
    mira = Employee("Mira Kaya", id=1)
    assert raster_words.column_titles(mira, 2) == ["Mira Kaya", "Mira K.", "MK"]
    assert raster_words.column_titles(mira, 1) == ["Mira Kaya (ich)", "Mira (ich)", "ich"]
    assert raster_words.column_titles(Employee("Jo", id=3), 1)[1] == "Jo"


def test_an_old_value_says_so() -> None:
    old = Cell(Placement(1, 1, MONDAY, 4.0), 4.0, is_own=True, is_old=True)
    assert raster_words.spoken(old, "A", "Mira") == "A, meine Einschätzung: 4, freue mich, älter als ein Jahr"


def test_a_file_that_may_only_be_looked_at(read_only: Store, qtbot: QtBot) -> None:
    _window, view = opened(read_only, qtbot)
    assert view.banner.label.text() == "Diese Datei lässt sich nur ansehen."
    press(view, Qt.Key.Key_2)
    click_step(view, 1, 3)
    assert [cell(view, row).value for row in range(2)] == [4.0, None]
    assert view.footer.hint_label.text() == "Diese Datei lässt sich nur ansehen."
    assert not view.footer.save_button.isVisible()
    assert view.flush()


def test_what_cannot_be_written_down_stays_and_is_tried_again(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 3)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_4)
    aside = shop.path.rename(shop.path.with_name("verschoben.kundenapp"))
    press(view, Qt.Key.Key_5)
    assert window.desk.notice.text == str(FaultError(Fault.MOVED, "Kunden.kundenapp"))
    assert not view.flush()
    assert cell(view, 1).value == 5.0
    assert view.footer.count_label.text() == "2 neue Einschätzungen, noch nicht gespeichert"
    hit(window, Qt.Key.Key_Return, CTRL)
    assert cell(view, 1).is_unsaved
    aside.rename(shop.path)
    assert view.flush()
    assert shop.placement_drafts.of(shop.employee_id or 0) == {ids[0]: 4.0, ids[1]: 5.0}


def test_many_customers_are_read_as_they_come_into_view(tmp_path: Path, places: Places, qtbot: QtBot) -> None:
    create_sample_file(tmp_path / "Viele.kundenapp", places, MONDAY, customers=1_000)
    store = open_store(tmp_path / "Viele.kundenapp", places, Clock())
    store.employee_id = store.employees.active()[0].id
    _window, view = opened(store, qtbot)
    assert view.model.rowCount() > 900
    assert len(view.model._pages) == 1
    hit(view, Qt.Key.Key_End, CTRL)
    press(view, Qt.Key.Key_4)
    assert cell(view, view.model.rowCount() - 1).value == 4.0
    assert len(view.model._pages) == 2
    store.abandon()


def test_pointing_shows_what_can_be_clicked(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 3)
    _window, view = opened(shop, qtbot)
    place = OwnCell(view.table.visualRect(view.model.index(2, 0)))
    move_mouse(view.table.viewport(), place.target(STEPS[0]).center())
    assert view.table.hovered_row == 2
    assert view.table.cursor().shape() is Qt.CursorShape.PointingHandCursor
    move_mouse(view.table.viewport(), place.value.center())
    assert view.table.cursor().shape() is Qt.CursorShape.ArrowCursor
    QApplication.sendEvent(view.table, QEvent(QEvent.Type.Leave))
    assert view.table.hovered_row == -1


@pytest.mark.parametrize("people", [1, 3, 15])
def test_names_stay_while_many_colleagues_are_scrolled(people: int, shop: Store, qtbot: QtBot) -> None:
    customers(shop, 2)
    for number in range(people - 2):
        shop.employees.create(f"Kollegin {number}")
    if people == 1:
        shop.employees.leave(colleague(shop), shop.today(), follow_ups_to=None, customers_to=None)
    window, view = opened(shop, qtbot)
    assert view.model.columnCount() == people
    bar = view.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: (bar.maximum() > 0) == (people == 15))  # once everything has found its place
    bar.setValue(bar.maximum())
    left = view.table.verticalHeader().mapTo(window, QPoint(0, 0)).x()
    assert left == view.table.mapTo(window, QPoint(0, 0)).x()
    assert all(view.table.columnWidth(column) >= 64 for column in range(people))


def test_larger_letters_have_the_room_they_need(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 2)
    _window, view = opened(shop, qtbot)
    before = view.table.columnWidth(0), view.table.rowHeight(0)
    make_application(Mode.LIGHT, 1.3)
    assert view.table.columnWidth(0) > before[0]
    assert view.table.rowHeight(0) >= before[1]
    place = OwnCell(view.table.visualRect(view.model.index(0, 0)))
    assert place.rect.contains(place.target(0))
