"""What the matrix reads of the file: whose sheet, which customers, and what is known about the one that is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.business import names_beside_opinions
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_board import BoardAxis, BoardEntry
from kundenapp.domain.sympathy_field import SympathyField
from kundenapp.i18n import _
from kundenapp.ui.sympathy.opinions_card import Opinions
from kundenapp.ui.sympathy.place_card import Chosen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kundenapp.domain.business import Employee
    from kundenapp.domain.customer_list import CustomerFilter, CustomerSummary
    from kundenapp.domain.placement import Placement
    from kundenapp.store.store import Store

MOST_BUBBLES = 5_000


@dataclass(frozen=True)
class Sheet:
    """Whose view is shown (None for the team's), what the height says, and whether bubbles may be moved."""

    employee_id: int | None
    axis: BoardAxis
    is_own: bool
    can_move: bool


@dataclass
class Reading:
    """The sheet as it was read last."""

    sheet: Sheet
    field: SympathyField
    entries: list[BoardEntry]
    heights: Mapping[int, float]
    are_more: bool = False
    openness: Openness = Openness.OPEN

    @classmethod
    def nothing(cls, sheet: Sheet) -> Reading:
        """Return an empty sheet, to be shown until the first has been read."""
        return cls(sheet, SympathyField(), [], {})

    def entry(self, customer_id: int | None) -> BoardEntry | None:
        """Return where a customer stands, None if nowhere."""
        return next((one for one in self.entries if one.customer_id == customer_id), None)

    def put(self, entry: BoardEntry) -> None:
        """Let a bubble stand elsewhere, as the file has just been told."""
        self.entries = [entry if one.customer_id == entry.customer_id else one for one in self.entries]

    def note(self, *, has_people: bool, is_filtered: bool) -> str:
        """What has to be said about the sheet, empty if nothing has."""
        return " ".join(
            sentence
            for sentence in (
                _("Nur das eigene Blatt lässt sich ändern.") if has_people and not self.sheet.is_own else "",
                self.openness.meaning if not self.sheet.is_own and self.openness is not Openness.OPEN else "",
                _("Diese Höhe kommt aus der Kundenakte und lässt sich hier nicht verschieben.")
                if self.sheet.is_own and self.sheet.axis is not BoardAxis.ENTHUSIASM
                else "",
                _("In dieser Auswahl steht niemand im Feld.") if is_filtered and not self.entries else "",
                _("Gezeigt werden die ersten 5.000 nach Namen. Ein Filter zeigt die anderen.") if self.are_more else "",
            )
            if sentence
        )


def sheet_owners(store: Store) -> list[Employee]:
    """Return whose sheets can be looked at: where single opinions are hidden only the own one."""
    is_hidden = store.sympathy_settings.openness is Openness.HIDDEN
    return [one for one in store.employees.active() if not is_hidden or one.id == store.employee_id]


def read_sheet(store: Store, sheet: Sheet, wanted: CustomerFilter) -> Reading:
    """Read the bubbles of a sheet, at most `MOST_BUBBLES`."""
    board, today, most = store.sympathy_board, store.today(), MOST_BUBBLES + 1
    if sheet.employee_id is None:
        entries = board.of_team(wanted, today, most)
    else:
        entries = board.of_employee(sheet.employee_id, wanted, today, most)
    settings = store.sympathy_settings
    heights = {} if sheet.axis is BoardAxis.ENTHUSIASM else board.axis_values(sheet.axis)
    return Reading(
        sheet, settings.field, entries[:MOST_BUBBLES], heights, len(entries) > MOST_BUBBLES, settings.openness
    )


def read_summary(store: Store, customer_id: int) -> CustomerSummary | None:
    """Return the line of a customer, None if they are gone."""
    return next(iter(store.customer_list.page([customer_id])), None)


def read_chosen(store: Store, customer_id: int, shown: SympathyField) -> Chosen | None:
    """Return what the card of the own sheet shows, None if the customer is gone."""
    summary = read_summary(store, customer_id)
    return None if summary is None else Chosen(summary, store.placements.own(customer_id), shown, store.today())


def read_opinions(store: Store, customer_id: int, reading: Reading) -> Opinions | None:
    """Return what the card of the other sheets shows, None if the customer is gone."""
    summary = read_summary(store, customer_id)
    if summary is None:
        return None
    return Opinions(
        summary=summary,
        entry=reading.entry(customer_id),
        visible=tuple(store.sympathy_board.opinions_of(customer_id)),
        names=names_beside_opinions(store.employees.all()),
        owner_id=store.customers.get(customer_id).owner_id,
        me=store.employee_id,
        openness=reading.openness,
        field=reading.field,
        today=store.today(),
    )


def read_trail(store: Store, customer_id: int, employee_id: int | None) -> Sequence[Placement]:
    """Return where one employee put a customer before, as far as that may be seen, the latest first."""
    return [one for one in store.sympathy_board.history_of(customer_id) if one.employee_id == employee_id]
