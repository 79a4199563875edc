"""How fast a customer report is drawn, and whether a long batch keeps its memory.

``python -m tests.benchmarks.report`` prints the table. fpdf2 and WeasyPrint are measured if they are installed
(``pip install -e .[benchmarks]``); they draw the same lines of text in the same two fonts.
"""

from __future__ import annotations

import importlib.util
import io
import statistics
import time
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
from fontpkg_lato import ROOT
from reportlab.pdfgen.canvas import Canvas

from kundenapp.domain.customer_report import CustomerReport, CustomerReports, ReportKind
from kundenapp.reports import fonts
from kundenapp.reports.customer import render_customer_report, render_customer_reports
from tests.reports.snapshots import BAKERY, COMPANY, SHOP, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row = tuple[str, str, str, str]
PAGE = (595.28, 841.89)


class Line(NamedTuple):
    text: str
    x: float
    y: float
    font: str
    size: float


def ours() -> bytes:
    return render_customer_report(COMPANY).pdf


def lines_of(pdf: bytes) -> list[Line]:
    """Read back what the report says, where and how large."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text_page = page.get_textpage()
    found = []
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text_page):
        matrix = item.get_matrix()
        font = fonts.SEMIBOLD if "SemiBold" in item.get_font().get_base_name() else fonts.REGULAR
        found.append(Line(item.extract(), matrix.e, matrix.f, font, item.get_font_size()))
    document.close()
    return found


def raw_canvas(lines: list[Line]) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, PAGE, pageCompression=1, lang="de-DE")
    for line in lines:
        canvas.setFont(line.font, line.size)
        canvas.drawString(line.x, line.y, line.text)
    canvas.save()
    return target.getvalue()


def with_fpdf2(lines: list[Line]) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format="A4")
    for name in (fonts.REGULAR, fonts.SEMIBOLD):
        pdf.add_font(name, fname=str(Path(ROOT) / "files" / f"{name}.ttf"))
    pdf.add_page()
    pdf.set_auto_page_break(auto=False)
    for line in lines:
        pdf.set_font(line.font, size=line.size)
        # Our report breaks its lines and so does this; `text` would only place what somebody else has broken.
        pdf.set_xy(line.x, PAGE[1] - line.y)
        pdf.multi_cell(PAGE[0] - line.x, line.size, line.text)
    return bytes(pdf.output())


def with_weasyprint(lines: list[Line]) -> bytes:
    from weasyprint import HTML

    faces = "".join(
        f"@font-face{{font-family:{name};src:url({(Path(ROOT) / 'files' / f'{name}.ttf').as_uri()})}}"
        for name in (fonts.REGULAR, fonts.SEMIBOLD)
    )
    body = "".join(
        f'<p style="left:{line.x}pt;top:{PAGE[1] - line.y - line.size}pt;font:{line.size}pt {line.font}">'
        f"{escape(line.text)}</p>"
        for line in lines
    )
    look = f"{faces}@page{{size:A4;margin:0}}p{{position:absolute;margin:0;white-space:nowrap}}"
    return bytes(HTML(string=f"<html lang=de><style>{look}</style>{body}</html>").write_pdf())


def milliseconds(functions: list[Callable[[], object]], rounds: int) -> list[float]:
    """Return the median time of each function; they take turns, so that all meet the same load."""
    times: list[list[float]] = [[] for _function in functions]
    for _round in range(rounds + 2):
        for function, taken in zip(functions, times, strict=True):
            start = time.perf_counter()
            function()
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken[2:]) for taken in times]


def resident_megabytes() -> float:
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
    return int(fields["VmRSS"].split()[0]) / 1024


def one_page(lines: list[Line]) -> Row:
    report, raw = milliseconds([ours, lambda: raw_canvas(lines)], 40)
    return f"customer report, 1 page: {report:.1f} ms", f"raw canvas: {raw:.1f} ms", f"{report / raw:.2f}x", "<= 4x"


def against(name: str, module: str, draw: Callable[[list[Line]], bytes], lines: list[Line]) -> list[Row]:
    if importlib.util.find_spec(module) is None:
        return []
    report, other = milliseconds([ours, lambda: draw(lines)], 7)
    return [(f"{name}: {other:.0f} ms", f"ours: {report:.1f} ms", f"{other / report:.1f}x slower", ">= 5x slower")]


def batch(count: int = 1000) -> Row:
    """Draw many different reports into one document and see whether memory grows after the first hundred."""
    start, megabytes = 0.0, [0.0]

    def reports() -> Iterator[CustomerReport]:
        for number in range(count):
            customer = replace(BAKERY, company=f"Bäckerei Großmann {number}", note=f"Kunde {number}. " * 40)
            yield replace(COMPANY, customer=customer)

    def progress(done: int, _total: int) -> None:
        nonlocal start, megabytes
        if done == 100 and not start:
            start, megabytes = time.perf_counter(), [resident_megabytes()]
        elif done % 50 == 0:
            megabytes.append(resident_megabytes())

    wanted = CustomerReports(ReportKind.INTERNAL, SHOP, TODAY, count)
    rendered = render_customer_reports(wanted, reports(), progress)
    each = (time.perf_counter() - start) * 1000 / (count - 100)
    growth = max(*megabytes, resident_megabytes()) - megabytes[0]
    size = len(rendered.pdf) / 1_000_000
    return (
        f"batch of {count:,} in one PDF: {growth:.1f} MB more",
        f"after the first 100; {each:.1f} ms each, {size:.1f} MB of PDF",
        "-",
        "<= 30 MB",
    )


def run() -> list[Row]:
    """Measure, and return rows of figure, reference, ratio and bar."""
    lines = lines_of(ours())
    rows = [one_page(lines)]
    rows += against("fpdf2", "fpdf", with_fpdf2, lines)
    rows += against("WeasyPrint", "weasyprint", with_weasyprint, lines)
    return [*rows, batch()]


def main() -> None:
    rows: list[Any] = [("figure", "reference", "ratio", "bar"), *run()]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))


if __name__ == "__main__":
    main()
