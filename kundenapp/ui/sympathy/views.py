"""The views of the tab, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kundenapp.ui.common.views_page import View


def views() -> tuple[View, ...]:
    """Return the views in their order."""
    return ()
