"""Long work beside the window: pure functions with immutable input, the result delivered on the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

_Result = TypeVar("_Result")


class TaskRunner(QObject):
    """Runs one piece of work after the other in a thread of its own.

    The signal is emitted by this object, which lives on the window's thread, so that every receiver is called there.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._waiting: dict[Future[Any], tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], _Result], done: Callable[[_Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Start `work`; later call `done` with its result or `failed` with its error, neither after `stop`."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kundenapp-work")
        future = self._pool.submit(work)
        self._waiting[future] = (done, failed)
        future.add_done_callback(self._finished.emit)

    @Slot(object)
    def _on_finished(self, future: Any) -> None:
        if future not in self._waiting or future.cancelled():
            return
        receivers = self._waiting.pop(future)
        done, failed = receivers
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, Exception):
            failed(error)
        else:
            raise error

    @property
    def is_busy(self) -> bool:
        """Whether work is under way or waiting."""
        return bool(self._waiting)

    def stop(self) -> None:
        """Wait for the work under way, give up the rest, and report nothing more."""
        self._waiting.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
