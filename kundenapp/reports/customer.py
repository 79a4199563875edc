"""The Kundenbericht: from one snapshot either everything, for ourselves, or a friendly letter for the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.customer_report import CustomerReport, ReportKind
from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _
from kundenapp.reports import customer_internal, customer_letter
from kundenapp.reports.layout import About
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable


def render_customer_report(report: CustomerReport) -> RenderedReport:
    """Draw `report` as the document its kind asks for.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there.
    """
    render: Callable[[CustomerReport, Typesetter, About], bytes]
    if report.kind is ReportKind.CUSTOMER:
        title, subject, file = _("Brief an {name}"), _("Für den Kunden"), _("Kundenbrief")
        render = customer_letter.render
    else:
        title, subject, file = _("Kundenbericht {name}"), _("Intern"), _("Kundenbericht")
        render = customer_internal.render
    text = Typesetter()
    name = report.customer.display_name
    about = About(
        title=title.format(name=clean_line(text.line(name))),
        author=clean_line(text.line(report.business.name)),
        subject=subject,
        created_on=report.created_on,
    )
    pdf = render(report, text, about)
    file_name = safe_file_name(f"{file}_{name}", f"_{report.created_on.isoformat()}.pdf")
    return RenderedReport(pdf, about.title, file_name, text.notices)
