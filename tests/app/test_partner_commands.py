"""The Partnervereinbarung from the command line."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kundenapp.store.opening import open_store
from tests.app.command_line import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.opening import Places
    from tests.app.command_line import Program


def test_the_sheet_for_both_to_sign(kundenapp: Program, file: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    outcome = kundenapp("report", "partner", "--file", file, "--customer", "K-1001", "-o", output)
    assert (outcome.code, outcome.complained) == (0, "")
    words = text_of(output)
    assert "Unsere Partnerschaft" in words
    assert words.count("Ort, Datum") == 2


def test_nobody_and_whose_data_are_only_kept(kundenapp: Program, file: Path, places: Places, tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    assert kundenapp("report", "partner", "--file", file, "--customer", "K-9999", "-o", output).code == 4
    with closing(open_store(file, places)) as store:
        store.customers.restrict(store.customers.by_number("K-1001").id or 0)
    outcome = kundenapp("report", "partner", "--file", file, "--customer", "K-1001", "-o", output)
    assert outcome.code == 1
    assert "dürfen nur aufbewahrt werden" in outcome.complained
    assert not output.exists()
