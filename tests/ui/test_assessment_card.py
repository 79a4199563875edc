"""The card Einschätzung: placing a customer on their page, and seeing what others feel as far as was agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_field import Quadrant, QuadrantWords
from kundenapp.services.record_answer import record_answer
from tests.factories import answer
from tests.ui.hands import CTRL, SHIFT, click, hit, type_where_focus_is
from tests.ui.test_privacy import is_covered

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.customers.assessment_card import AssessmentCard
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def card(bakery: Customer, main_window: MainWindow) -> AssessmentCard:
    return main_window.customers.detail.assessment_card


def others_place(window: MainWindow, customer_id: int | None, *values: tuple[float, float | None]) -> None:
    """Let colleagues, one for each value, place a customer."""
    shop = window.desk.store
    me = shop.employee_id
    for sympathy, enthusiasm in values:
        shop.employee_id = shop.employees.create(f"Kollegin {len(shop.employees.all())}").id
        shop.placements.place(customer_id or 0, sympathy, enthusiasm)
    shop.employee_id = me
    window.desk.events.person_changed.emit()


def shows(card: AssessmentCard) -> tuple[str, str]:
    return card.sympathy_input.text(), card.enthusiasm_input.text()


def test_two_numbers_place_a_customer_and_the_toast_takes_it_back(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    click(card.sympathy_input)
    type_where_focus_is("4,5")
    hit(main_window, Qt.Key.Key_Tab)
    type_where_focus_is("8")
    hit(main_window, Qt.Key.Key_Tab)
    own = shop.placements.own(bakery.id or 0)
    assert own is not None
    assert (own.sympathy, own.enthusiasm) == (4.5, 8)
    assert card.place_label.text() == "Traumfeld"
    assert card.when_label.text() == "Sie, heute"
    assert card.matrix.accessibleDescription() == "Traumfeld, Sympathie 4,5, Begeisterung 8"
    assert main_window.desk.toasts.text() == "Bäckerei Großmann steht jetzt im Traumfeld."
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert shows(card) == ("4,5", "")
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert shows(card) == ("", "")
    assert shop.placements.own(bakery.id or 0) is None


def test_rest_saves_and_one_visit_to_a_field_is_one_step_back(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard, qtbot: QtBot
) -> None:
    click(card.sympathy_input)
    type_where_focus_is("2")
    qtbot.waitUntil(lambda: shop.placements.own(bakery.id or 0) is not None)
    hit(main_window, Qt.Key.Key_Up)
    card.flush()
    assert shows(card)[0] == "2,5"
    shop.undo()
    assert shop.placements.own(bakery.id or 0) is None
    assert shows(card)[0] == ""


def test_arrows_move_by_half_steps_and_stop_at_the_ends(main_window: MainWindow, card: AssessmentCard) -> None:
    click(card.sympathy_input)
    seen = []
    for key, modifier in (
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, SHIFT),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(card.sympathy_input, key, modifier)
        seen.append(card.sympathy_input.text())
    assert seen == ["3", "3,5", "4,5", "5", "4", "3,5"]


def test_what_is_typed_wrong_gets_a_sentence_and_nothing_is_kept(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    click(card.sympathy_input)
    type_where_focus_is("7")
    hit(main_window, Qt.Key.Key_Up)
    assert card.sympathy_input.text() == "7"
    hit(main_window, Qt.Key.Key_Tab)
    assert card.sympathy.error() == "Bitte eine Zahl von 1 bis 5 in halben Schritten, zum Beispiel 3,5."
    assert shop.placements.own(bakery.id or 0) is None


def test_begeisterung_waits_for_sympathie(main_window: MainWindow, card: AssessmentCard) -> None:
    assert not card.enthusiasm_input.isEnabled()
    click(card.sympathy_input)
    type_where_focus_is("4")
    assert card.enthusiasm_input.isEnabled()


def test_an_empty_field_takes_the_opinion_back(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    shop.placements.place(bakery.id or 0, 4, 8)
    click(card.sympathy_input)
    card.sympathy_input.selectAll()
    hit(main_window, Qt.Key.Key_Delete)
    hit(main_window, Qt.Key.Key_Tab)
    assert shop.placements.own(bakery.id or 0) is None
    assert shows(card) == ("", "")
    assert main_window.desk.toasts.text() == "Einschätzung zurückgenommen."
    assert not card.note.isVisible()


def test_emptied_at_rest_and_written_anew_the_other_number_still_holds(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    shop.placements.place(bakery.id or 0, 4, 8)
    click(card.sympathy_input)
    card.sympathy_input.selectAll()
    hit(main_window, Qt.Key.Key_Delete)
    card.flush()
    assert shop.placements.own(bakery.id or 0) is None
    assert shows(card) == ("", "8")
    type_where_focus_is("3")
    hit(main_window, Qt.Key.Key_Tab)
    own = shop.placements.own(bakery.id or 0)
    assert own is not None
    assert (own.sympathy, own.enthusiasm) == (3, 8)


def test_a_reason_may_be_given_and_the_page_says_who_may_read_it(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    assert not card.note.isVisible()
    shop.placements.place(bakery.id or 0, 4, None)
    assert card.note_hint.isVisible()
    assert card.note_hint.text() == "Der Kunde darf das lesen."
    card.note_input.setFocus()
    type_where_focus_is("Lacht immer mit uns.")
    hit(main_window, Qt.Key.Key_Tab)
    own = shop.placements.own(bakery.id or 0)
    assert own is not None
    assert (own.note, own.sympathy) == ("Lacht immer mit uns.", 4)


def test_a_reason_that_is_too_long_waits_with_its_sentence(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    shop.placements.place(bakery.id or 0, 4, None)
    card.note_input.setFocus()
    card.note_input.insert("x" * 5000)
    hit(main_window, Qt.Key.Key_Tab)
    assert "lang" in (card.note.error() or "")
    assert card.note_input.text() == "x" * 5000


def test_without_an_estimate_the_answer_is_the_height(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    shop.placements.place(bakery.id or 0, 4, None)
    assert card.place_label.text() == "Wie begeistert ist der Kunde? Dann hat er seinen Platz."
    record_answer(shop, answer(bakery.id, 9))
    assert card.place_label.text() == "Traumfeld"
    shop.placements.place(bakery.id or 0, 4, 5)
    assert card.matrix.accessibleDescription() == "Herzensfeld, Sympathie 4, Begeisterung 5, Antwort 9"


def test_names_of_the_shop_are_used(bakery: Customer, shop: Store, card: AssessmentCard) -> None:
    shop.placements.place(bakery.id or 0, 4, 9)
    shop.sympathy_settings.set_words(Quadrant.DREAM, QuadrantWords("Lieblinge", "pflegen und feiern"))
    assert card.place_label.text() == "Lieblinge"


def test_colleagues_are_seen_after_the_own_opinion(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    assert card.team_label.text() == "Was das Team meint, zeigt sich nach Ihrer eigenen Einschätzung."
    others_place(main_window, bakery.id, (2, 9), (5, None))
    assert card.team_label.text() == "Was das Team meint, zeigt sich nach Ihrer eigenen Einschätzung."
    assert card.matrix.point is None
    shop.placements.place(bakery.id or 0, 4, None)
    assert card.team_label.text() == "Team: 3,7 aus 3 Einschätzungen · gespalten · Begeisterung 9 geschätzt von 1"


def test_alone_one_is_told_so(bakery: Customer, shop: Store, card: AssessmentCard) -> None:
    shop.placements.place(bakery.id or 0, 4, None)
    assert card.team_label.text() == "Bisher haben nur Sie eingeschätzt."


def test_open_shops_show_everything_at_once(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    shop.sympathy_settings.set_openness(Openness.OPEN)
    assert card.team_label.text() == "Noch keine Einschätzung."
    others_place(main_window, bakery.id, (2, 9))
    assert card.team_label.text() == "Team: 2 aus 1 Einschätzung · Begeisterung 9 geschätzt von 1"
    assert card.when_label.text() == "Team, heute"
    assert card.matrix.accessibleDescription() == "Vernunftfeld, Sympathie 2, Begeisterung 9"


def test_where_it_is_hidden_three_have_to_say_something(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    shop.sympathy_settings.set_openness(Openness.HIDDEN)
    shop.placements.place(bakery.id or 0, 4, None)
    others_place(main_window, bakery.id, (4, None))
    assert card.team_label.text() == "Der Wert des Teams zeigt sich ab drei Einschätzungen."
    others_place(main_window, bakery.id, (4.5, None))
    assert card.team_label.text() == "Team: 4,2 aus 3 Einschätzungen · einig"


def test_somebody_else_sees_their_own(
    bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard
) -> None:
    click(card.sympathy_input)
    type_where_focus_is("5")
    menu = main_window.menu.open()
    sabine = next(one for one in menu.findChildren(QAction) if "Sabine" in one.text())
    sabine.trigger()
    assert shows(card) == ("", "")
    assert card.team_label.text() == "Was das Team meint, zeigt sich nach Ihrer eigenen Einschätzung."
    mira = shop.employees.active()[0]
    assert [one.employee_id for one in shop.placements.history_of(bakery.id or 0)] == [mira.id], "kept for who typed it"


def test_without_a_name_nobody_places(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.employee_id = None
    main_window.desk.events.person_changed.emit()
    card = main_window.customers.detail.assessment_card
    assert not card.sympathy_input.isVisible()
    assert card.team_label.text() == "Wählen Sie oben rechts Ihren Namen, dann können Sie hier einschätzen."
    others_place(main_window, bakery.id, (4, None), (4, None), (4, None))
    assert card.team_label.text().startswith("Team: 4 aus 3 Einschätzungen · einig\nWählen Sie")


def test_whoever_may_only_be_kept_is_not_placed(bakery: Customer, shop: Store, card: AssessmentCard) -> None:
    assert card.isVisible()
    shop.customers.restrict(bakery.id or 0)
    assert not card.isVisible()


def test_f12_hides_all_of_it(bakery: Customer, shop: Store, main_window: MainWindow, card: AssessmentCard) -> None:
    shop.placements.place(bakery.id or 0, 4, 9)
    hit(main_window, Qt.Key.Key_F12)
    content = card.matrix.parentWidget()
    assert content is not None
    assert is_covered(content)


def test_the_small_matrix_asks_for_the_large_one(
    bakery: Customer, main_window: MainWindow, card: AssessmentCard, qtbot: QtBot
) -> None:
    card.matrix.setEnabled(True)
    with qtbot.waitSignal(main_window.customers.detail.matrix_requested) as asked:
        click(card.matrix)
    assert asked.args == [bakery.id]
    card.matrix.setFocus()
    with qtbot.waitSignal(main_window.customers.detail.matrix_requested):
        hit(main_window, Qt.Key.Key_Return)
