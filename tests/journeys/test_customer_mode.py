"""The Kundenmodus over the end of the program: it comes back, and whoever has forgotten the code gets out of it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from kundenapp.app.preferences import load_preferences, save_preferences
from kundenapp.domain.business import Business
from kundenapp.domain.customer_mode import CustomerMode
from kundenapp.store.opening import create_store
from kundenapp.ui.main_window import MainWindow
from tests.factories import BAKERY
from tests.faults.machine import REPO
from tests.ui.hands import click, hit, press, type_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from kundenapp.ui.customer_mode.screen import CustomerModeScreen
    from tests.factories import Clock
    from tests.journeys.conftest import Person

CODE = "4711"


class Eyes(QObject):
    """Sees every window that appears, if only for one frame."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and isinstance(watched, QWindow) and watched.isExposed():
            self.seen.append(watched.objectName().removesuffix("ClassWindow"))
        return False


@pytest.fixture
def eyes(qapp: QApplication) -> Iterator[Eyes]:
    eyes = Eyes()
    qapp.installEventFilter(eyes)
    yield eyes
    qapp.removeEventFilter(eyes)


@pytest.fixture
def shop(person: Person, places: Places, clock: Clock) -> None:
    """The file of a shop with a customer and a code, closed."""
    person.file.parent.mkdir(parents=True, exist_ok=True)
    store = create_store(person.file, places, clock)
    store.businesses.save(Business(name="Radwerk Lindner"))
    store.employees.create("Mira Kaya")
    store.customers.create(BAKERY)
    store.answer_settings.set_code(CODE)
    store.close()


def the_store(person: Person) -> Store:
    assert person.session is not None
    assert person.session.store is not None
    return person.session.store


def screen_of(person: Person, qtbot: QtBot) -> CustomerModeScreen:
    window = person.window
    qtbot.waitUntil(lambda: window.customer_mode.screen is not None and not window.desk.tasks.is_busy)
    screen = window.customer_mode.screen
    assert screen is not None
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def start_into_mode(person: Person, qtbot: QtBot, **arguments: object) -> CustomerModeScreen:
    """Start the program where the question is expected in the place of the window."""
    person.settle = lambda: None  # type: ignore[method-assign]
    try:
        person.start(**arguments)
        return screen_of(person, qtbot)
    finally:
        del person.settle


def begin(person: Person, qtbot: QtBot, customer_id: int | None = None) -> CustomerModeScreen:
    person.window.customer_mode.begin(customer_id)
    return screen_of(person, qtbot)


def leave(screen: CustomerModeScreen) -> None:
    hit(screen, Qt.Key.Key_Escape)
    type_text(screen.code.line, CODE)
    press(screen.code.line, Qt.Key.Key_Return)


def end_suddenly(person: Person) -> None:
    screen = person.window.customer_mode.screen
    person.vanish()
    if screen is not None:
        screen.hide()
        screen.deleteLater()
    QApplication.processEvents()


@pytest.mark.usefixtures("shop")
def test_a_restart_comes_back_to_the_question_and_shows_nothing_before(
    person: Person, qtbot: QtBot, eyes: Eyes
) -> None:
    person.start()
    begin(person, qtbot)
    end_suddenly(person)
    eyes.seen.clear()
    screen = start_into_mode(person, qtbot)
    qtbot.wait(100)
    assert set(eyes.seen) == {"CustomerModeScreen"}
    assert not person.window.isVisible()
    assert screen.page is screen.question
    click(screen.question.scale.buttons[9])
    click(screen.comment.finish_button)
    leave(screen)
    qtbot.waitUntil(person.window.isVisible)
    assert load_preferences(person.preferences_file).customer_mode is None
    person.quit()
    person.start()
    assert person.window.isVisible()
    assert person.window.customer_mode.screen is None
    person.quit()


