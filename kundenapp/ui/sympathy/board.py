"""What the field of the matrix is told, and what it tells."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.sympathy_board import BoardAxis, BoardEntry
from kundenapp.domain.sympathy_field import Quadrant, SympathyField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

CUSTOMER_MIME = "application/x-kundenapp-customer"
"""What is dragged from the list beside the field: the id of a customer as text."""


@dataclass(frozen=True)
class Board:
    """What stands on the field.

    Attributes
    ----------
    entries:
        the customers in the order of their names.
    today:
        for days in words.
    may_move:
        whether it is the own sheet; others are only looked at.
    is_team:
        whether the bubbles are the means of the team.
    axis, axis_values:
        what the height says, and by customer how much where it is not enthusiasm.
    axis_label:
        the words beside the axis, empty for the usual ones.
    """

    today: date
    entries: tuple[BoardEntry, ...] = ()
    field: SympathyField = dataclasses.field(default_factory=SympathyField)
    may_move: bool = False
    is_team: bool = False
    axis: BoardAxis = BoardAxis.ENTHUSIASM
    axis_values: Mapping[int, float] = dataclasses.field(default_factory=dict)
    axis_label: str = ""

    @property
    def can_move(self) -> bool:
        """Whether a bubble may be moved now: the own sheet, and heights that one can choose."""
        return self.may_move and self.axis is BoardAxis.ENTHUSIASM

    @property
    def label(self) -> str:
        """The words beside the axis upwards."""
        return self.axis_label or self.axis.label


@dataclass(frozen=True)
class Vote:
    """One opinion about the customer selected; `initial` stands for who has it, empty where no name is shown."""

    initial: str
    sympathy: float
    enthusiasm: float | None = None


@dataclass(frozen=True)
class TrailPoint:
    """Where a customer stood from a day on."""

    day: date
    sympathy: float
    enthusiasm: float | None = None


@dataclass(frozen=True)
class Move:
    """Where a bubble is put: half steps, `enthusiasm` None for no estimate.

    `quadrant` is where it stands then, None below the field. `is_key_step` says that it is one of several steps by
    keyboard, which belong together.
    """

    customer_id: int
    sympathy: float
    enthusiasm: float | None
    quadrant: Quadrant | None
    is_key_step: bool = False

    @property
    def place(self) -> tuple[float, float | None]:
        """Both values."""
        return self.sympathy, self.enthusiasm
