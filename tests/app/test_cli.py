"""Every command, every exit code, every fault with its sentence; people get one line, never a traceback."""

from __future__ import annotations

import io
import json
import re
import shutil
import sqlite3
import stat
import sys
import types
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from kundenapp.app import cli, paths
from kundenapp.app.arguments import WindowArguments
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, ValidationError
from kundenapp.domain.faults import Fault, FaultError, sentence
from kundenapp.reports.rendered import RenderedReport
from kundenapp.store.opening import create_store, open_store
from tests.factories import person

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.customer_report import CustomerReport
    from tests.app.conftest import Outcome

    Program = Callable[..., Outcome]

CANARY = "Kanarienvogel"


def text_of(pdf: Path) -> str:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def fill(disk: Path) -> None:
    """Leave room for a folder, but not for a file."""
    (disk / "fast voll").write_bytes(bytes(shutil.disk_usage(disk).free - 12_000))


def log_text() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in paths.log_folder().glob("kundenapp.log*"))


def check_refused(outcome: Outcome, code: int, fault: Fault, name: str) -> None:
    assert outcome.code == code
    assert outcome.said == ""
    assert outcome.complained == sentence(fault, name) + "\n"


# --- demo -------------------------------------------------------------------------------------------------------------


def test_demo(kundenapp: Program, tmp_path: Path) -> None:
    path = tmp_path / "Beispiel ä <b>.kundenapp"
    outcome = kundenapp("demo", "-o", path)
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said == f"Der Beispielbetrieb mit 48 Kunden liegt in {path}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kundenapp("check", "--file", path).said.startswith("„Beispiel ä <b>.kundenapp“ ist in Ordnung: 48 Kunden, ")


def test_demo_of_a_size(kundenapp: Program, tmp_path: Path) -> None:
    assert "mit 1 Kunde liegt" in kundenapp("demo", "-o", tmp_path / "eins.kundenapp", "--customers", "1").said
    assert "mit 1.001 Kunden liegt" in kundenapp("demo", "--customers=1001", "-o", tmp_path / "viele.kundenapp").said


def test_demo_over_something(kundenapp: Program, file: Path) -> None:
    before = file.read_bytes()
    check_refused(kundenapp("demo", "-o", file), 5, Fault.EXISTS, file.name)
    assert file.read_bytes() == before
    check_refused(kundenapp("demo", "-o", file.parent), 5, Fault.EXISTS, file.parent.name)


def test_demo_where_nothing_can_be(kundenapp: Program, file: Path) -> None:
    check_refused(kundenapp("demo", "-o", file / "x.kundenapp"), 5, Fault.TARGET_UNWRITABLE, "x.kundenapp")


def test_demo_on_a_full_disk(kundenapp: Program, small_disk: Path) -> None:
    path = small_disk / "x.kundenapp"
    check_refused(kundenapp("demo", "-o", path, "--customers", "500"), 5, Fault.TARGET_FULL, "x.kundenapp")
    assert list(small_disk.iterdir()) == []
    fill(small_disk)
    check_refused(kundenapp("demo", "-o", small_disk / "x.kundenapp"), 5, Fault.TARGET_FULL, "x.kundenapp")
    assert [path.name for path in small_disk.iterdir()] == ["fast voll"]


LIMITED = """
import resource, sys
from kundenapp.app.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
sys.exit(main(sys.argv[1:]))
"""


