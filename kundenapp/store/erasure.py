"""Erasing a person for good: from every personal table, the change log and the search indexes.

What remains is a uuid without a person, kept in the file and beside the backups, so that restoring an old backup does
not bring the person back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from kundenapp.i18n import _
from kundenapp.store.derived import forget_erased_words, index_conversations
from kundenapp.store.doors import Changed
from kundenapp.store.personal import PERSONAL_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.customer import Customer
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Engine
    from kundenapp.store.local import Local

_KIND = "customer.erase"


def erase(doors: Doors, customers: Iterable[Customer]) -> None:
    """Erase customers for good; cannot be undone.

    Raises
    ------
    FaultError
        if the file cannot be written; then nobody has been erased.
    """
    engine = doors.engine
    chosen = [(customer.id, customer.uuid) for customer in customers if customer.id is not None]
    summary = _("Endgültig gelöscht.")
    with doors.local() as local:
        for customer_id, uuid in chosen:
            _erase_rows(engine, local, customer_id)
            local.load("erasures", ("uuid",), [(uuid,)])
        forget_erased_words(local)
        header = (str(uuid4()), _KIND, summary, doors.employee_id, doors.now_text(), 0)
        local.load("operations", ("uuid", "kind", "summary", "employee_id", "at", "undoable"), [header])
    doors.history.forget_all()
    tables = frozenset(PERSONAL_TABLES)
    doors.tell(Changed(None, _KIND, summary, tables, frozenset(row_id for row_id, _uuid in chosen), undoable=False))


def _erase_rows(engine: Engine, local: Local, customer_id: int) -> None:
    texts = engine.rows("SELECT id, text FROM conversations WHERE customer_id = ?", (customer_id,))
    index_conversations(local, [(conversation_id, text, None) for conversation_id, text in texts])
    old_words = engine.scalar("SELECT search_text FROM customer_summaries WHERE customer_id = ?", (customer_id,))
    if old_words is not None:
        local.index(
            "INSERT INTO customer_search (customer_search, rowid, search_text) VALUES ('delete', ?, ?)",
            (customer_id, old_words),
        )
    for (operation_id,) in engine.rows(
        "SELECT DISTINCT operation_id FROM changes WHERE customer_id = ?", (customer_id,)
    ):
        local.change("operations", operation_id, {"summary": ""})
    for table, column in PERSONAL_TABLES.items():
        local.remove(table, **{column: customer_id})


def erased_uuids(engine: Engine) -> list[str]:
    """Return the uuids of everybody erased from this file."""
    return [uuid for (uuid,) in engine.rows("SELECT uuid FROM erasures ORDER BY id")]
