"""A person who starts the program, works, closes it and starts it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.app.arguments import WindowArguments
from kundenapp.app.drives import DriveKind
from kundenapp.app.place_advice import PlaceAdvice
from kundenapp.app.preferences import Preferences, load_preferences
from kundenapp.app.qt_setup import make_application
from kundenapp.app.recovery import Opener
from kundenapp.app.session import Session
from kundenapp.ui.theme import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.store.opening import Places
    from kundenapp.ui.common.notice import Notice
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.welcome.page import WelcomePage
    from tests.factories import Clock


class Answers:
    """What the person answers to the questions about a file that does not open, and what they were asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.wanted = ""
        self.file: Path | None = None

    def choose(self, _title: str, text: str, actions: Sequence[str]) -> str | None:
        self.asked.append((text, tuple(actions)))
        return next((action for action in actions if self.wanted and action.startswith(self.wanted)), None)

    def file_to_open(self) -> Path | None:
        return self.file

    def file_to_create(self, _proposed: Path) -> Path | None:
        return self.file


class Person:
    """Starts and closes the program over one file."""

    def __init__(self, qtbot: QtBot, file: Path, places: Places, clock: Clock) -> None:
        from kundenapp.app import paths

        self.file = file
        self.answers = Answers()
        self._qtbot, self._places, self._clock = qtbot, places, clock
        self.preferences_file = paths.preferences_file()
        self.ring: Callable[[Path], bool] = lambda _path: False
        self.advice = PlaceAdvice(lambda _path: DriveKind.FIXED, lambda _path: None)
        self.session: Session | None = None

    def start(self, **arguments: object) -> Session:
        app = make_application(Mode.LIGHT, 1.0)
        preferences: Preferences = load_preferences(self.preferences_file)
        opener = Opener(self._places, self.answers, self._clock, self.ring, self.advice)
        self.session = Session(app, WindowArguments(**arguments), opener, self.file, preferences)  # type: ignore[arg-type]
        if self.session.start() and self.session.window is not None:
            self.settle()
        return self.session

    def has_other_window_than(self, notice: Notice) -> bool:
        """Whether the window with this notice has given way to another."""
        window = self.session.window if self.session is not None else None
        return window is not None and window.desk.notice is not notice

    def settle(self) -> None:
        """Wait until the window is there, in front, and has nothing left to do."""
        window = self.window
        self._qtbot.waitUntil(lambda: window.isVisible() and not window.desk.tasks.is_busy)
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)

    @property
    def window(self) -> MainWindow:
        assert self.session is not None
        assert self.session.window is not None
        return self.session.window

    @property
    def has_no_file(self) -> bool:
        """Whether no file is open."""
        return self.session is None or self.session.store is None

    @property
    def welcome_page(self) -> WelcomePage:
        """The page that is there while no file is open, or none is begun."""
        assert self.session is not None
        welcome, page = self.session.welcome, self.session.first_page
        page = welcome.page if welcome is not None else page
        assert page is not None, "a file is open"
        return page

    def answer_first_questions(self, business: str, name: str) -> None:
        from tests.ui.hands import press, type_text

        form = self.welcome_page.form
        type_text(form.business_field, business)
        type_text(form.name_field, name)
        from PySide6.QtCore import Qt

        press(form.name_field, Qt.Key.Key_Return)
        self.settle()

    def quit(self) -> None:
        """Close the window and wait until the file is let go of."""
        window = self.window
        with self._qtbot.waitSignal(window.closed):
            window.close()
        window.deleteLater()
        self.session = None

    def vanish(self) -> None:
        """End as a program does whose computer loses power: nothing more is written."""
        if self.session is not None and self.session.welcome is not None:
            self.session.welcome.leave()
        if self.session is not None and self.session.store is not None:
            self.session._crashes.uninstall()
            if self.session.window is not None:
                self.session.window.desk.events.stop()
                self.session.window.desk.days.stop()
                self.session.window.desk.tasks.stop()
                self.session.window.deleteLater()
            self.session.store.abandon()
            if self.session._sample is not None:
                self.session._sample.vanish()
            self.session = None


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, places: Places, clock: Clock) -> Iterator[Callable[[], Person]]:
    """Returns a person at the computer; whatever they leave open is closed at the end."""
    people: list[Person] = []

    def sit_down() -> Person:
        people.append(Person(qtbot, tmp_path / "Laden" / "Kunden.kundenapp", places, clock))
        return people[-1]

    yield sit_down
    for person in people:
        person.vanish()


@pytest.fixture
def person(someone: Callable[[], Person]) -> Person:
    """One person at the computer."""
    return someone()
