"""The shop and the people who work in it."""

from __future__ import annotations

import pytest

from kundenapp.domain.business import Business, Employee
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
    at_limit = Business(**{"name": "Radwerk", field: "x" * limit})
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
