"""What stands below the Raster: how much waits to be saved, why a key did nothing, and the two ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, primary_button
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel, plain_tooltip
from kundenapp.ui.sympathy import raster_words
from kundenapp.ui.theme import CONTROL_HEIGHT


class RasterFooter(QWidget):
    """As high with buttons as without, so that nothing above it moves.

    Signals
    -------
    save_requested, drop_requested:
        what waits is wanted in the file, or is not wanted any more.
    """

    save_requested = Signal()
    drop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count_label = PlainLabel("", "body_semibold")
        self.hint_label = ElidedLabel("", "secondary", "text2")
        self.drop_button = ghost_button(_("Verwerfen"))
        self.save_button = primary_button(_("Speichern"))
        self.save_button.setToolTip(plain_tooltip(_("Speichern (Strg+Eingabe)")))
        self.setMinimumHeight(CONTROL_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.count_label)
        row.addWidget(self.hint_label, 1)
        row.addWidget(self.drop_button)
        row.addWidget(self.save_button)
        self.save_button.clicked.connect(self.save_requested)
        self.drop_button.clicked.connect(self.drop_requested)
        self._standing = self._passing = ""
        self.show_waiting(0)

    def show_waiting(self, count: int, remark: str = "", note: str = "") -> None:
        """Say how many values wait.

        `remark` is what there is to be said about others that wait, `note` about what is shown at all.
        """
        self.count_label.setText(raster_words.waiting(count) if count else "")
        self.count_label.setVisible(bool(count))
        has_something = bool(count or remark)
        self.save_button.setVisible(has_something)
        self.drop_button.setVisible(has_something)
        self._standing = remark or ("" if count else " ".join(words for words in (note, _in_short()) if words))
        self._show()

    def show_hint(self, hint: str) -> None:
        """Say why a key or a click did nothing, until another one does something."""
        if hint:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, hint))
        self._passing = hint
        self._show()

    def _show(self) -> None:
        self.hint_label.setText(self._passing or self._standing)
        self.hint_label.update()


def _in_short() -> str:
    return " ".join(
        (
            _("Alle schätzen für sich selbst ein. Der Kunde darf das lesen."),
            _("Tasten: 1 bis 5, 0 für „kenne ich nicht“, Leertaste geht weiter."),
        )
    )
