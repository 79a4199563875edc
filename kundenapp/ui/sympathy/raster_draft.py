"""What whoever works has entered in the Raster and not yet saved; every step is in the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_MOST_STEPS = 1_000


class RasterDraft:
    """Values by customer, None for "kenne ich nicht", with the steps that led to them.

    Whatever is changed may raise a FaultError: then it is here, but not in the file, and `keep` tries again.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.employee_id: int | None = None
        self.values: dict[int, float | None] = {}
        self._steps: list[tuple[int, bool, float | None]] = []
        self._is_kept = True

    def load(self, employee_id: int | None) -> None:
        """Take what waits in the file for this employee, None for nobody; what is not kept yet is not dropped."""
        if employee_id != self.employee_id:
            self.keep()
            self._steps.clear()
        elif not self._is_kept:
            return
        self.employee_id = employee_id
        self.values = {} if employee_id is None else self._store.placement_drafts.of(employee_id)
        self._steps = [step for step in self._steps if step[0] in self.values or not step[1]]

    def enter(self, customer_id: int, value: float | None) -> None:
        """Let a customer have this value."""
        self._note_step(customer_id)
        self.values[customer_id] = value
        self._change()

    def drop(self, customer_id: int) -> None:
        """Let nothing be entered for a customer."""
        if customer_id in self.values:
            self._note_step(customer_id)
            del self.values[customer_id]
            self._change()

    def clear(self) -> None:
        """Let nothing be entered."""
        self.values = {}
        self._steps.clear()
        self._change()

    def put_back(self, values: dict[int, float | None]) -> None:
        """Enter again what was let go of, but for what has been entered since."""
        self.values = {**values, **self.values}
        self._change()

    def take_back(self) -> int | None:
        """Take the last step back and return whom it was about, None if there is none."""
        if not self._steps:
            return None
        customer_id, was_entered, value = self._steps.pop()
        if was_entered:
            self.values[customer_id] = value
        else:
            self.values.pop(customer_id, None)
        self._change()
        return customer_id

    @property
    def can_take_back(self) -> bool:
        """Whether there is a step to be taken back."""
        return bool(self._steps)

    def _note_step(self, customer_id: int) -> None:
        self._steps.append((customer_id, customer_id in self.values, self.values.get(customer_id)))
        del self._steps[:-_MOST_STEPS]

    def _change(self) -> None:
        self._is_kept = False
        self.keep()

    def keep(self) -> None:
        """Write down what is not in the file yet.

        Raises
        ------
        FaultError
            if the file cannot be written.
        """
        if not self._is_kept and self.employee_id is not None:
            self._store.placement_drafts.keep(self.employee_id, self.values)
        self._is_kept = True
