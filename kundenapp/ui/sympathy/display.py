"""Brings what was read onto the field and into the card beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from kundenapp.ui.sympathy.board import Board, TrailPoint, Vote
from kundenapp.ui.sympathy.matrix_reading import read_chosen, read_opinions, read_summary, read_trail
from kundenapp.ui.sympathy.own_places import Subject

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.sympathy.matrix_reading import Reading
    from kundenapp.ui.sympathy.opinions_card import Opinions
    from kundenapp.ui.sympathy.side_panel import SidePanel
    from kundenapp.ui.sympathy.stage import Stage


class Display(QObject):
    """Knows the sheet as it was read last (``reading``) and who is chosen (``selected``, an id or None)."""

    def __init__(self, desk: Desk, stage: Stage, side: SidePanel, reading: Reading) -> None:
        super().__init__(stage)
        self._desk, self._stage, self._side = desk, stage, side
        self.reading = reading
        self.selected: int | None = None

    def subject(self, customer_id: int) -> Subject | None:
        """Return the customer it is about, None if they are gone; what goes wrong is told."""
        summary = None
        with self._desk.guarded():
            summary = read_summary(self._desk.store, customer_id)
        return None if summary is None else Subject(customer_id, summary.display_name, summary.last_answer)

    def show_board(self) -> None:
        """Let the field and its titles show the sheet."""
        reading = self.reading
        self._stage.field.show_board(
            Board(
                today=self._desk.store.today(),
                entries=tuple(reading.entries),
                field=reading.field,
                may_move=reading.sheet.can_move,
                is_team=reading.sheet.employee_id is None,
                axis=reading.sheet.axis,
                axis_values=reading.heights,
            )
        )
        self._stage.show_titles(reading)

    def show_selected(self, *, even_focused: bool = False) -> None:
        """Let field and card follow who is chosen; what goes wrong is told."""
        with self._desk.guarded():
            self.read_selected(even_focused=even_focused)

    def read_selected(self, *, even_focused: bool = False) -> None:
        """Let field and card follow who is chosen; errors are left to who asks."""
        store, customer_id = self._desk.store, self.selected
        on_field = self.reading.entry(customer_id)
        if self._stage.field.selected_id != (on_field.customer_id if on_field else None):
            self._stage.field.select(on_field.customer_id if on_field else None)
        if self.reading.sheet.is_own:
            self._side.tray.follow(customer_id)
            chosen = None if customer_id is None else read_chosen(store, customer_id, self.reading.field)
            self._side.place.show_chosen(chosen, even_focused=even_focused)
        else:
            opinions = None if customer_id is None else read_opinions(store, customer_id, self.reading)
            is_of_one = self.reading.sheet.employee_id is not None and on_field is not None
            self._side.opinions.show_opinions(opinions, has_trail=is_of_one)
            self._show_votes(opinions)
        self.show_trail()

    def _show_votes(self, opinions: Opinions | None) -> None:
        votes = []
        if opinions is not None and self.reading.sheet.employee_id is None and opinions.are_all_visible:
            votes = [
                Vote(opinions.names.get(one.employee_id, "")[:1], one.sympathy, one.enthusiasm)
                for one in opinions.visible
                if one.sympathy is not None
            ]
        if opinions is not None:
            self._stage.field.show_votes(opinions.summary.customer_id, votes)

    @Slot()
    def show_trail(self) -> None:
        """Draw where who is chosen stood before, if that is wanted."""
        employee_id, points = self.reading.sheet.employee_id, []
        if self.selected is not None and employee_id is not None and self._side.shows_trail:
            with self._desk.guarded():
                points = [
                    TrailPoint(one.day, one.sympathy, one.enthusiasm)
                    for one in read_trail(self._desk.store, self.selected, employee_id)
                    if one.sympathy is not None
                ]
        self._stage.field.show_trail(points)
