"""The Kundenbericht for the customer: a friendly letter about what we agreed on, without any judgement.

It never says what was said, how somebody felt, what we noted, or what we think of anybody. Only fields named here
reach the paper; a new field of the customer is left out until somebody decides otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable, KeepTogether, Spacer

from kundenapp.domain import limits
from kundenapp.domain.conversation import Channel, Conversation
from kundenapp.domain.customer import Formality
from kundenapp.domain.dates import full_day
from kundenapp.domain.letter import address_lines, letter_salutation
from kundenapp.domain.person_name import Salutation
from kundenapp.i18n import _
from kundenapp.reports import letter, parts, style
from kundenapp.reports.document import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kundenapp.domain.commitment import Commitment
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.customer_report import CustomerReport
    from kundenapp.reports.text import Typesetter

_LABEL = 25 * mm
_LOOKS = (style.LETTER_LABEL, style.LETTER)
_WRITTEN = (Channel.EMAIL, Channel.MESSENGER, Channel.LETTER)

_LAST_CONVERSATIONS = 5
"""A letter recalls the last ones; the complete list is in our own report."""


class _You(NamedTuple):
    """How the customer is spoken to: the pronoun in two cases, the words that ask for an answer, the last greeting."""

    you: str
    to_you: str
    tell_us: str
    regards: str


def _spoken_to(customer: Customer) -> _You:
    if customer.formality is Formality.FORMAL:
        return _You(_("Sie"), _("Ihnen"), _("Sagen Sie uns"), _("Mit freundlichen Grüßen"))
    if customer.salutation is Salutation.FAMILY:
        return _You(_("euch"), _("euch"), _("Sagt uns"), _("Herzliche Grüße"))
    return _You(_("dich"), _("dir"), _("Sag uns"), _("Herzliche Grüße"))


def part(report: CustomerReport, text: Typesetter) -> Part:
    """Return the letter as a part of a document."""
    head = letter.LetterHead(address_lines(report.customer), _details(report))
    first, later = letter.letter_pages(text, report.business, head)
    story = [
        *_opening(report, text),
        *_contact(report, text),
        *_partnership(report, text),
        *_next_steps(report, text),
        *_conversations(report, text),
    ]
    story += [*_closing(report, text), *parts.notices(text)]
    return Part(story, first, later)


def _details(report: CustomerReport) -> tuple[tuple[str, str], ...]:
    business = report.business
    details = (
        (_("Für {you} da").format(you=_spoken_to(report.customer).you), report.owner_name or report.author_name),
        (_("Telefon"), business.phone),
        (_("E-Mail"), business.email),
        (_("Datum"), full_day(report.created_on)),
    )
    return tuple((label, value) for label, value in details if value)


def _opening(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    intro = (
        _(
            "wir freuen uns, dass wir miteinander im Gespräch sind. Damit nichts vergessen wird, steht hier auf einen "
            "Blick, wie wir {you} erreichen und was als Nächstes ansteht."
        )
        if report.agreed
        else _(
            "wir freuen uns, dass wir miteinander im Gespräch sind. Damit wir {you} gut erreichen, steht hier, was wir "
            "uns dafür notiert haben."
        )
    )
    return [
        text.paragraph(_("Unsere Zusammenarbeit auf einen Blick"), style.LETTER_STRONG),
        Spacer(0, 22),
        text.paragraph(letter_salutation(report.customer), style.LETTER),
        Spacer(0, 8),
        text.paragraph(intro.format(you=_spoken_to(report.customer).you), style.LETTER),
    ]


def _section(text: Typesetter, words: str) -> list[Flowable]:
    return parts.section(text.paragraph(words, style.LETTER_SECTION), 14)


def _contact(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    lines = parts.contact_lines(report.customer, with_notes=False)
    spoken_to = _spoken_to(report.customer)
    heading = _section(text, _("So erreichen wir {you}").format(you=spoken_to.you))
    if not lines:
        wish = _(
            "Wir haben noch keine Telefonnummer, E-Mail-Adresse oder Anschrift von {to_you}. {tell_us} gern, wie wir "
            "{you} am besten erreichen."
        ).format(**spoken_to._asdict())
        return [*heading, text.paragraph(wish, style.LETTER)]
    wish = _("Hat sich etwas geändert? {tell_us} kurz Bescheid, wir berichtigen es gern.")
    wish = wish.format(tell_us=spoken_to.tell_us)
    table = parts.labelled(text, lines, _LOOKS, (_LABEL, letter.WIDTH - _LABEL))
    return [*heading, table, Spacer(0, 3), text.paragraph(wish, style.LETTER)]


def _partnership(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    """Return what is shared, wished and promised, as far as there is some; never what was not kept."""
    partnership, you = report.partnership, _spoken_to(report.customer)
    if partnership is None:
        return []
    story: list[Flowable] = []
    lists = (
        (_("Das verbindet uns"), partnership.in_common),
        (_("Das wünschen wir uns"), partnership.wishes),
        (_("Das sagen wir {to_you} zu").format(to_you=you.to_you), _promised(partnership.ours)),
        (_("Das ist uns von {to_you} zugesagt").format(to_you=you.to_you), _promised(partnership.theirs)),
    )
    for heading, lines in lists:
        if lines:
            story += _section(text, heading)
            words = [text.paragraph(text.line(line, limits.TASK + 20), style.LETTER) for line in lines]
            cells = [[text.paragraph("•", style.LETTER), paragraph] for paragraph in words]
            story.append(parts.rows(cells, (4 * mm, letter.WIDTH - 4 * mm)))
    return story


def _promised(promises: Sequence[Commitment]) -> tuple[str, ...]:
    due = _("{what} (bis {day})")
    return tuple(due.format(what=one.what, day=full_day(one.due_on)) if one.due_on else one.what for one in promises)


def _next_steps(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    if not report.agreed:
        return []
    cells = []
    for follow_up in report.agreed:
        what = ", ".join(part for part in (text.line(follow_up.what, limits.TASK), parts.clock(follow_up)) if part)
        day = text.paragraph(full_day(follow_up.due_on), style.LETTER_LABEL)
        cells.append([day, text.paragraph(what, style.LETTER)])
    table = parts.rows(cells, (_LABEL, letter.WIDTH - _LABEL))
    return [*_section(text, _("Was wir vereinbart haben: die nächsten Schritte")), table]


def _conversations(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    found = [(entry.conversation, entry.employee_name) for entry in report.timeline if entry.conversation]
    held = [(conversation, name) for conversation, name in found if conversation.channel.is_contact]
    if not held:
        return []
    cells = [
        [text.paragraph(day, style.LETTER_LABEL), text.paragraph(words, style.LETTER)]
        for day, words in (_recalled(conversation, name) for conversation, name in held[:_LAST_CONVERSATIONS])
    ]
    return [*_section(text, _("Unsere letzten Gespräche")), parts.rows(cells, (_LABEL, letter.WIDTH - _LABEL))]


def _recalled(conversation: Conversation, name: str) -> tuple[str, str]:
    """Return the day of a conversation, and how and with whom it was held; never what was said."""
    channel = conversation.channel.label
    day = full_day(conversation.at.astimezone().date())
    if not name:
        return day, channel
    pattern = "{channel} · {name}" if conversation.channel in _WRITTEN else _("{channel} mit {name}")
    return day, pattern.format(channel=channel, name=name)


def _closing(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    business, author = report.business.name, report.author_name
    spoken_to = _spoken_to(report.customer)
    looking_forward = _("Wir freuen uns auf das nächste Gespräch mit {to_you}.")
    signed = [text.paragraph(author or business, style.LETTER)]
    if author:
        signed.append(text.paragraph(business, style.LETTER_LABEL))
    return [
        KeepTogether(
            [
                Spacer(0, 16),
                text.paragraph(looking_forward.format(to_you=spoken_to.to_you), style.LETTER),
                Spacer(0, 12),
                text.paragraph(spoken_to.regards, style.LETTER),
                Spacer(0, 34),
                *signed,
            ]
        )
    ]
