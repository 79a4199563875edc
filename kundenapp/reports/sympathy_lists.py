"""The categories and the lists of the Sympathiematrix-Blatt: what deserves a thought before the names of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer

from kundenapp.domain.dates import full_day
from kundenapp.domain.limits import grouped
from kundenapp.domain.sympathy_findings import FindingKind
from kundenapp.domain.sympathy_sheet_lists import sheet_lists
from kundenapp.i18n import _
from kundenapp.reports import parts, style
from kundenapp.reports.layout import MARGIN

if TYPE_CHECKING:
    from kundenapp.domain.sympathy_report import SympathyReport
    from kundenapp.domain.sympathy_sheet_lists import SheetList
    from kundenapp.reports.text import Typesetter

_WIDTH = style.LANDSCAPE[0] - 2 * MARGIN
_COUNTS, _LABEL, _NAME = 62, 84, 220
_MOST_LINES = 30
"""More than that nobody works through from one sheet; the lists in the program have all of them."""
_TOGETHER = 60
"""So much of a list stays with its heading."""


def story(report: SympathyReport, text: Typesetter) -> list[Flowable]:
    """Return how many are what, and the lists that are not empty; nothing for a sheet without anybody."""
    if not report.entries:
        return []
    content = _categories(report, text)
    found = sheet_lists(report)
    for each in found:
        if each.lines:
            content += _list(each, text)
    empty = " ".join(each.kind.nothing for each in found if not each.lines and each.kind is not FindingKind.OLD)
    if empty:
        content += [Spacer(0, 14), text.paragraph(empty, style.SECONDARY)]
    return content


def _categories(report: SympathyReport, text: Typesetter) -> list[Flowable]:
    now, before = report.categories, report.categories_before
    if now is None or before is None:
        return []
    day = full_day(report.year_before)
    cells = [[text.paragraph(words, style.TABLE_HEAD) for words in ("", full_day(report.created_on), day, _("Regel"))]]
    cells += [
        [
            text.paragraph(category.label, style.CELL_STRONG),
            text.paragraph(grouped(now.get(category, 0)), style.CELL),
            text.paragraph(grouped(before.get(category, 0)), style.CELL),
            text.paragraph(rule, style.CELL),
        ]
        for category, rule in report.rule.sentences
    ]
    widths = (_LABEL, _COUNTS, _COUNTS, _WIDTH - _LABEL - 2 * _COUNTS)
    return [text.paragraph(_("Kategorien"), style.SECTION), parts.rows(cells, widths, 1.5)]


def _list(each: SheetList, text: Typesetter) -> list[Flowable]:
    heading = f"{each.kind.label} {grouped(len(each.lines))}"
    cells = [
        [text.paragraph(line.entry.display_name, style.CELL_STRONG), text.paragraph(line.sentence, style.CELL)]
        for line in each.lines[:_MOST_LINES]
    ]
    content: list[Flowable] = [Spacer(0, 14), CondPageBreak(_TOGETHER), text.paragraph(heading, style.SECTION)]
    content.append(parts.rows(cells, (_NAME, _WIDTH - _NAME), 2.5))
    left = len(each.lines) - _MOST_LINES
    if left > 0:
        words = _("… und {count} weitere").format(count=grouped(left))
        content.append(text.paragraph(words, style.META))
    return content
