"""What the shop asks of a partner."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.partnership import PartnerRule
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.settings import Settings

_NAME = "partner_{}"


class PartnerSettings:
    """The rule in the file; whatever is written is an operation."""

    def __init__(self, doors: Doors, settings: Settings) -> None:
        self._doors = doors
        self._settings = settings

    @property
    def rule(self) -> PartnerRule:
        """What is asked of a partner; nonsense in the file does not count."""
        kept = dict(self._doors.engine.rows("SELECT name, value FROM settings WHERE name LIKE 'partner_%'"))
        rule = PartnerRule()
        for field in fields(PartnerRule):
            value = kept.get(_NAME.format(field.name))
            try:
                rule = replace(rule, **{field.name: int(value)}).validated() if value is not None else rule
            except (ValueError, ValidationError):
                continue
        return rule

    def set_rule(self, rule: PartnerRule, *, continues: int | None = None) -> int | None:
        """Keep the one threshold in which `rule` differs; return the operation, None if nothing differed.

        `continues` is the operation of the save before during the same visit to the field.

        Raises
        ------
        ValidationError
            if a threshold is too small or too large.
        """
        rule, present, usual = rule.validated(), self.rule, PartnerRule()
        for field in fields(PartnerRule):
            value = getattr(rule, field.name)
            if value != getattr(present, field.name):
                name, default = _NAME.format(field.name), str(getattr(usual, field.name))
                summary = _("Was eine Partnerschaft ausmacht, ist geändert.")
                return self._settings.change(name, str(value), default, summary, continues=continues)
        return None
