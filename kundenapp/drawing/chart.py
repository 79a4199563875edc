"""What all charts share: a picture with the places in it that can be pointed at, and how wide text is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.limits import grouped
from kundenapp.domain.proportion import percent
from kundenapp.drawing.primitives import ArcTo, LineTo, Move, Path
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.drawing.primitives import Color, Picture, Step

CAPTION, INSIDE, VALUE = 12.0, 13.3, 14.0
"""Heights of text at 100 %: beside a chart, on a bar, at the last point."""
FILLS = {
    AnswerClass.DETRACTOR: "bad_fill",
    AnswerClass.PASSIVE: "stone_fill",
    AnswerClass.PROMOTER: "good_fill",
}
INKS = {AnswerClass.DETRACTOR: "bad", AnswerClass.PASSIVE: "stone", AnswerClass.PROMOTER: "good"}
_NARROWEST = 160.0


@dataclass(frozen=True)
class Lettering:
    """How a chart is lettered.

    Attributes
    ----------
    width_of:
        returns the width of a text of some size and weight; each painter has its own.
    scale:
        factor of all measures but the width of the chart: the text size of the screen, 0.75 for points on paper.
    """

    width_of: Callable[[str, float, int], float]
    scale: float = 1.0

    def px(self, pixels: float) -> float:
        """Return a measure that is meant at 100 %."""
        return pixels * self.scale

    def narrowest(self, width: float) -> float:
        """Return `width`, or the least that a chart can be drawn in."""
        return max(width, self.px(_NARROWEST))


@dataclass(frozen=True)
class Region:
    """A part of a chart that can be pointed at, and what it says; (x, y) is its upper left."""

    x: float
    y: float
    width: float
    height: float
    text: str

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True)
class Chart:
    """A picture that says what it shows.

    Attributes
    ----------
    picture, width, height:
        what to paint, and the size of the box it stays in.
    regions:
        what can be pointed at, in the order of reading.
    summary:
        all of it in a sentence or two, for who hears the screen instead of seeing it.
    begin:
        the region to begin with.
    """

    picture: Picture
    width: float
    height: float
    regions: tuple[Region, ...]
    summary: str
    begin: int = 0

    def region_at(self, x: float, y: float) -> int | None:
        """Return the number of the region at a point; where some overlap, the one whose middle is nearest."""
        found = [number for number, region in enumerate(self.regions) if region.contains(x, y)]
        return min(found, key=lambda number: _distance(self.regions[number], x, y)) if found else None


def percent_text(part: int, whole: int) -> str:
    """Return a share in percent: "14 %"; "< 1 %" and "> 99 %" for what is not quite none or all of it."""
    if 0 < part < whole:
        share = percent(part / whole)
        if not 1 <= share <= 99:
            return "<\u00a01\u00a0%" if share < 1 else ">\u00a099\u00a0%"
        return f"{share}\u00a0%"
    return "100\u00a0%" if part else "0\u00a0%"


def share_text(part: int, whole: int) -> str:
    """Return how many of all answers: "9 von 64 Antworten"."""
    text = ngettext("{part} von {whole} Antwort", "{part} von {whole} Antworten", whole)
    return text.format(part=grouped(part), whole=grouped(whole))


def share_sentence(label: str, part: int, whole: int) -> str:
    """Return what a bar says: "Kritiker 0–6: 9 von 64 Antworten, 14 %"."""
    return _("{label}: {share}, {percent}").format(
        label=label, share=share_text(part, whole), percent=percent_text(part, whole)
    )


def rounded_bar(box: tuple[float, float, float, float], left: float, right: float, fill: Color) -> Path:
    """Return a bar in the box (x, y, width, height) whose corners have a radius `left` and one `right`."""
    x, y, width, height = box
    left, right = (min(radius, width, height / 2) for radius in (left, right))
    steps: list[Step] = [Move(x + left, y), LineTo(x + width - right, y)]
    if right:
        steps.append(ArcTo(x + width - right, y + right, right, -90, 90))
        steps.append(LineTo(x + width, y + height - right))
        steps.append(ArcTo(x + width - right, y + height - right, right, 0, 90))
    else:
        steps.append(LineTo(x + width, y + height))
    steps.append(LineTo(x + left, y + height))
    if left:
        steps.append(ArcTo(x + left, y + height - left, left, 90, 90))
        steps.append(LineTo(x, y + left))
        steps.append(ArcTo(x + left, y + left, left, 180, 90))
    else:
        steps.append(LineTo(x, y))
    return Path(tuple(steps), fill)


def _distance(region: Region, x: float, y: float) -> float:
    return math.hypot(region.x + region.width / 2 - x, region.y + region.height / 2 - y)
