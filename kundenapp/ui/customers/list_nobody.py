"""What stands in place of the customer list when nobody fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import secondary_button
from kundenapp.ui.common.customer_filter import without_filters
from kundenapp.ui.common.labels import PlainLabel, literal

if TYPE_CHECKING:
    from kundenapp.domain.customer_list import CustomerFilter

_LONGEST_NAME = 24


class NobodyPage(QWidget):
    """Says that nobody fits, and offers the way on.

    Signals
    -------
    create_requested(str):
        the name that was looked for is to become a new customer.
    """

    create_requested = Signal(str)

    def __init__(self, *, can_edit: bool) -> None:
        super().__init__()
        self._can_edit = can_edit
        self._name = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 8, 14, 0)
        layout.setSpacing(12)
        self.label = PlainLabel("", "secondary", "text2", wrap=True)
        self.create_button = secondary_button(_("Neuen Kunden anlegen"), "user-plus")
        self.create_button.clicked.connect(self._on_create_clicked)
        layout.addWidget(self.label)
        layout.addWidget(self.create_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def explain(self, wanted: CustomerFilter) -> None:
        """Say what nobody fits."""
        self._name = " ".join(wanted.text.split())
        if self._name:
            sentence = _("Niemand gefunden für „{text}“.").format(text=self._name)
        elif without_filters(wanted) != wanted:
            sentence = _("Auf diesen Filter passt niemand.")
        elif wanted.due_only:
            sentence = _("Heute ist nichts fällig.")
        else:
            sentence = _("Hier stehen bald Ihre Kunden.")
        self.label.setText(sentence)
        name = self._name if len(self._name) <= _LONGEST_NAME else f"{self._name[: _LONGEST_NAME - 1]}…"
        self.create_button.set_text(_("„{text}“ anlegen").format(text=literal(name)))
        self.create_button.setVisible(bool(self._name) and self._can_edit)

    @Slot()
    def _on_create_clicked(self) -> None:
        self.create_requested.emit(self._name)
