"""Who sent a customer, and whom the customer sent: the tree, with what everybody brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import paint_focus_ring, primary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.labels import PlainLabel, plain_tooltip
from kundenapp.ui.theme import GAP_24, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.referral_tree import ReferralTree, TreeLine
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId

_WIDTH, _LOWEST = 640, 240
_ROOM, _RADIUS = 14, 6
_NAME, _WORTH = range(2)
_ID_ROLE = int(Qt.ItemDataRole.UserRole)


class ReferralsDialog(Dialog):
    """Shows the tree around one customer; a click or Enter on a name opens that customer.

    Signals
    -------
    open_requested(int):
        a customer is to be shown; the dialog has closed.
    """

    help_topic = "referrals"
    open_requested = Signal(object)

    def __init__(self, desk: Desk, customer_id: int, parent: QWidget) -> None:
        tree = desk.store.referrals.tree(customer_id)
        super().__init__(parent, _("Weiterempfehlungen: {name}").format(name=tree.root.name), _WIDTH)
        self._desk, self._customer_id = desk, customer_id
        self.summary_label = PlainLabel(tree.summary, "body", "text2", wrap=True)
        self.body.addWidget(self.summary_label)
        self.worth_label = PlainLabel(_worth(tree), "body", "text2", wrap=True)
        self.body.addWidget(self.worth_label)
        self.worth_label.setVisible(tree.tally.total > 0)
        desk.shade.cover(self.worth_label)
        self.tree = TreeView(tree)
        self.body.addWidget(self.tree, 1)
        notes = " ".join(words for words in (tree.not_shown_words, tree.set_aside_words) if words)
        self.notes_label = PlainLabel(notes, "small", "text3", wrap=True)
        self.body.addWidget(self.notes_label)
        self.notes_label.setVisible(bool(notes))
        self.close_button = primary_button(_("&Schließen"))
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(self.close_button)
        self.tree.chosen.connect(self._on_chosen)
        desk.shade.changed.connect(self._on_shade_changed)
        self._on_shade_changed(desk.shade.is_on)
        self.tree.setFocus()

    @Slot(object)
    def _on_chosen(self, customer_id: CustomerId) -> None:
        self.accept()
        if customer_id != self._customer_id:
            self.open_requested.emit(customer_id)

    @Slot(bool)
    def _on_shade_changed(self, is_on: bool) -> None:
        self.tree.setColumnHidden(_WORTH, is_on)


class TreeView(QTreeView):
    """Names in their places, all branches open; the customer the tree is about has the keyboard."""

    chosen = Signal(object)

    def __init__(self, tree: ReferralTree) -> None:
        super().__init__()
        self.setAccessibleName(_("Wer wen empfohlen hat"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LOWEST)
        self.setIndentation(GAP_24)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setModel(QStandardItemModel(self))
        self._shown = tree
        self._fill()
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_WORTH, QHeaderView.ResizeMode.ResizeToContents)
        theme().changed.connect(self._fill)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _fill(self) -> None:
        tree, model = self._shown, self.model()
        assert isinstance(model, QStandardItemModel)
        model.removeRows(0, model.rowCount())
        branch = [model.invisibleRootItem()]
        for line in (*tree.above, tree.root, *tree.below):
            depth = line.level + len(tree.above)
            row = _row(line, tree.this_year, is_root=line is tree.root)
            del branch[depth + 1 :]
            branch[depth].appendRow(row)
            branch.append(row[_NAME])
            if line is tree.root:
                root = row[_NAME]
        self.setCurrentIndex(root.index())
        self.expandAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            row = self.visualRect(self.currentIndex())
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                ring = QRectF(0, row.y(), self.viewport().width(), row.height())
                paint_focus_ring(painter, ring, _RADIUS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        customer_id = index.siblingAtColumn(_NAME).data(_ID_ROLE)
        if customer_id is not None:
            self.chosen.emit(customer_id)


def _row(line: TreeLine, this_year: int, *, is_root: bool) -> list[QStandardItem]:
    worth = line.worth_words(this_year)
    name, revenue = QStandardItem(line.name), QStandardItem(worth)
    name.setData(line.customer_id, _ID_ROLE)
    name.setToolTip(plain_tooltip(line.name))
    name.setFont(theme().font("body_semibold" if is_root else "body"))
    revenue.setFont(theme().font("secondary", numbers=True))
    revenue.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    revenue.setForeground(theme().color("text2"))
    name.setSizeHint(QSize(0, QFontMetrics(name.font()).height() + _ROOM))
    if line.customer_id is None:
        name.setForeground(theme().color("text3"))
        name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    name.setData(", ".join(part for part in (line.name, worth) if part), Qt.ItemDataRole.AccessibleTextRole)
    return [name, revenue]


def _worth(tree: ReferralTree) -> str:
    text = _("Umsatz {last} und {this} aller, die so kamen: {worth}.")
    return text.format(last=tree.this_year - 1, this=tree.this_year, worth=tree.tally.worth_words)
