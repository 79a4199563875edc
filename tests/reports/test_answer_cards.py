"""Answer cards, read back and measured in the PDF."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.lib.units import mm

from kundenapp.domain.answer import Scale
from kundenapp.domain.answer_cards import AnswerCards
from kundenapp.domain.question import default_question, default_thanks
from kundenapp.reports.answer_cards import render_answer_cards
from tests.reports.conftest import page_texts
from tests.reports.snapshots import SHOP, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

CARDS = AnswerCards(SHOP, TODAY, default_question(), default_thanks())


def shapes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return left, bottom, width and height of every line and box on the first page, in points."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found = [shape.get_bounds() for shape in document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    return [(left, bottom, right - left, top - bottom) for left, bottom, right, top in found]


def boxes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    return [one for one in shapes(pdf) if one[2] > 8 * mm and abs(one[2] - one[3]) < 1]


def lines(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return the lines that go from one side of a card to the other."""
    return [one for one in shapes(pdf) if one[2] > 120 * mm and one[3] < 2]


def test_text_of_a_page(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("answer_cards", render_answer_cards(CARDS).pdf)


def test_four_cards_across_each_with_boxes_big_enough_for_a_pen() -> None:
    pdf = render_answer_cards(CARDS).pdf
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        assert [round(side / mm) for side in document[0].get_size()] == [297, 210]
    found = boxes(pdf)
    assert len(found) == 4 * 11
    gaps = sorted({round(one[0], 1) for one in found})
    assert min(right - left for left, right in pairwise(gaps)) > 10 * mm
    assert len(lines(pdf)) == 4 * 2


def test_the_other_scale_has_ten_boxes() -> None:
    pdf = render_answer_cards(replace(CARDS, scale=Scale.ONE_TO_TEN)).pdf
    assert len(boxes(pdf)) == 4 * 10
    text = page_texts(pdf)[0]
    assert text.count("1 = auf keinen Fall") == text.count("10 = auf jeden Fall") == 4
    assert "0 = auf keinen Fall" not in text


@pytest.mark.parametrize(
    ("question", "thanks"),
    [("W" * 200, "W" * 200), ("Wie sehr " * 22, "Danke sehr " * 18), ("Na?", "Danke."), ("<b>&</b> 😀", "مرحبا")],
)
def test_every_question_leaves_room_to_answer(question: str, thanks: str) -> None:
    cards = replace(CARDS, business=replace(SHOP, name="W" * 200), question=question.strip(), thanks=thanks.strip())
    rendered = render_answer_cards(cards)
    assert len(boxes(rendered.pdf)) == 4 * 11
    written = lines(rendered.pdf)
    assert 4 <= len(written) <= 12
    lowest_box = min(one[1] for one in boxes(rendered.pdf))
    highest = max(one[1] for one in written if one[1] < 105 * mm)
    assert highest < lowest_box, "the lines begin below the boxes"
    if "Wie" in question:
        assert page_texts(rendered.pdf)[0].count("Wie") == 4 * 22, "the whole question"
        assert page_texts(rendered.pdf)[0].count("Danke") == 4 * 18, "all the thanks"


def test_pages_and_names() -> None:
    rendered = render_answer_cards(replace(CARDS, pages=3))
    assert len(page_texts(rendered.pdf)) == 3
    assert rendered.title == "12 Antwortkarten"
    assert rendered.file_name == "Antwortkarten_2026-11-23.pdf"
    assert rendered.pdf == render_answer_cards(replace(CARDS, pages=3)).pdf
