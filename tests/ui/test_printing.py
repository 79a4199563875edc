"""Printing into a PDF file, which is a printer like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QMarginsF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.ui.reports.printing import paint_pdf, print_pdf, what_is_left
from kundenapp.ui.reports.printing_dialog import PrintingDialog
from tests.ui.hands import click
from tests.ui.test_preview import A4, COLORS, pdf_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "printed.pdf"


@pytest.fixture
def printer(target: Path, qapp: QApplication) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(150)
    return printer


def _seen(path: Path) -> list[str]:
    """Return the colour in the middle of each page, or what else is there."""
    document = pypdfium2.PdfDocument(path)
    colors = []
    for page in document:
        image = page.render(scale=0.5).to_pil().convert("RGB")
        red, green, blue = image.getpixel((image.width // 2, image.height // 2))
        near = [c for c in COLORS if abs(int(c[1:3], 16) - red) + abs(int(c[3:5], 16) - green) < 20]
        near = [c for c in near if abs(int(c[5:7], 16) - blue) < 20]
        colors.append(near[0] if near else f"{red},{green},{blue}")
    document.close()
    return colors


def test_every_page_is_printed_where_it_belongs(printer: QPrinter, target: Path) -> None:
    paint_pdf(printer, pdf_of(3))
    assert _seen(target) == list(COLORS[:3])
    document = pypdfium2.PdfDocument(target)
    assert document[0].get_size() == pytest.approx(A4, abs=1)
    image = document[0].render(scale=1).to_pil().convert("L")
    dark = image.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert dark == pytest.approx((A4[0] / 4, A4[1] / 4, A4[0] * 3 / 4, A4[1] * 3 / 4), abs=2)
    document.close()


def test_only_the_chosen_pages(printer: QPrinter, target: Path) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    paint_pdf(printer, pdf_of(4))
    assert _seen(target) == [COLORS[1], COLORS[2]]


def test_copies_one_after_the_other(printer: QPrinter, target: Path) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert not printer.supportsMultipleCopies()
    paint_pdf(printer, pdf_of(2))
    assert _seen(target) == [COLORS[0], COLORS[1]] * 2


def test_copies_page_by_page(printer: QPrinter, target: Path) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(False)
    paint_pdf(printer, pdf_of(2))
    assert _seen(target) == [COLORS[0], COLORS[0], COLORS[1], COLORS[1]]


def test_last_page_first(printer: QPrinter, target: Path) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    paint_pdf(printer, pdf_of(3))
    assert _seen(target) == [COLORS[2], COLORS[1], COLORS[0]]


def test_a_wide_page_turns_the_paper(printer: QPrinter, target: Path) -> None:
    paint_pdf(printer, pdf_of(1, (A4[1], A4[0])))
    document = pypdfium2.PdfDocument(target)
    width, height = document[0].get_size()
    document.close()
    assert width > height
    assert _seen(target) == [COLORS[0]]


def test_a_page_larger_than_the_sheet_is_made_smaller(printer: QPrinter, target: Path) -> None:
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF(5, 5, 5, 5))
    )
    paint_pdf(printer, pdf_of(1))
    document = pypdfium2.PdfDocument(target)
    image = document[0].render(scale=1).to_pil().convert("L")
    box = image.point(lambda value: 255 if value < 200 else 0).getbbox()
    document.close()
    assert box[0] == pytest.approx(image.width / 4, abs=3)
    assert box[2] == pytest.approx(image.width * 3 / 4, abs=3)


def test_without_a_printer_there_is_a_sentence_and_no_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def never(*_arguments: object) -> bool:
        raise AssertionError("the dialog was shown")

    with pytest.raises(FaultError) as caught:
        print_pdf(window, pdf_of(1), "Bericht", printers=[], ask=never)
    assert caught.value.fault is Fault.NO_PRINTER


def test_asks_and_prints(qtbot: QtBot, target: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[tuple[str, int, bool]] = []

    def accept(printer: QPrinter, parent: QWidget, page_count: int) -> bool:
        asked.append((printer.docName(), page_count, parent is window))
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    assert print_pdf(window, pdf_of(2), "Bericht", printers=["Büro"], ask=accept)
    assert asked == [("Bericht", 2, True)]
    assert _seen(target) == list(COLORS[:2])
    assert QApplication.activeModalWidget() is None


def test_a_changed_mind_prints_nothing(qtbot: QtBot, target: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not print_pdf(window, pdf_of(1), "Bericht", printers=["Büro"], ask=lambda *_arguments: False)
    assert not target.exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def nowhere(printer: QPrinter, _parent: QWidget, _page_count: int) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "gone" / "x.pdf"))
        return True

    with pytest.raises(FaultError) as caught:
        print_pdf(window, pdf_of(1), "Bericht", printers=["Büro"], ask=nowhere)
    assert caught.value.fault is Fault.PRINTER_FAILED
    assert QApplication.activeModalWidget() is None


def test_a_fine_printer_gets_no_more_than_300_dots(printer: QPrinter, target: Path) -> None:
    printer.setResolution(1200)
    paint_pdf(printer, pdf_of(1))
    document = pypdfium2.PdfDocument(target)
    images = [item.get_px_size() for item in document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
    document.close()
    assert images
    assert max(images[0]) <= A4[1] / 72 * 300 + 2


def test_a_long_document_says_how_far_it_is_and_can_be_stopped(qtbot: QtBot, target: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    seen: list[str] = []

    def accept(printer: QPrinter, _parent: QWidget, _page_count: int) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        QTimer.singleShot(0, stop)
        return True

    def stop() -> None:
        (dialog,) = window.findChildren(PrintingDialog)
        if not dialog.isVisible():
            QTimer.singleShot(0, stop)
            return
        seen.append(dialog.words.text())
        assert (dialog.bar.value(), dialog.bar.maximum()) == (0, 3)
        click(dialog.cancel_button)

    told: list[str] = []
    assert not print_pdf(
        window, pdf_of(3), "Bericht", printers=["Büro"], ask=accept, patience=0, tell_stopped=told.append
    )
    assert seen == ["Seite 1 von 3"]
    assert not target.exists()
    assert told == ["Der Druck ist abgebrochen. Die angefangene Datei „printed.pdf“ ist gelöscht."]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(PrintingDialog) == []


def test_of_a_job_stopped_at_the_printer_pages_may_still_come_out(tmp_path: Path) -> None:
    words = "Der Druck ist abgebrochen. Was schon beim Drucker ist, kann noch herauskommen."
    assert what_is_left("") == words
    assert what_is_left(str(tmp_path)) == words, "not a file, such as a port"
    assert tmp_path.exists()


def test_a_begun_file_that_cannot_be_deleted_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_held(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(missing_ok)

    target.write_bytes(b"%PDF")
    monkeypatch.setattr(type(target), "unlink", is_held)
    words = "Der Druck ist abgebrochen. Die angefangene Datei „printed.pdf“ ließ sich nicht löschen."
    assert what_is_left(str(target)) == words


def test_a_short_document_needs_no_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PrintingDialog(window)
    assert dialog.goes_on(1, 2)
    assert not dialog.isVisible()
