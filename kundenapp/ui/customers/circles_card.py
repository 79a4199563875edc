"""The card Schnittmenge: the two circles of a customer and us, and in words what they share and what they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kundenapp.domain import overlap_words
from kundenapp.domain.dates import past
from kundenapp.domain.overlap import Overlap, overlap_of
from kundenapp.domain.statement import StatementKind
from kundenapp.drawing.overlap import overlap_circles
from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui.common.brand_choice import BrandChoice
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.chart_view import ChartView
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_8, GAP_12

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.overlap import Comparison
    from kundenapp.drawing.chart import Chart, Lettering
    from kundenapp.ui.common.desk import Desk

_NOTHING = Overlap(0, 0, 0, 0, 0)
TABLES = frozenset({"stances", "statements", "statement_weights", "brands"})
"""What the Schnittmenge is made of."""


class CirclesCard(Card):
    """Shows the Schnittmenge; ``note_button`` leads to where it is noted.

    Signals
    -------
    notes_requested(int):
        the stances of this customer are to be noted, or seen if nothing may be changed.
    """

    notes_requested = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self.note_button = ghost_button(_("Einschätzen"))
        super().__init__(_("Schnittmenge"), self.note_button)
        self._desk = desk
        self._customer: Customer | None = None
        self._overlap, self._name = _NOTHING, ""
        self.brand = BrandChoice(desk.store)
        self.circles = ChartView(_("Schnittmenge"), self._draw, desk.shade)
        self.shared_label = PlainLabel("", "body", "text", wrap=True)
        self.differing_label = PlainLabel("", "body", "text2", wrap=True)
        self.contradicting_label = PlainLabel("", "body", "bad", wrap=True)
        self.known_label = PlainLabel("", "secondary", "text2", wrap=True, numbers=True)
        self.kind_labels = {kind: PlainLabel("", "secondary", "text2", numbers=True) for kind in StatementKind}
        self._kind_names = {kind: PlainLabel(kind.plural, "secondary", "text3") for kind in StatementKind}
        self.when_label = PlainLabel("", "secondary", "text3", wrap=True, numbers=True)
        self._build()
        self.note_button.clicked.connect(self._on_note_clicked)
        self.brand.edited.connect(self._show)
        desk.events.changed.connect(self._on_data_changed)

    def _build(self) -> None:
        self.body.addWidget(self.brand, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.circles)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        column.addWidget(self.known_label)
        for label in (self.shared_label, self.differing_label, self.contradicting_label):
            column.addWidget(label)
        kinds = QGridLayout()
        kinds.setHorizontalSpacing(GAP_12)
        kinds.setVerticalSpacing(2)
        kinds.setColumnStretch(1, 1)
        for row, kind in enumerate(StatementKind):
            kinds.addWidget(self._kind_names[kind], row, 0)
            kinds.addWidget(self.kind_labels[kind], row, 1)
        column.addLayout(kinds)
        column.addWidget(self.when_label)
        self.body.addWidget(content)
        self._desk.shade.cover(content)

    def show_customer(self, customer: Customer) -> None:
        """Show what a customer shares with us; of those whose data may only be kept nothing is weighed."""
        self._customer = customer
        self.setVisible(customer.restricted_at is None)
        can_note = self._desk.can_edit
        self.note_button.set_text(_("Einschätzen") if can_note else _("Ansehen"))
        self.note_button.setAccessibleName(_("Schnittmenge einschätzen") if can_note else _("Schnittmenge ansehen"))
        self.brand.refresh()
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._customer is None:
            return
        self._name = self._customer.display_name
        compared = self._desk.store.stances.compared(self._customer.id or 0, self.brand.brand_id)
        self._overlap = overlap_of(compared)
        self.circles.set_chart(self._draw)
        self._show_words(compared)

    def _show_words(self, compared: Sequence[Comparison]) -> None:
        overlap = self._overlap
        self.known_label.setText(
            overlap_words.overlap_sentence(overlap)
            if compared
            else _("Welche Regeln, Werte und Überzeugungen sind Ihnen wichtig? Dann sehen Sie, was Sie teilen.")
        )
        for label, words in (
            (self.shared_label, overlap_words.shared_sentence(compared)),
            (self.differing_label, overlap_words.differing_sentence(compared)),
            (self.contradicting_label, overlap_words.contradicting_sentence(compared)),
            (self.when_label, self._when_words(compared)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        for kind, label in self.kind_labels.items():
            words = overlap_words.kind_words(compared, kind) if overlap.known else ""
            label.setText(words)
            label.setVisible(bool(words))
            self._kind_names[kind].setVisible(bool(words))

    def _when_words(self, compared: Sequence[Comparison]) -> str:
        day = overlap_words.latest_day(compared)
        if day is None:
            return ""
        when = past(day, self._desk.store.today())
        return _("{sources} · zuletzt {when}").format(sources=overlap_words.source_words(compared), when=when)

    def _draw(self, width: float, _height: float, lettering: Lettering) -> Chart:
        return overlap_circles(self._overlap, (self._name, _("Wir")), width, lettering)

    @Slot()
    def _on_note_clicked(self) -> None:
        if self._customer is not None:
            self.notes_requested.emit(self._customer.id)

    @Slot(Changed)
    def _on_data_changed(self, changed: Changed) -> None:
        if self._customer is None or not TABLES & changed.tables:
            return
        with self._desk.guarded():
            self.brand.refresh()
            self._show()
