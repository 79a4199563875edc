"""What there is to know about the file and the computer when the window opens."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from kundenapp.app.preferences import unreadable_note
from kundenapp.domain.clock_check import ClockDoubt, clock_doubt
from kundenapp.domain.conflict_copies import conflict_copies
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kundenapp.app.keeper import Keeper
    from kundenapp.app.place_advice import PlaceAdvice
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def tell_news(window: MainWindow, keeper: Keeper, advice: PlaceAdvice) -> None:
    """Let the notice of a window say it, one after the other; about the place of a file only the first time."""
    store, notice = window.desk.store, window.desk.notice
    if keeper.preferences.were_unreadable:
        notice.add_message(unreadable_note())
    warning = "" if keeper.knows(store.path) else advice.warning(store.path)
    for sentence, tone in file_news(store, warning):
        notice.add_message(sentence, tone)


def file_news(store: Store, warning: str = "") -> Iterator[tuple[str, str]]:
    """Yield sentences for the notice of the window, each with its tone, the most pressing first.

    `warning` is what speaks against the place of the file, empty for nothing.
    """
    if store.has_no_room:
        yield _("Der Speicher des Computers ist voll. Ansehen geht, speichern erst nach dem Aufräumen."), "warn"
    clock = _clock_sentence(clock_doubt(store.now(), store.last_saved_at()), store.now())
    if clock:
        yield clock, "warn"
    if warning:
        yield warning, "warn"
    copies = _copies_sentence(store.path)
    if copies:
        yield copies, "stone"


def _clock_sentence(doubt: ClockDoubt | None, now: datetime) -> str:
    if doubt is None:
        return ""
    text = (
        _("Die Uhr des Computers steht auf {day}; das ist zu früh. Gelöscht wird deshalb nichts. Stellen Sie die Uhr.")
        if doubt is ClockDoubt.TOO_EARLY
        else _("Die Uhr des Computers geht vor, auf {day}. Gelöscht wird deshalb nichts. Stellen Sie die Uhr.")
    )
    return text.format(day=f"{now.astimezone():%d.%m.%Y}")


def _copies_sentence(path: Path) -> str:
    try:
        copies = conflict_copies(path.name, os.listdir(path.parent))  # noqa: PTH208 - names are all that is needed
        changed = max((path.with_name(name).stat().st_mtime for name in copies), default=0.0)
    except OSError:  # gone again, or a folder that may not be listed
        return ""
    if not copies:
        return ""
    text = ngettext(
        "Neben der Kundendatei liegt eine zweite Fassung vom {day}: „{name}“. Sie wird nicht benutzt. Löschen Sie sie "
        "nicht, vielleicht steht etwas darin, das hier fehlt.",
        "Neben der Kundendatei liegen {count} andere Fassungen, die neueste vom {day}. Sie werden nicht benutzt. "
        "Löschen Sie sie nicht, vielleicht steht etwas darin, das hier fehlt.",
        len(copies),
    )
    return text.format(
        day=f"{datetime.fromtimestamp(changed).astimezone():%d.%m.%Y}", name=copies[0], count=len(copies)
    )
