"""The Schnittmengen-Blatt: the circles, what they mean in words, and every statement behind them; for ourselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable, Spacer
from reportlab.platypus.tables import Table

from kundenapp.domain import limits, overlap_words
from kundenapp.domain.dates import full_day
from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.overlap import overlap_of
from kundenapp.domain.progress import Progress, unwatched
from kundenapp.domain.statement import StatementKind
from kundenapp.domain.text import clean_line
from kundenapp.drawing.overlap import overlap_circles, overlaps_side_by_side
from kundenapp.i18n import _
from kundenapp.reports import parts, style
from kundenapp.reports.charts import LETTERING, drawn
from kundenapp.reports.document import Part, open_document
from kundenapp.reports.layout import WIDTH, About, report_page
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.circles_report import CirclesReport
    from kundenapp.domain.overlap import Comparison

_PICTURE, _GUTTER = 200, 20
_OURS, _THEIRS, _HOW = 44, 84, 112


def render_circles_report(report: CirclesReport, progress: Progress = unwatched) -> RenderedReport:
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
    page = report_page(text, report.business.name, _("Schnittmenge"), report.created_on, stamp=_("INTERN"))
    with open_document(about, lambda: progress(0, 1)) as document:
        document.add(Part(_story(report, text), page))
        pdf = document.finished()
    words = f"{_('Schnittmenge')} {report.customer.display_name}"
    return RenderedReport(pdf, title, safe_file_name(words, f"_{report.created_on.isoformat()}.pdf"), text.notices)


def _story(report: CirclesReport, text: Typesetter) -> list[Flowable]:
    story: list[Flowable] = [
        text.snug(text.line(report.title), style.TITLE if len(report.title) <= 60 else style.LONG_TITLE, WIDTH),
        text.paragraph(report.subtitle, style.SUBTITLE),
        Spacer(0, 12),
        summary(report, text),
    ]
    if report.course:
        days = [(_("heute") if day == report.created_on else full_day(day), overlap) for day, overlap in report.course]
        story += parts.section(text.paragraph(_("Im Lauf der Zeit"), style.SECTION))
        story.append(drawn(overlaps_side_by_side(days, WIDTH * len(days) / 3, LETTERING)))
    for kind in StatementKind:
        story += _kind(report, kind, text)
    unknown = overlap_words.open_sentence(report.overlap)
    if unknown:
        story += [Spacer(0, 12), text.paragraph(unknown, style.META)]
    return [*story, *parts.notices(text)]


def summary(report: CirclesReport, text: Typesetter) -> Flowable:
    """Return the circles, and beside them in words what they mean."""
    names = (text.line(report.customer.display_name), text.line(report.our_name))
    picture = drawn(overlap_circles(report.overlap, names, _PICTURE, LETTERING))
    compared = report.compared
    lines = [
        text.paragraph(overlap_words.overlap_sentence(report.overlap), style.STRONG),
        Spacer(0, 4),
        *_sentence(overlap_words.shared_sentence(compared), text),
        *_sentence(overlap_words.differing_sentence(compared), text),
        *_sentence(overlap_words.contradicting_sentence(compared), text, is_bad=True),
    ]
    width = WIDTH - _PICTURE - _GUTTER
    return Table([[picture, "", lines]], colWidths=(_PICTURE, _GUTTER, width), style=parts.BARE, hAlign="LEFT")


def _sentence(words: str, text: Typesetter, *, is_bad: bool = False) -> list[Flowable]:
    if not words:
        return []
    return [text.paragraph(words, style.CONTRADICTING if is_bad else style.BODY, limits.NOTE), Spacer(0, 4)]


def _kind(report: CirclesReport, kind: StatementKind, text: Typesetter) -> list[Flowable]:
    known = report.known_of(kind)
    if not known:
        return []
    overlap = overlap_of(report.compared, kind)
    words = overlap_words.kind_words(report.compared, kind)
    known_words = "" if overlap.size is None else f", {overlap.known_words}"
    heading = text.paragraph(f"{kind.plural}: {words}{known_words}", style.SECTION)
    return [*parts.section(heading, 14), _table(known, text)]


def _table(known: Sequence[Comparison], text: Typesetter) -> Table:
    heads = (_("Satz"), _("Uns"), _("Kunde"), _("Woher"))
    widths = (WIDTH - _OURS - _THEIRS - _HOW, _OURS, _THEIRS, _HOW)
    cells = [[text.paragraph(head, style.TABLE_HEAD) for head in heads]]
    for one in known:
        stance = one.stance
        assert stance is not None, "only what is known stands here"
        look = style.CELL_OVERDUE if one.contradicts else style.CELL
        retired = "" if one.statement.active else f" ({_('nicht mehr geführt')})"
        cells.append(
            [
                text.paragraph(f"{one.statement.text}{retired}", look),
                text.paragraph(_("{weight} von 5").format(weight=one.ours), style.CELL),
                text.paragraph(overlap_words.stance_words(stance), look),
                text.paragraph(f"{stance.source.label}, {full_day(stance.day)}", style.CELL_META),
            ]
        )
    return parts.rows(cells, widths, gap=2)
