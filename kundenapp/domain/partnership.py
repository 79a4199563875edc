"""When a customer is a partner: a visible criterion, every condition of it with what is known."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kundenapp.domain.commitment import Side, balance_of, reliability_of
from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kundenapp.domain.commitment import Commitment, Reliability


MOST = 99
"""The largest number that the rule takes."""


@dataclass(frozen=True)
class PartnerRule:
    """What the shop asks of a partner: promises kept in time on each side, things in common, years as a customer."""

    kept_each: int = 2
    in_common: int = 3
    years: int = 1

    def validated(self) -> PartnerRule:
        """Return the rule.

        Raises
        ------
        ValidationError
            with the name of the field, if a number is below 0 or above 99.
        """
        for field in fields(self):
            if not 0 <= getattr(self, field.name) <= MOST:
                raise ValidationError(field.name, _("Hier passt eine Zahl von 0 bis {most}.").format(most=MOST))
        return self


@dataclass(frozen=True)
class PartnerCondition:
    """One condition: what is wished, whether it is met, and what is known."""

    wish: str
    is_met: bool
    evidence: str


@dataclass(frozen=True)
class Partnership:
    """What two have promised each other and have in common, in figures."""

    ours: Reliability
    theirs: Reliability
    balance: float | None
    conditions: tuple[PartnerCondition, ...]

    @property
    def is_ripe(self) -> bool:
        """Whether every condition of a partner is met."""
        return all(condition.is_met for condition in self.conditions)


def partnership_of(
    commitments: Sequence[Commitment], in_common: int, since: date | None, rule: PartnerRule, today: date
) -> Partnership:
    """Return the figures; `in_common` counts common grounds, `since` is the day from which on they are a customer."""
    ours, theirs = (reliability_of(commitments, side, today) for side in (Side.US, Side.THEM))
    years = 0 if since is None else today.year - since.year - ((today.month, today.day) < (since.month, since.day))
    return Partnership(
        ours,
        theirs,
        balance_of(commitments),
        (
            _kept(_("Wir halten Wort"), ours, rule.kept_each),
            _kept(_("Der Kunde hält Wort"), theirs, rule.kept_each),
            PartnerCondition(
                _("Mindestens {count} Gemeinsamkeiten").format(count=rule.in_common),
                in_common >= rule.in_common,
                _("{count} aufgeschrieben").format(count=in_common),
            ),
            PartnerCondition(
                ngettext(
                    "Kunde seit mindestens {count} Jahr", "Kunde seit mindestens {count} Jahren", rule.years
                ).format(count=rule.years),
                since is not None and years >= rule.years,
                _("seit {year}").format(year=since.year) if since else _("noch kein Datum eingetragen"),
            ),
        ),
    )


def _kept(wish: str, known: Reliability, needed: int) -> PartnerCondition:
    wish += " " + _("(mindestens {count} Zusagen, keine versäumt)").format(count=needed)
    return PartnerCondition(wish, known.kept_in_time >= needed and not known.missed, known.words)
