"""Whatever people do in whatever order: all of it can be undone and redone, and lists and search keep in step."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from kundenapp.domain.answer import AnswerChannel
from kundenapp.domain.answer_request import RequestState
from kundenapp.domain.business import Business
from kundenapp.domain.category import BY_HAND, Category
from kundenapp.domain.commitment import Commitment, CommitmentState, Side
from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.customer import Customer, CustomerKind, Status
from kundenapp.domain.delight import Delight
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.merge import proposed
from kundenapp.domain.origin import Source
from kundenapp.domain.stance import Attitude, Stance
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.domain.wish import CommonGround, GroundKind, Wish
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.opening import Places, create_store
from tests.factories import MEMORY_DISK, MONDAY, MORNING, Clock, answer, talk, to_do
from tests.store.images import check_derived, everything

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.store.store import Store

TEAM = ("Mira Wolff", "Jonas Peters", "Sabine Lindner")
WORDS = st.sampled_from(["Müller", "Mueller", "Köhler", "Großmann", "Łukasz", "Bäckerei am Deich", "O'Brien", "x"])
DAYS = st.integers(-9, 40).map(lambda n: MONDAY + timedelta(days=n))
CUSTOMERS = st.builds(
    Customer,
    kind=st.sampled_from(CustomerKind),
    first_name=WORDS | st.just(""),
    last_name=WORDS,
    company=WORDS | st.just(""),
    status=st.sampled_from(Status),
    note=WORDS,
    phones=st.lists(st.builds(Phone, st.sampled_from(["0421 1", "0421 2", "+49 (0)421/3"])), max_size=3).map(tuple),
    emails=st.lists(st.builds(Email, st.sampled_from(["a@b.de", "c@d.example"])), max_size=2).map(tuple),
    addresses=st.lists(st.builds(Address, city=WORDS, postal_code=st.just("28203")), max_size=2).map(tuple),
    tags=st.lists(WORDS, max_size=3, unique=True).map(tuple),
    is_sample=st.booleans(),
)
WITHOUT_CUSTOMER = frozenset(
    {
        *("create", "remove_samples", "business", "employee", "work_as", "leave", "days_pass", "rule"),
        *("statement", "merge_statements"),
    }
)
SETTLED = (CommitmentState.KEPT, CommitmentState.BROKEN, CommitmentState.OPEN)
STEPS_OF_SYMPATHY = st.integers(2, 10).map(lambda n: n / 2)
STEPS_OF_ENTHUSIASM = st.integers(0, 20).map(lambda n: n / 2)
STEPS = st.lists(
    st.tuples(st.just("create"), CUSTOMERS)
    | st.tuples(st.just("change"), st.integers(0, 5), CUSTOMERS, st.booleans())
    | st.tuples(st.just("trash"), st.integers(0, 5))
    | st.tuples(st.just("restore"), st.integers(0, 5))
    | st.tuples(st.just("merge"), st.integers(0, 5), st.integers(0, 5))
    | st.tuples(st.just("tell_apart"), st.integers(0, 5), st.integers(0, 5))
    | st.tuples(
        st.just("record"),
        st.integers(0, 5),
        WORDS,
        st.sampled_from(Channel),
        st.none() | st.sampled_from(Mood),
        st.none() | DAYS,
        st.integers(-1, 2),
        st.booleans(),
    )
    | st.tuples(st.just("follow_up"), st.integers(0, 5), DAYS, WORDS)
    | st.tuples(st.just("finish"), st.integers(0, 5), st.integers(0, 2), WORDS)
    | st.tuples(st.just("postpone"), st.integers(0, 5), st.integers(0, 2), DAYS)
    | st.tuples(st.just("answer"), st.integers(0, 5), st.integers(0, 10), st.integers(0, 70), WORDS)
    | st.tuples(st.just("correct_answer"), st.integers(0, 5), st.integers(0, 2), st.integers(0, 10))
    | st.tuples(st.just("delete_answer"), st.integers(0, 5), st.integers(0, 2))
    | st.tuples(st.just("ask"), st.integers(0, 5), st.sampled_from([RequestState.OPEN, RequestState.DECLINED]))
    | st.tuples(st.just("delight"), st.integers(0, 5), WORDS)
    | st.tuples(st.just("place"), st.integers(0, 5), STEPS_OF_SYMPATHY, st.none() | STEPS_OF_ENTHUSIASM, WORDS)
    | st.tuples(st.just("withdraw"), st.integers(0, 5))
    | st.tuples(st.just("decide"), st.integers(0, 5), st.sampled_from(BY_HAND), WORDS)
    | st.tuples(st.just("lift"), st.integers(0, 5))
    | st.tuples(st.just("statement"), WORDS, st.integers(0, 5))
    | st.tuples(st.just("merge_statements"))
    | st.tuples(st.just("stance"), st.integers(0, 5), st.integers(0, 2), st.sampled_from(Attitude), st.integers(0, 5))
    | st.tuples(st.just("forget_stance"), st.integers(0, 5), st.integers(0, 2))
    | st.tuples(st.just("promise"), st.integers(0, 5), st.sampled_from(Side), WORDS, st.none() | st.integers(0, 9))
    | st.tuples(st.just("settle"), st.integers(0, 5), st.integers(0, 2), st.sampled_from(SETTLED))
    | st.tuples(st.just("change_promise"), st.integers(0, 5), st.integers(0, 2), st.none() | st.integers(0, 9))
    | st.tuples(st.just("delete_promise"), st.integers(0, 5), st.integers(0, 2))
    | st.tuples(st.just("wish"), st.integers(0, 5), WORDS, st.booleans())
    | st.tuples(st.just("ground"), st.integers(0, 5), WORDS, st.sampled_from(GroundKind))
    | st.tuples(st.just("recommend"), st.integers(0, 5), st.integers(0, 5))
    | st.tuples(st.just("work_as"), st.integers(0, 3))
    | st.tuples(st.just("leave"), st.integers(0, 3))
    | st.tuples(st.just("days_pass"), st.integers(1, 400))
    | st.tuples(st.just("rule"), st.sampled_from([3.0, 4.0, 5.0]), st.booleans())
    | st.tuples(st.just("remove_samples"))
    | st.tuples(st.just("business"), WORDS)
    | st.tuples(st.just("employee"), WORDS, st.booleans()),
    min_size=1,
    max_size=12,
)


class Hands:
    """Somebody who does one thing after the other in an open file."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self._visited: tuple[int | None, int | None] = (None, None)

    def do(self, step: tuple[Any, ...]) -> None:
        """Do one thing; what there is nothing for is left out."""
        self.clock.go_on(minutes=1)
        name, *rest = step
        if (
            name in ("create", "remove_samples", "business", "employee", "work_as", "leave", "days_pass", "rule")
            or "statement" in name
        ):
            getattr(self, f"_{name}")(*rest)
            return
        ids = [row_id for (row_id,) in self.store.engine.rows("SELECT id FROM customers ORDER BY id")]
        if ids:
            getattr(self, f"_{name}")(ids[rest[0] % len(ids)], *rest[1:])

    def _create(self, customer: Customer) -> None:
        self.store.customers.create(customer)

    def _change(self, customer_id: int, wish: Customer, same_visit: bool) -> None:
        now = self.store.customers.get(customer_id)
        changed = replace(
            wish, id=now.id, number=now.number, version=now.version, is_sample=now.is_sample, owner_id=now.owner_id
        )
        visited, operation_id = self._visited
        continues = operation_id if same_visit and visited == customer_id else None
        self._visited = (customer_id, self.store.customers.save(changed, continues=continues))

    def _trash(self, customer_id: int) -> None:
        self.store.customers.trash(customer_id)

    def _restore(self, customer_id: int) -> None:
        self.store.customers.restore(customer_id)

    def _merge(self, customer_id: int, other: int) -> None:
        living = [row_id for (row_id,) in self.store.engine.rows("SELECT customer_id FROM customer_summaries")]
        if customer_id in living and len(living) > 1:
            winner, loser = (self.store.customers.get(row_id) for row_id in (customer_id, living[other % len(living)]))
            if winner.id != loser.id:
                self.store.merging.merge(winner, loser, proposed(winner, loser))

    def _tell_apart(self, customer_id: int, other_id: int) -> None:
        self.store.duplicates.tell_apart(customer_id, other_id + 1)

    def _record(
        self, customer_id: int, text: str, channel: Channel, mood: Mood | None, due: Any, about: int, done: bool
    ) -> None:
        waiting = self.store.follow_ups.open_of(customer_id)
        follow_up_id = waiting[about].id if 0 <= about < len(waiting) else None
        said = talk(customer_id, text, channel=channel, mood=mood, at=self.clock.moment)
        record_conversation(self.store, said, NextStep(due, text, follow_up_id, done))

    def _follow_up(self, customer_id: int, due_on: Any, what: str) -> None:
        self.store.follow_ups.create(to_do(customer_id, due_on, what), MONDAY)

    def _finish(self, customer_id: int, which: int, result: str) -> None:
        waiting = self.store.follow_ups.open_of(customer_id)
        if waiting:
            self.store.follow_ups.finish(waiting[which % len(waiting)].id or 0, result)

    def _postpone(self, customer_id: int, which: int, to: Any) -> None:
        waiting = self.store.follow_ups.open_of(customer_id)
        if waiting:
            self.store.follow_ups.postpone(waiting[which % len(waiting)].id or 0, to, MONDAY)

    def _answer(self, customer_id: int, value: int, days_ago: int, comment: str) -> None:
        record_answer(self.store, answer(customer_id, value, MONDAY - timedelta(days=days_ago), comment=comment))

    def _correct_answer(self, customer_id: int, which: int, value: int) -> None:
        given = self.store.answers.of_customer(customer_id)
        if given:
            chosen = given[which % len(given)]
            self.store.answers.correct(replace(chosen, value=value, day=chosen.day - timedelta(days=20)))

    def _delete_answer(self, customer_id: int, which: int) -> None:
        given = self.store.answers.of_customer(customer_id)
        if given:
            self.store.answers.delete(given[which % len(given)].id or 0)

    def _ask(self, customer_id: int, state: RequestState) -> None:
        self.store.answer_requests.ask(customer_id, AnswerChannel.SHOP, state)

    def _delight(self, customer_id: int, what: str) -> None:
        self.store.delights.create(Delight(customer_id, MONDAY, what))

    def _place(self, customer_id: int, sympathy: float, enthusiasm: float | None, why: str) -> None:
        if self.store.employee_id is not None:
            self.store.placements.place(customer_id, sympathy, enthusiasm, why)

    def _withdraw(self, customer_id: int) -> None:
        if self.store.employee_id is not None:
            self.store.placements.withdraw(customer_id)

    def _decide(self, customer_id: int, category: Category, reason: str) -> None:
        self.store.categories.decide(customer_id, category, reason)

    def _lift(self, customer_id: int) -> None:
        self.store.categories.lift(customer_id)

    def _statement(self, text: str, weight: int) -> None:
        with contextlib.suppress(ValidationError):
            self.store.statements.add(Statement(StatementKind.VALUE, text, weight, is_sample=bool(weight % 2)))

    def _merge_statements(self) -> None:
        known = self.store.statements.all()
        if len(known) > 1:
            self.store.statements.merge(known[0].id or 0, known[-1].id or 0)

    def _stance(self, customer_id: int, which: int, attitude: Attitude, weight: int) -> None:
        known = self.store.statements.all()
        if known:
            chosen = known[which % len(known)].id or 0
            matters = weight if attitude is Attitude.SHARES else 0
            self.store.stances.note([Stance(customer_id, chosen, self.store.today(), attitude, matters)])

    def _forget_stance(self, customer_id: int, which: int) -> None:
        known = self.store.statements.all()
        if known:
            self.store.stances.forget(customer_id, known[which % len(known)].id or 0)

    def _promise(self, customer_id: int, side: Side, what: str, in_days: int | None) -> None:
        today = self.store.today()
        due_on = None if in_days is None else today + timedelta(days=in_days)
        self.store.commitments.create(Commitment(customer_id, side, what, today, due_on))

    def _settle(self, customer_id: int, which: int, state: CommitmentState) -> None:
        known = self.store.commitments.of_customer(customer_id)
        if known:
            self.store.commitments.settle(known[which % len(known)].id or 0, state)

    def _change_promise(self, customer_id: int, which: int, in_days: int | None) -> None:
        known = self.store.commitments.of_customer(customer_id)
        if known:
            chosen = known[which % len(known)]
            due_on = None if in_days is None else chosen.made_on + timedelta(days=in_days)
            self.store.commitments.change(replace(chosen, due_on=due_on))

    def _delete_promise(self, customer_id: int, which: int) -> None:
        known = self.store.commitments.of_customer(customer_id)
        if known:
            self.store.commitments.delete(known[which % len(known)].id or 0)

    def _wish(self, customer_id: int, text: str, came_true: bool) -> None:
        wish_id = self.store.wishes.create(Wish(customer_id, text, self.store.today()))
        (wish,) = [wish for wish in self.store.wishes.of_customer(customer_id) if wish.id == wish_id]
        if came_true:
            self.store.wishes.change(replace(wish, fulfilled_on=self.store.today()))
        else:
            self.store.wishes.delete(wish_id)

    def _ground(self, customer_id: int, text: str, kind: GroundKind) -> None:
        self.store.common_grounds.create(CommonGround(customer_id, kind, text, self.store.today()))

    def _recommend(self, customer_id: int, other: int) -> None:
        ids = [row_id for (row_id,) in self.store.engine.rows("SELECT id FROM customers ORDER BY id")]
        sender, sent = self.store.customers.get(ids[other % len(ids)]), self.store.customers.get(customer_id)
        with contextlib.suppress(ValidationError):
            self.store.customers.save(replace(sent, source=Source.REFERRAL, recommended_by=sender.id))

    def _work_as(self, which: int) -> None:
        at_work = [one.id for one in self.store.employees.active() if one.name in TEAM]
        if at_work:
            self.store.employee_id = at_work[which % len(at_work)]

    def _leave(self, which: int) -> None:
        active = self.store.employees.active()
        if active:
            with contextlib.suppress(ValidationError):
                leaving = active[which % len(active)].id or 0
                self.store.employees.leave(leaving, MONDAY, follow_ups_to=None, customers_to=None)

    def _days_pass(self, days: int) -> None:
        self.clock.go_on(days=days)

    def _rule(self, glad_from: float, needs_recommendation: bool) -> None:
        rule = self.store.sympathy_settings.rule
        self.store.sympathy_settings.set_rule(replace(rule, glad_from=glad_from))
        self.store.sympathy_settings.set_rule(
            replace(self.store.sympathy_settings.rule, needs_recommendation=needs_recommendation)
        )

    def _remove_samples(self) -> None:
        self.store.customers.remove_samples()

    def _business(self, name: str) -> None:
        self.store.businesses.save(Business(name))

    def _employee(self, name: str, is_sample: bool) -> None:
        self.store.employees.create(name, is_sample=is_sample)


