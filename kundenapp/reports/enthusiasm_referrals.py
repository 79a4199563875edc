"""Whether the delighted come back and tell others, what growth is owed to that, and who sent the most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus.flowables import Spacer
from reportlab.platypus.tables import Table, TableStyle

from kundenapp.domain.limits import NOTE
from kundenapp.domain.referral_proof import share_words
from kundenapp.i18n import _
from kundenapp.reports import parts, style
from kundenapp.reports.layout import WIDTH

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

    from kundenapp.domain.enthusiasm_report import EnthusiasmReport
    from kundenapp.domain.proportion import Proportion
    from kundenapp.domain.referral import Ranking
    from kundenapp.domain.referral_proof import Proof
    from kundenapp.reports.text import Typesetter

_CLASS = 84
_SHARE = (WIDTH - _CLASS) / 2
_NAME, _COUNT_WORDS = 160, 165
_LINES = TableStyle(
    [
        ("RIGHTPADDING", (0, 0), (-2, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LINEBELOW", (0, 0), (-1, -1), style.LINE, style.BORDER),
    ],
    parent=parts.BARE,
)


def story(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    """Return the section; nothing if nobody could come back or tell anybody yet."""
    content: list[Flowable] = []
    if report.proof is not None and report.proof.has_cases:
        content += _proof(report.proof, text)
    if report.growth is not None and report.growth.growth is not None:
        heading = _("Verdientes Wachstum {years}").format(years=report.growth.years_words)
        content += [Spacer(0, 10), text.paragraph(heading, style.STRONG)]
        content.append(text.paragraph(report.growth.growth.sentence, style.BODY))
    if report.ranking is not None and report.ranking.places:
        content += _ranking(report.ranking, text)
    if not content:
        return []
    whole_file = _("Aus der ganzen Kartei und allen Jahren, nicht nur aus diesem Zeitraum.")
    return [
        *parts.section(text.paragraph(_("Was daraus wird"), style.SECTION)),
        text.paragraph(whole_file, style.SECONDARY),
        Spacer(0, 4),
        *content,
    ]


def _proof(proof: Proof, text: Typesetter) -> list[Flowable]:
    heads = (_("Antwort"), _("Kommt wieder"), _("Hat uns empfohlen"))
    cells = [[text.paragraph(words, style.TABLE_HEAD) for words in heads]]
    cells += [
        [
            text.paragraph(row.answer_class.label, style.CELL_STRONG),
            text.paragraph(_share(row.came_back), style.CELL),
            text.paragraph(_share(row.recommended), style.CELL),
        ]
        for row in proof.rows
    ]
    table = Table(cells, colWidths=(_CLASS, _SHARE, _SHARE), style=_LINES)
    return [
        *(text.paragraph(sentence, style.BODY) for sentence in proof.sentences),
        Spacer(0, 6),
        table,
        Spacer(0, 4),
        text.paragraph(" ".join(proof.notes), style.NOTICE, NOTE),
    ]


def _share(share: Proportion) -> str:
    return share_words(share).replace(" %", "\N{NO-BREAK SPACE}%")


def _ranking(ranking: Ranking, text: Typesetter) -> list[Flowable]:
    cells = [
        [
            text.fitted(place.name, style.CELL_STRONG, _NAME - 10),
            text.paragraph(place.tally.count_words, style.CELL),
            text.paragraph(place.tally.worth_words, style.CELL),
        ]
        for place in ranking.places
    ]
    widths = (_NAME, _COUNT_WORDS, WIDTH - _NAME - _COUNT_WORDS)
    return [
        Spacer(0, 10),
        text.paragraph(_("Unsere beste Werbung"), style.STRONG),
        Table(cells, colWidths=widths, style=_LINES),
        Spacer(0, 4),
        text.paragraph(ranking.note, style.NOTICE),
    ]
