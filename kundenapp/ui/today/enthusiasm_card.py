"""The card Begeisterung: the score of the last 12 months, how sure it is, and whether it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.answer_windows import last_12_months
from kundenapp.domain.nps_words import (
    answers_text,
    certainty_text,
    change_text,
    interval_text,
    missing_text,
    points_text,
)
from kundenapp.i18n import _
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.today.open_card import OpenCard

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer_figures import AnswerFigures
    from kundenapp.drawing.chart import Chart, Lettering
    from kundenapp.ui.common.chart_view import ChartView
    from kundenapp.ui.common.desk import Desk


class EnthusiasmCard(OpenCard):
    """Hidden until it has read an answer; the chart is made when it is first needed, after the window has appeared."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Begeisterung"), _("Zur Begeisterung"))
        self.title_row.setStretchFactor(self.title_label, 0)
        self.title_row.insertWidget(1, ElidedLabel(_("letzte 12 Monate"), "secondary", "text2"), 1)
        self._desk = desk
        self._chart: ChartView | None = None
        self.score_label = PlainLabel("", "figure", numbers=True)
        self.answers_label = ElidedLabel("", "secondary", "text2", numbers=True)
        self.interval_label = ElidedLabel("", "secondary", "text2", numbers=True)
        self.change_pill = Pill("")
        self._words = QWidget()
        self.body.addWidget(self._words)
        self._build()
        desk.shade.cover(self._words)
        self.hide()

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        first = QHBoxLayout()
        first.addWidget(self.answers_label, 1)
        first.addWidget(self.change_pill)
        column.addStretch(1)
        column.addLayout(first)
        column.addWidget(self.interval_label)
        column.addStretch(1)
        row = QHBoxLayout(self._words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.score_label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)

    def reload(self, today: date) -> None:
        """Read the figures anew."""
        from kundenapp.services.answer_figures import score_figures

        window = last_12_months(today)
        figures = score_figures(self._desk.store, window)
        has_answers = figures.counts.total > 0
        if has_answers:
            self._show_words(figures)
            self._show_chart(figures)
        self.setVisible(has_answers)

    def _show_words(self, figures: AnswerFigures) -> None:
        score, changed = figures.score, figures.change
        has_score = score.points is not None and score.interval is not None
        self.score_label.setVisible(has_score)
        self.answers_label.setText(answers_text(figures.counts.total))
        if score.points is not None and score.interval is not None:
            self.score_label.setText(points_text(score.points))
            unsure = certainty_text(score.certainty)
            self.interval_label.setText(", ".join(part for part in (interval_text(score.interval), unsure) if part))
        else:
            self.interval_label.setText(missing_text(score))
        self.change_pill.setVisible(changed is not None and changed.is_proven)
        if changed is not None and changed.is_proven:
            tone = "good" if changed.points > 0 else "bad"
            self.change_pill.set_content(change_text(changed, figures.window), tone)

    def _show_chart(self, figures: AnswerFigures) -> None:
        from kundenapp.drawing.score_bar import score_bar
        from kundenapp.ui.common.chart_view import ChartView

        def draw(width: float, _height: float, lettering: Lettering) -> Chart:
            return score_bar(figures.score, width, lettering, figures.scale, compact=True)

        if self._chart is None:
            self._chart = ChartView(_("Begeisterungswert"), draw, self._desk.shade)
            self.body.addWidget(self._chart)
        else:
            self._chart.set_chart(draw)
