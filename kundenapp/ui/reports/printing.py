"""Prints a PDF on any printer of the computer, page by page as in the preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.ui.reports.pdf_pages import POINTS_PER_INCH, PdfPages
from kundenapp.ui.reports.printing_dialog import PrintingDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

_MOST_DPI = 300
"""More dots cost memory and time, and nobody sees them on office paper."""


def print_pdf(
    parent: QWidget,
    pdf: bytes,
    title: str,
    *,
    printers: Sequence[str] | None = None,
    ask: Callable[[QPrinter, QWidget, int], bool] | None = None,
    patience: float = 0.7,
    tell_stopped: Callable[[str], None] | None = None,
) -> bool:
    """Ask how to print and do it; return whether everything was printed.

    `title` names the job in the queue. `printers` are those of the computer, and `ask` shows the print dialog for a
    document of so many pages and tells whether to go on; a test passes its own. After `patience` in seconds a dialog
    tells how far it is and can stop it; `tell_stopped` then hears in a sentence what is left of the job.

    Raises
    ------
    FaultError
        `Fault.NO_PRINTER` or `Fault.PRINTER_FAILED`; the caller offers to save the PDF instead.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    if not (QPrinterInfo.availablePrinterNames() if printers is None else printers):
        raise FaultError(Fault.NO_PRINTER)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    with PdfPages(pdf) as pages:
        if not (ask or _show_dialog)(printer, parent, len(pages)):
            return False
        dialog = PrintingDialog(parent, patience)
        try:
            is_whole = _paint(printer, pages, dialog.goes_on)
        finally:
            dialog.close()
            dialog.deleteLater()
    if not is_whole:
        words = what_is_left(printer.outputFileName())
        if tell_stopped is not None:
            tell_stopped(words)
    return is_whole


def what_is_left(output_file_name: str) -> str:
    """Delete the file a stopped job has begun, if it went into one, and say what is left of the job."""
    output = Path(output_file_name)
    if not output_file_name or not output.is_file():
        return _("Der Druck ist abgebrochen. Was schon beim Drucker ist, kann noch herauskommen.")
    try:
        output.unlink()
    except OSError:
        words = _("Der Druck ist abgebrochen. Die angefangene Datei „{name}“ ließ sich nicht löschen.")
    else:
        words = _("Der Druck ist abgebrochen. Die angefangene Datei „{name}“ ist gelöscht.")
    return words.format(name=output.name)


def paint_pdf(printer: QPrinter, pdf: bytes) -> None:
    """Print the pages of `pdf` that `printer` is set to, as often as it is set to.

    Raises
    ------
    FaultError
        `Fault.PRINTER_FAILED` if the printer does not take the job.
    """
    with PdfPages(pdf) as pages:
        _paint(printer, pages, lambda _done, _total: True)


def _show_dialog(printer: QPrinter, parent: QWidget, page_count: int) -> bool:
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    dialog = QPrintDialog(printer, parent)
    # Without this option the dialog would leave the choice of pages to the print server, which not every one knows.
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, page_count)
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def _paint(printer: QPrinter, pages: PdfPages, goes_on: Callable[[int, int], bool]) -> bool:
    """Print the pages in order; return whether all of them, False as soon as `goes_on` says so."""
    order = _order(printer, len(pages))
    if not order:
        return True
    printer.setFullPage(True)
    _turn_paper(printer, pages, order[0])
    # Used as a context manager, a painter that could not begin would say so only in the log.
    painter = QPainter()
    if not painter.begin(printer):
        raise FaultError(Fault.PRINTER_FAILED)
    try:
        for number, index in enumerate(order):
            if not goes_on(number, len(order)):
                printer.abort()
                return False
            if number:
                _turn_paper(printer, pages, index)
                if not printer.newPage():
                    raise FaultError(Fault.PRINTER_FAILED)
            _paint_page(painter, printer, pages, index)
    finally:
        painter.end()
    if printer.printerState() in (printer.PrinterState.Error, printer.PrinterState.Aborted):
        raise FaultError(Fault.PRINTER_FAILED)
    return True


def _order(printer: QPrinter, page_count: int) -> list[int]:
    """Return the pages to print, from 0, in the order of printing, copies included unless the printer makes them."""
    ranges = printer.pageRanges()
    chosen = printer.printRange() == printer.PrintRange.PageRange and not ranges.isEmpty()
    indexes: Iterable[int] = (n for n in range(page_count) if not chosen or ranges.contains(n + 1))
    order = sorted(indexes, reverse=printer.pageOrder() == printer.PageOrder.LastPageFirst)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return order * copies if printer.collateCopies() else [index for index in order for _copy in range(copies)]


def _turn_paper(printer: QPrinter, pages: PdfPages, index: int) -> None:
    width, height = pages.size(index)
    upright = width <= height
    printer.setPageOrientation(QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape)


def _paint_page(painter: QPainter, printer: QPrinter, pages: PdfPages, index: int) -> None:
    """Paint a page in its true size in the middle of the sheet, smaller if the sheet is smaller."""
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    size = QSizeF(*pages.size(index)) * (printer.resolution() / POINTS_PER_INCH)
    if size.width() > sheet.width() + 1 or size.height() > sheet.height() + 1:
        size.scale(QSizeF(sheet.size()), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRect(sheet.topLeft(), size.toSize())
    target.moveCenter(sheet.center())
    painter.drawImage(target, pages.image(index, min(printer.resolution(), _MOST_DPI)))
