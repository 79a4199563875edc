"""What stands in the dialog about a category: one condition of the rule, and what was decided by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kundenapp.domain.business import names_beside_opinions
from kundenapp.domain.dates import full_day
from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_8, theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kundenapp.domain.business import Employee
    from kundenapp.domain.category import CategoryOverride
    from kundenapp.domain.category_condition import Condition

_SIGNS = {True: ("check-circle", "good"), False: ("x", "bad"), None: ("question", "stone")}
_HIDDEN_SIGN = ("eye-slash", "stone")
_ICON, _DECISIONS_HEIGHT = 20, 52


class _Sign(QWidget):
    """An icon beside a word that says the same."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(QSize(_ICON, round(_ICON * theme().text_scale)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint_icon(painter, QRectF(self.rect()), self._icon, self._tone)


def condition_row(condition: Condition) -> QWidget:
    """Return what is wished, whether it is so, and from where that is known."""
    icon, tone = _HIDDEN_SIGN if condition.is_hidden else _SIGNS[condition.is_met]
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GAP_8)
    line.addWidget(_Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(PlainLabel(f"{condition.wish}: {condition.state}", "body_medium", wrap=True))
    words.addWidget(PlainLabel(condition.evidence, "secondary", "text2", wrap=True, numbers=True))
    line.addLayout(words, 1)
    row.setAccessibleName(f"{condition.wish}: {condition.state}. {condition.evidence}")
    return row


def decision_list(decisions: Sequence[CategoryOverride], employees: Iterable[Employee]) -> QWidget:
    """Return everything decided by hand, the latest first; what is too long for its place scrolls."""
    names = names_beside_opinions(employees)
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, GAP_8, 0)
    column.setSpacing(GAP_8)
    for decision in decisions:
        column.addWidget(PlainLabel(decision_words(decision, names), "secondary", "text2", wrap=True, numbers=True))
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFixedHeight(round(_DECISIONS_HEIGHT * theme().text_scale))
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(_("Bisher von Hand entschieden"))
    area.setWidget(content)
    return area


def decision_words(decision: CategoryOverride, names: dict[int, str]) -> str:
    """Return a decision in words: "Traumkunde seit 20.11.2026, Mira Kaya: Trägt uns." or with the day it ended."""
    day = full_day(decision.day)
    if decision.lifted_on is None:
        span = _("{category} seit {day}").format(category=decision.category.label, day=day)
    else:
        span = _("{category} vom {day} bis {end}").format(
            category=decision.category.label, day=day, end=full_day(decision.lifted_on)
        )
    who = names.get(decision.employee_id or 0, "")
    return f"{span}, {who}: {decision.reason}" if who else f"{span}: {decision.reason}"
