"""Which customers a list or many reports are about, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from kundenapp.domain.category import Category
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.inputs import Choice, LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kundenapp.store.store import Store

_REST_MS = 400
"""So long after the last letter the search is taken as meant."""


class CustomerChoice(QWidget):
    """Status, category, tag, words to search for, only what is due, order; ``changed`` after every choice.

    `list_filter` gives what the list in the tab Kunden shows at the moment. What is taken from there can ask for more
    than is offered here, several states or an owner; then that is offered too, and stays until something else is
    chosen. `before` stands first in the row; without `has_order` the order is not offered.
    """

    changed = Signal()

    def __init__(
        self,
        store: Store,
        list_filter: Callable[[], CustomerFilter],
        *,
        before: Sequence[QWidget] = (),
        has_order: bool = True,
    ) -> None:
        super().__init__()
        self._store, self._list_filter = store, list_filter
        self._taken = CustomerFilter()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.changed)
        self.status = Choice([], _("Status"))
        self.category = Choice([], _("Kategorie"))
        self.owner = Choice([], _("Betreut von"))
        self._owner_field = Field(_("Betreut von"), self.owner)
        self.tag = Choice([(None, _("alle"))], _("Schlagwort"))
        self.search = LineInput(_("Name, Ort …"))
        self.order = Choice([(order, order.label) for order in ListOrder], _("Reihenfolge"))
        self.due = QCheckBox(_("nur &fällige"))
        self.due.setAccessibleName(_("nur mit fälliger Wiedervorlage"))
        self.due.setToolTip(_("Nur Kunden, bei denen eine Wiedervorlage heute fällig oder überfällig ist"))
        self.as_list = ghost_button(_("Wie in der Kundenliste"), "users")
        self.as_list.setAccessibleName(_("Wie in der Kundenliste"))
        self.as_list.setToolTip(_("Suche, Auswahl und Reihenfolge aus dem Tab Kunden übernehmen"))
        self._lay_out(before, has_order=has_order)
        self._offer_taken()
        self.search.setMaximumWidth(150)
        for choice, letters in (
            (self.status, 8),
            (self.category, 8),
            (self.owner, 10),
            (self.tag, 10),
            (self.order, 17),
        ):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(letters)
            choice.edited.connect(self.changed)
        self.status.edited.connect(self._name_several)
        self.category.edited.connect(self._name_several)
        self.search.textEdited.connect(self._on_search_typed)
        self.due.clicked.connect(self.changed)
        self.as_list.clicked.connect(self._on_as_list)

    def _lay_out(self, before: Sequence[QWidget], *, has_order: bool) -> None:
        flow = FlowLayout(self, 12)
        for widget in before:
            flow.addWidget(widget)
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Status"), self.status),
            (_("Kategorie"), self.category),
            (_("Betreut von"), self.owner),
            (_("Schlagwort"), self.tag),
            (_("Suche"), self.search),
            (_("Reihenfolge"), self.order),
            (" ", self.due),
            (" ", self.as_list),
        )
        for label, editor in fields:
            field = self._owner_field if editor is self.owner else Field(label, editor)
            flow.addWidget(field)
            if editor is self.order and not has_order:
                field.hide()

    def wanted(self) -> CustomerFilter:
        """Return what is chosen."""
        states, owner_id = self._states(), self.owner.value()
        tag, order = self.tag.value(), self.order.value()
        return replace(
            self._taken,
            text=self.search.text(),
            due_only=self.due.isChecked(),
            order=order if isinstance(order, ListOrder) else ListOrder.NAME,
            statuses=states,
            categories=self._categories(),
            owner_id=owner_id if isinstance(owner_id, int) else None,
            owner_name=self.owner.currentText() if isinstance(owner_id, int) else "",
            tag=str(tag or ""),
        )

    def refresh(self) -> None:
        """Offer the tags that are in use now, and what was taken over."""
        self._offer_taken()
        tags = {*self._store.customers.tags(), self._taken.tag} - {""}
        self.tag.set_options([(None, _("alle")), *((tag, tag) for tag in sorted(tags))])
        for choice in (self.owner, self.tag, self.order):  # the open list may be wider than the field
            choice.view().setMinimumWidth(choice.view().sizeHintForColumn(0) + 24)

    def _states(self) -> frozenset[Status]:
        chosen = self.status.value()
        if isinstance(chosen, Status):
            return frozenset({chosen})
        return self._taken.statuses if chosen else frozenset()

    def _categories(self) -> frozenset[Category]:
        chosen = self.category.value()
        if isinstance(chosen, Category):
            return frozenset({chosen})
        return self._taken.categories if chosen else frozenset()

    @Slot()
    def _name_several(self) -> None:
        """Say which ones are meant where a field says only that there are several."""
        states, kinds = self._states(), self._categories()
        for choice, names in (
            (self.status, [status.label for status in Status if status in states]),
            (self.category, [category.label for category in Category if category in kinds]),
        ):
            several = ", ".join(names) if len(names) > 1 else ""
            choice.setToolTip(several)
            choice.setAccessibleDescription(several)

    def _offer_taken(self) -> None:
        """Offer what the list of the other tab asks for beside what can always be chosen here."""
        taken = self._taken
        several: list[tuple[object, str]] = [(taken.statuses, _("mehrere"))] if len(taken.statuses) > 1 else []
        self.status.set_options([(None, _("alle")), *several, *((status, status.label) for status in Status)])
        kinds: list[tuple[object, str]] = [(taken.categories, _("mehrere"))] if len(taken.categories) > 1 else []
        self.category.set_options([(None, _("alle")), *kinds, *((kind, kind.label) for kind in Category)])
        names = self._store.employees.names()
        owner = [] if taken.owner_id is None else [(taken.owner_id, names.get(taken.owner_id, taken.owner_name))]
        self.owner.set_options([(None, _("alle")), *owner])
        self._owner_field.setVisible(bool(owner))

    @Slot()
    def _on_search_typed(self) -> None:
        self._resting.start()

    @Slot()
    def _on_as_list(self) -> None:
        self.take(self._list_filter())
        self.changed.emit()

    def take(self, wanted: CustomerFilter) -> None:
        """Choose what another tab asks for, without a signal."""
        self._taken = wanted
        self.refresh()
        self.search.set_state(wanted.text)
        self.due.setChecked(wanted.due_only)
        self.order.set_value(wanted.order)
        self.status.set_value(wanted.statuses if len(wanted.statuses) > 1 else next(iter(wanted.statuses), None))
        kinds = wanted.categories
        self.category.set_value(kinds if len(kinds) > 1 else next(iter(kinds), None))
        self.owner.set_value(wanted.owner_id)
        self.tag.set_value(wanted.tag or None)
        self._name_several()
