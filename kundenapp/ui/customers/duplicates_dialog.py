"""Whoever stands in the file twice: pairs found by a search through the whole file, the surest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kundenapp.domain.duplicates import Grade
from kundenapp.domain.errors import AppError
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.store.duplicates import search_file
from kundenapp.ui.common.buttons import ghost_button, primary_button, secondary_button
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.content import replace_content
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel, literal
from kundenapp.ui.common.pills import Pill
from kundenapp.ui.customers.duplicate_words import short_name, where
from kundenapp.ui.theme import GAP_4, GAP_8, GAP_12

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.duplicate_search import Pair
    from kundenapp.ui.common.buttons import Button
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_WIDTH = 780
_MOST_SHOWN = 40
_TONES = {Grade.CERTAIN: "bad", Grade.LIKELY: "warn", Grade.POSSIBLE: "neutral"}


class DuplicatesDialog(Dialog):
    """Searches as soon as it opens.

    Signals
    -------
    open_requested(int):
        a customer is to be shown; the dialog has closed.
    merge_requested(int, int):
        two customers are to become one; the dialog stays, tell it with `merged`.
    """

    help_topic = "duplicates"

    open_requested = Signal(object)
    merge_requested = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, _("Dubletten"), _WIDTH)
        self._desk = desk
        self.pairs: list[Pair] = []
        self.merge_buttons: list[Button] = []
        self.apart_buttons: list[Button] = []
        self.name_buttons: list[Button] = []
        self.status_label = PlainLabel(_("Die Kundendatei wird durchsucht …"), "secondary", "text2", wrap=True)
        self.stop_button = ghost_button(_("&Abbrechen"))
        self.stop_button.clicked.connect(self._on_stop_clicked)
        head = QHBoxLayout()
        head.addWidget(self.status_label, 1)
        head.addWidget(self.stop_button)
        self.body.addLayout(head)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setMinimumHeight(360)
        self.scroll_area.setAccessibleName(_("Wer vielleicht doppelt ist"))
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.scroll_area, 1)
        self.close_button = primary_button(_("&Schließen"))
        self.close_button.clicked.connect(self.reject)
        self.add_buttons(self.close_button)
        work = partial(search_file, desk.store.path, desk.store.duplicates.told_apart())
        self._task = desk.tasks.watch(work, self._on_found, self._on_failed, self._on_progressed)
        self.stop_button.setFocus()

    def _on_progressed(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 100
        self.status_label.setText(_("Die Kundendatei wird durchsucht … {percent} %").format(percent=percent))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.stop_button.hide()
        self.status_label.setText(str(error))

    @Slot()
    def _on_stop_clicked(self) -> None:
        self._task.cancel()
        self.stop_button.hide()
        self.status_label.setText(_("Die Suche ist abgebrochen. Nichts ist verändert."))
        self.close_button.setFocus()

    def _on_found(self, pairs: list[Pair]) -> None:
        self.pairs = pairs
        had_focus = self.focusWidget() in (None, self.stop_button)
        self.stop_button.hide()
        self._show_pairs()
        if had_focus:
            self._focus_first()

    def _show_pairs(self) -> None:
        shown = self.pairs[:_MOST_SHOWN]
        ids = {customer_id for pair in shown for customer_id in (pair.one_id, pair.other_id)}
        customers = {customer.id: customer for customer in self._desk.store.customers.many(sorted(ids))}
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GAP_8, 0)
        column.setSpacing(GAP_12)
        self.merge_buttons, self.apart_buttons, self.name_buttons = [], [], []
        for number, pair in enumerate(shown):
            if number:
                column.addWidget(divider())
            column.addLayout(self._row(pair, customers[pair.one_id], customers[pair.other_id]))
        if not shown:
            text = _("Wer beim Anlegen jemandem gleicht, der schon da ist, fällt auch weiterhin auf.")
            column.addWidget(EmptyState(_("Niemand steht doppelt in der Kundendatei."), text, icon="check-circle"))
        column.addStretch(1)
        replace_content(self.scroll_area, content)
        self.status_label.setText(self._how_many())

    def _how_many(self) -> str:
        count = len(self.pairs)
        if not count:
            return _("Die Suche ist fertig.")
        text = ngettext("{count} Paar, das vielleicht ein und derselbe Kunde ist.",
                        "{count} Paare, die vielleicht ein und derselbe Kunde sind.", count)  # fmt: skip
        if count > _MOST_SHOWN:
            text += " " + _("Die {shown} sichersten stehen hier, die anderen rücken nach.")
        return text.format(count=grouped(count), shown=_MOST_SHOWN)

    def _row(self, pair: Pair, one: Customer, other: Customer) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(GAP_4)
        for customer in (one, other):
            line = QHBoxLayout()
            line.setSpacing(GAP_4)
            button = ghost_button(literal(short_name(customer)))
            button.setToolTip(_("Öffnen"))
            button.clicked.connect(partial(self._open, customer.id))
            self.name_buttons.append(button)
            line.addWidget(button)
            line.addWidget(ElidedLabel(where(customer), "secondary", "text2"), 1)
            names.addLayout(line)
        reasons = QHBoxLayout()
        reasons.setSpacing(GAP_8)
        reasons.setContentsMargins(GAP_8, 0, 0, 0)
        reasons.addWidget(Pill(pair.likeness.grade.label, _TONES[pair.likeness.grade]))
        reasons.addWidget(ElidedLabel(pair.likeness.words, "secondary", "text2"), 1)
        names.addLayout(reasons)
        merge = secondary_button(_("Zusammenführen …"))
        apart = ghost_button(_("Zwei verschiedene"))
        merge.clicked.connect(partial(self._ask_to_merge, pair))
        apart.clicked.connect(partial(self._tell_apart, pair))
        self.merge_buttons.append(merge)
        self.apart_buttons.append(apart)
        buttons = QVBoxLayout()
        buttons.setSpacing(GAP_4)
        for button in (merge, apart):
            button.setEnabled(self._desk.can_edit)
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(GAP_12)
        row.addLayout(names, 1)
        row.addLayout(buttons)
        return row

    def _open(self, customer_id: CustomerId, _checked: bool = False) -> None:
        self.accept()
        self.open_requested.emit(customer_id)

    def _ask_to_merge(self, pair: Pair, _checked: bool = False) -> None:
        self.merge_requested.emit(pair.one_id, pair.other_id)

    def _tell_apart(self, pair: Pair, _checked: bool = False) -> None:
        with self._desk.guarded():
            self._desk.store.duplicates.tell_apart(pair.one_id, pair.other_id)
            self.pairs.remove(pair)
            self._show_pairs()
            self._focus_first()

    @Slot(object, object)
    def merged(self, _winner_id: CustomerId, loser_id: CustomerId) -> None:
        """Leave out whatever was about a customer who is no longer there."""
        self.pairs = [pair for pair in self.pairs if loser_id not in (pair.one_id, pair.other_id)]
        self._show_pairs()
        self._focus_first()

    def _focus_first(self) -> None:
        (self.merge_buttons[0] if self.merge_buttons else self.close_button).setFocus()

    def done(self, result: int) -> None:
        self._task.cancel()
        super().done(result)