@pytest.mark.usefixtures("shop")
def test_the_chosen_customer_has_answered_before_the_restart_and_after_it(person: Person, qtbot: QtBot) -> None:
    person.start()
    screen = begin(person, qtbot, 1)
    end_suddenly(person)
    screen = start_into_mode(person, qtbot)
    assert screen.question.greeting.text() == "Sehr geehrter Herr Großmann,"
    click(screen.question.scale.buttons[9])
    click(screen.comment.finish_button)
    end_suddenly(person)
    screen = start_into_mode(person, qtbot)
    assert screen.page is screen.thanks
    assert [answer.value for answer in the_store(person).answers.of_customer(1)] == [9]
    leave(screen)
    person.quit()


@pytest.mark.usefixtures("shop")
def test_wrong_codes_still_cost_time_after_a_restart(person: Person, qtbot: QtBot, clock: Clock) -> None:
    person.start()
    screen = begin(person, qtbot)
    hit(screen, Qt.Key.Key_Escape)
    for _attempt in range(5):
        type_text(screen.code.line, "0000")
        press(screen.code.line, Qt.Key.Key_Return)
    end_suddenly(person)
    screen = start_into_mode(person, qtbot)
    hit(screen, Qt.Key.Key_Escape)
    assert not screen.code.line.isEnabled()
    clock.go_on(seconds=10)
    screen.code.refresh()
    type_text(screen.code.line, CODE)
    press(screen.code.line, Qt.Key.Key_Return)
    assert person.window.isVisible()
    person.quit()


@pytest.mark.usefixtures("shop")
def test_a_customer_who_has_gone_meanwhile_is_not_named(
    person: Person, qtbot: QtBot, places: Places, clock: Clock
) -> None:
    from kundenapp.store.opening import open_store

    person.start()
    begin(person, qtbot, 1)
    end_suddenly(person)
    store = open_store(person.file, places, clock)
    store.customers.trash(1)
    store.close()
    screen = start_into_mode(person, qtbot)
    assert screen.question.greeting.isHidden()
    assert screen.mode.customer_uuid == ""
    leave(screen)
    person.quit()


@pytest.mark.usefixtures("shop")
def test_a_forgotten_code_is_reset(person: Person, qtbot: QtBot) -> None:
    person.start()
    begin(person, qtbot)
    end_suddenly(person)
    person.start(without_customer_mode=True)
    assert person.window.isVisible()
    assert person.window.desk.notice.text == "Der Code ist zurückgesetzt, der Kundenmodus beendet."
    assert not the_store(person).answer_settings.has_code
    assert the_store(person).undo() is None
    person.quit()
    person.start()
    assert person.window.isVisible()
    assert person.window.desk.notice.text == ""
    person.quit()


@pytest.mark.usefixtures("shop")
def test_without_a_code_there_is_nothing_to_reset(person: Person) -> None:
    person.start(without_customer_mode=True)
    person.quit()
    person.start(without_customer_mode=True)
    assert person.window.desk.notice.text == "Der Kundenmodus ist beendet; ein Code war nicht festgelegt."
    person.quit()


@pytest.mark.usefixtures("shop")
def test_a_file_that_is_only_looked_at_keeps_its_code(
    person: Person, someone: Callable[[], Person], qtbot: QtBot
) -> None:
    person.start()
    begin(person, qtbot)
    end_suddenly(person)
    uuid_mode = load_preferences(person.preferences_file).customer_mode
    other = someone()
    other.start(without_customer_mode=True)
    the_store(other).answer_settings.set_code(CODE)
    save_preferences(
        replace(load_preferences(person.preferences_file), customer_mode=uuid_mode), person.preferences_file
    )
    person.answers.wanted = "Nur ansehen"
    screen = start_into_mode(person, qtbot)
    assert the_store(person).read_only
    leave(screen)
    assert person.window.isVisible()
    person.quit()
    person.start(without_customer_mode=True)
    sentences = [person.window.desk.notice.text]
    person.window.desk.notice.hide_message()
    sentences.append(person.window.desk.notice.text)
    assert any("Der Code bleibt" in sentence for sentence in sentences)
    assert the_store(person).answer_settings.has_code
    person.quit()
    other.quit()


