"""Where the program may not write (F6): the list is there, and it is known before anybody types. As root."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import Places, create_store, open_store, restore_backup
from tests.factories import BAKERY, MONDAY, person
from tests.faults.future import FUTURE
from tests.faults.machine import as_nobody, own_folder, read_only
from tests.store.images import check_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kundenapp.store.store import Store


def fault_of(act: Callable[[], object]) -> Fault:
    with pytest.raises(FaultError) as caught:
        act()
    return caught.value.fault


@pytest.fixture
def folder() -> Iterator[Path]:
    with own_folder() as found:
        yield found


@pytest.fixture
def path(folder: Path, places: Places) -> Path:
    store = create_store(folder / "Kunden.kundenapp", places)
    store.customers.create(BAKERY)
    store.close()
    return store.path


def test_a_folder_of_which_nothing_may_be_changed(path: Path, places: Places) -> None:
    before = path.read_bytes()
    with read_only(path.parent):
        assert check_file(path)
        store = open_store(path, places)
        assert store.read_only
        assert store.customer_list.page(store.customer_list.ids(CustomerFilter(), MONDAY))[0].initials == "BG"
        for act in (
            lambda: store.customers.create(person()),
            lambda: store.customers.trash(1),
            lambda: store.drafts.save("customer:new", {}),
            lambda: store.erase([store.customers.get(1)]),
        ):
            assert fault_of(act) is Fault.READ_ONLY
        for only_to_look in (False, True):  # nothing can be seen of it, so nothing is promised
            reopened = partial(open_store, path, places, read_only=only_to_look, schema=FUTURE)
            assert fault_of(reopened) is Fault.OLDER_READ_ONLY
        assert store.undo() is None
        assert store.back_up("Hand").customers == 1
        store.close()
        assert fault_of(lambda: create_store(path.parent / "neu.kundenapp", places)) is Fault.TARGET_UNWRITABLE
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["Kunden.kundenapp"]
    again = open_store(path, places)
    assert not again.read_only
    again.customers.create(person())
    again.close()


def test_a_disk_that_becomes_read_only_while_the_file_is_open(path: Path, places: Places) -> None:
    store = open_store(path, places)
    with read_only(path.parent):
        assert fault_of(lambda: store.customers.create(person())) in (Fault.READ_ONLY, Fault.CANNOT_OPEN, Fault.MOVED)
        assert store.customer_list.count() == 1
    store.customers.create(person())
    store.close()


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_a_user_who_may_only_read(path: Path, folder: Path, file_mode: int, folder_mode: int) -> None:
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    before = path.read_bytes()
    told = as_nobody(path, folder / "state")
    assert told == {"sound": True, "read_only": True, "names": ["Bäckerei Großmann"], "saving": "read_only"}
    assert path.read_bytes() == before
    assert [found.name for found in folder.iterdir()] == ["Kunden.kundenapp"]


def test_a_user_who_may_not_even_read(path: Path, folder: Path) -> None:
    path.chmod(0o600)
    assert as_nobody(path, folder / "state") == {"opening": "cannot_open"}


def test_a_user_who_may_write_works_as_usual(path: Path, folder: Path) -> None:
    path.chmod(0o666)
    folder.chmod(0o777)
    told = as_nobody(path, folder / "state")
    assert told == {"sound": True, "read_only": False, "names": ["Bäckerei Großmann"]}


# --- backups ----------------------------------------------------------------------------------------------------------


def test_a_place_for_backups_that_takes_nothing(store: Store, folder: Path) -> None:
    store.backups = type(store.backups)(folder / "Sicherungen", store.now)
    store.customers.create(BAKERY)
    first = store.back_up("Ende")
    before = {found.name: found.read_bytes() for found in store.backups.path(first).parent.iterdir()}
    with read_only(folder):
        with pytest.raises(FaultError) as caught:
            store.back_up("Ende")
        assert (caught.value.fault, caught.value.name) == (Fault.TARGET_UNWRITABLE, "Sicherungen")
        store.customers.create(person())
    assert {found.name: found.read_bytes() for found in store.backups.path(first).parent.iterdir()} == before
    store.backups.verify(first)


def test_a_restore_where_nothing_may_be_written_leaves_the_file(path: Path, places: Places) -> None:
    store = open_store(path, places)
    backup = store.back_up("Ende")
    store.close()
    before = path.read_bytes()
    with read_only(path.parent):
        assert fault_of(lambda: restore_backup(path, backup, places)) is Fault.TARGET_UNWRITABLE
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["Kunden.kundenapp"]
    shutil.rmtree(places.backups)
    assert fault_of(lambda: restore_backup(path, backup, places)) is Fault.BACKUP_DAMAGED
