"""The tab Begeisterung: a head with the choice of views, and the view chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.i18n import _
from kundenapp.ui.common.views_page import ViewsPage
from kundenapp.ui.enthusiasm.views import views

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk


class EnthusiasmPage(ViewsPage):
    """The page of the tab, see `AskingPage` for its signals."""

    help_topic = "enthusiasm"

    def __init__(self, desk: Desk) -> None:
        sentence = _("Zufrieden reicht nicht. Wir wollen begeisterte Kunden.")
        super().__init__(desk, _("Begeisterung"), sentence, views())
