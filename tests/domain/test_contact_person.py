"""Contact persons: who they are and how they are called."""

from __future__ import annotations

import pytest

from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.person_name import Salutation


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (ContactPerson(first_name="Ida", last_name="Kröger"), "Ida Kröger"),
        (ContactPerson(salutation=Salutation.MS, last_name="Kröger"), "Frau Kröger"),
        (ContactPerson(salutation=Salutation.MS, first_name="Ida", last_name="Kröger", title="Dr."), "Dr. Ida Kröger"),
        (ContactPerson(salutation=Salutation.FREE, salutation_text="Pfarrer", last_name="Kröger"), "Pfarrer Kröger"),
        (ContactPerson(first_name="Ida"), "Ida"),
        (ContactPerson(email="ida@beispiel.de"), "ida@beispiel.de"),
        (ContactPerson(phone="0421 555"), "0421 555"),
        (ContactPerson(role="Einkauf"), "Einkauf"),
    ],
)
def test_how_a_contact_person_is_called(person: ContactPerson, name: str) -> None:
    assert person.validated().display_name == name


def test_a_clean_person() -> None:
    typed = ContactPerson(
        salutation_text="Frau", first_name=" Ida ", phone=" 0421  555 ", email=" ida@beispiel.de ", note="di\nund do"
    )
    clean = typed.validated()
    assert (clean.first_name, clean.phone, clean.email) == ("Ida", "0421 555", "ida@beispiel.de")
    assert (clean.note, clean.salutation_text, clean.phone_key) == ("di und do", "", "0421555")


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        (ContactPerson(first_name="Ida", phone="0421 x"), "In der Telefonnummer ist ein Buchstabe."),
        (ContactPerson(first_name="Ida", email="ida"), "In der E-Mail-Adresse fehlt das @."),
        (ContactPerson(note="nur mittags"), "Wie heißt der Ansprechpartner?"),
        (ContactPerson(first_name="x" * 201), "Das ist zu lang: 201 Zeichen"),
    ],
)
def test_what_does_not_fit_is_said_of_the_contact_persons(person: ContactPerson, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        person.validated()
    assert caught.value.field == "contact_persons"
    assert str(caught.value).startswith(sentence)


def test_empty_is_who_tells_nothing() -> None:
    assert ContactPerson(salutation=Salutation.MS, phone=" ").is_empty
    assert not ContactPerson(note="nur mittags").is_empty
