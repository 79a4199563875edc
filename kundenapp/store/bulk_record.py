"""What is loaded of one customer when many are loaded at once; see `kundenapp.store.bulk`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.answer_request import AnswerRequest
    from kundenapp.domain.category import CategoryOverride
    from kundenapp.domain.commitment import Commitment
    from kundenapp.domain.conversation import Conversation
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.delight import Delight
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.domain.placement import Placement
    from kundenapp.domain.stance import Stance
    from kundenapp.domain.wish import CommonGround, Wish


@dataclass(frozen=True)
class AnswerRecord:
    """An answer, and what is or was done after it."""

    answer: Answer
    case: FollowUp | None = None


@dataclass(frozen=True)
class Record:
    """A customer with everything that belongs to them. Ids, uuids and versions in it do not matter: all are new.

    `recommended_by` is the place, counted from 0, of the earlier record among those loaded that sent this one; so is
    the idea of a moment among the ideas loaded, and the statement of a stance among the statements.
    """

    customer: Customer
    conversations: Sequence[Conversation] = ()
    follow_ups: Sequence[FollowUp] = ()
    recommended_by: int | None = None
    answers: Sequence[AnswerRecord] = ()
    requests: Sequence[AnswerRequest] = ()
    delights: Sequence[Delight] = ()
    placements: Sequence[Placement] = ()
    overrides: Sequence[CategoryOverride] = ()
    stances: Sequence[Stance] = ()
    commitments: Sequence[Commitment] = ()
    wishes: Sequence[Wish] = ()
    grounds: Sequence[CommonGround] = ()
