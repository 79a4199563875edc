"""Copies that programs for synchronising put beside a file."""

from __future__ import annotations

import pytest

from kundenapp.domain.conflict_copies import conflict_copies


@pytest.mark.parametrize(
    "name",
    [
        "Kunden-LAPTOP7.kundenapp",
        "Kunden-DESKTOP-4F7A2B.kundenapp",
        "Kunden (1).kundenapp",
        "Kunden(2).kundenapp",
        "Kunden (Mira's conflicted copy 2026-11-23).kundenapp",
        "Kunden (conflicted copy 2026-11-23 094200).kundenapp",
        "Kunden (In Konflikt stehende Kopie von Mira 2026-11-23).kundenapp",
        "Kunden_conflict-20261123-094200.kundenapp",
        "Kunden.sync-conflict-20261123-094200-K3XKZ7N.kundenapp",
    ],
)
def test_a_copy_is_recognised(name: str) -> None:
    assert conflict_copies("Kunden.kundenapp", ["Kunden.kundenapp", name]) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Kunden.kundenapp",
        "Kunden-2025.kundenapp",
        "Kunden-Filiale.kundenapp",
        "Kunden alt.kundenapp",
        "Kunden (2025).kundenapp",
        "Kundenliste-LAPTOP7.kundenapp",
        "Kunden-LAPTOP7.xlsx",
        "Kunden.kundenapp.ersetzt_2026-11-23_094200",
        "Kunden.kundenapp-journal",
    ],
)
def test_anything_else_is_a_file_of_its_own(name: str) -> None:
    assert conflict_copies("Kunden.kundenapp", [name]) == []


def test_a_name_is_no_pattern() -> None:
    assert conflict_copies("K.*.kundenapp", ["Kxx-LAPTOP7.kundenapp", "K.*-LAPTOP7.kundenapp"]) == [
        "K.*-LAPTOP7.kundenapp"
    ]
