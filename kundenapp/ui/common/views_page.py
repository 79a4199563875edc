"""The page of a tab with several views: a head with the choice of them, and the view chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Segmented
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.common.late_page import Late
from kundenapp.ui.common.tab_page import TabPage
from kundenapp.ui.theme import CARD_GAP, CONTENT_MAX_WIDTH, PAGE_MARGIN_X, PAGE_MARGIN_Y

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId, FollowUpId

_GAP = 12


class AskingPage(TabPage):
    """What a view asks for, and its page asks the window for in its place.

    Signals
    -------
    customer_requested(int):
        to be opened on the tab Kunden.
    conversation_requested(int, int | None):
        with this customer, about this Wiedervorlage.
    report_requested:
        what the tab is about is wanted on paper.
    new_customer_requested, person_requested:
        somebody is to be entered; whoever works is to say who they are.
    """

    customer_requested = Signal(object)
    conversation_requested = Signal(object, object)
    report_requested = Signal()
    new_customer_requested = Signal()
    person_requested = Signal()


class TabView(AskingPage):
    """One view: the keys of the window reach it through the page as if it were a page itself.

    It reads the file when it is shown and when news come while it is; what is hidden reads nothing.
    ``view_requested`` with the name of another view that is wanted; see `AskingPage` for the other signals.
    """

    view_requested = Signal(str)

    def print_current(self) -> None:
        """Strg+P: on paper."""
        self.report_requested.emit()

    @property
    def controls(self) -> QWidget | None:
        """What stands at the right of the title while this view is shown, None for nothing."""
        return None


@dataclass(frozen=True)
class View:
    """A view on offer; it is made when it is first shown."""

    name: str
    title: str
    make: Callable[[Desk], TabView]


class ViewsPage(AskingPage):
    """The page of the tab. With more than one view the head offers the choice; each keeps what is entered in it."""

    def __init__(self, desk: Desk, title: str, sentence: str, offered: Sequence[View]) -> None:
        super().__init__()
        self._desk = desk
        self._offered = tuple(offered)
        self._late = {view.name: Late(partial(self._made, view)) for view in self._offered}
        self.title_label = PlainLabel(title, "display")
        self.sentence_label = ElidedLabel(sentence, "body", "text2")
        self.choice = Segmented([(view.name, view.title) for view in self._offered])
        self.choice.setAccessibleName(_("Ansicht"))
        self._controls = QWidget()
        self._controls_row = QHBoxLayout(self._controls)
        self._controls_row.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        for late in self._late.values():
            self._stack.addWidget(late.holder)
        self._build()
        self.choice.setVisible(len(self._offered) > 1)  # before it has its place it would flash up as a window
        self.choice.chosen.connect(self.show_view)
        self.show_view(self._offered[0].name)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title_label)
        words.addWidget(self.sentence_label)
        self._tools = QWidget()
        self._tools.installEventFilter(self)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(_GAP)
        tools.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        tools.addStretch(1)
        tools.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(_GAP)
        self._head.addLayout(words, 1)
        self._head.addWidget(self._tools)
        content = QWidget()
        content.setMaximumWidth(CONTENT_MAX_WIDTH)
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        column.setSpacing(CARD_GAP)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(content)

    def _made(self, offered: View) -> TabView:
        view = offered.make(self._desk)
        view.customer_requested.connect(self.customer_requested)
        view.conversation_requested.connect(self.conversation_requested)
        view.report_requested.connect(self.report_requested)
        view.new_customer_requested.connect(self.new_customer_requested)
        view.person_requested.connect(self.person_requested)
        view.view_requested.connect(self._on_view_requested)
        if view.controls is not None:
            self._controls_row.addWidget(view.controls)
        return view

    @property
    def view(self) -> TabView:
        """The view in front."""
        return self._late[self.choice.value() or self._offered[0].name].get()

    @property
    def view_names(self) -> tuple[str, ...]:
        """The names of the views there are."""
        return tuple(self._late)

    @Slot(str)
    def show_view(self, name: str) -> None:
        """Bring the view of this name to the front."""
        self.choice.set_value(name)
        self._stack.setCurrentWidget(self._late[name].holder)
        self.help_topic = self.view.help_topic or type(self).help_topic
        controls = self.view.controls
        for made in (late.made for late in self._late.values()):
            if made is not None and made.controls is not None:
                made.controls.setVisible(made.controls is controls)
        self._controls.setVisible(controls is not None)
        self._arrange()

    @Slot(str)
    def _on_view_requested(self, name: str) -> None:
        self.show_view(name)
        self.take_focus()

    @property
    def current_id(self) -> CustomerId:
        """The customer in front in the view."""
        return self.view.current_id

    @property
    def current_follow_up_id(self) -> FollowUpId:
        """The Wiedervorlage in front in the view."""
        return self.view.current_follow_up_id

    def flush(self) -> bool:
        """Save what saves itself; of an answer that is being entered a draft."""
        kept = [
            late.made.flush() for late in self._late.values() if late.made is not None
        ]  # each of them, none skipped
        return all(kept)

    def take_focus(self) -> None:
        """Begin where the view begins."""
        self.view.take_focus()

    def propose_customer(self, customer_id: int) -> None:
        """Offer the customer to the view in front."""
        self.view.propose_customer(customer_id)

    def reload(self) -> bool:
        """F5."""
        return self.view.reload()

    def finish_current(self) -> None:
        """Strg+Eingabe: save the answer."""
        self.view.finish_current()

    def edit_current(self) -> None:
        """F2."""
        self.view.edit_current()

    def trash_current(self) -> None:
        """Entf."""
        self.view.trash_current()

    def print_current(self) -> None:
        """Strg+P."""
        self.view.print_current()

    def follow_up_current(self) -> None:
        """Strg+W."""
        self.view.follow_up_current()

    def _arrange(self) -> None:
        """Put the choices below the title where they would squeeze it."""
        room = self.width() - 2 * PAGE_MARGIN_X - _GAP
        is_narrow = self.title_label.sizeHint().width() + self._tools.sizeHint().width() > room
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if is_narrow else directions.LeftToRight
        if self._head.direction() != wanted:
            self._head.setDirection(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the choices of a view may need more room than a moment ago
            self._arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
