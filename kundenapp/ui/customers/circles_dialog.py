"""The dialog in which stances are noted: all statements at the left, the circles that follow at once at the right."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain.stance import StanceSource
from kundenapp.i18n import _
from kundenapp.services.starter_statements import starter_statements
from kundenapp.store.doors import Changed
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.buttons import Segmented, ghost_button, primary_button, secondary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.shortcuts import bind_keys
from kundenapp.ui.customers.circles_card import TABLES
from kundenapp.ui.customers.circles_side import SIDE_WIDTH, CirclesSide, with_thoughts
from kundenapp.ui.customers.stance_view import StanceView, Target
from kundenapp.ui.customers.stance_visit import StanceVisit
from kundenapp.ui.theme import GAP_8, GAP_12, GAP_24, fix_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_WIDTH, _HEIGHT = 1000, 690


class CirclesDialog(Dialog):
    """What is said is in the file at once; what is only thought of is not until it is taken over.

    Signals
    -------
    catalogue_requested():
        the statements themselves are to be changed.
    paper_requested():
        all of it is wanted on paper; the dialog has closed.
    """

    help_topic = "circles"
    paper_requested = Signal()
    catalogue_requested = Signal()

    def __init__(self, desk: Desk, customer: Customer, parent: QWidget, brand_id: int | None = None) -> None:
        super().__init__(parent, _("Schnittmenge mit {name}").format(name=customer.display_name), _WIDTH)
        self._desk, self._customer = desk, customer
        self.can_note = desk.can_edit
        self.visit = StanceVisit(desk.store, customer.id or 0)
        self.source = Segmented([(source.value, source.label) for source in StanceSource])
        self.source.setAccessibleName(_("Woher wir es wissen"))
        self.source.set_value(StanceSource.SAID.value)
        self.view = StanceView()
        self.view.can_note = self.can_note
        self.side = CirclesSide(desk, customer, brand_id)
        self.banner = Banner("warn", "info", _("Gedankenspiel: Nichts davon steht in der Datei."))
        self.take_button = self.banner.add_action(_("Übernehmen"))
        self.drop_button = self.banner.add_action(_("Verwerfen"))
        self.starter_button = secondary_button(_("Mit &30 Sätzen anfangen"))
        self.empty = EmptyState(
            _("Noch keine Sätze"),
            _("Was ist Ihrem Betrieb wichtig? Fangen Sie mit 30 Sätzen an und ändern Sie, was nicht passt."),
            icon="heart",
            buttons=(self.starter_button,),
        )
        self.error_line = ErrorLine()
        self.told_label = PlainLabel("", "secondary", "text2", wrap=True, numbers=True)
        self.undo_button = ghost_button(_("Rückgängig"))
        self.paper_button = secondary_button(_("&Drucken …"), "printer")
        self.catalogue_button = secondary_button(_("Sätze &bearbeiten …"))
        self.close_button = primary_button(_("&Schließen"))
        self._build()
        self._connect()
        self._show()
        self.resize(self.width(), min(_HEIGHT, parent.height() - GAP_24))
        self.view.begin()
        (self.view if self.view.current else self.close_button).setFocus()

    def _build(self) -> None:
        self._work = QWidget()
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        self._source_row = QWidget()
        row = QHBoxLayout(self._source_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_12)
        row.addWidget(PlainLabel(_("Woher wir es wissen"), "label", "text2"))
        row.addWidget(self.source)
        row.addStretch(1)
        keys = _("0 bis 5: teilt den Satz, so wichtig · N: neutral · W: widerspricht · U: unbekannt · G, B, V: woher")
        self.keys_label = PlainLabel(keys, "small", "text3", wrap=True)
        for part in (self._source_row, self.banner, self.keys_label):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        self._desk.shade.cover(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._work)
        self._stack.addWidget(self.empty)
        both = QHBoxLayout()
        both.setSpacing(GAP_24)
        both.addWidget(self._stack, 1)
        both.addWidget(self._scrolling_side())
        self.body.addLayout(both, 1)
        self.body.addWidget(self.error_line)
        self.add_to_footer(self.told_label, self.undo_button)
        self.add_buttons(self.paper_button, self.catalogue_button, self.close_button)
        self.undo_button.hide()
        for part in (self._source_row, self.keys_label):
            part.setVisible(self.can_note)
        for button in (self.starter_button, self.catalogue_button):
            button.setVisible(self._desk.can_edit)

    def _scrolling_side(self) -> QScrollArea:
        """Return the circles; on a small screen with large letters they scroll."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.side)
        fix_width(scroll, SIDE_WIDTH)
        return scroll

    def _connect(self) -> None:
        self.view.noted.connect(self._on_noted)
        self.view.source_chosen.connect(self._on_source_chosen)
        self.source.chosen.connect(self._on_source_clicked)
        self.side.brand.edited.connect(self._show)
        self.side.think_button.toggled.connect(self._on_think_toggled)
        self.take_button.clicked.connect(self._on_take)
        self.drop_button.clicked.connect(self._on_drop)
        self.starter_button.clicked.connect(self._on_start)
        self.undo_button.clicked.connect(self.undo)
        self.paper_button.clicked.connect(self._on_paper)
        self.catalogue_button.clicked.connect(self.catalogue_requested)
        self.close_button.clicked.connect(self.accept)
        self._desk.events.changed.connect(self._on_changed)
        bind_keys(self, {"Ctrl+Z": self.undo, "Ctrl+Y": self.redo, "Ctrl+Shift+Z": self.redo})

    @Slot()
    def _show(self) -> None:
        store = self._desk.store
        thoughts = self.visit.thoughts or {}
        compared = with_thoughts(store.stances.compared(self._customer.id or 0, self.side.brand.brand_id), thoughts)
        self.view.stances.show(compared, thoughts, store.today())
        self.side.show_overlap(compared, is_thinking=self.visit.is_thinking)
        self.banner.setVisible(self.visit.is_thinking)
        self.take_button.setEnabled(bool(thoughts))
        self.side.think_button.setVisible(self.can_note and bool(compared))
        self._stack.setCurrentWidget(self._work if compared else self.empty)

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        """Do something with the file, say what goes wrong, and show what is so then."""
        with self.error_line.telling():
            yield
        with self._desk.guarded():
            self._show()

    @Slot(object, Target)
    def _on_noted(self, statement_id: CustomerId, target: Target) -> None:
        source = StanceSource(self.source.value() or StanceSource.SAID.value)
        with self._keeping():
            self.visit.note(statement_id, target.attitude, target.weight, source)

    @Slot(StanceSource)
    def _on_source_chosen(self, source: StanceSource) -> None:
        self.source.set_value(source.value)

    @Slot(str)
    def _on_source_clicked(self, _value: str) -> None:
        self.view.setFocus()

    @Slot(bool)
    def _on_think_toggled(self, is_on: bool) -> None:
        if is_on:
            self.visit.begin_thinking()
        else:
            self.visit.give_up_thinking()
        self._show()
        self.view.setFocus()

    @Slot()
    def _on_drop(self) -> None:
        self.side.think_button.setChecked(False)

    @Slot()
    def _on_take(self) -> None:
        with self._keeping():
            self.visit.take_over()
            self.side.think_button.setChecked(False)

    @Slot()
    def _on_start(self) -> None:
        with self._keeping():
            self._desk.store.statements.begin_with(starter_statements())
        self.view.begin()
        self.view.setFocus()

    @Slot()
    def _on_paper(self) -> None:
        self.accept()
        self.paper_requested.emit()

    @Slot()
    def undo(self) -> None:
        """Take back the last own change."""
        self._step(self._desk.undo)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self._desk.redo)

    def _step(self, step: Callable[[], str]) -> None:
        with self._keeping():
            self._tell(step())

    def _tell(self, sentence: str, *, can_undo: bool = False) -> None:
        self.told_label.setText(sentence)
        self.undo_button.setVisible(can_undo)

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed.kind == "stance.note" and self._customer.id in changed.customer_ids:
            self._tell(changed.summary, can_undo=changed.undoable)
        if TABLES & changed.tables:
            with self._desk.guarded():
                self.side.brand.refresh()
                self._show()

    def reject(self) -> None:
        """Escape first leaves what is only thought of, and nothing of it stays."""
        if self.visit.is_thinking:
            self.side.think_button.setChecked(False)
        else:
            super().reject()
