"""The page of a letter after DIN 5008, form B: address where the window of the envelope is, marks for folding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from kundenapp.reports import style
from kundenapp.reports.layout import Page, draw_footer, draw_header, draw_on_baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.paragraph import Paragraph

    from kundenapp.domain.business import Business
    from kundenapp.reports.text import Typesetter

LEFT, RIGHT = 25 * mm, 20 * mm
WIDTH = style.PAGE_WIDTH - LEFT - RIGHT

# The field is 85 x 45 mm, 20 mm from the left and 45 mm from the top; text keeps 5 mm away from the edge of the window.
_FIELD_TOP = style.PAGE_HEIGHT - 45 * mm
_FIELD_WIDTH = 75 * mm
_SENDER_BASELINE = _FIELD_TOP - 4 * mm
_ADDRESS_TOP = _FIELD_TOP - 17.7 * mm
_ADDRESS_LINES = 6
_DETAILS_LEFT, _DETAILS_TOP = 125 * mm, style.PAGE_HEIGHT - 50 * mm
_DETAILS_LABEL = 20 * mm
_DETAILS_VALUE = style.PAGE_WIDTH - _DETAILS_LEFT - _DETAILS_LABEL - RIGHT
_SUBJECT_TOP, _LATER_TOP = 95 * mm, 30 * mm
_MARKS = ((105, 5), (148.5, 8), (210, 5))
"""How far from the top the page is folded (twice) and punched, and how long the mark is, in millimetres."""


@dataclass(frozen=True)
class LetterHead:
    """What stands above the text of a letter: whom it goes to, and the details at the right (label and value)."""

    address: tuple[str, ...]
    details: tuple[tuple[str, str], ...]


def letter_pages(text: Typesetter, business: Business, head: LetterHead) -> tuple[Page, Page]:
    """Return the first page of a letter and the page of all others."""
    place = (business.name, business.street, business.place)
    brand = text.fitted(business.name, style.BRAND, WIDTH * 0.8)
    sender = text.fitted(_joined(*place), style.SENDER, _FIELD_WIDTH)
    footer = text.fitted(_joined(*place, business.website), style.SMALL_PRINT, WIDTH * 0.8)
    address = _address(text, head.address)
    details = [
        (text.fitted(label, style.LABEL, _DETAILS_LABEL), text.fitted(value, style.BODY, _DETAILS_VALUE, lines=2))
        for label, value in head.details
    ]

    def later(canvas: Canvas) -> None:
        draw_header(canvas, brand, LEFT, RIGHT)
        draw_footer(canvas, footer, LEFT, RIGHT)

    def first(canvas: Canvas) -> None:
        _draw_marks(canvas)
        if business.name or business.place:
            _draw_sender(canvas, sender)
        _draw_address(canvas, address)
        _draw_details(canvas, details)
        later(canvas)

    return Page(first, LEFT, RIGHT, _SUBJECT_TOP), Page(later, LEFT, RIGHT, _LATER_TOP)


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _address(text: Typesetter, lines: tuple[str, ...]) -> list[Paragraph]:
    """Return the address in the largest type in which it fits into the field; at last every line is cut."""
    for look in style.ADDRESS:
        paragraphs = [text.paragraph(line, look) for line in lines]
        if sum(paragraph.wrap(_FIELD_WIDTH, 0)[1] for paragraph in paragraphs) <= _ADDRESS_LINES * look.leading:
            return paragraphs
    return [text.fitted(line, style.ADDRESS[-1], _FIELD_WIDTH) for line in lines[:_ADDRESS_LINES]]


def _draw_marks(canvas: Canvas) -> None:
    canvas.setStrokeColor(style.TEXT3)
    canvas.setLineWidth(0.3)
    for from_top, length in _MARKS:
        y = style.PAGE_HEIGHT - from_top * mm
        canvas.line(4 * mm, y, (4 + length) * mm, y)


def _draw_sender(canvas: Canvas, sender: Paragraph) -> None:
    draw_on_baseline(canvas, sender, LEFT, _SENDER_BASELINE)
    canvas.setStrokeColor(style.BORDER)
    canvas.setLineWidth(style.LINE)
    canvas.line(LEFT, _SENDER_BASELINE - 3, LEFT + _FIELD_WIDTH, _SENDER_BASELINE - 3)


def _draw_address(canvas: Canvas, address: Sequence[Paragraph]) -> None:
    y = _ADDRESS_TOP
    for paragraph in address:
        y -= paragraph.height
        paragraph.drawOn(canvas, LEFT, y)


def _draw_details(canvas: Canvas, details: Sequence[tuple[Paragraph, Paragraph]]) -> None:
    y = _DETAILS_TOP
    for label, value in details:
        label.drawOn(canvas, _DETAILS_LEFT, y - label.height)
        value.drawOn(canvas, _DETAILS_LEFT + _DETAILS_LABEL, y - value.height)
        y -= value.height + 2.5
