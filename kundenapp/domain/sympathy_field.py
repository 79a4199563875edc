"""The field of the matrix: four quadrants between two lines, with names the shop may choose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.placement import HalfSteps, parse_step
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping


_INSIDE = {"sympathy": HalfSteps(1.5, 4.5), "enthusiasm": HalfSteps(0.5, 9.5)}
"""Where a line may lie, so that no quadrant is empty."""


class Quadrant(StrEnum):
    """A field of the matrix; it is not the category of a customer."""

    DREAM = "dream"
    HEART = "heart"
    REASON = "reason"
    CLARIFY = "clarify"

    @property
    def is_right(self) -> bool:
        """Whether it lies right of the line: we are glad to see whoever stands there."""
        return self in (Quadrant.DREAM, Quadrant.HEART)

    @property
    def is_above(self) -> bool:
        """Whether it lies above the line: whoever stands there is keen on us."""
        return self in (Quadrant.DREAM, Quadrant.REASON)


@dataclass(frozen=True)
class FieldLines:
    """Where the quadrants end: right is above `sympathy`, above is `enthusiasm` and more."""

    sympathy: float = 3.0
    enthusiasm: float = 7.0

    def quadrant(self, sympathy: float, enthusiasm: float) -> Quadrant:
        """Return in which quadrant a point lies."""
        if sympathy > self.sympathy:
            return Quadrant.DREAM if enthusiasm >= self.enthusiasm else Quadrant.HEART
        return Quadrant.REASON if enthusiasm >= self.enthusiasm else Quadrant.CLARIFY

    def validated(self) -> FieldLines:
        """Return the lines as they are.

        Raises
        ------
        ValidationError
            if a line does not lie inside the field, in half steps.
        """
        for name, inside in _INSIDE.items():
            if not inside.holds(getattr(self, name)):
                sentence = _("Die Linie liegt im Feld: {scale} in halben Schritten.")
                raise ValidationError(name, sentence.format(scale=inside.label))
        return self

    def with_line(self, name: str, text: str) -> FieldLines:
        """Return the lines with one of them (`sympathy` or `enthusiasm`) as it was typed.

        Raises
        ------
        ValidationError
            if `text` is no number, or the line would not lie inside the field.
        """
        value = parse_step(text, _INSIDE[name], name)
        if value is None:
            raise ValidationError(
                name, _("Hier fehlt die Zahl. Möglich ist {scale}.").format(scale=_INSIDE[name].label)
            )
        return replace(self, **{name: value})


@dataclass(frozen=True)
class QuadrantWords:
    """What a quadrant is called, and what to do there."""

    name: str
    subtitle: str


def default_words(quadrant: Quadrant) -> QuadrantWords:
    """Return the words of a quadrant as they are until the shop chooses its own."""
    return {
        Quadrant.DREAM: QuadrantWords(_("Traumfeld"), _("pflegen und feiern")),
        Quadrant.HEART: QuadrantWords(_("Herzensfeld"), _("gern gesehen, jetzt begeistern")),
        Quadrant.REASON: QuadrantWords(_("Vernunftfeld"), _("wertvoll, klar und fair bleiben")),
        Quadrant.CLARIFY: QuadrantWords(_("Klärfeld"), _("Gespräch suchen oder loslassen")),
    }[quadrant]


def checked_words(words: QuadrantWords, quadrant: Quadrant) -> QuadrantWords:
    """Return the words of a quadrant as they are kept.

    Raises
    ------
    ValidationError
        if there is no name (field `name`), or a text is too long.
    """
    name = limits.check_length("name", clean_line(words.name), limits.TAG)
    if not name:
        sentence = _("Das Feld braucht einen Namen. Zum Beispiel: {name}")
        raise ValidationError("name", sentence.format(name=default_words(quadrant).name))
    return QuadrantWords(name, limits.check_length("subtitle", clean_line(words.subtitle), limits.TAG))


@dataclass(frozen=True)
class SympathyField:
    """Lines and words together: what the shop has chosen, and the usual words for the rest."""

    lines: FieldLines = FieldLines()
    chosen: Mapping[Quadrant, QuadrantWords] = field(default_factory=dict)

    def words(self, quadrant: Quadrant) -> QuadrantWords:
        """Return the words of a quadrant."""
        return self.chosen.get(quadrant) or default_words(quadrant)

    def arrival(self, name: str, quadrant: Quadrant) -> str:
        """Return the sentence about a customer who was moved: "… steht jetzt im Traumfeld."."""
        sentence = _("{name} steht jetzt im Feld „{field}“.")
        chosen = self.chosen.get(quadrant)
        if chosen is None or chosen.name == default_words(quadrant).name:
            sentence = _("{name} steht jetzt im {field}.")
        return sentence.format(name=name, field=self.words(quadrant).name)
