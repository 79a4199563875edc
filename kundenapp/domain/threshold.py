"""The four thresholds of the categories as people speak of them and type them."""

from __future__ import annotations

import re

from kundenapp.domain.answer import HIGHEST
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.placement import SYMPATHY, parse_step
from kundenapp.domain.text import clean_line
from kundenapp.i18n import _


def threshold_word(name: str) -> str:
    """Return what somebody is from or up to the threshold `name`: "gern" gesehen, "begeistert"."""
    return {
        "glad_from": _("gern"),
        "reluctant_to": _("ungern"),
        "delighted_from": _("begeistert"),
        "disappointed_to": _("enttäuscht"),
    }[name]


def parse_threshold(text: str, name: str) -> float:
    """Return a threshold that was typed, a whole number where it is one of the answers.

    Raises
    ------
    ValidationError
        if it is no number of its scale.
    """
    if name in ("delighted_from", "disappointed_to"):
        return _parsed_answer(text, name)
    value = parse_step(text, SYMPATHY, name)
    if value is None:
        raise ValidationError(name, _("Hier fehlt die Zahl. Möglich ist {scale}.").format(scale=SYMPATHY.label))
    return value


def _parsed_answer(text: str, name: str) -> int:
    found = re.fullmatch(r"\d{1,2}", clean_line(text), re.ASCII)
    if found is None or int(found[0]) > HIGHEST:
        raise ValidationError(name, _("Bitte eine ganze Zahl von 0 bis 10, zum Beispiel 9."))
    return int(found[0])
