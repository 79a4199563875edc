"""For which brand something weighs what; there only in a shop that sells under several names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from kundenapp.i18n import _
from kundenapp.ui.common.inputs import Choice

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_FEWEST, _LETTERS = 2, 12


class BrandChoice(Choice):
    """The whole shop, or one of its brands."""

    def __init__(self, store: Store) -> None:
        super().__init__([(None, _("Ganzer Betrieb"))], _("Marke"))
        self._store = store
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.refresh()

    def refresh(self) -> None:
        """Offer the brands there are now."""
        brands = self._store.brands.active()
        is_offered = len(brands) >= _FEWEST
        offered = [(brand.id, brand.name) for brand in brands] if is_offered else []
        self.set_options([(None, _("Ganzer Betrieb")), *offered])
        if self.parentWidget() is not None or not is_offered:  # shown before it has a place it would be a window
            self.setVisible(is_offered)

    @property
    def brand_id(self) -> int | None:
        """The brand chosen, None for the whole shop."""
        value = self.value()
        return value if isinstance(value, int) else None
