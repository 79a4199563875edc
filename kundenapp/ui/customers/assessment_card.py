"""The card Einschätzung: where I put a customer, where the team does, and the matrix in small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.dates import past
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.domain.faults import FaultError
from kundenapp.domain.placement import ENTHUSIASM, SYMPATHY, step_text
from kundenapp.drawing.mini_matrix import MatrixPoint
from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui.common.autosave import Autosave
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.fields import ErrorLine, Field, hint
from kundenapp.ui.common.guard_hint import watch
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.step_input import StepInput
from kundenapp.ui.customers.mini_matrix_button import MiniMatrixButton
from kundenapp.ui.theme import GAP_8, GAP_12

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.placement import Placement
    from kundenapp.domain.team_placement import TeamPlacement
    from kundenapp.ui.common.desk import Desk


class AssessmentCard(Card):
    """Fields that save themselves, as far as there is somebody to place for; the opinions of others as agreed on.

    Signals
    -------
    matrix_requested(int):
        this customer is to be seen on the matrix.
    """

    matrix_requested = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self.when_label = PlainLabel("", "secondary", "text3", numbers=True)
        super().__init__(_("Einschätzung"), self.when_label)
        self._desk = desk
        self._customer: Customer | None = None
        self._whose: tuple[int | None, int | None] = (None, None)
        self.matrix = MiniMatrixButton()
        self.sympathy_input = StepInput(SYMPATHY, "sympathy")
        self.enthusiasm_input = StepInput(ENTHUSIASM, "enthusiasm")
        self.note_input = LineInput(_("Ein Satz genügt"))
        self.sympathy = Field(_("Sympathie"), self.sympathy_input)
        self.enthusiasm = Field(_("Begeisterung"), self.enthusiasm_input)
        self.note = Field(_("Warum? (freiwillig)"), self.note_input)
        watch(desk, self.note)
        self.note_hint = hint(_("Der Kunde darf das lesen."))
        self.error_line = ErrorLine()
        self.place_label = PlainLabel("", "secondary", "text2", wrap=True)
        self.team_label = PlainLabel("", "secondary", "text2", wrap=True, numbers=True)
        self.category_label = PlainLabel("", "secondary", "text2", wrap=True)
        self._saves = (
            Autosave(self.sympathy_input, self._save_values, self),
            Autosave(self.enthusiasm_input, self._save_values, self),
            Autosave(self.note_input, self._save_note, self),
        )
        self._build()
        self.sympathy_input.textChanged.connect(self._on_sympathy_changed)
        self.sympathy_input.left.connect(self._on_sympathy_left)
        self._on_sympathy_changed()
        self.matrix.clicked.connect(self._on_matrix_clicked)
        desk.events.changed.connect(self._on_data_changed)

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        row = QHBoxLayout()
        row.setSpacing(GAP_12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.matrix, 1)
        row.addWidget(self.sympathy, 0, top)
        row.addWidget(self.enthusiasm, 0, top)
        column.addLayout(row)
        for widget in (self.error_line, self.place_label, self.team_label, self.category_label):
            column.addWidget(widget)
        column.addWidget(self.note)
        column.addWidget(self.note_hint)
        self.body.addWidget(content)
        self._desk.shade.cover(content)

    def show_customer(self, customer: Customer) -> None:
        """Show where a customer stands; nobody whose data may only be kept is placed."""
        whose, before = (customer.id, self._desk.store.employee_id), self._whose
        is_other, self._whose = whose != before, whose
        if is_other:
            self._clear_errors()
            if whose[1] == before[1]:  # what one person typed is not kept as the opinion of another
                self.flush()
        self._customer = customer
        self.setVisible(customer.restricted_at is None)
        self._show(is_other=is_other)

    def flush(self) -> bool:
        """Save what is unsaved; return False if it could not be."""
        kept = [save.flush() for save in self._saves]
        return all(kept)  # each of them, none skipped

    def _show(self, *, is_other: bool = False, is_undone: bool = False) -> None:
        customer_id, store = self._customer_id, self._desk.store
        own, team = store.placements.own(customer_id), store.sympathy_board.team_of(customer_id)
        states = (
            step_text(own.sympathy) if own and own.sympathy is not None else "",
            step_text(own.enthusiasm) if own and own.enthusiasm is not None else "",
            own.note if own else "",
        )
        is_retyped = own is None and self.sympathy_input.hasFocus() and not (is_other or is_undone)
        for save, state in zip(self._saves, states, strict=True):
            if is_retyped and save.editor is self.enthusiasm_input:
                continue  # whoever empties the first number is about to write another; the second still holds then
            save.begin(state) if is_other else save.show_state(state, even_focused=is_undone)
        can_place = self._desk.can_edit and store.employee_id is not None
        for field in (self.sympathy_input, self.enthusiasm_input, self.note_input):
            field.setReadOnly(not can_place)
        for values in (self.sympathy, self.enthusiasm):
            values.setVisible(store.employee_id is not None)
        self.note.setVisible(own is not None)
        self.note_hint.setVisible(own is not None and can_place)
        self.category_label.setText(store.categories.verdict(customer_id).override_words)
        self.category_label.setVisible(bool(self.category_label.text()))
        self._show_place(own, team)

    def _show_place(self, own: Placement | None, team: TeamPlacement | None) -> None:
        today, answer = self._desk.store.today(), self._answer()
        who = day = None
        point: MatrixPoint | None = None
        if own is not None and own.sympathy is not None:
            who, day, point = _("Sie"), own.day, MatrixPoint(own.sympathy, own.enthusiasm, answer)
        elif team is not None:
            who, day, point = _("Team"), team.day, MatrixPoint(team.sympathy, team.enthusiasm, answer)
        self.when_label.setText(f"{who}, {past(day, today)}" if who and day else "")
        field = self._desk.store.sympathy_settings.field
        self.matrix.show_point(point, field)
        quadrant = point.quadrant(field.lines) if point else None
        self.place_label.setText(field.words(quadrant).name if quadrant else "")
        if point is not None and quadrant is None:
            self.place_label.setText(_("Wie begeistert ist der Kunde? Dann hat er seinen Platz."))
        self.place_label.setVisible(bool(self.place_label.text()))
        self.team_label.setText(self._team_words(team, placed_by_me=own is not None))

    def _team_words(self, team: TeamPlacement | None, *, placed_by_me: bool) -> str:
        if self._desk.store.employee_id is None:
            who = _("Wählen Sie oben rechts Ihren Namen, dann können Sie hier einschätzen.")
            return f"{_team_sentence(team)}\n{who}" if team else who
        if team is not None:
            is_mine_alone = placed_by_me and team.raters == 1
            return _("Bisher haben nur Sie eingeschätzt.") if is_mine_alone else _team_sentence(team)
        openness = self._desk.store.sympathy_settings.openness
        if openness.shows_singles(placed_by_me=placed_by_me):
            return _("Noch keine Einschätzung.")
        if openness.shows_singles(placed_by_me=True):
            return _("Was das Team meint, zeigt sich nach Ihrer eigenen Einschätzung.")
        return _("Der Wert des Teams zeigt sich ab drei Einschätzungen.")

    @property
    def _customer_id(self) -> int:
        return (self._customer.id or 0) if self._customer else 0

    def _clear_errors(self) -> None:
        for field in (self.sympathy, self.enthusiasm, self.note):
            field.set_error(None)
        self.error_line.set_text("")

    def _save_values(self, continues: int | None) -> int | None:
        return self._kept(lambda: self._place(continues), self._saves[0])

    def _save_note(self, continues: int | None) -> int | None:
        return self._kept(lambda: self._note(continues), self._saves[2])

    def _place(self, continues: int | None) -> int | None:
        placements = self._desk.store.placements
        sympathy, enthusiasm = self.sympathy_input.value(), self.enthusiasm_input.value()
        if sympathy is None:
            return placements.withdraw(self._customer_id)
        summary = self._arrival(MatrixPoint(sympathy, enthusiasm, self._answer()))
        return placements.place(self._customer_id, sympathy, enthusiasm, summary=summary, continues=continues)

    def _note(self, continues: int | None) -> int | None:
        placements = self._desk.store.placements
        own = placements.own(self._customer_id)
        if own is None or own.sympathy is None:
            return None
        note = self.note_input.text()
        return placements.place(self._customer_id, own.sympathy, own.enthusiasm, note, continues=continues)

    def _answer(self) -> float | None:
        latest = self._desk.store.answers.latest_of(self._customer_id)
        return float(latest.value) if latest else None

    def _arrival(self, point: MatrixPoint) -> str:
        """Return the sentence of the toast; what is covered it does not say."""
        field = self._desk.store.sympathy_settings.field
        quadrant = point.quadrant(field.lines)
        if quadrant is None or self._customer is None or self._desk.shade.is_on:
            return ""
        return field.arrival(self._customer.display_name, quadrant)

    def _kept(self, save: Callable[[], int | None], autosave: Autosave) -> int | None:
        self.error_line.set_text("")
        try:
            operation_id = save()
        except ValidationError as error:
            field = {"sympathy": self.sympathy, "enthusiasm": self.enthusiasm, "note": self.note}.get(error.field)
            field.set_error(str(error)) if field else self.error_line.set_text(str(error))
            return None
        except AppError as error:
            autosave.is_dirty = isinstance(error, FaultError)  # whoever is gone will not come back
            self._desk.notice.show_message(str(error), _("Nochmals speichern"), autosave.flush)
            return None
        self._desk.notice.settle(autosave.flush)
        return operation_id

    @Slot()
    def _on_sympathy_changed(self) -> None:
        self.enthusiasm_input.setEnabled(bool(self.sympathy_input.text().strip()))

    @Slot()
    def _on_sympathy_left(self) -> None:
        """Without a first number there is no second."""
        if not self.sympathy_input.text().strip():
            self._saves[1].begin("")

    @Slot()
    def _on_matrix_clicked(self) -> None:
        if self.flush():
            self.matrix_requested.emit(self._customer_id)

    @Slot(Changed)
    def _on_data_changed(self, changed: Changed) -> None:
        """What was taken back is seen at once, also in the field that has the keyboard; so is what was agreed on."""
        is_about_all = bool({"settings", "employees"} & changed.tables)
        if self._customer is not None and (is_about_all or self._customer_id in changed.customer_ids):
            with self._desk.guarded():
                self._show(is_undone=changed.kind in ("undo", "redo"))


def _team_sentence(team: TeamPlacement) -> str:
    agreement = f" · {team.agreement.label}" if team.agreement else ""
    estimate = f" · {_('Begeisterung')} {team.estimate_words}" if team.estimate_words else ""
    return _("Team: {words}").format(words=f"{team.words}{agreement}{estimate}")
