"""The conversation sheet: the most important thirty seconds after a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.conversation import Channel, Conversation, Mood
from kundenapp.domain.customer import CustomerKind
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.domain.prospect import prospect_named
from kundenapp.i18n import _
from kundenapp.services.record_conversation import record_conversation
from kundenapp.store.drafts import conversation_draft
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.dialogs import may_lose_text
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import TextInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.shortcuts import bind_finish, bind_help, bind_keys
from kundenapp.ui.conversation.moment_line import MomentLine
from kundenapp.ui.conversation.next_step import NextStepFields
from kundenapp.ui.conversation.sheet_fields import MoodRow
from kundenapp.ui.conversation.sheet_head import SheetHead
from kundenapp.ui.theme import DIALOG_WIDTH, GAP_12, GAP_24, fix_width

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    def _build(self) -> None:
        store = self._desk.store
        self.head = SheetHead(store)
        self.moment = MomentLine(store.now())
        self.text_input = TextInput()
        self.text_input.setFixedHeight(84)
        self.text = Field(_("&Was wurde besprochen?"), self.text_input)
        self.moods = MoodRow()
        self.recommended_box = QCheckBox(_("Kunde hat heute von sich aus jemanden empfohlen"))
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
        column.addWidget(self.text)
        self.mood_field = Field(_("Wie war die Stimmung?"), self.moods)
        column.addWidget(self.mood_field)
        column.addWidget(self.next_step)
        column.addWidget(self.recommended_box)
        column.addWidget(divider())
        foot = QHBoxLayout()
        foot.addWidget(self.draft_label, 1)
        foot.addWidget(self.done_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.head.close_requested.connect(self.close)
        self.head.customer_chosen.connect(self._on_customer_chosen)
        self.head.new_name_chosen.connect(self._on_new_name_chosen)
        self.done_button.clicked.connect(self.finish)
        self.text_input.finish_requested.connect(self.finish)
        bind_finish(self, self.finish)
        for signal in (
            self.text_input.edited,
            self.moods.changed,
            self.next_step.changed,
            self.recommended_box.clicked,
            self.moment.changed,
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

    def _fields(self) -> dict[str, str]:
        mood = self.moods.mood()
        return {
            **self.moment.states(),
            "text": self.text_input.toPlainText(),
            "mood": mood.value if mood else "",
            "recommended": str(int(self.recommended_box.isChecked())),
            **self.next_step.state(),
        }

    @property
    def has_content(self) -> bool:
        """Whether anything would be lost without a draft."""
        return bool(self.text_input.toPlainText().strip() or self.moods.mood() or self.next_step.has_content())

    def _take_up_draft(self) -> None:
        draft = self._desk.store.drafts.get(self._draft_name)
        if draft is None:
            return
        fields = draft.fields
        self.moment.set_states(fields)
        self.text_input.set_state(fields["text"])
        self.moods.set_mood(Mood(fields["mood"]) if fields["mood"] else None)
        self.recommended_box.setChecked(fields["recommended"] == "1")
        self.next_step.set_state(fields)
        saved = draft.saved_at.astimezone()
        self.draft_label.setText(
            _("Ihr Entwurf vom {day}, {time}").format(day=f"{saved:%d.%m.}", time=f"{saved:%H:%M}")
        )

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
                self._desk.store.drafts.save(self._draft_name, self._fields(), customer_id)
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
            self._fill_up(earlier.fields)
        if self._keep_draft():
            with self._desk.guarded():
                self._desk.store.drafts.discard(conversation_draft(None))

    def _fill_up(self, earlier: Mapping[str, str]) -> None:
        """Take over from an earlier draft what is not in the sheet; of two texts the earlier comes first."""
        typed = self.text_input.toPlainText()
        if earlier["text"] not in typed:
            self.text_input.set_state("\n\n".join(text for text in (earlier["text"], typed) if text))
        if self.moods.mood() is None and earlier["mood"]:
            self.moods.set_mood(Mood(earlier["mood"]))
        self.recommended_box.setChecked(self.recommended_box.isChecked() or earlier["recommended"] == "1")
        self.next_step.fill_up(earlier)

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
        if self.next_step.lacks_day():
            return
        try:
            record_conversation(self._desk.store, self._conversation(self._customer.id or 0), self.next_step.step())
        except ValidationError as error:
            if error.field not in _SHOWN_BESIDE:
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

    def _conversation(self, customer_id: int) -> Conversation:
        return Conversation(
            customer_id=customer_id,
            at=self.moment.moment(),
            channel=self.moment.chosen_channel(),
            text=self.text_input.toPlainText(),
            mood=self.moods.mood(),
            recommended=self.recommended_box.isChecked(),
            employee_id=self._desk.store.employee_id,
        )

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
