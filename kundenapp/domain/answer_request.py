"""That a customer was asked the question, and what became of it; without those who gave none no figure is honest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerChannel

if TYPE_CHECKING:
    from datetime import date


class RequestState(StrEnum):
    """What became of the question."""

    OPEN = "open"
    ANSWERED = "answered"
    DECLINED = "declined"


@dataclass(frozen=True)
class AnswerRequest:
    """One question to one customer; `answer_id` names the answer if there is one, `employee_id` who asked."""

    customer_id: int
    asked_on: date
    channel: AnswerChannel = AnswerChannel.SHOP
    state: RequestState = RequestState.OPEN
    answer_id: int | None = None
    employee_id: int | None = None
    id: int | None = None
    uuid: str = ""
    version: int = 0
