"""Colours, type and measures of the whole program: two sets of tokens, one palette, one small style sheet.

Everything that paints asks ``theme()`` while it paints. What holds a font or an icon is a ``Dressed`` and takes the
new one when it is told to.
"""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from fontpkg_lato import ROOT as LATO
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QToolTip

from kundenapp.resources import resource_path
from kundenapp.ui.tokens import DARK, LIGHT, with_high_contrast

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints
    from PySide6.QtWidgets import QApplication, QWidget

TONES = ("text2", "text3", "accent_text", "petrol", "blue", "stone", "good", "warn", "bad", "disabled")

# Pixels at 100 %.
GAP_4, GAP_8, GAP_12, GAP_16, GAP_20, GAP_24, GAP_28, GAP_32 = 4, 8, 12, 16, 20, 24, 28, 32
PAGE_MARGIN_X, PAGE_MARGIN_Y, CARD_GAP, CARD_PADDING, CARD_TITLE_HEIGHT = 28, 20, 16, 20, 30
RADIUS_CONTROL, RADIUS_CARD, RADIUS_WELL = 7, 10, 8
CONTROL_HEIGHT, GHOST_HEIGHT, ICON_BUTTON_SIZE, CHIP_HEIGHT, PILL_HEIGHT, MOOD_HEIGHT = 36, 28, 34, 28, 22, 54
HEADER_HEIGHT, LIST_ROW_HEIGHT, LIST_COLUMN_WIDTH, SIDE_PANEL_WIDTH, DIALOG_WIDTH = 57, 58, 336, 288, 620
CONTENT_MAX_WIDTH = 1440

FAMILIES = ["Lato", "Segoe UI Variable Text", "Segoe UI", "Noto Sans", "sans-serif"]
ROLES: dict[str, tuple[float, int]] = {
    "poster": (30, 600),
    "poster_title": (21, 600),
    "poster_number": (22, 600),
    "poster_text": (14, 400),
    "poster_button": (14, 600),
    "figure": (28, 700),
    "display": (18, 600),
    "dialog_title": (15, 600),
    "card_title": (13, 600),
    "small_title": (12, 600),
    "answer": (13, 500),
    "answer_large": (26, 500),
    "body": (10.5, 400),
    "body_medium": (10.5, 500),
    "body_semibold": (10.5, 600),
    "label": (10, 500),
    "secondary": (10, 400),
    "secondary_semibold": (10, 600),
    "small": (9.5, 400),
    "small_medium": (9.5, 500),
    "caption": (9, 400),
    "caption_medium": (9, 500),
    "tiny": (8.5, 600),
}
TEXT_SCALES = (1.0, 1.15, 1.3)
_WIDTH, _GROWTH = "width_at_100_percent", 0.8
# Sizes are meant at 96 dpi; macOS counts 72.
_POINT = 96 / 72 if sys.platform == "darwin" else 1.0
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Mode(StrEnum):
    """What the person chose for the colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Dressed:
    """A widget that holds a font or an icon of the theme."""

    def dress(self) -> None:
        """Take font and icon from the theme as it is now."""
        raise NotImplementedError


class Theme(QObject):
    """The colours and fonts in use now. ``changed`` is emitted after all widgets were told."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_dark = False
        self.is_high_contrast = False
        self.mode = Mode.SYSTEM
        self.text_scale = 1.0
        self._app: QApplication | None = None
        # Held on purpose: without it the object behind `accessibility()` dies while it is read.
        self._hints: QStyleHints | None = None
        self._tokens = LIGHT
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}

    def apply(self, app: QApplication, mode: Mode, text_scale: float = 1.0) -> None:
        """Dress `app`: style, colours, fonts. May be called again at any time."""
        hints = app.styleHints()
        if self._app is not app:
            self._app, self._hints = app, hints
            load_fonts()
            app.setStyle("Fusion")
            hints.colorSchemeChanged.connect(self._on_color_scheme_changed)
            hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast_changed)
        self.mode, self.text_scale = mode, text_scale
        if mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:  # gives the window frame its colour too
            hints.setColorScheme(Qt.ColorScheme.Dark if mode is Mode.DARK else Qt.ColorScheme.Light)
        self._dress()

    def color(self, name: str) -> QColor:
        """Return the colour of the token `name` in the theme in use."""
        if name not in self._colors:
            self._colors[name] = QColor(self._tokens[name])
        return QColor(self._colors[name])

    def font(self, role: str, *, numbers: bool = False) -> QFont:
        """Return the font of a role of `ROLES`; with `numbers` all digits are equally wide."""
        if (role, numbers) not in self._fonts:
            self._fonts[role, numbers] = self._made_font(role, numbers=numbers)
        return QFont(self._fonts[role, numbers])

    def _made_font(self, role: str, *, numbers: bool) -> QFont:
        points, weight = ROLES[role]
        font = QFont(FAMILIES)
        font.setPointSizeF(points * self.text_scale * _POINT)
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("liga"), 0)  # Lato joins t and i, which no German reader knows
        if numbers:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @property
    def focus_width(self) -> int:
        """Width of the focus ring in pixels."""
        return 3 if self.is_high_contrast else 2

    def _dress(self) -> None:
        app, hints = self._app, self._hints
        if app is None or hints is None:
            return
        system_is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
        self.is_dark = self.mode is Mode.DARK or (self.mode is Mode.SYSTEM and system_is_dark)
        contrast = hints.accessibility().contrastPreference()
        self.is_high_contrast = contrast is Qt.ContrastPreference.HighContrast
        self._tokens = DARK if self.is_dark else LIGHT
        if self.is_high_contrast:
            self._tokens = with_high_contrast(self._tokens)
        self._colors.clear()
        self._fonts.clear()
        app.setFont(self.font("body"))
        app.setStyleSheet("")  # taking the old one away first makes the new one come five times as fast
        QToolTip.setFont(self.font("secondary"))
        app.setPalette(palette(self._tokens))
        app.setStyleSheet(style_sheet(self._tokens, is_dark=self.is_dark, ring=self.focus_width))
        # Only now: a new style sheet gives widgets the fonts back that they had before it.
        for widget in app.allWidgets():
            if isinstance(widget, Dressed):
                widget.dress()
            if (wish := widget.property(_WIDTH)) is not None:
                widget.setFixedWidth(grown(wish))
        self.changed.emit()

    @Slot()
    def _on_color_scheme_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._dress()

    @Slot()
    def _on_contrast_changed(self) -> None:
        self._dress()


