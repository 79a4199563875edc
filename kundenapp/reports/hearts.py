"""The category in a table: its word, with the drawn heart before it for a Traumkunde."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.category import Category, category_words
from kundenapp.drawing.circles import heart
from kundenapp.drawing.primitives import Color
from kundenapp.reports import fonts, painter

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas

    from kundenapp.domain.category import CategoryBasis
    from kundenapp.reports.table_pages import Block
    from kundenapp.reports.text import Typesetter

_SIZE, _GAP = 0.82, 0.4
"""Width of the heart and the gap after it in relation to the font size."""


def category_cell(
    category: Category, basis: CategoryBasis, look: ParagraphStyle, width: float, text: Typesetter
) -> Block:
    """Return the words of a category, ready to be drawn in a column of `width`."""
    words = category_words(category, basis)
    if category is not Category.DREAM:
        return text.cell(words, look, width)
    indent = (_SIZE + _GAP) * look.fontSize
    return _WithHeart(text.cell(words, look, width - indent), look, indent)


class _WithHeart:
    """Words with a heart before their first line."""

    def __init__(self, words: Block, look: ParagraphStyle, indent: float) -> None:
        self._words, self._look, self._indent = words, look, indent
        self.height = words.height

    def drawOn(self, canvas: Canvas, x: float, y: float) -> None:  # noqa: N802
        size = self._look.fontSize
        middle = y + self.height - size + size * fonts.CAP_HEIGHT / 2
        painter.paint(canvas, [heart(0, 0, _SIZE * size, Color("accent"))], x + _SIZE * size / 2, middle)
        self._words.drawOn(canvas, x + self._indent, y)
