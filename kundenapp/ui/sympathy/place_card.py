"""The card of one customer on the own sheet: the place in numbers, why, and what else can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.dates import full_day
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY, parse_step, step_text
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button, icon_button
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import TextInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.saved_line import SavedLine
from kundenapp.ui.common.step_input import StepField, StepInput
from kundenapp.ui.sympathy.chosen_card import ChosenCard
from kundenapp.ui.sympathy.own_places import Subject
from kundenapp.ui.sympathy.zone_title import BUBBLE_TONES, TONES

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.customer_list import CustomerSummary
    from kundenapp.domain.placement import Placement
    from kundenapp.domain.sympathy_field import SympathyField
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.sympathy.own_places import OwnPlaces

_NOTE_LINES = 2


@dataclass(frozen=True)
class Chosen:
    """The customer the card is about, and where whoever works now has put them (None: nowhere yet)."""

    summary: CustomerSummary
    placement: Placement | None
    field: SympathyField
    today: date

    @property
    def height(self) -> float | None:
        """The estimate, else the last real answer."""
        if self.placement is not None and self.placement.enthusiasm is not None:
            return self.placement.enthusiasm
        answer = self.summary.last_answer
        return None if answer is None else float(answer.value)

    @property
    def subject(self) -> Subject:
        """Whom the sentences are about."""
        return Subject(self.summary.customer_id, self.summary.display_name, self.summary.last_answer)


class PlaceCard(ChosenCard):
    """Everything saves itself; see `ChosenCard` for the signals."""

    def __init__(self, desk: Desk, places: OwnPlaces) -> None:
        super().__init__(_("Wählen Sie einen Kunden im Feld oder in der Liste. Hier stehen dann seine Zahlen."))
        self._desk, self._places = desk, places
        self.chosen: Chosen | None = None
        self._who = desk.store.employee_id
        self.sympathy_input = StepInput(SYMPATHY, "sympathy")
        self.enthusiasm_input = StepInput(ENTHUSIASM, "enthusiasm")
        self.sympathy = StepField(_("Sympathie, 1 bis 5"), self.sympathy_input)
        self.enthusiasm = StepField(_("Begeisterung, 0 bis 10"), self.enthusiasm_input)
        self.answer_label = PlainLabel("", "small", "text2", wrap=True)
        self.note_input = TextInput(_("freiwillig"))
        self.note = Field(_("Warum? (Der Kunde darf es lesen.)"), self.note_input)
        watch(desk, self.note)
        self.old_label = PlainLabel(_("Das ist über ein Jahr her."), "small", "text2", wrap=True)
        self.confirm_button = ghost_button(_("Stimmt noch"))
        self.withdraw_button = icon_button("x", _("Platz zurücknehmen (Entf im Feld)"))
        self._build()
        self._saved = (
            SavedLine(self.sympathy, self.sympathy_input, self._save_sympathy, self._kept_sympathy, self),
            SavedLine(self.enthusiasm, self.enthusiasm_input, self._save_enthusiasm, self._kept_enthusiasm, self),
            SavedLine(self.note, self.note_input, self._save_note, self._kept_note, self),
        )
        self._connect()
        self.show_chosen(None)

    def _build(self) -> None:
        line = self.note_input.fontMetrics().lineSpacing()
        self.note_input.setFixedHeight(_NOTE_LINES * line + 18)
        self._old = QWidget()
        old = QHBoxLayout(self._old)
        old.setContentsMargins(0, 0, 0, 0)
        old.setSpacing(4)
        old.addWidget(self.old_label, 1)
        old.addWidget(self.confirm_button)
        self.buttons.addWidget(self.withdraw_button)
        for widget in (self.sympathy, self.enthusiasm, self.answer_label, self.note, self._old):
            self.column.addWidget(widget)
        self.column.addLayout(self.buttons)
        self._desk.shade.cover(self)
        for editor in (self.sympathy_input, self.enthusiasm_input, self.note_input):
            editor.setReadOnly(not self._desk.can_edit)

    def _connect(self) -> None:
        self.confirm_button.clicked.connect(self._on_confirm_clicked)
        self.withdraw_button.clicked.connect(self._on_withdraw_clicked)

    def show_chosen(self, chosen: Chosen | None, *, even_focused: bool = False) -> None:
        """Show a customer, or that none is chosen; of the same one, fields that are being filled in stay."""
        is_same = self._is_of_who_works and _id_of(chosen) == _id_of(self.chosen)
        if not is_same:
            self.flush()
        self.chosen, self._who = chosen, self._desk.store.employee_id
        self.be_about(_id_of(chosen))
        if chosen is None:
            return
        for saved, text in zip(self._saved, self._kept(), strict=True):
            if is_same:
                saved.show_text(text, even_focused=even_focused)
            else:
                saved.autosave.begin(text)
                saved.field.set_error(None)
        if not is_same:
            self._bring_unfit()
        self._show_words(chosen)

    def show_move(self, sympathy: float, enthusiasm: float | None) -> None:
        """Show the numbers of a bubble while it is held."""
        self.sympathy_input.set_state(step_text(sympathy))
        self.enthusiasm_input.set_state("" if enthusiasm is None else step_text(enthusiasm))

    def _show_words(self, chosen: Chosen) -> None:
        placement, height = chosen.placement, chosen.height
        words, tone, bubble = _("noch ohne Platz"), "text2", "none"
        if placement is not None and placement.sympathy is not None:
            words = _("Begeisterung offen")
            if height is not None:
                quadrant = chosen.field.lines.quadrant(placement.sympathy, height)
                words, tone, bubble = chosen.field.words(quadrant).name, TONES[quadrant], BUBBLE_TONES[quadrant]
        if placement is not None:
            words = _("{words} · {day}").format(words=words, day=full_day(placement.day))
        self.head.show_customer(chosen.summary, words, tone, bubble)
        answer = chosen.summary.last_answer
        self.answer_label.setText("" if answer is None else answer.sentence(chosen.today))
        self.answer_label.setVisible(answer is not None)
        self._old.setVisible(placement is not None and placement.is_old(chosen.today))
        for button in (self.confirm_button, self.withdraw_button):
            button.setEnabled(self._desk.can_edit)
        self.withdraw_button.setVisible(placement is not None)
        self.trail_button.setVisible(placement is not None)

    def flush(self) -> bool:
        """Save what is unsaved; return False if something could not be. What does not fit waits as a draft.

        What one person typed is not kept as the opinion of another.
        """
        if not self._is_of_who_works:
            return True
        kept = [saved.autosave.flush() for saved in self._saved]
        self._keep_unfit()
        return all(kept)

    @property
    def _is_of_who_works(self) -> bool:
        """Whether what stands here was typed by whoever works now."""
        return self._who == self._desk.store.employee_id

    @property
    def _draft_name(self) -> str:
        return f"placement:{_id_of(self.chosen)}:{self._desk.store.employee_id}"

    def _keep_unfit(self) -> None:
        """Let what stands in a field and does not fit wait until the customer is chosen again."""
        if self.chosen is None or not self._desk.can_edit:
            return
        drafts, customer_id = self._desk.store.drafts, self.chosen.summary.customer_id
        unfit = {
            str(number): saved.line.state()
            for number, saved in enumerate(self._saved)
            if saved.field.error() is not None
        }
        with self._desk.guarded():
            if unfit:
                drafts.save(self._draft_name, unfit, customer_id)
            else:
                drafts.discard(self._draft_name)

    def _bring_unfit(self) -> None:
        draft = self._desk.store.drafts.get(self._draft_name)
        if draft is None:
            return
        for number, saved in enumerate(self._saved):
            if (text := draft.fields.get(str(number))) is not None:
                saved.line.set_state(text)
                saved.autosave.is_dirty = True
                saved.autosave.flush()

    def _kept(self) -> tuple[str, str, str]:
        return self._kept_sympathy(), self._kept_enthusiasm(), self._kept_note()

    @property
    def _placement(self) -> Placement | None:
        return None if self.chosen is None else self.chosen.placement

    def _kept_sympathy(self) -> str:
        placement = self._placement
        return "" if placement is None or placement.sympathy is None else step_text(placement.sympathy)

    def _kept_enthusiasm(self) -> str:
        placement = self._placement
        return "" if placement is None or placement.enthusiasm is None else step_text(placement.enthusiasm)

    def _kept_note(self) -> str:
        return "" if self._placement is None else self._placement.note

    def _save_sympathy(self, text: str, continues: int | None) -> int | None:
        value, placement = parse_step(text, SYMPATHY, "sympathy"), self._placement
        if value is None:
            if placement is None:
                return None
            raise ValidationError(
                "sympathy", _("Ohne Sympathie steht niemand im Feld. Das Kreuz unten nimmt den Platz zurück.")
            )
        return self._place(value, placement.enthusiasm if placement else None, None, continues)

    def _save_enthusiasm(self, text: str, continues: int | None) -> int | None:
        value, placement = parse_step(text, ENTHUSIASM, "enthusiasm"), self._placement
        if placement is None or placement.sympathy is None:
            if value is None:
                return None
            raise ValidationError("enthusiasm", _("Zuerst die Sympathie, dann die Begeisterung."))
        return self._place(placement.sympathy, value, None, continues)

    def _save_note(self, text: str, continues: int | None) -> int | None:
        placement = self._placement
        if placement is None or placement.sympathy is None:
            if not text.strip():
                return None
            raise ValidationError("note", _("Zuerst die Sympathie, dann das Warum. Der Text bleibt hier stehen."))
        return self._place(placement.sympathy, placement.enthusiasm, text, continues)

    def _place(self, sympathy: float, enthusiasm: float | None, note: str | None, continues: int | None) -> int | None:
        if self.chosen is None:
            return None
        return self._places.place(self.chosen.subject, sympathy, enthusiasm, note, continues=continues)

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self.chosen is not None and self.flush():
            self._places.confirm(self.chosen.subject)

    @Slot()
    def _on_withdraw_clicked(self) -> None:
        if self.chosen is not None:
            self._places.withdraw(self.chosen.subject)


def _id_of(chosen: Chosen | None) -> int | None:
    return None if chosen is None else chosen.summary.customer_id
