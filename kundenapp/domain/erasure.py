"""When the trash proposes to erase for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kundenapp.domain.customer import Customer

DAYS_IN_TRASH = 30


def is_due_for_erasure(customer: Customer, now: datetime) -> bool:
    """Whether a customer has been in the trash for longer than 30 days; whoever is not in it never is."""
    return customer.deleted_at is not None and now - customer.deleted_at > timedelta(days=DAYS_IN_TRASH)
