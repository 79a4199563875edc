"""A disk that answers with errors: told apart from a full one, nothing half, work goes on when it has recovered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import Places, create_store, open_store
from tests.factories import BAKERY, or_error, person
from tests.faults.machine import files_no_longer_than, small_disk
from tests.store.images import check_derived, everything

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.store.store import Store


def fault_of(act: Callable[[], object]) -> Fault:
    refusal = or_error(act)
    assert isinstance(refusal, FaultError)
    return refusal.fault


def test_a_disk_error_is_said_and_the_next_save_works(store: Store) -> None:
    store.customers.create(BAKERY)
    before = everything(store.path, versions=True)
    with files_no_longer_than(store.path.stat().st_size):
        assert fault_of(lambda: store.customers.create(person(note="x" * 20_000))) is Fault.DISK_ERROR
    assert everything(store.path, versions=True) == before
    check_derived(store)
    store.customers.create(person(note="x" * 20_000))
    assert store.engine.integrity_check()


def test_an_error_on_a_disk_without_room_means_that_it_is_full(places: Places) -> None:
    with small_disk(900) as disk:
        store = create_store(disk / "Kunden.kundenapp", places)
        with files_no_longer_than(store.path.stat().st_size):
            assert fault_of(lambda: store.customers.create(person(note="x" * 20_000))) is Fault.FULL
        store.close()


def test_a_disk_error_at_the_start_is_said(store: Store, places: Places) -> None:
    store.close()
    with files_no_longer_than(1):
        assert fault_of(lambda: open_store(store.path, places)) is Fault.DISK_ERROR
    open_store(store.path, places).close()


def test_a_new_file_on_such_a_disk_is_not_left_half_made(store: Store, places: Places) -> None:
    path = store.path.with_name("neu.kundenapp")
    for size in (1, 30_000):
        with files_no_longer_than(size):
            assert fault_of(lambda: create_store(path, places)) is Fault.TARGET_UNWRITABLE
        assert not path.exists()


def test_a_backup_on_such_a_disk_is_not_left_half_made(store: Store) -> None:
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    before = sorted(path.name for path in store.backups.path(first).parent.iterdir())
    for size in (1, 30_000):
        with files_no_longer_than(size), pytest.raises(FaultError) as caught:
            store.back_up("Ende")
        assert caught.value.fault is Fault.TARGET_UNWRITABLE
        assert sorted(path.name for path in store.backups.path(first).parent.iterdir()) == before
