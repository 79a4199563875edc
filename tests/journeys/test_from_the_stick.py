"""A new computer, and the stick with the backups of the old one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kundenapp.store.backup import Backup, Backups
from kundenapp.store.opening import Places, open_store
from kundenapp.store.second_place import SecondPlace
from tests.factories import person as somebody
from tests.journeys.test_after_an_accident import begun
from tests.journeys.test_welcome import chosen_dialog
from tests.ui.hands import click

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.factories import Clock
    from tests.journeys.conftest import Person


@pytest.fixture
def stick(tmp_path: Path, clock: Clock) -> Backups:
    """Backups of an old computer: in the older one is Weber, who has been erased since. That computer is gone."""
    old = tmp_path / "alt"
    places, folder = Places(old / "backups", old / "state"), tmp_path / "Stick"
    folder.mkdir()
    begun(old / "Laden" / "Kunden.kundenapp", places, clock)
    store = open_store(old / "Laden" / "Kunden.kundenapp", places, clock)
    store.second_place = SecondPlace(folder)
    store.customers.create(somebody("Weber"))
    store.back_up("Ende")
    weber = store.customers.get(2)
    store.customers.trash(2)
    store.erase([weber])
    store.customers.create(somebody("Yilmaz"))
    clock.go_on(hours=1)
    store.back_up("Ende")
    root = store.second_place.root
    store.close()
    shutil.rmtree(old)
    return Backups(root, clock)


def restored(person: Person, there: Backups, backup: Backup, qtbot: QtBot) -> list[str]:
    """Restore a backup of the stick from the welcome page; return who is in the file then."""
    before = {path: path.read_bytes() for path in there.root.rglob("*") if path.is_file()}
    person.answers.file = there.path(backup)
    click(person.welcome_page.ways["open"])
    dialog = chosen_dialog(person, qtbot)
    assert dialog.list.count() == len(there.all())
    assert dialog.title.text().startswith(f"{backup.moment.astimezone():%d.%m.%Y, %H:%M} Uhr")
    assert person.session is not None
    assert person.session.welcome is not None
    place = person.session.welcome.target_of(backup)
    assert f"Sie kommt nach {place}." in dialog.preview.text()
    click(dialog.restore_button)
    person.settle()
    assert person.session.store is not None
    assert person.session.store.path == place
    assert {path: path.read_bytes() for path in there.root.rglob("*") if path.is_file()} == before
    customers = person.session.store.customer_list
    return sorted(summary.display_name for summary in customers.page(range(1, 5)))


def test_it_is_restored_and_who_was_erased_stays_so(
    person: Person, stick: Backups, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    _newer, older = stick.all()
    person.start()
    assert restored(person, stick, older, qtbot) == ["Bäckerei Großmann"]
    here = Backups(places.backups, clock)
    assert here.tombstones.of_file(older.file_uuid) == stick.tombstones.of_file(older.file_uuid)
    assert here.of_file(older.file_uuid) == [older]
    person.quit()
    assert here.of_file(older.file_uuid)[0].number == older.number + 1


def test_who_was_erased_here_while_the_stick_was_away_stays_so(
    person: Person, stick: Backups, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    newer, _older = stick.all()
    person.start()
    names = restored(person, stick, newer, qtbot)
    assert person.session is not None
    store = person.session.store
    assert store is not None
    gone = store.customers.get(3)
    store.customers.trash(3)
    store.erase([gone])
    assert (len(names), store.customer_list.count()) == (2, 1)
    person.window.menu.other_file_requested.emit()
    session = person.session
    qtbot.waitUntil(lambda: session.welcome is not None)
    assert restored(person, stick, newer, qtbot) == ["Bäckerei Großmann"]


def test_a_backup_that_was_carried_out_of_its_folder_is_not_worked_in(
    person: Person, stick: Backups, tmp_path: Path
) -> None:
    newer, _older = stick.all()
    alone = tmp_path / newer.file_name
    for end in ("", ".json"):
        shutil.copy(f"{stick.path(newer)}{end}", f"{alone}{end}")
    before = alone.read_bytes()
    person.start()
    page = person.welcome_page
    person.answers.file = alone
    click(page.ways["open"])
    assert page.banner.label.text() == (
        f"„{newer.file_name}“ ist eine Sicherung, aber nicht mehr in ihrem Ordner. Es wurde nichts verändert. "
        "Wählen Sie sie dort, wo das Programm sie abgelegt hat."
    )
    assert person.has_no_file
    assert alone.read_bytes() == before


def test_a_backup_that_is_damaged_on_the_stick_is_not_taken(
    person: Person, stick: Backups, places: Places, qtbot: QtBot
) -> None:
    newer, _older = stick.all()
    path = stick.path(newer)
    data = bytearray(path.read_bytes())
    data[96] ^= 1  # which program wrote it: nobody reads that
    path.write_bytes(data)
    person.start()
    page = person.welcome_page
    person.answers.file = path
    click(page.ways["open"])
    dialog = chosen_dialog(person, qtbot)
    click(dialog.restore_button)
    assert page.banner.label.text().startswith(f"Die Sicherung „{newer.file_name}“ ist beschädigt")
    assert not person.file.exists()
    assert not list(places.backups.rglob("*.kundenapp"))
