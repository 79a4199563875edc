"""Answer cards: four of the size A6 on a sheet A4 across, with marks where to cut, printed on one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from kundenapp.domain.answer import HIGHEST
from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.text import clean_line
from kundenapp.drawing.circles import logo
from kundenapp.i18n import _
from kundenapp.reports import fonts, painter, style
from kundenapp.reports.document import open_document
from kundenapp.reports.layout import About, Page, draw_on_baseline
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.paragraph import Paragraph

    from kundenapp.domain.answer_cards import AnswerCards

_SHEET = style.PAGE_HEIGHT, style.PAGE_WIDTH
_CARD_WIDTH, _CARD_HEIGHT = _SHEET[0] / 2, _SHEET[1] / 2
_MARGIN = 11 * mm
_WIDTH = _CARD_WIDTH - 2 * _MARGIN
_LOGO = 18
_BOX, _BETWEEN_VALUES = 8.2 * mm, 5
_LINE_STEP, _MOST_LINES = 7.5 * mm, 3
"""Between the lines to write on, the last of which keeps that distance to the name."""
_MARK, _MARK_FROM_EDGE = 5 * mm, 3 * mm
"""Cutting marks begin where most printers can print."""
_QUESTION_LINES, _SHORT_QUESTION = 3, 110
_THANKS_LINES, _SHORT_THANKS = 3, 140
"""A question or thanks of more letters are set smaller, so that they are there as a whole."""


def render_answer_cards(cards: AnswerCards) -> RenderedReport:
    """Draw the cards.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there.
    """
    text = Typesetter()
    author = clean_line(text.line(cards.business.name))
    card = _Card(cards, text)
    with open_document(About(cards.title, author, _("Für Kunden"), cards.created_on)) as document:
        for _number in range(cards.pages):
            document.begin_page(Page(_draw_marks, size=_SHEET))
            for left in (0, _CARD_WIDTH):
                for bottom in (0, _CARD_HEIGHT):
                    card.draw(document.canvas, left, bottom)
            document.end_page()
        pdf = document.finished()
    file_name = safe_file_name(_("Antwortkarten"), f"_{cards.created_on.isoformat()}.pdf")
    return RenderedReport(pdf, cards.title, file_name, text.notices)


def _draw_marks(canvas: Canvas) -> None:
    """Draw where to cut: at the four edges and in the middle, outside of what is read."""
    width, height = _SHEET
    canvas.setStrokeColor(style.TEXT3)
    canvas.setLineWidth(0.5)
    middle_x, middle_y = width / 2, height / 2
    for start in (_MARK_FROM_EDGE, height - _MARK_FROM_EDGE - _MARK, middle_y - _MARK / 2):
        canvas.line(middle_x, start, middle_x, start + _MARK)
    for start in (_MARK_FROM_EDGE, width - _MARK_FROM_EDGE - _MARK, middle_x - _MARK / 2):
        canvas.line(start, middle_y, start + _MARK, middle_y)


class _Card:
    """One card; its texts are set once and drawn as often as it takes."""

    def __init__(self, cards: AnswerCards, text: Typesetter) -> None:
        self._scale = cards.scale
        self._brand = text.fitted(cards.business.name, style.BRAND, _WIDTH - _LOGO - 7)
        look = style.CARD_QUESTION if len(cards.question) <= _SHORT_QUESTION else style.CARD_LONG_QUESTION
        self._question = text.fitted(cards.question, look, _WIDTH, _QUESTION_LINES)
        self._reason = text.fitted(_("Was war der wichtigste Grund?"), style.CARD_LABEL, _WIDTH)
        self._name = text.fitted(_("Name (wenn Sie mögen)"), style.CARD_SMALL, _WIDTH / 2)
        self._day = text.fitted(_("Datum"), style.CARD_SMALL, _WIDTH / 4)
        look = style.CARD_THANKS if len(cards.thanks) <= _SHORT_THANKS else style.CARD_LONG_THANKS
        self._thanks = text.fitted(cards.thanks, look, _WIDTH, _THANKS_LINES)

    def draw(self, canvas: Canvas, left: float, bottom: float) -> None:
        """Draw it with its lower left corner at a place."""
        canvas.saveState()
        canvas.translate(left + _MARGIN, bottom)
        y = _CARD_HEIGHT - _MARGIN
        middle = y - _LOGO / 2
        painter.paint(canvas, logo(_LOGO), 0, middle + _LOGO / 2)
        draw_on_baseline(canvas, self._brand, _LOGO + 7, middle - 10 * fonts.CAP_HEIGHT / 2)
        y = _below(canvas, self._question, y - _LOGO - 9)
        y = self._draw_boxes(canvas, y - 9)
        y = _below(canvas, self._reason, y - 10)
        name_line = self._draw_foot(canvas)
        for _number in range(min(_MOST_LINES, int((y - name_line) / _LINE_STEP) - 1)):
            y -= _LINE_STEP
            _write_on(canvas, 0, _WIDTH, y)
        canvas.restoreState()

    def _draw_boxes(self, canvas: Canvas, top: float) -> float:
        """Draw a box to tick for each answer, with its number above and what the ends mean below."""
        values = self._scale.values
        step = (_WIDTH - _BOX) / (len(values) - 1)
        baseline = top - 11 * fonts.CAP_HEIGHT
        box_bottom = baseline - _BETWEEN_VALUES - _BOX
        canvas.setStrokeColor(style.TEXT2)
        canvas.setLineWidth(1)
        canvas.setFillColor(style.TEXT)
        for place, value in enumerate(values):
            x = place * step
            canvas.setFont(fonts.MEDIUM, 11)
            canvas.drawCentredString(x + _BOX / 2, baseline, str(value))
            canvas.roundRect(x, box_bottom, _BOX, _BOX, 3)
        canvas.setFont(fonts.REGULAR, 8)
        canvas.setFillColor(style.TEXT2)
        ends = box_bottom - 11
        lowest = _("{value} = auf keinen Fall").format(value=self._scale.lowest)
        canvas.drawString(0, ends, lowest)
        canvas.drawRightString(_WIDTH, ends, _("{value} = auf jeden Fall").format(value=HIGHEST))
        return ends

    def _draw_foot(self, canvas: Canvas) -> float:
        """Draw the lines for name and date, and the thanks below them; return where the lines are."""
        thanks_top = _MARGIN + self._thanks.height
        self._thanks.drawOn(canvas, 0, _MARGIN)
        y = thanks_top + 9
        day = _WIDTH * 0.68
        for words, left, right in ((self._name, 0.0, day - 10), (self._day, day, _WIDTH)):
            words.drawOn(canvas, left, y - 2)
            taken = painter.text_width(words.frags[0].text, words.style.fontSize, 400)
            _write_on(canvas, left + taken + 5, right, y)
        return y


def _below(canvas: Canvas, words: Paragraph, top: float) -> float:
    """Draw a paragraph that ends up right below `top`, and return where it ends."""
    words.drawOn(canvas, 0, top - words.height)
    return top - words.height


def _write_on(canvas: Canvas, left: float, right: float, y: float) -> None:
    canvas.setStrokeColor(style.TEXT3)
    canvas.setLineWidth(0.6)
    canvas.line(left, y, right, y)
