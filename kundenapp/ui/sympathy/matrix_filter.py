"""Which customers the matrix shows: a field for typing and the menu of filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, icon_button
from kundenapp.ui.common.customer_filter import FilterMenu, filter_words, without_filters
from kundenapp.ui.common.filter_field import FilterField
from kundenapp.ui.common.labels import plain_tooltip

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_FIELD_WIDTH = 140


class MatrixFilter(QWidget):
    """Narrows the field and the tray.

    Signals
    -------
    changed:
        other customers are wanted, see `wanted`.
    left_by_key:
        Down or Enter: on to what was found.
    """

    changed = Signal()
    left_by_key = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.wanted = CustomerFilter()
        self.field = FilterField(_("Name, Ort …"))
        self.field.setAccessibleName(_("Matrix filtern"))
        self.field.setProperty("kind", "search")
        self.field.setMinimumWidth(_FIELD_WIDTH)
        self.button = icon_button("funnel", _("Auswahl: Status, Kategorie, Betreuung, Schlagwort"))
        self.chip = Button(_("Auswahl an"), "chip", "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.chip)
        row.addWidget(self.button)
        self.field.textChanged.connect(self._on_typed)
        self.field.list_wanted.connect(self.left_by_key)
        self.field.opened.connect(self.left_by_key)
        self.button.clicked.connect(self._on_menu_clicked)
        self.chip.clicked.connect(self._on_removal_requested)
        self._label()

    @property
    def is_on(self) -> bool:
        """Whether not everybody is wanted."""
        return bool(self.wanted.text.strip() or filter_words(self.wanted))

    def lift(self) -> None:
        """Show everybody again, without a signal."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.wanted = CustomerFilter()
        self._label()

    def menu(self) -> FilterMenu:
        """Return the menu, what is in force ticked; on top whoever works now finds the own customers."""
        menu = FilterMenu(self._store, self.wanted, self)
        menu.chosen.connect(self._ask)
        menu.removal_requested.connect(self._on_removal_requested)
        me = next((one for one in self._store.employees.active() if one.id == self._store.employee_id), None)
        if me is not None:
            mine = QAction(_("Nur meine Kunden"), menu)
            mine.setCheckable(True)
            mine.setChecked(self.wanted.owner_id == me.id)
            mine.setData(me)
            mine.toggled.connect(self._on_mine_toggled)
            first = menu.actions()[0]
            menu.insertAction(first, mine)
            menu.insertSeparator(first)
        return menu

    def _ask(self, wanted: CustomerFilter) -> None:
        self.wanted = wanted
        self._label()
        self.changed.emit()

    def _label(self) -> None:
        words = _("{filters} – entfernen").format(filters=" · ".join(filter_words(self.wanted)))
        self.chip.setVisible(bool(filter_words(self.wanted)))
        self.chip.setAccessibleName(words)
        self.chip.setToolTip(plain_tooltip(words))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._ask(replace(self.wanted, text=text))

    @Slot()
    def _on_menu_clicked(self) -> None:
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))

    @Slot()
    def _on_removal_requested(self) -> None:
        self.button.setFocus()
        self._ask(without_filters(self.wanted))

    @Slot(bool)
    def _on_mine_toggled(self, is_on: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            me = action.data()
            self._ask(replace(self.wanted, owner_id=me.id if is_on else None, owner_name=me.name if is_on else ""))
