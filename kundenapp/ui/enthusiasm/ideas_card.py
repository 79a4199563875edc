"""The card "Ihre Ideen": what may delight a customer, in the words of the shop, and how often it did."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.delight import starter_ideas
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.buttons import ghost_button, icon_button, secondary_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.fields import Field
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.common.saved_line import SavedLine
from kundenapp.ui.theme import GAP_4, GAP_8, fix_width

if TYPE_CHECKING:
    from kundenapp.domain.delight import DelightIdea
    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk

_COUNT_WIDTH = 64


class IdeaRow(QWidget):
    """An idea in its field, how often it was used, and the way to offer it no longer."""

    def __init__(self, idea: DelightIdea) -> None:
        super().__init__()
        self.line = LineInput()
        self.line.setAccessibleName(_("Idee: {name}").format(name=idea.name))
        self.field = Field("", self.line)
        self.count_label = PlainLabel("", "secondary", "text3", numbers=True)
        fix_width(self.count_label, _COUNT_WIDTH)
        self.retire_button = icon_button("x", _("Nicht mehr anbieten: {name}").format(name=idea.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_8)
        row.addWidget(self.field, 1)
        row.addWidget(self.count_label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.retire_button, 0, Qt.AlignmentFlag.AlignTop)
        self.count_label.setMinimumHeight(self.line.sizeHint().height())

    def show_count(self, count: int) -> None:
        """Say how often the idea was used."""
        self.count_label.setText(ngettext("{count}-mal", "{count}-mal", count).format(count=count) if count else "")


class IdeasCard(Card):
    """Ideas are written and corrected where they stand; each saves itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Ihre Ideen"))
        self._desk = desk
        self.rows: dict[int, IdeaRow] = {}
        self._saved: dict[int, SavedLine] = {}
        self._shown: list[DelightIdea] = []
        self._list, self._aside = QVBoxLayout(), QVBoxLayout()
        self._list.setSpacing(GAP_8)
        self._aside.setSpacing(GAP_4)
        self.add_line = LineInput(_("Neue Idee"))
        self.add_line.setAccessibleName(_("Neue Idee"))
        self.add_field = Field("", self.add_line)
        self.add_button = secondary_button(_("&Hinzufügen"), "plus")
        self.empty_label = PlainLabel(
            _("Womit überraschen Sie Ihre Kunden? Schreiben Sie auf, was sich bewährt hat."), "body", "text2", wrap=True
        )
        self.starter_button = ghost_button(_("Mit ein paar Ideen anfangen"))
        adding = QHBoxLayout()
        adding.setSpacing(GAP_8)
        adding.addWidget(self.add_field, 1)
        adding.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.empty_label)
        self.body.addLayout(self._list)
        self.body.addLayout(adding)
        self.body.addWidget(self.starter_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._aside)
        self.body.addStretch(1)
        for widget in (self.add_line, self.add_button, self.starter_button):
            widget.setEnabled(desk.can_edit)
        self.add_button.clicked.connect(self._on_add)
        self.add_line.returnPressed.connect(self._on_add)
        self.starter_button.clicked.connect(self._on_start)

    def take_over(self, changed: Changed | None = None) -> None:
        """Show what the file says, but not over what is being written; `changed` is the news about it."""
        ideas, counts = self._desk.store.delight_ideas.all(), self._desk.store.delight_ideas.counts()
        if [(idea.id, idea.active) for idea in ideas] != [(idea.id, idea.active) for idea in self._shown]:
            self._show_anew(ideas)
        self._shown = ideas
        is_taken_back = changed is not None and changed.kind in ("undo", "redo")
        for idea in ideas:
            if idea.id in self.rows:
                self._saved[idea.id].show_text(idea.name, even_focused=is_taken_back)
                self.rows[idea.id].show_count(counts.get(idea.id, 0))
        self.empty_label.setVisible(not ideas)
        self.starter_button.setVisible(not ideas)

    def _show_anew(self, ideas: list[DelightIdea]) -> None:
        self.flush()
        focused = next((idea_id for idea_id, row in self.rows.items() if row.line.hasFocus()), None)
        for layout in (self._list, self._aside):
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self.rows, self._saved = {}, {}
        for idea in ideas:
            if idea.active and idea.id is not None:
                self._add_row(idea.id, idea)
        retired = [idea for idea in ideas if not idea.active]
        if retired:
            self._aside.addWidget(PlainLabel(_("Nicht mehr angeboten"), "label", "text2"))
        for idea in retired:
            self._aside.addWidget(self._retired_row(idea))
        if focused in self.rows:
            self.rows[focused].line.setFocus()

    def _add_row(self, idea_id: int, idea: DelightIdea) -> None:
        row = self.rows[idea_id] = IdeaRow(idea)
        row.line.setReadOnly(not self._desk.can_edit)
        row.retire_button.setEnabled(self._desk.can_edit)
        row.retire_button.clicked.connect(partial(self._set_active, idea_id, False))
        self._saved[idea_id] = SavedLine(
            row.field,
            row.line,
            partial(self._rename, idea_id),
            lambda: self._desk.store.delight_ideas.get(idea_id).name,
            row,
        )
        self._list.addWidget(row)

    def _retired_row(self, idea: DelightIdea) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(idea.name, "body", "text2"), 1)
        button = ghost_button(_("Wieder anbieten"))
        button.setAccessibleName(_("Wieder anbieten: {name}").format(name=idea.name))
        button.setEnabled(self._desk.can_edit)
        button.clicked.connect(partial(self._set_active, idea.id or 0, True))
        row.addWidget(button)
        return widget

    def _rename(self, idea_id: int, text: str, continues: int | None) -> int | None:
        return self._desk.store.delight_ideas.rename(idea_id, text, continues=continues)

    def _set_active(self, idea_id: int, active: bool, _checked: bool = False) -> None:
        self.flush()
        with self._desk.guarded():
            self._desk.store.delight_ideas.set_active(idea_id, active)
            self.add_line.setFocus()

    @Slot()
    def _on_add(self) -> None:
        try:
            self._desk.store.delight_ideas.add(self.add_line.text())
        except AppError as error:
            self.add_field.set_error(str(error))
        else:
            self.add_line.clear()
        self.add_line.setFocus()

    @Slot()
    def _on_start(self) -> None:
        with self._desk.guarded():
            self._desk.store.delight_ideas.begin_with(starter_ideas())
            self.add_line.setFocus()

    def flush(self) -> bool:
        """Save what is unsaved; return False if it could not be and still waits in its field."""
        return False not in [saved.autosave.flush() for saved in self._saved.values()]
