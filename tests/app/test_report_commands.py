"""Paper about many customers from the command line."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING

import pytest

from kundenapp.app.done import progress_line
from tests.app.command_line import text_of
from tests.exchange.read_vcard import read_vcard
from tests.reports.conftest import page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.command_line import Program


def test_the_list(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Liste ä.pdf"
    outcome = kundenapp("report", "list", "--file", file, "-o", output)
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said == f"Der Bericht liegt in {output}\n"
    text = text_of(output)
    assert "Alle Kunden · nach Name · 48 Kunden" in text
    assert "Bäckerei Großmann" in text


def test_the_list_of_some_in_an_order(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    call = ["--status", "interessent", "--status", "partner", "--search", "bremen", "--sort", "kontakt", "--due"]
    assert kundenapp("report", "list", "--file", file, "-o", output, *call).code == 0
    text = text_of(output)
    assert "fällige Wiedervorlage · Status: Interessent, Partner · Suche: „bremen“" in text
    assert "lange nicht gesprochen zuerst" in text


def test_the_list_of_some_categories(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    call = ["--category", "traumkunde", "--category", "widerspruch"]
    assert kundenapp("report", "list", "--file", file, "-o", output, *call).code == 0
    assert "Kategorie: Traumkunde, Widerspruch · nach Name" in text_of(output)
    outcome = kundenapp("report", "list", "--file", file, "-o", output, "--category", "koenig")
    assert outcome.code == 2
    assert "--category: „koenig“ gibt es nicht, möglich ist" in outcome.complained


def test_a_tag_is_found_whatever_its_capitals_and_missed_in_words(
    kundenapp: Program, file: Path, tmp_path: Path
) -> None:
    output = tmp_path / "a.pdf"
    assert kundenapp("report", "list", "--file", file, "-o", output, "--tag", "LASTENRAD").code == 0
    assert "Schlagwort: Lastenrad" in text_of(output)
    outcome = kundenapp("report", "list", "--file", file, "-o", tmp_path / "b.pdf", "--tag", "Gibt es nicht")
    assert (outcome.code, outcome.said) == (4, "")
    assert outcome.complained == "Das Schlagwort „Gibt es nicht“ hat kein Kunde.\n"
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.parametrize("kind", ["intern", "kunde"])
def test_many_reports(kundenapp: Program, file: Path, tmp_path: Path, kind: str) -> None:
    output = tmp_path / "a.pdf"
    call = ["--kind", kind, "--status", "interessent", "--as", "Jonas Albers", "--duplex"]
    outcome = kundenapp("report", "customers", "--file", file, "-o", output, *call)
    assert (outcome.code, outcome.complained) == (0, "")
    text = text_of(output)
    assert ("INTERN" in text) is (kind == "intern")
    assert "Seite 1 von 1" in text
    pages = page_texts(output.read_bytes())
    fronts = [index for index, words in enumerate(pages) if "Seite 1 von" in words]
    backs = [index for index, words in enumerate(pages) if not words.strip()]
    assert len(fronts) > 1
    assert all(index % 2 == 0 for index in fronts), "every report begins on the front of a sheet"
    assert [index for index in range(1, len(pages), 2) if "Seite 2 von" not in pages[index]] == backs != []
    signed = re.findall(r"Grüßen\s+Jonas Albers\s", text)
    assert len(signed) == (len(fronts) if kind == "kunde" else 0)


def test_reports_about_nobody(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    outcome = kundenapp(
        "report", "customers", "--kind", "intern", "--file", file, "-o", tmp_path / "a.pdf", "--search", "xyzxyz"
    )
    assert (outcome.code, outcome.complained) == (4, "Zu dieser Auswahl gibt es keinen Kunden.\n")
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("command", [["list"], ["customers", "--kind", "intern"]])
def test_never_over_customers(kundenapp: Program, file: Path, command: list[str]) -> None:
    before = file.read_bytes()
    assert kundenapp("report", *command, "--file", file, "-o", file).code == 5
    assert file.read_bytes() == before


def test_the_week(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    assert kundenapp("report", "followups", "--file", file, "-o", output).code == 0
    this_week = text_of(output)
    assert "Wiedervorlagen der Woche" in this_week
    for week in ("next", "+7"):
        assert kundenapp("report", "followups", "--file", file, "-o", output, "--week", week).code == 0
        assert text_of(output) != this_week
    call = ["--week", "2026-11-23", "--employee", "mira petersen"]
    assert kundenapp("report", "followups", "--file", file, "-o", output, *call).code == 0
    assert "Woche 48, 23.11. bis 29.11.2026 · für Mira Petersen" in text_of(output)


def test_a_week_or_somebody_that_is_not(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    outcome = kundenapp("report", "followups", "--file", file, "-o", output, "--week", "31.11.")
    assert (outcome.code, outcome.said) == (2, "")
    assert outcome.complained == "Diesen Tag gibt es nicht. Meinten Sie den 30.11.?\n"
    outcome = kundenapp("report", "followups", "--file", file, "-o", output, "--employee", "Niemand")
    assert (outcome.code, outcome.complained) == (4, "„Niemand“ gehört nicht zum Team.\n")
    assert not output.exists()


def test_the_visiting_card(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Karte ä.vcf"
    outcome = kundenapp("export", "vcard", "--file", file, "--customer", "k-1001", "-o", output)
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said == f"Die Visitenkarte liegt in {output}\n"
    properties = {line.name: line.values for line in read_vcard(output.read_bytes())}
    assert properties["ORG"] == ("Bäckerei Großmann",)
    assert "NOTE" not in properties
    kundenapp("export", "vcard", "--file", file, "--customer", "K-1001", "-o", output, "--note")
    assert "NOTE" in {line.name for line in read_vcard(output.read_bytes())}


def test_the_visiting_card_of_nobody(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    outcome = kundenapp("export", "vcard", "--file", file, "--customer", "K-9999", "-o", tmp_path / "a.vcf")
    assert (outcome.code, outcome.said) == (4, "")
    assert not (tmp_path / "a.vcf").exists()
    before = file.read_bytes()
    assert kundenapp("export", "vcard", "--file", file, "--customer", "K-1001", "-o", file).code == 5
    assert file.read_bytes() == before


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_written_over_itself_in_front_of_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = progress_line()
    for done in (0, 0, 1_000, 2_000):
        progress(done, 2_000)
    assert terminal.getvalue() == "\r0 von 2.000\r1.000 von 2.000\r2.000 von 2.000\r\x1b[K"
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    progress_line()(1, 2)
    assert file.getvalue() == ""
