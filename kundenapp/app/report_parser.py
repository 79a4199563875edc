"""The commands that write paper or files for other programs, and which customers they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.answer_parser import add_answer_papers
from kundenapp.app.circles_parser import add_circles_paper
from kundenapp.app.options import CATEGORIES, STATUSES, add_customer, add_customers, add_employee, added
from kundenapp.app.sympathy_parser import add_sympathy_paper
from kundenapp.domain.customer_list import CustomerFilter, ListOrder
from kundenapp.domain.customer_report import ReportKind
from kundenapp.i18n import _

if TYPE_CHECKING:
    import argparse

    from kundenapp.app.german_arguments import GermanArgumentParser

    Commands = argparse._SubParsersAction[GermanArgumentParser]  # noqa: SLF001

_ORDERS = {"name": ListOrder.NAME, "faellig": ListOrder.DUE, "kontakt": ListOrder.LAST_CONTACT}


def add_reports(commands: Commands) -> None:
    """Add the command `report` with all reports."""
    report = commands.add_parser("report", help=_("einen Bericht als PDF schreiben"))
    about = report.add_subparsers(title=_("Berichte"), metavar=_("BERICHT"), required=True)
    customer = added(about, "customer", _("der Bericht über einen Kunden"))
    add_customer(customer)
    _add_kind(customer)
    add_employee(customer)
    customers = added(about, "customers", _("die Berichte über viele Kunden in einem PDF"))
    _add_kind(customers)
    _add_choice(customers)
    customers.add_argument(
        "--duplex", dest="two_sided", action="store_true", help=_("jeden auf einer Vorderseite beginnen")
    )
    add_employee(customers)
    _add_choice(added(about, "list", _("die Kundenliste")))
    follow_ups = added(about, "followups", _("die Wiedervorlagen einer Woche"))
    follow_ups.add_argument(
        "--week",
        metavar=_("WOCHE"),
        default="this",
        help=_("this, next oder ein Tag daraus wie 2026-11-23 oder 2.12.; sonst diese"),
    )
    follow_ups.add_argument("--employee", metavar=_("NAME"), help=_("nur was diese Person zu tun hat"))
    add_answer_papers(about)
    add_sympathy_paper(about)
    add_circles_paper(about)
    add_customer(added(about, "partner", _("die Partnervereinbarung mit einem Kunden, für beide zum Unterschreiben")))


def add_exports(commands: Commands) -> None:
    """Add the command `export` with everything that other programs can read."""
    export = commands.add_parser("export", help=_("etwas für andere Programme schreiben"))
    about = export.add_subparsers(title=_("Was"), metavar=_("WAS"), required=True)
    card = added(about, "vcard", _("die Visitenkarte eines Kunden"), command="export", metavar="VCF")
    add_customer(card)
    card.add_argument("--note", action="store_true", help=_("auch den Merkzettel mitgeben"))


def _add_kind(parser: GermanArgumentParser) -> None:
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in ReportKind],
        required=True,
        help=_("intern mit allem, kunde mit dem, was der Kunde lesen soll"),
    )


def _add_choice(parser: GermanArgumentParser) -> None:
    """Add the options that choose and order customers."""
    add_customers(parser)
    parser.add_argument(
        "--sort",
        choices=list(_ORDERS),
        help=_("die Reihenfolge: nach Name, fällig zuerst oder lange nicht gesprochen zuerst"),
    )


def wanted_customers(asked: argparse.Namespace) -> CustomerFilter:
    """Return which customers the options ask for."""
    return CustomerFilter(
        text=asked.search or "",
        due_only=asked.due,
        order=_ORDERS[asked.sort or "name"],
        statuses=frozenset(STATUSES[name] for name in asked.statuses or ()),
        categories=frozenset(CATEGORIES[name] for name in asked.categories or ()),
        tag=asked.tag or "",
    )
