"""The PDF being made: parts one after the other on one canvas, each with page numbers of its own."""

from __future__ import annotations

import io
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from kundenapp import __version__
from kundenapp.i18n import _
from kundenapp.reports import fonts, style
from kundenapp.reports.layout import About, Page, page_number_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlab.platypus.flowables import Flowable

# No document ever loads anything from anywhere; this holds even for a picture that somebody adds one day.
rl_config.trustedSchemes = []
rl_config.trustedHosts = None
# Text wrapping of binary data, from the time when mail knew only letters: a fifth more bytes for nothing.
rl_config.useA85 = 0

# ReportLab keeps the glyphs of a document with the font: one document at a time.
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Part:
    """A story that begins on a page of its own, and the pages it is told on: the first, and all others."""

    story: Sequence[Flowable]
    first: Page
    later: Page | None = None


@contextmanager
def open_document(about: About, check: Callable[[], object] | None = None) -> Iterator[Document]:
    """Make a document inside the block, at its end `Document.finished` gives the bytes.

    `check` is called before each page; what it raises gives the document up.
    """
    fonts.register()
    with _one_at_a_time:
        yield Document(about, check or _go_on)


def _go_on() -> None:
    pass


class Document:
    """One PDF. Made by `open_document`."""

    def __init__(self, about: About, check: Callable[[], object]) -> None:
        self._about, self._check = about, check
        self._target = io.BytesIO()
        options: dict[str, Any] = {"invariant": 1, "pageCompression": 1, "lang": "de-DE"}
        self.canvas = _ThriftyCanvas(
            self._target, pagesize=style.PORTRAIT, initialFontName=cast("Any", fonts.REGULAR), **options
        )
        self._describe()
        self._first_page_of_part = 1

    def _describe(self) -> None:
        """Write the day of the report into the document instead of the moment it was drawn."""
        about, day = self._about, self._about.created_on
        self.canvas.setAuthor(about.author)
        self.canvas.setTitle(about.title)
        self.canvas.setSubject(about.subject)
        self.canvas.setCreator(f"Kundenapp {__version__}")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        stamp = f"D:{day.year:04d}{day.month:02d}{day.day:02d}"
        self.canvas.setDateFormatter(lambda *_moment: stamp)

    @property
    def page_number(self) -> int:
        """The number of the page being drawn, counted from the first page of the document."""
        return int(self.canvas.getPageNumber())

    def begin_page(self, page: Page) -> None:
        """Draw what stands around the content of a page; for parts that are drawn without a story."""
        self._check()
        self.canvas.setPageSize(page.size)
        self.canvas.saveState()
        page.furniture(self.canvas)
        self.canvas.restoreState()

    def end_page(self) -> None:
        """Close the page that was begun."""
        self.canvas.showPage()

    def end_part(self) -> None:
        """Fill the places left for "Seite 1 von 2" on the pages since the last part."""
        first, following = self._first_page_of_part, self.page_number
        for number in range(first, following):
            self._write_page_number(number, number - first + 1, following - first)
        self._first_page_of_part = following

    def _write_page_number(self, page: int, number: int, total: int) -> None:
        canvas = self.canvas
        canvas.beginForm(page_number_form(page), *_NUMBER_BOX)
        canvas.setFont(fonts.REGULAR, 8)
        canvas.setFillColor(style.TEXT3)
        canvas.drawRightString(0, 0, _("Seite {number} von {total}").format(number=number, total=total))
        canvas.endForm()

    def add(self, part: Part, *, is_end: bool = True) -> None:
        """Add a part; its pages are numbered from 1, together with those that follow until a part is the end."""
        first = part.first
        template: Any = BaseDocTemplate(
            self._target,
            pagesize=first.size,
            pageTemplates=[self._template("first", first), self._template("later", part.later or first)],
            title=self._about.title,
            author=self._about.author,
            subject=self._about.subject,
            creator=f"Kundenapp {__version__}",
            initialFontName=fonts.REGULAR,
        )
        template._doSave = 0  # noqa: SLF001  # the way ReportLab offers for more than one story in a document
        template.build(list(part.story), canvasmaker=lambda *_arguments, **_options: self.canvas)
        if is_end:
            self.end_part()

    def _template(self, name: str, page: Page) -> PageTemplate:
        frame = Frame(
            page.left,
            page.bottom,
            page.width,
            page.height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )

        def draw(canvas: Canvas, _document: BaseDocTemplate) -> None:
            self._check()
            canvas.saveState()
            page.furniture(canvas)
            canvas.restoreState()

        return PageTemplate(name, [frame], onPage=draw, autoNextPageTemplate="later")

    def add_blank_page(self) -> None:
        """Leave one page empty."""
        self.canvas.showPage()
        self._first_page_of_part = self.page_number

    def bookmark(self, title: str) -> None:
        """Let the outline of the document lead to the page that comes next."""
        key = f"part-{self.page_number}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(title, key)
        self.canvas.showOutline()

    def finished(self) -> bytes:
        """Close the document and return it."""
        self._check()
        self.canvas.save()
        self.canvas.forget()
        return self._target.getvalue()


_NUMBER_BOX = (-220, -22, 0, 22)
"""The room for a page number left of the place where it ends, in points."""


class _ThriftyCanvas(Canvas):
    """Compresses each page as soon as it is drawn, so that many pages take little memory."""

    def showPage(self) -> None:  # noqa: N802
        super().showPage()
        page = cast("Any", self)._doc.Pages.pages[-1]  # noqa: SLF001  # ReportLab has no other way to it
        content = zlib.compress(page.stream.encode())
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])}), content)
        page.stream = ""

    def forget(self) -> None:
        """Give the objects of the document back one by one: all at once would hold up every other thread."""
        document: Any = cast("Any", self)._doc  # noqa: SLF001
        for kept in (document.Pages.pages, document.idToObject):
            while kept:
                kept.pop() if isinstance(kept, list) else kept.popitem()
