"""The figures of the Sympathiematrix as JSON, for spreadsheets and scripts; README describes every key.

Same file, day and person who asks, same bytes. What cannot be said is null; nothing is told about a single employee.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kundenapp.domain.agreement import Agreement
from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.domain.sympathy_sheet_lists import sheet_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.domain.sympathy_report import SympathyReport

FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys may come at any time."""
_DIGITS = 6
"""Significant digits: the same on every computer, and more than opinions can bear."""


def write_sympathy_figures(report: SympathyReport) -> str:
    """Return the figures of the sheet of the team as JSON, with line breaks and keys in a fixed order."""
    told = {
        "format": FORMAT,
        "created_on": report.created_on.isoformat(),
        "filter": _filter(report.wanted),
        "openness": report.openness.value,
        "rule": asdict(report.rule),
        "lines": asdict(report.field.lines),
        "customers": {
            "total": report.customers,
            "placed": report.placed,
            "without_place": report.customers - report.placed,
            "shown": len(report.entries),
            "hidden": report.hidden,
        },
        "sympathy": None if report.sympathy is None else float(f"{report.sympathy:.{_DIGITS}g}"),
        "quadrants": _quadrants(report),
        "agreement": {
            **{agreement.value: report.agreement[agreement] for agreement in Agreement},
            "one_opinion": report.agreement[None],
        },
        "findings": {each.kind.value: len(each.lines) for each in sheet_lists(report)},
        "categories": {
            "now": _categories(report.categories),
            "a_year_ago": {"day": report.year_before.isoformat(), **_categories(report.categories_before)},
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _filter(wanted: CustomerFilter) -> dict[str, Any]:
    return {
        "statuses": [status.value for status in Status if status in wanted.statuses],
        "categories": [category.value for category in Category if category in wanted.categories],
        "tag": wanted.tag or None,
        "search": wanted.text.strip() or None,
        "due": wanted.due_only,
    }


def _quadrants(report: SympathyReport) -> dict[str, Any]:
    counts = report.quadrants
    fields = {
        quadrant.value: {"name": report.field.words(quadrant).name, "customers": counts[quadrant]}
        for quadrant in Quadrant
    }
    return {**fields, "below": {"name": None, "customers": counts[None]}}


def _categories(counts: Mapping[Category, int] | None) -> dict[str, int]:
    return {category.value: (counts or {}).get(category, 0) for category in Category}
