"""Looking into a customer file from outside: every row, and whether lists and search say what the rows say.

What is derived is computed here a second time, from the aggregates and by other code than the program's.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from kundenapp.domain.answer import LastAnswer
from kundenapp.domain.category import CategoryFacts, Recommendation, RecommendationSource
from kundenapp.domain.category_rule import category_of
from kundenapp.domain.conversation import Channel
from kundenapp.domain.team_placement import team_placement
from kundenapp.domain.text import search_words
from kundenapp.store.header import SCHEMA_VERSION, check_header
from kundenapp.store.opening import is_sound
from kundenapp.store.personal import PERSONAL_TABLES

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.placement import Placement
    from kundenapp.store.store import Store

_TOTALS = "scale, month, until_month, value"
DOMAIN_TABLES = sorted(
    (set(PERSONAL_TABLES) - {"changes", "drafts", "customer_summaries", "answer_spans"})
    | {"businesses", "brands", "employees", "delight_ideas", "statements", "statement_weights"}
)


def looking(path: Path) -> closing[sqlite3.Connection]:
    """Return a connection that cannot write, with rows that have names."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return closing(connection)


def query(path: Path, sql: str, *parameters: object) -> list[dict[str, Any]]:
    """Return what a SELECT finds in the file."""
    with looking(path) as connection:
        return [dict(row) for row in connection.execute(sql, parameters)]


