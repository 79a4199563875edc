"""Labels, fields and buttons show what people wrote, letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kundenapp.ui.common.buttons import (
    Button,
    Segmented,
    chip,
    ghost_button,
    icon_button,
    mood_button,
    primary_button,
    secondary_button,
)
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel, literal, plain_tooltip, spoken
from kundenapp.ui.theme import Mode, theme
from tests.ui.hands import press, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MARKUP = '<b>Müller</b> & <img src="x"> &amp; Söhne'
LONG = "Wolfgang-Amadeus Freiherr von Hohenstein-Langenberg <GmbH & Co. KG>"


def test_label_never_reads_markup(qtbot: QtBot) -> None:
    label = PlainLabel(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(MARKUP)


def test_label_takes_role_and_tone(qtbot: QtBot) -> None:
    label = PlainLabel("Kunden", "card_title", "bad")
    qtbot.addWidget(label)
    label.show()
    assert label.font().weight() == 600
    assert label.palette().windowText().color() == theme().color("bad")
    label.set_tone(None)
    assert label.palette().windowText().color() == theme().color("text")


def test_tone_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    label = PlainLabel("Kunden", tone="text2")
    qtbot.addWidget(label)
    label.show()
    theme().apply(qapp, Mode.DARK)
    assert label.palette().windowText().color() == theme().color("text2")


def test_elided_label_keeps_all_of_the_text(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.text() == LONG
    assert label.minimumSizeHint().width() < 60
    assert label.toolTip() == plain_tooltip(LONG)
    label.resize(2000, 20)
    assert label.toolTip() == ""


def test_elided_label_ends_before_its_edge(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    picture = label.grab().toImage()
    ground = picture.pixelColor(119, 0)
    assert all(picture.pixelColor(119, y) == ground for y in range(24))
    assert any(picture.pixelColor(x, y) != ground for x in range(100) for y in range(24))


def test_tooltip_shows_tags_as_letters() -> None:
    for text in (MARKUP, "a < b\nc", LONG * 4):
        shown = QTextDocument()
        shown.setHtml(plain_tooltip(text))
        assert shown.toPlainText() == text
    assert plain_tooltip("") == ""


@pytest.mark.parametrize(("text", "shown", "said"), [("A & B", "A && B", "A & B"), ("ohne", "ohne", "ohne")])
def test_ampersand_of_a_name_is_kept(text: str, shown: str, said: str) -> None:
    assert literal(text) == shown
    assert spoken(literal(text)) == said


def test_spoken_leaves_the_shortcut_mark_out() -> None:
    assert spoken("&Neuer Kunde") == "Neuer Kunde"


@pytest.mark.parametrize("make", [primary_button, secondary_button, ghost_button])
def test_button_with_icon_keeps_a_clean_name(qtbot: QtBot, make: type[Button]) -> None:
    button = make("&Neuer Kunde", "plus")
    qtbot.addWidget(button)
    assert button.text() == " Neuer Kunde"
    assert button.shortcut().toString() == "Alt+N"
    assert button.accessibleName() == "Neuer Kunde"
    assert not button.icon().isNull()
    button.set_text("Fertig")
    assert (button.text(), button.accessibleName()) == (" Fertig", "Fertig")
    assert button.shortcut().isEmpty()


def test_icon_button_is_named_and_large_enough(qtbot: QtBot) -> None:
    button = icon_button("phone", "Gespräch erfassen (Strg+G)")
    qtbot.addWidget(button)
    button.show()
    assert button.accessibleName() == "Gespräch erfassen (Strg+G)"
    assert button.toolTip()
    assert button.size() == QSize(34, 34)


def test_buttons_are_large_enough_to_hit(qtbot: QtBot) -> None:
    for button in (primary_button("Fertig"), secondary_button("Zurück"), ghost_button("Ja"), chip("A")):
        qtbot.addWidget(button)
        button.show()
        assert button.height() >= 28
        assert button.width() >= 28


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_button_answers_to_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    button = secondary_button("Bericht")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        press(button, key)


def test_button_icon_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    button = secondary_button("Bericht", "file-pdf")
    qtbot.addWidget(button)
    before = button.icon().pixmap(18).toImage()
    theme().apply(qapp, Mode.DARK)
    assert button.icon().pixmap(18).toImage() != before


def test_focus_moves_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    widgets = [primary_button("Fertig"), ghost_button("Notiz"), chip("Alle"), QLineEdit(), QComboBox(), QSpinBox()]
    for widget in widgets:
        column.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    sizes = [widget.sizeHint() for widget in widgets]
    for widget, size in zip(widgets, sizes, strict=True):
        widget.setFocus()
        assert widget.sizeHint() == size


def test_inputs_have_one_height(qtbot: QtBot) -> None:
    for widget in (QLineEdit(), QComboBox(), QSpinBox(), QDateEdit(), secondary_button("Bericht")):
        qtbot.addWidget(widget)
        widget.show()
        assert widget.sizeHint().height() == 36


def test_mood_fills_its_icon_when_chosen(qtbot: QtBot) -> None:
    button = mood_button("smiley", "smiley-fill", "freundlich", "good")
    qtbot.addWidget(button)
    button.show()
    assert button.height() >= 54
    before = button.grab().toImage()
    button.click()
    after = button.grab().toImage()
    assert button.isChecked()
    assert after != before
    assert after.pixelColor(10, 10) == theme().color("good_soft")


def test_segments_exclude_each_other(qtbot: QtBot) -> None:
    segments = Segmented([("ja", "Ja"), ("offen", "Offen"), ("nein", "Nein")])
    qtbot.addWidget(segments)
    segments.set_value("offen")
    with qtbot.waitSignal(segments.chosen) as caught:
        segments.findChildren(Button)[2].click()
    assert caught.args == ["nein"]
    assert segments.value() == "nein"


def test_field_names_its_editor(qtbot: QtBot) -> None:
    editor = QLineEdit()
    field = Field("&Telefon", editor)
    qtbot.addWidget(field)
    assert field.label.buddy() is editor
    assert editor.accessibleName() == "Telefon"


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_error_is_shown_and_goes_when_typing(qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    editor = kind()
    field = Field("Telefon", editor)
    qtbot.addWidget(field)
    field.show()
    small = field.sizeHint().height()
    field.set_error("In der Telefonnummer ist ein Buchstabe.")
    assert field.error() == "In der Telefonnummer ist ein Buchstabe."
    assert editor.accessibleDescription() == "In der Telefonnummer ist ein Buchstabe."
    assert editor.property("invalid") is True
    assert field.sizeHint().height() > small
    type_text(editor, "ü")
    assert field.error() is None
    assert editor.property("invalid") is False
    assert field.sizeHint().height() == small


def test_error_paints_the_edge(qtbot: QtBot) -> None:
    editor = QLineEdit()
    field = Field("Telefon", editor)
    qtbot.addWidget(field)
    field.resize(200, 90)
    field.show()
    field.set_error("Fehlt noch.")
    assert editor.grab().toImage().pixelColor(100, 0) == theme().color("bad")


def test_flow_breaks_rows_and_centres_in_them(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, gap=8)
    buttons = [secondary_button("Erste"), ghost_button("Zweite"), secondary_button("Dritte")]
    for button in buttons:
        flow.addWidget(button)
    host.resize(220, flow.heightForWidth(220))
    host.show()
    first, second, third = (button.geometry() for button in buttons)
    assert first.center().y() == pytest.approx(second.center().y(), abs=1)
    assert third.top() == first.bottom() + 1 + 8
    assert flow.heightForWidth(1000) == 36
    assert flow.heightForWidth(220) == third.bottom() + 1
    assert flow.count() == 3
    assert flow.takeAt(0) is not None
    assert flow.count() == 2
