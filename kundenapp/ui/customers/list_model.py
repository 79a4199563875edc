"""The customer list as a window: an array of ids, and the lines of the pages that are in view."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot

from kundenapp.domain.category import Category
from kundenapp.domain.customer_list import CustomerSummary
from kundenapp.domain.dates import due, past
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.store.store import Store

CARD_ROLE = int(Qt.ItemDataRole.UserRole)
"""The summary and the second line of a customer together: asking twice costs twice while a list is scrolled."""
META_ROLE = CARD_ROLE + 1
SCORE_ROLE = CARD_ROLE + 2
"""What the chip says when it is pointed at, empty without an answer."""
CATEGORY_ROLE = CARD_ROLE + 3
"""What the bubble and the heart say when they are pointed at."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_PAGE = 200
_PAGES_KEPT = 20
_FEW = 20
_Index = QModelIndex | QPersistentModelIndex
_SHADED: dict[str, Any] = {"last_answer": None, "category": Category.UNCLEAR, "quadrant": None}
"""What a customer who looks over the shoulder does not see of a line."""
Card = tuple[CustomerSummary, str]
"""What a line of the list shows: the summary and its second line."""


class CustomerListModel(QAbstractTableModel):
    """Rows of the list; sorted and filtered by the file, never here.

    ``failed(AppError)`` when lines in view cannot be read: Qt asks for them while it paints, where nothing may be
    raised, so they stay empty.
    """

    failed = Signal(Exception)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[CustomerSummary | Card | None]] = OrderedDict()
        self._today = store.today()
        self._is_shaded = False
        self.is_complete = True
        """Whether the list shows everybody who fits, and not only the first."""

    @Slot(bool)
    def set_shaded(self, is_shaded: bool) -> None:
        """Say no more than names and dates, or everything again."""
        self._is_shaded = is_shaded
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0), [])

    def load(self, wanted: CustomerFilter, *, at_once: bool = False) -> None:
        """Show the customers that fit, in order; `at_once` only the first of them, until `complete` is called."""
        today = self._store.today()
        if at_once:
            first = self._store.customer_list.first_ids(wanted, today, _PAGE)
            ids, self.is_complete = first.ids, first.are_all
        else:
            ids, self.is_complete = self._store.customer_list.ids(wanted, today), True
        self._today = today
        self._show(ids)

    def complete(self, wanted: CustomerFilter) -> None:
        """Show all customers that fit after the first of them."""
        ids, known = self._store.customer_list.ids(wanted, self._today), len(self._ids)
        self.is_complete = True
        if ids[:known] != self._ids:
            self._show(ids)
        elif len(ids) > known:
            self._pages.pop(known // _PAGE, None)
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    def _show(self, ids: array[int]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh_lines(self, wanted: CustomerFilter, changed: frozenset[int] | None = None) -> bool:
        """Read the lines in view anew; return False if other customers or another order are due, and `load` is.

        If it is known that only a few customers have `changed`, only they and those beside them are looked at.
        """
        today = self._store.today()
        if not self.is_complete or today != self._today or not self._is_in_order(wanted, changed):
            return False
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0), [])
        return True

    def _is_in_order(self, wanted: CustomerFilter, changed: frozenset[int] | None) -> bool:
        if changed is None or len(changed) > _FEW or wanted.text.strip():
            return self._store.customer_list.ids(wanted, self._today) == self._ids
        rows = {row for customer_id in changed if (row := self.row_of(customer_id)) is not None}
        around = sorted({near for row in rows for near in (row - 1, row, row + 1) if 0 <= near < len(self._ids)})
        known = [self._ids[row] for row in around]
        return self._store.customer_list.ids_among({*known, *changed}, wanted, self._today) == known

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        card = self._card(index.row()) if index.isValid() else None
        if card is None:
            return None
        if role == CARD_ROLE:
            return card
        summary, meta = card
        if role == _DISPLAY:
            return summary.display_name
        if role == META_ROLE:
            return meta
        answer = summary.last_answer.sentence(self._today) if summary.last_answer else ""
        if role == SCORE_ROLE:
            return answer
        if role == CATEGORY_ROLE:
            return "" if self._is_shaded else _("Kategorie: {words}").format(words=summary.category_words)
        category = "" if summary.category is Category.UNCLEAR else summary.category_words
        parts = (summary.display_name, meta, answer, category)
        return ", ".join(part for part in parts if part) if role == _ACCESSIBLE else None

    def id_at(self, row: int) -> int | None:
        """Return the id of the customer in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, customer_id: int) -> int | None:
        """Return the row of a customer, None if the list does not show them."""
        try:
            return self._ids.index(customer_id)
        except ValueError:
            return None

    def _card(self, row: int) -> Card | None:
        """Return what a row shows; its second line is put into words when it is first seen."""
        number, offset = divmod(row, _PAGE)
        page = self._page(number)
        found = page[offset] if offset < len(page) else None
        if isinstance(found, CustomerSummary):
            found = replace(found, **_SHADED) if self._is_shaded else found
            found = page[offset] = (found, meta_line(found, self._today, is_shaded=self._is_shaded))
        return found

    def _page(self, number: int) -> list[CustomerSummary | Card | None]:
        page = self._pages.get(number)
        if page is None:
            try:
                page = self._read_page(number)
            except AppError as error:
                page = []
                self.failed.emit(error)
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page

    def _read_page(self, number: int) -> list[CustomerSummary | Card | None]:
        ids = self._ids[number * _PAGE : (number + 1) * _PAGE]
        found = {summary.customer_id: summary for summary in self._store.customer_list.page(ids)}
        return [found.get(customer_id) for customer_id in ids]


def meta_line(summary: CustomerSummary, today: date, *, is_shaded: bool = False) -> str:
    """Return the second line: what is due and when, else when we last spoke, else the place; shaded without words."""
    if summary.next_due_on is not None:
        when = due(summary.next_due_on, summary.next_due_time, today)
        when = f"{when[:1].upper()}{when[1:]}"
        return when if is_shaded else f"{when} · {summary.next_due_what}"
    if summary.last_contact_on is not None:
        return _("zuletzt {when}").format(when=past(summary.last_contact_on, today))
    return summary.place or _("noch kein Gespräch")
