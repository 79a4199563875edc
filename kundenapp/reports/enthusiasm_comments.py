"""What customers said, by class, over as many pages as it takes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer

from kundenapp.domain.answer import AnswerClass, class_of, words_of
from kundenapp.domain.enthusiasm_report import class_heading
from kundenapp.i18n import _
from kundenapp.reports import parts, style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.domain.enthusiasm_report import EnthusiasmReport
    from kundenapp.reports.text import Typesetter

_WITH_TITLE, _WITH_HEADING, _TOGETHER = 160, 75, 44
"""So much of what follows stays on the page of a heading, and so much of a comment on that of its first line."""
_LOOKS = {
    AnswerClass.DETRACTOR: style.CLASS_BAD,
    AnswerClass.PASSIVE: style.CLASS_STONE,
    AnswerClass.PROMOTER: style.CLASS_GOOD,
}


def story(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    """Return the section of the comments; nothing if nobody said anything."""
    if not report.comments_in_all:
        return []
    content = [CondPageBreak(_WITH_TITLE), *parts.section(text.paragraph(_("In ihren Worten"), style.SECTION))]
    if report.comments_sentence:
        content.append(text.paragraph(report.comments_sentence, style.SECONDARY))
    for answer_class, said in groupby(_said(report), key=lambda one: class_of(one[0])):
        lines = list(said)
        content += [Spacer(0, 10), CondPageBreak(_WITH_HEADING)]
        content.append(text.paragraph(class_heading(answer_class, len(lines)), _LOOKS[answer_class]))
        for _value, head, words in lines:
            content += [Spacer(0, 6), CondPageBreak(_TOGETHER), text.paragraph(head, style.META)]
            content += text.paragraphs(words, style.SAID)
    return content


def _said(report: EnthusiasmReport) -> Iterator[tuple[int, str, str]]:
    """Yield the answer, the line above the words and the words."""
    for one in report.comments:
        yield one.answer.value, f"{one.answer.words} · {one.source}", one.answer.comment
    for bare in report.bare_comments:
        yield bare.value, words_of(bare.value, bare.scale), bare.words
