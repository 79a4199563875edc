"""A chart of ``kundenapp.drawing`` as a part of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable

from kundenapp.drawing.chart import Lettering
from kundenapp.reports import painter

if TYPE_CHECKING:
    from kundenapp.drawing.chart import Chart

LETTERING = Lettering(painter.text_width, 0.75)
"""Charts are measured in pixels of the screen; paper has points."""


def drawn(chart: Chart) -> Flowable:
    """Return a part of a story that draws a chart."""
    return _Drawn(chart)


class _Drawn(Flowable):
    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._picture = chart.picture
        self.width, self.height = chart.width, chart.height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        painter.paint(self.canv, self._picture, 0, self.height)
