"""Bringing a customer file to the present shape: all pending changes or none."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.migrations import SCHEMA_VERSION, migrations

if TYPE_CHECKING:
    from sqlite_utils import Migrations

    from kundenapp.store.engine import Engine


@dataclass(frozen=True)
class Schema:
    """The shape of the file this program works with; tests pass one that lies in the future."""

    migrations: Migrations = field(default_factory=lambda: migrations)
    version: int = SCHEMA_VERSION


def migrate(engine: Engine, schema: Schema) -> None:
    """Apply what is pending in one transaction, foreign keys asleep and checked before the commit.

    Raises
    ------
    FaultError
        MIGRATION_FAILED if the data do not fit or something else goes wrong; the file is then as it was.
    """
    try:
        with engine.foreign_keys_off(), engine.transaction():
            schema.migrations.apply(engine.database)
            if engine.foreign_key_problems():
                raise FaultError(Fault.MIGRATION_FAILED, engine.path.name)
    except sqlite3.Error as error:
        raise FaultError(Fault.MIGRATION_FAILED, engine.path.name) from error
    if engine.user_version != schema.version:
        raise RuntimeError("the newest migration does not write the version of the schema")
