"""Where the business and its employees are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import uuid4

from kundenapp.domain.business import Business, Employee
from kundenapp.domain.text import sort_key
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row

_BUSINESS_FIELDS = ("name", "street", "postal_code", "city", "phone", "email", "website")


class Businesses:
    """The one business of a file."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def get(self) -> Business | None:
        """Return the business, None before the first start is finished."""
        row = self._engine.one("SELECT * FROM businesses ORDER BY id LIMIT 1")
        return Business(**{field: cast("str", row[field]) for field in _BUSINESS_FIELDS}) if row else None

    def save(self, business: Business) -> None:
        """Keep what the shop says about itself.

        Raises
        ------
        ValidationError
            if the name is missing or a line is too long.
        """
        business = business.validated()
        row: Row = {field: getattr(business, field) for field in _BUSINESS_FIELDS}
        present = self._engine.scalar("SELECT id FROM businesses ORDER BY id LIMIT 1")
        with self._doors.operation("business.save", _("Die Angaben zum Betrieb sind gespeichert.")) as op:
            if present is None:
                op.insert("businesses", {"uuid": str(uuid4()), **row})
            else:
                op.update("businesses", present, row)


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

    def create(self, name: str, *, is_sample: bool = False) -> Employee:
        """Keep a new employee; somebody with exactly this name is returned instead of made twice.

        Raises
        ------
        ValidationError
            if the name is missing or too long.
        """
        employee = Employee(name, is_sample=is_sample).validated()
        known = next((other for other in self.active() if other.name == employee.name), None)
        if known is not None:
            return known
        summary = _("{name} gehört jetzt zum Team.").format(name=employee.name)
        with self._doors.operation("employee.create", summary) as op:
            row_id = op.insert(
                "employees", {"uuid": str(uuid4()), "name": employee.name, "is_sample": int(employee.is_sample)}
            )
        return _employee(cast("Row", self._engine.row("employees", row_id)))


def _employee(row: Row) -> Employee:
    return Employee(
        name=cast("str", row["name"]),
        id=cast("int", row["id"]),
        uuid=cast("str", row["uuid"]),
        active=bool(row["active"]),
        is_sample=bool(row["is_sample"]),
    )
