"""The conversation sheet: the most important thirty seconds after a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer import CustomerKind
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.domain.prospect import prospect_named
from kundenapp.i18n import _
from kundenapp.services.record_conversation import record_conversation
from kundenapp.store.drafts import conversation_draft
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import TextInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.shortcuts import bind_finish, bind_help, bind_keys
from kundenapp.ui.conversation.ask_fields import AskFields
from kundenapp.ui.conversation.feeling_row import FeelingRow
from kundenapp.ui.conversation.moment_line import MomentLine
from kundenapp.ui.conversation.next_step import NextStepFields
from kundenapp.ui.conversation.sheet_body import SheetBody
from kundenapp.ui.conversation.sheet_content import SheetContent
from kundenapp.ui.conversation.sheet_fields import MoodRow
from kundenapp.ui.conversation.sheet_head import SheetHead
from kundenapp.ui.theme import DIALOG_WIDTH, GAP_12, GAP_24, fix_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_REST_MS = 500
_SHOWN_BESIDE = frozenset({"due_on", "due_time", "day", "time"})
"""What the chooser and the line of the moment say themselves."""


class ConversationSheet(QDialog):
    """Asks what was said, the mood, and what comes next. Everything but the text or the mood may stay empty.

    Signals
    -------
    draft_kept(int | None):
        the sheet was closed with something in it, which now waits as a draft.
    recorded(int):
        a conversation with this customer was kept.
    """

    draft_kept = Signal(object)
    recorded = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        customer_id: int | None,
        channel: Channel = Channel.PHONE,
        follow_up_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer: Customer | None = None
        self._is_recorded = False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.next_step = NextStepFields(desk, follow_up_id)
        self._build()
        self.moment.set_channel(channel)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_REST_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        self._connect()
        bind_help(self, "conversation")
        bind_keys(self, {"F12": desk.shade.toggle})
        if customer_id is None:
            self._show_nobody()
        else:
            self._set_customer(customer_id)
        self._take_up_draft()
        if follow_up_id is not None and desk.store.follow_ups.get(follow_up_id).kind is FollowUpKind.ASK:
            self.ask.ask()
        self._fit_asking()

    def _build(self) -> None:
        store = self._desk.store
        self.head = SheetHead(store)
        self.moment = MomentLine(store.now())
        self.text_input = TextInput()
        self.text_input.setFixedHeight(84)
        self.text = Field(_("&Was wurde besprochen?"), self.text_input)
        watch(self._desk, self.text)
        self.moods, self.recommended_box = MoodRow(), QCheckBox(_("Kunde hat heute von sich aus jemanden empfohlen"))
        self.feeling, self.ask = FeelingRow(self._desk), AskFields(self._desk)
        self.ask_button = secondary_button("", "smiley")
        self._content = SheetContent(
            self.moment, self.text_input, self.moods, self.next_step, self.recommended_box, self.feeling, self.ask
        )
        self.draft_label = PlainLabel("", "secondary", "text3", numbers=True)
        self.done_button = primary_button(_("&Fertig"), "check")
        self.done_button.setToolTip(_("Fertig (Strg+Eingabe)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_24, 20, GAP_24, 20)
        column.setSpacing(GAP_12)
        # The sheet is always as high as what it shows, whatever appears in it.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        fix_width(self.head, DIALOG_WIDTH - 2 * GAP_24)
        column.addWidget(self.head)
        self.head.add_line(self.moment)
        self.mood_field = Field(_("Wie war die Stimmung?"), self.moods)
        body = SheetBody()
        fix_width(body, DIALOG_WIDTH - 2 * GAP_24)
        for part in (self.text, self.mood_field, self.next_step, self.recommended_box, self.feeling, self.ask):
            body.column.addWidget(part)
        column.addWidget(body)
        column.addWidget(divider())
        foot = QHBoxLayout()
        foot.addWidget(self.draft_label, 1)
        foot.addWidget(self.ask_button)
        foot.addWidget(self.done_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.head.close_requested.connect(self.close)
        self.head.customer_chosen.connect(self._on_customer_chosen)
        self.head.new_name_chosen.connect(self._on_new_name_chosen)
        self.ask_button.clicked.connect(self._on_ask_clicked)
        self.ask.answered.connect(self.next_step.tick_asking)
        self.moment.changed.connect(self._fit_asking)
        self.done_button.clicked.connect(self.finish)
        self.text_input.finish_requested.connect(self.finish)
        bind_finish(self, self.finish)
        for signal in (
            self.text_input.edited,
            self.moods.changed,
            self.next_step.changed,
            self.recommended_box.clicked,
            self.feeling.changed,
            self.moment.changed,
            self.ask.changed,
        ):
            signal.connect(self._on_edited)

    def _show_nobody(self) -> None:
        self.setWindowTitle(_("Gespräch erfassen"))
        self.head.ask_who()
        self.head.picker.setFocus()

    def _set_customer(self, customer_id: int) -> None:
        store = self._desk.store
        self._customer = store.customers.get(customer_id)
        title = self._title(self._customer.display_name)
        self.setWindowTitle(title)
        self.head.show_customer(self._customer, title)
        is_company = self._customer.kind is CustomerKind.COMPANY
        self.moment.set_person(self._customer.person_name if is_company else "")
        self.next_step.show_customer(customer_id)
        self.text_input.setFocus()

    def _title(self, name: str) -> str:
        if self.moment.chosen_channel() is Channel.NOTE:
            return _("Notiz zu {name}").format(name=name)
        return _("Gespräch mit {name}").format(name=name)

    @property
    def _draft_name(self) -> str:
        return conversation_draft(self._customer.id if self._customer else None)

    @property
    def has_content(self) -> bool:
        """Whether anything would be lost without a draft."""
        return not self._content.is_empty

    def _take_up_draft(self) -> None:
        draft = self._desk.store.drafts.get(self._draft_name)
        if draft is None:
            return
        self._content.set_state(draft.fields)
        self._fit_asking()
        saved = draft.saved_at.astimezone()
        self.draft_label.setText(
            _("Ihr Entwurf vom {day}, {time}").format(day=f"{saved:%d.%m.}", time=f"{saved:%H:%M}")
        )

    @Slot()
    def _on_ask_clicked(self) -> None:
        """Ask the question, or leave it out again."""
        if self.ask.is_asked:
            self.ask.leave_out()
            self.text_input.setFocus()
        else:
            self.ask.ask()
        self._fit_asking()
        self._on_edited()

    @Slot()
    def _fit_asking(self) -> None:
        """Offer what the button does now; whom a note is about was not there to be asked."""
        is_talk = self.moment.chosen_channel().is_contact
        if not is_talk:
            self.ask.leave_out()
        self.ask_button.setVisible(is_talk)
        self.ask_button.set_text(_("Frage weglassen") if self.ask.is_asked else _("&Begeisterung erfragen"))

    @Slot()
    def _on_edited(self) -> None:
        self._draft_timer.start()

    @Slot()
    def _keep_draft(self) -> bool:
        """Keep what is in the sheet as its draft; return False, with the sentence, if the file cannot take it now."""
        self._draft_timer.stop()
        if self._is_recorded:
            return True
        try:
            if self.has_content:
                customer_id = self._customer.id if self._customer else None
                self._desk.store.drafts.save(self._draft_name, self._content.state(), customer_id)
                now = self._desk.store.now().astimezone()
                self.draft_label.setText(_("Entwurf gespeichert, {time}").format(time=f"{now:%H:%M}"))
            else:
                self._desk.store.drafts.discard(self._draft_name)
        except AppError as error:
            self.draft_label.setText("")
            self.text.set_error(str(error))
            return False
        return True

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        had_content = self.has_content
        self._set_customer(customer_id)
        earlier = self._desk.store.drafts.get(self._draft_name)
        if not had_content:
            self._take_up_draft()
        elif earlier is not None:
            self._content.fill_up(earlier.fields)
            self._fit_asking()
        if self._keep_draft():
            with self._desk.guarded():
                self._desk.store.drafts.discard(conversation_draft(None))

    @Slot(str)
    def _on_new_name_chosen(self, name: str) -> None:
        with self._desk.guarded():
            customer = self._desk.store.customers.create(prospect_named(name))
            self._on_customer_chosen(customer.id or 0)

    @Slot()
    def finish(self) -> None:
        """Keep the conversation; what does not fit gets its sentence and stays."""
        self.text.set_error(None)
        if self._customer is None:
            self.head.picker.setFocus()
            self.head.show_error(_("Mit wem haben Sie gesprochen? Ein paar Buchstaben des Namens genügen."))
            return
        if self.next_step.lacks_day() or self.ask.lacks_value():
            return
        try:
            conversation = self._content.conversation(self._customer.id or 0, self._desk.store.employee_id)
            answer, felt = self.ask.answer(conversation), self.feeling.value()
            record_conversation(self._desk.store, conversation, self.next_step.step(), answer, felt)
        except ValidationError as error:
            if error.field not in _SHOWN_BESIDE and not self.ask.takes(error):
                self.text.set_error(str(error))
                self.text_input.setFocus()
            return
        except AppError as error:
            self.text.set_error(str(error))
            return
        self._is_recorded = True
        self._draft_timer.stop()
        with self._desk.guarded():
            self._desk.store.drafts.discard(self._draft_name)
        self.recorded.emit(self._customer.id)
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # Enter alone never ends the sheet by accident
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc and the cross close the sheet and keep what is in it; what cannot be kept is not dropped unasked."""
        is_kept = self._keep_draft()
        if not is_kept and not may_lose_text(self):
            return
        if is_kept and self.has_content and not self._is_recorded:
            self.draft_kept.emit(self._customer.id if self._customer else None)
        super().reject()
