"""Who may see what a colleague feels about a customer, and from when on the value of the team is shown."""

from __future__ import annotations

from enum import StrEnum

from kundenapp.i18n import _

FEWEST_RATERS = 3
"""From how many opinions on a mean gives nobody away."""


class Openness(StrEnum):
    """What the shop has agreed on."""

    AFTER_OWN = "after_own"
    OPEN = "open"
    HIDDEN = "hidden"

    @property
    def label(self) -> str:
        """The words in the settings."""
        return {
            "after_own": _("nach eigener Eingabe"),
            "open": _("offen"),
            "hidden": _("verdeckt"),
        }[self.value]

    @property
    def meaning(self) -> str:
        """What it means, in one sentence."""
        return {
            "after_own": _("Wie andere einen Kunden sehen, zeigt sich, sobald man ihn selbst eingeschätzt hat."),
            "open": _("Alle sehen alle Einschätzungen."),
            "hidden": _("Niemand sieht einzelne Einschätzungen anderer, nur den Mittelwert ab drei Personen."),
        }[self.value]

    @property
    def fewest_raters(self) -> int:
        """From how many opinions on there is a value of the team that counts for lists and categories."""
        return FEWEST_RATERS if self is Openness.HIDDEN else 1

    def shows_singles(self, *, placed_by_me: bool) -> bool:
        """Whether somebody sees the opinions of single colleagues about a customer they have (not) placed."""
        return self is Openness.OPEN or (self is Openness.AFTER_OWN and placed_by_me)

    def shows_team(self, raters: int, *, placed_by_me: bool) -> bool:
        """Whether somebody sees the value of the team, which `raters` people make up."""
        if not raters:
            return False
        return self.shows_singles(placed_by_me=placed_by_me) or raters >= FEWEST_RATERS
