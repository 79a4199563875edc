"""Which answers the figures are about: the period, what counts, and of which customers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.answer_windows import WindowChoice
from kundenapp.domain.customer import Status
from kundenapp.domain.origin import Source
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import secondary_button
from kundenapp.ui.common.inputs import Choice
from kundenapp.ui.common.labels import literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kundenapp.domain.answer_windows import Window
    from kundenapp.store.store import Store

_MOST_TAGS = 30


class FigureChoice(QWidget):
    """A period and a menu; never by employee, for these are figures about the shop and not about people.

    Signals
    -------
    changed:
        other answers are wanted.
    report_requested:
        the figures are wanted on paper.
    """

    changed = Signal()
    report_requested = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.mode = CountingMode.LATEST_PER_CUSTOMER
        self.wanted = AnswerFilter()
        self.period = Choice([(choice, choice.label) for choice in WindowChoice], _("Zeitraum"))
        self.filter_button = secondary_button(_("Auswahl"), "funnel")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.period)
        row.addWidget(self.filter_button)
        self.report_button = secondary_button(_("&Bericht"), "file-pdf")
        self.report_button.setToolTip(_("Begeisterungsbericht (Strg+P)"))
        row.addWidget(self.report_button)
        self.report_button.clicked.connect(self.report_requested)
        self.period.edited.connect(self.changed)
        self.filter_button.clicked.connect(self._on_menu_clicked)
        self._label()

    def days(self, today: date) -> Window:
        """Return the days that are looked at."""
        choice = self.period.value()
        return (choice if isinstance(choice, WindowChoice) else WindowChoice.LAST_12_MONTHS).window(today)

    @Slot()
    def _on_menu_clicked(self) -> None:
        self.menu().popup(self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height() + 4)))

    def menu(self) -> QMenu:
        """Return the menu, what is in force ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for mode in CountingMode:
            self._add(menu, mode.label, mode is self.mode, partial(self._count, mode))
        menu.addSeparator()
        wanted = self.wanted
        states = [(one.label, one is wanted.status, replace(wanted, status=one)) for one in Status]
        sources = [(one.label, one is wanted.source, replace(wanted, source=one)) for one in Source]
        tags = [(one, one == wanted.tag, replace(wanted, tag=one)) for one in self._store.customers.tags()[:_MOST_TAGS]]
        for title, wishes in ((_("Status"), states), (_("Wie gekommen"), sources), (_("Schlagwort"), tags)):
            submenu = QMenu(title, menu)
            submenu.setEnabled(bool(wishes))
            for words, is_on, wish in wishes:
                self._add(submenu, words, is_on, partial(self._ask, wish))
            menu.addMenu(submenu)
        menu.addSeparator()
        remove = self._add(menu, _("Alle Kunden"), wanted.is_empty, partial(self._ask, AnswerFilter()))
        remove.setEnabled(not wanted.is_empty)
        return menu

    def _add(self, menu: QMenu, words: str, is_on: bool, act: Callable[[], object]) -> QAction:
        action = QAction(literal(words), menu)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(act)
        menu.addAction(action)
        return action

    def _count(self, mode: CountingMode, _checked: bool = False) -> None:
        self.mode = mode
        self._label()
        self.changed.emit()

    def _ask(self, wanted: AnswerFilter, _checked: bool = False) -> None:
        self.wanted = wanted
        self._label()
        self.changed.emit()

    def _label(self) -> None:
        chosen = [] if self.wanted.is_empty else [self.wanted.words]
        if self.mode is CountingMode.ALL_ANSWERS:
            chosen.insert(0, self.mode.label)
        words = " · ".join(chosen)
        self.filter_button.set_text(_("Auswahl …") if not words else _("Auswahl an"))
        self.filter_button.setAccessibleName(_("Auswahl: {words}").format(words=words or self.mode.label))
        self.filter_button.setToolTip(literal(words or _("Welche Kunden, und was zählt")))
