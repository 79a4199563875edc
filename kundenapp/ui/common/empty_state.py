"""What stands where nothing is yet: a picture, a sentence and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kundenapp.ui import icons
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_ICON_SIZE = 40
_TEXT_WIDTH = 460


class _Icon(QWidget):
    """A large quiet icon."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(_ICON_SIZE, _ICON_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint_icon(painter, QRectF(self.rect()), self._name, "text3")


class EmptyState(QWidget):
    """Picture or icon, headline, text, a row of buttons (the primary one last) and a ghost button below."""

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        picture: QWidget | None = None,
        icon: str | None = None,
        buttons: Sequence[QPushButton] = (),
        ghost: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.title_label = PlainLabel(title, "display", wrap=True)
        self.text_label = PlainLabel(text, "secondary", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(1)
        if picture is None and icon is not None:
            picture = _Icon(icon)
        if picture is not None:
            column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(20)
        for label in (self.title_label, self.text_label):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(4)
        self.text_label.setVisible(bool(text))
        column.addSpacing(12)
        if buttons:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addStretch(1)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        if ghost is not None:
            column.addSpacing(10)
            column.addWidget(ghost, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._fit_labels()
        theme().changed.connect(self._fit_labels)

    def set_text(self, title: str, text: str = "") -> None:
        """Change headline and text."""
        self.setAccessibleName(title)
        self.title_label.setText(title)
        self.text_label.setText(text)
        self.text_label.setVisible(bool(text))
        self._fit_labels()

    @Slot()
    def _fit_labels(self) -> None:
        """Give the labels their line length: a layout that centres a label asks it neither for width nor height."""
        for label in (self.title_label, self.text_label):
            if not label.text():
                continue
            label.ensurePolished()
            longest = max(label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n"))
            width = min(round(_TEXT_WIDTH * label.fontMetrics().height() / 18), longest + 4)
            label.setFixedSize(width, label.heightForWidth(width))
