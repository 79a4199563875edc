"""Parts that several reports share: headings, tables of labels and values, notes at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer
from reportlab.platypus.tables import Table, TableStyle

from kundenapp.domain.contact import Phone, PhoneKind
from kundenapp.domain.letter import place_lines
from kundenapp.i18n import _
from kundenapp.reports import fonts, style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.lib.styles import ParagraphStyle

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.reports.text import Typesetter

BARE = TableStyle(
    [
        # Even an empty cell names a font, and it shall be one that is embedded.
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, style.BODY.fontSize),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
)
_ROWS = TableStyle([("RIGHTPADDING", (0, 0), (-2, -1), 8)], parent=BARE)

_KEPT = "\N{NO-BREAK SPACE}"
"""Keeps the postal code and its city together."""


def section(heading: Flowable, before: float = 16) -> list[Flowable]:
    """Return room above a heading, and the heading, which never stands alone at the foot of a page."""
    return [Spacer(0, before), CondPageBreak(65), heading]


def rows(cells: list[list[Any]], widths: tuple[float, ...], gap: float = 2.5) -> Table:
    """Return a table without lines, rows `gap` apart, that breaks between any two rows."""
    look = TableStyle([("BOTTOMPADDING", (0, 0), (-1, -1), gap)], parent=_ROWS)
    return Table(cells, colWidths=widths, style=look, hAlign="LEFT")


def height_of(content: Sequence[Flowable], width: float) -> float:
    """Return how tall `content` is in a column."""
    room = style.PAGE_HEIGHT
    return sum(part.wrap(width, room)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in content)


def clock(follow_up: FollowUp) -> str:
    """Return "10:30 Uhr" for a follow-up that has a time of day, else nothing."""
    return _("{time} Uhr").format(time=f"{follow_up.due_time:%H:%M}") if follow_up.due_time else ""


def contact_lines(customer: Customer, *, with_notes: bool) -> list[tuple[str, str]]:
    """Return label and value of everything by which a customer is reached; a label stands once for its lines.

    What we noted about a phone number, an e-mail or an address is for us (`with_notes`).
    """
    phones = [_phone(phone, with_note=with_notes) for phone in customer.phones]
    emails = [
        _with_remarks(email.address, email.kind.label if len(customer.emails) > 1 else "", email.note * with_notes)
        for email in customer.emails
    ]
    addresses = [
        _with_remarks(
            ", ".join(line.replace(" ", _KEPT, 1) if line == address.place else line for line in place_lines(address)),
            address.kind.label if len(customer.addresses) > 1 else "",
            address.note * with_notes,
        )
        for address in customer.addresses
        if not address.is_empty
    ]
    return in_groups((_("Telefon"), phones), (_("E-Mail"), emails), (_("Anschrift"), addresses))


def in_groups(*groups: tuple[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return label and value of each value; a label stands beside the first of its values only."""
    return [(label if n == 0 else "", value) for label, values in groups for n, value in enumerate(values)]


def _phone(phone: Phone, *, with_note: bool) -> str:
    kind = phone.kind.label if phone.kind is not PhoneKind.LANDLINE else ""
    return _with_remarks(phone.number, kind, phone.note * with_note)


def _with_remarks(value: str, *remarks: str) -> str:
    """Return a value and what there is to say about it."""
    said = ", ".join(remark for remark in remarks if remark)
    return f"{value} · {said}" if said else value


def labelled(
    text: Typesetter,
    lines: Iterable[tuple[str, str]],
    looks: tuple[ParagraphStyle, ParagraphStyle],
    widths: tuple[float, float],
) -> Table:
    """Return the table of `lines`, each a label and a value, with a look and a width for either column."""
    cells = [[text.paragraph(name, looks[0]), text.snug(words, looks[1], widths[1])] for name, words in lines]
    return rows(cells, widths)


def notices(text: Typesetter) -> list[Flowable]:
    """Return what the reader has to know about the texts above; nothing if all were printed as typed."""
    return [Spacer(0, 14), *(text.paragraph(words, style.NOTICE) for words in text.notices)] if text.notices else []
