"""The Begeisterungsbericht: the score and how sure it is, its course, who answered, what was said and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer
from reportlab.platypus.tables import Table

from kundenapp.domain import limits, nps_words
from kundenapp.domain.file_names import safe_file_name
from kundenapp.domain.progress import Progress, unwatched
from kundenapp.domain.text import clean_line
from kundenapp.drawing.distribution import distribution
from kundenapp.drawing.legend import trend_legend
from kundenapp.drawing.score_bar import score_bar
from kundenapp.drawing.trend import trend
from kundenapp.i18n import _
from kundenapp.reports import enthusiasm_comments, enthusiasm_referrals, painter, parts, style
from kundenapp.reports.charts import LETTERING, drawn
from kundenapp.reports.document import Part, open_document
from kundenapp.reports.layout import WIDTH, About, report_page
from kundenapp.reports.rendered import RenderedReport
from kundenapp.reports.text import Typesetter

if TYPE_CHECKING:
    from kundenapp.domain.enthusiasm_report import EnthusiasmReport

_GUTTER = 10 * mm
_COLUMN = (WIDTH - _GUTTER) / 2
_SCORE = 86
"""Room for the widest score, "−100"."""
_CAUSE = 200
_TREND_HEIGHT, _DISTRIBUTION_HEIGHT = 120, 104
_MOST_CAUSES = 12


def render_enthusiasm_report(report: EnthusiasmReport, progress: Progress = unwatched) -> RenderedReport:
    """Draw the report.

    Raises
    ------
    FaultError
        `Fault.FONT_MISSING` if the fonts of the program are not there.
    StoppedError
        as soon as `progress` says so.
    """
    text = Typesetter()
    label = report.figures.window.label
    title = _("Begeisterung {window}").format(window=label)
    subject = _("Intern") if report.with_names else _("Ohne Namen")
    about = About(title, clean_line(text.line(report.business.name)), subject, report.created_on)
    page = report_page(
        text,
        report.business.name,
        _("Begeisterungsbericht"),
        report.created_on,
        stamp=_("INTERN") if report.with_names else "",
        is_personal=report.with_names,
    )
    with open_document(about, lambda: progress(0, 1)) as document:
        document.add(Part(_story(report, text), page))
        pdf = document.finished()
    file_name = safe_file_name(f"{_('Begeisterung')} {label}", f"_{report.created_on.isoformat()}.pdf")
    return RenderedReport(pdf, title, file_name, text.notices)


def _story(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    story = _head(report, text)
    if report.is_empty:
        story += _nobody_answered(report, text)
    else:
        story += [*_score(report, text), *_trend(report, text), *_answers(report, text), *_cases(report, text)]
        story += enthusiasm_referrals.story(report, text)
        story += enthusiasm_comments.story(report, text)
        story += _method(report, text)
    return [*story, *parts.notices(text)]


def _head(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    return [
        text.paragraph(_("Begeisterung"), style.TITLE),
        text.paragraph(report.scope, style.SUBTITLE),
        text.paragraph(_("Gefragt wird: „{question}“").format(question=report.question), style.SUBTITLE),
    ]


def _nobody_answered(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    words = _(
        "In diesem Zeitraum hat noch niemand geantwortet. Fragen Sie beim nächsten Gespräch, oder legen Sie "
        "Antwortkarten aus; sie lassen sich unter „Berichte“ drucken."
    )
    return [
        Spacer(0, 18),
        text.paragraph(_("Noch keine Antwort"), style.SECTION),
        text.paragraph(words, style.BODY),
        *parts.section(text.paragraph(_("Wer gefragt wurde"), style.SECTION)),
        _reach(report, text, WIDTH),
    ]


def _score(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    figures, score = report.figures, report.figures.score
    about = [text.paragraph(_("Begeisterungswert"), style.STRONG)]
    big = ""
    if score.points is not None and score.interval is not None:
        big = nps_words.points_text(score.points)
        likely = nps_words.interval_text(score.interval)
        warned = ", ".join(words for words in (likely, nps_words.certainty_text(score.certainty)) if words)
        about.append(text.paragraph(warned, style.BODY))
    else:
        about.append(text.paragraph(nps_words.missing_text(score), style.BODY))
    about.append(text.paragraph(_basis(report), style.SECONDARY))
    if figures.change_sentence:
        change = figures.change_sentence
        about.append(text.paragraph(f"{change[:1].upper()}{change[1:]}.", style.SECONDARY))
    left_out = " ".join(part for part in (figures.other_scale_sentence, report.nameless_sentence) if part)
    if left_out:
        about.append(text.paragraph(left_out, style.SECONDARY))
    row: list[list[object]] = [[text.paragraph(big, style.BIG_NUMBER), about]] if big else [[about]]
    widths = (_SCORE, WIDTH - _SCORE) if big else (WIDTH,)
    said: list[Flowable] = [Spacer(0, 14), Table(row, colWidths=widths, style=parts.BARE)]
    if not score.counts.total:
        return said
    return [*said, Spacer(0, 12), drawn(score_bar(score, WIDTH, LETTERING, figures.scale))]


def _basis(report: EnthusiasmReport) -> str:
    """Return what the score rests on, without the days: they stand above."""
    counts, basis = report.figures.counts, report.figures.basis.rsplit(", ", 1)[0]
    sentence = f"{basis[:1].upper()}{basis[1:]}."
    return f"{sentence} {nps_words.classes_text(counts)}." if counts.total else sentence


def _trend(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    points = report.figures.trend
    if all(point.score.points is None for point in points):
        return []
    caption = _("Jeder Punkt zählt die 12 Monate davor, je Kunde die letzte Antwort.")
    return [
        *parts.section(text.paragraph(_("Verlauf"), style.SECTION)),
        drawn(trend(points, WIDTH, _TREND_HEIGHT, LETTERING)),
        drawn(trend_legend(points, WIDTH, LETTERING)),
        Spacer(0, 3),
        text.paragraph(caption, style.NOTICE),
    ]


def _answers(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    """Return how often each answer was given beside what became of the question."""
    figures = report.figures
    if not figures.counts.total:
        heading = text.paragraph(_("Wer gefragt wurde"), style.SECTION)
        return [*parts.section(heading), _reach(report, text, WIDTH)]
    chart = distribution(figures.distribution, _COLUMN, _DISTRIBUTION_HEIGHT, LETTERING, figures.scale)
    left = [text.paragraph(_("Verteilung"), style.SECTION), drawn(chart)]
    right = [text.paragraph(_("Wer gefragt wurde"), style.SECTION), _reach(report, text, _COLUMN)]
    table = Table([[left, "", right]], colWidths=(_COLUMN, _GUTTER, _COLUMN), style=parts.BARE)
    return [Spacer(0, 16), table]


def _reach(report: EnthusiasmReport, text: Typesetter, width: float) -> Flowable:
    reach = report.figures.reach
    lines = [
        (reach.answered, _("haben geantwortet")),
        (reach.declined, _("wollten nicht antworten")),
        (reach.open, _("haben noch nicht geantwortet")),
        (reach.never_asked, _("wurden nicht gefragt")),
    ]
    cells: list[list[Flowable]] = [
        [text.paragraph(limits.grouped(count), style.COUNT), text.paragraph(words, style.BODY)]
        for count, words in lines
    ]
    number = _room_for(*(count for count, _words in lines))
    cells.append([text.paragraph("", style.BODY), text.paragraph(_("Gezählt sind Kunden und Partner."), style.META)])
    if reach.asked:
        words = reach.answered_of_asked.words.replace(" %", "\N{NO-BREAK SPACE}%")
        share = _("Von den Gefragten antworteten {words}.").format(words=words)
        cells.append([text.paragraph("", style.BODY), text.paragraph(share, style.META)])
    return parts.rows(cells, (number, width - number))


def _room_for(*counts: int) -> float:
    """Return the width of a column of counts."""
    return max(painter.text_width(limits.grouped(count), style.COUNT.fontSize, 600) for count in counts) + 10


def _cases(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    if not report.cases.words:
        return []
    story = [
        *parts.section(text.paragraph(_("Nachfassen"), style.SECTION)),
        text.paragraph(_("Nach diesen Antworten: {counts}.").format(counts=report.cases.words), style.BODY),
    ]
    if report.causes:
        heading = text.paragraph(_("Woran es lag"), style.TABLE_HEAD)
        story += [Spacer(0, 5), CondPageBreak(80), heading, Spacer(0, 3)]
        shown = report.causes[:_MOST_CAUSES]
        cells = [
            [
                text.paragraph(limits.grouped(one.cases), style.COUNT),
                text.paragraph(one.cause, style.BODY, limits.TAG),
                text.paragraph(_open_words(one.open_cases), style.META),
            ]
            for one in shown
        ]
        number = _room_for(*(one.cases for one in shown))
        story.append(parts.rows(cells, (number, _CAUSE, WIDTH - number - _CAUSE)))
        left = len(report.causes) - len(shown)
        if left:
            words = _("… und {count} weitere").format(count=limits.grouped(left))
            story.append(text.paragraph(words, style.META))
    return story


def _open_words(count: int) -> str:
    return _("davon {count} offen").format(count=limits.grouped(count)) if count else ""


def _method(report: EnthusiasmReport, text: Typesetter) -> list[Flowable]:
    words = _(
        "So ist gerechnet: Begeisterte (9 und 10) minus Kritiker ({detractors}) in Prozent aller Antworten, von −100 "
        "bis +100 (Net Promoter Score). „Wahrscheinlich“ ist der Bereich, der in 95 von 100 Fällen stimmt (AW(3,T), "
        "Rocks 2016). Unter 5 Antworten gibt es keinen Wert, unter 30 ist er sehr unsicher. Net Promoter und NPS sind "
        "Marken von Bain & Company, NICE Systems und Fred Reichheld."
    ).format(detractors=_detractors(report))
    return [Spacer(0, 18), CondPageBreak(50), text.paragraph(words, style.NOTICE, 2 * len(words))]


def _detractors(report: EnthusiasmReport) -> str:
    return _("{lowest} bis 6").format(lowest=report.figures.scale.lowest)
