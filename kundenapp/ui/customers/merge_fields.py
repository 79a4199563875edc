"""Where two records differ: both values side by side, one of them chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from kundenapp.domain.merge import FIELDS, Side, label, proposed, shown
from kundenapp.i18n import _
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel, literal, plain_tooltip
from kundenapp.ui.theme import GAP_8, GAP_16

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from kundenapp.domain.customer import Customer

_MARK_WIDTH = 28


class ValueRadio(QRadioButton):
    """A value to choose, on one line that ends in … where the space ends; all of it is in the tooltip."""

    def __init__(self, value: str, spoken: str) -> None:
        super().__init__(literal(value))
        self.value = value
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _MARK_WIDTH
        elided = self.fontMetrics().elidedText(self.value, Qt.TextElideMode.ElideRight, room)
        self.setText(literal(elided))
        self.setToolTip("" if elided == self.value else plain_tooltip(self.value))


class MergeFields(QWidget):
    """Left and right two records, at the top who of them stays; unless chosen otherwise, the best values are proposed.

    `histories` say below the names how old the records are and what hangs on them.

    Signals
    -------
    changed:
        something else is chosen, or somebody else stays.
    """

    changed = Signal()

    def __init__(
        self,
        records: tuple[Customer, Customer],
        histories: tuple[str, str],
        employees: Mapping[int, str],
        customers: Mapping[int, str],
    ) -> None:
        super().__init__()
        self._records = records
        self._employees, self._customers = employees, customers
        self._chosen_by_hand: set[str] = set()
        self.groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, GAP_8, 0)
        self._grid.setHorizontalSpacing(GAP_16)
        self._grid.setVerticalSpacing(GAP_8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        names = (_numbered(records[0]), _numbered(records[1]))
        self.stays = self._add_row("stays", _("Es bleibt"), names)
        self.stays.buttonClicked.connect(self._on_other_stays)
        self.stays.buttons()[0].setChecked(True)
        row = self._grid.rowCount()
        for side, history in enumerate(histories):
            about = ElidedLabel(history, "secondary", "text2", numbers=True)
            about.setContentsMargins(_MARK_WIDTH, 0, 0, 0)
            self._grid.addWidget(about, row, side + 1)
        for field in FIELDS:
            if field in proposed(*records):
                values = (self._text(0, field), self._text(1, field))
                group = self.groups[field] = self._add_row(field, label(field), values)
                group.buttonClicked.connect(self._on_value_chosen)
        self._propose()

    def _text(self, side: int, field: str) -> str:
        return shown(self._records[side], field, self._employees, self._customers) or "–"

    def _add_row(self, field: str, text: str, values: tuple[str, str]) -> QButtonGroup:
        row = self._grid.rowCount()
        self._grid.addWidget(PlainLabel(text, "label", "text2"), row, 0)
        group = QButtonGroup(self)
        for side, value in enumerate(values):
            spoken = _("{field}: {value}").format(field=text, value=value)
            radio = ValueRadio(value, spoken)
            radio.setProperty("field", field)
            group.addButton(radio, side)
            self._grid.addWidget(radio, row, side + 1)
        return group

    @property
    def winner(self) -> Customer:
        """The record that stays."""
        return self._records[self.stays.checkedId()]

    @property
    def loser(self) -> Customer:
        """The record that is merged into it."""
        return self._records[1 - self.stays.checkedId()]

    def keep(self, side: int) -> None:
        """Let the record on the left (0) or right (1) be the one that stays."""
        self.stays.button(side).setChecked(True)
        self._propose()

    def take_focus(self) -> None:
        """Let the keyboard begin at the top."""
        self.stays.button(self.stays.checkedId()).setFocus()

    def taken(self) -> dict[str, Side]:
        """Return from whom each field is taken that differs."""
        winner = self.stays.checkedId()
        return {
            field: Side.WINNER if group.checkedId() == winner else Side.LOSER for field, group in self.groups.items()
        }

    def _propose(self) -> None:
        winner = self.stays.checkedId()
        for field, side in proposed(self.winner, self.loser).items():
            if field not in self._chosen_by_hand:
                self.groups[field].button(winner if side is Side.WINNER else 1 - winner).setChecked(True)

    @Slot(QAbstractButton)
    def _on_other_stays(self, _button: QAbstractButton) -> None:
        self._propose()
        self.changed.emit()

    @Slot(QAbstractButton)
    def _on_value_chosen(self, button: QAbstractButton) -> None:
        self._chosen_by_hand.add(str(button.property("field")))
        self.changed.emit()


def _numbered(customer: Customer) -> str:
    return f"{customer.number} · {customer.display_name}"
