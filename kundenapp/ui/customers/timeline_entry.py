"""One entry of the Verlauf: what it was, when, what was said, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSpacerItem, QWidget

from kundenapp.domain.timeline import TimelineEntry
from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.buttons import ghost_button, icon_button, paint_focus_ring
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.customers.timeline_words import is_long, look_of, shortened, title_of, when
from kundenapp.ui.theme import RADIUS_WELL, theme

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

_ICON = 28
_EDGE = 4
"""Room for the focus ring, left of the icon and above the title."""
_ACT_SIZE = 24


class EntryRow(QWidget):
    """Icon, what it was and with whom, when, and the first lines of what was said.

    Enter opens the menu of the entry; F2, Strg+C and Entf do what stands in it. Arrow keys belong to the list.

    Signals
    -------
    correction_requested(TimelineEntry), deletion_requested(TimelineEntry):
        of what somebody wrote down.
    focused():
        the keyboard is here now.
    """

    correction_requested = Signal(TimelineEntry)
    deletion_requested = Signal(TimelineEntry)
    focused = Signal()

    def __init__(self, entry: TimelineEntry, today: date, *, can_edit: bool) -> None:
        super().__init__()
        self.entry, self._can_edit = entry, can_edit
        self._icon_name, self._tone = look_of(entry)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.when = when(entry, today)
        self.title_label = ElidedLabel(title_of(entry), "body_semibold")
        self.text_label = PlainLabel(entry.text, "secondary", "text2", wrap=True, selectable=True)
        self.text_label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more_button = ghost_button(_("mehr"))
        self.more_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more_button.clicked.connect(self.show_whole_text)
        self.acts_button = icon_button("dots", _("Was mit diesem Eintrag geschehen kann"))
        self.acts_button.setFixedSize(_ACT_SIZE, _ACT_SIZE)
        self.acts_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.acts_button.clicked.connect(self.open_menu)
        self._lay_out()
        self.text_label.setVisible(bool(entry.text))
        self.acts_button.setVisible(bool(entry.text) or entry.is_own)
        self.more_button.setVisible(is_long(entry.text))
        if is_long(entry.text):
            self.text_label.setText(shortened(entry.text))
        self.set_shaded(False)

    @Slot(bool)
    def set_shaded(self, is_shaded: bool) -> None:
        """Say no more than what it was and when, or everything again; whoever made the row covers its text."""
        title = title_of(self.entry, is_shaded=is_shaded)
        text = "" if is_shaded else self.entry.text
        self._icon_name, self._tone = look_of(self.entry, is_shaded=is_shaded)
        self.update()
        self.title_label.setText(title)
        self.setAccessibleName(", ".join(part for part in (title, self.when, text) if part))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.addItem(QSpacerItem(0, _ICON), 0, 3, 2, 1)  # the icon has its place where nothing was said, too
        grid.setContentsMargins(_EDGE + _ICON + 12, _EDGE, _EDGE, _EDGE)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.addWidget(self.title_label, 0, 0)
        grid.addWidget(PlainLabel(self.when, "secondary", "text3", numbers=True), 0, 1)
        grid.addWidget(self.acts_button, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.text_label, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, _ACT_SIZE)
        foot = QHBoxLayout()
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        grid.addLayout(foot, 2, 0, 1, 2)

    def menu(self) -> QMenu:
        """Return what can be done with the entry."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.more_button.isHidden():
            menu.addAction(_("Ganz zeigen")).triggered.connect(self.show_whole_text)
        if self.entry.is_own:
            self._add(menu, _("Korrigieren …"), "F2").triggered.connect(self.correct)
        if self.entry.text:
            copy = self._add(menu, _("Text kopieren"), "Ctrl+C", changes=False)
            copy.triggered.connect(self.copy_text)
        if self.entry.is_own:
            menu.addSeparator()
            self._add(menu, _("Löschen"), "Del").triggered.connect(self.delete)
        return menu

    def _add(self, menu: QMenu, text: str, key: str, *, changes: bool = True) -> QAction:
        """Add an action; its key is only shown, the row itself listens to it while it has the keyboard."""
        action = menu.addAction(f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}")
        action.setEnabled(self._can_edit or not changes)
        return action

    @Slot()
    def open_menu(self) -> None:
        """Open the menu at its button."""
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(self.acts_button.mapToGlobal(QPoint(0, self.acts_button.height() + 2)))

    @Slot()
    def show_whole_text(self) -> None:
        """Show every line."""
        self.text_label.setText(self.entry.text)
        self.more_button.hide()

    @Slot()
    def copy_text(self) -> None:
        """Put what was said into the clipboard."""
        QGuiApplication.clipboard().setText(self.entry.text)

    @Slot()
    def correct(self) -> None:
        """Ask for the entry to be corrected."""
        self._ask_for(self.correction_requested)

    @Slot()
    def delete(self) -> None:
        """Ask for the entry to be deleted."""
        self._ask_for(self.deletion_requested)

    def _ask_for(self, signal: object) -> None:
        if self.entry.is_own and self._can_edit:
            signal.emit(self.entry)  # type: ignore[attr-defined]

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()  # while an entry has the keyboard, Entf means the entry, and not the customer
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_menu()
        elif event.key() == Qt.Key.Key_F2:
            self.correct()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(f"{self._tone.removesuffix('_text')}_soft"))
            circle = QRectF(_EDGE, _EDGE + 2, _ICON, _ICON)
            painter.drawEllipse(circle)
            icons.paint_icon(painter, circle.adjusted(6, 6, -6, -6), self._icon_name, self._tone)
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), RADIUS_WELL)


def _is_ours(event: QKeyEvent) -> bool:
    is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return bool(event.matches(QKeySequence.StandardKey.Copy)) or (
        is_plain and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
    )
