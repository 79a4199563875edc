"""Opens the conversation sheet over the window, one at a time, and minds the drafts it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kundenapp.domain.conversation import Channel
from kundenapp.i18n import _
from kundenapp.store.drafts import CONVERSATIONS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.conversation.sheet import ConversationSheet


class ConversationOpener(QObject):
    """``recorded`` with the customer when a conversation has been kept; ``closed`` whenever the sheet has gone."""

    recorded = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._kept: CustomerId = None
        self._sheet: ConversationSheet | None = None

    @Slot(object, Channel)
    def open(
        self, customer_id: CustomerId, channel: Channel = Channel.PHONE, *, follow_up_id: int | None = None
    ) -> None:
        """Open the sheet; without a customer it asks who it was. It answers a follow-up if that is named."""
        if not self._desk.can_edit or self._sheet is not None:
            return
        with self._desk.guarded():
            if customer_id is not None:
                self._desk.store.customers.check_usable(customer_id)
            self._show_sheet(customer_id, channel, follow_up_id)

    def _show_sheet(self, customer_id: CustomerId, channel: Channel, follow_up_id: int | None) -> None:
        from kundenapp.ui.conversation.sheet import ConversationSheet

        sheet = self._sheet = ConversationSheet(self._desk, self._window, customer_id, channel, follow_up_id)
        sheet.draft_kept.connect(self._on_draft_kept)
        sheet.recorded.connect(self.recorded)
        sheet.finished.connect(self._on_finished)
        sheet.open()
        sheet.activateWindow()

    @Slot(int)
    def correct(self, conversation_id: int) -> None:
        """Open the dialog to correct what stands in the Verlauf."""
        from kundenapp.ui.conversation.correction_dialog import CorrectionDialog

        with self._desk.guarded():
            conversation = self._desk.store.conversations.get(conversation_id)
            self._desk.store.customers.check_usable(conversation.customer_id)
            CorrectionDialog(self._desk, conversation, self._window).open()

    def offer_waiting_draft(self) -> None:
        """After a start: tell about a conversation that was never finished."""
        draft = self._desk.store.drafts.newest(CONVERSATIONS)
        if draft is not None:
            saved = draft.saved_at.astimezone()
            text = _("Ein Gespräch vom {day}, {time} ist noch nicht fertig.").format(
                day=f"{saved:%d.%m.}", time=f"{saved:%H:%M}"
            )
            self._kept = draft.customer_id
            self._desk.toasts.show_message(text, _("Weiterschreiben"), self.open_kept)

    def open_kept(self) -> None:
        """Go on with the draft that was offered last."""
        self.open(self._kept)

    def close(self) -> bool:
        """Close the sheet; what is in it waits as a draft. Return False if it stays open because that failed."""
        if self._sheet is not None:
            self._sheet.reject()
        return self._sheet is None

    @Slot()
    def _on_finished(self) -> None:
        self._sheet = None
        self.closed.emit()

    @Slot(object)
    def _on_draft_kept(self, customer_id: CustomerId) -> None:
        self._kept = customer_id
        self._desk.toasts.show_message(_("Entwurf aufgehoben."), _("Weiterschreiben"), self.open_kept)
