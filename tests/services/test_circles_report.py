"""The Schnittmengen-Blatt, gathered: for the shop, for a brand, over time, and for nobody whose data are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.errors import NothingFoundError, RestrictedError
from kundenapp.domain.stance import Attitude, Stance
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.services.circles_report import circles_report
from kundenapp.services.customer_report import customer_report
from tests.factories import BAKERY, MONDAY

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


@pytest.fixture
def bakery(store: Store) -> int:
    return store.customers.create(BAKERY).id or 0


@pytest.fixture
def ids(store: Store) -> list[int]:
    return [store.statements.add(Statement(StatementKind.VALUE, f"Satz {n}", 5)).id or 0 for n in range(5)]


def note(store: Store, customer_id: int, ids: list[int], weight: int) -> None:
    shares = Attitude.SHARES
    store.stances.note([Stance(customer_id, one, store.today(), shares, weight) for one in ids])


def test_the_shop_and_each_brand_weigh_for_themselves(store: Store, bakery: int, ids: list[int]) -> None:
    note(store, bakery, ids, 5)
    brand = store.brands.add("Lastenheld")
    for one in ids[1:]:
        store.statements.set_weight(one, 0, brand.id)
    assert circles_report(store, bakery).overlap.percent == 100
    report = circles_report(store, bakery, brand.id)
    assert (report.brand_name, report.overlap.percent) == ("Lastenheld", 20)
    assert report.course == ()
    with pytest.raises(NothingFoundError):
        circles_report(store, bakery, 99)


def test_the_course_begins_on_the_first_day(store: Store, bakery: int, ids: list[int], clock: Clock) -> None:
    note(store, bakery, ids, 1)
    clock.go_on(days=30)
    note(store, bakery, ids, 4)
    clock.go_on(days=30)
    course = circles_report(store, bakery).course
    assert [(day, overlap.percent) for day, overlap in course] == [
        (MONDAY, 20),
        (MONDAY + timedelta(days=30), 80),
        (MONDAY + timedelta(days=60), 80),
    ]


def test_whose_data_are_only_kept_is_not_weighed(store: Store, bakery: int, ids: list[int]) -> None:
    note(store, bakery, ids, 5)
    assert customer_report(store, bakery, ReportKind.INTERNAL).circles is not None
    assert customer_report(store, bakery, ReportKind.CUSTOMER).circles is None
    store.customers.restrict(bakery)
    with pytest.raises(RestrictedError):
        circles_report(store, bakery)
    assert customer_report(store, bakery, ReportKind.INTERNAL).circles is None
    with pytest.raises(NothingFoundError):
        circles_report(store, 99)


def test_where_nothing_is_known_the_report_says_nothing(store: Store, bakery: int, ids: list[int]) -> None:
    assert customer_report(store, bakery, ReportKind.INTERNAL).circles is None
    note(store, bakery, ids[:1], 5)
    store.stances.forget(bakery, ids[0])
    assert customer_report(store, bakery, ReportKind.INTERNAL).circles is None
