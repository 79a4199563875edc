"""The four weights of Lato, embedded into every document, so that paper looks like the screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontpkg_lato import ROOT
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from kundenapp.domain.faults import Fault, FaultError

REGULAR, MEDIUM, SEMIBOLD, BOLD = "Lato-Regular", "Lato-Medium", "Lato-SemiBold", "Lato-Bold"
CAP_HEIGHT = 0.72
"""Height of a capital letter in relation to the font size; text is centred in a shape by it."""


@cache
def register(folder: Path = Path(ROOT) / "files") -> frozenset[int]:
    """Make the fonts known to ReportLab, once, and return the code points that all of them can print.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if a font is not there or damaged.
    """
    try:
        fonts = [TTFont(name, str(folder / f"{name}.ttf")) for name in (REGULAR, MEDIUM, SEMIBOLD, BOLD)]
    except (OSError, TTFError) as error:
        raise FaultError(Fault.FONT_MISSING) from error
    for font in fonts:
        registerFont(font)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))
