"""What the customers of the sample business say of it, and what was done for them, from ``resources/sample``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from kundenapp.domain.answer import Answer, AnswerChannel, AnswerClass, Recommends
from kundenapp.domain.answer_case import CaseDays, case_after
from kundenapp.domain.answer_request import AnswerRequest, RequestState
from kundenapp.domain.delight import Delight
from kundenapp.store.bulk_record import AnswerRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

_NOON = time(12)
_PAUSE = (40, 240)
"""Days between two answers of a made-up customer."""
_WITH_COMMENT = 0.4
_TELLS_OTHERS = 0.3
_CHANNELS = (AnswerChannel.SHOP, AnswerChannel.PHONE, AnswerChannel.CARD, AnswerChannel.EMAIL)
_OPEN_CASES = timedelta(days=20)
"""Cases after younger answers of made-up customers are still open."""

Entry = tuple[int, int, str, str, str, str, str, "int | list[str] | None"]


class SampleAnswers:
    """Knows every answer written by hand and makes up others; the same random source makes up the same ones.

    `employee_ids` tells the ids by the short names in the file.
    """

    def __init__(self, told: Mapping[str, Any], today: date, employee_ids: Mapping[str, int]) -> None:
        self._told = told
        self._today = today
        self._ids = employee_ids

    def answers_of(self, name: str) -> list[AnswerRecord]:
        """Return the answers of a hand-written customer, the earliest first."""
        entries: list[Entry] = self._told["by_hand"].get(name, [])
        return [self._answer(*entry) for entry in sorted(entries, key=lambda entry: -entry[0])]

    def _answer(
        self,
        days_ago: int,
        value: int,
        channel: str,
        by: str,
        occasion: str,
        comment: str,
        recommends: str,
        case: int | list[str] | None,
    ) -> AnswerRecord:
        answer = Answer(
            customer_id=0,
            value=value,
            day=self._today - timedelta(days=days_ago),
            comment=comment,
            occasion=occasion,
            channel=AnswerChannel(channel),
            recommends=Recommends(recommends),
            employee_id=self._ids[by],
        )
        answer = replace(answer, noted_at=_noted_at(answer.day))
        if case is None:
            return AnswerRecord(answer)
        waiting = case_after(answer, CaseDays(), answer.day, answer.employee_id)
        if isinstance(case, int):
            return AnswerRecord(answer, replace(waiting, due_on=self._today + timedelta(days=case)))
        measure, result, cause = case
        done_at = _noted_at(min(answer.day + timedelta(days=1), self._today))
        return AnswerRecord(
            answer,
            replace(waiting, done_at=done_at, done_by=answer.employee_id, measure=measure, result=result, cause=cause),
        )

    def requests_of(self, name: str) -> list[AnswerRequest]:
        """Return when a hand-written customer was asked without having answered."""
        return [
            AnswerRequest(0, self._today - timedelta(days=days_ago), AnswerChannel(channel), RequestState(state))
            for days_ago, channel, state in self._told["asked"].get(name, [])
        ]

    def delights_of(self, name: str) -> list[Delight]:
        """Return what was done to delight a hand-written customer."""
        return [
            Delight(
                customer_id=0,
                day=self._today - timedelta(days=days_ago),
                what=what,
                reaction=reaction,
                idea_id=idea,
                employee_id=self._ids[by],
                noted_at=_noted_at(self._today - timedelta(days=days_ago)),
            )
            for days_ago, by, idea, what, reaction in self._told["delights"].get(name, [])
        ]

    def made_up(self, random: Random, most: int) -> list[AnswerRecord]:
        """Return up to `most` made-up answers of one customer, the earliest first."""
        made_up = self._told["made_up"]
        values = [int(value) for value in random.choices(*zip(*made_up["values"].items(), strict=True), k=most)]
        day = self._today - timedelta(days=random.randint(0, 120))
        found: list[AnswerRecord] = []
        for value in values[: random.randint(0, most)]:
            found.insert(0, self._made_up(random, value, day))
            day -= timedelta(days=random.randint(*_PAUSE))
        return found

    def _made_up(self, random: Random, value: int, day: date) -> AnswerRecord:
        made_up = self._told["made_up"]
        by = random.choice(list(self._ids.values()))
        answer = Answer(
            customer_id=0,
            value=value,
            day=day,
            occasion=random.choice(made_up["occasions"]),
            channel=random.choice(_CHANNELS),
            employee_id=by,
            noted_at=_noted_at(day),
        )
        kind = answer.answer_class
        if random.random() < _WITH_COMMENT:
            answer = replace(answer, comment=random.choice(made_up["comments"][kind.value]))
        if kind is AnswerClass.PROMOTER and random.random() < _TELLS_OTHERS:
            answer = replace(answer, recommends=Recommends.SAID)
        if kind is not AnswerClass.DETRACTOR:
            return AnswerRecord(answer)
        case = replace(case_after(answer, CaseDays(), day, by), cause=random.choice(made_up["causes"]))
        if self._today - day < _OPEN_CASES:
            return AnswerRecord(answer, case)
        return AnswerRecord(answer, replace(case, done_at=_noted_at(day), done_by=by))


def _noted_at(day: date) -> datetime:
    return datetime.combine(day, _NOON).astimezone()
