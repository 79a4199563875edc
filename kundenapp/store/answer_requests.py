"""Where it is kept whom we asked, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.answer import AnswerChannel
from kundenapp.domain.answer_request import AnswerRequest, RequestState
from kundenapp.i18n import _
from kundenapp.store.customer_rows import check_usable

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row


class AnswerRequests:
    """The questions in the file."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def of_customer(self, customer_id: int) -> list[AnswerRequest]:
        """Return when a customer was asked, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM answer_requests WHERE customer_id = ? ORDER BY asked_on DESC, id DESC", (customer_id,)
        )
        return [_request(row) for row in rows]

    def open_of(self, customer_id: int) -> AnswerRequest | None:
        """Return the latest question that a customer has not answered yet, None if there is none."""
        return next((one for one in self.of_customer(customer_id) if one.state is RequestState.OPEN), None)

    def ask(self, customer_id: int, channel: AnswerChannel, state: RequestState = RequestState.OPEN) -> None:
        """Note that a customer was asked today; with DECLINED also that they do not wish to answer.

        Raises
        ------
        RestrictedError
            if the data of the customer may only be kept.
        """
        check_usable(self._engine, customer_id)
        declined = state is RequestState.DECLINED
        summary = _("Möchte nicht antworten.") if declined else _("Nach der Begeisterung gefragt.")
        waiting = self.open_of(customer_id)
        with self._doors.operation("answer.request", summary) as op:
            if declined and waiting is not None:
                op.update("answer_requests", cast("int", waiting.id), {"state": state.value})
                return
            request = AnswerRequest(
                customer_id, self._doors.today(), channel, state, employee_id=self._doors.employee_id
            )
            op.insert("answer_requests", request_row(request))


def request_row(request: AnswerRequest) -> Row:
    """Return the row of a new question, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": request.customer_id,
        "asked_on": request.asked_on.isoformat(),
        "channel": request.channel.value,
        "state": request.state.value,
        "employee_id": request.employee_id,
    }


def _request(row: Row) -> AnswerRequest:
    value = cast("dict[str, Any]", row)
    return AnswerRequest(
        customer_id=value["customer_id"],
        asked_on=date.fromisoformat(value["asked_on"]),
        channel=AnswerChannel(value["channel"]),
        state=RequestState(value["state"]),
        answer_id=value["answer_id"],
        employee_id=value["employee_id"],
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )
