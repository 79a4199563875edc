"""The file is open elsewhere, or lies where no file should: what is said, and the ways on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kundenapp.app import paths
from kundenapp.app.drives import DriveKind
from kundenapp.app.place_advice import PlaceAdvice
from kundenapp.store.header import SCHEMA_VERSION
from kundenapp.store.opening import open_store
from tests.factories import person as somebody
from tests.journeys.test_after_an_accident import begun
from tests.store.test_in_use import left_open
from tests.ui.hands import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.store.opening import Places
    from tests.factories import Clock
    from tests.journeys.conftest import Person

SYNCED = PlaceAdvice(lambda _path: DriveKind.FIXED, lambda path: "Dropbox" if "Dropbox" in path.parts else None)
OLD_FILE = Path(__file__).parents[1] / "store" / "databases" / f"v{SCHEMA_VERSION - 1:03d}.kundenapp"
NETWORK = PlaceAdvice(lambda _path: DriveKind.NETWORK, lambda _path: None)


def open_elsewhere(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    left_open(open_store(person.file, places, clock))


def test_another_computer_is_named_and_looking_is_possible(person: Person, places: Places, clock: Clock) -> None:
    open_elsewhere(person, places, clock)
    person.answers.wanted = "Nur ansehen"
    session = person.start()
    ((text, actions),) = person.answers.asked
    assert "wird gerade von mira an KASSE-2 benutzt (seit 23.11., 08:30)" in text
    assert actions == ("Beenden", "Nur ansehen", "Nochmals versuchen")
    assert session.store is not None
    assert session.store.read_only
    assert person.window.desk.notice.text == "Nur zum Ansehen geöffnet: Hier lässt sich nichts ändern."
    person.quit()
    assert person.answers.asked == [(text, actions)], "nothing was changed, and nothing is backed up"


@pytest.mark.parametrize(("knows", "taken"), [("Übernehmen", True), ("Nicht", False)])
def test_a_note_long_forgotten_is_taken_over_knowingly(
    person: Person, places: Places, clock: Clock, knows: str, taken: bool
) -> None:
    open_elsewhere(person, places, clock)
    clock.go_on(hours=20)
    asked: list[tuple[str, ...]] = []

    def answer(_title: str, text: str, actions: tuple[str, ...]) -> str | None:
        asked.append(tuple(actions))
        if "Übernehmen …" in actions:
            return "Übernehmen …" if len(asked) == 1 else "Beenden"
        assert "verloren" in text
        assert actions[-1] == "Nicht übernehmen", "the safe answer is the proposed one"
        return next(action for action in actions if action.startswith(knows))

    person.answers.choose = answer  # type: ignore[assignment, method-assign]
    session = person.start()
    assert asked[0] == ("Beenden", "Nur ansehen", "Übernehmen …", "Nochmals versuchen")
    assert (session.store is not None) == taken
    if session.store is not None:
        session.store.customers.create(somebody())


def test_the_window_of_the_same_computer_is_rung_at(
    someone: Callable[[], Person], places: Places, clock: Clock
) -> None:
    first, second = someone(), someone()
    begun(first.file, places, clock)
    first.start()
    rung: list[Path] = []
    second.ring = lambda path: not rung.append(path)  # type: ignore[func-returns-value]
    assert second.start().store is None
    assert rung == [first.file]
    assert second.answers.asked == [], "the other window is in front, so there is nothing to ask"


def test_a_file_in_the_network_can_be_looked_at(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    before = person.file.read_bytes()
    person.advice = NETWORK
    person.answers.wanted = "Nur ansehen"
    session = person.start()
    ((text, actions),) = person.answers.asked
    assert "liegt auf einem Netzlaufwerk" in text
    assert actions == ("Beenden", "Nur ansehen", "Nochmals versuchen")
    assert session.store is not None
    assert session.store.read_only
    person.quit()
    assert person.file.read_bytes() == before


def test_a_look_at_a_file_of_an_older_program_leads_back_to_working_on_it(person: Person) -> None:
    person.file.parent.mkdir()
    shutil.copy(OLD_FILE, person.file)
    before = person.file.read_bytes()
    person.advice = NETWORK
    asked: list[str] = []

    def answer(_title: str, text: str, actions: tuple[str, ...]) -> str:
        asked.append(text)
        return ("Nur ansehen", "Nochmals versuchen", "Beenden")[len(asked) - 1]

    person.answers.choose = answer  # type: ignore[assignment, method-assign]
    assert person.start().store is None
    network, older, again = asked
    assert "ist noch nicht auf diese Fassung der Kundenapp umgestellt. Es wurde nichts verändert." in older
    assert "liegt auf einem Netzlaufwerk" in network
    assert again == network, "trying again is not the same look, which could only fail again"
    assert person.file.read_bytes() == before


def test_no_file_is_made_in_the_network(person: Person) -> None:
    person.advice = NETWORK
    person.answers.file = person.file.with_name("Netz.kundenapp")
    person.start()
    page = person.welcome_page
    click(page.form.place_button)
    assert "„Netz.kundenapp“ liegt auf einem Netzlaufwerk" in page.banner.label.text()
    page.form.business_field.setText("Radwerk")
    page.form.name_field.setText("Mira")
    click(page.form.start_button)
    assert person.has_no_file
    assert not person.file.exists()


@pytest.mark.parametrize(("answer", "stays"), [("Trotzdem", True), ("Empfohlenen", False), ("", False)])
def test_a_synchronised_folder_is_advised_against_once(
    person: Person, tmp_path: Path, answer: str, stays: bool
) -> None:
    person.advice = SYNCED
    chosen = tmp_path / "Dropbox" / "Kunden.kundenapp"
    person.answers.file, person.answers.wanted = chosen, answer
    session = person.start()
    page = person.welcome_page
    click(page.form.place_button)
    ((text, actions),) = person.answers.asked
    assert text.startswith("Dieser Ordner wird ins Internet abgeglichen (Dropbox).")
    assert str(paths.data_folder()) in text
    assert actions == ("Trotzdem hier", "Empfohlenen Ordner nehmen")
    page.form.business_field.setText("Radwerk")
    page.form.name_field.setText("Mira")
    click(page.form.start_button)
    person.settle()
    assert session.store is not None
    assert session.store.path == (chosen if stays else paths.default_file())
    assert len(person.answers.asked) == 1


def test_a_file_opened_from_such_a_folder_says_so_the_first_time(person: Person, places: Places, clock: Clock) -> None:
    person.file = person.file.parent / "Dropbox" / "Kunden.kundenapp"
    person.advice = SYNCED
    begun(person.file, places, clock)
    person.start()
    assert person.window.desk.notice.text.startswith("Dieser Ordner wird ins Internet abgeglichen (Dropbox).")
    person.quit()
    person.start()
    assert person.window.desk.notice.text == ""
