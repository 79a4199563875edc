"""Keys of a window. They print themselves in German once Qt speaks it; never Strg+Alt, which is AltGr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


FINISH_KEYS = ("Ctrl+Return", "Ctrl+Enter")
"""Strg+Eingabe: on the letters and on the number pad."""


def bind_finish(window: QWidget, finish: Callable[[], object]) -> None:
    """Let Strg+Eingabe finish what is asked in `window`."""
    bind_keys(window, dict.fromkeys(FINISH_KEYS, finish))


def bind_help(window: QWidget, topic_name: str) -> None:
    """Let F1 open this topic of the help over `window`."""

    def open_topic() -> None:
        from kundenapp.ui.common.help_window import open_help

        open_help(window, topic_name)

    bind_keys(window, {"F1": open_topic})


def bind_keys(window: QWidget, bindings: Mapping[str, Callable[[], object]]) -> dict[str, QShortcut]:
    """Let each key call its function wherever the focus is in `window`, and return the shortcuts by key."""
    shortcuts = {}
    for key, run in bindings.items():
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(run)
        shortcuts[key] = shortcut
    return shortcuts
