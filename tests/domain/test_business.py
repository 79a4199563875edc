"""The shop and the people who work in it."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.business import Brand, Business, Employee, names_beside_opinions
from kundenapp.domain.errors import ValidationError

LIMITS = {"name": 200, "street": 200, "postal_code": 20, "city": 200, "phone": 40, "email": 254, "website": 200}


def test_a_business_is_cleaned() -> None:
    typed = Business(" Radwerk  Lindner ", "Am Deich\t7", " 28199", "Bremen ", " 0421 555 ", " a@b.de ", " radwerk.de ")
    cleaned = typed.validated()
    assert cleaned == Business("Radwerk Lindner", "Am Deich 7", "28199", "Bremen", "0421 555", "a@b.de", "radwerk.de")
    assert cleaned.place == "28199 Bremen"
    assert Business("Radwerk").place == ""


@pytest.mark.parametrize(("field", "limit"), LIMITS.items())
def test_each_line_of_a_business_has_a_limit(field: str, limit: int) -> None:
    fitting = {"phone": "1" * limit, "email": "x@" + "y" * (limit - 5) + ".de"}.get(field, "x" * limit)
    at_limit = Business(**{"name": "Radwerk", field: fitting})
    assert len(getattr(at_limit, field)) == limit
    assert at_limit.validated() == at_limit
    with pytest.raises(ValidationError) as caught:
        Business(**{"name": "Radwerk", field: "x" * (limit + 1)}).validated()
    assert caught.value.field == field
    assert str(caught.value).startswith(f"Das ist zu lang: {limit + 1} Zeichen, möglich sind {limit}.")


@pytest.mark.parametrize("name", ["", " \n"])
def test_a_business_and_an_employee_need_a_name(name: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Business(name).validated()
    assert (caught.value.field, str(caught.value)) == (
        "name",
        "Wie heißt Ihr Betrieb? Der Name steht auf Ihren Berichten.",
    )
    with pytest.raises(ValidationError) as caught:
        Employee(name).validated()
    assert (caught.value.field, str(caught.value)) == ("name", "Wie heißen Sie? Ihr Name steht bei Ihren Gesprächen.")


def test_an_employee_has_a_clean_name_and_two_letters() -> None:
    employee = Employee("  Mira \t Wolff ", id=3, is_sample=True).validated()
    assert employee == Employee("Mira Wolff", id=3, is_sample=True)
    assert employee.initials == "MW"


def test_the_name_of_an_employee_has_a_limit() -> None:
    assert Employee("x" * 200).validated().name == "x" * 200
    with pytest.raises(ValidationError) as caught:
        Employee("x" * 201).validated()
    assert caught.value.field == "name"


@pytest.mark.parametrize(
    ("line", "text", "sentence"),
    [
        ("phone", "0421 abc", "In der Telefonnummer ist ein Buchstabe. Zum Beispiel: 0421 555 01 73"),
        ("phone", "--", "In der Telefonnummer fehlen die Ziffern. Zum Beispiel: 0421 555 01 73"),
        ("email", "info", "In der E-Mail-Adresse fehlt das @. Zum Beispiel: name@beispiel.de"),
        ("email", "info@", "Die E-Mail-Adresse ist noch nicht vollständig. Es fehlt der Teil nach dem @."),
        ("email", "info @radwerk.de", "Diese E-Mail-Adresse kann nicht stimmen. Zum Beispiel: name@beispiel.de"),
        ("name", " ", "Wie heißt Ihr Betrieb? Der Name steht auf Ihren Berichten."),
    ],
)
def test_a_business_is_as_strict_as_its_customers(line: str, text: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Business("Radwerk").with_line(line, text)
    assert (caught.value.field, str(caught.value)) == (line, sentence)
    with pytest.raises(ValidationError, match=sentence[:20]):
        Business(**{"name": "Radwerk", line: text}).validated()


def test_one_line_of_a_business_changes_although_another_does_not_fit() -> None:
    old = Business("Radwerk", phone="Mo bis Fr")
    assert old.with_line("city", " Bremen ") == Business("Radwerk", phone="Mo bis Fr", city="Bremen")
    assert old.with_line("phone", "") == Business("Radwerk")


def test_a_colleague_gets_another_name() -> None:
    assert Employee("Mira Wolf", id=3).renamed(" Mira  Wolff ") == Employee("Mira Wolff", id=3)
    with pytest.raises(ValidationError) as caught:
        Employee("Mira").renamed(" ")
    assert (caught.value.field, str(caught.value)) == (
        "name",
        "Ein Name fehlt noch. Er steht bei Gesprächen und Wiedervorlagen.",
    )
    assert Employee("Mira Wolff").is_namesake("mira WOLFF")
    assert not Employee("Mira Wolff").is_namesake("Mira Wolf")


def test_whoever_has_left_bears_no_name_beside_opinions() -> None:
    mira, jonas = Employee("Mira Wolff", 1), Employee("Jonas Petersen", 2)
    assert names_beside_opinions([]) == {}
    assert names_beside_opinions([mira, jonas]) == {1: "Mira Wolff", 2: "Jonas Petersen"}
    gone = Employee("Jonas Petersen", 2, active=False, left_on=date(2026, 6, 30))
    assert names_beside_opinions([mira, gone]) == {1: "Mira Wolff", 2: "früher im Team (1)"}


def test_who_goes_next_changes_no_number() -> None:
    second = Employee("Jonas Petersen", 2, active=False, left_on=date(2026, 6, 30))
    first = Employee("Ada Krüger", 4, active=False, left_on=date(2025, 6, 30))
    before_days_were_kept = Employee("Kurt Alt", 9, active=False)
    later = Employee("Mira Wolff", 1, active=False, left_on=date(2026, 11, 23))
    numbers = {9: "früher im Team (1)", 4: "früher im Team (2)", 2: "früher im Team (3)"}
    assert names_beside_opinions([second, first, before_days_were_kept]) == numbers
    assert names_beside_opinions([later, before_days_were_kept, first, second]) == {**numbers, 1: "früher im Team (4)"}


def test_a_brand_has_a_name() -> None:
    assert Brand("Rad", id=2, position=4).renamed("  Rad &  Tat ") == Brand("Rad & Tat", id=2, position=4)
    for name, sentence in (
        ("", "Wie heißt die Marke? Ohne Namen lässt sie sich nicht wiederfinden."),
        ("x" * 201, "Das ist zu lang: 201 Zeichen, möglich sind 200. Bitte kürzen, es geht nichts verloren."),
    ):
        with pytest.raises(ValidationError) as caught:
            Brand("Rad").renamed(name)
        assert (caught.value.field, str(caught.value)) == ("name", sentence)
    assert Brand("Rad").is_namesake("RAD")
