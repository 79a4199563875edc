"""The customer list: its lines in words, as far as they are in view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Slot

from kundenapp.domain.category import Category
from kundenapp.domain.customer_list import CustomerSummary
from kundenapp.domain.dates import due, past
from kundenapp.i18n import _
from kundenapp.ui.common import customer_rows
from kundenapp.ui.common.customer_rows import CustomerRows, Index

if TYPE_CHECKING:
    from array import array
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
_FEW = 20
_SHADED: dict[str, Any] = {"last_answer": None, "category": Category.UNCLEAR, "quadrant": None}
"""What a customer who looks over the shoulder does not see of a line."""
Card = tuple[CustomerSummary, str]
"""What a line of the list shows: the summary and its second line."""


class CustomerListModel(CustomerRows[CustomerSummary | Card]):
    """Rows of the list; a summary until it is first seen, then with its second line."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(store, parent)
        self._today = store.today()
        self._is_shaded = False
        self.is_complete = True
        """Whether the list shows everybody who fits, and not only the first."""

    @Slot(bool)
    def set_shaded(self, is_shaded: bool) -> None:
        """Say no more than names and dates, or everything again."""
        self._is_shaded = is_shaded
        self.read_anew()

    def load(self, wanted: CustomerFilter, *, at_once: bool = False) -> None:
        """Show the customers that fit, in order; `at_once` only the first of them, until `complete` is called."""
        today = self._store.today()
        if at_once:
            first = self._store.customer_list.first_ids(wanted, today, customer_rows.PAGE)
            ids, self.is_complete = first.ids, first.are_all
        else:
            ids, self.is_complete = self._store.customer_list.ids(wanted, today), True
        self._today = today
        self.show_ids(ids)

    def complete(self, wanted: CustomerFilter) -> None:
        """Show all customers that fit after the first of them."""
        ids, known = self._store.customer_list.ids(wanted, self._today), len(self._ids)
        self.is_complete = True
        if ids[:known] != self._ids:
            self.show_ids(ids)
        elif len(ids) > known:
            self._pages.pop(known // customer_rows.PAGE, None)
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    def refresh_lines(self, wanted: CustomerFilter, changed: frozenset[int] | None = None) -> bool:
        """Read the lines in view anew; return False if other customers or another order are due, and `load` is.

        If it is known that only a few customers have `changed`, only they and those beside them are looked at.
        """
        today = self._store.today()
        if not self.is_complete or today != self._today or not self._is_in_order(wanted, changed):
            return False
        self.read_anew()
        return True

    def _is_in_order(self, wanted: CustomerFilter, changed: frozenset[int] | None) -> bool:
        if changed is None or len(changed) > _FEW or wanted.text.strip():
            return self._store.customer_list.ids(wanted, self._today) == self._ids
        rows = {row for customer_id in changed if (row := self.row_of(customer_id)) is not None}
        around = sorted({near for row in rows for near in (row - 1, row, row + 1) if 0 <= near < len(self._ids)})
        known = [self._ids[row] for row in around]
        return self._store.customer_list.ids_among({*known, *changed}, wanted, self._today) == known

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
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

    def _card(self, row: int) -> Card | None:
        """Return what a row shows; its second line is put into words when it is first seen."""
        found = self.known(row)
        if isinstance(found, CustomerSummary):
            shown = replace(found, **_SHADED) if self._is_shaded else found
            card = (shown, meta_line(shown, self._today, is_shaded=self._is_shaded))
            page, place = self.page_of(row)
            page[place] = card
            return card
        return found

    def read(self, ids: array[int]) -> list[CustomerSummary | Card | None]:
        found = self.summaries(ids)
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
