"""From what people typed to what the font can print; the only place where a text becomes a paragraph."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from kundenapp.domain import limits
from kundenapp.i18n import _
from kundenapp.reports import fonts, style

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas

    from kundenapp.reports.table_pages import Block

UNPRINTABLE = "□"
_SMALLEST = 7.5
_SEVERAL_FIELDS = 5 * limits.NAME
"""Enough for an address on one line, and still much less than a page."""
_LINE_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_FIXED_SPACES = str.maketrans({"\u2007": "\xa0", "\u202f": "\xa0"})


class Typesetter:
    """Prepares all texts of one document and remembers what it could not print as it was typed.

    Characters without a shape (controls, directions, surrogates) are left out. Characters the font lacks become
    `UNPRINTABLE`. Whatever is longer than its limit is cut, and says so.
    """

    def __init__(self) -> None:
        fonts.register()
        self._has_replaced = False
        self._has_shortened = False

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader should know about the texts so far."""
        notices = []
        if self._has_shortened:
            notices.append(_("Ein langer Text wurde gekürzt."))
        if self._has_replaced:
            notices.append(
                _("Einige Zeichen kann die Schrift nicht drucken; sie stehen als {box}.").format(box=UNPRINTABLE)
            )
        return tuple(notices)

    def line(self, text: str, limit: int = limits.NAME) -> str:
        """Return `text` as one printable line."""
        return self._printable(self._shortened(text, limit)).strip(" ")

    def paragraph(self, text: str, look: ParagraphStyle, limit: int = _SEVERAL_FIELDS) -> Paragraph:
        """Return `text` as one paragraph; it wraps anywhere if a word is wider than the column."""
        return _paragraph(self.line(text, limit), look)

    def paragraphs(self, text: str, look: ParagraphStyle) -> list[Paragraph]:
        """Return one paragraph for each line that was typed; an empty line becomes a gap. None if nothing was typed."""
        paragraphs = []
        gap = 0.0
        for typed in _LINE_BREAKS.split(self._shortened(text, limits.NOTE)):
            line = self._printable(typed).strip(" ")
            if line:
                paragraphs.append(_paragraph(line, style.variant(look, before=gap) if gap else look))
            gap = look.leading / 2 if paragraphs and not line else 0
        return paragraphs

    def cell(self, text: str, look: ParagraphStyle, width: float, lines: int = 6) -> Block:
        """Return `text` ready to be drawn in a column of `width`.

        It is one line if it fits, which is fast, else at most so many `lines`, and what does not fit ends in "…".
        """
        text = self.line(text, _SEVERAL_FIELDS)
        if not text or stringWidth(text, look.fontName, look.fontSize) <= width:
            return _Line(text, look)
        paragraph = _paragraph(text, look)
        if paragraph.wrap(width, 0)[1] <= lines * look.leading:
            return paragraph
        return self.fitted(text, look, width, lines)

    def snug(self, text: str, look: ParagraphStyle, width: float) -> Paragraph:
        """Return a paragraph in which a long word, such as an e-mail address, is set smaller rather than broken."""
        text = self.line(text, _SEVERAL_FIELDS)
        return _paragraph(text, snug_look(text, look, width))

    def fitted(self, text: str, look: ParagraphStyle, width: float, lines: int = 1) -> Paragraph:
        """Return a paragraph that takes at most so many `lines` of `width`; what does not fit ends in "…"."""
        text = self.line(text, _SEVERAL_FIELDS)
        look = snug_look(text, look, width)
        paragraph = _paragraph(text, look)
        while paragraph.wrap(width, 0)[1] > lines * look.leading:
            self._has_shortened = True
            text = text[: -max(2, len(text) // 20)].rstrip(" …") + "…"
            paragraph = _paragraph(text, look)
        return paragraph

    def _shortened(self, text: str, limit: int) -> str:
        if len(text) <= limit:
            return text
        self._has_shortened = True
        return text[:limit].rstrip() + " " + _("… (gekürzt)")

    def _printable(self, text: str) -> str:
        if _plain().fullmatch(text):
            return text
        text = unicodedata.normalize("NFC", text).translate(_FIXED_SPACES)
        return "".join(self._glyph(c) for c in text)

    def _glyph(self, character: str) -> str:
        category = unicodedata.category(character)
        if category in ("Zs", "Zl", "Zp") or character in "\t\n\r\x0b\x0c\x85":
            return character if character == "\xa0" else " "
        if category in ("Cc", "Cf", "Cs") or 0xFE00 <= ord(character) <= 0xFE0F:
            return ""
        if ord(character) in fonts.register():
            return character
        self._has_replaced = True
        return UNPRINTABLE


class _Line:
    """One line of text that fits where it is drawn."""

    __slots__ = ("_look", "_text", "height")

    def __init__(self, text: str, look: ParagraphStyle) -> None:
        self._text, self._look = text, look
        self.height = look.leading if text else 0

    def drawOn(self, canvas: Canvas, x: float, y: float) -> None:  # noqa: N802
        look = self._look
        canvas.setFont(look.fontName, look.fontSize)
        canvas.setFillColor(look.textColor)
        canvas.drawString(x, y + look.leading - look.fontSize, self._text)


def snug_look(text: str, look: ParagraphStyle, width: float) -> ParagraphStyle:
    """Return `look` in the size at which the longest word of `text` fits into `width`, within reason."""
    widest = max(stringWidth(word, look.fontName, look.fontSize) for word in text.split(" "))
    # In quarters of a point, so that few different styles come about.
    size = int(4 * look.fontSize * min(1, 0.99 * width / max(widest, 1))) / 4
    return style.variant(look, size=size) if _SMALLEST <= size < look.fontSize else look


@cache
def _plain() -> re.Pattern[str]:
    """Return the pattern of a text that can be printed as it is; nearly all are, and this is fast."""
    covered = sorted(map(chr, fonts.register()))
    drawn = [c for c in covered if unicodedata.category(c)[0] in "LNPS" and unicodedata.is_normalized("NFC", c)]
    return re.compile(f"[ \xa0{re.escape(''.join(drawn))}]*")


class _Paragraph(Paragraph):
    """A paragraph that breaks its lines once for each width; tables ask again and again."""

    _broken_for = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        # A paragraph that was asked to split and would not, has forgotten its lines.
        if width != self._broken_for or not hasattr(self, "blPara"):
            self._broken_for = width
            return super().wrap(width, height)
        return self.width, self.height


def _paragraph(text: str, look: ParagraphStyle) -> Paragraph:
    """Return a paragraph without letting ReportLab's markup parser see the text."""
    fragment = ParaFrag(
        text=text,
        fontName=look.fontName,
        fontSize=look.fontSize,
        textColor=look.textColor,
        bold=0,
        italic=0,
        rise=0,
        greek=0,
        link=[],
        us_lines=[],
    )
    return _Paragraph("", look, frags=[fragment])
