"""The card Kontakt: how a customer is reached, to read and to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.consent import ConsentState
from kundenapp.domain.contact import ContactKind, PhoneKind
from kundenapp.domain.dates import full_day, since_text
from kundenapp.domain.origin import Source
from kundenapp.i18n import _
from kundenapp.services.phone_display import shown_number
from kundenapp.ui import icons
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card
from kundenapp.ui.common.flow import FlowLayout
from kundenapp.ui.common.focus import in_order
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.pills import Pill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.domain.consent import Consent
    from kundenapp.domain.contact import Phone
    from kundenapp.domain.contact_person import ContactPerson
    from kundenapp.domain.customer import Customer


_LINES_SHOWN = 5


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
        self.more_button = ghost_button("")
        self.more_button.clicked.connect(self._on_more_clicked)
        self._shows_all = False
        self._lines: list[tuple[str, str]] = []
        self._tags: tuple[str, ...] = ()
        self._content: QWidget | None = None
        self.title_row.insertWidget(1, self.more_button)

    def show_customer(self, customer: Customer, recommended_by: str = "") -> None:
        """Show how `customer` is reached; `recommended_by` is the name of who sent them."""
        self._lines, self._tags = contact_lines(customer, recommended_by), customer.tags
        self._show()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._shows_all = not self._shows_all
        self._show()

    def _show(self) -> None:
        """Show the lines; of many only the first until more are asked for, so that the Verlauf stays in sight."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        left_out = len(self._lines) - _LINES_SHOWN if len(self._lines) > _LINES_SHOWN + 1 else 0
        for icon_name, text in self._lines[: len(self._lines) if self._shows_all else len(self._lines) - left_out]:
            column.addWidget(IconLine(icon_name, text))
        if not self._lines:
            nothing = _("Noch keine Telefonnummer, E-Mail oder Anschrift.")
            column.addWidget(PlainLabel(nothing, "body", "text3", wrap=True))
        if self._tags:
            column.addWidget(_tag_row(self._tags))
        in_order(self.more_button, self.edit_button)
        self.more_button.setVisible(left_out > 0)
        self.more_button.set_text(
            _("Weniger zeigen") if self._shows_all else _("{count} mehr …").format(count=left_out)
        )
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.body.addWidget(content)


def contact_lines(customer: Customer, recommended_by: str = "") -> list[tuple[str, str]]:
    """Return how a customer is reached, whom else one meets there, and the rest: names of icons with their texts."""
    lines = [("phone", phone_text(phone)) for phone in customer.phones]
    lines += [("envelope", _with_remarks(email.address, email.kind, email.note)) for email in customer.emails]
    places = [
        ("map-pin", _with_remarks(address.one_line, address.kind, address.note)) for address in customer.addresses
    ]
    lines += places[:1]
    lines += [("user", person_text(person)) for person in customer.contact_persons]
    lines += places[1:]
    if customer.birthday:
        lines.append(("calendar", _("Geburtstag {day}").format(day=customer.birthday.text)))
    lines += [("shield-check", text) for text in consents_texts(customer.consents)]
    if customer.source is not Source.UNKNOWN:
        lines.append(("handshake", origin_text(customer, recommended_by)))
    return lines


def phone_text(phone: Phone) -> str:
    """Return a number with what a caller should know about it."""
    kind = "" if phone.kind is PhoneKind.LANDLINE else phone.kind.label
    return _joined(shown_number(phone.number), ", ".join(part for part in (kind, phone.note) if part))


def person_text(person: ContactPerson) -> str:
    """Return a contact person on one line: Ida Kröger, Büro · 0421 5550175 · ida@beispiel.de."""
    who = ", ".join(part for part in (person.person_name, person.role) if part)
    ways = (shown_number(person.phone) if person.phone else "", person.email, person.note)
    return _joined(who, *ways)


def consents_texts(consents: Iterable[Consent]) -> list[str]:
    """Return who may be asked by which way: Einwilligung: Telefon (02.03.2026), E-Mail; and what was withdrawn."""
    ways: dict[ConsentState, list[str]] = {}
    for consent in consents:
        day = f" ({full_day(consent.day)})" if consent.day else ""
        ways.setdefault(consent.state, []).append(f"{consent.channel.label}{day}")
    texts = {ConsentState.GIVEN: _("Einwilligung: {ways}"), ConsentState.WITHDRAWN: _("Widerrufen: {ways}")}
    return [text.format(ways=", ".join(ways[state])) for state, text in texts.items() if state in ways]


def origin_text(customer: Customer, recommended_by: str) -> str:
    """Return how a customer came: Empfehlung von Anneliese Köhler · 2024."""
    source = customer.source.label
    if recommended_by:
        source = _("{source} von {name}").format(source=source, name=recommended_by)
    return _joined(_("Gekommen durch: {source}").format(source=source), since_text(customer.source_on))


def _with_remarks(text: str, kind: ContactKind, note: str) -> str:
    return _joined(text, "" if kind is ContactKind.HOME else kind.label, note)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _tag_row(tags: tuple[str, ...]) -> QWidget:
    row = QWidget()
    layout = FlowLayout(row, 6)
    layout.setContentsMargins(0, 3, 0, 0)
    for tag in tags:
        layout.addWidget(Pill(tag, "neutral"))
    return row
