"""The Partnervereinbarung before it becomes paper: what both share, wish and promise, and nothing that judges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.business import Business
    from kundenapp.domain.commitment import Commitment
    from kundenapp.domain.customer import Customer

AGREEMENT_PAPER = "partner"
"""By which name the sheet is known among all that can be printed."""


@dataclass(frozen=True)
class PartnerAgreement:
    """A snapshot of one day: what is shared and wished in plain words, and the promises that are still open."""

    business: Business
    customer: Customer
    created_on: date
    in_common: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    ours: tuple[Commitment, ...] = ()
    theirs: tuple[Commitment, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shared, wished or promised yet."""
        return not (self.in_common or self.wishes or self.ours or self.theirs)

    @property
    def title(self) -> str:
        """The name of the document."""
        return _("Partnervereinbarung mit {name}").format(name=self.customer.display_name)
