"""Growth by customers who stay and by those whom others sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kundenapp.domain.earned_growth import (
    EarnedGrowth,
    GrowthOfYear,
    NewBy,
    RevenueOfTwoYears,
    earned_growth,
    growth_of_year,
    growth_year,
    new_by,
    signed_percent,
)
from kundenapp.domain.origin import Source

CENTS = st.none() | st.integers(-(10**6), 10**8)
CUSTOMERS = st.lists(st.builds(RevenueOfTwoYears, st.sampled_from(Source), CENTS, CENTS), max_size=30)


def grown(*customers: RevenueOfTwoYears) -> EarnedGrowth:
    found = earned_growth(customers)
    assert found is not None
    return found


def test_the_published_case() -> None:
    """From 100 to 130: 85 of old customers, 25 of new ones who were sent, 20 of new ones who were bought."""
    found = grown(
        RevenueOfTwoYears(Source.WALK_IN, 6_000, 8_500),
        RevenueOfTwoYears(Source.REFERRAL, 4_000, 0),
        RevenueOfTwoYears(Source.REFERRAL, None, 1_500),
        RevenueOfTwoYears(Source.REPUTATION, 0, 1_000),
        RevenueOfTwoYears(Source.ADVERTISING, None, 2_000),
    )
    assert (found.before_cents, found.now_cents) == (10_000, 13_000)
    assert (found.nrr, found.enc, found.new_bought, found.new_unknown) == (0.85, 0.25, 0.2, 0)
    assert found.earned_growth_rate == 0.1
    assert found.earned_growth_ratio == pytest.approx(1 / 3)
    assert found.sentence == (
        "Verdientes Wachstum +10 %: Bisherige Kunden brachten 85 % vom Umsatz des Vorjahres, neue durch Empfehlung "
        "oder Ruf 25 %, durch Werbung, Aktionen oder Kaltakquise 20 %, unbekannt 0 %."
    )


def test_what_new_customers_are_owed_to() -> None:
    assert {source.value: new_by(source).value for source in Source} == {
        "unknown": "unknown",
        "referral": "earned",
        "reputation": "earned",
        "walk_in": "unknown",
        "advertising": "bought",
        "promotion": "bought",
        "cold_call": "bought",
    }
    assert [kind.label for kind in NewBy] == [
        "durch Empfehlung oder Ruf",
        "durch Werbung, Aktionen oder Kaltakquise",
        "unbekannt",
    ]


def test_unknown_is_never_earned() -> None:
    found = grown(
        RevenueOfTwoYears(Source.REFERRAL, 10_000, 10_000),
        RevenueOfTwoYears(Source.WALK_IN, None, 3_000),
        RevenueOfTwoYears(Source.UNKNOWN, None, 2_000),
    )
    assert (found.new_unknown, found.earned_growth_rate, found.earned_growth_ratio) == (0.5, 0, 0)


def test_how_old_customers_came_does_not_matter() -> None:
    found = grown(RevenueOfTwoYears(Source.ADVERTISING, 10_000, 12_000))
    assert (found.earned_growth_rate, found.earned_growth_ratio) == (0.2, 1)


@pytest.mark.parametrize("now", [10_000, 9_000])
def test_without_growth_no_part_of_it_is_earned(now: int) -> None:
    found = grown(RevenueOfTwoYears(Source.REFERRAL, 10_000, now))
    assert found.earned_growth_ratio is None
    assert found.earned_growth_rate == pytest.approx(now / 10_000 - 1)


def test_without_revenue_in_the_earlier_year_nothing_can_grow() -> None:
    assert earned_growth([]) is None
    assert earned_growth([RevenueOfTwoYears(Source.REFERRAL, None, 5_000)]) is None
    assert earned_growth([RevenueOfTwoYears(Source.REFERRAL, -100, 5_000)]) is None


def test_revenue_nobody_entered_counts_as_nothing_and_is_told() -> None:
    found = grown(
        RevenueOfTwoYears(Source.REFERRAL, 10_000, None),
        RevenueOfTwoYears(Source.REFERRAL, 5_000, None),
        RevenueOfTwoYears(Source.REFERRAL, 5_000, -1_000),
        RevenueOfTwoYears(Source.REFERRAL, None, None),
    )
    assert found.not_entered == 2
    assert found.nrr == -0.05
    assert found.sentence == (
        "Verdientes Wachstum −105 %: Bisherige Kunden brachten −5 % vom Umsatz des Vorjahres, neue durch Empfehlung "
        "oder Ruf 0 %, durch Werbung, Aktionen oder Kaltakquise 0 %, unbekannt 0 %. "
        "Bei 2 Kunden vom Vorjahr ist kein neuer Umsatz eingetragen, er zählt als 0."
    )


def test_percent_with_a_sign() -> None:
    assert [signed_percent(share) for share in (0.1, -0.03, 0.001, 12.5)] == ["+10 %", "−3 %", "0 %", "+1.250 %"]


@given(CUSTOMERS)
def test_all_parts_add_up_to_the_revenue_of_the_later_year(customers: list[RevenueOfTwoYears]) -> None:
    found = earned_growth(customers)
    if found is None:
        assert sum(customer.before_cents or 0 for customer in customers) <= 0
        return
    assert found.now_cents == sum(customer.now_cents or 0 for customer in customers)
    assert found.earned_growth_rate == pytest.approx(found.nrr + found.enc - 1)
    if found.earned_growth_ratio is not None:
        whole = found.now_cents / found.before_cents - 1
        assert found.earned_growth_ratio * whole == pytest.approx(found.earned_growth_rate)


@pytest.mark.parametrize(
    ("years", "year"),
    [
        ((), None),
        ((2024, 2025), 2025),
        ((2024, 2025, 2026), 2025),
        ((2025, 2026), None),
        ((2020, 2021, 2023, 2025), 2021),
        ((2026, 2027), None),
    ],
)
def test_the_latest_full_year_with_one_before_is_compared(years: tuple[int, ...], year: int | None) -> None:
    assert growth_year(years, 2026) == year


@pytest.mark.parametrize(
    ("years", "beginning"),
    [
        ((), "Noch ist bei keinem Kunden ein Umsatz eingetragen."),
        ((2025, 2026), "2026 läuft noch. Für einen Vergleich fehlt der Umsatz von 2024."),
        ((2026,), "Für einen Vergleich fehlt der Umsatz von zwei vollen Jahren"),
        ((2023, 2025), "Für einen Vergleich fehlt der Umsatz von zwei vollen Jahren"),
    ],
)
def test_it_is_said_what_is_missing(years: tuple[int, ...], beginning: str) -> None:
    found = growth_of_year(None, (), years, 2026)
    assert found.missing.startswith(beginning)
    assert (found.growth, found.years_words) == (None, "")


def test_the_growth_of_a_year_says_its_years() -> None:
    found = growth_of_year(2025, [RevenueOfTwoYears(Source.REFERRAL, 100, 110)], (2024, 2025), 2026)
    assert found == GrowthOfYear(2025, EarnedGrowth(100, 110, 0, 0, 0))
    assert found.years_words == "2025 gegen 2024"
