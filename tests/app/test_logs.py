"""The log: enough to find a fault, and never a word of a customer."""

from __future__ import annotations

import errno
import logging
import re
import stat
import subprocess
import sys
import threading
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kundenapp.app import logs
from kundenapp.domain.customer import Customer
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import open_store
from tests.factories import person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store

CANARY = "Kanarienvogel"
REPO = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "log"
    assert logs.start_logging(place) == place / logs.LOG_FILE
    yield place
    logs.stop_logging()


def written(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("kundenapp.log*")))


class PoisonError(Exception):
    """An exception that gives everything away in every way it can."""

    def __str__(self) -> str:
        return CANARY

    __repr__ = __str__


def _key() -> None:
    raise KeyError(CANARY)


def _number() -> None:
    int(CANARY)


def _file() -> None:
    Path(f"/{CANARY}.kundenapp").read_text()


def _encoding() -> None:
    f"{CANARY}\udcff".encode()


def _decoding() -> None:
    (CANARY.encode() + b"\xff").decode()


def _validation() -> None:
    person(CANARY * 30).validated()


def _attribute() -> None:
    person(CANARY).anything  # type: ignore[attr-defined]  # noqa: B018


def _source() -> None:
    compile(f"{CANARY} = = 1", CANARY, "exec")


def _poison() -> None:
    raise PoisonError(CANARY)


def _with_cause() -> None:
    try:
        _key()
    except KeyError as error:
        raise RuntimeError(CANARY) from error


def _while_handling() -> None:
    try:
        _key()
    except KeyError:
        _number()


def _group() -> None:
    raise ExceptionGroup(CANARY, [ValueError(CANARY), ExceptionGroup(CANARY, [PoisonError(CANARY)])])


def _with_note() -> None:
    error = ValueError(CANARY)
    error.add_note(CANARY)
    raise error


def _fault() -> None:
    raise FaultError(Fault.MISSING, f"{CANARY}.kundenapp")


def _in_a_circle() -> None:
    first, second = ValueError(CANARY), ValueError(CANARY)
    first.__cause__, second.__cause__ = second, first
    raise first


def _very_deep() -> None:
    _very_deep()


FAULTS: list[tuple[Callable[[], None], str]] = [
    (_key, "builtins.KeyError"),
    (_number, "builtins.ValueError"),
    (_file, "builtins.FileNotFoundError ENOENT"),
    (_encoding, "builtins.UnicodeEncodeError"),
    (_decoding, "builtins.UnicodeDecodeError"),
    (_validation, "kundenapp.domain.errors.ValidationError"),
    (_attribute, "builtins.AttributeError"),
    (_source, "builtins.SyntaxError"),
    (_poison, "tests.app.test_logs.PoisonError"),
    (_with_cause, "caused by builtins.KeyError"),
    (_while_handling, "caused by builtins.KeyError"),
    (_group, "caused by tests.app.test_logs.PoisonError"),
    (_with_note, "builtins.ValueError"),
    (_fault, "kundenapp.domain.faults.FaultError missing"),
    (_in_a_circle, "caused by builtins.ValueError"),
    (_very_deep, "builtins.RecursionError"),
]


@pytest.mark.parametrize(("go_wrong", "kind"), FAULTS, ids=[go_wrong.__name__ for go_wrong, _kind in FAULTS])
def test_no_exception_gives_a_name_away(folder: Path, go_wrong: Callable[[], None], kind: str) -> None:
    log = logging.getLogger("kundenapp.test")
    try:
        go_wrong()
    except Exception as error:
        log.exception("unexpected")
        log.critical("as a value: %s, twice: %r", error, error)
        log.error(error)
    text = written(folder)
    assert CANARY not in text
    assert kind in text
    assert re.search(r"tests/app/test_logs\.py:\d+", text)
    assert len(text) < 20_000


def test_an_exception_of_the_database_is_named_by_its_code(folder: Path, store: Store) -> None:
    kept = store.customers.create(person(CANARY))
    with store.local() as local:
        try:
            local.load("customers", ("uuid", "customer_number"), [(CANARY, kept.number)])
        except Exception:
            logging.getLogger("kundenapp.test").exception("unexpected")
    text = written(folder)
    assert re.search(r"sqlite3\.IntegrityError SQLITE_CONSTRAINT_(NOTNULL|UNIQUE)", text)
    assert CANARY not in text


def test_a_fault_of_the_file_is_named_with_what_led_to_it(folder: Path, tmp_path: Path, places: Places) -> None:
    path = tmp_path / f"{CANARY}.kundenapp"
    try:
        open_store(path, places)
    except FaultError:
        logging.getLogger("kundenapp.test").warning("refused", exc_info=True)
    assert "FaultError missing" in written(folder)
    assert CANARY not in written(folder)


class Word(StrEnum):
    """A word of the program."""

    GREEN = "green"


