"""The catalogue, stances, promises, wishes and common grounds in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.commitment import Commitment, CommitmentState, Side
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, RestrictedError, ValidationError
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.domain.overlap import overlap_of
from kundenapp.domain.stance import Attitude, Stance, StanceSource
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.domain.wish import CommonGround, GroundKind, Wish
from kundenapp.services.starter_statements import starter_statements
from tests.factories import BAKERY, MONDAY, person
from tests.store.images import check_derived, everything

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from tests.factories import Clock

KIND = StatementKind.VALUE


@pytest.fixture
def bakery(store: Store) -> int:
    store.employee_id = store.employees.create("Mira Wolff").id
    return store.customers.create(BAKERY).id or 0


@pytest.fixture
def honest(store: Store) -> int:
    return store.statements.add(Statement(KIND, "Ehrlichkeit", 5)).id or 0


def texts(store: Store, *, active: bool = True) -> list[str]:
    return [one.text for one in (store.statements.active() if active else store.statements.all())]


def test_the_catalogue_grows_and_keeps_its_order(store: Store, honest: int) -> None:
    rule = store.statements.add(Statement(StatementKind.RULE, "  Absprachen\n gelten "))
    fast = store.statements.add(Statement(KIND, "Schnelligkeit"))
    assert texts(store) == ["Absprachen gelten", "Ehrlichkeit", "Schnelligkeit"]
    store.statements.move(fast.id or 0, -1)
    assert texts(store) == ["Absprachen gelten", "Schnelligkeit", "Ehrlichkeit"]
    before = everything(store.path, versions=True)
    store.statements.move(fast.id or 0, -1)
    store.statements.move(rule.id or 0, 1)
    assert everything(store.path, versions=True) == before
    store.statements.set_active(honest, False)
    store.statements.move(honest, -1)
    assert texts(store) == ["Absprachen gelten", "Schnelligkeit"]
    assert len(texts(store, active=False)) == 3
    store.statements.set_active(honest, True)
    assert texts(store) == ["Absprachen gelten", "Schnelligkeit", "Ehrlichkeit"]


def test_a_statement_is_said_in_other_words_but_not_twice(store: Store, honest: int) -> None:
    other = store.statements.add(Statement(KIND, "Güte"))
    first = store.statements.rename(honest, "Offen")
    assert store.statements.rename(honest, "Offenheit", continues=first) == first
    assert store.statements.rename(honest, "Offenheit") is None
    with pytest.raises(ValidationError, match="gibt es schon"):
        store.statements.rename(other.id or 0, "offenheit")
    with pytest.raises(ValidationError, match="gibt es schon"):
        store.statements.add(Statement(KIND, "OFFENHEIT"))
    with pytest.raises(NothingFoundError):
        store.statements.rename(999, "Neu")
    store.undo()
    assert store.statements.get(honest).text == "Ehrlichkeit"


def test_the_starter_set_comes_once(store: Store) -> None:
    store.statements.begin_with([])
    store.statements.begin_with(starter_statements())
    assert len(texts(store)) == 30
    store.statements.begin_with([Statement(KIND, "Neu")])
    assert len(texts(store)) == 30
    store.undo()
    assert texts(store) == []


def test_each_brand_may_weigh_otherwise(store: Store, honest: int) -> None:
    brand = store.brands.add("Lindner Kinderrad")
    assert store.statements.weights(brand.id) == {honest: 5}
    first = store.statements.set_weight(honest, 2, brand.id)
    assert store.statements.set_weight(honest, 1, brand.id, continues=first) == first
    assert store.statements.set_weight(honest, 4) is not None
    assert store.statements.set_weight(honest, 4) is None
    assert (store.statements.weights(), store.statements.weights(brand.id)) == ({honest: 4}, {honest: 1})
    with pytest.raises(ValidationError):
        store.statements.set_weight(honest, 6)


def test_two_statements_become_one_and_nothing_is_lost(store: Store, bakery: int, honest: int) -> None:
    same = store.statements.add(Statement(KIND, "Aufrichtigkeit", 2)).id or 0
    brand = store.brands.add("Lindner Kinderrad")
    store.statements.set_weight(same, 2, brand.id)
    store.stances.note([Stance(bakery, honest, MONDAY - timedelta(days=3), Attitude.NEUTRAL)])
    store.stances.note([Stance(bakery, same, MONDAY, Attitude.SHARES, 4)])
    before = everything(store.path)
    assert store.statements.counts() == {honest: 1, same: 1}
    store.statements.merge(honest, same)
    assert texts(store, active=False) == ["Ehrlichkeit"]
    assert len(store.stances.history_of(bakery)) == 2
    assert store.stances.current_of(bakery)[honest].weight == 4
    with pytest.raises(ValidationError, match="derselbe"):
        store.statements.merge(honest, honest)
    with pytest.raises(NothingFoundError):
        store.statements.merge(honest, same)
    store.undo()
    assert everything(store.path) == before


def test_stances_of_a_day_replace_each_other_those_of_other_days_do_not(
    store: Store, bakery: int, honest: int, clock: Clock
) -> None:
    first = store.stances.note([Stance(bakery, honest, MONDAY, Attitude.SHARES, 3)])
    assert store.stances.note([Stance(bakery, honest, MONDAY, Attitude.SHARES, 3)]) is None
    assert store.stances.note([Stance(bakery, honest, MONDAY, Attitude.SHARES, 5)], continues=first) == first
    clock.go_on(days=9)
    later = MONDAY + timedelta(days=9)
    store.stances.note([Stance(bakery, honest, later, Attitude.CONTRADICTS, source=StanceSource.OBSERVED)])
    assert store.stances.current_of(bakery)[honest].attitude is Attitude.CONTRADICTS
    assert store.stances.current_of(bakery, MONDAY)[honest].weight == 5
    assert store.stances.current_of(bakery, MONDAY - timedelta(days=1)) == {}
    assert store.stances.days_of(bakery) == [MONDAY, later]
    assert [one.day for one in store.stances.history_of(bakery)] == [later, MONDAY]
    assert len(store.stances.history_of(bakery, 1)) == 1
    store.stances.forget(bakery, honest)
    assert not store.stances.current_of(bakery)[honest].is_known
    assert store.stances.forget(bakery, honest) is None
    assert store.stances.forget(bakery, 999) is None
    check_derived(store)


def test_a_comparison_has_every_statement_and_retired_ones_only_with_a_stance(
    store: Store, bakery: int, honest: int
) -> None:
    fast = store.statements.add(Statement(KIND, "Schnelligkeit", 2)).id or 0
    store.stances.note([Stance(bakery, honest, MONDAY, Attitude.SHARES, 4)])
    compared = store.stances.compared(bakery)
    assert [(one.statement.id, one.ours, one.theirs) for one in compared] == [(honest, 5, 4), (fast, 2, 0)]
    assert overlap_of(compared).known == 1
    store.statements.set_active(honest, False)
    store.statements.set_active(fast, False)
    assert [one.statement.id for one in store.stances.compared(bakery)] == [honest]


def test_a_stance_needs_a_usable_customer_and_a_statement(store: Store, bakery: int, honest: int) -> None:
    with pytest.raises(NothingFoundError):
        store.stances.note([Stance(bakery, honest + 1, MONDAY, Attitude.NEUTRAL)])
    with pytest.raises(ValidationError):
        store.stances.note(
            [Stance(bakery, honest, MONDAY, Attitude.NEUTRAL), Stance(bakery, honest, MONDAY, Attitude.SHARES, 9)]
        )
    assert store.stances.history_of(bakery) == []
    store.customers.restrict(bakery)
    with pytest.raises(RestrictedError):
        store.stances.note([Stance(bakery, honest, MONDAY, Attitude.NEUTRAL)])


def promised(store: Store, customer_id: int, **fields: object) -> Commitment:
    commitment = replace(
        Commitment(customer_id, Side.US, "Ersatzrad stellen", MONDAY, MONDAY + timedelta(days=3)),
        **fields,  # type: ignore[arg-type]
    )
    return store.commitments.get(store.commitments.create(commitment))


def test_a_promise_with_a_day_is_remembered_and_ticked_as_a_follow_up(store: Store, bakery: int, clock: Clock) -> None:
    promise = promised(store, bakery)
    (reminder,) = store.follow_ups.open_of(bakery)
    assert (reminder.kind, reminder.commitment_id, reminder.due_on) == (
        FollowUpKind.COMMITMENT,
        promise.id,
        promise.due_on,
    )
    assert (reminder.what, reminder.assignee_id) == ("Zusage einlösen: Ersatzrad stellen", store.employee_id)
    clock.go_on(days=2)
    store.follow_ups.finish(reminder.id or 0, "steht bereit")
    assert store.commitments.get(promise.id or 0).kept_on == MONDAY + timedelta(days=2)
    check_derived(store)
    store.undo()
    assert store.commitments.get(promise.id or 0).kept_on is None
    assert [one.id for one in store.follow_ups.open_of(bakery)] == [reminder.id]


@pytest.mark.parametrize("state", [CommitmentState.KEPT, CommitmentState.BROKEN])
def test_a_settled_promise_waits_no_longer(store: Store, bakery: int, state: CommitmentState) -> None:
    promise = promised(store, bakery)
    store.commitments.settle(promise.id or 0, state, MONDAY)
    assert store.commitments.get(promise.id or 0).state(MONDAY) is state
    assert store.follow_ups.open_of(bakery) == []
    store.commitments.settle(promise.id or 0, CommitmentState.OPEN)
    assert store.commitments.get(promise.id or 0).state(MONDAY) is CommitmentState.OPEN
    assert len(store.follow_ups.open_of(bakery)) == 1
    with pytest.raises(ValidationError):
        store.commitments.settle(promise.id or 0, CommitmentState.OVERDUE)
    check_derived(store)


def test_what_reminds_follows_the_promise(store: Store, bakery: int) -> None:
    promise = promised(store, bakery, side=Side.THEM, due_on=None)
    assert store.follow_ups.open_of(bakery) == []
    due_on = MONDAY + timedelta(days=9)
    store.commitments.change(replace(promise, due_on=due_on))
    (reminder,) = store.follow_ups.open_of(bakery)
    assert (reminder.due_on, reminder.what) == (due_on, "Zugesagt vom Kunden: Ersatzrad stellen")
    promise = store.commitments.get(promise.id or 0)
    store.commitments.change(replace(promise, due_on=MONDAY, what="Räder bringen"))
    (reminder,) = store.follow_ups.open_of(bakery)
    assert (reminder.due_on, reminder.what) == (MONDAY, "Zugesagt vom Kunden: Räder bringen")
    store.commitments.change(replace(store.commitments.get(promise.id or 0), due_on=None))
    assert store.follow_ups.open_of(bakery) == []
    with pytest.raises(ChangedMeanwhileError):
        store.commitments.change(promise)
    check_derived(store)


def test_a_deleted_promise_takes_what_waits_along_and_leaves_what_was_done(store: Store, bakery: int) -> None:
    promise = promised(store, bakery)
    store.commitments.settle(promise.id or 0, CommitmentState.KEPT)
    store.commitments.settle(promise.id or 0, CommitmentState.OPEN)
    before = everything(store.path)
    store.commitments.delete(promise.id or 0)
    assert store.commitments.of_customer(bakery) == []
    assert store.follow_ups.open_of(bakery) == []
    (done,) = store.follow_ups.done_of(bakery)
    assert done.commitment_id is None
    store.undo()
    assert everything(store.path) == before
    with pytest.raises(NothingFoundError):
        store.commitments.get(999)


def test_a_promise_that_somebody_else_settled_stays_so_when_its_reminder_is_ticked(store: Store, bakery: int) -> None:
    promise = promised(store, bakery)
    (reminder,) = store.follow_ups.open_of(bakery)
    with store.operation("test") as op:
        op.update("commitments", promise.id or 0, {"broken_on": MONDAY.isoformat()})
    store.follow_ups.finish(reminder.id or 0)
    assert store.commitments.get(promise.id or 0).state(MONDAY) is CommitmentState.BROKEN


def test_wishes_come_true_and_go(store: Store, bakery: int) -> None:
    wish_id = store.wishes.create(Wish(bakery, "Ein Rad", MONDAY))
    later_id = store.wishes.create(Wish(bakery, "Ein Anhänger", MONDAY))
    (_later, wish) = store.wishes.of_customer(bakery)
    assert wish.employee_id == store.employee_id
    store.wishes.change(replace(_later, fulfilled_on=MONDAY))
    assert [one.id for one in store.wishes.of_customer(bakery)] == [wish_id, later_id]
    with pytest.raises(ChangedMeanwhileError):
        store.wishes.change(replace(_later, text="Neu"))
    store.wishes.delete(wish_id)
    with pytest.raises(NothingFoundError):
        store.wishes.delete(wish_id)
    with pytest.raises(NothingFoundError):
        store.wishes.change(wish)
    store.undo()
    assert len(store.wishes.of_customer(bakery)) == 2


def test_common_grounds_are_noticed_corrected_and_go(store: Store, bakery: int) -> None:
    ground_id = store.common_grounds.create(CommonGround(bakery, GroundKind.COMMON, "Früh wach", MONDAY))
    (ground,) = store.common_grounds.of_customer(bakery)
    store.common_grounds.change(replace(ground, text="Beide früh wach"))
    assert [one.text for one in store.common_grounds.of_customer(bakery)] == ["Beide früh wach"]
    with pytest.raises(ChangedMeanwhileError):
        store.common_grounds.change(ground)
    store.common_grounds.delete(ground_id)
    with pytest.raises(NothingFoundError):
        store.common_grounds.delete(ground_id)
    store.undo()
    assert len(store.common_grounds.of_customer(bakery)) == 1


def test_nothing_is_noted_about_whose_data_may_only_be_kept(store: Store, bakery: int) -> None:
    promise = promised(store, bakery)
    wish_id = store.wishes.create(Wish(bakery, "Ein Rad", MONDAY))
    ground_id = store.common_grounds.create(CommonGround(bakery, GroundKind.COMMON, "Früh wach", MONDAY))
    store.customers.restrict(bakery)
    for act in (
        lambda: promised(store, bakery),
        lambda: store.commitments.delete(promise.id or 0),
        lambda: store.wishes.create(Wish(bakery, "Ein Rad", MONDAY)),
        lambda: store.wishes.delete(wish_id),
        lambda: store.common_grounds.create(CommonGround(bakery, GroundKind.COMMON, "Früh wach", MONDAY)),
        lambda: store.common_grounds.delete(ground_id),
    ):
        with pytest.raises(RestrictedError):
            act()


def test_two_customers_become_one_with_all_of_it(store: Store, bakery: int, honest: int) -> None:
    doctor = store.customers.create(person())
    for customer_id, weight in ((bakery, 3), (doctor.id or 0, 5)):
        store.stances.note([Stance(customer_id, honest, MONDAY, Attitude.SHARES, weight)])
        promised(store, customer_id)
        store.wishes.create(Wish(customer_id, "Ein Rad", MONDAY))
        store.common_grounds.create(CommonGround(customer_id, GroundKind.COMMON, "Früh wach", MONDAY))
    before = everything(store.path)
    store.merging.merge(store.customers.get(bakery), doctor, {})
    assert len(store.stances.history_of(bakery)) == 2
    assert store.stances.current_of(bakery)[honest].weight == 5
    assert len(store.commitments.of_customer(bakery)) == len(store.wishes.of_customer(bakery)) == 2
    assert len(store.common_grounds.of_customer(bakery)) == 2
    store.undo()
    assert everything(store.path) == before


def test_a_visit_counts_all_its_statements_in_one_step(store: Store, bakery: int, honest: int) -> None:
    fast = store.statements.add(Statement(KIND, "Schnelligkeit")).id or 0
    sentences: list[str] = []
    store.subscribe(lambda changed: sentences.append(changed.summary))
    day = store.today()
    first = store.stances.note([Stance(bakery, honest, day, Attitude.SHARES, 4)])
    second = store.stances.note([Stance(bakery, fast, day, Attitude.NEUTRAL)], continues=first, count=2)
    assert first == second
    assert sentences == ["1 Satz eingeschätzt.", "2 Sätze eingeschätzt."]
    assert store.undo() == "Zurückgenommen: „2 Sätze eingeschätzt.“"
    assert store.stances.current_of(bakery) == {}
