"""Sympathiematrix: where each employee puts each customer, and what a customer is by hand.

There may be several placements of one customer by one employee on one day, after two customers have become one; of
these the one with the highest id counts. A placement without sympathy says that from that day on there is no opinion.
What a customer is by the rule stands in the summary; before anybody has been placed nobody has a category.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_CATEGORIES = "('dream', 'ordinary', 'difficult', 'contradiction', 'unclear')"

_NEW_TABLES = (
    """
    CREATE TABLE placements (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        employee_id INTEGER NOT NULL REFERENCES employees (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        sympathy REAL CHECK (sympathy BETWEEN 1 AND 5 AND sympathy * 2 = round(sympathy * 2)),
        enthusiasm REAL CHECK (enthusiasm BETWEEN 0 AND 10 AND enthusiasm * 2 = round(enthusiasm * 2)),
        note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 500),
        noted_at TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1,
        CHECK (sympathy IS NOT NULL OR enthusiasm IS NULL)
    ) STRICT
    """,
    """
    CREATE TABLE category_overrides (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        category TEXT NOT NULL CHECK (category IN ('dream', 'ordinary', 'difficult')),
        reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
        day TEXT NOT NULL CHECK (length(day) = 10),
        employee_id INTEGER REFERENCES employees (id),
        lifted_on TEXT CHECK (length(lifted_on) = 10),
        noted_at TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
)

_NEW_COLUMNS = tuple(
    f"ALTER TABLE customer_summaries ADD COLUMN {column}"
    for column in (
        f"category TEXT NOT NULL DEFAULT 'unclear' CHECK (category IN {_CATEGORIES})",
        "category_basis TEXT NOT NULL DEFAULT 'rule' CHECK (category_basis IN ('rule', 'estimate', 'hand'))",
        f"computed_category TEXT NOT NULL DEFAULT 'unclear' CHECK (computed_category IN {_CATEGORIES})",
        "raters INTEGER NOT NULL DEFAULT 0",
        "team_sympathy REAL",
        "lowest_sympathy REAL",
        "highest_sympathy REAL",
        "placed_on TEXT",
        "team_enthusiasm REAL",
        "estimates INTEGER NOT NULL DEFAULT 0",
    )
)

_INDEXES = (
    "CREATE INDEX placements_of_customer ON placements (customer_id, employee_id, day)",
    "CREATE INDEX placements_of_employee ON placements (employee_id, customer_id, day)",
    "CREATE INDEX overrides_of_customer ON category_overrides (customer_id, day)",
    "CREATE INDEX summaries_by_category ON customer_summaries (category, sort_key, customer_id)",
    "CREATE INDEX summaries_usable ON customer_summaries (sort_key, customer_id) WHERE restricted = 0",
    "CREATE INDEX summaries_placed ON customer_summaries (sort_key, customer_id) WHERE raters > 0",
    "CREATE INDEX answers_recommending ON answers (customer_id, recommends, value, day) WHERE recommends <> 'unknown'",
    "CREATE INDEX conversations_recommending ON conversations (customer_id, at) WHERE recommended = 1",
)


def m004_sympathy(db: Database) -> None:
    """Bring a file of the third shape to the fourth."""
    for statement in (*_NEW_TABLES, *_NEW_COLUMNS, *_INDEXES):
        db.execute(statement)
    db.execute("PRAGMA user_version = 4")
