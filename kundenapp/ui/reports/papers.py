"""Everything that can be printed: its name in the list and the options above the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kundenapp.domain.circles_report import CIRCLES_PAPER
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.partner_agreement import AGREEMENT_PAPER
from kundenapp.i18n import _
from kundenapp.ui.reports.answer_options import CardOptions, EnthusiasmOptions
from kundenapp.ui.reports.list_options import ListOptions, ManyOptions
from kundenapp.ui.reports.options import CustomerOptions
from kundenapp.ui.reports.sympathy_options import SympathyOptions
from kundenapp.ui.reports.week_options import WeekOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.store.store import Store
    from kundenapp.ui.reports.options import Options


class Paper(NamedTuple):
    """A row of the list; two papers may share their options."""

    key: str
    name: str
    options: Options


class Papers:
    """The options of all papers. `list_filter` gives what the list in the tab Kunden shows at the moment."""

    def __init__(self, store: Store, list_filter: Callable[[], CustomerFilter]) -> None:
        self.customer = CustomerOptions(store)
        self.customer_list = ListOptions(store, list_filter)
        self.week = WeekOptions(store)
        self.many = ManyOptions(store, list_filter)
        self.enthusiasm = EnthusiasmOptions(store)
        self.sympathy = SympathyOptions(store, list_filter)
        self.cards = CardOptions(store)

    def rows(self) -> tuple[Paper, ...]:
        """Return the papers in the order of the list."""
        return (
            Paper(ReportKind.INTERNAL.value, _("Kundenbericht, nur für uns"), self.customer),
            Paper(ReportKind.CUSTOMER.value, _("Kundenbericht für den Kunden"), self.customer),
            Paper("list", _("Kundenliste"), self.customer_list),
            Paper("week", _("Wiedervorlagen (Woche)"), self.week),
            Paper("many", _("Berichte für viele Kunden"), self.many),
            Paper("sympathy", _("Sympathiematrix"), self.sympathy),
            Paper(CIRCLES_PAPER, _("Schnittmenge mit einem Kunden"), self.customer),
            Paper(AGREEMENT_PAPER, _("Partnervereinbarung"), self.customer),
            Paper("enthusiasm", _("Begeisterung"), self.enthusiasm),
            Paper("cards", _("Antwortkarten"), self.cards),
        )

    def options(self) -> tuple[Options, ...]:
        """Return the options, each once."""
        return tuple(dict.fromkeys(paper.options for paper in self.rows()))
