"""Preferences: whatever has happened to the file, the program starts."""

from __future__ import annotations

import json
import stat
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kundenapp.app.mode_memory import read_mode
from kundenapp.app.preferences import Preferences, load_preferences, save_preferences, unreadable_note
from kundenapp.domain.customer_mode import CustomerMode
from tests.factories import MORNING

FULL = Preferences(
    theme="dark",
    text_scale=1.15,
    window_geometry=bytes(range(256)),
    last_files=("/home/anna/Kunden.kundenapp", "/media/stick/Käthe \udcff.kundenapp"),
    last_tab="2026-11-23 customers",
    employees={"4e395b0d": "77aa"},
    second_backup_folder="/media/Stick Käthe",
    customer_mode=CustomerMode("4e395b0d", "77aa", is_answered=True, wrong=5, wrong_at=MORNING),
    others={"aus_der_zukunft": {"liste": [1, None, "ä"]}},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Ordner" / "Einstellungen.json"


def test_what_was_saved_comes_back(path: Path) -> None:
    assert save_preferences(FULL, path)
    assert load_preferences(path) == FULL
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_the_first_day(path: Path) -> None:
    first = load_preferences(path)
    assert first == Preferences()
    assert not first.were_unreadable
    save_preferences(first, path)
    assert load_preferences(path) == first


TRUNCATED = json.dumps({"theme": "dark", "fenster": 1})[:12].encode()
DAMAGED = {
    "truncated": TRUNCATED,
    "empty": b"",
    "zeros": bytes(4096),
    "binary": bytes(range(256)) * 7,
    "latin1": '{"theme": "dünkel"}'.encode("latin-1"),
    "a_list": b"[1, 2, 3]",
    "a_word": b'"dark"',
    "nothing": b"null",
    "not_a_number": b"NaN",
    "of_another_program": b'{"editor.fontSize": 14, "window": {"x": 1}}',
    "very_deep": b"[" * 100_000,
    "very_long_number": b'{"text_scale": ' + b"9" * 10_000 + b"}",
    "very_large": b'{"theme": "dark", "x": "' + b"x" * 2_000_000 + b'"}',
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_file_that_cannot_be_read(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    found = load_preferences(path)
    assert found == Preferences(were_unreadable=True)
    assert path.read_bytes() == content
    assert save_preferences(replace(found, theme="light"), path)
    assert load_preferences(path) == Preferences(theme="light")


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir(parents=True)
    assert load_preferences(path).were_unreadable
    assert not save_preferences(Preferences(), path)


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("keine Mappe")
    assert not save_preferences(FULL, tmp_path / "datei" / "Einstellungen.json")
    assert not load_preferences(tmp_path / "datei" / "Einstellungen.json").last_tab


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "grün"), ("theme", ["dark"]), ("theme", None), ("text_scale", "groß"), ("text_scale", True),
        ("text_scale", 0), ("text_scale", -1), ("text_scale", 99), ("text_scale", float("nan")),
        ("text_scale", float("inf")), ("window_geometry", "§§§"), ("window_geometry", 7), ("last_files", "eine"),
        ("last_files", [1]), ("last_files", ["a\0b"]), ("last_tab", 3),
        ("employees", ["ich"]), ("employees", {"datei": 1}),
    ],
)  # fmt: skip
def test_one_value_that_does_not_fit_does_not_take_the_others_along(path: Path, name: str, value: Any) -> None:
    save_preferences(FULL, path)
    content = {**json.loads(path.read_bytes()), name: value}
    path.write_text(json.dumps(content))
    found = load_preferences(path)
    default = {field.name: getattr(Preferences(), field.name) for field in fields(Preferences)}[name]
    assert found == replace(FULL, **{name: default}, were_unreadable=True)


def test_what_a_newer_program_has_added_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "dark", "neu": [1, {"a": null}], "auch_neu": "x"}')
    save_preferences(replace(load_preferences(path), theme="light"), path)
    content = json.loads(path.read_text())
    assert (content["theme"], content["neu"], content["auch_neu"]) == ("light", [1, {"a": None}], "x")


def test_a_whole_number_is_a_size_as_well(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"text_scale": 1}')
    assert load_preferences(path) == Preferences(text_scale=1.0)


def test_the_latest_files_come_first_and_are_ten_at_most() -> None:
    preferences = Preferences()
    for number in range(12):
        preferences = preferences.with_last_file(Path(f"/{number}.kundenapp"))
    preferences = preferences.with_last_file(Path("/5.kundenapp"))
    assert preferences.last_files[:3] == ("/5.kundenapp", "/11.kundenapp", "/10.kundenapp")
    assert len(preferences.last_files) == 10


def test_who_i_am_is_known_per_file() -> None:
    preferences = Preferences().with_employee("datei-1", "mira").with_employee("datei-2", "jonas")
    assert preferences.employee_in("datei-1") == "mira"
    assert preferences.employee_in("datei-2") == "jonas"
    assert preferences.employee_in("datei-3") == ""


def test_the_note_is_a_sentence_for_people() -> None:
    assert unreadable_note().endswith(".")
    assert len(unreadable_note()) <= 200
    assert "JSON" not in unreadable_note()


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "Einstellungen.json"
    path.write_bytes(content)
    assert isinstance(load_preferences(path), Preferences)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
NAMES = st.sampled_from([field.name for field in fields(Preferences)]) | st.text()


@given(st.dictionaries(NAMES, JSON))
@settings(deadline=None)
def test_any_json_is_understood_and_can_be_saved_again(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]
) -> None:
    path = tmp_path_factory.mktemp("any") / "Einstellungen.json"
    path.write_text(json.dumps(content))
    found = load_preferences(path)
    assert save_preferences(found, path)
    again = load_preferences(path)
    assert not again.were_unreadable
    assert repr(again) == repr(replace(found, were_unreadable=False))


def test_the_last_tab_counts_on_its_own_day_only() -> None:
    preferences = Preferences().with_tab("customers", date(2026, 11, 23))
    assert preferences.tab_of(date(2026, 11, 23)) == "customers"
    assert preferences.tab_of(date(2026, 11, 24)) == ""
    assert Preferences().tab_of(date(2026, 11, 23)) == ""
    assert Preferences(last_tab="customers").tab_of(date(2026, 11, 23)) == ""


@pytest.mark.parametrize("value", [None, 1, "an", [], {}, {"file": ""}, {"file": 7}, {"file": "4e", "customer": 7}])
def test_a_mode_that_cannot_be_understood_is_off(value: object) -> None:
    assert read_mode(value) is None


@pytest.mark.parametrize("wrong", [True, -1, "drei", None, 1.5])
@pytest.mark.parametrize("moment", [7, "gestern", "2026-11-23T09:00:00", None])
def test_nonsense_about_wrong_codes_does_not_count(wrong: object, moment: object) -> None:
    assert read_mode({"file": "4e", "wrong": wrong, "wrong_at": moment}) == CustomerMode("4e")


def test_a_mode_that_is_off_leaves_nothing_behind(path: Path) -> None:
    save_preferences(FULL, path)
    save_preferences(replace(FULL, customer_mode=None), path)
    assert "customer_mode" not in json.loads(path.read_bytes())
    assert load_preferences(path).customer_mode is None
