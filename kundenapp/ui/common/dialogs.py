"""Dialogs in our look. Their texts are never markup, their buttons are verbs, Escape changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, primary_button, secondary_button
from kundenapp.ui.common.labels import PlainLabel, literal
from kundenapp.ui.common.privacy import shade_over
from kundenapp.ui.common.shortcuts import bind_help, bind_keys
from kundenapp.ui.theme import GAP_8, GAP_12, GAP_16, GAP_24, fix_width, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 460


class Dialog(QDialog):
    """A dialog with a title; put the content into ``body`` and the buttons in with ``add_buttons``.

    It is as high as its content, also when a sentence appears in it; one with something that scrolls only grows.
    Once closed it is gone.
    """

    help_topic = ""
    """The topic of the help that F1 opens here."""

    def __init__(self, parent: QWidget | None, title: str, width: int = _WIDTH) -> None:
        super().__init__(parent)
        bind_help(self, self.help_topic)
        if (shade := shade_over(parent)) is not None:
            bind_keys(self, {"F12": shade.toggle})
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        fix_width(self, width)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title_label = PlainLabel(title, "dialog_title", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP_12)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP_8)
        self._buttons.addStretch(1)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(GAP_24, GAP_24, GAP_24, GAP_24)
        outer.setSpacing(GAP_12)
        outer.addWidget(self.title_label)
        outer.addLayout(self.body, 1)
        outer.addSpacing(GAP_16 - GAP_12)
        outer.addLayout(self._buttons)

    def add_to_footer(self, told: QWidget, *tools: QWidget) -> None:
        """Put something at the bottom left, before the buttons; `told` takes the room that there is."""
        self._buttons.insertWidget(0, told, 1)
        for number, tool in enumerate(tools, start=1):
            self._buttons.insertWidget(number, tool)

    def add_buttons(self, *buttons: Button) -> None:
        """Put buttons at the bottom right, the primary one last."""
        for button in buttons:
            self._buttons.addWidget(button)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._make_room()
        return done

    def _make_room(self) -> None:
        """Take the height that the texts need at this width, which Qt does not see to in a window."""
        layout = self._outer
        scrolls = bool(layout.expandingDirections() & Qt.Orientation.Vertical)
        if not layout.hasHeightForWidth():
            needed = layout.totalMinimumSize().height()
        elif scrolls:
            needed = layout.totalMinimumHeightForWidth(self.width())
        else:
            needed = layout.totalHeightForWidth(self.width())
        if needed > self.height() or (needed < self.height() and not scrolls):
            self.resize(self.width(), needed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class QuestionDialog(Dialog):
    """A sentence and some answers; ``answer`` is the text of the one taken, or None after Escape."""

    def __init__(self, parent: QWidget | None, title: str, text: str, answers: Sequence[str], safe: str) -> None:
        super().__init__(parent, title)
        self.answer: str | None = None
        self.buttons: dict[str, Button] = {}
        self.setAccessibleDescription(text)
        self.body.addWidget(PlainLabel(text, "body", "text2", wrap=True, selectable=True))
        for answer in answers:
            make = primary_button if answer == answers[-1] else secondary_button
            button = make(literal(answer))
            button.setProperty("answer", answer)
            button.clicked.connect(self._on_answered)
            self.buttons[answer] = button
            self.add_buttons(button)
        self.buttons[safe].setDefault(True)
        self.buttons[safe].setFocus()

    @Slot()
    def _on_answered(self) -> None:
        self.answer = str(self.sender().property("answer"))
        self.accept()


def confirm(parent: QWidget | None, title: str, text: str, verb: str, keep: str) -> bool:
    """Ask before something that cannot be taken back; Enter and Escape both keep everything as it is."""
    dialog = QuestionDialog(parent, title, text, [keep, verb], safe=keep)
    dialog.exec()
    return dialog.answer == verb


def may_lose_text(parent: QWidget) -> bool:
    """Ask before a window closes with something in it that could not be saved."""
    title = _("Noch nicht alles ist gespeichert")
    text = _("Was Sie zuletzt geschrieben haben, steht nur noch in diesem Fenster. Schließen Sie es, ist es weg.")
    return confirm(parent, title, text, _("Trotzdem schließen"), _("Offen lassen"))


def notify(parent: QWidget | None, title: str, text: str, actions: Sequence[str] = ()) -> str | None:
    """Tell something and return the action taken; without `actions` there is only a button to close."""
    answers = list(actions) or [_("Schließen")]
    dialog = QuestionDialog(parent, title, text, answers, safe=answers[-1])
    dialog.exec()
    return dialog.answer if actions else None
