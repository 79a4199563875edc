"""The entrance: exit codes, the unexpected, the window, and the program as people start it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kundenapp.app import cli, paths
from kundenapp.app.arguments import WindowArguments
from kundenapp.app.done import Done
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, ValidationError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.opening import open_store
from tests.app.command_line import CANARY, check_refused, log_text, report
from tests.app.conftest import REPO

if TYPE_CHECKING:
    from tests.app.command_line import Program


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


def test_a_path_from_home_and_from_here(
    kundenapp: Program, window: list[WindowArguments], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kundenapp("--file", "~/a.kundenapp")
    kundenapp("--file", "b.kundenapp")
    assert [started.file for started in window] == [tmp_path / "home" / "a.kundenapp", tmp_path / "b.kundenapp"]


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
def test_any_terminal(tmp_path: Path, encoding: str) -> None:
    settings = {"PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    path = tmp_path / "Käthe „黃“ 💐 \udcff.kundenapp"
    for arguments, code in (
        (["demo", "-o", path, "--customers", "2"], 0),
        (["demo", "-o", path], 5),
        (["check", "--file", path], 0),
        (["--help"], 0),
        (["Größe"], 2),
    ):
        ended, said = process_bytes(arguments, settings)
        assert ended == code, said
        assert said.count(b"\n") == 1 or arguments == ["--help"]
        assert b"Traceback" not in said


def process_bytes(arguments: list[Any], variables: dict[str, str]) -> tuple[int, bytes]:
    """Start the program and return its exit code and everything it said, in whatever encoding."""
    command = [sys.executable, "-m", "kundenapp", *arguments]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, env=environment, cwd=REPO, capture_output=True, check=False)
    return done.returncode, done.stdout + done.stderr


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
    cli.say(Done("Gut.", ["Fast."]))


def test_without_a_screen_the_window_says_so(kundenapp: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    outcome = kundenapp()
    assert outcome.code == 1
    assert outcome.complained.startswith("Kein Bildschirm gefunden, das Fenster lässt sich nicht öffnen.")
