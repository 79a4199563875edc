"""Einschätzung des Teams in the Kundenbericht for ourselves: the matrix in small, and the category with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Flowable, Spacer
from reportlab.platypus.tables import Table

from kundenapp.domain import limits
from kundenapp.drawing.chart import Chart
from kundenapp.drawing.circles import heart
from kundenapp.drawing.mini_matrix import MatrixPoint, mini_matrix
from kundenapp.drawing.primitives import Color
from kundenapp.i18n import _
from kundenapp.reports import painter, parts, style
from kundenapp.reports.charts import drawn
from kundenapp.reports.layout import WIDTH

if TYPE_CHECKING:
    from reportlab.platypus.paragraph import Paragraph

    from kundenapp.domain.customer_assessment import CustomerAssessment
    from kundenapp.domain.customer_report import CustomerReport
    from kundenapp.reports.text import Typesetter

_MATRIX, _MATRIX_HEIGHT, _GUTTER = 150, 66, 18
_STATE = 56
_UNIT = 0.75
"""A pixel of the screen in points."""


def section(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    """Return the section; nothing if nobody has an opinion and nobody has decided anything."""
    assessment = report.assessment
    if assessment is None or assessment.is_empty:
        return []
    heading = parts.section(text.paragraph(_("Einschätzung des Teams"), style.SECTION))
    left, right = _matrix(assessment, text), _verdict(assessment, text)
    width = WIDTH - _MATRIX - _GUTTER
    table = Table([[left, "", right]], colWidths=(_MATRIX, _GUTTER, width), style=parts.BARE)
    return [*heading, table]


def _matrix(assessment: CustomerAssessment, text: Typesetter) -> list[Flowable]:
    team, answer, lines = assessment.team, assessment.answer, assessment.field.lines
    point = None
    if team is not None:
        point = MatrixPoint(team.sympathy, team.enthusiasm, float(answer.value) if answer else None)
    picture = mini_matrix(point, lines, _MATRIX, _MATRIX_HEIGHT, _UNIT)
    quadrant = assessment.quadrant
    words = assessment.field.words(quadrant).name if quadrant else ""
    if team is not None and quadrant is None:
        words = _("noch ohne Begeisterung")
    below: list[Flowable] = [Spacer(0, 3), text.paragraph(words, style.META)] if words else []
    return [drawn(Chart(picture, _MATRIX, _MATRIX_HEIGHT, (), words)), *below]


def _verdict(assessment: CustomerAssessment, text: Typesetter) -> list[Flowable]:
    verdict = assessment.verdict
    category = text.paragraph(verdict.words, style.STRONG)
    lines: list[Flowable] = [_WithHeart(category) if assessment.is_dream else category]
    lines.append(text.paragraph(assessment.team_words, style.BODY))
    if assessment.override_words:
        lines.append(text.paragraph(assessment.override_words, style.SECONDARY, limits.TASK + 200))
    if not assessment.is_hidden and verdict.override is None:
        lines.append(text.paragraph(verdict.sentence_for(assessment.team), style.SECONDARY))
    lines.append(Spacer(0, 4))
    width = WIDTH - _MATRIX - _GUTTER - _STATE
    cells = [
        [
            text.paragraph(condition.state, style.META),
            text.paragraph(f"{condition.wish}: {condition.evidence}", style.META),
        ]
        for condition in assessment.conditions
    ]
    return [*lines, parts.rows(cells, (_STATE, width), 1)]


class _WithHeart(Flowable):
    """A line with a heart before it."""

    _INDENT = 13

    def __init__(self, words: Paragraph) -> None:
        super().__init__()
        self._words = words

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._words.wrap(width - self._INDENT, height)[1]
        return self.width, self.height

    def draw(self) -> None:
        painter.paint(self.canv, [heart(0, 0, 8, Color("accent"))], 4, self.height - 7)
        self._words.drawOn(self.canv, self._INDENT, 0)
