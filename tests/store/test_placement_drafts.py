"""Opinions that are being entered: kept per employee, surviving a power cut, following and forgetting customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.merge import proposed
from kundenapp.store.opening import Places, open_store
from tests.factories import BAKERY, person
from tests.store.images import query

if TYPE_CHECKING:
    from kundenapp.store.store import Store

MIRA, SABINE, JONAS = 1, 2, 3


@pytest.fixture
def pair(store: Store) -> tuple[int, int]:
    """Two customers."""
    return store.customers.create(BAKERY).id or 0, store.customers.create(person("Grossmann", "Tomas")).id or 0


def merge(store: Store, winner_id: int, loser_id: int) -> None:
    winner, loser = store.customers.get(winner_id), store.customers.get(loser_id)
    store.merging.merge(winner, loser, proposed(winner, loser))


def test_what_was_entered_is_kept_per_employee(store: Store) -> None:
    store.placement_drafts.keep(MIRA, {7: 4.0, 9: None, 12: 3.5})
    store.placement_drafts.keep(SABINE, {7: 1.0})
    assert store.placement_drafts.of(MIRA) == {7: 4.0, 9: None, 12: 3.5}
    assert store.placement_drafts.of(SABINE) == {7: 1.0}
    store.placement_drafts.keep(MIRA, {9: 2.0})
    assert store.placement_drafts.of(MIRA) == {9: 2.0}
    store.placement_drafts.keep(MIRA, {})
    assert store.placement_drafts.of(MIRA) == {}
    assert query(store.path, "SELECT name FROM drafts") == [{"name": "placements:2"}]
    assert query(store.path, "SELECT * FROM operations") == []


def test_what_was_entered_survives_a_power_cut(store: Store, places: Places) -> None:
    store.placement_drafts.keep(MIRA, {7: 4.5})
    store.abandon()
    again = open_store(store.path, places)
    assert again.placement_drafts.of(MIRA) == {7: 4.5}
    again.abandon()


def test_what_is_off_the_scale_is_nothing(store: Store) -> None:
    store.placement_drafts.keep(MIRA, {7: 9.0, 8: 0.5, 9: 5.0})
    assert store.placement_drafts.of(MIRA) == {9: 5.0}


def test_a_value_follows_whoever_is_merged(store: Store, pair: tuple[int, int]) -> None:
    winner, loser = pair
    store.placement_drafts.keep(MIRA, {loser: 4.0})
    store.placement_drafts.keep(SABINE, {winner: 1.0, loser: 5.0})
    merge(store, winner, loser)
    assert store.placement_drafts.of(MIRA) == {winner: 4.0}
    assert store.placement_drafts.of(SABINE) == {winner: 1.0}


def test_a_merge_without_anything_entered_leaves_drafts_alone(store: Store, pair: tuple[int, int]) -> None:
    other = store.customers.create(person()).id or 0
    store.placement_drafts.keep(MIRA, {other: 4.0})
    merge(store, *pair)
    assert store.placement_drafts.of(MIRA) == {other: 4.0}


def test_whoever_is_erased_is_forgotten(store: Store, pair: tuple[int, int]) -> None:
    one, other = pair
    store.placement_drafts.keep(MIRA, {one: 4.0, other: 2.0})
    store.placement_drafts.keep(SABINE, {one: 5.0})
    store.placement_drafts.keep(JONAS, {other: 1.0})
    store.erase([store.customers.get(one)])
    assert store.placement_drafts.of(MIRA) == {other: 2.0}
    assert store.placement_drafts.of(JONAS) == {other: 1.0}
    assert query(store.path, "SELECT name FROM drafts") == [{"name": "placements:1"}, {"name": "placements:3"}]


def test_whoever_becomes_anonymous_is_forgotten(store: Store, pair: tuple[int, int]) -> None:
    one, other = pair
    store.placement_drafts.keep(MIRA, {one: 4.0, other: 2.0})
    store.anonymise([store.customers.get(one)])
    assert store.placement_drafts.of(MIRA) == {other: 2.0}


def test_what_came_with_a_merge_goes_with_whom_it_came_from(store: Store, pair: tuple[int, int]) -> None:
    """Also after it was written on, and after the merge was taken back."""
    winner, loser = pair
    store.placement_drafts.keep(MIRA, {loser: None})
    merge(store, winner, loser)
    store.placement_drafts.keep(MIRA, {winner: 3.0})
    store.undo()
    store.erase([store.customers.get(loser)])
    assert store.placement_drafts.of(MIRA) == {}
