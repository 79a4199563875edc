"""The notice of a window: one sentence that has to be read, above the page until it is dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.theme import HEADER_HEIGHT, PAGE_MARGIN_X, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_WIDEST = 900
_GAP = 12


class Notice(QObject):
    """Shows at most one sentence, with one thing to do about it and a way to put it away.

    Signals
    -------
    room_needed(int):
        so many pixels below the header belong to the notice now; the page begins below them.
    """

    room_needed = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._on_action: Callable[[], object] | None = None
        self._waiting: list[tuple[str, str]] = []
        self.banner = Banner("bad", "warning-circle", parent=window)
        self.action = self.banner.add_action("")
        self.close_button = self.banner.add_action(_("Schließen"))
        self.action.hide()
        self.action.clicked.connect(self._on_action_clicked)
        self.close_button.clicked.connect(self.hide_message)
        self.banner.hide()
        window.installEventFilter(self)
        theme().changed.connect(self._place)

    def show_message(self, text: str, action: str | None = None, on_action: Callable[[], object] | None = None) -> None:
        """Show what went wrong; `on_action` is called when the button with the text `action` is pressed."""
        self._show(text, "bad", action, on_action)

    def add_message(self, text: str, tone: str = "warn") -> None:
        """Show something to know, calmly, once whatever is shown now has been put away."""
        if self.text:
            self._waiting.append((text, tone))
        else:
            self._show(text, tone)

    def _show(
        self, text: str, tone: str, action: str | None = None, on_action: Callable[[], object] | None = None
    ) -> None:
        self._on_action = on_action
        self.banner.set_tone(tone, "info" if tone == "stone" else "warning-circle")
        self.banner.set_text(text)
        self.action.set_text(action or "")
        self.action.setVisible(action is not None)
        self.banner.show()
        self.banner.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.banner, text))

    @Slot()
    def hide_message(self) -> None:
        """Put the sentence away."""
        self._on_action = None
        self.banner.hide()
        if self._waiting:
            self._show(*self._waiting.pop(0))
        else:
            self._place()

    def settle(self, on_action: Callable[[], object]) -> None:
        """What `on_action` was offered for has worked meanwhile: put the sentence away if it is still that one."""
        if self._on_action == on_action:
            self.hide_message()

    @property
    def text(self) -> str:
        """The sentence that is shown, empty if none is."""
        return "" if self.banner.isHidden() else self.banner.label.text()

    @Slot()
    def _on_action_clicked(self) -> None:
        on_action = self._on_action
        self.hide_message()
        if on_action is not None:
            on_action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        if self.banner.isHidden():
            self.room_needed.emit(0)
            return
        width = min(_WIDEST, self._window.width() - 2 * PAGE_MARGIN_X)
        layout = self.banner.layout()
        height = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        left = (self._window.width() - width) // 2
        self.banner.setGeometry(left, HEADER_HEIGHT + _GAP, width, max(height, self.banner.minimumSizeHint().height()))
        self.room_needed.emit(_GAP + self.banner.height() + _GAP)
