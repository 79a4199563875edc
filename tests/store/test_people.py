"""Keeping the business and its employees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.business import Business
from kundenapp.domain.errors import ValidationError
from tests.store.images import query

if TYPE_CHECKING:
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
    assert store.employees.create("mira wolff").id != mira.id
    assert store.employees.create("Jonas Peters", is_sample=True).is_sample
    with pytest.raises(ValidationError, match="Wie heißen Sie"):
        store.employees.create("")


def test_employees_stand_in_the_order_of_the_telephone_book(store: Store) -> None:
    for name in ("Zoe", "Özge", "mira", "Änne", "Oskar", "Mira"):
        store.employees.create(name)
    assert [employee.name for employee in store.employees.all()] == ["Änne", "Mira", "mira", "Özge", "Oskar", "Zoe"]
    assert store.employees.names() == {employee.id: employee.name for employee in store.employees.all()}


def test_whoever_has_left_is_known_but_does_not_work_here(store: Store) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    with store.operation("employee.leave") as op:
        op.update("employees", mira.id or 0, {"active": 0})
    assert store.employees.active() == [jonas]
    assert [employee.active for employee in store.employees.all()] == [True, False]
    assert store.employees.create("Mira Wolff").id != mira.id


def test_undoing_an_employee_is_refused_while_that_employee_works(store: Store) -> None:
    mira = store.employees.create("Mira Wolff")
    store.employee_id = mira.id
    with pytest.raises(Exception, match="Nichts wurde verändert"):
        store.undo()
    assert store.employees.all() == [mira]
