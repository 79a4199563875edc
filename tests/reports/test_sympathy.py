"""The Sympathiematrix-Blatt, read back from the PDF."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category, CategoryBasis
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.openness import Openness
from kundenapp.domain.progress import StoppedError
from kundenapp.domain.sympathy_board import BoardEntry
from kundenapp.domain.sympathy_field import FieldLines, Quadrant, QuadrantWords, SympathyField
from kundenapp.domain.sympathy_report import SympathyReport
from kundenapp.reports.sympathy import render_sympathy_report
from tests.reports.conftest import page_texts
from tests.reports.snapshots import SHOP, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable


def entry(
    number: int, name: str, sympathy: float, enthusiasm: float | None = None, answer: int | None = None, **more: object
) -> BoardEntry:
    said = None if answer is None else LastAnswer(answer, Scale.ZERO_TO_TEN, date(2026, 10, 5))
    initials = "".join(word[0] for word in name.split()[:2]).upper()
    return BoardEntry(number, name, initials, sympathy, enthusiasm, date(2026, 11, 20), said, **more)  # type: ignore[arg-type]


ENTRIES = (
    entry(1, "Bäckerei Großmann", 4.5, 9.0, 9, category=Category.DREAM, raters=3, lowest=4.0, highest=5.0),
    entry(2, "Herr Brandl", 1.5, 3.0, 2, category=Category.DIFFICULT, raters=2, lowest=1.5, highest=1.5),
    entry(3, "Kita Regenbogen e. V.", 4.0, 8.5, 5, category=Category.CONTRADICTION, raters=3, lowest=2.0, highest=5.0),
    entry(4, "Jens Wittmann", 3.0, None, None, raters=1, lowest=3.0, highest=3.0),
    entry(
        5,
        "Svenja Behrens",
        3.5,
        None,
        8,
        category=Category.DREAM,
        category_basis=CategoryBasis.HAND,
        raters=1,
        lowest=3.5,
        highest=3.5,
    ),
)
REPORT = SympathyReport(
    business=SHOP,
    created_on=TODAY,
    entries=ENTRIES,
    customers=48,
    placed=7,
    categories=Counter({Category.DREAM: 2, Category.UNCLEAR: 1_044}),
    categories_before=Counter({Category.UNCLEAR: 30}),
)
MIRA = replace(
    REPORT,
    entries=tuple(replace(one, raters=3, lowest=1.0, highest=5.0) for one in ENTRIES),
    whose="Mira Wolff",
    is_own=True,
    categories=None,
    categories_before=None,
    wanted=CustomerFilter(statuses=frozenset({Status.CUSTOMER}), tag="Lastenrad"),
)


def crowd(number: int) -> SympathyReport:
    """Return the sheet of so many customers all over the field and below it."""
    entries = tuple(
        entry(
            place,
            f"Kundin {place}",
            1 + place % 9 / 2,
            None if place % 50 == 49 else place % 21 / 2,
            category=Category.DREAM if place % 100 == 7 else Category.ORDINARY,
            raters=1,
            lowest=1.0,
            highest=5.0,
        )
        for place in range(number)
    )
    return replace(REPORT, entries=entries, customers=number, placed=number)


def text_of(report: SympathyReport) -> str:
    return "\n".join(page_texts(render_sympathy_report(report).pdf))


@pytest.mark.parametrize(
    ("name", "report"),
    [
        ("sympathy", REPORT),
        ("sympathy_one", MIRA),
        ("sympathy_empty", replace(REPORT, entries=(), placed=0)),
    ],
)
def test_the_sheet_says_what_it_should(
    name: str, report: SympathyReport, check_golden: Callable[[str, bytes], None]
) -> None:
    check_golden(name, render_sympathy_report(report).pdf)


def test_name_and_metadata() -> None:
    rendered = render_sympathy_report(REPORT)
    assert (rendered.file_name, rendered.title) == ("Sympathiematrix_2026-11-23.pdf", "Sympathiematrix: das Team")
    assert render_sympathy_report(MIRA).file_name == "Sympathiematrix-Mira-Wolff_2026-11-23.pdf"
    document = pypdfium2.PdfDocument(rendered.pdf)
    told = document.get_metadata_dict()
    size = document[0].get_size()
    document.close()
    assert (told["Title"], told["Author"], told["Subject"]) == ("Sympathiematrix: das Team", SHOP.name, "Intern")
    assert size[0] > size[1]
    assert rendered.pdf == render_sympathy_report(REPORT).pdf
    assert rendered.notices == ()


def test_what_may_not_be_seen_is_said() -> None:
    assert "2 weitere Kunden sind eingeschätzt; ihr Wert zeigt sich nach der eigenen Eingabe" in text_of(REPORT)
    assert "ihr Wert zeigt sich ab 3 Personen." in text_of(replace(REPORT, openness=Openness.HIDDEN))
    assert "1 weiterer Kunde ist eingeschätzt" in text_of(replace(REPORT, placed=6))
    assert "eingeschätzt;" not in text_of(replace(REPORT, placed=5))
    colleague = text_of(replace(MIRA, is_own=False))
    assert "Auf dem Blatt anderer stehen nur Kunden, die man selbst eingeschätzt hat." in colleague
    assert "Auf dem Blatt anderer" not in text_of(replace(MIRA, is_own=False, openness=Openness.OPEN))


def test_on_the_sheet_of_one_nothing_is_said_about_the_others() -> None:
    text = text_of(MIRA)
    assert "aus 3" not in text
    assert "1 bis 5," not in text
    assert "gespalten" not in text
    assert "Sympathie im Mittel" not in text


def test_nobody_on_the_sheet() -> None:
    nobody = replace(REPORT, entries=(), placed=0)
    assert "Noch hat niemand einen Platz." in text_of(nobody)
    assert "Zu dieser Auswahl gibt es keinen Kunden." in text_of(replace(nobody, customers=0))
    assert "Hier steht niemand, den Sie sehen dürfen." in text_of(replace(nobody, placed=3))


def test_the_lists_that_lead_on_stand_before_the_names_of_all() -> None:
    pages = page_texts(render_sympathy_report(REPORT).pdf)
    assert len(pages) == 3
    for words in ("Widersprüche 1\n", "Niemand freut sich 1\n", "Anders geantwortet als geschätzt 1\n"):
        assert words in pages[1].replace("\r", "")
    assert "Alle auf dem Blatt" in pages[2]
    assert [f"Seite {number} von 3" in page for number, page in enumerate(pages, 1)] == [True] * 3
    old = replace(MIRA, entries=(replace(ENTRIES[0], placed_on=date(2025, 1, 1)),))
    text = text_of(old)
    assert "Einschätzung älter als ein Jahr 1" in text
    assert "Zuletzt am 01.01.2025 eingeschätzt." in text
    assert "Kategorien" not in text


def test_a_long_list_is_cut_and_says_so() -> None:
    sad = entry(1, "Zu", 1.0, 2.0, 9, category=Category.CONTRADICTION, raters=2, lowest=1.0, highest=1.0)
    many = tuple(replace(sad, customer_id=number, display_name=f"Kundin {number}") for number in range(40))
    text = text_of(replace(REPORT, entries=many, customers=40, placed=40))
    assert "Niemand freut sich 40" in text
    assert text.count("… und 10 weitere") == 3


def test_who_shares_initials_bears_a_number() -> None:
    twins = (entry(1, "Anna Maier", 4, 8.0), entry(2, "Arne Müller", 2, 8.0))
    assert "\n1 Anna Maier\n2 Arne Müller" in text_of(replace(REPORT, entries=twins)).replace("\r", "")
    assert "AM Anna Maier" in text_of(replace(REPORT, entries=twins[:1]))


def test_a_crowd_is_marked_as_far_as_it_can_be_told_apart_and_listed_whole() -> None:
    report = crowd(600)
    assert [len(report.marked), len(report.unmarked)] == [60, 540]
    assert {one.entry.customer_id for one in report.marked} >= {7, 107, 207, 307, 407, 507}  # the dreams first
    pages = page_texts(render_sympathy_report(report).pdf)
    assert "540 weitere ohne Beschriftung sind Punkte" in pages[0].replace("\n", " ")
    assert all(f"Kundin {number}" in "".join(pages[1:]) for number in range(600))
    assert f"Seite {len(pages)} von {len(pages)}" in pages[-1]
    assert "1 weiterer ohne Beschriftung ist ein Punkt" in text_of(crowd(61)).replace("\n", " ")


def test_hostile_names_are_words() -> None:
    field = SympathyField(FieldLines(1.5, 9.5), {Quadrant.DREAM: QuadrantWords("<b>Traum</b> & mehr", "&amp;")})
    entries = (
        entry(1, "<b>Fett</b> & Söhne <i>", 5.0, 10.0, 10),
        entry(2, "W" * 200, 1.0, 0.0),
        replace(entry(3, "Ohne", 2.0), initials="", display_name="\u202eumgedreht \U0001f984"),
    )
    rendered = render_sympathy_report(
        replace(REPORT, entries=entries, field=field, whose="<u>Mira</u> " + "X" * 180, categories=None)
    )
    text = "\n".join(page_texts(rendered.pdf))
    for words in ("<b>Fett</b> & Söhne <i>", "<b>Traum</b> & mehr 1", "&amp;", "<u>Mira</u>", "□"):
        assert words in text
    assert any("kann die Schrift nicht drucken" in notice for notice in rendered.notices)
    assert rendered.file_name.startswith("Sympathiematrix-u-Mira")


def test_drawing_many_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    render_sympathy_report(crowd(100), lambda done, total: told.append((done, total)))
    assert told[0] == (0, 100)
    assert max(told) == (100, 100)

    def stop(done: int, _total: int) -> None:
        if done >= 40:
            raise StoppedError

    with pytest.raises(StoppedError):
        render_sympathy_report(crowd(100), stop)
