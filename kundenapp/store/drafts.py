"""Where unfinished input waits: written while typing, gone when it has become a record. Survives a power cut."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors

CONVERSATIONS = "conversation:"
"""How the names of unfinished conversations begin."""

ANSWER_DRAFT = "answer:new"
"""The name of the answer that is being entered."""

MERGED_FROM = "merged_from"
"""The field with the ids, between blanks, of those from whom a draft came with a merge: erasing them reaches it."""


def conversation_draft(customer_id: int | None) -> str:
    """Return the name of the unfinished conversation with a customer, None for one of whom nobody knows with whom."""
    return f"{CONVERSATIONS}{'new' if customer_id is None else customer_id}"


@dataclass(frozen=True)
class Draft:
    """The fields of an unfinished form, and when they were saved."""

    name: str
    fields: dict[str, str]
    saved_at: datetime
    customer_id: int | None = None


class Drafts:
    """Drafts in the file, through the second door: no log, no undo."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def save(self, name: str, fields: dict[str, str], customer_id: int | None = None) -> None:
        """Keep the fields of the form `name`, for example ``conversation:17``; from whom it came stays noted."""
        earlier = self.get(name)
        if earlier is not None and MERGED_FROM in earlier.fields:
            fields = {MERGED_FROM: earlier.fields[MERGED_FROM], **fields}
        content = json.dumps(fields)  # escaped: half a surrogate pair may be typed, but not written
        with self._doors.local() as local:
            row = {"customer_id": customer_id, "content": content, "saved_at": self._doors.now_text()}
            local.put_by_name("drafts", name, row)

    def get(self, name: str) -> Draft | None:
        """Return the draft of the form `name`, None if there is none."""
        row = self._engine.one("SELECT * FROM drafts WHERE name = ?", (name,))
        if row is None:
            return None
        fields = cast("dict[str, str]", json.loads(cast("str", row["content"])))
        saved_at = datetime.fromisoformat(cast("str", row["saved_at"]))
        return Draft(name, fields, saved_at, cast("int | None", row["customer_id"]))

    def newest(self, prefix: str) -> Draft | None:
        """Return the newest draft whose name begins with `prefix`; whoever lies in the trash has none."""
        name = self._engine.scalar(
            "SELECT name FROM drafts WHERE substr(name, 1, ?) = ? AND (customer_id IS NULL "
            "OR customer_id NOT IN (SELECT id FROM customers WHERE deleted_at IS NOT NULL)) "
            "ORDER BY saved_at DESC, id DESC LIMIT 1",
            (len(prefix), prefix),
        )
        return None if name is None else self.get(name)

    def discard(self, name: str) -> None:
        """Let go of the draft of the form `name`."""
        if self._engine.scalar("SELECT 1 FROM drafts WHERE name = ?", (name,)):
            with self._doors.local() as local:
                local.remove("drafts", name=name)
