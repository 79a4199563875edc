"""Who might look after a customer about whom the team is divided. It never says who does not get on with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.team_placement import team_placement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.placement import Placement

GLAD_FROM = 4.0
"""From which sympathy on somebody is glad to see a customer."""


def handover(opinions: Sequence[Placement], owner_id: int | None) -> int | None:
    """Return the employee who is glad to see a customer that divides the team, None if nobody stands out.

    Nobody stands out if the opinions do not lie far apart, if the gladdest are several or not glad, or if the gladdest
    looks after the customer (`owner_id`) already.
    """
    team = team_placement(opinions)
    if team is None or team.agreement is not Agreement.SPLIT or team.gladdest < GLAD_FROM:
        return None
    gladdest = [one.employee_id for one in opinions if one.sympathy == team.gladdest]
    return gladdest[0] if len(gladdest) == 1 and gladdest[0] != owner_id else None
