"""Text as people type it, and the three keys made from it: for order, for search, for phone numbers."""

from __future__ import annotations

import re
import unicodedata

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")
_WORDS = re.compile(r"[a-z0-9]+")
_VOWEL_PAIRS = re.compile("([aou])e")
_SPECIAL_LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_UMLAUTS_AS_PAIRS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")
_COUNTRY_CODE = re.compile(r"^\s*(?:\+|00)\s*49")
_SHORTEST_LOCAL = 4
_PHONE_LIKE = re.compile(r"[\d\s()+/.\-–]+")


def _is_harmful(character: str) -> bool:
    return character in _BIDI_CONTROLS or unicodedata.category(character) in ("Cc", "Cs")


def clean_line(text: str) -> str:
    """Return `text` as one line: no control or direction characters, single blanks, none at the ends."""
    text = "".join(" " if c in "\t\n\r" else "" if _is_harmful(c) else c for c in _LINE_BREAKS.sub("\n", text))
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def clean_text(text: str) -> str:
    """Return `text` with its line breaks, but without control or direction characters and blank ends."""
    text = _LINE_BREAKS.sub("\n", text)
    text = "".join(c for c in text if c in "\t\n" or not _is_harmful(c))
    return unicodedata.normalize("NFC", text).strip()


def _fold(text: str, umlauts: dict[int, str] | None) -> str:
    text = unicodedata.normalize("NFC", text).casefold()
    if umlauts:
        text = text.translate(umlauts)
    text = unicodedata.normalize("NFKD", text.translate(_SPECIAL_LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


def sort_key(*parts: str) -> str:
    """Return the key that sorts names as a German telephone book does (DIN 5007-2: ä = ae, ß = ss).

    The parts are compared one after the other; capitals, accents and punctuation do not count unless all else is
    equal, in which case the text as written decides, so that the order never wavers.
    """
    folded = (_BLANKS.sub(" ", re.sub(r"[^\w\s]", " ", _fold(part, _UMLAUTS_AS_PAIRS))).strip() for part in parts)
    return "\t".join((*folded, *parts))


def search_words(text: str) -> list[str]:
    """Return the words of `text` as the search knows them.

    Müller, Mueller and Muller become the same word, as do Weiß and Weiss, Łukasz and Lukasz: letters lose their
    marks, and ae, oe, ue lose their e. Both what is stored and what is asked for pass through here.
    """
    folded = _fold(text, None)
    words = re.findall(r"[^\W_]+", folded)
    return [_VOWEL_PAIRS.sub(r"\1", word) for word in words]


def phone_key(number: str) -> str:
    """Return the digits by which a phone number is found: national form, without blanks and signs.

    ``+49 (0)221/12 34``, ``(0)221 1234`` and ``0221-1234`` all give ``02211234``; numbers abroad keep their ``00``.
    """
    number = unicodedata.normalize("NFKC", number).lstrip()
    begins_with_trunk_zero = _TRUNK_ZERO.match(number)
    number = _TRUNK_ZERO.sub("", number)
    digits = re.sub(r"\D", "", number)
    if digits and begins_with_trunk_zero:
        return "0" + digits.lstrip("0")
    if digits and number.startswith("+"):
        digits = "00" + digits
    if digits.startswith("0049"):
        return "0" + digits[4:].lstrip("0")
    return digits


def local_phone_key(number: str) -> str:
    """Return the digits of a German number without its area code, empty where what was typed does not show its end.

    ``0421 555 14 03``, ``(0421) 5551403`` and ``+49 421/555 14 03`` all give ``5551403``: what a caller from the same
    town would say. Numbers of less than four such digits are none.
    """
    if not phone_key(number).startswith("0") or phone_key(number).startswith("00"):
        return ""
    typed = _COUNTRY_CODE.sub("", _TRUNK_ZERO.sub("", unicodedata.normalize("NFKC", number)))
    local = "".join(re.findall(r"\d+", typed)[1:])
    return local if len(local) >= _SHORTEST_LOCAL else ""


def phone_query(text: str) -> str | None:
    """Return the phone key if `text` looks like (the beginning of) a phone number, else None."""
    if not _PHONE_LIKE.fullmatch(text) or sum(c.isdigit() for c in text) < 3:
        return None
    return phone_key(text)


def full_stop(text: str) -> str:
    """Return `text` with a full stop at its end; a day such as "Mi, 02.12." already has one."""
    return text if text.endswith(".") else f"{text}."


def initials(*words: str) -> str:
    """Return the two letters in the bubble of a name: first letters of the first two words that have any."""
    letters = [next((c for c in word if c.isalnum()), "") for word in " ".join(words).split()]
    found = [letter for letter in letters if letter]
    return "".join(found[:2]).upper()[:2]
