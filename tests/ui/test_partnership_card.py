"""The card Partnerschaft: promises, what is shared and wished, and how a customer becomes a partner."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kundenapp.domain.commitment import Commitment, CommitmentState, Side
from kundenapp.domain.customer import Status
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.domain.partnership import PartnerRule
from kundenapp.domain.wish import CommonGround, GroundKind, Wish, WishHorizon
from kundenapp.ui.common.buttons import Button
from kundenapp.ui.common.follow_up_menu import FollowUpMenu
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.customers.commitment_dialog import CommitmentDialog
from kundenapp.ui.customers.words_dialog import WordsDialog
from tests.factories import MONDAY, to_do
from tests.ui.hands import CTRL, click, hit, press, type_where_focus_is
from tests.ui.test_category_dialog import settle
from tests.ui.test_privacy import is_covered

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.customers.partnership_card import PartnershipCard
    from kundenapp.ui.main_window import MainWindow

MARKUP = "<b>Angebot</b> & <img src=x> schicken"


@pytest.fixture
def card(bakery: Customer, main_window: MainWindow) -> PartnershipCard:
    assert bakery.id
    detail = main_window.customers.detail
    detail.ensureWidgetVisible(detail.partnership_card)
    return detail.partnership_card


def promise(customer: Customer, what: str = "Anrufen", due_in: int | None = 3, side: Side = Side.US) -> Commitment:
    due_on = None if due_in is None else MONDAY + timedelta(days=due_in)
    return Commitment(customer.id or 0, side, what, MONDAY - timedelta(days=10), due_on)


def texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible() and label.text()]


def pills(card: PartnershipCard) -> list[str]:
    QApplication.processEvents()
    return [pill.text() for pill in card.promises.findChildren(Pill) if pill.isVisible()]


def button(widget: QWidget, name: str) -> Button:
    QApplication.processEvents()
    return next(one for one in widget.findChildren(Button) if one.accessibleName() == name and one.isVisible())


def dialog_of(kind: type[QWidget]) -> QWidget:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    settle(dialog)
    return dialog


def take_back(window: QWidget) -> None:
    """Press Strg+Z once the window has the keyboard again."""
    settle(window)
    hit(window, Qt.Key.Key_Z, CTRL)


def choose(text: str) -> None:
    """Take an entry of the open menu by keyboard."""
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == text))
    press(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_promise_is_written_with_the_keyboard_and_kept(
    bakery: Customer, shop: Store, card: PartnershipCard, main_window: MainWindow
) -> None:
    click(card.promise_button)
    dialog = dialog_of(CommitmentDialog)
    assert isinstance(dialog, CommitmentDialog)
    type_where_focus_is(MARKUP)
    dialog.due_on.line.setFocus()
    type_where_focus_is("+3")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    (kept,) = shop.commitments.of_customer(bakery.id or 0)
    assert (kept.side, kept.what, kept.due_on) == (Side.US, MARKUP, MONDAY + timedelta(days=3))
    assert f"Wir: {MARKUP}" in texts(card)
    (task,) = shop.follow_ups.open_of(bakery.id or 0)
    assert task.kind is FollowUpKind.COMMITMENT
    click(button(card, "Gehalten"))
    assert pills(card) == ["gehalten"]
    assert shop.follow_ups.open_of(bakery.id or 0) == []
    take_back(main_window)
    assert pills(card) == ["Do, 26.11."]
    click(button(card, "Nicht gehalten"))
    assert pills(card) == ["nicht gehalten"]
    click(button(card, "Wieder offen"))
    assert shop.commitments.get(kept.id or 0).state(MONDAY) is CommitmentState.OPEN
    assert len(shop.follow_ups.open_of(bakery.id or 0)) == 1


def test_a_promise_of_the_customer_is_corrected_and_deleted(
    bakery: Customer, shop: Store, card: PartnershipCard, main_window: MainWindow
) -> None:
    shop.commitments.create(promise(bakery, side=Side.THEM, due_in=-3))
    assert pills(card) == ["seit 3 Tagen"]
    click(button(card.promises, "Weiteres"))
    choose("Bearbeiten …")
    dialog = dialog_of(CommitmentDialog)
    assert isinstance(dialog, CommitmentDialog)
    dialog.what_field.selectAll()
    type_where_focus_is("Räder bringen")
    hit(dialog, Qt.Key.Key_Return)
    assert "Der Kunde: Räder bringen" in texts(card)
    click(button(card.promises, "Weiteres"))
    choose("Löschen")
    assert shop.commitments.of_customer(bakery.id or 0) == []
    assert main_window.desk.toasts.text() == "Zusage gelöscht."
    take_back(main_window)
    assert "Der Kunde: Räder bringen" in texts(card)


def test_what_is_no_promise_stays_in_the_dialog_with_its_sentence(
    bakery: Customer, shop: Store, card: PartnershipCard
) -> None:
    click(card.promise_button)
    dialog = dialog_of(CommitmentDialog)
    assert isinstance(dialog, CommitmentDialog)
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.what.error() == "Was ist zugesagt? Ein paar Worte genügen."
    type_where_focus_is("Anrufen")
    for line, typed, field, error in (
        (dialog.due_on.line, "32.1.", dialog.due_on, "Diesen Tag gibt es nicht. Meinten Sie den 31.01.?"),
        (dialog.due_on.line, "1.1.2026", dialog.due_on, "Dieser Tag liegt vor der Zusage. Bis wann soll es geschehen?"),
        (dialog.made_on.line, "nie", dialog.made_on, None),
    ):
        line.setFocus()
        line.selectAll()
        type_where_focus_is(typed)
        hit(dialog, Qt.Key.Key_Return)
        assert field.error() == error if error else field.error()
    assert shop.commitments.of_customer(bakery.id or 0) == []
    asked: list[bool] = []
    dialog._may_lose = lambda _dialog: not asked.append(True)  # type: ignore[func-returns-value]
    hit(dialog, Qt.Key.Key_Escape)
    assert asked == [True]


@pytest.mark.parametrize(
    ("key", "name"), [(GroundKind.COMMON, "Gemeinsamkeiten"), (GroundKind.DIFFERENCE, "Unterschiede")]
)
def test_what_is_shared_is_added_reworded_and_deleted(
    key: GroundKind, name: str, bakery: Customer, shop: Store, card: PartnershipCard, main_window: MainWindow
) -> None:
    shared = card.lists[key]
    shared.add_field.setFocus()
    assert shared.add_field.accessibleName() == f"{name}: eintragen"
    type_where_focus_is("<i>Handwerk</i>")
    hit(shared, Qt.Key.Key_Return)
    (kept,) = shop.common_grounds.of_customer(bakery.id or 0)
    assert (kept.kind, kept.text, shared.add_field.text()) == (key, "<i>Handwerk</i>", "")
    assert "<i>Handwerk</i>" in texts(shared)
    assert shared.add_field.hasFocus()
    click(button(shared, "Weiteres"))
    choose("Bearbeiten …")
    dialog = dialog_of(WordsDialog)
    assert isinstance(dialog, WordsDialog)
    dialog.words_field.selectAll()
    type_where_focus_is(" ")
    hit(dialog, Qt.Key.Key_Return)
    assert dialog.words.error() == "Was verbindet oder unterscheidet Sie? Ein paar Worte genügen."
    type_where_focus_is("Handwerk")
    hit(dialog, Qt.Key.Key_Return, CTRL)
    assert "Handwerk" in texts(shared)
    click(button(shared, "Weiteres"))
    choose("Löschen")
    assert shop.common_grounds.of_customer(bakery.id or 0) == []
    settle(main_window)
    assert shared.add_field.hasFocus()
    take_back(main_window)
    assert "Handwerk" in texts(shared)


def test_a_wish_comes_true_and_is_open_again(bakery: Customer, shop: Store, card: PartnershipCard) -> None:
    shared = card.lists[WishHorizon.FUTURE]
    shared.add_field.setFocus()
    type_where_focus_is("Ein Lastenrad")
    hit(shared, Qt.Key.Key_Enter)
    click(button(shared, "Erfüllt"))
    (wish,) = shop.wishes.of_customer(bakery.id or 0)
    assert (wish.horizon, wish.fulfilled_on) == (WishHorizon.FUTURE, MONDAY)
    assert "Ein Lastenrad · erfüllt heute" in texts(shared)
    click(button(shared, "Wieder offen"))
    assert shop.wishes.of_customer(bakery.id or 0)[0].fulfilled_on is None
    click(button(shared, "Weiteres"))
    choose("Löschen")
    assert shop.wishes.of_customer(bakery.id or 0) == []


def test_what_was_typed_without_enter_is_kept_with_whom_it_was_typed_for(
    bakery: Customer, koehler: Customer, shop: Store, card: PartnershipCard, main_window: MainWindow
) -> None:
    main_window.customers.open_customer(bakery.id or 0)
    shared = card.lists[WishHorizon.TODAY]
    shared.add_field.setFocus()
    type_where_focus_is("Abholung")
    main_window.customers.open_customer(koehler.id or 0)
    assert [wish.text for wish in shop.wishes.of_customer(bakery.id or 0)] == ["Abholung"]
    assert shop.wishes.of_customer(koehler.id or 0) == []
    assert shared.add_field.text() == ""
    shared.add_field.setFocus()
    type_where_focus_is("zu lang " * 90)
    main_window.customers.open_customer(bakery.id or 0)
    assert main_window.customers.current_id == koehler.id, "what cannot be saved stays in front"
    assert any("500" in text for text in texts(shared))
    hit(shared, Qt.Key.Key_Escape)
    assert shared.add_field.text() == ""
    main_window.customers.open_customer(bakery.id or 0)
    assert main_window.customers.current_id == bakery.id


def test_many_promises_and_entries_show_few_at_first(bakery: Customer, shop: Store, card: PartnershipCard) -> None:
    with shop.operation("commitment.create", "Hundert Zusagen.") as op:
        for number in range(100):
            due_in = None if number == 50 else number + 1
            shop.commitments.add(op, promise(bakery, f"Zusage {number}", due_in=due_in))
        for number in range(7):
            shop.wishes.add(op, Wish(bakery.id or 0, f"{number} {'Donaudampfschiff' * 20}", MONDAY))
    assert len(pills(card)) == 8
    assert texts(card.promises)[0] == "Wir: Zusage 0"
    settle(card.window())
    click(button(card.promises, "92 weitere zeigen"))
    assert len(pills(card)) == 100
    assert pills(card)[-1] == "ohne Termin"
    click(button(card.lists[WishHorizon.TODAY], "2 weitere zeigen"))
    assert len([text for text in texts(card.lists[WishHorizon.TODAY]) if "Donau" in text]) == 7
    assert card.width() <= card.window().width(), "a long word is broken"


def test_a_customer_becomes_a_partner_and_the_sentence_tells_what_is_open(
    bakery: Customer, shop: Store, card: PartnershipCard, main_window: MainWindow
) -> None:
    shop.commitments.create(promise(bakery, side=Side.THEM))
    assert any(text.startswith("0 von 1 Zusage kommt von uns. Wir: noch keine fällig") for text in texts(card))
    click(card.partner.conditions_button)
    assert any(text.startswith("Mindestens 3 Gemeinsamkeiten: noch offen") for text in texts(card.partner))
    shop.partner_settings.set_rule(PartnerRule(in_common=1))
    shop.common_grounds.create(CommonGround(bakery.id or 0, GroundKind.COMMON, "Handwerk", MONDAY))
    assert any(text.startswith("Mindestens 1 Gemeinsamkeit") and "erfüllt" in text for text in texts(card.partner))
    click(card.partner.conditions_button)
    assert len(texts(card.partner)) == 1
    click(card.partner.partner_button)
    assert shop.customers.get(bakery.id or 0).status is Status.PARTNER
    assert main_window.desk.toasts.text().startswith("Bäckerei Großmann ist jetzt Partner. ")
    assert card.partner.partner_button.isHidden()
    assert texts(card.partner)[0].startswith("Ist Partner. ")
    take_back(main_window)
    assert shop.customers.get(bakery.id or 0).status is not Status.PARTNER
    assert card.partner.partner_button.isVisible()


def test_nothing_of_it_is_seen_behind_the_shade(
    bakery: Customer, shop: Store, card: PartnershipCard, main_window: MainWindow
) -> None:
    shop.commitments.create(promise(bakery))
    QApplication.processEvents()
    hit(card, Qt.Key.Key_F12)
    for widget in (card.summary_label, card.lists[GroundKind.DIFFERENCE].add_field, card.partner.words_label):
        on_top = card.childAt(widget.mapTo(card, widget.rect().center()))
        assert on_top is not None
        assert on_top.accessibleName() == "Verdeckt"
        assert is_covered(on_top.parentWidget() or on_top)
    assert card.childAt(card.promise_button.geometry().center()) is card.promise_button


def test_with_whom_nothing_may_be_done_the_card_is_only_read(
    bakery: Customer, shop: Store, card: PartnershipCard
) -> None:
    shop.commitments.create(promise(bakery))
    shop.wishes.create(Wish(bakery.id or 0, "Abholung", MONDAY))
    shop.customers.restrict(bakery.id or 0)
    QApplication.processEvents()
    assert not card.promise_button.isEnabled()
    assert not button(card, "Gehalten").isEnabled()
    assert not button(card, "Erfüllt").isEnabled()
    assert card.lists[WishHorizon.TODAY].add_field.isHidden()
    assert "Noch nichts eingetragen." in texts(card.lists[WishHorizon.FUTURE])
    assert not card.partner.partner_button.isEnabled()
    card.actions_for.promise(bakery.id or 0)
    assert QApplication.activeModalWidget() is None
    assert card.flush()


def test_moments_are_seen_in_the_verlauf(bakery: Customer, shop: Store, card: PartnershipCard) -> None:
    from kundenapp.domain.delight import Delight
    from kundenapp.domain.timeline import TimelineFilter

    shop.delights.create(Delight(bakery.id or 0, MONDAY, "Rad geputzt"))
    assert "1 Aufmerksamkeit, zuletzt heute: Rad geputzt" in texts(card)
    click(card.delights_button)
    detail = card.window().customers.detail  # type: ignore[attr-defined]
    assert detail.timeline_card.wanted is TimelineFilter.ENTHUSIASM


def test_whoever_has_not_said_their_name_can_promise_too(bakery: Customer, shop: Store, card: PartnershipCard) -> None:
    shop.employee_id = None
    shop.commitments.create(promise(bakery))
    click(button(card, "Gehalten"))
    assert pills(card) == ["gehalten"]


def test_a_due_promise_is_told_as_not_kept_in_the_menu_of_what_reminds_of_it(
    bakery: Customer, shop: Store, card: PartnershipCard, main_window: MainWindow
) -> None:
    kept_id = shop.commitments.create(promise(bakery, due_in=-1))
    QApplication.processEvents()
    more = button(main_window.customers.detail.follow_up_card, "Weiteres")
    click(more)
    choose("Zusage nicht gehalten")
    assert shop.commitments.get(kept_id).state(MONDAY) is CommitmentState.BROKEN
    assert shop.follow_ups.open_of(bakery.id or 0) == []
    assert main_window.desk.toasts.text() == "Zusage: nicht gehalten."
    take_back(main_window)
    assert len(shop.follow_ups.open_of(bakery.id or 0)) == 1
    shop.follow_ups.create(to_do(bakery.id), MONDAY)
    plain = shop.follow_ups.open_of(bakery.id or 0)[-1]
    assert "Zusage nicht gehalten" not in [one.text() for one in FollowUpMenu(plain, main_window).actions()]
