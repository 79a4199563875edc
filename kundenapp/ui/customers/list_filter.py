"""The row of chips above the customer list: everybody, whoever is due, and a menu of further filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.category import Category
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.buttons import Button, chip, icon_button
from kundenapp.ui.common.customer_filter import FilterMenu, filter_words, without_filters
from kundenapp.ui.common.labels import literal, plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kundenapp.store.store import Store

_NARROWEST_CHIP = 64
_DREAMS = frozenset({Category.DREAM})


class FilterBar(QWidget):
    """Which customers the list shows, apart from typed words.

    Signals
    -------
    changed(CustomerFilter):
        what is asked for now.
    """

    changed = Signal(CustomerFilter)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._wanted = CustomerFilter()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 0, 14, 0)
        rows.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.all_chip = chip(_("Alle"))
        self.dream_chip = chip(_("Traumkunden"))
        self.due_chip = chip(_("Fällig"))
        self.filter_chip = _RemovableChip()
        self.filter_button = icon_button("funnel", _("Filter"))
        self.all_chip.clicked.connect(self._on_all_clicked)
        self.due_chip.clicked.connect(self._on_due_clicked)
        self.filter_chip.clicked.connect(self._on_filter_chip_clicked)
        self.filter_button.clicked.connect(self._on_menu_clicked)
        self.dream_chip.clicked.connect(self._on_dream_clicked)
        for widget in (self.all_chip, self.dream_chip, self.due_chip):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.filter_button)
        rows.addLayout(row)
        rows.addWidget(self.filter_chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_wanted(self._wanted)

    def show_wanted(self, wanted: CustomerFilter) -> None:
        """Show what is asked for, without a signal."""
        self._wanted = wanted
        is_dream = wanted.categories == _DREAMS
        words = filter_words(replace(wanted, categories=frozenset()) if is_dream else wanted)
        self.dream_chip.setChecked(is_dream)
        self.all_chip.setChecked(not words and not is_dream and not wanted.due_only)
        self.due_chip.setChecked(wanted.due_only)
        self.filter_chip.setVisible(bool(words))
        if words:
            count = len(words)
            text = words[0] if count == 1 else ngettext("{count} Filter", "{count} Filter", count).format(count=count)
            self.filter_chip.show_filter(text, _("{filters} – entfernen").format(filters=" · ".join(words)))
        self._fit()

    def show_due(self, count: int) -> None:
        """Say how many customers have something due."""
        self.due_chip.set_text(_("Fällig  {count}").format(count=grouped(count)) if count else _("Fällig"))
        self.due_chip.setAccessibleName(_("Fällig, {count}").format(count=count))
        self._fit()

    def _fit(self) -> None:
        """The removable chip has a line of its own."""
        self.filter_chip.fit(max(_NARROWEST_CHIP, self.width() - 32))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _ask(self, wanted: CustomerFilter) -> None:
        self.show_wanted(wanted)
        self.changed.emit(wanted)

    @Slot()
    def _on_all_clicked(self) -> None:
        self._ask(CustomerFilter(text=self._wanted.text, order=self._wanted.order))

    @Slot()
    def _on_due_clicked(self) -> None:
        self._ask(replace(self._wanted, due_only=self.due_chip.isChecked()))

    @Slot()
    def _on_dream_clicked(self) -> None:
        kinds: frozenset[Category] = _DREAMS if self.dream_chip.isChecked() else frozenset()
        self._ask(replace(self._wanted, categories=kinds))

    @Slot()
    def _on_filter_chip_clicked(self) -> None:
        """The chip Traumkunden stays as it is: it is taken away where it stands."""
        kinds = self._wanted.categories if self.dream_chip.isChecked() else frozenset()
        self._ask(replace(without_filters(self._wanted), categories=kinds))
        self.filter_button.setFocus()

    @Slot()
    def _on_menu_clicked(self) -> None:
        self.menu().popup(self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height() + 4)))

    def menu(self) -> FilterMenu:
        """Return the menu of filters, those in force ticked."""
        menu = FilterMenu(self._store, self._wanted, self)
        menu.chosen.connect(self._ask)
        menu.removal_requested.connect(self._on_filter_chip_clicked)
        return menu


class _RemovableChip(Button):
    """A filter in force; a click takes it away."""

    def __init__(self) -> None:
        super().__init__("", "chip", "x")
        self.setCheckable(True)
        self.setChecked(True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._filter, self._room = "", _NARROWEST_CHIP

    def show_filter(self, text: str, explanation: str) -> None:
        """Name the filter; `explanation` is for who hovers and who listens."""
        self._filter = " ".join(text.split())
        self.setChecked(True)
        self.fit(self._room)
        self.setToolTip(plain_tooltip(explanation))
        self.setAccessibleName(explanation)

    def fit(self, room: int) -> None:
        """Take at most `room` pixels."""
        self._room = room
        self._write(self._filter)
        beside = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._filter)
        self._write(self.fontMetrics().elidedText(self._filter, Qt.TextElideMode.ElideRight, max(0, room - beside)))

    def _write(self, text: str) -> None:
        self.setText(literal(f"{text} "))  # the space keeps the cross away from the words

    def dress(self) -> None:
        super().dress()
        self.setIconSize(QSize(12, 12))
