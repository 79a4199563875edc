"""The notice above the page: nothing is hidden by it, and all of it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.ui.theme import HEADER_HEIGHT, Mode, theme
from tests.ui.hands import click

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.ui.main_window import MainWindow

LONG = (
    "Der Speicher des Computers ist voll. Diese Eingabe ist noch nicht gespeichert, sie bleibt hier stehen. "
    "Schaffen Sie Platz und speichern Sie noch einmal."
)


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", [(1366, 690), (1024, 600), (1920, 1000)])
@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_the_page_makes_room_for_it(
    bakery: Customer, main_window: MainWindow, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    main_window.resize(*size)
    notice = main_window.desk.notice
    notice.show_message(LONG, "Nochmals speichern", lambda: None)
    theme().apply(qapp, Mode.LIGHT, scale)
    QApplication.processEvents()
    shown = place(notice.banner)
    assert shown.top() >= HEADER_HEIGHT
    assert shown.bottom() < place(main_window.customers).top()
    label = notice.banner.label
    assert label.height() >= label.heightForWidth(label.width())
    click(notice.close_button)
    QApplication.processEvents()
    assert place(main_window.customers).top() == HEADER_HEIGHT - 1


def test_another_sentence_takes_the_room_it_needs(bakery: Customer, main_window: MainWindow) -> None:
    notice = main_window.desk.notice
    notice.show_message(LONG * 3)
    QApplication.processEvents()
    tall = place(main_window.customers).top()
    notice.show_message("Der Speicher ist voll.")
    QApplication.processEvents()
    assert HEADER_HEIGHT < place(main_window.customers).top() < tall
