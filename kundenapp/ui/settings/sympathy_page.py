"""Sympathie: who sees single opinions, what makes a category, and what the fields of the matrix are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from kundenapp.domain.openness import Openness
from kundenapp.i18n import _
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.fields import hint
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.settings.field_form import FieldForm
from kundenapp.ui.settings.page import SettingsPage
from kundenapp.ui.settings.rule_form import RuleForm

if TYPE_CHECKING:
    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk

_INDENT = 28


class SympathyPage(SettingsPage):
    """The ``choices`` of who sees what, then ``rule`` and ``field``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Sympathie"), _("Worauf sich der Betrieb geeinigt hat. Es gilt für alle, die hier arbeiten.")
        )
        self._settings = desk.store.sympathy_settings
        self.choices = {openness: QRadioButton(openness.label) for openness in Openness}
        self.rule, self.field = RuleForm(self), FieldForm(self)
        self._group = QButtonGroup(self)
        self._add_choices()
        self.body.addWidget(divider())
        self.body.addWidget(self.rule)
        self.body.addWidget(divider())
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self._group.buttonClicked.connect(self._on_openness_chosen)
        self._show()

    def _add_choices(self) -> None:
        self.body.addWidget(PlainLabel(_("Wer sieht die einzelnen Einschätzungen?"), "body_semibold"))
        column = QVBoxLayout()
        column.setSpacing(0)
        for openness, radio in self.choices.items():
            radio.setAccessibleDescription(openness.meaning)
            radio.setEnabled(self.desk.can_edit)
            self._group.addButton(radio)
            meaning = PlainLabel(openness.meaning, "secondary", "text2", wrap=True)
            meaning.setIndent(_INDENT)
            column.addWidget(radio)
            column.addWidget(meaning)
        self.body.addLayout(column)
        self.body.addWidget(
            hint(
                _(
                    "Alle können nur die eigene Einschätzung ändern. "
                    "Wer nicht mehr hier arbeitet, zählt nicht mit und wird nicht genannt."
                )
            )
        )

    @Slot()
    def _on_openness_chosen(self) -> None:
        chosen = next(openness for openness, radio in self.choices.items() if radio.isChecked())
        self.do(lambda: self._settings.set_openness(chosen))
        self._show()

    def begin(self) -> None:
        self.rule.count()

    def _show(self, *, even_focused: bool = False) -> None:
        self.choices[self._settings.openness].setChecked(True)
        self.rule.show_rule(even_focused=even_focused)
        self.field.show_field(even_focused=even_focused)

    def take_over(self, changed: Changed) -> None:
        if "settings" not in changed.tables:
            return
        self._show(even_focused=changed.kind in ("undo", "redo"))
        if self.isVisible():
            self.rule.count()
