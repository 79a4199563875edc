"""The head of the page of a customer: who it is, and what is done most often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.customer import CustomerKind, Status
from kundenapp.i18n import _
from kundenapp.ui.common.bubble import Bubble, tone_of_quadrant
from kundenapp.ui.common.buttons import icon_button, primary_button, secondary_button
from kundenapp.ui.common.labels import ElidedLabel
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.customers.category_pill import CategoryPill
from kundenapp.ui.customers.score import ScoreChip
from kundenapp.ui.theme import theme

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.domain.sympathy_field import Quadrant
    from kundenapp.ui.common.privacy import PrivacyShade

_GAP = 14


class CustomerHead(QWidget):
    """Name and buttons in one line, or the buttons below the name where it would be cut."""

    def __init__(self, shade: PrivacyShade) -> None:
        super().__init__()
        self.bubble = Bubble("", 56)
        self.name_label = ElidedLabel("", "display")
        self.status_pill = Pill("")
        self.score_chip = ScoreChip()
        shade.cover(self.score_chip)
        self.category_pill = CategoryPill()
        shade.cover(self.category_pill)
        self._shade = shade
        self._customer: Customer | None = None
        self._quadrant: Quadrant | None = None
        shade.changed.connect(self._color_bubble)
        self.subtitle = ElidedLabel("", "body", "text2")
        self.more_button = icon_button("dots", _("Weiteres"))
        self.report_button = secondary_button(_("&Bericht"), "file-pdf")
        self.report_button.setToolTip(_("Bericht ansehen und drucken (Strg+P)"))
        self.conversation_button = primary_button(_("&Gespräch erfassen"), "phone-plus")
        self.conversation_button.setToolTip(_("Gespräch erfassen (Strg+G)"))
        self._who, self._actions = self._who_row(), self._actions_row()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addLayout(self._who, 1)
        self._parts.addLayout(self._actions)
        theme().changed.connect(self._fit)

    def _who_row(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.name_label, 0)
        first.addWidget(self.status_pill)
        first.addWidget(self.score_chip)
        first.addWidget(self.category_pill)
        first.addStretch(1)
        names.addLayout(first)
        names.addWidget(self.subtitle)
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(self.bubble)
        row.addLayout(names, 1)
        return row

    def _actions_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addStretch(1)
        row.addWidget(self.more_button)
        row.addSpacing(2)
        row.addWidget(self.report_button)
        row.addWidget(self.conversation_button)
        return row

    def show_customer(
        self, customer: Customer, owner_name: str, latest: Answer | None, today: date, line: CustomerSummary
    ) -> None:
        """Show whose page it is, how they answered last, and what `line` of the list says they are to the shop."""
        self._customer, self._quadrant = customer, line.quadrant
        self._color_bubble()
        self.category_pill.show_category(line.category, line.category_basis)
        self.name_label.setText(customer.display_name)
        tone = "good" if customer.status in (Status.CUSTOMER, Status.PARTNER) else "neutral"
        self.status_pill.set_content(customer.status.label, tone)
        self.score_chip.show_answer(latest, today)
        self.subtitle.setText(subtitle(customer, owner_name))
        self._fit()

    @Slot()
    def _color_bubble(self) -> None:
        if self._customer is not None:
            tone = tone_of_quadrant(None if self._shade.is_on else self._quadrant)
            self.bubble.set_person(self._customer.initials, tone, self._customer.display_name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        name = self.bubble.width() + self.name_label.sizeHint().width() + self.status_pill.sizeHint().width()
        name += self.category_pill.sizeHint().width() + _GAP
        name += 0 if self.score_chip.isHidden() else self.score_chip.width() + _GAP
        needed = name + self._actions.sizeHint().width() + 3 * _GAP
        directions = QBoxLayout.Direction
        self._parts.setDirection(directions.TopToBottom if needed > self.width() else directions.LeftToRight)


def subtitle(customer: Customer, owner_name: str) -> str:
    """Return the line under the name: Thomas Großmann · K-1001 · Kunde seit 2019 · betreut von Mira."""
    is_company = customer.kind is CustomerKind.COMPANY and bool(customer.company)
    person = ", ".join(part for part in (customer.person_name, customer.role) if part) if is_company else ""
    since = _("Kunde seit {year}").format(year=customer.customer_since.year) if customer.customer_since else ""
    owner = _("betreut von {name}").format(name=owner_name) if owner_name else ""
    return " · ".join(part for part in (person, customer.number, since, owner) if part)
