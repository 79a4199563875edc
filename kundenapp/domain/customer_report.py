"""The Kundenbericht before it becomes paper: everything the page needs, gathered once, never changing after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.domain.limits import grouped
from kundenapp.i18n import ngettext

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.business import Business
    from kundenapp.domain.circles_report import CirclesReport
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.customer_assessment import CustomerAssessment
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.domain.partner_agreement import PartnerAgreement
    from kundenapp.domain.timeline import TimelineEntry


class ReportKind(StrEnum):
    """For whom the report is: ourselves, everything in it; or the customer, who reads a friendly letter."""

    INTERNAL = "intern"
    CUSTOMER = "kunde"


@dataclass(frozen=True)
class CustomerReport:
    """A snapshot of one customer on one day.

    `recommended_by` is the name of the customer who sent this one; `timeline` is newest first, `follow_ups` are the
    open ones, the next first; `employee_names` maps the ids in them. `assessment` and `circles` are for ourselves
    only: None in a letter, and where the data may only be kept; `circles` also where nothing is known. `partnership`
    is what both share, wish and promise, without any judgement; None where there is nothing of it.
    """

    kind: ReportKind
    business: Business
    customer: Customer
    created_on: date
    owner_name: str = ""
    author_name: str = ""
    timeline: tuple[TimelineEntry, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    employee_names: tuple[tuple[int, str], ...] = ()
    recommended_by: str = ""
    assessment: CustomerAssessment | None = None
    circles: CirclesReport | None = None
    partnership: PartnerAgreement | None = None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What the customer answered, the latest first; for ourselves only."""
        return tuple(entry.answer for entry in self.timeline if entry.answer is not None)

    @property
    def agreed(self) -> tuple[FollowUp, ...]:
        """The open follow-ups a customer may read of: not what we do because of an answer, or to get one."""
        return tuple(follow_up for follow_up in self.follow_ups if follow_up.kind is FollowUpKind.PLAIN)

    def employee_name(self, employee_id: int | None) -> str:
        """Return the name of an employee, empty if unknown."""
        return dict(self.employee_names).get(employee_id, "") if employee_id is not None else ""


@dataclass(frozen=True)
class CustomerReports:
    """The reports of many customers in one document.

    `count` is how many there are; `two_sided` lets each begin on the front of a sheet; `restricted_count` is how many
    customers fit and are left out, because their data may only be kept.
    """

    kind: ReportKind
    business: Business
    created_on: date
    count: int
    two_sided: bool = False
    restricted_count: int = 0

    @property
    def left_out(self) -> str:
        """Who has no report among these, empty if everybody has."""
        if not self.restricted_count:
            return ""
        return ngettext(
            "{count} Kunde ist eingeschränkt (Art. 18 DSGVO) und nicht dabei.",
            "{count} Kunden sind eingeschränkt (Art. 18 DSGVO) und nicht dabei.",
            self.restricted_count,
        ).format(count=grouped(self.restricted_count))

    @property
    def title(self) -> str:
        """The name of the document: "310 Kundenberichte"."""
        if self.kind is ReportKind.CUSTOMER:
            words = ngettext("{count} Brief an einen Kunden", "{count} Briefe an Kunden", self.count)
        else:
            words = ngettext("{count} Kundenbericht", "{count} Kundenberichte", self.count)
        return words.format(count=grouped(self.count))
