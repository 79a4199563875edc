"""What the day is read from the file: order, groups, trash, and who has not been spoken to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.category import Category
from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer import Status
from kundenapp.domain.today import TaskCounts
from kundenapp.services.record_answer import record_answer
from tests.factories import BAKERY, MONDAY, MORNING, answer, person, talk, to_do
from tests.store.images import query

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


def in_days(days: int) -> date:
    return MONDAY + timedelta(days=days)


@pytest.fixture
def bakery_id(store: Store) -> int:
    return store.customers.create(BAKERY).id or 0


@pytest.fixture
def koehler_id(store: Store) -> int:
    return store.customers.create(person(title="Dr.")).id or 0


@pytest.fixture
def busy(store: Store, bakery_id: int, koehler_id: int) -> Store:
    for days, what, at in (
        (7, "nächste Woche", None),
        (0, "um zehn", time(10)),
        (-3, "vor drei Tagen", None),
        (0, "irgendwann heute", None),
        (6, "Sonntag", None),
        (-1, "gestern", None),
    ):
        store.follow_ups.create(to_do(bakery_id, in_days(days), what, due_time=at), MONDAY)
    store.follow_ups.create(to_do(koehler_id, in_days(1), "Probefahrt"), MONDAY)
    done = store.follow_ups.create(to_do(koehler_id, in_days(-9), "längst getan"), MONDAY)
    store.follow_ups.finish(done)
    return store


def whats(store: Store, until: date | None = None, limit: int = 100, offset: int = 0) -> list[str]:
    return [task.follow_up.what for task in store.today_list.tasks(until, limit=limit, offset=offset)]


def test_what_is_open_stands_in_the_order_of_its_days(busy: Store) -> None:
    everything = ["vor drei Tagen", "gestern", "irgendwann heute", "um zehn", "Probefahrt", "Sonntag", "nächste Woche"]
    assert whats(busy) == everything
    assert whats(busy, in_days(6)) == everything[:-1]
    assert whats(busy, in_days(0)) == everything[:4]
    assert whats(busy, limit=2, offset=3) == everything[3:5]


def test_a_task_names_its_customer(busy: Store) -> None:
    names = {(task.display_name, task.initials) for task in busy.today_list.tasks()}
    assert names == {("Bäckerei Großmann", "BG"), ("Dr. Anneliese Köhler", "AK")}


def test_every_group_is_counted(busy: Store) -> None:
    assert busy.today_list.counts(MONDAY) == TaskCounts(overdue=2, today=2, this_week=2, later=1)
    assert busy.today_list.counts(in_days(6)) == TaskCounts(overdue=5, today=1, this_week=0, later=1)
    assert busy.today_list.overdue_count(MONDAY) == 2


def test_who_lies_in_the_trash_waits_for_nobody(busy: Store, bakery_id: int, koehler_id: int) -> None:
    busy.customers.trash(bakery_id)
    assert busy.today_list.counts(MONDAY) == TaskCounts(this_week=1)
    assert whats(busy) == ["Probefahrt"]
    busy.customers.trash(koehler_id)
    assert busy.today_list.counts(MONDAY) == TaskCounts()
    assert busy.today_list.overdue_count(MONDAY) == 0


def cases(store: Store, assignee_id: int | None = None, limit: int = 100, offset: int = 0) -> list[int]:
    """The answers that wait for Nachfassen today."""
    found = store.today_list.due_cases(MONDAY, assignee_id, limit=limit, offset=offset)
    return [task.answer.value for task in found if task.answer is not None]


@pytest.fixture
def answered(busy: Store, bakery_id: int, koehler_id: int, clock: Clock) -> Store:
    """Two answers that wait since Thursday and today, and one for next week."""
    clock.go_on(days=-4)
    record_answer(busy, answer(koehler_id, 6, in_days(-4)))
    clock.go_on(days=4)
    record_answer(busy, answer(bakery_id, 2))
    record_answer(busy, answer(bakery_id, 10))
    return busy


def test_what_is_due_after_an_answer_stands_apart_and_once(answered: Store) -> None:
    due = ["vor drei Tagen", "gestern", "irgendwann heute", "um zehn"]
    reader = answered.today_list
    assert [task.follow_up.what for task in reader.due(MONDAY)] == due
    assert cases(answered) == [2, 6], "the lowest answer first, however long it has waited"
    assert (cases(answered, limit=1), cases(answered, limit=1, offset=1)) == ([2], [6])
    assert [task.follow_up.what for task in reader.coming(MONDAY, in_days(6))] == ["Probefahrt", "Sonntag"]
    assert [task.follow_up.what for task in reader.coming(MONDAY)][2:] == [
        "nächste Woche", "Danken und um eine Empfehlung bitten",
    ]  # fmt: skip
    assert len(reader.tasks()) == 10, "the list of all has them too"


def test_what_is_due_after_an_answer_is_counted_once(answered: Store, bakery_id: int) -> None:
    reader = answered.today_list
    assert reader.counts(MONDAY) == TaskCounts(overdue=2, today=2, cases=2, this_week=2, later=2)
    assert reader.overdue_count(MONDAY) == 3, "what is overdue is overdue, whatever it follows"
    answered.customers.trash(bakery_id)
    assert reader.counts(MONDAY) == TaskCounts(cases=1, this_week=1)
    assert cases(answered) == [6]


def test_one_person_sees_the_answers_that_are_theirs(answered: Store, bakery_id: int) -> None:
    mira = answered.employees.create("Mira Kaya")
    record_answer(answered, answer(bakery_id, 4, employee_id=mira.id))
    assert cases(answered, mira.id) == [4]
    assert answered.today_list.counts(MONDAY, mira.id) == TaskCounts(cases=1)


def praised(store: Store) -> tuple[str, str] | None:
    found = store.today_list.praise(MONDAY)
    return (found.name, found.answer.comment) if found is not None else None


def test_the_latest_kind_words_of_a_promoter_are_found(store: Store, bakery_id: int, koehler_id: int) -> None:
    assert praised(store) is None
    for customer_id, value, days, comment in (
        (bakery_id, 10, -31, "Zu lange her."),
        (bakery_id, 9, -30, "Sehr nett."),
        (koehler_id, 8, -1, "Ganz gut."),
        (koehler_id, 10, 0, ""),
        (None, 10, 0, "Ohne Namen."),
    ):
        record_answer(store, answer(customer_id, value, in_days(days), comment=comment))
    assert praised(store) == ("Bäckerei Großmann", "Sehr nett.")
    record_answer(store, answer(koehler_id, 9, in_days(-2), comment="Gern wieder."))
    assert praised(store) == ("Dr. Anneliese Köhler", "Gern wieder.")


def test_who_lies_in_the_trash_is_restricted_or_anonymous_praises_nobody(
    store: Store, bakery_id: int, koehler_id: int
) -> None:
    for customer_id, days in ((bakery_id, -1), (koehler_id, 0)):
        record_answer(store, answer(customer_id, 10, in_days(days), comment="Gern wieder."))
    store.customers.restrict(koehler_id)
    assert praised(store) == ("Bäckerei Großmann", "Gern wieder.")
    store.customers.lift_restriction(koehler_id)
    store.anonymise([store.customers.get(koehler_id)])
    assert praised(store) == ("Bäckerei Großmann", "Gern wieder.")
    store.customers.trash(bakery_id)
    assert praised(store) is None


def test_counting_and_listing_read_the_index_of_what_is_open(busy: Store) -> None:
    counting = "SELECT count(*) FROM follow_ups WHERE done_at IS NULL AND due_on BETWEEN '2026-01-01' AND '2026-12-31'"
    (plan,) = query(busy.path, f"EXPLAIN QUERY PLAN {counting}")
    assert "follow_ups_open" in str(plan["detail"])


def talked_to(store: Store, name: str, days_ago: int, status: Status = Status.CUSTOMER) -> int:
    customer = store.customers.create(person(name, status=status))
    with store.operation("test") as op:
        store.conversations.add(op, talk(customer.id, at=MORNING - timedelta(days=days_ago)))
    return customer.id or 0


def test_who_has_been_silent_longest_comes_first(store: Store) -> None:
    talked_to(store, "Sechzig", 60)
    talked_to(store, "Neunzig", 90)
    talked_to(store, "Partner", 75, Status.PARTNER)
    talked_to(store, "Noch nicht lange", 59)
    talked_to(store, "Interessent", 300, Status.PROSPECT)
    talked_to(store, "Ehemalig", 300, Status.FORMER)
    store.customers.create(person("Nie gesprochen", status=Status.CUSTOMER))
    silent = store.today_list.silent(MONDAY)
    assert [(customer.display_name, customer.last_contact_on) for customer in silent] == [
        ("Anneliese Neunzig", in_days(-90)),
        ("Anneliese Partner", in_days(-75)),
        ("Anneliese Sechzig", in_days(-60)),
    ]
    assert silent[0].initials == "AN"
    assert len(store.today_list.silent(MONDAY, limit=2)) == 2


def test_a_favourite_customer_who_fell_silent_comes_before_all_others(store: Store) -> None:
    store.employee_id = store.employees.create("Mira Kaya").id
    talked_to(store, "Neunzig", 90)
    for name, days_ago in (("Siebzig", 70), ("Achtzig", 80)):
        store.categories.decide(talked_to(store, name, days_ago), Category.DREAM, "Gefällt uns allen.")
    silent = store.today_list.silent(MONDAY)
    assert [(customer.initials, customer.is_dream) for customer in silent] == [
        ("AA", True),
        ("AS", True),
        ("AN", False),
    ]
    assert [customer.initials for customer in store.today_list.silent(MONDAY, limit=2)] == ["AA", "AS"]


def test_a_note_is_no_contact_and_a_plan_ends_the_silence(store: Store) -> None:
    noted = talked_to(store, "Notiert", 90)
    with store.operation("test") as op:
        store.conversations.add(op, replace(talk(noted), channel=Channel.NOTE))
    planned = talked_to(store, "Geplant", 90)
    store.follow_ups.create(to_do(planned, in_days(30)), MONDAY)
    trashed = talked_to(store, "Weg", 90)
    store.customers.trash(trashed)
    assert [customer.customer_id for customer in store.today_list.silent(MONDAY)] == [noted]


def test_what_one_person_is_to_do(busy: Store, bakery_id: int, koehler_id: int) -> None:
    mira, jonas = (busy.employees.create(name).id for name in ("Mira", "Jonas"))
    busy.follow_ups.create(to_do(bakery_id, in_days(0), "für Mira", assignee_id=mira), MONDAY)
    busy.follow_ups.create(to_do(koehler_id, in_days(-2), "auch für Mira", assignee_id=mira), MONDAY)
    busy.follow_ups.create(to_do(koehler_id, in_days(8), "für Jonas", assignee_id=jonas), MONDAY)
    assert [task.follow_up.what for task in busy.today_list.tasks(None, mira)] == ["auch für Mira", "für Mira"]
    assert busy.today_list.counts(MONDAY, mira) == TaskCounts(overdue=1, today=1)
    assert busy.today_list.counts(MONDAY, jonas) == TaskCounts(later=1)
    busy.customers.trash(koehler_id)
    assert busy.today_list.counts(MONDAY, mira) == TaskCounts(today=1)


def test_who_is_restricted_waits_for_nobody(store: Store) -> None:
    silent = talked_to(store, "Gesperrt", 90)
    waiting = store.customers.create(person()).id or 0
    store.follow_ups.create(to_do(waiting, MONDAY), MONDAY)
    assert (len(store.today_list.silent(MONDAY)), len(store.today_list.tasks())) == (1, 1)
    store.customers.restrict(silent)
    store.customers.restrict(waiting)
    assert (len(store.today_list.silent(MONDAY)), len(store.today_list.tasks())) == (0, 0)
    assert store.today_list.counts(MONDAY) == TaskCounts()
    store.customers.trash(waiting)
    assert store.today_list.counts(MONDAY) == TaskCounts()


def test_the_shop_says_how_long_is_long(store: Store) -> None:
    recent = talked_to(store, "Kürzlich", 20)
    assert store.today_list.silent(MONDAY) == []
    store.settings.set_silent_days("20")
    assert [customer.customer_id for customer in store.today_list.silent(MONDAY)] == [recent]


def test_what_is_left_out_for_the_restricted_can_be_counted(busy: Store, bakery_id: int) -> None:
    mira = busy.employees.create("Mira Wolff")
    busy.follow_ups.create(to_do(bakery_id, in_days(2), "für Mira", assignee_id=mira.id), MONDAY)
    assert busy.today_list.restricted_count(date.min, date.max) == 0
    busy.customers.restrict(bakery_id)
    assert busy.today_list.restricted_count(date.min, in_days(-1)) == 2
    assert busy.today_list.restricted_count(in_days(0), in_days(6)) == 4
    assert busy.today_list.restricted_count(in_days(0), in_days(6), mira.id) == 1
