"""The tab Sympathiematrix: a head with the choice of views, and the view chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.i18n import _
from kundenapp.ui.common.views_page import ViewsPage
from kundenapp.ui.sympathy.views import views

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import EmployeeId


class SympathyPage(ViewsPage):
    """The page of the tab, see `AskingPage` for its signals."""

    help_topic = "sympathy"

    def __init__(self, desk: Desk) -> None:
        sentence = _("Wohin schlägt Ihr Herz?")
        super().__init__(desk, _("Sympathiematrix"), sentence, views())

    def show_customer(self, customer_id: int) -> None:
        """Show where a customer stands on the matrix."""
        from kundenapp.ui.sympathy.matrix_view import MatrixView

        self.show_view("matrix")
        if isinstance(self.view, MatrixView):
            self.view.show_customer(customer_id)

    @property
    def sheet(self) -> tuple[EmployeeId, CustomerFilter]:
        """Whose sheet is in front, None for the team's, and of which customers; beside the matrix the team and all."""
        from kundenapp.ui.sympathy.matrix_view import MatrixView

        view = self.view
        return (view.sheets.value, view.filter.wanted) if isinstance(view, MatrixView) else (None, CustomerFilter())
