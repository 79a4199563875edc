"""Another day begins while the program runs, or while the computer sleeps; nobody waits for it here."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from kundenapp.ui.common.day_watch import DayWatch
from tests.factories import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

LATE = datetime(2026, 11, 23, 22, 59, 30, tzinfo=UTC)
"""Half a minute before midnight in the shop."""


@pytest.fixture
def clock() -> Clock:
    return Clock(LATE)


@pytest.fixture
def watch(qapp: QApplication, clock: Clock) -> Iterator[DayWatch]:
    owner = QObject()
    watch = DayWatch(clock, owner)
    yield watch
    watch.stop()
    owner.deleteLater()


@pytest.fixture
def told(watch: DayWatch) -> list[date]:
    days: list[date] = []
    watch.day_changed.connect(days.append)
    return days


def test_midnight_is_told_once(watch: DayWatch, clock: Clock, told: list[date]) -> None:
    watch.look()
    assert told == []
    clock.go_on(minutes=1)
    watch.look()
    watch.look()
    assert told == [date(2026, 11, 24)]


def test_a_weekend_of_sleep_is_one_change(watch: DayWatch, clock: Clock, told: list[date]) -> None:
    clock.go_on(days=3)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert told == []
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert told == [date(2026, 11, 26)]


def test_a_clock_set_back_is_another_day_too(watch: DayWatch, clock: Clock, told: list[date]) -> None:
    clock.go_on(days=-1)
    watch.look()
    assert told == [date(2026, 11, 22)]


def test_every_look_is_told_for_what_follows_the_time_of_day(watch: DayWatch) -> None:
    looks: list[bool] = []
    watch.looked.connect(lambda: looks.append(True))
    watch.look()
    assert looks == [True]


def test_it_looks_once_a_minute_and_no_more_after_the_end(watch: DayWatch, clock: Clock, told: list[date]) -> None:
    assert watch._timer.interval() == 60_000
    watch._timer.timeout.emit()
    watch.stop()
    clock.go_on(days=1)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert told == []
    assert not watch._timer.isActive()
