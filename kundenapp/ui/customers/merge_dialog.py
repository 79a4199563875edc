"""Making one customer of two: what differs is chosen, what becomes of them is shown before it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kundenapp.domain.customer_year import format_amount
from kundenapp.domain.dates import full_day
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.contents_words import counted
from kundenapp.ui.customers.merge_fields import MergeFields
from kundenapp.ui.theme import GAP_4, GAP_16

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.merge import Merged
    from kundenapp.store.backup import Backup
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.tasks import Task

_WIDTH = 820
_LONGEST_NOTE = 300


class MergeDialog(Dialog):
    """`one` and `other` are the ids; who has more history is proposed to stay, else the older one.

    Signals
    -------
    merged(int, int):
        they are one now: the id of the one who stayed, and the one that is gone.
    """

    help_topic = "duplicates"

    merged = Signal(object, object)

    def __init__(self, desk: Desk, one: int, other: int, parent: QWidget) -> None:
        super().__init__(parent, _("Zu einem Kunden zusammenführen"), _WIDTH)
        self._desk = desk
        self._task: Task | None = None
        customers = desk.store.customers
        records = customers.get(min(one, other)), customers.get(max(one, other))
        self._hang_on = [customers.contents_of(record.id or 0) for record in records]
        self._ids = [record.id for record in records]
        histories = self._history_text(0, records[0]), self._history_text(1, records[1])
        self.fields = MergeFields(records, histories, desk.store.employees.names(), self._recommenders(records))
        self._build()
        self.fields.changed.connect(self._on_changed)
        self.fields.keep(0 if _history(self._hang_on[0]) >= _history(self._hang_on[1]) else 1)
        self._on_changed()
        self.fields.take_focus()

    def _recommenders(self, records: tuple[Customer, Customer]) -> dict[int, str]:
        ids = [record.recommended_by for record in records if record.recommended_by is not None]
        return {customer.id or 0: customer.display_name for customer in self._desk.store.customers.many(ids)}

    def _build(self) -> None:
        hint = _(
            "Wo sich die beiden unterscheiden, wählen Sie, was gilt. Alles andere wird vereint, nichts geht verloren."
        )
        self.body.addWidget(PlainLabel(hint, "secondary", "text2", wrap=True))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_16)
        column.addWidget(self.fields)
        column.addWidget(PlainLabel(_("So sieht es danach aus"), "card_title"))
        self._preview = QGridLayout()
        self._preview.setHorizontalSpacing(GAP_16)
        self._preview.setVerticalSpacing(GAP_4)
        self._preview.setColumnStretch(1, 1)
        column.addLayout(self._preview)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(430)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self.fault_banner = Banner("bad", "warning-circle")
        self.without_backup_button = self.fault_banner.add_action(_("Ohne Sicherung zusammenführen"))
        self.without_backup_button.clicked.connect(self._merge)
        self.fault_banner.hide()
        self.body.addWidget(self.fault_banner)
        self.status_label = PlainLabel("", "small", "text3", wrap=True)
        self.body.addWidget(self.status_label)
        self.keep_button = secondary_button(_("&Nicht zusammenführen"))
        self.keep_button.clicked.connect(self.reject)
        self.merge_button = primary_button(_("&Zusammenführen"))
        self.merge_button.clicked.connect(self._on_merge_clicked)
        self.add_buttons(self.keep_button, self.merge_button)

    @Slot()
    def _on_changed(self) -> None:
        self.without_backup_button.hide()
        try:
            result = self._desk.store.merging.preview(self.fields.winner, self.fields.loser, self.fields.taken())
        except AppError as error:
            self._show_fault(str(error))
            self._show_lines([])
            return
        self.fault_banner.hide()
        self.merge_button.setEnabled(True)
        self.status_label.setText(_("Vorher wird eine Sicherung angelegt. Strg+Z nimmt alles wieder zurück."))
        self._show_lines(self._lines(result))

    def _show_fault(self, text: str) -> None:
        self.fault_banner.set_text(text)
        self.fault_banner.show()
        self.merge_button.setEnabled(False)
        self.fields.setEnabled(True)
        self.status_label.setText(_("Noch ist nichts verändert."))

    def _show_lines(self, lines: list[tuple[str, str, bool]]) -> None:
        while (item := self._preview.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (head, text, is_private) in enumerate(lines):
            value = PlainLabel(text, "body", wrap=True)
            value.setAlignment(Qt.AlignmentFlag.AlignTop)
            if is_private:
                self._desk.shade.cover(value)
            self._preview.addWidget(PlainLabel(head, "label", "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._preview.addWidget(value, row, 1)

    def _lines(self, result: Merged) -> list[tuple[str, str, bool]]:
        one = result.customer
        names = dict.fromkeys(part for part in (one.display_name, one.person_name, one.number) if part)
        lines = [
            (_("Name"), " · ".join(names), False),
            (_("Telefon"), ", ".join(phone.number for phone in one.phones), False),
            (_("E-Mail"), ", ".join(email.address for email in one.emails), False),
            (_("Anschriften"), "\n".join(address.one_line for address in one.addresses), False),
            (_("Ansprechpartner"), ", ".join(person.display_name for person in one.contact_persons), False),
            (_("Schlagwörter"), ", ".join(one.tags), False),
            (_("Einwilligungen"), ", ".join(f"{c.channel.label}: {c.state.label}" for c in one.consents), False),
            (_("Umsatz"), _revenues(one), True),
            (_("Notiz"), _shortened(one.note), True),
            (_("Zieht um"), self._rows_text(self._ids.index(self.fields.loser.id)), False),
        ]
        return [line for line in lines if line[1]]

    def _rows_text(self, side: int) -> str:
        return ", ".join(counted(self._hang_on[side]))

    def _history_text(self, side: int, customer: Customer) -> str:
        day = full_day(customer.created_at.astimezone().date()) if customer.created_at else ""
        since = _("seit {day}").format(day=day) if day else ""
        return " · ".join(part for part in (since, self._rows_text(side)) if part)

    @Slot()
    def _on_merge_clicked(self) -> None:
        self.merge_button.setEnabled(False)
        self.fields.setEnabled(False)
        if not self._desk.store.needs_backup():
            self._merge()
            return
        self.status_label.setText(_("Eine Sicherung wird angelegt …"))
        work = self._desk.store.backup_work(_("Zusammenführen"))
        self._task = self._desk.tasks.run(work, self._on_backed_up, self._on_backup_failed)

    def _on_backed_up(self, _backup: Backup) -> None:
        self._merge()

    def _on_backup_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._show_fault(str(error))
        self.without_backup_button.show()
        self.without_backup_button.setFocus()

    @Slot()
    def _merge(self) -> None:
        winner, loser = self.fields.winner, self.fields.loser
        try:
            self._desk.store.merging.merge(winner, loser, self.fields.taken())
        except AppError as error:
            self.without_backup_button.hide()
            self._show_fault(str(error))
            return
        self.accept()
        self.merged.emit(winner.id, loser.id)

    def done(self, result: int) -> None:
        if self._task is not None:
            self._task.cancel()
        super().done(result)


def _history(contents: dict[str, int]) -> int:
    return sum(contents.get(table, 0) for table in ("conversations", "follow_ups", "customer_events"))


def _revenues(customer: Customer) -> str:
    return ", ".join(
        _("{year}: {amount} €").format(year=year.year, amount=format_amount(year.revenue_cents))
        for year in customer.years
        if year.revenue_cents is not None
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_NOTE else f"{text[:_LONGEST_NOTE].rstrip()} …"
