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
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kundenapp.app.arguments import CommandArguments
    from kundenapp.domain.business import Employee
    from kundenapp.reports.rendered import RenderedReport
    from kundenapp.store.store import Store


def customer(arguments: CommandArguments) -> Done:
    """Write the report about one customer."""
    from kundenapp.reports.customer import render_customer_report
    from kundenapp.services.customer_report import customer_report

    with opened(arguments) as store:
        store.employee_id = _id_in_team(store, arguments.employee_name)
        found = store.customers.by_number(arguments.customer)
        report = customer_report(store, found.id or 0, arguments.kind)
    return written(arguments, render_customer_report(replace(report, author_name=_author(arguments))))


def customers(arguments: CommandArguments) -> Done:
    """Write the reports about many customers into one document."""
    from kundenapp.services.paper import draw_customer_reports

    with opened(arguments) as store:
        store.employee_id = _id_in_team(store, arguments.employee_name)
        rendered = draw_customer_reports(
            store,
            with_known_tag(store, arguments.wanted),
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
        rendered = draw_customer_list(store, with_known_tag(store, arguments.wanted), progress_line())
    return written(arguments, rendered)


def follow_ups(arguments: CommandArguments) -> Done:
    """Write the list of what is to be done in a week."""
    from kundenapp.services.paper import draw_follow_up_list

    with opened(arguments) as store:
        today = store.today()
        this_week = Week.of(today)
        named = {"this": this_week, "next": this_week.following}
        week = named.get(arguments.week) or parse_week(arguments.week, today)
        rendered = draw_follow_up_list(
            store, week, id_of_employee(store.employees.all(), arguments.assignee_name), progress_line()
        )
    return written(arguments, rendered)


def id_of_employee(employees: Iterable[Employee], name: str | None) -> int | None:
    """Return the id of who of the `employees` is called `name`, before who has left; None without a name.

    Raises
    ------
    NothingFoundError
        if none of them is called that.
    """
    if not name:
        return None
    for employee in sorted(employees, key=lambda one: not one.active):
        if employee.is_namesake(name.strip()):
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


@contextmanager
def opened_as(arguments: CommandArguments) -> Iterator[Store]:
    """Open the file for reading as whoever works here, who sees no more of the opinions of others than in the window.

    Raises
    ------
    NothingFoundError
        if nobody who works here is called so.
    """
    with opened(arguments) as store:
        store.employee_id = id_of_employee(store.employees.active(), arguments.employee_name)
        yield store


def _id_in_team(store: Store, name: str | None) -> int | None:
    """Return the id of who works here and is called `name`; a report may also be signed by somebody else."""
    called = (employee.id for employee in store.employees.active() if name and employee.is_namesake(name))
    return next(called, None)


def _author(arguments: CommandArguments) -> str:
    return arguments.employee_name or ("" if arguments.kind is ReportKind.CUSTOMER else _("Kommandozeile"))


def with_known_tag(store: Store, wanted: CustomerFilter) -> CustomerFilter:
    """Return the filter with its tag as it stands in the file; errors as in `known_tag`."""
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
