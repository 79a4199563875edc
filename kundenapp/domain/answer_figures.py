"""Everything there is to say of the answers of one window; screen, paper and command line show the same figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain import nps_words
from kundenapp.domain.answer import Scale
from kundenapp.domain.answer_filter import CountingMode
from kundenapp.domain.dates import full_day
from kundenapp.domain.limits import grouped
from kundenapp.domain.nps import Change, ClassCounts, Score, TrendPoint, change, score_of
from kundenapp.domain.proportion import Proportion
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.domain.answer_windows import Window


@dataclass(frozen=True)
class Reach:
    """Customers by what became of the question in a window; each is counted once.

    Attributes
    ----------
    answered:
        who gave an answer.
    declined:
        who was asked and did not want to answer.
    open:
        who was asked and has not answered yet.
    never_asked:
        who was not asked.
    """

    answered: int = 0
    declined: int = 0
    open: int = 0
    never_asked: int = 0

    @property
    def asked(self) -> int:
        """How many were asked."""
        return self.answered + self.declined + self.open

    @property
    def total(self) -> int:
        """How many customers there are."""
        return self.asked + self.never_asked

    @property
    def answered_of_asked(self) -> Proportion:
        """How many of those who were asked gave an answer."""
        return Proportion(self.answered, self.asked)

    @property
    def words(self) -> str:
        """All four numbers: "30 beantwortet, 4 abgelehnt, 6 offen, 22 nicht gefragt"."""
        return _("{answered} beantwortet, {declined} abgelehnt, {open} offen, {never_asked} nicht gefragt").format(
            answered=grouped(self.answered),
            declined=grouped(self.declined),
            open=grouped(self.open),
            never_asked=grouped(self.never_asked),
        )


def distribution_of(found: Mapping[int, int], scale: Scale) -> dict[int, int]:
    """Return how often each value of the scale was answered, the smallest first; what was not found is 0.

    Raises
    ------
    ValueError
        if a value is not on the scale.
    """
    off = sorted(set(found) - set(scale.values))
    if off:
        raise ValueError(f"not on the scale {scale}: {off}")
    return {value: found.get(value, 0) for value in scale.values}


@dataclass(frozen=True)
class AnswerFigures:
    """The figures of one window, on one scale.

    Attributes
    ----------
    window:
        the days looked at.
    scale, mode:
        only answers on this scale count, all of them or the latest of each customer.
    distribution:
        how many answers each value of the scale got, as `distribution_of` makes it.
    reach:
        what became of the question.
    before:
        the answers of `window.before`, counted in the same way; None if there is no such window.
    other_scale:
        how many answers of the window were given on the other scale; they are in no other figure.
    trend:
        scores of 12 rolling months each, the latest answer of each customer, the oldest first.

    Raises
    ------
    ValueError
        if the distribution is not one of the scale.
    """

    window: Window
    scale: Scale
    mode: CountingMode
    distribution: Mapping[int, int]
    reach: Reach = Reach()
    before: ClassCounts | None = None
    other_scale: int = 0
    trend: tuple[TrendPoint, ...] = ()

    def __post_init__(self) -> None:
        if list(self.distribution) != list(self.scale.values):
            raise ValueError(f"not the values of the scale {self.scale}: {list(self.distribution)}")

    @property
    def counts(self) -> ClassCounts:
        """The answers by class."""
        return ClassCounts.of_distribution(self.distribution)

    @property
    def score(self) -> Score:
        """The score, as far as there are enough answers."""
        return score_of(self.counts)

    @property
    def change(self) -> Change | None:
        """The difference to the window before; None if there is none or one side has too few answers."""
        return None if self.before is None else change(self.counts, self.before)

    @property
    def basis(self) -> str:
        """What the figures rest on: "64 Antworten, je Kunde die letzte, Skala 0 bis 10, 25.11.2025 bis 24.11.2026"."""
        text = {
            CountingMode.LATEST_PER_CUSTOMER: _("{answers}, je Kunde die letzte, Skala {scale}, {window}"),
            CountingMode.ALL_ANSWERS: _("{answers}, Skala {scale}, {window}"),
        }[self.mode]
        answers = nps_words.answers_text(self.counts.total)
        return text.format(answers=answers, scale=self.scale.label, window=self.window.label)

    @property
    def score_sentence(self) -> str:
        """The score in one breath."""
        return nps_words.score_sentence(self.score)

    @property
    def change_sentence(self) -> str:
        """What became of the score since the window before; empty if there is no window before."""
        return "" if self.before is None else nps_words.change_sentence(self.change, self.window)

    @property
    def other_scale_sentence(self) -> str:
        """How many answers on the other scale are left out; empty for none."""
        if not self.other_scale:
            return ""
        other = next(scale for scale in Scale if scale is not self.scale)
        return ngettext(
            "{count} Antwort auf der Skala {scale} ist hier nicht mitgezählt.",
            "{count} Antworten auf der Skala {scale} sind hier nicht mitgezählt.",
            self.other_scale,
        ).format(count=grouped(self.other_scale), scale=other.label)

    @property
    def distribution_sentence(self) -> str:
        """What was answered how often, the best first, for who hears the screen: "10 Punkte 12-mal, 8 Punkte 3-mal"."""
        if not self.counts.total:
            return _("Noch keine Antwort.")
        given = [
            ngettext("{value} Punkt {count}-mal", "{value} Punkte {count}-mal", value).format(
                value=value, count=grouped(count)
            )
            for value, count in sorted(self.distribution.items(), reverse=True)
            if count
        ]
        return _("Antworten: {values}.").format(values=", ".join(given))

    @property
    def trend_sentence(self) -> str:
        """From where to where the score went, for who hears the screen; how many points have no score."""
        known = [(point.day, point.score.points) for point in self.trend if point.score.points is not None]
        if not known:
            return _("Im Verlauf gibt es noch keinen Wert.")
        said = ", ".join(
            _("{points} am {day}").format(points=nps_words.points_text(points), day=full_day(day))
            for day, points in dict.fromkeys((known[0], known[-1]))
        )
        text = _("Verlauf über jeweils 12 Monate, je Kunde: {points}.").format(points=said)
        gaps = len(self.trend) - len(known)
        if not gaps:
            return text
        gap = ngettext(
            "An {count} Stelle fehlt der Wert, weil es zu wenige Antworten sind.",
            "An {count} Stellen fehlt der Wert, weil es zu wenige Antworten sind.",
            gaps,
        ).format(count=gaps)
        return f"{text} {gap}"
