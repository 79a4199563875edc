"""The commands about the Sympathiematrix: on paper and as figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.done import Done, told_as_data
from kundenapp.app.report_commands import opened_as, with_known_tag

if TYPE_CHECKING:
    from kundenapp.app.arguments import CommandArguments


def figures(arguments: CommandArguments) -> Done:
    """Tell all figures about the Sympathiematrix as JSON."""
    from kundenapp.exchange.sympathy_json import write_sympathy_figures
    from kundenapp.services.sympathy_report import sympathy_report

    with opened_as(arguments) as store:
        report = sympathy_report(store, with_known_tag(store, arguments.wanted))
    return told_as_data(write_sympathy_figures(report))
