"""Finding one customer by a few letters: who comes first, and why they are there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.customer_hit import HitReason
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.domain.text import search_words
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store import customer_search
from kundenapp.store.customer_search import Question
from tests.factories import BAKERY, MONDAY, MORNING, company, person, talk
from tests.store.test_customer_list import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store


def keep(store: Store, *customers: Customer) -> list[int]:
    return [store.customers.create(customer).id or 0 for customer in customers]


def names(store: Store, text: str, limit: int = 8) -> list[str]:
    return [hit.display_name for hit in store.customer_finder.hits(text, limit)]


@pytest.fixture
def rivals(store: Store) -> Store:
    """Customers who all have something to do with a rose."""
    ids = keep(
        store,
        person("Adam", "Kim", tags=("Rosenfreunde",)),
        person("Berg", "Rosa"),
        person("Rosenow", "Kim"),
        company("Zum Rosengarten"),
        person("Cramer", "Kim", addresses=(Address("Rosenweg 3", "1010", "Wien"),)),
        person("Dietz", "Kim"),
        person("Ebert", "Kim", emails=(Email("rose@example.org"),)),
    )
    record_conversation(store, talk(ids[5], "Bringt Rosen mit.", at=MORNING - timedelta(days=3)), NextStep())
    record_conversation(store, talk(ids[5], "Kam noch einmal vorbei."), NextStep())
    return store


def test_the_closest_comes_first(rivals: Store) -> None:
    hits = rivals.customer_finder.hits("ros", 8)
    assert [(hit.display_name, hit.reason, hit.detail, hit.talked_on) for hit in hits] == [
        ("Kim Rosenow", HitReason.NAME, "", None),
        ("Rosa Berg", HitReason.NAME, "", None),
        ("Zum Rosengarten", HitReason.NAME, "", None),
        ("Kim Adam", HitReason.WORDS, "Rosenfreunde", None),
        ("Kim Cramer", HitReason.WORDS, "Rosenweg 3, 1010 Wien", None),
        ("Kim Ebert", HitReason.WORDS, "rose@example.org", None),
        ("Kim Dietz", HitReason.CONVERSATION, "", date(2026, 11, 20)),
    ]
    assert names(rivals, "ros", 2) == ["Kim Rosenow", "Rosa Berg"]
    assert rivals.customer_finder.ids("ros", 8) == [hit.customer_id for hit in hits]


def test_many_hits_are_ordered_alike(rivals: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customer_search, "MANY", 2)
    assert names(rivals, "ros") == [
        "Kim Rosenow", "Rosa Berg", "Zum Rosengarten", "Kim Adam", "Kim Cramer", "Kim Ebert", "Kim Dietz",
    ]  # fmt: skip
    assert names(rivals, "ros", 1) == ["Kim Rosenow"]


@pytest.mark.parametrize("typed", ["mull", "müll", "muell", "MÜLL", "müller a", "mueller an"])
@pytest.mark.parametrize("many", [1, 2500])
def test_all_spellings_of_a_name_are_equally_close(
    store: Store, typed: str, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, person("Abt", "Cem", addresses=(Address("Müllergasse 1", "1010", "An der Au"),)))
    keep(store, person("Müller"), person("Mueller"), person("Muller"))
    monkeypatch.setattr(customer_search, "MANY", many)
    hits = store.customer_finder.hits(typed, 8)
    assert [hit.reason for hit in hits] == [HitReason.NAME] * 3 + [HitReason.WORDS]
    assert [hit.display_name for hit in hits][3] == "Cem Abt"


def test_a_number_is_found_in_any_spelling_and_named_as_it_was_written(store: Store) -> None:
    (conan,) = keep(store, person("O'Brien", "Conan", phones=(Phone("+49 (0)221/12 34"), Phone("0171 9")), number="22"))
    keep(store, person("Weiß", addresses=(Address("Rosenweg 1", "22112", "Hamburg"),)))
    for typed in ("0221 12", "0221/12", "+49 221 12", "0049 221", "(0221) 123"):
        (hit,) = store.customer_finder.hits(typed, 8)
        assert (hit.customer_id, hit.reason, hit.detail) == (conan, HitReason.PHONE, "+49 (0)221/12 34")
    assert [(hit.reason, hit.detail) for hit in store.customer_finder.hits("221 12", 8)] == [
        (HitReason.WORDS, "Rosenweg 1, 22112 Hamburg"),
        (HitReason.PHONE, "+49 (0)221/12 34"),
    ]
    assert [(hit.display_name, hit.reason) for hit in store.customer_finder.hits("221", 8)] == [
        ("Anneliese Weiß", HitReason.WORDS),
        ("Conan O'Brien", HitReason.PHONE),
    ]


def test_words_may_come_from_the_record_and_from_a_conversation(store: Store) -> None:
    bakery, other = keep(store, BAKERY, person("Großmann"))
    record_conversation(store, talk(bakery, "Sucht einen Anhänger."), NextStep())
    record_conversation(store, talk(other, "Sucht etwas anderes."), NextStep())
    (hit,) = store.customer_finder.hits("großmann anhänger", 8)
    assert (hit.customer_id, hit.reason, hit.talked_on) == (bakery, HitReason.CONVERSATION, MONDAY)
    assert names(store, "großmann kaffee") == []


def test_the_latest_conversations_count_and_the_trash_does_not(store: Store) -> None:
    first, second, gone = keep(store, person("Aal"), person("Bohm"), person("Czech"))
    for customer_id in (second, first, gone):
        record_conversation(store, talk(customer_id, "Fahrradklingel"), NextStep())
    store.customers.trash(gone)
    assert store.customer_finder.ids("fahrradkl", 8) == [first, second]
    assert store.customer_finder.ids("fahrradkl", 1) == [first]


def test_a_conversation_that_is_long_ago_has_no_day(store: Store) -> None:
    (chatty,) = keep(store, person("Viel"))
    record_conversation(store, talk(chatty, "Bremsen", at=MORNING - timedelta(days=2)), NextStep())
    for _number in range(200):
        record_conversation(store, talk(chatty, "anderes"), NextStep())
    (hit,) = store.customer_finder.hits("bremsen", 8)
    assert (hit.reason, hit.talked_on) == (HitReason.CONVERSATION, None)


def test_a_large_file_is_not_asked_what_takes_long(rivals: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customer_search, "SMALL_FILE", 0)
    assert names(rivals, "dietz ro") == []
    assert names(rivals, "dietz ros") == ["Kim Dietz"]
    assert rivals.customer_list.first_ids(CustomerFilter(text="ros"), MONDAY, 200).are_all
    monkeypatch.setattr(customer_search, "MANY_CONVERSATIONS", 1)
    first = rivals.customer_list.first_ids(CustomerFilter(text="ros"), MONDAY, 200)
    assert not first.are_all
    assert len(first.ids) == 6
    assert len(rivals.customer_list.ids(CustomerFilter(text="ros"), MONDAY)) == 7


@pytest.mark.parametrize("many", [1, 2500])
@pytest.mark.parametrize("order", ListOrder)
def test_the_first_of_a_list_are_the_first_of_all(
    rivals: Store, order: ListOrder, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customer_search, "MANY", many)
    for text in ("", "kim", "rose", "k r", "1010"):
        wanted = CustomerFilter(text=text, order=order)
        everybody = list(rivals.customer_list.ids(wanted, MONDAY))
        for limit in (1, 3, 200):
            first = rivals.customer_list.first_ids(wanted, MONDAY, limit)
            assert [found for found in everybody if found in first.ids][:limit] == list(first.ids)
            if first.are_all:
                assert list(first.ids) == everybody


def test_nothing_typed_finds_nobody(rivals: Store) -> None:
    for text in ("", "  ", "!?", "\u202e", "\0"):
        assert names(rivals, text) == []


# --- any text ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    from kundenapp.store.opening import Places, create_store

    folder = tmp_path_factory.mktemp("crowd")
    store = create_store(folder / "Kunden.kundenapp", Places(folder / "backups", folder / "state"))
    ids = keep(store, BAKERY, person("Müller", "Anna"), person("O'Brien", "Conan", phones=(Phone("0221 1234"),)))
    record_conversation(store, talk(ids[0], "100 % zufrieden, NEAR(alles)"), NextStep())
    yield store
    store.close()


ANY_TEXT = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="\"*^()-+:{}ANDORNEAR%_\0\ud800äöüß 0123456789'", max_size=30),
    st.sampled_from(PAYLOADS),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=ANY_TEXT, order=st.sampled_from(ListOrder))
def test_any_text_is_only_a_question(crowd: Store, text: str, order: ListOrder) -> None:
    wanted = CustomerFilter(text=text, order=order)
    everybody = list(crowd.customer_list.ids(wanted, MONDAY))
    assert set(crowd.customer_list.first_ids(wanted, MONDAY, 200).ids) <= set(everybody)
    assert {hit.customer_id for hit in crowd.customer_finder.hits(text, 8)} <= set(everybody)
    if text.strip() and not search_words(text):
        assert everybody == []
    assert crowd.customer_list.count() == 3


def test_only_the_first_words_of_an_endless_text_count() -> None:
    assert len(Question.of(" ".join(f"w{number}" for number in range(5000))).words) == 64


def test_whoever_is_restricted_or_a_prospect_is_found_too(store: Store) -> None:
    (customer_id,) = keep(store, replace(person("Selten")))
    with store.operation("customer.restrict") as op:
        op.update("customers", customer_id, {"restricted_at": store.now_text()})
    assert names(store, "selt") == ["Anneliese Selten"]


def test_a_caller_from_the_same_town_leaves_out_the_area_code(store: Store) -> None:
    kept = store.customers.create(person(phones=(Phone("0421 555 14 03"),)))
    (found,) = store.customer_finder.hits("555 14", 8)
    assert (found.customer_id, found.reason, found.detail) == (kept.id, HitReason.PHONE, "0421 555 14 03")
    assert list(store.customer_list.ids(CustomerFilter(text="5551403"), MONDAY)) == [kept.id]
