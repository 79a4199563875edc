"""The rarer fields of the record form: contact persons, consents, origin, figures per year, letter salutation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.customer import Customer, CustomerKind, Formality
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.origin import Source
from kundenapp.ui.customers.lines_editor import LinesEditor
from tests.factories import MONDAY
from tests.ui.hands import CTRL, click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from kundenapp.ui.common.inputs import Choice
    from kundenapp.ui.customers.record_form import RecordForm
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture
def form(bakery: Customer, main_window: MainWindow) -> RecordForm:
    """The form of Bäckerei Großmann, open."""
    main_window.customers.edit_customer(bakery.id)
    return main_window.customers.form


def stored(shop: Store, customer: Customer) -> Customer:
    return shop.customers.get(customer.id or 0)


def choose(choice: Choice, value: str) -> None:
    """Choose as a hand would: with the focus, and with the signal of a choice made."""
    choice.setFocus()
    choice.set_state(value)
    choice.currentIndexChanged.emit(choice.currentIndex())
    choice.activated.emit(choice.currentIndex())


def test_the_keyboard_begins_in_the_first_field(bakery: Customer, koehler: Customer, main_window: MainWindow) -> None:
    page = main_window.customers
    page.open_customer(bakery.id or 0)
    hit(main_window, Qt.Key.Key_F2)
    assert page.form.fields.lines["company"].hasFocus()
    hit(main_window, Qt.Key.Key_F2)
    page.open_customer(koehler.id or 0)
    hit(main_window, Qt.Key.Key_F2)
    assert page.form.fields.salutation.hasFocus()


def test_a_new_record_begins_at_its_top(bakery: Customer, form: RecordForm, main_window: MainWindow) -> None:
    page = main_window.customers._form_page.get()
    bar = page.area.verticalScrollBar()
    QApplication.processEvents()
    form.fields.tags.field.setFocus()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert page.done_button.visibleRegion().boundingRect() == page.done_button.rect(), "the way back stays in sight"
    last = page.form.cards
    right = last.mapTo(main_window, last.rect().topRight()).x()
    assert page.done_button.mapTo(main_window, page.done_button.rect().topRight()).x() == right
    hit(main_window, Qt.Key.Key_N, CTRL)
    QApplication.processEvents()
    assert bar.value() == 0


def test_a_second_contact_person_by_keyboard(bakery: Customer, shop: Store, form: RecordForm) -> None:
    editor = form.fields.contact_persons
    (ida,) = stored(shop, bakery).contact_persons
    click(editor.add_button)
    type_where_focus_is("Jan")
    form.flush()
    (_, jan) = stored(shop, bakery).contact_persons
    hit(form, Qt.Key.Key_Tab)
    type_where_focus_is("Özgür")
    assert form.finish()
    (again, renamed) = stored(shop, bakery).contact_persons
    assert again == ida
    assert (renamed.id, renamed.display_name) == (jan.id, "Jan Özgür"), "one person, though saved twice"


def test_taking_a_contact_person_away_and_back(bakery: Customer, shop: Store, form: RecordForm) -> None:
    before = stored(shop, bakery).contact_persons
    click(form.fields.contact_persons.lines[0].remove_button)
    assert stored(shop, bakery).contact_persons == ()
    assert form.fields.contact_persons.add_button.hasFocus()
    shop.undo()
    assert stored(shop, bakery).contact_persons == before
    assert len(form.fields.contact_persons.lines) == 1


def test_a_consent_gets_todays_date(bakery: Customer, shop: Store, form: RecordForm) -> None:
    choice, day, note = form.fields.consents.rows[ConsentChannel.EMAIL]
    assert not day.isEnabled()
    choose(choice, "given")
    assert day.text() == "23.11.2026"
    type_text(note, "Formular")
    assert form.finish()
    assert stored(shop, bakery).consents[1] == Consent(ConsentChannel.EMAIL, day=MONDAY, note="Formular")


def test_a_consent_withdrawn(bakery: Customer, shop: Store, form: RecordForm) -> None:
    choice, day, _note = form.fields.consents.rows[ConsentChannel.PHONE]
    assert day.text() == "02.03.2026"
    choose(choice, "withdrawn")
    assert stored(shop, bakery).consents[0].state is ConsentState.WITHDRAWN
    assert stored(shop, bakery).consents[0].day == MONDAY
    day.setFocus()
    day.clear()
    type_text(day, "morgen")
    form.flush()
    assert form.bindings["consents"].field.error() == (
        "Welcher Tag ist gemeint? Zum Beispiel: 2019, 1.3.2019 oder gestern"
    )


def test_who_sent_the_customer(bakery: Customer, koehler: Customer, shop: Store, form: RecordForm) -> None:
    recommender = form.fields.recommender
    assert not recommender.isVisible()
    choose(form.fields.source, "referral")
    assert recommender.isVisible()
    recommender.setFocus()
    type_where_focus_is("koehl")
    hit(form, Qt.Key.Key_Return)
    assert recommender.chosen_button.text().strip() == "Anneliese Köhler"
    assert recommender.chosen_button.hasFocus()
    QApplication.processEvents()
    assert recommender.chosen_button.width() == recommender.chosen_button.sizeHint().width(), "as wide as the name"
    type_text(form.fields.source_on, "2024")
    assert form.finish()
    kept = stored(shop, bakery)
    assert (kept.source, kept.recommended_by, str(kept.source_on)) == (Source.REFERRAL, koehler.id, "2024-01-01")


def test_taking_the_recommendation_back(bakery: Customer, koehler: Customer, shop: Store, form: RecordForm) -> None:
    shop.customers.save(replace(bakery, source=Source.REFERRAL, recommended_by=koehler.id))
    assert form.fields.recommender.chosen_button.isVisible()
    click(form.fields.recommender.chosen_button)
    assert form.fields.recommender.picker.hasFocus()
    assert stored(shop, bakery).recommended_by is None


def test_nobody_can_have_recommended_themselves(bakery: Customer, shop: Store, form: RecordForm) -> None:
    choose(form.fields.source, "referral")
    form.fields.recommender.setFocus()
    type_where_focus_is("großm")
    hit(form, Qt.Key.Key_Return)
    error = form.bindings["recommended_by"].field.error() or ""
    assert error.startswith("Bäckerei Großmann kann sich nicht selbst empfohlen haben")
    assert stored(shop, bakery).recommended_by is None


def test_years(bakery: Customer, shop: Store, form: RecordForm) -> None:
    editor = form.fields.years
    assert editor.lines[0].states() == ["2025", "1.840,00", "2"]
    click(editor.add_button)
    type_where_focus_is("2026")
    hit(form, Qt.Key.Key_Tab)
    type_where_focus_is("950,5")
    assert form.finish()
    assert stored(shop, bakery).years == (CustomerYear(2025, 184_000, 2), CustomerYear(2026, 95_050))


def test_a_year_that_is_none_says_so_at_its_line(form: RecordForm) -> None:
    click(form.fields.years.add_button)
    type_where_focus_is("zwanzig")
    assert not form.finish()
    assert form.bindings["years"].field.error() == "Welches Jahr ist gemeint? Zum Beispiel: 2026"
    first, second = form.fields.years.lines
    assert not first.inputs[0].property("invalid")
    assert second.inputs[0].property("invalid")
    assert second.inputs[0].hasFocus()


def test_the_automatic_salutation_shows_until_another_is_typed(bakery: Customer, shop: Store, form: RecordForm) -> None:
    line = form.fields.lines["letter_salutation"]
    assert line.placeholderText() == "Sehr geehrter Herr Großmann,"
    choose(form.fields.formality, "informal")
    assert line.placeholderText() == "Lieber Thomas,"
    line.setFocus()
    type_where_focus_is("Moin Thomas")
    assert form.finish()
    assert stored(shop, bakery).letter_salutation == "Moin Thomas"
    assert stored(shop, bakery).formality is Formality.INFORMAL


def test_somebody_begun_by_name_has_a_salutation_at_once(shop: Store, main_window: MainWindow) -> None:
    main_window.customers.create_customer("Kim Weber")
    line = main_window.customers.form.fields.lines["letter_salutation"]
    assert line.placeholderText() == "Guten Tag Kim Weber,"


def test_birthday_and_free_salutation(bakery: Customer, shop: Store, form: RecordForm) -> None:
    assert not form.fields.lines["salutation_text"].isVisible()
    choose(form.fields.salutation, "free")
    assert form.fields.lines["salutation_text"].isVisible()
    type_text(form.fields.lines["salutation_text"], "Meister")
    type_text(form.fields.birthday, "3.5.")
    assert form.finish()
    assert stored(shop, bakery).salutation_text == "Meister"
    assert stored(shop, bakery).birthday == Birthday(5, 3)


def test_a_hint_is_asked_for_with_its_button(bakery: Customer, shop: Store, form: RecordForm) -> None:
    line = form.fields.emails.lines[0]
    assert line.note is not None
    assert not line.note.isVisible()
    click(line.note_button)
    assert line.note.hasFocus()
    type_where_focus_is("nur Rechnungen")
    assert form.finish()
    assert stored(shop, bakery).emails[0].note == "nur Rechnungen"


def test_escape_in_a_line_leaves_the_cursor_where_it_is(bakery: Customer, form: RecordForm) -> None:
    number = form.fields.phones.lines[1].inputs[0]
    number.setFocus()
    type_text(number, "9")
    hit(form, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is number
    assert number.state() == "0171 555 01 74"


def test_the_tab_key_walks_line_by_line(form: RecordForm) -> None:
    click(form.fields.phones.add_button)
    first, second, third = form.fields.phones.lines
    form.fields.phones.lines[0].inputs[0].setFocus()
    walked = []
    for _step in range(14):
        walked.append(QApplication.focusWidget())
        hit(form, Qt.Key.Key_Tab)
    assert first.note is not None
    assert walked[:5] == [first.inputs[0], first.inputs[1], first.remove_button, first.note, second.inputs[0]]
    assert walked.index(third.inputs[0]) > walked.index(second.remove_button)
    assert walked.index(form.fields.phones.add_button) > walked.index(third.remove_button)


def test_the_tab_key_walks_row_by_row(form: RecordForm) -> None:
    (line,) = form.fields.contact_persons.lines
    line.inputs[0].setFocus()
    walked = []
    for _step in range(9):
        walked.append(QApplication.focusWidget())
        hit(form, Qt.Key.Key_Tab)
    assert walked[:5] == [*line.inputs[:2], line.note_button, line.remove_button, line.inputs[2]]
    assert walked[8] is line.inputs[6]


def test_a_field_that_does_not_fit_stays_in_sight_when_the_kind_changes(form: RecordForm) -> None:
    line = form.fields.lines["department"]
    line.setFocus()
    line.setText("x" * 201)
    form.bindings["department"].autosave.is_dirty = True
    form.flush()
    form.cards.kind_switch._buttons["person"].click()
    assert line.isVisible()
    assert not form.fields.lines["company"].isVisible()


def test_an_unfinished_company_comes_back_as_one(shop: Store, koehler: Customer, main_window: MainWindow) -> None:
    main_window.customers.create_customer()
    form = main_window.customers.form
    form.cards.kind_switch._buttons["company"].click()
    assert form.fields.lines["company"].hasFocus()
    type_text(form.fields.addresses.lines[0].inputs[2], "Bremen")
    main_window.customers.open_customer(koehler.id or 0)
    main_window.customers.create_customer()
    assert form.fields.lines["company"].isVisible()
    form.fields.lines["company"].setFocus()
    type_where_focus_is("Nordwind")
    assert form.finish()
    created = shop.customers.get(form.customer_id or 0)
    assert (created.kind, created.company) == (CustomerKind.COMPANY, "Nordwind")


def test_thirty_phones_and_names_of_200_letters(bakery: Customer, shop: Store, form: RecordForm) -> None:
    editor = form.fields.phones
    assert isinstance(editor, LinesEditor)
    for number in range(28):
        click(editor.add_button)
        type_where_focus_is(f"0421 {number:04}")
        press(editor.lines[-1].inputs[0], Qt.Key.Key_Tab)
    form.fields.lines["last_name"].setFocus()
    form.fields.lines["last_name"].selectAll()
    type_where_focus_is("Ö" * 200)
    assert form.finish()
    kept = stored(shop, bakery)
    assert len(kept.phones) == 30
    assert kept.last_name == "Ö" * 200
