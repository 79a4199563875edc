"""The first shape: customers, conversations, follow-ups, the change log and what lists and search are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_TABLES = (
    """
    CREATE TABLE settings (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE businesses (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        street TEXT NOT NULL DEFAULT '',
        postal_code TEXT NOT NULL DEFAULT '',
        city TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        website TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE employees (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
        is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE customers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_number TEXT NOT NULL CHECK (length(customer_number) > 0),
        kind TEXT NOT NULL CHECK (kind IN ('person', 'company')),
        salutation TEXT NOT NULL DEFAULT 'none' CHECK (salutation IN ('none', 'ms', 'mr', 'family')),
        title TEXT NOT NULL DEFAULT '',
        first_name TEXT NOT NULL DEFAULT '',
        name_prefix TEXT NOT NULL DEFAULT '',
        last_name TEXT NOT NULL DEFAULT '',
        company TEXT NOT NULL DEFAULT '',
        department TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 20000),
        status TEXT NOT NULL DEFAULT 'prospect'
            CHECK (status IN ('prospect', 'in_intake', 'customer', 'partner', 'former', 'declined')),
        owner_id INTEGER REFERENCES employees (id),
        customer_since TEXT CHECK (length(customer_since) = 10),
        is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
        created_at TEXT NOT NULL,
        deleted_at TEXT,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE customer_phones (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        position INTEGER NOT NULL,
        number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
        digits TEXT NOT NULL,
        kind TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TABLE customer_emails (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        position INTEGER NOT NULL,
        address TEXT NOT NULL CHECK (length(address) BETWEEN 3 AND 254),
        kind TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE customer_addresses (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        position INTEGER NOT NULL,
        street TEXT NOT NULL DEFAULT '',
        postal_code TEXT NOT NULL DEFAULT '',
        city TEXT NOT NULL DEFAULT '',
        country TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE customer_tags (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        position INTEGER NOT NULL,
        tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 60)
    ) STRICT
    """,
    """
    CREATE TABLE conversations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        at TEXT NOT NULL,
        channel TEXT NOT NULL
            CHECK (channel IN ('phone', 'visit', 'shop', 'email', 'video', 'messenger', 'letter', 'note')),
        text TEXT NOT NULL DEFAULT '' CHECK (length(text) <= 20000),
        mood TEXT CHECK (mood IN ('angry', 'disappointed', 'neutral', 'friendly', 'enthusiastic')),
        recommended INTEGER NOT NULL DEFAULT 0 CHECK (recommended IN (0, 1)),
        employee_id INTEGER REFERENCES employees (id),
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE follow_ups (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        kind TEXT NOT NULL DEFAULT 'plain',
        due_on TEXT NOT NULL CHECK (length(due_on) = 10),
        due_time TEXT CHECK (length(due_time) = 5),
        what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 500),
        employee_id INTEGER REFERENCES employees (id),
        conversation_id INTEGER REFERENCES conversations (id),
        done_at TEXT,
        done_by INTEGER REFERENCES employees (id),
        result TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    """
    CREATE TABLE operations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        summary TEXT NOT NULL DEFAULT '',
        employee_id INTEGER REFERENCES employees (id),
        at TEXT NOT NULL,
        undoable INTEGER NOT NULL DEFAULT 1 CHECK (undoable IN (0, 1)),
        undoes INTEGER REFERENCES operations (id)
    ) STRICT
    """,
    """
    CREATE TABLE changes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        operation_id INTEGER NOT NULL REFERENCES operations (id),
        "table" TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        customer_id INTEGER,
        before TEXT,
        after TEXT
    ) STRICT
    """,
    """
    CREATE TABLE drafts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        customer_id INTEGER,
        content TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sessions (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        host TEXT NOT NULL,
        person TEXT NOT NULL,
        since TEXT NOT NULL,
        closed_cleanly INTEGER NOT NULL CHECK (closed_cleanly IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE erasures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE customer_summaries (
        customer_id INTEGER PRIMARY KEY,
        display_name TEXT NOT NULL,
        initials TEXT NOT NULL,
        sort_key TEXT NOT NULL,
        place TEXT NOT NULL,
        status TEXT NOT NULL,
        last_contact_on TEXT,
        next_due_on TEXT,
        next_due_time TEXT,
        next_due_what TEXT NOT NULL DEFAULT '',
        search_text TEXT NOT NULL
    ) STRICT
    """,
    # Both indexes hold words only; the texts stay where they are kept. The tokenizer gets folded words, see derived.py.
    """
    CREATE VIRTUAL TABLE customer_search
        USING fts5(search_text, content='customer_summaries', content_rowid='customer_id', prefix='1 2 3')
    """,
    "CREATE VIRTUAL TABLE conversation_search USING fts5(words, content='', prefix='3')",
    "CREATE UNIQUE INDEX customers_by_number ON customers (lower(customer_number))",
    "CREATE INDEX phones_of_customer ON customer_phones (customer_id)",
    "CREATE INDEX emails_of_customer ON customer_emails (customer_id)",
    "CREATE INDEX addresses_of_customer ON customer_addresses (customer_id)",
    "CREATE INDEX tags_of_customer ON customer_tags (customer_id)",
    "CREATE INDEX conversations_of_customer ON conversations (customer_id, at)",
    "CREATE INDEX follow_ups_of_customer ON follow_ups (customer_id, done_at)",
    "CREATE INDEX follow_ups_of_conversation ON follow_ups (conversation_id)",
    "CREATE INDEX follow_ups_open ON follow_ups (due_on) WHERE done_at IS NULL",
    "CREATE INDEX customers_in_trash ON customers (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX changes_of_operation ON changes (operation_id)",
    "CREATE INDEX changes_of_customer ON changes (customer_id)",
    "CREATE INDEX summaries_by_name ON customer_summaries (sort_key)",
    "CREATE INDEX summaries_by_due ON customer_summaries (next_due_on) WHERE next_due_on IS NOT NULL",
    "CREATE INDEX summaries_by_contact ON customer_summaries (last_contact_on)",
)


def m001_first_customer_file(db: Database) -> None:
    """Customers, conversations, follow-ups, the change log and what lists and search are read from."""
    for statement in _TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 1")
