"""The view Weiterempfehlungen: who sends us customers, and whether the delighted come back and tell others."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.services.referrals import ReferralFigures, referral_figures
from kundenapp.store.doors import Changed
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.views_page import TabView
from kundenapp.ui.enthusiasm.best_senders_card import BestSendersCard
from kundenapp.ui.enthusiasm.growth_card import GrowthCard
from kundenapp.ui.enthusiasm.proof_card import ProofCard
from kundenapp.ui.theme import CARD_GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kundenapp.store.store import Store
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.common.tasks import Task

_NARROW = 860
_SEEN = frozenset({"customers", "customer_years", "conversations", "answers", "answer_spans"})


class ReferralsView(TabView):
    """Ranking at the left; proof and earned growth at the right. Large files are counted beside the window."""

    help_topic = "referrals"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task | None = None
        self._is_stale = True
        self.figures: ReferralFigures | None = None
        self.waiting_label = PlainLabel(_("Wird gezählt …"), "body", "text2")
        self.ranking = BestSendersCard(desk)
        self.proof, self.growth = ProofCard(desk), GrowthCard(desk)
        self._content = QWidget()
        self._build()
        self.ranking.customer_requested.connect(self.customer_requested)
        self.ranking.conversation_requested.connect(self.conversation_requested)
        desk.events.changed.connect(self._on_data_changed)
        desk.days.day_changed.connect(self._on_day_changed)

    def _build(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(CARD_GAP)
        right = QVBoxLayout()
        right.setSpacing(CARD_GAP)
        right.addWidget(self.proof)
        right.addWidget(self.growth)
        right.addStretch(1)
        self._columns.addWidget(self.ranking, 10, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(right, 15)
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._content)
        self._content.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.waiting_label)
        outer.addWidget(area, 1)

    @property
    def current_id(self) -> CustomerId:
        """The customer in the ranking that the keyboard is at."""
        return self.ranking.current_id

    def take_focus(self) -> None:
        """Begin with the ranking."""
        if not self.ranking.take_focus():
            self.setFocus()

    def reload(self) -> bool:
        """Count anew, beside the window; what was counted before stays until then."""
        if self._task is not None:
            self._task.cancel()
        self._is_stale = False
        store = self._desk.store
        self._task = self._desk.tasks.run(lambda: _counted(store), self._show, self._tell)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _show(self, figures: ReferralFigures) -> None:
        self.figures = figures
        self.ranking.show_ranking(figures.ranking)
        self.proof.show_proof(figures.proof)
        self.growth.show_growth(figures.growth)
        self.waiting_label.hide()
        self._content.show()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._is_stale = True
        self._desk.events.failed.emit(error)

    @Slot(Changed)
    def _on_data_changed(self, changed: Changed) -> None:
        if changed.tables & _SEEN:
            self._count_again()

    @Slot(object)
    def _on_day_changed(self, _today: object) -> None:
        self._count_again()

    def _count_again(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if self.width() < _NARROW else directions.LeftToRight)


def _counted(store: Store) -> ReferralFigures:
    with closing(store.beside()) as reader:
        return referral_figures(reader)
