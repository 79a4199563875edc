"""Where an erased or anonymous person could have left something: file, journal, logs, temporary files, backups."""

from __future__ import annotations

import logging
import tempfile
from typing import TYPE_CHECKING

import pytest

from kundenapp.app.logs import start_logging, stop_logging
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.opening import open_store, restore_backup
from tests.factories import MONDAY, person, talk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kundenapp.domain.customer import Customer
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from tests.factories import Clock

CANARY = "Kanarienvogel"
WAYS = ["erase", "anonymise"]


@pytest.fixture
def everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a computer on which everything is kept: temporary files and logs too."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    start_logging(tmp_path / "logs")
    yield tmp_path
    stop_logging()


def singing(folder: Path) -> set[str]:
    """Return the folders in which a file still sings."""
    songs = [text.encode(coding) for text in (CANARY, CANARY.lower()) for coding in ("utf-8", "utf-16-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).parts[0] for path in files if any(song in path.read_bytes() for song in songs)}


def lived(store: Store) -> Customer:
    kept = store.customers.create(person(CANARY, note=f"{CANARY} " * 50))
    record_conversation(store, talk(kept.id, f"{CANARY} ruft zurück"), NextStep(MONDAY, f"{CANARY} anrufen"))
    logging.getLogger("kundenapp.test").warning("refused: %s", kept.customer_since)
    return kept


@pytest.mark.parametrize("way", WAYS)
def test_only_the_backups_remember(everywhere: Path, store: Store, way: str) -> None:
    kept = lived(store)
    store.back_up("Ende")
    getattr(store, way)([kept])
    assert singing(everywhere) == {"backups"}, "a backup is never changed; it is thinned out"


@pytest.mark.parametrize("way", WAYS)
def test_a_backup_that_comes_back_forgets_as_well(
    everywhere: Path, store: Store, places: Places, clock: Clock, way: str
) -> None:
    kept = lived(store)
    backup = store.back_up("Ende")
    getattr(store, way)([kept])
    store.close()
    aside = restore_backup(store.path, backup, places, clock)
    assert aside is not None
    open_store(store.path, places, clock).close()
    assert singing(everywhere) == {"backups"}


def test_after_a_year_no_backup_remembers(everywhere: Path, store: Store, clock: Clock) -> None:
    for name in ("Anna", "Berta", "Carla"):
        store.customers.create(person(name))
    kept = lived(store)
    store.back_up("Ende")
    store.erase([kept])
    assert singing(everywhere) == {"backups"}
    for _week in range(60):
        clock.go_on(days=7)
        store.back_up("Ende")
    assert singing(everywhere) == set()
