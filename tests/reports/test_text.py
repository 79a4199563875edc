"""What people type, and what of it reaches the paper."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import paraparser

from kundenapp.domain import limits
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.reports import fonts, style
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from reportlab.platypus.paragraph import Paragraph

REPORTS = Path(fonts.__file__).parent


def _plain(paragraph: Paragraph) -> str:
    return "".join(fragment.text for fragment in paragraph.frags)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Müller & Söhne <info@x.de>", "Müller & Söhne <info@x.de>"),
        ("Nguyễn Thị Hồng", "Nguyễn Thị Hồng"),
        ("Gro\u0308ße", "Größe"),
        ("a\0b\x07c\x1bd", "abcd"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("\u202eturned\u202c", "turned"),
        ("soft\xadhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("72\u202f% und 5\xa0€", "72\xa0% und 5\xa0€"),
        ("thin\u2009space\ttab\nline", "thin space tab line"),
        ("  edges  ", "edges"),
    ],
)
def test_characters_without_a_shape_are_left_out(typed: str, printed: str) -> None:
    text = Typesetter()
    assert text.line(typed) == printed
    assert text.notices == ()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("Danke 😀", "Danke □"), ("❤\ufe0f", "□"), ("東京", "□□"), ("مرحبا", "□□□□□"), ("\ue000", "□"), ("\ufffd", "□")],
)
def test_characters_the_font_lacks_become_boxes_and_are_reported(typed: str, printed: str) -> None:
    text = Typesetter()
    assert text.line(typed) == printed
    assert text.notices == ("Einige Zeichen kann die Schrift nicht drucken; sie stehen als □.",)


def test_a_text_of_the_limit_is_printed_whole_one_more_is_cut() -> None:
    whole, text = Typesetter(), Typesetter()
    assert whole.line("x" * limits.NAME) == "x" * limits.NAME
    assert _plain(whole.paragraphs("x" * limits.NOTE, style.BODY)[0]) == "x" * limits.NOTE
    assert whole.notices == ()
    cut = _plain(text.paragraphs("x" * (limits.NOTE + 1), style.BODY)[0])
    assert cut == "x" * limits.NOTE + " … (gekürzt)"
    assert text.notices == ("Ein langer Text wurde gekürzt.",)


def test_lines_become_paragraphs_and_empty_lines_gaps() -> None:
    paragraphs = Typesetter().paragraphs("\n\n eins\r\nzwei\n\n\n  \ndrei\u2028vier\n", style.BODY)
    assert [_plain(p) for p in paragraphs] == ["eins", "zwei", "drei", "vier"]
    assert [p.getSpaceBefore() > 0 for p in paragraphs] == [False, False, True, False]
    assert Typesetter().paragraphs(" \n\t\n", style.BODY) == []


def test_a_word_without_end_wraps() -> None:
    paragraph = Typesetter().paragraph("x" * 500, style.BODY)
    width, height = paragraph.wrap(200, 1000)
    assert width <= 200
    assert height > 10 * style.BODY.leading


def test_fitted_takes_no_more_lines_than_allowed() -> None:
    whole, text = Typesetter(), Typesetter()
    assert _plain(whole.fitted("Radwerk", style.BODY, 100)) == "Radwerk"
    assert whole.notices == ()
    cut = text.fitted("Donaudampfschifffahrt " * 9, style.BODY, 100, lines=2)
    assert cut.wrap(100, 0)[1] == 2 * style.BODY.leading
    assert _plain(cut).endswith("…")
    assert text.notices == ("Ein langer Text wurde gekürzt.",)


@pytest.mark.parametrize("width", [1, 5, 50])
def test_fitted_ends_even_where_nothing_fits(width: float) -> None:
    assert _plain(Typesetter().fitted("W" * 200, style.TITLE, width)).endswith("…")


def test_snug_sets_a_long_address_smaller_instead_of_breaking_it() -> None:
    text = Typesetter()
    address = "t.grossmann@baeckerei-grossmann.example"
    snug = text.snug(address, style.BODY, 170)
    assert snug.wrap(170, 0)[1] == style.BODY.leading
    assert 7.5 <= snug.frags[0].fontSize < style.BODY.fontSize
    assert text.snug("kurz", style.BODY, 170).style is style.BODY


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_set_and_is_printable(typed: str) -> None:
    text = Typesetter()
    covered = fonts.register()
    for paragraph in (*text.paragraphs(typed, style.BODY), text.paragraph(typed, style.BODY)):
        assert {ord(c) for c in _plain(paragraph)} <= covered
        paragraph.wrap(150, 1000)


def test_the_markup_parser_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("customer text was parsed as markup")

    monkeypatch.setattr(paraparser.ParaParser, "parse", refuse)
    text = Typesetter()
    for typed in ("<b>Müller", '<img src="/etc/passwd"/>', "&amp;"):
        assert _plain(text.paragraph(typed, style.BODY)) == typed


def test_paragraphs_are_made_in_one_place_only() -> None:
    for path in REPORTS.glob("*.py"):
        called = {
            getattr(node.func, "id", getattr(node.func, "attr", ""))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        }
        if path.name != "text.py":
            assert not called & {"Paragraph", "XPreformatted", "Preformatted"}, path.name


def test_a_paragraph_breaks_its_lines_once_for_each_width() -> None:
    paragraph = Typesetter().paragraph("eins zwei drei " * 40, style.BODY)
    wide, narrow = paragraph.wrap(400, 1000), paragraph.wrap(100, 1000)
    assert narrow[1] > wide[1]
    assert paragraph.wrap(400, 1000) == wide
    assert paragraph.split(400, 5) == []
    assert paragraph.wrap(400, 1000) == wide


def test_missing_or_damaged_fonts_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FaultError) as caught:
        fonts.register(tmp_path)
    assert caught.value.fault is Fault.FONT_MISSING
    for name in (fonts.REGULAR, fonts.MEDIUM, fonts.SEMIBOLD, fonts.BOLD):
        (tmp_path / f"{name}.ttf").write_bytes(b"not a font")
    with pytest.raises(FaultError) as caught:
        fonts.register(tmp_path)
    assert caught.value.fault is Fault.FONT_MISSING
