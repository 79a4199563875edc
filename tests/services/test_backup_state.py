"""What was saved and is in no backup for a week is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.services.backup_state import overdue_backup
from tests.factories import BAKERY, person

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


def test_a_file_that_was_never_backed_up_is_told_after_a_week(store: Store, clock: Clock) -> None:
    assert overdue_backup(store) is None
    store.customers.create(BAKERY)
    clock.go_on(days=8)
    assert overdue_backup(store) is None, "nothing was saved since"
    store.customers.create(person())
    assert overdue_backup(store) == 8
    store.back_up("Hand")
    assert overdue_backup(store) is None


def test_a_backup_that_is_not_followed_by_another(store: Store, clock: Clock) -> None:
    store.customers.create(BAKERY)
    store.back_up("Hand")
    clock.go_on(days=10)
    assert overdue_backup(store) is None, "everything is in the backup"
    store.customers.create(person())
    assert overdue_backup(store) == 10
