"""Saving a customer's visiting card: what is on it, whether our note goes along, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog

from kundenapp.domain.file_names import safe_file_name
from kundenapp.i18n import _
from kundenapp.services.output import write_atomically
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk

_ENDING = ".vcf"


class CardDialog(Dialog):
    """Asks, then writes the card. `ask_path` asks where to save; a test answers in its place."""

    help_topic = "reports"

    def __init__(
        self,
        desk: Desk,
        customer: Customer,
        parent: QWidget,
        ask_path: Callable[[QWidget, str], str] | None = None,
    ) -> None:
        super().__init__(parent, _("Visitenkarte: {name}").format(name=customer.display_name))
        self._desk, self._customer = desk, customer
        self._ask_path = ask_path or _asked_path
        words = _(
            "Auf der Karte stehen Name, Firma, Funktion, Telefon, E-Mail, Anschrift und Geburtstag, soweit bekannt. "
            "Gespräche und Einschätzungen gehen nie mit. Telefone, Outlook und Thunderbird lesen die Datei."
        )
        self.body.addWidget(PlainLabel(words, "body", "text2", wrap=True))
        self.with_note = QCheckBox(_("Auch den &Merkzettel mitgeben"))
        self.body.addWidget(self.with_note)
        self.with_note.setVisible(bool(customer.note))
        self.cancel_button = secondary_button(_("&Abbrechen"))
        self.save_button = primary_button(_("&Speichern …"), "download")
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save)
        self.add_buttons(self.cancel_button, self.save_button)
        self.save_button.setDefault(True)
        self.save_button.setFocus()

    @Slot()
    def _on_save(self) -> None:
        from kundenapp.exchange.vcard import write_vcard

        chosen = self._ask_path(self, safe_file_name(self._customer.display_name, _ENDING))
        if not chosen:
            return
        target = Path(chosen)
        target = target if target.suffix.lower() == _ENDING else target.with_name(f"{target.name}{_ENDING}")
        card = write_vcard(self._customer, with_note=self.with_note.isChecked())
        self.accept()
        with self._desk.guarded():
            write_atomically(target, card)
            self._desk.toasts.show_message(_("Gespeichert als „{name}“.").format(name=target.name))


def _asked_path(parent: QWidget, file_name: str) -> str:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _filter = QFileDialog.getSaveFileName(
        parent, _("Visitenkarte speichern"), str(Path(folder) / file_name), _("Visitenkarte (*.vcf)")
    )
    return path
