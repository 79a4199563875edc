"""An answer that is being entered, as a draft in the file: no tab, no closing and no power cut loses it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kundenapp.domain.errors import NothingFoundError
from kundenapp.store.drafts import ANSWER_DRAFT

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from kundenapp.ui.enthusiasm.entry_card import EntryCard

_VALUE, _SCALE, _REASON, _NAMELESS = "value", "scale", "reason", "nameless"


def keep(store: Store, card: EntryCard) -> None:
    """Write down what stands in the card, or that nothing does any more.

    Raises
    ------
    FaultError
        if the file cannot be written.
    """
    if not card.is_begun:
        store.drafts.discard(ANSWER_DRAFT)
        return
    value = card.scale.value()
    fields = {
        _VALUE: "" if value is None else str(value),
        _SCALE: card.scale.scale.value,
        _REASON: card.reason.text(),
        _NAMELESS: "1" if card.who.is_nameless else "",
        **card.details.state(),
    }
    store.drafts.save(ANSWER_DRAFT, fields, card.who.customer_id)


def show(store: Store, card: EntryCard) -> None:
    """Put into the card what was being entered; a customer who is gone meanwhile is asked for anew."""
    draft = store.drafts.get(ANSWER_DRAFT)
    if draft is None:
        return
    if draft.fields.get(_NAMELESS):
        card.who.show_nameless()
        card.details.show_customer(None, is_nameless=True)
    elif draft.customer_id is not None:
        with suppress(NothingFoundError):
            customer = store.customers.get(draft.customer_id)
            if customer.may_be_asked:
                card.show_customer(customer)
    if draft.fields.get(_SCALE) == card.scale.scale and draft.fields.get(_VALUE):
        card.scale.set_value(int(draft.fields[_VALUE]))
    card.reason.set_state(draft.fields.get(_REASON, ""))
    card.details.set_state(draft.fields)
