"""What the team feels about one customer, as it goes into the report for ourselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.category import Category
from kundenapp.domain.dates import full_day
from kundenapp.domain.placement import step_text
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.agreement import Agreement
    from kundenapp.domain.answer import LastAnswer
    from kundenapp.domain.category_condition import Condition
    from kundenapp.domain.category_rule import Verdict
    from kundenapp.domain.sympathy_field import Quadrant, SympathyField
    from kundenapp.domain.team_placement import TeamPlacement


@dataclass(frozen=True)
class CustomerAssessment:
    """The value of the team and the category, as far as whoever asks may see them; never what a single colleague feels.

    Attributes
    ----------
    team:
        the value of the team, None if nobody has an opinion or it may not be seen.
    is_hidden:
        whether there is a value that may not be seen.
    decided_by:
        who decided the category by hand, empty if nobody did or it is not known.
    """

    field: SympathyField
    verdict: Verdict
    team: TeamPlacement | None = None
    answer: LastAnswer | None = None
    is_hidden: bool = False
    decided_by: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say: nobody has an opinion, and nobody has decided anything."""
        return self.team is None and not self.is_hidden and self.verdict.override is None

    @property
    def is_dream(self) -> bool:
        """Whether the heart stands beside the category."""
        return self.verdict.category is Category.DREAM

    @property
    def height(self) -> float | None:
        """The estimate of the team, else the last answer; None without both."""
        if self.team is not None and self.team.enthusiasm is not None:
            return self.team.enthusiasm
        return None if self.answer is None else float(self.answer.value)

    @property
    def quadrant(self) -> Quadrant | None:
        """In which field of the matrix the team sees the customer; None below the field, or if it may not be seen."""
        if self.team is None or self.height is None:
            return None
        return self.field.lines.quadrant(self.team.sympathy, self.height)

    @property
    def team_words(self) -> str:
        """The value of the team: "Sympathie 4,3 aus 3 Einschätzungen · gespalten, 2 bis 5 · Begeisterung 8 …"."""
        team = self.team
        if team is None:
            if self.is_hidden:
                return _("Wie das Team den Kunden sieht, zeigt sich nach der eigenen Einschätzung.")
            return _("Noch hat niemand eine Einschätzung.")
        parts = [_("Sympathie {words}").format(words=team.words)]
        if team.agreement is not None:
            parts.append(_agreement_words(team, team.agreement))
        if team.estimate_words:
            parts.append(_("Begeisterung {words}").format(words=team.estimate_words))
        return " · ".join(parts)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of a Traumkunde as far as they may be seen."""
        return self.verdict.conditions_for(self.team)

    @property
    def override_words(self) -> str:
        """What was decided by hand, instead of what, when, by whom and why; empty where the rule counts."""
        override = self.verdict.override
        if override is None:
            return ""
        since = [_("seit {day}").format(day=full_day(override.day))]
        if self.decided_by:
            since.append(self.decided_by)
        return f"{self.verdict.override_words} · {', '.join(since)}: „{override.reason}“"


def _agreement_words(team: TeamPlacement, agreement: Agreement) -> str:
    """Return how far the team agrees, with both ends where they differ and may be seen."""
    if team.lowest is None or team.highest is None or team.lowest == team.highest:
        return agreement.label
    return _("{agreement}, {lowest} bis {highest}").format(
        agreement=agreement.label, lowest=step_text(team.lowest), highest=step_text(team.highest)
    )
