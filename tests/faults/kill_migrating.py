"""Kills a program that is bringing a file to its next shape: ``python -m tests.faults.kill_migrating``.

After each kill the file must have the old shape or the new one, with every row as it was; the next start must finish,
and a copy from before must lie beside the backups.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.header import has_hot_journal
from kundenapp.store.opening import Places, create_store, open_store
from tests.factories import BAKERY, talk
from tests.faults.future import FUTURE, NEXT, nicknames, with_one_more
from tests.faults.kill_saving import killed
from tests.store.images import everything

if TYPE_CHECKING:
    from sqlite_utils.db import Database

CUSTOMERS = 150


def content(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return every row without what the next shape adds."""
    found = everything(path, versions=True)
    for customer in found["customers"]:
        customer.pop("nickname", None)
    return found


def shape(path: Path) -> str:
    """Return which shape the file has, or ``half``; opened like this, SQLite has repaired what was cut off."""
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        columns = {row[1] for row in connection.execute("PRAGMA table_info(customers)")}
        copied = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'tags_copied'").fetchone()[0]
        noted = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]
    if not sound or copied:
        return "half"
    return {(NEXT - 1, False, NEXT - 1): "old", (NEXT, True, NEXT): "new"}.get(
        (version, "nickname" in columns, noted), "half"
    )


def main() -> None:
    """Kill as often as there is time and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("kills", type=int)
    parser.add_argument("seconds", type=float)
    arguments = parser.parse_args()
    random.seed(16)
    root: Path = arguments.folder
    path, places = root / "Kunden.kundenapp", Places(root / "backups", root / "state")
    original = root / "original"
    store = create_store(original, places)
    for number in range(CUSTOMERS):
        kept = store.customers.create(replace(BAKERY, company=f"Betrieb {number}"))
        record_conversation(store, talk(kept.id, "Freut sich auf die Räder. " * 20), NextStep())
    store.close()
    before = content(original)

    begun: list[float] = []

    def work(pipe: int) -> None:
        def announced(db: Database) -> None:
            begun.append(time.monotonic())
            os.write(pipe, b"begun")
            nicknames(db)

        open_store(path, places, schema=with_one_more(announced)).abandon()

    def begin_anew() -> None:
        shutil.rmtree(places.backups, ignore_errors=True)
        for old in root.glob("Kunden*"):
            old.unlink()
        shutil.copyfile(original, path)

    begin_anew()
    started = time.monotonic()
    with Path(os.devnull).open("wb") as nobody:
        work(nobody.fileno())
    whole, change = time.monotonic() - started, time.monotonic() - begun[0]
    figures = {"kills": 0, "old": 0, "new": 0, "half": 0, "journals": 0, "changed": 0, "unfinished": 0, "no_backup": 0}
    deadline = time.monotonic() + arguments.seconds
    while figures["kills"] < arguments.kills and time.monotonic() < deadline:
        begin_anew()
        if random.random() < 0.25:
            _said, was_at_work = killed(work, random.uniform(0, whole))
        else:
            _said, was_at_work = killed(work, random.uniform(0, change), from_first_word=True)
        figures["kills"] += was_at_work
        figures["journals"] += has_hot_journal(path)
        hot = path.with_name("hot")
        shutil.copyfile(path, hot)
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists():
            shutil.copyfile(journal, hot.with_name("hot-journal"))
        figures[shape(hot)] += 1
        figures["changed"] += content(hot) != before
        for left in root.glob("hot*"):
            left.unlink()
        store = open_store(path, places, schema=FUTURE)
        figures["unfinished"] += store.engine.user_version != NEXT
        copies = [copy for copy in store.backups.of_file(store.settings.file_uuid) if copy.reason == "Umstellung"]
        for copy in copies:
            store.backups.verify(copy)
        figures["no_backup"] += not copies
        store.close()
        figures["unfinished"] += shape(path) != "new"
        figures["changed"] += content(path) != before
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main()
