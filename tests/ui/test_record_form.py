"""The record form: every field saves itself, what does not fit waits, nothing is overwritten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.domain.contact import Address, Email, Phone, PhoneKind
from kundenapp.domain.customer import Customer, CustomerKind, Status
from kundenapp.domain.person_name import Salutation
from tests.ui.hands import CTRL, click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from kundenapp.ui.customers.record_form import RecordForm
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def form(koehler: Customer, main_window: MainWindow) -> RecordForm:
    """The form of Anneliese Köhler, open."""
    hit(main_window, Qt.Key.Key_F2)
    assert main_window.customers.is_editing
    return main_window.customers.form


def stored(shop: Store, customer: Customer) -> Customer:
    return shop.customers.get(customer.id or 0)


def test_leaving_a_field_saves_it(koehler: Customer, shop: Store, form: RecordForm, main_window: MainWindow) -> None:
    line = form.fields.lines["title"]
    line.setFocus()
    type_text(line, "Dr.")
    assert stored(shop, koehler).title == ""
    form.fields.lines["first_name"].setFocus()
    assert stored(shop, koehler).title == "Dr."
    assert main_window.customers._form_page.get().saved_label.text() == "Gespeichert, 09:42"
    assert main_window.customers._form_page.get().title_label.text() == "Dr. Anneliese Köhler"


def test_resting_saves_too(
    koehler: Customer, shop: Store, form: RecordForm, main_window: MainWindow, qtbot: object
) -> None:
    line = form.fields.lines["last_name"]
    line.setFocus()
    line.selectAll()
    type_text(line, "Kühne")
    with qtbot.waitSignal(form.saved, timeout=3000):  # type: ignore[attr-defined]
        pass
    assert stored(shop, koehler).last_name == "Kühne"


def test_one_visit_to_a_field_is_one_step_of_undo(
    koehler: Customer, shop: Store, form: RecordForm, main_window: MainWindow
) -> None:
    line = form.fields.lines["first_name"]
    line.setFocus()
    for letter in " Maria":
        type_text(line, letter)
        form.flush()
    form.fields.lines["last_name"].setFocus()
    assert stored(shop, koehler).first_name == "Anneliese Maria"
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert stored(shop, koehler).first_name == "Anneliese"
    assert line.text() == "Anneliese"


def test_inside_a_field_undo_takes_back_typing_first(
    koehler: Customer, shop: Store, form: RecordForm, main_window: MainWindow
) -> None:
    status_before = shop.history.next_undo
    line = form.fields.lines["title"]
    line.setFocus()
    type_text(line, "Prof.")
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert shop.history.next_undo == status_before


def test_typing_for_one_customer_is_not_had_back_at_another(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    main_window.customers.edit_customer(koehler.id)
    form = main_window.customers.form
    line = form.fields.lines["title"]
    line.setFocus()
    type_text(line, "Prof.")
    line.selectAll()
    press(line, Qt.Key.Key_Delete)
    assert form.finish()
    main_window.customers.edit_customer(bakery.id)
    assert not line.isUndoAvailable()
    assert not line.isRedoAvailable()


def test_escape_brings_back_what_stood_there(
    koehler: Customer, shop: Store, form: RecordForm, main_window: MainWindow
) -> None:
    line = form.fields.lines["last_name"]
    line.setFocus()
    type_text(line, "-Weiß")
    form.flush()
    assert stored(shop, koehler).last_name == "Köhler-Weiß"
    hit(main_window, Qt.Key.Key_Escape)
    assert line.text() == "Köhler"
    assert stored(shop, koehler).last_name == "Köhler"
    assert main_window.customers.is_editing
    hit(main_window, Qt.Key.Key_Escape)
    assert not main_window.customers.is_editing, "with nothing to take back, Esc closes the form"


def test_phones_mails_addresses_and_tags(
    koehler: Customer, shop: Store, form: RecordForm, main_window: MainWindow
) -> None:
    fields = form.fields
    type_text(fields.phones.lines[0].inputs[0], "0421 555 01 73")
    click(fields.phones.add_button)
    type_where_focus_is("0171 5550174")
    fields.phones.lines[1].inputs[1].set_state("mobile")
    type_text(fields.phones.lines[1].inputs[2], "abends")
    type_text(fields.emails.lines[0].inputs[0], "a.koehler@beispiel.example")
    for text, field in zip(("Am Wall 3", "01067", "Dresden"), fields.addresses.lines[0].inputs, strict=False):
        type_text(field, text)
    type_text(fields.tags.field, "E-Bike, Stammkundin")
    press(fields.tags.field, Qt.Key.Key_Return)
    type_text(fields.tags.field, "Übermorgen")
    assert form.finish()
    customer = stored(shop, koehler)
    assert customer.phones == (Phone("0421 555 01 73"), Phone("0171 5550174", PhoneKind.MOBILE, "abends"))
    assert customer.emails == (Email("a.koehler@beispiel.example"),)
    assert customer.addresses == (Address("Am Wall 3", "01067", "Dresden"),)
    assert customer.tags == ("E-Bike", "Stammkundin", "Übermorgen")


def test_removing_a_line_removes_it_from_the_record(bakery: Customer, shop: Store, main_window: MainWindow) -> None:
    main_window.customers.edit_customer(bakery.id)
    form = main_window.customers.form
    assert len(form.fields.phones.lines) == 2
    click(form.fields.phones.lines[0].remove_button)
    assert [phone.number for phone in stored(shop, bakery).phones] == ["0171 555 01 74"]
    assert shop.undo() is not None
    assert len(form.fields.phones.lines) == 2


def test_what_does_not_fit_gets_its_sentence_and_waits(
    koehler: Customer, shop: Store, form: RecordForm, main_window: MainWindow
) -> None:
    line = form.fields.emails.lines[0].inputs[0]
    line.setFocus()
    type_text(line, "a.koehler@")
    form.fields.lines["title"].setFocus()
    field = form.bindings["emails"].field
    assert field.error() == "Die E-Mail-Adresse ist noch nicht vollständig. Es fehlt der Teil nach dem @."
    assert not form.finish(), "the form stays until it fits"
    main_window.customers.open_customer(koehler.id or 0)
    main_window.customers.edit_customer(koehler.id)
    assert form.fields.emails.lines[0].inputs[0].state() == "a.koehler@"
    assert field.error() is not None
    form.fields.emails.lines[0].inputs[0].setFocus()
    type_where_focus_is("beispiel.example")
    assert form.finish()
    assert stored(shop, koehler).emails == (Email("a.koehler@beispiel.example"),)
    assert shop.drafts.get(f"record:{koehler.id}") is None


@pytest.mark.parametrize(
    ("attribute", "typed", "sentence"),
    [
        ("customer_since", "31.2.2026", "Diesen Tag gibt es nicht. Meinten Sie den 28.02.?"),
        ("number", "", "Die Kundennummer fehlt. Zum Beispiel: K-1001"),
        (
            "last_name",
            "x" * 201,
            "Das ist zu lang: 201 Zeichen, möglich sind 200. Bitte kürzen, es geht nichts verloren.",
        ),
    ],
)
def test_each_field_has_its_sentence(form: RecordForm, attribute: str, typed: str, sentence: str) -> None:
    editor = form.bindings[attribute].editor
    editor.setFocus()  # type: ignore[attr-defined]
    editor.clear()  # type: ignore[attr-defined]
    type_text(editor, typed)  # type: ignore[arg-type]
    form.bindings[attribute].autosave.is_dirty = True
    form.flush()
    assert form.bindings[attribute].field.error() == sentence


def test_a_taken_number_names_who_has_it(bakery: Customer, form: RecordForm) -> None:
    line = form.fields.lines["number"]
    line.clear()
    type_text(line, "K-1001" if form.fields.lines["number"].text() != "K-1001" else "")
    form.flush()
    assert form.bindings["number"].field.error() in ("Die Nummer K-1001 hat schon Bäckerei Großmann.", None)


def test_choices_save_at_once(koehler: Customer, shop: Store, form: RecordForm) -> None:
    for choice, index in ((form.fields.salutation, 1), (form.fields.status, 2), (form.fields.owner, 1)):
        choice.setCurrentIndex(index)
        choice.activated.emit(index)
    customer = stored(shop, koehler)
    assert (customer.salutation, customer.status) == (Salutation.MS, Status.CUSTOMER)
    assert shop.employees.names()[customer.owner_id or 0] == "Mira Kaya"


def test_somebody_elses_change_never_overwrites_what_is_being_typed(
    koehler: Customer, shop: Store, form: RecordForm
) -> None:
    line = form.fields.lines["last_name"]
    line.setFocus()
    type_text(line, "-Wei")
    shop.customers.save(replace(stored(shop, koehler), title="Dr.", last_name="Köhler-Anders"))
    assert line.text() == "Köhler-Wei"
    assert form.fields.lines["title"].text() == "Dr."
    type_text(line, "ß")
    form.fields.lines["title"].setFocus()
    assert stored(shop, koehler).last_name == "Köhler-Weiß"
    assert stored(shop, koehler).title == "Dr."


def test_a_new_customer_is_kept_as_soon_as_there_is_a_name(
    shop: Store, bakery: Customer, main_window: MainWindow
) -> None:
    hit(main_window, Qt.Key.Key_N, CTRL)
    form = main_window.customers.form
    assert shop.customer_list.count() == 1
    assert form.fields.lines["last_name"].hasFocus()
    type_where_focus_is("Đặng")
    form.fields.lines["first_name"].setFocus()
    assert shop.customer_list.count() == 2
    assert main_window.customers.list_panel.current_id == form.customer_id
    type_where_focus_is("Thị Ánh")
    assert form.finish()
    assert main_window.customers.detail.name_label.text() == "Thị Ánh Đặng"
    assert shop.customers.get(form.customer_id or 0).number == "K-1002"


def test_a_new_company(shop: Store, main_window: MainWindow) -> None:
    click(main_window.customers.first_button)
    form = main_window.customers.form
    form.cards.kind_switch._buttons["company"].click()
    assert form.fields.lines["company"].isVisible()
    form.fields.lines["company"].setFocus()
    type_where_focus_is("Müller & Söhne <GmbH>")
    assert form.finish()
    customer = shop.customers.get(form.customer_id or 0)
    assert (customer.kind, customer.company) == (CustomerKind.COMPANY, "Müller & Söhne <GmbH>")


def test_a_new_record_without_a_name_waits_as_a_draft(shop: Store, bakery: Customer, main_window: MainWindow) -> None:
    main_window.customers.create_customer()
    form = main_window.customers.form
    type_text(form.fields.addresses.lines[0].inputs[2], "Bremen")
    main_window.customers.open_customer(bakery.id or 0)
    assert shop.customer_list.count() == 1
    main_window.customers.create_customer()
    assert form.fields.addresses.lines[0].inputs[2].state() == "Bremen"
    form.fields.lines["last_name"].setFocus()
    type_where_focus_is("Weber")
    assert form.finish()
    customer = shop.customers.get(form.customer_id or 0)
    assert (customer.last_name, customer.addresses[0].city) == ("Weber", "Bremen")
    assert shop.drafts.newest("record:") is None


def test_undoing_the_creation_closes_the_form(shop: Store, bakery: Customer, main_window: MainWindow) -> None:
    main_window.customers.create_customer("Kim Weber")
    assert shop.customer_list.count() == 2
    main_window.news.undo()
    assert shop.customer_list.count() == 1
    assert not main_window.customers.is_editing
    assert main_window.customers.detail.customer_id == bakery.id