def everything(path: Path, *, versions: bool = False) -> dict[str, list[dict[str, Any]]]:
    """Return every row of the domain tables; without their versions, which only count saves."""
    present = {row["name"] for row in query(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    found = {table: query(path, f"SELECT * FROM {table} ORDER BY id") for table in DOMAIN_TABLES if table in present}
    if not versions:
        for rows in found.values():
            for row in rows:
                row.pop("version", None)
    return found


def check_file(path: Path) -> bool:
    """Whether the file at `path` is one of ours and sound; faults as in `check_header` and `is_sound`."""
    check_header(path, SCHEMA_VERSION)
    return is_sound(path)


def as_before(before: dict[str, list[dict[str, Any]]], now: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return of `now` the tables and columns that `before` has; what an older shape did not know is left out."""
    columns = {table: set(rows[0]) if rows else set() for table, rows in before.items()}
    return {
        table: [{name: value for name, value in row.items() if name in columns[table]} for row in now[table]]
        for table in before
    }


def check_derived(store: Store) -> None:
    """Assert that summaries and word indexes equal what a rebuild from scratch would give."""
    assert query(store.path, "SELECT * FROM customer_summaries ORDER BY customer_id") == expected_summaries(store)
    assert query(store.path, "SELECT * FROM answer_spans ORDER BY answer_id") == expected_spans(store)
    assert query(store.path, f"SELECT {_TOTALS}, number FROM answer_totals ORDER BY {_TOTALS}") == query(
        store.path, f"SELECT {_TOTALS}, count(*) AS number FROM answer_spans GROUP BY {_TOTALS} ORDER BY {_TOTALS}"
    )
    summaries = query(store.path, "SELECT customer_id, search_text FROM customer_summaries")
    assert indexed(store.path, "customer_search") == rebuilt(
        "search_text", "prefix='1 2 3'", [(row["customer_id"], row["search_text"]) for row in summaries]
    )
    said = query(store.path, "SELECT id, text FROM conversations")
    assert indexed(store.path, "conversation_search") == rebuilt(
        "words", "prefix='3'", [(row["id"], " ".join(search_words(row["text"]))) for row in said]
    )


def expected_summaries(store: Store) -> list[dict[str, Any]]:
    """Return the lines of the list as the aggregates would have them."""
    found = []
    for row in query(
        store.path, "SELECT id FROM customers WHERE deleted_at IS NULL AND anonymised_at IS NULL ORDER BY id"
    ):
        customer = store.customers.get(row["id"])
        talks = [t.at for t in store.conversations.of_customer(row["id"]) if t.channel is not Channel.NOTE]
        waiting = store.follow_ups.open_of(row["id"])
        answers = [(answer.day, answer.id or 0, answer) for answer in store.answers.of_customer(row["id"])]
        last = max(answers)[2] if answers else None
        found.append(
            {
                "customer_id": row["id"],
                "display_name": customer.display_name,
                "initials": customer.initials,
                "sort_key": customer.sort_key,
                "place": customer.addresses[0].city if customer.addresses else "",
                "status": str(customer.status),
                "last_contact_on": _local_day(max(talks)) if talks else None,
                "next_due_on": str(waiting[0].due_on) if waiting else None,
                "next_due_time": f"{waiting[0].due_time:%H:%M}" if waiting and waiting[0].due_time else None,
                "next_due_what": waiting[0].what if waiting else "",
                "search_text": customer.search_text,
                "owner_id": customer.owner_id,
                "restricted": int(customer.restricted_at is not None),
                "last_answer_value": last.value if last else None,
                "last_answer_scale": str(last.scale) if last else None,
                "last_answer_on": str(last.day) if last else None,
                **expected_standing(store, row["id"], None if customer.restricted_at else last),
            }
        )
    return found


def expected_standing(store: Store, customer_id: int, last: Answer | None) -> dict[str, Any]:
    """Return category and value of the team, from every placement of the customer one after the other."""
    active = {employee.id for employee in store.employees.active()}
    newest: dict[int, Placement] = {}
    for one in reversed(store.placements.history_of(customer_id)):
        newest[one.employee_id] = one
    opinions = [one for one in newest.values() if one.employee_id in active and one.sympathy is not None]
    values = [one.sympathy for one in opinions if one.sympathy is not None]
    estimates = [one.enthusiasm for one in opinions if one.enthusiasm is not None]
    decided = [one for one in store.categories.overrides_of(customer_id) if one.lifted_on is None]
    recommends = query(
        store.path,
        "SELECT 1 FROM customers WHERE recommended_by = ? UNION SELECT 1 FROM conversations "
        "WHERE customer_id = ? AND recommended = 1 UNION SELECT 1 FROM answers WHERE customer_id = ? "
        "AND (recommends = 'done' OR recommends = 'said' AND value >= 9)",
        *[customer_id] * 3,
    )
    team = team_placement(opinions)
    facts = CategoryFacts(
        team,
        LastAnswer(last.value, last.scale, last.day) if last else None,
        Recommendation(RecommendationSource.SAID, store.today()) if recommends else None,
        decided[0] if decided else None,
    )
    verdict = category_of(facts, store.sympathy_settings.rule)
    return {
        "category": str(verdict.category),
        "category_basis": str(verdict.basis),
        "computed_category": str(verdict.computed),
        "raters": len(values),
        "team_sympathy": sum(values) / len(values) if values else None,
        "lowest_sympathy": min(values, default=None),
        "highest_sympathy": max(values, default=None),
        "placed_on": max((str(one.day) for one in opinions), default=None),
        "team_enthusiasm": sum(estimates) / len(estimates) if estimates else None,
        "estimates": len(estimates),
    }


def expected_spans(store: Store) -> list[dict[str, Any]]:
    """Return the spans of all answers that count, each looked up by itself."""
    counted = "SELECT id FROM customers WHERE deleted_at IS NULL AND restricted_at IS NULL"
    found = query(
        store.path,
        "SELECT id AS answer_id, customer_id, day, coalesce("
        "(SELECT min(later.day) FROM answers AS later WHERE later.customer_id = answers.customer_id "
        "AND (later.day > answers.day OR later.day = answers.day AND later.id > answers.id)), '9999-12-31') "
        f"AS until_day, value, scale FROM answers WHERE customer_id IN ({counted}) ORDER BY id",
    )
    return [{**row, "month": _months(row["day"]), "until_month": _months(row["until_day"])} for row in found]


def _months(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7]) - 1


def _local_day(moment: datetime) -> str:
    return str(moment.astimezone().date())


def indexed(path: Path, table: str) -> list[tuple[str, int, int]]:
    """Return every word in a word index: word, row, place in the row."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE temp.words_of USING fts5vocab(main, {table}, instance)")
        return sorted(connection.execute("SELECT term, doc, offset FROM words_of"))


def rebuilt(column: str, prefix: str, texts: list[tuple[int, str]]) -> list[tuple[str, int, int]]:
    """Return the words that a fresh index of these texts would have."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE fresh USING fts5({column}, content='', {prefix})")
        connection.executemany(f"INSERT INTO fresh (rowid, {column}) VALUES (?, ?)", texts)
        connection.execute("CREATE VIRTUAL TABLE words_of USING fts5vocab(fresh, instance)")
        return sorted(connection.execute("SELECT term, doc, offset FROM words_of"))
