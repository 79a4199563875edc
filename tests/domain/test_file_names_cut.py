"""Names of files that have to be cut: a letter goes together with all its marks."""

from __future__ import annotations

import pytest

from kundenapp.domain.file_names import MAX_BYTES, safe_file_name

MARKS = "\u0316\u0317\u0318\u0319"  # below the letter; no letter is composed with them


@pytest.mark.parametrize("plain", range(70, 90))
def test_a_cut_takes_no_mark_from_its_letter(plain: int) -> None:
    name = safe_file_name("x" * plain + "a" + MARKS + "z" * 20, ".pdf")
    stem = name.removesuffix(".pdf")
    assert len(name.encode()) <= MAX_BYTES
    assert stem.strip("xz") in ("", f"a{MARKS}")
