"""The Verlauf as a table: what happened, newest first, over as many pages as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus.tables import Table, TableStyle

from kundenapp.domain.dates import full_day
from kundenapp.domain.timeline import TimelineKind
from kundenapp.i18n import _
from kundenapp.reports import parts, style
from kundenapp.reports.layout import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.platypus.flowables import Flowable
    from reportlab.platypus.paragraph import Paragraph

    from kundenapp.domain.timeline import TimelineEntry
    from kundenapp.reports.text import Typesetter

_DATE, _OCCASION, _WHO, _GAP, _PAD = 62, 88, 64, 10, 6
_CONTENT = WIDTH - _DATE - _OCCASION - _WHO
_WIDTHS = (_DATE, _OCCASION, _CONTENT, _WHO)
_HEAD = 50
"""At least the height of the heading and of the head of the columns."""
_PIECE = 4 * style.BODY.leading

_LOOK = TableStyle(
    [
        ("SPAN", (0, 0), (-1, 0)),
        ("RIGHTPADDING", (0, 1), (-2, -1), _GAP),
        ("TOPPADDING", (0, 3), (-1, -1), _PAD),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 8),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 4),
        ("LINEBELOW", (0, 1), (-1, 1), style.LINE, style.BORDER),
    ],
    parent=parts.BARE,
)


def table(entries: Iterable[TimelineEntry], text: Typesetter, page_height: float) -> Table:
    """Return the table of `entries` with its heading, which cannot be left behind at the foot of a page.

    The head of the columns is repeated on every page. An entry stays on one page, unless it is longer than a page of
    `page_height`: then it flows from page to page.
    """
    columns = (_("Datum"), _("Anlass"), _("Inhalt"), _("Wer"))
    cells: list[list[Any]] = [
        [text.paragraph(_("Verlauf"), style.SECTION), "", "", ""],
        [text.paragraph(words, style.TABLE_HEAD) for words in columns],
        # Room below the line, for an entry that began on the page before.
        ["", "", "", ""],
    ]
    look = TableStyle(parent=_LOOK)
    for entry in entries:
        entry_rows = _rows(entry, text, page_height)
        first = len(cells)
        cells += entry_rows
        last = len(cells) - 1
        if last > first:
            look.add("TOPPADDING", (0, first + 1), (-1, last), 0)
        look.add("BOTTOMPADDING", (0, last), (-1, last), _PAD)
        look.add("LINEBELOW", (0, last), (-1, last), style.LINE, style.BORDER)
    heights = [None, None, 3, *[None] * (len(cells) - 3)]
    return Table(cells, colWidths=_WIDTHS, rowHeights=heights, repeatRows=(1, 2), style=look)


def _rows(entry: TimelineEntry, text: Typesetter, page_height: float) -> list[list[Any]]:
    """Return the rows of one entry: one, unless it is longer than a page."""
    conversation = entry.conversation
    content = text.paragraphs(_content(entry), style.BODY)
    remarks = []
    if conversation and conversation.mood:
        remarks.append(_("Stimmung: {mood}").format(mood=conversation.mood.label))
    if conversation and conversation.recommended:
        remarks.append(_("hat uns weiterempfohlen"))
    if remarks:
        content.append(text.paragraph(" · ".join(remarks), style.META))
    date = text.paragraph(full_day(entry.at.astimezone().date()), style.SECONDARY)
    occasion = text.paragraph(_occasion(entry), style.STRONG)
    who = text.fitted(entry.employee_name, style.SECONDARY, _WHO, lines=3)
    first, *others = _pieces(content, page_height - _HEAD)
    return [[date, occasion, first, who], *(["", "", piece, ""] for piece in others)]


def _content(entry: TimelineEntry) -> str:
    """Return what is told of an entry; of an answer and of a moment first what the screen shows as their title."""
    title = entry.answer.words if entry.answer else entry.delight.what if entry.delight else ""
    return "\n".join(part for part in (title, entry.text) if part)


def _occasion(entry: TimelineEntry) -> str:
    if entry.conversation is not None:
        return entry.conversation.channel.label
    return {
        TimelineKind.ANSWER: _("Begeisterung"),
        TimelineKind.DELIGHT: _("Moment"),
        TimelineKind.FOLLOW_UP_DONE: _("Wiedervorlage"),
        TimelineKind.STATUS: _("Status"),
        TimelineKind.CREATED: _("Angelegt"),
    }[entry.kind]


def _pieces(content: Sequence[Paragraph], page_height: float) -> list[list[Flowable]]:
    """Return the content whole if a page can hold it, else in pieces of a few lines."""
    width = _CONTENT - _GAP
    if parts.height_of(content, width) + 2 * _PAD <= page_height:
        return [list(content)]
    pieces: list[list[Flowable]] = [[]]
    for paragraph in content:
        rest: Flowable = paragraph
        while rest.wrap(width, 0)[1] > _PIECE:
            first, rest = rest.split(width, _PIECE)
            pieces += [[first], []]
        if parts.height_of([*pieces[-1], rest], width) > _PIECE:
            pieces.append([])
        pieces[-1].append(rest)
    return [piece for piece in pieces if piece]
