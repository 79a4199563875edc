"""Screen and paper show the same picture."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.pdfgen.canvas import Canvas

from kundenapp.domain.nps import ClassCounts, TrendPoint, score_of
from kundenapp.drawing.chart import Lettering
from kundenapp.drawing.circles import logo
from kundenapp.drawing.distribution import distribution
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
from kundenapp.drawing.score_bar import score_bar
from kundenapp.drawing.trend import trend
from kundenapp.reports import fonts, painter, style
from kundenapp.ui.common.painter import paint
from kundenapp.ui.common.painter import text_width as screen_text_width
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


WIDTH, HEIGHT = 300, 130


def _charts(lettering: Lettering) -> dict[str, Picture]:
    """All charts for a lettering; they have no room to differ but in the width of letters."""
    score = score_of(ClassCounts(36, 19, 9))
    few = score_of(ClassCounts(6, 2, 2))
    gap = score_of(ClassCounts())
    points = [TrendPoint(date(2026, 1 + n, 24), one) for n, one in enumerate([few, few, score, gap, score, score])]
    return {
        "score": score_bar(score, WIDTH, lettering).picture,
        "trend": trend(points, WIDTH, HEIGHT, lettering).picture,
        "distribution": distribution({0: 2, 6: 7, 8: 19, 10: 36}, WIDTH, HEIGHT, lettering).picture,
    }


def _on_screen(picture: Picture, width: int = SIZE, height: int = SIZE) -> QImage:
    image = QImage(width * 2, height * 2, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT["surface"]))
    with QPainter(image) as screen:
        screen.scale(2, 2)
        paint(screen, picture)
    return image


def _on_paper(picture: Picture, width: int = SIZE, height: int = SIZE) -> QImage:
    fonts.register()
    target = io.BytesIO()
    canvas = Canvas(target, (width, height))
    painter.paint(canvas, picture, 0, height)
    canvas.save()
    document = pypdfium2.PdfDocument(target.getvalue())
    bitmap = document[0].render(scale=2, prefer_bgrx=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
    document.close()
    return image


@pytest.mark.parametrize("picture", [logo(SIZE), EVERYTHING], ids=["logo", "all shapes"])
def test_screen_and_paper_agree(picture: Picture, qapp: QApplication) -> None:
    load_fonts()
    # Edges are smoothed differently; a shape in a wrong place, size or colour changes far more.
    assert _differing(_on_screen(picture), _on_paper(picture)) < 0.01


@pytest.mark.parametrize("name", ["score", "trend", "distribution"])
def test_charts_look_the_same_on_screen_and_paper(name: str, qapp: QApplication) -> None:
    load_fonts()
    screen = _charts(Lettering(screen_text_width))[name]
    paper = _charts(Lettering(painter.text_width))[name]
    assert _differing(_on_screen(screen, WIDTH, HEIGHT), _on_paper(paper, WIDTH, HEIGHT)) < 0.02


def test_text_is_about_as_wide_on_paper(qapp: QApplication) -> None:
    load_fonts()
    for weight in (400, 500, 600, 700):
        screen = screen_text_width("Kritiker −100 %", 12, weight)
        assert painter.text_width("Kritiker −100 %", 12, weight) == pytest.approx(screen, rel=0.03)


def _differing(one: QImage, other: QImage) -> float:
    """Return the share of dots that clearly differ."""
    differing = 0
    for y in range(one.height()):
        for x in range(one.width()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            differing += abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue()) > 90
    return differing / (one.width() * one.height())


def test_dashes_and_gaps_are_as_long_on_paper(qapp: QApplication) -> None:
    dashed: Picture = (Circle(60, 60, 40, stroke=Stroke(Color("petrol"), 3, dash=6)),)
    ink = [
        sum(image.pixelColor(x, y).red() < 100 for x in range(SIZE * 2) for y in range(SIZE * 2))
        for image in (_on_screen(dashed), _on_paper(dashed))
    ]
    assert ink[0] == pytest.approx(ink[1], rel=0.05)


def test_paper_uses_the_light_colours() -> None:
    assert {name: LIGHT[name] for name in style.TOKENS} == style.TOKENS
