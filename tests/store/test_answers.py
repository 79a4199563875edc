"""Answers, questions, cases, moments and settings in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.answer import AnswerChannel, AnswerClass, Recommends, Scale
from kundenapp.domain.answer_case import CaseDays, CauseCount
from kundenapp.domain.answer_request import RequestState
from kundenapp.domain.delight import Delight, starter_ideas
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError, RestrictedError, ValidationError
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.domain.question import default_question, default_thanks
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from tests.factories import BAKERY, MONDAY, answer, person, talk
from tests.store.images import check_derived, everything

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store


@pytest.fixture
def bakery(store: Store) -> Customer:
    """The bakery, kept."""
    return store.customers.create(BAKERY)


def test_an_answer_comes_back_as_it_was(store: Store, bakery: Customer) -> None:
    mira = store.employees.create("Mira Wolff")
    given = answer(
        bakery.id,
        3,
        MONDAY - timedelta(days=2),
        scale=Scale.ONE_TO_TEN,
        person="Ida Kröger",
        comment="Zweimal hingebracht.",
        occasion="Reparatur",
        channel=AnswerChannel.PHONE,
        recommends=Recommends.SAID,
        employee_id=mira.id,
    )
    recorded = record_answer(store, given)
    kept = store.answers.get(recorded.answer_id)
    assert replace(kept, id=None, uuid="", version=0, noted_at=None) == given
    assert kept.noted_at == store.now().replace(microsecond=0)
    assert recorded.sentence == "Antwort gespeichert: 3 (Skala 1 bis 10). Nachfassen am Mo, 23.11."
    assert store.answers.latest_of(bakery.id or 0) == kept
    check_derived(store)


def test_one_undo_takes_back_the_answer_with_its_case(store: Store, bakery: Customer) -> None:
    store.answer_requests.ask(bakery.id or 0, AnswerChannel.EMAIL)
    before = everything(store.path)
    record_answer(store, answer(bakery.id))
    assert [one.state for one in store.answer_requests.of_customer(bakery.id or 0)] == [RequestState.ANSWERED]
    store.undo()
    assert everything(store.path) == before
    assert store.answers.latest_of(bakery.id or 0) is None
    check_derived(store)


def test_the_owner_of_the_customer_gets_in_touch_else_whoever_asked(store: Store, bakery: Customer) -> None:
    mira, jonas = store.employees.create("Mira Wolff"), store.employees.create("Jonas Albers")
    asked_by_jonas = record_answer(store, answer(bakery.id, employee_id=jonas.id)).case
    assert asked_by_jonas is not None
    assert asked_by_jonas.assignee_id == jonas.id
    store.customers.save(replace(store.customers.get(bakery.id or 0), owner_id=mira.id))
    owned = record_answer(store, answer(bakery.id, employee_id=jonas.id)).case
    assert owned is not None
    assert owned.assignee_id == mira.id


def test_an_answer_without_a_name_has_no_case(store: Store) -> None:
    recorded = record_answer(store, answer(None, 2, comment="Laut hier."))
    assert (recorded.case, recorded.sentence) == (None, "Antwort gespeichert: 2 von 10.")
    assert store.answers.get(recorded.answer_id).customer_id is None
    store.answers.correct(replace(store.answers.get(recorded.answer_id), value=3))
    store.answers.delete(recorded.answer_id)
    with pytest.raises(NothingFoundError):
        store.answers.get(recorded.answer_id)


def test_nothing_is_kept_of_what_is_no_answer(store: Store, bakery: Customer) -> None:
    before = everything(store.path)
    for wrong in (answer(bakery.id, 11), answer(bakery.id, day=MONDAY + timedelta(days=1))):
        with pytest.raises(ValidationError):
            record_answer(store, wrong)
    assert everything(store.path) == before


def test_who_is_restricted_is_not_asked(store: Store, bakery: Customer) -> None:
    record_answer(store, answer(bakery.id))
    moment = store.delights.create(Delight(bakery.id or 0, MONDAY, "Kuchen"))
    kept, case = store.answers.of_customer(bakery.id or 0)[0], store.answer_cases.open()[0].follow_up
    store.customers.restrict(bakery.id or 0)
    attempts = (
        lambda: record_answer(store, answer(bakery.id)),
        lambda: store.answers.correct(kept),
        lambda: store.answers.delete(kept.id or 0),
        lambda: store.answer_requests.ask(bakery.id or 0, AnswerChannel.SHOP),
        lambda: store.answer_cases.note(case),
        lambda: store.answer_cases.finish(case),
        lambda: store.delights.create(Delight(bakery.id or 0, MONDAY, "Kuchen")),
        lambda: store.delights.delete(moment),
    )
    for attempt in attempts:
        with pytest.raises(RestrictedError):
            attempt()
    assert store.answer_cases.open() == []
    assert store.delights.latest(10) == []


def test_a_correction_is_seen_by_whoever_corrects_too(store: Store, bakery: Customer) -> None:
    record_answer(store, answer(bakery.id, 8))
    first = store.answers.of_customer(bakery.id or 0)[0]
    store.answers.correct(replace(first, value=9, comment="Doch sehr gut."))
    assert store.answers.get(first.id or 0).comment == "Doch sehr gut."
    with pytest.raises(ChangedMeanwhileError):
        store.answers.correct(replace(first, value=7))
    assert store.answers.get(first.id or 0).value == 9


def test_a_deleted_answer_takes_its_open_case_along_and_leaves_what_was_done(store: Store, bakery: Customer) -> None:
    store.answer_requests.ask(bakery.id or 0, AnswerChannel.SHOP)
    waiting = record_answer(store, answer(bakery.id, 3))
    done = record_answer(store, answer(bakery.id, 4))
    assert done.case is not None
    store.answer_cases.finish(replace(done.case, measure="Angerufen"))
    before = everything(store.path)
    for recorded in (waiting, done):
        store.answers.delete(recorded.answer_id)
    assert store.follow_ups.open_of(bakery.id or 0) == []
    assert [task.measure for task in store.follow_ups.done_of(bakery.id or 0)] == ["Angerufen"]
    assert store.answer_requests.of_customer(bakery.id or 0)[0].state is RequestState.OPEN
    assert store.answer_counts.first_day() is None
    for _answer in (waiting, done):
        store.undo()
    assert everything(store.path) == before
    assert store.answer_counts.first_day() == MONDAY
    check_derived(store)


def test_occasions_are_remembered_the_frequent_ones_first(store: Store, bakery: Customer) -> None:
    for occasion in ("Kauf", "Reparatur", "", "Reparatur"):
        record_answer(store, answer(bakery.id, occasion=occasion))
    assert store.answers.occasions() == ["Reparatur", "Kauf"]


def test_declined_is_an_answer_to_the_latest_question(store: Store, bakery: Customer) -> None:
    store.answer_requests.ask(bakery.id or 0, AnswerChannel.EMAIL)
    store.answer_requests.ask(bakery.id or 0, AnswerChannel.PHONE, RequestState.DECLINED)
    (asked,) = store.answer_requests.of_customer(bakery.id or 0)
    assert (asked.state, asked.channel, asked.asked_on) == (RequestState.DECLINED, AnswerChannel.EMAIL, MONDAY)
    assert store.answer_requests.open_of(bakery.id or 0) is None
    store.answer_requests.ask(bakery.id or 0, AnswerChannel.PHONE, RequestState.DECLINED)
    assert len(store.answer_requests.of_customer(bakery.id or 0)) == 2


def test_a_question_asked_after_the_answer_stays_open(store: Store, bakery: Customer) -> None:
    store.answer_requests.ask(bakery.id or 0, AnswerChannel.EMAIL)
    record_answer(store, answer(bakery.id, day=MONDAY - timedelta(days=1)))
    assert store.answer_requests.open_of(bakery.id or 0) is not None


def test_cases_come_the_lowest_answer_first(store: Store, bakery: Customer) -> None:
    other = store.customers.create(person())
    for customer, value in ((bakery, 9), (other, 3), (bakery, 7)):
        record_answer(store, answer(customer.id, value))
    assert [case.answer.value for case in store.answer_cases.open()] == [3, 7, 9]
    assert [case.answer.value for case in store.answer_cases.open(1, 1)] == [7]
    assert (store.answer_cases.open()[0].display_name, store.answer_cases.open()[0].initials) == (
        other.display_name,
        other.initials,
    )
    assert store.answer_cases.open_count() == 3
    store.customers.trash(other.id or 0)
    assert store.answer_cases.open_count() == 2


def test_a_finished_case_says_what_was_done_and_why_and_when_to_ask_again(store: Store, bakery: Customer) -> None:
    case = record_answer(store, answer(bakery.id, 3)).case
    assert case is not None
    store.answer_cases.note(replace(case, measure="Angerufen", cause="Wartezeit"))
    assert store.answer_cases.open()[0].follow_up.cause == "Wartezeit"
    store.answer_cases.finish(
        replace(case, measure="Angerufen", result="Ist versöhnt.", cause="Wartezeit"), MONDAY + timedelta(days=90)
    )
    (done,) = store.answer_cases.done()
    assert (done.follow_up.measure, done.follow_up.result, done.follow_up.cause) == (
        "Angerufen",
        "Ist versöhnt.",
        "Wartezeit",
    )
    (again,) = store.follow_ups.open_of(bakery.id or 0)
    assert (again.kind, again.due_on, again.what) == (
        FollowUpKind.ASK,
        MONDAY + timedelta(days=90),
        "Begeisterung erfragen",
    )
    store.undo()
    assert store.answer_cases.done() == []


def test_nobody_is_asked_again_in_the_past(store: Store, bakery: Customer) -> None:
    case = record_answer(store, answer(bakery.id, 3)).case
    assert case is not None
    with pytest.raises(ValidationError) as caught:
        store.answer_cases.finish(case, MONDAY)
    assert caught.value.field == "ask_again_on"
    assert store.answer_cases.open_count() == 1


def test_causes_add_up(store: Store, bakery: Customer) -> None:
    for value, cause, is_done in ((3, "Preis", True), (4, "Preis", False), (5, "Wartezeit", True), (9, "", True)):
        case = record_answer(store, answer(bakery.id, value)).case
        assert case is not None
        act = store.answer_cases.finish if is_done else store.answer_cases.note
        act(replace(case, cause=cause))
    assert store.answer_cases.causes(MONDAY, MONDAY) == [CauseCount("Preis", 2, 1), CauseCount("Wartezeit", 1, 0)]
    assert store.answer_cases.causes(date(2025, 1, 1), date(2025, 1, 2)) == []
    assert store.answer_cases.known_causes() == ["Preis", "Wartezeit"]


def test_a_case_whose_answer_is_gone_is_none(store: Store, bakery: Customer) -> None:
    recorded = record_answer(store, answer(bakery.id, 3))
    assert recorded.case is not None
    assert store.answer_cases.get(recorded.case.id or 0).answer.value == 3
    store.answers.delete(recorded.answer_id)
    with pytest.raises(NothingFoundError):
        store.answer_cases.get(recorded.case.id or 0)


def test_a_conversation_brings_an_answer_and_closes_the_case(store: Store, bakery: Customer) -> None:
    case = record_answer(store, answer(bakery.id, 3)).case
    assert case is not None
    sentence = record_conversation(
        store,
        talk(bakery.id, "Ist wieder gut."),
        NextStep(follow_up_id=case.id, is_done=True),
        answer(bakery.id, 9, comment="Jetzt stimmt es."),
    )
    assert sentence.startswith("Gespräch gespeichert. Wiedervorlage erledigt. Antwort gespeichert: 9 von 10.")
    (done,) = store.answer_cases.done()
    assert done.follow_up.measure == "Telefonat"
    assert [one.value for one in store.answers.of_customer(bakery.id or 0)] == [9, 3]
    store.undo()
    assert [one.value for one in store.answers.of_customer(bakery.id or 0)] == [3]


def test_what_was_done_to_delight_somebody(store: Store, bakery: Customer) -> None:
    idea = store.delight_ideas.add("Rad geputzt zurückgeben")
    moment_id = store.delights.create(Delight(bakery.id or 0, MONDAY, idea.name, idea_id=idea.id))
    kept = store.delights.get(moment_id)
    store.delights.change(replace(kept, reaction="Hat gestrahlt."))
    assert [one.reaction for one in store.delights.of_customer(bakery.id or 0)] == ["Hat gestrahlt."]
    assert [one.id for one in store.delights.latest(5)] == [moment_id]
    with pytest.raises(ChangedMeanwhileError):
        store.delights.change(replace(kept, reaction="War still."))
    assert store.delight_ideas.counts() == {idea.id: 1}
    store.delights.delete(moment_id)
    with pytest.raises(NothingFoundError):
        store.delights.get(moment_id)
    store.undo()
    assert store.delights.get(moment_id).reaction == "Hat gestrahlt."


def test_the_list_of_ideas(store: Store) -> None:
    first, second = store.delight_ideas.add("Kuchen"), store.delight_ideas.add("Karte")
    for name in ("kuchen", " Karte "):
        with pytest.raises(ValidationError, match="gibt es schon"):
            store.delight_ideas.add(name)
    store.delight_ideas.rename(second.id or 0, "Karte zum Geburtstag")
    store.delight_ideas.rename(second.id or 0, "karte zum geburtstag")
    store.delight_ideas.set_active(first.id or 0, active=False)
    assert [one.name for one in store.delight_ideas.active()] == ["karte zum geburtstag"]
    store.delight_ideas.set_active(first.id or 0, active=True)
    assert [one.name for one in store.delight_ideas.all()] == ["Kuchen", "karte zum geburtstag"]
    with pytest.raises(NothingFoundError):
        store.delight_ideas.get(99)


def test_the_first_ideas_are_one_step_and_come_only_once(store: Store) -> None:
    store.delight_ideas.begin_with(())
    assert store.delight_ideas.all() == []
    store.delight_ideas.begin_with(starter_ideas())
    assert [(one.name, one.position) for one in store.delight_ideas.all()] == [
        (name, position) for position, name in enumerate(starter_ideas(), start=1)
    ]
    store.delight_ideas.begin_with(("Kuchen",))
    assert len(store.delight_ideas.all()) == len(starter_ideas()) == 6
    store.undo()
    assert store.delight_ideas.all() == []


def test_an_idea_renamed_during_one_visit_is_one_step(store: Store) -> None:
    idea = store.delight_ideas.add("Kuchen")
    visit = store.delight_ideas.rename(idea.id or 0, "Kuchen b")
    assert store.delight_ideas.rename(idea.id or 0, "Kuchen backen", continues=visit) == visit
    assert store.delight_ideas.rename(idea.id or 0, "Kuchen backen") is None
    store.undo()
    assert [one.name for one in store.delight_ideas.all()] == ["Kuchen"]


def test_who_asked_is_corrected_too(store: Store) -> None:
    customer, mira = store.customers.create(BAKERY), store.employees.create("Mira")
    record_answer(store, answer(customer.id, 9))
    (kept,) = store.answers.of_customer(customer.id or 0)
    store.answers.correct(replace(kept, employee_id=mira.id))
    assert store.answers.get(kept.id or 0).employee_id == mira.id


def test_the_settings_of_the_question(store: Store) -> None:
    settings = store.answer_settings
    assert (settings.question, settings.thanks, settings.scale) == (
        default_question(),
        default_thanks(),
        Scale.ZERO_TO_TEN,
    )
    assert settings.case_days == CaseDays(0, 7, 7)
    settings.set_question("Empfehlen Sie uns weiter?")
    settings.set_thanks("Danke!")
    settings.set_scale(Scale.ONE_TO_TEN)
    settings.set_case_days(AnswerClass.PASSIVE, "3 Tage")
    assert (settings.question, settings.thanks, settings.scale) == (
        "Empfehlen Sie uns weiter?",
        "Danke!",
        Scale.ONE_TO_TEN,
    )
    assert settings.case_days == CaseDays(0, 3, 7)
    for _setting in range(4):
        store.undo()
    assert (settings.question, settings.scale, settings.case_days) == (
        default_question(),
        Scale.ZERO_TO_TEN,
        CaseDays(),
    )
    assert settings.set_question(default_question()) is None


def test_nonsense_in_the_settings_does_not_count(store: Store) -> None:
    store.settings.set("answer_scale", "1-5")
    store.settings.set("case_days_promoter", "bald")
    assert (store.answer_settings.scale, store.answer_settings.case_days) == (Scale.ZERO_TO_TEN, CaseDays())


def test_erased_answers_leave_no_count_behind(store: Store, bakery: Customer) -> None:
    other = store.customers.create(person())
    for customer in (bakery, other):
        record_answer(store, answer(customer.id, 3, comment="Zweimal hingebracht."))
    store.erase([store.customers.get(bakery.id or 0)])
    check_derived(store)
    assert store.answer_cases.open_count() == 1
    store.anonymise([store.customers.get(other.id or 0)])
    check_derived(store)
    assert [(one.value, one.comment) for one in store.answers.of_customer(other.id or 0)] == [(3, "")]
