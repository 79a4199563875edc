"""The Begeisterungsbericht: which days, which customers, with or without names; and the answer cards: how many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.answer_cards import parse_pages
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.answer_windows import Window, WindowChoice, parse_window
from kundenapp.domain.customer import Status
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.origin import Source
from kundenapp.i18n import _
from kundenapp.services.paper import draw_answer_cards, draw_enthusiasm_report
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.inputs import Choice, LineInput
from kundenapp.ui.reports.options import Options, beside

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from kundenapp.ui.reports.options import Work

_TYPED = "typed"
_REST_MS = 400
"""So long after the last letter what was typed is taken as meant."""


class EnthusiasmOptions(Options):
    """A period by name or from day to day, a filter of customers, which answers count, with or without names."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._resting = _resting(self)
        self.period = Choice(_periods(), _("Zeitraum"))
        self.first, self.last = LineInput(_("z. B. 1.7. oder 2025")), LineInput(_("heute"))
        self.first_field, self.last_field = Field(_("Von"), self.first), Field(_("Bis"), self.last)
        self.status = Choice([(None, _("alle")), *((status, status.label) for status in Status)], _("Status"))
        self.source = Choice([(None, _("alle")), *((source, source.label) for source in Source)], _("Wie gekommen"))
        self.tag = Choice([(None, _("alle"))], _("Schlagwort"))
        self.mode = Segmented([(mode.value, mode.label) for mode in CountingMode])
        self.mode.setAccessibleName(_("Was zählt"))
        self.mode.setToolTip(_("Von jedem Kunden nur die letzte Antwort des Zeitraums, oder jede"))
        self.mode.set_value(CountingMode.LATEST_PER_CUSTOMER.value)
        self.with_names = QCheckBox(_("mit &Namen (nur für uns)"))
        self.with_names.setToolTip(_("Ohne Namen stehen auch kein Tag und kein Anlass bei den Worten."))
        self.with_names.setChecked(True)
        self._lay_out()
        for choice in (self.period, self.status, self.source, self.tag):
            choice.edited.connect(self._on_changed)
        for line in (self.first, self.last):
            line.setMaximumWidth(150)
            line.textEdited.connect(self._resting.start)
        self.mode.chosen.connect(self._on_changed)
        self.with_names.clicked.connect(self.changed)
        self._show_days()

    def _lay_out(self) -> None:
        filters = QWidget()
        flow = FlowLayout(filters, 12)
        for choice, letters in ((self.period, 14), (self.status, 8), (self.source, 12), (self.tag, 10)):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(letters)
        for field in (
            *(Field(_("Zeitraum"), self.period), self.first_field, self.last_field),
            *(Field(_("Status"), self.status), Field(_("Wie gekommen"), self.source)),
            Field(_("Schlagwort"), self.tag),
        ):
            flow.addWidget(field)
            flow.setAlignment(field, Qt.AlignmentFlag.AlignTop)  # an error below one of them leaves the others in line
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.mode)
        below.addWidget(self.with_names)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(filters)
        column.addLayout(below)

    def title(self) -> str:
        return _("Begeisterung")

    def work(self) -> Work | None:
        try:
            window = self._window()
        except ValidationError as error:
            (self.first_field if error.field == "first" else self.last_field).set_error(str(error))
            return None
        draw = partial(
            draw_enthusiasm_report,
            window=window,
            mode=CountingMode(self.mode.value() or CountingMode.LATEST_PER_CUSTOMER),
            wanted=self.wanted(),
            with_names=self.with_names.isChecked(),
        )
        return beside(self._store, lambda reader, progress: draw(reader, progress=progress))

    def _window(self) -> Window:
        today, choice = self._store.today(), self.period.value()
        for field in (self.first_field, self.last_field):
            field.set_error(None)
        if isinstance(choice, WindowChoice):
            return choice.window(today)
        return parse_window(self.first.text(), self.last.text(), today)

    def wanted(self) -> AnswerFilter:
        """Return which customers are meant."""
        status, source, tag = self.status.value(), self.source.value(), self.tag.value()
        return AnswerFilter(
            source if isinstance(source, Source) else None,
            str(tag or ""),
            status if isinstance(status, Status) else None,
        )

    def what_is_missing(self) -> tuple[str, str]:
        return _("Welche Tage?"), _("Schreiben Sie oben, ab wann, zum Beispiel 1.7. oder 2025.")

    def remark(self) -> str:
        if self.with_names.isChecked():
            return ""
        return _("Ohne Namen, aber nicht ohne Inhalt: Lesen Sie vor dem Weitergeben, ob Worte jemanden verraten.")

    def refresh(self) -> None:
        self.tag.set_options([(None, _("alle")), *((tag, tag) for tag in sorted(self._store.customers.tags()))])
        for choice in (self.period, self.source, self.tag):  # the open list may be wider than the field
            choice.view().setMinimumWidth(choice.view().sizeHintForColumn(0) + 24)

    def _show_days(self) -> None:
        is_typed = self.period.value() == _TYPED
        for field in (self.first_field, self.last_field):
            field.setVisible(is_typed)

    @Slot()
    def _on_changed(self) -> None:
        was_hidden = self.first_field.isHidden()
        self._show_days()
        if was_hidden and not self.first_field.isHidden():
            self.first.setFocus()
        self.changed.emit()


def _periods() -> list[tuple[object, str]]:
    return [*((choice, choice.label) for choice in WindowChoice), (_TYPED, _("von … bis …"))]


class CardOptions(Options):
    """How many pages of answer cards."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._resting = _resting(self)
        self.pages = LineInput("1")
        self.pages.set_state("1")
        self.pages.setMaximumWidth(90)
        self.pages.textEdited.connect(self._resting.start)
        self.field = Field(_("Seiten mit je vier Karten"), self.pages)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)

    def title(self) -> str:
        return _("Antwortkarten")

    def work(self) -> Work | None:
        self.field.set_error(None)
        try:
            pages = parse_pages(self.pages.text())
        except ValidationError as error:
            self.field.set_error(str(error))
            return None
        return beside(self._store, lambda reader, _progress: draw_answer_cards(reader, pages))

    def what_is_missing(self) -> tuple[str, str]:
        return _("Wie viele Karten?"), _("Schreiben Sie oben, wie viele Seiten es werden sollen.")


def _resting(options: Options) -> QTimer:
    """Return a timer after which what was typed into the options is drawn."""
    timer = QTimer(options)
    timer.setSingleShot(True)
    timer.setInterval(_REST_MS)
    timer.timeout.connect(options.changed)
    return timer
