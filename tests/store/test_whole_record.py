"""The rarer parts of a record in the file: lines with ids, who recommended whom, the history of the status."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer, Formality, Status
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from tests.factories import BAKERY, MONDAY, as_typed, company, person
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


def test_everything_typed_comes_back(store: Store) -> None:
    koehler = store.customers.create(person())
    typed = replace(
        BAKERY,
        salutation=Salutation.FREE,
        salutation_text="Meister",
        role="Inhaber",
        letter_salutation="Moin Thomas",
        formality=Formality.INFORMAL,
        birthday=Birthday(5, 3),
        source=Source.REFERRAL,
        source_on=MONDAY,
        recommended_by=koehler.id,
    )
    assert as_typed(store.customers.create(typed)) == typed
    check_derived(store)


def names(customer: Customer) -> list[tuple[str, int | None]]:
    return [(p.first_name, p.id) for p in customer.contact_persons]


def test_a_contact_person_keeps_the_id_wherever_they_stand(store: Store) -> None:
    ida, jan, eva = (ContactPerson(first_name=name) for name in ("Ida", "Jan", "Eva"))
    kept = store.customers.create(company(contact_persons=(ida, jan)))
    (_, ida_id), (_, jan_id) = names(kept)
    first, second = kept.contact_persons
    store.customers.save(replace(kept, contact_persons=(eva, replace(second, role="Einkauf"), first)))
    again = store.customers.get(kept.id or 0)
    assert names(again)[1:] == [("Jan", jan_id), ("Ida", ida_id)]
    assert again.contact_persons[1].uuid == second.uuid
    store.customers.save(replace(again, contact_persons=(eva,)))
    (replaced,) = store.customers.get(kept.id or 0).contact_persons
    assert replaced.id not in (ida_id, jan_id, again.contact_persons[0].id), "somebody new is nobody who was there"
    store.undo()
    assert names(store.customers.get(kept.id or 0)) == names(again)


def test_nobody_recommends_themselves_not_even_through_others(store: Store) -> None:
    anna = store.customers.create(person("Anna"))
    berta = store.customers.create(person("Berta", source=Source.REFERRAL, recommended_by=anna.id))
    carla = store.customers.create(person("Carla", source=Source.REFERRAL, recommended_by=berta.id))
    before = everything(store.path)
    for by in (anna, berta, carla):
        with pytest.raises(ValidationError) as caught:
            store.customers.save(replace(anna, source=Source.REFERRAL, recommended_by=by.id))
        assert caught.value.field == "recommended_by"
        assert str(caught.value).startswith("Anneliese Anna kann sich nicht selbst empfohlen haben")
    assert everything(store.path) == before


def test_a_circle_that_came_from_elsewhere_does_not_hang(store: Store) -> None:
    anna, berta = store.customers.create(person("Anna")), store.customers.create(person("Berta"))
    with store.operation("test") as op:
        op.update("customers", anna.id or 0, {"recommended_by": berta.id})
        op.update("customers", berta.id or 0, {"recommended_by": anna.id})
    sent = store.customers.create(person("Carla", source=Source.REFERRAL, recommended_by=anna.id))
    assert sent.recommended_by == anna.id


def test_who_recommended_others_can_be_erased(store: Store) -> None:
    anna = store.customers.create(person("Anna"))
    berta = store.customers.create(person("Berta", source=Source.REFERRAL, recommended_by=anna.id))
    store.erase([anna])
    assert store.customers.get(berta.id or 0).recommended_by is None
    assert store.customers.find(anna.id or 0) is None


def test_samples_that_recommended_somebody_can_be_removed(store: Store) -> None:
    sample = store.customers.create(person("Beispiel", is_sample=True))
    kept = store.customers.create(person("Echt", source=Source.REFERRAL, recommended_by=sample.id))
    before = everything(store.path)
    store.customers.remove_samples()
    assert store.customers.get(kept.id or 0).recommended_by is None
    store.undo()
    assert everything(store.path) == before


# --- history of the status --------------------------------------------------------------------------------------------


def test_each_change_of_the_status_is_noted(store: Store, clock: Clock) -> None:
    mira = store.employees.create("Mira Wolff")
    store.employee_id = mira.id
    kept = store.customers.create(person())
    store.customers.save(replace(kept, status=Status.CUSTOMER))
    clock.go_on(days=1)
    store.customers.save(replace(store.customers.get(kept.id or 0), status=Status.PARTNER))
    store.customers.save(replace(store.customers.get(kept.id or 0), title="Dr."))
    latest, first = store.customer_events.of_customer(kept.id or 0)
    assert (first.before, first.after) == (Status.PROSPECT, Status.CUSTOMER)
    assert (latest.before, latest.after, latest.at) == (Status.CUSTOMER, Status.PARTNER, clock.moment)
    assert (latest.employee_id, latest.note) == (mira.id, "")
    store.undo()
    store.undo()
    assert store.customer_events.of_customer(kept.id or 0) == [first]


def visit(store: Store, kept: Customer, *statuses: Status) -> None:
    operation_id = None
    for status in statuses:
        customer = replace(store.customers.get(kept.id or 0), status=status)
        operation_id = store.customers.save(customer, continues=operation_id) or operation_id


def test_walking_through_the_list_of_statuses_is_one_change(store: Store) -> None:
    kept = store.customers.create(person())
    visit(store, kept, Status.IN_INTAKE, Status.CUSTOMER, Status.PARTNER)
    (event,) = store.customer_events.of_customer(kept.id or 0)
    assert (event.before, event.after) == (Status.PROSPECT, Status.PARTNER)
    store.undo()
    assert store.customer_events.of_customer(kept.id or 0) == []


def test_back_to_the_first_status_is_no_change(store: Store) -> None:
    kept = store.customers.create(person())
    visit(store, kept, Status.IN_INTAKE, Status.PROSPECT)
    assert store.customer_events.of_customer(kept.id or 0) == []
    assert query(store.path, "SELECT * FROM customer_events") == []
