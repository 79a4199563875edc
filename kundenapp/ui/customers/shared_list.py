"""A short list that one adds to by Enter: what is shared, what differs, what is wished."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kundenapp.domain.dates import past
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.domain.faults import FaultError
from kundenapp.domain.wish import CommonGround, Wish
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.buttons import ghost_button, icon_button
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.focus import come_before, has_focus_inside
from kundenapp.ui.common.follow_up_menu import below
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel, breakable
from kundenapp.ui.theme import GAP_8

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

_SHOWN = 5
_Entry = Wish | CommonGround


@dataclass(frozen=True)
class ListDoor:
    """What a list calls: `add` raises AppError for what does not fit; `fulfil` is only for wishes."""

    add: Callable[[str], None]
    edit: Callable[[_Entry], None]
    delete: Callable[[_Entry], None]
    fulfil: Callable[[Wish, bool], None] | None = None


class SharedList(QWidget):
    """A heading, the entries, and a field for another one. `example` stands in the empty field."""

    def __init__(self, heading: str, example: str, door: ListDoor) -> None:
        super().__init__()
        self._door = door
        self._entries: Sequence[_Entry] = ()
        self._can_edit, self._is_whole = False, False
        self._today: date | None = None
        self._content: QWidget | None = None
        self.add_field = LineInput(example)
        self.add_field.setAccessibleName(_("{heading}: eintragen").format(heading=heading))
        self.error_line = ErrorLine()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(PlainLabel(heading, "label", "text2"))
        self._column.addWidget(self.add_field)
        self._column.addWidget(self.error_line)
        self.add_field.returnPressed.connect(self._on_entered)
        self.add_field.textEdited.connect(self._on_typed)
        self.add_field.restore_requested.connect(self._on_given_up)

    def show_entries(self, entries: Sequence[_Entry], today: date, *, can_edit: bool, is_other: bool) -> None:
        """Show what there is; what is being typed for the same customer stays."""
        self._entries, self._can_edit, self._today = entries, can_edit, today
        self._is_whole = self._is_whole and not is_other
        if is_other or not can_edit:
            self._on_given_up()
        self.add_field.setVisible(can_edit)
        self._fill(today)

    def flush(self) -> bool:
        """Keep what was typed without Enter; return False if it could not be, and waits in its field."""
        return not self.add_field.text().strip() or self._add()

    def _fill(self, today: date) -> None:
        shown = self._entries if self._is_whole else self._entries[:_SHOWN]
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not shown and not self._can_edit:
            column.addWidget(PlainLabel(_("Noch nichts eingetragen."), "body", "text3"))
        for entry in shown:
            column.addWidget(self._row(entry, today))
        hidden = len(self._entries) - len(shown)
        if hidden:
            more = ghost_button(
                ngettext("{count} weitere zeigen", "{count} weitere zeigen", hidden).format(count=hidden)
            )
            more.clicked.connect(self._on_more_clicked)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        old, self._content = self._content, content
        self._column.insertWidget(1, content)
        come_before(self.add_field, content)
        if old is not None:
            if has_focus_inside(old):
                self.add_field.setFocus()
            old.hide()
            old.deleteLater()

    def _row(self, entry: _Entry, today: date) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP_8 // 4)
        is_done = isinstance(entry, Wish) and entry.fulfilled_on is not None
        text = entry.text
        if isinstance(entry, Wish) and entry.fulfilled_on is not None:
            text = _("{wish} · erfüllt {when}").format(wish=entry.text, when=past(entry.fulfilled_on, today))
        label = PlainLabel(breakable(text), "body", "text3" if is_done else None, wrap=True)
        line.addWidget(label, 1)
        buttons = []
        if isinstance(entry, Wish) and self._door.fulfil is not None:
            words, icon = (_("Wieder offen"), "undo") if is_done else (_("Erfüllt"), "check-circle")
            fulfil = icon_button(icon, words)
            fulfil.clicked.connect(partial(self._on_fulfilled, entry, not is_done))
            buttons.append(fulfil)
        more = icon_button("dots", _("Weiteres"))
        more.clicked.connect(partial(self._on_menu_clicked, more, entry))
        for button in (*buttons, more):
            button.setEnabled(self._can_edit)
            button.setAccessibleDescription(entry.text)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.setAccessibleName(text)
        return row

    def menu(self, entry: _Entry) -> QMenu:
        """Return what else can be done with an entry."""
        menu = QMenu(self)
        edit = QAction(_("Bearbeiten …"), menu)
        edit.triggered.connect(partial(_call, self._door.edit, entry))
        delete = QAction(_("Löschen"), menu)
        delete.triggered.connect(partial(_call, self._door.delete, entry))
        menu.addAction(edit)
        menu.addSeparator()
        menu.addAction(delete)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _on_menu_clicked(self, button: QWidget, entry: _Entry, _checked: bool = False) -> None:
        self.menu(entry).popup(below(button))

    def _on_fulfilled(self, wish: Wish, is_fulfilled: bool, _checked: bool = False) -> None:
        if self._door.fulfil is not None:
            self._door.fulfil(wish, is_fulfilled)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._is_whole = True
        if self._today is not None:
            self._fill(self._today)

    @Slot()
    def _on_entered(self) -> None:
        if self.add_field.text().strip():
            self._add()

    def _add(self) -> bool:
        text = self.add_field.text()
        self.add_field.set_state("")  # what is added shows itself at once, and would find its words still here
        try:
            self._door.add(text)
        except AppError as error:
            self.add_field.set_state(text)
            self.add_field.setModified(True)
            self.error_line.set_text(str(error))
            return not isinstance(error, ValidationError | FaultError)  # whoever is gone will not come back
        self.error_line.set_text("")
        return True

    @Slot()
    def _on_typed(self) -> None:
        self.error_line.set_text("")

    @Slot()
    def _on_given_up(self) -> None:
        self.add_field.set_state("")
        self.error_line.set_text("")


def _call(run: Callable[[_Entry], None], entry: _Entry, _checked: bool = False) -> None:
    run(entry)
