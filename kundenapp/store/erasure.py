"""Erasing a person for good, or making them anonymous: neither can be undone, and no restore takes it back.

Erased is everything, from every personal table, the change log and the search indexes. An anonymous customer leaves
behind what figures need (dates, moods, status), and nothing that tells who it was. What remains of both is a uuid
without a person, kept in the file and beside the backups. Whoever was merged into them goes with them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from kundenapp.i18n import _
from kundenapp.store.answer_spans import refresh_answer_spans
from kundenapp.store.derived import forget_erased_words, index_conversations, refresh_summaries
from kundenapp.store.doors import Changed
from kundenapp.store.drafts import MERGED_FROM
from kundenapp.store.personal import BLANKED_WHEN_ANONYMOUS, GONE_WHEN_ANONYMOUS, PERSONAL_TABLES
from kundenapp.store.placement_drafts import forget_customer
from kundenapp.store.standings import refresh_standings
from kundenapp.store.tombstones import ANONYMISED, ERASED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kundenapp.domain.customer import Customer
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Engine
    from kundenapp.store.local import Local

_REMNANTS = "remnants_of_erased"
"""The setting that says that `remove_remnants` is due."""


def erase(doors: Doors, customers: Iterable[Customer]) -> None:
    """Erase customers for good; cannot be undone. Whoever is gone already is left out.

    Raises
    ------
    FaultError
        if the file cannot be written; then nobody has been erased.
    """

    def remove(local: Local, customer_id: int) -> None:
        _remove_words(doors.engine, local, customer_id)
        refresh_answer_spans(doors.engine, local, [customer_id], counted=set())
        for (recommended_id,) in doors.engine.rows("SELECT id FROM customers WHERE recommended_by = ?", (customer_id,)):
            local.change("customers", recommended_id, {"recommended_by": None})
        for table, column in PERSONAL_TABLES.items():
            local.remove(table, **{column: customer_id})

    _make_unknown(doors, customers, remove, ERASED, "customer.erase", _("Endgültig gelöscht."))


def anonymise(doors: Doors, customers: Iterable[Customer]) -> None:
    """Take from customers everything that tells who they are; cannot be undone. Errors as in `erase`.

    What is still to be done for them is no longer, and they appear in no list.
    """

    def blank(local: Local, customer_id: int) -> None:
        _remove_words(doors.engine, local, customer_id)
        for (task_id,) in doors.engine.rows(
            "SELECT id FROM follow_ups WHERE customer_id = ? AND done_at IS NULL", (customer_id,)
        ):
            local.remove("follow_ups", id=task_id)
        for table in GONE_WHEN_ANONYMOUS:
            local.remove(table, customer_id=customer_id)
        for table, blanks in BLANKED_WHEN_ANONYMOUS.items():
            column = PERSONAL_TABLES[table]
            for (row_id,) in doors.engine.rows(f"SELECT id FROM {table} WHERE {column} = ?", (customer_id,)):
                local.change(table, row_id, blanks)
        local.change(
            "customers", customer_id, {"customer_number": f"A-{uuid4().hex[:8]}", "anonymised_at": doors.now_text()}
        )
        texts = doors.engine.rows("SELECT id FROM conversations WHERE customer_id = ?", (customer_id,))
        index_conversations(local, [(conversation_id, None, "") for (conversation_id,) in texts])

    _make_unknown(doors, customers, blank, ANONYMISED, "customer.anonymise", _("Anonymisiert."))


def _make_unknown(
    doors: Doors,
    customers: Iterable[Customer],
    take_away: Callable[[Local, int], None],
    tombstone: str,
    kind: str,
    summary: str,
) -> None:
    engine = doors.engine
    chosen = {cast("int", customer.id): customer.uuid for customer in customers if _is_there(engine, customer)}
    if not chosen:
        return
    sent_by: set[int] = set()
    with doors.local() as local:
        for customer_id, uuid in chosen.items():
            merged = engine.rows(
                "SELECT merged_id, merged_uuid FROM customer_merges WHERE customer_id = ?", (customer_id,)
            )
            for one_id, _uuid in ((customer_id, uuid), *merged):
                _remove_log(engine, local, one_id)
            sent_by |= _recommender(engine, customer_id)
            take_away(local, customer_id)
            for one_uuid in (uuid, *(merged_uuid for _id, merged_uuid in merged)):
                local.remove("erasures", uuid=one_uuid)
                local.load("erasures", ("uuid", "kind"), [(one_uuid, tombstone)])
        forget_erased_words(local)
        refresh_summaries(engine, local, {*chosen, *sent_by})
        refresh_standings(engine, local, sent_by)
        header = (str(uuid4()), kind, summary, doors.employee_id, doors.now_text(), 0)
        local.load("operations", ("uuid", "kind", "summary", "employee_id", "at", "undoable"), [header])
        local.put_by_name("settings", _REMNANTS, {"value": "1"})
    doors.history.forget_all()
    doors.tell(Changed(None, kind, summary, frozenset(PERSONAL_TABLES), frozenset(chosen), undoable=False))


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


def _recommender(engine: Engine, customer_id: int) -> set[int]:
    rows = engine.rows(
        "SELECT recommended_by FROM customers WHERE id = ? AND recommended_by IS NOT NULL", (customer_id,)
    )
    return {recommended_by for (recommended_by,) in rows}


def _remove_words(engine: Engine, local: Local, customer_id: int) -> None:
    texts = engine.rows("SELECT id, text FROM conversations WHERE customer_id = ?", (customer_id,))
    index_conversations(local, [(conversation_id, text, None) for conversation_id, text in texts])
    old_words = engine.scalar("SELECT search_text FROM customer_summaries WHERE customer_id = ?", (customer_id,))
    if old_words is not None:
        local.index(
            "INSERT INTO customer_search (customer_search, rowid, search_text) VALUES ('delete', ?, ?)",
            (customer_id, old_words),
        )


def _remove_log(engine: Engine, local: Local, customer_id: int) -> None:
    """Remove what the log says about a customer, and what was left of them where a merge was taken back.

    In an operation that made one of two customers, and in what took it back, the one stands in rows of the other: of
    such an operation nothing stays.
    """
    from kundenapp.store.duplicates import told_apart_names

    for operation_id, is_merge in engine.rows(
        "SELECT operation_id, max(EXISTS (SELECT 1 FROM changes AS other "
        "WHERE other.operation_id = changes.operation_id AND other.\"table\" = 'customer_merges')) "
        "FROM changes WHERE customer_id = ? GROUP BY operation_id",
        (customer_id,),
    ):
        local.change("operations", operation_id, {"summary": ""})
        if is_merge:
            local.remove("changes", operation_id=operation_id)
    local.remove("changes", customer_id=customer_id)
    for name, content in engine.rows("SELECT name, content FROM drafts"):
        if str(customer_id) in json.loads(content).get(MERGED_FROM, "").split():
            local.remove("drafts", name=name)
    forget_customer(engine, local, customer_id)
    for name in told_apart_names(engine, customer_id):
        local.remove("settings", name=name)


def tombstones(engine: Engine) -> dict[str, str]:
    """Return the uuids of everybody erased from this file or made anonymous in it, with what was done."""
    return dict(engine.rows("SELECT uuid, kind FROM erasures ORDER BY id"))
