"""Paper about many customers, drawn from the file while it is read: for a thread of its own, or the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kundenapp.domain.answer_cards import AnswerCards
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.errors import NothingFoundError
from kundenapp.domain.progress import Progress, unwatched
from kundenapp.i18n import _
from kundenapp.services.circles_report import circles_report
from kundenapp.services.customer_list_report import customer_lines, customer_list_report
from kundenapp.services.customer_report import customer_reports, each_customer_report
from kundenapp.services.enthusiasm_report import enthusiasm_report
from kundenapp.services.follow_up_list_report import follow_up_list_report
from kundenapp.services.our_business import our_business
from kundenapp.services.sympathy_report import sympathy_report

if TYPE_CHECKING:
    from kundenapp.domain.answer import Scale
    from kundenapp.domain.answer_windows import Window
    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.domain.customer_report import ReportKind
    from kundenapp.domain.follow_up_list_report import Week
    from kundenapp.reports.rendered import RenderedReport
    from kundenapp.store.store import Store

_EVERYBODY = AnswerFilter()


def draw_customer_list(store: Store, wanted: CustomerFilter, progress: Progress = unwatched) -> RenderedReport:
    """Return the Kundenliste of the customers that are `wanted`.

    Raises
    ------
    FaultError
        if the file cannot be read, or the fonts are missing.
    StoppedError
        as soon as `progress` says so.
    """
    from kundenapp.reports.customer_list import render_customer_list

    report, ids = customer_list_report(store, wanted)
    return render_customer_list(report, customer_lines(store, ids), progress)


def draw_customer_reports(
    store: Store,
    wanted: CustomerFilter,
    kind: ReportKind,
    progress: Progress = unwatched,
    *,
    two_sided: bool = False,
    author_name: str | None = None,
) -> RenderedReport:
    """Return the reports of all customers that are `wanted` in one document; errors as in `draw_customer_list`.

    `author_name` is who signs letters, None for whoever works with `store`.

    Raises
    ------
    NothingFoundError
        if there is no such customer.
    """
    from kundenapp.reports.customer import render_customer_reports

    about, ids = customer_reports(store, wanted, kind, two_sided=two_sided)
    if not ids:
        raise NothingFoundError(_("Zu dieser Auswahl gibt es keinen Kunden."))
    reports = each_customer_report(store, ids, kind)
    if author_name is not None:
        reports = (replace(report, author_name=author_name) for report in reports)
    return render_customer_reports(about, reports, progress)


def draw_follow_up_list(
    store: Store, week: Week, assignee_id: int | None = None, progress: Progress = unwatched
) -> RenderedReport:
    """Return the Wiedervorlagenliste of a week, of one employee or, None, of all; errors as in `draw_customer_list`."""
    from kundenapp.reports.follow_ups import render_follow_up_list

    return render_follow_up_list(follow_up_list_report(store, week, assignee_id), progress)


def draw_enthusiasm_report(
    store: Store,
    window: Window,
    mode: CountingMode = CountingMode.LATEST_PER_CUSTOMER,
    wanted: AnswerFilter = _EVERYBODY,
    scale: Scale | None = None,
    progress: Progress = unwatched,
    *,
    with_names: bool = True,
) -> RenderedReport:
    """Return the Begeisterungsbericht; arguments as in `enthusiasm_report`, errors as in `draw_customer_list`."""
    from kundenapp.reports.enthusiasm import render_enthusiasm_report

    report = enthusiasm_report(store, window, mode, wanted, scale, with_names=with_names)
    return render_enthusiasm_report(report, progress)


def draw_sympathy_report(
    store: Store, wanted: CustomerFilter, employee_id: int | None = None, progress: Progress = unwatched
) -> RenderedReport:
    """Return the Sympathiematrix-Blatt; arguments and errors as in `sympathy_report` and `draw_customer_list`."""
    from kundenapp.reports.sympathy import render_sympathy_report

    return render_sympathy_report(sympathy_report(store, wanted, employee_id), progress)


def draw_circles_report(
    store: Store, customer_id: int, brand_id: int | None = None, progress: Progress = unwatched
) -> RenderedReport:
    """Return the Schnittmengen-Blatt; arguments and errors as in `circles_report` and `draw_customer_list`."""
    from kundenapp.reports.circles import render_circles_report

    return render_circles_report(circles_report(store, customer_id, brand_id), progress)


def draw_answer_cards(store: Store, pages: int) -> RenderedReport:
    """Return so many pages of answer cards, with the question and the scale as the shop asks now.

    Raises
    ------
    FaultError
        if the file cannot be read, or the fonts are missing.
    """
    from kundenapp.reports.answer_cards import render_answer_cards

    settings = store.answer_settings
    cards = AnswerCards(our_business(store), store.today(), settings.question, settings.thanks, settings.scale, pages)
    return render_answer_cards(cards)
