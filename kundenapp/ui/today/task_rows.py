"""Reads the follow-ups of the tab Heute page by page and puts the headings between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.today import DueGroup, end_of_week, group_of
from kundenapp.ui.today.lines import Heading, Line, heading, task_line

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.today import TaskCounts
    from kundenapp.store.store import Store

PAGE = 100


class TaskRows:
    """One reading of the list; every call of `next_page` goes on where the last one ended.

    `shows_all` reads what is later than this week too, else it is only counted at the end. `assignee_id` asks for
    what one person is to do. While `is_shaded` it is not said what is to be done.
    """

    def __init__(
        self, store: Store, today: date, assignee_id: int | None, *, shows_all: bool, is_shaded: bool = False
    ) -> None:
        self._is_shaded = is_shaded
        self._store, self._today, self._assignee_id = store, today, assignee_id
        self._until = None if shows_all else end_of_week(today)
        self.counts: TaskCounts = store.today_list.counts(today, assignee_id)
        self._names = store.employees.names()
        self._read = 0
        self._group: DueGroup | None = None
        self._is_at_end = False

    def next_page(self, size: int = PAGE) -> list[Heading | Line]:
        """Return the next rows, none at the end."""
        if self._is_at_end:
            return []
        tasks = self._store.today_list.tasks(self._until, self._assignee_id, limit=size, offset=self._read)
        self._read += len(tasks)
        rows: list[Heading | Line] = []
        for task in tasks:
            group = group_of(task.follow_up.due_on, self._today)
            if group is not self._group:
                self._group = group
                rows.append(heading(group, self.counts))
            me = self._store.employee_id
            rows.append(task_line(task, self._today, self._names, me, is_shaded=self._is_shaded))
        self._is_at_end = len(tasks) < size
        if self._is_at_end and self._until is not None and self.counts.later and self._read:
            rows.append(heading(DueGroup.LATER, self.counts))
        return rows
