"""Which backups are kept: by day and month, and never so that good ones give way to bad ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kundenapp.store.backup import Backup
from kundenapp.store.retention import superseded

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def backup(number: int, at: datetime = NOON, customers: int = 800) -> Backup:
    """Return the manifest of a backup that nobody made."""
    return Backup(
        number=number,
        file_name=f"{number:06d}",
        reason="Ende",
        created_at=at.isoformat(timespec="seconds"),
        source="/x",
        file_uuid="uuid",
        sha256="",
        size=1,
        customers=customers,
        last_operation=number,
    )


def kept(backups: list[Backup]) -> list[int]:
    gone = {one.number for one in superseded(backups)}
    return [one.number for one in backups if one.number not in gone]


def test_few_backups_are_all_kept() -> None:
    assert superseded([]) == []
    assert kept([backup(n) for n in range(1, 11)]) == list(range(1, 11))


def test_of_one_day_the_newest_ten_are_kept() -> None:
    assert kept([backup(n) for n in range(1, 31)]) == list(range(21, 31))


def test_of_each_of_the_last_fourteen_days_the_last_is_kept() -> None:
    twice_a_day = [
        backup(2 * day + half, NOON + timedelta(days=day, hours=half)) for day in range(30) for half in (0, 1)
    ]
    newest_ten = set(range(50, 60))
    last_of_days = {2 * day + 1 for day in range(16, 30)}
    last_of_november = {2 * 7 + 1}
    assert set(kept(twice_a_day)) == newest_ten | last_of_days | last_of_november


def test_of_each_of_the_last_twelve_months_the_last_is_kept() -> None:
    daily = [backup(day, NOON + timedelta(days=day)) for day in range(800)]
    months = [one.created_at[:7] for one in daily if one.number in set(kept(daily))]
    assert len(set(months)) == 12
    assert len(kept(daily)) == 14 + 11


def test_a_file_that_has_shrunk_does_not_drive_out_its_good_backups() -> None:
    good = [backup(n, NOON + timedelta(hours=n)) for n in range(7)]
    small = [backup(7 + n, NOON + timedelta(hours=7 + n), customers=3) for n in range(336)]
    backups: list[Backup] = []
    for one in (*good, *small):
        backups.append(one)
        gone = superseded(backups)
        backups = [other for other in backups if other not in gone]
    assert sum(one.customers == 800 for one in backups) >= 5
    assert {one.number for one in backups} >= {2, 3, 4, 5, 6}


def test_half_as_many_customers_are_still_good() -> None:
    backups = [backup(n, customers=800) for n in range(3)] + [backup(3 + n, customers=400) for n in range(20)]
    assert not set(kept(backups)) & {0, 1, 2}
    backups = [backup(n, customers=800) for n in range(3)] + [backup(3 + n, customers=399) for n in range(20)]
    assert set(kept(backups)) >= {0, 1, 2}


def test_a_clock_that_jumps_deletes_nothing_that_matters() -> None:
    right = [backup(n, NOON + timedelta(days=n)) for n in range(14)]
    wrong = [backup(14 + n, datetime(2099 if n % 2 else 1970, 1, 1, tzinfo=UTC)) for n in range(20)]
    assert set(kept(right + wrong)) >= {13, 12, 11, 10, *range(24, 34)}


@given(
    st.lists(st.tuples(st.integers(-40_000, 40_000), st.integers(0, 1000)), max_size=60),
    st.randoms(use_true_random=False),
)
def test_the_newest_ten_and_five_good_ones_are_always_kept(made: list[tuple[int, int]], chance: object) -> None:
    backups = [backup(n, NOON + timedelta(hours=hours), customers) for n, (hours, customers) in enumerate(made)]
    left = set(kept(backups))
    assert left >= {one.number for one in backups[-10:]}
    most = max((one.customers for one in backups), default=0)
    good = [one.number for one in backups if 2 * one.customers >= most]
    assert left >= set(good[-5:])
    assert chance
    assert kept(list(reversed(backups))) == [one.number for one in reversed(backups) if one.number in left]
