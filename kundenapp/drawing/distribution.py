"""How often each answer of the scale was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass, Scale, class_of
from kundenapp.domain.limits import grouped
from kundenapp.domain.nps_words import answers_text
from kundenapp.drawing.chart import CAPTION, FILLS, Chart, Lettering, Region, rounded_bar, share_sentence
from kundenapp.drawing.primitives import Color, Primitive, Rect, Text
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

_GAP, _WIDEST, _RADIUS, _BASE_LINE, _LOWEST = 6.0, 44.0, 4.0, 2.0, 4.0
_COUNTS, _VALUES, _VALUE_BASE, _ABOVE, _LEAST_HEIGHT = 18.0, 22.0, 15.0, 5.0, 60.0


def distribution(
    counts: Mapping[int, int],
    width: float,
    height: float,
    lettering: Lettering,
    scale: Scale = Scale.ZERO_TO_TEN,
) -> Chart:
    """Draw a bar for each value of `scale` into the box; `counts` says how often each was answered."""
    px, width = lettering.px, lettering.narrowest(width)
    height = max(height, px(_LEAST_HEIGHT))
    floor, slot = height - px(_VALUES), width / len(scale.values)
    wide = min(slot - px(_GAP), px(_WIDEST))
    found = [(value, counts.get(value, 0)) for value in scale.values]
    total, highest = sum(count for _value, count in found), max(count for _value, count in found)
    room = floor - px(_COUNTS)
    counts_fit = all(lettering.width_of(grouped(count), px(CAPTION), 500) < slot for _value, count in found)
    shapes: list[Primitive] = []
    regions = []
    for number, (value, count) in enumerate(found):
        middle = (number + 0.5) * slot
        tall = max(px(_LOWEST), room * count / highest) if count else px(_BASE_LINE)
        shapes += _bar(value, count, (middle - wide / 2, floor - tall, wide, tall), lettering)
        if count and counts_fit:
            shapes.append(_text(middle, floor - tall - px(_ABOVE), grouped(count), "text2", lettering, 500))
        shapes.append(_text(middle, floor + px(_VALUE_BASE), str(value), "text3", lettering))
        if total:
            label = _("Antwort {value}").format(value=value)
            regions.append(Region(number * slot, 0, slot, height, share_sentence(label, count, total)))
    return Chart(tuple(shapes), width, height, tuple(regions), _summary(found, total, scale))


def _bar(value: int, count: int, box: tuple[float, float, float, float], lettering: Lettering) -> tuple[Primitive]:
    if not count:
        return (Rect(*box, box[3] / 2, Color("border")),)
    fill = Color(FILLS[class_of(value)])
    return (rounded_bar(box, lettering.px(_RADIUS), lettering.px(_RADIUS), fill),)


def _text(x: float, y: float, text: str, token: str, lettering: Lettering, weight: int = 400) -> Text:
    return Text(x, y, text, Color(token), lettering.px(CAPTION), weight, "middle")


def _summary(found: list[tuple[int, int]], total: int, scale: Scale) -> str:
    if not total:
        return _("Noch keine Antworten.")
    of_class = dict.fromkeys(AnswerClass, 0)
    for value, count in found:
        of_class[class_of(value)] += count
    classes = ", ".join(
        _("{label} {span}: {count}").format(label=one.label, span=one.span(scale), count=grouped(count))
        for one, count in of_class.items()
    )
    return _("Verteilung: {answers}. {classes}.").format(answers=answers_text(total), classes=classes)
