"""The commands about what a customer and we share: on paper and as figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.done import Done, told_as_data
from kundenapp.app.report_commands import opened, written
from kundenapp.domain.errors import NothingFoundError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.app.arguments import CommandArguments
    from kundenapp.domain.circles_report import CirclesReport
    from kundenapp.store.store import Store


def sheet(arguments: CommandArguments) -> Done:
    """Write the Schnittmengen-Blatt."""
    from kundenapp.reports.circles import render_circles_report

    return written(arguments, render_circles_report(_report(arguments)))


def figures(arguments: CommandArguments) -> Done:
    """Tell all figures about the Schnittmenge as JSON."""
    from kundenapp.exchange.overlap_json import write_overlap_figures

    return told_as_data(write_overlap_figures(_report(arguments)))


def _report(arguments: CommandArguments) -> CirclesReport:
    from kundenapp.services.circles_report import circles_report

    with opened(arguments) as store:
        found = store.customers.by_number(arguments.customer)
        return circles_report(store, found.id or 0, _brand_id(store, arguments.brand_name))


def _brand_id(store: Store, name: str) -> int | None:
    """Return the id of the brand that is called `name`, whatever its capitals; None without a name.

    Raises
    ------
    NothingFoundError
        if no brand is called that.
    """
    if not name:
        return None
    for brand in store.brands.all():
        if brand.name.casefold() == name.strip().casefold():
            return brand.id
    raise NothingFoundError(_("Eine Marke „{name}“ gibt es hier nicht.").format(name=name))
