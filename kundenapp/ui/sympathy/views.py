"""The views of the tab, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.i18n import _
from kundenapp.ui.common.views_page import View

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.views_page import TabView


def _matrix(desk: Desk) -> TabView:
    from kundenapp.ui.sympathy.matrix_view import MatrixView

    return MatrixView(desk)


def _raster(desk: Desk) -> TabView:
    from kundenapp.ui.sympathy.raster_view import RasterView

    return RasterView(desk)


def _findings(desk: Desk) -> TabView:
    from kundenapp.ui.sympathy.findings_view import FindingsView

    return FindingsView(desk)


def views() -> tuple[View, ...]:
    """Return the views in their order."""
    return (
        View("matrix", _("Matrix"), _matrix),
        View("raster", _("Raster"), _raster),
        View("findings", _("Listen"), _findings),
    )
