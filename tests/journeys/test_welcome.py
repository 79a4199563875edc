"""The welcome page: a new file, the one that is missing, another one, a backup, the sample business."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.app.preferences import Preferences, load_preferences, save_preferences
from kundenapp.app.recovery import Wish
from kundenapp.app.window import last_file
from kundenapp.domain.business import Business, Employee
from kundenapp.services.file_care import back_up_now
from kundenapp.store.backup import BY_HAND, Backups
from kundenapp.store.opening import open_store
from kundenapp.ui.common.backup_now import backed_up_now
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.welcome.backup_dialog import BackupDialog
from tests.factories import person as somebody
from tests.faults.machine import fill, small_disk
from tests.journeys.test_after_an_accident import begun
from tests.ui.hands import click, hit, type_where_focus_is

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kundenapp.store.opening import Places
    from tests.factories import Clock
    from tests.journeys.conftest import Person


def test_two_answers_by_keyboard_make_a_file(person: Person, qtbot: QtBot) -> None:
    session = person.start()
    page = person.welcome_page
    qtbot.waitUntil(page.form.business_field.hasFocus)
    assert not person.file.exists(), "nothing is made before it is wanted"
    hit(page, Qt.Key.Key_Return)
    hit(page, Qt.Key.Key_Return)
    assert page.form.business.error()
    page.form.business_field.setFocus()
    type_where_focus_is("Radwerk Lindner")
    hit(page, Qt.Key.Key_Return)
    type_where_focus_is("Sabine Lindner")
    hit(page, Qt.Key.Key_Return)
    person.settle()
    assert session.store is not None
    assert session.store.path == person.file
    assert session.welcome is None
    assert load_preferences(person.preferences_file).last_files == (str(person.file),)


def test_a_new_file_may_lie_elsewhere_and_what_does_not_work_is_said(person: Person, tmp_path: Path) -> None:
    person.start()
    page = person.welcome_page
    (tmp_path / "voll").write_text("a file, no folder")
    person.answers.file = tmp_path / "voll" / "Kunden.kundenapp"
    click(page.form.place_button)
    for field, text in ((page.form.business_field, "Radwerk"), (page.form.name_field, "Mira")):
        field.setText(text)
    click(page.form.start_button)
    assert page.banner.label.text().startswith("„Kunden.kundenapp“ konnte nicht geschrieben werden")
    person.answers.file = tmp_path / "Neu.kundenapp"
    click(page.form.place_button)
    click(page.form.start_button)
    person.settle()
    assert (tmp_path / "Neu.kundenapp").exists()


def test_creating_can_be_tried_again_on_a_disk_that_was_full(someone: Callable[[], Person]) -> None:
    with small_disk(600) as disk:
        person = someone()
        person.file = disk / "Kunden.kundenapp"
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 540_000)
        person.start()
        page = person.welcome_page
        page.form.business_field.setText("Radwerk")
        page.form.name_field.setText("Mira")
        click(page.form.start_button)
        assert "Der Datenträger ist voll" in page.banner.label.text()
        assert not person.file.exists()
        ballast.unlink()
        click(page.form.start_button)
        person.settle()
        assert person.file.exists()
        person.quit()


def test_a_disk_that_is_full_after_the_file_was_made_asks_again_in_that_file(someone: Callable[[], Person]) -> None:
    with small_disk(2048) as disk:
        person = someone()
        person.file = disk / "Kunden.kundenapp"
        session = person.start()
        assert session.welcome is not None
        store = session.opener.opened(Wish(person.file, create=True))
        ballast = fill(disk)
        session.welcome.created.emit(store, Business("Radwerk"), Employee("Mira"))
        page = person.welcome_page
        assert page is session.first_page, "the other page would make the file once more"
        assert page.isVisible()
        assert page.banner.label.text().startswith("Der Speicher des Computers ist voll.")
        assert (page.form.business_field.text(), page.form.name_field.text()) == ("Radwerk", "Mira")
        click(page.form.start_button)
        assert person.welcome_page is page, "still full"
        ballast.unlink()
        click(page.form.start_button)
        person.settle()
        business = store.businesses.get()
        assert business is not None
        assert (business.name, [person.name for person in store.employees.active()]) == ("Radwerk", ["Mira"])
        person.quit()


def test_a_missing_file_offers_its_backup_first(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    person.start()
    person.quit()
    person.file.unlink()
    session = person.start()
    assert person.has_no_file, "never a fresh empty list"
    page = person.welcome_page
    assert list(page.proposed) == ["newest", "again"]
    assert not page.recent[0].isEnabled()
    assert page.recent[0].accessibleDescription() == "nicht gefunden"
    click(page.proposed["newest"])
    person.settle()
    assert session.store is not None
    assert session.store.customer_list.count() == 1


def test_a_missing_file_that_comes_back_is_found(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    person.start()
    person.quit()
    shutil.rmtree(places.backups)
    away = person.file.with_name("weg")
    person.file.rename(away)
    session = person.start()
    page = person.welcome_page
    click(page.proposed["again"])
    assert "ist nicht an ihrem Platz" in page.banner.label.text()
    away.rename(person.file)
    click(page.proposed["again"])
    person.settle()
    assert session.store is not None


def test_another_file_from_the_menu_and_back_again(
    person: Person, places: Places, clock: Clock, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "Filiale.kundenapp"
    begun(other, places, clock)
    begun(person.file, places, clock)
    session = person.start()
    menu = person.window.menu.made()
    (entry,) = (action for action in menu.actions() if action.text() == "Andere Datei …")
    entry.trigger()
    qtbot.waitUntil(lambda: session.welcome is not None)
    assert person.has_no_file
    told = [label.text() for label in person.welcome_page.findChildren(PlainLabel)]
    assert "„Kunden“ ist geschlossen." in told, "what was not saved was left knowingly; nothing else is promised"
    open_store(person.file, places, clock).close()  # it is let go of
    page = person.welcome_page
    person.answers.file = other
    click(page.ways["open"])
    person.settle()
    assert session.store is not None
    assert session.store.path == other
    person.window.menu.other_file_requested.emit()
    qtbot.waitUntil(lambda: session.welcome is not None)
    page = person.welcome_page
    assert [button.accessibleName() for button in page.recent] == ["Filiale", "Kunden"]
    click(page.recent[1])
    person.settle()
    assert session.store.path == person.file


def test_a_file_that_does_not_open_leaves_the_page_there(person: Person, tmp_path: Path) -> None:
    (tmp_path / "Brief.kundenapp").write_bytes(b"no customer file at all")
    person.start()
    person.answers.file = tmp_path / "Brief.kundenapp"
    click(person.welcome_page.ways["open"])
    assert "ist keine Kundendatei" in person.answers.asked[-1][0]
    assert person.has_no_file
    assert person.welcome_page.isVisible()


def chosen_dialog(person: Person, qtbot: QtBot) -> BackupDialog:
    page = person.welcome_page
    qtbot.waitUntil(lambda: page.findChild(BackupDialog) is not None)
    (dialog,) = page.findChildren(BackupDialog)
    return dialog


def test_a_backup_is_looked_into_and_put_in_place(person: Person, places: Places, clock: Clock, qtbot: QtBot) -> None:
    begun(person.file, places, clock)
    store = open_store(person.file, places, clock)
    store.customers.create(somebody("Weber"))
    clock.go_on(hours=1)
    store.back_up(BY_HAND)
    store.customers.create(somebody("Yilmaz"))
    store.close()
    session = person.start()
    person.window.menu.other_file_requested.emit()
    qtbot.waitUntil(lambda: session.welcome is not None)
    click(person.welcome_page.ways["restore"])
    dialog = chosen_dialog(person, qtbot)
    assert dialog.list.item(0).text().startswith("23.11.2026, 10:42 · 3 Kunden · ")  # made at the end
    qtbot.waitUntil(dialog.list.hasFocus)
    hit(dialog, Qt.Key.Key_Down)
    assert dialog.title.text() == "23.11.2026, 10:42 Uhr, von Hand"
    assert "2 Kunden, 0 Gespräche" in dialog.preview.text()
    assert "Bäckerei Großmann" in dialog.preview.text()
    assert "unter anderem Namen daneben" in dialog.preview.text()
    click(dialog.restore_button)
    person.settle()
    assert session.store is not None
    assert session.store.customer_list.count() == 2
    assert [path for path in person.file.parent.iterdir() if "ersetzt" in path.name]


def test_a_backup_by_command_is_one_by_hand(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    by_command, _path = back_up_now(person.file, places)
    person.start()
    backed_up_now(person.window.desk.store)
    backups = Backups(places.backups, clock).of_path(person.file)
    assert [backup.reason for backup in backups] == [BY_HAND, by_command.reason, "Ende"]
    assert by_command.reason == BY_HAND


def test_the_settings_lead_to_the_backups(person: Person, places: Places, clock: Clock, qtbot: QtBot) -> None:
    begun(person.file, places, clock)
    store = open_store(person.file, places, clock)
    store.back_up(BY_HAND)
    store.close()
    session = person.start()
    settings = person.window.menu.open_settings()
    settings.show_page(settings.data)
    click(settings.data.restore_button)
    qtbot.waitUntil(lambda: session.welcome is not None)
    dialog = chosen_dialog(person, qtbot)
    assert dialog.list.count() > 0
    dialog.reject()
    assert person.has_no_file


def test_a_damaged_backup_cannot_be_taken(person: Person, places: Places, clock: Clock, qtbot: QtBot) -> None:
    begun(person.file, places, clock)
    backups = Backups(places.backups, clock)
    (backup,) = backups.all()
    backups.path(backup).write_bytes(b"")
    person.file.unlink()
    person.start()
    page = person.welcome_page
    assert list(page.proposed) == ["again"], "what cannot be trusted is not proposed"
    person.answers.file = backups.path(backup)
    click(page.ways["open"])  # a backup chosen as a file
    dialog = chosen_dialog(person, qtbot)
    assert "ist beschädigt" in dialog.preview.text()
    assert not dialog.restore_button.isEnabled()
    click(dialog.cancel_button)


def test_without_backups_there_is_nothing_to_choose(person: Person, qtbot: QtBot) -> None:
    person.start()
    click(person.welcome_page.ways["restore"])
    dialog = chosen_dialog(person, qtbot)
    assert dialog.title.text() == "Noch keine Sicherung"
    assert not dialog.restore_button.isEnabled()
    click(dialog.cancel_button)


def test_the_sample_business_leaves_nothing_behind(person: Person, tmp_path: Path) -> None:
    stick = tmp_path / "Stick"
    stick.mkdir()
    own = Preferences(second_backup_folder=str(stick))
    save_preferences(own, person.preferences_file)
    session = person.start()
    click(person.welcome_page.ways["sample"])
    person.settle()
    assert session.store is not None
    folder = session.store.path.parent
    assert session.store.customer_list.count() > 40
    settings = person.window.menu.open_settings()
    settings.show_page(settings.data)
    row = settings.data.second_place
    assert not row.choose_button.isVisible()
    assert not row.drop_button.isVisible()
    assert row.state_label.text() == "Der Beispielbetrieb wird nirgends behalten."
    click(settings.data.backup_button)
    assert settings.told_label.text().startswith("Gesichert: ")
    settings.close()
    person.quit()
    assert not folder.exists()
    assert not person.file.exists()
    assert list(stick.iterdir()) == []
    assert load_preferences(person.preferences_file) == own


def test_from_the_sample_business_back_to_the_own_file(
    person: Person, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    begun(person.file, places, clock)
    session = person.start()
    for wanted in ("sample", "again"):
        person.window.menu.other_file_requested.emit()
        qtbot.waitUntil(lambda: session.welcome is not None)
        page = person.welcome_page
        click(page.ways[wanted] if wanted in page.ways else page.proposed[wanted])
        person.settle()
    assert session.store is not None
    assert session.store.path == person.file
    session.store.customers.create(somebody())
    person.quit()
    assert Backups(places.backups, clock).of_path(person.file)[0].customers == 2
    assert load_preferences(person.preferences_file).last_files == (str(person.file),)


def test_closing_the_page_ends_the_program(person: Person, qtbot: QtBot, qapp: QApplication) -> None:
    session = person.start()
    assert session.welcome is not None
    with qtbot.waitSignal(session.welcome.given_up):
        person.welcome_page.close()


@pytest.mark.parametrize("files", [(), ("/a/Filiale.kundenapp", "/b/Kunden.kundenapp")])
def test_the_last_file_is_opened(files: tuple[str, ...]) -> None:
    from kundenapp.app import paths

    assert str(last_file(Preferences(last_files=files))) == (files[0] if files else str(paths.default_file()))
