"""Partnerschaft: what the shop asks of a partner."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.partnership import MOST
from kundenapp.i18n import _
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk


class PartnerPage(SettingsPage):
    """Three ``thresholds`` by name, which save themselves."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Partnerschaft"), _("Wann ein Kunde aus Ihrer Sicht ein Partner ist."))
        self._settings = desk.store.partner_settings
        labels = {
            "kept_each": _("&Zusagen, die jede Seite rechtzeitig gehalten hat"),
            "in_common": _("&Gemeinsamkeiten, die aufgeschrieben sind"),
            "years": _("&Jahre als Kunde"),
        }
        self.thresholds = {name: LineInput() for name in labels}
        self.fields = {name: Field(labels[name], line) for name, line in self.thresholds.items()}
        self._saved = {
            name: self.save_line(self.fields[name], line, partial(self._save, name), partial(self._read, name))
            for name, line in self.thresholds.items()
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        told = _("Die Bedingungen stehen auf der Seite jedes Kunden. Aufnehmen können Sie jeden, auch ohne sie.")
        self.body.addWidget(hint(told))
        self.body.addStretch(1)
        self._show()

    def _save(self, name: str, text: str, continues: int | None) -> int | None:
        if re.fullmatch(r"\d{1,3}", text.strip(), re.ASCII) is None:
            raise ValidationError(name, _("Hier passt eine Zahl von 0 bis {most}.").format(most=MOST))
        return self._settings.set_rule(replace(self._settings.rule, **{name: int(text)}), continues=continues)

    def _read(self, name: str) -> str:
        return str(getattr(self._settings.rule, name))

    def _show(self, *, even_focused: bool = False) -> None:
        for name, saved_line in self._saved.items():
            saved_line.show_text(self._read(name), even_focused=even_focused)

    def take_over(self, changed: Changed) -> None:
        if "settings" in changed.tables:
            self._show(even_focused=changed.kind in ("undo", "redo"))
