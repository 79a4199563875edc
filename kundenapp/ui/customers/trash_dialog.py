"""The Papierkorb: who lies in it, back with one click, or gone for good after one honest question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kundenapp.domain.dates import past
from kundenapp.domain.erasure import is_due_for_erasure
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.bubble import Bubble
from kundenapp.ui.common.buttons import ghost_button, primary_button
from kundenapp.ui.common.content import replace_content
from kundenapp.ui.common.dialogs import Dialog, confirm
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.focus import come_after
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.buttons import Button
    from kundenapp.ui.common.desk import Desk

_MOST_SHOWN = 200


class TrashDialog(Dialog):
    """Lists the customers in the trash. `ask` puts the question before something is gone for good."""

    help_topic = "undo"

    def __init__(self, desk: Desk, parent: QWidget, ask: Callable[..., bool] = confirm) -> None:
        super().__init__(parent, _("Papierkorb"), 560)
        self._desk, self._ask = desk, ask
        self._old: list[Customer] = []
        self._restore_buttons: list[Button] = []
        self._erase_buttons: list[Button] = []
        hint = _("Was hier liegt, fehlt in Listen und Suche, bis Sie es zurückholen oder endgültig löschen.")
        self.body.addWidget(PlainLabel(hint, "secondary", "text2", wrap=True))
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setMinimumHeight(240)
        self.scroll_area.setAccessibleName(_("Was im Papierkorb liegt"))
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.old_banner = Banner("stone", "trash", "")
        self.erase_old_button = self.old_banner.add_action(_("Endgültig löschen …"))
        self.erase_old_button.clicked.connect(self._on_erase_old)
        self.body.addWidget(self.old_banner)
        self.body.addWidget(self.scroll_area, 1)
        self.error_line = ErrorLine()
        self.body.addWidget(self.error_line)
        self.close_button = primary_button(_("&Schließen"))
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(self.close_button)
        self.fill()

    def fill(self) -> None:
        """Show who lies in the trash now."""
        content = QWidget()
        self._restore_buttons, self._erase_buttons = [], []
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        customers = self._desk.store.customers.trashed()
        if not customers:
            column.addWidget(PlainLabel(_("Der Papierkorb ist leer."), "body", "text3"))
        for customer in customers[:_MOST_SHOWN]:
            column.addLayout(self._row(customer))
        if len(customers) > _MOST_SHOWN:
            column.addWidget(PlainLabel(_("… und {count} weitere").format(count=len(customers) - _MOST_SHOWN)))
        column.addStretch(1)
        replace_content(self.scroll_area, content)
        come_after(self.scroll_area, content)
        self._old = [customer for customer in customers if is_due_for_erasure(customer, self._desk.store.now())]
        self.old_banner.setVisible(bool(self._old))
        self.erase_old_button.setEnabled(self._desk.can_edit)
        count = len(self._old)
        text = ngettext(
            "{count} Kunde liegt hier länger als 30 Tage.", "{count} Kunden liegen hier länger als 30 Tage.", count
        )
        self.old_banner.set_text(text.format(count=grouped(count)))

    def _row(self, customer: Customer) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(customer.display_name, "body_semibold"))
        if customer.deleted_at is not None:
            day = customer.deleted_at.astimezone().date()
            since = _("im Papierkorb seit {when}").format(when=past(day, self._desk.store.today()))
            names.addWidget(PlainLabel(since, "secondary", "text2"))
        restore = ghost_button(_("Zurückholen"))
        erase = ghost_button(_("Endgültig löschen …"))
        row_number = len(self._restore_buttons)
        restore.clicked.connect(partial(self._restore, customer, row_number))
        erase.clicked.connect(partial(self._erase, customer, row_number))
        self._restore_buttons.append(restore)
        self._erase_buttons.append(erase)
        row.addWidget(Bubble(customer.initials, 34, accessible_name=customer.display_name))
        row.addLayout(names, 1)
        for button in (restore, erase):
            button.setEnabled(self._desk.can_edit)
            row.addWidget(button)
        return row

    def _restore(self, customer: Customer, row_number: int, _checked: bool = False) -> None:
        with self.error_line.telling():
            self._desk.store.customers.restore(customer.id or 0)
            self.fill()
            self._go_on(self._restore_buttons, row_number)

    def _go_on(self, buttons: Sequence[Button], row_number: int) -> None:
        """Let the keyboard go on in the row that has taken the place of the one that is gone."""
        (buttons[min(row_number, len(buttons) - 1)] if buttons else self.close_button).setFocus()

    @Slot()
    def _on_erase_old(self) -> None:
        count = len(self._old)
        text = ngettext(
            "{count} Kunde wird mit allem, was dazu gespeichert ist, entfernt. Das lässt sich nicht zurückholen.",
            "{count} Kunden werden mit allem, was dazu gespeichert ist, entfernt. Das lässt sich nicht zurückholen.",
            count,
        ).format(count=grouped(count))
        if self._ask(self, _("Endgültig löschen?"), text, _("Endgültig löschen"), _("Behalten")):
            with self.error_line.telling():
                self._desk.store.erase(self._old)
                self.fill()
                self._go_on(self._restore_buttons, 0)

    def _erase(self, customer: Customer, row_number: int, _checked: bool = False) -> None:
        text = _(
            "„{name}“ und alle Gespräche und Wiedervorlagen dazu werden entfernt. Das lässt sich nicht zurückholen. "
            "Auch ältere Sicherungen bringen diesen Kunden nicht wieder."
        ).format(name=customer.display_name)
        if self._ask(self, _("Endgültig löschen?"), text, _("Endgültig löschen"), _("Behalten")):
            with self.error_line.telling():
                self._desk.store.erase([customer])
                self.fill()
                self._go_on(self._erase_buttons, row_number)
