"""An answer that is being entered, as a draft in the file: no tab, no closing and no power cut loses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.errors import AppError

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from kundenapp.ui.enthusiasm.entry_card import EntryCard

NAME = "answer:new"
_VALUE, _REASON, _NAMELESS = "value", "reason", "nameless"


def keep(store: Store, card: EntryCard) -> None:
    """Write down what stands in the card, or that nothing does any more.

    Raises
    ------
    FaultError
        if the file cannot be written.
    """
    if not card.is_begun:
        store.drafts.discard(NAME)
        return
    value = card.scale.value()
    fields = {
        _VALUE: "" if value is None else str(value),
        _REASON: card.reason.text(),
        _NAMELESS: "1" if card.who.is_nameless else "",
        **card.details.state(),
    }
    store.drafts.save(NAME, fields, card.who.customer_id)


def show(store: Store, card: EntryCard) -> None:
    """Put into the card what was being entered; a customer who is gone meanwhile is asked for anew."""
    draft = store.drafts.get(NAME)
    if draft is None:
        return
    if draft.fields.get(_NAMELESS):
        card.who.show_nameless()
        card.details.show_customer(None, is_nameless=True)
    elif draft.customer_id is not None:
        try:
            store.customers.check_usable(draft.customer_id)
            card.show_customer(store.customers.get(draft.customer_id))
        except AppError:
            card.who.ask()  # whoever it was may not be asked any more
    value = draft.fields.get(_VALUE, "")
    card.scale.set_value(int(value) if value and int(value) in card.scale.scale.values else None)
    card.reason.set_state(draft.fields.get(_REASON, ""))
    card.details.set_state(draft.fields)
