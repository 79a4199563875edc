"""The Kundenliste: many customers in a table, one line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Spacer

from kundenapp.domain.category import Category
from kundenapp.domain.dates import full_day
from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.progress import Progress, unwatched
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _
from kundenapp.reports import parts, style
from kundenapp.reports.document import open_document
from kundenapp.reports.hearts import category_cell
from kundenapp.reports.layout import About, report_page
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.table_pages import Column, TablePages
from kundenapp.reports.text import Typesetter, snug_look

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from reportlab.platypus.flowables import Flowable

    from kundenapp.domain.customer_list_report import CustomerLine, CustomerListReport
    from kundenapp.reports.table_pages import Block

_NAME, _ADDRESS, _REACHED, _STATUS, _OWNER, _CONTACT, _NEXT = 154, 124, 148, 60, 62, 52, 80
_NAME_LINES = 12
"""Enough for the longest name there is; other texts are cut before, so that no row is taller than a page."""
_SEVERAL = 20
"""After how many lines the one who waits hears how far we are."""


def render_customer_list(
    report: CustomerListReport, lines: Iterable[CustomerLine], progress: Progress = unwatched
) -> RenderedReport:
    """Draw the list. `lines` are taken one by one, so that a list of any length takes little memory.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there, and whatever `lines` raise.
    StoppedError
        as soon as `progress` says so.
    """
    text = Typesetter()
    about = About(_("Kundenliste"), clean_line(text.line(report.business.name)), _("Intern"), report.created_on)
    page = report_page(
        text, report.business.name, about.title, report.created_on, stamp=_("INTERN"), size=style.LANDSCAPE
    )
    done = 0
    with open_document(about, lambda: progress(done, report.count)) as document:
        table = TablePages(document, page, _columns(), text)
        table.above(_above(report, text))
        for done, line in enumerate(lines, 1):
            table.row(_cells(line, report.created_on, text))
            if done % _SEVERAL == 0:
                progress(done, report.count)
        table.below(_below(report, text))
        pdf = document.finished()
    file_name = safe_file_name(about.title, f"_{report.created_on.isoformat()}.pdf")
    return RenderedReport(pdf, about.title, file_name, text.notices)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Name"), _NAME),
        Column(_("Anschrift"), _ADDRESS),
        Column(_("Telefon, E-Mail"), _REACHED),
        Column(_("Status"), _STATUS),
        Column(_("Betreut von"), _OWNER),
        Column(_("Letzter Kontakt"), _CONTACT),
        Column(_("Wiedervorlage"), _NEXT),
    )


def _above(report: CustomerListReport, text: Typesetter) -> list[Flowable]:
    words = report.sentence
    return [text.paragraph(_("Kundenliste"), style.TITLE), text.paragraph(words, style.SUBTITLE), Spacer(0, 12)]


def _below(report: CustomerListReport, text: Typesetter) -> list[Flowable]:
    below: list[Flowable] = []
    if not report.count:
        below += [Spacer(0, 12), text.paragraph(_("Zu dieser Auswahl gibt es keinen Kunden."), style.SECONDARY)]
    if report.footnote:
        below += [Spacer(0, 10), text.paragraph(report.footnote, style.NOTICE)]
    return [*below, *parts.notices(text)]


def _cells(line: CustomerLine, today: date, text: Typesetter) -> list[list[Block]]:
    below_name = " · ".join(part for part in (line.person_name, line.number) if part)
    reached = [text.cell(number, style.CELL, _REACHED) for number in line.phones]
    if line.email:
        reached.append(text.cell(line.email, snug_look(line.email, style.CELL, _REACHED), _REACHED))
    last_contact = full_day(line.last_contact_on) if line.last_contact_on else ""
    return [
        [text.cell(line.name, style.CELL_STRONG, _NAME, _NAME_LINES), text.cell(below_name, style.CELL_META, _NAME)],
        [text.cell(words, style.CELL, _ADDRESS) for words in line.address],
        reached,
        _status(line, text),
        [text.cell(line.owner_name, style.CELL, _OWNER)],
        [text.cell(last_contact, style.CELL, _CONTACT)],
        _next_due(line, today, text),
    ]


def _status(line: CustomerLine, text: Typesetter) -> list[Block]:
    """Return the status and below it the category, once there is one."""
    status = text.cell(line.status.label, style.CELL, _STATUS)
    if line.category is Category.UNCLEAR:
        return [status]
    return [status, category_cell(line.category, line.category_basis, style.CELL_META, _STATUS, text)]


def _next_due(line: CustomerLine, today: date, text: Typesetter) -> list[Block]:
    if line.next_due_on is None:
        return []
    look = style.CELL_OVERDUE if line.next_due_on < today else style.CELL
    when = full_day(line.next_due_on)
    if line.next_due_time:
        when += f", {line.next_due_time:%H:%M}"
    return [text.cell(when, look, _NEXT), text.cell(line.next_due_what, style.CELL_META, _NEXT)]
