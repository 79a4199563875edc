"""Words on screen and paper: standard gettext, no Qt, German in the source.

Every visible text passes through `_` or `ngettext` where it is used, never at import time, so that a change of
language reaches it. Values are filled in afterwards with ``str.format``, so that a catalogue may reorder them.
"""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DOMAIN = "kundenapp"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def _(text: str) -> str:
    """Return `text` in the language of the user interface."""
    return _catalogue.gettext(text)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of a text that fits `number`."""
    return _catalogue.ngettext(singular, plural, number)


def use_language(language: str, directory: Path) -> None:
    """Speak `language` ("de", "en") from now on; a language without a catalogue falls back to German."""
    global _catalogue
    _catalogue = gettext.translation(_DOMAIN, str(directory), languages=[language], fallback=True)
