"""Which customers the Raster shows, and what is said where there are none."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.placement import YEAR_DAYS
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.store import Store

USABLE = CustomerFilter(restricted=False)
"""Whom anybody may have an opinion about."""


class RasterRows(StrEnum):
    """Whose rows are shown."""

    ALL = "all"
    WITHOUT = "without"
    OLD = "old"

    @property
    def label(self) -> str:
        """The words on the chip."""
        return {
            "all": _("Alle"),
            "without": _("Noch ohne Wert"),
            "old": _("Älter als ein Jahr"),
        }[self.value]


@dataclass(frozen=True)
class RasterWish:
    """What is asked for."""

    rows: RasterRows = RasterRows.ALL
    only_mine: bool = False
    text: str = ""

    def found(self, store: Store) -> dict[RasterRows, array[int]]:
        """Return the customers, by name, that fit what else is asked for, for each choice of rows."""
        today, days = store.today(), store.placements.own_days()
        owner_id = (store.employee_id or 0) if self.only_mine else None
        ids = store.customer_list.ids(CustomerFilter(text=self.text, owner_id=owner_id, restricted=False), today)
        oldest = today - timedelta(days=YEAR_DAYS)
        return {
            RasterRows.ALL: ids,
            RasterRows.WITHOUT: array("q", [one for one in ids if one not in days]),
            RasterRows.OLD: array("q", [one for one in ids if one in days and days[one] < oldest]),
        }

    @property
    def nobody(self) -> tuple[str, str]:
        """What is said, as headline and text, where nobody is to be rated."""
        if self.text.strip() or self.only_mine:
            return _("Niemand passt zu diesem Filter"), _("Ein anderes Wort oder ein anderer Knopf zeigt mehr Kunden.")
        return {
            RasterRows.ALL: (_("Noch sind keine Kunden da"), _("Sobald es welche gibt, schätzen Sie sie hier ein.")),
            RasterRows.WITHOUT: (_("Sie haben alle eingeschätzt"), _("Wer neu dazukommt, steht dann hier.")),
            RasterRows.OLD: (_("Alles ist frisch"), _("Keine Ihrer Einschätzungen ist älter als ein Jahr.")),
        }[self.rows]
