"""The commands about the Sympathiematrix: on paper and as figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.done import Done, progress_line, told_as_data
from kundenapp.app.report_commands import id_of_employee, opened_as, with_known_tag, written

if TYPE_CHECKING:
    from kundenapp.app.arguments import CommandArguments


def sheet(arguments: CommandArguments) -> Done:
    """Write the Sympathiematrix-Blatt."""
    from kundenapp.services.paper import draw_sympathy_report

    with opened_as(arguments) as store:
        employee_id = id_of_employee(store.employees.all(), arguments.assignee_name)
        wanted = with_known_tag(store, arguments.wanted)
        rendered = draw_sympathy_report(store, wanted, employee_id, progress_line())
    return written(arguments, rendered)


def figures(arguments: CommandArguments) -> Done:
    """Tell all figures about the Sympathiematrix as JSON."""
    from kundenapp.exchange.sympathy_json import write_sympathy_figures
    from kundenapp.services.sympathy_report import sympathy_report

    with opened_as(arguments) as store:
        report = sympathy_report(store, with_known_tag(store, arguments.wanted))
    return told_as_data(write_sympathy_figures(report))
