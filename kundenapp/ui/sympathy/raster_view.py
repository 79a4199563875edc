"""The view Raster: everybody rates all customers in one go, blind to colleagues until it is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain.openness import Openness
from kundenapp.domain.placement import who_is_missing
from kundenapp.i18n import _, ngettext
from kundenapp.store.doors import Changed
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.empty_state import EmptyState
from kundenapp.ui.common.views_page import TabView
from kundenapp.ui.sympathy import raster_words
from kundenapp.ui.sympathy.raster_draft import RasterDraft
from kundenapp.ui.sympathy.raster_filter import RasterFilter
from kundenapp.ui.sympathy.raster_footer import RasterFooter
from kundenapp.ui.sympathy.raster_legend import RasterLegend
from kundenapp.ui.sympathy.raster_model import RasterModel
from kundenapp.ui.sympathy.raster_rows import USABLE
from kundenapp.ui.sympathy.raster_table import RasterTable
from kundenapp.ui.theme import GAP_8, GAP_12, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_CARD_PADDING = 4
_SEEN = frozenset({"customers", "placements", "employees", "settings"})


class RasterView(TabView):
    """Filter, legend, table, and below what waits to be saved."""

    help_topic = "raster"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._store = desk, desk.store
        self._draft = RasterDraft(desk.store)
        self._waiting: frozenset[int] = frozenset()
        self._is_saving = False
        self.filter = RasterFilter()
        self.banner = Banner("stone", "user-focus")
        self.legend = RasterLegend()
        self.model = RasterModel(desk.store, self._draft, self)
        self.model.set_shaded(desk.shade.is_on)
        self.table = RasterTable(self.model)
        self.footer = RasterFooter()
        self.nobody = EmptyState("")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._card = Card(padding=_CARD_PADDING)
        self._card.body.addWidget(self.table)
        covered = QWidget()
        inside = QVBoxLayout(covered)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP_8)
        inside.addWidget(self.legend)
        row = QHBoxLayout()  # as wide as the columns need: numbers far from their names are hard to read
        row.addWidget(self._card, 1)
        row.addStretch(0)
        inside.addLayout(row, 1)
        self._desk.shade.cover(covered)
        self._stack = QStackedWidget()
        self._stack.addWidget(covered)
        self._stack.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_12)
        column.addWidget(self.filter)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.filter.changed.connect(self._on_filter_changed)
        self.filter.left_downwards.connect(self.take_focus)
        self.table.value_chosen.connect(self._on_entered)
        self.table.confirmed.connect(self._on_confirmed)
        self.table.taken_back.connect(self._on_taken_back)
        self.table.verticalHeader().sectionDoubleClicked.connect(self._on_name_double_clicked)
        self.table.hinted.connect(self.footer.show_hint)
        self.footer.save_requested.connect(self.finish_current)
        self.footer.drop_requested.connect(self._on_drop_requested)
        self.model.failed.connect(self._desk.events.failed)
        self._desk.events.changed.connect(self._on_news)
        self._desk.events.person_changed.connect(self._on_new_day_or_person)
        self._desk.days.day_changed.connect(self._on_new_day_or_person)
        self._desk.shade.changed.connect(self._show_refusal)
        self._desk.shade.changed.connect(self.model.set_shaded)
        theme().changed.connect(self._fit)

    @Slot()
    def reload(self) -> bool:
        """Show what the file says now, and what whoever works has entered."""
        with self._desk.guarded() as attempt:
            self._draft.load(self._store.employee_id if self._desk.can_edit else None)
            self._show_rows()
        return not attempt.failed

    def _show_rows(self) -> None:
        """Show whoever is asked for; the keys stay at the customer they were at, or in that place."""
        row, customer_id = self.table.currentIndex().row(), self.table.current_customer_id
        found = self.filter.wish.found(self._store)
        self.filter.show_counts({rows: len(ids) for rows, ids in found.items()})
        self.model.load(found[self.filter.wish.rows])
        known = None if customer_id is None else self.model.row_of(customer_id)
        if self.model.rowCount() and self.model.columnCount():
            self.table.go_to(row if known is None else known)
        self._fit()
        self._show_state()

    @Slot()
    def _fit(self) -> None:
        edges = 2 * _CARD_PADDING
        self._card.setMaximumWidth(self.table.fit(self.width() - edges) + edges)

    def _show_state(self) -> None:
        """Say what waits, what is refused, and why there is nobody."""
        among = self._store.customer_list.ids_among(self._draft.values, USABLE, self._store.today())
        self._waiting = frozenset(among)
        self._show_waiting()
        self._show_refusal()
        self.nobody.set_text(*self.filter.wish.nobody)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _show_waiting(self) -> None:
        count, rule = len(self._waiting), self._store.sympathy_settings.openness
        remark = raster_words.without_customer(len(self._draft.values) - count)
        self.footer.show_waiting(count, remark, rule.meaning if rule is Openness.HIDDEN else "")
        self.table.can_take_back = self._draft.can_take_back

    @Slot()
    def _show_refusal(self) -> None:
        """Say why nothing can be entered, if nothing can."""
        standing = ""
        if not self._desk.can_edit:
            standing = _("Diese Datei lässt sich nur ansehen.")
        elif self.model.own_id is None:
            standing = who_is_missing()
        self.banner.set_text(standing)
        self.banner.setVisible(bool(standing))
        self.table.refusal = _("Verdeckt. F12 zeigt es wieder.") if self._desk.shade.is_on else standing

    @Slot(int, object)
    def _on_entered(self, row: int, value: Any) -> None:
        customer_id = self.model.id_at(row)
        with self._desk.guarded():
            self.model.enter(row, value)
        self._follow(customer_id)

    @Slot(int)
    def _on_confirmed(self, row: int) -> None:
        cell = self.model.cell(row, 0)
        if cell.placement is not None and not cell.is_unsaved:
            self._on_entered(row, cell.value)

    @Slot()
    def _on_taken_back(self) -> None:
        with self._desk.guarded():
            customer_id = self._draft.take_back()
        row = None if customer_id is None else self.model.row_of(customer_id)
        if row is not None:
            self.model.tell_row(row)
            self.table.go_to(row)
        self._follow(customer_id)

    def _follow(self, customer_id: int | None) -> None:
        """Count the customer among those that wait, or no longer."""
        if customer_id in self._draft.values:
            self._waiting |= {customer_id}
        else:
            self._waiting -= {customer_id}
        self._show_waiting()

    def finish_current(self) -> None:
        """Strg+Eingabe: all that waits becomes one operation; whoever is no longer there is left out and named."""
        if not self._draft.values:
            self.footer.show_hint(_("Es gibt nichts Neues zu speichern."))
            return
        if self._draft.employee_id != self._store.employee_id:
            self.reload()
            return
        with self._desk.guarded() as attempt:
            self._show_state()
            left_out = len(self._draft.values) - len(self._waiting)
            self._save_waiting()
            self._show_rows()
        if not attempt.failed:
            self.footer.show_hint(raster_words.without_customer(left_out))
            self.take_focus()

    def _save_waiting(self) -> None:
        values = {one: value for one, value in self._draft.values.items() if one in self._waiting}
        self._is_saving = True  # what is news to others is read once, when the draft is gone too
        try:
            if values:
                self._store.placements.place_many(values)
            self._draft.clear()
        finally:
            self._is_saving = False

    @Slot()
    def _on_drop_requested(self) -> None:
        dropped, count = dict(self._draft.values), len(self._draft.values)
        with self._desk.guarded() as attempt:
            self._draft.clear()
            self._show_rows()
        if not attempt.failed:
            words = ngettext("{count} Einschätzung verworfen.", "{count} Einschätzungen verworfen.", count)
            bring_back = partial(self._bring_back, self._draft.employee_id, dropped)
            self._desk.toasts.show_message(words.format(count=count), _("Rückgängig"), bring_back)
            self.take_focus()

    def _bring_back(self, employee_id: int | None, values: dict[int, float | None]) -> None:
        if employee_id == self._draft.employee_id:
            with self._desk.guarded():
                self._draft.put_back(values)
                self._show_rows()

    @property
    def current_id(self) -> CustomerId:
        """The customer the keys are at."""
        return self.table.current_customer_id

    def edit_current(self) -> None:
        """F2: open the customer the keys are at."""
        if self.current_id is not None:
            self.customer_requested.emit(self.current_id)

    @Slot(int)
    def _on_name_double_clicked(self, row: int) -> None:
        self.customer_requested.emit(self.model.id_at(row))

    def flush(self) -> bool:
        """Keep the draft, if it could not be before."""
        with self._desk.guarded() as attempt:
            self._draft.keep()
        return not attempt.failed

    @Slot()
    def take_focus(self) -> None:
        """Begin in the table, or with the filter if nobody is there."""
        by_key = Qt.FocusReason.ShortcutFocusReason
        (self.table if self.model.rowCount() else self.filter.current_chip).setFocus(by_key)

    @Slot()
    def _on_filter_changed(self) -> None:
        with self._desk.guarded():
            self._show_rows()
        self.table.scrollToTop()
        if self.model.rowCount() and self.model.columnCount():
            self.table.go_to(0)

    @Slot(Changed)
    def _on_news(self, changed: Changed) -> None:
        if self._is_saving or not self.isVisible() or not changed.tables & _SEEN:
            return
        if not self._draft.values:
            self.reload()
            return
        with self._desk.guarded():
            self._draft.load(self._store.employee_id)
            self._drop_vanished()
            self._show_state()

    def _drop_vanished(self) -> None:
        """While something waits the rows stay as they are, but for whoever is gone."""
        there = self._store.customer_list.ids_among(self.model.ids, USABLE, self._store.today())
        gone = set(self.model.ids) - set(there)
        if gone:
            row = self.table.currentIndex().row()
            self.model.remove(gone)
            self.table.go_to(row)
        else:
            self.model.read_anew()

    @Slot()
    def _on_new_day_or_person(self) -> None:
        if self.isVisible():
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()
