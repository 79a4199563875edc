"""Checking, backing up and restoring, whatever lies there instead of a customer file."""

from __future__ import annotations

import re
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kundenapp.app import paths
from kundenapp.domain.faults import Fault, sentence
from kundenapp.store.header import SCHEMA_VERSION
from kundenapp.store.opening import create_store, open_store
from tests.app.command_line import check_refused, fill, report, text_of
from tests.factories import person

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.app.command_line import Program


DATABASES = Path(__file__).parents[1] / "store" / "databases"


def _nothing(_path: Path) -> None:
    pass


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("Sehr geehrte Damen und Herren, " * 100)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Kunden.xlsx", "x" * 5000)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE customers (id INTEGER)")


def _folder(path: Path) -> None:
    path.mkdir()


def _zeros(path: Path) -> None:
    path.write_bytes(bytes(100_000))


def _half(path: Path, sample: Path) -> None:
    path.write_bytes(sample.read_bytes()[:200_000])


def _first_hundred_bytes(path: Path, sample: Path) -> None:
    path.write_bytes(sample.read_bytes()[:99])


def _zeroed_in_the_middle(path: Path, sample: Path) -> None:
    content = bytearray(sample.read_bytes())
    content[40_960:61_440] = bytes(20_480)
    path.write_bytes(content)


