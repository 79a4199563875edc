"""The tab Berichte: choose a report and what it is about, look at it, print it or save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.labels import ElidedLabel
from kundenapp.ui.common.tab_page import TabPage
from kundenapp.ui.reports.drawing_bar import DrawingBar
from kundenapp.ui.reports.output import asked_path, print_or_offer_pdf, save
from kundenapp.ui.reports.paper_list import PaperList
from kundenapp.ui.reports.papers import Papers
from kundenapp.ui.reports.preview import PdfPreview
from kundenapp.ui.theme import PAGE_MARGIN_X, PAGE_MARGIN_Y

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QListWidget

    from kundenapp.domain.customer_report import ReportKind
    from kundenapp.reports.rendered import RenderedReport
    from kundenapp.ui.common.customer_picker import CustomerPicker
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.common.tasks import Task
    from kundenapp.ui.reports.options import Options


class ReportsPage(TabPage):
    """The page of the tab. `list_filter` gives what the list in the tab Kunden shows at the moment.

    Nothing can be saved or printed but what was drawn from the options as they stand.
    """

    help_topic = "reports"

    def __init__(
        self,
        desk: Desk,
        list_filter: Callable[[], CustomerFilter] = CustomerFilter,
        ask_path: Callable[[QWidget, str], str] | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task | None = None
        self._is_stale = self._is_older = self._wants_focus = False
        self.rendered: RenderedReport | None = None
        self._ask_path = ask_path or asked_path
        self._all = Papers(desk.store, list_filter)
        self.customer, self.customer_list = self._all.customer, self._all.customer_list
        self.week, self.many = self._all.week, self._all.many
        self.enthusiasm, self.cards = self._all.enthusiasm, self._all.cards
        self.sympathy = self._all.sympathy
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.papers = PaperList((paper.key, paper.name) for paper in self._all.rows())
        self.papers.chosen.connect(self._on_paper_chosen)
        row.addWidget(self.papers)
        row.addWidget(self._preview_column(), 1)
        self._show_options()
        self._show_nothing()
        for news in (desk.events.changed, desk.days.day_changed):
            news.connect(self._on_data_changed)
        desk.events.person_changed.connect(self._on_person_changed)

    def _preview_column(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y - 4, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title_label = ElidedLabel("", "display")
        self.save_button = secondary_button(_("Als PDF &speichern"), "download")
        self.print_button = primary_button(_("&Drucken"), "printer")
        self.print_button.setToolTip(_("Drucken (Strg+P)"))
        head.addWidget(self.title_label, 1)
        for button in (self.save_button, self.print_button):
            head.addWidget(button)
        layout.addLayout(head)
        for options in self._all.options():
            layout.addWidget(options)
            options.changed.connect(self.refresh)
        self.notes = Banner("warn", "info", "")
        self.drawing = DrawingBar()
        self.preview = PdfPreview()
        self._desk.shade.cover(self.preview)
        self.empty = EmptyState(*self.customer.what_is_missing(), icon="file-text")
        for widget, stretch in ((self.notes, 0), (self.drawing, 0), (self.preview, 1), (self.empty, 1)):
            layout.addWidget(widget, stretch)
        self.drawing.cancelled.connect(self._on_cancelled)
        self.save_button.clicked.connect(self.save_report)
        self.print_button.clicked.connect(self.print_current)
        return column

    @property
    def picker(self) -> CustomerPicker:
        """Where a customer is chosen."""
        return self.customer.picker

    @property
    def options(self) -> Options:
        """The options of the report that is chosen."""
        return next(paper.options for paper in self._all.rows() if paper.key == self.papers.key())

    @property
    def list(self) -> QListWidget:
        """Where a report is chosen."""
        return self.papers.list

    @property
    def kind(self) -> ReportKind:
        """For whom the report of a customer is."""
        return self.customer.kind

    def show_customer(self, customer_id: int, key: str) -> None:
        """Show a paper about a customer."""
        self.customer.customer_id = customer_id
        self.show_paper(key)

    def show_paper(self, key: str) -> None:
        """Show the paper of this key in the list."""
        self.papers.choose(key)
        self._show_options()
        self.options.refresh()
        self.refresh()

    def _show_options(self) -> None:
        chosen = self.options
        for options in self._all.options():
            options.setVisible(options is chosen)
        if chosen is self.customer:
            self.customer.show_paper(self.papers.key())

    @Slot()
    def refresh(self) -> None:
        """Draw anew what the options ask for, from what the file says now; the work is done beside the window."""
        self._stop_drawing()
        try:
            work = self.options.work()
        except AppError as error:
            self._show_nothing()
            self._desk.events.failed.emit(error)
            return
        if work is None:
            self._show_nothing()
            return
        self.rendered, self._is_stale, self._is_older = None, False, False
        self.title_label.setText(self.options.title())
        self._allow_output(is_allowed=False)
        self.empty.set_text(_("Einen Moment"), _("Das Blatt wird gezeichnet."))
        self._task = self._desk.tasks.watch(work, self._on_rendered, self._on_failed, self._on_progressed)
        self.drawing.begin()

    def _stop_drawing(self) -> None:
        if self._task is not None:
            self._task.cancel()  # from now on it reports nothing
            self._task = None
        self.drawing.end()

    def _on_rendered(self, rendered: RenderedReport) -> None:
        self._task = None
        self.drawing.end()
        self.rendered = rendered
        self.preview.show_pdf(rendered.pdf)
        self._show_notes()
        self._show_preview(is_shown=True)
        self._focus_preview()

    def _on_progressed(self, done: int, total: int) -> None:
        self.drawing.set_progress(done, total, self.options.progress_words(done, total))

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._show_nothing()
        if not isinstance(error, AppError):
            raise error
        self._desk.events.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._show_nothing()
        self.empty.set_text(_("Abgebrochen"), _("Es wurde nichts geschrieben. Mit F5 beginnt es von vorn."))

    def _show_notes(self) -> None:
        """Say what is to be known about the document that is shown."""
        older = _("Seit dem Erstellen hat sich etwas geändert. „Erstellen“ holt den neuen Stand.")
        of_options = (older if self._is_older else "", self.options.remark())
        words = " ".join(filter(None, (*of_options, *self.rendered.notices))) if self.rendered else ""
        self.notes.set_text(words)
        self.notes.setVisible(bool(words))

    def _show_nothing(self) -> None:
        self._stop_drawing()
        self.rendered = None
        self.preview.clear()
        self.title_label.setText(self.options.title())
        self._show_notes()
        self.empty.set_text(*self.options.what_is_missing())
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
        if self.rendered is not None:
            save(self, self._desk, self.rendered, self._ask_path)

    @Slot()
    def print_current(self) -> None:
        """Strg+P: print; without a printer the sentence offers the PDF."""
        if self.rendered is not None:
            print_or_offer_pdf(self, self._desk, self.rendered, self.save_report)

    @property
    def current_id(self) -> CustomerId:
        """Whose report is shown."""
        return self.customer.customer_id if self.options is self.customer else None

    def propose_customer(self, customer_id: int) -> None:
        """Show the report of the customer that was open, if nobody is chosen here."""
        if self.customer.customer_id is None:
            self.customer.customer_id = customer_id
            if self.options is self.customer:
                self.refresh()

    def take_focus(self) -> None:
        """The keyboard turns pages, as soon as there are some."""
        self._wants_focus = not (asks_whom := self.options is self.customer and self.customer.customer_id is None)
        if self.rendered is not None:
            self._focus_preview()
        elif asks_whom:
            self.picker.setFocus()

    def _focus_preview(self) -> None:
        if self._wants_focus and self.isVisible():
            self.preview.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wants_focus = False

    def reload(self) -> bool:
        """F5: draw anew."""
        self.options.ask()
        self._on_paper_chosen()
        return True

    @Slot()
    def _on_paper_chosen(self) -> None:
        self._show_options()
        self.options.refresh()
        self.refresh()

    @Slot(object)
    def _on_data_changed(self, _changed: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._catch_up()
        elif not self.options.draws_when_asked:
            self._show_nothing()

    @Slot()
    def _on_person_changed(self) -> None:
        """Nothing stays that only the employee before was to see."""
        self._show_nothing()
        self._on_data_changed(None)

    def _catch_up(self) -> None:
        """Show what the file says now; a document that took long to draw stays, and says that it is older."""
        self._is_stale = False
        self.options.refresh()
        if not self.options.draws_when_asked:
            self.refresh()
        else:
            self._is_older = True
            self._show_notes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._catch_up()
