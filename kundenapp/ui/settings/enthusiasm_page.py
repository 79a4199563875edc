"""Begeisterung: how the shop asks, on which scale, and when it gets in touch after an answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from kundenapp.domain.answer import AnswerClass, Scale
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.settings.code_row import CodeRow
from kundenapp.ui.settings.page import SettingsPage
from kundenapp.ui.theme import GAP_4, GAP_12

if TYPE_CHECKING:
    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.saved_line import SavedLine


class EnthusiasmPage(SettingsPage):
    """Question, thanks and scale, and below them the days of each class of answers in ``days``; last the ``code``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Begeisterung"), _("Wie Sie fragen, und wann Sie sich nach einer Antwort melden."))
        self._settings = desk.store.answer_settings
        self.question_line, self.thanks_line = LineInput(), LineInput()
        self.question = Field(_("Ihre &Frage"), self.question_line)
        self.thanks = Field(_("Ihr &Dank danach"), self.thanks_line)
        self._saved_question = self.save_line(
            self.question, self.question_line, self._save_question, lambda: self._settings.question
        )
        self._saved_thanks = self.save_line(
            self.thanks, self.thanks_line, self._save_thanks, lambda: self._settings.thanks
        )
        self.scales = Segmented([(scale.value, scale.label) for scale in Scale])
        self.days = {one: LineInput() for one in AnswerClass}
        self.day_fields = {one: Field(one.label, line) for one, line in self.days.items()}
        self._saved_days = {one: self._saved_day(one) for one in AnswerClass}
        self.body.addWidget(self.question)
        self.body.addWidget(self.thanks)
        self._add_scales()
        self.body.addWidget(divider())
        self._add_days()
        self.body.addWidget(divider())
        self.code = CodeRow(desk)
        self.body.addWidget(self.code)
        self.body.addStretch(1)
        self.scales.setEnabled(desk.can_edit)
        self.scales.chosen.connect(self._on_scale_chosen)
        self._show()

    def _add_scales(self) -> None:
        label = PlainLabel(_("Skala"), "label", "text2")
        self.scales.setAccessibleName(_("Skala"))
        row = QHBoxLayout()
        row.addWidget(self.scales)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(GAP_4)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(
            hint(
                _(
                    "Jede Antwort behält die Skala, auf der sie gegeben wurde. "
                    "Antworten auf zwei Skalen werden nie zusammengerechnet."
                )
            )
        )
        self.body.addLayout(column)

    def _add_days(self) -> None:
        self.body.addWidget(PlainLabel(_("Nachfassen: nach wie vielen Tagen melden Sie sich?"), "body_semibold"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_12)
        for column, field in enumerate(self.day_fields.values()):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addWidget(hint(_("0 heißt am selben Tag. Es gilt von der nächsten Antwort an.")))

    def _saved_day(self, one: AnswerClass) -> SavedLine:
        return self.save_line(
            self.day_fields[one], self.days[one], partial(self._save_days, one), partial(self._read_days, one)
        )

    def _save_question(self, text: str, continues: int | None) -> int | None:
        return self._settings.set_question(text, continues=continues)

    def _save_thanks(self, text: str, continues: int | None) -> int | None:
        return self._settings.set_thanks(text, continues=continues)

    def _save_days(self, one: AnswerClass, text: str, continues: int | None) -> int | None:
        return self._settings.set_case_days(one, text, continues=continues)

    def _read_days(self, one: AnswerClass) -> str:
        return str(self._settings.case_days.of(one))

    @Slot(str)
    def _on_scale_chosen(self, value: str) -> None:
        self.do(lambda: self._settings.set_scale(Scale(value)))
        self.scales.set_value(self._settings.scale.value)

    def _show(self, *, even_focused: bool = False) -> None:
        self._saved_question.show_text(self._settings.question, even_focused=even_focused)
        self._saved_thanks.show_text(self._settings.thanks, even_focused=even_focused)
        self.scales.set_value(self._settings.scale.value)
        for one, saved_line in self._saved_days.items():
            label = _("{who} ({answers})").format(who=one.label, answers=one.span(self._settings.scale))
            self.day_fields[one].label.setText(label)
            self.days[one].setAccessibleName(_("{who}: Tage bis zum Nachfassen").format(who=label))
            saved_line.show_text(self._read_days(one), even_focused=even_focused)

    def take_over(self, changed: Changed) -> None:
        if "settings" in changed.tables:
            self.code.show_state()
            self._show(even_focused=changed.kind in ("undo", "redo"))
