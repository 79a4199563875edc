"""What an interrupted program leaves beside the file: a journal that heals it (F20), one that would spoil it (F21)."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.backup import Backups
from kundenapp.store.header import has_hot_journal
from kundenapp.store.opening import Places, create_store, open_store, restore_backup
from tests.factories import BAKERY, Clock, or_error, person, talk
from tests.faults.future import FUTURE, NEXT
from tests.faults.machine import REPO, read_only
from tests.store.images import check_derived, check_file, everything, query

if TYPE_CHECKING:
    from pathlib import Path

HALF_SAVED = ("UPDATE customers SET note = note || 'halb'", "UPDATE conversations SET text = text || ' halb'")


def die_while_saving(path: Path, *statements: str) -> None:
    """Leave the file half written and its journal beside it."""
    before = path.read_bytes()
    command = [sys.executable, "-m", "tests.faults.spilling", str(path), *statements]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == -9, done.stderr
    assert has_hot_journal(path)
    assert path.read_bytes() != before, "nothing had reached the file yet"


@pytest.fixture
def path(tmp_path: Path, places: Places) -> Path:
    store = create_store(tmp_path / "Kunden.kundenapp", places)
    for number in range(60):
        kept = store.customers.create(BAKERY if number == 0 else person(f"Nr. {number}", note="x" * 500))
        record_conversation(store, talk(kept.id, "Freut sich auf die Räder. " * 20), NextStep())
    store.back_up("Ende")
    store.close()
    return store.path


@pytest.fixture
def before(path: Path) -> dict[str, list[dict[str, object]]]:
    return everything(path, versions=True)


def test_a_journal_heals_the_file_at_once(path: Path, places: Places, before: object) -> None:
    die_while_saving(path, *HALF_SAVED)
    started = time.monotonic()
    store = open_store(path, places)
    assert time.monotonic() - started < 2
    assert store.ended_uncleanly
    assert everything(path, versions=True) == before
    assert store.engine.integrity_check()
    check_derived(store)
    assert not has_hot_journal(path)
    store.customers.create(person())
    store.close()


def test_a_file_that_is_damaged_besides_is_found_out(path: Path, places: Places) -> None:
    """Although it was closed well before, and although the journal heals what the journal is about."""
    untouched = path.stat().st_size // 4096 - 1
    die_while_saving(path, *HALF_SAVED)
    content = path.read_bytes()
    assert query_closed_cleanly(path, content)
    path.write_bytes(content[: untouched * 4096] + b"\xff" * 4096 + content[(untouched + 1) * 4096 :])
    refusal = or_error(lambda: open_store(path, places))
    assert isinstance(refusal, FaultError)
    assert refusal.fault is Fault.DAMAGED


def query_closed_cleanly(path: Path, content: bytes) -> bool:
    """Whether the last session in the file was closed, seen in a copy without the journal."""
    copy = path.with_name("copy")
    copy.write_bytes(content)
    return query(copy, "SELECT closed_cleanly FROM sessions") == [{"closed_cleanly": 1}]


def test_the_version_in_the_header_is_not_believed_before_the_journal_is_played_back(
    path: Path, places: Places, before: object
) -> None:
    """As after a power cut between the last page and the end of a migration."""
    die_while_saving(path, f"PRAGMA user_version = {NEXT}", *HALF_SAVED)
    with path.open("rb+") as file:
        file.seek(60)
        file.write(struct.pack(">I", NEXT))
    store = open_store(path, places, schema=FUTURE)
    assert store.engine.user_version == NEXT
    after = everything(path, versions=True)
    for customer in after["customers"]:
        assert customer.pop("nickname") == ""
    assert after == before
    assert len([copy for copy in store.backups.of_path(path) if copy.reason == "Umstellung"]) == 1
    store.close()


def test_where_nothing_may_be_written_a_half_saved_file_is_not_shown(path: Path, places: Places) -> None:
    die_while_saving(path, *HALF_SAVED)
    content = path.read_bytes()
    with read_only(path.parent):
        for act in (lambda: open_store(path, places), lambda: check_file(path)):
            refusal = or_error(act)
            assert isinstance(refusal, FaultError)
            assert refusal.fault in (Fault.READ_ONLY, Fault.CANNOT_OPEN)
    assert path.read_bytes() == content


@pytest.mark.parametrize("kind", ["junk", "a real one of the file that was there"])
def test_a_journal_of_the_old_file_does_not_spoil_the_restored_one(
    path: Path, places: Places, before: object, kind: str
) -> None:
    journal = path.with_name(f"{path.name}-journal")
    if kind == "junk":
        journal.write_bytes(os.urandom(5000))
    else:
        die_while_saving(path, *HALF_SAVED)
    left = journal.read_bytes()
    aside = restore_backup(path, Backups(places.backups, Clock()).newest_sound(path), places)
    assert aside is not None
    assert everything(path, versions=True) == before
    assert not journal.exists()
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == left
    assert check_file(path)
    again = open_store(path, places)
    assert not again.ended_uncleanly
    check_derived(again)
    again.close()
    if kind != "junk":  # beside the old file, the journal still heals it
        healed = open_store(aside, places)
        assert everything(aside, versions=True) == before
        healed.close()
