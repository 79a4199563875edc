"""Birthdays, with and without a year."""

from __future__ import annotations

from datetime import date

import pytest

from kundenapp.domain.birthday import Birthday, parse_birthday
from kundenapp.domain.errors import ValidationError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "birthday", "shown", "kept"),
    [
        ("3.5.", Birthday(5, 3), "03.05.", "--05-03"),
        ("03.05", Birthday(5, 3), "03.05.", "--05-03"),
        ("29.2.", Birthday(2, 29), "29.02.", "--02-29"),
        ("24.12.", Birthday(12, 24), "24.12.", "--12-24"),
        ("3.5.1970", Birthday(5, 3, 1970), "03.05.1970", "1970-05-03"),
        (" 03.05.70 ", Birthday(5, 3, 1970), "03.05.1970", "1970-05-03"),
        ("1970-05-03", Birthday(5, 3, 1970), "03.05.1970", "1970-05-03"),
    ],
)
def test_typed_shown_and_kept(typed: str, birthday: Birthday, shown: str, kept: str) -> None:
    assert parse_birthday(typed, TODAY) == birthday
    assert (birthday.text, birthday.iso) == (shown, kept)
    assert Birthday.from_iso(kept) == birthday


def test_nothing_typed_is_no_birthday() -> None:
    assert parse_birthday("  ", TODAY) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31.2.", "Diesen Tag gibt es nicht. Zum Beispiel: 3.5. oder 03.05.1970"),
        ("0.5.", "Diesen Tag gibt es nicht. Zum Beispiel: 3.5. oder 03.05.1970"),
        ("1.13.", "Diesen Tag gibt es nicht. Zum Beispiel: 3.5. oder 03.05.1970"),
        ("3.5.2027", "Dieser Tag liegt in der Zukunft. Bitte einen Tag bis heute schreiben."),
        ("bald", "Welcher Tag ist gemeint? Zum Beispiel: 2019, 1.3.2019 oder gestern"),
    ],
)
def test_what_is_no_birthday_gets_its_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        parse_birthday(typed, TODAY)
    assert (caught.value.field, str(caught.value)) == ("birthday", sentence)


def test_nobody_is_older_than_130() -> None:
    with pytest.raises(ValidationError, match="Das ist sehr lange her"):
        parse_birthday("3.5.1900", date(2035, 1, 1))


def test_only_birthdays_are_read_from_the_file() -> None:
    with pytest.raises(ValueError, match="not a birthday"):
        Birthday.from_iso("05-03")


@pytest.mark.parametrize(
    ("birthday", "today", "following"),
    [
        (Birthday(11, 23, 1970), TODAY, TODAY),
        (Birthday(11, 22), TODAY, date(2027, 11, 22)),
        (Birthday(12, 24), TODAY, date(2026, 12, 24)),
        (Birthday(2, 29, 1996), TODAY, date(2027, 2, 28)),
        (Birthday(2, 29, 1996), date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_the_next_birthday(birthday: Birthday, today: date, following: date) -> None:
    assert birthday.next_on(today) == following
