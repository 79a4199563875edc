"""The first page of the Sympathiematrix-Blatt: the field between the names of its quadrants, and who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.category import Category
from kundenapp.domain.limits import grouped
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.drawing.chart import Lettering
from kundenapp.drawing.circles import heart
from kundenapp.drawing.primitives import Color
from kundenapp.drawing.sympathy_sheet import SheetBubble, sympathy_sheet
from kundenapp.i18n import _
from kundenapp.reports import fonts, painter, style

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from kundenapp.domain.sympathy_report import Marked, SympathyReport
    from kundenapp.reports.layout import Page
    from kundenapp.reports.text import Typesetter

_LETTERING = Lettering(painter.text_width, 0.75)
_KEY, _GUTTER = 232, 20
_ZONE, _AXIS = 28, 12
"""Room above and below the field for names and subtitles, and at its left for the numbers."""
_ROW, _SIGN, _ONE_COLUMN, _BETWEEN = 11.6, 19, 30, 8
_WORTH_A_MARK = 1.0
"""So far apart estimate and answer are drawn both; nearer they would cover each other."""
_LOOKS = {
    Quadrant.DREAM: style.ZONE_DREAM,
    Quadrant.HEART: style.ZONE_HEART,
    Quadrant.REASON: style.ZONE_REASON,
    Quadrant.CLARIFY: style.ZONE_CLARIFY,
}


def draw(canvas: Canvas, page: Page, top: float, report: SympathyReport, text: Typesetter) -> None:
    """Draw everything below the head of the page; on paper y grows upwards."""
    notes = text.paragraph(_signs(report), style.NOTICE, 2_000)
    height = notes.wrap(page.width, page.height)[1]
    notes.drawOn(canvas, page.left, page.bottom)
    bottom = page.bottom + height + 8
    width = page.width - _KEY - _GUTTER
    _names(canvas, (page.left, top, width), report, text, is_above=True)
    field_top, field_height = top - _ZONE, top - bottom - 2 * _ZONE
    dots = [(entry.sympathy, entry.height) for entry in report.unmarked]
    bubbles = [_bubble(one) for one in report.marked]
    chart = sympathy_sheet(bubbles, dots, report.field.lines, (width, field_height), _LETTERING)
    painter.paint(canvas, chart.picture, page.left, field_top)
    _names(canvas, (page.left, bottom + _ZONE, width), report, text, is_above=False)
    key = (page.left + width + _GUTTER, top, bottom)
    if report.entries:
        _who_is_who(canvas, key, report, text)
    else:
        words = text.paragraph(report.empty_sentence, style.SECONDARY)
        words.drawOn(canvas, key[0], top - _ZONE - words.wrap(_KEY, page.height)[1])


def _bubble(one: Marked) -> SheetBubble:
    entry, answer = one.entry, one.entry.last_answer
    mark = None
    if answer is not None and entry.enthusiasm is not None and abs(answer.value - entry.enthusiasm) >= _WORTH_A_MARK:
        mark = float(answer.value)
    return SheetBubble(one.sign, entry.sympathy, entry.height, mark, entry.category is Category.DREAM)


def _signs(report: SympathyReport) -> str:
    """Return what the signs in the field mean."""
    sentences = [
        _("Nach rechts wächst die Sympathie (1 bis 5), nach oben die Begeisterung (0 bis 10)."),
        _(
            "Kleiner Ring an einer Linie: was der Kunde wirklich geantwortet hat, wo es um 1 oder mehr von der "
            "Schätzung abweicht."
        ),
        _("Herz: Traumkunde nach der Regel oder von Hand; das Feld allein macht niemanden dazu."),
        _("Die Achsen sind unsere Lesart."),
    ]
    if report.quadrants[None]:
        sentences.insert(1, _("Im Streifen darunter steht, von wem es weder Schätzung noch Antwort gibt."))
    return " ".join(sentences)


def _names(
    canvas: Canvas, place: tuple[float, float, float], report: SympathyReport, text: Typesetter, *, is_above: bool
) -> None:
    """Draw name, number and subtitle of two quadrants above or below the field, outside of it."""
    left, top, width = place
    counts, half = report.quadrants, (width - _AXIS) / 2 - 6
    for quadrant in Quadrant:
        if quadrant.is_above is not is_above:
            continue
        words = report.field.words(quadrant)
        name = text.fitted(f"{words.name} {grouped(counts[quadrant])}", _LOOKS[quadrant][quadrant.is_right], half)
        subtitle = text.fitted(words.subtitle, style.ZONE_SUBTITLE[quadrant.is_right], half)
        x = left + _AXIS + (half + 12 if quadrant.is_right else 0)
        y = top - (0 if is_above else 2)
        for part in (name, subtitle):
            y -= part.wrap(half, 0)[1]
            part.drawOn(canvas, x, y)


def _who_is_who(canvas: Canvas, place: tuple[float, float, float], report: SympathyReport, text: Typesetter) -> None:
    left, top, bottom = place
    heading = text.paragraph(_("Wer ist wer"), style.TABLE_HEAD)
    heading.wrap(_KEY, 0)
    heading.drawOn(canvas, left, top - 12)
    marked = report.marked
    columns = 1 if len(marked) <= _ONE_COLUMN else 2
    width = (_KEY - (columns - 1) * _BETWEEN) / columns
    rows = -(-len(marked) // columns)
    row = min(_ROW, (top - 16 - bottom - (40 if report.unmarked_sentence else 0)) / rows)
    for number, one in enumerate(marked):
        x = left + (number // rows) * (width + _BETWEEN)
        _line_of_key(canvas, (x, top - 16 - (number % rows + 1) * row, width), one, text)
    if report.unmarked_sentence:
        words = text.paragraph(report.unmarked_sentence, style.NOTICE)
        height = words.wrap(_KEY, 0)[1]
        words.drawOn(canvas, left, top - 20 - rows * row - height)


def _line_of_key(canvas: Canvas, place: tuple[float, float, float], one: Marked, text: Typesetter) -> None:
    x, base, width = place
    canvas.setFont(fonts.SEMIBOLD, 7.5)
    canvas.setFillColor(style.TEXT2)
    canvas.drawString(x, base, text.line(one.sign))
    room = width - _SIGN
    is_dream = one.entry.category is Category.DREAM
    name = _cut(text.line(one.entry.display_name), room - (10 if is_dream else 0), 8.5)
    canvas.setFont(fonts.REGULAR, 8.5)
    canvas.setFillColor(style.TEXT)
    canvas.drawString(x + _SIGN, base, name)
    if is_dream:
        end = x + _SIGN + painter.text_width(name, 8.5, 400)
        painter.paint(canvas, [heart(0, 0, 6, Color("accent"))], end + 7, base + 3)


def _cut(name: str, room: float, size: float) -> str:
    """Return as much of a name as fits; the table has all of it."""
    if painter.text_width(name, size, 400) <= room:
        return name
    while name and painter.text_width(f"{name}…", size, 400) > room:
        name = name[:-1]
    return f"{name.rstrip()}…"
