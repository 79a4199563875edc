"""The card "Zuletzt": what was done for whom, the latest first, and how they took it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kundenapp.domain.dates import format_day
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button, ghost_button, icon_button
from kundenapp.ui.common.cards import Card, divider
from kundenapp.ui.common.content import replace_content
from kundenapp.ui.common.labels import PlainLabel, literal, plain_tooltip
from kundenapp.ui.theme import GAP_4, GAP_8

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from kundenapp.domain.delight import Delight
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.privacy import PrivacyShade

_FIRST, _MORE = 12, 24
_LEAST_NAME = 60


class _NameButton(Button):
    """A name to be pressed; it ends in … where the room ends."""

    def __init__(self, name: str) -> None:
        self._name = name
        super().__init__(literal(name), "link")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._name) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_NAME, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        text = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, self.width() - 2)
        self.setText(literal(text))


class DoneRow(QWidget):
    """Whose, when, what, and the reaction or the way to add it."""

    def __init__(self, delight: Delight, name: str, today: date, shade: PrivacyShade, *, can_edit: bool) -> None:
        super().__init__()
        self.name_button = _NameButton(name)
        self.name_button.setToolTip(plain_tooltip(_("Seite öffnen: {name}").format(name=name)))
        self.what_label = PlainLabel(delight.what, "body", wrap=True)
        self.edit_button = (
            icon_button("note-pencil", _("Ändern: {what}").format(what=delight.what))
            if delight.reaction
            else ghost_button(_("Reaktion nachtragen"))
        )
        self.edit_button.setEnabled(can_edit)
        head = QHBoxLayout()
        head.setSpacing(GAP_8)
        head.addWidget(self.name_button, 1)
        head.addStretch(0)
        head.addWidget(PlainLabel(format_day(delight.day, today), "secondary", "text3", numbers=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP_4, GAP_8, GAP_4)
        column.setSpacing(2)
        column.addLayout(head)
        foot = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.what_label)
        shade.cover(self.what_label)
        if delight.reaction:
            reaction = PlainLabel(delight.reaction, "secondary", "text2", wrap=True)
            shade.cover(reaction)
            words.addWidget(reaction)
        foot.addLayout(words, 1)
        foot.addWidget(self.edit_button)
        column.addLayout(foot)


class DoneCard(Card):
    """Reads when it is told to.

    Signals
    -------
    customer_requested(int), edit_requested(int):
        the customer, and the moment whose reaction is to be added.
    """

    customer_requested = Signal(object)
    edit_requested = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Zuletzt"))
        self._desk, self._wanted = desk, _FIRST
        self.rows: list[DoneRow] = []
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.area, 1)

    def show_latest(self) -> None:
        """Show what was done lately."""
        store = self._desk.store
        found = store.delights.latest(self._wanted + 1)
        names = {
            one.customer_id: one.display_name
            for one in store.customer_list.page([delight.customer_id for delight in found])
        }
        content, self.rows = QWidget(), []
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_4)
        for delight in found[: self._wanted]:
            if self.rows:
                column.addWidget(divider())
            row = self._row(delight, names.get(delight.customer_id, ""))
            self.rows.append(row)
            column.addWidget(row)
        if not found:
            column.addWidget(PlainLabel(_nothing_yet(), "body", "text2", wrap=True))
        if len(found) > self._wanted:
            older = ghost_button(_("Ältere zeigen"))
            older.clicked.connect(self._on_older)
            column.addWidget(older)
        column.addStretch(1)
        position = self.area.verticalScrollBar().value()
        replace_content(self.area, content)
        content.adjustSize()
        self.area.verticalScrollBar().setValue(position)

    def _row(self, delight: Delight, name: str) -> DoneRow:
        desk = self._desk
        row = DoneRow(delight, name, desk.store.today(), desk.shade, can_edit=desk.can_edit)
        row.name_button.clicked.connect(partial(self._ask_for_customer, delight.customer_id))
        row.edit_button.clicked.connect(partial(self._ask_to_edit, delight.id))
        return row

    def _ask_for_customer(self, customer_id: int, _checked: bool = False) -> None:
        self.customer_requested.emit(customer_id)

    def _ask_to_edit(self, delight_id: int | None, _checked: bool = False) -> None:
        self.edit_requested.emit(delight_id)

    @Slot()
    def _on_older(self) -> None:
        self._wanted += _MORE
        self.show_latest()


def _nothing_yet() -> str:
    return _("Noch nichts festgehalten. Wann haben Sie zuletzt jemanden überrascht?")