@settings(max_examples=settings().max_examples // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_everything_done_can_be_undone_and_redone(steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK) as folder:
        root = Path(folder)
        clock = Clock(MORNING)
        store = create_store(root / "Kunden.kundenapp", Places(root / "backups", root / "state"), clock)
        try:
            for name in TEAM:
                store.employees.create(name)
            store.history.forget_all()  # nobody takes back that they exist
            _back_and_forth(store, Hands(store, clock), steps)
        finally:
            store.abandon()


def _back_and_forth(store: Store, hands: Hands, steps: list[tuple[Any, ...]]) -> None:
    empty = everything(store.path)
    for step in steps:
        hands.do(step)
        check_derived(store)
    end = everything(store.path)
    undone = 0
    while (sentence := _by_whoever_did(store, store.history.next_undo, store.undo)) is not None:
        note(sentence)
        undone += 1
    assert undone <= 2 * len(steps)  # some steps are two operations
    assert everything(store.path) == empty
    check_derived(store)
    redone = 0
    while _by_whoever_did(store, store.history.latest_undone(lambda _id: True), store.redo) is not None:
        redone += 1
        check_derived(store)
    assert redone == undone
    assert everything(store.path) == end
    while _by_whoever_did(store, store.history.next_undo, store.undo) is not None:
        check_derived(store)
    assert everything(store.path) == empty
    assert store.engine.integrity_check()


def _by_whoever_did(store: Store, operation_id: int | None, step: Callable[[], str | None]) -> str | None:
    """Go a step back or forth as the person whose operation it is: nobody else takes back what they feel."""
    store.employee_id = store.engine.scalar("SELECT employee_id FROM operations WHERE id = ?", (operation_id,))
    return step()
