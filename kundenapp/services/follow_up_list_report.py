"""Gathering the Wiedervorlagenliste of a week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kundenapp.domain.answer_case import case_words
from kundenapp.domain.follow_up_list_report import FollowUpLine, FollowUpListReport
from kundenapp.services.our_business import our_business
from kundenapp.services.phone_display import callable_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.follow_up_list_report import Week
    from kundenapp.domain.today import Task
    from kundenapp.store.store import Store

_AT_ONCE = 200


def follow_up_list_report(store: Store, week: Week, assignee_id: int | None = None) -> FollowUpListReport:
    """Return what is open in a week and what is overdue, for one employee or, None, for everybody.

    What is due before the week begins and not overdue yet belongs to another week. Customers whose data may only be
    kept are left out and counted.
    """
    today, names = store.today(), store.employees.names()
    lines = []
    for tasks in _tasks(store, week, assignee_id):
        customers = {customer.id: customer for customer in store.customers.many(t.follow_up.customer_id for t in tasks)}
        for task in tasks:
            due_on = task.follow_up.due_on
            customer = customers.get(task.follow_up.customer_id)
            if customer is not None and not today <= due_on < week.monday:
                lines.append(_line(task, customer, names.get(task.follow_up.assignee_id or 0, "")))
    yesterday = min(today - timedelta(days=1), week.sunday)
    return FollowUpListReport(
        business=our_business(store),
        week=week,
        created_on=today,
        employee_name=names.get(assignee_id or 0, ""),
        lines=tuple(lines),
        restricted_count=store.today_list.restricted_count(date.min, yesterday, assignee_id)
        + store.today_list.restricted_count(max(today, week.monday), week.sunday, assignee_id),
    )


def _tasks(store: Store, week: Week, assignee_id: int | None) -> Iterator[list[Task]]:
    offset = 0
    while tasks := store.today_list.tasks(week.sunday, assignee_id, limit=_AT_ONCE, offset=offset):
        yield tasks
        offset += len(tasks)


def _line(task: Task, customer: Customer, employee_name: str) -> FollowUpLine:
    follow_up = task.follow_up
    return FollowUpLine(
        due_on=follow_up.due_on,
        customer_name=task.display_name,
        what=case_words(follow_up.what, task.answer),
        due_time=follow_up.due_time,
        phones=callable_numbers(customer),
        employee_name=employee_name,
    )
