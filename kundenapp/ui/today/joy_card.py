"""The card "Grund zur Freude": the latest kind words of a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.today import lately
from kundenapp.i18n import _
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.common.lines import quoted
from kundenapp.ui.today.open_card import OpenCard

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.ui.common.desk import Desk

_LONGEST = 170


class JoyCard(OpenCard):
    """Hidden unless it `has_words` and nobody may read over the shoulder. It opens the customer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Grund zur Freude"), _("Kunde öffnen"), "heart-fill")
        self._desk = desk
        self.customer_id: int | None = None
        self.has_words = False
        self.words_label = PlainLabel("", "body", wrap=True)
        self.who_label = ElidedLabel("", "secondary", "text2", numbers=True)
        self.body.setSpacing(4)
        self.body.addWidget(self.words_label)
        self.body.addWidget(self.who_label)

    def reload(self, today: date) -> None:
        """Read the words anew."""
        praise = self._desk.store.today_list.praise(today)
        self.customer_id = praise.answer.customer_id if praise is not None else None
        self.has_words = praise is not None and not self._desk.shade.is_on
        self.setVisible(self.has_words)
        if praise is None:
            return
        said = " ".join(praise.answer.comment.split())
        self.words_label.setText(quoted(said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"))
        who = _("{name}, {words} · {day}")
        self.who_label.setText(
            who.format(name=praise.name, words=praise.answer.words, day=lately(praise.answer.day, today))
        )
