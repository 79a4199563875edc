"""The window as a whole: tabs, keys, finding anybody, what goes wrong and what is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget

from kundenapp.domain.customer_report import ReportKind
from kundenapp.ui.common.follow_up_dialog import FollowUpDialog
from kundenapp.ui.common.person_dialog import PersonDialog
from kundenapp.ui.common.person_menu import PersonMenu
from kundenapp.ui.customers.trash_dialog import TrashDialog
from tests.factories import company
from tests.ui.hands import CTRL, SHIFT, click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def test_the_tabs_are_a_real_tab_widget(main_window: MainWindow) -> None:
    assert isinstance(main_window.tabs, QTabWidget)
    interface = QAccessible.queryAccessibleInterface(main_window.tabs.tabBar())
    assert interface.role() is QAccessible.Role.PageTabList
    assert [interface.child(i).text(QAccessible.Text.Name) for i in range(5)] == [
        "Heute",
        "Kunden",
        "Sympathiematrix",
        "Begeisterung",
        "Berichte",
    ]


def test_numbers_belong_to_tabs(main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_7, CTRL)
    assert main_window.pages.shows_reports
    hit(main_window, Qt.Key.Key_1, CTRL)
    assert main_window.pages.name_in_front == "today"
    hit(main_window, Qt.Key.Key_2, CTRL)
    assert main_window.pages.name_in_front == "customers"


def test_the_header_finds_anybody_and_opens(bakery: Customer, koehler: Customer, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_7, CTRL)
    hit(main_window, Qt.Key.Key_F, CTRL)
    assert main_window.search.hasFocus()
    type_where_focus_is("köhl")
    assert [main_window.search.hits.item(i).text() for i in range(main_window.search.hits.count())] == [
        "Anneliese Köhler"
    ]
    press(main_window.search, Qt.Key.Key_Return)
    assert main_window.pages.name_in_front == "customers"
    assert main_window.customers.detail.customer_id == koehler.id
    assert main_window.search.text() == ""


@pytest.mark.parametrize("typed", ['"', "AND", "(x", "NEAR(", "-", "^", "O'Brien", "Müller & Söhne", "{a", "a\0b", "%"])
def test_nothing_typed_into_a_search_field_is_an_error(bakery: Customer, main_window: MainWindow, typed: str) -> None:
    main_window.search.setText(typed)
    main_window.search.textEdited.emit(typed)
    main_window.customers.list_panel.filter_field.setText(typed)
    assert main_window.desk.notice.text == ""


def test_a_name_is_never_markup(shop: Store, main_window: MainWindow) -> None:
    name = "Müller <img src='/etc/hostname'> & <b>Söhne</b>"
    created = shop.customers.create(company(name, note="<h1>x</h1>"))
    main_window.customers.open_customer(created.id or 0)
    for label in main_window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    for widget in main_window.findChildren(QWidget):
        assert "<img" not in widget.toolTip(), widget
    assert main_window.customers.detail.name_label.text() == name
    main_window.customers.for_customer.trash(created.id or 0)
    assert main_window.desk.toasts.text() == f"{name} liegt im Papierkorb."


def test_the_toast_takes_back(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    main_window.customers.trash_current()
    assert shop.customer_list.count() == 0
    click(main_window.desk.toasts._toast.button)
    assert shop.customer_list.count() == 1
    hit(main_window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert shop.customer_list.count() == 0


def test_nothing_to_undo_says_so(main_window: MainWindow, shop: Store) -> None:
    shop.history.forget_all()
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert main_window.desk.toasts.text() == "Es gibt nichts zurückzunehmen."
    hit(main_window, Qt.Key.Key_Y, CTRL)
    assert main_window.desk.toasts.text() == "Es gibt nichts zu wiederholen."
    hit(main_window, Qt.Key.Key_S, CTRL)
    assert main_window.desk.toasts.text() == "Ist schon gespeichert."


def test_an_undo_that_no_longer_fits_says_so(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    from dataclasses import replace

    shop.customers.save(replace(shop.customers.get(bakery.id or 0), title="Dr."))
    first = shop.history.next_undo
    shop.customers.save(replace(shop.customers.get(bakery.id or 0), title="Prof."))
    shop.history.forget(shop.history.next_undo or 0)
    assert shop.history.next_undo == first
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert main_window.desk.toasts.text().startswith("Das wurde inzwischen weiter bearbeitet")
    assert shop.customers.get(bakery.id or 0).title == "Prof."


def test_a_moved_file_is_told_and_nothing_is_lost(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    aside = shop.path.with_name("woanders")
    shop.path.rename(aside)
    field = main_window.customers.detail.note_card.field
    field.setFocus()
    type_text(field, "Wichtig! ")
    main_window.customers.flush()
    assert main_window.desk.notice.text.startswith("Die Kundendatei „Kunden.kundenapp“ wurde verschoben oder ersetzt.")
    assert "Wichtig!" in field.toPlainText()
    aside.rename(shop.path)
    click(main_window.desk.notice.action)
    assert main_window.desk.notice.text == ""
    assert "Wichtig!" in shop.customers.get(bakery.id or 0).note


def test_follow_up_by_key(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_W, CTRL)
    dialog = main_window.findChild(FollowUpDialog)
    assert isinstance(dialog, FollowUpDialog)
    type_text(dialog.what_field, "Rückruf <Helm>")
    dialog.days._chips["in_week"].click()
    click(dialog.done_button)
    (follow_up,) = shop.follow_ups.open_of(bakery.id or 0)
    assert (follow_up.what, follow_up.due_on.isoformat()) == ("Rückruf <Helm>", "2026-11-30")
    assert main_window.desk.toasts.text() == "Wiedervorlage am Mo, 30.11."


def test_too_many_words_in_a_follow_up(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    main_window.customers.follow_up_current()
    dialog = main_window.findChild(FollowUpDialog)
    assert isinstance(dialog, FollowUpDialog)
    dialog.what_field.setText("x" * 501)
    click(dialog.done_button)
    assert (dialog.what.error() or "").startswith("Das ist zu lang: 501 Zeichen, möglich sind 500.")
    assert shop.follow_ups.open_of(bakery.id or 0) == []
    dialog.reject()


def test_the_trash_gives_back_and_erases_after_one_question(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    for customer in (bakery, koehler):
        shop.customers.trash(customer.id or 0)
    asked: list[tuple[str, ...]] = []

    def ask(_parent: QWidget, *texts: str) -> bool:
        asked.append(texts)
        return len(asked) == 2

    dialog = TrashDialog(main_window.desk, main_window, ask)
    dialog.open()
    restore, erase = (
        [b for b in dialog.findChildren(QWidget) if b.accessibleName() == name and b.isVisible()]
        for name in ("Zurückholen", "Endgültig löschen …")
    )
    assert len(restore) == len(erase) == 2
    erase[0].click()  # type: ignore[attr-defined]
    assert len(shop.customers.trashed()) == 2, "the question was answered with no"
    assert "Anneliese Köhler" in asked[0][1]
    erase[0].click()  # type: ignore[attr-defined]
    assert [customer.id for customer in shop.customers.trashed()] == [bakery.id]
    (again,) = (b for b in dialog.findChildren(QWidget) if b.accessibleName() == "Zurückholen" and b.isVisible())
    click(again)
    assert shop.customers.trashed() == []
    assert main_window.desk.toasts.text() == "Bäckerei Großmann ist wieder da."
    dialog.accept()


def test_sample_customers_go_with_one_click_and_come_back(shop: Store, main_window: MainWindow) -> None:
    from kundenapp.services.sample import add_sample

    add_sample(shop, shop.today())
    panel = main_window.customers.list_panel
    assert panel.sample_banner.label.text() == "48 Beispielkunden"
    click(panel.sample_button)
    assert main_window.customers.first_button.isVisible()
    assert main_window.desk.toasts.text() == "Die Beispieldaten sind entfernt."
    main_window.news.undo()
    assert shop.customers.sample_count() == 48


def test_the_menu_of_the_person(shop: Store, main_window: MainWindow) -> None:
    menu = main_window.menu.made()
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles == [
        "Ich bin",
        "Einstellungen …\tStrg+,",
        "Papierkorb …",
        "Daten sichern",
        "Andere Datei …",
        "Sichtschutz\tF12",
        "Kundenmodus …",
        "Hilfe\tF1",
        "Über Kundenapp",
    ]
    people = menu.actions()[0].menu()
    assert people is not None
    names = [action for action in people.actions() if action.isCheckable()]
    assert [action.text() for action in names] == ["Mira Kaya", "Sabine Lindner"]
    names[1].trigger()
    assert shop.employees.names()[shop.employee_id or 0] == "Sabine Lindner"
    assert main_window.person.accessibleName() == "Menü von Sabine Lindner"
    assert isinstance(menu, PersonMenu)


def test_backup_by_hand(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    main_window.menu.back_up()
    assert main_window.desk.toasts.text() == "Gesichert: 1 Kunde, 09:42 Uhr."
    assert len(shop.backups.of_file(shop.settings.file_uuid)) == 1


def test_somebody_new(shop: Store, main_window: MainWindow) -> None:
    dialog = PersonDialog(shop, main_window)
    created: list[object] = []
    dialog.created.connect(created.append)
    dialog.open()
    click(dialog.done_button)
    assert dialog.name.error() == "Wie heißen Sie? Ihr Name steht bei Ihren Gesprächen."
    type_text(dialog.name_field, "Jonas Grün")
    click(dialog.done_button)
    assert len(created) == 1
    assert "Jonas Grün" in shop.employees.names().values()


def test_the_report_is_two_actions_away(bakery: Customer, main_window: MainWindow) -> None:
    click(main_window.customers.detail.report_button)
    assert main_window.pages.shows_reports
    assert main_window.reports.kind is ReportKind.INTERNAL


def test_keys_are_printed_in_german(main_window: MainWindow) -> None:
    assert QKeySequence("Ctrl+Shift+Del").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+Umschalt+Entf"
