"""The card with the course of the score, the distribution of the answers, or what customers said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain.dates import full_day, past
from kundenapp.drawing.distribution import distribution
from kundenapp.drawing.legend import trend_legend
from kundenapp.drawing.trend import trend
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.chart_view import ChartView
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.line_model import LineModel
from kundenapp.ui.common.line_view import LineView
from kundenapp.ui.common.lines import Line, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kundenapp.domain.answer_comment import Comment
    from kundenapp.domain.answer_figures import AnswerFigures
    from kundenapp.drawing.chart import Chart, Lettering
    from kundenapp.ui.common.desk import Desk

COURSE, SPREAD, VOICES = "course", "spread", "voices"
_LEAST_HEIGHT = 110


class CourseCard(Card):
    """Three ways to look at the same answers.

    Signals
    -------
    view_chosen:
        another way is wanted; voices are read only when somebody looks at them.
    customer_requested(int):
        whoever said something.
    """

    view_chosen = Signal()
    customer_requested = Signal(object)

    def __init__(self, desk: Desk, figures: AnswerFigures) -> None:
        self.choice = Segmented([(COURSE, _("Verlauf")), (SPREAD, _("Verteilung")), (VOICES, _("Stimmen"))])
        self.choice.setAccessibleName(_("Ansicht der Antworten"))
        self.choice.set_value(COURSE)
        super().__init__(_("Antworten"), self.choice)
        self._desk, self._figures = desk, figures
        self.course = ChartView(_("Verlauf"), self._draw_course, desk.shade, _LEAST_HEIGHT)
        self.legend = ChartView(_("Zeichen"), self._draw_legend, desk.shade)
        self.spread = ChartView(_("Verteilung"), self._draw_spread, desk.shade, _LEAST_HEIGHT)
        self.model = LineModel(self)
        self.voices = LineView(self.model, _("Stimmen der Kunden"), [])
        self.nothing = EmptyState(_("Noch keine Worte."), _("Was Kunden als Grund nennen, steht hier."), icon="smiley")
        self._stack = QStackedWidget()
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.legend)
        column.addWidget(self.course, 1)
        for widget in (both, self.spread, self.voices, self.nothing):
            self._stack.addWidget(widget)
        for widget in (self.voices, self.nothing):  # they take the room there is, and the page need not scroll for them
            widget.setMinimumHeight(_LEAST_HEIGHT)
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self._stack, 1)
        desk.shade.cover(self.voices)
        self.choice.chosen.connect(self._on_chosen)
        self.voices.opened.connect(self._on_opened)
        self.legend.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def shows_voices(self) -> bool:
        """Whether the words of customers are looked at."""
        return self.choice.value() == VOICES

    def show_figures(self, figures: AnswerFigures) -> None:
        """Draw these figures."""
        self._figures = figures
        self.course.set_chart(self._draw_course)
        self.legend.set_chart(self._draw_legend)
        self.spread.set_chart(self._draw_spread)

    def show_voices(self, comments: Sequence[Comment], today: date) -> None:
        """Show what customers said."""
        row = self.voices.currentIndex().row()
        self.model.show_rows([_line(comment, today) for comment in comments])
        if row >= 0 and comments:
            self.voices.go_to(min(row, len(comments) - 1))
        self._show()

    @Slot(str)
    def _on_chosen(self, _key: str) -> None:
        self._show()
        self.view_chosen.emit()

    def _show(self) -> None:
        page = {COURSE: 0, SPREAD: 1, VOICES: 2}[str(self.choice.value())]
        self._stack.setCurrentIndex(3 if page == 2 and not self.model.rowCount() else page)

    @Slot(Line)
    def _on_opened(self, line: Line) -> None:
        if line.customer_id:
            self.customer_requested.emit(line.customer_id)

    def _draw_course(self, width: float, height: float, lettering: Lettering) -> Chart:
        return trend(self._figures.trend, width, height, lettering)

    def _draw_legend(self, width: float, _height: float, lettering: Lettering) -> Chart:
        return trend_legend(self._figures.trend, width, lettering)

    def _draw_spread(self, width: float, height: float, lettering: Lettering) -> Chart:
        return distribution(self._figures.distribution, width, height, lettering, self._figures.scale)


def _line(comment: Comment, today: date) -> Line:
    answer = comment.answer
    return Line(
        customer_id=answer.customer_id or 0,
        name=comment.name or _("ohne Namen"),
        initials="",
        words=quoted(answer.comment),
        pill=past(answer.day, today),
        pill_tip=full_day(answer.day),
        answer=answer,
    )
