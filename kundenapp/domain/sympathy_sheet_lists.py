"""The lists of the Sympathiematrix-Blatt, made of nothing but what stands on the sheet, so that both say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.category import CategoryBasis
from kundenapp.domain.dates import full_day
from kundenapp.domain.placement import YEAR_DAYS
from kundenapp.domain.sympathy_findings import FindingFacts, FindingKind, finding
from kundenapp.domain.team_placement import TeamPlacement
from kundenapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.domain.sympathy_report import SympathyReport

_OF_TEAM = (FindingKind.CONTRADICTION, FindingKind.NOBODY_GLAD, FindingKind.MISJUDGED)


@dataclass(frozen=True)
class SheetLine:
    """Somebody in a list, and why, in words the customer may read."""

    entry: BoardEntry
    sentence: str


@dataclass(frozen=True)
class SheetList:
    """A list that leads on; it may be empty."""

    kind: FindingKind
    lines: tuple[SheetLine, ...] = ()


def sheet_lists(report: SympathyReport) -> tuple[SheetList, ...]:
    """Return the lists of a sheet: all of them for the team, for one employee what has grown old."""
    kinds = (*_OF_TEAM, FindingKind.OLD) if report.is_team else (FindingKind.OLD,)
    return tuple(SheetList(kind, tuple(_lines(kind, report))) for kind in kinds)


def _lines(kind: FindingKind, report: SympathyReport) -> Iterator[SheetLine]:
    for entry in report.entries:
        if kind is FindingKind.OLD:
            sentence = _old(entry, report.created_on)
        else:
            found = finding(kind, _facts(entry), report.created_on)
            sentence = found.sentence if found else ""
        if sentence:
            yield SheetLine(entry, sentence)


def _old(entry: BoardEntry, today: date) -> str:
    if (today - entry.placed_on).days <= YEAR_DAYS:
        return ""
    return _("Zuletzt am {day} eingeschätzt.").format(day=full_day(entry.placed_on))


def _facts(entry: BoardEntry) -> FindingFacts:
    return FindingFacts(
        customer_id=entry.customer_id,
        display_name=entry.display_name,
        initials=entry.initials,
        category=entry.category,
        is_estimate=entry.category_basis is CategoryBasis.ESTIMATE,
        team=TeamPlacement(
            entry.raters, entry.sympathy, entry.lowest, entry.highest, entry.placed_on, entry.enthusiasm
        ),
        last_answer=entry.last_answer,
    )
