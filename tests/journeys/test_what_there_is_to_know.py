"""What the window says when it opens: no room, a wrong clock, a second version of the file, and all of it in turn."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from kundenapp.store.backup import Backups
from kundenapp.store.opening import Places, open_store
from tests.factories import BAKERY
from tests.factories import person as somebody
from tests.faults.machine import fill, small_disk
from tests.journeys.test_after_an_accident import begun
from tests.ui.hands import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.factories import Clock
    from tests.journeys.conftest import Person


def test_a_full_disk_opens_lists_and_says_so(
    someone: Callable[[], Person], places: Places, clock: Clock, qtbot: QtBot
) -> None:
    with small_disk(1024) as disk:
        person = someone()
        person.file = disk / "Kunden.kundenapp"
        begun(person.file, places, clock)
        ballast = fill(disk)
        session = person.start()
        assert session.store is not None
        assert session.store.customer_list.count() == 1
        assert person.window.desk.notice.text == (
            "Der Speicher des Computers ist voll. Ansehen geht, speichern erst nach dem Aufräumen."
        )
        ballast.unlink()
        session.store.customers.create(somebody())
        person.quit()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-30, "Die Uhr des Computers steht auf 25.10.2026; das ist zu früh."),
        (-20_000, "Die Uhr des Computers steht auf 20.02.1972; das ist zu früh."),
        (27_000, "Die Uhr des Computers geht vor, auf 27.10.2100."),
    ],
)
def test_a_wrong_clock_is_named_and_nothing_is_deleted(
    person: Person, places: Places, clock: Clock, days: int, sentence: str
) -> None:
    begun(person.file, places, clock)
    store = open_store(person.file, places, clock)
    for number in range(14):
        clock.go_on(hours=1)
        store.customers.create(somebody(f"Kunde {number}"))
        store.back_up("Ende")
    store.close()
    before = Backups(places.backups, clock).of_path(person.file)
    clock.go_on(days=days)
    session = person.start()
    assert session.store is not None
    assert person.window.desk.notice.text.startswith(sentence)
    operations = session.store.engine.scalar("SELECT count(*) FROM operations")
    session.store.customers.create(BAKERY)
    person.quit()
    after = Backups(places.backups, clock).of_path(person.file)
    assert len(after) >= min(len(before), 10)
    assert after[0].number > before[0].number
    store = open_store(person.file, places, clock)
    assert store.engine.scalar("SELECT count(*) FROM operations") == operations + 1
    store.close()


def test_a_second_version_beside_the_file_is_named_and_left_alone(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    copy = person.file.with_name("Kunden-LAPTOP7.kundenapp")
    shutil.copy(person.file, copy)
    before = copy.read_bytes()
    person.start()
    notice = person.window.desk.notice
    assert "liegt eine zweite Fassung vom" in notice.text
    assert "„Kunden-LAPTOP7.kundenapp“" in notice.text
    click(notice.close_button)
    assert notice.text == ""
    person.quit()
    assert copy.read_bytes() == before
    shutil.copy(copy, person.file.with_name("Kunden (1).kundenapp"))
    person.start()
    assert "liegen 2 andere Fassungen" in person.window.desk.notice.text


def test_one_sentence_after_the_other(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    shutil.copy(person.file, person.file.with_name("Kunden-LAPTOP7.kundenapp"))
    clock.go_on(days=-30)
    person.start()
    notice = person.window.desk.notice
    assert notice.text.startswith("Die Uhr")
    click(notice.close_button)
    assert notice.text.startswith("Neben der Kundendatei")
    click(notice.close_button)
    assert notice.text == ""


def test_the_log_of_more_than_a_year_goes_when_the_window_closes(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    clock.go_on(days=400)
    session = person.start()
    assert session.store is not None
    session.store.customers.create(somebody())
    person.quit()
    clock.go_on(days=1)
    person.start()
    person.quit()
    store = open_store(person.file, places, clock)
    assert store.engine.scalar("SELECT count(*) FROM operations") == 1
    assert store.customer_list.count() == 2
    store.close()


def test_a_list_too_long_for_the_memory_is_a_sentence_and_the_window_lives(
    person: Person, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    begun(person.file, places, clock)
    session = person.start()

    def list_too_long() -> None:
        try:
            raise MemoryError
        except MemoryError as error:
            sys.excepthook(MemoryError, error, error.__traceback__)

    list_too_long()
    notice = person.window.desk.notice
    qtbot.waitUntil(lambda: notice.text.startswith("Der Arbeitsspeicher des Computers reicht dafür gerade nicht."))
    assert session.store is not None
    session.store.customers.create(somebody())


def test_another_program_that_keeps_the_file_costs_no_word(
    person: Person, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    begun(person.file, places, clock)
    session = person.start()
    assert session.store is not None
    person.window.pages.open_customer(1)
    field = person.window.customers.detail.note_card.field
    other = sqlite3.connect(person.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    field.setFocus()
    field.selectAll()
    field.insertPlainText("Kommt am Freitag vorbei")
    notice = person.window.desk.notice
    qtbot.waitUntil(lambda: notice.text != "", timeout=8000)
    assert "wird gerade an einem anderen Platz benutzt" in notice.text
    assert field.toPlainText() == "Kommt am Freitag vorbei"
    other.execute("ROLLBACK")
    other.close()
    assert notice.action.text().replace("&", "")
    click(notice.action)
    assert session.store.customers.get(1).note == "Kommt am Freitag vorbei"
    assert notice.text == ""
