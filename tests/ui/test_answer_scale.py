"""The entry of an answer: one key or one click per value, ten with two keys, one stop of the Tab key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kundenapp.domain.answer import Scale
from kundenapp.ui.common.answer_scale import TEN_WITHIN_MS, AnswerScale, ScaleSize
from kundenapp.ui.theme import Mode, theme
from tests.ui.hands import ALT, CTRL, SHIFT, click, hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

K = Qt.Key


@pytest.fixture
def scale(qtbot: QtBot) -> Iterator[AnswerScale]:
    """The entry between two fields, the keyboard in it."""
    form = QWidget()
    column = QVBoxLayout(form)
    entry = AnswerScale()
    for widget in (QLineEdit(), entry, QLineEdit()):
        column.addWidget(widget)
    qtbot.addWidget(form)
    form.resize(720, 200)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    entry.take_focus()
    yield entry
    form.close()


@pytest.mark.parametrize("value", range(10))
def test_each_digit_is_an_answer(scale: AnswerScale, value: int) -> None:
    hit(scale, K(K.Key_0 + value))
    assert scale.value() == value
    assert scale.button(value).hasFocus()


def test_one_and_zero_are_ten(scale: AnswerScale, qtbot: QtBot) -> None:
    heard: list[object] = []
    scale.chosen.connect(heard.append)
    hit(scale, K.Key_1)
    hit(scale, K.Key_0)
    assert (scale.value(), heard) == (10, [1, 10])
    hit(scale, K.Key_0)
    assert scale.value() == 0, "a third key begins anew"


def test_a_zero_that_comes_late_is_a_zero(scale: AnswerScale, qtbot: QtBot) -> None:
    hit(scale, K.Key_1)
    with qtbot.waitSignal(scale._ten.timeout, timeout=TEN_WITHIN_MS * 5):
        pass
    hit(scale, K.Key_0)
    assert scale.value() == 0


def test_two_ones_and_a_zero_are_ten_but_one_two_zero_is_not(scale: AnswerScale) -> None:
    for key in (K.Key_1, K.Key_1, K.Key_0):
        hit(scale, key)
    assert scale.value() == 10
    for key in (K.Key_1, K.Key_2, K.Key_0):
        hit(scale, key)
    assert scale.value() == 0


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ((K.Key_Right,), 0),
        ((K.Key_Left,), 10),
        ((K.Key_5, K.Key_Right), 6),
        ((K.Key_5, K.Key_Up, K.Key_Up), 7),
        ((K.Key_5, K.Key_Down), 4),
        ((K.Key_End,), 10),
        ((K.Key_End, K.Key_Right), 10),
        ((K.Key_Home,), 0),
        ((K.Key_Home, K.Key_Left), 0),
        ((K.Key_7, K.Key_Backspace), None),
        ((K.Key_Backspace,), None),
        ((K.Key_7, K.Key_A), 7),
    ],
)
def test_arrows_ends_and_the_way_back(scale: AnswerScale, keys: tuple[Qt.Key, ...], value: int | None) -> None:
    for key in keys:
        hit(scale, key)
    assert scale.value() == value


@pytest.mark.parametrize("modifier", [CTRL, ALT])
def test_keys_that_mean_something_else_are_left_alone(scale: AnswerScale, modifier: Qt.KeyboardModifier) -> None:
    hit(scale, K.Key_6, modifier)
    assert scale.value() is None


def test_the_scale_from_one_has_no_zero(scale: AnswerScale) -> None:
    scale.set_scale(Scale.ONE_TO_TEN)
    scale.take_focus()
    hit(scale, K.Key_0)
    assert scale.value() is None
    hit(scale, K.Key_Home)
    assert scale.value() == 1
    hit(scale, K.Key_1)
    hit(scale, K.Key_0)
    assert scale.value() == 10
    assert scale.accessibleName() == "Antwort von 1 bis 10"


def test_it_is_one_stop_of_the_tab_key(scale: AnswerScale) -> None:
    before, after = scale.window().findChildren(QLineEdit)
    before.setFocus()
    hit(before, K.Key_Tab)
    assert scale.button(0).hasFocus()
    hit(scale, K.Key_Tab)
    assert after.hasFocus()
    hit(after, K.Key_Backtab, SHIFT)
    hit(scale, K.Key_8)
    hit(scale, K.Key_Tab)
    assert after.hasFocus()
    hit(after, K.Key_Backtab, SHIFT)
    assert scale.button(8).hasFocus()
    scale.set_value(None)
    before.setFocus()
    hit(before, K.Key_Tab)
    assert scale.button(0).hasFocus()


def test_a_click_is_an_answer(scale: AnswerScale) -> None:
    click(scale.button(10))
    assert scale.value() == 10
    click(scale.button(3))
    assert scale.value() == 3


def test_every_value_says_what_it_means(scale: AnswerScale) -> None:
    assert [scale.button(value).accessibleName() for value in (0, 6, 7, 9)] == [
        "0 von 10, Kritiker",
        "6 von 10, Kritiker",
        "7 von 10, Zufriedene",
        "9 von 10, Begeisterte",
    ]


def test_a_chosen_value_has_the_colour_of_its_class(scale: AnswerScale) -> None:
    for value, tone in ((2, "bad"), (8, "stone"), (9, "good")):
        scale.set_value(value)
        picture = scale.button(value).grab().toImage()
        assert picture.pixelColor(6, picture.height() // 3) == theme().color(tone)


@pytest.mark.parametrize("size", ScaleSize)
def test_every_size_has_room_for_its_figures(size: ScaleSize, qtbot: QtBot) -> None:
    entry = AnswerScale(size=size)
    qtbot.addWidget(entry)
    entry.show()
    button = entry.button(10)
    assert button.width() >= button.fontMetrics().horizontalAdvance("10") + 8
    assert min(button.width(), button.height()) >= 28
    assert theme().mode is Mode.LIGHT
