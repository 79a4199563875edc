"""The Kundenbericht: from one snapshot either everything, for ourselves, or a friendly letter for the customer.

Also those of many customers in one document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.customer_report import CustomerReport, ReportKind
from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.progress import Progress, unwatched
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _
from kundenapp.reports import customer_internal, customer_letter
from kundenapp.reports.document import Part, open_document
from kundenapp.reports.layout import About
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.customer_report import CustomerReports


def render_customer_report(report: CustomerReport) -> RenderedReport:
    """Draw `report` as the document its kind asks for.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there.
    """
    is_letter = report.kind is ReportKind.CUSTOMER
    title = _("Brief an {name}") if is_letter else _("Kundenbericht {name}")
    file = _("Kundenbrief") if is_letter else _("Kundenbericht")
    text = Typesetter()
    name = report.customer.display_name
    about = About(
        title=title.format(name=clean_line(text.line(name))),
        author=clean_line(text.line(report.business.name)),
        subject=_subject(report.kind),
        created_on=report.created_on,
    )
    with open_document(about) as document:
        document.add(_part(report, text))
        pdf = document.finished()
    file_name = safe_file_name(f"{file}_{name}", f"_{report.created_on.isoformat()}.pdf")
    return RenderedReport(pdf, about.title, file_name, text.notices)


def render_customer_reports(
    wanted: CustomerReports, reports: Iterable[CustomerReport], progress: Progress = unwatched
) -> RenderedReport:
    """Draw many reports into one document, each from a page 1 of its own, with an outline of the names.

    `reports` are taken one by one, so that any number takes little memory.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there, and whatever `reports` raise.
    StoppedError
        as soon as `progress` says so.
    """
    file = _("Kundenbriefe") if wanted.kind is ReportKind.CUSTOMER else _("Kundenberichte")
    author = clean_line(Typesetter().line(wanted.business.name))
    about = About(wanted.title, author, _subject(wanted.kind), wanted.created_on)
    notices = dict.fromkeys([wanted.left_out] if wanted.left_out else [])
    done = 0
    with open_document(about, lambda: progress(done, wanted.count)) as document:
        for report in reports:
            text = Typesetter()
            if wanted.two_sided and document.page_number % 2 == 0:
                document.add_blank_page()
            document.bookmark(clean_line(text.line(report.customer.display_name)))
            document.add(_part(report, text))
            notices.update(dict.fromkeys(text.notices))
            done += 1
        pdf = document.finished()
    file_name = safe_file_name(file, f"_{wanted.created_on.isoformat()}.pdf")
    return RenderedReport(pdf, about.title, file_name, tuple(notices))


def _subject(kind: ReportKind) -> str:
    return _("Für den Kunden") if kind is ReportKind.CUSTOMER else _("Intern")


def _part(report: CustomerReport, text: Typesetter) -> Part:
    if report.kind is ReportKind.CUSTOMER:
        return customer_letter.part(report, text)
    return customer_internal.part(report, text)
