"""The keys of the window. What depends on the page in front is passed on to it (``TabPage``)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kundenapp.i18n import _
from kundenapp.ui.common.shortcuts import FINISH_KEYS, bind_keys
from kundenapp.ui.theme import next_text_scale, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from kundenapp.ui.common.customer_picker import CustomerPicker
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.news import News
    from kundenapp.ui.window_pages import WindowPages


class WindowKeys(QObject):
    """Binds the keys to the window; ``shortcuts`` has them by key.

    Signals
    -------
    text_scale_chosen(float):
        the text size that was asked for by a key.
    settings_requested:
        Strg+Komma.
    """

    text_scale_chosen = Signal(float)
    settings_requested = Signal()

    def __init__(self, window: QMainWindow, desk: Desk, pages: WindowPages, search: CustomerPicker, news: News) -> None:
        super().__init__(window)
        self._window, self._desk, self._pages, self._search, self._news = window, desk, pages, search, news
        desk.shade.changed.connect(self._on_shade_changed)
        self.shortcuts = bind_keys(window, self._of_tabs() | self._of_pages() | self._of_window())

    def _of_tabs(self) -> dict[str, Callable[[], object]]:
        """Strg+1 to Strg+7 belong to the tab, whatever its place is today."""
        return {
            **{key: partial(self._pages.show_tab, place) for key, place in self._pages.keys.items()},
            "Ctrl+Tab": self._pages.show_next_tab,
            "Ctrl+Shift+Tab": self._pages.show_previous_tab,
        }

    def _of_pages(self) -> dict[str, Callable[[], object]]:
        return {
            "Ctrl+N": self._pages.create_customer,
            "Ctrl+G": self._pages.open_conversation_for_current,
            **dict.fromkeys(FINISH_KEYS, self._on_finish_key),
            "F5": self._on_reload_key,
            "Ctrl+W": self._on_follow_up_key,
            "Ctrl+P": self._on_print_key,
            "F2": self._on_edit_key,
            "Del": self._on_trash_key,
        }

    def _of_window(self) -> dict[str, Callable[[], object]]:
        return {
            "F1": self.open_help,
            "Ctrl+,": self.settings_requested.emit,
            "Ctrl+F": self._on_search_key,
            "F3": self._on_find_next_key,
            "Ctrl+S": self._on_save_key,
            "Ctrl+Z": self._news.undo,
            "Ctrl+Y": self._news.redo,
            "Ctrl+Shift+Z": self._news.redo,
            "Ctrl++": partial(self._step_text_size, 1),
            "Ctrl+=": partial(self._step_text_size, 1),
            "Ctrl+-": partial(self._step_text_size, -1),
            "Ctrl+0": partial(self._step_text_size, 0),
            "F12": self._desk.shade.toggle,
            "F11": self._on_full_screen_key,
            "Ctrl+Q": self._window.close,
        }

    @Slot()
    def _on_follow_up_key(self) -> None:
        self._pages.current.follow_up_current()

    @Slot()
    def _on_print_key(self) -> None:
        self._pages.current.print_current()

    @Slot()
    def _on_edit_key(self) -> None:
        self._pages.current.edit_current()

    @Slot()
    def _on_trash_key(self) -> None:
        self._pages.current.trash_current()

    @Slot()
    def _on_finish_key(self) -> None:
        self._pages.current.finish_current()

    @Slot()
    def _on_reload_key(self) -> None:
        if self._pages.current.reload():
            self._desk.toasts.show_message(_("Neu geladen."))

    @Slot()
    def _on_find_next_key(self) -> None:
        if self._search.hasFocus() or not self._pages.current.find_next():
            self._search.choose_next()

    def _step_text_size(self, step: int) -> None:
        self.text_scale_chosen.emit(next_text_scale(theme().text_scale, step))

    @Slot()
    def open_help(self) -> None:
        """Open the help with what it says about the page in front."""
        from kundenapp.ui.common.help_window import open_help

        open_help(self._window, self._pages.current.help_topic)

    @Slot()
    def _on_search_key(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @Slot()
    def _on_save_key(self) -> None:
        if self._pages.flush():
            self._desk.toasts.show_message(_("Ist schon gespeichert."))

    @Slot(bool)
    def _on_shade_changed(self, is_on: bool) -> None:
        self._desk.toasts.show_message(_("Sichtschutz an. F12 zeigt alles wieder.") if is_on else _("Sichtschutz aus."))

    @Slot()
    def _on_full_screen_key(self) -> None:
        self._window.showNormal() if self._window.isFullScreen() else self._window.showFullScreen()
