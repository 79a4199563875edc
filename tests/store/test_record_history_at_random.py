"""Whatever people change and take back: as it was is what it was, and every value can be had back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.record_fields import Names
from kundenapp.store.opening import Places, create_store
from tests.factories import MEMORY_DISK, MORNING, Clock
from tests.store.test_operations_at_random import STEPS, Hands

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store

    Snapshots = dict[tuple[int, int], Customer]


@settings(max_examples=settings().max_examples // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.integers(0, 3))
def test_as_it_was_is_what_it_was(steps: list[tuple[Any, ...]], undos: int) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK) as folder:
        root = Path(folder)
        clock = Clock(MORNING)
        store = create_store(root / "Kunden.kundenapp", Places(root / "backups", root / "state"), clock)
        try:
            _compare(store, _lived_through(store, Hands(store, clock), steps, undos))
            _bring_back_everything(store)
        finally:
            store.abandon()


def _lived_through(store: Store, hands: Hands, steps: list[tuple[Any, ...]], undos: int) -> Snapshots:
    """Do the steps, and note after each what every customer looked like and which operation was the last."""
    snapshots: Snapshots = {}
    for number in range(len(steps) + undos):
        hands.do(steps[number]) if number < len(steps) else store.undo()
        newest = store.engine.scalar("SELECT max(id) FROM operations") or 0
        for (customer_id,) in store.engine.rows("SELECT id FROM customers"):
            snapshots[customer_id, newest] = store.customers.get(customer_id)
    return snapshots


def _compare(store: Store, snapshots: Snapshots) -> None:
    for (customer_id,) in store.engine.rows("SELECT id FROM customers"):
        history = store.record_history.of_customer(customer_id)
        assert history.reaches_creation
        for entry in history.entries:
            if (customer_id, entry.operation_id) in snapshots:
                assert _alike(entry.after, snapshots[customer_id, entry.operation_id])
        later = [history.customer, *(entry.before for entry in history.entries)]
        for entry, state in zip(history.entries, later, strict=False):
            assert _alike(entry.after, state)


def _alike(one: Customer | None, other: Customer | None) -> bool:
    if one is None or other is None:
        return one is other
    return replace(one, version=0) == replace(other, version=0)


def _bring_back_everything(store: Store) -> None:
    for (customer_id,) in store.engine.rows("SELECT id FROM customers"):
        history = store.record_history.of_customer(customer_id)
        then = history.entries[-1].after
        assert then is not None
        for change in history.differences(then):
            if change.field.can_return:
                try:
                    store.record_history.bring_back(change.field, then, history.entries[-1].at)
                except ValidationError:
                    continue  # for example a name that was all there was to find the customer by
                now = store.customers.get(customer_id)
                assert change.field.text_of(now, Names()) == change.field.text_of(then, Names())
