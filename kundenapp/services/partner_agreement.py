"""Gathering what stands in a Partnervereinbarung."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.commitment import CommitmentState, Side
from kundenapp.domain.partner_agreement import PartnerAgreement
from kundenapp.domain.wish import GroundKind
from kundenapp.services.our_business import our_business

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_SETTLED = (CommitmentState.KEPT, CommitmentState.BROKEN)


def partner_agreement(store: Store, customer_id: int) -> PartnerAgreement:
    """Return what both sides agree on today: promises and wishes that are open, the next due promise first.

    Raises
    ------
    NothingFoundError
        if there is no such customer.
    RestrictedError
        if the data of the customer may only be kept.
    """
    customer, today = store.customers.get(customer_id), store.today()
    customer.check_usable()
    waiting = [one for one in store.commitments.of_customer(customer_id) if one.state(today) not in _SETTLED]
    waiting.sort(key=lambda one: (one.due_on is None, one.due_on or one.made_on))
    grounds = store.common_grounds.of_customer(customer_id)
    return PartnerAgreement(
        business=our_business(store),
        customer=customer,
        created_on=today,
        in_common=tuple(ground.text for ground in grounds if ground.kind is GroundKind.COMMON),
        wishes=tuple(wish.text for wish in store.wishes.of_customer(customer_id) if wish.fulfilled_on is None),
        ours=tuple(one for one in waiting if one.side is Side.US),
        theirs=tuple(one for one in waiting if one.side is Side.THEM),
    )
