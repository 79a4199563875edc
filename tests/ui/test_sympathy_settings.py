"""The page Sympathie of the settings: who sees what, the rule, the field; each in the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.category import Category
from kundenapp.domain.category_rule import CategoryRule
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_field import FieldLines, Quadrant, QuadrantWords, default_words
from kundenapp.services.record_answer import record_answer
from kundenapp.store.opening import open_store
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.main_window import MainWindow
from kundenapp.ui.sympathy.matrix_view import MatrixView
from kundenapp.ui.sympathy.zone_title import ZoneTitle
from tests.factories import answer
from tests.ui.hands import CTRL, click, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store
    from kundenapp.ui.common.inputs import LineInput
    from kundenapp.ui.settings.dialog import SettingsDialog
    from tests.factories import Clock


@pytest.fixture
def dialog(main_window: MainWindow) -> SettingsDialog:
    dialog = main_window.menu.open_settings()
    for _page in range(4):
        press(dialog.list, Qt.Key.Key_Down)
    return dialog


def write_anew(line: LineInput, text: str) -> None:
    """Replace what stands in a line, and leave it."""
    line.setFocus()
    hit(line, Qt.Key.Key_A, CTRL)
    type_where_focus_is(text) if text else press(line, Qt.Key.Key_Delete)
    hit(line, Qt.Key.Key_Tab)


def counts(dialog: SettingsDialog) -> dict[Category, str]:
    return {category: label.text() for category, label in dialog.sympathy.rule.counts.items()}


def test_who_sees_what_is_chosen_with_the_arrow_keys(shop: Store, dialog: SettingsDialog) -> None:
    page = dialog.sympathy
    hit(dialog, Qt.Key.Key_Tab)
    assert page.choices[Openness.AFTER_OWN].hasFocus()
    assert page.choices[Openness.AFTER_OWN].isChecked()
    assert page.choices[Openness.HIDDEN].accessibleDescription() == Openness.HIDDEN.meaning
    hit(dialog, Qt.Key.Key_Down)
    assert (shop.sympathy_settings.openness, dialog.told_label.text()) == (Openness.OPEN, "Gespeichert, 09:42")
    hit(dialog, Qt.Key.Key_Down)
    assert shop.sympathy_settings.openness == "hidden"
    assert page.rule.sentences[Category.UNCLEAR].text() == "weniger als 3 Einschätzungen, oder die Antwort fehlt"
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert shop.sympathy_settings.openness == "open"
    assert page.choices[Openness.OPEN].isChecked()
    assert dialog.told_label.text() == "Zurückgenommen: „Einzelne Einschätzungen: verdeckt.“"


def test_a_threshold_moves_sentences_and_counts_at_once(shop: Store, bakery: Customer, dialog: SettingsDialog) -> None:
    rule = dialog.sympathy.rule
    assert [line.text() for line in rule.thresholds.values()] == ["4", "2", "9", "6"]
    assert counts(dialog)[Category.UNCLEAR] == "1 Kunde"
    shop.placements.place(bakery.id or 0, 3.5, None)
    record_answer(shop, answer(bakery.id, 9))
    click(rule.needs_recommendation)
    assert shop.sympathy_settings.rule == CategoryRule(needs_recommendation=False)
    assert rule.sentences[Category.DREAM].text() == "Sympathie ab 4 und Antwort ab 9"
    assert counts(dialog) == {
        Category.DREAM: "0 Kunden",
        Category.ORDINARY: "1 Kunde",
        Category.DIFFICULT: "0 Kunden",
        Category.CONTRADICTION: "0 Kunden",
        Category.UNCLEAR: "0 Kunden",
    }
    write_anew(rule.thresholds["glad_from"], "3.5")
    assert rule.thresholds["glad_from"].text() == "3,5"
    assert rule.sentences[Category.DREAM].text() == "Sympathie ab 3,5 und Antwort ab 9"
    assert counts(dialog)[Category.DREAM] == "1 Kunde"
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert (rule.thresholds["glad_from"].text(), counts(dialog)[Category.DREAM]) == ("4", "0 Kunden")
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert rule.needs_recommendation.isChecked()
    assert shop.sympathy_settings.rule == CategoryRule()


def test_an_estimate_no_longer_stands_in(shop: Store, bakery: Customer, dialog: SettingsDialog) -> None:
    shop.placements.place(bakery.id or 0, 3.5, 8.0)
    box = dialog.sympathy.rule.uses_estimates
    box.setFocus()
    press(box, Qt.Key.Key_Space)
    assert not shop.sympathy_settings.rule.uses_estimates
    assert counts(dialog)[Category.UNCLEAR] == "1 Kunde"
    press(box, Qt.Key.Key_Space)
    assert counts(dialog)[Category.ORDINARY] == "1 Kunde"


def test_what_is_no_threshold_stays_in_its_field_with_a_sentence(shop: Store, dialog: SettingsDialog) -> None:
    rule = dialog.sympathy.rule
    for name, text, sentence in (
        ("glad_from", "gern", "Bitte eine Zahl von 1 bis 5 in halben Schritten, zum Beispiel 3,5."),
        ("glad_from", "7", "Bitte eine Zahl von 1 bis 5 in halben Schritten, zum Beispiel 3,5."),
        ("reluctant_to", "4,5", "Diese Grenze muss unter der für „gern“ liegen. Bitte kleiner wählen."),
        ("delighted_from", "neun", "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
        ("disappointed_to", "", "Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."),
    ):
        write_anew(rule.thresholds[name], text)
        assert (rule.thresholds[name].text(), rule.fields[name].error()) == (text, sentence)
    assert shop.sympathy_settings.rule == CategoryRule()
    click(dialog.close_button)
    assert dialog.isVisible()
    assert rule.thresholds["glad_from"].hasFocus(), "what does not fit gets the cursor"
    press(rule.thresholds["glad_from"], Qt.Key.Key_Escape)
    assert (rule.thresholds["glad_from"].text(), rule.fields["glad_from"].error()) == ("4", None)


def test_what_did_not_fit_beside_the_old_threshold_is_kept_as_soon_as_it_fits(
    shop: Store, dialog: SettingsDialog
) -> None:
    rule = dialog.sympathy.rule
    write_anew(rule.thresholds["glad_from"], "2")
    assert rule.fields["glad_from"].error() == ("Diese Grenze muss über der für „ungern“ liegen. Bitte größer wählen.")
    write_anew(rule.thresholds["reluctant_to"], "1,5")
    assert rule.fields["glad_from"].error() is None
    assert shop.sympathy_settings.rule == CategoryRule(glad_from=2.0, reluctant_to=1.5)


def test_the_lines_of_the_field(shop: Store, dialog: SettingsDialog) -> None:
    form = dialog.sympathy.field
    assert [line.text() for line in form.lines.values()] == ["3", "7"]
    write_anew(form.lines["sympathy"], "3,5")
    write_anew(form.lines["enthusiasm"], "10")
    assert shop.sympathy_settings.field.lines == FieldLines(3.5, 7.0)
    assert form.line_fields["enthusiasm"].error() == (
        "Bitte eine Zahl von 0,5 bis 9,5 in halben Schritten, zum Beispiel 3,5."
    )
    write_anew(form.lines["enthusiasm"], "8")
    assert shop.sympathy_settings.field.lines == FieldLines(3.5, 8.0)


def test_quadrants_get_other_names_and_their_usual_ones_again(shop: Store, dialog: SettingsDialog) -> None:
    form, settings = dialog.sympathy.field, shop.sympathy_settings
    click(form.usual_button)
    assert dialog.told_label.text() == "Die Felder heißen schon wie üblich."
    write_anew(form.names[Quadrant.DREAM], "Unsere Lieblinge")
    assert dialog.told_label.text() == "Gespeichert, 09:42"
    write_anew(form.subtitles[Quadrant.DREAM], "")
    assert settings.field.words(Quadrant.DREAM) == QuadrantWords("Unsere Lieblinge", "")
    click(form.usual_button)
    assert settings.field.words(Quadrant.DREAM) == default_words(Quadrant.DREAM)
    assert form.names[Quadrant.DREAM].text() == "Traumfeld"
    assert dialog.told_label.text() == "Die Felder heißen wieder wie üblich."
    click(dialog.undo_button)
    assert settings.field.words(Quadrant.DREAM) == QuadrantWords("Unsere Lieblinge", "")
    assert (form.names[Quadrant.DREAM].text(), form.subtitles[Quadrant.DREAM].text()) == ("Unsere Lieblinge", "")


def test_what_is_no_name_stays_in_its_field_with_a_sentence(shop: Store, dialog: SettingsDialog) -> None:
    form = dialog.sympathy.field
    too_long = "Das ist zu lang: 61 Zeichen, möglich sind 60. Bitte kürzen, es geht nichts verloren."
    write_anew(form.names[Quadrant.HEART], "")
    assert form.name_fields[Quadrant.HEART].error() == "Das Feld braucht einen Namen. Zum Beispiel: Herzensfeld"
    write_anew(form.names[Quadrant.HEART], "x" * 61)
    assert form.name_fields[Quadrant.HEART].error() == too_long
    write_anew(form.subtitles[Quadrant.HEART], "y" * 61)
    assert form.subtitle_fields[Quadrant.HEART].error() == too_long
    assert form.subtitles[Quadrant.HEART].text() == "y" * 61
    assert shop.sympathy_settings.field.words(Quadrant.HEART) == default_words(Quadrant.HEART)
    dialog.list.setFocus()
    for _page in range(4):
        press(dialog.list, Qt.Key.Key_Up)
    click(dialog.close_button)
    assert form.names[Quadrant.HEART].hasFocus()
    assert not form.names[Quadrant.HEART].visibleRegion().isEmpty(), "the page is scrolled to what does not fit"
    write_anew(form.names[Quadrant.HEART], "x" * 60)
    assert shop.sympathy_settings.field.words(Quadrant.HEART).name == "x" * 60


def test_the_usual_names_also_take_the_place_of_what_does_not_fit(shop: Store, dialog: SettingsDialog) -> None:
    form = dialog.sympathy.field
    write_anew(form.names[Quadrant.DREAM], "Unsere Lieblinge")
    write_anew(form.names[Quadrant.HEART], "")
    click(form.usual_button)
    assert form.name_fields[Quadrant.HEART].error() is None
    assert form.names[Quadrant.HEART].text() == "Herzensfeld"
    assert shop.sympathy_settings.field.words(Quadrant.DREAM) == default_words(Quadrant.DREAM)


def test_each_field_says_what_it_is(dialog: SettingsDialog) -> None:
    form = dialog.sympathy.field
    assert [line.accessibleName() for line in form.names.values()] == [
        "Links oben",
        "Rechts oben",
        "Links unten",
        "Rechts unten",
    ]
    assert form.subtitles[Quadrant.DREAM].accessibleName() == "Rechts oben: was dort zu tun ist"


def test_a_file_for_viewing_shows_the_rule_and_lets_nobody_change_it(
    shop: Store, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    shop.sympathy_settings.set_words(Quadrant.DREAM, QuadrantWords("Unsere Lieblinge", "pflegen und feiern"))
    shop.close()
    store = open_store(shop.path, places, clock, read_only=True)
    window = MainWindow(store)
    qtbot.addWidget(window)
    page = window.menu.open_settings().sympathy
    assert page.field.names[Quadrant.DREAM].text() == "Unsere Lieblinge"
    lines = [*page.rule.thresholds.values(), *page.field.lines.values()]
    lines += [*page.field.names.values(), *page.field.subtitles.values()]
    assert all(line.isReadOnly() for line in lines)
    switches = [*page.choices.values(), page.rule.needs_recommendation, page.rule.uses_estimates]
    assert not any(one.isEnabled() for one in (*switches, page.field.usual_button))
    QApplication.processEvents()
    window.close()
    store.abandon()


# --- what is set shows at once, wherever it is seen -------------------------------------------------------------------


def test_another_rule_changes_list_and_page_of_a_customer(
    shop: Store, bakery: Customer, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.placements.place(bakery.id or 0, 4.5, None)
    record_answer(shop, answer(bakery.id, 9))
    customers = main_window.customers
    assert customers.detail.head.category_pill.text() == "normal"
    click(customers.list_panel.filters.dream_chip)
    assert customers.list_panel.model.rowCount() == 0
    dialog = main_window.menu.open_settings()
    dialog.show_page(dialog.sympathy)
    qtbot.waitUntil(dialog.isActiveWindow)
    click(dialog.sympathy.rule.needs_recommendation)
    press(dialog, Qt.Key.Key_Escape)
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    assert customers.list_panel.model.rowCount() == 1
    click(customers.list_panel.filters.all_chip)
    assert customers.detail.head.category_pill.text() == "Traumkunde"
    hit(main_window, Qt.Key.Key_Z, CTRL)
    assert customers.detail.head.category_pill.text() == "normal"


def test_other_lines_and_names_change_the_open_matrix(
    shop: Store, bakery: Customer, main_window: MainWindow, qtbot: QtBot
) -> None:
    shop.placements.place(bakery.id or 0, 4.0, 8.0)
    hit(main_window, Qt.Key.Key_5, CTRL)
    matrix = main_window.sympathy.view
    dialog = main_window.menu.open_settings()
    dialog.show_page(dialog.sympathy)
    qtbot.waitUntil(dialog.isActiveWindow)
    write_anew(dialog.sympathy.field.names[Quadrant.HEART], "Unsere Herzen")
    write_anew(dialog.sympathy.field.lines["enthusiasm"], "8,5")
    press(dialog, Qt.Key.Key_Escape)
    main_window.activateWindow()
    qtbot.waitUntil(main_window.isActiveWindow)
    QApplication.processEvents()
    assert isinstance(matrix, MatrixView)
    told = {label.text() for title in matrix.findChildren(ZoneTitle) for label in title.findChildren(PlainLabel)}
    assert shop.sympathy_settings.field.words(Quadrant.HEART).name == "Unsere Herzen"
    assert {"Unsere Herzen  1", "Traumfeld  0"} < told
