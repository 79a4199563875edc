"""Do those who answer 9 or 10 really come back and tell others? Shares per class, with what they cannot say.

Source of the interval for a difference: Robert G. Newcombe, Interval estimation for the difference between independent
proportions (Statistics in Medicine 17, 1998), method 10.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.interval import CONFIDENCE, Interval, rounded
from kundenapp.domain.limits import grouped
from kundenapp.domain.proportion import Proportion, percent, wilson_interval
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_CASES = 5
"""A share of fewer is not shown as one."""
_TIME_TO_TELL = timedelta(days=90)


def difference_interval(one: Proportion, other: Proportion, confidence: float = CONFIDENCE) -> Interval:
    """Return where the share of `one` less that of `other` probably lies, from −1 to 1.

    Raises
    ------
    ValueError
        if one of them is a share of nothing.
    """
    first = wilson_interval(one.successes, one.n, confidence)
    second = wilson_interval(other.successes, other.n, confidence)
    share, other_share = one.successes / one.n, other.successes / other.n
    difference = share - other_share
    return Interval(
        difference - math.hypot(share - first.low, second.high - other_share),
        difference + math.hypot(first.high - share, other_share - second.low),
    )


def share_words(share: Proportion) -> str:
    """Return a share of enough cases with its interval, and of fewer the counts only."""
    if not share.n:
        return _("noch keine Fälle")
    if share.n < FEWEST_CASES:
        text = _("zu wenig Fälle: {successes} von {n}")
        return text.format(successes=grouped(share.successes), n=grouped(share.n))
    return share.words


def share_lines(share: Proportion) -> tuple[str, str]:
    """Return the same on two lines: "7 von 12 (58 %)", "wahrscheinlich 32 bis 81 %"; the second may be empty."""
    if share.n < FEWEST_CASES:
        return share_words(share), ""
    interval = wilson_interval(share.successes, share.n)
    counts = _("{successes} von {n} ({share} %)").format(
        successes=grouped(share.successes), n=grouped(share.n), share=percent(share.successes / share.n)
    )
    span = _("wahrscheinlich {low} bis {high} %")
    return counts, span.format(low=percent(interval.low), high=percent(interval.high))


@dataclass(frozen=True)
class ProofRow:
    """What became of the customers of one class.

    Attributes
    ----------
    came_back:
        of those who answered in a year before the last one with revenue: how many brought revenue in a later year.
    not_entered:
        of how many of these no revenue is entered for any later year; they count as not having come back.
    recommended:
        of those who answered at least 90 days ago: how many have recommended us after that day.
    """

    answer_class: AnswerClass
    came_back: Proportion
    not_entered: int
    recommended: Proportion


@dataclass(frozen=True)
class Proof:
    """The table, and how it was counted.

    Attributes
    ----------
    rows:
        promoters, passives, detractors.
    answered:
        how many customers have answered at all.
    revenue_year:
        the last year of which revenue is entered, None if there is none.
    told_until:
        the last day of the answers that `recommended` is counted from.
    this_year:
        the year that is not over.
    """

    rows: tuple[ProofRow, ...]
    answered: int
    revenue_year: int | None
    told_until: date
    this_year: int

    @property
    def has_cases(self) -> bool:
        """Whether anybody had the time to come back or to tell others."""
        return any(row.came_back.n or row.recommended.n for row in self.rows)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the table says, in plain words: about coming back, and about telling others."""
        came_back = [(row.answer_class, row.came_back) for row in self.rows]
        recommended = [(row.answer_class, row.recommended) for row in self.rows]
        return (
            _verdict(
                came_back,
                _("Wiederkommen: noch zu wenig Fälle für einen Vergleich."),
                _("Begeisterte kommen öfter wieder als die anderen: {one} % gegen {other} %, {sure}."),
                _("Begeisterte kommen seltener wieder als die anderen: {one} % gegen {other} %, {sure}."),
                _("Dass Begeisterte öfter wiederkommen, ist nicht belegt: {one} % gegen {other} %, {sure}."),
            ),
            _verdict(
                recommended,
                _("Weitererzählen: noch zu wenig Fälle für einen Vergleich."),
                _("Begeisterte empfehlen öfter als die anderen: {one} % gegen {other} %, {sure}."),
                _("Begeisterte empfehlen seltener als die anderen: {one} % gegen {other} %, {sure}."),
                _("Dass Begeisterte öfter empfehlen, ist nicht belegt: {one} % gegen {other} %, {sure}."),
            ),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """How it was counted, who is left out, and why."""
        return (*self._came_back_notes(), self._recommended_note())

    def _came_back_notes(self) -> tuple[str, ...]:
        if self.revenue_year is None:
            return (_("Ob jemand wiederkommt, zeigt der Umsatz je Jahr. Bei keinem Kunden ist einer eingetragen."),)
        counted = sum(row.came_back.n for row in self.rows)
        text = _("Kommt wieder: Umsatz in einem Jahr nach der Antwort, bis {year}. {left_out}")
        notes = [text.format(year=self.revenue_year, left_out=self._too_late(counted)).rstrip()]
        if not_entered := sum(row.not_entered for row in self.rows):
            sentence = ngettext(
                "Bei {count} Kunden ist danach kein Umsatz eingetragen, er zählt als nicht wiedergekommen.",
                "Bei {count} Kunden ist danach kein Umsatz eingetragen, sie zählen als nicht wiedergekommen.",
                not_entered,
            )
            notes.append(sentence.format(count=grouped(not_entered)))
        if self.revenue_year == self.this_year:
            notes.append(_("{year} läuft noch: Wer später im Jahr kauft, fehlt.").format(year=self.this_year))
        return tuple(notes)

    def _recommended_note(self) -> str:
        counted = sum(row.recommended.n for row in self.rows)
        text = _(
            "Hat empfohlen: Nach dem Tag der Antwort kam jemand durch sie, oder es ist bei einem Gespräch oder einer "
            "späteren Antwort vermerkt. Antworten bis {day}. {left_out}"
        )
        return text.format(day=f"{self.told_until:%d.%m.%Y}", left_out=self._too_late(counted)).rstrip()

    def _too_late(self, counted: int) -> str:
        fresh = self.answered - counted
        if fresh <= 0:
            return ""
        sentence = ngettext(
            "{count} Kunde hat erst danach geantwortet und fehlt.",
            "{count} Kunden haben erst danach geantwortet und fehlen.",
            fresh,
        )
        return sentence.format(count=grouped(fresh))


def told_until(today: date) -> date:
    """Return the last day of answers after which there was time enough to tell others: 90 days ago."""
    return today - _TIME_TO_TELL


def answered_until(revenue_year: int) -> date:
    """Return the last day of answers after which a year with revenue begins."""
    return date(revenue_year - 1, 12, 31)


def _verdict(
    shares: Iterable[tuple[AnswerClass, Proportion]], too_few: str, more: str, less: str, unproved: str
) -> str:
    promoters, others = Proportion(0, 0), Proportion(0, 0)
    for answer_class, share in shares:
        if answer_class is AnswerClass.PROMOTER:
            promoters = share
        else:
            others = Proportion(others.successes + share.successes, others.n + share.n)
    if min(promoters.n, others.n) < FEWEST_CASES:
        return too_few
    interval = difference_interval(promoters, others)
    sentence = more if interval.low > 0 else less if interval.high < 0 else unproved
    return sentence.format(
        one=percent(promoters.successes / promoters.n),
        other=percent(others.successes / others.n),
        sure=_("Unterschied wahrscheinlich {low} bis {high} Prozentpunkte").format(
            low=_signed(interval.low), high=_signed(interval.high)
        ),
    )


def _signed(share: float) -> str:
    whole = rounded(100 * share)
    return f"{'+' if whole > 0 else '−'}{abs(whole)}" if whole else "0"
