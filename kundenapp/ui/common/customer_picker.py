"""Finding one customer by typing: in the header, in the conversation sheet, on the reports page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.customer_hit import DETAIL_ROLE, HEAD_ROLE, HitDelegate, hit_detail, row_height
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_MOST_HITS = 8
_MOST_STEPS = 200
_ID = Qt.ItemDataRole.UserRole
_CREATE = -1
_WIDTH = 400


class CustomerPicker(LineInput):
    """A search field with the best hits in a list below it.

    Signals
    -------
    customer_chosen(int):
        the id of the customer that was chosen.
    new_name_chosen(str):
        nobody fits; the typed name is to become a new customer (only if `offers_new`).
    """

    customer_chosen = Signal(object)
    new_name_chosen = Signal(str)

    def __init__(self, store: Store, placeholder: str, *, offers_new: bool = False, hint: str = "") -> None:
        super().__init__(placeholder)
        self._store = store
        self._offers_new = offers_new
        self._hint = hint
        self._last: tuple[str, int] | None = None
        self.setAccessibleName(placeholder)
        self.setProperty("kind", "search")
        self.setTextMargins(24, 0, 0, 0)
        self._closing = QTimer(self)
        self._closing.setSingleShot(True)
        self._closing.timeout.connect(self._on_time_to_close)
        self.textEdited.connect(self._on_text_edited)
        self.left.connect(self._on_left)

    @cached_property
    def hits(self) -> QListWidget:
        """What was found; made with the first letter."""
        hits = QListWidget()
        hits.setItemDelegate(HitDelegate(hits))
        hits.itemClicked.connect(self._on_item_clicked)
        return hits

    @cached_property
    def _popup(self) -> _Popup:
        return _Popup(self, self.hits)

    @property
    def _is_open(self) -> bool:
        return "_popup" in self.__dict__ and self._popup.isVisible()

    @Slot()
    def _on_time_to_close(self) -> None:
        if self._is_open:
            self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._is_open:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._choose(self.hits.currentItem() if self._is_open else None)
        elif key == Qt.Key.Key_Escape and (self._is_open or self.text()):
            self._on_time_to_close()
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            icon_area = QRectF(10, 0, icons.SIZE_ROW, self.height())
            icons.paint_icon(painter, icon_area, "search", "text3")
            if not self.text() and not self.hasFocus() and self._hint_fits():
                painter.setFont(theme().font("caption"))
                painter.setPen(theme().color("text3"))
                painter.drawText(
                    self.rect().adjusted(0, 0, -10, 0),
                    int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter),
                    self._hint,
                )

    def _hint_fits(self) -> bool:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText() + self._hint)
        return bool(self._hint) and words + 60 <= self.width()

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self._closing.stop()
        self.hits.clear()
        if text.strip():
            for hit in self._store.customer_finder.hits(text, _MOST_HITS):
                self._add_hit(hit.display_name, hit.customer_id, hit_detail(hit, self._store.today()))
            if self._offers_new:
                self._add_hit(_("„{name}“ als neuen Interessenten anlegen").format(name=text.strip()), _CREATE)
            elif not self.hits.count():
                self._add_hit(_("Niemand gefunden für „{name}“").format(name=text.strip()), None)
            self.hits.setCurrentRow(0)
        self._popup.show_below(self) if self.hits.count() else self._popup.hide()

    def _add_hit(self, text: str, customer_id: int | None, detail: str = "") -> None:
        item = QListWidgetItem(f"{text} · {detail}" if detail else text)
        item.setData(_ID, customer_id)
        item.setData(HEAD_ROLE, text)
        item.setData(DETAIL_ROLE, detail)
        if customer_id is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.hits.addItem(item)

    @Slot(QListWidgetItem)
    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._choose(item)

    def _choose(self, item: QListWidgetItem | None) -> None:
        customer_id = item.data(_ID) if item is not None else None
        if customer_id is None:
            return
        name = self.text().strip()
        self._popup.hide()
        self.clear()
        if customer_id == _CREATE:
            self.new_name_chosen.emit(name)
        else:
            self._last = (name, customer_id)
            self.customer_chosen.emit(customer_id)

    def _step(self, step: int) -> None:
        self.hits.setCurrentRow((self.hits.currentRow() + step) % self.hits.count())

    def choose_next(self) -> None:
        """Go to the next line while the hits are open; else choose the hit after the last one chosen.

        After the last comes the first; the words need not be typed again.
        """
        if self._is_open and self.hasFocus():
            self._step(1)
            return
        if self._last is None:
            return
        text, chosen = self._last
        ids = self._store.customer_finder.ids(text, _MOST_STEPS)
        if ids:
            following = ids[(ids.index(chosen) + 1) % len(ids)] if chosen in ids else ids[0]
            self._last = (text, following)
            self.customer_chosen.emit(following)

    @Slot()
    def _on_left(self) -> None:
        # A click into the list takes the focus first; the list must still be there when the click arrives.
        self._closing.start(200)


class _Popup(QFrame):
    """The list below the field: part of the same window, so that the field keeps the focus."""

    def __init__(self, field: CustomerPicker, hits: QListWidget) -> None:
        super().__init__(None)
        self._field = field
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hits.setFrameShape(QFrame.Shape.NoFrame)
        hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hits.setTextElideMode(Qt.TextElideMode.ElideRight)
        hits.setAccessibleName(_("Gefundene Kunden"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(hits)
        self._hits = hits
        self.hide()
        field.destroyed.connect(self._on_field_destroyed)

    def show_below(self, field: QWidget) -> None:
        """Appear below the field, or above where the window ends too soon, wide enough for a name and a place."""
        window = field.window()
        if self.parent() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        self._hits.setFont(theme().font("body"))
        width = min(max(field.width(), round(_WIDTH * theme().text_scale)), window.width() - 16)
        corner = field.mapTo(window, QPoint(field.width() - width, field.height() + 4))
        left = max(8, corner.x()) if corner.x() + width <= window.width() - 8 else window.width() - 8 - width
        height = self._hits.count() * row_height() + 10
        above = corner.y() - field.height() - 8 - height
        fits_below = corner.y() + height <= window.height() - 8
        self.setGeometry(left, corner.y() if fits_below or above < 8 else above, width, height)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.hide()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_field_destroyed(self) -> None:
        self.deleteLater()
