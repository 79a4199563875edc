"""Any string in any field, draft or search box: kept unchanged or refused with a sentence, and never anything else."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kundenapp.domain.business import Business
from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.customer import Customer, CustomerKind
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.domain.errors import AppError, NothingFoundError, ValidationError
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.text import clean_line, clean_text, search_words
from kundenapp.store.opening import Places, create_store
from tests.factories import MEMORY_DISK, MONDAY, Clock, as_typed, or_error, talk, to_do
from tests.store.images import check_derived

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.store.store import Store

ANY = st.text(st.characters(), max_size=40)
"""Every code point: control characters, halves of surrogate pairs, directions, marks, emoji."""
NO_LETTERS_TO_THE_ENGINE = "".join(map(chr, (*range(0x19B0, 0x19CA), 0x1CF2, 0x1CF3)))
NAMES = st.text(
    st.characters(categories=["L", "N", "M", "P", "Zs"], exclude_characters=NO_LETTERS_TO_THE_ENGINE),
    min_size=1,
    max_size=20,
)
LINES = ("title", "first_name", "name_prefix", "last_name", "company", "department")
NO_DEADLINE = settings(deadline=None)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """One file for all examples, because opening one for each takes longer than the example."""
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK) as folder:
        root = Path(folder)
        opened = create_store(root / "Kunden.kundenapp", Places(root / "backups", root / "state"), Clock())
        opened.customers.create(Customer(last_name="Köhler"))
        yield opened
        assert opened.engine.integrity_check()
        check_derived(opened)
        opened.abandon()


@NO_DEADLINE
@given(
    st.fixed_dictionaries(dict.fromkeys(LINES, ANY)),
    ANY,
    st.sampled_from(CustomerKind),
    st.sampled_from(Salutation),
)
def test_any_name_and_note(
    store: Store, texts: dict[str, str], note: str, kind: CustomerKind, salutation: Salutation
) -> None:
    email = Email("immer@erreichbar.example")
    given_texts = Customer(kind=kind, salutation=salutation, note=note, emails=(email,), **texts)  # type: ignore[arg-type]
    kept = store.customers.create(given_texts)
    cleaned = {field: clean_line(text) for field, text in texts.items()}
    expected = replace(given_texts, note=clean_text(note), **cleaned)  # type: ignore[arg-type]
    assert as_typed(store.customers.get(kept.id or 0)) == expected
    (line,) = store.customer_list.page([kept.id or 0])
    assert (line.display_name, line.initials) == (expected.display_name, expected.initials)
    assert store.customers.save(kept) is None


@NO_DEADLINE
@given(
    st.lists(st.builds(Phone, ANY | st.from_regex(r"\A[0-9+/() -]{1,20}\Z"), note=ANY), max_size=3),
    st.lists(st.builds(Email, ANY | st.emails()), max_size=3),
    st.lists(st.builds(Address, ANY, st.text(max_size=20), ANY, ANY), max_size=3),
    st.lists(ANY, max_size=4),
)
def test_any_line_of_contact(
    store: Store, phones: list[Phone], emails: list[Email], addresses: list[Address], tags: list[str]
) -> None:
    typed = Customer(
        last_name="Köhler", phones=tuple(phones), emails=tuple(emails), addresses=tuple(addresses), tags=tuple(tags)
    )
    kept = or_error(lambda: store.customers.create(typed))
    if isinstance(kept, AppError):
        assert isinstance(kept, ValidationError)
        assert kept.field in ("phones", "emails")
        return
    assert as_typed(kept) == typed.validated()
    assert [phone.number for phone in kept.phones] == [clean_line(p.number) for p in phones if clean_line(p.number)]
    assert [email.address for email in kept.emails] == [clean_line(e.address) for e in emails if clean_line(e.address)]
    for address in kept.addresses:
        assert address in [address.validated() for address in addresses]
    assert {tag.casefold() for tag in kept.tags} == {clean_line(tag).casefold() for tag in tags if clean_line(tag)}


@NO_DEADLINE
@given(ANY, ANY, ANY)
def test_anything_said_and_to_be_done(store: Store, said: str, what: str, result: str) -> None:
    with store.operation("test") as op:
        store.conversations.add(op, replace(talk(1, said)))
    assert store.conversations.of_customer(1)[0].text == clean_text(said)
    row_id = store.follow_ups.create(to_do(1, MONDAY, what), MONDAY)
    assert store.follow_ups.get(row_id).what == (clean_line(what) or "Wieder melden")
    with store.operation("test") as op:
        store.follow_ups.set_due(op, store.follow_ups.get(row_id), MONDAY, result)
    store.follow_ups.finish(row_id, result)
    done = store.follow_ups.get(row_id)
    assert done.result == clean_line(result)
    assert done.what == (clean_line(result) or clean_line(what) or "Wieder melden")


@NO_DEADLINE
@given(st.fixed_dictionaries(dict.fromkeys(("name", "street", "city", "website"), ANY)))
def test_any_business_and_employee(store: Store, texts: dict[str, str]) -> None:
    cleaned = {field: clean_line(text) for field, text in texts.items()}
    saved = or_error(lambda: store.businesses.save(Business(**texts)))
    employee = or_error(lambda: store.employees.create(texts["name"]))
    if isinstance(employee, AppError):
        assert isinstance(saved, ValidationError)
        assert isinstance(employee, ValidationError)
        assert (saved.field, employee.field, cleaned["name"]) == ("name", "name", "")
        return
    assert store.businesses.get() == Business(**cleaned)
    assert employee.is_namesake(cleaned["name"])
    assert employee in store.employees.active()


@NO_DEADLINE
@given(st.sampled_from(("phone", "email")), ANY)
def test_any_number_or_address_of_the_business(store: Store, line: str, text: str) -> None:
    store.businesses.save(Business("Radwerk"))
    saved = or_error(lambda: store.businesses.change(line, text))
    if isinstance(saved, AppError):
        assert isinstance(saved, ValidationError)
        assert saved.field == line
    expected = "" if isinstance(saved, AppError) else clean_line(text)
    assert store.businesses.get() == Business("Radwerk", **{line: expected})


@NO_DEADLINE
@given(st.dictionaries(ANY, ANY, max_size=5))
def test_any_draft(store: Store, fields: dict[str, str]) -> None:
    store.drafts.save("customer:new", fields)
    draft = store.drafts.get("customer:new")
    assert draft is not None
    assert draft.fields == fields


@NO_DEADLINE
@given(ANY | st.text('"*^()-:{}+% ANDORNEAR', max_size=30), st.sampled_from(ListOrder), st.booleans())
def test_any_search(store: Store, text: str, order: ListOrder, due_only: bool) -> None:
    ids = store.customer_list.ids(CustomerFilter(text, due_only, order), MONDAY)
    assert len(ids) == len(set(ids))
    assert len(store.customer_list.page(ids[:50])) == len(ids[:50])
    found = or_error(lambda: store.customers.by_number(text))
    assert isinstance(found, NothingFoundError | Customer)


@NO_DEADLINE
@given(NAMES, NAMES)
@example("Müller", "Anna Maria")
@example("Großmann-Æsop", "ﬁnn")
@example("हिन्दी", "ไทย")
@example("Iİıi", "ǅ")
def test_everybody_is_found_by_each_beginning_of_each_word(store: Store, last_name: str, first_name: str) -> None:
    kept = store.customers.create(Customer(last_name=last_name, first_name=first_name, emails=(Email("a@b.de"),)))
    for word in clean_line(f"{first_name} {last_name}").split():
        for end in range(1, len(word) + 1):
            if search_words(word[:end]):
                assert kept.id in store.customer_list.ids(CustomerFilter(word[:end]), MONDAY), word[:end]


SPELLINGS = st.sampled_from([("ä", "ae", "a"), ("ö", "oe", "o"), ("ü", "ue", "u"), ("ß", "ss", "ss"), ("ł", "l", "l")])
PLAIN = st.text("bcdfghjklmnpqrstvwxyz", min_size=1, max_size=6)


@NO_DEADLINE
@given(PLAIN, SPELLINGS, PLAIN)
def test_every_spelling_finds_every_other(store: Store, begin: str, spellings: tuple[str, str, str], end: str) -> None:
    names = [f"{begin}{spelling}{end}" for spelling in spellings]
    ids = {store.customers.create(Customer(last_name=name)).id for name in names}
    for name in names:
        for wish in (name, name.upper(), name[: len(begin) + 2]):
            assert ids <= set(store.customer_list.ids(CustomerFilter(wish), MONDAY)), wish
