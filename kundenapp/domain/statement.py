"""The catalogue of statements: rules, values and beliefs of business life that a shop and its customers may share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _

WEIGHTS = range(6)
"""How much a statement matters, from 0 (not at all) to 5 (very much)."""


class StatementKind(StrEnum):
    """What a statement is about; beliefs are those about business only."""

    RULE = "rule"
    VALUE = "value"
    BELIEF = "belief"

    @property
    def label(self) -> str:
        """The word for one of them."""
        return {"rule": _("Regel"), "value": _("Wert"), "belief": _("Glaubenssatz")}[self.value]

    @property
    def plural(self) -> str:
        """The heading above several."""
        return {"rule": _("Regeln"), "value": _("Werte"), "belief": _("Glaubenssätze")}[self.value]


@dataclass(frozen=True)
class Statement:
    """One statement of the catalogue.

    `active` is whether it is still offered; what was said about a retired one stays. `weight` is how much it matters
    to the shop itself.
    """

    kind: StatementKind
    text: str
    weight: int = 3
    active: bool = True
    position: int = 0
    is_sample: bool = False
    id: int | None = None
    uuid: str = ""

    @property
    def name(self) -> str:
        """Its words, for lists of things that have a name."""
        return self.text

    def validated(self) -> Statement:
        """Return the statement with clean words.

        Raises
        ------
        ValidationError
            if there are no words or too many, or the weight is none of `WEIGHTS`.
        """
        text = limits.check_length("text", clean_line(self.text), limits.QUESTION)
        if not text:
            raise ValidationError("text", _("Der Satz hat noch keine Worte. Zum Beispiel: Absprachen gelten"))
        return replace(self, text=text, weight=checked_weight(self.weight))

    def is_namesake(self, other: Statement) -> bool:
        """Whether both say the same, capitals aside."""
        return self.kind is other.kind and self.text.casefold() == other.text.casefold()


def checked_weight(weight: int, field: str = "weight") -> int:
    """Return a weight as it is.

    Raises
    ------
    ValidationError
        if it is none of `WEIGHTS`.
    """
    if weight not in WEIGHTS:
        raise ValidationError(field, _("Wie wichtig? Bitte eine Zahl von 0 (gar nicht) bis 5 (sehr)."))
    return weight
