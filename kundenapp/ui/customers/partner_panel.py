"""Whether a customer is a partner, and what the shop asks of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.buttons import ghost_button, secondary_button
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_8, theme

if TYPE_CHECKING:
    from kundenapp.domain.partnership import PartnerCondition, Partnership

_ICON = 20


class _Sign(QWidget):
    """An icon beside words that say the same."""

    def __init__(self, *, is_met: bool) -> None:
        super().__init__()
        self._look = ("check-circle", "good") if is_met else ("clock", "stone")
        self.setFixedSize(QSize(_ICON, round(_ICON * theme().text_scale)))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint_icon(painter, QRectF(self.rect()), *self._look)


class PartnerPanel(QWidget):
    """One line, and the conditions below it on demand.

    Signals
    -------
    partner_requested(int):
        the customer is to be a partner; so many conditions are still open.
    """

    partner_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.words_label = PlainLabel("", "body", wrap=True)
        self.conditions_button = ghost_button(_("Woran wir das sehen"), "caret-down")
        self.partner_button = secondary_button(_("Als Partner aufnehmen"), "handshake")
        self._open = 0
        self._conditions = QWidget()
        self._rows = QVBoxLayout(self._conditions)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GAP_8)
        head = QHBoxLayout()
        head.setSpacing(GAP_8)
        head.addWidget(self.words_label, 1)
        head.addWidget(self.conditions_button)
        head.addWidget(self.partner_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        column.addLayout(head)
        column.addWidget(self._conditions)
        self._conditions.hide()
        self.conditions_button.clicked.connect(self._on_conditions_clicked)
        self.partner_button.clicked.connect(self._on_partner_clicked)

    def show_partnership(self, partnership: Partnership, *, is_partner: bool, can_edit: bool) -> None:
        """Show how many conditions are met and which; a partner is told as one."""
        conditions = partnership.conditions
        met = sum(condition.is_met for condition in conditions)
        self._open = len(conditions) - met
        words = _("{met} von {count} Bedingungen für eine Partnerschaft sind erfüllt.")
        if is_partner:
            words = _("Ist Partner. {met} von {count} Bedingungen sind erfüllt.")
        self.words_label.setText(words.format(met=met, count=len(conditions)))
        self.partner_button.setVisible(not is_partner)
        self.partner_button.setEnabled(can_edit)
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        for condition in conditions:
            self._rows.addWidget(_condition_row(condition))

    @Slot()
    def _on_conditions_clicked(self) -> None:
        is_shown = self._conditions.isHidden()
        self._conditions.setVisible(is_shown)
        self.conditions_button.set_icon("caret-up" if is_shown else "caret-down")

    @Slot()
    def _on_partner_clicked(self) -> None:
        self.partner_requested.emit(self._open)


def _condition_row(condition: PartnerCondition) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GAP_8)
    line.addWidget(_Sign(is_met=condition.is_met), 0, Qt.AlignmentFlag.AlignTop)
    state = _("erfüllt") if condition.is_met else _("noch offen")
    words = f"{condition.wish}: {state}"
    texts = QVBoxLayout()
    texts.setSpacing(1)
    texts.addWidget(PlainLabel(words, "body_medium", wrap=True))
    texts.addWidget(PlainLabel(condition.evidence, "secondary", "text2", wrap=True, numbers=True))
    line.addLayout(texts, 1)
    row.setAccessibleName(f"{words}. {condition.evidence}")
    return row
