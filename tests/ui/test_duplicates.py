"""Warned while typing, found in the whole file, made one: with keyboard and mouse as a person does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from kundenapp.domain.contact import Phone
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.customer_menu import CustomerAction
from kundenapp.ui.customers.duplicates_dialog import DuplicatesDialog
from kundenapp.ui.customers.merge_dialog import MergeDialog
from kundenapp.ui.customers.merge_picker import MergePicker
from tests.factories import BAKERY, MONDAY, company, person, talk
from tests.store.images import check_derived, everything
from tests.ui.hands import CTRL, click, hit, press, type_text, type_where_focus_is

D = TypeVar("D", bound=QDialog)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.customers.duplicate_banner import DuplicateBanner
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def double(shop: Store) -> Customer:
    """The bakery once more, later and with less."""
    return shop.customers.create(
        company("Bäckerei Grossmann", phones=(Phone("+49 421 5550173"),), note="Mag Tee.", status=Status.PARTNER)
    )


def shown(window: MainWindow, kind: type[D]) -> list[D]:
    QApplication.processEvents()
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]


def banner_of(window: MainWindow) -> DuplicateBanner:
    return window.customers._form_page.get().duplicate_banner


def begin(window: MainWindow, **lines: str) -> DuplicateBanner:
    """Begin a new customer and type into these lines, one after the other."""
    hit(window, Qt.Key.Key_N, CTRL)
    form = window.customers.form
    for name, text in lines.items():
        form.fields.lines[name].setFocus()
        type_where_focus_is(text)
    form.fields.lines["title"].setFocus()
    return banner_of(window)


# --- while typing -----------------------------------------------------------------------------------------------------


def test_who_is_typed_in_again_is_named_and_nothing_is_blocked(
    koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    banner = begin(main_window, first_name="Anneliese", last_name="Koehler")
    assert banner.isVisible()
    assert banner.label.text() == "Diesen Kunden gibt es vielleicht schon: Anneliese Köhler (gleicher Name)."
    type_where_focus_is("Dr.")
    main_window.customers.form.finish()
    assert shop.customer_list.count() == 2
    assert not banner.isVisible()


def test_a_phone_number_is_known_again(bakery: Customer, main_window: MainWindow) -> None:
    banner = begin(main_window, last_name="Irgendwer")
    assert not banner.isVisible()
    type_text(main_window.customers.form.fields.phones.lines[0].inputs[0], "0421/5550173")
    main_window.customers.form.flush()
    assert banner.label.text() == (
        "Diesen Kunden gibt es vielleicht schon: Bäckerei Großmann, Lindenstraße 14 (gleiche Telefonnummer)."
    )


def test_opening_the_other_one_leaves_nothing_half_made(
    koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    banner = begin(main_window, first_name="Anneliese", last_name="Koehler")
    banner.take_button.setFocus()
    press(banner.take_button, Qt.Key.Key_Return)
    assert main_window.customers.current_id == koehler.id
    assert not main_window.customers.is_editing
    (gone,) = shop.customers.trashed()
    assert gone.last_name == "Koehler"
    assert main_window.desk.toasts.text() == "Anneliese Koehler liegt im Papierkorb."
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert shop.customers.trashed() == []


def test_create_anyway_says_no_more(koehler: Customer, shop: Store, main_window: MainWindow) -> None:
    banner = begin(main_window, first_name="Anneliese", last_name="Koehler")
    banner.keep_button.setFocus()
    press(banner.keep_button, Qt.Key.Key_Space, " ")
    assert not banner.isVisible()
    focused = QApplication.focusWidget()
    assert focused is main_window.customers.form.fields.lines["last_name"]
    type_where_focus_is("x")
    main_window.customers.form.flush()
    main_window.customers.form.fields.lines["first_name"].setFocus()
    assert not banner.isVisible()
    assert shop.customer_list.count() == 2


def test_with_two_it_is_asked_whom_to_open(shop: Store, koehler: Customer, main_window: MainWindow) -> None:
    second = shop.customers.create(person(note="noch eine"))
    banner = begin(main_window, first_name="Anneliese", last_name="Köhler")
    assert " oder " in banner.label.text()
    click(banner.take_button)
    (menu,) = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.parent() is banner]
    menu.actions()[1].trigger()
    menu.close()
    assert main_window.customers.current_id == second.id


def test_a_record_without_history_can_be_merged_or_told_apart(
    koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    other = shop.customers.create(person("Köhle", "Anneliese"))
    main_window.customers.edit_customer(other.id)
    banner = banner_of(main_window)
    assert not banner.isVisible()
    line = main_window.customers.form.fields.lines["last_name"]
    line.setFocus()
    press(line, Qt.Key.Key_End)
    type_text(line, "r")
    main_window.customers.form.fields.lines["title"].setFocus()
    assert (banner.take_button.accessibleName(), banner.keep_button.accessibleName()) == (
        "Zusammenführen …",
        "Zwei verschiedene",
    )
    click(banner.take_button)
    (dialog,) = shown(main_window, MergeDialog)
    dialog.reject()
    click(banner.keep_button)
    assert shop.duplicates.told_apart() == {(koehler.id, other.id)}


def test_merging_from_the_warning_ends_at_the_one_who_stays(
    koehler: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    other = shop.customers.create(person("Köhle", "Anneliese", note="Zweite"))
    main_window.customers.edit_customer(other.id)
    line = main_window.customers.form.fields.lines["last_name"]
    line.setFocus()
    press(line, Qt.Key.Key_End)
    type_text(line, "r")
    main_window.customers.form.fields.lines["title"].setFocus()
    click(banner_of(main_window).take_button)
    (dialog,) = shown(main_window, MergeDialog)
    with qtbot.waitSignal(dialog.merged, timeout=10_000):
        click(dialog.merge_button)
    assert not main_window.customers.is_editing
    assert main_window.customers.current_id == koehler.id
    assert shop.customers.get(koehler.id or 0).note == "Zweite"


def test_who_has_a_history_is_not_questioned(koehler: Customer, shop: Store, main_window: MainWindow) -> None:
    other = shop.customers.create(person("Köhle", "Anneliese"))
    record_conversation(shop, talk(other.id), NextStep())
    main_window.customers.edit_customer(other.id)
    line = main_window.customers.form.fields.lines["last_name"]
    line.setFocus()
    type_text(line, "r")
    main_window.customers.form.flush()
    assert not banner_of(main_window).isVisible()


def test_a_name_taken_from_the_search_is_looked_for_at_once(koehler: Customer, main_window: MainWindow) -> None:
    main_window.customers.create_customer("Anneliese Koehler")
    assert banner_of(main_window).isVisible()


# --- merging ----------------------------------------------------------------------------------------------------------


def opened(window: MainWindow, one: Customer, other: Customer) -> MergeDialog:
    window.customers.for_customer.merge(one.id, other.id)
    (dialog,) = shown(window, MergeDialog)
    return dialog


def test_the_preview_tells_money_as_money(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    other = shop.customers.create(replace(BAKERY, years=(CustomerYear(2024, 125_000),)))
    dialog = opened(main_window, bakery, other)
    assert any("2024: 1.250,00 €" in label.text() for label in dialog.findChildren(PlainLabel))


def test_two_are_merged_by_keyboard_and_had_back(
    bakery: Customer, double: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    before = everything(shop.path)
    dialog = opened(main_window, double, bakery)
    assert dialog.fields.winner == bakery
    status = dialog.fields.groups["status"]
    kunde, partner = status.buttons()
    assert (partner.accessibleName(), partner.isChecked()) == ("Status: Partner", True)
    partner.setFocus()
    hit(dialog, Qt.Key.Key_Left)
    assert (kunde.accessibleName(), kunde.isChecked()) == ("Status: Kunde", True)
    dialog.merge_button.setFocus()
    with qtbot.waitSignal(dialog.merged, timeout=10_000):
        hit(dialog, Qt.Key.Key_Return)
    assert main_window.customers.current_id == bakery.id
    one = shop.customers.get(bakery.id or 0)
    assert (one.status, one.note) == (Status.CUSTOMER, f"{BAKERY.note}\n\n— Aus {double.number} —\nMag Tee.")
    with pytest.raises(NothingFoundError):
        shop.customers.get(double.id or 0)
    assert [backup.reason for backup in shop.backups.of_file(shop.settings.file_uuid)] == ["Zusammenführen"]
    assert main_window.desk.toasts.text() == "Bäckerei Großmann und Bäckerei Grossmann sind zusammengeführt."
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert everything(shop.path) == before
    check_derived(shop)


def test_the_one_with_more_history_stays_unless_chosen_otherwise(
    bakery: Customer, double: Customer, shop: Store, main_window: MainWindow
) -> None:
    record_conversation(shop, talk(double.id), NextStep(MONDAY, "Anrufen"))
    dialog = opened(main_window, bakery, double)
    assert dialog.fields.winner.id == double.id
    click(dialog.fields.stays.button(0))
    assert dialog.fields.winner.id == bakery.id
    QApplication.processEvents()
    texts = [label.text() for label in dialog.findChildren(type(dialog.status_label)) if label.isVisible()]
    assert "1 Gespräch, 1 Wiedervorlage" in texts
    dialog.reject()


def test_what_was_chosen_by_hand_stays_when_the_other_one_stays(
    bakery: Customer, double: Customer, main_window: MainWindow
) -> None:
    dialog = opened(main_window, bakery, double)
    click(dialog.fields.groups["company"].button(1))
    click(dialog.fields.stays.button(1))
    click(dialog.fields.stays.button(0))
    assert dialog.fields.taken()["company"] == "loser"
    dialog.reject()


def test_too_many_lines_are_told_before_anything_happens(shop: Store, main_window: MainWindow) -> None:
    one, other = (
        shop.customers.create(person(phones=tuple(Phone(f"0421 {start}{n}") for n in range(30)))) for start in (1, 2)
    )
    dialog = opened(main_window, one, other)
    assert dialog.fault_banner.label.text().startswith("Mehr als 50 Einträge")
    assert not dialog.merge_button.isEnabled()
    dialog.reject()


def test_without_room_for_a_backup_it_is_asked(
    bakery: Customer, double: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    root = shop.backups.root
    root.rmdir() if root.exists() else None
    root.write_text("no folder")
    dialog = opened(main_window, bakery, double)
    click(dialog.merge_button)
    qtbot.waitUntil(dialog.without_backup_button.isVisible, timeout=10_000)
    assert dialog.status_label.text() == "Noch ist nichts verändert."
    assert shop.customers.get(double.id or 0) == double
    press(dialog.without_backup_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert shop.customer_list.count() == 1


def test_changed_meanwhile_is_told(bakery: Customer, double: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.back_up("Ende")
    dialog = opened(main_window, bakery, double)
    shop.customers.save(replace(bakery, note="neu"))
    shop.back_up("Ende")
    click(dialog.merge_button)
    assert "inzwischen geändert" in dialog.fault_banner.label.text()
    assert shop.customer_list.count() == 2
    dialog.reject()


def test_notes_and_figures_are_hidden_from_the_customer_at_the_counter(
    bakery: Customer, double: Customer, main_window: MainWindow
) -> None:
    hit(main_window, Qt.Key.Key_F12)
    dialog = opened(main_window, bakery, double)
    covered = [label for label in dialog.findChildren(type(dialog.status_label)) if label.property("hidden_by_shade")]
    assert len(covered) == 2
    dialog.reject()


def test_the_menu_asks_with_whom(
    bakery: Customer, double: Customer, koehler: Customer, main_window: MainWindow
) -> None:
    main_window.customers.for_customer.run(CustomerAction.MERGE, bakery.id)
    (picker,) = shown(main_window, MergePicker)
    (proposal,) = picker.proposals
    assert proposal.accessibleName() == "Bäckerei Grossmann"
    assert proposal.accessibleDescription() == f"{double.number} · gleiche Telefonnummer, gleicher Name"
    type_where_focus_is("großm")
    hit(picker, Qt.Key.Key_Down)
    hit(picker, Qt.Key.Key_Return)
    assert picker.same_label.isVisible()
    click(proposal)
    (dialog,) = shown(main_window, MergeDialog)
    dialog.reject()


def test_anybody_can_be_picked(koehler: Customer, bakery: Customer, main_window: MainWindow) -> None:
    main_window.customers.for_customer.run(CustomerAction.MERGE, bakery.id)
    (picker,) = shown(main_window, MergePicker)
    assert picker.proposals == []
    type_where_focus_is("Köhl")
    hit(picker, Qt.Key.Key_Return)
    (dialog,) = shown(main_window, MergeDialog)
    assert {dialog.fields.winner.id, dialog.fields.loser.id} == {koehler.id, bakery.id}
    dialog.reject()


# --- the whole file ---------------------------------------------------------------------------------------------------


def searched(window: MainWindow, qtbot: QtBot) -> DuplicatesDialog:
    menu = window.customers.list_panel.sort_menu()
    (action,) = [action for action in menu.actions() if action.text() == "Dubletten suchen …"]
    action.trigger()
    (dialog,) = shown(window, DuplicatesDialog)
    qtbot.waitUntil(lambda: not dialog.stop_button.isVisible(), timeout=10_000)
    return dialog


def test_the_file_is_searched_and_a_pair_is_merged(
    bakery: Customer, double: Customer, koehler: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.customers.create(person("Koehler", "Anneliese"))
    dialog = searched(main_window, qtbot)
    assert dialog.status_label.text() == "2 Paare, die vielleicht ein und derselbe Kunde sind."
    assert (dialog.pairs[0].one_id, dialog.pairs[0].other_id) == (bakery.id, double.id)
    assert dialog.focusWidget() is dialog.merge_buttons[0]
    press(dialog.merge_buttons[0], Qt.Key.Key_Return)
    (merging,) = shown(main_window, MergeDialog)
    with qtbot.waitSignal(merging.merged, timeout=10_000):
        click(merging.merge_button)
    assert dialog.status_label.text() == "1 Paar, das vielleicht ein und derselbe Kunde ist."
    assert dialog.isVisible()
    dialog.reject()


def test_two_different_ones_are_remembered(
    bakery: Customer, double: Customer, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = searched(main_window, qtbot)
    click(dialog.apart_buttons[0])
    assert dialog.status_label.text() == "Die Suche ist fertig."
    (empty,) = dialog.findChildren(EmptyState)
    assert empty.accessibleName() == "Niemand steht doppelt in der Kundendatei."
    assert QApplication.focusWidget() is dialog.close_button
    dialog.reject()
    assert searched(main_window, qtbot).pairs == []


def test_either_of_a_pair_can_be_opened(
    bakery: Customer, double: Customer, main_window: MainWindow, qtbot: QtBot
) -> None:
    dialog = searched(main_window, qtbot)
    click(dialog.name_buttons[1])
    assert not dialog.isVisible()
    assert main_window.customers.current_id == double.id


def test_the_search_can_be_given_up(bakery: Customer, main_window: MainWindow) -> None:
    main_window.customers.for_customer.search_duplicates()
    (dialog,) = shown(main_window, DuplicatesDialog)
    dialog._on_progressed(500, 2_000)
    assert dialog.status_label.text().endswith("25 %")
    dialog._on_stop_clicked()
    assert dialog.status_label.text() == "Die Suche ist abgebrochen. Nichts ist verändert."
    assert dialog._task.is_cancelled
    dialog.reject()


def test_what_goes_wrong_while_searching_is_told(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    dialog = searched(main_window, qtbot)
    dialog._on_failed(FaultError(Fault.DISK_ERROR, "Kunden.kundenapp"))
    assert "Kunden.kundenapp" in dialog.status_label.text()
    with pytest.raises(ValueError, match="mistake"):
        dialog._on_failed(ValueError("mistake"))
    dialog.reject()
