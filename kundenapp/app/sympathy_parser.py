"""The commands about the Sympathiematrix: whose sheet, who looks at it, and which customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.options import add_customers, add_employee, add_file, added
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.app.options import Commands


def add_sympathy_paper(about: Commands) -> None:
    """Add the Sympathiematrix-Blatt."""
    sheet = added(about, "sympathy", _("das Sympathiematrix-Blatt des Teams oder einer Person"))
    sheet.add_argument("--employee", metavar=_("NAME"), help=_("das Blatt dieser Person, sonst das des Teams"))
    add_employee(sheet)
    add_customers(sheet)


def add_sympathy_figures(about: Commands) -> None:
    """Add the figures of the Sympathiematrix."""
    words = _("die Zahlen der Sympathiematrix als JSON (UTF-8)")
    figures = about.add_parser("sympathy", help=words, description=words)
    add_file(figures)
    add_employee(figures)
    add_customers(figures)
    figures.set_defaults(command="figures sympathy")
