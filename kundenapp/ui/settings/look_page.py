"""Colours and text size of this computer, seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.bubble import Bubble
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.settings.page import SettingsPage
from kundenapp.ui.theme import GAP_4, GAP_12, TEXT_SCALES, Mode, theme

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk


class LookPage(SettingsPage):
    """Two choices and a piece of the program to judge them by.

    Signals
    -------
    mode_chosen(Mode), text_scale_chosen(float):
        to be applied and remembered on this computer.
    """

    mode_chosen = Signal(Mode)
    text_scale_chosen = Signal(float)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Aussehen"), _("Gilt nur an diesem Computer, für jede Kundendatei."))
        modes = {Mode.LIGHT: _("Hell"), Mode.DARK: _("Dunkel"), Mode.SYSTEM: _("Wie das System")}
        sizes = dict(zip(TEXT_SCALES, (_("Normal"), _("Groß"), _("Sehr groß")), strict=True))
        self.modes = Segmented([(mode.value, label) for mode, label in modes.items()])
        self.sizes = Segmented([(str(size), f"{label}, {round(size * 100)} %") for size, label in sizes.items()])
        self._add(_("Farben"), self.modes)
        self._add(_("Schriftgröße"), self.sizes)
        self.body.addSpacing(GAP_4)
        self.body.addWidget(PlainLabel(_("So sieht es aus"), "label", "text2"))
        self.body.addWidget(_sample())
        self.body.addStretch(1)
        self.modes.chosen.connect(self._on_mode_chosen)
        self.sizes.chosen.connect(self._on_size_chosen)
        theme().changed.connect(self._show)
        self._show()

    def _add(self, label: str, choice: Segmented) -> None:
        choice.setAccessibleName(label)
        row = QHBoxLayout()
        row.addWidget(choice)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(GAP_4)
        column.addWidget(PlainLabel(label, "label", "text2"))
        column.addLayout(row)
        self.body.addLayout(column)

    @Slot()
    def _show(self) -> None:
        self.modes.set_value(theme().mode.value)
        if theme().text_scale in TEXT_SCALES:
            self.sizes.set_value(str(theme().text_scale))

    @Slot(str)
    def _on_mode_chosen(self, value: str) -> None:
        self.mode_chosen.emit(Mode(value))

    @Slot(str)
    def _on_size_chosen(self, value: str) -> None:
        self.text_scale_chosen.emit(float(value))


def _sample() -> QWidget:
    """Return a line as it stands in the list of customers."""
    card = Card(padding=12)
    row = QHBoxLayout()
    row.setSpacing(GAP_12)
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(PlainLabel(_("Bäckerei Großmann"), "body_semibold"))
    names.addWidget(PlainLabel(_("Angebot für 6 Lastenräder nachfassen"), "secondary", "text2"))
    row.addWidget(Bubble("BG", 38, accessible_name=_("Beispiel")))
    row.addLayout(names, 1)
    row.addWidget(Pill(_("seit 3 Tagen"), "bad", "clock"))
    card.body.addLayout(row)
    return card
