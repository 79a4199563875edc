"""Beside the statements: the circles as they are now or would be, and how they were before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kundenapp.domain import overlap_words
from kundenapp.domain.dates import format_day
from kundenapp.domain.overlap import Overlap, overlap_of
from kundenapp.drawing.overlap import overlap_circles, overlaps_side_by_side
from kundenapp.i18n import _
from kundenapp.ui.common.brand_choice import BrandChoice
from kundenapp.ui.common.buttons import chip
from kundenapp.ui.common.chart_view import ChartView
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_8, GAP_12

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.overlap import Comparison
    from kundenapp.domain.stance import Stance
    from kundenapp.drawing.chart import Chart, Lettering
    from kundenapp.ui.common.desk import Desk

SIDE_WIDTH = 302
"""With room for the bar if it scrolls, in pixels at 100 %."""
_FEWEST_DAYS = 2
_NOTHING = Overlap(0, 0, 0, 0, 0)


class CirclesSide(QWidget):
    """Shows what it is given; ``think_button`` asks what would be if."""

    def __init__(self, desk: Desk, customer: Customer, brand_id: int | None) -> None:
        super().__init__()
        self._desk, self._customer = desk, customer
        self._overlap = _NOTHING
        self._before: list[tuple[str, Overlap]] = [("", _NOTHING)]
        self.brand = BrandChoice(desk.store)
        self.brand.set_value(brand_id)
        self.circles = ChartView(_("Schnittmenge"), self._draw, desk.shade)
        self.sentence_label = PlainLabel("", "body", "text", wrap=True, numbers=True)
        self.shared_label = PlainLabel("", "secondary", "text2", wrap=True)
        self.contradicting_label = PlainLabel("", "secondary", "bad", wrap=True)
        self.think_button = chip(_("Was wäre, &wenn"))
        self.course_title = PlainLabel(_("Im Lauf der Zeit"), "small_title")
        self.course = ChartView(_("Im Lauf der Zeit"), self._draw_course, desk.shade)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        for label in (self.sentence_label, self.shared_label, self.contradicting_label):
            column.addWidget(label)
        desk.shade.cover(words)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, GAP_12, 0)
        outer.setSpacing(GAP_8)
        for part in (self.brand, self.circles, words):
            outer.addWidget(part)
        outer.addWidget(self.think_button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.course_title)
        outer.addWidget(self.course)
        outer.addStretch(1)

    def show_overlap(self, compared: Sequence[Comparison], *, is_thinking: bool) -> None:
        """Show what is shared now; while it is only thought of there is no looking back."""
        self._overlap = overlap_of(compared)
        self.circles.set_chart(self._draw)
        self.sentence_label.setText(overlap_words.overlap_sentence(self._overlap))
        for label, words in (
            (self.shared_label, overlap_words.shared_sentence(compared)),
            (self.contradicting_label, overlap_words.contradicting_sentence(compared)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        days = [] if is_thinking else overlap_words.course_days(self._desk.store.stances.days_of(self._id), self._today)
        has_course = len(days) >= _FEWEST_DAYS
        if has_course:
            self._before = [(self._day_words(day), self._overlap_on(day)) for day in days]
            self.course.set_chart(self._draw_course)
        for part in (self.course_title, self.course):
            part.setVisible(has_course)

    @property
    def _id(self) -> int:
        return self._customer.id or 0

    @property
    def _today(self) -> date:
        return self._desk.store.today()

    def _overlap_on(self, day: date) -> Overlap:
        return overlap_of(self._desk.store.stances.compared(self._id, self.brand.brand_id, day=day))

    def _day_words(self, day: date) -> str:
        return _("heute") if day == self._today else format_day(day, self._today)

    def _draw(self, width: float, _height: float, lettering: Lettering) -> Chart:
        return overlap_circles(self._overlap, (self._customer.display_name, _("Wir")), width, lettering)

    def _draw_course(self, width: float, _height: float, lettering: Lettering) -> Chart:
        return overlaps_side_by_side(self._before, width, lettering)


def with_thoughts(compared: Sequence[Comparison], thoughts: Mapping[int, Stance]) -> list[Comparison]:
    """Return the comparisons as if the customer stood as thought of."""
    return [replace(one, stance=thoughts.get(one.statement.id or 0, one.stance)) for one in compared]
