"""Colours, type and measures of everything printed; the light theme, whatever the screen looks like."""

from __future__ import annotations

from functools import cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor, linearlyInterpolatedColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from kundenapp.reports import fonts

PORTRAIT = PAGE_WIDTH, PAGE_HEIGHT = A4
LANDSCAPE = PAGE_HEIGHT, PAGE_WIDTH

TOKENS = {
    "surface": "#FFFFFF",
    "border": "#E4DFDC",
    "text": "#241D21",
    "text2": "#5C5258",
    "text3": "#6F656B",
    "accent": "#9C2A5E",
    "accent_text": "#9C2A5E",
    "on_accent": "#FFFFFF",
    "accent_soft": "#FAEAF1",
    "accent_line": "#E0AFC6",
    "petrol": "#1E6A75",
    "petrol_soft": "#E2F0F1",
    "blue": "#45579B",
    "blue_soft": "#E8EBF7",
    "stone": "#5F585C",
    "stone_soft": "#ECE8E5",
    "stone_fill": "#7A726C",
    "good": "#257346",
    "good_fill": "#2F8151",
    "warn": "#8A5800",
    "warn_soft": "#FBF0D9",
    "bad": "#B03D22",
    "bad_fill": "#BF4F2F",
    "zone_traum": "#F6DFEA",
    "bub_traum": "#9C2A5E",
    "bub_herz": "#1E6A75",
    "bub_vernunft": "#45579B",
    "bub_klaeren": "#5F585C",
    "on_fill": "#FFFFFF",
}
"""The colours paper needs, by the names they have on the screen."""


@cache
def mixed(token: str, alpha: float, base: str) -> Color:
    """Return the colour that `token` has where it covers `base` with `alpha`: paper knows no transparency."""
    over, under = HexColor(TOKENS[token]), HexColor(TOKENS[base])
    return linearlyInterpolatedColor(under, over, 0, 1, alpha)


def _solid(token: str) -> Color:
    return HexColor(TOKENS[token])


TEXT, TEXT2, TEXT3 = _solid("text"), _solid("text2"), _solid("text3")
BORDER = _solid("border")
ACCENT, ACCENT_SOFT = _solid("accent"), _solid("accent_soft")
PETROL, BLUE = _solid("petrol"), _solid("blue")
STONE, STONE_SOFT = _solid("stone"), _solid("stone_soft")
WARN, WARN_SOFT = _solid("warn"), _solid("warn_soft")
BAD, GOOD = _solid("bad"), _solid("good")

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
    align: Literal[0, 2] = TA_LEFT,
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
        alignment=align,
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
CONTRADICTING = _style("contradicting", 9.5, 13.5, color=BAD)
SECONDARY = _style("secondary", 9.5, 13.5, color=TEXT2)
LABEL = _style("label", 9.5, 13.5, color=TEXT3)
TABLE_HEAD = _style("table head", 8, 11, color=TEXT3)
CELL = _style("cell", 8.5, 11.5)
CELL_STRONG = _style("cell strong", 8.5, 11.5, fonts.SEMIBOLD)
DAY = _style("day", 10.5, 14, fonts.SEMIBOLD)
CELL_OVERDUE = _style("cell overdue", 8.5, 11.5, color=BAD)
CELL_META = _style("cell meta", 7.5, 10, color=TEXT3)
OVERDUE = _style("overdue", 8.5, 12, color=BAD)
META = _style("meta", 8.5, 12, color=TEXT3)
NOTICE = _style("notice", 8, 11, color=TEXT3)
SMALL_PRINT = _style("small print", 8, 10, color=TEXT3)
BRAND = _style("brand", 10, 12, fonts.SEMIBOLD)
NEXT_STEP = _style("next step", 9.5, 13.5, fonts.SEMIBOLD, WARN)

BIG_NUMBER = _style("big number", 30, 34, fonts.SEMIBOLD, ACCENT)
COUNT = _style("count", 9.5, 13.5, fonts.SEMIBOLD, align=TA_RIGHT)
CLASS_BAD = _style("detractors", 9.5, 13.5, fonts.SEMIBOLD, BAD)
CLASS_STONE = _style("passives", 9.5, 13.5, fonts.SEMIBOLD, STONE)
CLASS_GOOD = _style("promoters", 9.5, 13.5, fonts.SEMIBOLD, GOOD)
VALUE_BAD = _style("value of a detractor", 26, 29, fonts.SEMIBOLD, BAD)
VALUE_STONE = _style("value of a passive", 26, 29, fonts.SEMIBOLD, STONE)
VALUE_GOOD = _style("value of a promoter", 26, 29, fonts.SEMIBOLD, GOOD)
SAID = _style("said", 9.5, 13.5, right=60)

ZONE_DREAM, ZONE_HEART, ZONE_REASON, ZONE_CLARIFY = (
    tuple(
        _style(f"name of a field {align}", 10.5, 13, fonts.SEMIBOLD, ink, align=align) for align in (TA_LEFT, TA_RIGHT)
    )
    for ink in (ACCENT, PETROL, BLUE, STONE)
)
"""The names of the four fields, at the left and at the right."""
ZONE_SUBTITLE = tuple(
    _style(f"subtitle of a field {align}", 8, 10, color=TEXT2, align=align) for align in (TA_LEFT, TA_RIGHT)
)

CARD_QUESTION = _style("card question", 12.5, 16, fonts.SEMIBOLD)
CARD_LONG_QUESTION = _style("long card question", 10.5, 13.5, fonts.SEMIBOLD)
CARD_LABEL = _style("card label", 10, 13, fonts.MEDIUM)
CARD_SMALL = _style("card small", 8.5, 11, color=TEXT2)
CARD_THANKS = _style("card thanks", 9, 12, fonts.MEDIUM, ACCENT)
CARD_LONG_THANKS = _style("long card thanks", 7.5, 9.5, fonts.MEDIUM, ACCENT)

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
