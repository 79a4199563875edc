"""How much fits into a field: the single place of truth for form, file and paper."""

from __future__ import annotations

from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _

NAME = 200
PHONE = 40
EMAIL = 254
POSTAL_CODE = 20
TAG = 60
TASK = 500
QUESTION = 200
NOTE = 20_000
LINES_PER_CUSTOMER = 50
"""Phones, e-mails, addresses or tags of one customer."""


def check_length(field: str, text: str, limit: int) -> str:
    """Return `text`, or say how much of it is too much.

    Raises
    ------
    ValidationError
        if `text` has more than `limit` characters.
    """
    if len(text) > limit:
        raise ValidationError(
            field,
            _("Das ist zu lang: {given} Zeichen, möglich sind {limit}. Bitte kürzen, es geht nichts verloren.").format(
                given=grouped(len(text)), limit=grouped(limit)
            ),
        )
    return text


def grouped(number: int) -> str:
    """Return a whole number with German thousands points, for example 20.000."""
    return f"{number:,}".replace(",", ".")
