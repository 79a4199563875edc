"""Where conversations are kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.conversation import Channel, Conversation, Mood
from kundenapp.domain.dates import format_day
from kundenapp.domain.errors import ChangedMeanwhileError, NothingFoundError
from kundenapp.i18n import _
from kundenapp.store.customer_rows import check_usable
from kundenapp.store.doors import moment_text

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation


class Conversations:
    """Conversations in the file. What takes an operation is part of it, the rest are operations themselves."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def get(self, conversation_id: int) -> Conversation:
        """Return a conversation.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("conversations", conversation_id)
        if row is None:
            raise NothingFoundError(_("Diesen Eintrag gibt es nicht mehr."))
        return conversation_from_row(row)

    def of_customer(
        self, customer_id: int, limit: int = 1_000_000, *, talks: bool = True, notes: bool = True
    ) -> list[Conversation]:
        """Return the conversations with a customer and the notes about them, or one of both, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM conversations WHERE customer_id = ? "
            "AND (channel <> 'note' AND ? = 1 OR channel = 'note' AND ? = 1) ORDER BY at DESC, id DESC LIMIT ?",
            (customer_id, int(talks), int(notes), limit),
        )
        return [conversation_from_row(row) for row in rows]

    def add(self, op: Operation, conversation: Conversation) -> int:
        """Keep a conversation as part of an operation and return its id.

        Raises
        ------
        ValidationError
            if there is neither text nor mood, or too much text.
        """
        return op.insert("conversations", conversation_row(conversation.validated()))

    def correct(self, conversation: Conversation) -> None:
        """Write what was corrected: moment, channel, text, mood and whether somebody was recommended.

        Raises
        ------
        ValidationError
            as in `add`.
        NothingFoundError
            if it has been deleted meanwhile.
        ChangedMeanwhileError
            if it was corrected after it was read.
        RestrictedError
            if the data of the customer may only be kept.
        """
        check_usable(self._engine, conversation.customer_id)
        conversation = conversation.validated()
        conversation_id = cast("int", conversation.id)
        with self._doors.operation(
            "conversation.correct", self._summary(conversation, _("{what} ist korrigiert."))
        ) as op:
            if self.get(conversation_id).version != conversation.version:
                raise ChangedMeanwhileError(
                    _("Dieser Eintrag wurde inzwischen geändert. Ihre Eingabe steht noch da; öffnen Sie ihn neu.")
                )
            op.update("conversations", conversation_id, _contents(conversation))

    def delete(self, conversation_id: int) -> None:
        """Take a conversation out of the Verlauf; Wiedervorlagen that came of it stay. Can be undone.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        RestrictedError
            if the data of the customer may only be kept.
        """
        conversation = self.get(conversation_id)
        check_usable(self._engine, conversation.customer_id)
        summary = self._summary(conversation, _("{what} ist gelöscht."))
        with self._doors.operation("conversation.delete", summary) as op:
            for (follow_up_id,) in self._engine.rows(
                "SELECT id FROM follow_ups WHERE conversation_id = ?", (conversation_id,)
            ):
                op.update("follow_ups", follow_up_id, {"conversation_id": None})
            op.delete("conversations", conversation_id)

    def bring_back(self, then: Conversation) -> None:
        """Let a conversation say again what it said `then`, also one that has been deleted; one operation.

        Raises
        ------
        NothingFoundError
            if the customer is gone.
        RestrictedError
            if the data of the customer may only be kept.
        """
        check_usable(self._engine, then.customer_id)
        with self._doors.operation("conversation.bring_back", self._summary(then, _("{what} ist wieder da."))) as op:
            if self._engine.row("conversations", cast("int", then.id)) is not None:
                op.update("conversations", cast("int", then.id), _contents(then))
                return
            writer = None if then.employee_id is None else self._engine.row("employees", then.employee_id)
            identity: Row = {
                "id": then.id,
                "uuid": then.uuid,
                "customer_id": then.customer_id,
                "employee_id": then.employee_id if writer is not None else None,
            }
            op.insert("conversations", {**identity, **_contents(then)})

    def _summary(self, conversation: Conversation, sentence: str) -> str:
        today = self._doors.today()
        day = format_day(conversation.at.astimezone().date(), today)
        return sentence.format(what=_("{what} vom {day}").format(what=conversation.channel.label, day=day))


def conversation_row(conversation: Conversation) -> Row:
    """Return the row of a new conversation, which gets a uuid of its own."""
    return {
        "uuid": str(uuid4()),
        "customer_id": conversation.customer_id,
        "employee_id": conversation.employee_id,
        **_contents(conversation),
    }


def _contents(conversation: Conversation) -> Row:
    """Return the columns that a person may correct."""
    return {
        "at": moment_text(conversation.at),
        "channel": conversation.channel.value,
        "text": conversation.text,
        "mood": conversation.mood.value if conversation.mood else None,
        "recommended": int(conversation.recommended),
    }


def conversation_from_row(row: Row) -> Conversation:
    """Return the conversation that a row of `conversations` says."""
    value = cast("dict[str, Any]", row)
    return Conversation(
        customer_id=value["customer_id"],
        at=datetime.fromisoformat(value["at"]),
        channel=Channel(value["channel"]),
        text=value["text"],
        mood=Mood(value["mood"]) if value["mood"] else None,
        recommended=bool(value["recommended"]),
        employee_id=value["employee_id"],
        id=value["id"],
        uuid=value["uuid"],
        version=value["version"],
    )
