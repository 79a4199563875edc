"""The tab Berichte: choose a report and a customer, look at it, print it or save it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.services.customer_report import customer_report
from kundenapp.services.output import write_atomically
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.common.tab_page import TabPage
from kundenapp.ui.reports.preview import PdfPreview
from kundenapp.ui.reports.printing import print_pdf
from kundenapp.ui.theme import PAGE_MARGIN_X, PAGE_MARGIN_Y, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from kundenapp.domain.customer_report import CustomerReport
    from kundenapp.reports.rendered import RenderedReport
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_LIST_WIDTH = 300
_ROW_HEIGHT = 40
_KIND = Qt.ItemDataRole.UserRole


class ReportsPage(TabPage):
    """The page of the tab. `ask_path` asks where to save; a test answers in its place."""

    help_topic = "reports"

    def __init__(self, desk: Desk, ask_path: Callable[[QWidget, str], str] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._ask_path = ask_path or _asked_path
        self._customer_id: int | None = None
        self._wanted = 0
        self._is_stale = self._wants_focus = False
        self._report: CustomerReport | None = None
        self.rendered: RenderedReport | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list_column())
        row.addWidget(self._preview_column(), 1)
        self._show_nothing()
        desk.events.changed.connect(self._on_data_changed)

    def _list_column(self) -> QWidget:
        column = _Column()
        column.setFixedWidth(_LIST_WIDTH)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(12, 16, 13, 12)
        layout.setSpacing(10)
        title = PlainLabel(_("Berichte"), "dialog_title")
        title.setContentsMargins(8, 0, 0, 0)
        title.setMinimumHeight(36)
        layout.addWidget(title)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Berichte"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(1)
        for kind, text in (
            (ReportKind.INTERNAL, _("Kundenbericht, nur für uns")),
            (ReportKind.CUSTOMER, _("Kundenbericht für den Kunden")),
        ):
            item = QListWidgetItem(text)
            item.setData(_KIND, kind.value)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._on_kind_changed)
        layout.addWidget(self.list, 1)
        return column

    def _preview_column(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y - 4, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title_label = ElidedLabel("", "display")
        self.picker = CustomerPicker(self._desk.store, _("Kunden wählen"))
        self.picker.setFixedWidth(210)
        self.save_button = secondary_button(_("Als PDF &speichern"), "download")
        self.print_button = primary_button(_("&Drucken"), "printer")
        self.print_button.setToolTip(_("Drucken (Strg+P)"))
        head.addWidget(self.title_label, 1)
        for widget in (self.picker, self.save_button, self.print_button):
            head.addWidget(widget)
        layout.addLayout(head)
        self.notes = Banner("warn", "info", "")
        layout.addWidget(self.notes)
        self.preview = PdfPreview()
        self._desk.shade.cover(self.preview)
        layout.addWidget(self.preview, 1)
        self.empty = EmptyState(
            _("Welcher Kunde?"), _("Wählen Sie oben einen Kunden, dann steht hier sein Bericht."), icon="file-text"
        )
        layout.addWidget(self.empty, 1)
        self.picker.customer_chosen.connect(self._on_customer_chosen)
        self.save_button.clicked.connect(self.save_report)
        self.print_button.clicked.connect(self.print_report)
        return column

    @property
    def kind(self) -> ReportKind:
        """Which report is chosen."""
        return ReportKind(self.list.currentItem().data(_KIND))

    def show_customer(self, customer_id: int, kind: ReportKind) -> None:
        """Show a report of a customer."""
        self._customer_id = customer_id
        row = next(i for i in range(self.list.count()) if self.list.item(i).data(_KIND) == kind.value)
        self.list.blockSignals(True)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.refresh()

    def refresh(self) -> None:
        """Draw the report anew from what the file says now; the work is done beside the window."""
        if self._customer_id is None:
            self._show_nothing()
            return
        try:
            report = customer_report(self._desk.store, self._customer_id, self.kind)
        except AppError as error:
            self._customer_id = None
            self._show_nothing()
            self._desk.events.failed.emit(error)
            return
        self._report, self.rendered = report, None
        self._is_stale = False
        self.title_label.setText(report.customer.display_name)
        self._allow_output(is_allowed=False)
        self._wanted += 1
        self._desk.tasks.run(partial(_render, report), partial(self._on_rendered, self._wanted), self._on_failed)

    def _on_rendered(self, wanted: int, rendered: RenderedReport) -> None:
        if wanted != self._wanted:
            return  # another report was asked for meanwhile
        self.rendered = rendered
        self.preview.show_pdf(rendered.pdf)
        notices = list(rendered.notices)
        if self._report is not None and self._report.kind is ReportKind.CUSTOMER and self._report.follow_ups:
            notices.insert(0, _("Das liest der Kunde: Auch die Worte der offenen Wiedervorlagen stehen im Brief."))
        self.notes.set_text(" ".join(notices))
        self.notes.setVisible(bool(notices))
        self._show_preview(is_shown=True)
        self._focus_preview()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._show_nothing()
        self._desk.events.failed.emit(error)

    def _show_nothing(self) -> None:
        self._wanted += 1  # whatever is still being drawn is no longer wanted
        self._is_stale = False
        self.rendered = self._report = None
        self.preview.clear()
        self.title_label.setText(_("Kundenbericht"))
        self.notes.hide()
        self._show_preview(is_shown=False)

    def _show_preview(self, *, is_shown: bool) -> None:
        self.preview.setVisible(is_shown)
        self.empty.setVisible(not is_shown)
        self._allow_output(is_allowed=is_shown)

    def _allow_output(self, *, is_allowed: bool) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(is_allowed)

    @Slot()
    def save_report(self) -> None:
        """Ask for a place and write the PDF there, whole or not at all."""
        if self.rendered is None:
            return
        path = self._ask_path(self, self.rendered.file_name)
        if not path:
            return
        target = Path(path)
        target = target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
        with self._desk.guarded():
            write_atomically(target, self.rendered.pdf)
            self._desk.toasts.show_message(_("Gespeichert als „{name}“.").format(name=target.name))

    @property
    def current_id(self) -> CustomerId:
        """Whose report is shown."""
        return self._customer_id

    def propose_customer(self, customer_id: int) -> None:
        """Show the report of the customer that was open, if nobody is chosen here."""
        if self._customer_id is None:
            self._customer_id = customer_id
            self.refresh()

    def take_focus(self) -> None:
        """The keyboard turns pages, as soon as there are some."""
        self._wants_focus = self._customer_id is not None
        if self.rendered is not None:
            self._focus_preview()
        elif self._customer_id is None:
            self.picker.setFocus()

    def _focus_preview(self) -> None:
        if self._wants_focus and self.isVisible():
            self.preview.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wants_focus = False

    def reload(self) -> None:
        """F5: draw anew."""
        self.refresh()

    def print_current(self) -> None:
        """Strg+P: print."""
        self.print_report()

    @Slot()
    def print_report(self) -> None:
        """Print; without a printer the sentence offers the PDF."""
        if self.rendered is None:
            return
        try:
            print_pdf(self, self.rendered.pdf, self.rendered.title)
        except FaultError as error:
            offers_pdf = error.fault in (Fault.NO_PRINTER, Fault.PRINTER_FAILED)
            action = _("Als PDF speichern") if offers_pdf else None
            self._desk.notice.show_message(str(error), action, self.save_report)

    @Slot(int)
    def _on_kind_changed(self, _row: int) -> None:
        self.refresh()

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        self._customer_id = customer_id
        self.refresh()

    @Slot(object)
    def _on_data_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.refresh()
        elif self._customer_id is not None:
            self._show_nothing()
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()


class _Column(QWidget):
    """The white column at the left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtGui import QPainter, QPen

        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().color("surface"))
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())


def _render(report: CustomerReport) -> RenderedReport:
    from kundenapp.reports.customer import render_customer_report  # ReportLab is loaded when it is first needed

    return render_customer_report(report)


def _asked_path(parent: QWidget, file_name: str) -> str:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _filter = QFileDialog.getSaveFileName(
        parent, _("Bericht speichern"), str(Path(folder) / file_name), _("PDF-Datei (*.pdf)")
    )
    return path
