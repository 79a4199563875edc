"""The code of the Kundenmodus in the file: known to whoever set it, and to nobody who reads the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.customer_mode import opens
from kundenapp.domain.errors import ValidationError

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def test_a_new_file_has_no_code(store: Store) -> None:
    assert not store.answer_settings.has_code
    assert not opens(store.answer_settings.sealed_code, "")
    assert not opens(store.answer_settings.sealed_code, "4711")


def test_a_code_is_set_changed_and_taken_back(store: Store) -> None:
    settings = store.answer_settings
    settings.set_code("4711")
    assert settings.has_code
    assert opens(settings.sealed_code, "4711")
    settings.set_code("Sommer24")
    assert opens(settings.sealed_code, "sommer24")
    assert not opens(settings.sealed_code, "4711")
    assert store.undo() == "Zurückgenommen: „Der Code für den Kundenmodus ist festgelegt.“"
    assert opens(settings.sealed_code, "4711")
    store.redo()
    assert opens(settings.sealed_code, "Sommer24")


def test_what_is_no_code_changes_nothing(store: Store) -> None:
    store.answer_settings.set_code("4711")
    with pytest.raises(ValidationError):
        store.answer_settings.set_code("12")
    assert opens(store.answer_settings.sealed_code, "4711")


def test_a_code_is_forgotten(store: Store) -> None:
    assert store.answer_settings.forget_code() is None
    store.answer_settings.set_code("4711")
    assert store.answer_settings.forget_code() is not None
    assert not store.answer_settings.has_code
    assert not opens(store.answer_settings.sealed_code, "4711")
    assert not opens(store.answer_settings.sealed_code, "")


def test_neither_file_nor_log_say_the_code(store: Store) -> None:
    store.answer_settings.set_code("Kaffeepause1")
    store.answer_settings.set_code("Kaffeepause2")
    store.undo()
    content = store.path.read_bytes()
    for word in (b"Kaffeepause", b"kaffeepause", b"kaffeepause".hex().encode()):
        assert word not in content


def test_the_same_code_set_again_looks_different(store: Store) -> None:
    store.answer_settings.set_code("4711")
    first = store.settings.get("customer_mode_code")
    store.answer_settings.set_code("4711")
    assert store.settings.get("customer_mode_code") != first
    assert opens(store.answer_settings.sealed_code, "4711")


def test_nonsense_in_the_file_is_no_code(store: Store) -> None:
    store.settings.set("customer_mode_code", "4711")
    assert not store.answer_settings.has_code
    assert not opens(store.answer_settings.sealed_code, "4711")
