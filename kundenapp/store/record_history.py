"""The history of a customer's record, read backwards from the change log, and single values brought back from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, cast

from kundenapp.domain.dates import format_day
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.record_fields import Names
from kundenapp.domain.record_history import BROUGHT_BACK, RecordEntry, RecordHistory, TalkChange
from kundenapp.domain.text import full_stop
from kundenapp.i18n import _
from kundenapp.store.conversations import conversation_from_row
from kundenapp.store.customer_rows import CHILD_TABLES, customer_from_rows, load_customers, rows_of
from kundenapp.store.operation import row_from_image

if TYPE_CHECKING:
    from kundenapp.domain.conversation import Conversation
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.record_fields import RecordField
    from kundenapp.store.customers import Customers
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Engine, Row

_TABLES = ("customers", *CHILD_TABLES)


class RecordHistories:
    """How records became what they are; nothing of it is kept twice."""

    def __init__(self, doors: Doors, customers: Customers) -> None:
        self._doors, self._engine, self._customers = doors, doors.engine, customers

    def of_customer(self, customer_id: int, limit: int = 200) -> RecordHistory:
        """Return the latest `limit` operations that changed the record of a customer.

        Raises
        ------
        NothingFoundError
            if there is no such customer.
        """
        customer = self._customers.get(customer_id)
        operation_ids = [
            operation_id
            for (operation_id,) in self._engine.rows(
                'SELECT DISTINCT operation_id FROM changes WHERE customer_id = ? AND ("table" IN '
                "('customers', 'customer_phones', 'customer_emails', 'customer_addresses', 'customer_tags', "
                "'contact_persons', 'customer_consents', 'customer_years') "
                "OR \"table\" = 'conversations' AND before IS NOT NULL) ORDER BY operation_id DESC LIMIT ?",
                (customer_id, limit + 1),
            )
        ]
        entries = _walk_back(self._engine, customer_id, operation_ids[:limit])
        return RecordHistory(
            customer=customer,
            entries=tuple(entries),
            names=self._names(entries, customer),
            reaches_creation=bool(entries) and entries[-1].before is None,
            has_older=len(operation_ids) > limit,
            talks_today=self._talks_today(entries),
        )

    def _talks_today(self, entries: list[RecordEntry]) -> dict[int, Conversation]:
        ids = {cast("int", talk.before.id) for entry in entries for talk in entry.talks}
        rows = {row_id: self._engine.row("conversations", row_id) for row_id in ids}
        return {row_id: conversation_from_row(row) for row_id, row in rows.items() if row is not None}

    def _names(self, entries: list[RecordEntry], customer: Customer) -> Names:
        states = [customer, *(state for entry in entries for state in (entry.before, entry.after) if state)]
        mentioned = {state.recommended_by for state in states if state.recommended_by is not None}
        found = load_customers(self._engine, sorted(mentioned))
        people = dict(self._engine.rows("SELECT id, name FROM employees"))
        return Names(people, {cast("int", other.id): other.display_name for other in found})

    def bring_back(self, part: RecordField, then: Customer, at: datetime) -> int | None:
        """Give a field of a customer the value it had in `then`, the state of the moment `at`; one operation.

        Returns
        -------
        int | None
            the id of the operation, None if the field has that value already.

        Raises
        ------
        ValidationError
            if the value does not fit any more, for example because another customer has that number.
        NothingFoundError
            if the customer is gone.
        """
        now = self._customers.get(cast("int", then.id))
        wanted = replace(now, **{name: getattr(then, name) for name in part.attributes})
        self._check_known(wanted)
        day = format_day(at.astimezone().date(), self._doors.now().astimezone().date())
        summary = _("{field} von {name} ist wieder wie am {day}").format(
            field=part.label, name=now.display_name, day=day
        )
        return self._customers.save(wanted, kind=BROUGHT_BACK, summary=full_stop(summary))

    def _check_known(self, customer: Customer) -> None:
        """Refuse a value that names somebody who is not in the file any more."""
        for name, table, person_id in (
            ("owner_id", "employees", customer.owner_id),
            ("recommended_by", "customers", customer.recommended_by),
        ):
            if person_id is not None and self._engine.row(table, person_id) is None:
                raise ValidationError(
                    name, _("Das geht nicht mehr: Wer hier stand, ist nicht mehr in der Kundendatei.")
                )


def _walk_back(engine: Engine, customer_id: int, operation_ids: list[int]) -> list[RecordEntry]:
    """Return what these operations did, the latest first, taking back one after the other in thought."""
    state = {
        table: {cast("int", row["id"]): row for row in rows} for table, rows in rows_of(engine, customer_id).items()
    }
    found = engine.dicts(
        'SELECT operation_id, "table", row_id, customer_id, before, after, kind, summary, at, employee_id '
        "FROM changes JOIN operations ON operations.id = operation_id "
        "WHERE operation_id IN (SELECT operation_id FROM changes WHERE customer_id = ? AND operation_id >= ?) "
        "ORDER BY operation_id DESC, changes.id DESC",
        (customer_id, min(operation_ids, default=0)),
    )
    chosen = frozenset(operation_ids)
    wanted = [change for change in found if change["operation_id"] in chosen]
    changes = [change for change in wanted if change["table"] in state or _is_about_talk(change, customer_id)]
    defaults = {table: engine.defaults(table) for table in _TABLES}
    entries, after = [], _customer(state, customer_id)
    for operation_id, group in groupby(changes, key=lambda change: change["operation_id"]):
        header: Row = {}
        talks = []
        for header in group:
            if header["table"] == "conversations":
                talks.append(_talk_change(header))
            else:
                _take_back(state, header, defaults)
        before = _customer(state, customer_id)
        entries.append(
            RecordEntry(
                operation_id=cast("int", operation_id),
                kind=cast("str", header["kind"]),
                summary=cast("str", header["summary"]),
                at=datetime.fromisoformat(cast("str", header["at"])),
                employee_id=cast("int | None", header["employee_id"]),
                before=before,
                after=after,
                talks=tuple(talk for talk in talks if talk.is_told),
            )
        )
        after = before
    return entries


def _is_about_talk(change: Row, customer_id: int) -> bool:
    """Whether a conversation was corrected or deleted; a new one stands in the Verlauf."""
    is_before = change["before"] is not None
    return change["table"] == "conversations" and change["customer_id"] == customer_id and is_before


def _talk_change(change: Row) -> TalkChange:
    before = cast("Row", row_from_image(cast("str | None", change["before"])))
    after = row_from_image(cast("str | None", change["after"]))
    return TalkChange(conversation_from_row(before), None if after is None else conversation_from_row(after))


def _take_back(state: dict[str, dict[int, Row]], change: Row, defaults: dict[str, Row]) -> None:
    table, row_id = cast("str", change["table"]), cast("int", change["row_id"])
    before = row_from_image(cast("str | None", change["before"]))
    if before is None:
        state[table].pop(row_id, None)
    else:
        # What was written before the file got new columns says nothing about them.
        state[table][row_id] = {**defaults[table], **before}


def _customer(state: dict[str, dict[int, Row]], customer_id: int) -> Customer | None:
    row = state["customers"].get(customer_id)
    if row is None:
        return None
    parts = {
        table: sorted(
            (line for line in state[table].values() if line["customer_id"] == customer_id),
            key=lambda line: (cast("int", line["position"]), cast("int", line["id"])),
        )
        for table in CHILD_TABLES
    }
    return customer_from_rows(row, parts)
