"""The figures of the Schnittmenge as JSON: every key, and null for what cannot be said."""

from __future__ import annotations

import json
from dataclasses import replace

from kundenapp.domain.overlap import overlap_of
from kundenapp.exchange.overlap_json import write_overlap_figures
from tests.domain.test_circles_report import REPORT
from tests.reports.snapshots import TODAY


def test_every_key() -> None:
    told = json.loads(write_overlap_figures(replace(REPORT, course=((TODAY, overlap_of(REPORT.compared[:2])),))))
    assert told["format"] == 1
    assert (told["created_on"], told["customer"], told["brand"]) == ("2026-11-23", "K-1001", None)
    assert told["overlap"] == {
        "known": 5,
        "statements": 6,
        "ours": 17,
        "theirs": 9,
        "shared": 8,
        "index": 0.444444,
        "size": "medium",
    }
    assert told["kinds"]["value"] == told["overlap"]
    assert told["kinds"]["rule"]["index"] is None
    assert told["course"] == [
        {
            "day": "2026-11-23",
            "known": 2,
            "statements": 2,
            "ours": 9,
            "theirs": 5,
            "shared": 4,
            "index": None,
            "size": None,
        }
    ]
    assert told["statements"][1] == {
        "kind": "value",
        "text": "Ehrlich",
        "active": True,
        "ours": 4,
        "attitude": "shares",
        "theirs": 5,
        "source": "said",
        "day": "2026-11-23",
    }
    assert told["statements"][-1] == {
        "kind": "value",
        "text": "Offen",
        "active": True,
        "ours": 2,
        "attitude": "unknown",
        "theirs": None,
        "source": None,
        "day": None,
    }
    assert json.loads(write_overlap_figures(replace(REPORT, brand_name="Lastenheld")))["brand"] == "Lastenheld"
