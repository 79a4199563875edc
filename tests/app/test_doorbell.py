"""A second start of the same file brings the first window to the front."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalServer

from kundenapp.app import doorbell
from kundenapp.app.doorbell import Doorbell, bring_to_front, ring
from tests.app.conftest import REPO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from kundenapp.app import doorbell, window
from kundenapp.app.main import main
def told(_window):
    print("in front", flush=True)
from kundenapp.app import session
doorbell.bring_to_front = told
begin = session.Session.start
def start(self):
    self.opened.connect(lambda: print("open", flush=True))
    return begin(self)
session.Session.start = start
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def started(file: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts the program over the file; whatever still runs is ended."""
    running: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", _WINDOW, "--file", str(file)]
        running.append(
            subprocess.Popen(
                command, cwd=REPO, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, text=True
            )
        )
        return running[-1]

    yield start
    for program in running:
        program.kill()
        program.communicate()
    QLocalServer.removeServer(doorbell._name(file))


def said(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_the_second_start_leads_to_the_first_window_and_a_killed_one_stops_nobody(
    started: Callable[[], subprocess.Popen[str]],
) -> None:
    first = started()
    assert said(first) == "open"
    began = time.monotonic()
    second = started()
    assert second.wait(timeout=20) == 0
    took = time.monotonic() - began
    assert said(second) == ""
    assert said(first) == "in front"
    sys.stdout.write(f"the second start took {took:.2f} s\n")
    assert took < 6, "two seconds where nothing else is to be done"
    first.send_signal(signal.SIGKILL)
    first.wait()
    third = started()
    assert said(third) == "open"


def test_nobody_is_there(tmp_path: Path, qtbot: QtBot) -> None:
    assert not ring(tmp_path / "Kunden.kundenapp")


def test_each_file_has_a_bell_of_its_own_by_whatever_way_it_is_reached(tmp_path: Path, qtbot: QtBot) -> None:
    file, other, link = (tmp_path / name for name in ("a.kundenapp", "b.kundenapp", "Verweis.kundenapp"))
    file.touch()
    link.symlink_to(file)
    bell = Doorbell(file)
    bell.listen()
    code = "import pathlib, sys; from kundenapp.app import doorbell; print(doorbell.ring(pathlib.Path(sys.argv[1])))"
    for path, answer in ((link, "True"), (other, "False")):
        visitor = subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=REPO, stdout=subprocess.PIPE, text=True)
        if answer == "True":
            with qtbot.waitSignal(bell.rung, timeout=20_000):
                pass
        assert visitor.communicate()[0].strip() == answer
    bell.stop()
    assert not ring(file)


def test_what_a_killed_program_left_is_taken_over(tmp_path: Path, qtbot: QtBot) -> None:
    dead, alive = Doorbell(tmp_path / "a"), Doorbell(tmp_path / "a")
    dead.listen()
    alive.listen()
    assert alive._server.isListening()
    alive.stop()


def test_a_minimised_window_comes_back(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_to_front(window)
    assert not window.isMinimized()
    qtbot.waitUntil(window.isActiveWindow)
