"""Editing the tags of a customer: chips that a click takes away, and a field for one more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import Button
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.focus import come_before
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import literal, plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class TagsEditor(QWidget):
    """Tags as an editor; a comma or Enter ends one."""

    entered = Signal()
    edited = Signal()
    left = Signal()
    restore_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tags: list[str] = []
        self.field = _TagInput(_("Schlagwort, dann Eingabe"))
        self.field.setAccessibleName(_("Neues Schlagwort"))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chips)
        column.addWidget(self.field)
        self.field.entered.connect(self.entered)
        self.field.edited.connect(self._on_edited)
        self.field.left.connect(self._on_left)
        self.field.tag_finished.connect(self._on_tag_finished)

    def offer(self, tags: list[str]) -> None:
        """Suggest these tags while one is typed."""
        completer = QCompleter(tags, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)

    def value(self) -> tuple[str, ...]:
        """Return the tags, the one being typed included."""
        return (*self._tags, self.field.text()) if self.field.text().strip() else tuple(self._tags)

    def state(self) -> str:
        """Return the tags as one text."""
        return json.dumps(self.value())

    def set_state(self, state: str) -> None:
        """Show the tags that `state` lists."""
        self._tags = list(json.loads(state)) if state else []
        self.field.clear()
        self._fill()
        self.field.replaced.emit()

    def hasFocus(self) -> bool:  # noqa: N802 - as Qt says it
        """Whether a tag is being typed."""
        return self.field.hasFocus()

    def setFocus(self) -> None:  # type: ignore[override]  # noqa: N802 - as Qt says it
        """Go to the field."""
        self.field.setFocus()

    def _fill(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for tag in self._tags:
            button = Button(literal(tag if len(tag) <= 30 else f"{tag[:29]}…"), "chip", "x")
            button.setToolTip(plain_tooltip(_("„{tag}“ entfernen").format(tag=tag)))
            button.setAccessibleName(_("Schlagwort {tag} entfernen").format(tag=tag))
            button.setProperty("tag", tag)
            button.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(button)
        come_before(self.field, self._chips)
        self._chips.setVisible(bool(self._tags))
        self._chips.updateGeometry()

    @Slot()
    def _on_chip_clicked(self) -> None:
        tag = self.sender().property("tag")
        self.entered.emit()
        self._tags.remove(tag)
        self._fill()
        self.edited.emit()
        self.left.emit()
        self.field.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        if "," in self.field.text():
            self._on_tag_finished()
        else:
            self.edited.emit()

    @Slot()
    def _on_tag_finished(self) -> None:
        typed = [tag.strip() for tag in self.field.text().split(",") if tag.strip()]
        known = {tag.casefold() for tag in self._tags}
        self._tags += [tag for tag in dict.fromkeys(typed) if tag.casefold() not in known]
        self.field.clear()
        self._fill()
        self.edited.emit()
        self.left.emit()

    @Slot()
    def _on_left(self) -> None:
        if self.field.text().strip():
            self._on_tag_finished()
        else:
            self.left.emit()


class _TagInput(LineInput):
    """Enter ends a tag instead of a dialog."""

    tag_finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.tag_finished.emit()
            return
        super().keyPressEvent(event)
