"""Small facts about the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
