"""The matrix with what stands around it, worked with by keyboard and mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kundenapp.domain.business import Business
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.services.record_answer import record_answer
from kundenapp.store.opening import open_store
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.inputs import Choice
from kundenapp.ui.sympathy import matrix_reading
from kundenapp.ui.sympathy.board import CUSTOMER_MIME
from kundenapp.ui.sympathy.matrix_view import MatrixView
from tests.factories import BAKERY, answer
from tests.ui.hands import CTRL, SHIFT, click, hit, opened_window, press, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.domain.placement import Placement
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

TEAM, MIRA, SABINE = 0, 1, 2


@pytest.fixture
def matrix(bakery: Customer, koehler: Customer, main_window: MainWindow) -> MatrixView:
    """The matrix of Mira, before two customers without a place."""
    return shown(main_window)


def shown(window: MainWindow) -> MatrixView:
    hit(window, Qt.Key.Key_5, CTRL)
    view = window.sympathy.view
    assert isinstance(view, MatrixView)
    QApplication.processEvents()
    return view


def own(shop: Store, customer: Customer) -> Placement | None:
    return shop.placements.own(customer.id or 0)


def where(shop: Store, customer: Customer) -> tuple[float | None, float | None] | None:
    placement = own(shop, customer)
    return None if placement is None else (placement.sympathy, placement.enthusiasm)


def told(window: MainWindow) -> str:
    return window.desk.toasts.text()


def place_as(shop: Store, employee_id: int, customer: Customer, sympathy: float, enthusiasm: float | None) -> None:
    me, shop.employee_id = shop.employee_id, employee_id
    shop.placements.place(customer.id or 0, sympathy, enthusiasm)
    shop.employee_id = me


def sheet(view: MatrixView) -> int | None:
    return view.sheets.value


def trail(view: MatrixView) -> list[float]:
    return [point.sympathy for point in view.stage.field._trail]


def drop(view: MatrixView, customer: Customer, at: QPoint) -> None:
    """Let a customer fall on the field, as a drag from the list ends."""
    field, row = view.stage.field, view.side.tray.model.row_of(customer.id or 0)
    assert row is not None
    carried = view.side.tray.model.mimeData([view.side.tray.model.index(row, 0)])
    assert isinstance(carried, QMimeData)
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QApplication.sendEvent(field, QDragEnterEvent(at, Qt.DropAction.MoveAction, carried, button, keys))
    QApplication.sendEvent(field, QDropEvent(QPointF(at), Qt.DropAction.MoveAction, carried, button, keys))


def middle(view: MatrixView, sympathy: float, enthusiasm: float) -> QPoint:
    point = view.stage.field.geometry_now.point(sympathy, enthusiasm)
    return QPoint(round(point[0]), round(point[1]))


def test_the_first_customer_is_placed_by_keyboard_alone(
    matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    tray = matrix.side.tray
    assert tray.view.hasFocus(), "nobody stands on the field yet"
    assert tray.count_label.text() == "2"
    press(tray.view, Qt.Key.Key_Return)
    assert where(shop, bakery) == (3.0, None)
    assert matrix.stage.field.hasFocus()
    assert matrix.current_id == bakery.id
    assert tray.count_label.text() == "1"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        hit(main_window, key)
    assert where(shop, bakery) == (4.5, None)
    assert matrix.side.place.sympathy_input.text() == "4,5"


def test_a_customer_is_dragged_from_the_list_to_the_field(
    matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    assert where(shop, bakery) == (4.0, 8.0)
    assert told(main_window) == "Bäckerei Großmann steht jetzt im Traumfeld."
    assert matrix.side.place.head.name_label.text() == "Bäckerei Großmann"
    assert matrix.stage.titles[next(iter(matrix.stage.titles))].name_label.text() == "Traumfeld  1"
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert own(shop, bakery) is None
    assert matrix.side.tray.count_label.text() == "2"
    assert told(main_window) == "Zurückgenommen: „Bäckerei Großmann steht jetzt im Traumfeld.“"


def test_the_toast_takes_a_move_back(
    matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    drop_again = middle(matrix, 2.0, 3.0)
    field = matrix.stage.field
    start = middle(matrix, 4.0, 8.0)
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(field, start + QPoint(-30, 30))
    QTest.mouseMove(field, drop_again)
    assert matrix.side.place.sympathy_input.text() == "2", "the numbers follow the hand"
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=drop_again)
    assert where(shop, bakery) == (2.0, 3.0)
    assert told(main_window) == "Bäckerei Großmann steht jetzt im Klärfeld."
    click(main_window.desk.toasts._toast.button)
    assert where(shop, bakery) == (4.0, 8.0)
    assert matrix.side.place.sympathy_input.text() == "4"


def test_key_steps_in_a_row_are_one_move(
    matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow, clock: Clock
) -> None:
    drop(matrix, bakery, middle(matrix, 2.0, 5.0))
    clock.go_on(days=1)
    matrix.stage.field.setFocus()
    hit(main_window, Qt.Key.Key_Right)
    hit(main_window, Qt.Key.Key_Up, SHIFT)
    hit(main_window, Qt.Key.Key_Up)
    assert where(shop, bakery) == (2.5, 6.5)
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert where(shop, bakery) == (2.0, 5.0), "the three steps went back together"


def test_delete_on_the_field_takes_the_place_back(
    matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    matrix.stage.field.setFocus()
    hit(main_window, Qt.Key.Key_Delete)
    assert own(shop, bakery) is None
    assert told(main_window) == "Bäckerei Großmann steht nicht mehr im Feld."
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert where(shop, bakery) == (4.0, 8.0)


def test_an_answer_gives_the_height_until_somebody_estimates(
    matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    record_answer(shop, answer(bakery.id, 9, shop.today()))
    press(matrix.side.tray.view, Qt.Key.Key_Return)
    assert where(shop, bakery) == (3.0, None), "an answer is no estimate of ours"
    assert told(main_window) == "Bäckerei Großmann steht jetzt im Vernunftfeld."
    assert matrix.stage.field.scene.entries[bakery.id or 0].height == 9.0
    assert matrix.side.place.answer_label.text() == "Letzte Antwort: 9 von 10 am 23.11."
    hit(main_window, Qt.Key.Key_Down)
    assert where(shop, bakery) == (3.0, 8.5)


def test_who_works_alone_is_not_asked_whose_sheet(store: Store, qtbot: QtBot) -> None:
    store.businesses.save(Business(name="Radwerk Lindner"))
    store.employee_id = store.employees.create("Sabine Lindner").id
    store.customers.create(BAKERY)
    window = opened_window(store, qtbot, "sympathy")
    view = shown(window)
    assert view.sheets.isHidden()
    assert not view.side.tray.isHidden(), "the own sheet is there"
    store.employees.create("Mira Kaya")
    hit(window, Qt.Key.Key_F5)
    assert view.sheets.isVisible()


def test_before_the_first_customer_there_is_nothing_to_choose_or_print(main_window: MainWindow, shop: Store) -> None:
    view = shown(main_window)
    tools = (view.filter, view.sheets, view._tools.print_button)
    assert [tool.isVisible() for tool in tools] == [False] * 3
    shop.customers.create(BAKERY)
    assert [tool.isVisible() for tool in tools] == [True] * 3


def test_the_card_of_opinions_is_as_high_as_what_it_says(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    place_as(shop, SABINE, bakery, 1.0, 6.0)
    place_as(shop, MIRA, bakery, 4.0, 8.0)
    view = shown(main_window)
    choose_sheet(view, TEAM)
    card = view.side.opinions
    QApplication.processEvents()
    assert card.height() == card.heightForWidth(card.width()), "nobody is chosen"
    view.show_customer(bakery.id or 0)
    QApplication.processEvents()
    assert card.height() == card.heightForWidth(card.width())


def test_other_sheets_are_only_looked_at(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    place_as(shop, MIRA, bakery, 4.0, 8.0)
    place_as(shop, SABINE, bakery, 1.0, 6.0)
    view = shown(main_window)
    for employee_id in (TEAM, SABINE):
        choose_sheet(view, employee_id)
        assert "Nur das eigene Blatt lässt sich ändern." in view.note_label.text()
        assert view.side.tray.isHidden()
        assert view.side.place.isHidden()
        view.stage.field.setFocus()
        hit(main_window, Qt.Key.Key_Home)
        hit(main_window, Qt.Key.Key_Right)
        hit(main_window, Qt.Key.Key_Delete)
        assert where(shop, bakery) == (4.0, 8.0)
    choose_sheet(view, MIRA)
    assert view.note_label.isHidden()
    assert view.side.tray.isVisible()


def test_the_team_is_divided_and_says_so(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    place_as(shop, MIRA, bakery, 1.5, 8.0)
    place_as(shop, SABINE, bakery, 5.0, 6.0)
    shop.customers.save(replace(shop.customers.get(bakery.id or 0), owner_id=MIRA))
    view = shown(main_window)
    choose_sheet(view, TEAM)
    view.stage.field.setFocus()
    hit(main_window, Qt.Key.Key_Home)
    card = view.side.opinions
    assert card.head.words_label.text() == "Das Team ist sich uneinig"
    assert card._lines.accessibleDescription().startswith("Übereinstimmung 0,23 (1: alle gleich")
    assert "0,23" in card._lines.toolTip()
    assert texts(card._lines) == [
        *("Sympathie", "Begeisterung"),
        *("Mira Kaya", "1,5", "8"),
        *("Sabine Lindner", "5", "6"),
        *("Team", "3,3", "7"),
    ]
    assert card.suggestion_label.text() == "Sabine Lindner kommt gut zurecht und könnte die Betreuung übernehmen."
    assert card.answer_label.text() == "Noch keine Antwort."


def choose_sheet(view: MatrixView, employee_id: int) -> None:
    assert isinstance(view.sheets.editor, Segmented)
    click(view.sheets.editor._buttons[str(employee_id)])


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


@pytest.mark.parametrize(
    ("openness", "placed", "stands", "hidden"),
    [
        (Openness.OPEN, False, True, ""),
        (Openness.AFTER_OWN, True, True, ""),
        (Openness.AFTER_OWN, False, False, "sobald Sie ihn selbst eingeordnet haben"),
        (Openness.HIDDEN, True, False, "Den Mittelwert gibt es ab drei Personen"),
    ],
)
def test_who_sees_what_is_told(
    bakery: Customer,
    shop: Store,
    main_window: MainWindow,
    openness: Openness,
    placed: bool,
    stands: bool,
    hidden: str,
) -> None:
    shop.sympathy_settings.set_openness(openness)
    place_as(shop, SABINE, bakery, 5.0, 6.0)
    if placed:
        place_as(shop, MIRA, bakery, 2.0, 6.0)
    view = shown(main_window)
    choose_sheet(view, TEAM if openness is Openness.HIDDEN else SABINE)
    assert [entry.customer_id for entry in view._display.reading.entries] == ([bakery.id] if stands else [])
    view._on_chosen(bakery.id)
    names = texts(view.side.opinions._lines)
    assert ("Sabine Lindner" in names) == stands
    assert hidden in view.side.opinions.hidden_label.text()
    assert view.side.opinions.hidden_label.isVisible() == bool(hidden)


def test_where_opinions_are_hidden_nobody_else_has_a_sheet(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    view = shown(main_window)
    choose_sheet(view, SABINE)
    shop.sympathy_settings.set_openness(Openness.HIDDEN)
    assert isinstance(view.sheets.editor, Segmented)
    assert list(view.sheets.editor._buttons) == [str(TEAM), str(MIRA)]
    assert sheet(view) is None


def test_whoever_has_left_vanishes_from_the_switch(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    view = shown(main_window)
    choose_sheet(view, SABINE)
    shop.employees.leave(SABINE, shop.today(), follow_ups_to=None, customers_to=None)
    assert isinstance(view.sheets.editor, Segmented)
    assert list(view.sheets.editor._buttons) == ["0", str(MIRA)]
    assert sheet(view) is None, "the team is shown instead"


def test_many_people_stand_in_a_list(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    for name in ("Jonas Peters", "Mira Albers", "Ayla Öz"):
        shop.employees.add(name)
    view = shown(main_window)
    editor = view.sheets.editor
    assert isinstance(editor, Choice)
    labels = [editor.itemText(row) for row in range(editor.count())]
    assert labels == ["Team", "Ayla", "Jonas", "Mira Albers", "Mira Kaya", "Sabine"]
    assert editor.currentText() == "Mira Kaya"
    press(editor, Qt.Key.Key_Home)
    assert sheet(view) is None
    assert view.side.tray.isHidden()


def test_where_there_is_no_room_the_people_stand_in_a_list(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    for name in ("Jonas Petersen-Lüdenscheid", "Jonas von Hohenstein"):
        shop.employees.add(name)
    view = shown(main_window)
    main_window.resize(1040, 690)
    QApplication.processEvents()
    assert view.sheets.findChild(Choice).currentText() == "Mira"
    main_window.resize(1800, 690)
    QApplication.processEvents()
    assert view.sheets.findChild(Choice) is None
    choose_sheet(view, TEAM)
    choose_sheet(view, MIRA)


def test_nobody_has_said_who_works(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.employee_id = None
    view = shown(main_window)
    assert view.who_banner.isVisible()
    assert view.side.tray.isHidden()
    assert sheet(view) is None
    click(view.who_button)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    main_window.menu.choose_person(shop.employees.get(SABINE))
    assert view.who_banner.isHidden()
    assert sheet(view) == SABINE
    assert view.side.tray.isVisible()


def test_without_customers_there_is_the_way_to_the_first(shop: Store, main_window: MainWindow) -> None:
    view = shown(main_window)
    assert view._stack.currentIndex() == 1
    hit(main_window, Qt.Key.Key_Return)
    assert main_window.pages.name_in_front == "customers"


def test_the_filter_narrows_field_and_list(
    matrix: MatrixView, bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    matrix.filter.field.setFocus()
    type_where_focus_is("köhler")
    assert matrix._display.reading.entries == []
    assert matrix.note_label.text() == "In dieser Auswahl steht niemand im Feld."
    assert matrix.side.tray.count_label.text() == "1"
    hit(main_window, Qt.Key.Key_1, CTRL)
    hit(main_window, Qt.Key.Key_5, CTRL)
    assert matrix.filter.wanted.text == "köhler", "it stays over a change of tabs"
    press(matrix.filter.field, Qt.Key.Key_Escape)
    assert len(matrix._display.reading.entries) == 1
    shop.customers.save(replace(shop.customers.get(koehler.id or 0), owner_id=MIRA))
    menu = matrix.filter.menu()
    assert menu.actions()[0].text() == "Nur meine Kunden"
    menu.actions()[0].trigger()
    assert matrix._display.reading.entries == []
    assert matrix.filter.chip.accessibleName() == "Mira Kaya – entfernen"
    click(matrix.filter.chip)
    assert matrix.filter.chip.isHidden()
    assert len(matrix._display.reading.entries) == 1


def test_the_shade_hides_field_card_and_list(matrix: MatrixView, bakery: Customer, main_window: MainWindow) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    hit(main_window, Qt.Key.Key_F12)
    names = [title.name_label.text() for title in matrix.stage.titles.values()]
    assert names == ["Traumfeld", "Herzensfeld", "Vernunftfeld", "Klärfeld"]
    for widget in (matrix.stage.field, matrix.side.place, matrix.side.tray):
        covers = [child for child in widget.children() if getattr(child, "accessibleName", str)() == "Verdeckt"]
        assert len(covers) == 1
    assert matrix.stage.field.accessibleDescription() == ""
    hit(main_window, Qt.Key.Key_F12)
    assert matrix.stage.field.accessibleDescription()
    assert matrix.stage.titles[next(iter(matrix.stage.titles))].name_label.text() == "Traumfeld  1"


def test_another_height_is_only_looked_at(
    matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    menu = matrix.stage.axis.menu()
    menu.actions()[1].trigger()
    assert matrix._display.reading.heights == {bakery.id: 1840.0}
    assert "lässt sich hier nicht verschieben" in matrix.note_label.text()
    matrix.stage.field.setFocus()
    hit(main_window, Qt.Key.Key_Right)
    assert where(shop, bakery) == (4.0, 8.0)
    matrix.stage.axis.setFocus()
    press(matrix.stage.axis, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_who_is_chosen_goes_with_the_keys(
    matrix: MatrixView, bakery: Customer, main_window: MainWindow, qtbot: QtBot
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    matrix.stage.field.setFocus()
    hit(main_window, Qt.Key.Key_F2)
    assert matrix.side.place.sympathy_input.hasFocus()
    hit(main_window, Qt.Key.Key_W, CTRL)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
    matrix.stage.field.setFocus()
    hit(main_window, Qt.Key.Key_Return)
    assert main_window.pages.name_in_front == "customers"
    assert main_window.customers.current_id == bakery.id


def test_whoever_was_in_front_elsewhere_is_chosen(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    main_window.pages.open_customer(bakery.id)
    view = shown(main_window)
    assert view.current_id == bakery.id
    assert view.side.place.head.name_label.text() == "Bäckerei Großmann"
    assert view.side.place.head.words_label.text() == "noch ohne Platz"


def test_the_way_of_a_customer_is_drawn(
    matrix: MatrixView, bakery: Customer, clock: Clock, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 2.0, 3.0))
    clock.go_on(days=40)
    matrix.stage.field.setFocus()
    hit(main_window, Qt.Key.Key_Right, SHIFT)
    assert trail(matrix) == []
    click(matrix.side.place.trail_button)
    assert trail(matrix) == [3.0, 2.0]
    click(matrix.side.place.trail_button)
    assert trail(matrix) == []


def test_on_a_narrow_window_the_cards_stand_below(matrix: MatrixView, main_window: MainWindow) -> None:
    main_window.resize(1040, 690)
    QApplication.processEvents()
    assert matrix.side.mapTo(matrix, QPoint(0, 0)).y() > matrix.stage.height()
    main_window.resize(1366, 690)
    QApplication.processEvents()
    assert matrix.side.mapTo(matrix, QPoint(0, 0)).x() > matrix.stage.width()


def test_a_file_that_is_only_looked_at_lets_nothing_be_placed(
    shop: Store, bakery: Customer, koehler: Customer, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    place_as(shop, MIRA, bakery, 4.0, 8.0)
    shop.close()
    store = open_store(shop.path, places, clock, read_only=True)
    store.employee_id = MIRA
    window = opened_window(store, qtbot, "sympathy")
    view = window.sympathy.view
    assert isinstance(view, MatrixView)
    hit(window, Qt.Key.Key_Home)
    hit(window, Qt.Key.Key_Right)
    hit(window, Qt.Key.Key_Delete)
    assert where(store, bakery) == (4.0, 8.0)
    assert view.side.place.sympathy_input.isReadOnly()
    press(view.side.tray.view, Qt.Key.Key_Return)
    assert own(store, koehler) is None
    window.close()
    store.abandon()


def test_the_small_matrix_leads_to_the_large_one(
    matrix: MatrixView, bakery: Customer, koehler: Customer, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    matrix.filter.field.setFocus()
    type_where_focus_is("köhler")
    main_window.pages.open_customer(bakery.id)
    click(main_window.customers.detail.assessment_card.matrix)
    assert main_window.pages.name_in_front == "sympathy"
    assert matrix.current_id == bakery.id
    assert matrix.filter.wanted.text == "", "the filter would have hidden the bakery"
    assert matrix.stage.field.hasFocus()
    main_window.pages.show_in_matrix(koehler.id)
    assert matrix.side.place.head.name_label.text() == "Anneliese Köhler"
    assert matrix.side.tray.view.current_id == koehler.id


def test_the_sheet_goes_to_paper(matrix: MatrixView, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_P, CTRL)
    assert main_window.pages.shows_reports
    assert main_window.reports.list.currentItem().text() == "Sympathiematrix"


def test_the_tab_key_goes_from_the_filter_over_the_sheets_to_the_field_and_on(
    matrix: MatrixView, bakery: Customer, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    matrix.filter.field.setFocus()
    stops = []
    for _step in range(13):
        stops.append(QApplication.focusWidget())
        hit(main_window, Qt.Key.Key_Tab)
    stage, place = matrix.stage, matrix.side.place
    assert stops[1] is matrix.filter.button
    assert stops[2] in matrix.sheets.findChildren(QWidget)
    assert stops[4:10] == [
        *(stage.field, stage.axis, stage.zoom_out_button, stage.zoom_in_button, stage.whole_button),
        place.sympathy_input,
    ]


def test_what_is_dragged_out_of_the_list_is_the_customer(
    matrix: MatrixView, koehler: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _actions: carried.append(drag.mimeData().data(CUSTOMER_MIME)))
    view = matrix.side.tray.view
    start = view.visualRect(matrix.side.tray.model.index(1, 0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in (6, 30):
        QTest.mouseMove(view.viewport(), start + QPoint(-step, step))
    assert carried == [str(koehler.id).encode()]


def test_of_too_many_the_first_are_shown_and_it_is_said(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_reading, "MOST_BUBBLES", 1)
    for customer in (bakery, koehler):
        place_as(shop, MIRA, customer, 4.0, 8.0)
    view = shown(main_window)
    assert list(view.stage.field.scene.entries) == [bakery.id]
    assert "Ein Filter zeigt die anderen." in view.note_label.text()


def test_a_double_click_in_the_list_places_and_pos1_and_ende_walk(
    matrix: MatrixView, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    view = matrix.side.tray.view
    hit(main_window, Qt.Key.Key_End)
    assert matrix.current_id == koehler.id
    hit(main_window, Qt.Key.Key_Home)
    place = view.visualRect(matrix.side.tray.model.index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert where(shop, koehler) == (3.0, None)
    assert told(main_window) == "Anneliese Köhler ist eingeordnet, noch ohne Begeisterung."
    assert matrix.side.tray.hint_label.text() == "Ins Feld ziehen oder Eingabe drücken."
    view.setFocus()
    press(view, Qt.Key.Key_Return)
    assert matrix.side.tray.hint_label.text().startswith("Alle Kunden haben ihren Platz.")


def test_one_after_the_other_is_placed_without_the_mouse(
    matrix: MatrixView, bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    press(matrix.side.tray.view, Qt.Key.Key_Return)
    hit(main_window, Qt.Key.Key_Right)
    hit(main_window, Qt.Key.Key_Return, CTRL)
    assert matrix.side.tray.view.hasFocus()
    assert matrix.current_id == koehler.id
    press(matrix.side.tray.view, Qt.Key.Key_Return)
    hit(main_window, Qt.Key.Key_Left)
    assert where(shop, bakery) == (3.5, None)
    assert where(shop, koehler) == (2.5, None)
    hit(main_window, Qt.Key.Key_Return, CTRL)
    assert matrix.stage.field.hasFocus(), "nobody is left without a place"


def test_what_cannot_be_read_is_told(
    matrix: MatrixView, koehler: Customer, shop: Store, main_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_ids: object) -> list[CustomerSummary]:
        raise FaultError(Fault.DISK_ERROR)

    monkeypatch.setattr(shop.customer_list, "page", broken)
    hit(main_window, Qt.Key.Key_Down)
    assert str(FaultError(Fault.DISK_ERROR)) in main_window.desk.notice.text
    matrix.side.tray.model.show_ids(matrix.side.tray.model._ids)
    assert matrix.side.tray.model.data(matrix.side.tray.model.index(0, 0)) is None


def test_a_bubble_that_is_held_is_not_lost_by_news(
    matrix: MatrixView, bakery: Customer, koehler: Customer, shop: Store, qtbot: QtBot
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    field, start, end = matrix.stage.field, middle(matrix, 4.0, 8.0), middle(matrix, 2.0, 3.0)
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=start)
    for place in (start + QPoint(-30, 30), end):
        QTest.mouseMove(field, place)
    shop.customers.trash(koehler.id or 0)
    assert matrix.reload()
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=end)
    assert where(shop, bakery) == (2.0, 3.0)
    qtbot.waitUntil(lambda: matrix.side.tray.model.rowCount() == 0)


def test_the_choices_go_below_the_title_when_there_is_no_room_beside_it(
    matrix: MatrixView, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    main_window.resize(1040, 690)
    QApplication.processEvents()
    page, place = main_window.sympathy, matrix.filter.field
    assert place.mapTo(page, QPoint(0, 0)).y() < page.sentence_label.geometry().bottom()
    for name in ("Jonas Petersen-Lüdenscheid", "Ayla Öz", "Bo Hansen"):
        shop.employees.add(name)
    shop.customers.save(replace(shop.customers.get(koehler.id or 0), owner_id=MIRA))
    matrix.filter.menu().actions()[0].trigger()
    QApplication.processEvents()
    tools = page._tools
    assert tools.width() >= tools.sizeHint().width()


def test_the_title_of_the_quadrant_stands_out_while_a_bubble_is_held_over_it_and_esc_brings_all_back(
    matrix: MatrixView, bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    drop(matrix, bakery, middle(matrix, 4.0, 8.0))
    field, start = matrix.stage.field, middle(matrix, 4.0, 8.0)

    def heavy() -> list[Quadrant]:
        return [one for one, title in matrix.stage.titles.items() if title.name_label.font().weight() >= 700]

    assert heavy() == []
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=start)
    for place in (start + QPoint(-30, 30), middle(matrix, 2.0, 3.0)):
        QTest.mouseMove(field, place)
    assert heavy() == [Quadrant.CLARIFY]
    assert (matrix.side.place.sympathy_input.text(), matrix.side.place.enthusiasm_input.text()) == ("2", "3")
    hit(main_window, Qt.Key.Key_Escape)
    assert heavy() == []
    assert (matrix.side.place.sympathy_input.text(), matrix.side.place.enthusiasm_input.text()) == ("4", "8")
    assert where(shop, bakery) == (4.0, 8.0)


def test_one_customer_placed_two_hundred_times_is_shown_at_once(
    matrix: MatrixView, bakery: Customer, shop: Store, clock: Clock, main_window: MainWindow
) -> None:
    main_window.pages.begin_with("customers")
    for number in range(200):
        clock.go_on(days=1)
        shop.placements.place(bakery.id or 0, 1 + number % 9 / 2, number % 21 / 2)
    main_window.pages.show_in_matrix(bakery.id)
    click(matrix.side.place.trail_button)
    assert len(trail(matrix)) == 200
    assert matrix.side.place.sympathy_input.text() == "1,5"
