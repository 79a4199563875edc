"""Before the Kundenmodus begins: who is to answer, and with which code it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented, ghost_button, primary_button
from kundenapp.ui.common.code_fields import CodeFields
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.theme import GAP_8

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_WIDTH = 520
_ROOM_FOR_HITS = 170
_ALL, _ONE = "all", "one"


class StartDialog(Dialog):
    """``begun(int | None)`` with the customer who is to answer, None for everybody; there is a code then."""

    help_topic = "customer-mode"
    begun = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, customer_id: int | None = None) -> None:
        super().__init__(parent, _("Kundenmodus"), _WIDTH)
        self._desk = desk
        self.customer_id: int | None = None
        text = _(
            "Der ganze Bildschirm zeigt nur noch Ihre Frage, und Ihre Kunden antworten selbst. "
            "Namen und alles andere sind dann nicht zu erreichen; zurück führt nur der Code."
        )
        self.who = Segmented([(_ALL, _("Für alle, ohne Namen")), (_ONE, _("Für einen Kunden"))])
        self.who.setAccessibleName(_("Wer antwortet?"))
        self.picker = CustomerPicker(desk.store, _("Name, Firma oder Telefonnummer"))
        self.name_label = ElidedLabel("", "body_semibold")
        self.other_button = ghost_button(_("&Anderer Kunde"))
        self._chosen = QWidget()
        row = QHBoxLayout(self._chosen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_8)
        row.addWidget(self.name_label, 1)
        row.addWidget(self.other_button)
        self.error = ErrorLine()
        self.fields = CodeFields()
        if desk.store.answer_settings.has_code:
            self.fields.hide()
        self.begin_button = primary_button(_("&Beginnen"), "monitor")
        choices = QHBoxLayout()
        choices.addWidget(self.who, 0, Qt.AlignmentFlag.AlignVCenter)
        choices.addStretch(1)
        self.body.addWidget(PlainLabel(text, "body", "text2", wrap=True))
        self.body.addLayout(choices)
        self._room = QWidget()  # the hits lie over it
        self._room.setFixedHeight(_ROOM_FOR_HITS)
        for widget in (self.picker, self._chosen, self.error, self.fields, self._room):
            self.body.addWidget(widget)
        self.add_buttons(self.begin_button)
        self._connect()
        self.who.set_value(_ALL if customer_id is None else _ONE)
        self._choose(customer_id)

    def _connect(self) -> None:
        self.who.chosen.connect(self._on_who_chosen)
        self.picker.customer_chosen.connect(self._on_customer_chosen)
        self.other_button.clicked.connect(self._on_other_wanted)
        self.fields.finished.connect(self._on_begin)
        self.begin_button.clicked.connect(self._on_begin)

    def _choose(self, customer_id: int | None) -> None:
        """Show who is to answer, or the field to find somebody."""
        self.customer_id = None
        with self.error.telling():
            if customer_id is not None:
                self._desk.store.customers.check_usable(customer_id)
                self.name_label.setText(self._desk.store.customers.get(customer_id).display_name)
                self.customer_id = customer_id
        is_for_one = self.who.value() == _ONE
        self._chosen.setVisible(is_for_one and self.customer_id is not None)
        is_asking = is_for_one and self.customer_id is None
        self.picker.setVisible(is_asking)
        self._room.setVisible(is_asking and self.fields.isHidden())
        if is_asking:
            self.picker.setFocus()
        elif self.fields.isVisibleTo(self):
            self.fields.setFocus()
        else:
            self.begin_button.setFocus()

    @Slot(str)
    def _on_who_chosen(self, _who: str) -> None:
        self._choose(None)

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        self._choose(customer_id)

    @Slot()
    def _on_other_wanted(self) -> None:
        self._choose(None)

    @Slot()
    def _on_begin(self) -> None:
        if self.who.value() == _ONE and self.customer_id is None:
            self.error.set_text(_("Wählen Sie den Kunden, der antwortet."))
            self.picker.setFocus()
            return
        if not self._desk.store.answer_settings.has_code and not self._has_set_code():
            return
        self.accept()
        self.begun.emit(self.customer_id)

    def _has_set_code(self) -> bool:
        code = self.fields.code()
        if code is None:
            return False
        try:
            self._desk.store.answer_settings.set_code(code)
        except AppError as error:
            self.fields.second.set_error(str(error))
            return False
        return True
