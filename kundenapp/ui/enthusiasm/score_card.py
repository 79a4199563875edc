"""The card Begeisterungswert: the score with its interval, the classes, and how many customers it speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.drawing.score_bar import score_bar
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import icon_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.chart_view import ChartView
from kundenapp.ui.common.dialogs import notify
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.score_words import ScoreWords

if TYPE_CHECKING:
    from kundenapp.domain.answer_figures import AnswerFigures
    from kundenapp.drawing.chart import Chart, Lettering
    from kundenapp.ui.common.desk import Desk


class ScoreCard(Card):
    """Says what `show_figures` is given."""

    def __init__(self, desk: Desk, figures: AnswerFigures) -> None:
        self.how_button = icon_button("info", _("Wie entsteht dieser Wert?"))
        super().__init__(_("Begeisterungswert"), self.how_button)
        self._figures = figures
        self.words = ScoreWords()
        self.change_label = PlainLabel("", "secondary", "text2", wrap=True, numbers=True)
        self.reach_label = PlainLabel("", "secondary", "text2", wrap=True, numbers=True)
        self.scale_label = PlainLabel("", "secondary", "text2", wrap=True, numbers=True)
        self.chart = ChartView(_("Begeisterungswert"), self._draw, desk.shade)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.change_label, self.reach_label, self.scale_label):
            column.addWidget(label)
        for widget in (self.words, self.chart, told):
            self.body.addWidget(widget)
        for widget in (self.words, told):
            desk.shade.cover(widget)
        self.how_button.clicked.connect(self._on_how_clicked)
        self.show_figures(figures)

    def show_figures(self, figures: AnswerFigures) -> None:
        """Say these figures."""
        self._figures = figures
        self.words.show_figures(figures)
        self.chart.set_chart(self._draw)
        is_compared = figures.change is not None and not figures.change.is_proven
        self.change_label.setText(figures.change_sentence if is_compared else "")
        self.change_label.setVisible(is_compared)
        self.reach_label.setText(_("Gefragte Kunden: {words}.").format(words=figures.reach.words))
        self.scale_label.setText(figures.other_scale_sentence)
        self.scale_label.setVisible(bool(figures.other_scale_sentence))

    def _draw(self, width: float, _height: float, lettering: Lettering) -> Chart:
        return score_bar(self._figures.score, width, lettering, self._figures.scale)

    @Slot()
    def _on_how_clicked(self) -> None:
        text = _(
            "Der Wert ist der Anteil der Begeisterten (9 und 10) minus dem Anteil der Kritiker (bis 6), zwischen −100 "
            "und +100. Zufriedene (7 und 8) zählen nur im Nenner. Je Kunde zählt die letzte Antwort des Zeitraums. "
            "Wenige Antworten sagen wenig: Der Bereich daneben enthält den wahren Wert in 95 von 100 Fällen, wenn die "
            "Antworten die Kunden gut vertreten. Eine Veränderung heißt nur so, wenn sie größer ist als der Zufall."
        )
        notify(self.window(), _("Wie entsteht dieser Wert?"), text)
