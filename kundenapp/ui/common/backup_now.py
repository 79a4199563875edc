"""Backing up by hand, from the menu and from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.i18n import _, ngettext
from kundenapp.store.backup import BY_HAND

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def backed_up_now(store: Store) -> str:
    """Back the file up and return the sentence about it.

    Raises
    ------
    FaultError
        as in `Store.back_up`.
    """
    backup = store.back_up(BY_HAND)
    text = ngettext("Gesichert: {count} Kunde, {time} Uhr.", "Gesichert: {count} Kunden, {time} Uhr.", backup.customers)
    told = text.format(count=backup.customers, time=f"{backup.moment.astimezone():%H:%M}")
    place = store.second_place
    if place is not None and place.refusal is not None:
        told += " " + _("Am zweiten Ort nicht.") + f" {place.refusal}"
    elif place is not None and place.fault is not None:
        told += " " + _("Der zweite Ort „{name}“ war nicht erreichbar.").format(name=place.folder.name)
    return told
