"""Which backups are kept: thinned to day and month, never so that good ones give way to bad ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kundenapp.store.backup import Backup

_NEWEST = 10
_DAYS = 14
_MONTHS = 12
_FULLEST = 5


def superseded(backups: Sequence[Backup]) -> list[Backup]:
    """Return the backups that may go.

    Kept are the newest 10, the last of each of the newest 14 days and of each of the newest 12 months that have one,
    and the newest 5 that hold at least half as many customers as the fullest: a file that has shrunk by accident must
    not drive out its good backups. The order is that of the numbers, so a wrong clock deletes nothing.
    """
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    most = max((backup.customers for backup in newest_first), default=0)
    full = [backup for backup in newest_first if 2 * backup.customers >= most]
    kept = {
        backup.number
        for group in (
            newest_first[:_NEWEST],
            _last_of_each(newest_first, lambda backup: backup.created_at[:10])[:_DAYS],
            _last_of_each(newest_first, lambda backup: backup.created_at[:7])[:_MONTHS],
            full[:_FULLEST],
        )
        for backup in group
    }
    return [backup for backup in newest_first if backup.number not in kept]


def _last_of_each(newest_first: Sequence[Backup], period: Callable[[Backup], str]) -> list[Backup]:
    last: dict[str, Backup] = {}
    for backup in newest_first:
        last.setdefault(period(backup), backup)
    return list(last.values())
