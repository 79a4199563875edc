"""The next steps with a customer we feel something about, and how a step becomes a Wiedervorlage."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.dates import due, format_day
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.follow_up import FollowUp


class SympathyStep(StrEnum):
    """What may be done; to part is the last."""

    TALK = "talk"
    HAND_OVER = "hand_over"
    TERMS = "terms"
    PART = "part"
    RATE = "rate"

    @property
    def label(self) -> str:
        """The words on the button."""
        return {
            "talk": _("Gespräch"),
            "hand_over": _("Betreuer wechseln"),
            "terms": _("Bedingungen ändern"),
            "part": _("Respektvoll trennen"),
            "rate": _("Neu einschätzen"),
        }[self.value]

    @property
    def opening(self) -> str:
        """How a Wiedervorlage for this step begins, by which it is known again."""
        return {
            "talk": _("Gespräch suchen"),
            "hand_over": _("Betreuung"),
            "terms": _("Bedingungen ändern"),
            "part": _("Freundlich trennen"),
            "rate": _("Neu einschätzen"),
        }[self.value]


class Question(StrEnum):
    """What a talk would be about."""

    WHAT_IS_MISSING = "what_is_missing"
    WHAT_MAKES_IT_EASIER = "what_makes_it_easier"
    WHO_FITS_BEST = "who_fits_best"
    WHAT_IS_GOOD = "what_is_good"
    HOW_IS_IT = "how_is_it"

    @property
    def words(self) -> str:
        """The question itself."""
        return {
            "what_is_missing": _("Was fehlt noch?"),
            "what_makes_it_easier": _("Was würde die Zusammenarbeit leichter machen?"),
            "who_fits_best": _("Wer betreut künftig am besten?"),
            "what_is_good": _("Was gefällt besonders?"),
            "how_is_it": _("Wie läuft es zurzeit?"),
        }[self.value]


def task_words(step: SympathyStep, question: Question, colleagues: tuple[str, ...]) -> str:
    """Return what a Wiedervorlage for `step` says; `colleagues` are the names of those who would take over gladly."""
    if step is SympathyStep.TALK:
        return f"{step.opening}: {question.words}"
    if step is SympathyStep.HAND_OVER:
        if not colleagues:
            return _("Betreuung im Team neu besprechen")
        return _("Betreuung an {names} übergeben").format(names=f" {_('oder')} ".join(colleagues))
    return {
        "terms": _("Bedingungen ändern: Preis, Termine oder Umfang"),
        "part": _("Freundlich trennen: Gespräch vorbereiten"),
        "rate": _("Neu einschätzen"),
    }[step.value]


def step_of(follow_up: FollowUp) -> SympathyStep | None:
    """Return which step a Wiedervorlage is, told by how it begins; None for any other."""
    return next((step for step in SympathyStep if follow_up.what.startswith(step.opening)), None)


def planned_words(follow_up: FollowUp, today: date) -> str:
    """Return which step is planned and when: "Gespräch am Mi, 02.12.", "Wiedervorlage morgen"."""
    step = step_of(follow_up)
    what = step.label if step is not None else _("Wiedervorlage")
    days = (follow_up.due_on - today).days
    if days > 1:
        return _("{what} am {day}").format(what=what, day=format_day(follow_up.due_on, today))
    when = due(follow_up.due_on, None, today)
    return f"{what} {when}" if days >= 0 else _("{what} fällig {since}").format(what=what, since=when)
