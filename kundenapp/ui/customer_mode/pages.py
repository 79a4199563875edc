"""The pages a customer goes through: question, reason, thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from kundenapp.drawing.circles import first_steps
from kundenapp.i18n import _
from kundenapp.ui.common.painter import DrawingWidget
from kundenapp.ui.customer_mode.big_scale import TEN_WITHIN_MS, BigScale
from kundenapp.ui.customer_mode.parts import BigButton, BigPage, BigText, poster
from kundenapp.ui.theme import GAP_8, GAP_12, GAP_16, GAP_32

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from kundenapp.domain.answer import Answer, Scale

_LONG_QUESTION = 110
_PICTURE = 200
_LOWEST_TEXT, _HIGHEST_TEXT = 140, 260
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)


class QuestionPage(BigPage):
    """The question and a button per value; ``chosen`` with the value."""

    chosen = Signal(int)

    def __init__(self, question: str, scale: Scale, greeting: str = "", ten_within_ms: int = TEN_WITHIN_MS) -> None:
        super().__init__()
        self.greeting = poster(greeting, "poster_title", "text2")
        if not greeting:
            self.greeting.hide()
        self.question = poster(question, "poster_title" if len(question) > _LONG_QUESTION else "poster")
        self.scale = BigScale(scale, ten_within_ms)
        self.body.addStretch(3)
        self.body.addWidget(self.greeting)
        self.body.addWidget(self.question)
        self.body.addSpacing(GAP_32)
        self.body.addWidget(self.scale)
        self.body.addStretch(4)
        self.scale.chosen.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(question)

    def begin(self) -> None:
        """The keyboard is on the page itself: a ring around one of the numbers would suggest it."""
        self.scale.begin()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Home):
            self.scale.take_focus()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End):
            self.scale.take_focus(at_end=True)
        elif not self.scale.take_key(event):
            super().keyPressEvent(event)


class CommentPage(BigPage):
    """Why? Whoever does not want to say it goes on without.

    Signals
    -------
    finished:
        the answer stands, with what is written or without.
    taken_back:
        the number is to be chosen again.
    touched:
        somebody is still there.
    """

    finished = Signal()
    taken_back = Signal()
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answer = poster("", "poster_text", "text2")
        self.question = poster(_("Möchten Sie uns sagen, warum?"))
        self.text = BigText()
        self.text.setAccessibleName(_("Möchten Sie uns sagen, warum?"))
        self.text.setMinimumHeight(_LOWEST_TEXT)
        self.text.setMaximumHeight(_HIGHEST_TEXT)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.back_button = BigButton(_("Zurück"))
        self.finish_button = BigButton(_("Fertig"), primary=True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.finish_button)
        self.body.addStretch(2)
        self.body.addWidget(self.answer)
        self.body.addWidget(self.question)
        self.body.addSpacing(GAP_8)
        self.body.addWidget(self.text, 5)
        self.body.addLayout(buttons)
        self.body.addStretch(3)
        self.back_button.clicked.connect(self.taken_back)
        self.finish_button.clicked.connect(self.finished)
        self.text.finish_requested.connect(self.finished)
        for widget in (self, self.column, self.text, self.text.viewport(), self.back_button, self.finish_button):
            widget.installEventFilter(self)

    def show_answer(self, answer: Answer) -> None:
        """Say what was chosen; what the one before has written is gone."""
        self.answer.setText(_("Ihre Antwort: {words}").format(words=answer.words))
        self.text.set_state("")

    def begin(self) -> None:
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touched.emit()
        return super().eventFilter(watched, event)


class ThanksPage(BigPage):
    """Thanks; ``passed`` when somebody taps it away, which only counts where others are to answer after them."""

    passed = Signal()

    def __init__(self, thanks: str, *, is_for_one: bool) -> None:
        super().__init__()
        picture = DrawingWidget(
            first_steps(_PICTURE), QSize(_PICTURE, round(_PICTURE * 0.6)), _("Zwei Kreise, die sich überschneiden")
        )
        self.thanks = poster(thanks)
        self.hint = poster(_("Sie können das Gerät jetzt zurückgeben."), "poster_text", "text2")
        if not is_for_one:
            self.hint.hide()
        self._is_for_one = is_for_one
        self.body.setSpacing(GAP_12)
        self.body.addStretch(3)
        self.body.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(GAP_16)
        self.body.addWidget(self.thanks)
        self.body.addWidget(self.hint)
        self.body.addStretch(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(thanks)

    def begin(self) -> None:
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pass()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._pass()

    def _pass(self) -> None:
        if not self._is_for_one:
            self.passed.emit()
