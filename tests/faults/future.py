"""A schema that lies in the future: the released migrations and one more, long enough to be killed in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlite_utils

from kundenapp.store import migrations as released
from kundenapp.store.header import SCHEMA_VERSION
from kundenapp.store.migrating import Schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils.db import Database

NEXT = SCHEMA_VERSION + 1


def with_one_more(migration: Callable[[Database], None]) -> Schema:
    """Return the released schema followed by `migration`."""
    migrations = sqlite_utils.Migrations(released.migrations.name)
    for step in released.migrations.pending(sqlite_utils.Database(memory=True)):
        migrations(name=step.name)(step.fn)
    migrations(name=f"m{NEXT:03d}_future")(migration)
    return Schema(migrations, NEXT)


def nicknames(db: Database) -> None:
    """A new column, a table copied by hand, every row written anew."""
    db.execute("ALTER TABLE customers ADD COLUMN nickname TEXT NOT NULL DEFAULT ''")
    db.execute(
        "CREATE TABLE tags_copied (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, tag TEXT NOT NULL) STRICT"
    )
    db.execute("INSERT INTO tags_copied SELECT id, customer_id, tag FROM customer_tags")
    db.execute("UPDATE conversations SET text = text || ''")
    db.execute("UPDATE customers SET note = note || ''")
    db.execute("DROP TABLE tags_copied")
    db.execute(f"PRAGMA user_version = {NEXT}")


FUTURE = with_one_more(nicknames)