@pytest.mark.usefixtures("shop")
def test_a_mode_without_a_code_is_off_for_nobody_would_come_out(person: Person, qtbot: QtBot) -> None:
    person.start()
    the_store(person).answer_settings.forget_code()
    uuid = the_store(person).settings.file_uuid
    person.quit()
    preferences = load_preferences(person.preferences_file)
    save_preferences(replace(preferences, customer_mode=CustomerMode(uuid)), person.preferences_file)
    person.start()
    assert person.window.isVisible()
    person.quit()


@pytest.mark.usefixtures("shop")
def test_the_mode_of_another_file_does_not_count(person: Person) -> None:
    save_preferences(
        replace(load_preferences(person.preferences_file), customer_mode=CustomerMode("another")),
        person.preferences_file,
    )
    person.start()
    assert person.window.isVisible()
    person.quit()


@pytest.mark.usefixtures("shop")
def test_a_fault_of_the_program_is_not_told_to_customers(person: Person, qtbot: QtBot) -> None:
    from kundenapp.ui.common.crash_dialog import CrashDialog

    others = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    person.start()
    screen = begin(person, qtbot)
    assert person.session is not None
    person.session._on_crashed("Im Programm ist ein Fehler passiert.", "Einzelheiten")
    QApplication.processEvents()
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget not in others]
    assert shown == [screen]
    leave(screen)
    dialog = person.window.findChild(CrashDialog)
    assert isinstance(dialog, CrashDialog)
    assert dialog.isVisible()
    dialog.reject()
    person.quit()


def test_the_sample_business_forgets_the_mode(person: Person, qtbot: QtBot) -> None:
    person.start(demo=True)
    the_store(person).answer_settings.set_code(CODE)
    begin(person, qtbot)
    assert load_preferences(person.preferences_file).customer_mode is None
    end_suddenly(person)
    person.start(demo=True)
    assert person.window.isVisible()
    person.quit()


RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kundenapp.app.arguments import WindowArguments
from kundenapp.app.window import prepared
from kundenapp.ui.customer_mode.screen import CustomerModeScreen

with prepared(WindowArguments(file=Path(sys.argv[1]))) as session:
    assert session.start()
    window = session.window

    def tell():
        if sys.argv[2] == "begin":
            window.customer_mode.begin(None)
        shown = [type(widget).__name__ for widget in session.app.topLevelWidgets() if widget.isVisible()]
        print(*shown, flush=True)
        if sys.argv[2] == "answer":
            window.customer_mode.screen.question.scale.buttons[7].click()
            window.customer_mode.screen.comment.finish_button.click()
            print("answered", flush=True)

    session.opened.connect(tell)
    session.app.exec()
"""


@pytest.mark.skipif(os.name != "posix", reason="ends the program with a signal")
def test_killed_and_started_again(tmp_path: Path, places: Places, clock: Clock) -> None:
    file = tmp_path / "Kunden.kundenapp"
    store = create_store(file, places, clock)
    store.businesses.save(Business(name="Radwerk Lindner"))
    store.employees.create("Mira Kaya")
    store.answer_settings.set_code(CODE)
    store.close()
    home = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}

    def killed(how: str, *expected: str) -> None:
        command = [sys.executable, "-c", RUN, str(file), how]
        with subprocess.Popen(
            command, cwd=REPO, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            lines = [running.stdout.readline().strip() for _line in expected]
            running.send_signal(signal.SIGKILL)
            assert lines == list(expected), running.stderr.read()

    killed("begin", "CustomerModeScreen")
    killed("answer", "CustomerModeScreen", "answered")
    killed("look", "CustomerModeScreen")
    command = [sys.executable, "-m", "kundenapp", "check", "--file", str(file)]
    done = subprocess.run(command, cwd=REPO, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sqlite3.connect(file).execute("SELECT value, channel FROM answers").fetchall() == [(7, "kiosk")]


def test_main_windows_are_seen_by_these_eyes(person: Person, eyes: Eyes, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("shop")
    person.start()
    assert MainWindow.__name__ in eyes.seen
    person.quit()
