"""How the customers are divided among the categories, today and a year ago: two bars, and what their pieces mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.category import Category
from kundenapp.domain.limits import grouped
from kundenapp.drawing.chart import CAPTION, Chart, Lettering, Region, percent_text, rounded_bar
from kundenapp.drawing.primitives import Color, Primitive, Rect, Text
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDER = (Category.DREAM, Category.ORDINARY, Category.DIFFICULT, Category.CONTRADICTION, Category.UNCLEAR)
_FILLS = {
    Category.DREAM: "accent",
    Category.ORDINARY: "petrol_fill",
    Category.DIFFICULT: "stone_fill",
    Category.CONTRADICTION: "warn_fill",
    Category.UNCLEAR: "border",
}
_ROW, _BASE, _BAR, _RADIUS, _GAP, _THINNEST = 20.0, 14.0, 12.0, 6.0, 2.0, 4.0
_NARROWEST = 260.0
_BESIDE, _ABOVE_LEGEND, _SQUARE, _BESIDE_SQUARE, _BETWEEN = 12.0, 4.0, 10.0, 6.0, 14.0


def category_bars(
    now: Mapping[Category, int], before: Mapping[Category, int], width: float, lettering: Lettering
) -> Chart:
    """Draw both into `width`; the height follows. `before` is a year ago, empty if nobody had a category then."""
    px = lettering.px
    width = max(width, px(_NARROWEST))
    rows = [(_("Kategorien"), _("heute"), now)]
    if _is_known(before):
        rows.append((_("vor einem Jahr"), _("vor einem Jahr"), before))
    left = max(lettering.width_of(caption, px(CAPTION), 500) for caption, _when, _counts in rows) + px(_BESIDE)
    shapes: list[Primitive] = []
    regions: list[Region] = []
    for number, (caption, when, counts) in enumerate(rows):
        top = number * px(_ROW)
        weight, tone = (500, "text") if number == 0 else (400, "text2")
        shapes.append(Text(0, top + px(_BASE), caption, Color(tone), px(CAPTION), weight))
        box = (left, top + px(_ROW - _BAR) / 2, width - left, px(_BAR))
        for category, x, wide in _pieces(counts, box, lettering):
            first, last = x == left, x + wide > width - px(0.5)
            radius = px(_RADIUS)
            piece = (x, box[1], wide, box[3])
            shapes.append(rounded_bar(piece, first * radius, last * radius, Color(_FILLS[category])))
            regions.append(Region(x, top, wide, px(_ROW), _sentence(category, counts, when)))
    legend, height = _legend(now, before, len(rows) * px(_ROW) + px(_ABOVE_LEGEND), width, lettering)
    return Chart((*shapes, *legend), width, height, tuple(regions), _summary(now, before))


def _is_known(counts: Mapping[Category, int]) -> bool:
    return any(count for category, count in counts.items() if category is not Category.UNCLEAR)


def _pieces(
    counts: Mapping[Category, int], box: tuple[float, float, float, float], lettering: Lettering
) -> list[tuple[Category, float, float]]:
    """Divide the box among the categories that have customers; none becomes too thin to be seen."""
    shown = [one for one in ORDER if counts.get(one)]
    total, least = sum(counts[one] for one in shown), lettering.px(_THINNEST)
    room = box[2] - lettering.px(_GAP) * (len(shown) - 1) - least * len(shown)
    pieces, x = [], box[0]
    for one in shown:
        wide = least + room * counts[one] / total
        pieces.append((one, x, wide))
        x += wide + lettering.px(_GAP)
    return pieces


def _legend(
    now: Mapping[Category, int], before: Mapping[Category, int], top: float, width: float, lettering: Lettering
) -> tuple[list[Primitive], float]:
    """Name the pieces with their numbers, in as many rows as the width asks for; return also where they end."""
    px, x = lettering.px, 0.0
    shapes: list[Primitive] = []
    for category in ORDER:
        if not (now.get(category) or before.get(category)):
            continue
        words = f"{category.label} {_change(now.get(category, 0), before, category)}"
        wide = px(_SQUARE + _BESIDE_SQUARE) + lettering.width_of(words, px(CAPTION), 400)
        if x and x + wide > width:
            x, top = 0.0, top + px(_ROW)
        side = px(_SQUARE)
        shapes.append(Rect(x, top + (px(_ROW) - side) / 2, side, side, px(3), Color(_FILLS[category])))
        shapes.append(Text(x + side + px(_BESIDE_SQUARE), top + px(_BASE), words, Color("text2"), px(CAPTION)))
        x += wide + px(_BETWEEN)
    return shapes, top + px(_ROW)


def _change(count: int, before: Mapping[Category, int], category: Category) -> str:
    """Return the number, after that of a year ago if it was another one: "8 → 12"."""
    earlier = before.get(category, 0)
    if not _is_known(before) or earlier == count:
        return grouped(count)
    return f"{grouped(earlier)} → {grouped(count)}"


def _sentence(category: Category, counts: Mapping[Category, int], when: str) -> str:
    total = sum(counts.values())
    text = ngettext(
        "{when}: {label} {part} von {whole} Kunde, {percent}",
        "{when}: {label} {part} von {whole} Kunden, {percent}",
        total,
    )
    part = counts[category]
    return text.format(
        when=when[:1].upper() + when[1:],
        label=category.label,
        part=grouped(part),
        whole=grouped(total),
        percent=percent_text(part, total),
    )


def _summary(now: Mapping[Category, int], before: Mapping[Category, int]) -> str:
    said = _("Heute: {counts}.").format(counts=_listed(now))
    if not _is_known(before):
        return said
    return f"{said} " + _("Vor einem Jahr: {counts}.").format(counts=_listed(before))


def _listed(counts: Mapping[Category, int]) -> str:
    return ", ".join(f"{one.label} {grouped(counts[one])}" for one in ORDER if counts.get(one))
