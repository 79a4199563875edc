"""Paints the pictures of ``kundenapp.drawing`` on paper, in the light colours and without transparency."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from reportlab.pdfbase.pdfmetrics import stringWidth

from kundenapp.drawing.primitives import (
    ArcTo,
    Circle,
    Color,
    CurveTo,
    Line,
    LineTo,
    Move,
    Path,
    Polyline,
    Primitive,
    Rect,
    Stroke,
    Text,
)
from kundenapp.reports import fonts, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.colors import Color as PaperColor
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

_WEIGHTS = {400: fonts.REGULAR, 500: fonts.MEDIUM, 600: fonts.SEMIBOLD, 700: fonts.BOLD}


def paint(canvas: Canvas, picture: Sequence[Primitive], left: float, top: float) -> None:
    """Paint `picture` with its upper left corner at (`left`, `top`); on paper y grows upwards."""
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.translate(left, top)
    for shape in picture:
        _paint_shape(canvas, shape)
    canvas.restoreState()


def text_width(text: str, size: float, weight: int) -> float:
    """Return how wide `paint` makes a text, in points."""
    fonts.register()
    return stringWidth(text, _WEIGHTS[weight], size)


def _paint_shape(canvas: Canvas, shape: Primitive) -> None:
    match shape:
        case Circle():
            stroke, fill = _use(canvas, shape.fill, shape.stroke)
            canvas.circle(shape.x, -shape.y, shape.radius, stroke, fill)
        case Path():
            stroke, fill = _use(canvas, shape.fill, shape.stroke)
            canvas.drawPath(_path(canvas, shape), stroke, fill)
        case Line():
            _use(canvas, None, shape.stroke)
            canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
        case Rect():
            stroke, fill = _use(canvas, shape.fill, shape.stroke)
            bottom = -shape.y - shape.height
            canvas.roundRect(shape.x, bottom, shape.width, shape.height, shape.radius, stroke, fill)
        case Polyline():
            _use(canvas, None, shape.stroke)
            line = canvas.beginPath()
            for number, (x, y) in enumerate(shape.points):
                (line.lineTo if number else line.moveTo)(x, -y)
            canvas.drawPath(line)
        case Text():
            canvas.setFillColor(_color(shape.color))
            canvas.setFont(_WEIGHTS[shape.weight], shape.size)
            draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
            draw[shape.anchor](shape.x, -shape.y, shape.text)
        case _:
            assert_never(shape)


def _path(canvas: Canvas, shape: Path) -> PDFPathObject:
    path = canvas.beginPath()
    for step in shape.steps:
        match step:
            case Move():
                path.moveTo(step.x, -step.y)
            case LineTo():
                path.lineTo(step.x, -step.y)
            case CurveTo():
                path.curveTo(step.x1, -step.y1, step.x2, -step.y2, step.x, -step.y)
            case ArcTo():
                x, y, radius = step.x, -step.y, step.radius
                # The annotations of ReportLab ask for whole degrees; it computes with fractions.
                path.arcTo(x - radius, y - radius, x + radius, y + radius, -step.start, -step.sweep)  # type: ignore[arg-type]
            case _:
                assert_never(step)
    path.close()
    return path


def _use(canvas: Canvas, fill: Color | None, stroke: Stroke | None) -> tuple[int, int]:
    """Take the colours, and return whether to stroke and whether to fill, as ReportLab wants to know it."""
    if fill is not None:
        canvas.setFillColor(_color(fill))
    if stroke is not None:
        canvas.setStrokeColor(_color(stroke.color))
        canvas.setLineWidth(stroke.width)
        canvas.setLineCap(0 if stroke.dash else 1)
        canvas.setDash([stroke.dash, stroke.dash * 0.75] if stroke.dash else [])
    return int(stroke is not None), int(fill is not None)


def _color(color: Color) -> PaperColor:
    return style.mixed(color.token, color.alpha, color.base)
