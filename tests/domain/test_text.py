"""Cleaning what people type, and the keys for order, search and phone numbers."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.text import (
    clean_line,
    clean_text,
    full_stop,
    initials,
    local_phone_key,
    phone_key,
    phone_query,
    search_words,
    sort_key,
)

ANY_TEXT = st.text(st.characters(), max_size=60)  # surrogates and control characters too
LETTERS = st.text(st.characters(categories=["L", "N", "Zs", "P", "M"], exclude_characters="\t"), max_size=30)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Anna \t Köhler\n", "Anna Köhler"),
        ("Anna\r\nKöhler", "Anna Köhler"),
        ("Anna\u2028Köhler\u2029", "Anna Köhler"),
        ("Ko\u0308hler", "Köhler"),
        ("Rechnung\u202efdp.exe", "Rechnungfdp.exe"),
        ("Null\0byte \x07Glocke", "Nullbyte Glocke"),
        ("halb\ud800 und \udfffhalb", "halb und halb"),
        ("\ufeffAnna\u200e", "Anna"),
        ("fest\u00a0verbunden", "fest verbunden"),
        ("👩\u200d🔧 Meisterin", "👩\u200d🔧 Meisterin"),
        (" \t\n ", ""),
        ("", ""),
    ],
)
def test_a_line_is_cleaned(typed: str, clean: str) -> None:
    assert clean_line(typed) == clean


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("eins\r\nzwei\rdrei\u2028vier\x0bfünf\x0csechs\x85sieben", "eins\nzwei\ndrei\nvier\nfünf\nsechs\nsieben"),
        ("\n\n  Einzug bleibt\n\n\tTab bleibt  \n\n", "Einzug bleibt\n\n\tTab bleibt"),
        ("Null\0byte, lone \ud800 surrogate, \u202eturned", "Nullbyte, lone  surrogate, turned"),
        ("Ko\u0308hler", "Köhler"),
        ("\n \n", ""),
    ],
)
def test_a_text_keeps_its_lines(typed: str, clean: str) -> None:
    assert clean_text(typed) == clean


@given(ANY_TEXT)
def test_clean_text_of_any_kind_is_harmless_and_stays_clean(typed: str) -> None:
    line, text = clean_line(typed), clean_text(typed)
    assert clean_line(line) == line
    assert clean_text(text) == text
    for cleaned in (line, text):
        cleaned.encode()  # raises on half a surrogate pair
        assert unicodedata.is_normalized("NFC", cleaned)
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cleaned.replace("\n", "").replace("\t", ""))
        assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert not {"\n", "\t", "  "} & {line[i : i + n] for n in (1, 2) for i in range(len(line))}


# --- order ------------------------------------------------------------------------------------------------------------

TELEPHONE_BOOK = [
    ("Abel", "Zoe"),
    ("Ärmel", "Änne"),
    ("Aesop", "Karl"),
    ("Brandl", "Veit"),
    ("Göbel", "Anna"),
    ("Goethe", "Johann"),
    ("Goldmann", "Ilse"),
    ("Großmann", "Thomas"),
    ("Grossmann", "Ute"),
    ("Łukasz", "Jan"),
    ("Mueller", "Anna"),
    ("Müller", "Anna"),
    ("Müller", "Bernd"),
    ("Mueller", "Curt"),
    ("Müller Lüdenscheid", "Eva"),
    ("Müller-Lüdenscheid", "Fritz"),
    ("Muller", "Anna"),
    ("Österreich", "Xaver"),
    ("Özdemir", "Emre"),
    ("Oskar", "Paul"),
    ("Ostermann", "Willi"),
    ("straße", "lena"),
    ("Strasse", "Moritz"),
    ("Zander", ""),
    ("Žižek", "Slavoj"),
]


def test_names_stand_in_the_order_of_the_telephone_book() -> None:
    shuffled = random.Random(5007).sample(TELEPHONE_BOOK, len(TELEPHONE_BOOK))
    assert sorted(shuffled, key=lambda name: sort_key(*name)) == TELEPHONE_BOOK


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Groß", "Gross"),
        ("GROSS", "gross"),
        ("Ærø", "Aero"),
        ("O'Brien", "O Brien"),
        ("Meyer-Abich", "Meyer  Abich"),
        ("André", "Andre"),
        ("Nguyễn", "Nguyen"),
        ("ﬁx", "fix"),
    ],
)
def test_spellings_that_count_as_equal_are_neighbours(one: str, other: str) -> None:
    assert sort_key(one).split("\t")[0] == sort_key(other).split("\t")[0]


@given(st.lists(st.tuples(LETTERS, LETTERS), max_size=12), st.randoms())
def test_the_order_is_total_and_does_not_waver(names: list[tuple[str, str]], chance: random.Random) -> None:
    cleaned = [(clean_line(last), clean_line(first)) for last, first in names]
    in_order = sorted(cleaned, key=lambda name: sort_key(*name))
    shuffled = chance.sample(cleaned, len(cleaned))
    assert sorted(shuffled, key=lambda name: sort_key(*name)) == in_order
    assert len({sort_key(*name) for name in cleaned}) == len(set(cleaned))


@given(LETTERS, LETTERS)
def test_the_engine_that_compares_bytes_orders_alike(one: str, other: str) -> None:
    first, second = sort_key(clean_line(one)), sort_key(clean_line(other))
    assert (first < second) == (first.encode() < second.encode())


# --- search -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Müller", ["muller"]),
        ("Mueller", ["muller"]),
        ("Muller", ["muller"]),
        ("MÜLLER & Söhne", ["muller", "sohne"]),
        ("Weiß", ["weiss"]),
        ("Weiss", ["weiss"]),
        ("Łukasz Żółć", ["lukasz", "zolc"]),
        ("Bauer", ["baur"]),
        ("O'Brien", ["o", "brien"]),
        ("t.grossmann@baeckerei-grossmann.example", ["t", "grossmann", "backerei", "grossmann", "example"]),
        ("K-1001", ["k", "1001"]),
        ("Иван Йогурт", ["иван", "иогурт"]),
        ("100 % _ so", ["100", "so"]),
        ('"*(NEAR', ["near"]),
        ("東京", ["東京"]),
        ("", []),
        ("—…!", []),
    ],
)
def test_words_are_folded_for_search(text: str, words: list[str]) -> None:
    assert search_words(text) == words


@given(ANY_TEXT)
def test_search_words_hold_letters_and_digits_only(text: str) -> None:
    for word in search_words(text):
        assert word
        assert word.isalnum()


@given(LETTERS)
def test_the_beginning_of_a_word_becomes_the_beginning_of_its_folded_word(text: str) -> None:
    for word in clean_line(text).split():
        whole = search_words(word)
        for end in range(1, len(word) + 1):
            begun = search_words(word[:end])
            assert begun[:-1] == whole[: len(begun) - 1] or not begun
            assert not begun or whole[len(begun) - 1].startswith(begun[-1])


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("+49 (0)221/12 34", "02211234"),
        ("0049 221 1234", "02211234"),
        ("0221-1234", "02211234"),
        ("0221 / 12 34", "02211234"),
        ("+49 0221 1234", "02211234"),
        ("+43 1 514 44", "0043151444"),
        ("0043 1 514 44", "0043151444"),
        ("+49 ( 0 ) 221 1234", "02211234"),
        ("+43 ( 0 ) 1 514 44", "0043151444"),
        ("＋４９ ２２１ １２３４", "02211234"),
        ("(0)421 555", "0421555"),
        (" ( 0 ) 421 / 555", "0421555"),
        ("(0421) 555", "0421555"),
        ("(0)0421 555", "0421555"),
        ("(0)", ""),
        ("0171.555.01.74", "01715550174"),
        ("110", "110"),
        ("", ""),
        ("+", ""),
        ("anonym", ""),
    ],
)
def test_a_phone_number_has_one_key_however_it_is_written(number: str, key: str) -> None:
    assert phone_key(number) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("0221 12", "022112"),
        ("+49 221", "0221"),
        ("(0221) 12-34", "02211234"),
        ("0221 – 12", "022112"),
        ("(0)421 555", "0421555"),
        ("22", None),
        ("+++", None),
        ("28203 Bremen", None),
        ("", None),
        ("²²²", None),
    ],
)
def test_only_what_looks_like_a_number_is_looked_up_as_one(text: str, key: str | None) -> None:
    assert phone_query(text) == key


@given(ANY_TEXT)
def test_any_text_has_a_phone_key_of_digits(text: str) -> None:
    assert all(c.isdigit() for c in phone_key(text))
    query = phone_query(text)
    assert query is None or query.isdigit()


# --- small things -----------------------------------------------------------------------------------------------------


def test_a_sentence_gets_one_full_stop() -> None:
    assert full_stop("Wiedervorlage am 02.12.2027") == "Wiedervorlage am 02.12.2027."
    assert full_stop("Wiedervorlage am Mi, 02.12.") == "Wiedervorlage am Mi, 02.12."


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        (("Anneliese", "Köhler"), "AK"),
        (("Bäckerei Großmann",), "BG"),
        (("Radwerk",), "R"),
        (("ännchen", "über"), "ÄÜ"),
        (("– 3 Räder –",), "3R"),
        (("(Anna)", "„Köhler“"), "AK"),
        (("ß", "ß"), "SS"),
        (("!?",), ""),
        ((), ""),
    ],
)
def test_a_bubble_has_at_most_two_letters(words: tuple[str, ...], letters: str) -> None:
    assert initials(*words) == letters


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("0421 555 14 03", "5551403"),
        ("(0421) 5551403", "5551403"),
        ("0421/555-1403", "5551403"),
        ("+49 421 555 14 03", "5551403"),
        ("+49 (0)421/5551403", "5551403"),
        ("0049 421 5551403", "5551403"),
        ("(0)421 555 1403", "5551403"),
        ("04215551403", ""),
        ("0421 12", ""),
        ("5551403", ""),
        ("+41 44 668 18 00", ""),
        ("", ""),
    ],
)
def test_the_number_without_its_area_code(typed: str, local: str) -> None:
    assert local_phone_key(typed) == local
