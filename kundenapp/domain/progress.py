"""Long work that tells how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called by long work again and again with how much is done and how much there is to do.

What it raises (`StoppedError` if nobody wants the work any more) is not caught on the way, so that the work ends.
"""


class StoppedError(Exception):
    """Somebody has stopped the work; nothing of it is left behind."""


def unwatched(_done: int, _total: int) -> None:
    """Be the `Progress` of work that nobody watches."""
