"""The card that asks whether those who answer 9 or 10 come back and tell others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kundenapp.domain.answer import Scale
from kundenapp.domain.referral_proof import share_lines, share_words
from kundenapp.i18n import _
from kundenapp.ui.common.cards import Card, divider
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_4, GAP_8, GAP_16

if TYPE_CHECKING:
    from kundenapp.domain.referral_proof import Proof, ProofRow
    from kundenapp.ui.common.desk import Desk

_TONES = {"promoter": "good", "passive": "stone", "detractor": "bad"}


class ProofCard(Card):
    """A row for each class, a sentence for each question, and below how it was counted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Kommen die 9er und 10er wirklich wieder und erzählen es weiter?"))
        self.title_label.setWordWrap(True)
        self.nobody_label = PlainLabel(_("Noch hat kein Kunde geantwortet."), "body", "text2", wrap=True)
        self.figures = QWidget()
        column = QVBoxLayout(self.figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_16)
        self._grid.setVerticalSpacing(GAP_8)
        self.cells: list[PlainLabel] = []
        self._build_grid()
        column.addLayout(self._grid)
        column.addSpacing(GAP_8)
        self.sentence_labels = [PlainLabel("", "body", wrap=True) for _row in range(2)]
        for label in self.sentence_labels:
            column.addWidget(label)
        self.notes_label = PlainLabel("", "small", "text3", wrap=True)
        column.addSpacing(GAP_4)
        column.addWidget(self.notes_label)
        self.body.addWidget(self.nobody_label)
        self.body.addWidget(self.figures)
        desk.shade.cover(self.figures)

    def _build_grid(self) -> None:
        for column, text in enumerate((_("Letzte Antwort"), _("kommt wieder"), _("hat empfohlen"))):
            self._grid.addWidget(PlainLabel(text, "caption_medium", "text3"), 0, column)
            self._grid.setColumnStretch(column, 3 if column else 2)
        for row in range(3):
            self._grid.addWidget(divider(), 2 * row + 1, 0, 1, 3)
            for column in range(3):
                cell = PlainLabel("", "body" if column else "body_semibold", wrap=True, numbers=True)
                cell.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self._grid.addWidget(cell, 2 * row + 2, column)
                self.cells.append(cell)

    def show_proof(self, proof: Proof) -> None:
        """Show what there is to say, or that nobody has answered."""
        self.nobody_label.setVisible(not proof.answered)
        self.figures.setVisible(proof.answered > 0)
        for row, cells in zip(proof.rows, (self.cells[at : at + 3] for at in (0, 3, 6)), strict=True):
            texts = (_who(row), *("\n".join(share_lines(share)).rstrip() for share in (row.came_back, row.recommended)))
            for cell, text in zip(cells, texts, strict=True):
                cell.setText(text)
            cells[0].set_tone(_TONES[row.answer_class.value])
        for label, sentence in zip(self.sentence_labels, proof.sentences, strict=True):
            label.setText(sentence)
        self.notes_label.setText("\n".join(proof.notes))
        self.figures.setAccessibleName(_("Anteile je Gruppe"))
        self.figures.setAccessibleDescription(". ".join((*map(_spoken, proof.rows), *proof.sentences)))


def _who(row: ProofRow) -> str:
    return f"{row.answer_class.label} {row.answer_class.span(Scale.ZERO_TO_TEN)}"


def _spoken(row: ProofRow) -> str:
    words = _("{who}: {came} kommt wieder, {told} hat empfohlen")
    return words.format(who=_who(row), came=share_words(row.came_back), told=share_words(row.recommended))
