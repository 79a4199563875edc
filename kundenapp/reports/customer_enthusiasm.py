"""Begeisterung in the Kundenbericht for ourselves: the last answer, those before it, and what is still to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.tables import Table

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.dates import due, full_day
from kundenapp.domain.follow_up import FollowUpKind
from kundenapp.i18n import _
from kundenapp.reports import parts, style
from kundenapp.reports.layout import WIDTH

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from kundenapp.domain.answer import Answer
    from kundenapp.domain.customer_report import CustomerReport
    from kundenapp.reports.text import Typesetter

_VALUE = 46
_EARLIER = 5
_QUOTE = 300
"""So many letters of a comment; the whole of it stands in the Verlauf."""
_LOOKS = {
    AnswerClass.DETRACTOR: style.VALUE_BAD,
    AnswerClass.PASSIVE: style.VALUE_STONE,
    AnswerClass.PROMOTER: style.VALUE_GOOD,
}


def section(report: CustomerReport, text: Typesetter) -> list[Flowable]:
    """Return the section; nothing if the customer never answered."""
    if not report.answers:
        return []
    last, *earlier = report.answers
    about: list[Flowable] = [text.paragraph(_about(last), style.BODY)]
    if last.comment:
        about.append(text.paragraph(f"„{_quote(last.comment)}“", style.SECONDARY))
    if earlier:
        about.append(text.paragraph(_before(earlier), style.META))
    about += [text.paragraph(words, style.META) for words in _cases(report)]
    value = text.paragraph(str(last.value), _LOOKS[last.answer_class])
    table = Table([[value, about]], colWidths=(_VALUE, WIDTH - _VALUE), style=parts.BARE)
    return [*parts.section(text.paragraph(_("Begeisterung"), style.SECTION)), table]


def _about(answer: Answer) -> str:
    """Return the answer in words: "9 von 10 am 11.11.2026: begeistert · Beratung"."""
    feeling = {
        AnswerClass.DETRACTOR: _("unzufrieden"),
        AnswerClass.PASSIVE: _("zufrieden"),
        AnswerClass.PROMOTER: _("begeistert"),
    }[answer.answer_class]
    words = _("{answer} am {day}: {feeling}").format(answer=answer.words, day=full_day(answer.day), feeling=feeling)
    return " · ".join(part for part in (words, answer.occasion, answer.person) if part)


def _quote(comment: str) -> str:
    line = " ".join(comment.split())
    return line if len(line) <= _QUOTE else f"{line[:_QUOTE].rstrip()} …"


def _before(answers: list[Answer]) -> str:
    said = [
        _("{answer} am {day}").format(answer=answer.words, day=full_day(answer.day)) for answer in answers[:_EARLIER]
    ]
    more = len(answers) - len(said)
    return _("Vorher: {answers}").format(answers=", ".join(said)) + (
        " " + _("und {count} weitere").format(count=more) if more else ""
    )


def _cases(report: CustomerReport) -> list[str]:
    return [
        _("Nachfassen offen: {what} (fällig {when})").format(
            what=follow_up.what, when=due(follow_up.due_on, None, report.created_on)
        )
        for follow_up in report.follow_ups
        if follow_up.kind is FollowUpKind.AFTER_ANSWER
    ]