def fix_width(widget: QWidget, pixels: int) -> None:
    """Give `widget` a width of so many pixels at 100 %; larger text makes it wider, though not by as much."""
    widget.setProperty(_WIDTH, pixels)
    widget.setFixedWidth(grown(pixels))


def grown(pixels: int) -> int:
    """Return how many pixels a width of `pixels` at 100 % has with the text size in use."""
    return round(pixels * (1 + _GROWTH * (theme().text_scale - 1)))


def next_text_scale(scale: float, step: int) -> float:
    """Return the size after (1) or before (-1) `scale`, the last one at the end; 0 asks for the normal one."""
    if step == 0:
        return TEXT_SCALES[0]
    nearest = min(range(len(TEXT_SCALES)), key=lambda index: abs(TEXT_SCALES[index] - scale))
    return TEXT_SCALES[min(max(nearest + step, 0), len(TEXT_SCALES) - 1)]


def load_fonts() -> None:
    """Make the four weights of Lato known to Qt; needs an application object."""
    for style in ("Regular", "Medium", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(LATO / "files" / f"Lato-{style}.ttf"))


def palette(tokens: dict[str, str]) -> QPalette:
    """Return the full palette, so that nothing falls back to colours of the system."""
    roles = QPalette.ColorRole
    names = {
        roles.Window: "canvas", roles.WindowText: "text", roles.Base: "surface", roles.AlternateBase: "sunken",
        roles.Text: "text", roles.Button: "surface", roles.ButtonText: "text", roles.BrightText: "on_accent",
        roles.Light: "surface", roles.Midlight: "hover", roles.Mid: "border", roles.Dark: "input_border",
        roles.Shadow: "input_border", roles.Highlight: "accent", roles.HighlightedText: "on_accent",
        roles.Accent: "accent", roles.Link: "accent_text", roles.LinkVisited: "accent_text",
        roles.ToolTipBase: "text", roles.ToolTipText: "surface", roles.PlaceholderText: "text3",
    }  # fmt: skip
    result = QPalette()
    for role, name in names.items():
        result.setColor(QPalette.ColorGroup.All, role, QColor(tokens[name]))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText, roles.Accent, roles.Highlight):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["disabled"]))
    for role in (roles.Base, roles.Button):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["sunken"]))
    return result


def style_sheet(tokens: dict[str, str], *, is_dark: bool, ring: int = 2) -> str:
    """Return the style sheet of ``resources/style.qss`` in the colours of `tokens`."""
    rules = resource_path("style.qss").read_text(encoding="utf-8")
    caret = resource_path(f"icons/style-caret-{'dark' if is_dark else 'light'}.svg")
    edges = {
        "r": ring,
        "p": 15 - ring,
        "i": 11 - ring,
        "v": 7 - ring,
        "t": 9 - ring,
        "h": 36 - 2 * ring,
        "s": 33 - 2 * ring,
    }
    values = {**tokens, **{f"{name}px": f"{width}px" for name, width in edges.items()}}
    values["caret_file"] = caret.as_posix()
    values["check_file"] = resource_path("icons/style-check.svg").as_posix()
    tones = "".join(f'QLabel[tone="{tone}"]{{color:@{tone}}}\n' for tone in TONES)
    return re.sub(r"@(\w+)", lambda match: values[match[1]], _COMMENT.sub("", rules) + tones)


_theme: Theme | None = None


def theme() -> Theme:
    """Return the one theme of the program."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme
