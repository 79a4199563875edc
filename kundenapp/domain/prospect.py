"""Somebody new of whom only a name is known."""

from __future__ import annotations

from kundenapp.domain.customer import Customer, CustomerKind
from kundenapp.domain.text import clean_line

_LEGAL_FORMS = frozenset(
    (
        *(
            "gmbh",
            "ggmbh",
            "mbh",
            "ag",
            "se",
            "kg",
            "kgaa",
            "ohg",
            "gbr",
            "ug",
            "ek",
            "e.k.",
            "ev",
            "e.v.",
            "eg",
            "e.g.",
        ),
        *("partg", "partgmbb", "ltd", "ltd.", "inc", "inc.", "co.", "stiftung"),
    )
)


def prospect_named(name: str) -> Customer:
    """Return a new prospect of whom only a name is known.

    With a legal form in it (GmbH, e. K., KG ...) the name is a company's; else its last word is the last name.
    """
    name = clean_line(name)
    words = name.casefold().replace("e. ", "e.").split()
    if len(words) > 1 and not _LEGAL_FORMS.isdisjoint(words[1:]):
        return Customer(kind=CustomerKind.COMPANY, company=name)
    first_name, _blank, last_name = name.rpartition(" ")
    return Customer(first_name=first_name, last_name=last_name)
