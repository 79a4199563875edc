"""A layout that breaks its items into rows, for chips and tags."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kundenapp.ui.theme import GAP_8


class FlowLayout(QLayout):
    """Items from left to right, and on to the next row where the width ends."""

    def __init__(self, parent: QWidget | None = None, gap: int = GAP_8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        x = width
        for item in self._items:
            if item.isEmpty():
                continue
            if not rows or x + item.sizeHint().width() > width:
                rows.append([])
                x = 0
            rows[-1].append(item)
            x += item.sizeHint().width() + self.spacing()
        return rows

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out, in the middle of their row or at its top, and return the height they need."""
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.y()
        for row in self._rows(area.width()):
            height = max(item.sizeHint().height() for item in row)
            x = area.x()
            for item in row:
                size = item.sizeHint()
                if move:
                    is_at_top = bool(item.alignment() & Qt.AlignmentFlag.AlignTop)
                    top = y if is_at_top else y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), QSize(min(size.width(), area.width()), size.height())))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        bottom = y - self.spacing() if y > area.y() else y
        return bottom - rect.y() + self.contentsMargins().bottom()
