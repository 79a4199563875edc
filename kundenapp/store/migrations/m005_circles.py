"""Kreise and Partnerschaft: statements and how customers stand to them, promises, wishes, and what is in common.

Of the stances of a customer to a statement the newest counts, of those of one day the one with the highest id. A
promise with a day is a follow-up too, which names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_NEW_TABLES = (
    """
    CREATE TABLE statements (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('rule', 'value', 'belief')),
        text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
        weight INTEGER NOT NULL DEFAULT 3 CHECK (weight BETWEEN 0 AND 5),
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
        position INTEGER NOT NULL DEFAULT 0,
        is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE statement_weights (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        statement_id INTEGER NOT NULL REFERENCES statements (id),
        brand_id INTEGER NOT NULL REFERENCES brands (id),
        weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 5)
    ) STRICT
    """,
    """
    CREATE TABLE stances (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        statement_id INTEGER NOT NULL REFERENCES statements (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        attitude TEXT NOT NULL CHECK (attitude IN ('shares', 'neutral', 'contradicts', 'unknown')),
        weight INTEGER NOT NULL DEFAULT 0 CHECK (weight BETWEEN 0 AND 5),
        source TEXT NOT NULL DEFAULT 'said' CHECK (source IN ('said', 'observed', 'assumed')),
        employee_id INTEGER REFERENCES employees (id),
        noted_at TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1,
        CHECK (attitude = 'shares' OR weight = 0)
    ) STRICT
    """,
    """
    CREATE TABLE commitments (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        side TEXT NOT NULL CHECK (side IN ('us', 'them')),
        what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 500),
        made_on TEXT NOT NULL CHECK (length(made_on) = 10),
        due_on TEXT CHECK (length(due_on) = 10),
        kept_on TEXT CHECK (length(kept_on) = 10),
        broken_on TEXT CHECK (length(broken_on) = 10),
        employee_id INTEGER REFERENCES employees (id),
        noted_at TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1,
        CHECK (kept_on IS NULL OR broken_on IS NULL)
    ) STRICT
    """,
    """
    CREATE TABLE wishes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
        horizon TEXT NOT NULL DEFAULT 'today' CHECK (horizon IN ('today', 'future')),
        day TEXT NOT NULL CHECK (length(day) = 10),
        fulfilled_on TEXT CHECK (length(fulfilled_on) = 10),
        employee_id INTEGER REFERENCES employees (id),
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE common_grounds (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        kind TEXT NOT NULL CHECK (kind IN ('common', 'difference')),
        text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
        day TEXT NOT NULL CHECK (length(day) = 10),
        employee_id INTEGER REFERENCES employees (id),
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
)

_NEW_COLUMNS = ("ALTER TABLE follow_ups ADD COLUMN commitment_id INTEGER REFERENCES commitments (id)",)

_INDEXES = (
    "CREATE UNIQUE INDEX weights_of_statement ON statement_weights (statement_id, brand_id)",
    "CREATE INDEX stances_of_customer ON stances (customer_id, statement_id, day)",
    "CREATE INDEX stances_of_statement ON stances (statement_id, customer_id, day)",
    "CREATE INDEX commitments_of_customer ON commitments (customer_id, made_on)",
    "CREATE INDEX wishes_of_customer ON wishes (customer_id, day)",
    "CREATE INDEX grounds_of_customer ON common_grounds (customer_id, day)",
    "CREATE INDEX follow_ups_of_commitment ON follow_ups (commitment_id) WHERE commitment_id IS NOT NULL",
)


def m005_circles(db: Database) -> None:
    """Bring a file of the fourth shape to the fifth."""
    for statement in (*_NEW_TABLES, *_NEW_COLUMNS, *_INDEXES):
        db.execute(statement)
    db.execute("PRAGMA user_version = 5")
