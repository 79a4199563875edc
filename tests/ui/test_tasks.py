"""Work beside the window: its result and its progress arrive on the window's thread, and it can be given up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.progress import StoppedError
from kundenapp.ui.common.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.progress import Progress


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.stop()


class Heard:
    """What was reported, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.progress: list[tuple[int, int]] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.results.append(result)

    def failed(self, error: Exception) -> None:
        self.threads.add(threading.get_ident())
        self.errors.append(error)

    def progressed(self, done: int, total: int) -> None:
        self.threads.add(threading.get_ident())
        self.progress.append((done, total))


def test_results_and_errors_arrive_here_in_order(runner: TaskRunner, qtbot: QtBot) -> None:
    heard = Heard()

    def fail() -> None:
        raise ValueError("so nicht")

    runner.run(threading.get_ident, heard.done, heard.failed)
    runner.run(fail, heard.done, heard.failed)
    runner.run(lambda: "drei", heard.done, heard.failed)
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert heard.results[0] != threading.get_ident()
    assert heard.results[1] == "drei"
    assert [str(error) for error in heard.errors] == ["so nicht"]
    assert heard.threads == {threading.get_ident()}


def test_progress_is_heard_now_and_then(runner: TaskRunner, qtbot: QtBot) -> None:
    heard, go_on = Heard(), threading.Event()

    def work(progress: Progress) -> str:
        for number in range(1, 100_001):
            progress(number, 100_000)
        while not go_on.wait(0.06):
            progress(42, 310)
        return "fertig"

    runner.watch(work, heard.done, heard.failed, heard.progressed)
    qtbot.waitUntil(lambda: (42, 310) in heard.progress)
    go_on.set()
    qtbot.waitUntil(lambda: heard.results == ["fertig"])
    assert len(heard.progress) < 1_000
    assert heard.threads == {threading.get_ident()}


def test_cancelled_work_ends_and_reports_nothing(runner: TaskRunner, qtbot: QtBot) -> None:
    heard, ended = Heard(), threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(1, 2)
        except StoppedError:
            ended.set()
            raise

    task = runner.watch(work, heard.done, heard.failed, heard.progressed)
    waiting = runner.run(lambda: heard.results.append("auch das"), heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.progress != [])
    task.cancel()
    waiting.cancel()
    said = list(heard.progress)
    assert ended.wait(1)
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=1000)
    assert (heard.results, heard.errors, heard.progress) == ([], [], said)


def test_closing_does_not_wait_for_what_nobody_wants(runner: TaskRunner, qtbot: QtBot) -> None:
    heard, begun = Heard(), threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            begun.set()
            progress(0, 1)

    runner.watch(endless, heard.done, heard.failed, heard.progressed)
    assert begun.wait(5)
    runner.stop()
    assert not runner.is_busy
    assert heard.results == heard.errors == []
