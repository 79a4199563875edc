"""Where the business and its employees are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from kundenapp.domain.business import BUSINESS_LINES, Business, Employee
from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.domain.text import sort_key
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation

_OPEN_WORK = "FROM follow_ups WHERE assignee_id = ? AND done_at IS NULL"


class Businesses:
    """The one business of a file."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def get(self) -> Business | None:
        """Return the business, None before the first start is finished."""
        row = self._engine.one("SELECT * FROM businesses ORDER BY id LIMIT 1")
        return Business(**{field: cast("str", row[field]) for field in BUSINESS_LINES}) if row else None

    def save(self, business: Business) -> None:
        """Keep what the shop says about itself.

        Raises
        ------
        ValidationError
            if a line does not fit.
        """
        self._write(business.validated(), None)

    def change(self, line: str, text: str, *, continues: int | None = None) -> int | None:
        """Keep one line of what the shop says about itself and return the operation, None if nothing differed.

        `continues` is the operation of the save before during the same visit to the field.

        Raises
        ------
        ValidationError
            if the line does not fit.
        """
        return self._write((self.get() or Business("")).with_line(line, text), continues)

    def _write(self, business: Business, continues: int | None) -> int | None:
        row: Row = {field: getattr(business, field) for field in BUSINESS_LINES}
        present = self._engine.scalar("SELECT id FROM businesses ORDER BY id LIMIT 1")
        summary = _("Die Angaben zum Betrieb sind gespeichert.")
        with self._doors.operation("business.save", summary, continues=continues) as op:
            if present is None:
                op.insert("businesses", {"uuid": str(uuid4()), **row})
            else:
                op.update("businesses", present, row)
        return op.id


@dataclass(frozen=True)
class Workload:
    """What somebody has to pass on when leaving: how many open follow-ups, and how many customers they look after."""

    follow_ups: int
    customers: int


