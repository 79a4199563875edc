from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kundenapp.domain.file_names import MAX_BYTES, safe_file_name

_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bäckerei Großmann", "Bäckerei-Großmann.pdf"),
        ("Kundenbericht_Bäckerei Großmann", "Kundenbericht_Bäckerei-Großmann.pdf"),
        ("Dr. Anneliese Köhler", "Dr.-Anneliese-Köhler.pdf"),
        ("Müller & Söhne GmbH", "Müller-Söhne-GmbH.pdf"),
        ("Müller. ", "Müller.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        (r"..\..\windows\system32", "windows-system32.pdf"),
        (r"\\server\share", "server-share.pdf"),
        ("C:\\Kunden", "C-Kunden.pdf"),
        ("a:b", "a-b.pdf"),
        ("CON", "_CON.pdf"),
        ("nul.txt", "_nul.txt.pdf"),
        ("LPT¹", "_LPT¹.pdf"),
        ("com7", "_com7.pdf"),
        ("Konrad", "Konrad.pdf"),
        ("COM10", "COM10.pdf"),
        ("Rechnung\u202efdp.exe", "Rechnungfdp.exe.pdf"),
        ("-rf", "rf.pdf"),
        ("~root", "root.pdf"),
        (".ssh", "ssh.pdf"),
        ("a\0b", "ab.pdf"),
        ("lone \ud800 surrogate", "lone-surrogate.pdf"),
        ("Zeile\neins", "Zeile-eins.pdf"),
        ("", "Datei.pdf"),
        ("...", "Datei.pdf"),
        ("???", "Datei.pdf"),
        ("😀", "Datei.pdf"),
        ("Иван Петров", "Иван-Петров.pdf"),
        ("Nguyễn Thị", "Nguyễn-Thị.pdf"),
        ("Gro\u0308ßmann", "Größmann.pdf"),
    ],
)
def test_names_become_plain_and_stay_readable(text: str, expected: str) -> None:
    assert safe_file_name(text, ".pdf") == expected


@pytest.mark.parametrize("text", ["x" * 500, "ä" * 300, "日" * 200, "a\u0300\u0301" * 100, "😀" * 100 + "ä" * 90])
def test_long_names_are_cut_between_characters(text: str) -> None:
    name = safe_file_name(text, "_2026-11-23.pdf")
    assert name.endswith("_2026-11-23.pdf")
    assert MAX_BYTES - 4 <= len(name.encode()) <= MAX_BYTES
    assert unicodedata.normalize("NFC", text).startswith(("😀", name.removesuffix("_2026-11-23.pdf")))


def test_a_cut_leaves_no_letter_without_its_mark() -> None:
    for length in range(60, 90):
        stem = safe_file_name("x" * length + "q\u0307" * 40, ".pdf").removesuffix(".pdf")
        assert re.fullmatch("x+(q\u0307)*", stem)


def _is_one_plain_name(name: str) -> bool:
    folder = Path("/srv/Berichte")
    windows = PureWindowsPath("C:/Berichte")
    device = unicodedata.normalize("NFKC", name.partition(".")[0]).upper()
    return (
        (folder / name).resolve().parent == folder
        and (windows / name).parent == windows
        and (windows / name).name == name
        and device not in _DEVICES
        and len(name.encode()) <= MAX_BYTES
        and name[0] not in "-.~ "
        and name[-1] not in ". "
        and not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs") for c in name)
    )


_NASTY = st.text(st.sampled_from("./\\:*?\"<>| -_~%$'\0\n\u202e\u200d\ud800\u0307¹²CONLPTauxnuläß日😀"), max_size=40)


@settings(max_examples=3000, deadline=None)
@given(st.one_of(st.text(max_size=120), _NASTY), st.sampled_from([".pdf", ".csv", "_2026-11-23.pdf", ""]))
@example("NUL", "")
@example("nul.", ".pdf")
@example("a.pdf.pdf", ".pdf")
@example("\u0307x", ".pdf")
@example("con." + "x" * 100, ".pdf")
def test_any_text_stays_one_plain_name_inside_the_folder(text: str, suffix: str) -> None:
    name = safe_file_name(text, suffix)
    assert _is_one_plain_name(name)
    assert name.endswith(suffix)
    assert safe_file_name(name, suffix) == name
