"""The strip above a customer whose data may only be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.dates import full_day
from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer


class RestrictionBanner(Banner):
    """Says since when, and offers to lift the restriction; out of sight for everybody else."""

    def __init__(self) -> None:
        super().__init__("warn", "lock", "")
        self.lift_button = self.add_action(_("Aufheben"))

    def show_customer(self, customer: Customer, *, can_edit: bool) -> None:
        """Appear if `customer` is restricted."""
        self.setVisible(customer.restricted_at is not None)
        self.lift_button.setEnabled(can_edit)
        if customer.restricted_at is not None:
            day = full_day(customer.restricted_at.astimezone().date())
            text = _("Eingeschränkt seit {day}: Die Daten werden nur aufbewahrt, nicht verwendet.")
            self.set_text(text.format(day=day))
