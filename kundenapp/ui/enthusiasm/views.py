"""The views of the tab: what each must be able to, and which there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kundenapp.i18n import _
from kundenapp.ui.common.tab_page import TabPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk


class EnthusiasmView(TabPage):
    """One view: the keys of the window reach it through the page as if it were a page itself.

    It reads the file when it is shown and when news come while it is; what is hidden reads nothing.

    Signals
    -------
    customer_requested(int):
        to be opened on the tab Kunden.
    conversation_requested(int, int | None):
        with this customer, about this Wiedervorlage.
    view_requested(str):
        another view is wanted, by its name.
    report_requested:
        the figures are wanted on paper.
    """

    customer_requested = Signal(object)
    conversation_requested = Signal(object, object)
    view_requested = Signal(str)
    report_requested = Signal()

    def print_current(self) -> None:
        """Strg+P: the figures on paper."""
        self.report_requested.emit()

    @property
    def controls(self) -> QWidget | None:
        """What stands at the right of the title while this view is shown, None for nothing."""
        return None


@dataclass(frozen=True)
class View:
    """A view on offer; it is made when it is first shown."""

    name: str
    title: str
    make: Callable[[Desk], EnthusiasmView]


def _overview(desk: Desk) -> EnthusiasmView:
    from kundenapp.ui.enthusiasm.overview import Overview

    return Overview(desk)


def _cases(desk: Desk) -> EnthusiasmView:
    from kundenapp.ui.enthusiasm.cases_view import CasesView

    return CasesView(desk)


def _delights(desk: Desk) -> EnthusiasmView:
    from kundenapp.ui.enthusiasm.delights_view import DelightsView

    return DelightsView(desk)


def _referrals(desk: Desk) -> EnthusiasmView:
    from kundenapp.ui.enthusiasm.referrals_view import ReferralsView

    return ReferralsView(desk)


def views() -> tuple[View, ...]:
    """Return the views in their order."""
    return (
        View("overview", _("Überblick"), _overview),
        View("cases", _("Nachfassen"), _cases),
        View("referrals", _("Weiterempfehlungen"), _referrals),
        View("delights", _("Momente"), _delights),
    )
