"""The left column of the tab Kunden: how many there are, a field to filter, chips, the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.buttons import icon_button, secondary_button
from kundenapp.ui.common.filter_field import FilterField
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.list_delegate import CustomerDelegate
from kundenapp.ui.customers.list_filter import FilterBar
from kundenapp.ui.customers.list_menu import ListMenu
from kundenapp.ui.customers.list_model import CustomerListModel
from kundenapp.ui.customers.list_nobody import NobodyPage
from kundenapp.ui.customers.list_view import CustomerListView
from kundenapp.ui.theme import LIST_COLUMN_WIDTH, theme

if TYPE_CHECKING:
    from kundenapp.ui.common.desk import Desk

_REST_MS = 150
"""When typing has rested so long, the rest of the list is read and the first customer of it is opened."""


class CustomerListPanel(QWidget):
    """Shows the list and says which customer was chosen.

    Signals
    -------
    customer_chosen(int | None):
        the current line, None if the list shows nobody.
    """

    customer_chosen = Signal(object)
    new_customer_requested = Signal(str)
    detail_requested = Signal()
    sample_removal_requested = Signal()
    duplicates_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wanted = CustomerFilter()
        self._is_reloading = False
        self._told: int | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.settle)
        self.model = CustomerListModel(desk.store, self)
        self.model.failed.connect(desk.events.failed)
        desk.shade.changed.connect(self.model.set_shaded)
        self._build()
        self._fit_width()
        self.view.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._load(0, at_once=True)
        self._told = self.current_id
        self._update_counts()
        self._rest.start()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 1, 0)
        column.setSpacing(10)
        column.addLayout(self._head())
        self.filter_field = FilterField(_("Name, Ort, Telefon, Schlagwort …"))
        self.filter_field.setAccessibleName(_("Liste filtern"))
        self.filter_field.setProperty("kind", "search")
        self.filter_field.setClearButtonEnabled(False)
        self.filter_field.textChanged.connect(self._on_filter_typed)
        self.filter_field.list_wanted.connect(self._on_list_wanted)
        self.filter_field.opened.connect(self._on_opened)
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 14, 0)
        row.addWidget(self.filter_field)
        column.addLayout(row)
        self.filters = FilterBar(self._desk.store)
        self.filters.changed.connect(self._on_filters_changed)
        column.addWidget(self.filters)
        self.view = CustomerListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(CustomerDelegate(self.view))
        self.view.opened.connect(self.detail_requested)
        self._lines = QStackedWidget()
        self._lines.addWidget(self.view)
        self.nobody = NobodyPage(can_edit=self._desk.can_edit)
        self.nobody.create_requested.connect(self._on_create_requested)
        self._lines.addWidget(self.nobody)
        column.addWidget(self._lines, 1)
        self.sample_banner = Banner("petrol", "info", "")
        self.sample_button = self.sample_banner.add_action(_("Entfernen"))
        self.sample_button.clicked.connect(self.sample_removal_requested)
        holder = QHBoxLayout()
        holder.setContentsMargins(14, 0, 13, 14)
        holder.addWidget(self.sample_banner)
        column.addLayout(holder)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 14, 0)
        row.setSpacing(8)
        self.count_label = PlainLabel("", "body", "text3", numbers=True)
        self.new_button = secondary_button(_("&Neuer Kunde"), "plus")
        self.new_button.clicked.connect(self._on_new_clicked)
        self.new_button.setEnabled(self._desk.can_edit)
        self.sort_button = icon_button("sort", _("Reihenfolge und Dubletten"))
        self.sort_button.clicked.connect(self._on_sort_clicked)
        row.addWidget(PlainLabel(_("Kunden"), "dialog_title"))
        row.addWidget(self.count_label)
        row.addStretch(1)
        row.addWidget(self.sort_button)
        row.addWidget(self.new_button)
        return row

    @property
    def current_id(self) -> int | None:
        """The customer in the current line."""
        return self.model.id_at(self.view.currentIndex().row())

    def select(self, customer_id: int) -> None:
        """Make a customer the current line; a filter that hides them is lifted."""
        self.settle()
        if self.model.row_of(customer_id) is None:
            with QSignalBlocker(self.filter_field):  # it would say who is the first of all before the wanted one
                self.filter_field.clear()
            self._show_other_lines(CustomerFilter(order=self.wanted.order), customer_id)
        self.select_listed(customer_id)

    def show_again(self, wanted: CustomerFilter, customer_id: int | None) -> None:
        """Show the list as it was left, and who was chosen if they still belong to it."""
        if wanted != self.wanted:
            self._show_other_lines(wanted)
        if customer_id is not None:
            if self.model.row_of(customer_id) is None:
                self.settle()
            self.select_listed(customer_id)

    def select_listed(self, customer_id: int) -> None:
        """Make a customer the current line if the list as it is filtered shows them."""
        row = self.model.row_of(customer_id)
        if row is not None:
            self.view.selectRow(row)

    @property
    def is_searching(self) -> bool:
        """Whether the list shows only whom typed words fit."""
        return bool(self.wanted.text.strip()) and self.model.rowCount() > 0

    def select_next(self) -> None:
        """Make the next line the current one, after the last the first."""
        self.view.selectRow((self.view.currentIndex().row() + 1) % self.model.rowCount())

    def reload(self, changed: frozenset[int] | None = None) -> None:
        """Read the list anew without a signal; the chosen customer stays chosen, or the next one takes the place.

        `changed` are the customers whose data have changed, None if that is not known.
        """
        if not self.model.refresh_lines(self.wanted, changed):
            self._load(max(self.view.currentIndex().row(), 0))
        self._told = self.current_id
        self._update_counts()

    def _load(self, row: int, *, at_once: bool = False, chosen: int | None = None) -> None:
        """Read the list; `chosen`, else who was chosen before is so again, else it is who stands in `row` now."""
        chosen = self.current_id if chosen is None else chosen
        self._is_reloading = True
        self.model.load(self.wanted, at_once=at_once)
        again = self.model.row_of(chosen) if chosen is not None else None
        target = again if again is not None else min(row, self.model.rowCount() - 1)
        if target >= 0:
            self.view.selectRow(target)
        self._is_reloading = False

    def _show_other_lines(self, wanted: CustomerFilter, chosen: int | None = None) -> None:
        """Follow what the person asked of the list, and say who is the current one now."""
        self.wanted = wanted
        self.filters.show_wanted(wanted)
        self._load(0, chosen=chosen)
        self._update_counts()
        self.settle()

    @Slot()
    def settle(self) -> None:
        """What was typed has come to rest: show the whole list, and say who is the current one."""
        self._rest.stop()
        if not self.model.is_complete:
            self._is_reloading = True
            chosen = self.current_id
            self.model.complete(self.wanted)
            if chosen is not None and self.current_id != chosen:
                self.view.selectRow(self.model.row_of(chosen) or 0)
            self._is_reloading = False
            self._say_if_nobody()
        if self.current_id != self._told:
            self._told = self.current_id
            self.customer_chosen.emit(self._told)

    def _fit_width(self) -> None:
        """Larger text needs a wider column, though not by as much."""
        self.setFixedWidth(round(LIST_COLUMN_WIDTH * (1 + 0.6 * (theme().text_scale - 1))))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit_width()
        super().changeEvent(event)

    def _update_counts(self) -> None:
        total = self._desk.store.customer_list.count()
        self.filters.show_due(self._desk.store.customer_list.due_count(self._desk.store.today()))
        self.count_label.setText(grouped(total))
        self._say_if_nobody()
        samples = self._desk.store.customers.sample_count()
        self.sample_banner.setVisible(samples > 0)
        self.sample_button.setEnabled(self._desk.can_edit)
        self.sample_banner.set_text(
            ngettext("{count} Beispielkunde", "{count} Beispielkunden", samples).format(count=samples)
        )

    def _say_if_nobody(self) -> None:
        shows_nobody = self.model.rowCount() == 0
        self._lines.setCurrentIndex(int(shows_nobody))
        if shows_nobody:
            self.nobody.explain(self.wanted)

    @Slot(str)
    def _on_filter_typed(self, text: str) -> None:
        if not text.strip():
            self._show_other_lines(replace(self.wanted, text=text))
            return
        self.wanted = replace(self.wanted, text=text)
        self.filters.show_wanted(self.wanted)
        self._load(0, at_once=True)
        self._say_if_nobody()
        self._rest.start()

    @Slot()
    def _on_list_wanted(self) -> None:
        self.settle()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_opened(self) -> None:
        self.settle()
        self.detail_requested.emit()

    @Slot(CustomerFilter)
    def _on_filters_changed(self, wanted: CustomerFilter) -> None:
        self._show_other_lines(replace(wanted, text=self.wanted.text, order=self.wanted.order))

    @Slot()
    def _on_sort_clicked(self) -> None:
        menu = self.sort_menu()
        menu.popup(self.sort_button.mapToGlobal(QPoint(0, self.sort_button.height() + 4)))

    def sort_menu(self) -> ListMenu:
        """Return the menu with the orders, the present one ticked, and what is done with the whole list."""
        menu = ListMenu(self, self.wanted.order)
        menu.order_chosen.connect(self._on_order_chosen)
        menu.duplicates_requested.connect(self.duplicates_requested)
        return menu

    @Slot(ListOrder)
    def _on_order_chosen(self, order: ListOrder) -> None:
        self._show_other_lines(replace(self.wanted, order=order))

    @Slot()
    def _on_new_clicked(self) -> None:
        self.new_customer_requested.emit("")

    @Slot(str)
    def _on_create_requested(self, name: str) -> None:
        self.filter_field.clear()
        self.new_customer_requested.emit(name)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(
        self, _current: QModelIndex | QPersistentModelIndex, _previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not self._is_reloading:
            self.settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().color("surface"))
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
