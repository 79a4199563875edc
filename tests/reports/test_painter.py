"""Screen and paper show the same picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from kundenapp.drawing.circles import logo
from kundenapp.drawing.primitives import (
    ArcTo,
    Circle,
    Color,
    CurveTo,
    Line,
    LineTo,
    Move,
    Path,
    Picture,
    Polyline,
    Rect,
    Stroke,
    Text,
)
from kundenapp.reports import fonts, painter, style
from kundenapp.ui.common.painter import paint
from kundenapp.ui.theme import load_fonts
from kundenapp.ui.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SIZE = 120
EVERYTHING: Picture = (
    Rect(4, 4, 50, 30, 6, Color("accent_soft"), Stroke(Color("accent"), 2)),
    Rect(60, 4, 50, 30, 0, Color("petrol", 0.3)),
    Circle(30, 70, 20, Color("accent_line"), Stroke(Color("petrol"), 3)),
    Line(60, 45, 110, 60, Stroke(Color("text"), 2)),
    Polyline(((60, 70), (80, 60), (100, 80), (112, 64)), Stroke(Color("bad"), 2)),
    Path(
        (Move(64, 90), LineTo(90, 84), CurveTo(110, 84, 110, 112, 90, 112), ArcTo(77, 112, 13, 0, 180)), Color("warn")
    ),
    Text(30, 72, "Wir", Color("text"), 12, 600, "middle"),
    Text(116, 56, "Ende", Color("text2"), 10, 400, "end"),
)


def _on_screen(picture: Picture) -> QImage:
    image = QImage(SIZE * 2, SIZE * 2, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT["surface"]))
    with QPainter(image) as screen:
        screen.scale(2, 2)
        paint(screen, picture)
    return image


def _on_paper(picture: Picture) -> QImage:
    fonts.register()
    target = io.BytesIO()
    canvas = Canvas(target, (SIZE, SIZE))
    painter.paint(canvas, picture, 0, SIZE)
    canvas.save()
    document = pypdfium2.PdfDocument(target.getvalue())
    bitmap = document[0].render(scale=2, prefer_bgrx=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
    document.close()
    return image


@pytest.mark.parametrize("picture", [logo(SIZE), EVERYTHING], ids=["logo", "all shapes"])
def test_screen_and_paper_agree(picture: Picture, qapp: QApplication) -> None:
    load_fonts()
    screen, paper = _on_screen(picture), _on_paper(picture)
    differing = 0
    for y in range(SIZE * 2):
        for x in range(SIZE * 2):
            one, other = screen.pixelColor(x, y), paper.pixelColor(x, y)
            apart = abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())
            differing += apart > 90
    # Edges are smoothed differently; a shape in a wrong place, size or colour changes far more.
    assert differing < 0.01 * (SIZE * 2) ** 2


def test_dashes_and_gaps_are_as_long_on_paper(qapp: QApplication) -> None:
    dashed: Picture = (Circle(60, 60, 40, stroke=Stroke(Color("petrol"), 3, dash=6)),)
    ink = [
        sum(image.pixelColor(x, y).red() < 100 for x in range(SIZE * 2) for y in range(SIZE * 2))
        for image in (_on_screen(dashed), _on_paper(dashed))
    ]
    assert ink[0] == pytest.approx(ink[1], rel=0.05)


def test_paper_uses_the_light_colours() -> None:
    assert {name: LIGHT[name] for name in style.TOKENS} == style.TOKENS
