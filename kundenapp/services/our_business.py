"""The business on paper, which has a name even before somebody gave it one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.business import Business
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def our_business(store: Store) -> Business:
    """Return the business of the file; before the first start is finished, one that is called as we would say."""
    return store.businesses.get() or Business(name=_("Unser Betrieb"))
