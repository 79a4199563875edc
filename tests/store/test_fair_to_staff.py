"""Fair to whoever places customers: nobody else takes it back, and whoever leaves is not named and no longer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.business import names_beside_opinions
from kundenapp.domain.category import Category
from kundenapp.domain.errors import ChangedMeanwhileError
from kundenapp.domain.merge import proposed
from kundenapp.domain.openness import Openness
from kundenapp.services.record_answer import record_answer
from kundenapp.services.sample import add_sample
from tests.factories import BAKERY, MONDAY, answer, person
from tests.store.images import check_derived

if TYPE_CHECKING:
    from kundenapp.store.store import Store

NOTE = "bringt immer Kuchen mit"


@pytest.fixture
def team(store: Store) -> dict[str, int]:
    """Mira, Jonas and Zoe, by first name; Mira works now."""
    ids = {name: store.employees.create(f"{name} Wolff").id or 0 for name in ("Mira", "Jonas", "Zoe")}
    store.employee_id = ids["Mira"]
    return ids


@pytest.fixture
def bakery(store: Store, team: dict[str, int]) -> int:
    """The bakery: delighted, and placed gladly by Mira, reluctantly by Jonas."""
    customer_id = store.customers.create(BAKERY).id or 0
    record_answer(store, answer(customer_id, 9))
    store.employee_id = team["Jonas"]
    store.placements.place(customer_id, 1.5, None)
    store.employee_id = team["Mira"]
    store.placements.place(customer_id, 4.5, 9.0, NOTE, summary="Bäckerei Großmann steht jetzt im Traumfeld.")
    return customer_id


def state(store: Store, customer_id: int) -> tuple[str, int, float | None]:
    (row,) = store.engine.rows(
        "SELECT category, raters, team_sympathy FROM customer_summaries WHERE customer_id = ?", (customer_id,)
    )
    return (str(row[0]), int(row[1]), row[2])


# --- undo -------------------------------------------------------------------------------------------------------------


def test_a_colleague_at_the_same_computer_does_not_take_back_what_somebody_feels(
    store: Store, team: dict[str, int], bakery: int
) -> None:
    store.employee_id = team["Jonas"]
    assert store.undo() == "Zurückgenommen: „Eingeschätzt.“", "his own"
    assert state(store, bakery) == ("ordinary", 1, 4.5)
    store.employee_id = team["Zoe"]
    assert "Traumfeld" not in (store.undo() or "")
    with pytest.raises(ChangedMeanwhileError):
        store.undo()  # that the bakery was entered: it has been placed since
    store.employee_id = team["Mira"]
    assert store.placements.own(bakery) is not None


def test_whoever_felt_it_can_take_it_back_later(store: Store, team: dict[str, int], bakery: int) -> None:
    store.employee_id = team["Zoe"]
    store.customers.create(person())
    store.employee_id = team["Mira"]
    assert store.undo() == "Zurückgenommen: „Anneliese Köhler ist angelegt.“", "what is no opinion is taken back by all"
    assert store.undo() == "Zurückgenommen: „Bäckerei Großmann steht jetzt im Traumfeld.“"
    assert store.placements.own(bakery) is None
    store.employee_id = team["Zoe"]
    assert store.redo() == "Wiederholt: „Anneliese Köhler ist angelegt.“"
    assert store.redo() is None
    store.employee_id = team["Mira"]
    assert store.redo() == "Wiederholt: „Bäckerei Großmann steht jetzt im Traumfeld.“"
    assert store.placements.own(bakery) is not None


def test_what_moves_opinions_without_changing_them_is_taken_back_by_all(
    store: Store, team: dict[str, int], bakery: int
) -> None:
    one, other = store.customers.create(person()), store.customers.get(bakery)
    store.merging.merge(one, other, proposed(one, other))
    store.employee_id = team["Zoe"]
    assert store.undo() is not None
    assert state(store, bakery)[1] == 2
    assert store.redo() is not None
    add_sample(store, store.today())
    store.customers.remove_samples()
    store.employee_id = team["Mira"]
    assert store.undo() == "Zurückgenommen: „Die Beispieldaten sind entfernt.“"
    check_derived(store)


# --- whoever leaves ---------------------------------------------------------------------------------------------------


def test_the_opinions_of_whoever_leaves_stay_and_no_longer_count(
    store: Store, team: dict[str, int], bakery: int
) -> None:
    assert state(store, bakery) == ("ordinary", 2, 3.0)
    store.employees.leave(team["Jonas"], MONDAY, follow_ups_to=None, customers_to=None)
    assert state(store, bakery) == ("ordinary", 1, 4.5)
    assert len(store.placements.history_of(bakery)) == 2
    check_derived(store)
    store.employees.come_back(team["Jonas"])
    assert state(store, bakery) == ("ordinary", 2, 3.0)
    store.undo()
    assert state(store, bakery) == ("ordinary", 1, 4.5)
    store.undo()
    assert state(store, bakery) == ("ordinary", 2, 3.0)
    check_derived(store)


def test_the_category_follows_whoever_leaves_and_comes_back(store: Store, team: dict[str, int], bakery: int) -> None:
    store.employee_id = team["Jonas"]
    store.employees.leave(team["Mira"], MONDAY, follow_ups_to=None, customers_to=None)
    assert state(store, bakery) == (Category.CONTRADICTION, 1, 1.5)
    store.employees.come_back(team["Mira"])
    assert state(store, bakery) == (Category.ORDINARY, 2, 3.0)
    store.undo()
    store.undo()
    check_derived(store)


def test_whoever_has_left_is_not_named_beside_what_they_felt(store: Store, team: dict[str, int], bakery: int) -> None:
    store.employees.leave(team["Jonas"], MONDAY, follow_ups_to=None, customers_to=None)
    names = names_beside_opinions(store.employees.all())
    store.sympathy_settings.set_openness(Openness.OPEN)
    told = {names[placement.employee_id]: placement.sympathy for placement in store.sympathy_board.history_of(bakery)}
    assert told == {"Mira Wolff": 4.5, "früher im Team (1)": 1.5}


# --- the history of a record ------------------------------------------------------------------------------------------


def test_what_has_changed_on_a_record_says_nothing_about_what_anybody_feels(
    store: Store, team: dict[str, int], bakery: int
) -> None:
    store.categories.decide(bakery, Category.DREAM, NOTE)
    one, other = store.customers.get(bakery), store.customers.create(person())
    store.merging.merge(one, other, proposed(one, other))
    store.employee_id = team["Zoe"]
    history = store.record_history.of_customer(bakery)
    said = " ".join(
        [entry.title for entry in history.entries]
        + [f"{change}" for entry in history.entries for change in history.changes(entry)]
    )
    assert history.entries
    for word in (NOTE, "Traumfeld", "Traumkunde", "Eingeschätzt", "4.5", "1.5", "Jonas"):
        assert word not in said
