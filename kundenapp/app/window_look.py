"""How the window looks on this computer: colours, size of the text, size and place of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Slot

from kundenapp.app.list_memory import recall_list, remember_list
from kundenapp.ui.theme import Mode, theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kundenapp.app.keeper import Keeper
    from kundenapp.ui.main_window import MainWindow

_PICTURE = (1366, 690)
_FIRST = (1366, 720)


class WindowLook(QObject):
    """Dresses the window and remembers what the person chose."""

    def __init__(self, app: QApplication, keeper: Keeper) -> None:
        super().__init__()
        self._app, self._keeper = app, keeper

    def show(self, window: MainWindow, *, for_a_picture: bool) -> None:
        """Show the window where it was; for a picture in the size of pictures."""
        window.menu.mode_chosen.connect(self._on_mode_chosen)
        window.menu.text_scale_chosen.connect(self._on_text_scale_chosen)
        recall_list(window, self._keeper)
        geometry = self._keeper.preferences.window_geometry
        if for_a_picture:
            window.resize(*_PICTURE)
            window.show()
        elif geometry and window.restoreGeometry(QByteArray(geometry)):
            window.show()
        else:
            window.resize(*_FIRST)
            window.showMaximized()

    def take_picture(self, window: MainWindow, file: Path) -> None:
        """Save a picture of the window and close it."""
        self._app.processEvents()
        window.grab().save(str(file))
        window.close()

    def remember(self, window: MainWindow) -> None:
        """Keep where the window is, and how its list is left."""
        geometry = bytes(window.saveGeometry().data())
        self._keeper.keep(replace(self._keeper.preferences, window_geometry=geometry))
        remember_list(window, self._keeper)

    @Slot(Mode)
    def _on_mode_chosen(self, mode: Mode) -> None:
        theme().apply(self._app, mode, theme().text_scale)
        self._keeper.keep(replace(self._keeper.preferences, theme=mode.value))

    @Slot(float)
    def _on_text_scale_chosen(self, scale: float) -> None:
        theme().apply(self._app, theme().mode, scale)
        self._keeper.keep(replace(self._keeper.preferences, text_scale=scale))
