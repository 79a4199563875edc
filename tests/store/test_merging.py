"""Two customers become one: nothing is dropped, and one undo brings both back as they were."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category
from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer import Customer, CustomerKind, Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, RestrictedError, ValidationError
from kundenapp.domain.limits import NOTE
from kundenapp.domain.merge import FIELDS, Side, proposed
from kundenapp.domain.origin import Source
from kundenapp.domain.text import search_words
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.merging import MOVED_TABLES
from kundenapp.store.opening import Places, create_store
from kundenapp.store.personal import PERSONAL_TABLES
from tests.factories import BAKERY, MEMORY_DISK, MONDAY, MORNING, Clock, answer, company, person, talk, to_do
from tests.store.images import check_derived, everything, indexed, query

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def merge(store: Store, winner: Customer, loser: Customer, **taken: Side) -> Customer:
    """Merge two customers as the file has them now, as proposed but for `taken`, and return what became of them."""
    winner, loser = store.customers.get(winner.id or 0), store.customers.get(loser.id or 0)
    store.merging.merge(winner, loser, {**proposed(winner, loser), **taken})
    return store.customers.get(winner.id or 0)


@pytest.fixture
def bakery(store: Store) -> Customer:
    """The bakery, with a life."""
    kept = store.customers.create(BAKERY)
    record_conversation(store, talk(kept.id, "Drei Lastenräder."), NextStep(MONDAY, "Angebot"))
    return kept


@pytest.fixture
def double(store: Store) -> Customer:
    """The same bakery once more, as a person, with a life of its own."""
    kept = store.customers.create(
        person(
            "Grossmann",
            "Tomas",
            status=Status.PARTNER,
            customer_since=date(2017, 5, 1),
            note="Mag Tee.",
            phones=(Phone("+49 421 5550173", note="Backstube"), Phone("0421 999 1")),
            emails=(Email("T.Grossmann@Baeckerei.example"), Email("info@baeckerei.example")),
            addresses=(Address("Lindenstr. 14", "28203", "", "Deutschland"), Address("Am Wall 3", "28195", "Bremen")),
            tags=("lastenrad", "Stammkunde"),
            contact_persons=(
                ContactPerson(first_name="Ida", last_name="Kröger", email="ida@baeckerei.example"),
                ContactPerson(first_name="Jo", last_name="Ek"),
            ),
            consents=(
                Consent(ConsentChannel.PHONE, ConsentState.WITHDRAWN, date(2026, 5, 1)),
                Consent(ConsentChannel.EMAIL),
            ),
            years=(CustomerYear(2025, 20_000, 4), CustomerYear(2024, 100)),
        )
    )
    record_conversation(store, talk(kept.id, "Will Tee."), NextStep(MONDAY, "Tee kaufen"))
    store.follow_ups.finish(store.follow_ups.open_of(kept.id or 0)[0].id or 0, "gekauft")
    store.customers.save(replace(store.customers.get(kept.id or 0), status=Status.CUSTOMER))
    store.customers.save(replace(store.customers.get(kept.id or 0), status=Status.PARTNER))
    return store.customers.get(kept.id or 0)


def test_two_become_one_and_nothing_is_dropped(store: Store, bakery: Customer, double: Customer) -> None:
    friend = store.customers.create(person("Freund", source=Source.REFERRAL, recommended_by=double.id))
    one = merge(store, bakery, double)
    assert (one.display_name, one.number, one.status) == ("Bäckerei Großmann", bakery.number, Status.PARTNER)
    assert one.customer_since == date(2017, 5, 1)
    assert [phone.number for phone in one.phones] == ["0421 555 01 73", "0171 555 01 74", "0421 999 1"]
    assert one.phones[0].note == "am besten vor 9 Uhr; Backstube"
    assert [email.address for email in one.emails] == ["t.grossmann@baeckerei.example", "info@baeckerei.example"]
    assert [address.one_line for address in one.addresses] == [
        "Lindenstraße 14, 28203 Bremen, Deutschland",
        "Postfach 12, 28001 Bremen",
        "Am Wall 3, 28195 Bremen",
    ]
    assert one.tags == ("Lastenrad", "Stammtisch", "Stammkunde", f"früher {double.number}")
    assert [p.display_name for p in one.contact_persons] == ["Ida Kröger", "Jo Ek"]
    assert (one.contact_persons[0].phone, one.contact_persons[0].email) == ("0421 555 01 75", "ida@baeckerei.example")
    assert one.contact_persons[1].uuid == double.contact_persons[1].uuid
    assert [(c.channel, c.state) for c in one.consents] == [("phone", "withdrawn"), ("email", "given")]
    assert one.note.endswith(
        f"— Aus {double.number} —\nMag Tee.\n\n— Frühere Einwilligungen —\n"
        "Telefon: eingewilligt, 02.03.2026, mündlich im Laden"
    )
    assert one.years == (CustomerYear(2025, 204_000, 4), CustomerYear(2024, 100))
    assert [t.text for t in store.conversations.of_customer(one.id or 0)] == ["Will Tee.", "Drei Lastenräder."]
    assert [f.what for f in store.follow_ups.done_of(one.id or 0)] == ["Tee kaufen"]
    changes = store.customer_events.of_customer(one.id or 0)
    assert len(changes) == 3
    assert (changes[0].before, changes[0].after) == (Status.CUSTOMER, Status.PARTNER)
    assert store.customers.get(friend.id or 0).recommended_by == one.id
    (row,) = query(store.path, "SELECT * FROM customer_merges")
    assert (row["customer_id"], row["merged_id"], row["merged_uuid"]) == (one.id, double.id, double.uuid)
    with pytest.raises(NothingFoundError):
        store.customers.get(double.id or 0)
    check_derived(store)
    assert store.engine.integrity_check()


def test_one_undo_brings_both_back_and_redo_does_it_again(store: Store, bakery: Customer, double: Customer) -> None:
    store.customers.create(person("Freund", source=Source.REFERRAL, recommended_by=double.id))
    store.duplicates.tell_apart(double.id or 0, 99)
    before, words = everything(store.path), indexed(store.path, "customer_search")
    settings_before = query(store.path, "SELECT * FROM settings ORDER BY id")
    merge(store, bakery, double)
    merged, merged_settings = everything(store.path), query(store.path, "SELECT * FROM settings ORDER BY id")
    assert store.undo() == "Zurückgenommen: „Bäckerei Großmann und Tomas Grossmann sind zusammengeführt.“"
    assert everything(store.path) == before
    assert indexed(store.path, "customer_search") == words
    assert query(store.path, "SELECT * FROM settings ORDER BY id") == settings_before
    check_derived(store)
    store.redo()
    assert everything(store.path) == merged
    assert query(store.path, "SELECT * FROM settings ORDER BY id") == merged_settings
    check_derived(store)
    store.undo()
    assert everything(store.path) == before
    assert store.engine.integrity_check()


def test_every_field_can_be_taken_from_either_side(store: Store, bakery: Customer, double: Customer) -> None:
    one = merge(store, bakery, double, **dict.fromkeys(FIELDS, Side.LOSER))
    assert (one.kind, one.company, one.first_name, one.last_name) == (CustomerKind.PERSON, "", "Tomas", "Grossmann")
    assert one.number == bakery.number


def test_the_number_given_up_still_finds_them(store: Store, bakery: Customer, double: Customer) -> None:
    from kundenapp.domain.customer_list import CustomerFilter

    merge(store, bakery, double)
    assert list(store.customer_list.ids(CustomerFilter(text=double.number), MONDAY)) == [bakery.id]
    store.customers.create(person("Neu", number=double.number))


def test_who_recommended_whom_is_kept_and_never_goes_round(store: Store) -> None:
    """first -> loser -> friend -> winner (each recommended the next): winner and loser become one."""
    first = store.customers.create(person("Erste"))
    loser = store.customers.create(person("Verlierer", source=Source.REFERRAL, recommended_by=first.id))
    friend = store.customers.create(person("Freund", source=Source.REFERRAL, recommended_by=loser.id))
    winner = store.customers.create(person("Gewinner", source=Source.REFERRAL, recommended_by=friend.id))
    before = everything(store.path)
    one = merge(store, winner, loser)
    assert one.recommended_by == first.id
    assert store.customers.get(friend.id or 0).recommended_by == one.id
    store.undo()
    assert everything(store.path) == before


def test_who_was_recommended_by_the_other_is_not_recommended_by_themselves(store: Store) -> None:
    loser = store.customers.create(person("Verlierer"))
    winner = store.customers.create(person("Gewinner", source=Source.REFERRAL, recommended_by=loser.id))
    before = everything(store.path)
    one = merge(store, winner, loser)
    assert (one.source, one.recommended_by) == (Source.REFERRAL, None)
    store.undo()
    assert everything(store.path) == before
    store.redo()
    assert store.customers.get(winner.id or 0).recommended_by is None


def test_merged_twice_and_taken_back_twice(store: Store, bakery: Customer, double: Customer) -> None:
    third = store.customers.create(person("Gross", "T", note="Dritter"))
    before = everything(store.path)
    merge(store, double, third)
    one = merge(store, bakery, double)
    assert [row["merged_id"] for row in query(store.path, "SELECT * FROM customer_merges ORDER BY merged_id")] == [
        double.id,
        third.id,
    ]
    assert {row["customer_id"] for row in query(store.path, "SELECT customer_id FROM customer_merges")} == {one.id}
    store.undo()
    store.undo()
    assert everything(store.path) == before


def test_two_with_nothing_but_lines_differing(store: Store) -> None:
    """The row of the one who stays does not change, but a form that shows it must notice."""
    one, other = (store.customers.create(person(tags=(tag,))) for tag in ("a", "b"))
    now = merge(store, one, other)
    assert now.version == one.version + 1
    store.undo()
    assert store.customers.get(one.id or 0).tags == ("a",)


def test_a_note_too_long_for_both_goes_into_the_verlauf(store: Store) -> None:
    one, other = (store.customers.create(person(note=letter * (NOTE - 20))) for letter in "ab")
    now = merge(store, one, other)
    assert now.note == one.note
    (note,) = store.conversations.of_customer(now.id or 0)
    assert (note.text, note.channel) == (other.note, Channel.NOTE)
    before = query(store.path, "SELECT count(*) AS n FROM customers")
    store.undo()
    assert query(store.path, "SELECT count(*) AS n FROM customers") != before


def test_more_lines_than_possible_are_told_and_nothing_happens(store: Store) -> None:
    one, other = (
        store.customers.create(person(phones=tuple(Phone(f"0421 {start}{n}") for n in range(30)))) for start in (1, 2)
    )
    before = everything(store.path)
    with pytest.raises(ValidationError, match="Mehr als 50"):
        merge(store, one, other)
    assert everything(store.path) == before


def test_what_cannot_be_merged_is_told(store: Store, bakery: Customer, double: Customer) -> None:
    with pytest.raises(ValidationError, match="derselbe"):
        merge(store, bakery, bakery)
    old = store.customers.get(bakery.id or 0)
    store.customers.save(replace(old, note="neu"))
    with pytest.raises(ChangedMeanwhileError, match="inzwischen geändert"):
        store.merging.merge(old, store.customers.get(double.id or 0), {})
    store.drafts.save(f"record:{double.id}", {"emails": "halb"}, double.id)
    with pytest.raises(ValidationError, match="wartet noch eine Eingabe"):
        merge(store, bakery, double)
    store.drafts.discard(f"record:{double.id}")
    store.customers.trash(double.id or 0)
    with pytest.raises(ValidationError, match="Papierkorb"):
        merge(store, bakery, double)
    assert query(store.path, "SELECT * FROM customer_merges") == []


def test_a_sample_does_not_take_a_customer_along(store: Store) -> None:
    one, other = store.customers.create(person(is_sample=True)), store.customers.create(person())
    assert not merge(store, one, other).is_sample


def test_what_may_only_be_kept_is_not_merged(store: Store, bakery: Customer, double: Customer) -> None:
    store.customers.restrict(double.id or 0)
    with pytest.raises(RestrictedError, match="eingeschränkt"):
        merge(store, bakery, double)
    assert query(store.path, "SELECT * FROM customer_merges") == []


def test_an_unfinished_conversation_moves_along(store: Store, bakery: Customer, double: Customer) -> None:
    store.drafts.save(f"conversation:{double.id}", {"text": "Angefangen", "what": "x"}, double.id)
    merge(store, bakery, double)
    draft = store.drafts.get(f"conversation:{bakery.id}")
    assert draft is not None
    assert (draft.fields, draft.customer_id) == (
        {"text": "Angefangen", "what": "x", "merged_from": str(double.id)},
        bakery.id,
    )
    assert store.drafts.get(f"conversation:{double.id}") is None


def test_an_unfinished_conversation_is_added_to_one_that_waits(
    store: Store, bakery: Customer, double: Customer
) -> None:
    store.drafts.save(f"conversation:{bakery.id}", {"text": "Zuerst", "what": "y"}, bakery.id)
    store.drafts.save(f"conversation:{double.id}", {"text": "Danach", "what": "x"}, double.id)
    merge(store, bakery, double)
    draft = store.drafts.get(f"conversation:{bakery.id}")
    assert draft is not None
    assert draft.fields == {"text": "Zuerst\n\nDanach", "what": "y", "merged_from": str(double.id)}


def test_what_was_answered_in_an_unfinished_conversation_is_not_lost(
    store: Store, bakery: Customer, double: Customer
) -> None:
    store.drafts.save(
        f"conversation:{bakery.id}", {"text": "Zuerst", "asked": "", "answer": "", "reason": ""}, bakery.id
    )
    asked = {"text": "", "asked": "1", "answer": "0-10:9", "reason": "Freundlich"}
    store.drafts.save(f"conversation:{double.id}", asked, double.id)
    merge(store, bakery, double)
    draft = store.drafts.get(f"conversation:{bakery.id}")
    assert draft is not None
    assert draft.fields == {**asked, "text": "Zuerst", "merged_from": str(double.id)}


def test_answers_move_along_and_the_latest_of_both_counts(store: Store, bakery: Customer, double: Customer) -> None:
    for customer, value, days in ((bakery, 9, 40), (bakery, 8, 5), (double, 3, 60), (double, 4, 2)):
        record_answer(store, answer(customer.id, value, MONDAY - timedelta(days=days)))
    before = everything(store.path)
    kept = merge(store, bakery, double)
    assert [one.value for one in store.answers.of_customer(kept.id or 0)] == [4, 8, 9, 3]
    (summary,) = store.customer_list.page([kept.id or 0])
    assert summary.last_answer == LastAnswer(4, Scale.ZERO_TO_TEN, MONDAY - timedelta(days=2))
    check_derived(store)
    store.undo()
    assert everything(store.path) == before
    check_derived(store)
    store.redo()
    check_derived(store)


def test_placements_of_both_stay_and_the_newest_of_each_person_counts(
    store: Store, bakery: Customer, double: Customer, clock: Clock
) -> None:
    """Mira placed both, the double later; Jonas only the double; Sabine both on one day, the bakery as the last."""
    mira, jonas, sabine = (store.employees.create(name).id for name in ("Mira", "Jonas", "Sabine"))
    for who, customer, sympathy, enthusiasm in (
        (mira, bakery, 2.0, 3.0),
        (None, None, 0.0, None),
        (mira, double, 4.5, 9.0),
        (jonas, double, 4.0, None),
        (sabine, double, 1.0, None),
        (sabine, bakery, 5.0, None),
    ):
        if customer is None:
            clock.go_on(days=3)
            continue
        store.employee_id = who
        store.placements.place(customer.id or 0, sympathy, enthusiasm)
    before = everything(store.path)
    kept = merge(store, bakery, double).id or 0
    assert [one.sympathy for one in store.placements.history_of(kept)] == [5.0, 1.0, 4.0, 4.5, 2.0]
    team = store.sympathy_board.team_of(kept)
    assert team is not None
    assert (team.raters, team.sympathy, team.enthusiasm) == (3, 4.5, 9.0)
    assert {one.employee_id: one.sympathy for one in store.placements.current_of(kept)} == {
        mira: 4.5, jonas: 4.0, sabine: 5.0,
    }  # fmt: skip
    check_derived(store)
    store.undo()
    assert everything(store.path) == before
    check_derived(store)
    store.redo()
    assert len(store.placements.history_of(kept)) == 5
    check_derived(store)


def test_decisions_of_both_stay_and_the_latest_counts(
    store: Store, bakery: Customer, double: Customer, clock: Clock
) -> None:
    store.categories.decide(bakery.id or 0, Category.DREAM, "Trägt uns.")
    clock.go_on(days=3)
    store.categories.decide(double.id or 0, Category.DIFFICULT, "Zahlt selten.")
    before = everything(store.path)
    kept = merge(store, bakery, double).id or 0
    assert [one.reason for one in store.categories.overrides_of(kept)] == ["Zahlt selten.", "Trägt uns."]
    assert store.categories.verdict(kept).category is Category.DIFFICULT
    check_derived(store)
    store.undo()
    assert everything(store.path) == before
    store.redo()
    store.categories.lift(kept)
    assert store.categories.verdict(kept).override is None, "one lift is enough"


def test_whoever_is_another_one_stays_another_one(store: Store, bakery: Customer, double: Customer) -> None:
    for one, other in ((bakery.id, double.id), (double.id, 77), (bakery.id, 88), (double.id, 88), (50, 51)):
        store.duplicates.tell_apart(one or 0, other or 0)
    merge(store, bakery, double)
    assert store.duplicates.told_apart() == {(bakery.id, 77), (bakery.id, 88), (50, 51)}


def test_no_table_with_customers_is_forgotten(store: Store) -> None:
    """Whatever points to a customer moves, is united, or is written anew."""
    handled = {(table, PERSONAL_TABLES[table]) for table in MOVED_TABLES} | {("customers", "recommended_by")}
    united = {
        "customer_phones", "customer_emails", "customer_addresses", "customer_tags", "contact_persons",
        "customer_consents", "customer_years",
    }  # fmt: skip
    for table in store.engine.table_names():
        for row in query(store.path, f"SELECT * FROM pragma_foreign_key_list('{table}')"):
            if row["table"] == "customers":
                assert (table, row["from"]) in handled or table in united, f"{table}.{row['from']} is left behind"
    assert set(PERSONAL_TABLES) - set(MOVED_TABLES) - united == {
        *("customers", "customer_summaries", "answer_spans", "changes", "drafts")
    }


def test_a_backup_can_be_made_beside_the_window(store: Store, bakery: Customer) -> None:
    backup = store.backup_work("Zusammenführen")()
    store.backups.verify(backup)
    assert (backup.reason, backup.customers) == ("Zusammenführen", 1)


WORDS = st.sampled_from(["", "Müller", "Mueller", "Anna", "x", "Bäckerei", "Tee\nund Kaffee"])
LINES = st.sampled_from(["0421 1", "+49 421 1", "0171 2"])
SOMEBODY = st.builds(
    Customer,
    kind=st.sampled_from(CustomerKind),
    first_name=WORDS,
    last_name=WORDS.filter(bool),
    company=WORDS,
    note=WORDS,
    status=st.sampled_from(Status),
    customer_since=st.sampled_from([None, MONDAY, date(2019, 3, 1)]),
    source=st.sampled_from(Source),
    phones=st.lists(st.builds(Phone, LINES, note=WORDS), max_size=3).map(tuple),
    emails=st.lists(st.builds(Email, st.sampled_from(["a@b.de", "A@b.de", "c@d.de"]), note=WORDS), max_size=2).map(
        tuple
    ),
    addresses=st.lists(
        st.builds(
            Address,
            st.sampled_from(["Am Wall 3", "Am Wall", "Lindenstr. 14", "Lindenstraße 14"]),
            st.sampled_from(["", "28203"]),
            st.sampled_from(["", "Bremen"]),
            note=WORDS,
        ),
        max_size=2,
    ).map(tuple),
    tags=st.lists(WORDS, max_size=2).map(tuple),
    contact_persons=st.lists(
        st.builds(ContactPerson, last_name=WORDS.filter(bool), role=WORDS, phone=st.just("") | LINES, note=WORDS),
        max_size=2,
    ).map(tuple),
    consents=st.lists(
        st.builds(
            Consent,
            st.sampled_from(ConsentChannel),
            st.sampled_from(ConsentState),
            st.sampled_from([None, MONDAY, date(2020, 1, 1)]),
            WORDS,
        ),
        max_size=3,
        unique_by=lambda consent: consent.channel,
    ).map(tuple),
    years=st.lists(
        st.builds(CustomerYear, st.integers(2024, 2026), st.integers(1, 3) | st.none(), st.integers(1, 5)),
        max_size=2,
        unique_by=lambda year: year.year,
    ).map(tuple),
)
LIFE = st.lists(st.sampled_from(["talk", "to_do", "trash_and_back"]), max_size=3)


@settings(max_examples=settings().max_examples // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOMEBODY, LIFE, SOMEBODY, LIFE, st.dictionaries(st.sampled_from(sorted(FIELDS)), st.sampled_from(Side)))
def test_whoever_is_merged_is_whole_and_comes_back(
    one: Customer, its_life: list[str], other: Customer, other_life: list[str], taken: dict[str, Side]
) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK) as folder:
        store = create_store(
            Path(folder) / "K.kundenapp", Places(Path(folder) / "b", Path(folder) / "s"), Clock(MORNING)
        )
        try:
            winner, loser = (_living(store, *whom) for whom in ((one, its_life), (other, other_life)))
            before = everything(store.path)
            _check_whole(store, winner, loser, merge(store, winner, loser, **taken))
            merged = everything(store.path)
            store.undo()
            assert everything(store.path) == before
            check_derived(store)
            store.redo()
            assert everything(store.path) == merged
            check_derived(store)
            assert not store.engine.foreign_key_problems()
        finally:
            store.abandon()


def _living(store: Store, wish: Customer, life: list[str]) -> Customer:
    kept = store.customers.create(wish)
    for what in life:
        if what == "talk":
            record_conversation(store, talk(kept.id), NextStep(MONDAY, "Angebot"))
        elif what == "to_do":
            store.follow_ups.create(to_do(kept.id), MONDAY)
        else:
            store.customers.trash(kept.id or 0)
            store.customers.restore(kept.id or 0)
    return store.customers.get(kept.id or 0)


def _check_whole(store: Store, winner: Customer, loser: Customer, now: Customer) -> None:
    check_derived(store)
    for customer in (winner, loser):
        _check_lines(customer, now)
        for text in customer.note.splitlines():
            assert text in now.note
        for year in customer.years:
            (kept,) = [each for each in now.years if each.year == year.year]
            assert (kept.revenue_cents or 0) >= (year.revenue_cents or 0)
            assert (kept.effort or 0) >= (year.effort or 0)
    rows: list[dict[str, Any]] = query(store.path, "SELECT customer_id FROM conversations")
    rows += query(store.path, "SELECT customer_id FROM follow_ups")
    assert {row["customer_id"] for row in rows} <= {now.id}


def _check_lines(customer: Customer, now: Customer) -> None:
    assert {phone.key for phone in customer.phones} <= {phone.key for phone in now.phones}
    assert {email.address.casefold() for email in customer.emails} <= {e.address.casefold() for e in now.emails}
    assert {tag.casefold() for tag in customer.tags} <= {tag.casefold() for tag in now.tags}
    assert {consent.channel for consent in customer.consents} <= {consent.channel for consent in now.consents}
    kept: list[Any] = [*now.phones, *now.emails, *now.addresses, *now.contact_persons]
    notes = " ".join(line.note for line in kept)
    lines: list[Any] = [*customer.phones, *customer.emails, *customer.addresses, *customer.contact_persons]
    assert all(line.note in notes for line in lines)
    for address in customer.addresses:
        assert any(
            address.city in ("", each.city) and address.postal_code in ("", each.postal_code) for each in now.addresses
        )
    persons = [(search_words(one.last_name), search_words(one.role)) for one in now.contact_persons]
    for other in customer.contact_persons:
        name, role = search_words(other.last_name), search_words(other.role)
        assert any(name == kept_name and role in ([], kept_role) for kept_name, kept_role in persons)


def test_a_company_keeps_the_other_person(store: Store) -> None:
    one = store.customers.create(company("Radwerk", first_name="Mira", last_name="Lind"))
    other = store.customers.create(company("Radwerk", first_name="Jo", last_name="Ek", role="Chef"))
    now = merge(store, one, other)
    assert [(p.person_name, p.role) for p in now.contact_persons] == [("Jo Ek", "Chef")]
