"""What the signs of a score over time mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.nps import FEWEST_FOR_CERTAINTY, Certainty
from kundenapp.drawing.chart import CAPTION, Chart, Lettering
from kundenapp.drawing.primitives import Circle, Color, Line, Primitive, Rect, Stroke, Text
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.nps import TrendPoint

_ROW, _BASE, _MIDDLE, _SIGN, _BESIDE, _BETWEEN = 20.0, 14.0, 10.0, 16.0, 6.0, 16.0
_POINT, _BAND, _LINE, _DASH = 4.0, 5.0, 1.6, 4.0


def trend_legend(points: Sequence[TrendPoint], width: float, lettering: Lettering) -> Chart:
    """Explain line and band, and the thin line if there is one; in as many rows as `width` asks for."""
    px, width = lettering.px, lettering.narrowest(width)
    texts = [_("Wert"), _("wahrscheinlicher Bereich")]
    if any(point.score.certainty is Certainty.LOW for point in points):
        texts.append(_("weniger als {count} Antworten").format(count=FEWEST_FOR_CERTAINTY))
    shapes: list[Primitive] = []
    x, row = 0.0, 0
    for number, text in enumerate(texts):
        wide = px(_SIGN + _BESIDE) + lettering.width_of(text, px(CAPTION), 400)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        top = row * px(_ROW)
        shapes.append(_sign(number, x, top + px(_MIDDLE), lettering))
        shapes.append(Text(x + px(_SIGN + _BESIDE), top + px(_BASE), text, Color("text2"), px(CAPTION)))
        x += wide + px(_BETWEEN)
    return Chart(tuple(shapes), width, (row + 1) * px(_ROW), (), ", ".join(texts))


def _sign(number: int, x: float, y: float, lettering: Lettering) -> Primitive:
    px = lettering.px
    middle = x + px(_SIGN) / 2
    if number == 0:
        return Circle(middle, y, px(_POINT), Color("accent_text"))
    if number == 1:
        side = px(_BAND)
        return Rect(middle - side, y - side, 2 * side, 2 * side, px(2), Color("accent_line"))
    return Line(x, y, x + px(_SIGN), y, Stroke(Color("accent_text"), px(_LINE), px(_DASH)))
