"""The dialog of Nachfassen: what was done after an answer, what came of it, and what had been the matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCompleter, QWidget

from kundenapp.domain.dates import full_day, parse_day
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import chip, primary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.focus import come_after
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel, plain_tooltip
from kundenapp.ui.common.lines import quoted
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer_case import AnswerCase
    from kundenapp.ui.common.desk import Desk

_WIDTH, _DAY_WIDTH = 520, 200
_PROPOSED, _LONGEST_PROPOSAL = 6, 30


class CaseDialog(Dialog):
    """Without a word the case is done all the same. Of one that is done already only what is written down changes."""

    help_topic = "answer-cases"

    def __init__(self, desk: Desk, case: AnswerCase, parent: QWidget) -> None:
        is_open = case.follow_up.done_at is None
        super().__init__(parent, _("Nachfassen erledigt") if is_open else _("Nachfassen: Ergebnis"), _WIDTH)
        self._desk, self._case, self._is_open = desk, case, is_open
        self.measure_field = LineInput(_("Zum Beispiel: angerufen und zugehört"))
        self.result_field = LineInput(_("Zum Beispiel: bekommt ein Leihrad"))
        self.cause_field = LineInput(_("Ein Wort für die Liste der Ursachen: Wartezeit"))
        self.ask_again_field = LineInput(_("z. B. +90, 1.3."))
        self.measure = Field(_("&Was wurde getan?"), self.measure_field)
        self.outcome = Field(_("Was kam dabei &heraus?"), self.result_field)
        self.cause = Field(_("Woran &lag es?"), self.cause_field)
        self.ask_again = Field(_("Wieder &fragen am (freiwillig)"), self.ask_again_field)
        watch(desk, self.measure, self.outcome, self.cause)
        self.done_button = primary_button(_("&Erledigt") if is_open else _("&Speichern"), "check")
        self.proposals = QWidget()
        self._build()
        self._show_case()
        self.done_button.clicked.connect(self._on_done)
        for field in self._inputs():
            field.returnPressed.connect(self._on_done)
        bind_finish(self, self._on_done)
        self.measure_field.setFocus()

    def _inputs(self) -> tuple[LineInput, ...]:
        return self.measure_field, self.result_field, self.cause_field, self.ask_again_field

    def _build(self) -> None:
        answer = self._case.answer
        who = PlainLabel(self._case.display_name, "body_semibold", wrap=True)
        said = [answer.words, quoted(answer.comment)] if answer.comment else [answer.words]
        self.said_label = PlainLabel(" · ".join(said), "body", "text2", wrap=True)
        self._desk.shade.cover(self.said_label)
        for widget in (who, self.said_label, self.measure, self.outcome, self.cause, self.proposals, self.ask_again):
            self.body.addWidget(widget)
        self._offer(self._desk.store.answer_cases.known_causes())
        fix_width(self.ask_again_field, _DAY_WIDTH)
        self.ask_again.setVisible(self._is_open)
        self.ask_again_field.left.connect(self._on_day_left)
        self.add_buttons(self.done_button)

    def _offer(self, causes: list[str]) -> None:
        """Propose what had been the matter before: all while it is typed, the most frequent to be clicked."""
        completer = QCompleter(causes, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.cause_field.setCompleter(completer)
        self.cause_field.textChanged.connect(self._on_cause_changed)
        flow = FlowLayout(self.proposals, 6)
        self._proposals = QButtonGroup(self)
        self._proposals.setExclusive(False)
        for cause in causes[:_PROPOSED]:
            button = chip(cause if len(cause) <= _LONGEST_PROPOSAL else f"{cause[: _LONGEST_PROPOSAL - 1]}…")
            button.setToolTip(plain_tooltip(cause))
            button.setAccessibleName(_("Ursache: {cause}").format(cause=cause))
            button.setProperty("cause", cause)
            self._proposals.addButton(button)
            flow.addWidget(button)
        self._proposals.buttonClicked.connect(self._on_proposal_clicked)
        self.proposals.setVisible(bool(causes))
        come_after(self.cause_field, self.proposals)

    def _show_case(self) -> None:
        follow_up = self._case.follow_up
        texts = (follow_up.measure, follow_up.result, follow_up.cause)
        for field, text in zip(self._inputs(), texts, strict=False):
            field.set_state(text)
            if text:
                self._desk.shade.cover(field)
        self._desk.shade.cover(self.proposals)

    @Slot(QAbstractButton)
    def _on_proposal_clicked(self, button: QAbstractButton) -> None:
        self.cause_field.setText(str(button.property("cause")) if button.isChecked() else "")
        self.cause_field.setFocus()

    @Slot(str)
    def _on_cause_changed(self, text: str) -> None:
        for button in self._proposals.buttons():
            button.setChecked(button.property("cause") == text.strip())

    @Slot()
    def _on_day_left(self) -> None:
        """Spell the day out, so that it is seen what was meant."""
        try:
            day = self._ask_again_on()
        except ValidationError as error:
            self.ask_again.set_error(str(error))
        else:
            if day is not None:
                self.ask_again_field.set_state(full_day(day))

    def _ask_again_on(self) -> date | None:
        text = self.ask_again_field.text().strip()
        return parse_day(text, self._desk.store.today(), "ask_again_on") if text else None

    @Slot()
    def _on_done(self) -> None:
        fields = {"result": self.outcome, "cause": self.cause, "ask_again_on": self.ask_again}
        case = replace(
            self._case.follow_up,
            measure=self.measure_field.text(),
            result=self.result_field.text(),
            cause=self.cause_field.text(),
        )
        try:
            if self._is_open:
                self._desk.store.answer_cases.finish(case, self._ask_again_on())
            else:
                self._desk.store.answer_cases.note(case)
        except AppError as error:
            field = fields.get(getattr(error, "field", ""), self.measure)
            field.set_error(str(error))
            field.setFocus()
            return
        self.accept()
