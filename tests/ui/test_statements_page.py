"""The page Werte und Regeln of the settings: statements are written, weighed, put in order, merged and put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.stance import Attitude, Stance
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.ui.common.buttons import Button
from kundenapp.ui.settings.merge_statements_dialog import MergeStatementsDialog
from tests.ui.hands import ALT, CTRL, click, hit, type_where_focus_is
from tests.ui.test_category_dialog import settle

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.settings.dialog import SettingsDialog
    from kundenapp.ui.settings.statements_page import StatementsPage

TEXTS = ("Absprachen gelten", "Rechnungen werden bezahlt", "Vertrauliches bleibt vertraulich")


@pytest.fixture
def ids(shop: Store) -> list[int]:
    return [shop.statements.add(Statement(StatementKind.RULE, text)).id or 0 for text in TEXTS]


@pytest.fixture
def dialog(main_window: MainWindow) -> SettingsDialog:
    dialog = main_window.menu.open_settings()
    settle(dialog)
    dialog.show_page(dialog.statements)
    return dialog


@pytest.fixture
def page(ids: list[int], dialog: SettingsDialog) -> StatementsPage:
    return dialog.statements


def order(page: StatementsPage) -> list[str]:
    return [row.line.text() for row in page.rows.values()]


def segment(page: StatementsPage, text: str) -> Button:
    return next(button for button in page.kind.findChildren(Button) if button.text() == text)


def test_thirty_statements_come_with_one_click(shop: Store, dialog: SettingsDialog) -> None:
    page = dialog.statements
    click(page.starter_button)
    assert len(shop.statements.active()) == 30
    assert len(page.rows) == 10
    assert not page.starter_button.isVisible()
    assert dialog.told_label.text() == "Die ersten Sätze stehen da."
    click(dialog.undo_button)
    assert page.starter_button.isVisible()


def test_a_statement_is_added_to_the_kind_that_is_shown(shop: Store, page: StatementsPage) -> None:
    click(segment(page, "Werte"))
    assert order(page) == []
    click(page.add_line)
    type_where_focus_is("Ehrlichkeit <b>zuerst</b>")
    hit(page, Qt.Key.Key_Return)
    assert [(one.kind, one.text) for one in shop.statements.active()][-1] == (
        StatementKind.VALUE,
        "Ehrlichkeit <b>zuerst</b>",
    )
    assert order(page) == ["Ehrlichkeit <b>zuerst</b>"]
    hit(page, Qt.Key.Key_Return)
    assert page.add_field.error() == "Der Satz hat noch keine Worte. Zum Beispiel: Absprachen gelten"


def test_a_statement_saves_itself_but_not_twice(
    shop: Store, ids: list[int], dialog: SettingsDialog, page: StatementsPage
) -> None:
    line = page.rows[ids[0]].line
    click(line)
    hit(line, Qt.Key.Key_A, CTRL)
    type_where_focus_is("Ein Wort gilt")
    hit(line, Qt.Key.Key_Tab)
    assert shop.statements.get(ids[0]).text == "Ein Wort gilt"
    assert dialog.told_label.text() == "Gespeichert, 09:42"
    click(line)
    hit(line, Qt.Key.Key_A, CTRL)
    type_where_focus_is("rechnungen werden bezahlt")
    hit(line, Qt.Key.Key_Tab)
    assert page.rows[ids[0]].field.error() == "Den Satz „rechnungen werden bezahlt“ gibt es schon."
    click(segment(page, "Werte"))
    assert page.kind.value() == "rule", "what does not fit is not left behind unseen"
    assert line.hasFocus()


def test_a_weight_is_kept_for_the_shop_or_for_a_brand(shop: Store, ids: list[int], page: StatementsPage) -> None:
    weight = page.weights[ids[0]]
    weight.setFocus()
    hit(weight, Qt.Key.Key_5)
    assert shop.statements.weights()[ids[0]] == 5
    assert not page.brand.isVisible()
    brand = shop.brands.add("Rad & Tat")
    shop.brands.add("Lastenheld")
    assert page.brand.isVisible()
    page.brand.setFocus()
    hit(page.brand, Qt.Key.Key_Down)
    assert page.brand.brand_id == brand.id
    weight = page.weights[ids[0]]
    assert weight.value() == 5
    weight.setFocus()
    hit(weight, Qt.Key.Key_1)
    assert shop.statements.weights(brand.id)[ids[0]] == 1
    assert shop.statements.weights()[ids[0]] == 5
    shop.undo()
    assert weight.value() == 5


def test_the_order_changes_with_keys_and_buttons(ids: list[int], page: StatementsPage) -> None:
    page.rows[ids[0]].line.setFocus()
    hit(page, Qt.Key.Key_Down, ALT)
    assert order(page) == [TEXTS[1], TEXTS[0], TEXTS[2]]
    assert page.rows[ids[0]].line.hasFocus()
    hit(page, Qt.Key.Key_Down, ALT)
    assert order(page) == [TEXTS[1], TEXTS[2], TEXTS[0]]
    assert not page.tools[ids[0], "down"].isEnabled()
    click(page.tools[ids[0], "up"])
    assert order(page) == [TEXTS[1], TEXTS[0], TEXTS[2]]
    assert page.tools[ids[0], "up"].hasFocus()
    click(page.tools[ids[0], "up"])
    assert page.tools[ids[0], "down"].hasFocus(), "at the top there is no way further up"
    page.add_line.setFocus()
    hit(page, Qt.Key.Key_Down, ALT)
    assert order(page) == list(TEXTS)


def test_what_is_no_longer_led_stands_aside_and_comes_back(
    shop: Store, ids: list[int], dialog: SettingsDialog, page: StatementsPage
) -> None:
    click(page.tools[ids[1], "retire"])
    assert order(page) == [TEXTS[0], TEXTS[2]]
    assert page.add_line.hasFocus()
    assert dialog.undo_button.isVisible()
    click(page.tools[ids[1], "take_up"])
    assert order(page) == list(TEXTS)


def test_two_become_one_and_it_says_whom_that_concerns(
    bakery: Customer, shop: Store, ids: list[int], dialog: SettingsDialog, page: StatementsPage
) -> None:
    shop.stances.note([Stance(bakery.id or 0, ids[0], shop.today(), Attitude.SHARES, 4)])
    click(page.tools[ids[0], "merge"])
    merging = QApplication.activeModalWidget()
    assert isinstance(merging, MergeStatementsDialog)
    settle(merging)
    assert merging.words_label.text() == (
        "„Absprachen gelten“ geht in einem anderen Satz auf. Was zu 1 Kunden eingeschätzt ist, gilt dann dort."
    )
    hit(merging, Qt.Key.Key_Down)
    click(merging.merge_button)
    assert order(page) == list(TEXTS[1:])
    assert list(shop.stances.current_of(bakery.id or 0)) == [ids[2]]
    settle(dialog)
    click(dialog.undo_button)
    assert order(page) == list(TEXTS)
    assert list(shop.stances.current_of(bakery.id or 0)) == [ids[0]]


def test_both_can_be_kept(shop: Store, ids: list[int], page: StatementsPage) -> None:
    click(page.tools[ids[2], "merge"])
    merging = QApplication.activeModalWidget()
    assert isinstance(merging, MergeStatementsDialog)
    assert merging.words_label.text().endswith("Dazu ist noch kein Kunde eingeschätzt.")
    shop.statements.merge(ids[1], ids[2])
    merging.finish()
    assert merging.error_line.label.text() == "Diesen Satz gibt es nicht mehr."
    hit(merging, Qt.Key.Key_Escape)
    assert len(shop.statements.active()) == 2


def test_the_only_statement_merges_with_nothing(shop: Store, ids: list[int], page: StatementsPage) -> None:
    for number in ids[1:]:
        shop.statements.set_active(number, False)
    assert not page.tools[ids[0], "merge"].isEnabled()
