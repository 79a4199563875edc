"""The commands that write paper, or files for other programs."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.app import paths
from kundenapp.app.done import Done, progress_line
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.follow_up_list_report import Week, parse_week
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kundenapp.app.arguments import CommandArguments
    from kundenapp.reports.rendered import RenderedReport
    from kundenapp.store.store import Store


def customer(arguments: CommandArguments) -> Done:
    """Write the report about one customer."""
    from kundenapp.reports.customer import render_customer_report
    from kundenapp.services.customer_report import customer_report

    with opened(arguments) as store:
        found = store.customers.by_number(arguments.customer)
        report = customer_report(store, found.id or 0, arguments.kind)
    return written(arguments, render_customer_report(replace(report, author_name=_author(arguments))))


def customers(arguments: CommandArguments) -> Done:
    """Write the reports about many customers into one document."""
    from kundenapp.services.paper import draw_customer_reports

    with opened(arguments) as store:
        rendered = draw_customer_reports(
            store,
            _wanted(store, arguments.wanted),
            arguments.kind,
            progress_line(),
            two_sided=arguments.two_sided,
            author_name=_author(arguments),
        )
    return written(arguments, rendered)


def customer_list(arguments: CommandArguments) -> Done:
    """Write the list of customers."""
    from kundenapp.services.paper import draw_customer_list

    with opened(arguments) as store:
        rendered = draw_customer_list(store, _wanted(store, arguments.wanted), progress_line())
    return written(arguments, rendered)


def follow_ups(arguments: CommandArguments) -> Done:
    """Write the list of what is to be done in a week."""
    from kundenapp.services.paper import draw_follow_up_list

    with opened(arguments) as store:
        today = store.today()
        this_week = Week.of(today)
        named = {"this": this_week, "next": this_week.following}
        week = named.get(arguments.week) or parse_week(arguments.week, today)
        rendered = draw_follow_up_list(store, week, _assignee_id(store, arguments.assignee_name), progress_line())
    return written(arguments, rendered)


def _assignee_id(store: Store, name: str) -> int | None:
    """Return the id of the employee called `name`, None without a name.

    Raises
    ------
    NothingFoundError
        if nobody is called that.
    """
    if not name:
        return None
    for employee in store.employees.all():
        if employee.name.casefold() == name.strip().casefold():
            return employee.id
    raise NothingFoundError(_("„{name}“ gehört nicht zum Team.").format(name=name))


def card(arguments: CommandArguments) -> Done:
    """Write the visiting card of one customer."""
    from kundenapp.exchange.vcard import write_vcard
    from kundenapp.services.output import write_atomically

    with opened(arguments) as store:
        found = store.customers.by_number(arguments.customer)
    write_atomically(arguments.output, write_vcard(found, with_note=arguments.with_note))
    return Done(_("Die Visitenkarte liegt in {path}").format(path=arguments.output))


@contextmanager
def opened(arguments: CommandArguments) -> Iterator[Store]:
    """Open the file for reading, after a look that nothing will be written over it."""
    from kundenapp.services.file_care import open_for_reading

    check_is_no_customer_file(arguments.output, arguments.file)
    with closing(open_for_reading(arguments.file, paths.places())) as store:
        yield store


def _author(arguments: CommandArguments) -> str:
    return arguments.employee_name or ("" if arguments.kind is ReportKind.CUSTOMER else _("Kommandozeile"))


def _wanted(store: Store, wanted: CustomerFilter) -> CustomerFilter:
    return replace(wanted, tag=known_tag(store, wanted.tag))


def known_tag(store: Store, typed: str) -> str:
    """Return a tag as it stands in the file, whatever its capitals; empty for none.

    Raises
    ------
    NothingFoundError
        if nobody has that tag.
    """
    if not typed:
        return ""
    tag = next((tag for tag in store.customers.tags() if tag.casefold() == typed.strip().casefold()), typed.strip())
    if not store.customer_list.number_of(CustomerFilter(tag=tag), store.today()):
        raise NothingFoundError(_("Das Schlagwort „{tag}“ hat kein Kunde.").format(tag=typed))
    return tag


def written(arguments: CommandArguments, rendered: RenderedReport) -> Done:
    """Write a finished document to where the command says."""
    from kundenapp.services.output import write_atomically

    write_atomically(arguments.output, rendered.pdf)
    return Done(_("Der Bericht liegt in {path}").format(path=arguments.output), rendered.notices)


def check_is_no_customer_file(output: Path, file: Path) -> None:
    """Refuse to write a document over customers, whatever the person has mixed up.

    Raises
    ------
    FaultError
        EXISTS if `output` is the customer file itself or bears the name of one.
    """
    is_same = output.exists() and file.exists() and output.samefile(file)
    if is_same or (output.suffix == paths.default_file().suffix and output.exists()):
        raise FaultError(Fault.EXISTS, output.name)
