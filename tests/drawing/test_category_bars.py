"""The two bars of the categories: their pieces, numbers and words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.drawing.category_bars import ORDER, category_bars
from kundenapp.drawing.primitives import Path, Rect
from tests.drawing.boxes import LARGE, LETTERING, assert_stays_inside, assert_texts_stay_apart, box_of, words

if TYPE_CHECKING:
    from kundenapp.domain.category import Category
    from kundenapp.drawing.chart import Chart

DREAM, ORDINARY, DIFFICULT, CONTRADICTION, UNCLEAR = ORDER
NOW = Counter({DREAM: 12, ORDINARY: 34, DIFFICULT: 3, CONTRADICTION: 2, UNCLEAR: 9})
BEFORE = Counter({DREAM: 8, ORDINARY: 34, UNCLEAR: 18})
NOTHING: Counter[Category] = Counter()
COUNTS = st.dictionaries(st.sampled_from(ORDER), st.integers(0, 100_000))


def pieces(chart: Chart) -> list[tuple[str, float]]:
    """Colour and width of each piece of the bars."""
    bars = [(one, box_of(one)) for one in chart.picture if isinstance(one, Path)]
    return [(one.fill.token, round(box[2] - box[0], 1)) for one, box in bars if one.fill]


def test_favourites_come_first_and_every_piece_has_a_colour_of_its_own() -> None:
    found = pieces(category_bars(NOW, NOTHING, 460, LETTERING))
    assert [token for token, _width in found] == ["accent", "petrol_fill", "stone_fill", "warn_fill", "border"]
    widths = [width for _token, width in found]
    assert widths == sorted(widths[:1]) + widths[1:]
    assert widths[1] > widths[0] > widths[4] > widths[2] > widths[3] >= 4


def test_the_legend_says_what_has_changed() -> None:
    chart = category_bars(NOW, BEFORE, 460, LETTERING)
    assert words(chart) == [
        "Kategorien",
        "vor einem Jahr",
        "Traumkunde 8 → 12",
        "normal 34",
        "Zum Klären 0 → 3",
        "Widerspruch 0 → 2",
        "unklar 18 → 9",
    ]
    assert [token for token, _width in pieces(chart)][5:] == ["accent", "petrol_fill", "border"]


def test_a_year_ago_nobody_had_a_category() -> None:
    chart = category_bars(NOW, Counter({UNCLEAR: 40}), 460, LETTERING)
    assert "vor einem Jahr" not in words(chart)
    assert "Traumkunde 12" in words(chart)
    assert chart.summary == "Heute: Traumkunde 12, normal 34, Zum Klären 3, Widerspruch 2, unklar 9."


def test_all_of_it_is_said() -> None:
    chart = category_bars(NOW, BEFORE, 460, LETTERING)
    assert chart.summary == (
        "Heute: Traumkunde 12, normal 34, Zum Klären 3, Widerspruch 2, unklar 9. "
        "Vor einem Jahr: Traumkunde 8, normal 34, unklar 18."
    )
    assert chart.regions[0].text == "Heute: Traumkunde 12 von 60 Kunden, 20\u00a0%"
    assert chart.regions[5].text == "Vor einem Jahr: Traumkunde 8 von 60 Kunden, 13\u00a0%"
    assert category_bars(Counter({DREAM: 1}), NOTHING, 460, LETTERING).regions[0].text == (
        "Heute: Traumkunde 1 von 1 Kunde, 100\u00a0%"
    )


def test_a_narrow_legend_goes_on_in_the_next_row() -> None:
    wide, narrow = (category_bars(NOW, BEFORE, width, LETTERING) for width in (900, 300))
    assert narrow.height > wide.height
    squares = {box_of(one)[1] for one in narrow.picture if isinstance(one, Rect)}
    assert len(squares) > 1


@given(COUNTS, COUNTS, st.floats(100, 900))
@pytest.mark.parametrize("lettering", [LETTERING, LARGE], ids=["100", "130"])
def test_everything_stays_inside_and_apart(lettering, now, before, width) -> None:  # type: ignore[no-untyped-def]
    chart = category_bars(now, before, width, lettering)
    assert_stays_inside(chart)
    assert_texts_stay_apart(chart)
