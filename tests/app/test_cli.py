"""Writing a sample file and reports: one sentence when it worked, one when it did not, never a traceback."""

from __future__ import annotations

import re
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kundenapp.app import paths
from kundenapp.domain.faults import Fault
from kundenapp.reports.rendered import RenderedReport
from kundenapp.store.opening import create_store, open_store
from tests.app.command_line import check_refused, fill, report, text_of
from tests.factories import person

if TYPE_CHECKING:
    from kundenapp.domain.customer_report import CustomerReport
    from tests.app.command_line import Program


def test_demo(kundenapp: Program, tmp_path: Path) -> None:
    path = tmp_path / "Beispiel ä <b>.kundenapp"
    outcome = kundenapp("demo", "-o", path)
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said == f"Der Beispielbetrieb mit 48 Kunden liegt in {path}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kundenapp("check", "--file", path).said.startswith("„Beispiel ä <b>.kundenapp“ ist in Ordnung: 48 Kunden, ")


def test_demo_of_a_size(kundenapp: Program, tmp_path: Path) -> None:
    assert "mit 1 Kunde liegt" in kundenapp("demo", "-o", tmp_path / "eins.kundenapp", "--customers", "1").said
    assert "mit 1.001 Kunden liegt" in kundenapp("demo", "--customers=1001", "-o", tmp_path / "viele.kundenapp").said


def test_demo_over_something(kundenapp: Program, file: Path) -> None:
    before = file.read_bytes()
    check_refused(kundenapp("demo", "-o", file), 5, Fault.EXISTS, file.name)
    assert file.read_bytes() == before
    check_refused(kundenapp("demo", "-o", file.parent), 5, Fault.EXISTS, file.parent.name)


def test_demo_where_nothing_can_be(kundenapp: Program, file: Path) -> None:
    check_refused(kundenapp("demo", "-o", file / "x.kundenapp"), 5, Fault.TARGET_UNWRITABLE, "x.kundenapp")


def test_demo_on_a_full_disk(kundenapp: Program, small_disk: Path) -> None:
    path = small_disk / "x.kundenapp"
    check_refused(kundenapp("demo", "-o", path, "--customers", "500"), 5, Fault.TARGET_FULL, "x.kundenapp")
    assert list(small_disk.iterdir()) == []
    fill(small_disk)
    check_refused(kundenapp("demo", "-o", small_disk / "x.kundenapp"), 5, Fault.TARGET_FULL, "x.kundenapp")
    assert [path.name for path in small_disk.iterdir()] == ["fast voll"]


LIMITED = """
import resource, sys
from kundenapp.app.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
sys.exit(main(sys.argv[1:]))
"""


