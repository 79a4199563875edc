"""The view Überblick: entering answers at the left, what all of them say together at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.answer_figures import AnswerFigures, distribution_of
from kundenapp.domain.answer_filter import CountingMode
from kundenapp.domain.answer_windows import last_12_months
from kundenapp.services.answer_figures import answer_figures
from kundenapp.store.doors import Changed
from kundenapp.ui.common.content import scrolling
from kundenapp.ui.common.views_page import TabView
from kundenapp.ui.enthusiasm.course_card import CourseCard
from kundenapp.ui.enthusiasm.entry_card import EntryCard
from kundenapp.ui.enthusiasm.figure_choice import FigureChoice
from kundenapp.ui.enthusiasm.next_cases_card import NextCasesCard
from kundenapp.ui.enthusiasm.score_card import ScoreCard
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_SEEN = frozenset({"settings", "employees", "answers", "answer_requests", "customers", "customer_tags", "follow_ups"})
_LEFT, _RIGHT, _NARROW, _MOST_VOICES = 4, 3, 900, 200


class Overview(TabView):
    """Entry and course at the left, score and Nachfassen at the right; it reads figures only while it is seen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        nothing = _nothing(desk)
        self.entry = EntryCard(desk)
        self.choice = FigureChoice(desk.store)
        self.course = CourseCard(desk, nothing)
        self.score = ScoreCard(desk, nothing)
        self.cases = NextCasesCard(desk)
        self._build()
        self._connect()

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self.entry, self.course)), (right, (self.score, self.cases))):
            column.setSpacing(CARD_GAP)
            column.addWidget(cards[0])
            column.addWidget(cards[1], 1)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(CARD_GAP)
        self._columns.addLayout(left, _LEFT)
        self._columns.addLayout(right, _RIGHT)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content))  # with large letters or every field unfolded there is more than fits

    def _connect(self) -> None:
        self.entry.conversation_requested.connect(self.conversation_requested)
        self.cases.conversation_requested.connect(self.conversation_requested)
        self.cases.customer_requested.connect(self.customer_requested)
        self.cases.all_requested.connect(self._on_all_cases_requested)
        self.course.customer_requested.connect(self.customer_requested)
        self.course.view_chosen.connect(self.reload)
        self.choice.changed.connect(self.reload)
        self.choice.report_requested.connect(self.report_requested)
        self._desk.events.changed.connect(self._on_news)
        self._desk.days.day_changed.connect(self._on_day_changed)
        self._desk.shade.changed.connect(self._on_day_changed)

    @property
    def controls(self) -> QWidget | None:
        """The choice of answers."""
        return self.choice

    @property
    def current_id(self) -> CustomerId:
        """Whose answer is being entered."""
        return self.entry.who.customer_id

    def flush(self) -> bool:
        """Write down the answer that is being entered."""
        return self.entry.flush()

    def take_focus(self) -> None:
        """Begin with the answer."""
        self.entry.take_focus()

    def propose_customer(self, customer_id: int) -> None:
        """Ask the customer who was in front."""
        self.entry.propose_customer(customer_id)

    def finish_current(self) -> None:
        """Save the answer."""
        self.entry.save()

    @Slot()
    def reload(self) -> bool:
        """Show what the file says now."""
        store = self._desk.store
        with self._desk.guarded() as attempt:
            today = store.today()
            window = self.choice.days(today)
            self.entry.reload()
            figures = answer_figures(store, window, self.choice.mode, self.choice.wanted)
            self.score.show_figures(figures)
            self.course.show_figures(figures)
            if self.course.shows_voices:
                said = store.answers.comments(window.first, window.last, self.choice.wanted, _MOST_VOICES)
                self.course.show_voices(said, today)
            self.cases.reload()
        return not attempt.failed

    @Slot(Changed)
    def _on_news(self, changed: Changed) -> None:
        if changed.tables & _SEEN and self.isVisible():
            self.reload()

    @Slot()
    def _on_day_changed(self) -> None:
        if self.isVisible():
            self.reload()

    @Slot()
    def _on_all_cases_requested(self) -> None:
        self.view_requested.emit("cases")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_narrow = self.width() < _NARROW
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)


def _nothing(desk: Desk) -> AnswerFigures:
    """Return figures without an answer, to be shown until the first have been read."""
    store = desk.store
    scale, window = store.answer_settings.scale, last_12_months(store.today())
    return AnswerFigures(window, scale, CountingMode.LATEST_PER_CUSTOMER, distribution_of({}, scale))
