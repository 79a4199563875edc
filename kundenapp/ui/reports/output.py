"""Where a finished report goes: into a file, or to a printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.services.output import write_atomically
from kundenapp.ui.reports.printing import print_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.reports.rendered import RenderedReport
    from kundenapp.ui.common.desk import Desk


def save(parent: QWidget, desk: Desk, rendered: RenderedReport, ask_path: Callable[[QWidget, str], str]) -> None:
    """Ask for a place with `ask_path` and write the PDF there, whole or not at all."""
    path = ask_path(parent, rendered.file_name)
    if not path:
        return
    target = Path(path)
    target = target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
    with desk.guarded():
        write_atomically(target, rendered.pdf)
        desk.toasts.show_message(_("Gespeichert als „{name}“.").format(name=target.name))


def print_or_offer_pdf(parent: QWidget, desk: Desk, rendered: RenderedReport, save_instead: Callable[[], None]) -> None:
    """Print; without a printer the sentence offers to save the PDF."""
    try:
        print_pdf(parent, rendered.pdf, rendered.title, tell_stopped=desk.toasts.show_message)
    except FaultError as error:
        offers_pdf = error.fault in (Fault.NO_PRINTER, Fault.PRINTER_FAILED)
        desk.notice.show_message(str(error), _("Als PDF speichern") if offers_pdf else None, save_instead)


def asked_path(parent: QWidget, file_name: str) -> str:
    """Ask where to save a PDF; return the path, empty if the person would rather not."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _filter = QFileDialog.getSaveFileName(
        parent, _("Bericht speichern"), str(Path(folder) / file_name), _("PDF-Datei (*.pdf)")
    )
    return path
