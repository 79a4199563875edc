"""The one question as the shop asks it, and its words of thanks."""

from __future__ import annotations

from kundenapp.domain import limits
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _


def default_question() -> str:
    """Return the question in its usual words."""
    return _("Wie wahrscheinlich ist es, dass Sie uns einem Freund weiterempfehlen?")


def default_thanks() -> str:
    """Return what is said to whoever has answered."""
    return _("Danke für Ihre Antwort. Sie hilft uns, besser zu werden.")


def checked_question(text: str) -> str:
    """Return the question as it is kept.

    Raises
    ------
    ValidationError
        if there are no words, or too many.
    """
    return _checked("question", text, _("Die Frage hat noch keine Worte. Leeren Sie das Feld nicht ganz."))


def checked_thanks(text: str) -> str:
    """Return the thanks as they are kept; errors as in `checked_question`."""
    return _checked("thanks", text, _("Der Dank hat noch keine Worte. Ein kurzer Satz genügt."))


def _checked(field: str, text: str, missing: str) -> str:
    text = limits.check_length(field, clean_line(text), limits.QUESTION)
    if not text:
        raise ValidationError(field, missing)
    return text
