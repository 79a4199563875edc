"""Noting stances: ten in under a minute by keyboard, one step of undo, what would be if, and looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kundenapp.domain.overlap import overlap_of
from kundenapp.domain.stance import Attitude, Stance, StanceSource
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.services.starter_statements import starter_statements
from kundenapp.store.opening import open_store
from kundenapp.ui.customers.circles_dialog import CirclesDialog
from kundenapp.ui.settings.dialog import SettingsDialog
from tests.reports.conftest import page_texts
from tests.ui.hands import CTRL, click, hit, opened_window, press
from tests.ui.test_category_dialog import settle
from tests.ui.test_privacy import is_covered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

SECONDS_PER_KEY = 3
"""What somebody takes who reads the statement before pressing a key."""


@pytest.fixture
def catalogue(shop: Store) -> list[Statement]:
    shop.statements.begin_with(starter_statements())
    return shop.statements.active()


@pytest.fixture
def window(bakery: Customer, catalogue: list[Statement], main_window: MainWindow) -> MainWindow:
    return main_window


@pytest.fixture
def dialog(window: MainWindow) -> CirclesDialog:
    return opened(window)


def opened(window: MainWindow) -> CirclesDialog:
    """Open the dialog with a click on the card."""
    window.customers.detail.ensureWidgetVisible(window.customers.detail.circles_card)
    click(window.customers.detail.circles_card.note_button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CirclesDialog)
    settle(dialog)
    return dialog


def keys(dialog: CirclesDialog, pressed: str) -> int:
    """Press letters and digits where the keyboard is, and return how many."""
    for sign in pressed:
        hit(dialog, Qt.Key(ord(sign)))
    return len(pressed)


def known(shop: Store, customer: Customer) -> dict[int, tuple[Attitude, int, StanceSource]]:
    found = shop.stances.current_of(customer.id or 0).values()
    return {one.statement_id: (one.attitude, one.weight, one.source) for one in found if one.is_known}


def test_ten_stances_take_ten_keys_and_one_step_takes_them_back(
    bakery: Customer, shop: Store, catalogue: list[Statement], dialog: CirclesDialog
) -> None:
    assert dialog.view.hasFocus()
    count = keys(dialog, "543210NW") + keys(dialog, "B54")
    assert count == 11, "ten stances and one key for where we know it from"
    assert count * SECONDS_PER_KEY < 60
    shares, said = Attitude.SHARES, StanceSource.SAID
    expected = [(shares, weight, said) for weight in (5, 4, 3, 2, 1, 0)]
    expected += [(Attitude.NEUTRAL, 0, said), (Attitude.CONTRADICTS, 0, said)]
    expected += [(shares, 5, StanceSource.OBSERVED), (shares, 4, StanceSource.OBSERVED)]
    assert known(shop, bakery) == {one.id or 0: stance for one, stance in zip(catalogue[:10], expected, strict=True)}
    assert dialog.source.value() == "observed"
    assert dialog.told_label.text() == "10 Sätze eingeschätzt."
    assert "10 von 30 bekannt" in dialog.side.sentence_label.text()
    click(dialog.undo_button)
    assert known(shop, bakery) == {}
    assert dialog.told_label.text() == "Zurückgenommen: „10 Sätze eingeschätzt.“"
    hit(dialog, Qt.Key.Key_Y, CTRL)
    assert len(known(shop, bakery)) == 10
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert known(shop, bakery) == {}
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert shop.statements.active() == [], "the step before was the starter set"
    hit(dialog, Qt.Key.Key_Z, CTRL)


def test_arrows_walk_over_headings_and_a_word_said_is_taken_back(
    bakery: Customer, shop: Store, catalogue: list[Statement], dialog: CirclesDialog
) -> None:
    rules = [one for one in catalogue if one.kind is StatementKind.RULE]
    for _step in rules:
        hit(dialog, Qt.Key.Key_Down)
    first_value = dialog.view.current
    assert first_value is not None
    assert first_value.comparison.statement.kind is StatementKind.VALUE
    hit(dialog, Qt.Key.Key_Up)
    assert dialog.view.current is not None
    assert dialog.view.current.statement_id == rules[-1].id
    keys(dialog, "4")
    assert list(known(shop, bakery)) == [rules[-1].id]
    hit(dialog, Qt.Key.Key_Up)
    hit(dialog, Qt.Key.Key_Delete)
    assert known(shop, bakery) == {}
    hit(dialog, Qt.Key.Key_Up)
    keys(dialog, "U")
    assert known(shop, bakery) == {}
    for _again in range(40):
        hit(dialog, Qt.Key.Key_Down)
    keys(dialog, "2")
    assert list(known(shop, bakery)) == [catalogue[-1].id], "the last one stays where it is"


def test_a_click_says_the_same_as_a_key(
    bakery: Customer, shop: Store, catalogue: list[Statement], dialog: CirclesDialog
) -> None:
    click_source = next(one for one in dialog.source.findChildren(type(dialog.undo_button)) if one.text() == "vermutet")
    click(click_source)
    row = dialog.view.stances.row_of(catalogue[1].id or 0)
    place = dialog.view.target_place(row, "W").center()
    QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert known(shop, bakery) == {catalogue[1].id: (Attitude.CONTRADICTS, 0, StanceSource.ASSUMED)}
    words = dialog.view.target_place(row, "0").translated(-60, 0).center()
    QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert dialog.view.current is not None
    assert dialog.view.current.statement_id == catalogue[1].id
    assert dialog.view.current.spoken == (
        "Rechnungen werden pünktlich bezahlt, widerspricht, Uns 3 von 5 · vermutet, heute"
    )


def test_what_would_be_if_changes_nothing_until_it_is_taken_over(
    bakery: Customer, shop: Store, catalogue: list[Statement], dialog: CirclesDialog
) -> None:
    keys(dialog, "33333")
    before = shop.stances.compared(bakery.id or 0)
    click(dialog.side.think_button)
    assert dialog.banner.isVisible()
    assert not dialog.take_button.isEnabled()
    keys(dialog, "WW")
    assert "7 von 30 bekannt" in dialog.side.sentence_label.text()
    thought = dialog.view.stances.row_at(dialog.view.stances.row_of(catalogue[5].id or 0))
    assert thought is not None
    assert thought.details == "Uns 3 von 5 · nur gedacht"
    assert shop.stances.compared(bakery.id or 0) == before
    hit(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.banner.isVisible()
    assert not dialog.side.think_button.isChecked()
    assert "5 von 30 bekannt" in dialog.side.sentence_label.text()
    assert shop.stances.compared(bakery.id or 0) == before
    click(dialog.side.think_button)
    keys(dialog, "W")
    click(dialog.drop_button)
    assert shop.stances.compared(bakery.id or 0) == before
    click(dialog.side.think_button)
    keys(dialog, "W")
    click(dialog.take_button)
    assert not dialog.banner.isVisible()
    assert len(known(shop, bakery)) == 6
    hit(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_circles_of_three_days_stand_side_by_side(
    bakery: Customer, shop: Store, catalogue: list[Statement], window: MainWindow, clock: Clock
) -> None:
    for day in range(3):
        stances = [Stance(bakery.id or 0, one.id or 0, shop.today(), Attitude.SHARES, 1 + day) for one in catalogue[:6]]
        shop.stances.note(stances)
        clock.go_on(days=10)
    dialog = opened(window)
    assert dialog.side.course.isVisible()
    assert dialog.side.course.accessibleDescription() == (
        "Mo, 23.11.: Mittlere Schnittmenge: 33\xa0%, 6 von 30 bekannt. "
        "Do, 03.12.: Große Schnittmenge: 67\xa0%, 6 von 30 bekannt. "
        "heute: Große Schnittmenge: 100\xa0%, 6 von 30 bekannt."
    )
    click(dialog.side.think_button)
    assert not dialog.side.course.isVisible()


def test_the_starter_set_is_one_click_away(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    dialog = opened(main_window)
    assert dialog.empty.isVisible()
    assert not dialog.side.think_button.isVisible()
    click(dialog.starter_button)
    assert len(shop.statements.active()) == 30
    assert not dialog.empty.isVisible()
    keys(dialog, "5")
    assert len(known(shop, bakery)) == 1


def test_the_statements_themselves_are_changed_in_front_of_it(
    shop: Store, catalogue: list[Statement], dialog: CirclesDialog
) -> None:
    click(dialog.catalogue_button)
    settings = QApplication.activeModalWidget()
    assert isinstance(settings, SettingsDialog)
    assert settings.statements.isVisible()
    settle(settings)
    shop.statements.rename(catalogue[0].id or 0, "Ein Wort gilt")
    hit(settings, Qt.Key.Key_Escape)
    assert not settings.isVisible()
    assert dialog.isVisible()
    row = dialog.view.stances.row_at(1)
    assert row is not None
    assert row.comparison.statement.text == "Ein Wort gilt"


def test_what_is_no_longer_led_stays_where_it_was_said(
    bakery: Customer, shop: Store, catalogue: list[Statement], dialog: CirclesDialog
) -> None:
    keys(dialog, "5")
    shop.statements.set_active(catalogue[0].id or 0, False)
    shop.statements.set_active(catalogue[1].id or 0, False)
    row = dialog.view.stances.row_at(dialog.view.stances.row_of(catalogue[0].id or 0))
    assert row is not None
    assert row.details == "Uns 3 von 5 · gesagt, heute · nicht mehr geführt"
    assert dialog.view.stances.row_of(catalogue[1].id or 0) == -1
    assert "1 von 29 bekannt" in dialog.side.sentence_label.text()


def test_f12_covers_the_list_and_the_circles(dialog: CirclesDialog) -> None:
    hit(dialog, Qt.Key.Key_F12)
    assert is_covered(dialog.view)
    assert dialog.side.circles.accessibleName() == "Verdeckt"


def test_whose_data_are_restricted_meanwhile_gets_a_sentence(
    bakery: Customer, shop: Store, dialog: CirclesDialog
) -> None:
    shop.customers.restrict(bakery.id or 0)
    keys(dialog, "5")
    assert "dürfen nur aufbewahrt werden" in dialog.error_line.label.text()
    assert known(shop, bakery) == {}


def test_a_statement_that_is_gone_gets_a_sentence(
    bakery: Customer, shop: Store, catalogue: list[Statement], dialog: CirclesDialog
) -> None:
    click(dialog.side.think_button)
    keys(dialog, "5")
    shop.statements.merge(catalogue[1].id or 0, catalogue[0].id or 0)
    click(dialog.take_button)
    assert dialog.error_line.label.text() == "Diesen Satz gibt es nicht mehr."
    assert known(shop, bakery) == {}
    assert dialog.visit.is_thinking


def test_without_a_name_it_is_noted_all_the_same(bakery: Customer, shop: Store, dialog: CirclesDialog) -> None:
    shop.employee_id = None
    keys(dialog, "5")
    (stance,) = shop.stances.current_of(bakery.id or 0).values()
    assert stance.employee_id is None


def test_three_hundred_statements_are_offered(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    for number in range(300):
        shop.statements.add(Statement(list(StatementKind)[number % 3], f"Satz {number}"))
    dialog = opened(main_window)
    keys(dialog, "5432154321")
    assert len(known(shop, bakery)) == 10
    assert overlap_of(shop.stances.compared(bakery.id or 0)).statements == 300


@pytest.fixture
def viewing(
    bakery: Customer, catalogue: list[Statement], shop: Store, places: Places, clock: Clock, qtbot: QtBot
) -> Iterator[MainWindow]:
    shop.close()
    store = open_store(shop.path, places, clock, read_only=True)
    window = opened_window(store, qtbot)
    yield window
    window.close()
    store.abandon()


def test_a_file_for_viewing_shows_them_and_changes_none(bakery: Customer, viewing: MainWindow) -> None:
    assert viewing.customers.detail.circles_card.note_button.text() == "Ansehen"
    dialog = opened(viewing)
    assert not dialog.source.isVisible()
    assert not dialog.side.think_button.isVisible()
    assert not dialog.catalogue_button.isVisible()
    keys(dialog, "5B")
    assert viewing.desk.store.stances.current_of(bakery.id or 0) == {}
    hit(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_all_of_it_on_paper(
    bakery: Customer, shop: Store, window: MainWindow, dialog: CirclesDialog, qtbot: QtBot
) -> None:
    keys(dialog, "55W55")
    click(dialog.paper_button)
    assert QApplication.activeModalWidget() is None
    reports = window.reports
    qtbot.waitUntil(reports.save_button.isEnabled)
    assert reports.title_label.text() == "Schnittmenge mit Bäckerei Großmann"
    assert reports.rendered is not None
    assert "teilt, 5 von 5" in page_texts(reports.rendered.pdf)[0]
    assert not reports.customer.brand.isVisible()
    brand = shop.brands.add("Rad & Tat")
    shop.brands.add("Lastenheld")
    qtbot.waitUntil(reports.save_button.isEnabled)
    assert reports.customer.brand.isVisible()
    press(reports.customer.brand, Qt.Key.Key_Down)
    assert reports.customer.brand.brand_id == brand.id
    qtbot.waitUntil(reports.save_button.isEnabled)
    assert reports.rendered is not None
    assert "Rad & Tat" in page_texts(reports.rendered.pdf)[0]
    reports.list.setCurrentRow(0)
    qtbot.waitUntil(reports.save_button.isEnabled)
    assert reports.title_label.text() == "Bäckerei Großmann", "the customer stays, the paper changes"
    assert not reports.customer.brand.isVisible()
    shop.customers.restrict(bakery.id or 0)
    reports.list.setCurrentRow(6)
    assert not reports.save_button.isEnabled()
    assert "dürfen nur aufbewahrt werden" in window.desk.toasts.text()
