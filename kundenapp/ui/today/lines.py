"""What stands in the lists of the tab Heute: the headings of the groups, and who has fallen silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.dates import past
from kundenapp.domain.today import DueGroup
from kundenapp.i18n import _
from kundenapp.ui.common.lines import Heading, Line

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.today import SilentCustomer, TaskCounts


def heading(group: DueGroup, counts: TaskCounts) -> Heading:
    """Return the heading of a group."""
    return Heading(group.label, counts.of(group), is_late=group is DueGroup.OVERDUE)


def silent_line(customer: SilentCustomer, today: date, *, is_shaded: bool) -> Line:
    """Return the line of a customer nobody has spoken to for long; shaded it says no more than when."""
    words = _("zuletzt {when}").format(when=past(customer.last_contact_on, today))
    has_heart = customer.is_dream and not is_shaded
    return Line(customer.customer_id, customer.display_name, customer.initials, words, has_heart=has_heart)
