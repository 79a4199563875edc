"""A believable year with one customer, told backwards from the last contact with the stories in ``resources/sample``.

A story has arcs ("a complaint and how it was settled"), an arc has steps, a step is one conversation and perhaps a
follow-up that is done by now. Texts of the same position in the steps of an arc belong together. The German texts are
data; the code only chooses, fills in words and finds the days.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from kundenapp.domain.conversation import Channel, Conversation, Mood
from kundenapp.domain.follow_up import FollowUp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

_A_YEAR = 365
_PAUSE = (25, 75)
"""Days between two arcs."""
_ALWAYS = "immer"
"""The story of small things that happen with every customer, and how often they come between the others."""
_BY_THE_WAY = 0.2
_OPENS, _CLOSES, _CLOSES_ON_SATURDAY = 8 * 60 + 30, 18 * 60, 14 * 60
_BY_A_COLLEAGUE = 0.2

Step = dict[str, Any]
Arc = list[Step]


@dataclass(frozen=True)
class Plot:
    """What is told of a customer: a `story` through the year, and an `ending` of one arc; each may be empty.

    `words` are those of this customer alone, the names of the children for example.
    """

    story: str = ""
    ending: str = ""
    words: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Team:
    """Who speaks with a customer: the employee in charge, now and then a colleague."""

    owner_id: int
    ids: Sequence[int]

    def somebody(self, random: Random) -> int:
        """Return who had this conversation."""
        return random.choice(self.ids) if random.random() < _BY_A_COLLEAGUE else self.owner_id


class Storyteller:
    """Knows all stories; what it tells depends only on what it is given."""

    def __init__(self, stories: Mapping[str, list[Arc]], words: Mapping[str, list[str]]) -> None:
        self._stories = stories
        self._words = words

    def year(
        self, random: Random, plot: Plot, last_day: date, today: date, team: Team
    ) -> tuple[list[Conversation], list[FollowUp]]:
        """Return the conversations of the year before `today`, the last one on `last_day`, and what was done then."""
        conversations: list[Conversation] = []
        follow_ups: list[FollowUp] = []
        after: datetime | None = None
        for days, arc in self._arcs(random, plot, last_day, today - timedelta(days=_A_YEAR)):
            words, variant = _Words(random, {**self._words, **plot.words}), random.randrange(2)
            for day, step in zip(days, arc, strict=True):
                conversation = _conversation(random, step, variant, words, _moment(random, day, after), team)
                conversations.append(conversation)
                after = conversation.at
                if "task" in step:
                    follow_ups += _done(random, step["task"], words, conversation, today)
        return conversations, follow_ups

    def _arcs(self, random: Random, plot: Plot, last_day: date, first_day: date) -> list[tuple[list[date], Arc]]:
        """Return the arcs with the days of their steps in the order of time, found backwards, none told twice."""
        told: list[tuple[list[date], Arc]] = []
        end = last_day
        if plot.ending:
            told.append(_placed(random, random.choice(self._stories[plot.ending]), end))
            end = _before(random, told[-1][0])
        while plot.story and end >= first_day:
            by_the_way = told and random.random() < _BY_THE_WAY
            arcs = self._stories[_ALWAYS if by_the_way else plot.story]
            known = [id(arc) for _days, arc in told]
            found = _fitting(random, [arc for arc in arcs if id(arc) not in known], end, is_last=not told)
            if found is None:
                end -= timedelta(days=_PAUSE[0])
                continue
            if told and found[0][0] < first_day:
                break
            told.append(found)
            end = _before(random, found[0])
        return told[::-1]


class _Words(dict[str, str]):
    """The words of one arc: chosen when a text asks for them, the same until its end."""

    def __init__(self, random: Random, words: Mapping[str, list[str]]) -> None:
        super().__init__()
        self._random = random
        self._words = words

    def __missing__(self, key: str) -> str:
        self[key] = self._random.choice(self._words[key])
        return self[key]


def _before(random: Random, days: list[date]) -> date:
    return days[0] - timedelta(days=random.randint(*_PAUSE))


def _placed(random: Random, arc: Arc, end: date) -> tuple[list[date], Arc]:
    """Return an arc with the days of its steps, the last one on `end`."""
    days = [end]
    for step in reversed(arc[1:]):
        days.insert(0, days[0] - timedelta(days=random.randint(*step["gap"])))
    return days, arc


def _fitting(random: Random, arcs: list[Arc], end: date, *, is_last: bool) -> tuple[list[date], Arc] | None:
    """Return one of `arcs` that fits the season; what ends the year must be a contact, not a note."""
    for arc in random.sample(arcs, len(arcs)):
        days, _arc = _placed(random, arc, end)
        in_season = days[0].month in arc[0].get("months", (days[0].month,))
        if in_season and not (is_last and arc[-1]["by"] == [Channel.NOTE]):
            return days, arc
    return None


def _moment(random: Random, day: date, after: datetime | None) -> datetime:
    """Return a moment on `day` while the shop is open, behind `after`; who would come on a Sunday comes on Saturday."""
    if day.weekday() == 6:
        day -= timedelta(days=1)
    minute = random.randint(_OPENS, _CLOSES_ON_SATURDAY if day.weekday() == 5 else _CLOSES)
    if after is not None and after.date() == day:
        minute = min(after.hour * 60 + after.minute + random.randint(5, 40), 23 * 60)
    return datetime.combine(day, time(minute // 60, minute % 60)).astimezone()


def _conversation(random: Random, step: Step, variant: int, words: _Words, at: datetime, team: Team) -> Conversation:
    mood = random.choice(step["mood"])
    return Conversation(
        customer_id=0,
        at=at,
        channel=Channel(random.choice(step["by"])),
        text=step["say"][variant % len(step["say"])].format_map(words),
        mood=Mood(mood) if mood else None,
        recommended=step.get("recommended", False),
        employee_id=team.somebody(random),
    )


def _done(
    random: Random, task: Mapping[str, Any], words: _Words, conversation: Conversation, today: date
) -> list[FollowUp]:
    """Return the follow-up of a conversation as it was done, nothing if its day has not come yet."""
    due_on = _workday(conversation.at.date() + timedelta(days=task["in"]))
    if due_on >= today:
        return []
    done_at = datetime.combine(due_on, time(random.randint(9, 16), random.randint(0, 59))).astimezone()
    return [
        FollowUp(
            customer_id=0,
            due_on=due_on,
            what=task["what"].format_map(words),
            employee_id=conversation.employee_id,
            assignee_id=conversation.employee_id,
            done_at=done_at,
            done_by=conversation.employee_id,
            result=task["result"].format_map(words),
        )
    ]


def _workday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day
