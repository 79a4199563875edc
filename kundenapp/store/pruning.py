"""The change log is kept for a year: long enough to look back, and no longer than needed for what is personal in it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kundenapp.domain.clock_check import clock_doubt
from kundenapp.store.doors import moment_text

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors

_KEPT = timedelta(days=366)


def prune_log(doors: Doors, before: str) -> bool:
    """Forget the operations, with what they changed, that are older than a year; return whether there were any.

    A year back from the newest operation `before` the file was opened, not from now, so that a clock that is wrong
    today forgets nothing. The history of status changes (``customer_events``) is no part of the log and stays.

    Raises
    ------
    FaultError
        if the file cannot be written; then nothing has been forgotten.
    """
    newest = doors.engine.scalar("SELECT max(at) FROM operations WHERE at < ?", (before,))
    if newest is None or clock_doubt(doors.now(), None):
        return False
    limit = moment_text(datetime.fromisoformat(newest) - _KEPT)
    first = doors.engine.scalar("SELECT min(id) FROM operations WHERE at >= ? AND at <= ?", (limit, before))
    last = _oldest_taken_back(doors, first) - 1
    if not doors.engine.scalar("SELECT 1 FROM operations WHERE id <= ?", (last,)):
        return False
    with doors.local() as local:
        local.remove_up_to("changes", "operation_id", last)
        local.remove_up_to("operations", "id", last)
    return True


def _oldest_taken_back(doors: Doors, first: int) -> int:
    """Return the oldest operation that `first` or a later one takes back, directly or through others, else `first`."""
    while True:
        undone = doors.engine.scalar("SELECT min(undoes) FROM operations WHERE id >= ?", (first,))
        if undone is None or undone >= first:
            return first
        first = undone
