"""What a customer brought and cost in a year: revenue in cents, effort from 1 to 5."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _

_AMOUNT = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?", re.ASCII)
_MOST_CENTS = 10**13
EFFORTS = range(1, 6)
_YEARS = range(1900, 2200)


@dataclass(frozen=True)
class CustomerYear:
    """One year with a customer.

    Attributes
    ----------
    revenue_cents:
        revenue in cents, negative if more was paid back than paid, None if nobody has entered it.
    effort:
        how much work the customer was, 1 (hardly any) to 5 (very much), None if nobody has said.
    """

    year: int
    revenue_cents: int | None = None
    effort: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known about the year."""
        return self.revenue_cents is None and self.effort is None

    def validated(self) -> CustomerYear:
        """Return the year as it is.

        Raises
        ------
        ValidationError
            if the year or the effort cannot be.
        """
        if self.year not in _YEARS:
            raise ValidationError("years", _("Dieses Jahr kann nicht stimmen. Zum Beispiel: 2026"))
        if self.effort is not None and self.effort not in EFFORTS:
            raise ValidationError("years", _("Der Aufwand geht von 1 (kaum) bis 5 (sehr viel)."))
        return self


def parse_amount(text: str) -> int | None:
    """Return the cents that a German amount means (``1.234,50``, ``1234,5 €``, ``-20``), None for an empty text.

    Raises
    ------
    ValidationError
        if it is no amount, or one that no shop turns over.
    """
    wish = re.sub(r"\s|€|EUR", "", text.replace("−", "-"))
    if not wish:
        return None
    match = _AMOUNT.fullmatch(wish)
    if match is None:
        raise ValidationError("years", _("Welcher Betrag ist gemeint? Zum Beispiel: 1.234,50"))
    cents = int(match[2].replace(".", "")) * 100 + int((match[3] or "0").ljust(2, "0"))
    if cents > _MOST_CENTS:
        raise ValidationError("years", _("Dieser Betrag ist zu groß. Zum Beispiel: 1.234,50"))
    return -cents if match[1] else cents


def format_amount(cents: int) -> str:
    """Return cents as a German amount without a sign for the currency: ``1.234,50``, ``−20,00``."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}{grouped(euros)},{rest:02d}"
