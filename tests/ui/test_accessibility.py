"""For everyone: what must be true of each page and dialog for keyboards, screen readers and large text."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtBotTimeoutError

from kundenapp.ui.common import notice as notice_module
from kundenapp.ui.common import toast as toast_module
from kundenapp.ui.common.labels import ElidedLabel
from kundenapp.ui.theme import Mode, theme
from tests.ui.tour import STOPS, Visit, furnish, visible

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def furnished(shop: Store) -> tuple[int, int]:
    return furnish(shop)


@pytest.fixture
def visit(furnished: tuple[int, int], main_window: MainWindow, shop: Store, qtbot: QtBot) -> Visit:
    return Visit(main_window, shop, qtbot, *furnished)


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} in {type(widget.parent()).__name__}"


def controls(root: QWidget) -> list[QWidget]:
    """What the keyboard or the mouse can bring the focus to; parts of Qt's own controls left out."""
    return [
        widget
        for widget in visible(root)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.objectName().startswith("qt_")
    ]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def has_label(widget: QWidget) -> bool:
    return any(label.buddy() is widget for label in widget.window().findChildren(QLabel))


@pytest.mark.parametrize("stop", STOPS)
def test_every_control_has_a_name_that_is_more_than_a_placeholder(visit: Visit, stop: str) -> None:
    root = STOPS[stop](visit)
    found = controls(root)
    assert found, "a place without anything to do"
    assert [told(widget) for widget in found if not name_of(widget).strip()] == []
    inputs = [widget for widget in found if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox)]
    assert [told(widget) for widget in inputs if not widget.accessibleName() and not has_label(widget)] == []
    assert [name for widget in found if (name := name_of(widget)) != name.strip() or "<" in name] == []


@pytest.mark.parametrize("stop", STOPS)
def test_letters_for_alt_are_unique(visit: Visit, stop: str) -> None:
    seen = visible(STOPS[stop](visit))
    keys = [
        widget.shortcut().toString() for widget in seen if isinstance(widget, QAbstractButton) and widget.isEnabled()
    ]
    keys += [QKeySequence.mnemonic(label.text()).toString() for label in seen if isinstance(label, QLabel)]
    counts = Counter(key for key in keys if key)
    assert [key for key, count in counts.items() if count > 1] == []


def is_cut(widget: QWidget) -> bool:
    """Whether a text has less room than it asks for."""
    if isinstance(widget, ElidedLabel):
        return widget.height() < widget.sizeHint().height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    needed = widget.minimumSizeHint() if isinstance(widget, QAbstractSpinBox | QComboBox) else widget.sizeHint()
    return widget.width() < needed.width() or widget.height() < needed.height()


def cut_texts(root: QWidget) -> list[str]:
    """What cannot be read in full: too little room for the text, or a place beyond the edge."""
    texts = [w for w in visible(root) if isinstance(w, QLabel | QAbstractButton | QComboBox | QAbstractSpinBox)]
    cut = [f"{told(w)}: {name_of(w)} {w.size()} < {w.sizeHint()}" for w in texts if is_cut(w)]
    beyond = [w for w in texts if w.mapTo(root, w.rect().topRight()).x() > root.width()]
    return cut + [f"{told(w)}: {name_of(w)} is beyond the edge" for w in beyond]


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("stop", STOPS)
def test_no_text_is_cut(visit: Visit, qapp: QApplication, stop: str, scale: float) -> None:
    theme().apply(qapp, Mode.LIGHT, scale)
    root = STOPS[stop](visit)
    with suppress(QtBotTimeoutError):  # rows that follow the first ones may still be finding their places
        visit.qtbot.waitUntil(lambda: not cut_texts(root), timeout=1000)
    assert cut_texts(root) == []
    assert root.width() <= 1366


class Heard:
    """Stands in for Qt's way to the screen reader and keeps what it would say."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def updateAccessibility(self, event: object) -> None:  # noqa: N802
        self.sentences.append(event.message())  # type: ignore[attr-defined]


def test_toasts_and_notices_are_announced(main_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Heard()
    monkeypatch.setattr(toast_module, "QAccessible", heard)
    monkeypatch.setattr(notice_module, "QAccessible", heard)
    main_window.desk.toasts.show_message("Herr Brandl liegt im Papierkorb.", "Rückgängig", lambda: None)
    main_window.desk.notice.show_message("Der Speicher des Computers ist voll.")
    assert heard.sentences == ["Herr Brandl liegt im Papierkorb.", "Der Speicher des Computers ist voll."]
