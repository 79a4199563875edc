"""Where conversations are kept."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from kundenapp.domain.conversation import Channel, Conversation, Mood
from kundenapp.store.doors import moment_text

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation


class Conversations:
    """Conversations in the file."""

    def __init__(self, doors: Doors) -> None:
        self._engine = doors.engine

    def of_customer(self, customer_id: int, limit: int = 1_000_000) -> list[Conversation]:
        """Return the conversations with a customer, the latest first."""
        rows = self._engine.dicts(
            "SELECT * FROM conversations WHERE customer_id = ? ORDER BY at DESC, id DESC LIMIT ?", (customer_id, limit)
        )
        return [_conversation(row) for row in rows]

    def add(self, op: Operation, conversation: Conversation) -> int:
        """Keep a conversation as part of an operation and return its id.

        Raises
        ------
        ValidationError
            if there is neither text nor mood, or too much text.
        """
        conversation = conversation.validated()
        return op.insert(
            "conversations",
            {
                "uuid": str(uuid4()),
                "customer_id": conversation.customer_id,
                "at": moment_text(conversation.at),
                "channel": conversation.channel.value,
                "text": conversation.text,
                "mood": conversation.mood.value if conversation.mood else None,
                "recommended": int(conversation.recommended),
                "employee_id": conversation.employee_id,
            },
        )


def _conversation(row: Row) -> Conversation:
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
