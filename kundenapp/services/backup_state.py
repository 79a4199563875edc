"""Whether somebody should be told that the customer file has not been backed up for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.today import days_without_backup

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def overdue_backup(store: Store) -> int | None:
    """Return for how many days what was saved is not in any backup, None while that is no reason to worry."""
    known = store.backups.of_file(store.settings.file_uuid)
    since = known[0].moment if known else store.first_saved_at()
    return days_without_backup(since, store.last_saved_at(), store.now())
