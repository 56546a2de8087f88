from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coopctl.measures import sums
from coopctl.measures.exact import exact, mean, total
from tests.tables import table

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


@table(
    ("one", "other", "together", "difference"),
    [
        (10**30, Decimal("0.5"), "1000000000000000000000000000000.5", "999999999999999999999999999999.5"),
        (Decimal("0.5"), 10**30, "1000000000000000000000000000000.5", "-999999999999999999999999999999.5"),
        (Decimal("1E+40"), Decimal("1E-20"), f"1{'0' * 40}.{'0' * 19}1", f"{'9' * 40}.{'9' * 20}"),
        (Decimal("0.1"), Decimal("0.2"), "0.3", "-0.1"),
        (1, 2, "3", "-1"),
        (0, Decimal("0.00"), "0.00", "0.00"),
    ],
)
def test_sums_keep_every_digit(one: Decimal | int, other: Decimal | int, together: str, difference: str) -> None:
    plus, minus = sums.plus(one, other), sums.minus(one, other)

    assert (f"{plus}", f"{minus}") == (together, difference)


def test_what_is_not_known_adds_nothing_and_is_no_difference() -> None:
    assert (sums.plus(None, 5), sums.plus(5, None), sums.plus(None, None)) == (5, 5, None)
    assert (sums.minus(None, 5), sums.minus(5, None), sums.minus(0, 0)) == (None, None, 0)
    assert (sums.size(-5), sums.size(Decimal("-0.5")), sums.size(Decimal("1E+40"))) == (
        5,
        Decimal("0.5"),
        Decimal("1E+40"),
    )
