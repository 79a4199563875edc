"""The word lists the program comes with."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, cast

from kundenapp.domain.guard_words import GuardWords, guard_words
from kundenapp.resources import resource_path

_LISTS = ("insults", "special", "traits")


@cache
def built_in_words() -> GuardWords:
    """Return the lists in ``resources/guard``; they are read once, when somebody first needs them."""
    return guard_words([_read(name) for name in _LISTS], _read("context"))


def _read(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(resource_path(f"guard/{name}.json").read_text(encoding="utf-8")))
