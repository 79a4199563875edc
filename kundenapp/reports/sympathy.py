"""The Sympathiematrix-Blatt: the field with everybody on it, the lists that lead on, and a table of all names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Spacer

from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.progress import Progress, unwatched
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _
from kundenapp.reports import parts, style, sympathy_field, sympathy_lists, sympathy_table
from kundenapp.reports.document import Document, Part, open_document
from kundenapp.reports.layout import About, Page, report_page
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from kundenapp.domain.sympathy_report import SympathyReport


def render_sympathy_report(report: SympathyReport, progress: Progress = unwatched) -> RenderedReport:
    """Draw the sheet.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there.
    StoppedError
        as soon as `progress` says so.
    """
    text = Typesetter()
    title = clean_line(text.line(report.title))
    about = About(title, clean_line(text.line(report.business.name)), _("Intern"), report.created_on)
    page = report_page(
        text,
        report.business.name,
        _("Sympathiematrix"),
        report.created_on,
        stamp=_("INTERN"),
        size=style.LANDSCAPE,
    )
    done = 0
    with open_document(about, lambda: progress(done, len(report.entries))) as document:
        _first_page(document, page, report, text)
        lists = sympathy_lists.story(report, text)
        if lists:
            document.add(Part(lists, page), is_end=False)
        if report.entries:
            table = sympathy_table.begin(document, page, report, text)
            for done, cells in enumerate(sympathy_table.rows(report, text), 1):
                table.row(cells)
                if done % sympathy_table.SEVERAL == 0:
                    progress(done, len(report.entries))
            table.below(parts.notices(text))
        else:
            document.end_part()
        pdf = document.finished()
    words = " ".join((_("Sympathiematrix"), report.whose)).strip()
    file_name = safe_file_name(words, f"_{report.created_on.isoformat()}.pdf")
    return RenderedReport(pdf, title, file_name, text.notices)


def _first_page(document: Document, page: Page, report: SympathyReport, text: Typesetter) -> None:
    document.begin_page(page)
    canvas = document.canvas
    top = page.size[1] - page.top
    for part in _head(report, text):
        height = part.wrap(page.width, page.height)[1]
        part.drawOn(canvas, page.left, top - height)
        top -= height
    sympathy_field.draw(canvas, page, top - 12, report, text)
    document.end_page()


def _head(report: SympathyReport, text: Typesetter) -> list[Flowable]:
    lines = [report.scope, report.team_sentence, report.openness_sentence]
    return [
        text.fitted(report.title, style.TITLE, style.LANDSCAPE[0] - 110),
        Spacer(0, 2),
        *(text.paragraph(words, style.SUBTITLE) for words in lines if words),
    ]
