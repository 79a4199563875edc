"""What the numbers of the Raster mean: the feeling before the appointment."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.placement import feeling
from kundenapp.i18n import _
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.sympathy.raster_cells import STEPS


class RasterLegend(QWidget):
    """One line: the table itself shows numbers only, for whoever looks over the shoulder."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        spoken = []
        row.addWidget(PlainLabel(_("Vor dem Termin:"), "small", "text2"))
        row.addSpacing(6)
        for step in STEPS:
            row.addWidget(PlainLabel(str(step), "small_medium", "accent_text", numbers=True))
            row.addWidget(ElidedLabel(feeling(step), "small", "text2"))
            row.addSpacing(10)
            spoken.append(f"{step} {feeling(step)}")
        row.addWidget(PlainLabel(_("leer: kenne ich nicht"), "small", "text2"))
        row.addStretch(1)
        self.setAccessibleName(", ".join(spoken))
