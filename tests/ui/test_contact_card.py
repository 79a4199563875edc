"""What the card Kontakt says about a customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.contact import Address, ContactKind, Email
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.origin import Source
from kundenapp.ui.customers.contact_card import IconLine, contact_lines, person_text
from tests.factories import BAKERY
from tests.ui.hands import click

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def test_everything_that_is_known() -> None:
    bakery = replace(
        BAKERY,
        emails=(Email("t@beispiel.example", ContactKind.BILLING, "nur Rechnungen"),),
        addresses=(Address("Lindenstraße 14", "28203", "Bremen", note="Eingang im Hof"),),
        birthday=Birthday(5, 3),
        consents=(
            Consent(ConsentChannel.PHONE, day=date(2026, 3, 2), note="mündlich im Laden"),
            Consent(ConsentChannel.EMAIL, ConsentState.WITHDRAWN),
        ),
        source=Source.REFERRAL,
        source_on=date(2019, 1, 1),
    )
    assert contact_lines(bakery, "Anneliese Köhler") == [
        ("phone", "0421 5550173 · am besten vor 9 Uhr"),
        ("phone", "0171 5550174 · mobil"),
        ("envelope", "t@beispiel.example · Rechnung · nur Rechnungen"),
        ("map-pin", "Lindenstraße 14, 28203 Bremen · Eingang im Hof"),
        ("user", "Ida Kröger, Büro · 0421 5550175"),
        ("calendar", "Geburtstag 03.05."),
        ("shield-check", "Einwilligung: Telefon (02.03.2026)"),
        ("shield-check", "Widerrufen: E-Mail"),
        ("handshake", "Gekommen durch: Empfehlung von Anneliese Köhler · 2019"),
    ]
    assert contact_lines(replace(bakery, source=Source.WALK_IN, source_on=None))[-1][1] == (
        "Gekommen durch: Laufkundschaft"
    )


def test_of_many_lines_the_first_until_more_are_asked_for(bakery: Customer, main_window: MainWindow) -> None:
    main_window.customers.open_customer(bakery.id or 0)
    card = main_window.customers.detail.contact_card

    def shown() -> int:
        QApplication.processEvents()
        return len([line for line in card.findChildren(IconLine) if line.isVisible()])

    assert len(contact_lines(bakery)) == 7
    assert shown() == 5
    assert card.more_button.text() == "2 mehr …"
    click(card.more_button)
    assert shown() == 7
    assert card.more_button.text() == "Weniger zeigen"
    click(card.more_button)
    assert shown() == 5


def test_a_contact_person_of_whom_little_is_known() -> None:
    assert person_text(ContactPerson(email="ida@beispiel.example", note="dienstags")) == (
        "ida@beispiel.example · dienstags"
    )


def test_the_page_names_who_sent_the_customer(
    bakery: Customer, koehler: Customer, shop: Store, main_window: MainWindow
) -> None:
    shop.customers.save(replace(bakery, role="Inhaber", source=Source.REFERRAL, recommended_by=koehler.id))
    main_window.customers.open_customer(bakery.id or 0)
    detail = main_window.customers.detail
    QApplication.processEvents()
    click(detail.contact_card.more_button)
    QApplication.processEvents()
    texts = [line.label.text() for line in detail.contact_card.findChildren(IconLine) if line.isVisible()]
    assert "Gekommen durch: Empfehlung von Anneliese Köhler" in texts
    assert detail.head.subtitle.text().startswith("Thomas Großmann, Inhaber · ")
