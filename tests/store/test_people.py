"""Keeping the business and its employees."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.store.people import Workload
from tests.factories import BAKERY, MONDAY, person, to_do
from tests.store.images import query

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.business import Employee
    from kundenapp.store.store import Store

SHOP = Business(
    "Radwerk Lindner", "Am Deich 7", "28199", "Bremen", "0421 555", "hallo@radwerk.example", "radwerk.example"
)


def test_there_is_no_business_before_the_first_start_is_finished(store: Store) -> None:
    assert store.businesses.get() is None


def test_a_file_has_one_business(store: Store) -> None:
    store.businesses.save(SHOP)
    assert store.businesses.get() == SHOP
    store.businesses.save(Business(" Radwerk ", city="Bremen"))
    assert store.businesses.get() == Business("Radwerk", city="Bremen")
    assert [row["version"] for row in query(store.path, "SELECT version FROM businesses")] == [2]
    assert store.undo() == "Zurückgenommen: „Die Angaben zum Betrieb sind gespeichert.“"
    assert store.businesses.get() == SHOP


def test_a_business_without_a_name_is_refused(store: Store) -> None:
    with pytest.raises(ValidationError, match="Wie heißt Ihr Betrieb"):
        store.businesses.save(Business(" "))
    assert store.businesses.get() is None


def test_an_employee_is_kept_once(store: Store) -> None:
    mira = store.employees.create("  Mira  Wolff ")
    assert (mira.name, mira.active, mira.is_sample, len(mira.uuid)) == ("Mira Wolff", True, False, 36)
    assert store.employees.create("Mira Wolff") == mira
    assert store.employees.create("mira wolff") == mira
    assert store.employees.create("Jonas Peters", is_sample=True).is_sample
    with pytest.raises(ValidationError, match="Wie heißen Sie"):
        store.employees.create("")


def test_employees_stand_in_the_order_of_the_telephone_book(store: Store) -> None:
    for name in ("Zoe", "Özge", "mira", "Änne", "Oskar", "Mira A."):
        store.employees.create(name)
    assert [employee.name for employee in store.employees.all()] == ["Änne", "mira", "Mira A.", "Özge", "Oskar", "Zoe"]
    assert store.employees.names() == {employee.id: employee.name for employee in store.employees.all()}


def test_whoever_has_left_is_known_but_does_not_work_here(store: Store) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    leave(store, mira)
    assert store.employees.active() == [jonas]
    assert [(e.active, e.left_on) for e in store.employees.all()] == [(True, None), (False, MONDAY)]
    assert store.employees.create("Mira Wolff").id != mira.id


def test_undoing_an_employee_is_refused_while_that_employee_works(store: Store) -> None:
    mira = store.employees.create("Mira Wolff")
    store.employee_id = mira.id
    with pytest.raises(Exception, match="Nichts wurde verändert"):
        store.undo()
    assert store.employees.all() == [mira]


def test_one_line_of_the_business_is_one_step_of_undo(store: Store) -> None:
    first = store.businesses.change("name", "Radwerk")
    assert store.businesses.get() == Business("Radwerk")
    visit = store.businesses.change("city", "Bre")
    assert store.businesses.change("city", "Bremen", continues=visit) == visit != first
    assert store.businesses.change("city", "Bremen") is None
    store.undo()
    assert store.businesses.get() == Business("Radwerk")
    with pytest.raises(ValidationError, match="fehlt das @"):
        store.businesses.change("email", "info")


def test_a_name_is_given_once_among_those_who_work_here(store: Store) -> None:
    mira, jonas = store.employees.add("Mira Wolff"), store.employees.add(" Jonas  Peters")
    taken = "gehört schon zum Team. Schreiben Sie zum Beispiel den zweiten Vornamen dazu."
    for add in (
        partial(store.employees.add, "mira wolff"),
        partial(store.employees.rename, jonas.id or 0, "Mira wolff"),
    ):
        with pytest.raises(ValidationError, match=taken):
            add()
    assert [employee.name for employee in store.employees.all()] == ["Jonas Peters", "Mira Wolff"]
    with pytest.raises(ValidationError, match="Ein Name fehlt noch"):
        store.employees.add(" ")
    leave(store, mira)
    again = store.employees.add("Mira Wolff")
    with pytest.raises(ValidationError, match=taken):
        store.employees.come_back(mira.id or 0)
    store.employees.rename(again.id or 0, "Mira Wolff-Kaya")
    store.employees.come_back(mira.id or 0)
    store.employees.come_back(mira.id or 0)  # twice is once
    assert store.employees.get(mira.id or 0) == mira


def test_a_name_is_corrected_everywhere_and_back(store: Store) -> None:
    mira = store.employees.create("Mira Wolf")
    visit = store.employees.rename(mira.id or 0, "Mira Wolff")
    assert store.employees.rename(mira.id or 0, "Mira Wölff", continues=visit) == visit
    assert store.employees.names() == {mira.id: "Mira Wölff"}
    assert store.employees.rename(mira.id or 0, "Mira Wölff ") is None
    store.undo()
    assert store.employees.get(mira.id or 0) == mira
    with pytest.raises(NothingFoundError, match="Diesen Namen gibt es im Team nicht mehr"):
        store.employees.rename(99, "Niemand")


def test_the_name_of_somebody_who_has_left_can_still_be_corrected(store: Store) -> None:
    mira, _jonas = store.employees.create("Mira Wolf"), store.employees.create("Jonas Peters")
    leave(store, mira)
    store.employees.rename(mira.id or 0, "Jonas Peters")
    assert [employee.name for employee in store.employees.all()] == ["Jonas Peters", "Jonas Peters"]


def test_whoever_leaves_passes_on_what_was_to_be_done_in_one_step(store: Store) -> None:
    mira, jonas, zoe = (store.employees.create(name) for name in ("Mira Wolff", "Jonas Peters", "Zoe Blum"))
    store.employee_id = zoe.id
    bakery = store.customers.create(replace(BAKERY, owner_id=mira.id))
    other = store.customers.create(replace(person(), owner_id=jonas.id))
    open_one = store.follow_ups.create(to_do(bakery.id), store.today())
    done_one = store.follow_ups.create(to_do(other.id), store.today())
    for follow_up_id in (open_one, done_one):
        with store.operation("follow_up.assign") as op:
            op.update("follow_ups", follow_up_id, {"assignee_id": mira.id})
    store.follow_ups.finish(done_one)
    assert store.employees.workload(mira.id or 0) == Workload(follow_ups=1, customers=1)

    store.employees.leave(mira.id or 0, MONDAY, follow_ups_to=jonas.id, customers_to=zoe.id)
    assert assignees(store) == [jonas.id, mira.id]
    assert [store.customers.get(c.id or 0).owner_id for c in (bakery, other)] == [zoe.id, jonas.id]
    assert query(store.path, "SELECT owner_id FROM customer_summaries ORDER BY customer_id")[0]["owner_id"] == zoe.id
    assert store.employees.workload(mira.id or 0) == Workload(0, 0)
    assert store.employees.names()[mira.id or 0] == "Mira Wolff"

    assert store.undo() == "Zurückgenommen: „Mira Wolff arbeitet nicht mehr hier.“"
    assert store.employees.get(mira.id or 0) == mira
    assert assignees(store) == [mira.id, mira.id]
    assert store.customers.get(bakery.id or 0).owner_id == mira.id
    store.redo()
    assert assignees(store) == [jonas.id, mira.id]


def test_whoever_lies_in_the_trash_is_passed_on_too(store: Store) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    bakery = store.customers.create(replace(BAKERY, owner_id=mira.id))
    store.customers.trash(bakery.id or 0)
    store.employees.leave(mira.id or 0, MONDAY, follow_ups_to=None, customers_to=jonas.id)
    store.customers.restore(bakery.id or 0)
    assert store.customers.get(bakery.id or 0).owner_id == jonas.id


def test_nobody_may_take_over(store: Store) -> None:
    mira, _jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    bakery = store.customers.create(replace(BAKERY, owner_id=mira.id))
    leave(store, mira)
    assert store.customers.get(bakery.id or 0).owner_id is None


def test_leaving_has_three_conditions(store: Store) -> None:
    mira = store.employees.create("Mira Wolff")
    with pytest.raises(ValidationError, match=r"Außer Mira Wolff arbeitet niemand hier\. Tragen Sie zuerst ein"):
        leave(store, mira)
    jonas = store.employees.create("Jonas Peters")
    store.employee_id = mira.id
    with pytest.raises(ValidationError, match="Mira Wolff arbeitet gerade an diesem Computer"):
        leave(store, mira)
    with pytest.raises(ValidationError, match="Dieser Tag kommt erst noch") as caught:
        leave(store, jonas, MONDAY + timedelta(days=1))
    assert caught.value.field == "left_on"
    assert [employee.active for employee in store.employees.all()] == [True, True]
    leave(store, jonas, MONDAY - timedelta(days=40))
    store.undo()
    assert store.employees.active() == [jonas, mira]


def leave(store: Store, employee: Employee, on: date = MONDAY) -> None:
    store.employees.leave(employee.id or 0, on, follow_ups_to=None, customers_to=None)


def assignees(store: Store) -> list[object]:
    return [row["assignee_id"] for row in query(store.path, "SELECT assignee_id FROM follow_ups ORDER BY id")]
