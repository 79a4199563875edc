"""Where the catalogue of statements is kept, and what each weighs for the shop or one of its brands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.domain.statement import Statement, StatementKind, checked_weight
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row


class Statements:
    """The catalogue, in the order that the shop gives it.

    Methods that write return the operation where there is one to go on with; `continues` is the operation of the save
    before during the same visit to the field.
    """

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def all(self) -> list[Statement]:
        """Return every statement, also the retired, kind by kind, in order."""
        found = [_statement(row) for row in self._engine.dicts("SELECT * FROM statements ORDER BY position, id")]
        kinds = list(StatementKind)
        return sorted(found, key=lambda statement: kinds.index(statement.kind))

    def active(self) -> list[Statement]:
        """Return the statements that are still offered, kind by kind, in order."""
        return [statement for statement in self.all() if statement.active]

    def get(self, statement_id: int) -> Statement:
        """Return a statement.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("statements", statement_id)
        if row is None:
            raise NothingFoundError(_("Diesen Satz gibt es nicht mehr."))
        return _statement(row)

    def counts(self) -> dict[int, int]:
        """Return by id how many customers have ever said something about each statement."""
        return dict(
            self._engine.rows("SELECT statement_id, count(DISTINCT customer_id) FROM stances GROUP BY statement_id")
        )

    def add(self, statement: Statement) -> Statement:
        """Keep a new statement as the last of its kind.

        Raises
        ------
        ValidationError
            if there are no words, too many, the weight does not fit, or the statement is there already.
        """
        statement = statement.validated()
        self._check_is_new(statement)
        with self._doors.operation("statement.create", _("Neuer Satz: {text}").format(text=statement.text)) as op:
            row_id = op.insert("statements", statement_row(statement, self._next_position()))
        return self.get(row_id)

    def begin_with(self, statements: Sequence[Statement]) -> None:
        """Keep several statements as one step, as the first there are; where there are some already nothing happens."""
        if not statements or self.all():
            return
        with self._doors.operation("statement.create", _("Die ersten Sätze stehen da.")) as op:
            for position, statement in enumerate(statements, start=1):
                op.insert("statements", statement_row(statement.validated(), position))

    def rename(self, statement_id: int, text: str, *, continues: int | None = None) -> int | None:
        """Say a statement in other words; errors as in `add`."""
        kept = self.get(statement_id)
        wanted = Statement(kept.kind, text, kept.weight, id=statement_id).validated()
        self._check_is_new(wanted)
        summary = _("Satz geändert: {text}").format(text=wanted.text)
        with self._doors.operation("statement.rename", summary, continues=continues) as op:
            op.update("statements", statement_id, {"text": wanted.text})
        return op.id

    def set_active(self, statement_id: int, active: bool) -> None:
        """Offer a statement no longer, or again; what was said about it stays."""
        text = _("Satz wieder aufgenommen: {text}") if active else _("Satz zurückgelegt: {text}")
        with self._doors.operation("statement.set_active", text.format(text=self.get(statement_id).text)) as op:
            op.update("statements", statement_id, {"active": int(active)})

    def move(self, statement_id: int, step: int) -> None:
        """Let a statement change places with the active one of its kind `step` places further on; at an end nothing."""
        kept = self.get(statement_id)
        same = [statement for statement in self.active() if statement.kind is kept.kind]
        ids = [statement.id for statement in same]
        if statement_id not in ids or not 0 <= ids.index(statement_id) + step < len(ids):
            return
        others = [other for other in ids if other != statement_id]
        place = ids.index(statement_id) + step
        ids = [*others[:place], statement_id, *others[place:]]
        with self._doors.operation("statement.move", _("Reihenfolge geändert.")) as op:
            for row_id, position in zip(ids, sorted(statement.position for statement in same), strict=True):
                op.update("statements", cast("int", row_id), {"position": position})

    def merge(self, winner_id: int, loser_id: int) -> None:
        """Let two statements become one: what was said about either is said about the winner; can be undone.

        Raises
        ------
        ValidationError
            if both are one and the same.
        NothingFoundError
            if one of them is gone.
        """
        winner, loser = self.get(winner_id), self.get(loser_id)
        if winner_id == loser_id:
            raise ValidationError("id", _("Das ist derselbe Satz. Bitte einen anderen wählen."))
        summary = _("„{loser}“ ist in „{winner}“ aufgegangen.").format(loser=loser.text, winner=winner.text)
        with self._doors.operation("statement.merge", summary) as op:
            for (row_id,) in self._engine.rows(
                "SELECT id FROM stances WHERE statement_id = ? ORDER BY id", (loser_id,)
            ):
                op.update("stances", row_id, {"statement_id": winner_id})
            for (row_id,) in self._engine.rows("SELECT id FROM statement_weights WHERE statement_id = ?", (loser_id,)):
                op.delete("statement_weights", row_id)
            op.delete("statements", loser_id)

    def set_weight(
        self, statement_id: int, weight: int, brand_id: int | None = None, *, continues: int | None = None
    ) -> int | None:
        """Keep what a statement weighs for the shop, or for one of its brands.

        Raises
        ------
        ValidationError
            if the weight is none of 0 to 5.
        """
        weight, kept = checked_weight(weight), self.get(statement_id)
        summary = _("„{text}“ zählt jetzt {weight}.").format(text=kept.text, weight=weight)
        with self._doors.operation("statement.weigh", summary, continues=continues) as op:
            if brand_id is None:
                op.update("statements", statement_id, {"weight": weight})
                return op.id
            present = self._engine.scalar(
                "SELECT id FROM statement_weights WHERE statement_id = ? AND brand_id = ?", (statement_id, brand_id)
            )
            if present is None:
                op.insert("statement_weights", {"statement_id": statement_id, "brand_id": brand_id, "weight": weight})
            else:
                op.update("statement_weights", present, {"weight": weight})
        return op.id

    def weights(self, brand_id: int | None = None) -> dict[int, int]:
        """Return by id what each statement weighs for the shop, or for a brand that may weigh some otherwise."""
        own = dict(
            self._engine.rows("SELECT statement_id, weight FROM statement_weights WHERE brand_id = ?", (brand_id,))
        )
        return {cast("int", statement.id): statement.weight for statement in self.all()} | own

    def _next_position(self) -> int:
        return cast("int", self._engine.scalar("SELECT coalesce(max(position), 0) + 1 FROM statements"))

    def _check_is_new(self, wanted: Statement) -> None:
        if any(statement.is_namesake(wanted) for statement in self.all() if statement.id != wanted.id):
            raise ValidationError("text", _("Den Satz „{text}“ gibt es schon.").format(text=wanted.text))


def statement_row(statement: Statement, position: int) -> Row:
    """Return the row of a new statement, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "kind": statement.kind.value,
        "text": statement.text,
        "weight": statement.weight,
        "position": position,
        "is_sample": int(statement.is_sample),
    }


def _statement(row: Row) -> Statement:
    value = cast("dict[str, Any]", row)
    return Statement(
        kind=StatementKind(value["kind"]),
        text=value["text"],
        weight=value["weight"],
        active=bool(value["active"]),
        position=value["position"],
        is_sample=bool(value["is_sample"]),
        id=value["id"],
        uuid=value["uuid"],
    )
