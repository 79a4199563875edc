"""The commands about answers: what was answered, on paper and as figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.app.done import Done, progress_line, told_as_data
from kundenapp.app.report_commands import known_tag, opened, written
from kundenapp.domain.answer_windows import WindowChoice, parse_window
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.app.arguments import CommandArguments, WantedAnswers
    from kundenapp.domain.answer_windows import Window
    from kundenapp.domain.enthusiasm_report import EnthusiasmReport


def figures(arguments: CommandArguments) -> Done:
    """Tell all figures about the answers as JSON, in UTF-8 whatever the terminal is used to."""
    from kundenapp.exchange.figures_json import write_figures

    return told_as_data(write_figures(_report(arguments)))


def enthusiasm(arguments: CommandArguments) -> Done:
    """Write the Begeisterungsbericht."""
    from kundenapp.reports.enthusiasm import render_enthusiasm_report

    return written(arguments, render_enthusiasm_report(_report(arguments), progress_line()))


def cards(arguments: CommandArguments) -> Done:
    """Write answer cards to print."""
    from kundenapp.services.paper import draw_answer_cards

    with opened(arguments) as store:
        rendered = draw_answer_cards(store, arguments.pages)
    return written(arguments, rendered)


def _report(arguments: CommandArguments) -> EnthusiasmReport:
    from kundenapp.services.enthusiasm_report import enthusiasm_report

    wanted = arguments.answers
    with opened(arguments) as store:
        window = wanted_window(wanted, store.today())
        customers = replace(wanted.customers, tag=known_tag(store, wanted.customers.tag))
        return enthusiasm_report(store, window, wanted.mode, customers, wanted.scale, with_names=arguments.with_names)


def wanted_window(wanted: WantedAnswers, today: date) -> Window:
    """Return the days that are asked for.

    Raises
    ------
    ValidationError
        if the days are none, or a period is named beside them.
    """
    if not wanted.first and not wanted.last:
        return (wanted.period or WindowChoice.LAST_12_MONTHS).window(today)
    if wanted.period is not None:
        raise ValidationError("period", _("Entweder --period oder --from und --to, nicht beides."))
    return parse_window(wanted.first, wanted.last, today)
