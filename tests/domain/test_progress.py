"""Work that nobody watches."""

from __future__ import annotations

from kundenapp.domain.progress import unwatched


def test_nobody_minds_how_far_unwatched_work_is() -> None:
    unwatched(1, 2)
