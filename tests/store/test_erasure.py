"""Erasing a person: nothing is left in the file, the log, the search, the drafts; twice is once."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.category import Category
from kundenapp.domain.consent import Consent, ConsentChannel
from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer, Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.errors import NothingFoundError, RestrictedError
from kundenapp.domain.merge import proposed
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.drafts import conversation_draft
from kundenapp.store.erasure import tombstones
from kundenapp.store.opening import Places, open_store, restore_backup
from kundenapp.store.personal import (
    BLANKED_WHEN_ANONYMOUS,
    GONE_WHEN_ANONYMOUS,
    KEPT_WHEN_ANONYMOUS,
    PERSONAL_TABLES,
)
from tests.factories import BAKERY, MONDAY, MORNING, person, talk, to_do
from tests.store.images import check_derived, everything, query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kundenapp.store.doors import Changed
    from kundenapp.store.store import Store

CANARY = "Kanarienvogel"
FOLDED = "kanarienvogel"


def canary(number: int = 0) -> Customer:
    """Return a customer whose every text sings."""
    return Customer(
        salutation=Salutation.FREE,
        salutation_text=f"{CANARY}t",
        role=f"{CANARY}u",
        letter_salutation=f"{CANARY}v",
        birthday=Birthday(5, 3, 1871),
        contact_persons=(
            ContactPerson(
                title=CANARY,
                first_name=f"{CANARY}w",
                name_prefix=CANARY,
                last_name=f"{CANARY}x",
                role=f"{CANARY}y",
                phone="0421 0815471199",
                email=f"{CANARY}@example.org",
                note=f"{CANARY}z",
            ),
        ),
        consents=(Consent(ConsentChannel.PHONE, note=f"{CANARY}1"),),
        years=(CustomerYear(2025, 100),),
        title=CANARY,
        first_name=f"{CANARY}a",
        last_name=f"{CANARY}b{number}",
        company=f"{CANARY}c",
        department=f"{CANARY}d",
        note=f"{CANARY}e " * 20,
        phones=(Phone("0421 0815471199", note=f"{CANARY}f"),),
        emails=(Email(f"{CANARY}g@example.org", note=f"{CANARY}2"),),
        addresses=(Address(f"{CANARY}h", f"{CANARY}z", f"{CANARY}i", f"{CANARY}j", note=f"{CANARY}3"),),
        tags=(f"{CANARY}k",),
    )


def live_and_change(store: Store, customer_id: int) -> None:
    """Leave traces of a customer wherever the program keeps any."""
    record_conversation(store, talk(customer_id, f"{CANARY}l " * 30), NextStep(MONDAY, f"{CANARY}m"))
    (waiting, *_) = store.follow_ups.open_of(customer_id)
    store.follow_ups.finish(waiting.id or 0, f"{CANARY}n")
    store.follow_ups.create(to_do(customer_id, what=f"{CANARY}o"), MONDAY)
    kept = store.customers.get(customer_id)
    first = store.customers.save(replace(kept, note=f"{CANARY}p", phones=()))
    kept = store.customers.get(customer_id)
    store.customers.save(
        replace(kept, note=f"{CANARY}q", tags=(f"{CANARY}r",), status=Status.CUSTOMER), continues=first
    )
    with store.operation("note on a status") as op:
        op.update("customer_events", 1, {"note": f"{CANARY}4"})
    store.undo()
    store.redo()
    _place_and_decide(store, customer_id)
    store.drafts.save(f"conversation:{customer_id}", {"text": f"{CANARY}s"}, customer_id)
    store.customers.trash(customer_id)
    store.customers.restore(customer_id)
    store.customers.restrict(customer_id)
    store.customers.lift_restriction(customer_id)


def _place_and_decide(store: Store, customer_id: int) -> None:
    """Leave opinions of two employees, one of them changed twice, and two decisions by hand."""
    me = store.employee_id
    for name in ("Jonas Peters", "Mira Wolff"):
        store.employee_id = store.employees.create(name).id
        moved = f"{CANARY} steht jetzt im Traumfeld."
        move = store.placements.place(customer_id, 4.0, 8.0, f"{CANARY}5 {name}", summary=moved)
        store.placements.place(customer_id, 4.5, 8.5, f"{CANARY}6 {name}", summary=moved, continues=move)
        store.placements.place(customer_id, 5.0, 9.0, f"{CANARY}7 {name}")
        store.categories.decide(customer_id, Category.DREAM, f"{CANARY}8 {name}")
    store.undo()
    store.redo()
    store.employee_id = me


def traces(folder: Path) -> Iterator[str]:
    """Yield every file that still sings, in whatever encoding the program could have written."""
    songs = {text.encode(encoding) for text in (CANARY, FOLDED) for encoding in ("utf-8", "utf-16-le")}
    songs |= {b"0815471199", b"1871-05-03"}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and any(song in path.read_bytes() for song in songs):
            yield path.name


def test_the_canary_sings_before_it_is_erased(store: Store, tmp_path: Path) -> None:
    kept = store.customers.create(canary())
    live_and_change(store, kept.id or 0)
    assert list(traces(tmp_path)) == ["Kunden.kundenapp"]


def test_of_an_erased_person_not_a_byte_is_left(store: Store, tmp_path: Path) -> None:
    stays = store.customers.create(BAKERY)
    kept = store.customers.create(canary())
    live_and_change(store, kept.id or 0)
    store.erase([store.customers.get(kept.id or 0)])
    assert list(traces(tmp_path)) == []
    for table, column in PERSONAL_TABLES.items():
        assert query(store.path, f"SELECT * FROM {table} WHERE {column} = ?", kept.id) == [], table
    with pytest.raises(NothingFoundError):
        store.customers.get(kept.id or 0)
    assert store.customers.get(stays.id or 0) == stays
    check_derived(store)
    assert store.engine.integrity_check()


def test_of_many_erased_among_many_not_a_byte_is_left(store: Store, tmp_path: Path) -> None:
    """So many that pages split and merge and words move about inside the search index."""
    chance = random.Random(17)
    for number in range(120):
        if chance.random() < 0.5:
            store.customers.create(person(f"Bleibt {number}", note="x" * chance.randrange(900)))
        else:
            kept = store.customers.create(replace(canary(number), note=f"{CANARY} " * chance.randrange(60)))
            record_conversation(store, talk(kept.id, f"{CANARY} {number} " * chance.randrange(1, 90)), NextStep(MONDAY))
    singing = [row["id"] for row in query(store.path, "SELECT id FROM customers WHERE company <> ''")]
    chance.shuffle(singing)
    for customer_id in singing[:20]:
        store.customers.trash(customer_id)
    for start in range(0, len(singing), 7):
        store.erase([store.customers.get(customer_id) for customer_id in singing[start : start + 7]])
    assert list(traces(tmp_path)) == []
    assert len(query(store.path, "SELECT id FROM customers")) == 120 - len(singing)
    check_derived(store)
    assert store.engine.integrity_check()


def test_what_remains_is_a_uuid_and_that_somebody_was_erased(store: Store) -> None:
    mira = store.employees.create("Mira Wolff")
    kept = store.customers.create(BAKERY)
    store.employee_id = mira.id
    store.erase([kept])
    assert query(store.path, "SELECT uuid FROM erasures") == [{"uuid": kept.uuid}]
    (head,) = query(store.path, "SELECT * FROM operations WHERE kind = 'customer.erase'")
    assert (head["summary"], head["employee_id"], head["undoable"]) == ("Endgültig gelöscht.", mira.id, 0)
    assert store.backups.tombstones.of_file(store.settings.file_uuid) == {kept.uuid: "erased"}


def test_operations_about_others_keep_their_sentence(store: Store) -> None:
    one, other = store.customers.create(BAKERY), store.customers.create(person())
    store.erase([one])
    summaries = [row["summary"] for row in query(store.path, "SELECT summary FROM operations ORDER BY id")]
    assert summaries == ["", "Anneliese Köhler ist angelegt.", "Endgültig gelöscht."]
    assert other.id


def test_everybody_is_told_after_the_commit(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    told: list[Changed] = []
    rows: list[int] = []
    store.subscribe(told.append)
    store.subscribe(lambda _changed: rows.append(len(query(store.path, "SELECT id FROM customers"))))
    store.erase([kept])
    (changed,) = told
    assert (changed.kind, changed.undoable, changed.operation_id) == ("customer.erase", False, None)
    assert changed.customer_ids == {kept.id}
    assert changed.tables >= {"customers", "conversations", "follow_ups"}
    assert rows == [0]


def test_erased_twice_is_erased_once(store: Store) -> None:
    kept, never_saved = store.customers.create(BAKERY), person()
    store.erase([kept, kept, never_saved])
    store.erase([kept])
    assert query(store.path, "SELECT uuid FROM erasures") == [{"uuid": kept.uuid}]


def test_of_several_all_are_erased_or_none(store: Store) -> None:
    kept, other, third = (store.customers.create(customer) for customer in (BAKERY, person(), person()))
    record_conversation(store, talk(other.id), NextStep())
    with store.operation("mistake") as op:
        store.follow_ups.add(op, to_do(third.id, conversation_id=1))
    before = everything(store.path, versions=True)
    with pytest.raises(sqlite3.IntegrityError):
        store.erase([kept, other])
    assert everything(store.path, versions=True) == before
    assert store.undo() is not None


def test_what_could_not_be_tidied_up_is_tidied_up_by_the_next_opening(store: Store, places: Places) -> None:
    store.customers.create(canary())
    with store.local() as local:
        local.put_by_name("settings", "remnants_of_erased", {"value": "1"})
        local.load("settings", ("name", "value"), [(f"big {n}", "x" * 4000) for n in range(50)])
    with store.local() as local:
        for number in range(50):
            local.remove("settings", name=f"big {number}")
    before = store.path.stat().st_size
    store.close()
    open_store(store.path, places).close()
    assert store.path.stat().st_size <= before - 100_000
    assert query(store.path, "SELECT name FROM settings WHERE name = 'remnants_of_erased'") == []


def test_a_draft_without_a_customer_stays(store: Store, places: Places) -> None:
    kept = store.customers.create(BAKERY)
    store.drafts.save("customer:new", {"last_name": "halb"})
    store.erase([kept])
    assert store.drafts.get("customer:new") is not None
    assert places.backups.exists()


# --- anonymous --------------------------------------------------------------------------------------------------------


def test_of_an_anonymous_person_nothing_sings_but_the_figures_stay(store: Store, tmp_path: Path) -> None:
    kept = store.customers.create(canary())
    live_and_change(store, kept.id or 0)
    (spoken,) = store.conversations.of_customer(kept.id or 0)
    open_tasks = store.follow_ups.open_of(kept.id or 0)
    store.anonymise([kept])
    assert list(traces(tmp_path)) == []
    anonymous = store.customers.get(kept.id or 0)
    assert anonymous.display_name == "Anonym"
    assert anonymous.anonymised_at is not None
    assert (anonymous.status, anonymous.years) == (Status.CUSTOMER, kept.years)
    assert anonymous.number != kept.number
    assert (anonymous.phones, anonymous.contact_persons, anonymous.consents, anonymous.tags) == ((), (), (), ())
    assert store.conversations.of_customer(kept.id or 0) == [replace(spoken, text="")]
    felt = store.placements.history_of(kept.id or 0)
    assert [(one.sympathy, one.enthusiasm, one.note) for one in felt] == [(5.0, 9.0, ""), (5.0, 9.0, "")]
    decided = store.categories.overrides_of(kept.id or 0)
    assert [(one.category, one.reason) for one in decided] == [(Category.DREAM, "–"), (Category.DREAM, "–")]
    assert open_tasks
    assert store.follow_ups.open_of(kept.id or 0) == []
    assert [task.what for task in store.follow_ups.done_of(kept.id or 0)] == ["–"]
    check_derived(store)
    assert store.engine.integrity_check()


def test_an_anonymous_customer_is_in_no_list_and_cannot_be_had_back(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    store.anonymise([kept])
    assert store.customer_list.count() == 0
    assert store.undo() is None
    assert query(store.path, "SELECT uuid, kind FROM erasures") == [{"uuid": kept.uuid, "kind": "anonymised"}]
    (head,) = query(store.path, "SELECT * FROM operations WHERE kind = 'customer.anonymise'")
    assert (head["summary"], head["undoable"]) == ("Anonymisiert.", 0)


def test_who_is_anonymous_can_still_be_erased(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    store.anonymise([kept])
    store.erase([store.customers.get(kept.id or 0)])
    assert query(store.path, "SELECT uuid, kind FROM erasures") == [{"uuid": kept.uuid, "kind": "erased"}]
    assert store.backups.tombstones.of_file(store.settings.file_uuid) == {kept.uuid: "erased"}
    store.backups.tombstones.note(store.settings.file_uuid, {kept.uuid: "anonymised"})
    assert store.backups.tombstones.of_file(store.settings.file_uuid) == {kept.uuid: "erased"}


def test_every_column_of_a_personal_table_has_its_fate(store: Store) -> None:
    for table in PERSONAL_TABLES:
        columns = {row["name"] for row in query(store.path, f"SELECT name FROM pragma_table_info('{table}')")}
        if table in GONE_WHEN_ANONYMOUS:
            assert table not in BLANKED_WHEN_ANONYMOUS, table
            continue
        blanked, kept = set(BLANKED_WHEN_ANONYMOUS.get(table, {})), KEPT_WHEN_ANONYMOUS[table]
        assert blanked | kept == columns, table
        assert not blanked & kept, table


# --- only to be kept --------------------------------------------------------------------------------------------------


def test_restricted_data_are_kept_but_not_used(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    store.customers.restrict(kept.id or 0)
    restricted = store.customers.get(kept.id or 0)
    assert restricted.restricted_at == MORNING
    check_derived(store)
    before = everything(store.path, versions=True)
    with pytest.raises(RestrictedError) as caught:
        store.customers.save(replace(restricted, note="anders"))
    assert str(caught.value) == (
        "Die Daten von Bäckerei Großmann sind eingeschränkt und dürfen nur aufbewahrt werden. Nichts wurde geändert."
    )
    with pytest.raises(RestrictedError):
        record_conversation(store, talk(kept.id), NextStep())
    with pytest.raises(RestrictedError):
        store.follow_ups.create(to_do(kept.id), MONDAY)
    assert everything(store.path, versions=True) == before
    store.customers.lift_restriction(kept.id or 0)
    store.customers.save(replace(store.customers.get(kept.id or 0), note="anders"))
    store.undo()
    assert store.undo() == "Zurückgenommen: „Die Daten von Bäckerei Großmann dürfen wieder genutzt werden.“"
    assert store.customers.get(kept.id or 0).restricted_at == MORNING


def _merged(store: Store, winner: Customer, loser: Customer) -> None:
    one, other = (store.customers.get(customer.id or 0) for customer in (winner, loser))
    store.merging.merge(one, other, proposed(one, other))


def test_of_whoever_was_merged_into_an_erased_person_not_a_byte_is_left(store: Store, tmp_path: Path) -> None:
    stays, plain, kept = (store.customers.create(each) for each in (BAKERY, person("Schlicht"), canary()))
    live_and_change(store, kept.id or 0)
    store.duplicates.tell_apart(kept.id or 0, stays.id or 0)
    friend = store.customers.create(person("Freund", source=Source.REFERRAL, recommended_by=kept.id))
    _merged(store, plain, kept)
    assert "Kunden.kundenapp" in list(traces(tmp_path))
    assert store.customers.get(friend.id or 0).recommended_by == plain.id
    store.erase([store.customers.get(plain.id or 0)])
    assert list(traces(tmp_path)) == []
    for table, column in PERSONAL_TABLES.items():
        assert query(store.path, f"SELECT * FROM {table} WHERE {column} IN (?, ?)", plain.id, kept.id) == [], table
    assert set(tombstones(store.engine)) == {plain.uuid, kept.uuid}
    assert query(store.path, "SELECT name FROM settings WHERE name LIKE 'told_apart%'") == []
    assert store.customers.get(stays.id or 0) == stays
    assert store.customers.get(friend.id or 0).recommended_by is None
    check_derived(store)


@pytest.mark.parametrize("way", ["erase", "anonymise"])
def test_of_an_erased_person_nothing_is_left_where_a_merge_was_taken_back(
    way: str, store: Store, tmp_path: Path
) -> None:
    plain, kept = (store.customers.create(each) for each in (person("Schlicht"), canary()))
    live_and_change(store, kept.id or 0)
    _merged(store, plain, kept)
    store.undo()
    store.redo()
    store.undo()
    getattr(store, way)([store.customers.get(kept.id or 0)])
    assert list(traces(tmp_path)) == []
    assert store.customers.get(plain.id or 0).last_name == "Schlicht"
    assert set(tombstones(store.engine)) == {kept.uuid}
    check_derived(store)


def test_a_draft_written_on_after_a_merge_goes_with_the_erased_person_it_came_from(
    store: Store, tmp_path: Path
) -> None:
    plain, kept = (store.customers.create(each) for each in (person("Schlicht"), canary()))
    live_and_change(store, kept.id or 0)
    _merged(store, plain, kept)
    draft = store.drafts.get(conversation_draft(plain.id))
    assert draft is not None
    store.drafts.save(draft.name, {"text": f"{draft.fields['text']}."}, plain.id)
    store.undo()
    store.erase([store.customers.get(kept.id or 0)])
    assert store.drafts.get(draft.name) is None
    assert list(traces(tmp_path)) == []


@pytest.mark.parametrize("erased", [0, 1])
def test_a_draft_that_came_through_several_merges_goes_with_each_it_came_from(
    erased: int, store: Store, tmp_path: Path
) -> None:
    first, second, third = (store.customers.create(person(name)) for name in ("Erste", "Zweite", "Dritte"))
    for each in (first, third):
        store.drafts.save(conversation_draft(each.id), {"text": f"{CANARY}{each.id}"}, each.id)
    _merged(store, second, first)
    _merged(store, third, second)
    store.undo()
    store.undo()
    assert [row["name"] for row in query(store.path, "SELECT name FROM drafts")] == [conversation_draft(third.id)]
    store.erase([store.customers.get((first, second)[erased].id or 0)])
    assert query(store.path, "SELECT name FROM drafts") == []
    assert list(traces(tmp_path)) == []


def test_a_draft_stays_when_somebody_is_erased_whose_number_only_looks_alike(store: Store) -> None:
    customers = [store.customers.create(person(f"Nummer {number}")) for number in range(12)]
    _one, *_others, kept, winner = customers
    store.drafts.save(conversation_draft(kept.id), {"text": "halb"}, kept.id)
    _merged(store, winner, kept)
    store.undo()
    store.erase([customers[0]])
    assert (customers[0].id, kept.id) == (1, 11)
    assert store.drafts.get(conversation_draft(winner.id)) is not None


def test_an_anonymous_person_who_was_made_of_two_tells_of_neither(store: Store, places: Places, tmp_path: Path) -> None:
    plain, kept = (store.customers.create(each) for each in (person("Schlicht"), canary()))
    live_and_change(store, kept.id or 0)
    backup = store.back_up("Ende")
    _merged(store, plain, kept)
    store.anonymise([store.customers.get(plain.id or 0)])
    assert "Kunden.kundenapp" not in list(traces(tmp_path))
    store.close()
    restore_backup(store.path, backup, places)
    opened = open_store(store.path, places)
    assert opened.customer_list.count() == 0
    opened.close()


def test_a_backup_from_before_a_merge_does_not_bring_an_erased_person_back(
    store: Store, places: Places, tmp_path: Path
) -> None:
    plain, kept = (store.customers.create(each) for each in (person("Schlicht"), canary()))
    backup = store.back_up("Ende")
    _merged(store, plain, kept)
    store.erase([store.customers.get(plain.id or 0)])
    store.close()
    restore_backup(store.path, backup, places)
    opened = open_store(store.path, places)
    assert query(opened.path, "SELECT id FROM customers") == []
    opened.close()


def test_what_is_kept_about_somebody_is_counted(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    record_conversation(store, talk(kept.id), NextStep(MONDAY))
    contents = store.customers.contents_of(kept.id or 0)
    assert (contents["conversations"], contents["follow_ups"], contents["customer_phones"]) == (1, 1, 2)
    assert "drafts" not in contents


@pytest.mark.parametrize("way", ["finish", "delete", "postpone", "change"])
def test_what_was_still_to_be_done_for_a_restricted_customer_waits(store: Store, way: str) -> None:
    kept = store.customers.create(BAKERY)
    task = store.follow_ups.create(to_do(kept.id), MONDAY)
    store.customers.restrict(kept.id or 0)
    before = everything(store.path, versions=True)
    act = {
        "finish": lambda: store.follow_ups.finish(task),
        "delete": lambda: store.follow_ups.delete(task),
        "postpone": lambda: store.follow_ups.postpone(task, MONDAY, MONDAY),
        "change": lambda: store.follow_ups.change(store.follow_ups.get(task), MONDAY),
    }
    with pytest.raises(RestrictedError):
        act[way]()
    assert everything(store.path, versions=True) == before


def test_nobody_gives_an_anonymous_customer_the_name_back(store: Store, tmp_path: Path) -> None:
    """As a form would that was open while somebody else made the customer anonymous."""
    kept = store.customers.create(canary())
    record_conversation(store, talk(kept.id, CANARY), NextStep())
    (said,) = store.conversations.of_customer(kept.id or 0)
    store.anonymise([kept])
    with pytest.raises(RestrictedError) as caught:
        store.customers.save(kept)
    assert str(caught.value) == "Dieser Kunde ist anonymisiert und lässt sich nicht mehr ändern."
    with pytest.raises(RestrictedError):
        store.conversations.correct(said)
    assert list(traces(tmp_path)) == []
