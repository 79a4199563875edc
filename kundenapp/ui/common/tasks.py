"""Long work beside the window: it knows nothing of the window, and its result is delivered on the window's thread."""

from __future__ import annotations

import sys
import time
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kundenapp.domain.progress import Progress, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

_Result = TypeVar("_Result")

_TURN_S = 0.0005
_PAUSE_S = 0.05
"""At least so long between two words about progress: more often nobody reads."""


class Task:
    """A piece of work that was started. After `cancel` it reports nothing more and ends as soon as it can."""

    def __init__(
        self,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None] | None,
    ) -> None:
        self.done, self.failed, self.progressed = done, failed, progressed
        self._is_cancelled = Event()

    def cancel(self) -> None:
        """Give the work up: its next word about progress ends it."""
        self._is_cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody wants the result any more."""
        return self._is_cancelled.is_set()


class TaskRunner(QObject):
    """Runs one piece of work after the other in a thread of its own.

    The signals are emitted by this object, which lives on the window's thread, so that every receiver is called there.
    """

    _finished = Signal(object)
    _progressed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._tasks: dict[Future[Any], Task] = {}
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], _Result], done: Callable[[_Result], None], failed: Callable[[Exception], None]
    ) -> Task:
        """Start short `work`; later call `done` with its result or `failed` with its error, neither after `stop`."""
        return self._start(lambda _progress: work(), Task(done, failed, None))

    def watch(
        self,
        work: Callable[[Progress], _Result],
        done: Callable[[_Result], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[int, int], None],
    ) -> Task:
        """Start long `work`, which tells how far it is; call `progressed` with that now and then, otherwise as `run`.

        The work has to let through what its `Progress` raises: that is how it is stopped.
        """
        return self._start(work, Task(done, failed, progressed))

    def _start(self, work: Callable[[Progress], Any], task: Task) -> Task:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            # While the worker computes, the window waits for its turn that long each time; Python's 5 ms can be felt.
            sys.setswitchinterval(_TURN_S)
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kundenapp-work")
        future = self._pool.submit(self._work, work, task)
        self._tasks[future] = task
        future.add_done_callback(self._finished.emit)
        return task

    def _work(self, work: Callable[[Progress], Any], task: Task) -> Any:
        """In the worker's thread: do it, unless it was given up while it waited."""
        said_at = time.monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal said_at
            if task.is_cancelled:
                raise StoppedError
            now = time.monotonic()
            if now - said_at >= _PAUSE_S:
                said_at = now
                self._progressed.emit(task, (done, total))

        if task.is_cancelled:
            raise StoppedError
        return work(progress)

    @Slot(object, object)
    def _on_progressed(self, task: Any, how_far: Any) -> None:
        if task.progressed is not None and not task.is_cancelled:
            task.progressed(*how_far)

    @Slot(object)
    def _on_finished(self, future: Any) -> None:
        task = self._tasks.pop(future, None)
        if task is None or future.cancelled():
            return
        error = future.exception()
        if error is not None and not isinstance(error, Exception):
            raise error
        if task.is_cancelled:
            return
        if error is None:
            task.done(future.result())
        else:
            task.failed(error)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way or waiting."""
        return bool(self._tasks)

    def stop(self) -> None:
        """End the work under way as soon as it lets itself be ended, give up the rest, and report nothing more."""
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
