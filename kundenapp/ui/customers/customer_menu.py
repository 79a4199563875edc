"""The menu behind the three dots on the page of a customer: what is done rarely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from kundenapp.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class CustomerAction(StrEnum):
    """What can be done with a customer from the menu; whoever shows it decides how."""

    EDIT = "edit"
    FOLLOW_UP = "follow_up"
    ASK = "ask"
    DELIGHT = "delight"
    CUSTOMER_MODE = "customer_mode"
    LETTER = "letter"
    CARD = "card"
    REFERRALS = "referrals"
    CATEGORY = "category"
    CIRCLES = "circles"
    CIRCLES_PAPER = "circles_paper"
    HISTORY = "history"
    MERGE = "merge"
    DATA = "data"
    LIFT = "lift"
    TRASH = "trash"


@dataclass(frozen=True)
class _Entry:
    action: CustomerAction
    text: str
    key: str = ""
    """Shown only: the shortcut itself belongs to the window."""
    changes: bool = True
    """Whether it needs a file that can be written."""
    begins_group: bool = False


def _entries() -> tuple[_Entry, ...]:
    return (
        _Entry(CustomerAction.EDIT, _("Bearbeiten"), "F2"),
        _Entry(CustomerAction.FOLLOW_UP, _("Wiedervorlage anlegen"), "Ctrl+W"),
        _Entry(CustomerAction.ASK, _("Begeisterung erfragen …")),
        _Entry(CustomerAction.DELIGHT, _("Begeisterungsmoment …")),
        _Entry(CustomerAction.CUSTOMER_MODE, _("Kundenmodus mit diesem Kunden …")),
        _Entry(CustomerAction.LETTER, _("Bericht für den Kunden"), changes=False),
        _Entry(CustomerAction.CARD, _("Als Visitenkarte speichern (vCard) …"), changes=False),
        _Entry(CustomerAction.REFERRALS, _("Weiterempfehlungen …"), changes=False),
        _Entry(CustomerAction.CATEGORY, _("Kategorie: Warum ist das so? …"), changes=False),
        _Entry(CustomerAction.CIRCLES, _("Schnittmenge …"), changes=False),
        _Entry(CustomerAction.CIRCLES_PAPER, _("Schnittmenge auf Papier"), changes=False),
        _Entry(CustomerAction.HISTORY, _("Was sich geändert hat …"), changes=False),
        _Entry(CustomerAction.MERGE, _("Mit anderem Kunden zusammenführen …")),
        _Entry(CustomerAction.DATA, _("Daten löschen oder einschränken …"), begins_group=True),
        _Entry(CustomerAction.TRASH, _("In den Papierkorb"), "Del"),
    )


class CustomerMenu(QMenu):
    """``chosen`` says which action was."""

    chosen = Signal(CustomerAction)

    def __init__(self, parent: QWidget, *, can_edit: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in _entries():
            if entry.begins_group:
                self.addSeparator()
            action = QAction(entry.text, self)
            if entry.key:
                key = QKeySequence(entry.key).toString(QKeySequence.SequenceFormat.NativeText)
                action.setText(f"{entry.text}\t{key}")
            action.setData(entry.action.value)
            action.setEnabled(can_edit or not entry.changes)
            self.addAction(action)
        self.triggered.connect(self._on_triggered)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(CustomerAction(action.data()))
