"""Another computer has the file open: the note in the file says who, where and since when."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError, InUseElsewhereError
from kundenapp.store.opening import open_store, restore_backup
from tests.factories import BAKERY
from tests.store.images import query

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from tests.factories import Clock


def left_open(
    store: Store, host: str = "KASSE-2", person: str = "mira", since: str = "2026-11-23T07:30:00+00:00"
) -> None:
    """Let the file look as if another computer were using it."""
    store.close()
    connection = sqlite3.connect(store.path)
    connection.execute("UPDATE sessions SET host = ?, person = ?, since = ?, closed_cleanly = 0", (host, person, since))
    connection.commit()
    connection.close()


def refusal(path: Path, places: Places, clock: Clock) -> InUseElsewhereError:
    with pytest.raises(InUseElsewhereError) as caught:
        open_store(path, places, clock)
    return caught.value


def test_it_is_said_who_where_and_since_when(store: Store, places: Places, clock: Clock) -> None:
    left_open(store)
    before = store.path.read_bytes()
    error = refusal(store.path, places, clock)
    assert error.fault is Fault.IN_USE_ELSEWHERE
    assert str(error) == (
        "„Kunden.kundenapp“ wird gerade von mira an KASSE-2 benutzt (seit 23.11., 08:30). Ihre Daten sind sicher. "
        "Schließen Sie die Datei dort, oder öffnen Sie sie hier nur zum Ansehen."
    )
    assert len(str(error)) <= 200
    assert store.path.read_bytes() == before


def test_an_account_without_a_name_is_somebody(store: Store, places: Places, clock: Clock) -> None:
    left_open(store, person="")
    assert "von jemandem an KASSE-2" in str(refusal(store.path, places, clock))


def test_looking_is_possible_all_the_while(store: Store, places: Places, clock: Clock) -> None:
    left_open(store)
    viewing = open_store(store.path, places, clock, read_only=True)
    assert viewing.read_only
    viewing.close()


@pytest.mark.parametrize(("hours", "is_stale"), [(0, False), (11, False), (13, True), (-200, True)])
def test_after_half_a_day_of_silence_the_note_may_be_forgotten(
    store: Store, places: Places, clock: Clock, hours: int, is_stale: bool
) -> None:
    left_open(store, since="2026-11-23T08:42:00+00:00")
    clock.go_on(hours=hours)
    assert refusal(store.path, places, clock).is_stale == is_stale


def test_a_change_is_a_sign_of_life(store: Store, places: Places, clock: Clock) -> None:
    clock.go_on(hours=10)
    store.customers.create(BAKERY)
    left_open(store)
    clock.go_on(hours=11)
    assert not refusal(store.path, places, clock).is_stale


def test_it_can_be_taken_over(store: Store, places: Places, clock: Clock) -> None:
    left_open(store)
    mine = open_store(store.path, places, clock, take_over=True)
    assert mine.ended_uncleanly
    mine.customers.create(BAKERY)
    mine.close()
    open_store(store.path, places, clock).close()


def test_what_was_closed_there_or_left_here_is_no_reason_to_wait(store: Store, places: Places, clock: Clock) -> None:
    left_open(store, host="KASSE-2")
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE sessions SET closed_cleanly = 1")
    connection.close()
    again = open_store(store.path, places, clock)
    again.abandon()  # the same computer, without a chance to close it
    open_store(store.path, places, clock).close()


@pytest.mark.parametrize("network", ["", ".local", ".fritz.box"])
def test_a_laptop_is_the_same_computer_in_any_network(store: Store, places: Places, clock: Clock, network: str) -> None:
    left_open(store, host=os.uname().nodename.partition(".")[0].upper() + network)
    open_store(store.path, places, clock).close()


def test_a_backup_comes_back_on_a_new_computer(store: Store, places: Places, clock: Clock) -> None:
    left_open(store)
    viewing = open_store(store.path, places, clock, read_only=True)
    backup = viewing.back_up("Ende")
    viewing.close()
    store.path.unlink()
    restore_backup(store.path, backup, places, clock)
    assert query(store.path, "SELECT closed_cleanly FROM sessions") == [{"closed_cleanly": 1}]


def test_another_program_that_keeps_the_file_is_waited_for_three_seconds(
    store: Store, places: Places, clock: Clock
) -> None:
    store.customers.create(BAKERY)
    store.close()
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(FaultError) as caught:
        open_store(store.path, places, clock)
    assert caught.value.fault is Fault.BUSY
    other.execute("COMMIT")
    other.close()
    again = open_store(store.path, places, clock)
    assert again.customer_list.count() == 1
    again.close()
