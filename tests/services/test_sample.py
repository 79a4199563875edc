"""The sample business: believable, the same every time, recognisable, and gone with one click."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.answer_windows import last_12_months
from kundenapp.domain.business import Business
from kundenapp.domain.category import Category
from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.customer import CustomerKind, Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.delight import Delight
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.nps import ClassCounts
from kundenapp.domain.person_name import Salutation
from kundenapp.resources import resource_path
from kundenapp.services.answer_figures import answer_figures
from kundenapp.services.sample import SAMPLE_SIZE, add_sample, create_sample_file, sample_records
from kundenapp.services.timeline import timeline
from kundenapp.store.opening import open_store
from tests.factories import BAKERY, MONDAY, person, talk
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.store.bulk_record import Record
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store

IDS = {"sabine": 1, "mira": 2, "jonas": 3}
MANY = 400
DAYS = [
    MONDAY,
    date(2026, 11, 22),  # Sunday
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2026, 3, 29),  # clocks change
    date(2026, 7, 15),
    date(2026, 12, 25),
    date(2031, 5, 3),
]
FIRST_DAY_OF_ALL = date(2000, 1, 1)


def sample(today: date = MONDAY, customers: int = SAMPLE_SIZE, seed: int = 1) -> list[Record]:
    return list(sample_records(customers, today, IDS, seed))


def lines(store: Store) -> list[CustomerSummary]:
    return store.customer_list.page(list(store.customer_list.ids(CustomerFilter(), MONDAY)))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_what_is_due(today: date) -> None:
    waiting = [task for record in sample(today) for task in record.follow_ups if task.done_at is None]
    days = [(task.due_on - today).days for task in waiting]
    assert sorted(day for day in days if day < 0) == [-3, -1]
    assert days.count(0) == 3
    assert sum(0 < day <= 7 for day in days) >= 5
    assert max(days) > 14
    assert all(task.due_on.weekday() < 5 for task in waiting if task.due_on > today)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_everything_fits_the_rules_and_lies_in_the_past(today: date) -> None:
    for record in sample(today, MANY):
        assert record.customer.validated() == record.customer
        assert record.customer.is_sample
        assert record.customer.created_at is not None
        assert record.customer.created_at <= min(conversation.at for conversation in record.conversations)
        for conversation in record.conversations:
            assert conversation.validated() == conversation
            assert today - timedelta(days=370) <= conversation.at.date() < today
            assert conversation.at.date().weekday() < 6
            assert conversation.employee_id in IDS.values()
        for follow_up in record.follow_ups:
            assert follow_up.validated() == follow_up
            assert follow_up.done_at is None or follow_up.done_at.date() == follow_up.due_on < today


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_year_is_told_in_order_and_without_repeating_itself(today: date) -> None:
    for record in sample(today, MANY):
        told = [conversation.at for conversation in record.conversations]
        assert told == sorted(told)
        assert len(set(told)) == len(told)
        texts = [conversation.text for conversation in record.conversations]
        assert len(set(texts)) == len(texts)
        assert not re.search(r"[{}]| {2}", " ".join(texts))


def test_about_ten_conversations_each_with_variety() -> None:
    records = sample(customers=MANY)
    conversations = [conversation for record in records for conversation in record.conversations]
    assert 9 <= len(conversations) / len(records) <= 12
    assert len({conversation.text for conversation in conversations}) > 400
    assert {conversation.channel for conversation in conversations} == set(Channel)
    assert {conversation.mood for conversation in conversations} == {*Mood, None}
    assert any(conversation.recommended for conversation in conversations)
    assert any(task.done_at and task.result for record in records for task in record.follow_ups)
    longest = max(records, key=lambda record: len(record.conversations))
    assert len(longest.conversations) <= 25


def test_the_people_written_by_hand() -> None:
    customers = [record.customer for record in sample()]
    names = [customer.display_name for customer in customers]
    assert len(names) == len(set(names)) == SAMPLE_SIZE == 48
    assert names[:10] == [
        "Bäckerei Großmann", "Dr. Anneliese Köhler", "Café Sonnenplatz", "Elektro Weiß GmbH", "Familie Özdemir",
        "Gärtnerei Blum", "Herr Brandl", "Kanzlei Meßner", "Tischlerei Hauser", "Naturkost Sander",
    ]  # fmt: skip
    assert {customer.status for customer in customers} == set(Status)
    assert {customer.salutation for customer in customers} == set(Salutation) - {Salutation.COMPANY, Salutation.FREE}
    assert {customer.kind for customer in customers} == set(CustomerKind)
    assert customers[9].person_name == "Birgit Sander"
    assert any(customer.name_prefix for customer in customers)
    assert any(customer.department for customer in customers)


def test_nobody_can_be_reached_by_accident() -> None:
    for record in sample(customers=MANY):
        for email in record.customer.emails:
            assert email.address.endswith(".example")
        for phone in record.customer.phones:
            assert re.fullmatch(r"0421 555 \d\d \d\d|0171 39200 \d\d|0176 040690 \d\d", phone.number)


def test_made_up_people_come_from_everywhere() -> None:
    customers = [record.customer for record in sample(customers=2_000)[SAMPLE_SIZE:]]
    assert {customer.kind for customer in customers} == set(CustomerKind)
    assert {customer.status for customer in customers} == set(Status)
    assert {"Yıldız", "Wójcik", "Nguyễn", "Müller"} <= {customer.last_name for customer in customers}
    assert len({customer.display_name for customer in customers}) > 1_000
    assert all(customer.addresses and (customer.phones or customer.emails) for customer in customers)


def test_the_same_every_time_and_a_longer_list_begins_like_a_shorter_one() -> None:
    assert sample(customers=MANY) == sample(customers=MANY)
    assert sample(customers=MANY)[:SAMPLE_SIZE] == sample()
    assert sample(customers=7) == sample()[:7]
    assert sample(seed=2) != sample()
    assert [record.customer.display_name for record in sample(seed=2)] == [
        record.customer.display_name for record in sample()
    ]


def test_what_the_pictures_show(store: Store) -> None:
    add_sample(store, MONDAY)
    shown = {line.display_name: line for line in lines(store)}
    assert (MONDAY - (shown["Gärtnerei Blum"].last_contact_on or FIRST_DAY_OF_ALL)).days == 11
    assert (MONDAY - (shown["Café Sonnenplatz"].last_contact_on or FIRST_DAY_OF_ALL)).days == 42
    assert (MONDAY - (shown["Kanzlei Meßner"].last_contact_on or FIRST_DAY_OF_ALL)).days == 21
    assert shown["Bäckerei Großmann"].next_due_what == "Angebot für 6 Lastenräder nachfassen"
    assert str(shown["Dr. Anneliese Köhler"].next_due_time) == "10:30:00"
    assert store.customer_list.due_count(MONDAY) == 5
    newest = timeline(store, 1)[0]
    assert newest.employee_name == "Mira Petersen"
    assert newest.text.startswith("Freut sich auf die Räder.")


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_last_contact_is_where_it_was_meant_to_be(today: date) -> None:
    entries = json.loads(resource_path("sample/customers.json").read_text(encoding="utf-8"))
    for entry, record in zip(entries, sample(today), strict=True):
        told = [talk.at.date() for talk in record.conversations if talk.channel is not Channel.NOTE]
        if "conversations" not in entry:
            assert 0 <= (today - max(told)).days - entry["quiet_since"] <= 1


def test_into_an_own_file(store: Store) -> None:
    store.businesses.save(Business("Schneiderei Bolte"))
    own = store.customers.create(person())
    before = everything(store.path)
    assert add_sample(store, MONDAY) == 48
    assert store.businesses.get() == Business("Schneiderei Bolte")
    assert store.customers.sample_count() == 48
    assert all(employee.is_sample for employee in store.employees.all())
    assert store.customers.get((own.id or 0) + 1).number == "K-1002"
    assert store.customers.create(person("Neu")).number == "K-1050"
    check_derived(store)
    assert {table: rows[: len(before[table])] for table, rows in everything(store.path).items()} == before


def test_twice_is_once(store: Store) -> None:
    add_sample(store, MONDAY)
    assert add_sample(store, MONDAY) == 0
    assert store.customers.sample_count() == 48


def test_without_a_business_it_brings_its_own(store: Store) -> None:
    add_sample(store, MONDAY)
    business = store.businesses.get()
    assert business is not None
    assert business.validated() == business
    assert (business.name, business.place) == ("Radwerk Lindner", "28203 Bremen")
    assert [employee.name for employee in store.employees.all()] == ["Jonas Albers", "Mira Petersen", "Sabine Lindner"]


def test_one_click_takes_it_away_and_undo_brings_it_back(store: Store) -> None:
    own = store.customers.create(BAKERY)
    with store.operation("test") as op:
        store.conversations.add(op, talk(own.id))
    own_rows = everything(store.path)
    add_sample(store, MONDAY)
    with_sample = everything(store.path)
    store.customers.remove_samples()
    removed = everything(store.path)
    del removed["businesses"], own_rows["businesses"]  # the business has no sample mark: it is a proposal to keep
    assert removed == own_rows
    assert store.customers.sample_count() == 0
    check_derived(store)
    store.undo()
    assert everything(store.path) == with_sample
    assert store.customers.sample_count() == 48
    check_derived(store)


def test_again_after_it_was_taken_away(store: Store) -> None:
    add_sample(store, MONDAY)
    store.customers.remove_samples()
    assert add_sample(store, MONDAY) == 48
    assert store.customers.by_number("K-1049").display_name == "Bäckerei Großmann"
    check_derived(store)


def test_a_file_of_its_own(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Neuer Ordner" / "Beispiel.kundenapp"
    assert create_sample_file(path, places, MONDAY) == 48
    opened = open_store(path, places)
    assert not opened.ended_uncleanly
    assert opened.customer_list.count() == 48
    assert query(path, "SELECT * FROM changes") == []
    check_derived(opened)
    opened.close()


@pytest.mark.parametrize("customers", [1, 48, 49, 501, 1_200])
def test_a_file_of_any_size(tmp_path: Path, places: Places, customers: int) -> None:
    path = tmp_path / "Beispiel.kundenapp"
    assert create_sample_file(path, places, MONDAY, customers) == customers
    opened = open_store(path, places, read_only=True)
    assert opened.engine.integrity_check()
    assert opened.customer_list.count() == customers
    assert opened.customers.by_number(f"K-{1000 + customers}").is_sample
    opened.close()


def test_two_files_with_the_same_content(tmp_path: Path, places: Places) -> None:
    contents: list[dict[str, list[dict[str, Any]]]] = []
    for name in ("Eins", "Zwei"):
        path = tmp_path / f"{name}.kundenapp"
        create_sample_file(path, places, MONDAY, 60)
        contents.append(everything(path))
        for rows in contents[-1].values():
            for row in rows:
                row.pop("uuid", None)
    assert contents[0] == contents[1]


def test_what_is_there_is_not_touched(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Kunden.kundenapp"
    path.write_text("wichtig")
    with pytest.raises(FaultError) as refused:
        create_sample_file(path, places, MONDAY)
    assert refused.value.fault is Fault.EXISTS
    assert path.read_text() == "wichtig"


def test_no_half_file_stays_behind(tmp_path: Path, places: Places) -> None:
    path = tmp_path / "Beispiel.kundenapp"
    with pytest.raises(TypeError):
        create_sample_file(path, places, MONDAY, customers="viele")  # type: ignore[arg-type]
    assert list(tmp_path.glob("Beispiel*")) == []
    create_sample_file(path, places, MONDAY)


def test_moments_are_those_of_the_shop() -> None:
    """What the file keeps in UTC was said while the shop was open here."""
    for record in sample(customers=MANY):
        for conversation in record.conversations:
            assert 7 <= conversation.at.astimezone().hour <= 18


def test_the_answers_of_the_sample(store: Store) -> None:
    add_sample(store, MONDAY)
    figures = answer_figures(store, last_12_months(MONDAY))
    assert figures.counts == ClassCounts(promoters=21, passives=11, detractors=4)
    assert (figures.reach.declined, figures.reach.open) == (0, 1)
    assert figures.before is not None
    assert figures.before.total >= 20
    waiting = store.answer_cases.open()
    assert [(case.display_name, case.answer.value) for case in waiting] == [
        ("Herr Brandl", 3),
        ("Tischlerei Hauser", 7),
        ("Mehmet Yılmaz", 7),
        ("Bäckerei Großmann", 9),
        ("Dr. Anneliese Köhler", 10),
    ]
    assert {cause.cause: cause.cases for cause in store.answer_cases.causes(FIRST_DAY_OF_ALL, MONDAY)}["Preis"] == 3
    ideas = store.delight_ideas.all()
    assert store.delight_ideas.counts()[ideas[0].id or 0] == 2
    check_derived(store)
    store.customers.remove_samples()
    assert store.delight_ideas.all() == []
    assert store.answer_cases.open() == []


def test_an_idea_that_is_in_use_outlives_the_sample(store: Store) -> None:
    add_sample(store, MONDAY)
    kept = store.customers.create(BAKERY)
    idea = store.delight_ideas.all()[1]
    store.delights.create(Delight(kept.id or 0, MONDAY, idea.name, idea_id=idea.id))
    store.customers.remove_samples()
    assert [one.name for one in store.delight_ideas.all()] == [idea.name]


def test_made_up_customers_answer_too() -> None:
    answers = [entry.answer for record in sample(customers=MANY)[SAMPLE_SIZE:] for entry in record.answers]
    assert len(answers) > 5 * (MANY - SAMPLE_SIZE)
    assert {answer.answer_class for answer in answers} == set(AnswerClass)
    assert max(answer.day for answer in answers) <= MONDAY


def test_the_sample_business_has_something_in_every_category_and_for_every_list(store: Store) -> None:
    add_sample(store, store.today())
    found = {line.display_name: line for line in lines(store)}
    counts = store.categories.distribution()
    assert {category: counts[category] for category in Category} == {
        Category.DREAM: 16,
        Category.ORDINARY: 20,
        Category.DIFFICULT: 3,
        Category.CONTRADICTION: 2,
        Category.UNCLEAR: 7,
    }
    assert sum(counts.values()) == SAMPLE_SIZE
    a_year_ago = store.categories.distribution(store.today() - timedelta(days=365))
    assert sum(a_year_ago.values()) < SAMPLE_SIZE  # some were not there yet
    assert a_year_ago[Category.DREAM] < counts[Category.DREAM]
    assert found["Bäckerei Großmann"].is_dream
    assert found["Prof. Dr. Hartmut von Ahlefeld"].category_words == "Traumkunde (von Hand)"
    assert found["Pflegedienst Sonnenschein"].category_words == "normal (geschätzt)"
    hauser = store.sympathy_board.opinions_of(found["Tischlerei Hauser"].customer_id)
    assert hauser == []  # nobody has said who works, so nobody has an opinion of their own
    assert len(store.placements.current_of(found["Tischlerei Hauser"].customer_id)) == 3
    check_derived(store)
