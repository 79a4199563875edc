"""The matrix in small on the page of a customer; it leads to the large one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from kundenapp.domain.placement import step_text
from kundenapp.domain.sympathy_field import SympathyField
from kundenapp.drawing.mini_matrix import MINI_HEIGHT, MatrixPoint, mini_matrix
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import PaintedButton, paint_focus_ring
from kundenapp.ui.common.painter import paint
from kundenapp.ui.theme import RADIUS_WELL, theme

_LEAST_WIDTH, _RING_ROOM = 96, 4


class MiniMatrixButton(PaintedButton):
    """Shows where one customer stands; clicked it wants to show that on the matrix."""

    def __init__(self) -> None:
        super().__init__()
        self._point: MatrixPoint | None = None
        self._field = SympathyField()
        self.setToolTip(_("In der Matrix ansehen"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_point(None, self._field)

    @property
    def point(self) -> MatrixPoint | None:
        """Where the dot is, None without one."""
        return self._point

    def show_point(self, point: MatrixPoint | None, field: SympathyField) -> None:
        """Show where somebody stands in the field as the shop has it."""
        self._point, self._field = point, field
        self.setAccessibleName(_("In der Matrix ansehen"))
        self.setAccessibleDescription(place_words(point, field))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, round(MINI_HEIGHT * theme().text_scale) + 2 * _RING_ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = theme().text_scale
        with QPainter(self) as painter:
            painter.translate(0, _RING_ROOM)
            height = self.height() - 2 * _RING_ROOM
            paint(painter, mini_matrix(self._point, self._field.lines, self.width(), height, scale))
            painter.translate(0, -_RING_ROOM)
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), RADIUS_WELL)


def place_words(point: MatrixPoint | None, field: SympathyField) -> str:
    """Return in words where somebody stands: "Traumfeld, Sympathie 4,5, Begeisterung 8, Antwort 9"."""
    if point is None:
        return _("noch ohne Platz")
    quadrant = point.quadrant(field.lines)
    parts = [
        field.words(quadrant).name if quadrant else _("Begeisterung fehlt noch"),
        _("Sympathie {value}").format(value=step_text(point.sympathy)),
    ]
    if point.enthusiasm is not None:
        parts.append(_("Begeisterung {value}").format(value=step_text(point.enthusiasm)))
    if point.answer is not None:
        parts.append(_("Antwort {value}").format(value=step_text(point.answer)))
    return ", ".join(parts)
