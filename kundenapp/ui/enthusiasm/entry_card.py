"""The card "Neue Antwort": whose, the value, the most important reason; after saving, what to say now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.answer import Answer, AnswerChannel, Recommends
from kundenapp.domain.errors import AppError, NothingFoundError, RestrictedError, ValidationError
from kundenapp.i18n import _
from kundenapp.services.record_answer import record_answer
from kundenapp.store.doors import Changed
from kundenapp.ui.common.answer_scale import AnswerScale
from kundenapp.ui.common.buttons import ghost_button, primary_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.fields import ErrorLine, Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.enthusiasm import entry_draft
from kundenapp.ui.enthusiasm.advice_line import AdviceLine
from kundenapp.ui.enthusiasm.entry_details import EntryDetails
from kundenapp.ui.enthusiasm.who_answered import WhoAnswered

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kundenapp.domain.customer import Customer
    from kundenapp.services.record_answer import RecordedAnswer
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_REST_MS = 800
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryCard(Card):
    """Takes one answer after the other; what is typed and not saved stays until it is.

    Signals
    -------
    conversation_requested(int, int):
        with the customer who has just answered, about what is to be done after it.
    """

    conversation_requested = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        self.who = WhoAnswered(desk.store)
        super().__init__(_("Neue Antwort"), self.who)
        self._desk = desk
        self._is_dirty = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self.question_label = PlainLabel("", "body", "text2", wrap=True)
        self.scale = AnswerScale(desk.store.answer_settings.scale)
        self.reason = LineInput(_("Was war der wichtigste Grund? (in den Worten des Kunden)"))
        self.reason.setAccessibleName(_("Wichtigster Grund, in den Worten des Kunden"))
        self.reason_field = Field("", self.reason)
        watch(desk, self.reason_field)
        self.save_button = primary_button(_("Antwort &speichern"), "check")
        self.save_button.setToolTip(_("Antwort speichern (Strg+Eingabe)"))
        self.more_button = ghost_button("", "caret-down")
        self.details = EntryDetails(desk.store)
        self.advice = AdviceLine()
        self.who_error, self.value_error = ErrorLine(), ErrorLine()
        self._build()
        self._connect()
        self._unfold(is_open=False)
        self.reload()
        entry_draft.show(desk.store, self)
        self._unfold(is_open=self.details.is_begun)

    def _build(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reason_field, 1)
        row.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.scale)
        column.addWidget(self.value_error)
        column.addLayout(row)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.details)
        column.addWidget(self.advice)
        for widget in (self.who_error, self.question_label, work):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._desk.shade.cover(work)
        self.setEnabled(self._desk.can_edit)

    def _connect(self) -> None:
        self.who.customer_chosen.connect(self._on_customer_chosen)
        self.who.nameless_chosen.connect(self._on_nameless_chosen)
        self.who.asked_again.connect(self._on_asked_again)
        self.scale.chosen.connect(self._on_value_chosen)
        self.more_button.clicked.connect(self._on_more_clicked)
        self.save_button.clicked.connect(self.save)
        self.advice.conversation_requested.connect(self.conversation_requested)
        self._desk.events.changed.connect(self._on_news)
        self._rest.timeout.connect(self.flush)
        for signal in (
            *(self.who.customer_chosen, self.who.nameless_chosen, self.who.asked_again),
            *(self.scale.chosen, self.reason.edited, self.details.changed),
        ):
            signal.connect(self._on_edited)

    @Slot()
    def _on_edited(self) -> None:
        self._is_dirty = True
        self._rest.start()

    @Slot()
    def flush(self) -> bool:
        """Write down what is being entered; return False if that could not be and it still stands only here."""
        self._rest.stop()
        if self._is_dirty:
            with self._desk.guarded() as attempt:
                entry_draft.keep(self._desk.store, self)
            self._is_dirty = attempt.failed
        return not self._is_dirty

    def reload(self) -> None:
        """Ask as the shop asks now; what was entered stays."""
        settings = self._desk.store.answer_settings
        self.question_label.setText(_("„{question}“").format(question=settings.question))
        if self.scale.scale is not settings.scale:
            self.scale.set_scale(settings.scale)
            self.scale.set_value(None)  # what was said on the one scale is no answer on the other
        self.details.offer()

    @property
    def is_begun(self) -> bool:
        """Whether something was entered that only saving keeps."""
        return self.scale.value() is not None or bool(self.reason.text().strip()) or self.details.is_begun

    def propose_customer(self, customer_id: int) -> None:
        """Take this customer if nobody is chosen, nothing is entered, and they may be asked."""
        if self._desk.can_edit and not self.who.is_known and not self.is_begun:
            with self._desk.guarded():
                customer = self._desk.store.customers.get(customer_id)
                if customer.may_be_asked:
                    self.show_customer(customer)

    def take_focus(self) -> None:
        """Begin with who answered, else with the value."""
        self.scale.take_focus() if self.who.is_known else self.who.picker.setFocus()

    @Slot()
    def save(self) -> None:
        """Keep the answer, or say at its place what is missing."""
        value = self.scale.value()
        if not self._desk.can_edit or not self._is_complete(value):
            return
        try:
            answer = self._entered(value or 0)
            recorded = record_answer(self._desk.store, answer)
        except ValidationError as error:
            self._show_error(error.field, str(error))
        except (RestrictedError, NothingFoundError) as error:
            self.who_error.set_text(str(error))
        except AppError as error:
            self._desk.events.failed.emit(error)
        else:
            self._begin_anew()
            self._is_dirty = True
            self.flush()
            self._show_advice(answer, recorded)

    def _is_complete(self, value: int | None) -> bool:
        self.who_error.set_text("")
        self.value_error.set_text("")
        if not self.who.is_known:
            self.who_error.set_text(_("Wer hat geantwortet? Den Kunden suchen oder „ohne Namen“ wählen."))
            self.who.picker.setFocus()
        elif value is None:
            self.value_error.set_text(_("Eine Zahl fehlt noch: drücken Sie ihre Taste oder klicken Sie darauf."))
            self.scale.take_focus()
        return self.who.is_known and value is not None

    def _entered(self, value: int) -> Answer:
        details = self.details
        return Answer(
            customer_id=self.who.customer_id,
            value=value,
            day=details.chosen_day(),
            scale=self.scale.scale,
            person=details.chosen_person(),
            comment=self.reason.text(),
            occasion=details.occasion.text(),
            channel=AnswerChannel(str(details.channel.value())),
            recommends=Recommends(str(details.recommends.value())),
            employee_id=details.chosen_employee_id(),
        ).validated(self._desk.store.today())

    def _show_error(self, field_name: str, sentence: str) -> None:
        if field_name == "value":
            self.value_error.set_text(sentence)
            self.scale.take_focus()
            return
        field = {"comment": self.reason_field, **self.details.fields}[field_name]
        if field is not self.reason_field:
            self._unfold(is_open=True)
        field.editor.setFocus()
        field.set_error(sentence)

    def _begin_anew(self) -> None:
        self._clear()
        self.who.picker.setFocus()

    def _clear(self) -> None:
        self.who.ask()
        self.scale.set_value(None)
        self.reason.set_state("")
        self.reason_field.set_error(None)
        self.details.reset()

    def _show_advice(self, answer: Answer, recorded: RecordedAnswer) -> None:
        if recorded.case is not None:
            self.advice.show_advice(replace(answer, id=recorded.answer_id), recorded.case, self._desk.store.today())

    def show_customer(self, customer: Customer) -> None:
        """Show whose answer it is."""
        self.who_error.set_text("")
        self.who.show_customer(customer)
        self.details.show_customer(customer)

    @Slot(object)
    def _on_customer_chosen(self, customer_id: CustomerId) -> None:
        with self._desk.guarded(), self.who_error.telling():
            self._desk.store.customers.check_usable(customer_id)
            self.show_customer(self._desk.store.customers.get(customer_id))
            self.scale.take_focus()

    @Slot()
    def _on_nameless_chosen(self) -> None:
        self.who_error.set_text("")
        self.details.show_customer(None, is_nameless=True)
        self.scale.take_focus()

    @Slot()
    def _on_asked_again(self) -> None:
        self.details.show_customer(None)

    @Slot(object)
    def _on_value_chosen(self, _value: object) -> None:
        self.value_error.set_text("")
        self.advice.hide()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._unfold(is_open=self.details.isHidden())
        if not self.details.isHidden():
            self.details.occasion.setFocus()

    def _unfold(self, *, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self.more_button.set_text(_("&Weniger angeben") if is_open else _("&Mehr angeben"))
        self.more_button.set_icon("caret-up" if is_open else "caret-down")

    @Slot(Changed)
    def _on_news(self, changed: Changed) -> None:
        if changed.kind in ("undo", "redo") and self.advice.answer_id is not None:
            with self._desk.guarded():
                self.advice.forget_if_gone(self._desk.store)
        if self.who.customer_id in changed.customer_ids:
            with self._desk.guarded():
                self._look_for_customer()

    def _look_for_customer(self) -> None:
        """Ask anew who answered if the customer is in no list any more; of somebody erased nothing stays."""
        store, customer_id = self._desk.store, self.who.customer_id or 0
        try:
            is_there = store.customers.get(customer_id).is_listed
        except NothingFoundError:
            self._clear()
            self._is_dirty = False
            entry_draft.show(store, self)  # of two who became one
            return
        if not is_there:
            self.who.ask()
            self.details.show_customer(None)
            self._on_edited()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_enter and self.scale.isAncestorOf(self.focusWidget() or self):
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
        elif is_enter and self.reason.hasFocus():
            self.save()
        else:
            super().keyPressEvent(event)
