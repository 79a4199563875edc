"""Opinions that are being entered for many customers: one draft per employee, which follows and forgets customers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from kundenapp.domain.placement import SYMPATHY
from kundenapp.store.drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Engine
    from kundenapp.store.local import Local

_PREFIX = "placements:"
_NO_OPINION = "-"


class PlacementDrafts:
    """What employees have entered and not yet saved, through the second door.

    A draft has a field per customer: the value, and behind it the ids of those from whom it came with a merge, so that
    erasing them reaches it.
    """

    def __init__(self, doors: Doors) -> None:
        self._drafts = Drafts(doors)
        self._engine = doors.engine

    def of(self, employee_id: int) -> dict[int, float | None]:
        """Return what an employee has entered, by customer; None is "kenne ich nicht"; off the scale is nothing."""
        entries = {int(customer): _value(entry) for customer, entry in self._fields(employee_id).items()}
        return {customer_id: value for customer_id, value in entries.items() if value is None or SYMPATHY.holds(value)}

    def keep(self, employee_id: int, values: Mapping[int, float | None]) -> None:
        """Keep what an employee has entered instead of what was kept before; nothing is no draft.

        Raises
        ------
        FaultError
            if the file cannot be written.
        """
        if not values:
            self._drafts.discard(f"{_PREFIX}{employee_id}")
            return
        earlier = self._fields(employee_id)
        fields = {}
        for customer_id, value in values.items():
            _before, *came_from = earlier.get(str(customer_id), _NO_OPINION).split()
            fields[str(customer_id)] = " ".join((_NO_OPINION if value is None else str(value), *came_from))
        self._drafts.save(f"{_PREFIX}{employee_id}", fields)

    def _fields(self, employee_id: int) -> dict[str, str]:
        draft = self._drafts.get(f"{_PREFIX}{employee_id}")
        return draft.fields if draft is not None else {}


def _value(entry: str) -> float | None:
    value = entry.split(maxsplit=1)[0]
    return None if value == _NO_OPINION else float(value)


def follow_merge(engine: Engine, local: Local, winner_id: int, loser_id: int) -> None:
    """Let what waits for the one wait for the other, unless something waits there already."""
    for name, fields in _all(engine):
        entry = fields.pop(str(loser_id), None)
        if entry is not None:
            fields.setdefault(str(winner_id), f"{entry} {loser_id}")
            _write(local, name, fields)


def forget_customer(engine: Engine, local: Local, customer_id: int) -> None:
    """Let go of what waits for a customer, or has come from them with a merge."""
    for name, fields in _all(engine):
        left = {
            customer: entry
            for customer, entry in fields.items()
            if str(customer_id) not in (customer, *entry.split()[1:])
        }
        if len(left) < len(fields):
            _write(local, name, left)


def _all(engine: Engine) -> Iterator[tuple[str, dict[str, str]]]:
    rows = engine.rows("SELECT name, content FROM drafts WHERE substr(name, 1, ?) = ?", (len(_PREFIX), _PREFIX))
    for name, content in rows:
        yield name, cast("dict[str, str]", json.loads(content))


def _write(local: Local, name: str, fields: dict[str, str]) -> None:
    if fields:
        local.put_by_name("drafts", name, {"content": json.dumps(fields)})
    else:
        local.remove("drafts", name=name)
