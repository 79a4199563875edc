"""The field of the matrix as it is looked at: painted in two layers, enlarged, pointed at, listened to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import paint_focus_ring
from kundenapp.ui.common.labels import plain_tooltip
from kundenapp.ui.sympathy import field_marks, field_paint, field_words
from kundenapp.ui.sympathy.field_names import Name, chosen_names, shortened
from kundenapp.ui.sympathy.field_scene import GUTTER, Scene
from kundenapp.ui.theme import RADIUS_CARD, Dressed, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.drawing.field_geometry import FieldGeometry, Point
    from kundenapp.ui.sympathy.board import Board, Move, TrailPoint, Vote

_LEAST_WIDTH, _LEAST_HEIGHT = 420, 320
_ZOOM_STEP, _LONGEST_PILL = 1.25, 280


class FieldCanvas(QWidget, Dressed):
    """Shows a board; whoever moves bubbles on it holds them in `held`.

    Attributes
    ----------
    scene:
        who stands where.
    held:
        where a bubble is being moved to; None while none is.
    """

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.scene = Scene(board)
        self.held: Move | None = None
        self._selected: int | None = None
        self._hovered: int | None = None
        self._votes: tuple[Vote, ...] = ()
        self._trail: tuple[TrailPoint, ...] = ()
        self._names: list[Name] | None = None
        self._layer: QPixmap | None = None
        self._ghost: Point | None = None
        self._carried: Move | None = None
        self.is_keyboard_focused = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Matrix"))
        self.tell()

    @property
    def gutter(self) -> int:
        """How far right of the widget's edge the field begins, in pixels."""
        return round(GUTTER * theme().text_scale)

    @property
    def selected_id(self) -> int | None:
        """The customer selected, None for none."""
        return self._selected

    @property
    def geometry_now(self) -> FieldGeometry:
        """Where values lie on the widget now."""
        return self.scene.geometry

    def show_board(self, board: Board) -> None:
        """Show what stands on the field; who is selected stays so as long as they stand there."""
        self.scene.lifted = None
        self.scene.show(board)
        if self._selected not in self.scene.bubbles:
            self._selected, self._votes, self._trail = None, (), ()
        if self._hovered not in self.scene.bubbles:
            self._hovered = None
        self.redraw()
        self.tell()

    def show_votes(self, customer_id: int, votes: Sequence[Vote]) -> None:
        """Show the single opinions about the customer selected; about somebody else nothing is shown."""
        self._votes = tuple(votes) if customer_id == self._selected else ()
        self._names = None
        self.update()

    def show_trail(self, points: Sequence[TrailPoint]) -> None:
        """Show where the customer selected stood before; nothing hides it."""
        self._trail = tuple(points)
        self.update()

    def select(self, customer_id: int | None) -> None:
        """Select a customer, or nobody, without a signal; whoever is not on the board is nobody."""
        wish = customer_id if customer_id in self.scene.bubbles else None
        if wish == self._selected:
            return
        self._selected, self._votes, self._trail = wish, (), ()
        self.lift(None)
        self._names = None
        self.update()
        self.tell()

    def zoom_in(self) -> None:
        """Show the field larger."""
        self.zoom_by(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the field smaller, as a whole at the least."""
        self.zoom_by(1 / _ZOOM_STEP)

    def reset_zoom(self) -> None:
        """Show the field as a whole."""
        self.zoom_by(1 / self.scene.geometry.zoom)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Show the field larger or smaller so that a place stays: `at`, else the customer selected, else the middle."""
        geometry = self.scene.geometry
        if at is None:
            middle = QPointF(geometry.left + geometry.width / 2, geometry.top + geometry.height / 2)
            at = middle if self._selected is None else QPointF(*self.scene.point_of(self._selected))
        self._look_at(geometry.zoomed(geometry.zoom * factor, at.x(), at.y()))

    def pan(self, by: QPointF) -> None:
        """Move what is shown of the enlarged field."""
        geometry = self.scene.geometry
        self._look_at(geometry.shifted_to(geometry.shift_x - by.x(), geometry.shift_y - by.y()))

    def _look_at(self, geometry: FieldGeometry) -> None:
        if geometry != self.scene.geometry:
            self.scene.geometry = geometry
            self.scene.lay_out()
            self.redraw()

    def let_see(self, customer_id: int) -> None:
        """Move the enlarged field so that a bubble is to be seen."""
        bubble = self.scene.bubbles[customer_id]
        self._look_at(self.scene.geometry.showing(bubble.sympathy, bubble.height))

    def dress(self) -> None:
        self.scene.resize(self.width(), self.height(), theme().text_scale)
        self.redraw()

    def sizeHint(self) -> QSize:
        return QSize(900, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dress()

    def redraw(self) -> None:
        """Paint everything anew."""
        self._layer = None
        self._names = None
        self.update()

    def names(self) -> list[Name]:
        """Return the names that are shown beside their bubbles."""
        if self._names is None:
            covered = [] if self._selected is None else [self._pill_of(self._selected)]
            covered += field_marks.ring_areas(self.scene, self._selected, self._votes)
            self._names = chosen_names(self.scene, self._selected, covered)
        return self._names

    def _pill_text(self, key: int) -> str:
        if self.held is not None and self.held.customer_id == key:
            return field_words.live(self.held)
        return shortened(self.scene, key, "small_medium", _LONGEST_PILL)

    def _pill_of(self, key: int) -> QRectF:
        scene = self.scene
        return field_paint.pill_rect(
            self._pill_text(key), scene.point_of(key), scene.geometry, scene.scale, self.height()
        )

    def lift(self, customer_id: int | None) -> None:
        """Take a bubble out of the layer that stays, so that it can move above it; None puts the last one back."""
        if customer_id != self.scene.lifted:
            self.scene.lifted = customer_id
            self.scene.lay_out()
            self.redraw()

    def move_lifted(self, entry: BoardEntry, held: Move | None = None) -> None:
        """Let the bubble that is lifted stand elsewhere; only what changes is painted."""
        before = self._areas_of(entry.customer_id)
        self.held = held
        self.scene.put(entry)
        if self._trail or self._votes:  # they reach far, and take the colour of the quadrant
            self.update()
        else:
            for area in before + self._areas_of(entry.customer_id):
                self.update(area)

    def _areas_of(self, key: int) -> list[QRect]:
        return field_paint.areas_of_held(self.scene, key, self._pill_of(key))

    def hover(self, customer_id: int | None) -> None:
        """Raise the bubble that is pointed at."""
        if customer_id != self._hovered:
            self._hovered = customer_id
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        key = self.scene.key_at(event.x(), event.y(), self._selected)
        if key is None or self.held is not None:
            QToolTip.hideText()
            return
        point, radius = self.scene.point_of(key), self.scene.radius * self.scene.scale
        box = QRectF(point.x - radius, point.y - radius, 2 * radius, 2 * radius).toAlignedRect()
        words = field_words.tip(self.scene.entries[key], self.scene.board)
        QToolTip.showText(event.globalPos(), plain_tooltip(words), self, box)

    def words(self) -> str:
        """Return who is selected and where they stand, for who listens."""
        scene, key = self.scene, self._selected
        if not scene.bubbles:
            return field_words.empty(scene.board)
        if key is None:
            return _("Niemand ist ausgewählt. Bild auf und Bild ab gehen von Kunde zu Kunde.")
        number = scene.order.index(key) + 1
        return field_words.description(scene.entries[key], scene.board, number, len(scene.order))

    def tell(self) -> None:
        """Let it be heard that the words have changed."""
        words = self.words()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)  # Qt tells that the description has changed
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def announce(self, words: str) -> None:
        """Let who listens hear something now."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        layer = self._layer or self._painted_layer()
        ratio = layer.devicePixelRatio()
        source = QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        with QPainter(self) as painter:
            painter.drawPixmap(QRectF(area), layer, source)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_above(painter)
            if self.is_keyboard_focused and self.hasFocus():
                paint_focus_ring(painter, field_paint.field_rect(self.scene.geometry), RADIUS_CARD)

    def _painted_layer(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        layer = QPixmap(self.size() * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(theme().color("canvas"))
        with QPainter(layer) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            field_paint.paint_layer(painter, self.scene)
        self._layer = layer
        return layer

    def _paint_above(self, painter: QPainter) -> None:
        scene, selected, hovered = self.scene, self._selected, self._hovered
        painter.save()
        if scene.geometry.zoom > 1:
            field_paint.clip_to_field(painter, scene)
        for name in self.names():
            field_paint.paint_name(painter, name.label, name.text)
        if hovered is not None and hovered != selected and scene.fan is None:
            field_paint.paint_one(painter, scene, hovered)
        if selected is not None:
            field_marks.paint_around(painter, scene, selected, self._votes, self._trail)
        if self._ghost is not None:
            field_paint.paint_ghost(painter, self._ghost, scene.scale)
        if self._carried is not None:
            words, point = field_words.live(self._carried), scene.geometry.point(*self._carried.place)
            field_paint.paint_ghost(painter, point, scene.scale)
            box = field_paint.pill_rect(words, point, scene.geometry, scene.scale, self.height())
            field_paint.paint_pill(painter, box, words)
        if scene.fan is not None:
            field_paint.paint_fan(painter, scene, scene.fan)
        if selected is not None and (scene.fan is None or selected in scene.fan_keys):
            field_paint.paint_held(painter, scene, selected, scene.point_of(selected))
            field_paint.paint_pill(painter, self._pill_of(selected), self._pill_text(selected))
            field_marks.paint_rings(painter, scene, selected, self._votes)
        painter.restore()
