"""How far a date has moved, worked out by hand (docs/MEASURES.md, 8): a range of days, and what is no move."""

from __future__ import annotations

from coopctl.measures import slippage
from tests.measures import build
from tests.tables import table


@table(
    ("old", "new", "least", "most", "later", "why"),
    [
        ("2020-06", "2020-06-30", 0, 0, False, "30 June is in June: the same date, told more finely"),
        ("2020-06", "2020-06-01", 0, 0, False, "and so is the first"),
        ("2020-06-30", "2020-06", 0, 0, False, "or more vaguely"),
        ("2020", "2020-12-31", 0, 0, False, "the last day of the year is in it"),
        ("2020-06", "2020-07-01", 1, 30, True, "from 30 June one day, from 1 June thirty"),
        ("2020-06", "2020-05-31", -30, -1, False, "one day before the first of June, thirty before the last"),
        ("2020-06-30", "2020-07-01", 1, 1, True, "a day"),
        ("2020-06-30", "2020-06-30", 0, 0, False, "the same day"),
        ("2019-12-31", "2020-12-31", 366, 366, True, "a leap year"),
        ("2020", "2021", 1, 730, True, "from the last day to the first, from the first to the last"),
        ("2020-06-01", "2020-06", 0, 0, False, "it may still be the first"),
    ],
)
def test_a_slip_is_a_range_of_days(old: str, new: str, least: int, most: int, *, later: bool, why: str) -> None:
    slip = slippage.between(build.a_date(old), build.a_date(new))

    assert slip is not None
    assert (slip.least, slip.most, slip.later, slip.moved) == (least, most, later, (least, most) != (0, 0)), why


def test_without_one_of_the_dates_nothing_is_told() -> None:
    assert slippage.between(None, build.a_date("2020")) is None
    assert slippage.between(build.a_date("2020"), None) is None
