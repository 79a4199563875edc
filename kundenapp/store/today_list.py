"""What the day is read from: the open follow-ups of customers in their order, and whom nobody has spoken to.

Who lies in the trash or is restricted waits for nobody and is in no list and no number.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from kundenapp.domain.answer import PROMOTER_FROM
from kundenapp.domain.answer_comment import Comment
from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.today import (
    PRAISE_DAYS,
    DueGroup,
    SilentCustomer,
    Task,
    TaskCounts,
    end_of_week,
    group_of,
    silent_since,
)
from kundenapp.store.answers import Answers, answer_of
from kundenapp.store.follow_ups import follow_up_of
from kundenapp.store.settings import silent_days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.domain.answer import Answer
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Value

_NEARBY = (Status.CUSTOMER, Status.PARTNER)
_ASIDE = (
    "SELECT id FROM customers WHERE deleted_at IS NOT NULL UNION "
    "SELECT id FROM customers WHERE restricted_at IS NOT NULL"
)
_EARLIEST, _LATEST = date.min, date.max


class TodayList:
    """The list of today in the file; everywhere `assignee_id` asks for what one person is to do, None for all."""

    def __init__(self, doors: Doors) -> None:
        self._engine = doors.engine
        self._answers = Answers(doors)

    def tasks(
        self, until: date | None = None, assignee_id: int | None = None, *, limit: int = 100, offset: int = 0
    ) -> list[Task]:
        """Return what is open up to the day `until`, None for all, the longest overdue first; `offset` are left out."""
        if until is None:
            return self._tasks("", {}, assignee_id, limit, offset)
        return self._tasks("AND due_on <= :until", {"until": until.isoformat()}, assignee_id, limit, offset)

    def due(self, today: date, assignee_id: int | None = None, *, limit: int = 100, offset: int = 0) -> list[Task]:
        """Return what is overdue or due today and follows no answer, the longest overdue first."""
        condition = "AND due_on <= :today AND answer_id IS NULL"
        return self._tasks(condition, {"today": today.isoformat()}, assignee_id, limit, offset)

    def due_cases(
        self, today: date, assignee_id: int | None = None, *, limit: int = 100, offset: int = 0
    ) -> list[Task]:
        """Return what is overdue or due today after an answer, the lowest answer first."""
        condition = "AND due_on <= :today AND answer_id IS NOT NULL"
        return self._tasks(condition, {"today": today.isoformat()}, assignee_id, limit, offset, first="answers.value, ")

    def coming(
        self,
        today: date,
        until: date | None = None,
        assignee_id: int | None = None,
        *,
        limit: int = 100,
        offset: int = 0,
    ) -> list[Task]:
        """Return what is due after today, up to the day `until`, None for all; the next first."""
        days = {"today": today.isoformat(), "until": (until or _LATEST).isoformat()}
        return self._tasks("AND due_on > :today AND due_on <= :until", days, assignee_id, limit, offset)

    def _tasks(
        self,
        condition: str,
        days: Mapping[str, Value],
        assignee_id: int | None,
        limit: int,
        offset: int,
        first: str = "",
    ) -> list[Task]:
        whose, parameters = _whose(assignee_id)
        rows = self._engine.dicts(
            "SELECT follow_ups.*, display_name, initials "
            "FROM follow_ups INDEXED BY follow_ups_open JOIN customer_summaries USING (customer_id) "
            "LEFT JOIN answers ON answers.id = answer_id "
            f"WHERE done_at IS NULL AND restricted = 0 {condition}{whose} "
            f"ORDER BY {first}due_on, due_time, follow_ups.id LIMIT :limit OFFSET :offset",
            {**parameters, **days, "limit": limit, "offset": offset},
        )
        answers: dict[object, Answer] = {
            answer.id: answer for answer in self._answers.many(row["answer_id"] for row in rows)
        }
        return [
            Task(follow_up_of(row), str(row["display_name"]), str(row["initials"]), answers.get(row["answer_id"]))
            for row in rows
        ]

    def restricted_count(self, first: date, last: date, assignee_id: int | None = None) -> int:
        """Return how many follow-ups between two days are in no list because the customer is restricted."""
        conditions, parameters = _whose(assignee_id)
        parameters |= {"first": first.isoformat(), "last": last.isoformat()}
        return cast(
            "int",
            self._engine.scalar(
                "SELECT count(*) FROM customer_summaries JOIN follow_ups USING (customer_id) "
                f"WHERE restricted = 1 AND done_at IS NULL AND due_on BETWEEN :first AND :last{conditions}",
                parameters,
            ),
        )

    def counts(self, today: date, assignee_id: int | None = None) -> TaskCounts:
        """Return how many follow-ups are open in each group; what is due after an answer is in none of the days."""
        sunday, day = end_of_week(today), timedelta(days=1)
        spans = {
            DueGroup.OVERDUE: (_EARLIEST, today - day),
            DueGroup.TODAY: (today, today),
            DueGroup.THIS_WEEK: (today + day, sunday),
            DueGroup.LATER: (sunday + day, _LATEST),
        }
        found = {group: self._count(first, last, assignee_id) for group, (first, last) in spans.items()}
        for due_on, number in self._set_aside(assignee_id):
            found[group_of(due_on, today)] -= number
        found[DueGroup.CASES] = 0
        for due_on, number in self._due_cases(today, assignee_id):
            found[group_of(due_on, today)] -= number
            found[DueGroup.CASES] += number
        return TaskCounts(**{group.value: number for group, number in found.items()})

    def overdue_count(self, today: date) -> int:
        """Return how many follow-ups are overdue."""
        aside = sum(number for due_on, number in self._set_aside(None) if due_on < today)
        return self._count(_EARLIEST, today - timedelta(days=1), None) - aside

    def _count(self, first: date, last: date, assignee_id: int | None) -> int:
        """Count from the index alone, whoever the customers are."""
        conditions, parameters = _whose(assignee_id)
        parameters |= {"first": first.isoformat(), "last": last.isoformat()}
        return cast(
            "int",
            self._engine.scalar(
                "SELECT count(*) FROM follow_ups "
                f"WHERE done_at IS NULL{conditions} AND due_on BETWEEN :first AND :last",
                parameters,
            ),
        )

    def _due_cases(self, today: date, assignee_id: int | None) -> list[tuple[date, int]]:
        """Return how many of each day up to today follow answers and wait for somebody."""
        whose, parameters = _whose(assignee_id)
        rows = self._engine.rows(
            "SELECT due_on, count(*) FROM follow_ups INDEXED BY follow_ups_open "
            "JOIN customer_summaries USING (customer_id) WHERE done_at IS NULL AND due_on <= :today "
            f"AND answer_id IS NOT NULL AND restricted = 0{whose} GROUP BY due_on",
            {**parameters, "today": today.isoformat()},
        )
        return [(date.fromisoformat(due_on), number) for due_on, number in rows]

    def _set_aside(self, assignee_id: int | None) -> list[tuple[date, int]]:
        """Return how many of each day belong to the few customers who wait for nobody."""
        conditions, parameters = _whose(assignee_id)
        rows = self._engine.rows(
            f"SELECT due_on, count(*) FROM ({_ASIDE}) AS aside "
            "CROSS JOIN follow_ups ON follow_ups.customer_id = aside.id "
            f"WHERE done_at IS NULL{conditions} GROUP BY due_on",
            parameters,
        )
        return [(date.fromisoformat(due_on), number) for due_on, number in rows]

    def silent(self, today: date, limit: int = 5) -> list[SilentCustomer]:
        """Return the customers and partners whose last contact is longest ago, if nothing is planned for them.

        Traumkunden come first. Whom nobody has ever spoken to has not fallen silent and is not among them.
        """
        found: list[SilentCustomer] = []
        for condition in ("category = 'dream'", "category <> 'dream'"):  # together they would have to be sorted
            rows = self._engine.rows(
                "SELECT customer_id, display_name, initials, last_contact_on, category FROM customer_summaries "
                "WHERE last_contact_on <= :since AND next_due_on IS NULL AND restricted = 0 "
                f"AND status IN (:customer, :partner) AND {condition} "
                "ORDER BY last_contact_on, sort_key, customer_id LIMIT :limit",
                {
                    "since": silent_since(today, silent_days(self._engine)).isoformat(),
                    **{status.value: status.value for status in _NEARBY},
                    "limit": limit - len(found),
                },
            )
            found += [
                SilentCustomer(key, name, letters, date.fromisoformat(on), category == Category.DREAM)
                for key, name, letters, on, category in rows
            ]
        return found

    def praise(self, today: date) -> Comment | None:
        """Return the latest words of a promoter who is a customer of ours by name, None if none are fresh enough."""
        found = self._engine.dicts(
            "SELECT answers.*, display_name FROM answers JOIN customer_summaries USING (customer_id) "
            "WHERE day BETWEEN :since AND :today AND value >= :promoter AND comment <> '' "
            "AND restricted = 0 ORDER BY day DESC, answers.id DESC LIMIT 1",
            {
                "since": (today - timedelta(days=PRAISE_DAYS)).isoformat(),
                "today": today.isoformat(),
                "promoter": PROMOTER_FROM,
            },
        )
        return Comment(answer_of(found[0]), str(found[0]["display_name"])) if found else None


def _whose(assignee_id: int | None) -> tuple[str, dict[str, Value]]:
    if assignee_id is None:
        return "", {}
    return " AND assignee_id = :assignee", {"assignee": assignee_id}
