"""The card Kontakt: how a customer is reached, to read and to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.contact import ContactKind, PhoneKind
from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.pills import Pill

if TYPE_CHECKING:
    from kundenapp.domain.contact import Phone
    from kundenapp.domain.customer import Customer


class IconLine(QWidget):
    """An icon and a text that may be copied."""

    def __init__(self, icon_name: str, text: str, tone: str | None = None) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.label = PlainLabel(text, "body", tone, wrap=True, selectable=True)
        self.label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 1, 0, 1)
        row.addWidget(self.label, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self.label.fontMetrics().height() + 2
        with QPainter(self) as painter:
            icons.paint_icon(painter, QRectF(0, 1, icons.SIZE_ROW, line), self._icon_name, "text2")

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())


class ContactCard(Card):
    """Shows phones, e-mails, addresses and tags; `edit_requested` when the person wants to change them."""

    edit_requested = Signal()

    def __init__(self) -> None:
        self.edit_button = ghost_button(_("Bearbeiten"))
        super().__init__(_("Kontakt"), self.edit_button)
        self.edit_button.clicked.connect(self.edit_requested)
        self._content: QWidget | None = None

    def show_customer(self, customer: Customer) -> None:
        """Show how `customer` is reached."""
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(7)
        for phone in customer.phones:
            lines.addWidget(IconLine("phone", phone_text(phone)))
        for email in customer.emails:
            lines.addWidget(IconLine("envelope", _with_kind(email.address, email.kind)))
        for address in customer.addresses:
            lines.addWidget(IconLine("map-pin", _with_kind(address.one_line, address.kind)))
        if not lines.count():
            lines.addWidget(
                PlainLabel(_("Noch keine Telefonnummer, E-Mail oder Anschrift."), "body", "text3", wrap=True)
            )
        if customer.tags:
            lines.addWidget(_tags(customer.tags))
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.body.addWidget(content)


def phone_text(phone: Phone) -> str:
    """Return a number with what a caller should know about it."""
    kind = "" if phone.kind is PhoneKind.LANDLINE else phone.kind.label
    return " · ".join([phone.number, ", ".join(part for part in (kind, phone.note) if part)]).rstrip(" ·")


def _with_kind(text: str, kind: ContactKind) -> str:
    return text if kind is ContactKind.HOME else f"{text} · {kind.label}"


def _tags(tags: tuple[str, ...]) -> QWidget:
    row = QWidget()
    layout = FlowLayout(row, 6)
    layout.setContentsMargins(0, 3, 0, 0)
    for tag in tags:
        layout.addWidget(Pill(tag, "neutral"))
    return row
