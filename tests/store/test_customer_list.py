"""The customer list: who is found, in which order, and what a line says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, CustomerSummary, ListOrder
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_field import FieldLines, Quadrant
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.bulk import load
from kundenapp.store.bulk_record import Record
from tests.factories import BAKERY, MONDAY, MORNING, answer, company, person, talk, to_do

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store


def keep(store: Store, *customers: Customer) -> list[int]:
    return [store.customers.create(customer).id or 0 for customer in customers]


def found(store: Store, text: str) -> set[str]:
    ids = store.customer_list.ids(CustomerFilter(text=text), MONDAY)
    return {line.display_name for line in store.customer_list.page(ids)}


# --- lines and order --------------------------------------------------------------------------------------------------


def test_a_line_says_what_matters(store: Store) -> None:
    (customer_id,) = keep(store, BAKERY)
    record_conversation(store, talk(customer_id, at=MORNING - timedelta(days=3)), NextStep())
    store.follow_ups.create(to_do(customer_id, date(2026, 12, 2), "Probetag", due_time=time(10, 30)), MONDAY)
    store.follow_ups.create(to_do(customer_id, date(2026, 12, 3)), MONDAY)
    assert store.customer_list.page([customer_id]) == [
        CustomerSummary(
            customer_id=customer_id,
            display_name="Bäckerei Großmann",
            initials="BG",
            place="Bremen",
            status=Status.CUSTOMER,
            last_contact_on=date(2026, 11, 20),
            next_due_on=date(2026, 12, 2),
            next_due_time=time(10, 30),
            next_due_what="Probetag",
        )
    ]


@pytest.mark.parametrize(
    ("openness", "seen"),
    [
        (Openness.OPEN, [Quadrant.HEART, Quadrant.REASON, None, Quadrant.CLARIFY, Quadrant.REASON]),
        (Openness.AFTER_OWN, [Quadrant.HEART, None, None, Quadrant.CLARIFY, None]),
        (Openness.HIDDEN, [None, None, None, Quadrant.CLARIFY, None]),
    ],
)
def test_a_line_says_where_the_team_sees_somebody_as_far_as_agreed_on(
    store: Store, openness: Openness, seen: list[Quadrant | None]
) -> None:
    """Mine, of one colleague, without any height, of three, of three whom one has estimated.

    The first has no estimate but an answer.
    """
    ids = keep(store, *(person(name) for name in ("Aal", "Berg", "Cem", "Dorn", "Ende")))
    people = [store.employees.create(name).id for name in ("Mira", "Jonas", "Sabine", "Tom")]
    for who, customer_id, sympathy, enthusiasm in (
        (0, ids[0], 4.0, None),
        (1, ids[1], 2.0, 8.0),
        (0, ids[2], 4.0, None),
        (1, ids[3], 2.0, 5.0),
        (2, ids[3], 3.0, 6.0),
        (3, ids[3], 3.5, 6.5),
        (1, ids[4], 2.0, 9.0),
        (2, ids[4], 2.0, None),
        (3, ids[4], 2.0, None),
    ):
        store.employee_id = people[who]
        store.placements.place(customer_id, sympathy, enthusiasm)
    record_answer(store, answer(ids[0], 6))
    store.sympathy_settings.set_openness(openness)
    store.employee_id = people[0]
    assert [line.quadrant for line in store.customer_list.page(ids)] == seen


def test_without_anybody_at_work_only_what_three_say_is_seen(store: Store) -> None:
    ids = keep(store, person("Aal"), person("Berg"))
    for number in range(3):
        store.employee_id = store.employees.create(f"Kollegin {number}").id
        store.placements.place(ids[0], 4.0, 9.0)
    store.placements.place(ids[1], 4.0, 9.0)
    store.employee_id = None
    assert [line.quadrant for line in store.customer_list.page(ids)] == [Quadrant.DREAM, None]


def test_other_lines_and_restricted_data(store: Store) -> None:
    ids = keep(store, person("Aal"), person("Berg"))
    store.employee_id = store.employees.create("Mira").id
    for customer_id in ids:
        store.placements.place(customer_id, 3.0, 6.0)
    store.customers.restrict(ids[1])
    assert [line.quadrant for line in store.customer_list.page(ids)] == [Quadrant.CLARIFY, None]
    store.sympathy_settings.set_lines(FieldLines(2.5, 7.0))
    store.sympathy_settings.set_lines(FieldLines(2.5, 5.0))
    assert [line.quadrant for line in store.customer_list.page(ids)] == [Quadrant.DREAM, None]


def test_the_line_of_one_and_of_nobody(store: Store) -> None:
    (customer_id,) = keep(store, person("Köhler", ""))
    assert store.customer_list.line(customer_id) == CustomerSummary(customer_id, "Köhler", "K")
    store.customers.trash(customer_id)
    with pytest.raises(NothingFoundError):
        store.customer_list.line(customer_id)


def test_a_bare_line_says_little(store: Store) -> None:
    (customer_id,) = keep(store, person("Köhler", ""))
    assert store.customer_list.page([customer_id]) == [CustomerSummary(customer_id, "Köhler", "K")]


def test_lines_come_in_the_order_asked_for_and_gaps_are_left_out(store: Store) -> None:
    ids = keep(store, person("A"), person("B"), person("C"))
    store.customers.trash(ids[1])
    lines = store.customer_list.page([ids[2], ids[1], 99, ids[0]])
    assert [line.customer_id for line in lines] == [ids[2], ids[0]]
    assert store.customer_list.page([]) == []


def test_names_stand_as_in_the_telephone_book(store: Store) -> None:
    names = ["Zander", "Özdemir", "Muller", "Goldmann", "Göbel", "Goethe", "Ärmel", "Österreich", "Mueller", "Müller"]
    ids = keep(store, *(person(name) for name in names))
    in_order = store.customer_list.ids(CustomerFilter(), MONDAY)
    by_id = dict(zip(ids, names, strict=True))
    assert [by_id[customer_id] for customer_id in in_order] == [
        "Ärmel", "Göbel", "Goethe", "Goldmann", "Mueller", "Müller", "Muller", "Österreich", "Özdemir", "Zander",
    ]  # fmt: skip
    assert list(store.customer_list.first_ids(CustomerFilter(), MONDAY, 3).ids) == list(in_order)[:3]


def test_due_and_contact_have_orders_of_their_own(store: Store) -> None:
    never, long_ago, lately = keep(store, person("Nie"), person("Lange"), person("Neulich"))
    record_conversation(store, talk(long_ago, at=MORNING - timedelta(days=90)), NextStep(MONDAY))
    record_conversation(store, talk(lately), NextStep(MONDAY - timedelta(days=1)))
    record_conversation(store, talk(never, "nur für uns", channel=Channel.NOTE), NextStep())
    store.follow_ups.create(to_do(long_ago, MONDAY, due_time=time(8)), MONDAY)
    by_due = store.customer_list.ids(CustomerFilter(order=ListOrder.DUE), MONDAY)
    assert list(by_due) == [lately, long_ago, never]
    by_contact = store.customer_list.ids(CustomerFilter(order=ListOrder.LAST_CONTACT), MONDAY)
    assert list(by_contact) == [never, long_ago, lately]


def test_only_what_waits(store: Store) -> None:
    waiting, tomorrow, done, nothing = keep(store, person("A"), person("B"), person("C"), person("D"))
    store.follow_ups.create(to_do(waiting, MONDAY - timedelta(days=9)), MONDAY)
    store.follow_ups.create(to_do(tomorrow, MONDAY + timedelta(days=1)), MONDAY)
    store.follow_ups.finish(store.follow_ups.create(to_do(done, MONDAY), MONDAY))
    assert list(store.customer_list.ids(CustomerFilter(due_only=True), MONDAY)) == [waiting]
    assert store.customer_list.due_count(MONDAY) == 1
    assert store.customer_list.due_count(MONDAY + timedelta(days=1)) == 2
    assert store.customer_list.count() == 4
    assert nothing in store.customer_list.ids(CustomerFilter(), MONDAY)
    wanted = CustomerFilter(text="A", due_only=True)
    assert list(store.customer_list.ids(wanted, MONDAY)) == [waiting]


def test_only_certain_statuses_or_a_tag(store: Store) -> None:
    partner, prospect, customer = keep(
        store,
        person("A", status=Status.PARTNER, tags=("Rennrad", "Öko")),
        person("B", tags=("öko",)),
        person("C", status=Status.CUSTOMER, tags=("Rennrad",)),
    )

    def ids(**wanted: Any) -> list[int]:
        return list(store.customer_list.ids(CustomerFilter(**wanted), MONDAY))

    assert ids(statuses=frozenset({Status.PARTNER, Status.PROSPECT})) == [partner, prospect]
    assert ids(tag="Rennrad") == [partner, customer]
    assert ids(tag="Öko") == [partner]
    assert ids(tag="Rennrad", statuses=frozenset({Status.CUSTOMER})) == [customer]
    assert ids(tag="Renn") == []
    assert store.customer_list.number_of(CustomerFilter(), MONDAY) == 3
    assert store.customer_list.number_of(CustomerFilter(tag="Rennrad"), MONDAY) == 2


def test_whose_data_may_only_be_kept_can_be_left_out(store: Store) -> None:
    kept, usual = keep(store, person("A"), person("B"))
    with store.operation("customer.restrict") as op:
        op.update("customers", kept, {"restricted_at": store.now_text()})
    assert list(store.customer_list.ids(CustomerFilter(), MONDAY)) == [kept, usual]
    assert list(store.customer_list.ids(CustomerFilter(restricted=False), MONDAY)) == [usual]
    assert list(store.customer_list.ids(CustomerFilter(restricted=True), MONDAY)) == [kept]


# --- search -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def shop(store: Store) -> Store:
    ids = keep(
        store,
        BAKERY,
        person("Müller", "Anna"),
        person("Mueller", "Bernd"),
        person("Muller", "Cora"),
        person("O'Brien", "Conan", phones=(Phone("+49 (0)221/12 34"),)),
        person("Weiß", "", emails=(Email("info@weiss-gaerten.example"),), tags=("100 % Öko",)),
        company("Żółć & Söhne", addresses=(Address("Rosenweg 3", "1010", "Wien", "Österreich"),)),
        person("Иванов", "Пётр"),
    )
    record_conversation(store, talk(ids[0], "Möchte im Frühling sechs Anhänger, nicht rot."), NextStep())
    record_conversation(store, talk(ids[0], "Die Räder sind bestellt."), NextStep())
    record_conversation(store, talk(ids[1], "x", mood=None), NextStep())
    return store


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("müller", {"Anna Müller", "Bernd Mueller", "Cora Muller"}),
        ("mueller", {"Anna Müller", "Bernd Mueller", "Cora Muller"}),
        ("MULLER", {"Anna Müller", "Bernd Mueller", "Cora Muller"}),
        ("mül ann", {"Anna Müller"}),
        ("anna mü", {"Anna Müller"}),
        ("müllerin", set()),
        ("weiss", {"Weiß"}),
        ("weiß", {"Weiß"}),
        ("zolc sohne", {"Żółć & Söhne"}),
        ("Żółć", {"Żółć & Söhne"}),
        ("o'brien", {"Conan O'Brien"}),
        ("brien", {"Conan O'Brien"}),
        ("иван", {"Пётр Иванов"}),
        ("петр", {"Пётр Иванов"}),
        ("lindenstr", {"Bäckerei Großmann"}),
        ("28203", {"Bäckerei Großmann"}),
        ("wien", {"Żółć & Söhne"}),
        ("großmann", {"Bäckerei Großmann"}),
        ("k-1001", {"Bäckerei Großmann"}),
        ("stammt", {"Bäckerei Großmann"}),
        ("öko", {"Weiß"}),
        ("weiss-gaerten", {"Weiß"}),
        ("info@weiss", {"Weiß"}),
        ("0221 12", {"Conan O'Brien"}),
        ("0221/1234", {"Conan O'Brien"}),
        ("+49 221", {"Conan O'Brien"}),
        ("0049221", {"Conan O'Brien"}),
        ("221 12", {"Conan O'Brien"}),
        ("0171 555", {"Bäckerei Großmann"}),
        ("frühl", {"Bäckerei Großmann"}),
        ("fruehling anhänger", {"Bäckerei Großmann"}),
        ("fr", set()),
        ("möchte müller", set()),
        ("großmann anhänger", {"Bäckerei Großmann"}),
        ("räder frühl brem", {"Bäckerei Großmann"}),
        ("0421 anhänger", {"Bäckerei Großmann"}),
        ("großmann kaffeemaschine", set()),
        ("kaffee", set()),
        ("!?—", set()),
        ("\u202e", set()),
    ],
)
def test_a_customer_is_found(shop: Store, text: str, names: set[str]) -> None:
    assert found(shop, text) == names


@pytest.mark.parametrize("text", ["", "  ", "\t\n"])
def test_no_words_find_everybody(shop: Store, text: str) -> None:
    assert len(found(shop, text)) == 8


def test_one_letter_finds_names_and_not_what_was_said(shop: Store) -> None:
    assert found(shop, "x") == set()


def test_words_that_are_gone_find_nobody(shop: Store) -> None:
    (anna,) = shop.customer_list.ids(CustomerFilter(text="anna"), MONDAY)
    shop.customers.save(replace(shop.customers.get(anna), first_name="Berta"))
    assert found(shop, "anna") == set()
    assert found(shop, "berta") == {"Berta Müller"}
    shop.undo()
    assert found(shop, "anna") == {"Anna Müller"}


PAYLOADS = [
    '"', '""', '"müller', "AND", "OR", "NOT müller", "(x", "müller)", "NEAR(", "NEAR(müller anna)", "-", "-müller", "^",
    "^müller", "müller*", "*", "O'Brien", "Müller & Söhne", "{a", "search_text:x", "a\0b", "\0", "%", "_", "100%",
    "'; DROP TABLE customers; --", "1 limit 0 --", "(select 1)", "müller OR 1=1", "\ud800", "＋４９", "²²²", "٣٤٥",
    "123", "0 0 0", "+++", "a" * 10_000, "müller " * 5_000, "1 " * 5_000, " ".join(f"w{n}" for n in range(5_000)),
]  # fmt: skip


@pytest.mark.parametrize("order", ListOrder)
def test_no_text_is_an_instruction(shop: Store, order: ListOrder) -> None:
    for text in PAYLOADS:
        shop.customer_list.ids(CustomerFilter(text=text, due_only=True, order=order), MONDAY)
    assert found(shop, "NOT müller") == set()
    assert found(shop, "müller*") == found(shop, '"müller') == found(shop, "^müller") == found(shop, "müller")
    assert shop.customer_list.count() == 8


def test_however_many_conversations_match_every_customer_is_found(store: Store) -> None:
    chatty, late = keep(store, person("Viel"), person("Spät"))
    said = [talk(None, "Bremsbeläge") for _ in range(2_100)]
    load(store, [], lambda _ids: [Record(person("Laut"), said)])
    for customer_id in (late, chatty):
        record_conversation(store, talk(customer_id, "Bremsbeläge bestellt"), NextStep())
    assert found(store, "bremsbel") == {"Anneliese Viel", "Anneliese Spät", "Anneliese Laut"}
    assert found(store, "spät bremsbel") == {"Anneliese Spät"}
    assert found(store, "bremsbel bestellt viel") == {"Anneliese Viel"}


def test_whoever_lies_in_the_trash_is_not_found_by_what_was_said(shop: Store) -> None:
    (bakery,) = shop.customer_list.ids(CustomerFilter(text="frühling"), MONDAY)
    shop.customers.trash(bakery)
    assert found(shop, "frühling") == found(shop, "großmann anhänger") == set()


def test_only_whom_one_of_us_looks_after(store: Store) -> None:
    mira = store.employees.create("Mira").id
    (hers,) = keep(store, person("A", owner_id=mira))
    keep(store, person("B"))
    assert list(store.customer_list.ids(CustomerFilter(owner_id=mira), MONDAY)) == [hers]
    assert len(store.customer_list.ids(CustomerFilter(), MONDAY)) == 2


def test_the_latest_come_first_on_demand(store: Store) -> None:
    first, second = keep(store, person("A"), person("B"))
    assert list(store.customer_list.ids(CustomerFilter(order=ListOrder.NEWEST), MONDAY)) == [second, first]


def test_a_few_customers_in_the_order_of_the_list(store: Store) -> None:
    c, a, b = keep(store, person("C"), person("A", status=Status.PARTNER), person("B"))
    assert store.customer_list.ids_among({a, b, c, 99}, CustomerFilter(), MONDAY) == [a, b, c]
    wanted = CustomerFilter(statuses=frozenset({Status.PARTNER}))
    assert store.customer_list.ids_among([b, a], wanted, MONDAY) == [a]
    assert store.customer_list.ids_among([b, c], CustomerFilter(text="c"), MONDAY) == [c]
