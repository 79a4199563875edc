"""Care for the file around the work: the check beside the window, and what is done at the end."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kundenapp.app.file_care import back_up_at_the_end, check_beside
from kundenapp.domain.faults import Fault, sentence
from kundenapp.store.opening import Places, open_store
from kundenapp.store.second_place import SecondPlace
from kundenapp.ui.main_window import MainWindow
from tests.factories import BAKERY, person
from tests.faults.machine import fill, small_disk
from tests.store.images import query

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from tests.factories import Clock


@pytest.fixture
def grown_old(store: Store, places: Places, clock: Clock) -> Path:
    """A file with an operation of more than a year before the last session."""
    store.customers.create(BAKERY)
    clock.go_on(days=400)
    store.customers.create(person())
    store.close()
    clock.go_on(days=1)
    return store.path


def end_of_work(path: Path, places: Places, clock: Clock, *, in_use: bool = False) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    again = open_store(path, places, clock)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        if in_use:
            other.execute("BEGIN IMMEDIATE")
        back_up_at_the_end(again, lambda title, text: told.append((title, text)))
    assert len(again.backups.of_file(again.settings.file_uuid)) == 1
    again.close()
    return told


def operations(path: Path) -> int:
    return len(query(path, "SELECT id FROM operations"))


def test_the_end_of_work_forgets_what_is_older_than_a_year(grown_old: Path, places: Places, clock: Clock) -> None:
    assert operations(grown_old) == 2
    assert end_of_work(grown_old, places, clock) == []
    assert operations(grown_old) == 1


def test_a_log_that_cannot_be_cut_now_costs_no_backup(grown_old: Path, places: Places, clock: Clock) -> None:
    assert end_of_work(grown_old, places, clock, in_use=True) == []
    assert operations(grown_old) == 2


def test_damage_that_the_check_stumbles_over_is_told(store: Store, qtbot: QtBot) -> None:
    store.customers.create(BAKERY)
    window = MainWindow(store)
    qtbot.addWidget(window)
    with store.path.open("rb+") as file:  # the schema itself, which makes the check end with an error
        file.seek(110)
        file.write(b"\xff" * 3000)
    check_beside(window)
    qtbot.waitUntil(lambda: "beschädigt" in window.desk.notice.text)
    window.desk.tasks.stop()


def test_a_second_place_that_is_full_is_told_at_the_end_and_one_that_is_away_is_not(store: Store) -> None:
    told: list[tuple[str, str]] = []
    store.customers.create(BAKERY)
    with small_disk(256) as disk:
        store.second_place = SecondPlace(disk)
        fill(disk)
        back_up_at_the_end(store, lambda title, text: told.append((title, text)))
        text = "Auf diesem Computer ist gesichert, am zweiten Ort nicht. " + sentence(Fault.TARGET_FULL, disk.name)
        back_up_at_the_end(store, lambda title, text: told.append((title, text)))  # nothing new, nothing said
        assert told == [("Am zweiten Ort keine Sicherung", text)]
    store.customers.create(person())
    back_up_at_the_end(store, lambda title, text: told.append((title, text)))
    assert len(told) == 1
    assert store.second_place.fault is not None
    assert len(store.backups.of_file(store.settings.file_uuid)) == 2
