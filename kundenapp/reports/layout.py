"""Pages: where the content goes, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from kundenapp.domain.dates import full_day
from kundenapp.drawing.circles import logo
from kundenapp.i18n import _
from kundenapp.reports import fonts, painter, style

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.paragraph import Paragraph

    from kundenapp.reports.text import Typesetter

MARGIN = 18 * mm
WIDTH = style.PAGE_WIDTH - 2 * MARGIN
_HEADER_BELOW_TOP = 18 * mm
_FOOTER_LINE = 15 * mm
_LOGO = 22


@dataclass(frozen=True)
class About:
    """What a document says about itself; its day is the only date in the file."""

    title: str
    author: str
    subject: str
    created_on: date


@dataclass(frozen=True)
class Page:
    """The room for the content of a page, as distances from its edges in points, and what is drawn around it."""

    furniture: Callable[[Canvas], None]
    left: float = MARGIN
    right: float = MARGIN
    top: float = 25 * mm
    bottom: float = 20 * mm
    size: tuple[float, float] = style.PORTRAIT

    @property
    def width(self) -> float:
        """The width of the content."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """The height of the content."""
        return self.size[1] - self.top - self.bottom


def report_page(
    text: Typesetter,
    business: str,
    kind: str,
    created_on: date,
    stamp: str = "",
    size: tuple[float, float] = style.PORTRAIT,
    *,
    is_personal: bool = True,
) -> Page:
    """Return the page all reports share: the business and the kind of report above, day and page number below.

    `stamp` is a word in a frame beside the kind, on every page; `is_personal` says below that people are named.
    """
    width = size[0] - 2 * MARGIN
    brand = text.fitted(business, style.BRAND, width * 0.6)
    confidential = _("Erstellt am {day} · vertraulich")
    if is_personal:
        confidential = _("Erstellt am {day} · vertraulich, enthält personenbezogene Daten")
    below = text.fitted(confidential.format(day=full_day(created_on)), style.SMALL_PRINT, width * 0.8)

    def furniture(canvas: Canvas) -> None:
        baseline = size[1] - _HEADER_BELOW_TOP
        draw_header(canvas, brand, MARGIN, MARGIN, size)
        canvas.setFont(fonts.REGULAR, 9)
        canvas.setFillColor(style.TEXT3)
        right = size[0] - MARGIN
        canvas.drawRightString(right, baseline, kind)
        if stamp:
            _draw_stamp(canvas, stamp, right - canvas.stringWidth(kind) - 10, baseline)
        draw_footer(canvas, below, MARGIN, MARGIN, size)

    return Page(furniture, size=size)


def draw_header(
    canvas: Canvas, brand: Paragraph, left: float, right: float, size: tuple[float, float] = style.PORTRAIT
) -> None:
    """Draw logo and name of the business at the top of a page, with the line below."""
    baseline = size[1] - _HEADER_BELOW_TOP
    middle = baseline + 10 * fonts.CAP_HEIGHT / 2
    painter.paint(canvas, logo(_LOGO), left, middle + _LOGO / 2)
    draw_on_baseline(canvas, brand, left + _LOGO + 7, baseline)
    draw_line(canvas, left, size[0] - right, baseline - 12)


def draw_footer(
    canvas: Canvas, words: Paragraph, left: float, right: float, size: tuple[float, float] = style.PORTRAIT
) -> None:
    """Draw the line at the bottom of a page, with `words` below it at the left and the page number at the right."""
    draw_line(canvas, left, size[0] - right, _FOOTER_LINE)
    baseline = _FOOTER_LINE - 11.5
    draw_on_baseline(canvas, words, left, baseline)
    canvas.saveState()
    canvas.translate(size[0] - right, baseline)
    canvas.doForm(page_number_form(canvas.getPageNumber()))
    canvas.restoreState()


def page_number_form(page: int) -> str:
    """Return the name of what is drawn at the foot of a page when it is known how many there are."""
    return f"page-number-{page}"


def draw_on_baseline(canvas: Canvas, line: Paragraph, left: float, baseline: float) -> None:
    """Draw a paragraph of one line, made by `Typesetter.fitted`, so that its letters stand on `baseline`."""
    look = line.style
    line.drawOn(canvas, left, baseline - (look.leading - look.fontSize))


def draw_line(canvas: Canvas, left: float, right: float, y: float) -> None:
    """Draw a dividing line."""
    canvas.setStrokeColor(style.BORDER)
    canvas.setLineWidth(style.LINE)
    canvas.line(left, y, right, y)


def _draw_stamp(canvas: Canvas, word: str, right: float, baseline: float) -> None:
    canvas.setFont(fonts.SEMIBOLD, 8)
    width, height = canvas.stringWidth(word) + 14, 15
    bottom = baseline + 9 * fonts.CAP_HEIGHT / 2 - height / 2
    canvas.setStrokeColor(style.ACCENT)
    canvas.setLineWidth(1)
    canvas.roundRect(right - width, bottom, width, height, 3)
    canvas.setFillColor(style.ACCENT)
    canvas.drawCentredString(right - width / 2, bottom + (height - 8 * fonts.CAP_HEIGHT) / 2, word)


def draw_pill(canvas: Canvas, words: str, right: float, middle: float, fill: Color, ink: Color) -> float:
    """Draw `words` on a rounded shape that ends at `right`, and return its width."""
    canvas.setFont(fonts.REGULAR, 8.5)
    width, height = canvas.stringWidth(words) + 16, 16
    canvas.setFillColor(fill)
    canvas.roundRect(right - width, middle - height / 2, width, height, height / 2, stroke=0, fill=1)
    canvas.setFillColor(ink)
    canvas.drawCentredString(right - width / 2, middle - 8.5 * fonts.CAP_HEIGHT / 2, words)
    return width
