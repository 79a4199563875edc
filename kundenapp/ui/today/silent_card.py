"""The card "Lange nicht gehört": customers nobody has spoken to for long and for whom nothing is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot

from kundenapp.i18n import _
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.line_model import LineModel
from kundenapp.ui.common.line_view import Action, LineView
from kundenapp.ui.theme import CARD_PADDING
from kundenapp.ui.today.lines import silent_line
from kundenapp.ui.today.task_rows import CALL, PLAN
from kundenapp.ui.today.tasks_card import EDGE

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.today import SilentCustomer
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.lines import Line


class SilentCard(Card):
    """As high as its few lines; what is to happen to one of them the ``view`` says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Lange nicht gehört"), padding=CARD_PADDING - EDGE)
        self.title_row.setContentsMargins(EDGE, EDGE, EDGE, 0)
        self._desk = desk
        self._silent: list[SilentCustomer] = []
        self._lines: list[Line] = []
        self.model = LineModel(self)
        actions = [
            Action(CALL, "phone", _("Gespräch erfassen")),
            Action(PLAN, "calendar-plus", _("Wiedervorlage anlegen")),
        ]
        self.view = LineView(self.model, _("Lange nicht gehört"), actions)
        self.view.can_act = desk.can_edit
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nobody_label = PlainLabel("", "body", "text3", wrap=True)
        self.nobody_label.setContentsMargins(EDGE, 0, EDGE, EDGE)
        self.body.addWidget(self.view)
        self.body.addWidget(self.nobody_label)

    @property
    def has_lines(self) -> bool:
        """Whether there is anybody, shown or not for want of room."""
        return bool(self._lines)

    @property
    def has_dream(self) -> bool:
        """Whether a Traumkunde has fallen silent."""
        return any(customer.is_dream for customer in self._silent)

    def reload(self, today: date) -> None:
        """Read the lines anew; the keys stay at their place."""
        self._silent = self._desk.store.today_list.silent(today)
        self._lines = [silent_line(who, today, is_shaded=self._desk.shade.is_on) for who in self._silent]
        nobody = _("Niemand. Wer {days} Tage nichts von Ihnen hört, steht hier.")
        self.nobody_label.setText(nobody.format(days=self._desk.store.settings.silent_days))
        self.view.setVisible(self.has_lines)
        self.nobody_label.setVisible(not self.has_lines)
        self._show(len(self._lines))

    @property
    def least_height(self) -> int:
        """The height of the card with one line."""
        return self._around() + self.view.line_height

    def _around(self) -> int:
        self.view.ensurePolished()
        return self.sizeHint().height() - self.view.height()

    def fit_into(self, height: int, *, is_alone: bool) -> None:
        """Show as many lines as `height` has room for, none of the card if not even one; `is_alone` it always shows."""
        if not self.has_lines:
            self.setVisible(is_alone or self.sizeHint().height() <= height)
            return
        fitting = min(len(self._lines), (height - self._around()) // self.view.line_height)
        shown = max(fitting, 1)
        if shown != self.model.rowCount():
            self._show(shown)
        self.setVisible(is_alone or fitting > 0)

    def _show(self, number: int) -> None:
        row, action = self.view.currentIndex().row(), self.view.chosen_action
        self.model.show_rows(self._lines[:number])
        if row >= 0 and self.has_lines:
            self.view.go_to(row)
            self.view.chosen_action = action
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    @Slot()
    def _fit(self) -> None:
        self.view.setFixedHeight(self.view.content_height())
        self.body.invalidate()  # Qt would tell it only with the next event, and the height is asked for before
