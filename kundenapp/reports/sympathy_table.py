"""The table of the Sympathiematrix-Blatt: everybody on the sheet with values, answer and category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Spacer

from kundenapp.domain.dates import full_day
from kundenapp.domain.placement import step_text
from kundenapp.i18n import _
from kundenapp.reports import style
from kundenapp.reports.hearts import category_cell
from kundenapp.reports.table_pages import GAP, Column, TablePages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.domain.sympathy_report import SympathyReport
    from kundenapp.reports.document import Document
    from kundenapp.reports.layout import Page
    from kundenapp.reports.table_pages import Block
    from kundenapp.reports.text import Typesetter

SEVERAL = 20
"""After how many rows the one who waits hears how far we are."""
_SIGN, _NAME, _FIELD, _SYMPATHY, _TEAM, _ESTIMATE, _ANSWER, _CATEGORY, _DAY = 22, 156, 74, 46, 86, 44, 78, 104, 48
_AIR = 3.5
_NAME_LINES = 12


def begin(document: Document, page: Page, report: SympathyReport, text: Typesetter) -> TablePages:
    """Begin the pages of the table."""
    columns = [
        Column("", _SIGN),
        Column(_("Name"), _NAME),
        Column(_("Feld"), _FIELD),
        Column(_("Sympathie"), _SYMPATHY),
        Column(_("Team"), _TEAM),
        Column(_("Geschätzt"), _ESTIMATE),
        Column(_("Antwort"), _ANSWER),
        Column(_("Kategorie"), _CATEGORY),
        Column(_("Stand"), _DAY),
    ]
    if not report.is_team:
        columns[1:5] = [Column(_("Name"), _NAME + _TEAM + GAP), *columns[2:4]]
    table = TablePages(document, page, columns, text, _AIR)
    heading = text.paragraph(_("Alle auf dem Blatt"), style.SECTION)
    table.above([heading, Spacer(0, 2)])
    return table


def rows(report: SympathyReport, text: Typesetter) -> Iterator[list[list[Block]]]:
    """Yield the cells of everybody, by name."""
    signs = {one.entry.customer_id: one.sign for one in report.marked}
    for entry in report.entries:
        quadrant = entry.quadrant(report.field.lines)
        field = report.field.words(quadrant).name if quadrant else _("ohne Begeisterung")
        yield [
            [text.cell(signs.get(entry.customer_id, ""), style.CELL_STRONG, _SIGN)],
            [text.cell(entry.display_name, style.CELL_STRONG, _NAME, _NAME_LINES)],
            [text.cell(field, style.CELL, _FIELD)],
            [text.cell(_sympathy(entry, report), style.CELL, _SYMPATHY)],
            *([[text.cell(_agreement(entry), style.CELL, _TEAM)]] if report.is_team else []),
            [text.cell("" if entry.enthusiasm is None else step_text(entry.enthusiasm), style.CELL, _ESTIMATE)],
            _answer(entry, text),
            [category_cell(entry.category, entry.category_basis, style.CELL, _CATEGORY, text)],
            [text.cell(full_day(entry.placed_on), style.CELL, _DAY)],
        ]


def _sympathy(entry: BoardEntry, report: SympathyReport) -> str:
    value = step_text(entry.sympathy)
    return _("{value} aus {count}").format(value=value, count=entry.raters) if report.is_team else value


def _agreement(entry: BoardEntry) -> str:
    """Return how far the team agrees: "gespalten, 1 bis 5"."""
    if entry.agreement is None or entry.lowest is None or entry.highest is None:
        return ""
    if entry.lowest == entry.highest:
        return entry.agreement.label
    return _("{agreement}, {lowest} bis {highest}").format(
        agreement=entry.agreement.label, lowest=step_text(entry.lowest), highest=step_text(entry.highest)
    )


def _answer(entry: BoardEntry, text: Typesetter) -> list[Block]:
    answer = entry.last_answer
    if answer is None:
        return []
    words = _("{value} am {day}").format(value=answer.value, day=full_day(answer.day))
    return [text.cell(words, style.CELL, _ANSWER)]
