"""A table of any length, drawn row by row: a page is finished before the next one is begun, so it takes no memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kundenapp.reports import parts, style
from kundenapp.reports.layout import draw_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

    from kundenapp.reports.document import Document
    from kundenapp.reports.layout import Page
    from kundenapp.reports.text import Typesetter

GAP = 10
"""Between two columns, in points."""

_AIR = 5
"""Above and below what stands in a row."""
_HEAD_BELOW = 4


class Block(Protocol):
    """Something of a known height that can be drawn; a `Paragraph` that has been wrapped is one."""

    height: float

    def drawOn(self, canvas: Canvas, x: float, y: float) -> None:  # noqa: N802
        """Draw it with its lower left corner at a place."""


@dataclass(frozen=True)
class Column:
    """A column: what stands at its head, and its width in points without the gap after it."""

    title: str
    width: float


class TablePages:
    """Draws a table into a document. The head of the columns is repeated on every page; a row is never split.

    No row may be taller than a page: what it says has to have a limit.
    """

    def __init__(
        self, document: Document, page: Page, columns: Sequence[Column], text: Typesetter, air: float = _AIR
    ) -> None:
        self._document, self._page, self._columns, self._air = document, page, columns, air
        self._canvas = document.canvas
        self._heads = [text.cell(column.title, style.TABLE_HEAD, column.width) for column in columns]
        self._again: Block | None = None
        self._y = 0.0
        document.begin_page(page)
        self._y = page.size[1] - page.top

    def above(self, content: Sequence[Flowable]) -> None:
        """Draw what stands above the table on its first page, and the head of the columns."""
        self._draw_flowables(content)
        self._draw_head()

    def row(self, cells: Sequence[Sequence[Block]]) -> None:
        """Draw one row: for each column its blocks, one below the other."""
        height = max(sum(block.height for block in cell) for cell in cells) + 2 * self._air
        self._make_room(height)
        left = self._page.left
        for column, cell in zip(self._columns, cells, strict=True):
            y = self._y - self._air
            for block in cell:
                y -= block.height
                block.drawOn(self._canvas, left, y)
            left += column.width + GAP
        self._y -= height
        draw_line(self._canvas, self._page.left, self._page.size[0] - self._page.right, self._y)

    def heading(self, block: Block, again: Block, before: float, room: float) -> None:
        """Draw a line across all columns, `before` points below the last row; `room` for rows has to follow it.

        On a page that begins in the middle of its rows, `again` stands above them.
        """
        self._again = None
        self._make_room(before + block.height + room)
        self._draw_heading(block, before)
        self._again = again

    def _draw_heading(self, block: Block, before: float) -> None:
        self._y -= before + block.height
        block.drawOn(self._canvas, self._page.left, self._y)
        self._y -= 3

    def below(self, content: Sequence[Flowable]) -> None:
        """Draw what stands below the table, and close the last page."""
        height = parts.height_of(content, self._page.width)
        if self._y - height < self._page.bottom:
            self._begin_page()
        self._draw_flowables(content)
        self._document.end_page()
        self._document.end_part()

    def _make_room(self, height: float) -> None:
        if self._y - height < self._page.bottom:
            self._begin_page()
            self._draw_head()
            if self._again is not None:
                self._draw_heading(self._again, _AIR)

    def _begin_page(self) -> None:
        self._document.end_page()
        self._document.begin_page(self._page)
        self._y = self._page.size[1] - self._page.top

    def _draw_head(self) -> None:
        left = self._page.left
        self._y -= max(block.height for block in self._heads)
        for column, block in zip(self._columns, self._heads, strict=True):
            block.drawOn(self._canvas, left, self._y)
            left += column.width + GAP
        self._y -= _HEAD_BELOW
        draw_line(self._canvas, self._page.left, self._page.size[0] - self._page.right, self._y)

    def _draw_flowables(self, content: Sequence[Flowable]) -> None:
        for part in content:
            self._y -= part.getSpaceBefore()
            self._y -= part.wrap(self._page.width, self._page.height)[1]
            part.drawOn(self._canvas, self._page.left, self._y)
            self._y -= part.getSpaceAfter()
