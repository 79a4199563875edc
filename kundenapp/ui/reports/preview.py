"""Shows a PDF page by page, as it will be printed."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, icon_button, paint_focus_ring
from kundenapp.ui.common.labels import PlainLabel, plain_tooltip
from kundenapp.ui.reports.page_view import MARGIN, PageArea, Paper
from kundenapp.ui.reports.pdf_pages import POINTS_PER_INCH, PdfPages
from kundenapp.ui.theme import GAP_4, GAP_8

_SCREEN_DPI = 96
_ZOOMS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_WIDEST_FIT = 1.25  # on a very wide screen half a page would be all one sees
_RING = 3
_PERCENT_WIDTH = 64


class Fit(Enum):
    """What decides how large a page is: the width there is, all the room there is, or a chosen zoom."""

    WIDTH = "width"
    PAGE = "page"
    ZOOM = "zoom"


class PdfPreview(QWidget):
    """Turns pages with ‹ ›, Bild auf/ab, Pos1 and Ende; zooms with its buttons, Strg+Plus/Minus/0 and Strg+wheel.

    A page is drawn when it is seen. The keys work while the page has the focus.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._index = 0
        self._fit = Fit.WIDTH
        self._zoom = 1.0
        self._paper = Paper()
        self._area = PageArea(self._paper)
        self._area.page_wanted.connect(self._on_page_wanted)
        self._area.jump_wanted.connect(self._on_jump_wanted)
        self._area.zoom_wanted.connect(self._on_zoom_wanted)
        self._area.resized.connect(self._lay_out)
        self._area.focus_changed.connect(self.update)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_8)
        layout.addLayout(self._bar())
        ground = QVBoxLayout()
        ground.setContentsMargins(_RING, _RING, _RING, _RING)
        ground.addWidget(self._area)
        layout.addLayout(ground, 1)
        self.setFocusProxy(self._area)
        self._lay_out()

    def _bar(self) -> QHBoxLayout:
        self._back = icon_button("caret-left", _("Vorige Seite (Bild auf)"))
        self._next = icon_button("caret-right", _("Nächste Seite (Bild ab)"))
        self._place = PlainLabel("", "secondary", "text2", numbers=True)
        self._smaller = icon_button("zoom-out", _("Kleiner (Strg+Minus)"))
        self._larger = icon_button("zoom-in", _("Größer (Strg+Plus)"))
        self._percent = ghost_button("100 %")
        self._percent.setMinimumWidth(_PERCENT_WIDTH)
        self._percent.setToolTip(plain_tooltip(_("Originalgröße (Strg+0)")))
        self._fit_width = icon_button("fit-width", _("Ganze Breite"))
        self._fit_page = icon_button("file-text", _("Ganze Seite"))
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._smaller.clicked.connect(self._on_smaller)
        self._larger.clicked.connect(self._on_larger)
        self._percent.clicked.connect(self._on_original_size)
        self._fit_width.clicked.connect(self._on_fit_width)
        self._fit_page.clicked.connect(self._on_fit_page)
        bar = QHBoxLayout()
        bar.setSpacing(GAP_4)
        for widget in (self._back, self._place, self._next):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self._smaller, self._percent, self._larger, self._fit_width, self._fit_page):
            bar.addWidget(widget)
        return bar

    def show_pdf(self, pdf: bytes) -> None:
        """Show the first page of `pdf`; the zoom stays as it was."""
        old, self._pages = self._pages, PdfPages(pdf)
        self._show_page(0)
        if old is not None:
            old.close()

    def clear(self) -> None:
        """Show nothing and give the memory back."""
        old, self._pages = self._pages, None
        self._index = 0
        self._lay_out()
        if old is not None:
            old.close()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages) if self._pages else 0

    @property
    def page(self) -> int:
        """The page on show, the first is 1; 0 if there is none."""
        return self._index + 1 if self._pages else 0

    @property
    def zoom(self) -> float:
        """How large the page is shown; 1.0 is the size of the paper."""
        return self._zoom

    def set_fit(self, fit: Fit) -> None:
        """Let the room decide how large a page is."""
        self._fit = fit
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Show pages in a chosen size, whatever the room."""
        self._zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[-1])
        self.set_fit(Fit.ZOOM)

    def _show_page(self, index: int) -> None:
        self._index = min(max(index, 0), self.page_count - 1)
        self._lay_out()
        self._area.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._area.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_focus_ring(painter, QRectF(self._area.geometry()).adjusted(-_RING, -_RING, _RING, _RING), _RING)

    @Slot()
    def _lay_out(self) -> None:
        """Bring size, numbers and buttons in line with page and zoom."""
        count = self.page_count
        self._back.setEnabled(self._index > 0)
        self._next.setEnabled(self._index < count - 1)
        for button in (self._smaller, self._larger, self._percent, self._fit_width, self._fit_page):
            button.setEnabled(count > 0)
        place = _("Seite {number} von {total}").format(number=self.page, total=count) if count else ""
        self._place.setText(place)
        self._area.setAccessibleDescription(place)
        if self._pages is None:
            self._paper.show_page(None, 0, QSize(0, 0))
            return
        width, height = (points * _SCREEN_DPI / POINTS_PER_INCH for points in self._pages.size(self._index))
        room = self._area.maximumViewportSize() - QSize(2 * MARGIN, 2 * MARGIN)
        if self._fit is Fit.PAGE:
            self._zoom = min(room.width() / width, room.height() / height)
        elif self._fit is Fit.WIDTH:
            # The page is nearly always taller than the room, so the bar at the side will be there.
            self._zoom = (room.width() - self._area.verticalScrollBar().sizeHint().width()) / width
            self._zoom = min(self._zoom, _WIDEST_FIT)
        self._zoom = min(max(self._zoom, 0.1), _ZOOMS[-1])
        self._percent.set_text(_("{percent} %").format(percent=round(self._zoom * 100)))
        self._paper.show_page(self._pages, self._index, QSize(round(width * self._zoom), round(height * self._zoom)))

    @Slot(int)
    def _on_page_wanted(self, step: int) -> None:
        """Go on or back from the edge of a page; back to the foot of the page before."""
        if self._pages is None or not 0 <= self._index + step < self.page_count:
            return
        self._show_page(self._index + step)
        if step < 0:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.maximum())

    @Slot(int)
    def _on_jump_wanted(self, index: int) -> None:
        """Go to the first page (0) or the last (-1)."""
        if self._pages is not None:
            self._show_page(index % self.page_count)

    @Slot(int)
    def _on_zoom_wanted(self, step: int) -> None:
        if step == 0:
            self.set_zoom(1.0)
        elif step > 0:
            self.set_zoom(next((zoom for zoom in _ZOOMS if zoom > self._zoom + 0.01), _ZOOMS[-1]))
        else:
            self.set_zoom(next((zoom for zoom in reversed(_ZOOMS) if zoom < self._zoom - 0.01), _ZOOMS[0]))

    @Slot()
    def _on_back(self) -> None:
        self._show_page(self._index - 1)

    @Slot()
    def _on_next(self) -> None:
        self._show_page(self._index + 1)

    @Slot()
    def _on_smaller(self) -> None:
        self._on_zoom_wanted(-1)

    @Slot()
    def _on_larger(self) -> None:
        self._on_zoom_wanted(1)

    @Slot()
    def _on_original_size(self) -> None:
        self.set_zoom(1.0)

    @Slot()
    def _on_fit_width(self) -> None:
        self.set_fit(Fit.WIDTH)

    @Slot()
    def _on_fit_page(self) -> None:
        self.set_fit(Fit.PAGE)
