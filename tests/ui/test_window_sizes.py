"""A small window cuts no names, a large one stretches nothing beyond what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.ui.customers.form_page import FormPage
from kundenapp.ui.theme import CONTENT_MAX_WIDTH, Mode, theme
from tests.factories import company, talk
from tests.ui.hands import hit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def width_of(page: QScrollArea) -> int:
    content = page.widget()
    assert content is not None
    return content.width()


@pytest.mark.parametrize(("width", "scale"), [(1024, 1.0), (1366, 1.0), (1366, 1.3)])
def test_a_narrow_window_cuts_no_name(
    shop: Store, main_window: MainWindow, qapp: QApplication, width: int, scale: float
) -> None:
    theme().apply(qapp, Mode.LIGHT, scale)
    main_window.resize(width, 690)
    for name in ("Prof. Dr. Hartmut von Ahlefeld", "Bernd Ahrens"):
        created = shop.customers.create(company(name))
        main_window.pages.open_customer(created.id)
        QApplication.processEvents()
        label = main_window.customers.detail.name_label
        assert label.text() == name
        assert label.width() >= label.fontMetrics().horizontalAdvance(name), name


def test_page_and_form_are_equally_wide(bakery: Customer, main_window: MainWindow) -> None:
    main_window.resize(1920, 1000)
    QApplication.processEvents()
    detail = width_of(main_window.customers.detail)
    main_window.customers.edit_current()
    QApplication.processEvents()
    form_page = main_window.findChild(FormPage)
    assert isinstance(form_page, FormPage)
    assert width_of(form_page.area) == detail == CONTENT_MAX_WIDTH


def test_a_narrow_page_scrolls_as_a_whole(bakery: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    for number in range(12):
        record_conversation(shop, talk(bakery.id, f"Gespräch {number}. " + "Es ging um Räder. " * 8), NextStep())
    detail = main_window.customers.detail
    entries = detail.timeline_card.entries
    entries._add_rest()
    qtbot.waitUntil(lambda: entries.verticalScrollBar().maximum() > 0)
    main_window.resize(1024, 600)
    qtbot.waitUntil(lambda: entries.verticalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: detail.verticalScrollBar().maximum() > 500)
    entries.rows[0].setFocus()
    hit(main_window, Qt.Key.Key_End)
    assert entries.rows[-1].visibleRegion().boundingRect().height() == entries.rows[-1].height()
    main_window.resize(1366, 690)
    qtbot.waitUntil(lambda: entries.verticalScrollBar().maximum() > 0)


def test_tabs_are_as_wide_as_what_is_in_them(main_window: MainWindow, qapp: QApplication) -> None:
    bar = main_window.tabs.bar
    for width, scale in ((1366, 1.0), (1024, 1.0), (1366, 1.0), (1366, 1.3), (1024, 1.3), (1366, 1.0)):
        theme().apply(qapp, Mode.LIGHT, scale)
        main_window.resize(width, 690)
        QApplication.processEvents()
        for index in range(bar.count()):
            assert bar.tabRect(index).width() == bar.tabSizeHint(index).width(), (width, scale, index)
        assert main_window.search.x() > bar.x() + bar.tabRect(bar.count() - 1).right()
