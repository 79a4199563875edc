"""The sender of everything on paper, named or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.business import Business
from kundenapp.services.our_business import our_business

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def test_the_business_has_a_name_before_it_was_given_one(store: Store) -> None:
    assert our_business(store) == Business("Unser Betrieb")
    store.businesses.save(Business("Radwerk Lindner", city="Bremen"))
    assert our_business(store) == Business("Radwerk Lindner", city="Bremen")
