"""Every icon can be drawn, takes its colour, and every name used in the program exists."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

import kundenapp
from kundenapp.resources import resource_path
from kundenapp.ui import icons
from kundenapp.ui.theme import Mode, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FOLDER = resource_path("icons")
STYLE_SHEET = {"style-caret-light", "style-caret-dark", "style-check"}
NAMES = sorted({path.stem for path in FOLDER.glob("*.svg")} - STYLE_SHEET)
# Which arguments of which calls are names of icons: positions, then keywords.
CALLS: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "icon": ((0,), ("checked_name",)),
    "pixmap": ((0,), ()),
    "paint_icon": ((2,), ()),
    "primary_button": ((1,), ("icon",)),
    "secondary_button": ((1,), ("icon",)),
    "ghost_button": ((1,), ("icon",)),
    "icon_button": ((0,), ("icon",)),
    "mood_button": ((0, 1), ("icon", "icon_fill")),
    "Button": ((2,), ("icon_name",)),
    "Pill": ((2,), ("icon",)),
    "paint_pill": ((4,), ("icon_name",)),
    "Banner": ((1,), ("icon",)),
    "EmptyState": ((), ("icon",)),
}


def pixels(image: QImage) -> list[QColor]:
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_inside_its_square(name: str) -> None:
    image = icons.pixmap(name, "text", 24, 2).toImage()
    drawn = [color for color in pixels(image) if color.alpha() == 255]
    assert len(drawn) > 20
    assert all(color.rgb() == theme().color("text").rgb() for color in drawn)
    side = image.width() - 1
    border = [image.pixelColor(x, y) for i in range(side) for x, y in ((i, 0), (i, side), (0, i), (side, i))]
    assert not any(color.alpha() for color in border)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_follows_the_house_style(name: str) -> None:
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert "currentColor" in source
    assert "#" not in source
    assert 'stroke-linecap="round"' in source


def test_pixmap_has_the_size_of_the_screen() -> None:
    picture = icons.pixmap("users", "text2", 18, 1.5)
    assert (picture.width(), picture.devicePixelRatio()) == (27, 1.5)


def test_icon_is_grey_when_disabled_and_changes_when_checked() -> None:
    icon = icons.icon("heart", "accent_text", checked_name="heart-fill")
    disabled = icon.pixmap(18, QIcon.Mode.Disabled).toImage()
    assert any(color.rgb() == theme().color("disabled").rgb() for color in pixels(disabled) if color.alpha() == 255)
    middle = [icon.pixmap(18, QIcon.Mode.Normal, state).toImage().pixelColor(9, 9).alpha() for state in QIcon.State]
    assert sorted(middle) == [0, 255]


def test_icon_takes_the_colour_of_the_theme_in_use(qapp: QApplication) -> None:
    light = icons.pixmap("plus", "text2").toImage()
    theme().apply(qapp, Mode.DARK)
    assert icons.pixmap("plus", "text2").toImage() != light


def test_painted_icon_is_in_the_middle() -> None:
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        icons.paint_icon(painter, QRectF(0, 0, 60, 40), "plus", "text")
    drawn = [(x, y) for x in range(60) for y in range(40) if image.pixelColor(x, y).alpha()]
    assert min(x for x, _ in drawn) + max(x for x, _ in drawn) == 59
    assert min(y for _, y in drawn) + max(y for _, y in drawn) == 39


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "text")


def used_names() -> set[tuple[str, str]]:
    found = set()
    root = Path(kundenapp.__file__).parent
    for path in [*(root / "ui").rglob("*.py"), *(root / "app").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            positions, keywords = CALLS.get(called, ((), ()))
            values = [node.args[i] for i in positions if i < len(node.args)]
            values += [keyword.value for keyword in node.keywords if keyword.arg in keywords]
            for value in values:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found.add((path.name, value.value))
    return found


def test_every_name_used_exists() -> None:
    used = used_names()
    assert used
    assert {(place, name) for place, name in used if name not in NAMES} == set()
