"""Small facts about the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.errors import ValidationError
from kundenapp.store.opening import Places, create_store

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.store.store import Store


def test_a_setting_is_kept_and_can_change(store: Store) -> None:
    assert store.settings.get("threshold") is None
    store.settings.set("threshold", "7")
    store.settings.set("threshold", "8")
    assert store.settings.get("threshold") == "8"


def test_every_file_has_a_uuid_of_its_own(store: Store, tmp_path: Path, places: Places) -> None:
    other = create_store(tmp_path / "other.kundenapp", places)
    assert len(store.settings.file_uuid) == len(other.settings.file_uuid) == 36
    assert store.settings.file_uuid != other.settings.file_uuid
    other.abandon()


def test_the_shop_says_when_somebody_is_silent(store: Store) -> None:
    assert store.settings.silent_days == 60
    assert store.settings.set_silent_days("60") is None, "nothing new"
    visit = store.settings.set_silent_days("9")
    assert store.settings.set_silent_days("90 Tage", continues=visit) == visit
    assert store.settings.silent_days == 90
    later = store.settings.set_silent_days("30")
    assert later != visit
    assert store.undo() == "Zurückgenommen: „Lange nicht gehört heißt jetzt: nach 30 Tagen.“"
    assert store.settings.silent_days == 90
    store.undo()
    assert store.settings.silent_days == 60
    store.redo()
    assert store.settings.silent_days == 90
    with pytest.raises(ValidationError, match="Nach wie vielen Tagen"):
        store.settings.set_silent_days("bald")


def test_nonsense_in_the_file_does_not_count(store: Store) -> None:
    store.settings.set("silent_days", "bald")
    assert store.settings.silent_days == 60
    store.settings.set_silent_days("61")
    assert store.settings.silent_days == 61