def test_demo_where_the_system_stops_it(process: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.kundenapp"
    check_refused(process("demo", "-o", path, code=LIMITED), 5, Fault.TARGET_UNWRITABLE, "x.kundenapp")
    assert not path.exists()


def test_report_for_ourselves(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Bericht ä.pdf"
    outcome = report(kundenapp, file, output)
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said == f"Der Bericht liegt in {output}\n"
    text = text_of(output)
    assert "Bäckerei Großmann" in text
    assert "Freut sich auf die Räder." in text


def test_report_for_the_customer(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Brief.pdf"
    assert report(kundenapp, file, output, " k-1001 ", "kunde").code == 0
    assert "Sehr geehrter Herr Großmann," in text_of(output)


def test_a_letter_is_signed_by_who_made_it_or_by_the_business(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    report(kundenapp, file, tmp_path / "a.pdf", "K-1001", "kunde", "--as", "  Sabine   Ünal ")
    report(kundenapp, file, tmp_path / "b.pdf", "K-1001", "kunde")
    assert "Sabine Ünal" in text_of(tmp_path / "a.pdf")
    assert "Kommandozeile" not in text_of(tmp_path / "b.pdf")


@pytest.mark.parametrize(
    ("call", "author"),
    [
        (["--kind", "intern"], "Kommandozeile"),
        (["--kind", "kunde"], ""),
        (["--kind", "intern", "--as", "Mira"], "Mira"),
        (["--kind", "kunde", "--as", "Mira"], "Mira"),
    ],
)
def test_who_made_a_report(
    kundenapp: Program, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: list[str], author: str
) -> None:
    drawn: list[CustomerReport] = []

    def draw(wanted: CustomerReport) -> RenderedReport:
        drawn.append(wanted)
        return RenderedReport(b"%PDF", "", "")

    monkeypatch.setattr("kundenapp.reports.customer.render_customer_report", draw)
    kundenapp("report", "customer", "--file", file, "--customer", "K-1001", "-o", tmp_path / "a.pdf", *call)
    assert [wanted.author_name for wanted in drawn] == [author]


def test_report_takes_the_place_of_an_older_one(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    output.write_text("alt")
    assert report(kundenapp, file, output).code == 0
    assert output.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.pdf"]


def test_report_says_what_could_not_be_printed(kundenapp: Program, tmp_path: Path) -> None:
    store = create_store(tmp_path / "K.kundenapp", paths.places())
    store.customers.create(person("Wong 黃", "Mei"))
    store.close()
    outcome = report(kundenapp, store.path, tmp_path / "a.pdf")
    assert outcome.code == 0
    assert outcome.said.count("\n") == 1
    assert outcome.complained != ""


@pytest.mark.parametrize("kind", ["intern", "kunde"])
@pytest.mark.parametrize("name", ["<b>Fett</b> & „Größe“ %s {x}", "Ä" * 200, "]]>&#0;</para><a href='x'>", "-o"])
def test_report_with_any_name(kundenapp: Program, tmp_path: Path, name: str, kind: str) -> None:
    store = create_store(tmp_path / "K.kundenapp", paths.places())
    store.customers.create(person(name, name, number=name[:40]))
    store.close()
    outcome = (
        report(kundenapp, store.path, tmp_path / "a.pdf", f"{name[:40]}", kind)
        if name != "-o"
        else kundenapp(
            "report", "customer", "--file", store.path, "--customer=-o", "--kind", kind, "-o", tmp_path / "a.pdf"
        )
    )
    assert outcome.code == 0
    assert name[:20] in re.sub(r"\s+", " ", text_of(tmp_path / "a.pdf"))


@pytest.mark.parametrize("number", ["K-9999", "", "' OR 1=1 --", "<b>1</b>", "ä" * 200, "\udcff", "💐", "%s {x}", "1"])
def test_report_about_nobody(kundenapp: Program, file: Path, tmp_path: Path, number: str) -> None:
    outcome = report(kundenapp, file, tmp_path / "a.pdf", number)
    assert (outcome.code, outcome.said) == (4, "")
    assert outcome.complained.startswith("Einen Kunden mit der Nummer ")
    assert outcome.complained.endswith(" gibt es nicht.\n")
    assert not (tmp_path / "a.pdf").exists()


def test_report_about_somebody_in_the_trash(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    store = open_store(file, paths.places())
    store.customers.trash(1)
    store.close()
    assert report(kundenapp, file, tmp_path / "a.pdf").code == 4


def test_report_never_takes_the_place_of_customers(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(file, tmp_path / "Andere.kundenapp"))
    link = tmp_path / "bericht.pdf"
    link.symlink_to(file)
    before = file.read_bytes()
    for output in (file, other, link):
        check_refused(report(kundenapp, file, output), 5, Fault.EXISTS, output.name)
    assert file.read_bytes() == other.read_bytes() == before


def test_report_into_nowhere(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    check_refused(report(kundenapp, file, tmp_path / "fehlt" / "a.pdf"), 5, Fault.TARGET_UNWRITABLE, "a.pdf")
    check_refused(report(kundenapp, file, file / "a.pdf"), 5, Fault.TARGET_UNWRITABLE, "a.pdf")
    check_refused(report(kundenapp, file, tmp_path), 5, Fault.TARGET_UNWRITABLE, tmp_path.name)


def test_report_on_a_full_disk(kundenapp: Program, file: Path, small_disk: Path) -> None:
    output = small_disk / "a.pdf"
    output.write_text("alt")
    fill(small_disk)
    check_refused(report(kundenapp, file, output), 5, Fault.TARGET_FULL, "a.pdf")
    assert output.read_text() == "alt"
