"""How far a long document is on its way to the printer, and the way to stop it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QProgressBar

from kundenapp.domain.limits import grouped
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import secondary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PATIENCE_S = 0.7


class PrintingDialog(Dialog):
    """Appears if printing takes longer than a moment. `patience` is how long that is, in seconds."""

    def __init__(self, parent: QWidget, patience: float = _PATIENCE_S) -> None:
        super().__init__(parent, _("Wird gedruckt"), 380)
        self._show_from = time.monotonic() + patience
        self.is_cancelled = False
        self.words = PlainLabel("", "body", "text2", numbers=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(_("Fortschritt"))
        self.cancel_button = secondary_button(_("&Abbrechen"), "x")
        self.cancel_button.clicked.connect(self.reject)
        self.body.addWidget(self.words)
        self.body.addWidget(self.bar)
        self.add_buttons(self.cancel_button)

    def goes_on(self, done: int, total: int) -> bool:
        """Hear how far it is, let the person answer, and return whether to go on."""
        if time.monotonic() >= self._show_from:
            words = _("Seite {done} von {total}").format(done=grouped(min(done + 1, total)), total=grouped(total))
            self.words.setText(words)
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.bar.setAccessibleDescription(words)
            if not self.isVisible() and not self.is_cancelled:
                self.open()
            QApplication.processEvents()
        return not self.is_cancelled

    def reject(self) -> None:
        self.is_cancelled = True
        super().reject()
