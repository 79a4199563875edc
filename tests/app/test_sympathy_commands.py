"""The Sympathiematrix from the command line: figures as JSON and the sheet."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from kundenapp.domain.openness import Openness
from kundenapp.store.opening import open_store
from tests.app.command_line import text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kundenapp.store.opening import Places
    from tests.app.command_line import Program
    from tests.app.conftest import Outcome


def test_figures_are_json_and_nothing_else(kundenapp: Program, file: Path) -> None:
    outcome = kundenapp("figures", "sympathy", "--file", file)
    assert (outcome.code, outcome.complained) == (0, "")
    told = json.loads(outcome.said)
    assert told["customers"]["total"] == 48
    assert told["customers"]["hidden"] > 0
    assert outcome.said == kundenapp("figures", "sympathy", "--file", file).said


def test_figures_in_utf8_whatever_the_terminal(process: Callable[..., Outcome], file: Path) -> None:
    outcome = process("figures", "sympathy", "--file", file, PYTHONIOENCODING="ascii")
    assert outcome.code == 0
    assert json.loads(outcome.said)["quadrants"]["clarify"]["name"] == "Klärfeld"


def test_whoever_asks_sees_what_the_window_would_show(kundenapp: Program, file: Path) -> None:
    hidden = [
        json.loads(kundenapp("figures", "sympathy", "--file", file, *who).said)["customers"]["hidden"]
        for who in ((), ("--as", "sabine lindner"))
    ]
    assert hidden[0] > hidden[1]
    outcome = kundenapp("figures", "sympathy", "--file", file, "--as", "Nemo <b>")
    assert (outcome.code, outcome.said) == (4, "")
    assert outcome.complained == "„Nemo <b>“ gehört nicht zum Team.\n"


def test_every_wish_is_heard(kundenapp: Program, file: Path) -> None:
    wishes = ["--status", "kunde", "--status", "partner", "--tag", "LASTENRAD", "--search", "lindner", "--due"]
    wishes += ["--category", "traumkunde", "--category", "widerspruch"]
    outcome = kundenapp("figures", "sympathy", "--file", file, *wishes)
    assert (outcome.code, outcome.complained) == (0, "")
    assert json.loads(outcome.said)["filter"] == {
        "statuses": ["customer", "partner"],
        "categories": ["dream", "contradiction"],
        "tag": "Lastenrad",
        "search": "lindner",
        "due": True,
    }


def test_the_sheet_of_the_team_and_of_one(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "Blatt.pdf"
    outcome = kundenapp("report", "sympathy", "--file", file, "-o", output)
    assert (outcome.code, outcome.complained) == (0, "")
    assert outcome.said == f"Der Bericht liegt in {output}\n"
    assert "Sympathiematrix: das Team" in text_of(output)
    call = ("report", "sympathy", "--file", file, "-o", output, "--employee", "sabine lindner")
    assert kundenapp(*call, "--as", "Sabine Lindner", "--status", "kunde").code == 0
    text = text_of(output)
    assert "Sympathiematrix: Sabine Lindner" in text
    assert "Status: Kunde ·" in text
    assert kundenapp(*call).code == 0  # nobody has placed anybody, so nobody else's opinion is shown
    assert "0 von 48 auf dem Blatt" in text_of(output)


def test_a_sheet_that_may_not_be_seen(kundenapp: Program, file: Path, tmp_path: Path, places: Places) -> None:
    with closing(open_store(file, places)) as store:
        store.sympathy_settings.set_openness(Openness.HIDDEN)
    output = tmp_path / "Blatt.pdf"
    call = ("report", "sympathy", "--file", file, "-o", output, "--employee", "Sabine Lindner")
    outcome = kundenapp(*call, "--as", "Mira Petersen")
    assert (outcome.code, outcome.said) == (2, "")
    assert outcome.complained.startswith("Einzelne Einschätzungen sind in Ihrem Betrieb verdeckt.")
    assert not output.exists()
    assert kundenapp(*call, "--as", "Sabine Lindner").code == 0
    outcome = kundenapp("report", "sympathy", "--file", file, "-o", output, "--employee", "Nemo")
    assert (outcome.code, outcome.complained) == (4, "„Nemo“ gehört nicht zum Team.\n")


def test_the_sheet_of_somebody_who_has_left(kundenapp: Program, file: Path, tmp_path: Path, places: Places) -> None:
    with closing(open_store(file, places)) as store:
        mira = next(one.id for one in store.employees.active() if one.name == "Mira Petersen")
        store.employees.leave(mira or 0, store.today(), follow_ups_to=None, customers_to=None)
    output = tmp_path / "Blatt.pdf"
    call = ("report", "sympathy", "--file", file, "-o", output)
    outcome = kundenapp(*call, "--employee", "Mira Petersen", "--as", "Sabine Lindner")
    assert (outcome.code, outcome.said) == (4, "")
    assert outcome.complained.startswith("Mira Petersen gehört nicht mehr zum Team.")
    assert kundenapp(*call, "--as", "Mira Petersen").complained == "„Mira Petersen“ gehört nicht zum Team.\n"
    assert not output.exists()
    with closing(open_store(file, places)) as store:
        store.employees.create("Mira Petersen")
    outcome = kundenapp(*call, "--employee", "Mira Petersen", "--as", "Sabine Lindner")
    assert outcome.code == 0, "somebody new is called the same"


def test_the_report_for_ourselves_says_what_whoever_asks_may_see(
    kundenapp: Program, file: Path, tmp_path: Path
) -> None:
    output = tmp_path / "Bericht.pdf"
    call = ("report", "customers", "--file", file, "--kind", "intern", "--search", "Ahlefeld", "-o", output)
    value = "Sympathie 4,3 aus 2 Einschätzungen"
    assert kundenapp(*call).code == 0
    assert "Einschätzung des Teams" in text_of(output)
    assert value not in text_of(output)
    assert kundenapp(*call, "--as", "sabine lindner").code == 0
    assert value in text_of(output)
    assert kundenapp(*call, "--as", "Aushilfe").code == 0
    assert value not in text_of(output)


def test_a_wrong_call(kundenapp: Program, file: Path) -> None:
    outcome = kundenapp("figures", "sympathy", "--file", file, "--status", "koenig")
    assert (outcome.code, outcome.said) == (2, "")
    assert "--status: „koenig“ gibt es nicht, möglich ist" in outcome.complained
    outcome = kundenapp("figures", "sympathy", "--file", file, "--tag", "Gibt es nicht")
    assert (outcome.code, outcome.complained) == (4, "Das Schlagwort „Gibt es nicht“ hat kein Kunde.\n")
