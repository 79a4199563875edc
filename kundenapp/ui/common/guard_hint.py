"""A calm line below a text field about a word that should better not stand there. It never forbids, and never blocks.

It comes after a moment of rest, for what is being written now: a text that is only shown is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from kundenapp.i18n import _, ngettext
from kundenapp.ui import icons
from kundenapp.ui.common.buttons import Button, ghost_button
from kundenapp.ui.common.focus import has_focus_inside, in_order
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_4

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.guard import Hint
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.fields import Field
    from kundenapp.ui.common.inputs import LineInput, TextInput

_REST_MS, _MARGIN, _FEWEST_LETTERS = 800, 40, 64


class GuardHint(QWidget):
    """Put it below `editor`. ``keep_button`` lets the words stand for as long as this text is shown.

    `read` returns the text where the editor holds only a part of it.
    """

    keep_button: Button
    label: PlainLabel

    def __init__(self, desk: Desk, editor: LineInput | TextInput, read: Callable[[], str] | None = None) -> None:
        super().__init__()
        self.hide()
        self._desk, self._editor, self._read = desk, editor, read or editor.state
        self._is_built = False
        self._shown: tuple[Hint, ...] = ()
        self._kept: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._look)
        editor.edited.connect(self.look_soon)
        editor.textChanged.connect(self._on_text_changed)
        editor.replaced.connect(self._on_replaced)

    def _build(self) -> None:
        self._is_built = True
        self.label = PlainLabel("", "small", "text2", wrap=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.label.setMinimumWidth(1)  # a long word may be cut, but makes nothing wider
        self.keep_button = ghost_button(_("So lassen"))
        self.keep_button.clicked.connect(self._on_keep)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(icons.SIZE_HINT + 6, 1, 0, 0)
        self._row.setSpacing(GAP_4)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._desk.shade.cover(self)

    @Slot()
    def look_soon(self) -> None:
        """Look at the text once nobody has changed it for a moment."""
        self._timer.start()

    def text(self) -> str:
        """Return the sentence shown, empty for none."""
        return self.label.text() if self._shown else ""

    @Slot()
    def _look(self) -> None:
        if not self._editor.isVisible():  # the dialog is closed by now, or even the file
            return
        # The lists are read when somebody has written something, not when the window opens.
        from kundenapp.services.guard_words import hints

        found: tuple[Hint, ...] = ()
        with self._desk.guarded():
            found = hints(self._read(), self._desk.store)
        self._show(tuple(hint for hint in found if hint.word.casefold() not in self._kept))

    def _show(self, hints: tuple[Hint, ...]) -> None:
        before, self._shown = self.text(), hints
        if not hints:
            self._vanish(before)
            return
        if not self._is_built:
            self._build()
        self.label.setText(_sentence(hints))
        if self.label.text() == before:
            return
        in_order(self._editor, self.keep_button)
        self.show()
        QTimer.singleShot(0, self, self._keep_in_sight)  # once everything has found its place
        if not self._editor.accessibleDescription() or self._editor.accessibleDescription() == before:
            self._editor.setAccessibleDescription(self.label.text())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, self.label.text()))

    def _keep_in_sight(self) -> None:
        """Whoever is writing goes on seeing where, whatever the line has pushed away."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and content is not None and self._editor.hasFocus():
            cursor = QRectF(self._editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
            seen = self._editor.mapTo(content, cursor.center().toPoint())
            area.ensureVisible(seen.x(), seen.y(), 0, _MARGIN)

    def _vanish(self, before: str) -> None:
        if has_focus_inside(self):
            self._editor.setFocus()
        self.hide()
        if before and self._editor.accessibleDescription() == before:
            self._editor.setAccessibleDescription("")

    @Slot()
    def _on_text_changed(self) -> None:
        """What does not stand there any more needs no hint, at once."""
        if not self._shown:
            return
        text = self._read()
        if any(hint.word not in text for hint in self._shown):
            self._show(tuple(hint for hint in self._shown if hint.word in text))

    @Slot()
    def _on_replaced(self) -> None:
        self._timer.stop()
        self._kept.clear()
        self._show(())

    @Slot()
    def _on_keep(self) -> None:
        self._kept |= {hint.word.casefold() for hint in self._shown}
        self._show(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_built:
            return
        is_narrow = self.width() < _FEWEST_LETTERS * self.label.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = icons.SIZE_HINT
        top = 1 + (self.label.fontMetrics().height() - size) / 2
        with QPainter(self) as painter:
            icons.paint_icon(painter, QRectF(0, top, size, size), "info", "text3")


def _sentence(hints: tuple[Hint, ...]) -> str:
    others = len({hint.word.casefold() for hint in hints}) - 1
    if not others:
        return hints[0].sentence
    more = ngettext("({count}\u00a0weiteres\u00a0Wort)", "({count}\u00a0weitere\u00a0Wörter)", others).format(
        count=others
    )
    return f"{hints[0].sentence} {more}"


def watch(desk: Desk, *fields: Field) -> None:
    """Look at what is written into the texts of these fields; the line stands between text and error."""
    for field in fields:
        field.add_hint(GuardHint(desk, cast("LineInput | TextInput", field.editor)))
