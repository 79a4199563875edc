"""What is noted about one customer during one visit to the dialog: one step of undo, however many statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.stance import Attitude, Stance, StanceSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.store.store import Store


class StanceVisit:
    """Notes at once. With `begin_thinking` stances are only thought of: nothing is kept until `take_over`."""

    def __init__(self, store: Store, customer_id: int) -> None:
        self._store, self._customer_id = store, customer_id
        self._operation_id: int | None = None
        self._noted: set[int] = set()
        self.thoughts: dict[int, Stance] | None = None

    @property
    def is_thinking(self) -> bool:
        """Whether it is only asked what would be if."""
        return self.thoughts is not None

    def begin_thinking(self) -> None:
        """Keep nothing from now on."""
        self.thoughts = {}

    def give_up_thinking(self) -> None:
        """Forget what was thought of; the file is as before."""
        self.thoughts = None

    def take_over(self) -> None:
        """Note everything that was thought of; errors as in `note`."""
        thoughts = list((self.thoughts or {}).values())
        self._note(thoughts)
        self.thoughts = None

    def note(self, statement_id: int, attitude: Attitude, weight: int, source: StanceSource) -> None:
        """Note how the customer stands to a statement from today on, or think of it.

        Raises
        ------
        FaultError, NothingFoundError, RestrictedError
            as in `Stances.note`.
        """
        stance = Stance(
            self._customer_id,
            statement_id,
            self._store.today(),
            attitude,
            weight,
            source,
            self._store.employee_id,
        )
        if self.thoughts is not None:
            self.thoughts[statement_id] = stance
        else:
            self._note([stance])

    def _note(self, stances: Iterable[Stance]) -> None:
        current = self._store.stances.current_of(self._customer_id)
        new = [stance for stance in stances if _differs(stance, current.get(stance.statement_id))]
        if not new:
            return
        self._noted |= {stance.statement_id for stance in new}
        self._operation_id = self._store.stances.note(new, continues=self._operation_id, count=len(self._noted))
        if self._operation_id is None:
            self._noted.clear()


def _differs(stance: Stance, known: Stance | None) -> bool:
    """Whether a stance says something new; what is said again on another day is, as we know it afresh."""
    if known is None:
        return stance.is_known
    if not stance.is_known:
        return known.is_known
    said, before = ((one.attitude, one.weight, one.source, one.day) for one in (stance, known))
    return said != before
