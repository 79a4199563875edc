"""The menu of filters that every list of customers offers, apart from typed words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.i18n import _
from kundenapp.ui.common.labels import literal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.store.store import Store

_MOST_TAGS = 20


@dataclass(frozen=True)
class _Wish:
    """What an entry of the menu asks for: a status, a category, the id of an employee (with the name), or a tag."""

    value: Status | Category | int | str | None
    name: str


class FilterMenu(QMenu):
    """Built anew each time it opens, what is in force ticked.

    Signals
    -------
    chosen(CustomerFilter):
        what is asked for now.
    removal_requested:
        all filters of the menu are to be taken away, see `without_filters`.
    """

    chosen = Signal(CustomerFilter)
    removal_requested = Signal()

    def __init__(self, store: Store, wanted: CustomerFilter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wanted = wanted
        states = [(_Wish(status, status.label), status in wanted.statuses) for status in Status]
        kinds = [(_Wish(category, category.label), category in wanted.categories) for category in Category]
        people = store.employees.active()
        owners = [(_Wish(person.id, person.name), person.id == wanted.owner_id) for person in people]
        tags = [(_Wish(tag, tag), tag == wanted.tag) for tag in store.customers.tags()[:_MOST_TAGS]]
        for title, wishes in (
            (_("Status"), states),
            (_("Betreut von"), owners),
            (_("Schlagwort"), tags),
            (_("Kategorie"), kinds),
        ):
            submenu = QMenu(title, self)
            submenu.setEnabled(bool(wishes))
            for wish, is_on in wishes:
                self._add(submenu, wish, is_on=is_on)
            self.addMenu(submenu)
        self.addSeparator()
        remove = QAction(_("Filter entfernen"), self)
        remove.setEnabled(bool(filter_words(wanted)))
        remove.triggered.connect(self.removal_requested)
        self.addAction(remove)

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
            self.chosen.emit(_with(self._wanted, action.data(), is_on=action.isChecked()))


def without_filters(wanted: CustomerFilter) -> CustomerFilter:
    """Return what is asked for without what the menu added."""
    return replace(wanted, statuses=frozenset(), categories=frozenset(), owner_id=None, owner_name="", tag="")


def _with(wanted: CustomerFilter, wish: _Wish, *, is_on: bool) -> CustomerFilter:
    if isinstance(wish.value, Status):
        chosen = frozenset({wish.value})
        return replace(wanted, statuses=wanted.statuses | chosen if is_on else wanted.statuses - chosen)
    if isinstance(wish.value, Category):
        kinds = frozenset({wish.value})
        return replace(wanted, categories=wanted.categories | kinds if is_on else wanted.categories - kinds)
    if isinstance(wish.value, int):
        return replace(wanted, owner_id=wish.value if is_on else None, owner_name=wish.name if is_on else "")
    return replace(wanted, tag=str(wish.value) if is_on else "")


def filter_words(wanted: CustomerFilter) -> list[str]:
    """Return the filters of the menu that are in force."""
    states = ", ".join(status.label for status in Status if status in wanted.statuses)
    kinds = ", ".join(category.label for category in Category if category in wanted.categories)
    return [words for words in (states, kinds, wanted.owner_name, wanted.tag) if words]
