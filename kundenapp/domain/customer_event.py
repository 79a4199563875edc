"""What happened to a customer beside conversations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kundenapp.domain.customer import Status


@dataclass(frozen=True)
class StatusChange:
    """From a moment on a customer has another status; `note` may say why."""

    customer_id: int
    at: datetime
    before: Status
    after: Status
    note: str = ""
    employee_id: int | None = None
    id: int | None = None
