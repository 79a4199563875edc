"""What a report is to be about: the row above the preview, one for each report."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.circles_report import CIRCLES_PAPER
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.partner_agreement import AGREEMENT_PAPER
from kundenapp.i18n import _
from kundenapp.services.circles_report import circles_report
from kundenapp.services.customer_report import customer_report
from kundenapp.services.partner_agreement import partner_agreement
from kundenapp.ui.common.brand_choice import BrandChoice
from kundenapp.ui.common.customer_picker import CustomerPicker
from kundenapp.ui.theme import fix_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.circles_report import CirclesReport
    from kundenapp.domain.customer_report import CustomerReport
    from kundenapp.domain.partner_agreement import PartnerAgreement
    from kundenapp.domain.progress import Progress
    from kundenapp.reports.rendered import RenderedReport
    from kundenapp.store.store import Store
    from kundenapp.ui.common.signals import CustomerId

    Work = Callable[[Progress], RenderedReport]


class Options(QWidget):
    """Says what is to be drawn.

    Attributes
    ----------
    draws_when_asked:
        whether drawing takes long, so that it begins only when somebody asks for it, and the finished document stays
        when the file changes.

    Signals
    -------
    changed:
        something else is to be drawn, or nothing.
    """

    changed = Signal()
    draws_when_asked = False

    def title(self) -> str:
        """Return the heading above the preview."""
        raise NotImplementedError

    def work(self) -> Work | None:
        """Return the work that draws the report, for a thread of its own; None if something is still to be chosen.

        Raises
        ------
        AppError
            if what was chosen cannot be drawn.
        """
        raise NotImplementedError

    def what_is_missing(self) -> tuple[str, str]:
        """Return headline and text for the place of the preview while there is nothing to draw."""
        raise NotImplementedError

    def progress_words(self, done: int, total: int) -> str:
        """Return how far the work is, in words."""
        return _("{done} von {total}").format(done=done, total=total)

    def remark(self) -> str:
        """Return what somebody should know before the report leaves the house, empty if nothing."""
        return ""

    def ask(self) -> None:
        """F5 was pressed: draw even what is drawn only when somebody asks for it."""

    def refresh(self) -> None:
        """Offer what the file says now; called before the options come to the front, and when something changes."""


class CustomerOptions(Options):
    """One customer: a report, whose `kind` is for whom it is, or the Schnittmenge (`is_circles`) for one brand.

    With `is_agreement` it is the Partnervereinbarung.
    """

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.kind = ReportKind.INTERNAL
        self.customer_id: int | None = None
        self.is_circles = self.is_agreement = False
        self._report: CustomerReport | None = None
        self._title = ""
        self.picker = CustomerPicker(store, _("Kunden wählen"))
        fix_width(self.picker, 260)
        self.picker.customer_chosen.connect(self._on_customer_chosen)
        self.brand = BrandChoice(store)
        self.brand.edited.connect(self.changed)
        self._show_brand()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picker)
        row.addWidget(self.brand)
        row.addStretch(1)

    def show_paper(self, key: str) -> None:
        """Let it be about the paper of this key."""
        self.is_circles, self.is_agreement = key == CIRCLES_PAPER, key == AGREEMENT_PAPER
        if not (self.is_circles or self.is_agreement):
            self.kind = ReportKind(key)
        self._show_brand()

    def _show_brand(self) -> None:
        self.brand.refresh()
        if not self.is_circles:
            self.brand.hide()

    def refresh(self) -> None:
        self._show_brand()

    def title(self) -> str:
        if self.is_agreement:
            return self._title or _("Partnervereinbarung")
        return self._title or (_("Schnittmenge") if self.is_circles else _("Kundenbericht"))

    def work(self) -> Work | None:
        self._report, self._title = None, ""
        if self.customer_id is None:
            return None
        try:
            return self._work_about(self.customer_id)
        except NothingFoundError:
            self.customer_id = None
            raise

    def _work_about(self, customer_id: int) -> Work:
        if self.is_circles:
            circles = circles_report(self._store, customer_id, self.brand.brand_id)
            self._title = circles.title
            return partial(_draw_circles, circles)
        if self.is_agreement:
            agreement = partner_agreement(self._store, customer_id)
            self._title = agreement.title
            return partial(_draw_agreement, agreement)
        self._report = customer_report(self._store, customer_id, self.kind)
        self._title = self._report.customer.display_name
        return partial(_draw_one, self._report)

    def what_is_missing(self) -> tuple[str, str]:
        return _("Welcher Kunde?"), _("Wählen Sie oben einen Kunden, dann steht hier sein Bericht.")

    def remark(self) -> str:
        if self._report and self._report.kind is ReportKind.CUSTOMER and self._report.agreed:
            return _("Das liest der Kunde: Auch die Worte der offenen Wiedervorlagen stehen im Brief.")
        return ""

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        self.customer_id = customer_id
        self.changed.emit()


def _draw_one(report: CustomerReport, _progress: Progress) -> RenderedReport:
    from kundenapp.reports.customer import render_customer_report  # ReportLab is loaded when it is first needed

    return render_customer_report(report)


def _draw_circles(report: CirclesReport, progress: Progress) -> RenderedReport:
    from kundenapp.reports.circles import render_circles_report

    return render_circles_report(report, progress)


def _draw_agreement(agreement: PartnerAgreement, progress: Progress) -> RenderedReport:
    from kundenapp.reports.partner_agreement import render_partner_agreement

    return render_partner_agreement(agreement, progress)


def beside(store: Store, draw: Callable[[Store, Progress], RenderedReport]) -> Work:
    """Return work that reads the file through a connection of its own: that of the window belongs to the window."""

    def work(progress: Progress) -> RenderedReport:
        with closing(store.beside()) as reader:
            return draw(reader, progress)

    return work
