"""What whoever works now does on the own sheet: place, move, confirm, take back; each is one step of undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.answer import LastAnswer
    from kundenapp.ui.common.desk import Desk


@dataclass(frozen=True)
class Subject:
    """The customer it is about: the name for the sentence, and the answer that gives the height without an estimate."""

    customer_id: int
    name: str
    last_answer: LastAnswer | None = None


class OwnPlaces:
    """Writes into the file; the key steps of one bubble in a row are one move."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last_step: tuple[int, int] | None = None

    def place(
        self,
        subject: Subject,
        sympathy: float,
        enthusiasm: float | None,
        note: str | None = None,
        *,
        continues: int | None = None,
    ) -> int | None:
        """Keep a place and say where it is; return the operation. Errors as in `Placements.place`."""
        self._last_step = None
        summary = self._arrival(subject, sympathy, enthusiasm)
        return self._desk.store.placements.place(
            subject.customer_id, sympathy, enthusiasm, note, summary=summary, continues=continues
        )

    def move(self, subject: Subject, sympathy: float, enthusiasm: float | None, *, is_key_step: bool) -> bool:
        """Keep where a bubble was moved to; return whether it is kept. What goes wrong is told."""
        last = self._last_step
        continues = last[1] if is_key_step and last is not None and last[0] == subject.customer_id else None
        with self._desk.guarded() as attempt:
            operation_id = self.place(subject, sympathy, enthusiasm, continues=continues)
            if is_key_step and operation_id is not None:
                self._last_step = (subject.customer_id, operation_id)
        return not attempt.failed

    def withdraw(self, subject: Subject) -> bool:
        """Say that there is no opinion any more; return whether that is kept."""
        self._last_step = None
        with self._desk.guarded() as attempt:
            summary = _("{name} steht nicht mehr im Feld.").format(name=subject.name)
            self._desk.store.placements.withdraw(subject.customer_id, summary=summary)
        return not attempt.failed

    def confirm(self, subject: Subject) -> None:
        """Say the same anew today."""
        self._last_step = None
        with self._desk.guarded():
            self._desk.store.placements.confirm([subject.customer_id])

    def _arrival(self, subject: Subject, sympathy: float, enthusiasm: float | None) -> str:
        height = enthusiasm
        if height is None and subject.last_answer is not None:
            height = float(subject.last_answer.value)
        if height is None:
            return _("{name} ist eingeordnet, noch ohne Begeisterung.").format(name=subject.name)
        field = self._desk.store.sympathy_settings.field
        return field.arrival(subject.name, field.lines.quadrant(sympathy, height))
