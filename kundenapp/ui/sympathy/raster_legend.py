"""What the numbers of the Raster mean: the feeling before the appointment."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.placement import feeling
from kundenapp.i18n import _
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.sympathy.raster_cells import STEPS
from kundenapp.ui.theme import GAP_12


class RasterLegend(QWidget):
    """Above the table, which itself shows numbers only, for whoever looks over the shoulder."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, GAP_12)
        flow.addWidget(PlainLabel(_("Vor dem Termin:"), "small", "text2"))
        for step in STEPS:
            flow.addWidget(_explained(step))
        flow.addWidget(PlainLabel(_("leer: kenne ich nicht"), "small", "text2"))
        self.setAccessibleName(", ".join(f"{step} {feeling(step)}" for step in STEPS))


def _explained(step: int) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(PlainLabel(str(step), "small_medium", "accent_text", numbers=True))
    row.addWidget(PlainLabel(feeling(step), "small", "text2"))
    return pair
