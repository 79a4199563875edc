"""The tab Berichte: drawn beside the window, saved whole or not at all, printed or told why not."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.services.sample import add_sample
from kundenapp.ui.common.buttons import Button
from tests.factories import person, to_do
from tests.reports.conftest import page_texts
from tests.ui.hands import click, hit, press, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.reports.page import ReportsPage
    from tests.factories import Clock


@pytest.fixture
def page(main_window: MainWindow) -> ReportsPage:
    main_window.pages.begin_with("reports")
    return main_window.reports


def shown(page: ReportsPage, qtbot: QtBot, customer: Customer, kind: ReportKind = ReportKind.INTERNAL) -> None:
    page.show_customer(customer.id or 0, kind)
    qtbot.waitUntil(lambda: page.rendered is not None and page.preview.isVisible())


def test_first_it_asks_which_customer(bakery: Customer, page: ReportsPage, qtbot: QtBot) -> None:
    assert page.empty.isVisible()
    assert not page.print_button.isEnabled()
    type_text(page.picker, "groß")
    press(page.picker, Qt.Key.Key_Return)
    qtbot.waitUntil(page.preview.isVisible)
    assert page.title_label.text() == "Bäckerei Großmann"
    assert page.preview.page_count == 1


def test_both_reports(bakery: Customer, page: ReportsPage, qtbot: QtBot) -> None:
    shown(page, qtbot, bakery)
    assert page.rendered is not None
    assert page.rendered.file_name == "Kundenbericht_Bäckerei-Großmann_2026-11-23.pdf"
    internal = page.rendered.pdf
    page.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: page.rendered is not None and page.rendered.pdf != internal)
    assert page.kind is ReportKind.CUSTOMER


def test_saving_asks_where_and_writes_the_whole_file(
    bakery: Customer, page: ReportsPage, qtbot: QtBot, tmp_path: Path, main_window: MainWindow
) -> None:
    shown(page, qtbot, bakery)
    page._ask_path = lambda _parent, _name: str(tmp_path / "Bericht Großmann")
    click(page.save_button)
    saved = tmp_path / "Bericht Großmann.pdf"
    assert page.rendered is not None
    assert saved.read_bytes() == page.rendered.pdf
    assert main_window.desk.toasts.text() == "Gespeichert als „Bericht Großmann.pdf“."


def test_an_unwritable_place_leaves_the_old_file_and_says_so(
    bakery: Customer, page: ReportsPage, qtbot: QtBot, tmp_path: Path, main_window: MainWindow
) -> None:
    shown(page, qtbot, bakery)
    (tmp_path / "Ordner.pdf").mkdir()
    page._ask_path = lambda _parent, _name: str(tmp_path / "Ordner.pdf")
    click(page.save_button)
    assert main_window.desk.notice.text.startswith("„Ordner.pdf“ konnte nicht geschrieben werden.")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".teil"] == []


def test_without_a_printer_the_pdf_is_offered(
    bakery: Customer, page: ReportsPage, qtbot: QtBot, tmp_path: Path, main_window: MainWindow
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    assert QPrinterInfo.availablePrinterNames() == [], "this test needs a machine without printers"
    shown(page, qtbot, bakery)
    click(page.print_button)
    assert main_window.desk.notice.text == str(FaultError(Fault.NO_PRINTER))
    page._ask_path = lambda _parent, _name: str(tmp_path / "später.pdf")
    click(main_window.desk.notice.action)
    assert (tmp_path / "später.pdf").stat().st_size > 1000


def test_the_report_follows_the_file(bakery: Customer, shop: Store, page: ReportsPage, qtbot: QtBot) -> None:
    shown(page, qtbot, bakery)
    shop.customers.save(replace(shop.customers.get(bakery.id or 0), company="Backhaus Großmann"))
    qtbot.waitUntil(lambda: page.rendered is not None and "Backhaus" in page.rendered.file_name)


def test_the_last_wish_wins(bakery: Customer, koehler: Customer, page: ReportsPage, qtbot: QtBot) -> None:
    for customer in (bakery, koehler, bakery, koehler):
        page.show_customer(customer.id or 0, ReportKind.INTERNAL)
    qtbot.waitUntil(lambda: not page._desk.tasks.is_busy)
    assert page.rendered is not None
    assert "Köhler" in page.rendered.file_name


def test_an_erased_customer_closes_the_report(
    koehler: Customer, bakery: Customer, shop: Store, page: ReportsPage, qtbot: QtBot, main_window: MainWindow
) -> None:
    shown(page, qtbot, koehler)
    shop.erase([koehler])
    assert page.empty.isVisible()
    assert page.rendered is None


def test_strange_letters_are_told(shop: Store, page: ReportsPage, qtbot: QtBot) -> None:
    created = shop.customers.create(person("😀 محمد", "Ли"))
    shown(page, qtbot, created)
    assert page.notes.isVisible()
    assert page.notes.label.text() != ""


# --- never somebody else's ------------------------------------------------------------------------------------------


@pytest.fixture
def busy(page: ReportsPage) -> Iterator[Event]:
    """Keeps the worker busy until the event is set, so that whatever is asked for now is drawn later."""
    go_on = Event()
    page._desk.tasks.run(go_on.wait, lambda _result: None, lambda _error: None)
    yield go_on
    go_on.set()


def check_nothing_leaves(page: ReportsPage, tmp_path: Path) -> None:
    page._ask_path = lambda _parent, name: str(tmp_path / name)
    assert page.rendered is None
    assert not page.save_button.isEnabled()
    assert not page.print_button.isEnabled()
    page.save_report()
    page.print_current()
    assert list(tmp_path.glob("*.pdf")) == []


def test_while_another_customer_is_drawn_the_one_before_cannot_leave(
    bakery: Customer, koehler: Customer, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(page, qtbot, bakery)
    go_on = Event()
    page._desk.tasks.run(go_on.wait, lambda _result: None, lambda _error: None)
    type_text(page.picker, "köhl")
    press(page.picker, Qt.Key.Key_Return)
    assert page.title_label.text() == "Anneliese Köhler"
    check_nothing_leaves(page, tmp_path)
    go_on.set()
    qtbot.waitUntil(page.save_button.isEnabled)
    assert page.rendered is not None
    assert "Köhler" in page.rendered.file_name


def test_of_other_options_nothing_can_leave(
    bakery: Customer, page: ReportsPage, busy: Event, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_customer(bakery.id or 0, ReportKind.INTERNAL)
    page.list.setCurrentRow(2)
    check_nothing_leaves(page, tmp_path)
    busy.set()
    qtbot.waitUntil(page.save_button.isEnabled)
    assert page.rendered is not None
    assert page.rendered.title == "Kundenliste"


def test_what_changed_while_the_tab_was_away_is_drawn_anew_before_it_can_leave(
    bakery: Customer, page: ReportsPage, shop: Store, main_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(page, qtbot, bakery)
    main_window.pages.begin_with("customers")
    shop.customers.save(replace(shop.customers.get(bakery.id or 0), company="Backhaus Großmann"))
    check_nothing_leaves(page, tmp_path)
    main_window.pages.begin_with("reports")
    qtbot.waitUntil(page.save_button.isEnabled)
    assert page.rendered is not None
    assert "Backhaus" in page.rendered.file_name


# --- the list -------------------------------------------------------------------------------------------------------


def text_of(page: ReportsPage) -> str:
    assert page.rendered is not None
    return "\n".join(page_texts(page.rendered.pdf))


def choose(page: ReportsPage, row: int) -> None:
    """Click on a report in the list at the left."""
    place = page.list.visualItemRect(page.list.item(row)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_list_follows_its_options(
    bakery: Customer, koehler: Customer, page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, 2)
    qtbot.waitUntil(page.save_button.isEnabled)
    assert "Alle Kunden · nach Name · 2 Kunden" in text_of(page)
    choice = page.customer_list.choice
    assert [choice.tag.itemText(row) for row in range(choice.tag.count())] == ["alle", "Lastenrad", "Stammtisch"]
    choice.tag.setFocus()
    hit(page, Qt.Key.Key_Down)
    qtbot.waitUntil(page.save_button.isEnabled)
    assert "Schlagwort: Lastenrad · nach Name · 1 Kunde" in text_of(page)
    click(choice.due)
    qtbot.waitUntil(page.save_button.isEnabled)
    assert "Zu dieser Auswahl gibt es keinen Kunden." in text_of(page)
    page._ask_path = lambda _parent, name: str(tmp_path / name)
    click(page.save_button)
    assert (tmp_path / "Kundenliste_2026-11-23.pdf").exists()


def test_words_are_searched_when_the_fingers_rest(
    bakery: Customer, koehler: Customer, page: ReportsPage, qtbot: QtBot
) -> None:
    choose(page, 2)
    qtbot.waitUntil(page.save_button.isEnabled)
    type_text(page.customer_list.choice.search, "köhl")
    qtbot.waitUntil(lambda: page.rendered is not None and "Suche: „köhl“ · nach Name · 1 Kunde" in text_of(page))


def test_the_choice_of_the_other_tab_can_be_taken_over(
    bakery: Customer, koehler: Customer, page: ReportsPage, main_window: MainWindow, qtbot: QtBot
) -> None:
    main_window.pages.begin_with("customers")
    type_text(main_window.customers.list_panel.filter_field, "groß")
    main_window.pages.begin_with("reports")
    choose(page, 2)
    click(page.customer_list.choice.as_list)
    qtbot.waitUntil(page.save_button.isEnabled)
    assert "Suche: „groß“ · nach Name · 1 Kunde" in text_of(page)


def test_several_states_and_an_owner_are_taken_over_as_they_are(
    bakery: Customer, koehler: Customer, shop: Store, page: ReportsPage, main_window: MainWindow, qtbot: QtBot
) -> None:
    mira, sabine = (next(p.id for p in shop.employees.all() if p.name == n) for n in ("Mira Kaya", "Sabine Lindner"))
    for name, status, owner in (
        ("Adler", Status.PARTNER, mira),
        ("Busch", Status.PROSPECT, mira),
        ("Cordes", Status.PARTNER, sabine),
        ("Dreyer", Status.CUSTOMER, mira),
    ):
        shop.customers.create(replace(person(name), status=status, owner_id=owner))
    wanted = CustomerFilter(
        statuses=frozenset({Status.PARTNER, Status.PROSPECT}),
        categories=frozenset({Category.UNCLEAR, Category.DREAM}),
        owner_id=mira,
        owner_name="Mira Kaya",
    )
    choose(page, 2)
    choice = page.customer_list.choice
    choice._list_filter = lambda: wanted
    assert not choice.owner.isVisible()
    click(choice.as_list)
    qtbot.waitUntil(page.save_button.isEnabled)
    assert choice.wanted() == wanted
    assert shop.customer_list.ids(choice.wanted(), shop.today()) == shop.customer_list.ids(wanted, shop.today())
    assert (choice.status.currentText(), choice.owner.currentText()) == ("mehrere", "Mira Kaya")
    assert choice.category.currentText() == "mehrere"
    assert choice.category.toolTip() == "Traumkunde, unklar"
    assert choice.status.toolTip() == choice.status.accessibleDescription() == "Interessent, Partner"
    text = text_of(page)
    assert "Status: Interessent, Partner · Kategorie: Traumkunde, unklar · betreut von Mira Kaya · nach Name" in text
    assert [name for name in ("Adler", "Busch", "Cordes", "Dreyer") if name in text] == ["Adler", "Busch"]


def test_of_what_was_taken_over_only_what_is_edited_changes(
    bakery: Customer, shop: Store, page: ReportsPage, qtbot: QtBot
) -> None:
    both = frozenset({Status.PARTNER, Status.PROSPECT})
    mira = shop.employee_id
    wanted = CustomerFilter(statuses=both, owner_id=mira, owner_name="Mira Kaya", tag="Gibt es nicht mehr")
    choose(page, 2)
    choice = page.customer_list.choice
    choice._list_filter = lambda: wanted
    click(choice.as_list)
    click(choice.due)
    assert choice.wanted() == replace(wanted, due_only=True)
    choice.owner.setFocus()
    hit(page, Qt.Key.Key_Up)
    assert choice.wanted() == replace(wanted, due_only=True, owner_id=None, owner_name="")
    choice.status.setFocus()
    hit(page, Qt.Key.Key_Down)
    assert choice.wanted().statuses == frozenset({Status.PROSPECT})
    assert choice.status.toolTip() == choice.status.accessibleDescription() == ""
    shop.customers.create(person("Neu", "Nina"))
    assert choice.wanted().tag == "Gibt es nicht mehr"
    qtbot.waitUntil(page.save_button.isEnabled)
    assert "Status: Interessent · Schlagwort: Gibt es nicht mehr" in text_of(page)
    choice.category.setFocus()
    hit(page, Qt.Key.Key_Down)
    assert choice.wanted().categories == frozenset({Category.DREAM})


# --- many reports ---------------------------------------------------------------------------------------------------


@pytest.fixture
def many(bakery: Customer, koehler: Customer, page: ReportsPage, qtbot: QtBot) -> ReportsPage:
    choose(page, 4)
    return page


def test_how_many_is_said_before_anything_begins(many: ReportsPage, qtbot: QtBot) -> None:
    assert many.many.count_label.text() == "2 Kunden"
    assert many._task is None
    assert many.empty.title_label.text() == "Welche Kunden?"
    type_text(many.many.choice.search, "groß")
    qtbot.waitUntil(lambda: many.many.count_label.text() == "1 Kunde")
    type_text(many.many.choice.search, "xyz")
    qtbot.waitUntil(lambda: many.many.count_label.text() == "0 Kunden")
    assert not many.many.draw_button.isEnabled()


def test_many_reports_are_drawn_when_asked_for(many: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    click(many.many.two_sided)
    click(many.many.draw_button)
    qtbot.waitUntil(many.save_button.isEnabled)
    assert many.preview.page_count == 3
    many._ask_path = lambda _parent, name: str(tmp_path / name)
    click(many.save_button)
    assert (tmp_path / "Kundenberichte_2026-11-23.pdf").exists()
    click(many.many.kind.findChildren(Button)[1])
    check_nothing_leaves(many, tmp_path / "leer")
    click(many.many.draw_button)
    qtbot.waitUntil(many.save_button.isEnabled)
    assert many.notes.label.text().startswith("Das lesen die Kunden:")
    assert "Sehr geehrter Herr Großmann," in text_of(many)


def test_a_document_that_took_long_stays_and_says_that_it_is_older(
    many: ReportsPage, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    click(many.many.draw_button)
    qtbot.waitUntil(many.save_button.isEnabled)
    main_window.pages.begin_with("customers")
    shop.customers.create(person("Neu", "Nina"))
    main_window.pages.begin_with("reports")
    assert many.save_button.isEnabled()
    assert many.notes.label.text().startswith("Seit dem Erstellen hat sich etwas geändert.")
    assert many.many.count_label.text() == "3 Kunden"
    hit(many, Qt.Key.Key_F5)
    qtbot.waitUntil(many.save_button.isEnabled)
    assert not many.notes.isVisible()
    assert many.preview.page_count == 3


def test_a_document_says_that_it_is_older_if_something_changed_while_it_was_drawn(
    many: ReportsPage, busy: Event, shop: Store, qtbot: QtBot
) -> None:
    click(many.many.draw_button)
    shop.customers.create(person("Neu", "Nina"))
    busy.set()
    qtbot.waitUntil(many.save_button.isEnabled)
    assert many.notes.isVisible()
    assert many.notes.label.text().startswith("Seit dem Erstellen hat sich etwas geändert.")
    hit(many, Qt.Key.Key_F5)
    qtbot.waitUntil(many.save_button.isEnabled)
    assert not many.notes.isVisible()


def test_long_drawing_shows_how_far_it_is_and_can_be_stopped(
    many: ReportsPage, busy: Event, qtbot: QtBot, tmp_path: Path
) -> None:
    click(many.many.draw_button)
    assert not many.drawing.isVisible(), "not before a moment has passed"
    qtbot.waitUntil(many.drawing.isVisible)
    many._on_progressed(42, 310)
    assert many.drawing.words.text() == "42 von 310 Berichten"
    assert (many.drawing.bar.value(), many.drawing.bar.maximum()) == (42, 310)
    click(many.drawing.cancel_button)
    assert not many.drawing.isVisible()
    assert many.empty.title_label.text() == "Abgebrochen"
    busy.set()
    qtbot.waitUntil(lambda: not many._desk.tasks.is_busy)
    check_nothing_leaves(many, tmp_path)
    hit(many, Qt.Key.Key_F5)
    qtbot.waitUntil(many.save_button.isEnabled)


def test_choosing_another_report_gives_the_long_one_up(many: ReportsPage, busy: Event, qtbot: QtBot) -> None:
    click(many.many.draw_button)
    choose(many, 2)
    busy.set()
    qtbot.waitUntil(many.save_button.isEnabled)
    assert many.rendered is not None
    assert many.rendered.title == "Kundenliste"


def test_a_file_that_was_moved_meanwhile_is_told(
    many: ReportsPage, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.path.rename(shop.path.with_name("anderswo.kundenapp"))
    click(many.many.draw_button)
    qtbot.waitUntil(lambda: not many._desk.tasks.is_busy)
    assert main_window.desk.notice.text.startswith("Die Kundendatei „Kunden.kundenapp“ lässt sich nicht öffnen.")
    assert many.empty.isVisible()


def test_the_window_closes_at_once_while_many_are_drawn(
    many: ReportsPage, shop: Store, main_window: MainWindow, qtbot: QtBot
) -> None:
    add_sample(shop, shop.today())
    qtbot.waitUntil(lambda: many.many.count_label.text() == "50 Kunden")
    click(many.many.draw_button)
    qtbot.wait(100)
    start = time.monotonic()
    main_window.close()
    assert time.monotonic() - start < 5
    assert not many._desk.tasks.is_busy


# --- the week -------------------------------------------------------------------------------------------------------


@pytest.fixture
def week(bakery: Customer, shop: Store, page: ReportsPage, qtbot: QtBot) -> ReportsPage:
    mira = shop.employee_id
    for days, what, assignee in ((-3, "Alt", mira), (2, "Diese Woche", None), (9, "Nächste", mira)):
        day = shop.today() + timedelta(days=days)
        shop.follow_ups.create(to_do(bakery.id, day, what, assignee_id=assignee), shop.today())
    choose(page, 3)
    qtbot.waitUntil(page.save_button.isEnabled)
    return page


def test_this_week_is_drawn_at_once(week: ReportsPage) -> None:
    assert week.title_label.text() == "Wiedervorlagen der Woche"
    text = text_of(week)
    assert "Alt" in text
    assert "Diese Woche" in text
    assert "Nächste" not in text


def test_the_next_week_and_a_typed_one(week: ReportsPage, qtbot: QtBot) -> None:
    this, following, typed = week.week.which.findChildren(Button)
    click(following)
    qtbot.waitUntil(lambda: week.rendered is not None and "Nächste" in text_of(week))
    click(typed)
    assert week.week.day_field.hasFocus()
    type_text(week.week.day_field, "31.11.")
    qtbot.waitUntil(lambda: week.week.day.error() is not None)
    assert week.week.day.error() == "Diesen Tag gibt es nicht. Meinten Sie den 30.11.?"
    assert not week.save_button.isEnabled()
    assert week.empty.title_label.text() == "Welche Woche?"
    week.week.day_field.selectAll()
    type_text(week.week.day_field, "2.12.")
    qtbot.waitUntil(lambda: week.rendered is not None and "Woche 49" in text_of(week))
    click(this)
    assert not week.week.day_field.isVisible()


def test_the_week_of_one_person(week: ReportsPage, qtbot: QtBot) -> None:
    choice = week.week.employee
    assert [choice.itemText(row) for row in range(choice.count())] == ["alle", "Mira Kaya", "Sabine Lindner"]
    choice.setFocus()
    hit(week, Qt.Key.Key_Down)
    qtbot.waitUntil(week.save_button.isEnabled)
    assert "für Mira Kaya · 1 Wiedervorlage" in text_of(week)


def test_this_week_is_another_one_a_week_later(
    week: ReportsPage, clock: Clock, main_window: MainWindow, qtbot: QtBot
) -> None:
    clock.go_on(days=7)
    main_window.desk.days.look()
    qtbot.waitUntil(lambda: week.rendered is not None and "Woche 49, 30.11. bis 06.12.2026" in text_of(week))
