"""The Raster: thirty customers from the keyboard alone, blind until saved, nothing lost, everybody for themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kundenapp.domain.merge import proposed
from kundenapp.domain.openness import Openness
from kundenapp.ui.sympathy.raster_cells import NOTHING, OwnCell
from kundenapp.ui.sympathy.raster_model import CELL_ROLE, Cell
from kundenapp.ui.sympathy.raster_rows import RasterRows
from kundenapp.ui.sympathy.raster_view import RasterView
from tests.factories import company
from tests.ui.hands import CTRL, click, hit, opened_window, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


def customers(shop: Store, count: int) -> list[int]:
    """Keep so many customers and return their ids, in the order of their names."""
    return [shop.customers.create(company(f"Firma {number:04d}")).id or 0 for number in range(count)]


def opened(shop: Store, qtbot: QtBot) -> tuple[MainWindow, RasterView]:
    """Return the window with the Raster in front and the keys in its table."""
    window = opened_window(shop, qtbot, "sympathy")
    window.sympathy.show_view("raster")
    window.sympathy.take_focus()
    view = window.sympathy.view
    assert isinstance(view, RasterView)
    QApplication.processEvents()
    return window, view


def press(view: RasterView, *keys: Qt.Key) -> None:
    for key in keys:
        hit(view, key)


def cell(view: RasterView, row: int, column: int = 0) -> Cell:
    found = view.model.index(row, column).data(CELL_ROLE)
    assert isinstance(found, Cell)
    return found


def placed(shop: Store, ids: list[int]) -> list[float | None]:
    """What whoever works has said about these customers."""
    own = [shop.placements.own(customer_id) for customer_id in ids]
    return [one.sympathy if one else None for one in own]


def colleague(shop: Store) -> int:
    return next(one.id or 0 for one in shop.employees.active() if one.id != shop.employee_id)


def place_as(shop: Store, employee_id: int, values: dict[int, float | None]) -> None:
    me, shop.employee_id = shop.employee_id, employee_id
    shop.placements.place_many(values)
    shop.employee_id = me


def click_step(view: RasterView, row: int, step: int, column: int = 0) -> None:
    place = OwnCell(view.table.visualRect(view.model.index(row, column))).target(step).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_thirty_customers_take_thirty_one_keys(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 30)
    window, view = opened(shop, qtbot)
    pressed = 0
    for number in range(30):
        press(view, DIGITS[number % 5])
        pressed += 1
    assert view.footer.count_label.text() == "30 neue Einschätzungen, noch nicht gespeichert"
    assert placed(shop, ids) == [None] * 30
    hit(window, Qt.Key.Key_Return, CTRL)
    pressed += 1
    assert pressed == 31
    assert placed(shop, ids) == [1.0, 2.0, 3.0, 4.0, 5.0] * 6
    assert window.desk.toasts.text() == "30 Einschätzungen gespeichert."
    assert view.table.hasFocus()
    assert not view.footer.save_button.isVisible()
    hit(window, Qt.Key.Key_Z, CTRL)
    assert placed(shop, ids) == [None] * 30


def test_a_digit_goes_on_and_nothing_else_is_touched(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 4)
    _window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_4, Qt.Key.Key_Space, Qt.Key.Key_0, Qt.Key.Key_2)
    assert [cell(view, row).value for row in range(4)] == [4.0, None, None, 2.0]
    assert view.table.currentIndex().row() == 3
    assert view.footer.hint_label.text() == "Das war die letzte Zeile."
    assert shop.placement_drafts.of(shop.employee_id or 0) == {ids[0]: 4.0, ids[3]: 2.0}


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0])
def test_kenne_ich_nicht(key: Qt.Key, shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 2)
    shop.placements.place_many(dict.fromkeys(ids, 3.0))
    window, view = opened(shop, qtbot)
    press(view, key)
    assert (cell(view, 0).value, cell(view, 0).is_unsaved) == (None, True)
    assert view.table.currentIndex().row() == (1 if key == Qt.Key.Key_0 else 0)
    assert window.desk.toasts.text() == ""
    hit(window, Qt.Key.Key_Return, CTRL)
    assert placed(shop, ids) == [None, 3.0]


@pytest.mark.parametrize("key", [Qt.Key.Key_6, Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_9])
def test_what_is_off_the_scale_does_nothing_but_say_so(key: Qt.Key, shop: Store, qtbot: QtBot) -> None:
    customers(shop, 2)
    _window, view = opened(shop, qtbot)
    press(view, key)
    assert view.footer.hint_label.text() == "Die Skala geht von 1 bis 5."
    assert not cell(view, 0).is_unsaved
    assert view.table.currentIndex().row() == 0
    press(view, Qt.Key.Key_5)
    assert view.footer.hint_label.text() == ""


def test_half_steps(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 2)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_Plus)
    assert not cell(view, 0).is_unsaved
    press(view, Qt.Key.Key_4, Qt.Key.Key_Comma)
    assert "+ oder −" in view.footer.hint_label.text()
    press(view, Qt.Key.Key_Up, Qt.Key.Key_Plus)
    assert view.model.index(0, 0).data() == "4,5"
    press(view, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert view.model.index(0, 0).data() == "4,5"
    assert view.table.currentIndex().row() == 0
    hit(window, Qt.Key.Key_Return, CTRL)
    assert placed(shop, ids) == [4.5, None]


def test_letters_do_nothing(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 3)
    _window, view = opened(shop, qtbot)
    type_where_focus_is("firma ü")
    assert view.table.currentIndex().row() == 0
    assert not view.footer.save_button.isVisible()


def test_one_click_sets_a_value_and_another_takes_it_away(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 3)
    _window, view = opened(shop, qtbot)
    click_step(view, 1, 4)
    assert (cell(view, 1).value, view.table.currentIndex().row()) == (4.0, 1)
    click_step(view, 1, 2)
    assert cell(view, 1).value == 2.0
    click_step(view, 1, NOTHING)
    assert cell(view, 1).value is None
    click_step(view, 2, 5)
    click(view.footer.save_button)
    assert placed(shop, ids) == [None, None, 5.0]


def test_every_number_is_large_enough_to_be_hit(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 1)
    _window, view = opened(shop, qtbot)
    place = OwnCell(view.table.visualRect(view.model.index(0, 0)))
    for step in (1, 2, 3, 4, 5, NOTHING):
        target = place.target(step)
        assert min(target.width(), target.height()) >= 28
        assert place.rect.contains(target)


def test_a_click_let_go_elsewhere_sets_nothing(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 2)
    _window, view = opened(shop, qtbot)
    place = OwnCell(view.table.visualRect(view.model.index(0, 0)))
    QTest.mousePress(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place.target(3).center())
    QTest.mouseRelease(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place.target(4).center())
    assert not cell(view, 0).is_unsaved


def test_the_columns_of_others_are_theirs(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 2)
    _window, view = opened(shop, qtbot)
    assert view.model.headerData(0, Qt.Orientation.Horizontal) == "Mira Kaya (ich)"
    assert view.model.headerData(1, Qt.Orientation.Horizontal) == "Sabine Lindner"
    sentence = "Alle schätzen nur für sich selbst ein. Ihre Spalte ist die erste."
    press(view, Qt.Key.Key_Right, Qt.Key.Key_4)
    assert view.footer.hint_label.text() == sentence
    press(view, Qt.Key.Key_Left)
    assert view.footer.hint_label.text() != sentence
    QTest.mouseClick(
        view.table.viewport(), Qt.MouseButton.LeftButton, pos=view.table.visualRect(view.model.index(1, 1)).center()
    )
    assert view.footer.hint_label.text() == sentence
    assert not view.footer.save_button.isVisible()


@pytest.mark.parametrize("rule", [Openness.AFTER_OWN, Openness.OPEN])
def test_blind_until_saved(rule: Openness, shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 3)
    shop.sympathy_settings.set_openness(rule)
    place_as(shop, colleague(shop), {ids[0]: 2.0, ids[1]: 1.0})
    shop.placements.place_many({ids[1]: 5.0})
    window, view = opened(shop, qtbot)
    assert [cell(view, row, 1).is_hidden for row in range(3)] == [True, False, True]
    assert cell(view, 1, 1).value == 1.0
    press(view, Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_5)
    assert [cell(view, row, 1).is_hidden for row in range(3)] == [True, True, True]
    assert [view.model.index(row, 1).data() for row in range(3)] == ["", "", ""]
    hit(window, Qt.Key.Key_Return, CTRL)
    assert [cell(view, row, 1).value for row in range(3)] == [2.0, 1.0, None]
    assert not any(cell(view, row, 1).is_hidden for row in range(3))


def test_where_single_opinions_are_closed_there_are_no_columns_of_others(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 1)
    shop.sympathy_settings.set_openness(Openness.HIDDEN)
    place_as(shop, colleague(shop), {ids[0]: 2.0})
    shop.placements.place_many({ids[0]: 5.0})
    _window, view = opened(shop, qtbot)
    assert view.model.columnCount() == 1
    assert view.footer.hint_label.text().startswith(Openness.HIDDEN.meaning)


def test_filters_with_their_counts(shop: Store, clock: Clock, qtbot: QtBot) -> None:
    ids = customers(shop, 5)
    shop.placements.place_many({ids[0]: 3.0, ids[1]: 4.0})
    clock.go_on(days=366)
    shop.placements.place_many({ids[2]: 4.0})
    _window, view = opened(shop, qtbot)
    chips = view.filter.chips
    assert [chip.accessibleName() for chip in chips.values()] == [
        "Alle, 5",
        "Noch ohne Wert, 2",
        "Älter als ein Jahr, 2",
    ]
    click(chips[RasterRows.WITHOUT])
    assert list(view.model.ids) == ids[3:]
    click(chips[RasterRows.OLD])
    assert list(view.model.ids) == ids[:2]
    assert cell(view, 0).is_old
    click(chips[RasterRows.ALL])
    view.filter.field.setFocus()
    type_where_focus_is("0003")
    hit(view, Qt.Key.Key_Return)
    assert list(view.model.ids) == [ids[3]]
    assert view.table.hasFocus()
    view.filter.field.setFocus()
    hit(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.model.rowCount() == 5)


def test_only_my_customers(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 2)
    shop.customers.save(replace(shop.customers.get(ids[1]), owner_id=shop.employee_id))
    _window, view = opened(shop, qtbot)
    click(view.filter.mine_chip)
    assert list(view.model.ids) == [ids[1]]
    click(view.filter.chips[RasterRows.OLD])
    assert view.nobody.title_label.text() == "Niemand passt zu diesem Filter"


def test_rows_do_not_vanish_under_the_cursor(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 4)
    window, view = opened(shop, qtbot)
    click(view.filter.chips[RasterRows.WITHOUT])
    view.take_focus()
    press(view, Qt.Key.Key_3, Qt.Key.Key_4)
    shop.placements.place(ids[3], 5.0, None)  # from another page
    assert list(view.model.ids) == ids
    assert view.table.currentIndex().row() == 2
    hit(window, Qt.Key.Key_Return, CTRL)
    assert list(view.model.ids) == [ids[2]]
    press(view, Qt.Key.Key_1)
    hit(window, Qt.Key.Key_Return, CTRL)
    assert view.nobody.title_label.text() == "Sie haben alle eingeschätzt"
    assert view.nobody.isVisible()


def test_stimmt_noch(shop: Store, clock: Clock, qtbot: QtBot) -> None:
    ids = customers(shop, 3)
    shop.placements.place_many({ids[0]: 3.5, ids[1]: 4.0})
    clock.go_on(days=400)
    window, view = opened(shop, qtbot)
    assert "Stimmt noch?" in str(view.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    press(view, Qt.Key.Key_Return)
    click_step(view, 1, 4)
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [cell(view, row).is_unsaved for row in range(3)] == [True, True, False]
    hit(window, Qt.Key.Key_Return, CTRL)
    assert placed(shop, ids) == [3.5, 4.0, None]
    assert [len(shop.placements.history_of(customer_id)) for customer_id in ids] == [2, 2, 0]
    press(view, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert not view.footer.save_button.isVisible()


def test_steps_of_entering_are_taken_back_before_anything_else(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 3)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_Up, Qt.Key.Key_5)
    hit(window, Qt.Key.Key_Z, CTRL)
    assert (cell(view, 1).value, view.table.currentIndex().row()) == (4.0, 1)
    hit(window, Qt.Key.Key_Z, CTRL)
    hit(window, Qt.Key.Key_Z, CTRL)
    assert shop.placement_drafts.of(shop.employee_id or 0) == {}
    assert not view.footer.save_button.isVisible()
    assert shop.customers.get(ids[2]).deleted_at is None
    hit(window, Qt.Key.Key_Z, CTRL)  # now it is what happened in the file
    assert window.desk.toasts.text() != ""
    assert list(view.model.ids) == ids[:2]


def test_what_waits_can_be_let_go_of_and_comes_back(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 2)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_3, Qt.Key.Key_4)
    click(view.footer.drop_button)
    assert cell(view, 0).value is None
    assert window.desk.toasts.text() == "2 Einschätzungen verworfen."
    click(window.desk.toasts._toast.button)
    assert [cell(view, row).value for row in range(2)] == [3.0, 4.0]
    assert shop.placement_drafts.of(shop.employee_id or 0) != {}


def test_saving_nothing_says_so(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 1)
    window, view = opened(shop, qtbot)
    hit(window, Qt.Key.Key_Return, CTRL)
    assert view.footer.hint_label.text() == "Es gibt nichts Neues zu speichern."


def test_without_a_name_nothing_can_be_entered(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 1)
    place_as(shop, colleague(shop), {ids[0]: 2.0})
    shop.employee_id, mira = None, shop.employee_id
    window, view = opened(shop, qtbot)
    sentence = "Wer schätzt ein? Wählen Sie oben rechts Ihren Namen, dann geht es weiter."
    assert view.banner.label.text() == sentence
    assert view.banner.isVisible()
    press(view, Qt.Key.Key_4)
    assert view.footer.hint_label.text() == sentence
    assert all(cell(view, 0, column).is_hidden for column in range(view.model.columnCount()))
    window.menu.choose_person(shop.employees.get(mira or 0))
    assert not view.banner.isVisible()
    press(view, Qt.Key.Key_4)
    assert cell(view, 0).value == 4.0


def test_everybody_has_a_draft_of_their_own(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 2)
    window, view = opened(shop, qtbot)
    mira, sabine = shop.employee_id or 0, colleague(shop)
    press(view, Qt.Key.Key_4)
    window.menu.choose_person(shop.employees.get(sabine))
    assert view.model.headerData(0, Qt.Orientation.Horizontal) == "Sabine Lindner (ich)"
    assert not view.footer.save_button.isVisible()
    press(view, Qt.Key.Key_1)
    window.menu.choose_person(shop.employees.get(mira))
    assert view.footer.count_label.text() == "1 neue Einschätzung, noch nicht gespeichert"
    hit(window, Qt.Key.Key_Return, CTRL)
    assert placed(shop, ids) == [4.0, None]
    assert shop.placement_drafts.of(sabine) == {ids[1]: 1.0}


def test_whoever_has_left_has_no_column(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 1)
    sabine = colleague(shop)
    place_as(shop, sabine, {ids[0]: 2.0})
    shop.placements.place_many({ids[0]: 5.0})
    _window, view = opened(shop, qtbot)
    assert view.model.columnCount() == 2
    shop.employees.leave(sabine, shop.today(), follow_ups_to=None, customers_to=None)
    assert view.model.columnCount() == 1
    shop.employee_id = sabine
    view.reload()
    assert view.banner.isVisible()


def test_nothing_is_lost_when_the_window_closes(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 3)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_4, Qt.Key.Key_2)
    window.pages.begin_with("customers")
    window.close()
    again, view = opened(shop, qtbot)
    assert view.footer.count_label.text() == "2 neue Einschätzungen, noch nicht gespeichert"
    assert [cell(view, row).value for row in range(3)] == [4.0, 2.0, None]
    hit(again, Qt.Key.Key_Return, CTRL)
    assert placed(shop, ids) == [4.0, 2.0, None]


def test_customers_who_vanish_while_a_value_waits(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 4)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_3)
    shop.customers.trash(ids[0])
    shop.customers.restrict(ids[1])
    assert list(view.model.ids) == ids[2:]
    assert view.footer.count_label.text() == "1 neue Einschätzung, noch nicht gespeichert"
    words = "2 Einschätzungen fallen weg: Die Kunden liegen im Papierkorb, sind gelöscht oder gesperrt."
    assert view.footer.hint_label.text() == words
    shop.undo()
    shop.undo()
    assert view.footer.count_label.text() == "3 neue Einschätzungen, noch nicht gespeichert"
    shop.customers.trash(ids[0])
    hit(window, Qt.Key.Key_Return, CTRL)
    assert placed(shop, ids[1:]) == [2.0, 3.0, None]
    assert "1 Einschätzung fällt weg" in view.footer.hint_label.text()
    assert shop.placement_drafts.of(shop.employee_id or 0) == {}


def test_customers_who_become_one_while_a_value_waits(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 2)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_Space, Qt.Key.Key_5)
    winner, loser = (shop.customers.get(customer_id) for customer_id in ids)
    shop.merging.merge(winner, loser, proposed(winner, loser))
    assert list(view.model.ids) == ids[:1]
    assert cell(view, 0).value == 5.0
    hit(window, Qt.Key.Key_Return, CTRL)
    assert placed(shop, ids[:1]) == [5.0]


def test_somebody_placed_two_hundred_times(shop: Store, clock: Clock, qtbot: QtBot) -> None:
    ids = customers(shop, 1)
    for number in range(200):
        shop.placements.place(ids[0], float(number % 5 + 1), None)
        clock.go_on(days=1)
    window, view = opened(shop, qtbot)
    assert cell(view, 0).value == 5.0
    press(view, Qt.Key.Key_2)
    hit(window, Qt.Key.Key_Return, CTRL)
    assert placed(shop, ids) == [2.0]
    assert len(shop.placements.history_of(ids[0])) == 201


def test_the_shade_hides_the_table_and_takes_the_keys(shop: Store, qtbot: QtBot) -> None:
    customers(shop, 2)
    window, view = opened(shop, qtbot)
    hit(window, Qt.Key.Key_F12)
    on_top = window.childAt(view.table.mapTo(window, QPoint(300, 60)))
    assert on_top is not None
    assert on_top.accessibleName() == "Verdeckt"
    press(view, Qt.Key.Key_4)
    assert view.footer.hint_label.text() == "Verdeckt. F12 zeigt es wieder."
    hit(window, Qt.Key.Key_F12)
    press(view, Qt.Key.Key_4)
    assert cell(view, 0).value == 4.0


def test_the_customer_is_opened_by_name_or_key(shop: Store, qtbot: QtBot) -> None:
    ids = customers(shop, 3)
    window, view = opened(shop, qtbot)
    press(view, Qt.Key.Key_4)
    hit(window, Qt.Key.Key_F2)
    assert window.pages.name_in_front == "customers"
    assert window.customers.current_id == ids[1]
    window.pages.begin_with("sympathy")
    header = view.table.verticalHeader()
    place = QPoint(60, header.sectionViewportPosition(2) + 10)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.customers.current_id == ids[2]
    assert shop.placement_drafts.of(shop.employee_id or 0) == {ids[0]: 4.0}


def test_without_customers(shop: Store, qtbot: QtBot) -> None:
    _window, view = opened(shop, qtbot)
    assert view.nobody.title_label.text() == "Noch sind keine Kunden da"
    assert view.filter.chips[RasterRows.ALL].hasFocus()
    customers(shop, 1)
    assert view.table.isVisible()
