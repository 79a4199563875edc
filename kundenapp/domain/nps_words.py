"""Scores, intervals and changes in words; a figure never goes without its sign, its interval and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.interval import rounded
from kundenapp.domain.limits import grouped
from kundenapp.domain.nps import FEWEST_FOR_SCORE, Certainty
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from kundenapp.domain.answer_windows import Window
    from kundenapp.domain.interval import Interval
    from kundenapp.domain.nps import Change, ClassCounts, Score


def points_text(points: float) -> str:
    """Return points with their sign, a real minus: "+42", "−7", "0"."""
    whole = rounded(points)
    return f"{'+' if whole > 0 else '−'}{abs(whole)}" if whole else "0"


def interval_text(interval: Interval) -> str:
    """Return where the figure probably lies: "wahrscheinlich zwischen +24 und +60"."""
    text = _("wahrscheinlich zwischen {low} und {high}")
    return text.format(low=points_text(interval.low), high=points_text(interval.high))


def answers_text(answers: int) -> str:
    """Return how many answers: "keine Antwort", "1 Antwort", "1.064 Antworten"."""
    if not answers:
        return _("keine Antwort")
    return ngettext("{count} Antwort", "{count} Antworten", answers).format(count=grouped(answers))


def missing_text(score: Score) -> str:
    """Return how many answers are missing until there is a score; empty if there is one."""
    if not score.missing:
        return ""
    sentence = ngettext(
        "Noch eine Antwort, dann zeigen wir einen Wert.",
        "Noch {count} Antworten, dann zeigen wir einen Wert.",
        score.missing,
    )
    return sentence.format(count=score.missing)


def certainty_text(certainty: Certainty) -> str:
    """Return the warning beside a score of few answers, else nothing."""
    return _("sehr unsicher") if certainty is Certainty.LOW else ""


def classes_text(counts: ClassCounts) -> str:
    """Return the answers of each class, the worst first: "3 Kritiker, 8 Zufriedene, 18 Begeisterte"."""
    return ", ".join(f"{grouped(counts.of(one))} {_people(one, counts.of(one))}" for one in AnswerClass)


def _people(answer_class: AnswerClass, count: int) -> str:
    return {
        AnswerClass.DETRACTOR: ngettext("Kritiker", "Kritiker", count),
        AnswerClass.PASSIVE: ngettext("Zufriedener", "Zufriedene", count),
        AnswerClass.PROMOTER: ngettext("Begeisterter", "Begeisterte", count),
    }[answer_class]


def score_sentence(score: Score) -> str:
    """Return everything about a score in one breath, for who hears the screen instead of seeing it."""
    answers = answers_text(score.counts.total)
    if score.points is None or score.interval is None:
        known = _("Noch kein Begeisterungswert, bisher {answers}.").format(answers=answers)
        return " ".join(part for part in (known, _classes_sentence(score.counts), missing_text(score)) if part)
    text = _("Begeisterungswert {points} aus {answers}, {likely}")
    said = text.format(points=points_text(score.points), answers=answers, likely=interval_text(score.interval))
    warned = ", ".join(part for part in (said, certainty_text(score.certainty)) if part)
    return f"{warned}. {_classes_sentence(score.counts)}"


def _classes_sentence(counts: ClassCounts) -> str:
    return f"{classes_text(counts)}." if counts.total else ""


def change_text(change: Change, window: Window) -> str:
    """Return the few words beside a score: "+30 zum Quartal davor", "kein belegter Unterschied zum Quartal davor".

    `window` is the later of the two windows. A number stands here only if the change is proven.
    """
    if not change.is_proven:
        return _("kein belegter Unterschied {before}").format(before=window.against_before)
    return f"{points_text(change.points)} {window.against_before}"


def change_sentence(change: Change | None, window: Window) -> str:
    """Return what became of the score since the window before `window`, with the interval.

    Whether a change is proven is decided by the figures, not by what they are rounded to for reading.
    """
    if change is None:
        text = _("noch nicht zu vergleichen, dafür braucht es in beiden Zeiträumen {fewest} Antworten")
        return text.format(fewest=FEWEST_FOR_SCORE)
    likely = interval_text(change.interval)
    if not change.is_proven:
        text = _("kein belegter Unterschied {before} ({points}, {likely})")
        return text.format(before=window.against_before, points=points_text(change.points), likely=likely)
    size = abs(rounded(change.points))
    if change.points > 0:
        text = ngettext(
            "{size} Punkt mehr {before}, belegt ({likely})", "{size} Punkte mehr {before}, belegt ({likely})", size
        )
    else:
        text = ngettext(
            "{size} Punkt weniger {before}, belegt ({likely})",
            "{size} Punkte weniger {before}, belegt ({likely})",
            size,
        )
    return text.format(size=size, before=window.more_than_before, likely=likely)
