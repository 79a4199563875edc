"""Whether the clock of the computer can be right."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_BEFORE_THIS_PROGRAM = 2024
_FAR_AWAY = 2056
_TOLERANCE = timedelta(days=1)


class ClockDoubt(StrEnum):
    """Why the clock cannot be right."""

    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"


def clock_doubt(now: datetime, last_saved: datetime | None) -> ClockDoubt | None:
    """Return why `now` cannot be the moment, None if it may be.

    It is too early before 2024 and more than a day before `last_saved`, the moment of the newest change in the file;
    it is too late from 2056 on; a change made then says nothing. Both moments have a time zone.
    """
    if now.year >= _FAR_AWAY:
        return ClockDoubt.TOO_LATE
    is_before_the_last = last_saved is not None and last_saved.year < _FAR_AWAY and now < last_saved - _TOLERANCE
    return ClockDoubt.TOO_EARLY if now.year < _BEFORE_THIS_PROGRAM or is_before_the_last else None
