"""Colours can be read, fonts are ours, and a change reaches what is already on screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import ROLES, Mode, style_sheet, theme
from kundenapp.ui.tokens import DARK, LIGHT, with_high_contrast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GROUNDS = ("canvas", "surface", "sunken", "selected")
TEXT, SHAPE = 4.5, 3.0
PAIRS: list[tuple[str, str, float]] = [
    *((ink, ground, TEXT) for ink in ("text", "text2", "text3") for ground in GROUNDS),
    *(("accent_text", ground, TEXT) for ground in ("surface", "canvas", "accent_soft", "zone_traum", "warn_soft")),
    *(("on_accent", ground, TEXT) for ground in ("accent", "accent_hover", "accent_press")),
    *((tone, ground, TEXT) for tone in ("petrol", "blue", "stone", "good", "warn", "bad") for ground in ("surface",)),
    *((tone, f"{tone}_soft", TEXT) for tone in ("petrol", "blue", "stone", "good", "warn", "bad")),
    *(("on_accent", f"bub_{zone}", TEXT) for zone in ("traum", "herz", "vernunft", "klaeren")),
    *(("on_fill", f"{tone}_fill", TEXT) for tone in ("bad", "stone", "good")),
    ("text", "warn_soft", TEXT),
    ("surface", "text", TEXT),
    ("toast_action", "text", TEXT),
    *((f"{tone}_fill", "surface", SHAPE) for tone in ("good", "stone", "bad", "petrol", "warn")),
    *((edge, ground, SHAPE) for edge in ("accent", "input_border", "focus") for ground in ("surface", "canvas")),
    ("accent_text", "selected", SHAPE),
]


def luminance(color: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_formula() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "needed"), PAIRS)
def test_everything_can_be_read(tokens: dict[str, str], ink: str, ground: str, needed: float) -> None:
    assert contrast(tokens[ink], tokens[ground]) >= needed


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_high_contrast_has_edges_and_no_tints(tokens: dict[str, str]) -> None:
    strong = with_high_contrast(tokens)
    assert strong["text2"] == strong["text3"] == tokens["text"]
    assert strong["border"] == tokens["input_border"]
    assert {strong[name] for name in strong if name.endswith("_soft")} == {tokens["surface"]}


def test_tokens_are_colours_in_both_themes() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert all(re.fullmatch(r"#[0-9A-F]{6}", color) for color in [*LIGHT.values(), *DARK.values()])


@pytest.mark.parametrize("is_dark", [False, True])
def test_style_sheet_is_complete_and_leaves_fonts_alone(is_dark: bool) -> None:
    sheet = style_sheet(DARK if is_dark else LIGHT, is_dark=is_dark)
    assert "@" not in sheet
    assert "font" not in sheet
    assert sheet.count("{") == sheet.count("}")


def ink_of(font: QFont) -> int:
    image = QImage(500, 60, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setFont(font)
        painter.drawText(10, 40, "Bäckerei Großmann")
    return sum(255 - image.pixelColor(x, y).red() for x in range(0, 500, 2) for y in range(60))


def test_four_weights_of_one_family(qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT)
    font = theme().font("display")
    inks = []
    for weight in (400, 500, 600, 700):
        font.setWeight(QFont.Weight(weight))
        assert QFontInfo(font).family() == "Lato"
        inks.append(ink_of(font))
    assert inks == sorted(inks)
    assert len(set(inks)) == 4


@pytest.mark.parametrize("role", ROLES)
def test_digits_are_equally_wide(qapp: QApplication, role: str) -> None:
    theme().apply(qapp, Mode.LIGHT)
    metrics = QFontMetricsF(theme().font(role, numbers=True))
    assert {metrics.horizontalAdvance(digit * 4) for digit in "0123456789"} == {metrics.horizontalAdvance("0000")}


def test_nothing_is_too_small() -> None:
    assert min(points for role, (points, _weight) in ROLES.items() if role != "tiny") >= 9


def test_text_size_reaches_open_widgets(qapp: QApplication, qtbot: QtBot) -> None:
    theme().apply(qapp, Mode.LIGHT)
    label = PlainLabel("Kunden", "display")
    plain = QLabel("Kunden")
    for widget in (label, plain):
        qtbot.addWidget(widget)
        widget.show()
    before = (label.font().pointSizeF(), plain.font().pointSizeF())
    theme().apply(qapp, Mode.LIGHT, 1.3)
    assert label.font().pointSizeF() == pytest.approx(before[0] * 1.3)
    assert plain.font().pointSizeF() == pytest.approx(before[1] * 1.3)


def test_mode_changes_colours_and_says_so(qapp: QApplication, qtbot: QtBot) -> None:
    theme().apply(qapp, Mode.LIGHT)
    button = QPushButton("Neuer Kunde")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(theme().changed):
        theme().apply(qapp, Mode.DARK)
    assert theme().is_dark
    assert theme().color("surface") == QColor(DARK["surface"])
    assert qapp.palette().window().color() == QColor(DARK["canvas"])
    assert button.grab().toImage().pixelColor(20, 5) == QColor(DARK["surface"])


def test_an_unknown_system_is_light(qapp: QApplication) -> None:
    theme().apply(qapp, Mode.SYSTEM)
    assert not theme().is_dark


def test_system_mode_follows_the_system_and_a_choice_does_not(qapp: QApplication, qtbot: QtBot) -> None:
    theme().apply(qapp, Mode.SYSTEM)
    with qtbot.waitSignal(theme().changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme().apply(qapp, Mode.LIGHT)
    with qtbot.assertNotEmitted(theme().changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_colours_handed_out_are_copies(qapp: QApplication) -> None:
    theme().apply(qapp, Mode.LIGHT)
    theme().color("accent").setAlpha(10)
    assert theme().color("accent") == QColor(LIGHT["accent"])
