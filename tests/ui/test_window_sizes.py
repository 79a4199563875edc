"""A small window cuts no names, a large one stretches nothing beyond what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QScrollArea

from kundenapp.ui.customers.form_page import FormPage
from kundenapp.ui.theme import CONTENT_MAX_WIDTH

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.ui.main_window import MainWindow


def width_of(page: QScrollArea) -> int:
    content = page.widget()
    assert content is not None
    return content.width()


def test_a_narrow_window_cuts_no_name(bakery: Customer, main_window: MainWindow) -> None:
    main_window.resize(1024, 600)
    QApplication.processEvents()
    name = main_window.customers.detail.name_label
    assert name.width() >= name.fontMetrics().horizontalAdvance(name.text())


def test_page_and_form_are_equally_wide(bakery: Customer, main_window: MainWindow) -> None:
    main_window.resize(1920, 1000)
    QApplication.processEvents()
    detail = width_of(main_window.customers.detail)
    main_window.customers.edit_current()
    QApplication.processEvents()
    form_page = main_window.findChild(FormPage)
    assert isinstance(form_page, FormPage)
    assert width_of(form_page) == detail == CONTENT_MAX_WIDTH
