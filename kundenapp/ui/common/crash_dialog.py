"""What is shown when the program itself is at fault: what is safe, and something to send to its makers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import hint
from kundenapp.ui.common.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class CrashDialog(Dialog):
    """A sentence, and a report without names that can be copied."""

    def __init__(self, parent: QWidget | None, text: str, report: str) -> None:
        super().__init__(parent, _("Das hätte nicht passieren dürfen"))
        self._report = report
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text_label = PlainLabel(text, "body", wrap=True)
        self.body.addWidget(self.text_label)
        self.body.addWidget(hint(_("Die Einzelheiten nennen nur Stellen im Programm, keine Kunden.")))
        self.copy_button = secondary_button(_("&Einzelheiten kopieren"), "copy")
        self.go_on_button = primary_button(_("&Weiterarbeiten"))
        self.copy_button.clicked.connect(self._on_copy)
        self.go_on_button.clicked.connect(self.accept)
        self.add_buttons(self.copy_button, self.go_on_button)
        self.go_on_button.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy_button.set_text(_("Kopiert"))
