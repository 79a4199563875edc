"""What somebody gave as the reason for an answer, with their name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.dates import full_day
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.answer import Answer


@dataclass(frozen=True)
class Comment:
    """What somebody gave as the reason for an answer.

    Attributes
    ----------
    answer:
        the answer; without names nobody can be told from it, see `without_name`.
    name:
        who said it; empty for an answer without a name, and on paper without names.
    """

    answer: Answer
    name: str = ""

    @property
    def source(self) -> str:
        """Who said it after what, and when: "Bäckerei Großmann · Reparatur · 11.11.2026"."""
        name = ", ".join(part for part in (self.answer.person, self.name) if part) or _("ohne Namen")
        return " · ".join(part for part in (name, self.answer.occasion, full_day(self.answer.day)) if part)
