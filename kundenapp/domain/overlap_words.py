"""What two share in words, the same on screen and paper: how much, what, and how well we know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.overlap import FEWEST_KNOWN, contradicting, differing, in_common, overlap_of
from kundenapp.domain.stance import Attitude, StanceSource
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kundenapp.domain.overlap import Comparison, Overlap
    from kundenapp.domain.stance import Stance
    from kundenapp.domain.statement import StatementKind

MOST_NAMED = 4
"""How many statements a sentence names; the others it counts."""


def percent_words(overlap: Overlap) -> str:
    """Return "48 %", empty where there is no percentage."""
    return f"{overlap.percent}\N{NO-BREAK SPACE}%" if overlap.percent is not None else ""


def headline(overlap: Overlap) -> str:
    """Return how large the Schnittmenge is in words: "Mittlere Schnittmenge"."""
    if overlap.size is None:
        return _("Noch nicht eingeschätzt")
    if not overlap.shared:
        return _("Noch keine Schnittmenge")
    return {
        "small": _("Kleine Schnittmenge"),
        "medium": _("Mittlere Schnittmenge"),
        "large": _("Große Schnittmenge"),
    }[overlap.size.value]


def overlap_sentence(overlap: Overlap) -> str:
    """Return all of it in a sentence: "Mittlere Schnittmenge: 48 %, 9 von 14 bekannt."."""
    if not overlap.statements:
        return _("Noch keine Sätze, die sich vergleichen lassen.")
    if overlap.size is None:
        missing = FEWEST_KNOWN - overlap.known
        if missing <= 0:
            return _("Noch zählt keiner der bekannten Sätze; {known}.").format(known=overlap.known_words)
        text = ngettext(
            "Noch nicht eingeschätzt: {known}. Es fehlt noch {missing} Satz für ein Bild.",
            "Noch nicht eingeschätzt: {known}. Es fehlen noch {missing} Sätze für ein Bild.",
            missing,
        )
        return text.format(known=overlap.known_words, missing=missing)
    return _("{headline}: {percent}, {known}.").format(
        headline=headline(overlap), percent=percent_words(overlap), known=overlap.known_words
    )


def kind_words(comparisons: Sequence[Comparison], kind: StatementKind) -> str:
    """Return what there is to say about one kind: "groß, 62 %", or how much is known; empty without statements."""
    overlap = overlap_of(comparisons, kind)
    if not overlap.statements:
        return ""
    if overlap.size is None:
        return overlap.known_words
    return f"{overlap.size.label}, {percent_words(overlap)}"


def shared_sentence(comparisons: Iterable[Comparison]) -> str:
    """Return "Gemeinsam: Handwerk, Pünktlichkeit."; empty if there is nothing."""
    return _sentence(_("Gemeinsam: {names}."), in_common(comparisons))


def differing_sentence(comparisons: Iterable[Comparison]) -> str:
    """Return what weighs for one side only."""
    return _sentence(_("Nur einer Seite wichtig: {names}."), differing(comparisons))


def contradicting_sentence(comparisons: Iterable[Comparison]) -> str:
    """Return what the customer holds the opposite of."""
    return _sentence(_("Im Widerspruch: {names}."), contradicting(comparisons))


def open_sentence(overlap: Overlap) -> str:
    """Return how many statements nobody has asked about; empty if all are known."""
    left = overlap.statements - overlap.known
    return ngettext("{count} Satz ist noch offen.", "{count} Sätze sind noch offen.", left).format(count=left) * (
        left > 0
    )


def source_words(comparisons: Iterable[Comparison]) -> str:
    """Return how we know: "5 gesagt, 3 beobachtet"; empty if nothing is known."""
    known = known_stances(comparisons)
    counts = [(source, sum(stance.source is source for stance in known)) for source in StanceSource]
    return ", ".join(f"{count} {source.label}" for source, count in counts if count)


def known_stances(comparisons: Iterable[Comparison]) -> list[Stance]:
    """Return the stances that say something."""
    return [one.stance for one in comparisons if one.stance is not None and one.is_known]


def latest_day(comparisons: Iterable[Comparison]) -> date | None:
    """Return the day on which the latest of what is known was noted, None if nothing is."""
    return max((stance.day for stance in known_stances(comparisons)), default=None)


def stance_words(stance: Stance | None) -> str:
    """Return how somebody stands to a statement: "teilt, 4 von 5"."""
    if stance is None:
        return Attitude.UNKNOWN.label
    if stance.attitude is Attitude.SHARES:
        return _("teilt, {weight} von 5").format(weight=stance.weight)
    return stance.attitude.label


def _sentence(text: str, chosen: Sequence[Comparison]) -> str:
    if not chosen:
        return ""
    names = ", ".join(one.statement.text for one in chosen[:MOST_NAMED])
    left = len(chosen) - MOST_NAMED
    if left > 0:
        names = ngettext("{names} und {left} weiterer Satz", "{names} und {left} weitere Sätze", left).format(
            names=names, left=left
        )
    return text.format(names=names)


def course_days(days: Sequence[date], today: date) -> list[date]:
    """Return the up to three days whose circles are worth comparing: the first, one in the middle, and today."""
    if not days:
        return []
    first, between = days[0], days[len(days) // 2]
    return sorted({first, between, today})
