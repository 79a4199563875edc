"""The Verlauf of a customer: everything that happened, the latest first, with names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.category import Category
from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.delight import Delight
from kundenapp.domain.openness import Openness
from kundenapp.domain.stance import Attitude, Stance
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.domain.timeline import TimelineFilter, TimelineKind
from kundenapp.services.customer_report import customer_report
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.services.timeline import timeline
from tests.factories import BAKERY, MONDAY, MORNING, answer, person, talk, to_do

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock


def test_what_happened_stands_in_order_with_the_names_of_the_employees(store: Store, clock: Clock) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    kept, other = store.customers.create(BAKERY), store.customers.create(person())
    record_conversation(store, talk(kept.id, "zuerst", employee_id=mira.id), NextStep(MONDAY, "Probetag"))
    clock.go_on(hours=1)
    (waiting,) = store.follow_ups.open_of(kept.id or 0)
    store.follow_ups.finish(waiting.id or 0, "Gefiel allen.")
    record_conversation(store, talk(kept.id, "zuletzt", at=MORNING + timedelta(hours=2)), NextStep())
    record_conversation(
        store, talk(kept.id, "früher", at=MORNING - timedelta(days=9), employee_id=jonas.id), NextStep()
    )
    record_conversation(store, talk(other.id, "mit jemand anderem"), NextStep())
    store.follow_ups.create(to_do(kept.id), MONDAY)
    entries = timeline(store, kept.id or 0)
    assert [(entry.text, entry.employee_name) for entry in entries] == [
        ("zuletzt", ""),
        ("Probetag\nGefiel allen.", "Mira Wolff"),
        ("zuerst", "Mira Wolff"),
        ("früher", "Jonas Peters"),
        ("", ""),
    ]
    assert [entry.kind for entry in entries][1] is TimelineKind.FOLLOW_UP_DONE
    assert entries[1].at == MORNING + timedelta(hours=1)
    assert (entries[-1].kind, entries[-1].at) == (TimelineKind.CREATED, MORNING)


def test_whoever_finished_a_follow_up_is_named_and_not_who_wrote_it_down(store: Store) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    kept = store.customers.create(BAKERY)
    row_id = store.follow_ups.create(to_do(kept.id, employee_id=mira.id), MONDAY)
    store.employee_id = jonas.id
    store.follow_ups.finish(row_id, "Bestellt.")
    assert [entry.employee_name for entry in timeline(store, kept.id or 0)] == ["Jonas Peters", ""]
    store.undo()
    assert store.follow_ups.get(row_id).done_by is None


def test_of_one_moment_the_later_entry_stands_first(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    for text in ("eins", "zwei", "drei"):
        record_conversation(store, talk(kept.id, text), NextStep())
    assert [entry.text for entry in timeline(store, kept.id or 0)] == ["drei", "zwei", "eins", ""]


def test_with_nobody_nothing_happened(store: Store) -> None:
    assert timeline(store, 99) == ()


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (TimelineFilter.ALL, ["conversation", "note", "answer", "follow_up_done", "status", "delight", "created"]),
        (TimelineFilter.CONVERSATIONS, ["conversation"]),
        (TimelineFilter.ENTHUSIASM, ["answer", "delight"]),
        (TimelineFilter.NOTES, ["note"]),
        (TimelineFilter.FOLLOW_UPS, ["follow_up_done"]),
        (TimelineFilter.CHANGES, ["status", "created"]),
    ],
)
def test_one_kind_at_a_time(store: Store, clock: Clock, wanted: TimelineFilter, kinds: list[str]) -> None:
    kept = store.customers.create(BAKERY)
    store.customers.save(replace(kept, status=Status.PARTNER))
    store.follow_ups.finish(store.follow_ups.create(to_do(kept.id), MONDAY))
    record_answer(store, answer(kept.id))
    store.delights.create(Delight(kept.id or 0, MONDAY - timedelta(days=1), "Rad geputzt"))
    note = talk(kept.id, "Parkt im Hof.", channel=Channel.NOTE, at=MORNING + timedelta(hours=1))
    record_conversation(store, note, NextStep())
    record_conversation(store, talk(kept.id, at=MORNING + timedelta(hours=2)), NextStep())
    assert [entry.kind.value for entry in timeline(store, kept.id or 0, wanted)] == kinds


def test_no_more_than_wanted_is_read_and_the_beginning_comes_with_the_last_page(store: Store) -> None:
    kept = store.customers.create(BAKERY)
    for number in range(4):
        record_conversation(store, talk(kept.id, f"{number}", at=MORNING + timedelta(hours=number)), NextStep())
        store.follow_ups.finish(store.follow_ups.create(to_do(kept.id), MONDAY))
    texts = [entry.text for entry in timeline(store, kept.id or 0, limit=3)]
    assert texts == ["3", "2", "1"]
    assert len(timeline(store, kept.id or 0, limit=8)) == 8
    assert timeline(store, kept.id or 0, limit=9)[-1].kind is TimelineKind.CREATED


def test_answers_and_moments_come_with_who_asked_and_who_thought_of_them(store: Store, clock: Clock) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    kept = store.customers.create(BAKERY)
    store.employee_id = jonas.id
    record_conversation(store, talk(kept.id, "zuerst"), NextStep())
    clock.go_on(hours=1)
    record_answer(store, answer(kept.id, 9, comment="Sie hören zu.", employee_id=mira.id))
    record_answer(store, answer(kept.id, 4, day=MONDAY - timedelta(days=30)))
    store.delights.create(Delight(kept.id or 0, MONDAY - timedelta(days=9), "Rad geputzt", employee_id=jonas.id))
    entries = [entry for entry in timeline(store, kept.id or 0) if entry.kind is not TimelineKind.CREATED]
    assert [(entry.kind.value, entry.employee_name) for entry in entries] == [
        ("answer", "Mira Wolff"),
        ("conversation", ""),
        ("delight", "Jonas Peters"),
        ("answer", ""),
    ]
    assert entries[0].at == MORNING + timedelta(hours=1)
    assert [entry.text for entry in entries] == ["„Sie hören zu.“\nim Laden", "zuerst", "", "im Laden"]


# --- what we feel and decide ------------------------------------------------------------------------------------------


def told(store: Store, customer_id: int) -> list[tuple[str, str, str]]:
    """Kind, name and words of what was felt and decided."""
    found = timeline(store, customer_id, TimelineFilter.ASSESSMENTS)
    words = [(entry.placement or entry.decision) for entry in found]
    return [
        (entry.kind.value, entry.employee_name, one.words)
        for entry, one in zip(found, words, strict=True)
        if one is not None
    ]


def test_placements_and_decisions_stand_in_the_verlauf(store: Store, clock: Clock) -> None:
    store.employee_id = store.employees.create("Mira Wolff").id
    kept = store.customers.create(BAKERY).id or 0
    store.placements.place(kept, 4.5, 8.0, "Lacht mit uns.")
    clock.go_on(days=1)
    store.categories.decide(kept, Category.DREAM, "Trägt uns.")
    clock.go_on(days=1)
    store.categories.decide(kept, Category.ORDINARY, "Doch nicht.")
    clock.go_on(days=1)
    store.categories.lift(kept)
    clock.go_on(days=1)
    store.placements.withdraw(kept)
    assert told(store, kept) == [
        ("placement", "Mira Wolff", "ohne Einschätzung"),
        ("category", "", "wieder nach der Regel"),
        ("category", "Mira Wolff", "normal (von Hand)"),
        ("category", "Mira Wolff", "Traumkunde (von Hand)"),
        ("placement", "Mira Wolff", "Sympathie 4,5 · Begeisterung 8"),
    ]
    found = timeline(store, kept, TimelineFilter.ASSESSMENTS)
    assert [entry.text for entry in found] == ["", "", "Doch nicht.", "Trägt uns.", "Lacht mit uns."]
    assert not any(entry.is_own for entry in found)
    assert len(timeline(store, kept)) == 6


def test_only_what_may_be_seen_and_whoever_left_bears_no_name(store: Store, clock: Clock) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Peters")
    kept = store.customers.create(BAKERY).id or 0
    store.employee_id = jonas.id
    store.placements.place(kept, 2.0, None)
    store.employee_id = mira.id
    assert told(store, kept) == []
    clock.go_on(hours=1)
    store.placements.place(kept, 4.0, None)
    store.employees.leave(jonas.id or 0, store.today(), follow_ups_to=None, customers_to=None)
    assert told(store, kept) == [
        ("placement", "Mira Wolff", "Sympathie 4"),
        ("placement", "früher im Team (1)", "Sympathie 2"),
    ]
    store.sympathy_settings.set_openness(Openness.HIDDEN)
    assert told(store, kept) == [("placement", "Mira Wolff", "Sympathie 4")]


def test_stances_stand_in_the_verlauf_once_a_day(store: Store, clock: Clock) -> None:
    mira = store.employee_id = store.employees.create("Mira Wolff").id
    kept = store.customers.create(BAKERY).id or 0
    ids = [store.statements.add(Statement(StatementKind.RULE, f"Satz {n}")).id or 0 for n in range(4)]
    ways = (Attitude.SHARES, Attitude.SHARES, Attitude.NEUTRAL, Attitude.CONTRADICTS)
    for number, way in zip(ids, ways, strict=True):
        store.stances.note([Stance(kept, number, store.today(), way, employee_id=mira)])
    clock.go_on(days=1)
    store.stances.forget(kept, ids[0])
    clock.go_on(days=1)
    store.stances.note([Stance(kept, ids[0], store.today(), Attitude.SHARES, 3, employee_id=mira)])
    store.stances.note([Stance(kept, ids[1], store.today(), Attitude.UNKNOWN)])
    found = [
        (entry.stances.words, entry.text, entry.employee_name)
        for entry in timeline(store, kept, TimelineFilter.ASSESSMENTS)
        if entry.stances is not None
    ]
    assert found == [
        ("1 Satz eingeschätzt", "1 teilt, 1 unbekannt", ""),
        ("1 Satz wieder unbekannt", "1 unbekannt", "Mira Wolff"),
        ("4 Sätze eingeschätzt", "2 teilt, 1 neutral, 1 widerspricht", "Mira Wolff"),
    ]
    assert len(timeline(store, kept, TimelineFilter.ASSESSMENTS, 2)) == 2
    assert not [one for one in customer_report(store, kept, ReportKind.INTERNAL).timeline if one.stances]
    store.employee_id = store.employees.create("Jonas Albers").id
    store.employees.leave(mira or 0, store.today(), follow_ups_to=None, customers_to=None)
    names = {entry.employee_name for entry in timeline(store, kept, TimelineFilter.ASSESSMENTS)}
    assert names == {"", "früher im Team (1)"}, "whoever has left bears no name beside opinions"
