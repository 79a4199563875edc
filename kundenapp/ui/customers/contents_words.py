"""How much hangs on a customer, in words: before two become one, and before somebody is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.limits import grouped
from kundenapp.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping


def counted(contents: Mapping[str, int]) -> list[str]:
    """Return what there is of what people know by name; `contents` counts rows by table."""
    talks, tasks = contents.get("conversations", 0), contents.get("follow_ups", 0)
    answers, placements = contents.get("answers", 0), contents.get("placements", 0)
    words = (
        (talks, ngettext("{count} Gespräch", "{count} Gespräche", talks)),
        (tasks, ngettext("{count} Wiedervorlage", "{count} Wiedervorlagen", tasks)),
        (answers, ngettext("{count} Antwort", "{count} Antworten", answers)),
        (placements, ngettext("{count} Einschätzung", "{count} Einschätzungen", placements)),
    )
    return [text.format(count=grouped(count)) for count, text in words if count]
