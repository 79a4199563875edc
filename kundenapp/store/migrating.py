"""Bringing a customer file to the present shape: all pending changes or none."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.header import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlite_utils import Migrations

    from kundenapp.store.engine import Engine


@dataclass(frozen=True)
class Schema:
    """The shape of the file this program works with: our own migrations, or those of a test that lies in the future."""

    migrations: Migrations | None = None
    version: int = SCHEMA_VERSION


def migrate(engine: Engine, schema: Schema) -> None:
    """Apply what is pending in one transaction, foreign keys asleep and checked before the commit.

    Raises
    ------
    FaultError
        MIGRATION_FAILED if the data do not fit or something else goes wrong; the file is then as it was.
    """
    from kundenapp.store.migrations import migrations

    try:
        with engine.foreign_keys_off(), engine.transaction():
            (schema.migrations or migrations).apply(engine.database)
            if engine.foreign_key_problems():
                raise FaultError(Fault.MIGRATION_FAILED, engine.path.name)
    except sqlite3.Error as error:
        raise FaultError(Fault.MIGRATION_FAILED, engine.path.name) from error
    if engine.user_version != schema.version:
        raise RuntimeError("the newest migration does not write the version of the schema")
