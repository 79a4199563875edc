"""The Sympathiematrix-Blatt: of the team or of one employee, and which customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from kundenapp.domain.limits import grouped
from kundenapp.domain.openness import Openness
from kundenapp.i18n import _
from kundenapp.services.paper import draw_sympathy_report
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import Choice
from kundenapp.ui.reports.customer_choice import CustomerChoice
from kundenapp.ui.reports.options import Options, beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.store.store import Store
    from kundenapp.ui.reports.options import Work


class SympathyOptions(Options):
    """Whose sheet, as far as whoever works now may see it, and which customers."""

    def __init__(self, store: Store, list_filter: Callable[[], CustomerFilter]) -> None:
        super().__init__()
        self._store = store
        self.sheet = Choice([(None, _("Team"))], _("Wessen Blatt"))
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheet.setMinimumContentsLength(14)
        self.sheet.edited.connect(self.changed)
        self.choice = CustomerChoice(
            store, list_filter, before=(Field(_("Wessen Blatt"), self.sheet),), has_order=False
        )
        self.choice.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)

    def title(self) -> str:
        return _("Sympathiematrix")

    def work(self) -> Work | None:
        wanted, employee_id = self.choice.wanted(), self.employee_id
        return beside(self._store, lambda reader, progress: draw_sympathy_report(reader, wanted, employee_id, progress))

    @property
    def employee_id(self) -> int | None:
        """Whose sheet is chosen, None for the team."""
        chosen = self.sheet.value()
        return chosen if isinstance(chosen, int) else None

    def take(self, employee_id: int | None, wanted: CustomerFilter) -> None:
        """Choose the sheet of an employee or, None, of the team, without a signal; who is not offered, is the team."""
        self.refresh()
        self.sheet.set_value(employee_id)
        self.choice.take(wanted)

    def what_is_missing(self) -> tuple[str, str]:
        return _("Noch kein Blatt"), _("Mit F5 wird es gezeichnet.")

    def progress_words(self, done: int, total: int) -> str:
        return _("{done} von {total} Kunden").format(done=grouped(done), total=grouped(total))

    def refresh(self) -> None:
        is_hidden = self._store.sympathy_settings.openness is Openness.HIDDEN
        people = [
            (employee.id, employee.name)
            for employee in self._store.employees.active()
            if not is_hidden or employee.id == self._store.employee_id
        ]
        self.sheet.set_options([(None, _("Team")), *people])
        self.sheet.view().setMinimumWidth(self.sheet.view().sizeHintForColumn(0) + 24)
        self.choice.refresh()
