"""Two statements that say the same become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import ErrorLine, Field
from kundenapp.ui.common.inputs import Choice
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.shortcuts import bind_finish

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.statement import Statement
    from kundenapp.ui.common.desk import Desk


class MergeStatementsDialog(Dialog):
    """Asks which statement stays, and says about how many customers something is noted; can be undone."""

    help_topic = "circles"

    def __init__(self, desk: Desk, loser: Statement, parent: QWidget) -> None:
        super().__init__(parent, _("Zwei Sätze werden einer"))
        self._desk, self._loser = desk, loser
        others = [one for one in desk.store.statements.active() if one.kind is loser.kind and one.id != loser.id]
        self.winner = Choice([(one.id, one.text) for one in others])
        self.winner.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.words_label = PlainLabel(self._words(), "body", "text2", wrap=True)
        self.field = Field(_("&Dieser Satz bleibt"), self.winner)
        self.error_line = ErrorLine()
        self.close_button = secondary_button(_("&Beide behalten"))
        self.merge_button = primary_button(_("&Zusammenführen"))
        for part in (self.words_label, self.field, self.error_line):
            self.body.addWidget(part)
        self.add_buttons(self.close_button, self.merge_button)
        self.close_button.clicked.connect(self.reject)
        self.merge_button.clicked.connect(self.finish)
        bind_finish(self, self.finish)
        self.winner.setFocus()

    def _words(self) -> str:
        count = self._desk.store.statements.counts().get(self._loser.id or 0, 0)
        if not count:
            return _("„{text}“ geht in einem anderen Satz auf. Dazu ist noch kein Kunde eingeschätzt.").format(
                text=self._loser.text
            )
        return ngettext(
            "„{text}“ geht in einem anderen Satz auf. Was zu {count} Kunden eingeschätzt ist, gilt dann dort.",
            "„{text}“ geht in einem anderen Satz auf. Was zu {count} Kunden eingeschätzt ist, gilt dann dort.",
            count,
        ).format(text=self._loser.text, count=grouped(count))

    @Slot()
    def finish(self) -> None:
        """Merge and close."""
        winner_id = self.winner.value()
        with self.error_line.telling():
            if isinstance(winner_id, int):
                self._desk.store.statements.merge(winner_id, self._loser.id or 0)
            self.accept()
