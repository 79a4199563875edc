"""The file is moved, deleted or replaced while it is open (F9): nothing is acknowledged, nothing overwritten."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import Places, create_store, open_store
from tests.factories import BAKERY, MONDAY, person, to_do
from tests.store.images import everything, query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kundenapp.store.doors import Changed
    from kundenapp.store.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Laden"


@pytest.fixture
def open_file(folder: Path, places: Places) -> Iterator[Store]:
    store = create_store(folder / "Kunden.kundenapp", places)
    store.customers.create(BAKERY)
    yield store
    store.abandon()


def renamed(path: Path) -> Path:
    return path.rename(path.with_name("Kunden alt.kundenapp"))


def moved_to_another_folder(path: Path) -> Path:
    target = path.parent.parent / "anderswo"
    target.mkdir()
    return path.rename(target / path.name)


def folder_renamed(path: Path) -> Path:
    return path.parent.rename(path.parent.with_name("Umgezogen")) / path.name


def deleted(path: Path) -> None:
    path.unlink()


def replaced_by_an_older_copy(path: Path) -> Path:
    old = path.with_name("copy")
    shutil.copyfile(path, old)
    kept = path.rename(path.with_name("kept"))
    old.rename(path)
    return kept


def replaced_in_one_step(path: Path) -> None:
    old = path.with_name("copy")
    shutil.copyfile(path, old)
    old.replace(path)


MOVES = [renamed, moved_to_another_folder, folder_renamed, deleted, replaced_by_an_older_copy, replaced_in_one_step]


def contents(root: Path) -> dict[str, bytes]:
    return {str(found.relative_to(root)): found.read_bytes() for found in root.rglob("*.kundenapp*") if found.is_file()}


def refused(act: Callable[[], object]) -> bool:
    with pytest.raises(FaultError) as caught:
        act()
    return caught.value.fault is Fault.MOVED


@pytest.mark.parametrize("move", MOVES)
def test_whatever_is_saved_is_refused_and_nothing_is_overwritten(
    open_file: Store, tmp_path: Path, move: Callable[[Path], Path | None]
) -> None:
    told: list[Changed] = []
    open_file.subscribe(told.append)
    kept = open_file.customers.get(1)
    move(open_file.path)
    before = contents(tmp_path)
    for act in (
        lambda: open_file.customers.create(person()),
        lambda: open_file.customers.trash(1),
        lambda: open_file.follow_ups.create(to_do(1), MONDAY),
        lambda: open_file.drafts.save("customer:new", {"last_name": "halb"}),
        lambda: open_file.erase([kept]),
        open_file.undo,
        lambda: open_file.settings.set("a", "b"),
        open_file.engine.compact,
        open_file.close,
    ):
        assert refused(act)
    assert contents(tmp_path) == before
    assert told == []


@pytest.mark.parametrize("move", MOVES)
def test_a_file_that_is_moved_in_the_middle_of_a_save_keeps_nothing_of_it(
    open_file: Store, places: Places, move: Callable[[Path], Path | None]
) -> None:
    where: list[Path | None] = []
    before = everything(open_file.path, versions=True)

    def save() -> None:
        with open_file.operation("test") as op:
            op.update("customers", 1, {"last_name": "Halb"})
            where.append(move(open_file.path))

    assert refused(save)
    assert open_file.engine.database.conn.in_transaction is False
    open_file.abandon()
    for path in (open_file.path, *where):
        if path is not None and path.exists():
            open_store(path, places).close()
            assert everything(path, versions=True) == before


@pytest.mark.parametrize("move", [renamed, moved_to_another_folder, folder_renamed])
def test_put_back_in_its_place_the_file_takes_saves_again(open_file: Store, move: Callable[[Path], Path]) -> None:
    now = move(open_file.path)
    assert refused(lambda: open_file.customers.create(person()))
    open_file.path.parent.mkdir(exist_ok=True)
    now.rename(open_file.path)
    kept = open_file.customers.create(person())
    assert query(open_file.path, "SELECT last_name FROM customers WHERE id = ?", kept.id) == [{"last_name": "Köhler"}]


def test_the_moved_file_opens_at_its_new_place_with_everything_acknowledged(
    open_file: Store, tmp_path: Path, places: Places
) -> None:
    before = everything(open_file.path, versions=True)
    now = renamed(open_file.path)
    assert refused(lambda: open_file.customers.create(person()))
    open_file.abandon()
    again = open_store(now, places)
    assert again.ended_uncleanly
    assert everything(now, versions=True) == before
    again.close()
    assert tmp_path.exists()