def test_demo_where_the_system_stops_it(process: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.kundenapp"
    check_refused(process("demo", "-o", path, code=LIMITED), 5, Fault.TARGET_UNWRITABLE, "x.kundenapp")
    assert not path.exists()


# --- report -----------------------------------------------------------------------------------------------------------


def report(program: Program, file: Path, output: Path, number: str = "K-1001", kind: str = "intern", *more: str) -> Any:
    return program("report", "customer", "--file", file, "--customer", number, "--kind", kind, "-o", output, *more)


def test_report_for_ourselves(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Bericht ä.pdf"
    outcome = report(kundenapp, file, output)
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said == f"Der Bericht liegt in {output}\n"
    text = text_of(output)
    assert "Bäckerei Großmann" in text
    assert "Freut sich auf die Räder." in text


def test_report_for_the_customer(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Brief.pdf"
    assert report(kundenapp, file, output, " k-1001 ", "kunde").code == 0
    assert "Sehr geehrter Herr Großmann," in text_of(output)


def test_a_letter_is_signed_by_who_made_it_or_by_the_business(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    report(kundenapp, file, tmp_path / "a.pdf", "K-1001", "kunde", "--as", "  Sabine   Ünal ")
    report(kundenapp, file, tmp_path / "b.pdf", "K-1001", "kunde")
    assert "Sabine Ünal" in text_of(tmp_path / "a.pdf")
    assert "Kommandozeile" not in text_of(tmp_path / "b.pdf")


@pytest.mark.parametrize(
    ("call", "author"),
    [
        (["--kind", "intern"], "Kommandozeile"),
        (["--kind", "kunde"], ""),
        (["--kind", "intern", "--as", "Mira"], "Mira"),
        (["--kind", "kunde", "--as", "Mira"], "Mira"),
    ],
)
def test_who_made_a_report(
    kundenapp: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: list[str], author: str
) -> None:
    drawn: list[CustomerReport] = []

    def draw(wanted: CustomerReport) -> RenderedReport:
        drawn.append(wanted)
        return RenderedReport(b"%PDF", "", "")

    monkeypatch.setattr("kundenapp.reports.customer.render_customer_report", draw)
    kundenapp("report", "customer", "--file", file, "--customer", "K-1001", "-o", tmp_path / "a.pdf", *call)
    assert [wanted.author_name for wanted in drawn] == [author]


def test_report_takes_the_place_of_an_older_one(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    output.write_text("alt")
    assert report(kundenapp, file, output).code == 0
    assert output.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.pdf"]


def test_report_says_what_could_not_be_printed(kundenapp: Program, tmp_path: Path) -> None:
    store = create_store(tmp_path / "K.kundenapp", paths.places())
    store.customers.create(person("Wong 黃", "Mei"))
    store.close()
    outcome = report(kundenapp, store.path, tmp_path / "a.pdf")
    assert outcome.code == 0
    assert outcome.said.count("\n") == 1
    assert outcome.complained != ""


@pytest.mark.parametrize("kind", ["intern", "kunde"])
@pytest.mark.parametrize("name", ["<b>Fett</b> & „Größe“ %s {x}", "Ä" * 200, "]]>&#0;</para><a href='x'>", "-o"])
def test_report_with_any_name(kundenapp: Program, tmp_path: Path, name: str, kind: str) -> None:
    store = create_store(tmp_path / "K.kundenapp", paths.places())
    store.customers.create(person(name, name, number=name[:40]))
    store.close()
    outcome = (
        report(kundenapp, store.path, tmp_path / "a.pdf", f"{name[:40]}", kind)
        if name != "-o"
        else kundenapp(
            "report", "customer", "--file", store.path, "--customer=-o", "--kind", kind, "-o", tmp_path / "a.pdf"
        )
    )
    assert outcome.code == 0
    assert name[:20] in re.sub(r"\s+", " ", text_of(tmp_path / "a.pdf"))


@pytest.mark.parametrize("number", ["K-9999", "", "' OR 1=1 --", "<b>1</b>", "ä" * 200, "\udcff", "💐", "%s {x}", "1"])
def test_report_about_nobody(kundenapp: Program, file: Path, tmp_path: Path, number: str) -> None:
    outcome = report(kundenapp, file, tmp_path / "a.pdf", number)
    assert (outcome.code, outcome.said) == (4, "")
    assert outcome.complained.startswith("Einen Kunden mit der Nummer ")
    assert outcome.complained.endswith(" gibt es nicht.\n")
    assert not (tmp_path / "a.pdf").exists()


def test_report_about_somebody_in_the_trash(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    store = open_store(file, paths.places())
    store.customers.trash(1)
    store.close()
    assert report(kundenapp, file, tmp_path / "a.pdf").code == 4


def test_report_never_takes_the_place_of_customers(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(file, tmp_path / "Andere.kundenapp"))
    link = tmp_path / "bericht.pdf"
    link.symlink_to(file)
    before = file.read_bytes()
    for output in (file, other, link):
        check_refused(report(kundenapp, file, output), 5, Fault.EXISTS, output.name)
    assert file.read_bytes() == other.read_bytes() == before


def test_report_into_nowhere(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    check_refused(report(kundenapp, file, tmp_path / "fehlt" / "a.pdf"), 5, Fault.TARGET_UNWRITABLE, "a.pdf")
    check_refused(report(kundenapp, file, file / "a.pdf"), 5, Fault.TARGET_UNWRITABLE, "a.pdf")
    check_refused(report(kundenapp, file, tmp_path), 5, Fault.TARGET_UNWRITABLE, tmp_path.name)


def test_report_on_a_full_disk(kundenapp: Program, file: Path, small_disk: Path) -> None:
    output = small_disk / "a.pdf"
    output.write_text("alt")
    fill(small_disk)
    check_refused(report(kundenapp, file, output), 5, Fault.TARGET_FULL, "a.pdf")
    assert output.read_text() == "alt"


# --- what lies there instead of a customer file -----------------------------------------------------------------------


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


# --- check ------------------------------------------------------------------------------------------------------------


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


# --- backup and restore -----------------------------------------------------------------------------------------------


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


# --- faults of our own ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_an_exit_code(fault: Fault) -> None:
    assert cli.exit_code(FaultError(fault)) in (1, 3, 5, 6)


def test_every_error_has_an_exit_code() -> None:
    assert cli.exit_code(NothingFoundError("")) == 4
    assert cli.exit_code(ValidationError("name", "")) == 2
    assert cli.exit_code(ChangedMeanwhileError("")) == 1


def test_an_unexpected_error(kundenapp: Program, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def go_wrong(_arguments: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(cli, "run", go_wrong)
    outcome = kundenapp("check", "--file", file)
    log = paths.log_folder() / "kundenapp.log"
    assert (outcome.code, outcome.said) == (1, "")
    assert outcome.complained == (
        "Es ist ein unerwarteter Fehler passiert, der Auftrag ist nicht ausgeführt. "
        f"Einzelheiten ohne Namen von Kunden stehen in {log}\n"
    )
    assert "builtins.RuntimeError" in log_text()
    assert CANARY not in log_text()


def test_an_unexpected_error_without_a_place_for_the_log(
    kundenapp: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(file))
    monkeypatch.setattr(cli, "run", lambda _arguments: 1 / 0)
    outcome = kundenapp("check", "--file", file)
    assert outcome.complained == "Es ist ein unerwarteter Fehler passiert, der Auftrag ist nicht ausgeführt.\n"


def test_cut_short_at_the_keyboard(kundenapp: Program, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run", stop)
    assert kundenapp("check", "--file", file).code == 130


def test_the_log_names_what_was_done_and_nobody(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    for arguments in (["check"], ["backup"], ["restore", "--latest"]):
        kundenapp(*arguments, "--file", file)
    report(kundenapp, file, tmp_path / "a.pdf")
    report(kundenapp, file, tmp_path / "b.pdf", CANARY)
    kundenapp("check", "--file", tmp_path / f"{CANARY}.kundenapp")
    text = log_text()
    for command in ("check", "backup", "restore", "report customer"):
        assert f"start of {command}: Kundenapp" in text
    assert "NothingFoundError" in text
    assert "FaultError missing" in text
    for name in (CANARY, "Großmann", file.name, str(tmp_path)):
        assert name not in text


# --- the window -------------------------------------------------------------------------------------------------------


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[WindowArguments]:
    """What the window was started with, without a window."""
    started: list[WindowArguments] = []

    def run_window(arguments: WindowArguments) -> int:
        started.append(arguments)
        return 7

    module = types.ModuleType("kundenapp.app.window")
    module.run_window = run_window  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "kundenapp.app.window", module)
    return started


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        ([], WindowArguments()),
        (["--demo"], WindowArguments(demo=True)),
        (["--file", "/x/Käthe.kundenapp"], WindowArguments(file=Path("/x/Käthe.kundenapp"))),
        (["--datei=/x/../y.kundenapp"], WindowArguments(file=Path("/y.kundenapp"))),
        (["--as", " Mira "], WindowArguments(employee_name="Mira")),
        (["--demo", "--screenshot", "/x.png"], WindowArguments(demo=True, screenshot=Path("/x.png"))),
    ],
)
def test_the_window(
    kundenapp: Program, window: list[WindowArguments], call: list[str], wanted: WindowArguments
) -> None:
    assert kundenapp(*call).code == 7
    assert window == [wanted]
    assert "start of window" in log_text()


def test_a_path_from_home_and_from_here(
    kundenapp: Program, window: list[WindowArguments], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kundenapp("--file", "~/a.kundenapp")
    kundenapp("--file", "b.kundenapp")
    assert [started.file for started in window] == [tmp_path / "home" / "a.kundenapp", tmp_path / "b.kundenapp"]


# --- as people start it -----------------------------------------------------------------------------------------------

WATCHED = """
import json, sys
from kundenapp.app.main import main
code = main(sys.argv[1:])
loaded = {name.split(".")[0] for name in sys.modules}
print(json.dumps(sorted(loaded & {"PySide6", "shiboken6", "reportlab", "sqlite3"})))
sys.exit(code)
"""


def test_no_command_needs_a_screen(process: Program, tmp_path: Path) -> None:
    file = tmp_path / "Kunden.kundenapp"
    calls: dict[str, list[str | Path]] = {
        "help": ["--help"],
        "version": ["--version"],
        "wrong": ["--foo"],
        "demo": ["demo", "-o", file, "--customers", "3"],
        "check": ["check", "--file", file],
        "backup": ["backup", "--file", file],
        "restore": ["restore", "--latest", "--file", file],
        "report": ["report", "customer", "--file", file, "--customer=K-1001", "--kind=kunde", "-o", tmp_path / "a.pdf"],
    }
    for name, arguments in calls.items():
        outcome = process(*arguments, code=WATCHED)
        assert outcome.code == (2 if name == "wrong" else 0), outcome.complained
        loaded = json.loads(outcome.said.splitlines()[-1])
        lightly = name in ("help", "version", "wrong")
        assert loaded == ([] if lightly else ["reportlab"] * (name == "report") + ["sqlite3"]), name


@pytest.mark.parametrize("encoding", ["ascii", "cp850", "latin-1", "utf-8"])
def test_any_terminal(process: Program, tmp_path: Path, encoding: str) -> None:
    settings = {"PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    path = tmp_path / "Käthe „黃“ 💐 \udcff.kundenapp"
    for arguments, code in (
        (["demo", "-o", path, "--customers", "2"], 0),
        (["demo", "-o", path], 5),
        (["check", "--file", path], 0),
        (["--help"], 0),
        (["Größe"], 2),
    ):
        outcome = process_bytes(arguments, settings)
        assert outcome[0] == code, outcome
        assert b"Traceback" not in outcome[2]


def process_bytes(arguments: list[Any], variables: dict[str, str]) -> tuple[int, bytes, bytes]:
    import os
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "kundenapp", *arguments],
        env={**os.environ, **variables},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_exit_codes_reach_the_shell(process: Program, file: Path, tmp_path: Path) -> None:
    window = open_store(file, paths.places())
    assert process("backup", "--file", file).code == 0
    in_use = process("restore", "--latest", "--file", file)
    check_refused(in_use, 6, Fault.IN_USE, file.name)
    window.close()
    assert process("check", "--file", tmp_path / "fehlt.kundenapp").code == 3
    assert report(process, file, tmp_path / "a.pdf", "K-1").code == 4
    assert process("demo", "-o", file).code == 5
    assert process("nichts").code == 2


def test_a_stream_that_is_none_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A windowed Python on Windows has neither."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    cli.let_every_text_through()
    cli.say(cli.Done("Gut.", ["Fast."]))
