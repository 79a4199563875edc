"""Begeisterung: answers, whom we asked, what is done after an answer, and the small things done for customers.

`answer_spans` is derived: from which day until which other day an answer is the latest of its customer. `answer_totals`
counts them by month, so that the figures of years take no longer than those of a day. Months are counted from the year
0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_CHANNELS = "('phone', 'visit', 'shop', 'email', 'video', 'messenger', 'letter', 'card', 'kiosk')"

_NEW_TABLES = (
    f"""
    CREATE TABLE answers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER REFERENCES customers (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
        scale TEXT NOT NULL CHECK (scale IN ('0-10', '1-10')),
        person TEXT NOT NULL DEFAULT '' CHECK (length(person) <= 200),
        comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 20000),
        occasion TEXT NOT NULL DEFAULT '' CHECK (length(occasion) <= 60),
        channel TEXT NOT NULL CHECK (channel IN {_CHANNELS}),
        recommends TEXT NOT NULL DEFAULT 'unknown' CHECK (recommends IN ('unknown', 'said', 'done')),
        employee_id INTEGER REFERENCES employees (id),
        noted_at TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1,
        CHECK (scale = '0-10' OR value >= 1)
    ) STRICT
    """,
    f"""
    CREATE TABLE answer_requests (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
        channel TEXT NOT NULL CHECK (channel IN {_CHANNELS}),
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'declined')),
        answer_id INTEGER REFERENCES answers (id),
        employee_id INTEGER REFERENCES employees (id),
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE delight_ideas (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
        position INTEGER NOT NULL DEFAULT 0,
        is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE delights (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        idea_id INTEGER REFERENCES delight_ideas (id),
        day TEXT NOT NULL CHECK (length(day) = 10),
        what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 500),
        reaction TEXT NOT NULL DEFAULT '' CHECK (length(reaction) <= 20000),
        employee_id INTEGER REFERENCES employees (id),
        noted_at TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE answer_spans (
        answer_id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL,
        day TEXT NOT NULL,
        until_day TEXT NOT NULL,
        value INTEGER NOT NULL,
        scale TEXT NOT NULL,
        month INTEGER NOT NULL,
        until_month INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE answer_totals (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        scale TEXT NOT NULL,
        month INTEGER NOT NULL,
        until_month INTEGER NOT NULL,
        value INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0)
    ) STRICT
    """,
)

_INDEXES = (
    "CREATE INDEX answers_of_customer ON answers (customer_id, day)",
    "CREATE INDEX answers_by_day ON answers (day)",
    "CREATE INDEX answers_without_name ON answers (day, scale, value) WHERE customer_id IS NULL",
    "CREATE INDEX requests_of_customer ON answer_requests (customer_id, asked_on)",
    "CREATE INDEX requests_of_answer ON answer_requests (answer_id) WHERE answer_id IS NOT NULL",
    "CREATE INDEX requests_unanswered ON answer_requests (asked_on, customer_id, state) WHERE state <> 'answered'",
    "CREATE INDEX delights_of_customer ON delights (customer_id, day)",
    "CREATE INDEX delights_by_day ON delights (day)",
    "CREATE INDEX spans_by_day ON answer_spans (day, until_day, scale, value, customer_id)",
    "CREATE INDEX spans_by_month ON answer_spans (until_month, month, until_day, scale, value)",
    "CREATE INDEX spans_of_customer ON answer_spans (customer_id, day, until_day)",
)

_NEW_COLUMNS = (
    "ALTER TABLE follow_ups ADD COLUMN answer_id INTEGER REFERENCES answers (id)",
    "ALTER TABLE follow_ups ADD COLUMN measure TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE follow_ups ADD COLUMN cause TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX follow_ups_of_answer ON follow_ups (answer_id) WHERE answer_id IS NOT NULL",
    "CREATE INDEX cases_open ON follow_ups (answer_id) WHERE answer_id IS NOT NULL AND done_at IS NULL",
    "CREATE INDEX causes ON follow_ups (cause, answer_id) WHERE cause <> ''",
    "ALTER TABLE customer_summaries ADD COLUMN last_answer_value INTEGER",
    "ALTER TABLE customer_summaries ADD COLUMN last_answer_scale TEXT",
    "ALTER TABLE customer_summaries ADD COLUMN last_answer_on TEXT",
)


def m003_enthusiasm(db: Database) -> None:
    """Bring a file of the second shape to the third."""
    for statement in (*_NEW_TABLES, *_NEW_COLUMNS, *_INDEXES):
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")
