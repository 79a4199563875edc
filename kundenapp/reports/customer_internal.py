"""The Kundenbericht for ourselves: everything we know, and therefore stamped INTERN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable, HRFlowable, Spacer
from reportlab.platypus.tables import Table, TableStyle

from kundenapp.domain import limits
from kundenapp.domain.commitment import Side
from kundenapp.domain.customer import Customer, CustomerKind, Status
from kundenapp.domain.dates import due, full_day
from kundenapp.i18n import _
from kundenapp.reports import circles, customer_assessment, customer_enthusiasm, fonts, parts, record, style, timeline
from kundenapp.reports.document import Part
from kundenapp.reports.layout import WIDTH, draw_pill, report_page

if TYPE_CHECKING:
    from kundenapp.domain.commitment import Commitment
    from kundenapp.domain.customer_report import CustomerReport
    from kundenapp.domain.follow_up import FollowUp
    from kundenapp.reports.text import Typesetter

_GUTTER = 10 * mm
_COLUMN = (WIDTH - _GUTTER) / 2
_LABEL, _PARTNERSHIP_LABEL = 66, 96
_SIDE_BY_SIDE = 110 * mm
"""Two columns are set beside each other if neither is taller; a table row cannot go over a page."""

_BOX = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, -1), style.WARN_SOFT),
        ("ROUNDEDCORNERS", [6, 6, 6, 6]),
        ("LEFTPADDING", (0, 0), (0, -1), 12),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ("TOPPADDING", (0, 0), (-1, -1), 9),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ],
    parent=parts.BARE,
)


def part(report: CustomerReport, text: Typesetter) -> Part:
    """Return the internal report as a part of a document."""
    page = report_page(text, report.business.name, _("Kundenbericht"), report.created_on, stamp=_("INTERN"))
    story: list[Flowable] = [_Head(report, text)]
    story += _tags(report.customer, text)
    story += _contact_and_follow_ups(report, text)
    story += _note(report.customer, text)
    story += _years(report.customer, text)
    story += customer_assessment.section(report, text)
    story += _circles(report, text)
    story += _partnership(report, text)
    story += customer_enthusiasm.section(report, text)
    story += _timeline(report, text, page.height)
    story += _next_step(report, text)
    story += parts.notices(text)
    return Part(story, page)


class _Head(Flowable):
    """Bubble, name, what the customer is in one line, and the status at the right."""

    _BUBBLE, _INITIALS = 40, 14
    _INDENT = style.TAGS.leftIndent
    _PILL = 80

    def __init__(self, report: CustomerReport, text: Typesetter) -> None:
        super().__init__()
        customer = report.customer
        name = text.line(customer.display_name)
        self._name = text.snug(name, style.TITLE if len(name) <= 60 else style.LONG_TITLE, WIDTH)
        self._facts = text.paragraph(" · ".join(_facts(report)), style.SUBTITLE)
        self._initials = text.line(customer.initials)
        self._status = customer.status

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        room = width - self._INDENT
        self._name_height = self._name.wrap(room - self._PILL, height)[1]
        self._facts_height = self._facts.wrap(room, height)[1]
        self.height = max(self._BUBBLE, self._name_height + self._facts_height + 2)
        return width, self.height

    def draw(self) -> None:
        canvas, radius = self.canv, self._BUBBLE / 2
        canvas.setFillColor(style.STONE_SOFT)
        canvas.circle(radius, self.height - radius, radius, stroke=0, fill=1)
        canvas.setFillColor(style.STONE)
        canvas.setFont(fonts.SEMIBOLD, self._INITIALS)
        baseline = self.height - radius - self._INITIALS * fonts.CAP_HEIGHT / 2
        canvas.drawCentredString(radius, baseline, self._initials)
        self._name.drawOn(canvas, self._INDENT, self.height - self._name_height)
        self._facts.drawOn(canvas, self._INDENT, self.height - self._name_height - self._facts_height - 2)
        is_ours = self._status in (Status.CUSTOMER, Status.PARTNER)
        fill, ink = (style.ACCENT_SOFT, style.ACCENT) if is_ours else (style.STONE_SOFT, style.STONE)
        draw_pill(canvas, self._status.label, self.width, self.height - 13, fill, ink)


def _facts(report: CustomerReport) -> list[str]:
    customer = report.customer
    is_company = customer.kind is CustomerKind.COMPANY and bool(customer.company)
    other_name = customer.person_name if is_company else customer.company
    facts = [", ".join(part for part in (other_name, customer.role, customer.department) if part), customer.number]
    if customer.customer_since:
        facts.append(_("Kunde seit {year}").format(year=customer.customer_since.year))
    if report.owner_name:
        facts.append(_("betreut von {name}").format(name=report.owner_name))
    return [fact for fact in facts if fact]


def _tags(customer: Customer, text: Typesetter) -> list[Flowable]:
    if not customer.tags:
        return []
    words = _("Schlagwörter: {tags}").format(tags=", ".join(text.line(tag) for tag in customer.tags))
    return [Spacer(0, 2), text.paragraph(words, style.TAGS, limits.NOTE)]


def _contact_and_follow_ups(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    left, right = _contact(report, text, _COLUMN), _follow_ups(report, text, _COLUMN)
    if max(parts.height_of(left, _COLUMN), parts.height_of(right, _COLUMN)) <= _SIDE_BY_SIDE:
        return [Spacer(0, 18), Table([[left, "", right]], colWidths=[_COLUMN, _GUTTER, _COLUMN], style=parts.BARE)]
    contact, follow_ups = _contact(report, text, WIDTH), _follow_ups(report, text, WIDTH)
    return [*parts.section(contact[0]), *contact[1:], *parts.section(follow_ups[0]), *follow_ups[1:]]


def _contact(report: CustomerReport, text: Typesetter, width: float) -> list[Flowable]:
    lines = [*parts.contact_lines(report.customer, with_notes=True), *record.lines(report)]
    heading = text.paragraph(_("Kontakt"), style.SECTION)
    if not lines:
        return [heading, text.paragraph(_("Noch keine Kontaktdaten."), style.SECONDARY)]
    return [heading, parts.labelled(text, lines, (style.LABEL, style.BODY), (_LABEL, width - _LABEL))]


def _follow_ups(report: CustomerReport, text: Typesetter, width: float) -> list[Flowable]:
    heading = text.paragraph(_("Offene Wiedervorlagen"), style.SECTION)
    if not report.follow_ups:
        return [heading, text.paragraph(_("Nichts offen."), style.SECONDARY)]
    cells = [
        [text.paragraph(full_day(follow_up.due_on), style.LABEL), _follow_up(follow_up, report, text)]
        for follow_up in report.follow_ups
    ]
    return [heading, parts.rows(cells, (_LABEL, width - _LABEL), gap=5)]


def _follow_up(follow_up: FollowUp, report: CustomerReport, text: Typesetter) -> list[Flowable]:
    is_overdue = follow_up.due_on < report.created_on
    facts = [parts.clock(follow_up), report.employee_name(follow_up.employee_id)]
    if is_overdue:
        facts.insert(0, _("{since} überfällig").format(since=due(follow_up.due_on, None, report.created_on)))
    what: list[Flowable] = [text.paragraph(follow_up.what, style.BODY, limits.TASK)]
    words = " · ".join(fact for fact in facts if fact)
    return [*what, text.paragraph(words, style.OVERDUE if is_overdue else style.META)] if words else what


def _note(customer: Customer, text: Typesetter) -> list[Flowable]:
    paragraphs = text.paragraphs(customer.note, style.NOTE)
    return [*parts.section(text.paragraph(_("Merkzettel"), style.SECTION)), *paragraphs] if paragraphs else []


def _years(customer: Customer, text: Typesetter) -> list[Flowable]:
    lines = record.years(customer)
    if not lines:
        return []
    table = parts.labelled(text, lines, (style.LABEL, style.BODY), (_LABEL, WIDTH - _LABEL))
    return [*parts.section(text.paragraph(_("Umsatz und Aufwand"), style.SECTION)), table]


def _circles(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    if report.circles is None:
        return []
    return [*parts.section(text.paragraph(_("Schnittmenge"), style.SECTION)), circles.summary(report.circles, text)]


def _partnership(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    found = report.partnership
    if found is None:
        return []
    promises = (*found.ours, *found.theirs)
    lists = (
        (_("Gemeinsamkeiten"), found.in_common),
        (_("Wünsche"), found.wishes),
        (_("Zusagen"), tuple(_promised(one, report) for one in promises)),
    )
    lines = [(label if not index else "", one) for label, ones in lists for index, one in enumerate(ones)]
    looks = (style.LABEL, style.BODY)
    table = parts.labelled(text, lines, looks, (_PARTNERSHIP_LABEL, WIDTH - _PARTNERSHIP_LABEL))
    return [*parts.section(text.paragraph(_("Partnerschaft"), style.SECTION)), table]


def _promised(promise: Commitment, report: CustomerReport) -> str:
    who = _("Wir") if promise.side is Side.US else _("Der Kunde")
    when = due(promise.due_on, None, report.created_on) if promise.due_on else _("ohne Termin")
    return f"{who}: {promise.what} ({when})"


def _timeline(report: CustomerReport, text: Typesetter, page_height: float) -> list[Flowable]:
    line = HRFlowable("100%", style.LINE, color=style.BORDER, lineCap="butt", spaceBefore=0, spaceAfter=0)
    if report.timeline:
        return [Spacer(0, 16), line, Spacer(0, 12), timeline.table(report.timeline, text, page_height)]
    heading = text.paragraph(_("Verlauf"), style.SECTION)
    nothing = text.paragraph(_("Noch kein Gespräch festgehalten."), style.SECONDARY)
    return [Spacer(0, 16), line, *parts.section(heading, 12), nothing]


def _next_step(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    if not report.follow_ups:
        return []
    follow_up = report.follow_ups[0]
    day, today = follow_up.due_on, report.created_on
    if day < today:
        when = _("Fällig war der {day}").format(day=full_day(day))
    elif day == today:
        when = _("Heute fällig")
    else:
        when = _("Fällig am {day}").format(day=full_day(day))
    name = text.line(report.employee_name(follow_up.employee_id))
    what = text.line(follow_up.what, limits.TASK).rstrip(".")
    words = f"{what}. {when} ({name})." if name else f"{what}. {when}."
    cells = [[text.paragraph(_("Nächster Schritt"), style.NEXT_STEP), text.paragraph(words, style.BODY)]]
    return [Spacer(0, 16), Table(cells, colWidths=[98, WIDTH - 98], style=_BOX)]
