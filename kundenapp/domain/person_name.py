"""A person's name with all its parts, for customers and contact persons alike."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Protocol

from kundenapp.i18n import _

_SPOKEN_TITLES = re.compile(r"\b(?:(Professorin|Professor|Prof)|(Doktor|Dr))\b", re.IGNORECASE)


class Salutation(StrEnum):
    """Anrede."""

    NONE = "none"
    MS = "ms"
    MR = "mr"
    FAMILY = "family"
    COMPANY = "company"
    FREE = "free"

    @property
    def label(self) -> str:
        """The word in the form; for all but NONE and FREE also the one before a name."""
        return {
            "none": _("ohne Anrede"),
            "ms": _("Frau"),
            "mr": _("Herr"),
            "family": _("Familie"),
            "company": _("Firma"),
            "free": _("andere …"),
        }[self.value]


class Named(Protocol):
    """Whoever has a name in parts; texts that are not known are empty."""

    @property
    def salutation(self) -> Salutation: ...  # noqa: D102
    @property
    def salutation_text(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def first_name(self) -> str: ...  # noqa: D102
    @property
    def name_prefix(self) -> str: ...  # noqa: D102
    @property
    def last_name(self) -> str: ...  # noqa: D102


def person_name(named: Named) -> str:
    """Return title, first name, prefix and last name, as far as known."""
    return " ".join(part for part in (named.title, named.first_name, named.name_prefix, named.last_name) if part)


def salutation_before_name(named: Named) -> str:
    """Return the word before the name in lists and headings: Frau, Herr, Familie, what was typed, or nothing."""
    if named.salutation is Salutation.FREE:
        return named.salutation_text
    return "" if named.salutation is Salutation.NONE else named.salutation.label


def called(named: Named) -> str:
    """Return how one speaks of a person: Dr. Anneliese Köhler, Herr Brandl, Familie Özdemir.

    With a first name the salutation is left out, except for a family.
    """
    name = person_name(named)
    is_short = named.salutation is Salutation.FAMILY or not named.first_name
    if named.last_name and is_short:
        name = f"{salutation_before_name(named)} {name}".strip()
    return name


def spoken_title(title: str) -> str:
    """Return what of a title belongs into a greeting: professor and doctor, each once, and no further degree.

    Examples: ``Prof. Dr. med. dent.`` gives ``Prof. Dr.``, ``Dr. h. c.`` gives ``Dr.``, ``Dipl.-Kfm.`` nothing.
    """
    found = list(_SPOKEN_TITLES.finditer(title))
    professor = next((match[1] for match in found if match[1]), "")
    words = [professor if len(professor) > len("Prof") else "Prof."] if professor else []
    return " ".join([*words, "Dr."] if any(match[2] for match in found) else words)
