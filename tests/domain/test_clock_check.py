"""Whether the clock of the computer can be right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kundenapp.domain.clock_check import ClockDoubt, clock_doubt

SAVED = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "saved", "doubt"),
    [
        (datetime(2026, 11, 23, 9, 43, tzinfo=UTC), SAVED, None),
        (datetime(2026, 11, 22, 9, 42, tzinfo=UTC), SAVED, None),
        (datetime(2026, 11, 22, 9, 41, tzinfo=UTC), SAVED, ClockDoubt.TOO_EARLY),
        (datetime(1970, 1, 1, tzinfo=UTC), None, ClockDoubt.TOO_EARLY),
        (datetime(2023, 12, 31, 23, 59, tzinfo=UTC), None, ClockDoubt.TOO_EARLY),
        (datetime(2024, 1, 1, tzinfo=UTC), None, None),
        (datetime(2055, 12, 31, 23, 59, tzinfo=UTC), SAVED, None),
        (datetime(2056, 1, 1, tzinfo=UTC), SAVED, ClockDoubt.TOO_LATE),
        (datetime(2026, 11, 23, tzinfo=UTC), datetime(2099, 5, 5, tzinfo=UTC), None),
        (datetime(2099, 5, 5, tzinfo=UTC), None, ClockDoubt.TOO_LATE),
    ],
)
def test_a_clock(now: datetime, saved: datetime | None, doubt: ClockDoubt | None) -> None:
    assert clock_doubt(now, saved) is doubt
