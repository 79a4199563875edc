"""The dialog "Warum ist das so?": the category of a customer with every condition, and the decision by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.category import BY_HAND, Category
from kundenapp.domain.dates import full_day
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented, ghost_button, primary_button, secondary_button
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.category_look import category_look
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import ErrorLine, Field, hint
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.common.shortcuts import bind_finish
from kundenapp.ui.common.written_dialog import WrittenDialog
from kundenapp.ui.customers.category_rows import condition_row, decision_list
from kundenapp.ui.theme import GAP_8, GAP_12

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk

_WIDTH = 560


class CategoryDialog(WrittenDialog):
    """Conditions above, the decision below. `may_lose` is asked before a reason is given up.

    Signals
    -------
    rule_requested:
        the rule is to be changed; the dialog has been closed.
    """

    rule_requested = Signal()
    help_topic = "categories"

    def __init__(
        self, desk: Desk, customer: Customer, parent: QWidget, may_lose: Callable[[QWidget], bool] = may_lose_text
    ) -> None:
        super().__init__(parent, _("Warum ist das so?"), _WIDTH, may_lose)
        self._desk, self._customer = desk, customer
        self.verdict = desk.store.categories.verdict(customer.id or 0)
        self._team = desk.store.sympathy_board.team_of(customer.id or 0)
        self.can_decide = desk.can_edit and customer.restricted_at is None
        self.choice = Segmented([(category.value, category.label) for category in BY_HAND])
        self.choice.setAccessibleName(_("Kategorie von Hand"))
        self.choice_error, self.error_line = ErrorLine(), ErrorLine()
        self.reason_input = LineInput(_("Ein Satz genügt"))
        self.reason = Field(_("&Warum?"), self.reason_input)
        self.rule_button = ghost_button(_("Regel än&dern …"), "gear")
        watch(desk, self.reason)
        self.lift_button = ghost_button(_("Wieder nach der &Regel"))
        self.close_button = secondary_button(_("S&chließen"))
        self.decide_button = primary_button(_("So &entscheiden"), "check")
        self._build()
        self.rule_button.clicked.connect(self._on_rule)
        self.lift_button.clicked.connect(self._on_lift)
        self.close_button.clicked.connect(self.reject)
        self.decide_button.clicked.connect(self.finish)
        self.reason_input.returnPressed.connect(self.finish)
        self.choice.chosen.connect(self._on_chosen)
        bind_finish(self, self.finish)
        self.choice.focus_on(BY_HAND[0].value) if self.can_decide else self.close_button.setFocus()

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_12)
        for part in (self._head(), self._conditions(), divider(), self._decision()):
            column.addWidget(part)
        decisions = self._desk.store.categories.overrides_of(self._customer.id or 0)
        if decisions:
            column.addWidget(decision_list(decisions, self._desk.store.employees.all()))
        self._desk.shade.cover(content)
        self.body.addWidget(content)
        self.body.addWidget(self.error_line)
        self.add_buttons(self.close_button, self.decide_button)
        self.decide_button.setVisible(self.can_decide)

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(GAP_8)
        tone, icon = category_look(self.verdict.category)
        row.addWidget(ElidedLabel(self._customer.display_name, "body_semibold"))
        row.addWidget(Pill(self.verdict.words, tone, icon))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(PlainLabel(self._sentence(), "body", "text2", wrap=True))
        return head

    def _sentence(self) -> str:
        """What the rule finds; beside another word decided by hand it says that it is the rule that speaks."""
        sentence = self.verdict.sentence_for(self._team)
        if self.verdict.override is None:
            return sentence
        return _("Nach der Regel: {sentence}").format(sentence=sentence)

    def _conditions(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for condition in self.verdict.conditions_for(self._team):
            column.addWidget(condition_row(condition))
        computed = _("Berechnet: {words}").format(words=self.verdict.computed_words)
        below = QHBoxLayout()
        below.addWidget(PlainLabel(computed, "body_medium"), 1)
        below.addWidget(self.rule_button)
        column.addLayout(below)
        self.rule_button.setEnabled(self._desk.can_edit)
        return block

    def _decision(self) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(_("Von Hand entscheiden"), "small_title"), 1)
        row.addWidget(self.lift_button)
        column.addLayout(row)
        today = full_day(self._desk.store.today())
        remark = hint(_("Gilt ab heute, {day}. Der Kunde darf das lesen.").format(day=today))
        for part in (self.choice, self.choice_error, self.reason, remark):
            column.addWidget(part)
        if self.verdict.override is None:
            self.lift_button.hide()
        if not self.can_decide:
            block.hide()
        return block

    @Slot()
    def _on_chosen(self) -> None:
        self.choice_error.set_text("")

    @Slot()
    def _on_rule(self) -> None:
        self.reject()
        if self.isHidden():
            self.rule_requested.emit()

    @Slot()
    def _on_lift(self) -> None:
        with self.error_line.telling():
            self._desk.store.categories.lift(self._customer.id or 0)
            self.accept()

    @Slot()
    def finish(self) -> None:
        """Keep the decision; what does not fit gets its sentence and stays."""
        if not self.can_decide:
            return
        chosen = self.choice.value()
        if chosen is None:
            self.choice_error.set_text(_("Was soll gelten? Wählen Sie eins von den dreien."))
            self.choice.focus_on(BY_HAND[0].value)
            return
        self.error_line.set_text("")
        try:
            self._desk.store.categories.decide(self._customer.id or 0, Category(chosen), self.reason_input.text())
        except ValidationError as error:
            self.reason.set_error(str(error))
            self.reason.setFocus()
        except AppError as error:
            self.error_line.set_text(str(error))
        else:
            self.accept()

    def is_changed(self) -> bool:
        return bool(self.reason_input.text().strip())
