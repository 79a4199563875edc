"""The category on the page of a customer: the pill, why it is so, and deciding by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.services.record_answer import record_answer
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.category_dialog import CategoryDialog
from kundenapp.ui.settings.dialog import SettingsDialog
from kundenapp.ui.theme import theme
from tests.factories import answer
from tests.ui.hands import CTRL, click, hit, type_where_focus_is
from tests.ui.test_privacy import is_covered

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.customers.category_pill import CategoryPill
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock


@pytest.fixture
def pill(bakery: Customer, main_window: MainWindow) -> CategoryPill:
    return main_window.customers.detail.head.category_pill


def opened(main_window: MainWindow) -> CategoryDialog:
    """Open the dialog with a click on the pill."""
    click(main_window.customers.detail.head.category_pill)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CategoryDialog)
    settle(dialog)
    return dialog


def settle(window: QWidget) -> None:
    """Wait until a window has the keyboard."""
    window.activateWindow()
    for _round in range(100):
        QApplication.processEvents()
        if window.isActiveWindow():
            return
    raise AssertionError("the window never got the keyboard")


def texts(dialog: CategoryDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible() and label.text()]


def test_the_pill_says_what_a_customer_is_and_a_heart_is_for_traumkunden_only(
    bakery: Customer, shop: Store, pill: CategoryPill
) -> None:
    assert pill.text() == "unklar"
    shop.placements.place(bakery.id or 0, 4, 8)
    assert pill.text() == "normal (geschätzt)"
    shop.categories.decide(bakery.id or 0, Category.DREAM, "Trägt uns seit Jahren.")
    assert pill.text() == "Traumkunde (von Hand)"
    assert pill.accessibleName() == "Kategorie: Traumkunde (von Hand)"
    for category in Category:
        pill.show_category(category, CategoryBasis.RULE)
        assert (pill._icon_name == "heart-fill") is (category is Category.DREAM)


def test_the_bubble_beside_it_has_the_colour_of_the_field_until_f12(
    bakery: Customer, shop: Store, main_window: MainWindow, pill: CategoryPill
) -> None:
    shop.placements.place(bakery.id or 0, 5, 9)
    bubble = main_window.customers.detail.head.bubble

    def color() -> str:
        return bubble.grab().toImage().pixelColor(QPoint(28, 6)).name()

    assert color() == theme().color("zone_traum").name()
    hit(main_window, Qt.Key.Key_F12)
    assert color() == theme().color("stone_soft").name()
    assert is_covered(pill)


def test_the_dialog_says_why_with_every_condition(
    bakery: Customer, shop: Store, main_window: MainWindow, pill: CategoryPill
) -> None:
    shop.placements.place(bakery.id or 0, 4.5, 8)
    record_answer(shop, answer(bakery.id, 9))
    dialog = opened(main_window)
    found = texts(dialog)
    for words in (
        "Warum ist das so?",
        "Bäckerei Großmann",
        "Wir freuen uns, die Antwort ist begeistert. Es fehlt nur eine Empfehlung.",
        "Sympathie des Teams ab 4: erfüllt",
        "4,5 aus 1 Einschätzung, die letzte am 23.11.2026",
        "Antwort ab 9: erfüllt",
        "9 von 10 am 23.11.2026",
        "empfiehlt uns weiter: nicht erfüllt",
        "noch nichts davon gehört",
        "Berechnet: normal",
        "Gilt ab heute, 23.11.2026. Der Kunde darf das lesen.",
    ):
        assert words in found
    assert not dialog.lift_button.isVisible()


def test_what_colleagues_feel_is_not_told_before_the_own_opinion(
    bakery: Customer, shop: Store, main_window: MainWindow, pill: CategoryPill
) -> None:
    me, shop.employee_id = shop.employee_id, shop.employees.create("Jonas").id
    shop.placements.place(bakery.id or 0, 1.5, 3)
    shop.employee_id = me
    found = texts(opened(main_window))
    assert "Sympathie des Teams ab 4: verdeckt" in found
    assert "Antwort ab 9: verdeckt" in found
    assert "zeigt sich nach Ihrer eigenen Einschätzung" in found
    assert not [words for words in found if "1,5" in words]


def test_a_decision_needs_a_choice_and_a_reason_and_comes_back_with_undo(
    bakery: Customer, shop: Store, main_window: MainWindow, pill: CategoryPill
) -> None:
    shop.placements.place(bakery.id or 0, 4, 8)
    dialog = opened(main_window)
    click(dialog.decide_button)
    assert dialog.choice_error.label.text() == "Was soll gelten? Wählen Sie eins von den dreien."
    hit(dialog, Qt.Key.Key_Space)
    assert dialog.choice.value() == Category.DREAM.value
    assert not dialog.choice_error.isVisible()
    click(dialog.decide_button)
    assert dialog.reason.error() == "Warum? Ein Satz genügt, damit es das Team später versteht."
    type_where_focus_is("Trägt uns seit Jahren.")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert pill.text() == "Traumkunde (von Hand)"
    card = main_window.customers.detail.assessment_card
    assert card.category_label.text() == "Von Hand: Traumkunde · berechnet: normal (geschätzt)"
    assert main_window.desk.toasts.text() == "Von Hand: Traumkunde."
    settle(main_window)
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert pill.text() == "normal (geschätzt)"
    assert not card.category_label.isVisible()


def test_beside_a_decision_the_rule_says_that_it_speaks(
    bakery: Customer, shop: Store, main_window: MainWindow, pill: CategoryPill
) -> None:
    shop.placements.place(bakery.id or 0, 4, 8)
    sentence = "Alles im normalen Bereich. Die Antwort ist geschätzt."
    dialog = opened(main_window)
    assert sentence in texts(dialog)
    hit(dialog, Qt.Key.Key_Escape)
    shop.categories.decide(bakery.id or 0, Category.DREAM, "Trägt uns seit Jahren.")
    settle(main_window)
    dialog = opened(main_window)
    assert f"Nach der Regel: {sentence}" in texts(dialog)
    assert sentence not in texts(dialog)


def test_the_rule_counts_again_and_what_was_decided_stays_written(
    bakery: Customer, shop: Store, main_window: MainWindow, pill: CategoryPill, clock: Clock
) -> None:
    shop.categories.decide(bakery.id or 0, Category.DREAM, "Trägt uns.")
    clock.go_on(days=1)
    dialog = opened(main_window)
    assert "Traumkunde seit 23.11.2026, Mira Kaya: Trägt uns." in texts(dialog)
    click(dialog.lift_button)
    assert pill.text() == "unklar"
    assert main_window.desk.toasts.text() == "Jetzt gilt wieder die Regel."
    assert "Traumkunde vom 23.11.2026 bis 24.11.2026, Mira Kaya: Trägt uns." in texts(opened(main_window))


def test_a_reason_begun_is_not_given_up_unasked(bakery: Customer, main_window: MainWindow) -> None:
    asked: list[QWidget] = []

    def keep(parent: QWidget) -> bool:
        asked.append(parent)
        return False

    dialog = CategoryDialog(main_window.desk, bakery, main_window, keep)
    dialog.open()
    settle(dialog)
    dialog.reason_input.setFocus()
    type_where_focus_is("Weil")
    hit(dialog, Qt.Key.Key_Escape)
    assert asked == [dialog]
    assert dialog.isVisible()
    dialog.reason_input.clear()
    hit(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_whose_data_are_restricted_meanwhile_gets_a_sentence(
    bakery: Customer, shop: Store, main_window: MainWindow
) -> None:
    dialog = CategoryDialog(main_window.desk, bakery, main_window)
    dialog.open()
    settle(dialog)
    shop.customers.restrict(bakery.id or 0)
    dialog.choice.set_value(Category.DREAM.value)
    dialog.reason_input.setFocus()
    type_where_focus_is("Weil")
    hit(dialog, Qt.Key.Key_Return)
    assert dialog.error_line.label.text()
    assert dialog.isVisible()
    dialog.reason_input.clear()
    dialog.reject()


def test_whose_data_may_only_be_kept_is_not_decided_about(
    bakery: Customer, shop: Store, main_window: MainWindow, pill: CategoryPill
) -> None:
    shop.customers.restrict(bakery.id or 0)
    dialog = opened(main_window)
    assert not dialog.decide_button.isVisible()
    assert not dialog.choice.isVisible()
    dialog.finish()
    click(dialog.close_button)
    assert not dialog.isVisible()


def test_f12_hides_it(bakery: Customer, main_window: MainWindow, pill: CategoryPill) -> None:
    dialog = opened(main_window)
    hit(dialog, Qt.Key.Key_F12)
    content = dialog.choice.parentWidget()
    assert content is not None
    assert content.parentWidget() is not None
    assert is_covered(content.parentWidget())  # type: ignore[arg-type]


def test_enter_on_the_pill_opens_it(bakery: Customer, main_window: MainWindow, pill: CategoryPill) -> None:
    pill.setFocus()
    hit(main_window, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CategoryDialog)
    dialog.reject()


def test_the_rule_is_one_click_away(bakery: Customer, main_window: MainWindow, pill: CategoryPill) -> None:
    dialog = opened(main_window)
    click(dialog.rule_button)
    assert not dialog.isVisible()
    (settings,) = main_window.findChildren(SettingsDialog)
    assert settings.isVisible()
    assert settings.stack.currentIndex() == settings.pages.index(settings.sympathy)
    settings.reject()
