"""What happened to a customer beside conversations: the history of the status."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.customer import Status
from kundenapp.domain.customer_event import StatusChange

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation


class CustomerEvents:
    """The events of customers in the file."""

    def __init__(self, doors: Doors) -> None:
        self._engine = doors.engine

    def of_customer(self, customer_id: int, limit: int = 1_000_000) -> list[StatusChange]:
        """Return how the status of a customer has changed, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM customer_events WHERE customer_id = ? ORDER BY at DESC, id DESC LIMIT ?",
            (customer_id, limit),
        )
        return [_status_change(row) for row in rows]


def note_status(doors: Doors, op: Operation, customer: Customer) -> None:
    """Write down, as part of saving `customer`, that the status becomes another one.

    Several changes during one visit to the field are one: what it was before the visit, and what it is in the end.
    """
    before = doors.engine.scalar("SELECT status FROM customers WHERE id = ?", (customer.id,))
    if before == customer.status.value:
        return
    noted = _noted_in(doors, op, customer)
    if noted is None:
        op.insert(
            "customer_events",
            {
                "uuid": str(uuid4()),
                "customer_id": customer.id,
                "kind": "status",
                "at": doors.now_text(),
                "before": before,
                "after": customer.status.value,
                "employee_id": doors.employee_id,
            },
        )
    elif noted["before"] == customer.status.value:
        op.delete("customer_events", cast("int", noted["id"]))
    else:
        op.update("customer_events", cast("int", noted["id"]), {"after": customer.status.value})


def _noted_in(doors: Doors, op: Operation, customer: Customer) -> Row | None:
    """Return the change that an earlier save of the same visit has noted."""
    return doors.engine.one(
        "SELECT customer_events.* FROM customer_events JOIN changes ON changes.row_id = customer_events.id "
        "WHERE changes.operation_id = ? AND changes.\"table\" = 'customer_events' "
        "AND customer_events.customer_id = ?",
        (op.continues, customer.id),
    )


def _status_change(row: Row) -> StatusChange:
    value = cast("dict[str, Any]", row)
    return StatusChange(
        customer_id=value["customer_id"],
        at=datetime.fromisoformat(value["at"]),
        before=Status(value["before"]),
        after=Status(value["after"]),
        note=value["note"],
        employee_id=value["employee_id"],
        id=value["id"],
    )
