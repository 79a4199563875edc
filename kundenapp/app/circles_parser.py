"""The commands about the Schnittmenge: with which customer, and of which brand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.options import add_customer, add_file, added
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.app.options import Commands, Options


def add_circles_paper(about: Commands) -> None:
    """Add the Schnittmengen-Blatt."""
    _add_wanted(added(about, "circles", _("das Schnittmengen-Blatt eines Kunden, nur für uns")))


def add_overlap_figures(about: Commands) -> None:
    """Add the figures of the Schnittmenge."""
    words = _("die Zahlen der Schnittmenge mit einem Kunden als JSON (UTF-8)")
    figures = about.add_parser("overlap", help=words, description=words)
    add_file(figures)
    _add_wanted(figures)
    figures.set_defaults(command="figures overlap")


def _add_wanted(parser: Options) -> None:
    add_customer(parser)
    parser.add_argument("--brand", metavar=_("NAME"), help=_("was dieser Marke wichtig ist, sonst dem Betrieb"))
