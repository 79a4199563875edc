"""The same file, opened once more for looking only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from tests.factories import BAKERY

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def test_it_sees_what_is_saved_and_changes_nothing(store: Store) -> None:
    mira = store.employees.create("Mira Wolff")
    store.employee_id = mira.id
    beside = store.beside()
    bakery = store.customers.create(BAKERY)
    assert beside.customers.get(bakery.id or 0) == bakery
    assert (beside.read_only, beside.employee_id, beside.today()) == (True, mira.id, store.today())
    with pytest.raises(FaultError):
        beside.customers.trash(bakery.id or 0)
    beside.close()
    store.customers.trash(bakery.id or 0)


def test_a_file_that_is_gone_is_told(store: Store) -> None:
    store.path.rename(store.path.with_name("anderswo.kundenapp"))
    with pytest.raises(FaultError) as caught:
        store.beside()
    assert caught.value.fault is Fault.CANNOT_OPEN
