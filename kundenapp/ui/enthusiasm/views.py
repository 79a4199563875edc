"""The views of the tab, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.i18n import _
from kundenapp.ui.common.views_page import View

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.views_page import TabView


def _overview(desk: Desk) -> TabView:
    from kundenapp.ui.enthusiasm.overview import Overview

    return Overview(desk)


def _cases(desk: Desk) -> TabView:
    from kundenapp.ui.enthusiasm.cases_view import CasesView

    return CasesView(desk)


def _delights(desk: Desk) -> TabView:
    from kundenapp.ui.enthusiasm.delights_view import DelightsView

    return DelightsView(desk)


def _referrals(desk: Desk) -> TabView:
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
