"""The whole record of a customer: contact persons, consents, where they came from, figures per year, status history.

`customers` is copied by hand because its list of salutations has grown. Whoever was to do a follow-up until now was
who had written it down. An id that was given away once stays so, also that of a customer who is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_OLD_COLUMNS = (
    "id, uuid, customer_number, kind, salutation, title, first_name, name_prefix, last_name, company, department, "
    "note, status, owner_id, customer_since, is_sample, created_at, deleted_at, version"
)

_CUSTOMERS = (
    """
    CREATE TABLE customers_anew (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_number TEXT NOT NULL CHECK (length(customer_number) > 0),
        kind TEXT NOT NULL CHECK (kind IN ('person', 'company')),
        salutation TEXT NOT NULL DEFAULT 'none'
            CHECK (salutation IN ('none', 'ms', 'mr', 'family', 'company', 'free')),
        salutation_text TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        first_name TEXT NOT NULL DEFAULT '',
        name_prefix TEXT NOT NULL DEFAULT '',
        last_name TEXT NOT NULL DEFAULT '',
        role TEXT NOT NULL DEFAULT '',
        company TEXT NOT NULL DEFAULT '',
        department TEXT NOT NULL DEFAULT '',
        letter_salutation TEXT NOT NULL DEFAULT '',
        formality TEXT NOT NULL DEFAULT 'formal' CHECK (formality IN ('formal', 'informal')),
        birthday TEXT CHECK (length(birthday) IN (7, 10)),
        note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 20000),
        status TEXT NOT NULL DEFAULT 'prospect'
            CHECK (status IN ('prospect', 'in_intake', 'customer', 'partner', 'former', 'declined')),
        owner_id INTEGER REFERENCES employees (id),
        customer_since TEXT CHECK (length(customer_since) = 10),
        source TEXT NOT NULL DEFAULT 'unknown' CHECK (source IN
            ('unknown', 'referral', 'reputation', 'walk_in', 'advertising', 'promotion', 'cold_call')),
        source_on TEXT CHECK (length(source_on) = 10),
        recommended_by INTEGER REFERENCES customers (id) CHECK (recommended_by <> id),
        is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
        created_at TEXT NOT NULL,
        deleted_at TEXT,
        restricted_at TEXT,
        anonymised_at TEXT,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    f"INSERT INTO customers_anew ({_OLD_COLUMNS}) SELECT {_OLD_COLUMNS} FROM customers",
    "DELETE FROM sqlite_sequence WHERE name = 'customers_anew'",
    """
    INSERT INTO sqlite_sequence (name, seq)
        SELECT 'customers_anew', seq FROM sqlite_sequence WHERE name = 'customers'
    """,
    "DROP TABLE customers",
    "ALTER TABLE customers_anew RENAME TO customers",
    "CREATE UNIQUE INDEX customers_by_number ON customers (lower(customer_number))",
    "CREATE INDEX customers_in_trash ON customers (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX customers_recommended ON customers (recommended_by) WHERE recommended_by IS NOT NULL",
)

_NEW_TABLES = (
    """
    CREATE TABLE contact_persons (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        position INTEGER NOT NULL,
        salutation TEXT NOT NULL DEFAULT 'none' CHECK (salutation IN ('none', 'ms', 'mr', 'free')),
        salutation_text TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        first_name TEXT NOT NULL DEFAULT '',
        name_prefix TEXT NOT NULL DEFAULT '',
        last_name TEXT NOT NULL DEFAULT '',
        role TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '',
        phone_digits TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TABLE customer_consents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        position INTEGER NOT NULL,
        channel TEXT NOT NULL CHECK (channel IN ('phone', 'email', 'messenger', 'letter')),
        state TEXT NOT NULL CHECK (state IN ('given', 'withdrawn')),
        day TEXT CHECK (length(day) = 10),
        note TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    """
    CREATE TABLE customer_years (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        position INTEGER NOT NULL,
        year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
        revenue_cents INTEGER,
        effort INTEGER CHECK (effort BETWEEN 1 AND 5)
    ) STRICT
    """,
    """
    CREATE TABLE customer_events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        kind TEXT NOT NULL CHECK (kind IN ('status')),
        at TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        employee_id INTEGER REFERENCES employees (id)
    ) STRICT
    """,
    """
    CREATE TABLE customer_merges (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customers (id),
        merged_id INTEGER NOT NULL,
        merged_uuid TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE brands (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
        position INTEGER NOT NULL DEFAULT 0,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    "CREATE INDEX persons_of_customer ON contact_persons (customer_id)",
    "CREATE INDEX consents_of_customer ON customer_consents (customer_id)",
    "CREATE INDEX years_of_customer ON customer_years (customer_id)",
    "CREATE INDEX events_of_customer ON customer_events (customer_id, at)",
    "CREATE INDEX merges_of_customer ON customer_merges (customer_id)",
)

_NEW_COLUMNS = (
    "ALTER TABLE customer_emails ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE customer_addresses ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE erasures ADD COLUMN kind TEXT NOT NULL DEFAULT 'erased' CHECK (kind IN ('erased', 'anonymised'))",
    "ALTER TABLE employees ADD COLUMN left_on TEXT CHECK (length(left_on) = 10)",
    "ALTER TABLE follow_ups ADD COLUMN assignee_id INTEGER REFERENCES employees (id)",
    "UPDATE follow_ups SET assignee_id = employee_id",
    "ALTER TABLE customer_summaries ADD COLUMN owner_id INTEGER",
    "ALTER TABLE customer_summaries ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1))",
    "DROP INDEX follow_ups_open",
    "CREATE INDEX follow_ups_open ON follow_ups (due_on, assignee_id) WHERE done_at IS NULL",
    "CREATE INDEX customers_restricted ON customers (restricted_at) WHERE restricted_at IS NOT NULL",
    "DROP INDEX summaries_by_contact",
    "CREATE INDEX summaries_by_contact ON customer_summaries (last_contact_on, sort_key)",
    # The words by which somebody is found are the domain's; they are written anew when the file is opened.
    "INSERT INTO settings (name, value) VALUES ('summaries_due', '1')",
)


def m002_whole_record(db: Database) -> None:
    """Bring a file of the first shape to the second."""
    for statement in (*_CUSTOMERS, *_NEW_TABLES, *_NEW_COLUMNS):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")
