"""Where customers are kept: the aggregate of a customer with everything the record shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, ValidationError
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _
from kundenapp.store.customer_events import note_status
from kundenapp.store.customer_rows import check_usable, child_rows, customer_row, load_customers
from kundenapp.store.lines import write_children
from kundenapp.store.personal import DERIVED_TABLES, NAMING_EMPLOYEES, PERSONAL_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.customer import Customer
    from kundenapp.store.doors import Doors
    from kundenapp.store.local import Local
    from kundenapp.store.operation import Operation

FIRST_NUMBER = 1001


class Customers:
    """Customers in the file. Every change is one operation; see `kundenapp.store.doors.Doors.operation`."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def get(self, customer_id: int) -> Customer:
        """Return a customer, also one in the trash.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        found = self.find(customer_id)
        if found is None:
            raise NothingFoundError(_("Diesen Kunden gibt es nicht mehr."))
        return found

    def find(self, customer_id: int) -> Customer | None:
        """Return a customer, also one in the trash, or None if there is none with this id."""
        return next(iter(load_customers(self._engine, [customer_id])), None)

    def many(self, customer_ids: Iterable[int]) -> list[Customer]:
        """Return the customers with these ids that exist, trash included, in the order of the ids."""
        return load_customers(self._engine, customer_ids)

    def with_uuids(self, uuids: Iterable[str]) -> list[Customer]:
        """Return the customers with these uuids that exist, trash and anonymous ones included."""
        ids = [
            row_id
            for uuid in uuids
            for (row_id,) in self._engine.rows("SELECT id FROM customers WHERE uuid = ?", (uuid,))
        ]
        return self.many(ids)

    def by_number(self, number: str) -> Customer:
        """Return the living customer with a number such as K-1001; capitals do not matter.

        Raises
        ------
        NothingFoundError
            if no customer bears it.
        """
        row_id = self._engine.scalar(
            "SELECT id FROM customers WHERE lower(customer_number) = lower(?) AND deleted_at IS NULL",
            (clean_line(number),),
        )
        if row_id is None:
            raise NothingFoundError(_("Einen Kunden mit der Nummer {number} gibt es nicht.").format(number=number))
        return self.get(row_id)

    def tags(self) -> list[str]:
        """Return every tag in use, most used first."""
        return [
            tag
            for (tag,) in self._engine.rows(
                "SELECT tag FROM customer_tags JOIN customers ON customers.id = customer_id "
                "WHERE deleted_at IS NULL GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 200"
            )
        ]

    def create(self, customer: Customer) -> Customer:
        """Keep a new customer and return it with id, uuid and number.

        Raises
        ------
        ValidationError
            if a field does not fit, or the number is taken.
        """
        customer = customer.validated()
        with self._doors.operation(
            "customer.create", _("{name} ist angelegt.").format(name=customer.display_name)
        ) as op:
            number = customer.number or self._next_number()
            self._check_number_is_free(number, except_id=None)
            self._check_recommendation(customer)
            row = customer_row(replace(customer, number=number))
            row |= {"uuid": str(uuid4()), "created_at": self._doors.now_text(), "is_sample": int(customer.is_sample)}
            customer_id = op.insert("customers", row)
            write_children(op, self._engine, customer_id, child_rows(customer))
        return self.get(customer_id)

    def save(
        self, customer: Customer, *, continues: int | None = None, kind: str = "customer.change", summary: str = ""
    ) -> int | None:
        """Write what differs from the file and return the id of the operation, None if nothing does.

        `continues` is the operation of the save before during the same visit to the same field; both become one.
        `kind` and `summary` say it if it is more than a change of the record.

        Raises
        ------
        ValidationError
            if a field does not fit, or the number is taken.
        ChangedMeanwhileError
            if the record was changed after it was read.
        """
        customer = customer.validated()
        customer_id = cast("int", customer.id)
        summary = summary or _("{name} ist geändert.").format(name=customer.display_name)
        with self._doors.operation(kind, summary, continues=continues) as op:
            self._check_unchanged(customer)
            self.check_usable(customer_id)
            self._check_number_is_free(customer.number, except_id=customer_id)
            self._check_recommendation(customer)
            note_status(self._doors, op, customer)
            changed = op.update("customers", customer_id, customer_row(customer))
            if write_children(op, self._engine, customer_id, child_rows(customer)) and not changed:
                op.update("customers", customer_id, {"version": customer.version + 1})
        return op.id

    def check_usable(self, customer_id: int) -> None:
        """Refuse to work with a customer whose data may only be kept.

        Raises
        ------
        RestrictedError
            if the customer is restricted.
        NothingFoundError
            if there is none with this id.
        """
        check_usable(self._engine, customer_id)

    def restrict(self, customer_id: int) -> None:
        """Let the data of a customer be kept only, not used (DSGVO Art. 18)."""
        self._set_moment(
            customer_id,
            "restricted_at",
            self._doors.now_text(),
            "customer.restrict",
            _("Die Daten von {name} sind jetzt eingeschränkt."),
        )

    def lift_restriction(self, customer_id: int) -> None:
        """Let the data of a customer be used again."""
        self._set_moment(
            customer_id,
            "restricted_at",
            None,
            "customer.lift_restriction",
            _("Die Daten von {name} dürfen wieder genutzt werden."),
        )

    def trash(self, customer_id: int) -> None:
        """Put a customer into the trash: gone from lists, search and figures, with everything kept."""
        self._set_moment(
            customer_id, "deleted_at", self._doors.now_text(), "customer.trash", _("{name} liegt im Papierkorb.")
        )

    def restore(self, customer_id: int) -> None:
        """Take a customer out of the trash."""
        self._set_moment(customer_id, "deleted_at", None, "customer.restore", _("{name} ist wieder da."))

    def _set_moment(self, customer_id: int, column: str, moment: str | None, kind: str, summary: str) -> None:
        name = self.get(customer_id).display_name
        with self._doors.operation(kind, summary.format(name=name)) as op:
            op.update("customers", customer_id, {column: moment})

    def contents_of(self, customer_id: int) -> dict[str, int]:
        """Return how many rows every personal table has about a customer; empty ones are left out."""
        counts = {
            table: cast("int", self._engine.scalar(f"SELECT count(*) FROM {table} WHERE {column} = ?", (customer_id,)))
            for table, column in PERSONAL_TABLES.items()
        }
        return {table: count for table, count in counts.items() if count}

    def trashed(self) -> list[Customer]:
        """Return who lies in the trash, the latest first."""
        ids = self._engine.rows(
            "SELECT id FROM customers WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"
        )
        return load_customers(self._engine, [customer_id for (customer_id,) in ids])

    def sample_count(self) -> int:
        """Return how many living customers belong to the sample business."""
        return cast(
            "int", self._engine.scalar("SELECT count(*) FROM customers WHERE is_sample = 1 AND deleted_at IS NULL")
        )

    def remove_samples(self) -> None:
        """Take the sample customers and employees out of the file, whatever hangs on them included; can be undone."""
        with self._doors.operation("sample.remove", _("Die Beispieldaten sind entfernt.")) as op:
            for (customer_id,) in self._engine.rows("SELECT id FROM customers WHERE is_sample = 1"):
                self._delete_all_of(op, customer_id)
            for (idea_id,) in self._engine.rows(
                "SELECT id FROM delight_ideas WHERE is_sample = 1 "
                "AND id NOT IN (SELECT idea_id FROM delights WHERE idea_id IS NOT NULL)"
            ):
                op.delete("delight_ideas", idea_id)
            for (statement_id,) in self._engine.rows(
                "SELECT id FROM statements WHERE is_sample = 1 "
                "AND id NOT IN (SELECT statement_id FROM stances) "
                "AND id NOT IN (SELECT statement_id FROM statement_weights)"
            ):
                op.delete("statements", statement_id)
            for (employee_id,) in self._engine.rows(
                "SELECT id FROM employees WHERE is_sample = 1 AND id <> ?", (self._doors.employee_id or 0,)
            ):
                if not self._is_named(employee_id):
                    op.delete("employees", employee_id)

    def _is_named(self, employee_id: int) -> bool:
        return any(
            self._engine.scalar(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (employee_id,))
            for table, column in NAMING_EMPLOYEES
        )

    def _delete_all_of(self, op: Operation, customer_id: int) -> None:
        for (recommended_id,) in self._engine.rows("SELECT id FROM customers WHERE recommended_by = ?", (customer_id,)):
            op.update("customers", recommended_id, {"recommended_by": None})
        for table, column in PERSONAL_TABLES.items():
            if table in (*DERIVED_TABLES, "changes", "drafts"):
                continue
            for (row_id,) in self._engine.rows(f"SELECT id FROM {table} WHERE {column} = ?", (customer_id,)):
                op.delete(table, row_id)

    def _next_number(self) -> str:
        """Return the next free number; a counter in the file goes on from the last one, so none is given twice."""
        with self._doors.local() as local:
            return self._count_up(local)

    def _count_up(self, local: Local) -> str:
        counter = int(self._engine.scalar("SELECT value FROM settings WHERE name = 'customer_number'") or FIRST_NUMBER)
        while self._engine.scalar("SELECT 1 FROM customers WHERE lower(customer_number) = ?", (f"k-{counter}",)):
            counter += 1
        local.put_by_name("settings", "customer_number", {"value": str(counter + 1)})
        return f"K-{counter}"

    def _check_number_is_free(self, number: str, except_id: int | None) -> None:
        if not number:
            raise ValidationError("number", _("Die Kundennummer fehlt. Zum Beispiel: K-1001"))
        bearer = self._engine.scalar(
            "SELECT id FROM customers WHERE lower(customer_number) = lower(?) AND id <> ?", (number, except_id or 0)
        )
        if bearer is not None:
            raise ValidationError(
                "number",
                _("Die Nummer {number} hat schon {name}.").format(number=number, name=self.get(bearer).display_name),
            )

    def _check_unchanged(self, customer: Customer) -> None:
        version = self._engine.scalar("SELECT version FROM customers WHERE id = ?", (customer.id,))
        if version is None:
            raise NothingFoundError(_("Diesen Kunden gibt es nicht mehr."))
        if version != customer.version:
            raise ChangedMeanwhileError(
                _("{name} wurde inzwischen geändert. Ihre Eingabe steht noch da; öffnen Sie den Kunden neu.").format(
                    name=customer.display_name
                )
            )

    def _check_recommendation(self, customer: Customer) -> None:
        """Refuse a customer who has recommended themselves, directly or through others."""
        seen: set[int] = set()
        by = customer.recommended_by
        while by is not None and by not in seen:
            if by == customer.id:
                raise ValidationError("recommended_by", _self_recommended(customer))
            seen.add(by)
            by = self._engine.scalar("SELECT recommended_by FROM customers WHERE id = ?", (by,))


def _self_recommended(customer: Customer) -> str:
    return _(
        "{name} kann sich nicht selbst empfohlen haben, auch nicht über andere. Bitte jemand anderen wählen."
    ).format(name=customer.display_name)
