"""What a customer and we share as JSON, for spreadsheets and scripts; README describes every key.

Same file and day, same bytes. What cannot be said is null.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kundenapp.domain.overlap import overlap_of
from kundenapp.domain.statement import StatementKind

if TYPE_CHECKING:
    from kundenapp.domain.circles_report import CirclesReport
    from kundenapp.domain.overlap import Comparison, Overlap

FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys may come at any time."""
_DIGITS = 6


def write_overlap_figures(report: CirclesReport) -> str:
    """Return the figures as JSON, with line breaks and keys in a fixed order."""
    told = {
        "format": FORMAT,
        "created_on": report.created_on.isoformat(),
        "customer": report.customer.number,
        "brand": report.brand_name or None,
        "overlap": _overlap(report.overlap),
        "kinds": {kind.value: _overlap(overlap_of(report.compared, kind)) for kind in StatementKind},
        "course": [{"day": day.isoformat(), **_overlap(overlap)} for day, overlap in report.course],
        "statements": [_statement(one) for one in report.compared],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _overlap(overlap: Overlap) -> dict[str, Any]:
    return {
        "known": overlap.known,
        "statements": overlap.statements,
        "ours": overlap.ours,
        "theirs": overlap.theirs,
        "shared": overlap.shared,
        "index": None if overlap.percent is None or overlap.index is None else float(f"{overlap.index:.{_DIGITS}g}"),
        "size": overlap.size.value if overlap.size else None,
    }


def _statement(one: Comparison) -> dict[str, Any]:
    stance = one.stance if one.is_known else None
    return {
        "kind": one.statement.kind.value,
        "text": one.statement.text,
        "active": one.statement.active,
        "ours": one.ours,
        "attitude": stance.attitude.value if stance else "unknown",
        "theirs": one.theirs if stance else None,
        "source": stance.source.value if stance else None,
        "day": stance.day.isoformat() if stance else None,
    }
