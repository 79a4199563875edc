"""Hinweise: what gets a hint while it is written, and which words of the shop's own do or do not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from kundenapp.domain.guard_words import Kind
from kundenapp.i18n import _
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import TextInput
from kundenapp.ui.settings.page import SettingsPage
from kundenapp.ui.theme import GAP_4, GAP_8

if TYPE_CHECKING:
    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk

_HEIGHT, _INDENT = 64, 28


class GuardPage(SettingsPage):
    """The ``boxes`` by kind of hint, and below them the words ``hinted`` and ``quiet``."""

    def __init__(self, desk: Desk) -> None:
        intro = _("Der Kunde darf lesen, was über ihn geschrieben steht. Der Hinweis verbietet nichts.")
        super().__init__(desk, _("Hinweise"), intro)
        self._settings = desk.store.guard_settings
        self.boxes = {
            Kind.INSULT: QCheckBox(_("Hinweis bei Urteilen über Menschen")),
            Kind.SPECIAL: QCheckBox(_("Hinweis bei besonders geschützten Angaben")),
        }
        self.hinted_text, self.quiet_text = TextInput(), TextInput()
        self.hinted = Field(_("&Hinweis bei diesen Wörtern"), self.hinted_text)
        self.quiet = Field(_("&Kein Hinweis bei diesen Wörtern"), self.quiet_text)
        self._saved_hinted = self.save_line(self.hinted, self.hinted_text, self._save_hinted, self._read_hinted)
        self._saved_quiet = self.save_line(self.quiet, self.quiet_text, self._save_quiet, self._read_quiet)
        self._add_boxes()
        self.body.addWidget(divider())
        for text in (self.hinted_text, self.quiet_text):
            text.setFixedHeight(_HEIGHT)
        self.body.addWidget(self.hinted)
        self.body.addWidget(self.quiet)
        self.body.addWidget(
            hint(_("Trennen Sie mit Kommas. Endungen gehören dazu, und *kunde meint auch Problemkunde."))
        )
        self.body.addStretch(1)
        self._show()

    def _add_boxes(self) -> None:
        meanings = {
            Kind.INSULT: _("„Vollidiot“, „dummer Kunde“. Was jemand gesagt hat, darf in Anführungszeichen stehen."),
            Kind.SPECIAL: _("Gesundheit, Glaube, Politik, Herkunft, Sexualität und Gewerkschaft (Art. 9 DSGVO)."),
        }
        for kind, box in self.boxes.items():
            box.setAccessibleDescription(meanings[kind])
            box.setEnabled(self.desk.can_edit)
            box.clicked.connect(partial(self._switch, kind))
            column = QVBoxLayout()
            column.setSpacing(GAP_4)
            column.addWidget(box)
            meaning = hint(meanings[kind])
            meaning.setIndent(_INDENT)
            column.addWidget(meaning)
            self.body.addLayout(column)
        self.body.addSpacing(GAP_8)

    def _switch(self, kind: Kind) -> None:
        is_off = not self.boxes[kind].isChecked()
        self.do(lambda: self._settings.set_off(kind, is_off=is_off))
        self._show()

    def _save_hinted(self, text: str, continues: int | None) -> int | None:
        return self._settings.set_hinted(text, continues=continues)

    def _save_quiet(self, text: str, continues: int | None) -> int | None:
        return self._settings.set_quiet(text, continues=continues)

    def _read_hinted(self) -> str:
        return ", ".join(self._settings.hinted)

    def _read_quiet(self) -> str:
        return ", ".join(self._settings.quiet)

    def _show(self, *, even_focused: bool = False) -> None:
        for kind, box in self.boxes.items():
            box.setChecked(kind not in self._settings.off)
        self._saved_hinted.show_text(self._read_hinted(), even_focused=even_focused)
        self._saved_quiet.show_text(self._read_quiet(), even_focused=even_focused)

    def take_over(self, changed: Changed) -> None:
        if "settings" in changed.tables:
            self._show(even_focused=changed.kind in ("undo", "redo"))
