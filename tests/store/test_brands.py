"""Keeping the brands of the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.errors import NothingFoundError, ValidationError

if TYPE_CHECKING:
    from kundenapp.store.store import Store


@pytest.fixture
def brands(store: Store) -> dict[str, int]:
    """Three brands by name."""
    return {name: store.brands.add(name).id or 0 for name in ("Rad & Tat", "Lastenheld", "Kettenglück")}


def names(store: Store) -> list[str]:
    return [brand.name for brand in store.brands.active()]


def test_brands_stand_in_the_order_in_which_they_came(store: Store, brands: dict[str, int]) -> None:
    assert names(store) == list(brands)
    assert [len(brand.uuid) for brand in store.brands.all()] == [36, 36, 36]
    assert store.undo() == "Zurückgenommen: „Neue Marke: Kettenglück“"
    assert names(store) == ["Rad & Tat", "Lastenheld"]


def test_a_brand_is_moved_and_the_ends_hold(store: Store, brands: dict[str, int]) -> None:
    store.brands.move(brands["Kettenglück"], -1)
    assert names(store) == ["Rad & Tat", "Kettenglück", "Lastenheld"]
    store.brands.move(brands["Rad & Tat"], -1)
    store.brands.move(brands["Lastenheld"], 1)
    assert names(store) == ["Rad & Tat", "Kettenglück", "Lastenheld"]
    store.undo()
    assert names(store) == list(brands)


def test_moving_passes_over_what_is_retired(store: Store, brands: dict[str, int]) -> None:
    store.brands.retire(brands["Lastenheld"])
    store.brands.move(brands["Kettenglück"], -1)
    assert names(store) == ["Kettenglück", "Rad & Tat"]
    store.brands.take_up(brands["Lastenheld"])
    assert names(store) == ["Kettenglück", "Lastenheld", "Rad & Tat"]


def test_a_brand_is_renamed_in_one_step(store: Store, brands: dict[str, int]) -> None:
    brand_id = brands["Lastenheld"]
    visit = store.brands.rename(brand_id, "Lasten")
    assert store.brands.rename(brand_id, " Lastenheldin ", continues=visit) == visit
    assert store.brands.rename(brand_id, "lastenheldin") != visit
    assert store.brands.rename(brand_id, "lastenheldin") is None
    store.undo()
    assert store.undo() == "Zurückgenommen: „Die Marke Lasten heißt jetzt Lastenheldin.“"
    assert names(store) == list(brands)


def test_a_retired_brand_is_not_forgotten(store: Store, brands: dict[str, int]) -> None:
    store.brands.retire(brands["Lastenheld"])
    assert names(store) == ["Rad & Tat", "Kettenglück"]
    assert [brand.active for brand in store.brands.all()] == [True, False, True]
    store.brands.take_up(brands["Lastenheld"])
    assert names(store) == list(brands)
    store.undo()
    assert store.undo() == "Zurückgenommen: „Die Marke Lastenheld wird nicht mehr geführt.“"
    assert names(store) == list(brands)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("rad & tat", "Die Marke „rad & tat“ gibt es schon."),
        ("LASTENHELD", "sie wird nur nicht mehr geführt. Nehmen Sie sie unten wieder auf."),
        ("  ", "Wie heißt die Marke?"),
    ],
)
def test_a_brand_needs_a_name_of_its_own(store: Store, brands: dict[str, int], name: str, sentence: str) -> None:
    store.brands.retire(brands["Lastenheld"])
    for write in (store.brands.add, lambda text: store.brands.rename(brands["Kettenglück"], text)):
        with pytest.raises(ValidationError, match=sentence) as caught:
            write(name)
        assert caught.value.field == "name"
    assert names(store) == ["Rad & Tat", "Kettenglück"]


def test_a_brand_that_is_not_there_is_not_renamed(store: Store) -> None:
    with pytest.raises(NothingFoundError, match="Diese Marke gibt es nicht mehr"):
        store.brands.rename(1, "Rad")
