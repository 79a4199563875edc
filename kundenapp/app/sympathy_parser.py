"""The commands about the Sympathiematrix: who looks at it, and which customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.options import add_customers, add_employee, add_file
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.app.options import Commands


def add_sympathy_figures(about: Commands) -> None:
    """Add the figures of the Sympathiematrix."""
    words = _("die Zahlen der Sympathiematrix als JSON (UTF-8)")
    figures = about.add_parser("sympathy", help=words, description=words)
    add_file(figures)
    add_employee(figures)
    add_customers(figures)
    figures.set_defaults(command="figures sympathy")
