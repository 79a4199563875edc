"""Colours, type and measures of everything printed; the light theme, whatever the screen looks like."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from kundenapp.reports import fonts

PAGE_WIDTH, PAGE_HEIGHT = A4

TEXT, TEXT2, TEXT3 = HexColor("#241D21"), HexColor("#5C5258"), HexColor("#6F656B")
BORDER = HexColor("#E4DFDC")
ACCENT, ACCENT_SOFT, ACCENT_LINE = HexColor("#9C2A5E"), HexColor("#FAEAF1"), HexColor("#E0AFC6")
PETROL = HexColor("#1E6A75")
STONE, STONE_SOFT = HexColor("#5F585C"), HexColor("#ECE8E5")
WARN, WARN_SOFT = HexColor("#8A5800"), HexColor("#FBF0D9")
BAD = HexColor("#B03D22")

LINE = 0.7
"""Width of a dividing line in points."""


def _style(
    name: str,
    size: float,
    leading: float,
    font: str = fonts.REGULAR,
    color: Color = TEXT,
    *,
    after: float = 0,
    left: float = 0,
    right: float = 0,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=color,
        spaceAfter=after,
        leftIndent=left,
        rightIndent=right,
        allowWidows=0,
        allowOrphans=0,
    )


TITLE = _style("title", 20, 24, fonts.SEMIBOLD)
LONG_TITLE = _style("long title", 14, 17, fonts.SEMIBOLD)
SUBTITLE = _style("subtitle", 9.5, 13.5, color=TEXT2)
TAGS = _style("tags", 8.5, 12, color=TEXT3, left=52)
SECTION = _style("section", 12, 16, fonts.SEMIBOLD, after=5)
BODY = _style("body", 9.5, 13.5)
STRONG = _style("strong", 9.5, 13.5, fonts.SEMIBOLD)
NOTE = _style("note", 9.5, 13.5, right=115)
SECONDARY = _style("secondary", 9.5, 13.5, color=TEXT2)
LABEL = _style("label", 9.5, 13.5, color=TEXT3)
TABLE_HEAD = _style("table head", 8, 11, color=TEXT3)
OVERDUE = _style("overdue", 8.5, 12, color=BAD)
META = _style("meta", 8.5, 12, color=TEXT3)
NOTICE = _style("notice", 8, 11, color=TEXT3)
SMALL_PRINT = _style("small print", 8, 10, color=TEXT3)
BRAND = _style("brand", 10, 12, fonts.SEMIBOLD)
NEXT_STEP = _style("next step", 9.5, 13.5, fonts.SEMIBOLD, WARN)

LETTER = _style("letter", 10, 14.5)
LETTER_STRONG = _style("letter strong", 10, 14.5, fonts.SEMIBOLD)
LETTER_SECTION = _style("letter section", 11, 15, fonts.SEMIBOLD, after=3)
LETTER_LABEL = _style("letter label", 10, 14.5, color=TEXT3)
SENDER = _style("sender", 7, 9, color=TEXT2)
ADDRESS = tuple(_style("address", size, 27.3 * mm / 6) for size in (10.5, 9.5, 8.5, 7.5))
"""The sizes in which an address is tried: six lines have to fit into the field of a letter."""


@cache
def variant(base: ParagraphStyle, *, size: float | None = None, before: float = 0) -> ParagraphStyle:
    """Return `base` in another font size or with room above; leading and colour stay."""
    return ParagraphStyle(base.name, base, fontSize=size or base.fontSize, spaceBefore=before)
