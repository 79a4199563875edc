"""The card "Verdientes Wachstum": how much of the growth came from those who stayed and those who were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.earned_growth import NewBy, signed_percent
from kundenapp.domain.limits import grouped
from kundenapp.domain.proportion import percent
from kundenapp.domain.referral import euros
from kundenapp.i18n import _
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_4, GAP_16, GAP_24

if TYPE_CHECKING:
    from kundenapp.domain.earned_growth import EarnedGrowth, GrowthOfYear
    from kundenapp.ui.common.desk import Desk

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GrowthCard(Card):
    """The rate with its parts, or what is missing for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Verdientes Wachstum"))
        self.missing_label = PlainLabel("", "body", "text2", wrap=True)
        self.figures = QWidget()
        self.rate_label = PlainLabel("", "figure", numbers=True)
        self.years_label = PlainLabel("", "secondary", "text2", numbers=True)
        self.cells: list[PlainLabel] = []
        self.words_label = PlainLabel("", "small", "text3", wrap=True)
        self._build()
        self.body.addWidget(self.missing_label)
        self.body.addWidget(self.figures)
        desk.shade.cover(self.figures)

    def _build(self) -> None:
        rate = QVBoxLayout()
        rate.setSpacing(0)
        rate.addWidget(self.rate_label)
        rate.addWidget(self.years_label)
        rate.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_16)
        grid.setVerticalSpacing(GAP_4)
        grid.setColumnStretch(0, 1)
        for row in range(4):
            for column in range(3):
                cell = PlainLabel("", "body", None if column else "text2", wrap=not column, numbers=True)
                if column:
                    cell.setAlignment(_RIGHT)
                grid.addWidget(cell, row, column)
                self.cells.append(cell)
        head = QHBoxLayout()
        head.setSpacing(GAP_24)
        head.addLayout(rate)
        head.addLayout(grid, 1)
        column_of_all = QVBoxLayout(self.figures)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.addLayout(head)
        column_of_all.addWidget(self.words_label)

    def show_growth(self, found: GrowthOfYear) -> None:
        """Show the growth of a year, or say what is missing."""
        growth = found.growth
        self.missing_label.setText(found.missing)
        self.missing_label.setVisible(growth is None)
        self.figures.setVisible(growth is not None)
        if growth is None:
            return
        self.rate_label.setText(signed_percent(growth.earned_growth_rate))
        self.years_label.setText(found.years_words)
        texts = [text for part in _parts(growth) for text in part]
        for cell, text in zip(self.cells, texts, strict=True):
            cell.setText(text)
        self.words_label.setText(" ".join(_explanation(growth)))
        self.figures.setAccessibleName(_("Verdientes Wachstum"))
        self.figures.setAccessibleDescription(growth.sentence)


def _parts(growth: EarnedGrowth) -> list[tuple[str, str, str]]:
    """Return where the revenue came from: words, share of the revenue of the year before, euros."""
    parts = (
        (_("Bisherige Kunden"), growth.nrr, growth.kept_cents),
        (_("Neue {how}").format(how=NewBy.EARNED.label), growth.enc, growth.new_earned_cents),
        (_("Neue {how}").format(how=NewBy.BOUGHT.label), growth.new_bought, growth.new_bought_cents),
        (_("Neue, Herkunft unbekannt"), growth.new_unknown, growth.new_unknown_cents),
    )
    return [(words, _share(share), euros(cents)) for words, share, cents in parts]


def _share(share: float) -> str:
    whole = percent(share)
    return f"{'−' if whole < 0 else ''}{grouped(abs(whole))} %"


def _explanation(growth: EarnedGrowth) -> list[str]:
    sentences = [
        _(
            "Anteile am Umsatz des Vorjahres ({euros}). Verdient ist, was bisherige Kunden und Empfohlene über 100 % "
            "bringen."
        ).format(euros=euros(growth.before_cents))
    ]
    if growth.earned_growth_ratio is not None:
        text = _("Vom ganzen Wachstum sind {share} % verdient.")
        sentences.append(text.format(share=_share(growth.earned_growth_ratio).removesuffix(" %")))
    return [*sentences, growth.not_entered_sentence]
