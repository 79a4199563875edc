"""The Begeisterungsbericht, read back from the PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.answer import AnswerClass, Scale
from kundenapp.domain.answer_case import CaseCounts, CauseCount
from kundenapp.domain.answer_comment import Comment
from kundenapp.domain.answer_figures import AnswerFigures, Reach, distribution_of
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.answer_windows import WindowChoice, last_12_months, month_ends
from kundenapp.domain.customer import Status
from kundenapp.domain.earned_growth import EarnedGrowth, GrowthOfYear
from kundenapp.domain.enthusiasm_report import EnthusiasmReport, without_names
from kundenapp.domain.nps import ClassCounts, TrendPoint, score_of
from kundenapp.domain.progress import StoppedError
from kundenapp.domain.proportion import Proportion
from kundenapp.domain.referral import Ranking, Recommender, Tally
from kundenapp.domain.referral_proof import Proof, ProofRow
from kundenapp.reports.enthusiasm import render_enthusiasm_report
from tests.factories import answer
from tests.reports.conftest import page_texts
from tests.reports.snapshots import SHOP, TODAY, words

if TYPE_CHECKING:
    from collections.abc import Callable

FIGURES = AnswerFigures(
    window=last_12_months(TODAY),
    scale=Scale.ZERO_TO_TEN,
    mode=CountingMode.LATEST_PER_CUSTOMER,
    distribution=distribution_of({0: 1, 4: 2, 6: 6, 7: 9, 8: 10, 9: 20, 10: 16}, Scale.ZERO_TO_TEN),
    reach=Reach(64, 4, 6, 1_022),
    before=ClassCounts(10, 10, 10),
    other_scale=3,
    trend=tuple(
        TrendPoint(day, score_of(ClassCounts(10 + 2 * place, 19, 9))) for place, day in enumerate(month_ends(TODAY, 12))
    ),
)
COMMENTS = (
    Comment(answer(1, 0, date(2026, 11, 20), comment="Zweimal hingebracht, immer noch kaputt."), "Herr Brandl"),
    Comment(answer(None, 4, date(2026, 3, 1), comment="Zu laut."), ""),
    Comment(answer(2, 8, date(2026, 9, 9), comment="Eine Woche ist lang.", occasion="Wartung"), "Mehmet Yılmaz"),
    Comment(
        answer(3, 9, date(2026, 11, 11), comment="Sie hören zu.\nDas kenne ich so nicht.", occasion="Beratung"),
        "Bäckerei Großmann",
    ),
    Comment(answer(4, 10, date(2026, 5, 5), scale=Scale.ONE_TO_TEN, comment="<b>Mega</b> & mehr"), "Ole <i>Janssen"),
)
PROOF = Proof(
    rows=(
        ProofRow(AnswerClass.PROMOTER, Proportion(18, 20), 1, Proportion(12, 21)),
        ProofRow(AnswerClass.PASSIVE, Proportion(6, 14), 0, Proportion(3, 4)),
        ProofRow(AnswerClass.DETRACTOR, Proportion(1, 8), 2, Proportion(0, 0)),
    ),
    answered=50,
    revenue_year=2026,
    told_until=date(2026, 8, 25),
    this_year=2026,
)
GROWTH = GrowthOfYear(2025, EarnedGrowth(100_00, 85_00, 25_00, 20_00, 0))
RANKING = Ranking(
    (
        Recommender(2, "Bäckerei <b>Großmann</b>", "BG", Tally(3, 5, 3, 732_000)),
        Recommender(3, "W" * 200, "W", Tally(1, 1)),
    ),
    4,
    1,
    2026,
)
REPORT = EnthusiasmReport(
    business=SHOP,
    created_on=TODAY,
    question="Wie wahrscheinlich ist es, dass Sie uns einem Freund weiterempfehlen?",
    figures=FIGURES,
    wanted=AnswerFilter(status=Status.CUSTOMER, tag="Lastenrad"),
    cases=CaseCounts(12, 3, 1),
    causes=(CauseCount("Lieferzeit", 4, 1), CauseCount("Preis", 1, 0)),
    comments=COMMENTS,
    comments_in_all=5,
    people=66,
    nameless=2,
    proof=PROOF,
    growth=GROWTH,
    ranking=RANKING,
)
BARE = replace(REPORT, with_names=False, ranking=None, comments=(), bare_comments=without_names(COMMENTS))


def with_answers(found: dict[int, int], **changes: object) -> EnthusiasmReport:
    """Return the report of other answers, without a past and without comments."""
    figures = replace(
        FIGURES,
        distribution=distribution_of(found, Scale.ZERO_TO_TEN),
        before=ClassCounts(),
        other_scale=0,
        trend=tuple(replace(point, score=score_of(ClassCounts())) for point in FIGURES.trend),
        **changes,  # type: ignore[arg-type]
    )
    return replace(
        REPORT,
        proof=None,
        growth=None,
        ranking=None,
        figures=figures,
        comments=(),
        comments_in_all=0,
        cases=CaseCounts(),
        causes=(),
        people=sum(found.values()),
        nameless=0,
    )


def text_of(report: EnthusiasmReport) -> str:
    return "\n".join(page_texts(render_enthusiasm_report(report).pdf))


def test_text_of_the_document(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("enthusiasm", render_enthusiasm_report(REPORT).pdf)


def test_text_without_names(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("enthusiasm_without_names", render_enthusiasm_report(BARE).pdf)


def test_one_answer(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("enthusiasm_one", render_enthusiasm_report(with_answers({9: 1})).pdf)


def test_nobody_answered(check_golden: Callable[[str, bytes], None]) -> None:
    check_golden("enthusiasm_empty", render_enthusiasm_report(with_answers({}, reach=Reach(never_asked=37))).pdf)


def test_what_cannot_be_said_of_referrals_is_left_out() -> None:
    nothing = Proof(
        tuple(ProofRow(one, Proportion(0, 0), 0, Proportion(0, 0)) for one in AnswerClass), 0, None, TODAY, 2026
    )
    empty = replace(
        REPORT, proof=nothing, growth=GrowthOfYear(None, None, "Es fehlt ein Jahr."), ranking=Ranking((), 0, 0, 2026)
    )
    assert "Was daraus wird" not in text_of(empty)
    assert "Was daraus wird" not in text_of(replace(REPORT, proof=None, growth=None, ranking=None))
    assert "Verdientes Wachstum +10 %" in text_of(REPORT)


def test_a_million_answers() -> None:
    report = with_answers({0: 100_000, 7: 300_000, 10: 600_000}, reach=Reach(1_000_000, 0, 0, 0))
    text = text_of(replace(report, comments=COMMENTS, comments_in_all=400_000))
    assert "1.000.000 Antworten" in text
    assert "+50" in text
    assert "Hier stehen die neuesten 5 von 400.000." in text


def test_without_names_the_paper_tells_nobody() -> None:
    text = text_of(BARE)
    for secret in (
        "Brandl", "Yılmaz", "Großmann", "Janssen", "Beratung", "Wartung", "20.11.", "11.11.", "09.09.", "INTERN",
        "personenbezogene",
    ):  # fmt: skip
        assert secret not in text, secret
    assert "Sie hören zu." in text
    few = replace(BARE, bare_comments=(), people=4)
    text = text_of(few)
    assert "Ohne Namen stehen hier erst Worte, wenn mindestens 5 Menschen geantwortet haben." in text
    assert "Sie hören zu." not in text


def test_with_names_every_page_is_stamped() -> None:
    long = tuple(replace(COMMENTS[0], answer=replace(COMMENTS[0].answer, comment=words(1_500))) for _place in range(3))
    pages = page_texts(render_enthusiasm_report(replace(REPORT, comments=long)).pdf)
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert "INTERN" in page
        assert f"Seite {number} von {len(pages)}" in page
    assert sum(page.count("quietscht") for page in pages) == 3 * words(1_500).count("quietscht")


@pytest.mark.parametrize("text", ["W" * 20_000, "\n".join("W" * 5_000), "مرحبا 😀", "</para><img src='x'/>"])
def test_no_words_break_the_page(text: str) -> None:
    said = Comment(answer(1, 3, TODAY, comment=text, occasion="W" * 60, person="W" * 200), "W" * 200)
    report = replace(REPORT, comments=(said,) * 2, question="W" * 200, causes=(CauseCount("W" * 60, 1, 1),) * 40)
    pages = page_texts(render_enthusiasm_report(report).pdf)
    assert "… und 28 weitere" in "\n".join(pages)
    assert f"Seite {len(pages)} von {len(pages)}" in pages[-1]


def test_three_hundred_comments() -> None:
    said = tuple(
        Comment(answer(n, n // 28, TODAY - timedelta(days=n), comment=words(12 + n % 30)), f"Nr. {n}")
        for n in range(300)
    )
    pages = page_texts(render_enthusiasm_report(replace(REPORT, comments=said, comments_in_all=12_345)).pdf)
    text = "\n".join(pages)
    assert "Hier stehen die neuesten 300 von 12.345." in text
    assert all(f"Nr. {n} ·" in text for n in range(300))
    for page in pages:
        assert not page.rstrip().endswith("Kommentare"), "a heading without a comment"


def test_same_snapshot_same_bytes() -> None:
    assert render_enthusiasm_report(REPORT).pdf == render_enthusiasm_report(REPORT).pdf


def test_what_the_document_is_called() -> None:
    rendered = render_enthusiasm_report(REPORT)
    assert rendered.title == "Begeisterung 24.11.2025 bis 23.11.2026"
    assert rendered.file_name == "Begeisterung-24.11.2025-bis-23.11.2026_2026-11-23.pdf"


def test_it_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        render_enthusiasm_report(REPORT, stop)


def test_only_answers_that_do_not_count_are_no_empty_page() -> None:
    report = replace(with_answers({}), people=3, nameless=3)
    text = text_of(report)
    assert "Noch 5 Antworten, dann zeigen wir einen Wert." in text
    assert "3 Antworten ohne Namen sind hier nicht mitgezählt." in text
    assert "Verteilung" not in text, "there is nothing to draw"
    assert "Keine Antwort, je Kunde die letzte, Skala 0 bis 10.\n" in text


def test_since_the_beginning_there_is_nothing_to_compare() -> None:
    figures = replace(FIGURES, window=WindowChoice.ALL.window(TODAY), before=None)
    text = text_of(replace(REPORT, figures=figures))
    assert "bis 23.11.2026" in text
    assert "Punkte mehr" not in text
    assert "zu vergleichen" not in text
