"""The Wiedervorlagenliste of a week, read back from the PDF."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kundenapp.domain.follow_up_list_report import FollowUpLine, FollowUpListReport, Week
from kundenapp.domain.progress import StoppedError
from kundenapp.reports.follow_ups import render_follow_up_list
from tests.reports.conftest import page_texts
from tests.reports.snapshots import SHOP, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = (
    FollowUpLine(
        date(2026, 11, 20),
        "Bäckerei Großmann",
        "Angebot für 6 Lastenräder nachfassen",
        phones=("0421 555 01 73", "0171 555 01 74"),
        employee_name="Mira Wolff",
    ),
    FollowUpLine(TODAY, "Dr. Anneliese von der Köhler", "Katalog schicken", time(10, 30), employee_name="Jonas Peters"),
    FollowUpLine(TODAY, "Kim Weber", "Wieder melden"),
    FollowUpLine(date(2026, 11, 27), "Café Sonnenplatz", "Probetag <b>mit zwei Fahrern</b>", time(8), ("0421 1",)),
)
LIST = FollowUpListReport(SHOP, Week.of(TODAY), TODAY, lines=LINES, restricted_count=1)


def test_text_of_the_document(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("follow_ups", render_follow_up_list(LIST).pdf)


def test_a_week_without_anything(check_golden: Callable[[str, bytes], None]) -> None:
    empty = replace(LIST, lines=(), employee_name="Mira Wolff", restricted_count=0)
    check_golden("follow_ups_empty", render_follow_up_list(empty).pdf)


def test_what_the_document_is_called() -> None:
    rendered = render_follow_up_list(LIST)
    assert rendered.title == "Wiedervorlagen Woche 48, 23.11. bis 29.11.2026"
    assert rendered.file_name == "Wiedervorlagen_2026-11-23.pdf"
    ours = render_follow_up_list(replace(LIST, employee_name="Mira Wolff"))
    assert ours.file_name == "Wiedervorlagen_Mira-Wolff_2026-11-23.pdf"


def _boxes(pdf: bytes) -> int:
    """Return how many small closed shapes are drawn, which are the boxes to tick."""
    found = 0
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            for shape in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
                left, bottom, right, top = shape.get_bounds()
                found += 7 < right - left < 11 and 7 < top - bottom < 11
    return found


def test_each_line_has_a_box_to_tick() -> None:
    assert _boxes(render_follow_up_list(LIST).pdf) == len(LINES)


def test_many_lines_keep_heads_and_headings_together() -> None:
    lines = tuple(replace(LINES[n % 4], due_on=TODAY + timedelta(days=n // 30)) for n in range(150))
    pages = page_texts(render_follow_up_list(replace(LIST, lines=lines, restricted_count=0)).pdf)
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page
        assert "Wann" in page
        assert not page.rstrip().endswith("November"), "a heading without a line"
    assert "Montag, 23. November (weiter)" in pages[1]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_longest_texts_break_nothing(count: int) -> None:
    long = FollowUpLine(TODAY, "W" * 200, "W" * 500, time(9), ("0" * 40, "0" * 40), "W" * 200)
    pages = page_texts(render_follow_up_list(replace(LIST, lines=(long,) * count)).pdf)
    assert "".join(pages).count("W") >= count * 700
    assert all(len(page) > 200 for page in pages)


def test_it_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        render_follow_up_list(LIST, stop)
