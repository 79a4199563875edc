"""Erasing a person for good: from every personal table, the change log and the search indexes.

What remains is a uuid without a person, kept in the file and beside the backups, so that restoring an old backup does
not bring the person back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
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
_REMNANTS = "remnants_of_erased"
"""The setting that says that `remove_remnants` is due."""


def erase(doors: Doors, customers: Iterable[Customer]) -> None:
    """Erase customers for good; cannot be undone. Whoever is gone already is left out.

    Raises
    ------
    FaultError
        if the file cannot be written; then nobody has been erased.
    """
    engine = doors.engine
    chosen = {customer.id: customer.uuid for customer in customers if _is_there(engine, customer)}
    if not chosen:
        return
    summary = _("Endgültig gelöscht.")
    with doors.local() as local:
        for customer_id, uuid in chosen.items():
            _erase_rows(engine, local, cast("int", customer_id))
            local.load("erasures", ("uuid",), [(uuid,)])
        forget_erased_words(local)
        header = (str(uuid4()), _KIND, summary, doors.employee_id, doors.now_text(), 0)
        local.load("operations", ("uuid", "kind", "summary", "employee_id", "at", "undoable"), [header])
        local.put_by_name("settings", _REMNANTS, {"value": "1"})
    doors.history.forget_all()
    changed = Changed(
        None, _KIND, summary, frozenset(PERSONAL_TABLES), frozenset(cast("Iterable[int]", chosen)), undoable=False
    )
    doors.tell(changed)


def remove_remnants(doors: Doors) -> None:
    """Write the file anew if somebody was erased: between the rows of a page, deleted bytes may have stayed behind.

    Raises
    ------
    FaultError
        FULL if there is no room for that; it is then still due.
    """
    if doors.engine.scalar("SELECT 1 FROM settings WHERE name = ?", (_REMNANTS,)):
        doors.engine.compact()
        with doors.local() as local:
            local.remove("settings", name=_REMNANTS)


def _is_there(engine: Engine, customer: Customer) -> bool:
    return bool(engine.scalar("SELECT 1 FROM customers WHERE id = ? AND uuid = ?", (customer.id, customer.uuid)))


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
    for (recommended_id,) in engine.rows("SELECT id FROM customers WHERE recommended_by = ?", (customer_id,)):
        local.change("customers", recommended_id, {"recommended_by": None})
    for table, column in PERSONAL_TABLES.items():
        local.remove(table, **{column: customer_id})


def erased_uuids(engine: Engine) -> list[str]:
    """Return the uuids of everybody erased from this file."""
    return [uuid for (uuid,) in engine.rows("SELECT uuid FROM erasures ORDER BY id")]
