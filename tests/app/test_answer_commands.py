"""What was answered, from the command line: figures as JSON and the report."""

from __future__ import annotations

import json
import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kundenapp.app import paths
from kundenapp.domain.customer import Status
from kundenapp.domain.faults import Fault
from kundenapp.services.record_answer import record_answer
from kundenapp.store.opening import open_store
from tests.app.command_line import check_refused, fill, text_of
from tests.factories import answer, person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.app.command_line import Program
    from tests.app.conftest import Outcome

# The sample business is made for the Monday of the tests, the program reads it on the day the tests run.
OF_THE_SAMPLE = ("--from", "2025-11-24", "--to", "2026-11-23")


def test_figures_are_json_and_nothing_else(kundenapp: Program, file: Path) -> None:
    outcome = kundenapp("figures", "enthusiasm", "--file", file, *OF_THE_SAMPLE)
    assert (outcome.code, outcome.complained) == (0, "")
    told = json.loads(outcome.said)
    assert told["window"]["first"] == "2025-11-24"
    assert told["counts"]["answers"] == sum(told["distribution"].values()) > 20
    assert told["mode"] == "latest_per_customer"
    assert outcome.said == kundenapp("figures", "enthusiasm", "--file", file, *OF_THE_SAMPLE).said


def test_figures_in_utf8_whatever_the_terminal(process: Callable[..., Outcome], file: Path) -> None:
    before_all = ("--from", "1990", "--to", "1990")
    outcome = process("figures", "enthusiasm", "--file", file, *before_all, PYTHONIOENCODING="ascii")
    assert outcome.code == 0
    assert "dafür braucht es in beiden Zeiträumen" in json.loads(outcome.said)["words"]["change"]


@pytest.mark.skipif(os.name == "nt", reason="the shell is another one")
def test_whoever_has_read_enough_may_go(process: Callable[..., Outcome], file: Path) -> None:
    code = "import subprocess, sys; kundenapp = subprocess.Popen([sys.executable, '-m', 'kundenapp', *sys.argv[1:]], "
    code += "stdout=subprocess.PIPE); kundenapp.stdout.close(); sys.exit(kundenapp.wait())"
    outcome = process("figures", "enthusiasm", "--file", file, code=code)
    assert (outcome.code, outcome.complained) == (130, "")


def test_every_wish_is_heard(kundenapp: Program, file: Path) -> None:
    call = [
        "--mode",
        "antwort",
        "--scale",
        "1-10",
        "--status",
        "partner",
        "--tag",
        "LASTENRAD",
        "--source",
        "empfehlung",
    ]
    outcome = kundenapp("figures", "enthusiasm", "--file", file, *OF_THE_SAMPLE, *call)
    assert (outcome.code, outcome.complained) == (0, "")
    told = json.loads(outcome.said)
    assert (told["mode"], told["scale"]) == ("all_answers", "1-10")
    assert told["filter"] == {"status": "partner", "source": "referral", "tag": "Lastenrad"}


@pytest.mark.parametrize("period", ["12monate", "90tage", "quartal", "vorquartal", "jahr", "vorjahr", "alles"])
def test_every_period(kundenapp: Program, file: Path, period: str) -> None:
    outcome = kundenapp("figures", "enthusiasm", "--file", file, "--period", period)
    assert (outcome.code, outcome.complained) == (0, "")
    window = json.loads(outcome.said)["window"]
    assert window["first"] < window["last"]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["--from", "31.2.2026"], "Diesen Tag gibt es nicht."),
        (["--from", "bald"], "Welcher Tag ist gemeint?"),
        (["--from", "2099-01-01"], "Dieser Tag liegt in der Zukunft."),
        (["--from", "2026-01-01", "--to", "2099-01-01"], "Dieser Tag liegt in der Zukunft."),
        (["--from", "2026-06-30", "--to", "2026-01-01"], "Der Zeitraum endet am 01.01.2026 und damit, bevor er am"),
        (["--to", "2026-01-01"], "Ab welchem Tag?"),
        (["--period", "jahr", "--from", "2026-01-01"], "Entweder --period oder --from und --to, nicht beides."),
        (["--status", "koenig"], "--status: „koenig“ gibt es nicht, möglich ist"),
        (["--source", "himmel"], "--source: „himmel“ gibt es nicht, möglich ist"),
        (["--period", "immer"], "--period: „immer“ gibt es nicht, möglich ist"),
        (["--mode", "alle"], "--mode: „alle“ gibt es nicht, möglich ist"),
        (["--scale", "1-5"], "--scale: „1-5“ gibt es nicht, möglich ist"),
    ],
)
def test_a_wrong_call(kundenapp: Program, file: Path, call: list[str], sentence: str) -> None:
    outcome = kundenapp("figures", "enthusiasm", "--file", file, *call)
    assert (outcome.code, outcome.said) == (2, "")
    assert sentence in outcome.complained


def test_a_tag_nobody_has(kundenapp: Program, file: Path) -> None:
    outcome = kundenapp("figures", "enthusiasm", "--file", file, "--tag", "Gibt es nicht")
    assert (outcome.code, outcome.said) == (4, "")
    assert outcome.complained == "Das Schlagwort „Gibt es nicht“ hat kein Kunde.\n"


