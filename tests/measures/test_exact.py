from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coopctl.measures.exact import exact, mean, total

FRACTIONS = st.fractions(max_denominator=10_000)
WEIGHTS = st.fractions(min_value=0, max_value=1_000, max_denominator=1_000)


@given(st.lists(FRACTIONS))
def test_a_total_is_the_sum(numbers: list[Fraction]) -> None:
    assert total(numbers) == sum(numbers, start=Fraction(0))


@given(st.lists(st.tuples(WEIGHTS, FRACTIONS)))
def test_a_mean_is_what_is_weighted_of_what_weighs(rows: list[tuple[Fraction, Fraction]]) -> None:
    weight = sum((one for one, _ in rows), start=Fraction(0))

    assert mean(rows) == (sum((one * value for one, value in rows), start=Fraction(0)) / weight if weight else None)


def test_a_number_of_a_file_is_exact() -> None:
    assert exact(Decimal("2.50")) == Fraction(5, 2)
    assert exact(Decimal("0.1")) == Fraction(1, 10)
    assert [exact(number) for number in (3, True, False)] == [Fraction(3), Fraction(1), Fraction(0)]
