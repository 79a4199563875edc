"""The card "Unsere beste Werbung": who sent the most customers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.bubble import paint_bubble
from kundenapp.ui.common.buttons import PaintedButton, icon_button, paint_focus_ring
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.focus import has_focus_inside
from kundenapp.ui.common.labels import PlainLabel, plain_tooltip
from kundenapp.ui.theme import CARD_PADDING, GAP_8, LIST_ROW_HEIGHT, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from kundenapp.domain.referral import Ranking, Recommender
    from kundenapp.ui.common.buttons import Button
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.privacy import PrivacyShade

_EDGE, _BUBBLE, _GAP = 8, 38, 12
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


class BestSendersCard(Card):
    """The ranking; up and down walk along it, a click or Enter opens the customer.

    Signals
    -------
    customer_requested(int), conversation_requested(int, None):
        this customer is to be opened, or thanked.
    """

    customer_requested = Signal(object)
    conversation_requested = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Unsere beste Werbung"), padding=CARD_PADDING - _EDGE)
        self.title_row.setContentsMargins(_EDGE, _EDGE, _EDGE, 0)
        self._desk = desk
        self.places: list[PlaceButton] = []
        self.thank_buttons: list[Button] = []
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.nobody_label = PlainLabel("", "body", "text2", wrap=True)
        self.note_label = PlainLabel("", "small", "text3", wrap=True)
        for label in (self.nobody_label, self.note_label):
            label.setContentsMargins(_EDGE, 0, _EDGE, _EDGE)
            self.body.addWidget(label)
        desk.shade.cover(self.note_label)
        self.body.addStretch(1)

    def show_ranking(self, ranking: Ranking) -> None:
        """Show these places; the keyboard stays where it was."""
        row = self.row_with_focus
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.places, self.thank_buttons = [], []
        for place in ranking.places:
            column.addLayout(self._row(place))
        old, self._content = self._content, content
        self.body.replaceWidget(old, content)
        content.setVisible(bool(self.places))
        old.hide()
        old.deleteLater()
        self.nobody_label.setText(_nobody() if not self.places else "")
        self.nobody_label.setVisible(not self.places)
        self.note_label.setText(ranking.note)
        self.note_label.setVisible(bool(ranking.note))
        if row is not None:
            self.take_focus(row)

    @property
    def row_with_focus(self) -> int | None:
        """The place that the keyboard is at, None for none."""
        if not has_focus_inside(self._content):
            return None
        pairs = zip(self.places, self.thank_buttons, strict=True)
        return next((row for row, pair in enumerate(pairs) if any(one.hasFocus() for one in pair)), None)

    @property
    def current_id(self) -> int | None:
        """The customer that the keyboard is at, None for nobody."""
        row = self.row_with_focus
        return None if row is None else self.places[row].place.customer_id

    def take_focus(self, row: int = 0) -> bool:
        """Put the keyboard at a place, or the last there is; return whether there is any."""
        if self.places:
            self.places[min(row, len(self.places) - 1)].setFocus()
        return bool(self.places)

    def _row(self, place: Recommender) -> QHBoxLayout:
        opener = PlaceButton(place, self._desk.shade, self.places)
        opener.clicked.connect(partial(self.customer_requested.emit, place.customer_id))
        thank = icon_button("phone", _("Danken: {name}").format(name=place.name))
        thank.setEnabled(self._desk.can_edit)
        thank.clicked.connect(partial(self.conversation_requested.emit, place.customer_id, None))
        self.places.append(opener)
        self.thank_buttons.append(thank)
        row = QHBoxLayout()
        row.setSpacing(GAP_8)
        row.addWidget(opener, 1)
        row.addWidget(thank)
        return row


class PlaceButton(PaintedButton):
    """One place: bubble, name, how many they sent, and what came of it. Figures go under the shade, the name stays."""

    def __init__(self, place: Recommender, shade: PrivacyShade, row: Sequence[PlaceButton]) -> None:
        super().__init__()
        self.place, self._shade, self._row = place, shade, row
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shade.changed.connect(self._name)
        self._name()

    @property
    def words(self) -> str:
        """The line below the name; empty under the shade."""
        if self._shade.is_on:
            return ""
        parts = (self.place.tally.count_words, self.place.tally.worth_words, self.place.told_words)
        return " · ".join(part for part in parts if part)

    def _name(self) -> None:
        self.setAccessibleName(", ".join(part for part in (self.place.name, self.words) if part))
        self.setToolTip(plain_tooltip("\n".join(part for part in (self.place.name, self.words) if part)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, max(LIST_ROW_HEIGHT, sum(self._heights()) + 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _heights(self) -> tuple[int, int]:
        fonts = (theme().font("body_semibold"), theme().font("secondary", numbers=True))
        name, words = (QFontMetrics(font).height() + 1 for font in fonts)
        return name, words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            row = self._row.index(self) + steps[Qt.Key(event.key())]
            self._row[min(max(row, 0), len(self._row) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, rect = theme(), QRectF(self.rect()).adjusted(0, 1, 0, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.color("hover"))
                painter.drawRoundedRect(rect, 8, 8)
            top = rect.y() + (rect.height() - _BUBBLE) / 2
            paint_bubble(painter, QRectF(rect.x() + _EDGE, top, _BUBBLE, _BUBBLE), self.place.initials)
            self._paint_words(painter, rect.adjusted(2 * _EDGE + _BUBBLE + _GAP - _EDGE, 0, -_EDGE, 0))
            if self.hasFocus():
                paint_focus_ring(painter, rect, 8)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        colors, words = theme(), self.words
        height, lower = self._heights()
        top = rect.center().y() - (height + (lower if words else 0)) / 2
        for text, font, tone, place in (
            (self.place.name, colors.font("body_semibold"), "text", QRectF(rect.x(), top, rect.width(), height)),
            (words, colors.font("secondary", numbers=True), "text2",
             QRectF(rect.x(), top + height, rect.width(), lower)),
        ):  # fmt: skip
            painter.setFont(font)
            painter.setPen(colors.color(tone))
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(place, _ONE_LINE, elided)


def _nobody() -> str:
    return _(
        "Noch steht bei keinem Kunden, durch wen er kam. Fragen Sie neue Kunden danach und tragen Sie es auf ihrer "
        "Seite unter „Wie gekommen“ ein, dann steht hier, wer Sie am meisten empfiehlt."
    )
