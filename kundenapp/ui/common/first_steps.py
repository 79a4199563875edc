"""What stands on a page while there is no customer yet: the way to the first one, or to the sample business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot

from kundenapp.drawing.circles import first_steps
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, primary_button
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.painter import DrawingWidget

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk


class FirstSteps(EmptyState):
    """``first_customer_requested`` when the first customer is to be entered; the sample it fetches itself."""

    first_customer_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.first_button = primary_button(_("&Ersten Kunden anlegen"), "user-plus")
        self.sample_button = ghost_button(_("Erst einmal mit Beispieldaten ausprobieren"))
        super().__init__(
            _("Hier beginnt Ihre Kundenliste"),
            _("Legen Sie den ersten Kunden an.\nNichts geht verloren: Jede Eingabe wird sofort gespeichert."),
            picture=DrawingWidget(first_steps(180), QSize(180, 108), _("Zwei Kreise, die sich überschneiden")),
            buttons=[self.first_button],
            ghost=self.sample_button,
        )
        for button in (self.first_button, self.sample_button):
            button.setEnabled(desk.can_edit)
        self.first_button.clicked.connect(self._on_first_clicked)
        self.sample_button.clicked.connect(self._on_sample_clicked)

    @Slot()
    def _on_first_clicked(self) -> None:
        self.first_customer_requested.emit()

    @Slot()
    def _on_sample_clicked(self) -> None:
        from kundenapp.services.sample import add_sample

        with self._desk.guarded():
            add_sample(self._desk.store, self._desk.store.today())
            text = _("Die Beispieldaten sind da. Unter der Kundenliste lassen sie sich wieder entfernen.")
            self._desk.toasts.show_message(text)
