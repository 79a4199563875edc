"""The settings: by keyboard, each change in the file at once, each taken back, bad input in sentences."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from kundenapp.domain.business import Business
from kundenapp.domain.faults import Fault, sentence
from kundenapp.services.starter_statements import starter_statements
from kundenapp.store.opening import open_store
from kundenapp.ui.common.dialogs import QuestionDialog
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.trash_dialog import TrashDialog
from kundenapp.ui.main_window import MainWindow
from kundenapp.ui.settings.dialog import SettingsDialog, show_folder
from kundenapp.ui.settings.leave_dialog import LeaveDialog
from kundenapp.ui.theme import Mode, theme
from tests.factories import BAKERY, MONDAY, to_do
from tests.faults.machine import fill, small_disk
from tests.ui.hands import CTRL, click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from tests.factories import Clock


def the_dialog(window: MainWindow) -> SettingsDialog:
    (dialog,) = (found for found in window.findChildren(SettingsDialog) if found.isVisible())
    return dialog


@pytest.fixture
def dialog(main_window: MainWindow) -> SettingsDialog:
    hit(main_window, Qt.Key.Key_Comma, CTRL)
    return the_dialog(main_window)


def go_down(dialog: SettingsDialog, times: int) -> None:
    dialog.list.setFocus()
    for _time in range(times):
        press(dialog.list, Qt.Key.Key_Down)


def test_it_opens_from_the_menu_and_walks_with_the_arrow_keys(main_window: MainWindow) -> None:
    menu = main_window.menu.made()
    (entry,) = (action for action in menu.actions() if action.text() == "Einstellungen …\tStrg+,")
    entry.trigger()
    dialog = the_dialog(main_window)
    titles = []
    for _page in dialog.pages:
        titles.append(dialog.pages[dialog.stack.currentIndex()].title)
        press(dialog.list, Qt.Key.Key_Down)
    assert titles == [
        "Betrieb",
        "Marken",
        "Mitarbeitende",
        "Werte und Regeln",
        "Sympathie",
        "Begeisterung",
        "Partnerschaft",
        "Hinweise",
        "Aussehen",
        "Daten",
    ]
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_once_closed_it_is_gone_and_hears_nothing_more(
    shop: Store, main_window: MainWindow, dialog: SettingsDialog, qapp: QApplication, qtbot: QtBot
) -> None:
    click(dialog.close_button)
    qtbot.waitUntil(lambda: not main_window.findChildren(SettingsDialog))
    theme().apply(qapp, Mode.DARK, 1.3)
    shop.brands.add("Lastenheld")
    shop.employees.add("Jonas Peters")


def test_the_business_saves_itself(shop: Store, dialog: SettingsDialog, qtbot: QtBot) -> None:
    city = dialog.business.inputs["city"]
    city.setFocus()
    type_text(city, "Bremen")
    qtbot.waitUntil(lambda: shop.businesses.get() == Business("Radwerk Lindner", city="Bremen"), timeout=3000)
    assert dialog.told_label.text() == "Gespeichert, 09:42"
    type_text(city, "-Nord")
    hit(dialog, Qt.Key.Key_Tab)
    assert shop.businesses.get() == Business("Radwerk Lindner", city="Bremen-Nord")
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert shop.businesses.get() == Business("Radwerk Lindner"), "one visit is one step"
    assert city.text() == ""
    assert dialog.told_label.text() == "Zurückgenommen: „Die Angaben zum Betrieb sind gespeichert.“"
    hit(dialog, Qt.Key.Key_Y, CTRL)
    assert city.text() == "Bremen-Nord"


@pytest.mark.parametrize(
    ("line", "typed", "told"),
    [
        ("email", "info@", "Die E-Mail-Adresse ist noch nicht vollständig. Es fehlt der Teil nach dem @."),
        ("email", "info", "In der E-Mail-Adresse fehlt das @. Zum Beispiel: name@beispiel.de"),
        ("phone", "o421", "In der Telefonnummer ist ein Buchstabe. Zum Beispiel: 0421 555 01 73"),
        ("name", "", "Wie heißt Ihr Betrieb? Der Name steht auf Ihren Berichten."),
    ],
)
def test_what_does_not_fit_keeps_the_dialog_open(
    shop: Store, dialog: SettingsDialog, line: str, typed: str, told: str
) -> None:
    field = dialog.business.inputs[line]
    field.setFocus()
    field.selectAll()
    press(field, Qt.Key.Key_Delete)
    type_text(field, typed)
    dialog.show_page(dialog.look)
    click(dialog.close_button)
    assert dialog.isVisible()
    assert dialog.stack.currentIndex() == 0
    assert field.hasFocus()
    assert dialog.business.fields[line].error() == told
    assert shop.businesses.get() == Business("Radwerk Lindner")
    press(field, Qt.Key.Key_Escape)
    assert dialog.business.fields[line].error() is None
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_brands_by_keyboard(shop: Store, dialog: SettingsDialog) -> None:
    go_down(dialog, 1)
    page = dialog.brands
    page.add_line.setFocus()
    for name in ("Lastenheld", "Rad & Tat"):
        type_where_focus_is(name)
        hit(dialog, Qt.Key.Key_Return)
    assert dialog.told_label.text() == "Neue Marke: Rad & Tat"
    type_where_focus_is("lastenheld")
    hit(dialog, Qt.Key.Key_Return)
    assert page.add_field.error() == "Die Marke „lastenheld“ gibt es schon."
    press(page.add_line, Qt.Key.Key_Escape)
    assert (page.add_line.text(), dialog.isVisible()) == ("", True)

    page.tools[2, "up"].setFocus()
    hit(dialog, Qt.Key.Key_Space)
    assert [brand.name for brand in shop.brands.active()] == ["Rad & Tat", "Lastenheld"]
    assert QApplication.focusWidget() is page.tools[2, "down"], "it stands at the top now"
    click(dialog.undo_button)
    assert [brand.name for brand in shop.brands.active()] == ["Lastenheld", "Rad & Tat"]

    page.rows[2].line.setFocus()
    type_where_focus_is("!")
    hit(dialog, Qt.Key.Key_Tab)
    assert shop.brands.get(2).name == "Rad & Tat!"
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert page.rows[2].line.text() == "Rad & Tat"


def test_a_brand_is_retired_and_taken_up_again(shop: Store, dialog: SettingsDialog) -> None:
    shop.brands.add("Lastenheld")
    go_down(dialog, 1)
    click(dialog.brands.tools[1, "retire"])
    assert dialog.told_label.text() == "Die Marke Lastenheld wird nicht mehr geführt."
    assert (dialog.undo_button.isVisible(), list(dialog.brands.rows)) == (True, [])
    click(dialog.brands.tools[1, "take_up"])
    assert list(dialog.brands.rows) == [1]
    hit(dialog, Qt.Key.Key_Z, CTRL)
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert shop.brands.get(1).active
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert shop.brands.all() == []
    hit(dialog, Qt.Key.Key_Z, CTRL)
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert "zurück" in dialog.told_label.text().casefold()


def test_a_name_that_was_typed_but_not_added_is_not_lost(shop: Store, dialog: SettingsDialog) -> None:
    go_down(dialog, 2)
    dialog.employees.add_line.setFocus()
    type_where_focus_is("Jonas Grün")
    click(dialog.close_button)
    assert not dialog.isVisible()
    assert "Jonas Grün" in shop.employees.names().values()


def test_a_taken_name_keeps_the_dialog_open(shop: Store, dialog: SettingsDialog) -> None:
    go_down(dialog, 2)
    dialog.employees.add_line.setFocus()
    type_where_focus_is("mira kaya")
    click(dialog.close_button)
    assert dialog.employees.add_field.error() == (
        "„mira kaya“ gehört schon zum Team. Schreiben Sie zum Beispiel den zweiten Vornamen dazu."
    )
    assert dialog.employees.add_line.hasFocus()


def test_ones_own_name_is_corrected(shop: Store, main_window: MainWindow, dialog: SettingsDialog) -> None:
    go_down(dialog, 2)
    row = dialog.employees.rows[shop.employee_id or 0]
    row.line.setFocus()
    type_where_focus_is("-Peters")
    hit(dialog, Qt.Key.Key_Tab)
    assert main_window.person.accessibleName() == "Menü von Mira Kaya-Peters"
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert main_window.person.accessibleName() == "Menü von Mira Kaya"


def test_what_is_being_written_survives_a_change_of_the_list(shop: Store, dialog: SettingsDialog) -> None:
    go_down(dialog, 2)
    line = dialog.employees.rows[2].line
    line.setFocus()
    type_where_focus_is("-Blum")
    dialog.employees.rows[1].line.selectAll()
    dialog.employees.rows[1].line.edited.emit()
    shop.employees.add("Jonas Peters")
    assert dialog.employees.rows[2].line.text() == "Sabine Lindner-Blum"
    assert dialog.employees.rows[2].line.hasFocus()
    click(dialog.close_button)
    assert shop.employees.get(2).name == "Sabine Lindner-Blum"


def opened_leaving(dialog: SettingsDialog, employee_id: int) -> LeaveDialog:
    go_down(dialog, 2)
    click(dialog.employees.tools[employee_id])
    (leaving,) = (found for found in dialog.findChildren(LeaveDialog) if found.isVisible())
    QApplication.processEvents()
    return leaving


def test_a_colleague_leaves_and_passes_on_the_work(shop: Store, main_window: MainWindow) -> None:
    bakery = shop.customers.create(replace(BAKERY, owner_id=2))
    shop.follow_ups.create(to_do(bakery.id), shop.today())
    with shop.operation("follow_up.assign") as op:
        op.update("follow_ups", 1, {"assignee_id": 2})
    dialog = main_window.menu.open_settings()
    leaving = opened_leaving(dialog, 2)
    assert not leaving.successor.isVisible()
    assert "bleiben in der Geschichte, ohne Namen, und zählen nicht mehr zum Mittelwert." in " ".join(
        label.text() for label in leaving.findChildren(PlainLabel)
    )
    assert [choice.value() for choice in (leaving.follow_ups, leaving.customers)] == [1, 1]
    leaving.customers.set_value(None)
    leaving.day_line.setFocus()
    leaving.day_line.selectAll()
    type_where_focus_is("morgen")
    hit(leaving, Qt.Key.Key_Return)
    assert leaving.day.error() == "Welcher Tag ist gemeint? Zum Beispiel: 2019, 1.3.2019 oder gestern"
    leaving.day_line.selectAll()
    type_where_focus_is("gestern")
    hit(leaving, Qt.Key.Key_Return)
    gone = shop.employees.get(2)
    assert (gone.active, str(gone.left_on)) == (False, "2026-11-22")
    assert shop.customers.get(bakery.id or 0).owner_id is None
    assert (list(dialog.employees.rows), dialog.told_label.text()) == ([1], "Sabine Lindner arbeitet nicht mehr hier.")
    click(dialog.undo_button)
    assert shop.employees.get(2).active
    assert shop.customers.get(bakery.id or 0).owner_id == 2


def test_who_works_now_leaves_only_when_somebody_else_takes_the_place(
    shop: Store, main_window: MainWindow, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    leaving = opened_leaving(dialog, 1)
    click(leaving.done_button)
    assert leaving.successor_field.error() == "Wer arbeitet jetzt hier? Wählen Sie einen Namen."
    assert (shop.employee_id, shop.employees.get(1).active) == (1, True)
    leaving.successor.set_value(2)
    with qtbot.waitSignal(main_window.menu.person_chosen):
        click(leaving.done_button)
    assert (shop.employee_id, shop.employees.get(1).active) == (2, False)
    assert main_window.person.accessibleName() == "Menü von Sabine Lindner"
    assert dialog.employees.tools.keys() == {1}, "the last one is not asked to leave"
    click(dialog.employees.tools[1])
    assert dialog.told_label.text() == "Mira Kaya arbeitet wieder hier."
    assert dialog.employees.tools.keys() == {1, 2}


def test_whose_name_is_taken_cannot_come_back(shop: Store, dialog: SettingsDialog) -> None:
    shop.employees.leave(2, MONDAY, follow_ups_to=None, customers_to=None)
    shop.employees.add("Sabine Lindner")
    go_down(dialog, 2)
    click(dialog.employees.tools[2])
    assert dialog.told_label.text().startswith("„Sabine Lindner“ gehört schon zum Team.")
    assert not dialog.undo_button.isVisible()


def test_the_look_is_chosen_and_seen_at_once(main_window: MainWindow, dialog: SettingsDialog, qtbot: QtBot) -> None:
    go_down(dialog, 8)
    dialog.look.modes.focus_on("dark")
    with qtbot.waitSignal(main_window.menu.mode_chosen) as mode:
        hit(dialog, Qt.Key.Key_Space)
    assert mode.args == [Mode.DARK]
    dialog.look.sizes.focus_on("1.3")
    with qtbot.waitSignal(main_window.menu.text_scale_chosen) as size:
        hit(dialog, Qt.Key.Key_Space)
    assert size.args == [1.3]


def test_the_look_page_follows_the_theme(dialog: SettingsDialog, qapp: QApplication) -> None:
    theme().apply(qapp, Mode.DARK, 1.15)
    assert (dialog.look.modes.value(), dialog.look.sizes.value()) == ("dark", "1.15")


def test_the_data_page_tells_about_the_file(shop: Store, dialog: SettingsDialog) -> None:
    go_down(dialog, 9)
    page = dialog.data
    assert (page.file_label.text(), page.place_label.text()) == ("Kunden.kundenapp", str(shop.path.parent))
    assert page.backup_label.text() == "Noch keine"
    assert not page.open_backups_button.isEnabled()
    assert not page.restore_button.isEnabled()
    shop.customers.create(BAKERY)
    assert page.size_label.text().startswith("1 Kunde, ")
    click(page.backup_button)
    assert dialog.told_label.text() == "Gesichert: 1 Kunde, 09:42 Uhr."
    assert page.backup_label.text() == "heute, 09:42 Uhr, 1 Kunde"
    shop.customers.trash(1)
    assert page.trash_label.text() == "1 Kunde"
    click(page.trash_button)
    assert [trash.isVisible() for trash in dialog.findChildren(TrashDialog)] == [True]


def test_a_backup_is_asked_for_once_everything_is_saved(shop: Store, main_window: MainWindow, qtbot: QtBot) -> None:
    shop.back_up("Test")
    dialog = main_window.menu.open_settings()
    type_text(dialog.business.inputs["email"], "info@")
    go_down(dialog, 9)
    click(dialog.data.restore_button)
    assert dialog.isVisible()
    assert dialog.business.inputs["email"].hasFocus()
    dialog.business.inputs["email"].selectAll()
    type_text(dialog.business.inputs["email"], "info@radwerk.example")
    go_down(dialog, 9)
    with qtbot.waitSignal(main_window.menu.restore_requested):
        click(dialog.data.restore_button)
    assert not dialog.isVisible()
    assert shop.businesses.get() == Business("Radwerk Lindner", email="info@radwerk.example")


def test_how_long_is_long(shop: Store, main_window: MainWindow, dialog: SettingsDialog) -> None:
    go_down(dialog, 9)
    line = dialog.data.silence_line
    line.setFocus()
    line.selectAll()
    type_where_focus_is("bald")
    hit(dialog, Qt.Key.Key_Tab)
    assert dialog.data.silence.error() == "Nach wie vielen Tagen? Möglich ist jede Zahl von 7 bis 730."
    line.setFocus()
    line.selectAll()
    type_where_focus_is("30")
    hit(dialog, Qt.Key.Key_Tab)
    assert dialog.told_label.text() == "Gespeichert, 09:42"
    assert main_window.today.silent.nobody_label.text() == "Niemand. Wer 30 Tage nichts von Ihnen hört, steht hier."
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert (line.text(), shop.settings.silent_days) == ("60", 60)


def test_a_second_place_for_backups(
    shop: Store, main_window: MainWindow, dialog: SettingsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    shop.back_up("Test")
    stick = tmp_path / "Stick"
    go_down(dialog, 9)
    row = dialog.data.second_place
    assert row.place_label.text() == "keiner"
    row.ask = lambda: None
    click(row.choose_button)
    row.ask = lambda: stick
    click(row.choose_button)
    assert dialog.told_label.text().startswith("„Stick“ konnte nicht geschrieben werden.")
    assert shop.second_place is None
    stick.mkdir()
    with qtbot.waitSignal(main_window.menu.second_place_chosen) as chosen:
        click(row.choose_button)
    assert chosen.args == [str(stick)]
    assert dialog.told_label.text() == "Jede Sicherung liegt von jetzt an auch in „Stick“."
    assert (row.place_label.text(), row.state_label.text()) == (str(stick), "Letzte Sicherung dort: heute")

    shutil.rmtree(stick)
    click(dialog.data.backup_button)
    assert dialog.told_label.text() == ("Gesichert: 0 Kunden, 09:42 Uhr. Der zweite Ort „Stick“ war nicht erreichbar.")
    assert row.state_label.text() == "Gerade nicht erreichbar. Gesichert wird auf diesem Computer."
    stick.mkdir()
    go_down(dialog, 0)
    dialog.data.begin()
    assert row.state_label.text() == "Dort liegt noch keine Sicherung."
    row.ask = lambda: shop.backups.root
    click(row.choose_button)
    assert dialog.told_label.text() == "Dort liegen die Sicherungen schon. Wählen Sie einen anderen Ordner."
    with qtbot.waitSignal(main_window.menu.second_place_chosen) as dropped:
        click(row.drop_button)
    assert dropped.args == [""]
    assert (shop.second_place, row.place_label.text()) == (None, "keiner")


def test_a_second_place_that_is_full_is_said_as_that(shop: Store, dialog: SettingsDialog) -> None:
    go_down(dialog, 9)
    row = dialog.data.second_place
    with small_disk(256) as disk:
        row.ask = lambda: disk
        ballast = fill(disk)
        full = sentence(Fault.TARGET_FULL, disk.name)
        click(row.choose_button)
        assert dialog.told_label.text() == full, "also before there is any backup"
        assert shop.second_place is None
        ballast.unlink()
        click(row.choose_button)
        assert dialog.told_label.text() == f"Jede Sicherung liegt von jetzt an auch in „{disk.name}“."
        fill(disk)
        click(dialog.data.backup_button)
        assert dialog.told_label.text() == f"Gesichert: 0 Kunden, 09:42 Uhr. Am zweiten Ort nicht. {full}"


def test_folders_are_shown_or_named(shop: Store, main_window: MainWindow, tmp_path: Path) -> None:
    shown: list[Path] = []

    def show(folder: Path) -> bool:
        shown.append(folder)
        return folder == shop.path.parent

    shop.back_up("Test")
    dialog = SettingsDialog(main_window.desk, main_window, show)
    dialog.open()
    go_down(dialog, 9)
    click(dialog.data.open_button)
    assert (shown, dialog.told_label.text()) == ([shop.path.parent], "")
    click(dialog.data.open_backups_button)
    backups = shop.backups.folder(shop.settings.file_uuid)
    assert shown[-1] == backups
    assert dialog.told_label.text() == f"Der Ordner lässt sich hier nicht zeigen. Sie finden ihn unter {backups}"
    assert not show_folder(tmp_path / "nirgends")


def test_a_backup_that_does_not_work_is_told(shop: Store, dialog: SettingsDialog, places: Places) -> None:
    places.backups.write_text("in the way")
    go_down(dialog, 9)
    click(dialog.data.backup_button)
    assert dialog.told_label.text().startswith("„backups“ konnte nicht geschrieben werden.")


def answer_when_asked(button: str) -> QTimer:
    """Press a button of the question as soon as it is open."""
    timer = QTimer()
    timer.setInterval(10)

    def answer() -> None:
        for asking in QApplication.topLevelWidgets():
            if isinstance(asking, QuestionDialog) and asking.isVisible():
                timer.stop()
                asking.buttons[button].click()

    timer.timeout.connect(answer)
    timer.start()
    return timer


def test_what_cannot_be_saved_now_is_not_dropped_unasked(shop: Store, dialog: SettingsDialog) -> None:
    aside = shop.path.rename(shop.path.with_name("verschoben.kundenapp"))
    city = dialog.business.inputs["city"]
    city.setFocus()
    type_text(city, "Bremen")
    hit(dialog, Qt.Key.Key_Tab)
    assert dialog.business.fields["city"].error() == sentence(Fault.MOVED, "Kunden.kundenapp")
    timer = answer_when_asked("Offen lassen")
    click(dialog.close_button)
    assert not timer.isActive()
    assert (dialog.isVisible(), city.text()) == (True, "Bremen")
    aside.rename(shop.path)
    click(dialog.close_button)
    assert not dialog.isVisible()
    assert shop.businesses.get() == Business("Radwerk Lindner", city="Bremen")


def test_without_the_file_one_may_still_leave(shop: Store, dialog: SettingsDialog) -> None:
    shop.path.rename(shop.path.with_name("verschoben.kundenapp"))
    dialog.business.inputs["city"].setFocus()
    type_text(dialog.business.inputs["city"], "Bremen")
    timer = answer_when_asked("Trotzdem schließen")
    click(dialog.close_button)
    assert not timer.isActive()
    assert not dialog.isVisible()


@pytest.fixture
def viewing(shop: Store, places: Places, clock: Clock, qtbot: QtBot) -> Iterator[MainWindow]:
    shop.brands.add("Lastenheld")
    shop.statements.begin_with(starter_statements())
    shop.close()
    store = open_store(shop.path, places, clock, read_only=True)
    window = MainWindow(store)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    store.abandon()


def test_a_file_for_viewing_shows_its_settings_and_changes_none(viewing: MainWindow) -> None:
    dialog = viewing.menu.open_settings()
    dialog.show_page(dialog.statements)
    assert len(dialog.statements.weights) == 10
    assert dialog.business.inputs["name"].text() == "Radwerk Lindner"
    assert all(line.isReadOnly() for line in dialog.business.inputs.values())
    for page in (dialog.brands, dialog.employees, dialog.statements):
        assert [row.line.isReadOnly() for row in page.rows.values()] == [True] * len(page.rows)
        assert not page.add_button.isEnabled()
        assert not any(tool.isEnabled() for tool in page.tools.values())
    assert not any(weight.isEnabled() for weight in dialog.statements.weights.values())
    assert not dialog.data.backup_button.isEnabled()
    asking = dialog.enthusiasm
    assert all(line.isReadOnly() for line in (asking.question_line, asking.thanks_line, *asking.days.values()))
    assert not asking.scales.isEnabled()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
