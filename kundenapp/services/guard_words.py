"""The word lists of the guard: those the program comes with, and the shop's own."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, cast

from kundenapp.domain.guard import Hint, hints_for_text
from kundenapp.domain.guard_words import GuardWords, guard_words, with_own
from kundenapp.resources import resource_path

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_LISTS = ("insults", "special", "traits")


@cache
def built_in_words() -> GuardWords:
    """Return the lists in ``resources/guard``; they are read once, when somebody first needs them."""
    return guard_words([_read(name) for name in _LISTS], _read("context"))


def hints(text: str, store: Store) -> tuple[Hint, ...]:
    """Return the hints for a free text as the shop wants them."""
    own = store.guard_settings
    return hints_for_text(text, _words(own.hinted, own.quiet), own.off)


@lru_cache(maxsize=4)
def _words(hinted: tuple[str, ...], quiet: tuple[str, ...]) -> GuardWords:
    return with_own(built_in_words(), hinted, quiet)


def _read(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(resource_path(f"guard/{name}.json").read_text(encoding="utf-8")))