def _newer(path: Path, sample: Path) -> None:
    shutil.copy(sample, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


def _older(path: Path) -> None:
    shutil.copy(DATABASES / f"v{SCHEMA_VERSION - 1:03d}.kundenapp", path)


INSTEAD: list[tuple[Callable[..., None], Fault]] = [
    (_nothing, Fault.MISSING),
    (_empty, Fault.EMPTY),
    (_text, Fault.FOREIGN),
    (_zip, Fault.FOREIGN),
    (_other_database, Fault.FOREIGN),
    (_folder, Fault.FOREIGN),
    (_zeros, Fault.DAMAGED),
    (_half, Fault.DAMAGED),
    (_first_hundred_bytes, Fault.DAMAGED),
    (_zeroed_in_the_middle, Fault.DAMAGED),
    (_newer, Fault.NEWER),
    (_older, Fault.OLDER),
]


@pytest.mark.parametrize(("make", "fault"), INSTEAD, ids=[make.__name__.strip("_") for make, _fault in INSTEAD])
@pytest.mark.parametrize("command", ["check", "backup", "report"])
def test_what_is_no_sound_customer_file(
    kundenapp: Program, tmp_path: Path, sample_file: Path, command: str, make: Callable[..., None], fault: Fault
) -> None:
    path = tmp_path / "Kunden ä <b>.kundenapp"
    make(path, sample_file) if make.__code__.co_argcount == 2 else make(path)
    before = path.read_bytes() if path.is_file() else None
    outcome = report(kundenapp, path, tmp_path / "a.pdf") if command == "report" else kundenapp(command, "--file", path)
    if make is _zeroed_in_the_middle and command == "report" and outcome.code == 0:
        return  # what this report needs lies in pages that are sound
    assert (outcome.code, outcome.said) == (3, "")
    if make is _zeroed_in_the_middle:  # found while the backup is made, which names the copy
        assert "ist beschädigt" in outcome.complained
    else:
        assert outcome.complained == sentence(fault, path.name) + "\n"
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not (tmp_path / "a.pdf").exists()
    assert list(paths.places().backups.rglob("*.kundenapp*")) == []


def test_without_a_name_it_is_the_usual_file(kundenapp: Program, sample_file: Path) -> None:
    for command in (["check"], ["backup"], ["restore", "--latest"]):
        assert kundenapp(*command).code == 3
    paths.make_private(paths.data_folder())
    shutil.copy(sample_file, paths.default_file())
    assert "„Kunden.kundenapp“ ist in Ordnung" in kundenapp("check").said
    assert kundenapp("backup").code == 0
    assert kundenapp("restore", "--latest").code == 0


@pytest.mark.parametrize("option", ["--file", "--datei"])
def test_the_file_may_be_named_before_the_command(kundenapp: Program, file: Path, option: str) -> None:
    assert kundenapp(option, file, "check").code == 0
    assert kundenapp("check", option, file).code == 0
    assert kundenapp(option, "/nirgends/x.kundenapp", "check", option, file).code == 0


def test_check(kundenapp: Program, file: Path) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns
    outcome = kundenapp("check", "--file", file)
    assert re.fullmatch(re.escape(f"„{file.name}“ ist in Ordnung: 48 Kunden, ") + r"\d{3} Gespräche\.\n", outcome.said)
    assert (outcome.code, outcome.complained) == (0, "")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_check_counts_the_trash_apart(kundenapp: Program, file: Path) -> None:
    store = open_store(file, paths.places())
    store.customers.trash(1)
    store.close()
    outcome = kundenapp("check", "--file", file)
    assert "47 Kunden" in outcome.said
    assert outcome.complained == "Dazu im Papierkorb: 1 Kunde.\n"
    assert outcome.code == 0


def test_backup_and_back(kundenapp: Program, file: Path) -> None:
    outcome = kundenapp("backup", "--file", file)
    said = re.fullmatch(r"Die Sicherung mit 48 Kunden liegt in (.+)\n", outcome.said)
    assert said
    assert (outcome.code, outcome.complained) == (0, "")
    backup = Path(said[1])
    assert backup.is_relative_to(paths.places().backups)
    for folder in (backup.parent, paths.places().backups, paths.data_folder()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    store = open_store(file, paths.places())
    store.customers.remove_samples()
    store.close()
    emptied = file.read_bytes()
    outcome = kundenapp("restore", "--file", file, "--latest")
    told = re.fullmatch(
        r"Die Sicherung vom \w\w, \d\d\.\d\d\., \d\d:\d\d mit 48 Kunden ist wieder an ihrem Platz\. "
        r"Die bisherige Datei liegt in (.+)\n",
        outcome.said,
    )
    assert told
    assert (outcome.code, outcome.complained) == (0, "")
    assert Path(told[1]).read_bytes() == emptied
    assert "48 Kunden" in kundenapp("check", "--file", file).said


@pytest.mark.parametrize("make", [_nothing, _empty, _text, _zeros, _half, _zeroed_in_the_middle, _newer])
def test_restore_over_what_is_left(
    kundenapp: Program, file: Path, sample_file: Path, make: Callable[..., None]
) -> None:
    kundenapp("backup", "--file", file)
    file.unlink()
    make(file, sample_file) if make.__code__.co_argcount == 2 else make(file)
    outcome = kundenapp("restore", "--latest", "--file", file)
    assert outcome.code == 0
    assert ("Die bisherige Datei liegt in" in outcome.said) == (make is not _nothing)
    assert "48 Kunden" in kundenapp("check", "--file", file).said


def test_restore_finds_the_backups_by_any_way_to_the_file(
    kundenapp: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    assert kundenapp("backup", "--file", file.name).code == 0
    assert kundenapp("restore", "--latest", "--file", f"../{file.parent.name}/./{file.name}").code == 0


def test_restore_without_any_backup(kundenapp: Program, file: Path) -> None:
    before = file.read_bytes()
    check_refused(kundenapp("restore", "--latest", "--file", file), 3, Fault.NO_BACKUP, file.name)
    assert file.read_bytes() == before


def test_restore_takes_the_newest_that_is_sound(kundenapp: Program, file: Path) -> None:
    kundenapp("backup", "--file", file)
    store = open_store(file, paths.places())
    store.customers.create(person())
    store.close()
    kundenapp("backup", "--file", file)
    older, newer = sorted(paths.places().backups.rglob("*.kundenapp"))
    flip_a_bit(newer)
    assert "mit 48 Kunden" in kundenapp("restore", "--latest", "--file", file).said
    flip_a_bit(older)
    before = file.read_bytes()
    check_refused(kundenapp("restore", "--latest", "--file", file), 3, Fault.BACKUP_DAMAGED, newer.name)
    assert file.read_bytes() == before


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_backup_to_where_nothing_can_be(kundenapp: Program, file: Path) -> None:
    paths.make_private(paths.data_folder())
    paths.places().backups.write_text("keine Mappe")
    outcome = kundenapp("backup", "--file", file)
    assert (outcome.code, outcome.said) == (5, "")
    assert "konnte nicht" in outcome.complained


def test_backup_on_a_full_disk(
    kundenapp: Program, file: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(small_disk))
    fill(small_disk)
    outcome = kundenapp("backup", "--file", file)
    assert (outcome.code, outcome.said) == (5, "")
    assert "Der Datenträger ist voll" in outcome.complained
    assert list(small_disk.rglob("*.kundenapp*")) == []


def test_restore_on_a_full_disk(kundenapp: Program, sample_file: Path, small_disk: Path) -> None:
    path = small_disk / "Kunden.kundenapp"
    kundenapp("demo", "-o", path, "--customers", "5")
    kundenapp("backup", "--file", path)
    before = path.read_bytes()
    fill(small_disk)
    check_refused(kundenapp("restore", "--latest", "--file", path), 5, Fault.TARGET_FULL, path.name)
    assert path.read_bytes() == before


def test_beside_a_running_window(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    kundenapp("backup", "--file", file)
    window = open_store(file, paths.places())
    window.customers.create(person("Neu"))
    assert "49 Kunden" in kundenapp("check", "--file", file).said
    assert "49 Kunden" in kundenapp("backup", "--file", file).said
    assert report(kundenapp, file, tmp_path / "a.pdf", "K-1049").code == 0
    check_refused(kundenapp("restore", "--latest", "--file", file), 6, Fault.IN_USE, file.name)
    window.customers.create(person("Noch jemand"))
    assert window.customer_list.count() == 50
    window.close()
    assert kundenapp("restore", "--latest", "--file", file).code == 0


TORN = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 5")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE conversations SET text = 'halb ' || text")
os._exit(9)
"""


def test_after_a_save_that_was_cut_off(kundenapp: Program, process: Program, file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    for command in ("check", "backup", "report"):
        process(file, code=TORN)
        assert file.with_name(f"{file.name}-journal").stat().st_size > 0
        assert file.read_bytes() != whole
        if command == "report":
            outcome = report(kundenapp, file, tmp_path / "a.pdf")
            assert "halb Freut" not in text_of(tmp_path / "a.pdf")
        else:
            outcome = kundenapp(command, "--file", file)
        assert outcome.code == 0, outcome.complained
        assert not file.with_name(f"{file.name}-journal").exists()
        whole = file.read_bytes()


def test_beside_a_window_in_the_middle_of_a_save(kundenapp: Program, file: Path) -> None:
    window = open_store(file, paths.places())
    with window.operation("test") as op:
        op.update("customers", 1, {"note": "halb"})
        assert "48 Kunden" in kundenapp("check", "--file", file).said
    assert window.customers.get(1).note == "halb"
    window.close()


def test_restore_spares_another_file_that_is_in_use_at_the_same_place(kundenapp: Program, file: Path) -> None:
    kundenapp("backup", "--file", file)
    file.unlink()
    window = create_store(file, paths.places())
    check_refused(kundenapp("restore", "--latest", "--file", file), 6, Fault.IN_USE, file.name)
    window.close()
    assert "mit 48 Kunden" in kundenapp("restore", "--latest", "--file", file).said


def test_erased_people_do_not_come_back(kundenapp: Program, file: Path) -> None:
    kundenapp("backup", "--file", file)
    store = open_store(file, paths.places())
    store.erase([store.customers.get(1)])
    store.close()
    assert kundenapp("restore", "--latest", "--file", file).code == 0
    assert "47 Kunden" in kundenapp("check", "--file", file).said
