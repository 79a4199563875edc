"""The tab Begeisterung: a head with the choice of views, and the view chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.i18n import _
from kundenapp.ui.common.views_page import View, ViewsPage
from kundenapp.ui.enthusiasm.views import views

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.ui.common.desk import Desk


class EnthusiasmPage(ViewsPage):
    """The page of the tab, see `ViewsPage` for its signals."""

    help_topic = "enthusiasm"

    def __init__(self, desk: Desk, offered: Sequence[View] | None = None) -> None:
        sentence = _("Zufrieden reicht nicht. Wir wollen begeisterte Kunden.")
        super().__init__(desk, _("Begeisterung"), sentence, offered or views())
