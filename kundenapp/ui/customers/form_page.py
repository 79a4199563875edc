"""The page around the record form: whose record it is, when it was saved, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.customers.duplicate_banner import DuplicateBanner
from kundenapp.ui.customers.record_form import RecordForm
from kundenapp.ui.theme import CARD_GAP, CONTENT_MAX_WIDTH, PAGE_MARGIN_X, PAGE_MARGIN_Y

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kundenapp.ui.common.desk import Desk


class FormPage(QWidget):
    """The head stays in sight; the form below it scrolls where it is higher than the window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = RecordForm(desk)
        self.title_label = ElidedLabel("", "display")
        self.saved_label = PlainLabel("", "secondary", "text3", numbers=True)
        self.done_button = primary_button(_("&Fertig"), "check")
        self.done_button.setToolTip(_("Fertig (F2)"))
        self.duplicate_banner = DuplicateBanner(desk, self.form)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._body())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head_row = self._head()
        column.addWidget(self._head_row, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.area, 1)
        self.area.verticalScrollBar().rangeChanged.connect(self._fit_head)
        self.done_button.clicked.connect(self._on_done_clicked)
        self.form.saved.connect(self._on_saved)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(PAGE_MARGIN_X, PAGE_MARGIN_Y, PAGE_MARGIN_X, CARD_GAP)
        row.setSpacing(12)
        row.addWidget(self.title_label, 1)
        row.addWidget(self.saved_label)
        row.addWidget(self.done_button)
        return head

    def _body(self) -> QWidget:
        body = QWidget()
        body.setMaximumWidth(CONTENT_MAX_WIDTH)
        column = QVBoxLayout(body)
        column.setContentsMargins(PAGE_MARGIN_X, 0, PAGE_MARGIN_X, PAGE_MARGIN_Y)
        column.setSpacing(CARD_GAP)
        column.addWidget(self.duplicate_banner)
        column.addWidget(self.form)
        column.addStretch(1)
        return body

    @Slot()
    def _fit_head(self) -> None:
        """Let the head end where the form ends, with and without a scroll bar."""
        self._head_row.setFixedWidth(min(self.area.viewport().width(), CONTENT_MAX_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def begin_new(self, name: str) -> None:
        """Begin a new record."""
        self.saved_label.setText("")
        self.form.begin_new(name)
        self.duplicate_banner.begin(is_new=True)
        self.title_label.setText(self.form.title)
        self.area.verticalScrollBar().setValue(0)

    def edit(self, customer_id: int) -> None:
        """Show the record of a customer."""
        self.saved_label.setText("")
        self.form.edit(customer_id)
        self.duplicate_banner.begin(is_new=False)
        self.title_label.setText(self.form.title)
        fields = self.form.fields
        is_person = fields.field("company").isHidden()
        (fields.salutation if is_person else fields.lines["company"]).setFocus()
        self.area.verticalScrollBar().setValue(0)

    @Slot()
    def _on_done_clicked(self) -> None:
        self.form.finish()

    @Slot()
    def _on_saved(self) -> None:
        moment = self._desk.store.now().astimezone()
        self.saved_label.setText(_("Gespeichert, {time}").format(time=f"{moment:%H:%M}"))
        self.title_label.setText(self.form.title)
