"""The tab Kunden: list, search, page, trash, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.factories import BAKERY, company, person, talk, to_do
from tests.ui.hands import CTRL, click, hit, press, type_text

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock


def names_in(window: MainWindow) -> list[str]:
    model = window.customers.list_panel.model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_an_empty_file_shows_the_first_step_and_nothing_else(main_window: MainWindow) -> None:
    page = main_window.customers
    assert page.first_button.isVisible()
    assert not page.list_panel.isVisible()
    click(page.first_button)
    assert page.is_editing
    assert page.list_panel.isVisible()
    assert page.list_panel.nobody.label.text() == "Hier stehen bald Ihre Kunden."


def test_the_list_is_in_the_order_of_a_german_telephone_book(shop: Store, main_window: MainWindow) -> None:
    for name in ("Zander", "Öztürk", "Müller", "Ärmel", "Mueller", "Oertel", "Muller"):
        shop.customers.create(person(name, "Kim"))
    assert [name.split()[1] for name in names_in(main_window)] == [
        "Ärmel", "Mueller", "Müller", "Muller", "Oertel", "Öztürk", "Zander",
    ]  # fmt: skip


def test_typing_filters_the_list_and_clearing_shows_everybody(
    bakery: Customer, koehler: Customer, main_window: MainWindow, qtbot: QtBot
) -> None:
    panel = main_window.customers.list_panel
    type_text(panel.filter_field, "koehl")
    assert names_in(main_window) == ["Anneliese Köhler"]
    qtbot.waitUntil(lambda: main_window.customers.detail.customer_id == koehler.id)
    panel.filter_field.clear()
    assert len(names_in(main_window)) == 2
    assert main_window.customers.detail.customer_id == koehler.id, "who is open stays open"


def test_the_phone_number_finds_in_any_spelling(bakery: Customer, main_window: MainWindow) -> None:
    for typed in ("0421 555", "0421/55501", "+49 421 555", "0049(0)421555 01 73"):
        main_window.customers.list_panel.filter_field.setText(typed)
        assert names_in(main_window) == ["Bäckerei Großmann"], typed


def test_nobody_found_offers_to_create_that_person(bakery: Customer, main_window: MainWindow, shop: Store) -> None:
    panel = main_window.customers.list_panel
    type_text(panel.filter_field, "Łukasz <b>Żak")
    assert panel.nobody.label.text() == "Niemand gefunden für „Łukasz <b>Żak“."
    click(panel.nobody.create_button)
    created = shop.customers.get(main_window.customers.form.customer_id or 0)
    assert (created.first_name, created.last_name) == ("Łukasz", "<b>Żak")
    assert main_window.customers.is_editing


def test_the_chip_shows_only_what_is_due(
    bakery: Customer, koehler: Customer, shop: Store, clock: Clock, main_window: MainWindow
) -> None:
    shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    panel = main_window.customers.list_panel
    assert panel.filters.due_chip.text() == "Fällig  1"
    click(panel.filters.due_chip)
    assert names_in(main_window) == ["Bäckerei Großmann"]
    click(main_window.customers.detail.finish_button)
    assert names_in(main_window) == []
    assert panel.nobody.label.text() == "Heute ist nichts fällig."
    click(panel.filters.all_chip)
    assert len(names_in(main_window)) == 2


def test_the_orders_of_the_sort_menu(bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow) -> None:
    shop.follow_ups.create(to_do(koehler.id, shop.today()), shop.today())
    panel = main_window.customers.list_panel
    menu = panel.sort_menu()
    menu.actions()[1].trigger()
    assert names_in(main_window) == ["Anneliese Köhler", "Bäckerei Großmann"]
    panel.sort_menu().actions()[0].trigger()
    assert names_in(main_window) == ["Bäckerei Großmann", "Anneliese Köhler"] or names_in(main_window) == [
        "Bäckerei Großmann",
        "Anneliese Köhler",
    ]


def test_arrow_keys_walk_through_the_customers(bakery: Customer, koehler: Customer, main_window: MainWindow) -> None:
    main_window.customers.list_panel.view.setFocus()
    assert main_window.customers.detail.customer_id == bakery.id
    hit(main_window, Qt.Key.Key_Down)
    assert main_window.customers.detail.customer_id == koehler.id
    hit(main_window, Qt.Key.Key_Return)
    assert main_window.customers.detail.conversation_button.hasFocus()


def test_the_page_shows_what_the_file_says(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    detail = main_window.customers.detail
    assert detail.name_label.text() == "Bäckerei Großmann"
    assert detail.head.subtitle.text() == "Thomas Großmann · K-1001 · Kunde seit 2019"
    assert detail.head.status_pill.text() == "Kunde"
    assert detail.note_card.field.toPlainText() == BAKERY.note
    assert not detail.due_banner.isVisible()


def test_trash_moves_on_and_can_be_taken_back(bakery: Customer, koehler: Customer, main_window: MainWindow) -> None:
    main_window.customers.list_panel.view.setFocus()
    hit(main_window, Qt.Key.Key_Delete)
    assert names_in(main_window) == ["Anneliese Köhler"]
    assert main_window.customers.detail.customer_id == koehler.id
    assert main_window.desk.toasts.text() == "Bäckerei Großmann liegt im Papierkorb."
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert names_in(main_window) == ["Bäckerei Großmann", "Anneliese Köhler"] or len(names_in(main_window)) == 2
    hit(main_window, Qt.Key.Key_Y, CTRL)
    assert names_in(main_window) == ["Anneliese Köhler"]


def test_the_delete_key_in_a_field_only_deletes_letters(bakery: Customer, main_window: MainWindow) -> None:
    field = main_window.customers.list_panel.filter_field
    field.setFocus()
    type_text(field, "Groß")
    hit(main_window, Qt.Key.Key_Home)
    hit(main_window, Qt.Key.Key_Delete)
    assert field.text() == "roß"
    assert main_window.desk.store.customers.trashed() == []


def test_postponing_moves_the_day(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    from kundenapp.ui.common.follow_up_menu import PostponeMenu

    shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    click(main_window.customers.detail.postpone_button)
    menu = main_window.customers.detail.findChild(PostponeMenu)
    assert isinstance(menu, PostponeMenu)
    assert [action.text() for action in menu.actions()] == [
        "+1 Tag  (Di, 24.11.)", "Nächster Werktag  (Di, 24.11.)", "+1 Woche  (Mo, 30.11.)", "+1 Monat  (Mi, 23.12.)",
        "", "Anderer Tag …",
    ]  # fmt: skip
    menu.actions()[2].trigger()
    menu.close()
    assert shop.follow_ups.open_of(bakery.id or 0)[0].due_on.isoformat() == "2026-11-30"
    assert main_window.desk.toasts.text() == "Wiedervorlage verschoben auf Mo, 30.11."


def test_long_texts_unfold(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    from kundenapp.services.record_conversation import NextStep, record_conversation
    from kundenapp.ui.customers.timeline_entry import EntryRow

    text = "\n".join(f"Zeile {number} <b>nicht fett</b>" for number in range(12))
    record_conversation(shop, talk(bakery.id, text), NextStep())
    row = main_window.customers.detail.timeline_card.findChild(EntryRow)
    assert isinstance(row, EntryRow)
    assert row.text_label.text() == "Zeile 0 <b>nicht fett</b>\nZeile 1 <b>nicht fett</b>\nZeile 2 <b>nicht fett</b> …"
    click(row.more_button)
    assert row.text_label.text() == text


def test_the_note_saves_itself_and_is_one_step_of_undo(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    field = main_window.customers.detail.note_card.field
    field.setFocus()
    field.selectAll()
    type_text(field, "Mag Ü")
    main_window.customers.flush()
    type_text(field, "berraschungen")
    main_window.customers.list_panel.view.setFocus()
    assert shop.customers.get(bakery.id or 0).note == "Mag Überraschungen"
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert shop.customers.get(bakery.id or 0).note == BAKERY.note
    assert field.toPlainText() == BAKERY.note


def test_a_note_that_is_too_long_waits_as_a_draft(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    card = main_window.customers.detail.note_card
    card.field.setFocus()
    card.field.setPlainText("ä" * 20_001)
    card.autosave.flush()
    assert card.error_line.label.text().startswith("Das ist zu lang: 20.001 Zeichen, möglich sind 20.000.")
    assert shop.customers.get(bakery.id or 0).note == BAKERY.note
    draft = shop.drafts.get(f"note:{bakery.id}")
    assert draft is not None
    assert draft.fields["note"] == "ä" * 20_001
    card.field.setPlainText("kurz")
    card.autosave.flush()
    assert shop.drafts.get(f"note:{bakery.id}") is None


def test_the_model_keeps_the_rules_of_qt(shop: Store, qtmodeltester: ModelTester) -> None:
    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.ui.customers.list_model import CustomerListModel

    for number in range(450):
        shop.customers.create(company(f"Betrieb {number:03}"))
    model = CustomerListModel(shop)
    model.load(CustomerFilter())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.rowCount() == 450
    assert model.data(model.index(449, 0)) == "Betrieb 449"
    assert model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole)) == "Betrieb 000, noch kein Gespräch"


def test_the_focus_begins_in_the_list(bakery: Customer, main_window: MainWindow) -> None:
    assert QApplication.focusWidget() is main_window.customers.list_panel.view


def test_escape_never_brings_the_note_of_one_customer_to_another(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    main_window.customers.open_customer(bakery.id or 0)
    card = main_window.customers.detail.note_card
    card.field.setFocus()
    type_text(card.field, "Nur über die Bäckerei")
    main_window.customers.open_customer(koehler.id or 0)
    type_text(card.field, "x")
    press(card.field, Qt.Key.Key_Escape)
    assert shop.customers.get(koehler.id or 0).note == ""
    assert shop.customers.get(bakery.id or 0).note.startswith("Nur über die Bäckerei")


def test_a_note_that_cannot_be_saved_stays_in_front_until_it_can(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    page = main_window.customers
    page.open_customer(bakery.id or 0)
    card = page.detail.note_card
    type_text(card.field, "Wichtig")
    away = shop.path.with_name("verschoben.kundenapp")
    shop.path.rename(away)
    page.open_customer(koehler.id or 0)
    assert page.current_id == bakery.id
    assert card.field.toPlainText().startswith("Wichtig")
    assert main_window.desk.notice.text
    away.rename(shop.path)
    page.open_customer(koehler.id or 0)
    assert page.current_id == koehler.id
    assert shop.customers.get(bakery.id or 0).note.startswith("Wichtig")
    assert main_window.desk.notice.text == "", "it has been dealt with"
