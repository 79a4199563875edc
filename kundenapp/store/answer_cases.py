"""Nachfassen in the file: the Wiedervorlagen that follow answers, and what had been the matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kundenapp.domain.answer_case import AnswerCase, CaseCounts, CauseCount
from kundenapp.domain.answer_filter import AnswerFilter
from kundenapp.domain.dates import format_day
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.follow_up import FollowUp, FollowUpKind
from kundenapp.domain.text import full_stop
from kundenapp.i18n import _
from kundenapp.store.answer_counts import of_customers
from kundenapp.store.answers import Answers
from kundenapp.store.customer_rows import check_usable
from kundenapp.store.follow_ups import FollowUps, follow_up_of

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Value

_EVERYBODY = AnswerFilter()
_CASES = (
    "JOIN answers ON answers.id = follow_ups.answer_id "
    "JOIN customer_summaries ON customer_summaries.customer_id = follow_ups.customer_id "
    "WHERE follow_ups.answer_id IS NOT NULL AND restricted = 0"
)
_OPEN = f"FROM follow_ups INDEXED BY follow_ups_open {_CASES} AND done_at IS NULL"
_DONE = f"FROM follow_ups {_CASES} AND done_at IS NOT NULL"


class AnswerCases:
    """The cases in the file; customers in the trash and those whose data may only be kept have none."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine
        self._follow_ups = FollowUps(doors)
        self._answers = Answers(doors)

    def open(self, limit: int = 200, offset: int = 0, *, cause: str = "") -> list[AnswerCase]:
        """Return what is still to be done, the lowest answer first; only with this `cause` if one is named."""
        return self._found(_OPEN, "answers.value, due_on, follow_ups.id", cause, limit, offset)

    def done(self, limit: int = 200, offset: int = 0, *, cause: str = "") -> list[AnswerCase]:
        """Return what has been done, the latest first; only with this `cause` if one is named."""
        return self._found(_DONE, "done_at DESC, follow_ups.id DESC", cause, limit, offset)

    def _found(self, cases: str, order: str, cause: str, limit: int, offset: int) -> list[AnswerCase]:
        rows = self._engine.dicts(
            f"SELECT follow_ups.*, display_name, initials {cases} AND :cause IN ('', cause) "
            f"ORDER BY {order} LIMIT :limit OFFSET :offset",
            {"cause": cause, "limit": limit, "offset": offset},
        )
        answers = {answer.id: answer for answer in self._answers.many(row["answer_id"] for row in rows)}
        return [
            AnswerCase(
                follow_up_of(row),
                answers[cast("int", row["answer_id"])],
                str(row["display_name"]),
                str(row["initials"]),
            )
            for row in rows
        ]

    def get(self, case_id: int) -> AnswerCase:
        """Return a case.

        Raises
        ------
        NothingFoundError
            if there is none with this id, or its answer is gone.
        """
        follow_up = self._follow_ups.get(case_id)
        answer = self._answers.get(follow_up.answer_id or 0)
        found = self._engine.rows(
            "SELECT display_name, initials FROM customer_summaries WHERE customer_id = ?", (follow_up.customer_id,)
        )
        return AnswerCase(follow_up, answer, *found[0])

    def open_count(self) -> int:
        """Return how many cases are open."""
        return cast("int", self._engine.scalar(f"SELECT count(*) {_OPEN}"))

    def counts(self, first: date, last: date, wanted: AnswerFilter = _EVERYBODY) -> CaseCounts:
        """Return what became of the cases after the answers given between two days."""
        source, parameters = _after_answers(first, last, wanted)
        found = self._engine.rows(
            "SELECT coalesce(sum(done_at IS NOT NULL), 0), coalesce(sum(done_at IS NULL), 0), "
            f"coalesce(sum(done_at IS NULL AND due_on < :today), 0) {source}",
            {**parameters, "today": self._doors.today().isoformat()},
        )
        return CaseCounts(*found[0])

    def causes(self, first: date, last: date, wanted: AnswerFilter = _EVERYBODY) -> list[CauseCount]:
        """Return what was the matter after the answers given between two days, the most frequent first."""
        source, parameters = _after_answers(first, last, wanted)
        rows = self._engine.rows(
            f"SELECT cause, count(*), sum(done_at IS NULL) {source} AND cause <> '' "
            "GROUP BY cause ORDER BY 2 DESC, cause",
            parameters,
        )
        return [CauseCount(*row) for row in rows]

    def known_causes(self) -> list[str]:
        """Return every cause ever named, the most frequent first."""
        rows = self._engine.rows(
            "SELECT cause FROM follow_ups WHERE answer_id IS NOT NULL AND cause <> '' "
            "GROUP BY cause ORDER BY count(*) DESC, cause"
        )
        return [cause for (cause,) in rows]

    def note(self, case: FollowUp) -> None:
        """Write down what was done and what had been the matter while the case stays as open or done as it is.

        Raises
        ------
        ValidationError
            if a text is too long.
        NothingFoundError, RestrictedError
            if it has been deleted meanwhile, or the data of the customer may only be kept.
        """
        check_usable(self._engine, case.customer_id)
        case_id = cast("int", self._follow_ups.get(case.id or 0).id)
        case = case.validated()
        with self._doors.operation("answer_case.note", _("Nachfassen: notiert.")) as op:
            op.update("follow_ups", case_id, {"measure": case.measure, "result": case.result, "cause": case.cause})

    def finish(self, case: FollowUp, ask_again_on: date | None = None) -> None:
        """Write down what was done, what came of it and why, and that the case is done; errors as in `note`.

        With `ask_again_on` a Wiedervorlage says on that day that the question is to be asked again.

        Raises
        ------
        ValidationError
            also if that day is not to come.
        """
        check_usable(self._engine, case.customer_id)
        today = self._doors.today()
        if ask_again_on is not None and ask_again_on <= today:
            raise ValidationError("ask_again_on", _("Wieder fragen geht erst an einem Tag, der noch kommt."))
        kept = replace(self._follow_ups.get(case.id or 0), measure=case.measure, result=case.result, cause=case.cause)
        summary = _("Nachgefasst.")
        if ask_again_on is not None:
            summary += " " + full_stop(_("Wieder fragen am {day}").format(day=format_day(ask_again_on, today)))
        with self._doors.operation("answer_case.finish", summary) as op:
            self._follow_ups.set_done(op, kept, kept.result)
            if ask_again_on is not None:
                self._follow_ups.add(
                    op,
                    FollowUp(
                        customer_id=kept.customer_id,
                        due_on=ask_again_on,
                        what=_("Begeisterung erfragen"),
                        kind=FollowUpKind.ASK,
                        employee_id=self._doors.employee_id,
                        assignee_id=kept.assignee_id,
                    ),
                )


def _after_answers(first: date, last: date, wanted: AnswerFilter) -> tuple[str, dict[str, Value]]:
    conditions, parameters = of_customers(wanted, "follow_ups.customer_id")
    source = f"FROM follow_ups {_CASES} AND answers.day BETWEEN :first AND :last{conditions}"
    return source, {"first": first.isoformat(), "last": last.isoformat(), **parameters}
