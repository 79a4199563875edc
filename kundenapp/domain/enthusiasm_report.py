"""The Begeisterungsbericht before it becomes paper: figures, what was said, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.answer_case import CaseCounts
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import AnswerClass, Scale
    from kundenapp.domain.answer_case import CauseCount
    from kundenapp.domain.answer_comment import Comment
    from kundenapp.domain.answer_figures import AnswerFigures
    from kundenapp.domain.business import Business
    from kundenapp.domain.earned_growth import GrowthOfYear
    from kundenapp.domain.referral import Ranking
    from kundenapp.domain.referral_proof import Proof

_EVERYBODY = AnswerFilter()
FEWEST_WITHOUT_NAMES = 5
"""Words without a name hide nobody if fewer people than that might have said them."""
MOST_COMMENTS = 300
"""More words than that nobody reads on paper."""
MOST_RECOMMENDERS = 5


@dataclass(frozen=True)
class BareComment:
    """Words and the answer they belong to, and nothing that tells who said them, when or after what."""

    value: int
    scale: Scale
    words: str


def without_names(comments: tuple[Comment, ...]) -> tuple[BareComment, ...]:
    """Return the words only, by answer and alphabet, so that not even their order tells anything."""
    bare = (BareComment(one.answer.value, one.answer.scale, one.answer.comment) for one in comments)
    return tuple(sorted(bare, key=lambda one: (one.value, one.scale, one.words.casefold(), one.words)))


_NO_CASES = CaseCounts()


@dataclass(frozen=True)
class EnthusiasmReport:
    """A snapshot of what customers answered in one window.

    Attributes
    ----------
    question:
        the question as the shop asks it.
    figures, wanted:
        the figures, and of which customers.
    cases, causes:
        what was done after these answers, and what had been the matter, the most frequent first.
    with_names:
        whether the paper says who said something; then it is for ourselves only.
    comments:
        with names: the latest `MOST_COMMENTS` of the window, the lowest answer first.
    bare_comments:
        without names: the same ones, see `without_names`.
    comments_in_all:
        how many comments the window has.
    people:
        how many people the answers of the window come from, on whatever scale; each answer without a name counts as
        one.
    nameless:
        how many answers without a name there are in the window.
    proof, growth, ranking:
        whether the delighted come back and tell others, what growth that made, and who sent the most; of the whole
        file, so None with a filter, and no ranking without names.
    """

    business: Business
    created_on: date
    question: str
    figures: AnswerFigures
    wanted: AnswerFilter = _EVERYBODY
    cases: CaseCounts = _NO_CASES
    causes: tuple[CauseCount, ...] = ()
    with_names: bool = True
    comments: tuple[Comment, ...] = ()
    bare_comments: tuple[BareComment, ...] = ()
    comments_in_all: int = 0
    people: int = 0
    nameless: int = 0
    proof: Proof | None = None
    growth: GrowthOfYear | None = None
    ranking: Ranking | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody answered at all."""
        return not self.people

    @property
    def nameless_sentence(self) -> str:
        """How many answers do not count as they have no name; empty if all do."""
        if not self.nameless or self.figures.mode is CountingMode.ALL_ANSWERS:
            return ""
        return ngettext(
            "{count} Antwort ohne Namen ist hier nicht mitgezählt.",
            "{count} Antworten ohne Namen sind hier nicht mitgezählt.",
            self.nameless,
        ).format(count=grouped(self.nameless))

    @property
    def hides_comments(self) -> bool:
        """Whether the words are left out, as so few people could be guessed."""
        return not self.with_names and bool(self.comments_in_all) and self.people < FEWEST_WITHOUT_NAMES

    @property
    def comments_sentence(self) -> str:
        """What the reader has to know about the words below; empty for all of them, with names."""
        if self.hides_comments:
            return _(
                "Ohne Namen stehen hier erst Worte, wenn mindestens {fewest} Menschen geantwortet haben. "
                "Sonst ließe sich erraten, wer sie gesagt hat."
            ).format(fewest=FEWEST_WITHOUT_NAMES)
        sentences = []
        shown = len(self.comments) + len(self.bare_comments)
        if shown < self.comments_in_all:
            text = _("Hier stehen die neuesten {shown} von {all}.")
            sentences.append(text.format(shown=grouped(shown), all=grouped(self.comments_in_all)))
        if shown and not self.with_names:
            sentences.append(
                _("Nach der Antwort geordnet, nicht nach dem Tag. Lesen Sie selbst, ob Worte jemanden verraten.")
            )
        return " ".join(sentences)

    @property
    def scope(self) -> str:
        """Of which customers and from which days: "Alle Kunden · 4. Quartal 2026"."""
        return f"{self.wanted.words} · {self.figures.window.label}"


def class_heading(answer_class: AnswerClass, count: int) -> str:
    """Return what stands above the words of a class: "Begeisterte, 12 Kommentare"."""
    text = ngettext("{label}, {count} Kommentar", "{label}, {count} Kommentare", count)
    return text.format(label=answer_class.label, count=grouped(count))
