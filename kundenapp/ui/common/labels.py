"""Text on screen. What customers wrote is shown letter by letter and never read as markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from kundenapp.ui.theme import Dressed, theme

_TOOLTIP_LINE = 70
_LONGEST_WORD, _PIECE = 36, 12


def plain_tooltip(text: str) -> str:
    """Return `text` for ``setToolTip``: shown as it is, whatever looks like a tag."""
    if not text:
        return ""
    # Qt guesses whether a tooltip is markup; the outer tag ends the guessing, so that entities are always resolved.
    # Markup would be wrapped after a few words; short texts stay on their line.
    space = "pre" if max(len(line) for line in text.split("\n")) <= _TOOLTIP_LINE else "pre-wrap"
    return f'<div style="white-space:{space}">{_escaped(text)}</div>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def literal(text: str) -> str:
    """Return `text` for a button, tab or menu, where a single ``&`` would underline the next letter."""
    return text.replace("&", "&&")


def breakable(text: str) -> str:
    """Return `text` for a label that wraps: a word longer than any real one may end anywhere instead of widening it."""
    return " ".join(_pieces(word) for word in text.split(" "))


def _pieces(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    return "\u200b".join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))


def spoken(text: str) -> str:
    """Return what a button text says: without the mark of its shortcut letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet knows, and let it have its effect at once."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else Qt will do it when it is first shown
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class PlainLabel(QLabel, Dressed):
    """A label that never interprets its text. `role` names the font, `tone` the colour (see ``theme.TONES``)."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str | None = None,
        *,
        wrap: bool = False,
        selectable: bool = False,
        numbers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._numbers = role, numbers
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
            self.setCursor(Qt.CursorShape.IBeamCursor)
        self.dress()
        self.set_tone(tone)
        self.setText(text)

    def set_tone(self, tone: str | None) -> None:
        """Change the colour; None is the ordinary text colour."""
        restyle(self, "tone", tone)

    def dress(self) -> None:
        self.setFont(theme().font(self._role, numbers=self._numbers))


class ElidedLabel(PlainLabel):
    """One line that ends in … where the space ends; the tooltip then has all of it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = self.contentsRect()
        text = self.fontMetrics().elidedText(self._line(), Qt.TextElideMode.ElideRight, rect.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(rect, int(self.alignment()) | int(Qt.TextFlag.TextSingleLine), text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:  # the text may have changed since the last resize
            self._update_tooltip()
        return super().event(event)

    def _line(self) -> str:
        return " ".join(self.text().split())

    def _update_tooltip(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self._line()) <= self.contentsRect().width()
        self.setToolTip("" if fits else plain_tooltip(self.text()))
