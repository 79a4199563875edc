"""What the Begeisterungsbericht says around its figures, and what it never says without names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kundenapp.domain.answer import AnswerClass, Scale
from kundenapp.domain.answer_case import CaseCounts
from kundenapp.domain.answer_comment import Comment
from kundenapp.domain.answer_figures import AnswerFigures, Reach, distribution_of
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.answer_windows import quarter_of
from kundenapp.domain.business import Business
from kundenapp.domain.customer import Status
from kundenapp.domain.enthusiasm_report import (
    BareComment,
    EnthusiasmReport,
    class_heading,
    without_names,
)
from tests.factories import MONDAY, answer

NOBODY = AnswerFigures(
    quarter_of(MONDAY),
    Scale.ZERO_TO_TEN,
    CountingMode.LATEST_PER_CUSTOMER,
    distribution_of({}, Scale.ZERO_TO_TEN),
    Reach(never_asked=3),
)
REPORT = EnthusiasmReport(Business("Radwerk Lindner"), MONDAY, "Würden Sie uns empfehlen?", NOBODY)
SAID = Comment(answer(1, 9, date(2026, 11, 11), comment="Sie hören zu.", occasion="Reparatur"), "Bäckerei Großmann")


def test_where_a_comment_comes_from() -> None:
    assert SAID.source == "Bäckerei Großmann · Reparatur · 11.11.2026"
    of_person = replace(SAID, answer=replace(SAID.answer, person="Ida Kröger", occasion=""))
    assert of_person.source == "Ida Kröger, Bäckerei Großmann · 11.11.2026"
    assert Comment(answer(None, 3)).source == "ohne Namen · 23.11.2026"


def test_without_names_not_even_the_order_tells_anything() -> None:
    later = Comment(answer(2, 9, MONDAY, comment="Ehrlich."), "Kim Weber")
    low = Comment(answer(3, 2, MONDAY, comment="Zu spät."), "Herr Brandl")
    expected = (
        BareComment(2, Scale.ZERO_TO_TEN, "Zu spät."),
        BareComment(9, Scale.ZERO_TO_TEN, "Ehrlich."),
        BareComment(9, Scale.ZERO_TO_TEN, "Sie hören zu."),
    )
    assert without_names((SAID, later, low)) == without_names((low, later, SAID)) == expected


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (CaseCounts(), ""),
        (CaseCounts(12, 3, 1), "12 erledigt, 3 offen, davon 1 überfällig"),
        (CaseCounts(1_200), "1.200 erledigt, 0 offen"),
    ],
)
def test_cases_in_words(counts: CaseCounts, words: str) -> None:
    assert counts.words == words


def test_what_is_said_of_the_comments() -> None:
    assert REPORT.comments_sentence == ""
    few = replace(REPORT, with_names=False, comments_in_all=4, people=4)
    assert few.hides_comments
    assert few.comments_sentence.startswith("Ohne Namen stehen hier erst Worte, wenn mindestens 5 Menschen")
    assert not replace(few, people=5).hides_comments
    assert not replace(few, with_names=True).hides_comments
    assert not replace(few, comments_in_all=0).hides_comments
    many = replace(REPORT, comments=(SAID,) * 300, comments_in_all=12_345, people=9_000)
    assert many.comments_sentence == "Hier stehen die neuesten 300 von 12.345."
    bare = replace(REPORT, with_names=False, bare_comments=without_names((SAID,)), comments_in_all=1, people=5)
    assert bare.comments_sentence.startswith("Nach der Antwort geordnet, nicht nach dem Tag.")


def test_an_empty_report_and_its_scope() -> None:
    assert REPORT.is_empty
    assert not replace(REPORT, people=1).is_empty
    assert REPORT.scope == "Alle Kunden · 4. Quartal 2026"
    assert replace(REPORT, wanted=AnswerFilter(status=Status.PARTNER)).scope == "Status: Partner · 4. Quartal 2026"


def test_heading_of_a_class() -> None:
    assert class_heading(AnswerClass.PROMOTER, 1) == "Begeisterte, 1 Kommentar"
    assert class_heading(AnswerClass.DETRACTOR, 1_000) == "Kritiker, 1.000 Kommentare"


def test_answers_without_a_name_are_told_where_they_do_not_count() -> None:
    assert REPORT.nameless_sentence == ""
    assert replace(REPORT, nameless=1).nameless_sentence == "1 Antwort ohne Namen ist hier nicht mitgezählt."
    many = replace(REPORT, nameless=1_200)
    assert many.nameless_sentence == "1.200 Antworten ohne Namen sind hier nicht mitgezählt."
    every = replace(NOBODY, mode=CountingMode.ALL_ANSWERS)
    assert replace(many, figures=every).nameless_sentence == ""
