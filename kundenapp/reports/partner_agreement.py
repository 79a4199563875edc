"""The Partnervereinbarung: one friendly sheet that both sides sign. No ratings, and nothing about the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable, HRFlowable, KeepTogether, Spacer

from kundenapp.domain import limits
from kundenapp.domain.dates import full_day
from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.letter import address_lines
from kundenapp.domain.progress import Progress, unwatched
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _
from kundenapp.reports import parts, style
from kundenapp.reports.document import Part, open_document
from kundenapp.reports.layout import WIDTH, About, report_page
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus.tables import Table

    from kundenapp.domain.commitment import Commitment
    from kundenapp.domain.partner_agreement import PartnerAgreement

_GUTTER, _DAY = 10 * mm, 34 * mm
_TO_WRITE_ON = 2
"""Lines left free where nothing has been agreed on yet, to be filled in by hand."""
_LINE_GAP = 20


def render_partner_agreement(agreement: PartnerAgreement, progress: Progress = unwatched) -> RenderedReport:
    """Draw the sheet.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there.
    StoppedError
        as soon as `progress` says so.
    """
    text = Typesetter()
    title, kind = clean_line(text.line(agreement.title)), _("Partnervereinbarung")
    author = clean_line(text.line(agreement.business.name))
    page = report_page(text, agreement.business.name, kind, agreement.created_on)
    with open_document(About(title, author, kind, agreement.created_on), lambda: progress(0, 1)) as document:
        document.add(Part(_story(agreement, text), page))
        pdf = document.finished()
    name = safe_file_name(f"{kind} {agreement.customer.display_name}", f"_{agreement.created_on.isoformat()}.pdf")
    return RenderedReport(pdf, title, name, text.notices)


def _story(agreement: PartnerAgreement, text: Typesetter) -> list[Flowable]:
    intro = _(
        "Wir arbeiten gern miteinander. Auf diesem Blatt steht, was uns verbindet, was wir uns wünschen und was wir "
        "einander zusagen."
    )
    story: list[Flowable] = [
        text.paragraph(_("Unsere Partnerschaft"), style.TITLE),
        Spacer(0, 10),
        _sides(agreement, text),
        Spacer(0, 12),
        text.paragraph(intro, style.BODY),
    ]
    story += _points(text, _("Das verbindet uns"), agreement.in_common)
    story += _points(text, _("Das wünschen wir uns"), agreement.wishes)
    business = text.line(agreement.business.name) or _("unser Betrieb")
    customer = text.line(agreement.customer.display_name)
    for name, promises in ((business, agreement.ours), (customer, agreement.theirs)):
        story += _promises(text, _("Das sagt zu: {name}").format(name=name), promises)
    return [*story, _signatures(text, business, customer), *parts.notices(text)]


def _sides(agreement: PartnerAgreement, text: Typesetter) -> Table:
    business = agreement.business
    ours = (business.name, business.street, business.place)
    column = (WIDTH - _GUTTER) / 2
    cells = [
        [text.paragraph(line, style.BODY) for line in (text.line(line) for line in lines) if line]
        for lines in (ours, address_lines(agreement.customer) or (agreement.customer.display_name,))
    ]
    return parts.rows([cells], (column + _GUTTER, column))


def _points(text: Typesetter, heading: str, points: Sequence[str]) -> list[Flowable]:
    story = parts.section(text.paragraph(heading, style.SECTION))
    if not points:
        return [*story, *_free_lines()]
    cells = [[text.paragraph("•", style.BODY), text.paragraph(text.line(p, limits.TASK), style.BODY)] for p in points]
    return [*story, parts.rows(cells, (4 * mm, WIDTH - 4 * mm))]


def _promises(text: Typesetter, heading: str, promises: Sequence[Commitment]) -> list[Flowable]:
    story = parts.section(text.paragraph(heading, style.SECTION))
    if not promises:
        return [*story, *_free_lines()]
    cells = []
    for promise in promises:
        day = _("bis {day}").format(day=full_day(promise.due_on)) if promise.due_on else _("ohne Termin")
        what = text.paragraph(text.line(promise.what, limits.TASK), style.BODY)
        cells.append([text.paragraph(day, style.META), what])
    return [*story, parts.rows(cells, (_DAY, WIDTH - _DAY))]


def _free_lines() -> list[Flowable]:
    return [
        HRFlowable(width="100%", thickness=style.LINE, color=style.BORDER, spaceBefore=_LINE_GAP, spaceAfter=0)
        for _line in range(_TO_WRITE_ON)
    ]


def _signatures(text: Typesetter, business: str, customer: str) -> Flowable:
    column = (WIDTH - _GUTTER) / 2
    lines = []
    for captions in ((_("Ort, Datum"), _("Ort, Datum")), (business, customer)):
        cells: list[list[Flowable]] = [
            [
                Spacer(0, 30),
                HRFlowable(width="100%", thickness=style.LINE, color=style.TEXT3, spaceBefore=0, spaceAfter=3),
                text.fitted(caption, style.META, column),
            ]
            for caption in captions
        ]
        lines.append([cells[0], "", cells[1]])
    return KeepTogether([Spacer(0, 12), parts.rows(lines, (column, _GUTTER, column))])
