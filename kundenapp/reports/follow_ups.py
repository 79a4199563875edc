"""The Wiedervorlagenliste of a week: what is overdue, then day by day, each with a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable, Spacer

from kundenapp.domain import limits
from kundenapp.domain.dates import full_day
from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.progress import Progress, unwatched
from kundenapp.domain.text import clean_line
from kundenapp.domain.today import long_day
from kundenapp.i18n import _, ngettext
from kundenapp.reports import parts, style
from kundenapp.reports.document import open_document
from kundenapp.reports.layout import WIDTH, About, report_page
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.table_pages import GAP, Column, TablePages
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

    from kundenapp.domain.follow_up_list_report import FollowUpLine, FollowUpListReport
    from kundenapp.reports.table_pages import Block

_BOX, _WHEN, _CUSTOMER, _WHO = 12, 56, 150, 70
_WHAT = WIDTH - _BOX - _WHEN - _CUSTOMER - _WHO - 4 * GAP
_TASK_LINES = 30
"""Enough for the longest task and name there are, and less than a page."""
_BEFORE_DAY = 14
_WITH_DAY = 45
"""At least so much of its rows stays on the page of a day's heading."""


def render_follow_up_list(report: FollowUpListReport, progress: Progress = unwatched) -> RenderedReport:
    """Draw the list of the week.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there.
    StoppedError
        as soon as `progress` says so.
    """
    text = Typesetter()
    title = _("Wiedervorlagen {week}").format(week=report.week.label)
    about = About(title, clean_line(text.line(report.business.name)), _("Intern"), report.created_on)
    page = report_page(text, report.business.name, _("Wiedervorlagen"), report.created_on, stamp=_("INTERN"))
    total, done = len(report.lines), 0
    with open_document(about, lambda: progress(done, total)) as document:
        table = TablePages(document, page, _columns(), text)
        table.above(_above(report, text))
        for heading, lines in _groups(report):
            again = text.cell(_("{heading} (weiter)").format(heading=heading), style.CELL_META, WIDTH)
            table.heading(text.cell(heading, style.DAY, WIDTH), again, _BEFORE_DAY, _WITH_DAY)
            for line in lines:
                table.row(_cells(line, report, text))
                done += 1
        table.below(_below(report, text))
        pdf = document.finished()
    whose = f"_{report.employee_name}" if report.employee_name else ""
    name = safe_file_name(f"{_('Wiedervorlagen')}{whose}", f"_{report.week.monday.isoformat()}.pdf")
    return RenderedReport(pdf, title, name, text.notices)


def _columns() -> tuple[Column, ...]:
    return (
        Column("", _BOX),
        Column(_("Wann"), _WHEN),
        Column(_("Kunde"), _CUSTOMER),
        Column(_("Was"), _WHAT),
        Column(_("Wer"), _WHO),
    )


def _above(report: FollowUpListReport, text: Typesetter) -> list[Flowable]:
    late = len(report.overdue)
    facts = [
        report.week.label,
        report.whose,
        ngettext("{count} Wiedervorlage", "{count} Wiedervorlagen", len(report.lines)).format(count=len(report.lines)),
    ]
    if late:
        facts.append(_("davon {count} überfällig").format(count=late))
    return [
        text.paragraph(_("Wiedervorlagen der Woche"), style.TITLE),
        text.paragraph(" · ".join(facts), style.SUBTITLE),
        Spacer(0, 12),
    ]


def _groups(report: FollowUpListReport) -> list[tuple[str, tuple[FollowUpLine, ...]]]:
    groups = [(long_day(day), lines) for day, lines in report.days]
    return [(_("Überfällig"), report.overdue), *groups] if report.overdue else groups


def _below(report: FollowUpListReport, text: Typesetter) -> list[Flowable]:
    below: list[Flowable] = []
    if not report.lines:
        below += [Spacer(0, 12), text.paragraph(_("Für diese Woche ist nichts vorgemerkt."), style.SECONDARY)]
    if report.restricted_count:
        words = ngettext(
            "{count} Wiedervorlage zu einem eingeschränkten Kunden (Art. 18 DSGVO) steht nicht in dieser Liste.",
            "{count} Wiedervorlagen zu eingeschränkten Kunden (Art. 18 DSGVO) stehen nicht in dieser Liste.",
            report.restricted_count,
        )
        words = words.format(count=limits.grouped(report.restricted_count))
        below += [Spacer(0, 10), text.paragraph(words, style.NOTICE)]
    return [*below, *parts.notices(text)]


def _cells(line: FollowUpLine, report: FollowUpListReport, text: Typesetter) -> list[list[Block]]:
    is_overdue = line.due_on < report.created_on
    when = [text.cell(full_day(line.due_on), style.CELL_OVERDUE, _WHEN)] if is_overdue else []
    if line.due_time:
        words = _("{time} Uhr").format(time=f"{line.due_time:%H:%M}")
        when.append(text.cell(words, style.CELL, _WHEN))
    customer = [text.cell(line.customer_name, style.CELL_STRONG, _CUSTOMER, _TASK_LINES)]
    return [
        [_Box(style.TEXT3)],
        when,
        [*customer, *(text.cell(number, style.CELL, _CUSTOMER) for number in line.phones)],
        [text.cell(line.what, style.CELL, _WHAT, _TASK_LINES)],
        [text.cell(line.employee_name, style.CELL, _WHO)],
    ]


class _Box:
    """A box to tick, drawn because the font has none."""

    height = style.CELL.leading
    _SIZE = 8.5

    def __init__(self, ink: Color) -> None:
        self._ink = ink

    def drawOn(self, canvas: Canvas, x: float, y: float) -> None:  # noqa: N802
        canvas.setStrokeColor(self._ink)
        canvas.setLineWidth(0.8)
        canvas.roundRect(x + 0.4, y + 1.2, self._SIZE, self._SIZE, 1.5)
