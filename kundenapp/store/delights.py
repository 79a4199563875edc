"""Where Begeisterungsmomente are kept, and the ideas for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.delight import Delight, DelightIdea
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, ValidationError
from kundenapp.i18n import _
from kundenapp.store.customer_rows import check_usable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row


class Delights:
    """What was done for customers; errors of the methods that write: RestrictedError if data may only be kept."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def get(self, delight_id: int) -> Delight:
        """Return a moment.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("delights", delight_id)
        if row is None:
            raise NothingFoundError(_("Diesen Begeisterungsmoment gibt es nicht mehr."))
        return _delight(row)

    def of_customer(self, customer_id: int, limit: int = 1_000_000) -> list[Delight]:
        """Return the moments of a customer, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM delights WHERE customer_id = ? ORDER BY day DESC, id DESC LIMIT ?", (customer_id, limit)
        )
        return [_delight(row) for row in rows]

    def latest(self, limit: int) -> list[Delight]:
        """Return the latest moments of all customers who are in no trash and may be used."""
        rows = self._engine.dicts(
            "SELECT * FROM delights "
            "WHERE customer_id IN (SELECT customer_id FROM customer_summaries WHERE restricted = 0) "
            "ORDER BY day DESC, id DESC LIMIT ?",
            (limit,),
        )
        return [_delight(row) for row in rows]

    def create(self, delight: Delight) -> int:
        """Keep a new moment and return its id.

        Raises
        ------
        ValidationError
            if there are no words, the day is still to come, or a text is too long.
        """
        check_usable(self._engine, delight.customer_id)
        delight = delight.validated(self._doors.today())
        with self._doors.operation("delight.create", _("Begeisterungsmoment gespeichert.")) as op:
            return op.insert("delights", delight_row(delight, self._doors.now_text()))

    def change(self, delight: Delight) -> None:
        """Write what was corrected or added, for example how the customer took it.

        Raises
        ------
        ValidationError
            as in `create`.
        NothingFoundError, ChangedMeanwhileError
            if it was deleted or changed after it was read.
        """
        kept = self._usable(cast("int", delight.id))
        contents = _contents(delight.validated(self._doors.today()))
        if kept.version != delight.version:
            raise ChangedMeanwhileError(
                _("Dieser Eintrag wurde inzwischen geändert. Ihre Eingabe steht noch da; öffnen Sie ihn neu.")
            )
        with self._doors.operation("delight.change", _("Begeisterungsmoment geändert.")) as op:
            op.update("delights", cast("int", kept.id), contents)

    def delete(self, delight_id: int) -> None:
        """Remove a moment; can be undone. Errors as in `get`."""
        kept = self._usable(delight_id)
        with self._doors.operation("delight.delete", _("Begeisterungsmoment gelöscht.")) as op:
            op.delete("delights", cast("int", kept.id))

    def _usable(self, delight_id: int) -> Delight:
        delight = self.get(delight_id)
        check_usable(self._engine, delight.customer_id)
        return delight


class DelightIdeas:
    """The list of ideas, in the order that the shop gives them."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def all(self) -> list[DelightIdea]:
        """Return every idea, also the retired, in order."""
        return [_idea(row) for row in self._engine.dicts("SELECT * FROM delight_ideas ORDER BY position, id")]

    def active(self) -> list[DelightIdea]:
        """Return the ideas that are still offered, in order."""
        return [idea for idea in self.all() if idea.active]

    def counts(self) -> dict[int, int]:
        """Return by id how often each idea has been used."""
        return dict(
            self._engine.rows("SELECT idea_id, count(*) FROM delights WHERE idea_id IS NOT NULL GROUP BY idea_id")
        )

    def get(self, idea_id: int) -> DelightIdea:
        """Return an idea.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("delight_ideas", idea_id)
        if row is None:
            raise NothingFoundError(_("Diese Idee gibt es nicht mehr."))
        return _idea(row)

    def add(self, name: str) -> DelightIdea:
        """Keep a new idea as the last one.

        Raises
        ------
        ValidationError
            if there are no words, too many, or the idea is there already.
        """
        idea = DelightIdea("").renamed(name)
        self._check_is_new(idea.name)
        position = cast("int", self._engine.scalar("SELECT coalesce(max(position), 0) + 1 FROM delight_ideas"))
        with self._doors.operation("delight_idea.create", _("Neue Idee: {name}").format(name=idea.name)) as op:
            row_id = op.insert("delight_ideas", {"uuid": str(uuid4()), "name": idea.name, "position": position})
        return self.get(row_id)

    def begin_with(self, names: Sequence[str]) -> None:
        """Keep several ideas as one step, as the first there are; where there are some already nothing happens."""
        if not names or self.all():
            return
        with self._doors.operation("delight_idea.create", _("Die ersten Ideen stehen da.")) as op:
            for position, name in enumerate(names, start=1):
                idea = DelightIdea("").renamed(name)
                op.insert("delight_ideas", {"uuid": str(uuid4()), "name": idea.name, "position": position})

    def rename(self, idea_id: int, name: str, *, continues: int | None = None) -> int | None:
        """Say an idea in other words and return the operation, None if nothing differed; errors as in `add`.

        `continues` is the operation of the save before during the same visit to the field.
        """
        idea = self.get(idea_id).renamed(name)
        self._check_is_new(idea.name, except_for=idea_id)
        summary = _("Idee geändert: {name}").format(name=idea.name)
        with self._doors.operation("delight_idea.rename", summary, continues=continues) as op:
            op.update("delight_ideas", idea_id, {"name": idea.name})
        return op.id

    def set_active(self, idea_id: int, active: bool) -> None:
        """Offer an idea no longer, or again; what was done with it stays."""
        idea = self.get(idea_id)
        text = _("Idee wieder aufgenommen: {name}") if active else _("Idee zurückgelegt: {name}")
        with self._doors.operation("delight_idea.set_active", text.format(name=idea.name)) as op:
            op.update("delight_ideas", idea_id, {"active": int(active)})

    def _check_is_new(self, name: str, except_for: int | None = None) -> None:
        if any(idea.is_namesake(name) for idea in self.all() if idea.id != except_for):
            raise ValidationError("name", _("Die Idee „{name}“ gibt es schon.").format(name=name))


def idea_rows(names: Sequence[str], first_position: int) -> list[Row]:
    """Return the rows of sample ideas, numbered from `first_position` on."""
    return [
        {"uuid": str(uuid4()), "name": name, "position": position, "is_sample": 1}
        for position, name in enumerate(names, start=first_position)
    ]


def delight_row(delight: Delight, noted_at: str) -> Row:
    """Return the row of a new moment, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": delight.customer_id,
        "employee_id": delight.employee_id,
        "noted_at": noted_at,
        **_contents(delight),
    }


def _contents(delight: Delight) -> Row:
    return {
        "day": delight.day.isoformat(),
        "what": delight.what,
        "reaction": delight.reaction,
        "idea_id": delight.idea_id,
    }


def _delight(row: Row) -> Delight:
    value = cast("dict[str, Any]", row)
    return Delight(
        customer_id=value["customer_id"],
        day=date.fromisoformat(value["day"]),
        what=value["what"],
        reaction=value["reaction"],
        idea_id=value["idea_id"],
        employee_id=value["employee_id"],
        noted_at=datetime.fromisoformat(value["noted_at"]),
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )


def _idea(row: Row) -> DelightIdea:
    value = cast("dict[str, Any]", row)
    return DelightIdea(
        name=value["name"],
        active=bool(value["active"]),
        position=value["position"],
        is_sample=bool(value["is_sample"]),
        id=value["id"],
        uuid=value["uuid"],
    )
