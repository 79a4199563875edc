"""The score over time: a line with the band in which it probably lies, and gaps where there is no score."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kundenapp.domain.dates import month, month_short
from kundenapp.domain.nps import Certainty, Score, TrendPoint
from kundenapp.domain.nps_words import answers_text, certainty_text, interval_text, missing_text, points_text
from kundenapp.drawing.chart import CAPTION, VALUE, Chart, Lettering, Region
from kundenapp.drawing.points_axis import Axis, axis_for
from kundenapp.drawing.primitives import (
    Circle,
    Color,
    Line,
    LineTo,
    Move,
    Path,
    Picture,
    Polyline,
    Primitive,
    Rect,
    Stroke,
    Text,
)
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOP, _BOTTOM, _MONTH_BASE, _BESIDE, _LEAST_HEIGHT = 10.0, 28.0, 6.0, 8.0, 90.0
_LINE, _THIN_LINE, _DASH, _POINT, _RING, _SINGLE, _WHISKER = 2.2, 1.6, 4.0, 5.5, 2.0, 3.5, 8.0
_MONTH_STEPS, _BETWEEN_MONTHS = (2, 3, 4, 6, 12), 6.0
_BAND = Color("accent_line", 0.28)


@dataclass(frozen=True)
class _Place:
    """Where a point with a score is drawn."""

    number: int
    x: float
    y: float
    high: float
    low: float
    is_firm: bool


@dataclass(frozen=True)
class _Plot:
    """The part of the box in which the line runs."""

    left: float
    right: float
    top: float
    bottom: float
    axis: Axis
    count: int

    def x(self, number: int) -> float:
        """Return where the point of that number lies; a single one lies at the right, where now is."""
        return self.right if self.count < 2 else self.left + (self.right - self.left) * number / (self.count - 1)

    def y(self, points: float) -> float:
        """Return how high points lie."""
        return self.bottom - (points - self.axis.low) / (self.axis.high - self.axis.low) * (self.bottom - self.top)


def trend(points: Sequence[TrendPoint], width: float, height: float, lettering: Lettering) -> Chart:
    """Draw the points, one for each month and the earliest first, into the box."""
    width, height = lettering.narrowest(width), max(height, lettering.px(_LEAST_HEIGHT))
    plot = _plot(points, width, height, lettering)
    runs = _runs(points, plot)
    shapes: list[Primitive] = []
    for run in runs:
        shapes += _band(run, lettering)
    shapes += _grid(plot, lettering)
    for run in runs:
        shapes += _line(run, lettering)
    shapes += _last(runs[-1][-1], points, lettering) if runs else _nothing(plot, lettering)
    shapes += _months(points, plot, height, lettering)
    return Chart(tuple(shapes), width, height, _regions(points, plot), _summary(points), begin=len(points) - 1)


def _plot(points: Sequence[TrendPoint], width: float, height: float, lettering: Lettering) -> _Plot:
    px = lettering.px
    scores = [point.score for point in points]
    axis = axis_for([edge for one in scores if one.interval for edge in (one.interval.low, one.interval.high)])
    labels = max(lettering.width_of(points_text(line), px(CAPTION), 400) for line in axis.lines)
    values = [points_text(one.points) for one in scores if one.points is not None]
    value = max((lettering.width_of(text, px(VALUE), 600) for text in values), default=0.0)
    month_width = max((lettering.width_of(month_short(one.day), px(CAPTION), 400) for one in points), default=0.0)
    left = max(labels + px(_BESIDE), month_width / 2, px(_WHISKER))
    right = width - max(value + px(_POINT + _RING + 5), month_width / 2)
    return _Plot(left, right, px(_TOP), height - px(_BOTTOM), axis, len(points))


def _runs(points: Sequence[TrendPoint], plot: _Plot) -> list[list[_Place]]:
    """Return the points that have a score, neighbours together."""
    runs: list[list[_Place]] = []
    for number, point in enumerate(points):
        place = _place(number, point.score, plot)
        if place is None:
            continue
        if runs and runs[-1][-1].number == number - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _place(number: int, score: Score, plot: _Plot) -> _Place | None:
    if score.points is None or score.interval is None:
        return None
    high, low = plot.y(score.interval.high), plot.y(score.interval.low)
    return _Place(number, plot.x(number), plot.y(score.points), high, low, score.certainty is Certainty.NORMAL)


def _band(run: list[_Place], lettering: Lettering) -> Picture:
    """Return the band; of a point without neighbours a whisker."""
    if len(run) == 1:
        (one,) = run
        wide, tall = lettering.px(_WHISKER), one.low - one.high
        return (Rect(one.x - wide / 2, one.high, wide, tall, min(wide, tall) / 2, Color("accent_line")),)
    edge = [(one.x, one.high) for one in run] + [(one.x, one.low) for one in reversed(run)]
    return (Path((Move(*edge[0]), *(LineTo(x, y) for x, y in edge[1:])), _BAND),)


def _grid(plot: _Plot, lettering: Lettering) -> Picture:
    size, shapes = lettering.px(CAPTION), list[Primitive]()
    for points in plot.axis.lines:
        y = plot.y(points)
        shapes.append(Line(plot.left, y, plot.right, y, Stroke(Color("border"), lettering.px(1))))
        x = plot.left - lettering.px(_BESIDE)
        shapes.append(Text(x, y + 0.36 * size, points_text(points), Color("text3"), size, anchor="end"))
    return tuple(shapes)


def _line(run: list[_Place], lettering: Lettering) -> Picture:
    """Return the line; thin and dashed wherever few answers stand behind one of its ends."""
    if len(run) == 1:
        return (Circle(run[0].x, run[0].y, lettering.px(_SINGLE), Color("accent_text")),)
    pieces: list[tuple[bool, list[tuple[float, float]]]] = []
    for one, other in pairwise(run):
        is_firm = one.is_firm and other.is_firm
        if not pieces or pieces[-1][0] != is_firm:
            pieces.append((is_firm, [(one.x, one.y)]))
        pieces[-1][1].append((other.x, other.y))
    return tuple(Polyline(tuple(places), _stroke(lettering, is_firm=is_firm)) for is_firm, places in pieces)


def _stroke(lettering: Lettering, *, is_firm: bool) -> Stroke:
    width, dash = (_LINE, 0.0) if is_firm else (_THIN_LINE, _DASH)
    return Stroke(Color("accent_text"), lettering.px(width), lettering.px(dash))


def _last(place: _Place, points: Sequence[TrendPoint], lettering: Lettering) -> Picture:
    px = lettering.px
    text = points_text(points[place.number].score.points or 0)
    x, base = place.x + px(_POINT + _RING + 3), place.y + 0.36 * px(VALUE)
    return (
        Circle(place.x, place.y, px(_POINT + _RING), Color("surface")),
        Circle(place.x, place.y, px(_POINT), Color("accent_text")),
        Text(x, base, text, Color("accent_text"), px(VALUE), 600),
    )


def _nothing(plot: _Plot, lettering: Lettering) -> Picture:
    """Say between two lines that there is nothing to draw yet, where the words have room."""
    size, text = lettering.px(CAPTION), _too_few()
    if lettering.width_of(text, size, 400) > plot.right - plot.left:
        return ()
    y = plot.y((plot.axis.lines[1] + plot.axis.lines[2]) / 2) + 0.36 * size
    return (Text((plot.left + plot.right) / 2, y, text, Color("text3"), size, anchor="middle"),)


def _too_few() -> str:
    return _("Noch zu wenige Antworten für einen Verlauf.")


def _months(points: Sequence[TrendPoint], plot: _Plot, height: float, lettering: Lettering) -> Picture:
    """Name every second month, or fewer where they would touch, so that the last one has its name."""
    size = lettering.px(CAPTION)
    names = [month_short(point.day) for point in points]
    widest = max((lettering.width_of(name, size, 400) for name in names), default=0.0)
    one = (plot.right - plot.left) / max(1, len(points) - 1)
    fitting = (step for step in _MONTH_STEPS if step * one >= widest + lettering.px(_BETWEEN_MONTHS))
    step = next(fitting, len(points) or 1)
    return tuple(
        Text(plot.x(number), height - lettering.px(_MONTH_BASE), names[number], Color("text3"), size, anchor="middle")
        for number in reversed(range(len(points) - 1, -1, -step))
    )


def _regions(points: Sequence[TrendPoint], plot: _Plot) -> tuple[Region, ...]:
    """Return a column for each point."""
    half = (plot.right - plot.left) / max(1, len(points) - 1) / 2
    result = []
    for number, point in enumerate(points):
        left, right = max(0.0, plot.x(number) - half), plot.x(number) + half
        right = min(right, plot.right + plot.top)
        result.append(Region(left, 0, right - left, plot.bottom + plot.top, _sentence(point)))
    return tuple(result)


def _month(point: TrendPoint) -> str:
    return _("{month} {year}").format(month=month(point.day), year=point.day.year)


def _sentence(point: TrendPoint) -> str:
    """Return what a point says: "November 2026: +42, wahrscheinlich zwischen +24 und +60, 64 Antworten"."""
    score, when = point.score, _month(point)
    answers = answers_text(score.counts.total)
    if score.points is None or score.interval is None:
        return _("{month}: {answers}. {missing}").format(month=when, answers=answers, missing=missing_text(score))
    words = (points_text(score.points), interval_text(score.interval), answers, certainty_text(score.certainty))
    return _("{month}: {words}").format(month=when, words=", ".join(word for word in words if word))


def _summary(points: Sequence[TrendPoint]) -> str:
    scored = [point for point in points if point.score.points is not None]
    if not scored:
        return _too_few()
    if len(scored) == 1:
        return _sentence(scored[0]) + "."
    text = _("Verlauf von {first} bis {last}. Zuerst {start}. Zuletzt {end}.")
    first, last = (_month(point) for point in (points[0], points[-1]))
    return text.format(first=first, last=last, start=_sentence(scored[0]), end=_sentence(scored[-1]))