def test_figures_of_no_file(kundenapp: Program, tmp_path: Path) -> None:
    missing = tmp_path / "fehlt.kundenapp"
    check_refused(kundenapp("figures", "enthusiasm", "--file", missing), 3, Fault.MISSING, missing.name)
    foreign = tmp_path / "fremd.kundenapp"
    foreign.write_bytes(b"Dies ist ein Brief." * 100)
    check_refused(kundenapp("figures", "enthusiasm", "--file", foreign), 3, Fault.FOREIGN, foreign.name)


def test_figures_of_what(kundenapp: Program) -> None:
    outcome = kundenapp("figures")
    assert outcome.code == 2
    assert outcome.complained.startswith("Es fehlt: ZAHLEN.")


def test_the_report(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Bericht ä.pdf"
    call = ("report", "enthusiasm", "--file", file, "-o", output, *OF_THE_SAMPLE)
    outcome = kundenapp(*call)
    assert (outcome.code, outcome.complained, outcome.said) == (0, "", f"Der Bericht liegt in {output}\n")
    with_names = output.read_bytes()
    assert "Herr Brandl" in text_of(output)
    assert kundenapp(*call).code == 0
    assert output.read_bytes() == with_names, "same file and day, same bytes"
    assert kundenapp(*call, "--without-names", "--status", "kunde").code == 0
    text = text_of(output)
    assert "Herr Brandl" not in text
    assert "Status: Kunde" in text


def test_a_report_that_cannot_be(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    before, output = file.read_bytes(), tmp_path / "a.pdf"
    assert kundenapp("report", "enthusiasm", "--file", file, "-o", file).code == 5
    assert file.read_bytes() == before
    assert kundenapp("report", "enthusiasm", "--file", file, "-o", tmp_path / "fehlt" / "a.pdf").code == 5
    assert kundenapp("report", "enthusiasm", "--file", file, "-o", output, "--from", "31.2.").code == 2
    outcome = kundenapp("report", "enthusiasm", "--file", file)
    assert (outcome.code, outcome.said) == (2, "")
    assert outcome.complained.startswith("Es fehlt: -o.")
    assert not output.exists()


def test_answer_cards(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Karten ä.pdf"
    outcome = kundenapp("report", "cards", "--file", file, "-o", output, "--pages", "3")
    assert (outcome.code, outcome.complained, outcome.said) == (0, "", f"Der Bericht liegt in {output}\n")
    assert text_of(output).count("Was war der wichtigste Grund?") == 12
    assert kundenapp("report", "cards", "--file", file, "-o", output).code == 0
    assert text_of(output).count("Was war der wichtigste Grund?") == 4


@pytest.mark.parametrize("pages", ["0", "51", "viele", "-3"])
def test_no_such_number_of_pages(kundenapp: Program, file: Path, tmp_path: Path, pages: str) -> None:
    outcome = kundenapp("report", "cards", "--file", file, "-o", tmp_path / "a.pdf", f"--pages={pages}")
    assert (outcome.code, outcome.said) == (2, "")
    assert "--pages: Wie viele Seiten? Möglich ist jede Zahl von 1 bis 50" in outcome.complained
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("paper", ["enthusiasm", "cards"])
def test_on_a_full_disk_the_old_paper_stays(kundenapp: Program, file: Path, small_disk: Path, paper: str) -> None:
    output = small_disk / "a.pdf"
    output.write_text("alt")
    fill(small_disk)
    check_refused(kundenapp("report", paper, "--file", file, "-o", output), 5, Fault.TARGET_FULL, "a.pdf")
    assert output.read_text() == "alt"


def test_beside_an_open_window_what_was_saved_last_counts(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    with closing(open_store(file, paths.places())) as window:
        customer = window.customers.create(person("Neu", status=Status.CUSTOMER))
        today = window.today()
        call = ("figures", "enthusiasm", "--file", file, "--from", today.isoformat(), "--mode", "antwort")
        before = json.loads(kundenapp(*call).said)["counts"]["answers"]
        record_answer(window, answer(customer.id, 9, today))
        assert json.loads(kundenapp(*call).said)["counts"]["answers"] == before + 1
        assert kundenapp("report", "enthusiasm", "--file", file, "-o", tmp_path / "a.pdf").code == 0


def test_figures_of_a_damaged_file(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    damaged = bytearray(file.read_bytes())
    damaged[4_096 : 4_096 * 20] = b"\xff" * (4_096 * 19)
    file.write_bytes(damaged)
    for call in (("figures", "enthusiasm"), ("report", "enthusiasm", "-o", tmp_path / "a.pdf")):
        check_refused(kundenapp(*call, "--file", file), 3, Fault.DAMAGED, file.name)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    "call", [("figures", "enthusiasm"), ("report", "enthusiasm"), ("report", "cards"), ("figures",)]
)
def test_the_help_is_german(kundenapp: Program, call: tuple[str, ...]) -> None:
    outcome = kundenapp(*call, "--help")
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said.startswith("Aufruf: kundenapp ")
    for english in ("usage", "options", "show this", "positional"):
        assert english not in outcome.said
