"""The strip Kategorien: how the customers are divided among the categories, today and a year ago."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kundenapp.domain.category import Category
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.ui.common.cards import Card
from kundenapp.ui.theme import CARD_PADDING

if TYPE_CHECKING:
    from collections import Counter
    from datetime import date

    from kundenapp.drawing.chart import Chart, Lettering
    from kundenapp.store.store import Store
    from kundenapp.ui.common.chart_view import ChartView
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.tasks import Task

_ABOVE = 12
_YEAR = timedelta(days=365)


class CategoryStrip(Card):
    """Hidden unless it `has_figures`, which it has once somebody has a category.

    It is counted beside the window: of many customers that takes its time.

    Signals
    -------
    shown:
        it has been counted; there may be more to be seen than before, or less.
    """

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(padding=_ABOVE)
        self.setAccessibleName(_("Kategorien"))
        self.body.setContentsMargins(CARD_PADDING - _ABOVE, 0, CARD_PADDING - _ABOVE, 0)
        self._desk = desk
        self._task: Task | None = None
        self.chart: ChartView | None = None
        self.has_figures = False
        self.hide()

    def reload(self, today: date) -> None:
        """Count anew; what was counted before stays until then."""
        if self._task is not None:
            self._task.cancel()
        store = self._desk.store
        self._task = self._desk.tasks.run(lambda: _counted(store, today), self._show, self._tell)

    def _show(self, counted: tuple[Counter[Category], Counter[Category]] | None) -> None:
        self._task = None
        if counted is not None:
            self._show_chart(*counted)
        self.has_figures = counted is not None
        self.setVisible(self.has_figures)
        self.shown.emit()

    def _show_chart(self, now: Counter[Category], before: Counter[Category]) -> None:
        from kundenapp.drawing.category_bars import category_bars
        from kundenapp.ui.common.chart_view import ChartView

        def draw(width: float, _height: float, lettering: Lettering) -> Chart:
            return category_bars(now, before, width, lettering)

        if self.chart is None:
            self.chart = ChartView(_("Kategorien"), draw, self._desk.shade)
            self.body.addWidget(self.chart)
        else:
            self.chart.set_chart(draw)

    def _tell(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, AppError):
            raise error
        self._desk.events.failed.emit(error)


def _counted(store: Store, today: date) -> tuple[Counter[Category], Counter[Category]] | None:
    """Return how many customers are what, today and a year ago; None while nobody is anything."""
    with closing(store.beside()) as reader:
        now = reader.categories.distribution()
        if now.total() == now[Category.UNCLEAR]:
            return None
        return now, reader.categories.distribution(today - _YEAR)
