"""The card Ursachen: what had been the matter, added up, and a click shows with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.buttons import PaintedButton, paint_focus_ring
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import PlainLabel, plain_tooltip
from kundenapp.ui.theme import CARD_PADDING, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from kundenapp.domain.answer_case import CauseCount
    from kundenapp.ui.common.privacy import PrivacyShade

_BAR, _EDGE, _GAP, _RADIUS = 8, 8, 10, 8
_NAME_SHARE = 0.42
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


class CauseRow(PaintedButton):
    """One cause with its bar; `most` is the number of the longest bar. ``walked`` with the step of an arrow key."""

    walked = Signal(int)

    def __init__(self, count: CauseCount, most: int) -> None:
        super().__init__()
        self.count, self._most = count, most
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        cases = ngettext("{count} Fall", "{count} Fälle", count.cases).format(count=grouped(count.cases))
        self.setAccessibleName(", ".join(part for part in (count.cause, cases, self._open_words()) if part))
        self.setToolTip(plain_tooltip(self.accessibleName()))

    def _open_words(self) -> str:
        return _("{count} offen").format(count=grouped(self.count.open_cases)) if self.count.open_cases else ""

    def sizeHint(self) -> QSize:
        return QSize(180, max(34, QFontMetrics(theme().font("secondary")).height() + 14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, rect = theme(), QRectF(self.rect())
        numbers = QFontMetrics(colors.font("secondary_semibold", numbers=True))
        small = QFontMetrics(colors.font("secondary", numbers=True))
        count_width = max(numbers.horizontalAdvance(grouped(self._most)), numbers.horizontalAdvance("00"))
        open_width = small.horizontalAdvance(_("{count} offen").format(count=grouped(self._most)))
        name_width = rect.width() * _NAME_SHARE - _EDGE
        bar_left = _EDGE + name_width + _GAP
        count_left = rect.width() - _EDGE - open_width - _GAP - count_width
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if self.isChecked() or self.underMouse():
                painter.setBrush(colors.color("selected" if self.isChecked() else "hover"))
                painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
            top = rect.center().y() - _BAR / 2
            full = max(count_left - _GAP - bar_left, 0)
            painter.setBrush(colors.color("sunken"))
            painter.drawRoundedRect(QRectF(bar_left, top, full, _BAR), _BAR / 2, _BAR / 2)
            painter.setBrush(colors.color("petrol_fill"))
            painter.drawRoundedRect(
                QRectF(bar_left, top, max(full * self.count.cases / self._most, min(_BAR, full)), _BAR),
                _BAR / 2,
                _BAR / 2,
            )
            painter.setFont(colors.font("secondary_semibold" if self.isChecked() else "secondary"))
            painter.setPen(QPen(colors.color("text")))
            name = QFontMetrics(painter.font()).elidedText(
                self.count.cause, Qt.TextElideMode.ElideRight, int(name_width)
            )
            painter.drawText(QRectF(_EDGE, 0, name_width, rect.height()), _ONE_LINE, name)
            painter.setFont(colors.font("secondary_semibold", numbers=True))
            right = int(Qt.AlignmentFlag.AlignRight)
            place = QRectF(count_left, 0, count_width, rect.height())
            painter.drawText(place, _ONE_LINE | right, grouped(self.count.cases))
            painter.setFont(colors.font("secondary", numbers=True))
            painter.setPen(QPen(colors.color("text2")))
            place = QRectF(rect.width() - _EDGE - open_width, 0, open_width, rect.height())
            painter.drawText(place, _ONE_LINE | right, self._open_words())
            if self.hasFocus():
                paint_focus_ring(painter, rect, _RADIUS)


class CausesCard(Card):
    """As high as it may be; the list scrolls inside.

    Signals
    -------
    chosen(str):
        only the cases of this cause are wanted; all of them if it is empty.
    """

    chosen = Signal(str)

    def __init__(self, shade: PrivacyShade) -> None:
        super().__init__(
            _("Ursachen"), PlainLabel(_("letzte 12 Monate"), "secondary", "text2"), padding=CARD_PADDING - _EDGE
        )
        self.title_row.setContentsMargins(_EDGE, _EDGE, _EDGE, 0)
        self.rows: list[CauseRow] = []
        self.nothing_label = PlainLabel(
            _("Noch keine. Wer nachgefasst hat, schreibt unter „Woran lag es?“ ein Wort dazu."),
            "body",
            "text3",
            wrap=True,
        )
        self._content = QWidget()
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._list.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._content)
        self.nothing_label.setContentsMargins(_EDGE, 0, _EDGE, _EDGE)
        self.body.addWidget(self.nothing_label, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.area, 1)
        shade.cover(self.area)
        self._say_if_nothing()

    @property
    def cause(self) -> str:
        """The cause chosen, empty for none."""
        return next((row.count.cause for row in self.rows if row.isChecked()), "")

    def show_counts(self, counts: Sequence[CauseCount]) -> None:
        """Show these causes; the one chosen stays so, and the keyboard stays at its cause."""
        if [row.count for row in self.rows] == list(counts):
            return
        cause = self.cause
        focused = next((row.count.cause for row in self.rows if row.hasFocus()), None)
        for old in self.rows:
            old.hide()
            old.deleteLater()
        self.rows = [CauseRow(count, counts[0].cases) for count in counts]
        for number, row in enumerate(self.rows):
            self._list.insertWidget(number, row)
            row.setChecked(row.count.cause == cause)
            row.clicked.connect(self._on_row_clicked)
            row.walked.connect(self._on_walked)
            if row.count.cause == focused:
                row.setFocus()
        self._say_if_nothing()

    def _say_if_nothing(self) -> None:
        self.nothing_label.setVisible(not self.rows)
        self.area.setVisible(bool(self.rows))

    @Slot()
    def _on_row_clicked(self) -> None:
        taken = self.sender()
        for row in self.rows:
            if row is not taken:
                row.setChecked(False)
        self.chosen.emit(self.cause)

    @Slot(int)
    def _on_walked(self, step: int) -> None:
        place = next(number for number, row in enumerate(self.rows) if row is self.sender()) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.rows[place])
