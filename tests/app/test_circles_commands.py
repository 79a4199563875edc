"""The Schnittmenge from the command line: figures as JSON and the sheet."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from kundenapp.store.opening import open_store
from tests.app.command_line import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.opening import Places
    from tests.app.command_line import Program


def test_figures_are_json_and_nothing_else(kundenapp: Program, file: Path) -> None:
    outcome = kundenapp("figures", "overlap", "--file", file, "--customer", "K-1001")
    assert (outcome.code, outcome.complained) == (0, "")
    told = json.loads(outcome.said)
    assert told["customer"] == "K-1001"
    assert told["overlap"]["statements"] == 30
    assert outcome.said == kundenapp("figures", "overlap", "--file", file, "--customer", "K-1001").said


def test_the_sheet(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    outcome = kundenapp("report", "circles", "--file", file, "--customer", "K-1001", "-o", output)
    assert (outcome.code, outcome.complained) == (0, "")
    assert "Schnittmenge mit Bäckerei Großmann" in text_of(output)


def test_a_brand_is_known_by_its_name(kundenapp: Program, file: Path, places: Places) -> None:
    with closing(open_store(file, places)) as store:
        brand = store.brands.add("Rad & Tat")
        for statement in store.statements.active():
            store.statements.set_weight(statement.id or 0, 0, brand.id)
    command = ("figures", "overlap", "--file", file, "--customer", "K-1001", "--brand")
    told = json.loads(kundenapp(*command, "RAD & tat").said)
    assert (told["brand"], told["overlap"]["ours"]) == ("Rad & Tat", 0)
    outcome = kundenapp(*command, "<b>Nix</b>")
    assert (outcome.code, outcome.said) == (4, "")
    assert outcome.complained == "Eine Marke „<b>Nix</b>“ gibt es hier nicht.\n"


def test_nobody_and_whose_data_are_only_kept(kundenapp: Program, file: Path, places: Places) -> None:
    outcome = kundenapp("figures", "overlap", "--file", file, "--customer", "K-9999")
    assert (outcome.code, outcome.said) == (4, "")
    with closing(open_store(file, places)) as store:
        store.customers.restrict(store.customers.by_number("K-1001").id or 0)
    outcome = kundenapp("figures", "overlap", "--file", file, "--customer", "K-1001")
    assert outcome.code == 1
    assert "dürfen nur aufbewahrt werden" in outcome.complained
