"""What is done about promises, wishes and common grounds: each is one operation or one dialog."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kundenapp.domain.customer import Status
from kundenapp.domain.wish import CommonGround, GroundKind, Wish, WishHorizon
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.commitment import Commitment, CommitmentState
    from kundenapp.ui.common.desk import Desk


class PartnershipActions(QObject):
    """Works over `page`; what goes wrong is shown as its sentence, but errors of what was typed go to the caller."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def promise(self, customer_id: int) -> None:
        """Ask for a new promise."""
        self._show_promise(customer_id, None)

    def edit_promise(self, commitment: Commitment) -> None:
        """Show a promise to be corrected."""
        self._show_promise(commitment.customer_id, commitment)

    def _show_promise(self, customer_id: int, commitment: Commitment | None) -> None:
        from kundenapp.ui.customers.commitment_dialog import CommitmentDialog

        if not self._desk.can_edit:
            return
        with self._desk.guarded():
            customer = self._desk.store.customers.get(customer_id)
            customer.check_usable()
            CommitmentDialog(self._desk, customer, self._page.window(), commitment).open()

    def settle(self, commitment: Commitment, state: CommitmentState) -> None:
        """Note that a promise was kept or not, or is open again."""
        with self._desk.guarded():
            self._desk.store.commitments.settle(commitment.id or 0, state)

    def delete_promise(self, commitment: Commitment) -> None:
        """Remove a promise; the toast brings it back."""
        with self._desk.guarded():
            self._desk.store.commitments.delete(commitment.id or 0)

    def add_wish(self, customer_id: int, horizon: WishHorizon, text: str) -> None:
        """Keep a wish.

        Raises
        ------
        AppError
            as in `Wishes.create`.
        """
        store = self._desk.store
        store.wishes.create(Wish(customer_id, text, store.today(), horizon))

    def set_fulfilled(self, wish: Wish, *, is_fulfilled: bool) -> None:
        """Note that a wish came true, or that it is open after all."""
        store = self._desk.store
        with self._desk.guarded():
            store.wishes.change(replace(wish, fulfilled_on=store.today() if is_fulfilled else None))

    def delete_wish(self, wish: Wish) -> None:
        """Remove a wish; the toast brings it back."""
        with self._desk.guarded():
            self._desk.store.wishes.delete(wish.id or 0)

    def add_ground(self, customer_id: int, kind: GroundKind, text: str) -> None:
        """Keep something shared, or a difference; errors as in `add_wish`."""
        store = self._desk.store
        store.common_grounds.create(CommonGround(customer_id, kind, text, store.today()))

    def delete_ground(self, ground: CommonGround) -> None:
        """Remove something noticed; the toast brings it back."""
        with self._desk.guarded():
            self._desk.store.common_grounds.delete(ground.id or 0)

    def reword(self, entry: Wish | CommonGround, title: str) -> None:
        """Ask for other words of a wish or of something noticed."""
        from kundenapp.ui.customers.words_dialog import WordsDialog

        store = self._desk.store

        def save(text: str) -> None:
            if isinstance(entry, Wish):
                store.wishes.change(replace(entry, text=text))
            else:
                store.common_grounds.change(replace(entry, text=text))

        if self._desk.can_edit:
            WordsDialog(self._desk, self._page.window(), title, entry.text, save).open()

    def make_partner(self, customer_id: int, open_conditions: int) -> None:
        """Let a customer be a partner from now on; the sentence says how many conditions are still open."""
        customers = self._desk.store.customers
        with self._desk.guarded():
            customer = customers.get(customer_id)
            summary = _("{name} ist jetzt Partner.").format(name=customer.display_name)
            if open_conditions:
                more = ngettext(
                    "{count} Bedingung ist noch offen.", "{count} Bedingungen sind noch offen.", open_conditions
                )
                summary = f"{summary} {more.format(count=open_conditions)}"
            customers.save(replace(customer, status=Status.PARTNER), kind="customer.partner", summary=summary)
