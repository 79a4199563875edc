"""The field with what stands around it: the names of the quadrants, the axes, and how close one looks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import icon_button
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.sympathy.axis_button import AxisButton
from kundenapp.ui.sympathy.board import Board
from kundenapp.ui.sympathy.field_paint import field_rect
from kundenapp.ui.sympathy.field_view import FieldView
from kundenapp.ui.sympathy.zone_title import ZoneTitle
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.sympathy.matrix_reading import Reading

_ROOM_FOR_CARET = 64


class Stage(QWidget):
    """Composes; the field itself is ``field``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.field = FieldView(Board(desk.store.today()), desk.shade)
        self.axis = AxisButton(self.field)
        self.titles = {quadrant: ZoneTitle(quadrant) for quadrant in Quadrant}
        self.zoom_out_button = icon_button("zoom-out", _("Kleiner (Strg und Mausrad)"))
        self.zoom_in_button = icon_button("zoom-in", _("Größer (Strg und Mausrad)"))
        self.whole_button = icon_button("fit-width", _("Ganzes Feld"))
        self._reading: Reading | None = None
        self._build()
        self._fitting = QTimer(self)  # the field has to have its new size before it is asked where things lie
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self.fit)
        self.field.installEventFilter(self)
        self.field.zone_hinted.connect(self._on_zone_hinted)
        desk.shade.changed.connect(self._on_shade_changed)
        self.zoom_out_button.clicked.connect(self.field.zoom_out)
        self.zoom_in_button.clicked.connect(self.field.zoom_in)
        self.whole_button.clicked.connect(self.field.reset_zoom)

    def _build(self) -> None:
        self._above, self._below = QHBoxLayout(), QHBoxLayout()
        self._above.addWidget(self.titles[Quadrant.REASON], 1)
        self._above.addWidget(self.titles[Quadrant.DREAM], 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(PlainLabel(_("Sympathie →"), "secondary", "text2"))
        middle.addSpacing(8)
        for button in (self.zoom_out_button, self.zoom_in_button, self.whole_button):
            middle.addWidget(button)
        self._below.addWidget(self.titles[Quadrant.CLARIFY], 1)
        self._below.addLayout(middle)
        self._below.addWidget(self.titles[Quadrant.HEART], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._above)
        column.addWidget(self.field, 1)
        column.addLayout(self._below)

    def show_titles(self, reading: Reading) -> None:
        """Name the quadrants and count who stands there, unless the shade is on."""
        self._reading, lines = reading, reading.field.lines
        counts = Counter(entry.quadrant(lines) for entry in reading.entries)
        for quadrant, title in self.titles.items():
            count = None if self._desk.shade.is_on else counts[quadrant]
            title.show_words(reading.field.words(quadrant), count)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange):
            self._fitting.start(0)
        return super().eventFilter(watched, event)

    @Slot()
    def fit(self) -> None:
        """Let the titles begin where the field does, and the choice of the axis lie over its words."""
        gutter = self.field.gutter
        for row in (self._above, self._below):
            row.setContentsMargins(gutter, 0, 0, 0)
        words = QFontMetrics(theme().font("secondary")).horizontalAdvance(self.axis.axis.label)
        height = words + _ROOM_FOR_CARET
        middle = round(field_rect(self.field.geometry_now).center().y())
        self.axis.setGeometry(0, middle - height // 2, gutter - 4, height)

    @Slot()
    def _on_shade_changed(self) -> None:
        if self._reading is not None:
            self.show_titles(self._reading)

    @Slot(object)
    def _on_zone_hinted(self, target: Any) -> None:
        for quadrant, title in self.titles.items():
            title.set_target(quadrant is target)
