"""Promises of both sides, and when a customer is a partner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kundenapp.domain.commitment import (
    Commitment,
    CommitmentState,
    Reliability,
    Side,
    balance_of,
    balance_words,
    reliability_of,
)
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.partnership import PartnerRule, partnership_of
from kundenapp.domain.wish import CommonGround, GroundKind, Wish, WishHorizon

TODAY = date(2026, 11, 23)


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def promise(side: Side = Side.US, made_ago: int = 30, due_ago: int | None = 10, **fields: object) -> Commitment:
    due_on = None if due_ago is None else day(due_ago)
    return replace(Commitment(1, side, "Anrufen", day(made_ago), due_on), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "state", "in_time"),
    [
        (promise(due_ago=-1), CommitmentState.OPEN, False),
        (promise(due_ago=0), CommitmentState.OPEN, False),
        (promise(due_ago=1), CommitmentState.OVERDUE, False),
        (promise(due_ago=None), CommitmentState.OPEN, False),
        (promise(kept_on=day(10)), CommitmentState.KEPT, True),
        (promise(kept_on=day(9)), CommitmentState.KEPT, False),
        (promise(due_ago=None, kept_on=day(1)), CommitmentState.KEPT, True),
        (promise(broken_on=day(9)), CommitmentState.BROKEN, False),
    ],
)
def test_what_has_become_of_a_promise(given: Commitment, state: CommitmentState, in_time: bool) -> None:
    assert given.state(TODAY) is state
    assert given.was_in_time is in_time


def test_how_well_each_side_keeps_its_word() -> None:
    promises = [
        promise(kept_on=day(11)),
        promise(kept_on=day(3)),
        promise(broken_on=day(3)),
        promise(due_ago=5),
        promise(due_ago=-5),
        promise(Side.THEM, kept_on=day(12)),
    ]
    ours, theirs = reliability_of(promises, Side.US, TODAY), reliability_of(promises, Side.THEM, TODAY)
    assert ours == Reliability(kept_in_time=1, kept_late=1, missed=2, open=1)
    assert (ours.due, ours.made, ours.share) == (4, 5, 0.25)
    assert ours.words == "1 von 4 rechtzeitig gehalten"
    assert (theirs.share, theirs.words) == (1.0, "1 von 1 rechtzeitig gehalten")
    assert balance_of(promises) == 5 / 6
    assert balance_words(promises) == "5 von 6 Zusagen kommen von uns"
    assert balance_words(promises[:1]) == "1 von 1 Zusage kommt von uns"
    assert balance_words([]) == ""
    nothing = reliability_of([], Side.US, TODAY)
    assert (nothing.share, nothing.words, balance_of([])) == (None, "noch keine fällig", None)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (promise(what="  "), "what"),
        (promise(what="x" * 501), "what"),
        (promise(made_ago=-1, due_ago=None), "made_on"),
        (promise(made_ago=3, due_ago=4), "due_on"),
        (promise(kept_on=day(1), broken_on=day(1)), "kept_on"),
        (promise(kept_on=day(-1)), "kept_on"),
    ],
)
def test_a_promise_that_cannot_be_is_refused(given: Commitment, field: str) -> None:
    with pytest.raises(ValidationError) as error:
        given.validated(TODAY)
    assert error.value.field == field


def test_a_promise_has_clean_words() -> None:
    assert promise(what=" Ersatzrad\n stellen ").validated(TODAY).what == "Ersatzrad stellen"
    assert [side.label for side in Side] == ["wir", "der Kunde"]
    assert [state.label for state in CommitmentState] == ["offen", "überfällig", "gehalten", "nicht gehalten"]


def test_a_partner_keeps_word_shares_something_and_stays() -> None:
    kept = [promise(side, kept_on=day(11)) for side in (Side.US, Side.US, Side.THEM, Side.THEM)]
    found = partnership_of(kept, 3, date(2025, 11, 23), PartnerRule(), TODAY)
    assert found.is_ripe
    assert found.balance == 0.5
    assert [condition.evidence for condition in found.conditions] == [
        "2 von 2 rechtzeitig gehalten",
        "2 von 2 rechtzeitig gehalten",
        "3 aufgeschrieben",
        "seit 2025",
    ]
    assert [condition.wish for condition in found.conditions] == [
        "Wir halten Wort (mindestens 2 Zusagen, keine versäumt)",
        "Der Kunde hält Wort (mindestens 2 Zusagen, keine versäumt)",
        "Mindestens 3 Gemeinsamkeiten",
        "Kunde seit mindestens 1 Jahr",
    ]


@pytest.mark.parametrize(
    ("promises", "in_common", "since", "met"),
    [
        ([], 0, None, [False, False, False, False]),
        ([promise(kept_on=day(11))] * 2 + [promise(due_ago=1)], 3, date(2025, 11, 24), [False, False, True, False]),
    ],
)
def test_every_condition_is_told_by_itself(
    promises: list[Commitment], in_common: int, since: date | None, met: list[bool]
) -> None:
    found = partnership_of(promises, in_common, since, PartnerRule(years=1), TODAY)
    assert [condition.is_met for condition in found.conditions] == met
    assert not found.is_ripe


def test_wishes_and_common_grounds_have_clean_words() -> None:
    assert Wish(1, " Ein\n Rad ", TODAY).validated(TODAY).text == "Ein Rad"
    assert CommonGround(1, GroundKind.COMMON, " Früh\n wach ", TODAY).validated(TODAY).text == "Früh wach"
    assert [one.label for one in WishHorizon] == ["heute", "in Zukunft"]
    assert [one.label for one in GroundKind] == ["Gemeinsamkeit", "Unterschied"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Wish(1, " ", TODAY), "text"),
        (Wish(1, "x" * 501, TODAY), "text"),
        (Wish(1, "Rad", day(-1)), "day"),
        (Wish(1, "Rad", TODAY, fulfilled_on=day(-1)), "day"),
        (CommonGround(1, GroundKind.COMMON, " ", TODAY), "text"),
        (CommonGround(1, GroundKind.COMMON, "Rad", day(-1)), "day"),
    ],
)
def test_what_cannot_be_is_refused(given: Wish | CommonGround, field: str) -> None:
    with pytest.raises(ValidationError) as error:
        given.validated(TODAY)
    assert error.value.field == field


@pytest.mark.parametrize("field", ["kept_each", "in_common", "years"])
def test_the_rule_takes_no_impossible_numbers(field: str) -> None:
    for fitting in (PartnerRule(**{field: 0}), PartnerRule(**{field: 99})):
        assert fitting.validated() is fitting
    for wrong in (-1, 100):
        with pytest.raises(ValidationError) as refused:
            PartnerRule(**{field: wrong}).validated()
        assert (refused.value.field, str(refused.value)) == (field, "Hier passt eine Zahl von 0 bis 99.")
