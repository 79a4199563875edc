"""The command that writes a Partnervereinbarung."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.app.report_commands import opened, written

if TYPE_CHECKING:
    from kundenapp.app.arguments import CommandArguments
    from kundenapp.app.done import Done


def agreement(arguments: CommandArguments) -> Done:
    """Write the Partnervereinbarung with one customer, for both to sign."""
    from kundenapp.reports.partner_agreement import render_partner_agreement
    from kundenapp.services.partner_agreement import partner_agreement

    with opened(arguments) as store:
        found = store.customers.by_number(arguments.customer)
        gathered = partner_agreement(store, found.id or 0)
    return written(arguments, render_partner_agreement(gathered))
