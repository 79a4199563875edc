"""How far a report is, and the way to stop it; appears only when drawing takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import secondary_button
from kundenapp.ui.common.labels import PlainLabel

_PATIENCE_MS = 700


class DrawingBar(QWidget):
    """A bar, how far it is in words, and a button; ``cancelled`` when that was pressed."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.words = PlainLabel("", "secondary", "text2", numbers=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(_("Fortschritt"))
        self.cancel_button = secondary_button(_("&Abbrechen"), "x")
        self.cancel_button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words)
        row.addWidget(self.cancel_button)
        self.hide()

    def begin(self) -> None:
        """Work has begun; if it is not done in a moment, show that."""
        self.bar.setRange(0, 0)
        self.words.setText(_("Wird gezeichnet …"))
        self._patience.start()

    @Slot()
    def end(self) -> None:
        """Nothing is being drawn any more."""
        self._patience.stop()
        self.hide()

    def set_progress(self, done: int, total: int, words: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleDescription(words)
        self.words.setText(words)
