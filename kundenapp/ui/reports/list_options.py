"""The Kundenliste and the reports of many customers: which customers, and how."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.services.paper import draw_customer_list, draw_customer_reports
from kundenapp.ui.common.buttons import Segmented, secondary_button
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.reports.customer_choice import CustomerChoice
from kundenapp.ui.reports.options import Options, beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.store.store import Store
    from kundenapp.ui.reports.options import Work


class ListOptions(Options):
    """The Kundenliste."""

    def __init__(self, store: Store, list_filter: Callable[[], CustomerFilter]) -> None:
        super().__init__()
        self._store = store
        self.choice = CustomerChoice(store, list_filter)
        self.choice.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)

    def title(self) -> str:
        return _("Kundenliste")

    def work(self) -> Work | None:
        wanted = self.choice.wanted()
        return beside(self._store, lambda reader, progress: draw_customer_list(reader, wanted, progress))

    def what_is_missing(self) -> tuple[str, str]:
        return _("Noch keine Liste"), _("Mit F5 wird sie gezeichnet.")

    def progress_words(self, done: int, total: int) -> str:
        return _("{done} von {total} Kunden").format(done=grouped(done), total=grouped(total))

    def refresh(self) -> None:
        self.choice.refresh()


class ManyOptions(Options):
    """The reports of many customers in one document; how many is said before anything begins."""

    draws_when_asked = True

    def __init__(self, store: Store, list_filter: Callable[[], CustomerFilter]) -> None:
        super().__init__()
        self._store = store
        self._is_asked = False
        self.kind = Segmented(
            [(ReportKind.INTERNAL.value, _("nur für uns")), (ReportKind.CUSTOMER.value, _("für die Kunden"))]
        )
        self.kind.set_value(ReportKind.INTERNAL.value)
        self.kind.chosen.connect(self._on_changed)
        self.choice = CustomerChoice(store, list_filter)
        self.choice.changed.connect(self._on_changed)
        self.two_sided = QCheckBox(_("für &beidseitigen Druck"))
        self.two_sided.setToolTip(_("Jeder Bericht beginnt auf einer Vorderseite."))
        self.two_sided.clicked.connect(self._on_changed)
        self.count_label = PlainLabel("", "body_medium", numbers=True)
        self.draw_button = secondary_button(_("&Erstellen"), "file-pdf")
        self.draw_button.clicked.connect(self._on_draw)
        below = QHBoxLayout()
        below.setSpacing(16)
        for widget in (self.kind, self.two_sided):
            below.addWidget(widget)
        below.addStretch(1)
        below.addWidget(self.count_label)
        below.addWidget(self.draw_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.choice)
        column.addLayout(below)

    def title(self) -> str:
        return _("Berichte für viele Kunden")

    def work(self) -> Work | None:
        if not self._is_asked:
            return None
        self._is_asked = False
        draw = partial(
            draw_customer_reports,
            wanted=self.choice.wanted(),
            kind=ReportKind(self.kind.value() or ReportKind.INTERNAL),
            two_sided=self.two_sided.isChecked(),
        )
        return beside(self._store, lambda reader, progress: draw(reader, progress=progress))

    def what_is_missing(self) -> tuple[str, str]:
        return (
            _("Welche Kunden?"),
            _("Wählen Sie oben aus und drücken Sie „Erstellen“. Das Fenster bleibt dabei benutzbar."),
        )

    def progress_words(self, done: int, total: int) -> str:
        return _("{done} von {total} Berichten").format(done=grouped(done), total=grouped(total))

    def remark(self) -> str:
        if self.kind.value() == ReportKind.CUSTOMER.value:
            return _("Das lesen die Kunden: Auch die Worte der offenen Wiedervorlagen stehen in den Briefen.")
        return ""

    def ask(self) -> None:
        self._is_asked = self.draw_button.isEnabled()

    def refresh(self) -> None:
        self.choice.refresh()
        self._show_count()

    def _show_count(self) -> None:
        wanted = replace(self.choice.wanted(), restricted=False)
        count = self._store.customer_list.number_of(wanted, self._store.today())
        self.count_label.setText(ngettext("{count} Kunde", "{count} Kunden", count).format(count=grouped(count)))
        self.draw_button.setEnabled(count > 0)

    @Slot()
    def _on_changed(self) -> None:
        self._show_count()
        self.changed.emit()

    @Slot()
    def _on_draw(self) -> None:
        self._is_asked = True
        self.changed.emit()
