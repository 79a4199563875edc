"""All there is to say about Weiterempfehlungen, for screen, paper and command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kundenapp.domain.earned_growth import GrowthOfYear
    from kundenapp.domain.referral import Ranking
    from kundenapp.domain.referral_proof import Proof
    from kundenapp.store.store import Store


@dataclass(frozen=True)
class ReferralFigures:
    """Who sent the most, whether the delighted come back and tell others, and how much growth is earned."""

    ranking: Ranking
    proof: Proof
    growth: GrowthOfYear


def referral_figures(store: Store, places: int = 10) -> ReferralFigures:
    """Return the figures of today, with so many places in the ranking.

    Raises
    ------
    FaultError
        if the file cannot be read.
    """
    return ReferralFigures(store.referrals.ranking(places), store.referrals.proof(), store.referrals.growth())
