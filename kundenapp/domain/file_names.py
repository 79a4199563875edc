"""Names of files made from names of customers: safe on every system, still readable."""

from __future__ import annotations

import re
import unicodedata

MAX_BYTES = 90
"""Ext4 and NTFS take 255, but encrypted folders take 143, and a path in Windows has to stay below 260 as a whole."""

_NAMELESS = "Datei"
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\.|$)", re.IGNORECASE)


def safe_file_name(text: str, suffix: str) -> str:
    """Return a plain file name made from `text` and ending in `suffix`, at most `MAX_BYTES` long in UTF-8.

    ``Bäckerei Großmann`` and ``.pdf`` give ``Bäckerei-Großmann.pdf``. Letters and digits of all scripts stay, what
    lies between them becomes one hyphen. No text leads out of a folder, hides its ending, means a device in Windows
    or reads like an option on a command line. A name that came from here comes out unchanged.

    `suffix` is a constant of the program, never shortened; it may carry more than the ending (``_2026-11-23.pdf``).
    """
    text = unicodedata.normalize("NFC", "".join(c for c in text if not _is_invisible(c))).removesuffix(suffix)
    stem = _without_edges("".join(c if _is_plain(c) else " " for c in text)) or _NAMELESS
    if _RESERVED.match(unicodedata.normalize("NFKC", stem + suffix)):
        stem = f"_{stem}"
    return _without_edges(_first_bytes(stem, MAX_BYTES - len(suffix.encode()))) + suffix


def _is_plain(character: str) -> bool:
    return character.isalnum() or _is_mark(character) or character in "-_."


def _is_mark(character: str) -> bool:
    """Whether a character sits on the letter before it."""
    return unicodedata.category(character).startswith("M")


def _is_invisible(character: str) -> bool:
    """Whether a character takes no room; those that break lines or words are not meant."""
    return unicodedata.category(character) in ("Cf", "Cs") or character == "\0"


def _without_edges(stem: str) -> str:
    """Return the name with single hyphens for gaps, neither hidden (dot in front) nor ending in what Windows drops."""
    stem = re.sub(r"\.+", ".", re.sub(r"[\s-]+", "-", stem)).rstrip("-._")
    first = next((n for n, c in enumerate(stem) if c not in "-." and not _is_mark(c)), len(stem))
    return stem[first:]


def _first_bytes(stem: str, room: int) -> str:
    """Return the beginning that fits into `room` bytes and takes no mark away from its letter."""
    kept = stem.encode()[:room].decode(errors="ignore")
    if _is_mark(stem[len(kept) :][:1] or "."):
        while kept and _is_mark(kept[-1]):
            kept = kept[:-1]
        kept = kept[:-1]
    return kept
