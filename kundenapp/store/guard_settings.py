"""At which words the shop wants a hint, and at which it wants none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.guard_words import Kind, own_words
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.settings import Settings

_HINTED, _QUIET, _OFF = "guard_hinted", "guard_quiet", "guard_off_{}"
SWITCHED = (Kind.INSULT, Kind.SPECIAL)
"""The kinds of hints a shop can switch off."""


class GuardSettings:
    """The settings of the hints in the file; whatever is written is an operation.

    Methods that write return the operation, None if nothing differed; `continues` is the operation of the save before
    during the same visit to the field.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def hinted(self) -> tuple[str, ...]:
        """The shop's own words that get a hint."""
        return self._words(_HINTED)

    @property
    def quiet(self) -> tuple[str, ...]:
        """The words that never get one."""
        return self._words(_QUIET)

    @property
    def off(self) -> frozenset[Kind]:
        """The kinds of hints that are switched off."""
        return frozenset(kind for kind in SWITCHED if self._settings.get(_OFF.format(kind.value)) == "1")

    def set_hinted(self, text: str, *, continues: int | None = None) -> int | None:
        """Keep the words that get a hint, as the shop wrote them with commas between.

        Raises
        ------
        ValidationError
            if something is no word, too long, or there are too many.
        """
        summary = _("Die Wörter mit Hinweis sind geändert.")
        return self._keep(_HINTED, own_words("hinted", text), summary, continues)

    def set_quiet(self, text: str, *, continues: int | None = None) -> int | None:
        """Keep the words that never get a hint; errors as in `set_hinted`."""
        summary = _("Die Wörter ohne Hinweis sind geändert.")
        return self._keep(_QUIET, own_words("quiet", text), summary, continues)

    def set_off(self, kind: Kind, *, is_off: bool) -> int | None:
        """Switch the hints of a kind off, or on again."""
        summary = _("Ein Hinweis beim Schreiben ist aus.") if is_off else _("Ein Hinweis beim Schreiben ist an.")
        return self._settings.change(_OFF.format(kind.value), str(int(is_off)), "0", summary)

    def _words(self, name: str) -> tuple[str, ...]:
        return tuple(word for word in (self._settings.get(name) or "").split("\n") if word)

    def _keep(self, name: str, words: tuple[str, ...], summary: str, continues: int | None) -> int | None:
        return self._settings.change(name, "\n".join(words), "", summary, continues=continues)
