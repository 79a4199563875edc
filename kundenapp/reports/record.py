"""The rest of a customer's record in words, for ourselves: who else is there, what is allowed, where they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.customer_year import format_amount
from kundenapp.domain.dates import full_day, since_text
from kundenapp.domain.origin import Source
from kundenapp.i18n import _
from kundenapp.reports.parts import in_groups

if TYPE_CHECKING:
    from kundenapp.domain.consent import Consent
    from kundenapp.domain.contact_person import ContactPerson
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.customer_report import CustomerReport


def lines(report: CustomerReport) -> list[tuple[str, str]]:
    """Return label and value of what stands below the ways to reach a customer."""
    customer = report.customer
    return in_groups(
        (_("Personen"), [_person(person) for person in customer.contact_persons]),
        (_("Geburtstag"), [customer.birthday.text] if customer.birthday else []),
        (_("Einwilligung"), [_consent(consent) for consent in customer.consents]),
        (_("Herkunft"), [] if customer.source is Source.UNKNOWN else [_origin(report)]),
        (
            _("Verwendung"),
            [_("eingeschränkt, nur aufbewahren (Art.\N{NO-BREAK SPACE}18\N{NO-BREAK SPACE}DSGVO)")]
            if customer.restricted_at
            else [],
        ),
    )


def years(customer: Customer) -> list[tuple[str, str]]:
    """Return year and figures of each year something is known about, the latest first."""
    return [
        (
            str(year.year),
            _joined(
                _("{amount} €").format(amount=format_amount(year.revenue_cents))
                if year.revenue_cents is not None
                else "",
                _("Aufwand {effort} von 5").format(effort=year.effort) if year.effort is not None else "",
            ),
        )
        for year in sorted(customer.years, key=lambda year: year.year, reverse=True)
    ]


def _person(person: ContactPerson) -> str:
    name = person.display_name if person.person_name else ""
    who = ", ".join(part for part in (name, person.role) if part)
    return _joined(who, person.phone, person.email, person.note)


def _consent(consent: Consent) -> str:
    when = " " + _("am {day}").format(day=full_day(consent.day)) if consent.day else ""
    return _joined(f"{consent.channel.label} {consent.state.label}{when}", consent.note)


def _origin(report: CustomerReport) -> str:
    source = report.customer.source.label
    if report.recommended_by:
        source = _("{source} von {name}").format(source=source, name=report.recommended_by)
    return _joined(source, since_text(report.customer.source_on))


def _joined(*words: str) -> str:
    return " · ".join(part for part in words if part)
