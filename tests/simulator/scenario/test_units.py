"""Money as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.units import cents, format_money, parse_money


@pytest.mark.parametrize(
    ("text", "amount"),
    [("EUR 3000", 300_000), ("3000 EUR", 300_000), ("12.50", 1250), ("EUR 1,250.5", 125_050), ("EUR3_000", 300_000)],
)
def test_money_is_read_in_the_ways_people_write_it(text: str, amount: int) -> None:
    assert parse_money(text, "EUR") == amount


@pytest.mark.parametrize("text", ["", "EUR", "-3", "EUR 3 EUR", "3.005", "1e3", "€3", "3 eur", "9" * 999, "USD 3"])
def test_what_is_no_money_of_this_scenario_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_money(text, "EUR")


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), 0.001, "x"])
def test_a_part_of_a_cent_is_refused(amount: float | str) -> None:
    with pytest.raises(ValueError):
        cents(amount)


def test_cents_do_not_drift() -> None:
    assert cents(0.29) == 29 and cents(1.15) == 115 and cents(3000) == 300_000


@given(st.integers(0, 10**11))
def test_money_survives_being_written(amount: int) -> None:
    assert parse_money(format_money(amount, "EUR"), "EUR") == amount
