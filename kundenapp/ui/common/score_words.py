"""The score in words: how high, how sure, from how many answers, and whether a change is proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.nps_words import (
    answers_text,
    certainty_text,
    change_text,
    interval_text,
    missing_text,
    points_text,
)
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.common.pills import Pill

if TYPE_CHECKING:
    from kundenapp.domain.answer_figures import AnswerFigures


class ScoreWords(QWidget):
    """Two lines beside a large number; below five answers only how many are missing."""

    def __init__(self) -> None:
        super().__init__()
        self.score_label = PlainLabel("", "figure", numbers=True)
        self.answers_label = ElidedLabel("", "secondary", "text2", numbers=True)
        self.interval_label = ElidedLabel("", "secondary", "text2", numbers=True)
        self.change_pill = Pill("")
        column = QVBoxLayout()
        column.setSpacing(0)
        first = QHBoxLayout()
        first.addWidget(self.answers_label, 1)
        first.addWidget(self.change_pill)
        column.addStretch(1)
        column.addLayout(first)
        column.addWidget(self.interval_label)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.score_label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)

    def show_figures(self, figures: AnswerFigures) -> None:
        """Say what these figures say."""
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
