"""Reads the follow-ups of the tab Heute page by page and puts the headings between them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kundenapp.domain.today import DueGroup, Task, end_of_week, group_of
from kundenapp.i18n import _
from kundenapp.ui.common.lines import MORE, Heading, Line, task_line
from kundenapp.ui.today.lines import heading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kundenapp.domain.sympathy_findings import Finding, Findings
    from kundenapp.domain.today import TaskCounts
    from kundenapp.store.store import Store

PAGE = 100
FEW = 5
"""How many contradictions are shown unless all is shown."""
CALL, POSTPONE, DONE, PLAN = "call", "postpone", "done", "plan"
_OF_TASKS, _OF_FINDINGS = frozenset({POSTPONE, DONE}), frozenset({PLAN, MORE})


class _Part(Protocol):
    def __call__(self, *, limit: int, offset: int) -> Sequence[Task | Finding]: ...


class TaskRows:
    """One reading of the list; every call of `next_page` goes on where the last one ended.

    `shows_all` reads what is later than this week too, else it is only counted at the end. `assignee_id` asks for
    what one person is to do. While `is_shaded` it is not said what is to be done, and no contradictions; these are
    read only if that `reads_findings`.
    """

    def __init__(
        self,
        store: Store,
        today: date,
        assignee_id: int | None,
        *,
        shows_all: bool,
        is_shaded: bool = False,
        reads_findings: bool = False,
    ) -> None:
        self._is_shaded = is_shaded
        self._store, self._today = store, today
        self._until = None if shows_all else end_of_week(today)
        self.counts: TaskCounts = store.today_list.counts(today, assignee_id)
        self._names = store.employees.names()
        reader = store.today_list
        self._parts: list[_Part] = [
            partial(reader.due, today, assignee_id),
            partial(reader.due_cases, today, assignee_id),
        ]
        self._found: Findings | None = None
        if reads_findings and not is_shaded:
            self._found = self._contradictions(assignee_id, shows_all=shows_all)
            self._parts.append(self._part_of_found)
        self._parts.append(partial(reader.coming, today, self._until, assignee_id))
        self._read_of_part = 0
        self._heading: Heading | None = None
        self._is_at_end = False

    def _contradictions(self, owner_id: int | None, *, shows_all: bool) -> Findings:
        findings = self._store.sympathy_findings
        return (
            findings.open_contradictions(self._today, owner_id)
            if shows_all
            else findings.open_contradictions(self._today, owner_id, limit=FEW)
        )

    def _part_of_found(self, *, limit: int, offset: int) -> Sequence[Finding]:
        return self._found.lines[offset : offset + limit] if self._found is not None else ()

    def next_page(self, size: int = PAGE) -> list[Heading | Line]:
        """Return the next rows, none at the end."""
        if self._is_at_end:
            return []
        rows: list[Heading | Line] = []
        for item in self._next_items(size):
            above = self._heading_of(item)
            if above != self._heading:
                self._heading = above
                rows.append(above)
            rows.append(self._line(item))
        self._is_at_end = not self._parts
        if self._is_at_end and self._until is not None and self.counts.later and self._heading is not None:
            rows.append(heading(DueGroup.LATER, self.counts))
        return rows

    def _next_items(self, size: int) -> list[Task | Finding]:
        items: list[Task | Finding] = []
        while self._parts and len(items) < size:
            wanted = size - len(items)
            found = self._parts[0](limit=wanted, offset=self._read_of_part)
            items += found
            self._read_of_part += len(found)
            if len(found) < wanted:
                del self._parts[0]
                self._read_of_part = 0
        return items

    def _heading_of(self, item: Task | Finding) -> Heading:
        if isinstance(item, Task):
            due_on = item.follow_up.due_on
            is_due_case = item.follow_up.answer_id is not None and due_on <= self._today
            return heading(DueGroup.CASES if is_due_case else group_of(due_on, self._today), self.counts)
        shown, total = (len(self._found.lines), self._found.total) if self._found is not None else (0, 0)
        words = item.kind.label
        if shown < total:
            words = _("{list}, die ersten {count} von").format(list=words, count=shown)
        return Heading(words, total)

    def _line(self, item: Task | Finding) -> Line:
        if isinstance(item, Task):
            me = self._store.employee_id
            line = task_line(item, self._today, self._names, me, is_shaded=self._is_shaded)
            return replace(line, lacks=_OF_FINDINGS)
        from kundenapp.ui.common.finding_lines import finding_line

        return replace(finding_line(item, self._today), step="", lacks=_OF_TASKS)
