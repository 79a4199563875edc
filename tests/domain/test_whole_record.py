"""The rarer parts of a record: consents, origin, years, contact persons, free salutations, legal forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.customer import Customer, CustomerKind, Formality
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.prospect import prospect_named
from tests.factories import BAKERY, person


def test_words() -> None:
    assert [value.label for value in ConsentChannel] == ["Telefon", "E-Mail", "Messenger", "Brief"]
    assert [value.label for value in ConsentState] == ["eingewilligt", "widerrufen"]
    assert [value.label for value in Formality] == ["Sie", "Du"]
    assert [value.label for value in Source] == [
        "unbekannt", "Empfehlung", "Ruf oder Bewertung", "Laufkundschaft", "Werbung", "Aktion", "Kaltakquise",
    ]  # fmt: skip


def test_each_channel_has_one_consent_and_each_year_one_line() -> None:
    letter = Consent(ConsentChannel.LETTER, ConsentState.WITHDRAWN, date(2026, 1, 2), " per  Post ")
    assert replace(BAKERY, consents=(letter,)).validated().consents[0].note == "per Post"
    with pytest.raises(ValidationError, match="Für jeden Weg gibt es nur eine Einwilligung"):
        replace(BAKERY, consents=(letter, letter)).validated()
    with pytest.raises(ValidationError, match="Dieses Jahr steht schon in der Liste"):
        replace(BAKERY, years=(CustomerYear(2025, 1), CustomerYear(2025, 2))).validated()


def test_what_says_nothing_is_not_kept() -> None:
    typed = replace(BAKERY, years=(CustomerYear(2025),), contact_persons=(ContactPerson(phone=" "),))
    clean = typed.validated()
    assert (clean.years, clean.contact_persons) == ((), ())


def test_a_word_before_the_name_belongs_to_the_free_salutation() -> None:
    free = person("Kruse", "", salutation=Salutation.FREE, salutation_text=" Eheleute ")
    assert free.validated().display_name == "Eheleute Kruse"
    assert replace(free, salutation=Salutation.MS).validated().salutation_text == ""


def test_only_a_recommendation_has_somebody_who_recommended() -> None:
    sent = person(source=Source.REFERRAL, recommended_by=7)
    assert sent.validated().recommended_by == 7
    assert replace(sent, source=Source.WALK_IN).validated().recommended_by is None


def test_contact_persons_are_found() -> None:
    words = BAKERY.search_text.split()
    assert {"ida", "kroger", "buro", "04215550175", "4215550175"} <= set(words)


@pytest.mark.parametrize(
    "name",
    ["Müller & Söhne GmbH", "Hauser GmbH & Co. KG", "Tischlerei Kruse e.K.", "Blum e. K.", "Radler e.V.", "Weiß UG",
     "Lang und Partner PartG", "Nordwind AG"],
)  # fmt: skip
def test_a_name_with_a_legal_form_is_a_company(name: str) -> None:
    assert prospect_named(name) == Customer(kind=CustomerKind.COMPANY, company=name)


@pytest.mark.parametrize("name", ["Ag", "Eva Kgomo", "GmbH", "Ek Ström"])
def test_a_name_alone_is_no_legal_form(name: str) -> None:
    assert prospect_named(name).kind is CustomerKind.PERSON
