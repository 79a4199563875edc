"""The card Begeisterung: the score of the last 12 months, how sure it is, and whether it has changed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kundenapp.i18n import _
from kundenapp.ui.common.labels import ElidedLabel
from kundenapp.ui.today.open_card import OpenCard

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer_figures import AnswerFigures
    from kundenapp.drawing.chart import Chart, Lettering
    from kundenapp.ui.common.chart_view import ChartView
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.score_words import ScoreWords


class EnthusiasmCard(OpenCard):
    """Hidden until it has read an answer; the rest is made when it is first needed, after the window has appeared."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Begeisterung"), _("Zur Begeisterung"))
        self.title_row.setStretchFactor(self.title_label, 0)
        self.title_row.insertWidget(1, ElidedLabel(_("letzte 12 Monate"), "secondary", "text2"), 1)
        self._desk = desk
        self._chart: ChartView | None = None
        self.hide()

    @cached_property
    def words(self) -> ScoreWords:
        """The score in words."""
        from kundenapp.ui.common.score_words import ScoreWords

        words = ScoreWords()
        self.body.insertWidget(0, words)
        self._desk.shade.cover(words)
        return words

    def reload(self, today: date) -> None:
        """Read the figures anew."""
        from kundenapp.domain.answer_windows import last_12_months
        from kundenapp.services.answer_figures import score_figures

        window = last_12_months(today)
        figures = score_figures(self._desk.store, window)
        has_answers = figures.counts.total > 0
        if has_answers:
            self.words.show_figures(figures)
            self._show_chart(figures)
        self.setVisible(has_answers)

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
