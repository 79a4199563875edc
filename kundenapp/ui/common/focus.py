"""Where the keyboard is."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_order(*widgets: QWidget) -> None:
    """Let the Tab key come to these widgets one after the other, whenever each of them was made."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def come_after(widget: QWidget, content: QWidget) -> None:
    """Let the Tab key come to what is in `content`, made anew, right after `widget`."""
    in_order(widget, *_stops_in(content))


def come_before(widget: QWidget, content: QWidget) -> None:
    """Let the Tab key come to what is in `content`, made anew, right before `widget`."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    if before is not None:
        in_order(before, *_stops_in(content))


def _stops_in(content: QWidget) -> list[QWidget]:
    return [child for child in content.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus]


def has_focus_inside(widget: QWidget) -> bool:
    """Whether the keyboard is in `widget` or in something that lies in it, or will be once a dialog over it closes."""
    focused = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
