"""The row of chips above the customer list: everybody, whoever is due, and a menu of further filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.buttons import Button, chip, icon_button
from kundenapp.ui.common.labels import literal, plain_tooltip

if TYPE_CHECKING:
    from kundenapp.store.store import Store

_MOST_TAGS = 20
_NARROWEST_CHIP = 64


@dataclass(frozen=True)
class _Wish:
    """What an entry of the menu asks for: a status, the id of an employee (with the name), or a tag."""

    value: Status | int | str | None
    name: str


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
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 14, 0)
        row.setSpacing(6)
        self.all_chip = chip(_("Alle"))
        self.due_chip = chip(_("Fällig"))
        self.filter_chip = _RemovableChip()
        self.filter_button = icon_button("funnel", _("Filter"))
        self.all_chip.clicked.connect(self._on_all_clicked)
        self.due_chip.clicked.connect(self._on_due_clicked)
        self.filter_chip.clicked.connect(self._on_filter_chip_clicked)
        self.filter_button.clicked.connect(self._on_menu_clicked)
        for widget in (self.all_chip, self.due_chip, self.filter_chip):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.filter_button)
        self.show_wanted(self._wanted)

    def show_wanted(self, wanted: CustomerFilter) -> None:
        """Show what is asked for, without a signal."""
        self._wanted = wanted
        words = _filter_words(wanted)
        self.all_chip.setChecked(not words and not wanted.due_only)
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
        """What is left beside the other chips is the room of the removable one."""
        others = (self.all_chip, self.due_chip, self.filter_button)
        room = self.width() - 32 - 3 * 6 - sum(widget.sizeHint().width() for widget in others)
        self.filter_chip.fit(max(_NARROWEST_CHIP, room))

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
    def _on_filter_chip_clicked(self) -> None:
        self._ask(without_filters(self._wanted))
        self.filter_button.setFocus()

    @Slot()
    def _on_menu_clicked(self) -> None:
        self.menu().popup(self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height() + 4)))

    def menu(self) -> QMenu:
        """Return the menu of filters, those in force ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = self._wanted
        states = [(_Wish(status, status.label), status in wanted.statuses) for status in Status]
        people = self._store.employees.active()
        owners = [(_Wish(person.id, person.name), person.id == wanted.owner_id) for person in people]
        tags = [(_Wish(tag, tag), tag == wanted.tag) for tag in self._store.customers.tags()[:_MOST_TAGS]]
        for title, wishes in ((_("Status"), states), (_("Betreut von"), owners), (_("Schlagwort"), tags)):
            submenu = QMenu(title, menu)
            submenu.setEnabled(bool(wishes))
            for wish, is_on in wishes:
                self._add(submenu, wish, is_on=is_on)
            menu.addMenu(submenu)
        menu.addSeparator()
        remove = QAction(_("Filter entfernen"), menu)
        remove.setEnabled(bool(_filter_words(wanted)))
        remove.triggered.connect(self._on_filter_chip_clicked)
        menu.addAction(remove)
        return menu

    def _add(self, menu: QMenu, wish: _Wish, *, is_on: bool) -> None:
        action = QAction(literal(wish.name), menu)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.setData(wish)
        action.triggered.connect(self._on_wish_chosen)
        menu.addAction(action)

    @Slot()
    def _on_wish_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._ask(_with(self._wanted, action.data(), is_on=action.isChecked()))


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


def without_filters(wanted: CustomerFilter) -> CustomerFilter:
    """Return what is asked for without what the menu added."""
    return replace(wanted, statuses=frozenset(), owner_id=None, owner_name="", tag="")


def _with(wanted: CustomerFilter, wish: _Wish, *, is_on: bool) -> CustomerFilter:
    if isinstance(wish.value, Status):
        chosen = frozenset({wish.value})
        return replace(wanted, statuses=wanted.statuses | chosen if is_on else wanted.statuses - chosen)
    if isinstance(wish.value, int):
        return replace(wanted, owner_id=wish.value if is_on else None, owner_name=wish.name if is_on else "")
    return replace(wanted, tag=str(wish.value) if is_on else "")


def _filter_words(wanted: CustomerFilter) -> list[str]:
    """Return the filters of the menu that are in force."""
    states = ", ".join(status.label for status in Status if status in wanted.statuses)
    return [words for words in (states, wanted.owner_name, wanted.tag) if words]
