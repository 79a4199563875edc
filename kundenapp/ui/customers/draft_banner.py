"""The strip on a customer's page that a conversation with them is not finished: to go on with it, or to drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from kundenapp.domain.conversation import Channel
from kundenapp.domain.dates import format_moment
from kundenapp.i18n import _
from kundenapp.store.drafts import conversation_draft
from kundenapp.ui.common.banner import Banner

if TYPE_CHECKING:
    from kundenapp.store.drafts import Draft
    from kundenapp.ui.common.desk import Desk

_LONGEST_EXCERPT = 90


class DraftBanner(Banner):
    """Stays until the draft has become a conversation or is dropped; what was dropped can be had back for a moment.

    Signals
    -------
    continuation_requested(Channel):
        the person wants to go on writing.
    settled():
        the draft is gone, and with it whatever of the strip had the keyboard.
    """

    continuation_requested = Signal(Channel)
    settled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("petrol", "note-pencil")
        self._desk = desk
        self._customer_id: int | None = None
        self._draft: Draft | None = None
        self.continue_button = self.add_action(_("Weiterschreiben"))
        self.discard_button = self.add_action(_("Verwerfen"))
        self.continue_button.clicked.connect(self._on_continue_clicked)
        self.discard_button.clicked.connect(self._on_discard_clicked)
        desk.shade.changed.connect(self._update_text)
        self.hide()

    def show_customer(self, customer_id: int) -> None:
        """Show whether a conversation with a customer waits to be finished."""
        self._customer_id = customer_id
        self._draft = self._desk.store.drafts.get(conversation_draft(customer_id)) if self._desk.can_edit else None
        self._update_text()
        self.setVisible(self._draft is not None)

    @Slot()
    def show_again(self) -> None:
        """Look again: a sheet has just been closed."""
        if self._customer_id is not None:
            self.show_customer(self._customer_id)

    def _channel(self) -> Channel:
        return Channel(self._draft.fields["channel"]) if self._draft is not None else Channel.PHONE

    @Slot()
    def _update_text(self) -> None:
        if self._draft is None:
            return
        moment = format_moment(self._draft.saved_at, self._desk.store.today())
        excerpt = " ".join(self._draft.fields["text"].split())
        if len(excerpt) > _LONGEST_EXCERPT:
            excerpt = f"{excerpt[:_LONGEST_EXCERPT].rstrip()} …"
        begun = _("Angefangenes Gespräch, {moment}") if self._channel().is_contact else _("Angefangene Notiz, {moment}")
        text = begun.format(moment=moment)
        if excerpt and not self._desk.shade.is_on:
            text = _("{begun}: „{excerpt}“").format(begun=text, excerpt=excerpt)
        self.set_text(text)

    @Slot()
    def _on_continue_clicked(self) -> None:
        self.continuation_requested.emit(self._channel())

    @Slot()
    def _on_discard_clicked(self) -> None:
        draft, customer_id = self._draft, self._customer_id
        if draft is None:
            return

        def take_back() -> None:
            with self._desk.guarded():
                self._desk.store.drafts.save(draft.name, draft.fields, customer_id)
            self.show_again()

        with self._desk.guarded():
            self._desk.store.drafts.discard(draft.name)
            self._desk.toasts.show_message(_("Entwurf verworfen."), _("Rückgängig"), take_back)
        self.settled.emit()
        self.show_again()
