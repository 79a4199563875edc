"""The field that finds anybody: who stands where, why, and where keys lead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.contact import Address, Phone
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.ui.common.customer_picker import CustomerPicker
from tests.factories import MORNING, company, person, talk
from tests.ui.hands import CTRL, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def crowd(shop: Store) -> Store:
    anna = shop.customers.create(person("Aal", "Anna"))
    shop.customers.create(person("Berg", "Cem", addresses=(Address("", "", "Bremen"),), phones=(Phone("0221/12 34"),)))
    shop.customers.create(company("Bremer Brot"))
    record_conversation(shop, talk(anna.id, "War in Bremen.", at=MORNING - timedelta(days=3)), NextStep())
    return shop


def lines(picker: CustomerPicker) -> list[str]:
    return [picker.hits.item(row).text() for row in range(picker.hits.count())]


def search(main_window: MainWindow, text: str) -> CustomerPicker:
    hit(main_window, Qt.Key.Key_F, CTRL)
    type_where_focus_is(text)
    return main_window.search


def test_the_closest_stands_first_and_every_hit_says_why(crowd: Store, main_window: MainWindow) -> None:
    assert lines(search(main_window, "brem")) == [
        "Bremer Brot",
        "Cem Berg · Bremen",
        "Anna Aal · im Gespräch vom Fr, 20.11.",
    ]


def test_a_number_is_shown_as_it_was_written_down(crowd: Store, main_window: MainWindow) -> None:
    assert lines(search(main_window, "+49 221 123")) == ["Cem Berg · 0221/12 34"]


def test_who_was_spoken_with_very_often_has_no_day(crowd: Store, main_window: MainWindow) -> None:
    (anna,) = crowd.customer_finder.ids("anna", 8)
    for _number in range(200):
        record_conversation(crowd, talk(anna, "Anderes."), NextStep())
    assert lines(search(main_window, "bremen"))[-1] == "Anna Aal · in einem Gespräch"


def test_nobody_is_a_line_that_cannot_be_chosen(crowd: Store, main_window: MainWindow) -> None:
    before = main_window.customers.current_id
    picker = search(main_window, "xyz")
    assert lines(picker) == ["Niemand gefunden für „xyz“"]
    press(picker, Qt.Key.Key_Return)
    assert picker.text() == "xyz"
    assert main_window.customers.current_id == before


def test_f3_goes_through_all_hits_in_the_order_of_closeness(crowd: Store, main_window: MainWindow) -> None:
    picker = search(main_window, "brem")
    press(picker, Qt.Key.Key_Return)
    detail = main_window.customers.detail
    seen = [detail.name_label.text()]
    for _step in range(3):
        hit(main_window, Qt.Key.Key_F3)
        seen.append(detail.name_label.text())
    assert seen == ["Bremer Brot", "Cem Berg", "Anna Aal", "Bremer Brot"]


def test_f3_in_the_field_goes_to_the_next_line(crowd: Store, main_window: MainWindow) -> None:
    picker = search(main_window, "brem")
    hit(main_window, Qt.Key.Key_F3)
    assert picker.hits.currentRow() == 1
    hit(main_window, Qt.Key.Key_F3)
    hit(main_window, Qt.Key.Key_F3)
    assert picker.hits.currentRow() == 0
    hit(main_window, Qt.Key.Key_F3)
    press(picker, Qt.Key.Key_Return)
    assert main_window.customers.detail.name_label.text() == "Cem Berg"


def test_a_very_long_name_leaves_room_for_the_reason(crowd: Store, main_window: MainWindow) -> None:
    crowd.customers.create(company("Gemeinschaft " * 15, addresses=(Address("", "", "Oldenburg in Holstein"),)))
    picker = search(main_window, "gemein")
    QApplication.processEvents()
    popup = picker.hits.parentWidget()
    assert popup is not None
    assert popup.geometry().right() <= main_window.width() - 8
    assert not picker.hits.verticalScrollBar().isVisible()
    assert not picker.hits.grab().isNull()


def test_hits_stand_above_the_field_where_the_window_ends_below(crowd: Store, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    picker = CustomerPicker(crowd, "Kunden suchen")
    picker.setParent(window)
    with qtbot.waitExposed(window):
        window.show()
    for top, is_above in ((20, False), (340, True)):
        picker.setGeometry(20, top, 300, 36)
        picker.setFocus()
        picker.clear()
        type_where_focus_is("brem")
        popup = picker._popup.geometry()
        assert popup.bottom() < 400, "nothing is cut"
        assert (popup.bottom() < picker.y()) is is_above