@pytest.mark.parametrize(
    ("text", "values", "line"),
    [
        ("kept %d of %d", (3, 4), "kept 3 of 4"),
        ("share %.2f, %s", (0.5, True), "share 0.50, True"),
        ("state %s after %s", (Word.GREEN, Fault.FULL), "state green after full"),
        ("nothing %s", (None,), "nothing None"),
        ("saved %s", (CANARY,), "saved <str>"),
        ("saved %s", (person(CANARY),), "saved <Customer>"),
        ("kind %s", (Customer,), "kind <Customer>"),
        ("bytes %r", (CANARY.encode(),), "bytes '<bytes>'"),
        ("many %s", ([CANARY],), "many <list>"),
        ("named %(name)s %(count)d", ({"name": CANARY, "count": 2},), "named <str> 2"),
        ("number %d", (CANARY,), "number %d ('<str>',)"),
        ("too many", (CANARY,), "too many ('<str>',)"),
        ("a lonely % sign", (), "a lonely % sign"),
    ],
)
def test_values_in_a_record(folder: Path, text: str, values: tuple[Any, ...], line: str) -> None:
    logging.getLogger("kundenapp.test").info(text, *values)
    assert written(folder).rstrip().endswith(f"INFO kundenapp.test {line}")
    assert CANARY not in written(folder)


def test_the_text_that_another_handler_made_is_not_taken(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        try:
            _key()
        except KeyError:
            logging.getLogger("kundenapp.test").exception("unexpected")
    assert CANARY in caplog.text
    assert CANARY not in written(folder)


def test_three_files_of_one_megabyte_for_the_owner_only(folder: Path) -> None:
    log = logging.getLogger("kundenapp.test")
    for number in range(4_500):
        log.info("x" * 1_000 + " %d", number)
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == ["kundenapp.log", "kundenapp.log.1", "kundenapp.log.2"]
    for path in files:
        assert path.stat().st_size <= 1_000_000
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert files[0].read_text().rstrip().endswith(" 4499")


def test_a_log_that_is_held_by_another_program_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_paths: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr("os.rename", held)
    log = logging.getLogger("kundenapp.test")
    for _number in range(1_100):
        log.info("x" * 1_000)
    log.info("still here")
    assert written(folder).rstrip().endswith("still here")


def test_without_a_place_for_the_log_the_program_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "datei").write_text("keine Mappe")
    assert logs.start_logging(tmp_path / "datei" / "log") is None
    logs.watch_crashes(tmp_path / "datei" / "log")
    logging.getLogger("kundenapp.test").error("nobody hears this")
    logs.stop_logging()
    assert capsys.readouterr() == ("", "")


def test_a_log_that_breaks_prints_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("kundenapp.test").info("opens the file")
    (handler,) = [h for h in logging.getLogger("kundenapp").handlers if isinstance(h, logging.FileHandler)]
    handler.acquire()
    if handler.stream is not None:
        handler.stream.close()
    handler.stream = Path("/dev/full").open("w", encoding="utf-8")  # noqa: SIM115
    handler.release()
    logging.getLogger("kundenapp.test").error("saved %s", CANARY)
    assert capsys.readouterr() == ("", "")
    assert folder.exists()


def test_the_start_is_logged_with_versions(folder: Path) -> None:
    logs.log_start("check")
    assert re.search(
        r"start of check: Kundenapp \d+\.\d+\.\d+, Python 3\.\d+\.\d+, Qt (-|6\.\d+\.\d+), "
        r"SQLite 3\.\d+\.\d+, schema \d+, system \w+\n$",
        written(folder),
    )


STRAY = """
import sys, threading
from pathlib import Path
from kundenapp.app import logs
logs.start_logging(Path(sys.argv[1]))
logs.log_stray_exceptions()

class Leaving:
    def __del__(self):
        raise ValueError("Kanarienvogel")

def wrong():
    raise KeyError("Kanarienvogel")

Leaving()
thread = threading.Thread(target=wrong)
thread.start()
thread.join()
wrong()
"""


def test_what_nobody_catches_is_logged_and_not_printed(tmp_path: Path) -> None:
    done = run(STRAY, tmp_path)
    assert done.returncode == 1
    assert done.stdout + done.stderr == ""
    text = written(tmp_path)
    assert text.count("CRITICAL") == 3
    assert CANARY not in text


CRASH = """
import os, resource, sys
from pathlib import Path
from kundenapp.app import logs
logs.keep_memory_private()
logs.watch_crashes(Path(sys.argv[1]))
print(*resource.getrlimit(resource.RLIMIT_CORE))
sys.stdout.flush()
secret = "Kanarienvogel"
os.abort()
"""


def test_a_crash_leaves_lines_of_code_and_no_memory(tmp_path: Path) -> None:
    done = run(CRASH, tmp_path)
    assert done.returncode < 0
    assert done.stdout == "0 0\n"
    crash = tmp_path / logs.CRASH_FILE
    assert "Fatal Python error: Aborted" in crash.read_text()
    assert CANARY not in crash.read_text() + done.stderr
    assert stat.S_IMODE(crash.stat().st_mode) == 0o600
    assert not list(tmp_path.glob("core*"))


def test_an_old_crash_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    crash = tmp_path / logs.CRASH_FILE
    crash.write_text("x" * 1_000_001)
    run(CRASH, tmp_path)
    assert crash.stat().st_size < 10_000


def test_stray_exceptions_of_a_thread_that_is_ended_are_no_news(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for hook in ("sys.excepthook", "threading.excepthook", "sys.unraisablehook"):
        monkeypatch.setattr(hook, None)
    logs.log_stray_exceptions()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    threading.excepthook(threading.ExceptHookArgs((SystemExit, None, None, None)))
    assert written(folder) == ""


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, str(folder)]
    return subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
