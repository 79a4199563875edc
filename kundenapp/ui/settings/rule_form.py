"""The rule of the categories in the settings: thresholds, switches, and what comes of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from kundenapp.domain.category import Category
from kundenapp.domain.category_rule import CategoryRule
from kundenapp.domain.limits import grouped
from kundenapp.domain.placement import step_text
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_4, GAP_8, GAP_12

if TYPE_CHECKING:
    from kundenapp.ui.settings.page import SettingsPage


class RuleForm(QWidget):
    """Four ``thresholds`` by name, two switches, and below them the ``sentences`` with ``counts`` by category.

    The lines save themselves as lines of `page`.
    """

    def __init__(self, page: SettingsPage) -> None:
        super().__init__()
        self._page = page
        self._settings, self._categories = page.desk.store.sympathy_settings, page.desk.store.categories
        labels = {
            "glad_from": _("&Gern gesehen: Sympathie ab"),
            "reluctant_to": _("&Ungern gesehen: Sympathie bis"),
            "delighted_from": _("&Begeistert: Antwort ab"),
            "disappointed_to": _("Ent&täuscht: Antwort bis"),
        }
        self.thresholds = {name: LineInput() for name in labels}
        self.fields = {name: Field(labels[name], line) for name, line in self.thresholds.items()}
        self._saved = {
            name: page.save_line(self.fields[name], line, partial(self._save, name), partial(self._read, name))
            for name, line in self.thresholds.items()
        }
        self.needs_recommendation = QCheckBox(_("Empfehlung nötig: Ein Traumkunde empfiehlt uns weiter"))
        self.uses_estimates = QCheckBox(_("Schätzung darf einspringen, wenn eine Antwort fehlt"))
        self.sentences = {category: PlainLabel("", "secondary", "text2", wrap=True) for category in Category}
        self.counts = {category: PlainLabel("", "secondary", "text2", numbers=True) for category in Category}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        column.addWidget(PlainLabel(_("Wie aus Einschätzung und Antwort eine Kategorie wird"), "body_semibold"))
        column.addLayout(self._grid_of_thresholds())
        column.addWidget(hint(_usual_words()))
        for box in (self.needs_recommendation, self.uses_estimates):
            box.setEnabled(page.desk.can_edit)
            box.clicked.connect(self._on_box_clicked)
            column.addWidget(box)
        column.addSpacing(GAP_4)
        column.addLayout(self._grid_of_sentences())
        column.addWidget(hint(_("Wen jemand von Hand eingeordnet hat, den ordnet die Regel nicht um.")))

    def _grid_of_thresholds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_12)
        grid.setVerticalSpacing(GAP_8)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        return grid

    def _grid_of_sentences(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_12)
        grid.setVerticalSpacing(GAP_4)
        grid.setColumnStretch(1, 1)
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        for row, (category, _sentence) in enumerate(CategoryRule().sentences):
            grid.addWidget(PlainLabel(category.label, "secondary_semibold"), row, 0, top)
            grid.addWidget(self.sentences[category], row, 1, top)
            grid.addWidget(self.counts[category], row, 2, top | right)
        return grid

    def _save(self, name: str, text: str, continues: int | None) -> int | None:
        rule = self._settings.rule.with_threshold(name, text)
        operation_id = self._settings.set_rule(rule, continues=continues)
        if operation_id is not None:
            self._try_again(name)
        return operation_id

    def _try_again(self, saved: str) -> None:
        """What did not fit beside the old threshold may fit beside the one that was just saved."""
        for name, line in self._saved.items():
            if name != saved:
                line.try_again()

    def _read(self, name: str) -> str:
        return step_text(getattr(self._settings.rule, name))

    @Slot()
    def _on_box_clicked(self) -> None:
        self._page.do(self._save_boxes)
        self.show_rule()

    def _save_boxes(self) -> None:
        # The file takes one change at a time, and nobody clicks two boxes at once.
        self._settings.set_rule(
            replace(
                self._settings.rule,
                needs_recommendation=self.needs_recommendation.isChecked(),
                uses_estimates=self.uses_estimates.isChecked(),
            )
        )

    def show_rule(self, *, even_focused: bool = False) -> None:
        """Show what the file says."""
        rule = self._settings.rule
        for name, line in self._saved.items():
            line.show_text(self._read(name), even_focused=even_focused)
        self.needs_recommendation.setChecked(rule.needs_recommendation)
        self.uses_estimates.setChecked(rule.uses_estimates)
        for category, sentence in rule.sentences:
            self.sentences[category].setText(sentence)

    def count(self) -> None:
        """Show how many customers are what now."""
        found = self._categories.distribution()
        for category, label in self.counts.items():
            words = ngettext("{count} Kunde", "{count} Kunden", found[category])
            label.setText(words.format(count=grouped(found[category])))


def _usual_words() -> str:
    usual = CategoryRule()
    return _(
        "Üblich: gern ab {glad}, ungern bis {reluctant}, begeistert ab {delighted}, enttäuscht bis {disappointed}."
    ).format(
        glad=step_text(usual.glad_from),
        reluctant=step_text(usual.reluctant_to),
        delighted=usual.delighted_from,
        disappointed=usual.disappointed_to,
    )
