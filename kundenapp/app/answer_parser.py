"""The commands about answers: which window, which answers, of which customers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kundenapp.app.arguments import WantedAnswers
from kundenapp.app.circles_parser import add_overlap_figures
from kundenapp.app.options import STATUSES, add_file, added
from kundenapp.app.sympathy_parser import add_sympathy_figures
from kundenapp.domain.answer import Scale
from kundenapp.domain.answer_cards import parse_pages
from kundenapp.domain.answer_filter import AnswerFilter, CountingMode
from kundenapp.domain.answer_windows import WindowChoice
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.origin import Source
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.app.options import Commands, Options

_PERIODS = {
    "12monate": WindowChoice.LAST_12_MONTHS,
    "90tage": WindowChoice.LAST_90_DAYS,
    "quartal": WindowChoice.THIS_QUARTER,
    "vorquartal": WindowChoice.LAST_QUARTER,
    "jahr": WindowChoice.THIS_YEAR,
    "vorjahr": WindowChoice.LAST_YEAR,
    "alles": WindowChoice.ALL,
}
_MODES = {"kunde": CountingMode.LATEST_PER_CUSTOMER, "antwort": CountingMode.ALL_ANSWERS}
_SOURCES = {
    "unbekannt": Source.UNKNOWN,
    "empfehlung": Source.REFERRAL,
    "ruf": Source.REPUTATION,
    "laufkundschaft": Source.WALK_IN,
    "werbung": Source.ADVERTISING,
    "aktion": Source.PROMOTION,
    "kaltakquise": Source.COLD_CALL,
}


def add_answer_papers(about: Commands) -> None:
    """Add the reports about answers."""
    report = added(about, "enthusiasm", _("der Begeisterungsbericht"))
    _add_wanted(report)
    report.add_argument(
        "--without-names",
        dest="with_names",
        action="store_false",
        help=_("ohne Namen, Tage und Anlässe, zum Weitergeben"),
    )
    cards = added(about, "cards", _("Antwortkarten zum Ausdrucken, vier auf einer Seite"))
    cards.add_argument("--pages", metavar=_("SEITEN"), type=_pages, default=1, help=_("wie viele Seiten, sonst eine"))


def _pages(text: str) -> int:
    try:
        return parse_pages(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_figures(commands: Commands) -> None:
    """Add the command `figures` with everything that is told in numbers."""
    figures = commands.add_parser("figures", help=_("Zahlen als JSON ausgeben"))
    about = figures.add_subparsers(title=_("Zahlen"), metavar=_("ZAHLEN"), required=True)
    words = _("die Zahlen der Begeisterung als JSON (UTF-8)")
    enthusiasm = about.add_parser("enthusiasm", help=words, description=words)
    add_file(enthusiasm)
    _add_wanted(enthusiasm)
    enthusiasm.set_defaults(command="figures enthusiasm")
    add_sympathy_figures(about)
    add_overlap_figures(about)


def _add_wanted(parser: Options) -> None:
    parser.add_argument("--period", choices=list(_PERIODS), help=_("der Zeitraum, sonst die letzten 12 Monate"))
    parser.add_argument(
        "--from", dest="first", metavar=_("TAG"), help=_("oder von diesem Tag an, zum Beispiel 2026-07-01 oder 1.7.")
    )
    parser.add_argument("--to", dest="last", metavar=_("TAG"), help=_("bis zu diesem Tag, sonst bis heute"))
    parser.add_argument(
        "--mode", choices=list(_MODES), help=_("je Kunde die letzte Antwort (so ist es sonst) oder jede")
    )
    parser.add_argument(
        "--scale", choices=[scale.value for scale in Scale], help=_("die Skala, sonst die, auf der jetzt gefragt wird")
    )
    parser.add_argument(
        "--status", dest="answer_status", choices=list(STATUSES), help=_("nur Kunden mit diesem Status")
    )
    parser.add_argument("--tag", metavar=_("WORT"), help=_("nur Kunden mit diesem Schlagwort"))
    parser.add_argument(
        "--source", dest="answer_source", choices=list(_SOURCES), help=_("nur Kunden, die so gekommen sind")
    )


def wanted_answers(asked: argparse.Namespace) -> WantedAnswers:
    """Return which answers the options ask for."""
    return WantedAnswers(
        period=_PERIODS[asked.period] if asked.period else None,
        first=asked.first or "",
        last=asked.last or "",
        mode=_MODES[asked.mode or "kunde"],
        scale=Scale(asked.scale) if asked.scale else None,
        customers=AnswerFilter(
            source=_SOURCES[asked.answer_source] if asked.answer_source else None,
            tag=asked.tag or "",
            status=STATUSES[asked.answer_status] if asked.answer_status else None,
        ),
    )
