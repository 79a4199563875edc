"""Small facts about the file itself, by name: its uuid, counters, thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.today import SILENT_AFTER_DAYS, parse_silent_days
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Engine

FILE_UUID = "file_uuid"
SUMMARIES_DUE = "summaries_due"
"""That lists and search are to be written anew; a migration says so."""
_SILENT_DAYS = "silent_days"


class Settings:
    """Settings in the file: the shop's own are operations, what the program keeps goes through the second door."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def get(self, name: str) -> str | None:
        """Return a setting, None if it was never made."""
        return cast("str | None", self._doors.engine.scalar("SELECT value FROM settings WHERE name = ?", (name,)))

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._doors.local() as local:
            local.put_by_name("settings", name, {"value": value})

    @property
    def file_uuid(self) -> str:
        """What this file is called among all files of the world; copies of it bear the same uuid."""
        return self.get(FILE_UUID) or ""

    @property
    def silent_days(self) -> int:
        """After how many days without a contact a customer counts as long not heard of."""
        return silent_days(self._doors.engine)

    def set_silent_days(self, text: str, *, continues: int | None = None) -> int | None:
        """Keep after how many days somebody is long not heard of; return the operation, None if nothing differed.

        `continues` is the operation of the save before during the same visit to the field.

        Raises
        ------
        ValidationError
            if `text` is no number of days.
        """
        days = parse_silent_days(text)
        summary = _("Lange nicht gehört heißt jetzt: nach {days} Tagen.").format(days=days)
        return self.change(_SILENT_DAYS, str(days), str(SILENT_AFTER_DAYS), summary, continues=continues)

    def change(self, name: str, value: str, default: str, summary: str, *, continues: int | None = None) -> int | None:
        """Keep a setting of the shop as an operation and return it, None if nothing differed.

        `default` is what counts while it was never made; `continues` as in `set_silent_days`.
        """
        present = self._doors.engine.one("SELECT id FROM settings WHERE name = ?", (name,))
        with self._doors.operation("setting.change", summary, continues=continues) as op:
            if present is not None:
                op.update("settings", cast("int", present["id"]), {"value": value})
            elif value != default:
                op.insert("settings", {"name": name, "value": value})
        return op.id


def silent_days(engine: Engine) -> int:
    """Return after how many days a customer counts as long not heard of; nonsense in the file does not count."""
    value = engine.scalar("SELECT value FROM settings WHERE name = ?", (_SILENT_DAYS,))
    try:
        return parse_silent_days(str(value)) if value is not None else SILENT_AFTER_DAYS
    except ValidationError:
        return SILENT_AFTER_DAYS
