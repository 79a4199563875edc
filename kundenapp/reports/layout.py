"""Pages: where the content goes, and what stands around it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from kundenapp import __version__
from kundenapp.domain.dates import full_day
from kundenapp.drawing.circles import logo
from kundenapp.i18n import _
from kundenapp.reports import fonts, painter, style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.paragraph import Paragraph

    from kundenapp.reports.text import Typesetter

# No document ever loads anything from anywhere; this holds even for a picture that somebody adds one day.
rl_config.trustedSchemes = []
rl_config.trustedHosts = None
# Text wrapping of binary data, from the time when mail knew only letters: a fifth more bytes for nothing.
rl_config.useA85 = 0

MARGIN = 18 * mm
WIDTH = style.PAGE_WIDTH - 2 * MARGIN
_HEADER_BASELINE = style.PAGE_HEIGHT - 18 * mm
_FOOTER_LINE = 15 * mm
_LOGO = 22

# ReportLab keeps the glyphs of a document with the font: one document at a time.
_one_at_a_time = Lock()


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

    @property
    def width(self) -> float:
        """The width of the content."""
        return style.PAGE_WIDTH - self.left - self.right

    @property
    def height(self) -> float:
        """The height of the content."""
        return style.PAGE_HEIGHT - self.top - self.bottom


def build(story: Sequence[Flowable], about: About, first: Page, later: Page | None = None) -> bytes:
    """Return the PDF of `story`; the same story always gives the same bytes."""
    fonts.register()
    target = io.BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageTemplates=[_template("first", first), _template("later", later or first)],
        title=about.title,
        author=about.author,
        subject=about.subject,
        creator=f"Kundenapp {__version__}",
        lang="de-DE",
        displayDocTitle=True,
        initialFontName=fonts.REGULAR,
        pageCompression=1,
        invariant=1,
    )
    with _one_at_a_time:
        document.build([_Dated(about.created_on), *story, _PageTotal()])
    return target.getvalue()


def _template(name: str, page: Page) -> PageTemplate:
    frame = Frame(
        page.left,
        page.bottom,
        page.width,
        page.height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def draw(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        page.furniture(canvas)
        canvas.restoreState()

    return PageTemplate(name, [frame], onPage=draw, autoNextPageTemplate="later")


class _Dated(Flowable):
    """Writes the day of the report into the document instead of the moment it was drawn."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self._stamp = f"D:{day.year:04d}{day.month:02d}{day.day:02d}"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.setDateFormatter(lambda *_moment: self._stamp)


class _PageTotal(Flowable):
    """Comes last, so it knows how many pages there are, and fills the place left for "Seite 1 von 2" on each."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        total = self.canv.getPageNumber()
        for number in range(1, total + 1):
            self.canv.beginForm(_page_number_form(number), -_LOGO * 10, -_LOGO, 0, _LOGO)
            words = _("Seite {number} von {total}").format(number=number, total=total)
            self.canv.setFont(fonts.REGULAR, 8)
            self.canv.setFillColor(style.TEXT3)
            self.canv.drawRightString(0, 0, words)
            self.canv.endForm()


def _page_number_form(number: int) -> str:
    return f"page-number-{number}"


def report_page(text: Typesetter, business: str, kind: str, created_on: date, stamp: str = "") -> Page:
    """Return the page all reports share: the business and the kind of report above, day and page number below.

    `stamp` is a word in a frame beside the kind, on every page.
    """
    brand = text.fitted(business, style.BRAND, WIDTH * 0.6)
    confidential = _("Erstellt am {day} · vertraulich, enthält personenbezogene Daten")
    below = text.fitted(confidential.format(day=full_day(created_on)), style.SMALL_PRINT, WIDTH * 0.8)

    def furniture(canvas: Canvas) -> None:
        draw_header(canvas, brand, MARGIN, MARGIN)
        canvas.setFont(fonts.REGULAR, 9)
        canvas.setFillColor(style.TEXT3)
        right = style.PAGE_WIDTH - MARGIN
        canvas.drawRightString(right, _HEADER_BASELINE, kind)
        if stamp:
            _draw_stamp(canvas, stamp, right - canvas.stringWidth(kind) - 10)
        draw_footer(canvas, below, MARGIN, MARGIN)

    return Page(furniture)


def draw_header(canvas: Canvas, brand: Paragraph, left: float, right: float) -> None:
    """Draw logo and name of the business at the top of a page, with the line below."""
    middle = _HEADER_BASELINE + 10 * fonts.CAP_HEIGHT / 2
    painter.paint(canvas, logo(_LOGO), left, middle + _LOGO / 2)
    draw_on_baseline(canvas, brand, left + _LOGO + 7, _HEADER_BASELINE)
    _draw_line(canvas, left, right, _HEADER_BASELINE - 12)


def draw_footer(canvas: Canvas, words: Paragraph, left: float, right: float) -> None:
    """Draw the line at the bottom of a page, with `words` below it at the left and the page number at the right."""
    _draw_line(canvas, left, right, _FOOTER_LINE)
    baseline = _FOOTER_LINE - 11.5
    draw_on_baseline(canvas, words, left, baseline)
    canvas.saveState()
    canvas.translate(style.PAGE_WIDTH - right, baseline)
    canvas.doForm(_page_number_form(canvas.getPageNumber()))
    canvas.restoreState()


def draw_on_baseline(canvas: Canvas, line: Paragraph, left: float, baseline: float) -> None:
    """Draw a paragraph of one line, made by `Typesetter.fitted`, so that its letters stand on `baseline`."""
    look = line.style
    line.drawOn(canvas, left, baseline - (look.leading - look.fontSize))


def _draw_line(canvas: Canvas, left: float, right: float, y: float) -> None:
    canvas.setStrokeColor(style.BORDER)
    canvas.setLineWidth(style.LINE)
    canvas.line(left, y, style.PAGE_WIDTH - right, y)


def _draw_stamp(canvas: Canvas, word: str, right: float) -> None:
    canvas.setFont(fonts.SEMIBOLD, 8)
    width, height = canvas.stringWidth(word) + 14, 15
    bottom = _HEADER_BASELINE + 9 * fonts.CAP_HEIGHT / 2 - height / 2
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
