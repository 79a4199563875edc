"""One condition of the rule of the categories: what is wished, whether it is so, and from where that is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kundenapp.i18n import _


class ConditionKind(StrEnum):
    """What a condition asks about."""

    SYMPATHY = "sympathy"
    ANSWER = "answer"
    RECOMMENDATION = "recommendation"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return {
            "sympathy": _("Sympathie"),
            "answer": _("Begeisterung"),
            "recommendation": _("Empfehlung"),
        }[self.value]


@dataclass(frozen=True)
class Condition:
    """One condition of a Traumkunde, and what is known about it.

    `is_met` is None if the input is missing; `evidence` names value, source and day; `is_estimate` whether an estimate
    stands in for an answer; `is_hidden` whether it may not be seen (yet) by whoever asks.
    """

    kind: ConditionKind
    wish: str
    is_met: bool | None
    evidence: str
    is_estimate: bool = False
    is_hidden: bool = False

    @property
    def state(self) -> str:
        """The word beside its sign."""
        if self.is_hidden:
            return _("verdeckt")
        return {True: _("erfüllt"), False: _("nicht erfüllt"), None: _("fehlt")}[self.is_met]

    @property
    def hidden(self) -> Condition:
        """The condition without what colleagues feel, if it is made of that and there is something to hide."""
        of_team = self.kind is ConditionKind.SYMPATHY or self.is_estimate
        if not of_team or self.is_met is None:
            return self
        evidence = _("zeigt sich nach Ihrer eigenen Einschätzung")
        return replace(self, is_met=None, evidence=evidence, is_hidden=True)
