"""Who might look after a customer that divides the team."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.handover import handover
from kundenapp.domain.placement import Placement

DAY = date(2026, 11, 24)
JONAS, MIRA, SABINE = 1, 2, 3


def opinions(*values: float | None) -> list[Placement]:
    return [Placement(7, employee_id, DAY, value) for employee_id, value in zip((1, 2, 3), values, strict=False)]


@pytest.mark.parametrize(
    ("values", "owner_id", "expected"),
    [
        ((5.0, 2.0, 1.0), None, JONAS),
        ((1.0, 4.0, 2.0), SABINE, MIRA),
        ((5.0, 2.0, 1.0), JONAS, None),  # looks after them already
        ((5.0, 5.0, 1.0), None, None),  # two stand out
        ((3.5, 0.5, 1.0), None, None),  # nobody is glad
        ((5.0, 4.5, 4.0), None, None),  # united
        ((5.0, 3.0), None, None),  # only mixed
        ((5.0,), None, None),
        ((), None, None),
        ((5.0, None, 1.5), None, JONAS),  # whoever has no opinion does not count
    ],
)
def test_only_who_stands_out_is_named(
    values: tuple[float | None, ...], owner_id: int | None, expected: int | None
) -> None:
    assert handover(opinions(*values), owner_id) == expected
