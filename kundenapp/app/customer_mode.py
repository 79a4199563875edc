"""The Kundenmodus over the end of the program: a restart comes back to the question, before anything else is seen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kundenapp.domain.customer_mode import CustomerMode
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.app.arguments import WindowArguments
    from kundenapp.app.keeper import Keeper
    from kundenapp.app.window_look import WindowLook
    from kundenapp.ui.main_window import MainWindow


class RememberedMode(QObject):
    """Knows whether the mode is on, and shows a window in it or without it."""

    def __init__(self, keeper: Keeper, look: WindowLook, arguments: WindowArguments) -> None:
        super().__init__()
        self._keeper, self._look = keeper, look
        self._for_a_picture = arguments.screenshot is not None
        self._is_to_end = arguments.without_customer_mode

    def show(self, window: MainWindow) -> None:
        """Show the window as it was, or the question in its place."""
        window.customer_mode.changed.connect(self._remember)
        show_window = partial(self._look.show, window, for_a_picture=self._for_a_picture)
        if self._is_to_end:
            self._is_to_end = False  # a file that is opened later keeps its code
            window.desk.notice.add_message(self._ended(window), "stone")
        mode = self._mode_of(window)
        if mode is None or self._for_a_picture:
            show_window()
        else:
            window.customer_mode.resume(mode, show_window)

    def _mode_of(self, window: MainWindow) -> CustomerMode | None:
        """Return the mode that is on over the file of a window; without a code nobody would come out of it."""
        mode, store = self._keeper.preferences.customer_mode, window.desk.store
        is_on = mode is not None and mode.file_uuid == store.settings.file_uuid
        return mode if is_on and store.answer_settings.has_code else None

    def _ended(self, window: MainWindow) -> str:
        """End the mode, forget the code, and say so."""
        self._remember(None)
        store = window.desk.store
        if store.read_only:
            return _("Der Kundenmodus ist beendet. Der Code bleibt, denn die Datei ist nur zum Ansehen geöffnet.")
        try:
            forgotten = store.answer_settings.forget_code()
        except AppError as error:
            return _("Der Kundenmodus ist beendet. Der Code bleibt noch:") + f" {error}"
        if forgotten is None:
            return _("Der Kundenmodus ist beendet; ein Code war nicht festgelegt.")
        store.history.forget(forgotten)  # nobody wants to have a code back that nobody knows
        return _("Der Code ist zurückgesetzt, der Kundenmodus beendet.")

    @Slot(object)
    def _remember(self, mode: object) -> None:
        now_on = mode if isinstance(mode, CustomerMode) else None
        self._keeper.keep(replace(self._keeper.preferences, customer_mode=now_on))
