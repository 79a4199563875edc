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
from kundenapp.ui.today.tasks_card import CALL, EDGE, PLAN

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.ui.common.desk import Desk


class SilentCard(Card):
    """As high as its few lines; what is to happen to one of them the ``view`` says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Lange nicht gehört"), padding=CARD_PADDING - EDGE)
        self.title_row.setContentsMargins(EDGE, EDGE, EDGE, 0)
        self._desk = desk
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
        """Whether anybody is shown."""
        return self.model.rowCount() > 0

    def reload(self, today: date) -> None:
        """Read the lines anew; the keys stay at their place."""
        row, action = self.view.currentIndex().row(), self.view.chosen_action
        self.model.show_rows([silent_line(who, today) for who in self._desk.store.today_list.silent(today)])
        self.view.setVisible(self.has_lines)
        nobody = _("Niemand. Wer {days} Tage nichts von Ihnen hört, steht hier.")
        self.nobody_label.setText(nobody.format(days=self._desk.store.settings.silent_days))
        self.nobody_label.setVisible(not self.has_lines)
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
