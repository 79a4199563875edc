"""When the trash proposes to erase for good."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kundenapp.domain.erasure import is_due_for_erasure
from tests.factories import MORNING, person


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (30, False), (31, True), (400, True)])
def test_after_thirty_days(days: int, *, is_due: bool) -> None:
    assert is_due_for_erasure(person(deleted_at=MORNING - timedelta(days=days)), MORNING) is is_due


def test_never_outside_the_trash() -> None:
    assert not is_due_for_erasure(person(), MORNING)
