"""One change of the customer file as people mean it ("put into the trash"), written down so that it can be undone.

Whatever an operation writes it also notes in the change log, in the same transaction: what each row was before and
is after. Undo, the trash, the history of a record and the audit trail are all read from that log.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from kundenapp.store.concern import JUDGING_TABLES, concerns_everybody, recommenders
from kundenapp.store.personal import customer_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.store.engine import Engine, Row, Value


class Operation:
    """The open operation inside ``with store.operation(...) as op``; nothing else writes to domain tables.

    Attributes
    ----------
    summary:
        the sentence about it for the person, as in the toast; may be set while the operation is open.
    continues:
        the id of the operation that this one goes on with if it is the same visit to the same field, else None.
    vanished_id:
        the id in the log that this operation continued and then took back, None if it did not.
    judged_ids:
        the customers whose category may become another one.
    concerns_everybody:
        whether what is derived from it may become other for all customers.
    """

    def __init__(
        self,
        engine: Engine,
        kind: str,
        summary: str,
        *,
        employee_id: int | None,
        at: str,
        undoable: bool = True,
        undoes: int | None = None,
        continues: int | None = None,
    ) -> None:
        self.kind = kind
        self.undoes = undoes
        self.summary = summary
        self.id: int | None = None
        self.vanished_id: int | None = None
        self.tables: set[str] = set()
        self.customer_ids: set[int] = set()
        self.judged_ids: set[int] = set()
        self.concerns_everybody = False
        self.conversation_texts: list[tuple[int, str | None, str | None]] = []
        self._engine = engine
        self._header: Row = {"employee_id": employee_id, "at": at, "undoable": int(undoable), "undoes": undoes}
        self.continues = continues
        self._written_summary: str | None = None
        self._noted: set[tuple[str, int]] = set()

    def insert(self, table: str, row: Mapping[str, Value]) -> int:
        """Insert a row and return its id."""
        row_id = self._engine.insert(table, row)
        self._note(table, row_id, None, self._engine.row(table, row_id))
        return row_id

    def update(self, table: str, row_id: int, changes: Mapping[str, Value]) -> bool:
        """Change columns of a row; return whether anything differed. A row with a version counts it up."""
        before = self._engine.row(table, row_id)
        if before is None:
            raise LookupError(f"{table} has no row {row_id}")
        differing = {column: value for column, value in changes.items() if before[column] != value}
        if not differing:
            return False
        if "version" in before and "version" not in differing:
            differing["version"] = cast("int", before["version"]) + 1
        self._engine.update(table, row_id, differing)
        self._note(table, row_id, before, {**before, **differing})
        return True

    def delete(self, table: str, row_id: int) -> None:
        """Delete a row; rows that point to it must have been deleted before."""
        before = self._engine.row(table, row_id)
        if before is None:
            raise LookupError(f"{table} has no row {row_id}")
        self._engine.delete(table, {"id": row_id})
        self._note(table, row_id, before, None)

    def _note(self, table: str, row_id: int, before: Row | None, after: Row | None) -> None:
        concerned = [customer_of(table, image) for image in (before, after) if image is not None]
        self.tables.add(table)
        self.customer_ids.update(customer_id for customer_id in concerned if customer_id is not None)
        sent_by = recommenders(table, before, after)
        self.customer_ids |= sent_by
        if table in JUDGING_TABLES:
            self.judged_ids.update(customer_id for customer_id in concerned if customer_id is not None)
        self.judged_ids |= sent_by
        self.concerns_everybody |= concerns_everybody(table, before, after)
        if table == "conversations":
            self.conversation_texts.append((row_id, _text_of(before), _text_of(after)))
        if before is not None and same_row(before, after):
            return  # only the version, and that is no news
        operation_id = self._opened()
        may_be_noted = self.continues is not None or (table, row_id) in self._noted
        self._noted.add((table, row_id))
        if may_be_noted and self._joined_earlier_change(operation_id, table, row_id, after):
            return
        self._engine.append(
            "changes",
            {
                "operation_id": operation_id,
                "table": table,
                "row_id": row_id,
                "customer_id": concerned[-1],
                "before": _image(before),
                "after": _image(after),
            },
        )

    def _opened(self) -> int:
        """Return the id in the log, where an operation appears with its first change."""
        if self.id is None and self.continues is not None and self.continues == self._newest_in_log():
            self.id = self.continues
        if self.id is None:
            header = {"uuid": str(uuid4()), "kind": self.kind, "summary": self.summary, **self._header}
            self.id, self._written_summary = self._engine.append("operations", header), self.summary
        return self.id

    def _newest_in_log(self) -> int | None:
        return cast("int | None", self._engine.scalar("SELECT max(id) FROM operations"))

    def _joined_earlier_change(self, operation_id: int, table: str, row_id: int, after: Row | None) -> bool:
        """Let several saves of one field during one visit be one change: the first "before" stays."""
        earlier = self._engine.one(
            'SELECT id, before FROM changes WHERE operation_id = ? AND "table" = ? AND row_id = ?',
            (operation_id, table, row_id),
        )
        if earlier is None:
            return False
        earlier_id = cast("int", earlier["id"])
        if same_row(row_from_image(cast("str | None", earlier["before"])), after):
            self._engine.delete("changes", {"id": earlier_id})
        else:
            self._engine.update("changes", earlier_id, {"after": _image(after)})
        return True

    def close(self) -> None:
        """Write the summary; an operation that in the end changed nothing leaves the log."""
        if self.id is None:
            return
        if self._engine.scalar("SELECT count(*) FROM changes WHERE operation_id = ?", (self.id,)) == 0:
            self._engine.delete("operations", {"id": self.id})
            self.vanished_id, self.id = self.id, None
        elif self.summary != self._written_summary:
            self._engine.update("operations", self.id, {"summary": self.summary, "at": self._header["at"]})


def same_row(one: Row | None, other: Row | None) -> bool:
    """Whether two images of a row say the same; the version only counts saves and does not matter."""
    if one is None or other is None:
        return one is other
    return {**one, "version": None} == {**other, "version": None}


def row_from_image(image: str | None) -> Row | None:
    """Return the row that an image in the change log shows, None where there was none."""
    return cast("Row", json.loads(image)) if image is not None else None


def _image(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _text_of(row: Row | None) -> str | None:
    return None if row is None else cast("str", row["text"])
