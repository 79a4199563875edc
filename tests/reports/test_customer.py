"""Both documents of a customer, read back from the PDF."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kundenapp.domain.answer import Answer, AnswerChannel
from kundenapp.domain.contact import Phone
from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_event import StatusChange
from kundenapp.domain.customer_report import CustomerReport, ReportKind
from kundenapp.domain.delight import Delight
from kundenapp.domain.follow_up import FollowUp, FollowUpKind
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.timeline import TimelineEntry, TimelineKind
from kundenapp.reports.customer import render_customer_report
from kundenapp.reports.parts import contact_lines
from tests.factories import BAKERY
from tests.reports import snapshots
from tests.reports.conftest import page_texts

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = list(ReportKind)
NAMES = [
    "COMPANY",
    "WHOLE_RECORD",
    "PERSON",
    "INFORMAL",
    "ONLY_EMAIL",
    "NOTHING",
    "LONG",
    "EXTREME",
    "MARKUP",
    "FOREIGN",
]


def _snapshot(name: str, kind: ReportKind) -> CustomerReport:
    report: CustomerReport = getattr(snapshots, name)
    return replace(report, kind=kind)


@cache
def _pdf(name: str, kind: ReportKind) -> bytes:
    return render_customer_report(_snapshot(name, kind)).pdf


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [name for name in NAMES if name != "EXTREME"])
def test_text_of_the_document(name: str, kind: ReportKind, check_golden: Callable[[str, bytes], None]) -> None:
    check_golden(f"{name.lower()}_{kind}", _pdf(name, kind))


def test_what_changed_and_the_beginning_stand_in_the_internal_report() -> None:
    change = StatusChange(1, snapshots.moment(3), Status.PROSPECT, Status.CUSTOMER)
    timeline = (
        TimelineEntry(TimelineKind.STATUS, snapshots.moment(3), "Mira Wolff", status_change=change),
        TimelineEntry(TimelineKind.CREATED, snapshots.moment(9)),
    )
    text = "\n".join(page_texts(render_customer_report(replace(snapshots.COMPANY, timeline=timeline)).pdf))
    assert "20.11.2026 Status Interessent → Kunde Mira Wolff" in text
    assert "14.11.2026 Angelegt" in text


def _asked() -> CustomerReport:
    """Return the report of a customer who has answered, for whom something was done, and who is to be thanked."""
    answer = Answer(1, 9, snapshots.TODAY, comment="Sie hören zu.", channel=AnswerChannel.PHONE)
    delight = Delight(1, snapshots.TODAY, "Rad geputzt zurückgegeben", "Strahlte.")
    case = FollowUp(1, snapshots.TODAY, "Danken und um eine Empfehlung bitten", kind=FollowUpKind.AFTER_ANSWER)
    timeline = (
        TimelineEntry(TimelineKind.ANSWER, snapshots.moment(3), "Mira Wolff", answer=answer),
        TimelineEntry(TimelineKind.DELIGHT, snapshots.moment(9), delight=delight),
    )
    return replace(snapshots.COMPANY, timeline=timeline, follow_ups=(case,))


def test_the_internal_report_tells_answers_and_moments() -> None:
    text = "\n".join(page_texts(render_customer_report(_asked()).pdf))
    assert "20.11.2026 Begeisterung 9 von 10\n„Sie hören zu.“\nam Telefon\nMira Wolff" in text
    assert "14.11.2026 Moment Rad geputzt zurückgegeben\nStrahlte." in text
    assert "Danken und um eine Empfehlung bitten" in text


def test_the_letter_says_nothing_of_scores_nor_of_what_we_do_because_of_them() -> None:
    report = replace(_asked(), kind=ReportKind.CUSTOMER)
    text = "\n".join(page_texts(render_customer_report(report).pdf))
    for word in ("9 von 10", "Begeisterung", "hören zu", "geputzt", "Strahlte", "Empfehlung", "nächsten Schritte"):
        assert word not in text, word


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_the_same_each_time_and_in_every_thread(kind: ReportKind) -> None:
    reports = [_snapshot(name, kind) for name in ("COMPANY", "PERSON", "FOREIGN", "MARKUP")] * 5
    one_by_one = [render_customer_report(report).pdf for report in reports]
    with ThreadPoolExecutor(4) as pool:
        assert [done.pdf for done in pool.map(render_customer_report, reports)] == one_by_one
    assert one_by_one[:4] == one_by_one[4:8]


def test_what_the_file_says_about_itself() -> None:
    rendered = render_customer_report(snapshots.COMPANY)
    document = pypdfium2.PdfDocument(rendered.pdf)
    about = document.get_metadata_dict()
    document.close()
    assert about["Title"] == rendered.title == "Kundenbericht Bäckerei Großmann"
    assert about["Author"] == "Radwerk Lindner"
    assert about["CreationDate"] == about["ModDate"] == "D:20261123"
    assert b"/Lang (de-DE)" in rendered.pdf
    assert b"/DisplayDocTitle true" in rendered.pdf


@pytest.mark.parametrize(
    ("kind", "file_name"),
    [
        (ReportKind.INTERNAL, "Kundenbericht_Bäckerei-Großmann_2026-11-23.pdf"),
        (ReportKind.CUSTOMER, "Kundenbrief_Bäckerei-Großmann_2026-11-23.pdf"),
    ],
)
def test_file_name(kind: ReportKind, file_name: str) -> None:
    assert render_customer_report(_snapshot("COMPANY", kind)).file_name == file_name


def test_a_file_name_keeps_its_day_however_long_the_customer_is_called() -> None:
    customer = replace(snapshots.BAKERY, company="Bäckerei " * 30)
    name = render_customer_report(replace(snapshots.COMPANY, customer=customer)).file_name
    assert name.endswith("_2026-11-23.pdf")
    assert len(name.encode()) <= 90


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_only_embedded_fonts_no_pictures_no_links(name: str, kind: ReportKind) -> None:
    pdf = _pdf(name, kind)
    fonts = {line for line in pdf.split() if b"BaseFont" in line or b"+Lato" in line or b"Helvetica" in line}
    assert any(b"+Lato-Regular" in font for font in fonts)
    for absent in (b"Helvetica", b"Times", b"/Subtype /Image", b"/Annot", b"/URI", b"/JavaScript", b"/Launch"):
        assert absent not in pdf


def test_markup_in_names_is_text() -> None:
    exploited = Path("/tmp/exploited")
    text = "\n".join(page_texts(render_customer_report(snapshots.MARKUP).pdf))
    for typed in ("Frau <Unbekannt> Meier", "<b>Müller", '<onDraw name="x" label="y"/>', '<img src="/etc/passwd"/>'):
        assert typed in text
    assert "&amp; &lt;b&gt;" in text
    assert "root:" not in text
    assert not exploited.exists()


def test_notices_stand_at_the_end_and_in_the_result() -> None:
    rendered = render_customer_report(snapshots.FOREIGN)
    assert rendered.notices == ("Einige Zeichen kann die Schrift nicht drucken; sie stehen als □.",)
    assert page_texts(rendered.pdf)[-1].endswith(rendered.notices[0])
    assert render_customer_report(snapshots.LONG).notices == ("Ein langer Text wurde gekürzt.",)
    assert render_customer_report(snapshots.COMPANY).notices == ()


def test_every_page_of_the_internal_report_is_stamped_numbered_and_has_column_heads() -> None:
    pages = page_texts(render_customer_report(snapshots.LONG).pdf)
    assert len(pages) > 30
    for number, page in enumerate(pages, 1):
        assert "INTERN" in page
        assert "vertraulich, enthält personenbezogene Daten" in page
        assert f"Seite {number} von {len(pages)}" in page
    first = next(n for n, page in enumerate(pages) if "Datum Anlass Inhalt Wer" in page)
    assert all("Datum Anlass Inhalt Wer" in page for page in pages[first:-1])
    assert "Verlauf" in pages[first]
    assert "Verlauf" not in pages[first + 1]


def _report_of(*texts: str) -> CustomerReport:
    timeline = tuple(snapshots.talk(0, Channel.PHONE, text) for text in texts)
    return replace(snapshots.ONLY_EMAIL, timeline=timeline)


@pytest.mark.parametrize("lines", [1, 7, 20, 35, 44])
def test_an_entry_that_fits_on_a_page_is_never_split(lines: int) -> None:
    texts = [f"Anfang{n}\n" + "Zeile\n" * lines + f"Ende{n}" for n in range(30)]
    for page in page_texts(render_customer_report(_report_of(*texts)).pdf):
        for n in range(30):
            assert (f"Anfang{n}\n" in page) == (f"Ende{n}\n" in page)


def test_an_entry_longer_than_a_page_flows_on_and_loses_no_word() -> None:
    words = [f"w{n}" for n in range(3000)]
    texts = ("Beginn", " ".join(words), "\n".join(words[:500]), "q" * 20_000, "Schluss")
    pages = page_texts(render_customer_report(_report_of(*texts)).pdf)
    text = " ".join(pages)
    assert [word for word in text.split() if word.startswith("w")] == words + words[:500]
    assert text.count("q") == 20_000
    assert "w10 " in pages[0]


def test_a_heading_never_ends_a_page() -> None:
    for lines in range(20, 60):
        note = "\n".join(f"Zeile {n}" for n in range(lines))
        report = replace(snapshots.COMPANY, customer=replace(snapshots.BAKERY, note=note))
        for page in page_texts(render_customer_report(report).pdf):
            last = page.rstrip().splitlines()[-1]
            assert last not in ("Kontakt", "Merkzettel", "Verlauf", "Datum Anlass Inhalt Wer")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_printed_outside_the_margins(name: str, kind: ReportKind) -> None:
    document = pypdfium2.PdfDocument(_pdf(name, kind))
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for n in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(n)
            assert left > 50
            assert right < width - 50
            assert bottom > 25
            assert top < height - 40
    document.close()


SECRET = "Kanarienvogel"
PRIVATE_WORDS = [SECRET, "INTERN", "Stimmung", "Stichwort", "abgelehnt", "Interessent", "Wiedervorlage", "überfällig"]


def test_the_letter_says_nothing_we_think() -> None:
    report = replace(
        snapshots.COMPANY,
        kind=ReportKind.CUSTOMER,
        customer=replace(
            snapshots.BAKERY,
            note=SECRET,
            tags=(SECRET,),
            status=Status.DECLINED,
            phones=(Phone("0421 555 01 73", note=SECRET),),
        ),
        timeline=(
            *(snapshots.talk(n, Channel.PHONE, SECRET, mood=mood) for n, mood in enumerate(Mood)),
            snapshots.talk(7, Channel.NOTE, SECRET),
            snapshots.done(8, SECRET, SECRET),
        ),
        follow_ups=(FollowUp(1, date(2026, 11, 20), "Angebot", result=SECRET),),
    )
    rendered = render_customer_report(report)
    text = "\n".join([rendered.title, rendered.file_name, *page_texts(rendered.pdf)]).replace(
        "Mit freundlichen Grüßen", ""
    )
    for word in (*PRIVATE_WORDS, *(mood.label for mood in Mood)):
        assert word not in text
    assert text.count("Telefonat mit Mira Wolff") == len(Mood)
    assert "Merkzettel" not in text


def _millimetres_from_top(page: pypdfium2.PdfPage, y: float) -> float:
    return float((page.get_height() - y) / 72 * 25.4)


def test_the_letter_is_laid_out_after_din_5008_form_b() -> None:
    document = pypdfium2.PdfDocument(render_customer_report(_snapshot("COMPANY", ReportKind.CUSTOMER)).pdf)
    page = document[0]
    text = page.get_textpage()
    for words, left, top, right, bottom in (
        ("Radwerk Lindner · Am Deich 7", 20, 45, 105, 50),
        ("Bäckerei Großmann\r\nHerrn", 20, 62.7, 105, 90),
        ("28203 Bremen", 20, 62.7, 105, 90),
        ("Für Sie da", 125, 50, 200, 90),
        ("Unsere Zusammenarbeit", 24.9, 95, 200, 100),
    ):
        start = text.get_text_range().index(words)
        boxes = [text.get_charbox(start + n) for n in range(len(words)) if not words[n].isspace()]
        assert min(box[0] for box in boxes) / 72 * 25.4 >= left
        assert max(box[2] for box in boxes) / 72 * 25.4 <= right
        assert _millimetres_from_top(page, max(box[3] for box in boxes)) >= top
        assert _millimetres_from_top(page, min(box[1] for box in boxes)) <= bottom
    marks = [
        bounds
        for bounds in (item.get_bounds() for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]))
        if bounds[2] < 20 / 25.4 * 72
    ]
    found = sorted(_millimetres_from_top(page, (bottom + top) / 2) for _left, bottom, _right, top in marks)
    assert found == pytest.approx([105, 148.5, 210], abs=0.1)
    document.close()


def test_the_letter_works_without_an_address() -> None:
    text = page_texts(render_customer_report(_snapshot("ONLY_EMAIL", ReportKind.CUSTOMER)).pdf)[0]
    assert "jemand@example.org" in text
    assert "Sehr geehrte Damen und Herren," in text


@pytest.mark.parametrize(
    ("salutation", "words"),
    [(Salutation.MS, ("wie wir dich", "mit dir.", "Sag uns", "Für dich da")), (Salutation.FAMILY, ("wie wir euch",))],
)
def test_whom_we_call_du_reads_du_throughout(salutation: Salutation, words: tuple[str, ...]) -> None:
    customer = replace(snapshots.INFORMAL.customer, salutation=salutation)
    report = replace(snapshots.INFORMAL, kind=ReportKind.CUSTOMER, customer=customer)
    text = " ".join(page_texts(render_customer_report(report).pdf)).replace("\n", " ")
    for spoken in words:
        assert spoken in text
    assert re.search(r"\b(Sie|Ihnen|Ihre)\b", text) is None


def test_the_letter_has_none_of_what_we_noted_about_the_record() -> None:
    text = " ".join(page_texts(_pdf("WHOLE_RECORD", ReportKind.CUSTOMER)))
    for ours in ("Aufwand", "4.120", "liest er abends", "Eingang im Hof", "ab 8 Uhr", "Empfehlung", "05.03", "03.05"):
        assert ours not in text


def test_postal_code_and_city_stay_together() -> None:
    lines = dict(contact_lines(BAKERY, with_notes=False))
    assert "28203\N{NO-BREAK SPACE}Bremen" in lines["Anschrift"]
