"""The whole screen while customers answer by themselves. Only the code leads out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain import limits
from kundenapp.domain.answer import Answer, AnswerChannel, Scale
from kundenapp.domain.customer_mode import CustomerMode, opens
from kundenapp.domain.question import default_question, default_thanks
from kundenapp.domain.text import clean_text
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import icon_button
from kundenapp.ui.customer_mode.big_scale import TEN_WITHIN_MS
from kundenapp.ui.customer_mode.code_page import CodePage
from kundenapp.ui.customer_mode.pages import CommentPage, QuestionPage, ThanksPage
from kundenapp.ui.customer_mode.parts import BigPage, ShopSign
from kundenapp.ui.theme import GAP_16, GAP_24, GAP_32

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent, QKeyEvent


@dataclass(frozen=True)
class Words:
    """What is said to customers: the shop's name, question, thanks and scale, and a greeting for whom is chosen."""

    shop_name: str = ""
    question: str = ""
    thanks: str = ""
    scale: Scale = Scale.ZERO_TO_TEN
    greeting: str = ""


@dataclass(frozen=True)
class Pauses:
    """How long something stays without anybody touching it, in milliseconds.

    ``quiet`` for reason and thanks, ``code`` for the field of the code, ``ten`` for the 0 after a 1.
    """

    quiet: int = 8_000
    code: int = 30_000
    ten: int = TEN_WITHIN_MS


class CustomerModeScreen(QWidget):
    """Question, reason, thanks, and again. `sealed_code` is what is kept of the code, `now` tells the moment.

    Nothing is read from the file here: it may have gone meanwhile, and the code must work all the same.

    Signals
    -------
    answered(Answer):
        an answer stands; its day and channel are set, its customer is for the receiver to know.
    changed(CustomerMode):
        to be remembered, so that a restart comes back to the same place.
    left:
        the right code was given; what a customer had begun has been answered before.
    ended_from_outside:
        the computer is being shut down, and the screen has closed.
    """

    answered = Signal(Answer)
    changed = Signal(CustomerMode)
    left = Signal()
    ended_from_outside = Signal()

    def __init__(
        self,
        mode: CustomerMode,
        words: Words,
        sealed_code: str,
        now: Callable[[], datetime],
        pauses: Pauses | None = None,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.mode = mode
        self.pauses = pauses or Pauses()
        self._sealed_code, self._now = sealed_code, now
        self._may_close = False
        self._given: Answer | None = None
        self._before_code: BigPage | None = None
        self._scale = words.scale
        self.setWindowTitle(words.shop_name or _("Kundenapp"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.question = QuestionPage(words.question or default_question(), words.scale, words.greeting, self.pauses.ten)
        self.comment = CommentPage()
        self.thanks = ThanksPage(words.thanks or default_thanks(), is_for_one=bool(mode.customer_uuid))
        self.code = CodePage(lambda: self.mode.pause_left(self._now()))
        self.lock_button = icon_button("lock", _("Kundenmodus beenden"))
        self.stack = QStackedWidget()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._lay_out(words.shop_name)
        self._connect()
        self._show(self.thanks if mode.is_answered else self.question)

    def _lay_out(self, shop_name: str) -> None:
        for page in (self.question, self.comment, self.thanks, self.code):
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.lock_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_32, GAP_24, GAP_32, GAP_16)
        column.setSpacing(GAP_16)
        column.addWidget(ShopSign(shop_name))
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.question.chosen.connect(self._on_chosen)
        self.comment.finished.connect(self._on_finished)
        self.comment.taken_back.connect(self._on_taken_back)
        self.comment.touched.connect(self._wait)
        self.thanks.passed.connect(self._begin_again)
        self.lock_button.clicked.connect(self.ask_for_code)
        self.code.entered.connect(self._on_code)
        self.code.given_up.connect(self._on_given_up)
        self.code.touched.connect(self._wait)
        self._quiet.timeout.connect(self._on_quiet)

    @property
    def page(self) -> BigPage:
        """The page in front."""
        page = self.stack.currentWidget()
        if not isinstance(page, BigPage):
            raise TypeError("only pages are in the stack")
        return page

    def _show(self, page: BigPage) -> None:
        self.stack.setCurrentWidget(page)
        page.begin()
        self._wait()

    @Slot()
    def _wait(self) -> None:
        """From now on it is quiet, if it matters here."""
        stays = self.page is self.question or (self.page is self.thanks and bool(self.mode.customer_uuid))
        if stays:
            self._quiet.stop()
        else:
            self._quiet.start(self.pauses.code if self.page is self.code else self.pauses.quiet)

    @Slot()
    def _on_quiet(self) -> None:
        if self.page is self.comment:
            self._on_finished()
        elif self.page is self.code:
            self._on_given_up()
        else:
            self._begin_again()

    @Slot(int)
    def _on_chosen(self, value: int) -> None:
        day = self._now().astimezone().date()
        self._given = Answer(None, value, day, self._scale, channel=AnswerChannel.KIOSK)
        self.comment.show_answer(self._given)
        self._show(self.comment)

    @Slot()
    def _on_taken_back(self) -> None:
        self._given = None
        self._show(self.question)

    @Slot()
    def _on_finished(self) -> None:
        """Thank first, then save: whatever goes wrong there, a customer sees thanks."""
        self._show(self.thanks)
        self.finish_given()

    def finish_given(self) -> None:
        """Let what a customer has begun be answered as it stands."""
        given, self._given = self._given, None
        if given is None:
            return
        comment = clean_text(self.comment.text.state())[: limits.NOTE]
        self.comment.text.set_state("")
        if self.mode.customer_uuid:
            self._change(replace(self.mode, is_answered=True))
        self.answered.emit(replace(given, comment=comment))

    @Slot()
    def _begin_again(self) -> None:
        self._show(self.question)

    @Slot()
    def ask_for_code(self) -> None:
        """Ask for the code; what a customer has begun stays as it is meanwhile."""
        if self.page is not self.code:
            self._before_code = self.page
            self._show(self.code)

    @Slot()
    def _on_given_up(self) -> None:
        page, self._before_code = self._before_code, None
        self._show(page or self.question)

    @Slot(str)
    def _on_code(self, text: str) -> None:
        if self.mode.pause_left(self._now()):
            self.code.refresh()
        elif opens(self._sealed_code, text):
            self._quiet.stop()
            self.finish_given()
            self.left.emit()
        else:
            self._change(self.mode.with_wrong_code(self._now()))
            self.code.refuse()

    def _change(self, mode: CustomerMode) -> None:
        self.mode = mode
        self.changed.emit(mode)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks for the code, and there puts it away; no other key means anything here."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            if self.page is self.code:
                self._on_given_up()
            else:
                self.ask_for_code()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever makes the screen small or puts it away finds it large again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isVisible() and not self.isFullScreen():
            QTimer.singleShot(0, self._fill_screen)

    @Slot()
    def _fill_screen(self) -> None:
        if self.isVisible():
            self.showFullScreen()

    def allow_closing(self) -> None:
        """From now on the screen may be closed: the mode is over, or the computer is being shut down."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            event.ignore()
            return
        self._quiet.stop()
        self.finish_given()
        super().closeEvent(event)
        self.ended_from_outside.emit()
