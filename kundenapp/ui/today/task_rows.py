"""Reads the follow-ups of the tab Heute page by page and puts the headings between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from kundenapp.domain.today import DueGroup, end_of_week, group_of
from kundenapp.ui.common.lines import Heading, Line, task_line
from kundenapp.ui.today.lines import heading

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.today import Task, TaskCounts
    from kundenapp.store.store import Store

PAGE = 100


class _Part(Protocol):
    def __call__(self, *, limit: int, offset: int) -> list[Task]: ...


class TaskRows:
    """One reading of the list; every call of `next_page` goes on where the last one ended.

    `shows_all` reads what is later than this week too, else it is only counted at the end. `assignee_id` asks for
    what one person is to do. While `is_shaded` it is not said what is to be done.
    """

    def __init__(
        self, store: Store, today: date, assignee_id: int | None, *, shows_all: bool, is_shaded: bool = False
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
            partial(reader.coming, today, self._until, assignee_id),
        ]
        self._read_of_part = 0
        self._group: DueGroup | None = None
        self._is_at_end = False

    def next_page(self, size: int = PAGE) -> list[Heading | Line]:
        """Return the next rows, none at the end."""
        if self._is_at_end:
            return []
        rows: list[Heading | Line] = []
        me = self._store.employee_id
        for task in self._next_tasks(size):
            group = self._group_of(task)
            if group is not self._group:
                self._group = group
                rows.append(heading(group, self.counts))
            rows.append(task_line(task, self._today, self._names, me, is_shaded=self._is_shaded))
        self._is_at_end = not self._parts
        if self._is_at_end and self._until is not None and self.counts.later and self._group is not None:
            rows.append(heading(DueGroup.LATER, self.counts))
        return rows

    def _next_tasks(self, size: int) -> list[Task]:
        tasks: list[Task] = []
        while self._parts and len(tasks) < size:
            wanted = size - len(tasks)
            found = self._parts[0](limit=wanted, offset=self._read_of_part)
            tasks += found
            self._read_of_part += len(found)
            if len(found) < wanted:
                del self._parts[0]
                self._read_of_part = 0
        return tasks

    def _group_of(self, task: Task) -> DueGroup:
        due_on = task.follow_up.due_on
        is_due_case = task.follow_up.answer_id is not None and due_on <= self._today
        return DueGroup.CASES if is_due_case else group_of(due_on, self._today)
