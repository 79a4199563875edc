"""Cards, pills, bubbles, banners, empty pages, toasts and dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kundenapp.drawing.circles import first_steps
from kundenapp.drawing.primitives import Color, Line, Polyline, Primitive, Rect, Stroke, Text
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.bubble import TONES, Bubble
from kundenapp.ui.common.buttons import ghost_button, primary_button
from kundenapp.ui.common.cards import Card, divider
from kundenapp.ui.common.dialogs import QuestionDialog, confirm, notify
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.painter import DrawingWidget, app_icon, logo_pixmap, paint
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.common.toast import Toasts
from kundenapp.ui.customers.category_pill import CategoryPill
from kundenapp.ui.theme import Mode, theme
from tests.ui.hands import CTRL, NONE, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MARKUP = "<b>Müller</b> & Söhne"


def test_toast_of_a_window_that_is_about_to_appear(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    toasts = Toasts(window)
    toasts.show_message("Ein Gespräch ist noch nicht fertig.")
    window.resize(1024, 690)
    with qtbot.waitExposed(window):
        window.show()
    assert toasts._toast.geometry().bottom() == 690 - 24 - 1


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 500)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def color_at(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


def test_card_has_title_action_and_body(qtbot: QtBot) -> None:
    action = ghost_button("Bearbeiten")
    card = Card("Kontakt", action)
    qtbot.addWidget(card)
    card.body.addWidget(divider())
    card.resize(300, 120)
    card.show()
    assert card.accessibleName() == "Kontakt"
    assert card.title_label.height() >= 30
    assert action.geometry().right() <= 300 - 20
    assert color_at(card, 150, 100) == theme().color("surface")
    assert color_at(card, 150, 0) == theme().color("border")


def test_card_without_title_begins_with_its_body(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    label = QLabel("Inhalt")
    card.body.addWidget(label)
    card.show()
    assert not card.title_label.isVisible()
    assert label.y() <= 30


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("tone", ["neutral", "traum", "accent", "good", "warn", "bad", "blue", "petrol", "stone"])
def test_pill_is_painted_in_its_tone(qapp: QApplication, qtbot: QtBot, tone: str, mode: Mode) -> None:
    theme().apply(qapp, mode)
    pill = Pill("passt gut", tone, "check")
    qtbot.addWidget(pill)
    pill.show()
    fill = {"neutral": "sunken", "traum": "zone_traum"}.get(tone, f"{tone}_soft")
    assert pill.height() >= 22
    assert pill.accessibleName() == "passt gut"
    assert color_at(pill, pill.width() // 2, 2) == theme().color(fill)


def test_pill_grows_with_its_text(qtbot: QtBot) -> None:
    pill = Pill("neu")
    qtbot.addWidget(pill)
    narrow = pill.sizeHint().width()
    pill.set_content("seit 3 Tagen", "bad", "clock")
    assert pill.sizeHint().width() > narrow
    assert pill.text() == "seit 3 Tagen"


@pytest.mark.parametrize("tone", TONES)
def test_bubble_has_the_colour_of_its_field(qtbot: QtBot, tone: str) -> None:
    bubble = Bubble("BG", 38, tone, "Bäckerei Großmann")
    qtbot.addWidget(bubble)
    bubble.show()
    assert bubble.size() == QSize(38, 38)
    assert bubble.accessibleName() == "Bäckerei Großmann"
    assert color_at(bubble, 19, 4) == theme().color(TONES[tone][0])


def test_banner_says_one_sentence_and_offers_answers(qtbot: QtBot) -> None:
    banner = Banner("warn", "clock", MARKUP)
    qtbot.addWidget(banner)
    answer = banner.add_action("Erledigt")
    banner.resize(500, 40)
    banner.show()
    assert banner.accessibleName() == MARKUP
    assert banner.label.textFormat() is Qt.TextFormat.PlainText
    assert color_at(banner, 250, 3) == theme().color("warn_soft")
    with qtbot.waitSignal(answer.clicked):
        answer.click()


def test_empty_state_shows_all_of_its_text(qtbot: QtBot) -> None:
    picture = DrawingWidget(first_steps(130), QSize(130, 78), "Zwei Kreise")
    page = EmptyState(
        "Hier beginnt Ihre Kundenliste",
        "Legen Sie den ersten Kunden an oder übernehmen Sie Ihre Liste aus Excel. " * 2,
        picture=picture,
        buttons=[primary_button("Ersten Kunden anlegen")],
        ghost=ghost_button("Erst einmal ausprobieren"),
    )
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    label = page.text_label
    assert label.height() >= label.heightForWidth(label.width())
    assert picture.geometry().center().x() == pytest.approx(450, abs=2)
    page.set_text("Niemand gefunden für „Mayer“.")
    assert not label.isVisible()


def test_drawing_is_painted_and_described(qtbot: QtBot) -> None:
    drawing = DrawingWidget(first_steps(130), QSize(130, 78), "Zwei Kreise", "Sie überschneiden sich.")
    qtbot.addWidget(drawing)
    drawing.show()
    assert drawing.accessibleDescription() == "Sie überschneiden sich."
    assert color_at(drawing, 20, 39) == theme().color("accent_soft")
    assert color_at(drawing, 110, 39) == theme().color("petrol_soft")
    assert color_at(drawing, 65, 22) == theme().color("accent")


def test_every_primitive_leaves_ink() -> None:
    ink = Stroke(Color("text"), 2)
    shapes: tuple[Primitive, ...] = (
        Line(2, 10, 98, 10, ink),
        Rect(2, 20, 96, 10, 3, Color("good", alpha=0.5)),
        Polyline(((2, 40), (50, 45), (98, 40)), ink),
        Text(50, 70, "Mitte", Color("text"), 14, 600, "middle"),
    )
    for shape, rows in zip(shapes, (range(8, 12), range(20, 30), range(38, 48), range(58, 72)), strict=True):
        image = QImage(100, 80, QImage.Format.Format_ARGB32)
        image.fill(0)
        with QPainter(image) as painter:
            paint(painter, (shape,))
        drawn = [(x, y) for x in range(100) for y in range(80) if image.pixelColor(x, y).alpha() > 100]
        assert drawn
        assert all(y in rows for _, y in drawn)
        assert sum(x for x, _ in drawn) / len(drawn) == pytest.approx(49.5, abs=2.5)


def test_app_icon_is_the_logo(qtbot: QtBot) -> None:
    image = app_icon().pixmap(64).toImage()
    assert image.pixelColor(32, 32) == theme().color("accent")
    assert image.pixelColor(0, 0).alpha() == 0
    assert logo_pixmap(32, 2).toImage().pixelColor(32, 32) == theme().color("accent")


def test_toast_shows_one_message_at_the_bottom_left(qtbot: QtBot, window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Erste Nachricht")
    toasts.show_message(MARKUP)
    toast = toasts._toast
    assert toasts.text() == MARKUP
    assert toast.label.textFormat() is Qt.TextFormat.PlainText
    assert not toast.button.isVisible()
    assert toast.x() == 24
    assert toast.geometry().bottom() == window.height() - 24 - 1
    window.resize(900, 400)
    assert toast.geometry().bottom() == 400 - 24 - 1


@pytest.mark.parametrize("way", ["click", "enter"])
def test_toast_action_is_done_once(qtbot: QtBot, window: QWidget, way: str) -> None:
    toasts = Toasts(window)
    done: list[str] = []
    toasts.show_message("Wiedervorlage erledigt.", "Rückgängig", lambda: done.append("undone"))
    button = toasts._toast.button
    if way == "click":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        press(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == ["undone"])
    qtbot.waitUntil(lambda: toasts.text() == "")
    button.click()
    assert done == ["undone"]


def test_toast_goes_when_its_time_is_over(qtbot: QtBot, window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Gespräch gespeichert.")
    assert toasts._timer.isActive()
    assert toasts._timer.interval() == 8000
    toasts._timer.timeout.emit()
    qtbot.waitUntil(lambda: toasts.text() == "")
    assert toasts._toast.graphicsEffect() is None


def test_toast_stays_while_its_button_has_the_focus(qtbot: QtBot, window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Wiedervorlage erledigt.", "Rückgängig")
    window.activateWindow()
    button = toasts._toast.button
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert not toasts._timer.isActive()
    toasts._timer.timeout.emit()
    assert toasts.text() == "Wiedervorlage erledigt."
    button.clearFocus()
    assert toasts._timer.isActive()


def test_toast_waits_while_the_mouse_is_over_it(qtbot: QtBot, window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Wiedervorlage erledigt.")
    QApplication.sendEvent(toasts._toast, QEvent(QEvent.Type.Enter))
    assert not toasts._timer.isActive()
    QApplication.sendEvent(toasts._toast, QEvent(QEvent.Type.Leave))
    assert toasts._timer.isActive()


def test_long_toast_wraps_inside_the_window(qtbot: QtBot, window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Ein sehr langer Name, der nicht in eine Zeile passt, und noch ein Satz. " * 3, "Rückgängig")
    toast = toasts._toast
    assert toast.geometry().right() <= window.width() - 24
    assert toast.label.height() >= toast.label.heightForWidth(toast.label.width())


def question(parent: QWidget | None = None) -> QuestionDialog:
    return QuestionDialog(parent, "Endgültig löschen", MARKUP, ["Behalten", "Endgültig löschen"], safe="Behalten")


def test_question_shows_its_text_as_it_is(qtbot: QtBot) -> None:
    dialog = question()
    qtbot.addWidget(dialog)
    labels = dialog.findChildren(QLabel)
    assert MARKUP in [label.text() for label in labels]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


@pytest.mark.parametrize(
    ("key", "answer"), [(Qt.Key.Key_Return, "Behalten"), (Qt.Key.Key_Enter, "Behalten"), (Qt.Key.Key_Escape, None)]
)
def test_keys_choose_the_safe_way(qtbot: QtBot, key: Qt.Key, answer: str | None) -> None:
    dialog = question()
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, key)
    assert not dialog.isVisible()
    assert dialog.answer == answer


def answer_next(text: str) -> None:
    def click() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QuestionDialog)
        dialog.buttons[text].click()

    QTimer.singleShot(0, click)


@pytest.mark.parametrize(("taken", "result"), [("Löschen", True), ("Behalten", False)])
def test_confirm(window: QWidget, taken: str, result: bool) -> None:
    answer_next(taken)
    assert confirm(window, "Löschen?", MARKUP, "Löschen", "Behalten") is result


def test_notify_with_and_without_actions(window: QWidget) -> None:
    answer_next("A & B öffnen")
    assert notify(window, "Gefunden", MARKUP, ["Später", "A & B öffnen"]) == "A & B öffnen"
    answer_next("Schließen")
    assert notify(window, "Gefunden", MARKUP) is None


@pytest.mark.parametrize(
    ("key", "modifiers", "is_pressed"),
    [
        (Qt.Key.Key_Return, NONE, True),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, True),
        (Qt.Key.Key_Space, NONE, True),
        (Qt.Key.Key_Return, CTRL, False),
        (Qt.Key.Key_A, NONE, False),
    ],
)
def test_a_button_that_paints_itself_is_pressed_like_any_other(
    window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier, is_pressed: bool
) -> None:
    pill, pressed = CategoryPill(), list[bool]()
    pill.setParent(window)
    pill.show()
    pill.setFocus()
    pill.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(pill, key, modifiers)
    assert pressed == [True] * is_pressed, "Strg+Eingabe belongs to the page"
