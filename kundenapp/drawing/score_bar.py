"""The score: how the answers are divided into their classes, and where the score probably lies between -100 and 100."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass, Scale
from kundenapp.domain.limits import grouped
from kundenapp.domain.nps import FEWEST_FOR_SCORE
from kundenapp.domain.nps_words import answers_text, interval_text, missing_text, points_text, score_sentence
from kundenapp.drawing.chart import (
    CAPTION,
    FILLS,
    INKS,
    INSIDE,
    Chart,
    Lettering,
    Region,
    percent_text,
    rounded_bar,
    share_sentence,
)
from kundenapp.drawing.primitives import Circle, Color, Line, Primitive, Rect, Stroke, Text
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.interval import Interval
    from kundenapp.domain.nps import ClassCounts, Score
    from kundenapp.drawing.primitives import Anchor, Picture

_BAR, _COMPACT_BAR, _RADIUS, _GAP = 22.0, 12.0, 7.0, 2.0
_LABELS, _LABEL_BASE, _BETWEEN_LABELS = 18.0, 11.0, 12.0
_NARROWEST_SEGMENT, _WIDTH_FOR_TEXT, _NARROWEST_REGION = 4.0, 34.0, 14.0
_TO_TRACK, _TO_COMPACT_TRACK, _TO_ENDS, _BELOW = 24.0, 14.0, 21.0, 4.0
_TRACK, _WHISKER, _POINT, _RING, _TICK = 4.0, 8.0, 8.0, 2.0, 6.0


@dataclass(frozen=True)
class Segment:
    """A piece of the bar."""

    answer_class: AnswerClass
    count: int
    x: float
    width: float


def score_bar(
    score: Score, width: float, lettering: Lettering, scale: Scale = Scale.ZERO_TO_TEN, *, compact: bool = False
) -> Chart:
    """Draw a score into `width`; the height follows from the lettering. `compact` is without words at the bar."""
    px, width = lettering.px, lettering.narrowest(width)
    bar_y, bar_height = (0.0, px(_COMPACT_BAR)) if compact else (px(_LABELS), px(_BAR))
    track_y = bar_y + bar_height + px(_TO_COMPACT_TRACK if compact else _TO_TRACK)
    segments = _segments(score.counts, width, lettering)
    shapes: list[Primitive] = [*_bar(segments, (0, bar_y, width, bar_height), lettering)]
    if not compact:
        shapes += _labels(segments, width, lettering, scale)
        shapes += _insides(segments, score.counts.total, bar_y + bar_height / 2, lettering)
    shapes += _track(width, track_y, lettering)
    shapes += _whisker(score, width, track_y, lettering)
    regions = [
        _segment_region(one, score.counts.total, (bar_y, bar_height), width, lettering, scale) for one in segments
    ]
    regions.append(_score_region(score, width, track_y, lettering))
    height = track_y + px(_TO_ENDS + _BELOW)
    return Chart(tuple(shapes), width, height, tuple(regions), score_sentence(score))


def _segments(counts: ClassCounts, width: float, lettering: Lettering) -> list[Segment]:
    """Divide the width among the classes that have answers; none becomes too thin to be seen."""
    shown = [one for one in AnswerClass if counts.of(one)]
    room = width - lettering.px(_GAP) * (len(shown) - 1)
    least = lettering.px(_NARROWEST_SEGMENT)
    widths = {one: room * counts.share(one) for one in shown}
    thin = {one for one in shown if widths[one] < least}
    rest = sum(widths[one] for one in shown if one not in thin)
    result, x = [], 0.0
    for one in shown:
        wide = least if one in thin else widths[one] * (room - least * len(thin)) / rest
        result.append(Segment(one, counts.of(one), x, wide))
        x += wide + lettering.px(_GAP)
    return result


def _bar(segments: list[Segment], box: tuple[float, float, float, float], lettering: Lettering) -> Picture:
    x, y, width, height = box
    radius = lettering.px(_RADIUS)
    if not segments:
        return (rounded_bar((x, y, width, height), radius, radius, Color("border")),)
    return tuple(
        rounded_bar(
            (one.x, y, one.width, height),
            radius if one is segments[0] else 0,
            radius if one is segments[-1] else 0,
            Color(FILLS[one.answer_class]),
        )
        for one in segments
    )


def _labels(segments: list[Segment], width: float, lettering: Lettering, scale: Scale) -> Picture:
    """Name the classes above the bar: with their answers, without them, or only the outer ones; as there is room."""
    size, space = lettering.px(CAPTION), lettering.px(_BETWEEN_LABELS)
    full = [_label(one.answer_class, scale) for one in segments]
    short = [one.answer_class.label for one in segments]
    shown = segments
    for words in (full, short):
        wide = [lettering.width_of(word, size, 500) for word in words]
        if sum(wide) + space * (len(wide) - 1) <= width:
            break
    else:
        shown = [segments[0], segments[-1]]
        words, wide = [words[0], words[-1]], [wide[0], wide[-1]]
    result = []
    for number, (one, word) in enumerate(zip(shown, words, strict=True)):
        x, anchor = _label_place(number, one, wide, width, space)
        color = Color(INKS[one.answer_class])
        result.append(Text(x, lettering.px(_LABEL_BASE), word, color, size, 500, anchor))
    return tuple(result)


def _label_place(number: int, segment: Segment, wide: list[float], width: float, space: float) -> tuple[float, Anchor]:
    """Return where a label stands: the outer ones at the ends, the middle one over its piece or as near as it can."""
    if number == 0:
        return 0.0, "start"
    if number == len(wide) - 1:
        return width, "end"
    half = wide[number] / 2
    nearest, farthest = wide[0] + space + half, width - wide[-1] - space - half
    return min(max(segment.x + segment.width / 2, nearest), farthest), "middle"


def _label(answer_class: AnswerClass, scale: Scale) -> str:
    return f"{answer_class.label} {answer_class.span(scale)}"


def _insides(segments: list[Segment], total: int, middle: float, lettering: Lettering) -> Picture:
    """Write the shares into the pieces that have room; a few answers are counted, as percents would say too much."""
    size = lettering.px(INSIDE)
    result = []
    for one in segments:
        text = grouped(one.count) if total < FEWEST_FOR_SCORE else percent_text(one.count, total)
        room = max(lettering.px(_WIDTH_FOR_TEXT), lettering.width_of(text, size, 600) + lettering.px(8))
        if one.width >= room:
            place = one.x + one.width / 2, middle + 0.36 * size
            result.append(Text(*place, text, Color("on_fill"), size, 600, "middle"))
    return tuple(result)


def _track(width: float, y: float, lettering: Lettering) -> Picture:
    px = lettering.px
    left, middle, right = (_place(points, width, lettering) for points in (-100, 0, 100))
    size, base = px(CAPTION), y + px(_TO_ENDS)
    ends: tuple[tuple[float, str, Anchor], ...] = (
        (0, points_text(-100), "start"),
        (middle, points_text(0), "middle"),
        (width, points_text(100), "end"),
    )
    return (
        Rect(left, y - px(_TRACK) / 2, right - left, px(_TRACK), px(_TRACK) / 2, Color("border")),
        Line(middle, y - px(_TICK), middle, y + px(_TICK), Stroke(Color("text3"), px(1))),
        *(Text(x, base, text, Color("text3"), size, anchor=anchor) for x, text, anchor in ends),
    )


def _whisker(score: Score, width: float, y: float, lettering: Lettering) -> Picture:
    if score.points is None or score.interval is None:
        return ()
    px = lettering.px
    x = _place(score.points, width, lettering)
    left, wide = _whisker_box(score.interval, width, lettering)
    return (
        Rect(left, y - px(_WHISKER) / 2, wide, px(_WHISKER), min(px(_WHISKER), wide) / 2, Color("accent_line")),
        Circle(x, y, px(_POINT), Color("surface")),
        Circle(x, y, px(_POINT - _RING), Color("accent")),
    )


def _whisker_box(interval: Interval, width: float, lettering: Lettering) -> tuple[float, float]:
    left, right = (_place(points, width, lettering) for points in (interval.low, interval.high))
    return left, right - left


def _place(points: float, width: float, lettering: Lettering) -> float:
    """Return where points lie on the track; the point at its end still fits into the width."""
    inset = lettering.px(_POINT)
    return inset + (points + 100) / 200 * (width - 2 * inset)


def _segment_region(
    segment: Segment, total: int, rows: tuple[float, float], width: float, lettering: Lettering, scale: Scale
) -> Region:
    """Return a piece as a region that is wide enough for a pointer."""
    y, height = rows
    wide = max(segment.width, lettering.px(_NARROWEST_REGION))
    x = min(max(segment.x + (segment.width - wide) / 2, 0), width - wide)
    text = share_sentence(_label(segment.answer_class, scale), segment.count, total)
    return Region(x, y, wide, height, text)


def _score_region(score: Score, width: float, track_y: float, lettering: Lettering) -> Region:
    px = lettering.px
    y, height = track_y - px(_POINT + 3), px(2 * _POINT + 6)
    if score.points is None or score.interval is None:
        return Region(0, y, width, height, missing_text(score))
    text = _("Begeisterungswert {points}, {likely}, {answers}").format(
        points=points_text(score.points),
        likely=interval_text(score.interval),
        answers=answers_text(score.counts.total),
    )
    place, (left, wide) = _place(score.points, width, lettering), _whisker_box(score.interval, width, lettering)
    start = max(0.0, min(left, place - px(_POINT)) - px(3))
    end = min(width, max(left + wide, place + px(_POINT)) + px(3))
    return Region(start, y, end - start, height, text)