class Employees:
    """The people who work with a file."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def all(self) -> list[Employee]:
        """Return everybody, also those who have left, by name."""
        found = [_employee(row) for row in self._engine.dicts("SELECT * FROM employees ORDER BY id")]
        return sorted(found, key=lambda employee: sort_key(employee.name))

    def active(self) -> list[Employee]:
        """Return who works here now, by name."""
        return [employee for employee in self.all() if employee.active]

    def names(self) -> dict[int, str]:
        """Return the name of every employee by id."""
        return dict(self._engine.rows("SELECT id, name FROM employees"))

    def get(self, employee_id: int) -> Employee:
        """Return an employee.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("employees", employee_id)
        if row is None:
            raise NothingFoundError(_("Diesen Namen gibt es im Team nicht mehr."))
        return _employee(row)

    def create(self, name: str, *, is_sample: bool = False) -> Employee:
        """Keep a new employee; somebody active who is called so is returned instead of made twice.

        Raises
        ------
        ValidationError
            if the name is missing or too long.
        """
        employee = Employee(name, is_sample=is_sample).validated()
        return self._namesake(employee.name) or self._insert(employee)

    def add(self, name: str) -> Employee:
        """Keep a new employee.

        Raises
        ------
        ValidationError
            if the name is missing or too long, or if somebody active is called so.
        """
        employee = Employee("").renamed(name)
        self._check_name_is_free(employee.name)
        return self._insert(employee)

    def rename(self, employee_id: int, name: str, *, continues: int | None = None) -> int | None:
        """Correct a name and return the operation, None if nothing differed; errors as in `add`.

        `continues` is the operation of the save before during the same visit to the field.
        """
        employee = self.get(employee_id)
        renamed = employee.renamed(name)
        if employee.active:
            self._check_name_is_free(renamed.name, except_for=employee_id)
        summary = _("{before} heißt jetzt {name}.").format(before=employee.name, name=renamed.name)
        with self._doors.operation("employee.rename", summary, continues=continues) as op:
            op.update("employees", employee_id, {"name": renamed.name})
        return op.id

    def workload(self, employee_id: int) -> Workload:
        """Return what somebody has to pass on when leaving."""
        follow_ups = self._engine.scalar(f"SELECT count(*) {_OPEN_WORK}", (employee_id,))
        customers = self._engine.scalar("SELECT count(*) FROM customers WHERE owner_id = ?", (employee_id,))
        return Workload(follow_ups, customers)

    def leave(self, employee_id: int, on: date, *, follow_ups_to: int | None, customers_to: int | None) -> None:
        """Note that somebody no longer works here and pass on what they had to do; None is nobody. One operation.

        The name stays wherever it stands.

        Raises
        ------
        ValidationError
            if the day is yet to come, if it is the last one here or the one who works now.
        """
        employee = self.get(employee_id)
        self._check_may_leave(employee, on)
        summary = _("{name} arbeitet nicht mehr hier.").format(name=employee.name)
        with self._doors.operation("employee.leave", summary) as op:
            op.update("employees", employee_id, {"active": 0, "left_on": on.isoformat()})
            for (follow_up_id,) in self._engine.rows(f"SELECT id {_OPEN_WORK}", (employee_id,)):
                op.update("follow_ups", follow_up_id, {"assignee_id": follow_ups_to})
            self._pass_on_customers(op, employee_id, customers_to)

    def _pass_on_customers(self, op: Operation, employee_id: int, to: int | None) -> None:
        for (customer_id,) in self._engine.rows("SELECT id FROM customers WHERE owner_id = ?", (employee_id,)):
            op.update("customers", customer_id, {"owner_id": to})

    def _check_may_leave(self, employee: Employee, on: date) -> None:
        if on > self._doors.now().astimezone().date():
            raise ValidationError("left_on", _("Dieser Tag kommt erst noch. Tragen Sie ihn ein, wenn er da ist."))
        if [other.id for other in self.active()] == [employee.id]:
            raise ValidationError(
                "employee",
                _("Außer {name} arbeitet niemand hier. Tragen Sie zuerst ein, wer weitermacht.").format(
                    name=employee.name
                ),
            )
        if employee.id == self._doors.employee_id:
            raise ValidationError(
                "employee",
                _("{name} arbeitet gerade an diesem Computer. Wählen Sie zuerst, wer jetzt hier arbeitet.").format(
                    name=employee.name
                ),
            )

    def come_back(self, employee_id: int) -> None:
        """Note that somebody works here again.

        Raises
        ------
        ValidationError
            if somebody active is called so.
        """
        employee = self.get(employee_id)
        if not employee.active:
            self._check_name_is_free(employee.name, except_for=employee_id)
        with self._doors.operation(
            "employee.come_back", _("{name} arbeitet wieder hier.").format(name=employee.name)
        ) as op:
            op.update("employees", employee_id, {"active": 1, "left_on": None})

    def _namesake(self, name: str, except_for: int | None = None) -> Employee | None:
        others = (other for other in self.active() if other.id != except_for)
        return next((other for other in others if other.is_namesake(name)), None)

    def _check_name_is_free(self, name: str, except_for: int | None = None) -> None:
        if self._namesake(name, except_for) is not None:
            raise ValidationError(
                "name",
                _("„{name}“ gehört schon zum Team. Schreiben Sie zum Beispiel den zweiten Vornamen dazu.").format(
                    name=name
                ),
            )

    def _insert(self, employee: Employee) -> Employee:
        summary = _("{name} gehört jetzt zum Team.").format(name=employee.name)
        row: Row = {"uuid": str(uuid4()), "name": employee.name, "is_sample": int(employee.is_sample)}
        with self._doors.operation("employee.create", summary) as op:
            row_id = op.insert("employees", row)
        return self.get(row_id)


def _employee(row: Row) -> Employee:
    left_on = cast("str | None", row["left_on"])
    return Employee(
        name=cast("str", row["name"]),
        id=cast("int", row["id"]),
        uuid=cast("str", row["uuid"]),
        active=bool(row["active"]),
        is_sample=bool(row["is_sample"]),
        left_on=date.fromisoformat(left_on) if left_on else None,
    )
