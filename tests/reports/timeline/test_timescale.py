from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.reports.timeline.timescale import SHORTEST, Scale, Tick, Unit, Window, scale, window
from tests.tables import table

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
windows = st.builds(lambda one, two: Window(min(one, two), max(one, two)), days, days) | st.builds(
    lambda first, more: Window(first, first + timedelta(days=more)),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.integers(0, 4000),
)
scales = st.builds(scale, windows, st.integers(1, 300), st.just(1)) | st.builds(
    scale, windows, st.integers(300, 900), st.just(8)
)


def labels(ticks: tuple[Tick, ...], cells: int) -> str:
    line = [" "] * (cells + 10)
    for tick in ticks:
        line[tick.cell : tick.cell + len(tick.label)] = tick.label
    return "".join(line).rstrip()


@settings(max_examples=150, deadline=None)
@given(scales, days, days)
def test_a_later_day_never_stands_before_an_earlier_one_and_all_stand_within(
    found: Scale, one: date, two: date
) -> None:
    first, second = sorted((one, two))

    assert 0 <= found.cell(first) <= found.cell(second) < found.cells


@settings(max_examples=150, deadline=None)
@given(windows, st.integers(1, 300))
def test_a_scale_begins_and_ends_with_whole_units_and_holds_its_window(shown: Window, cells: int) -> None:
    found = scale(shown, cells)

    assert found.window.first <= shown.first <= shown.last <= found.window.last
    assert found.cell(found.window.first) == 0
    assert found.cells <= cells
    marks = [tick.cell for tick in found.lower]
    assert {two - one for one, two in pairwise(marks)} <= {found.even}, "each unit is as wide"


@table("cells", [24, 36, 72])
def test_a_month_begins_with_its_cell(cells: int) -> None:
    """Of the days before it, 273 of 365 would leave October in the cell of the third quarter."""
    found = scale(Window(date(2022, 1, 1), date(2027, 12, 31)), cells)
    per_year = cells // 6

    for month in range(1, 13):
        begun, ended = date(2025, month, 1), date(2025, month, 28)
        assert found.cell(begun) == found.cell(ended) == 3 * per_year + (month - 1) * per_year // 12


@settings(max_examples=150, deadline=None)
@given(windows, st.integers(1, 900), st.sampled_from((1, 8)))
def test_labels_never_touch_each_other(shown: Window, cells: int, letter: int) -> None:
    found = scale(shown, cells, letter)

    for ticks in (found.upper, found.lower):
        assert all(one.cell + (len(one.label) + 1) * letter <= two.cell for one, two in pairwise(ticks))
        assert all(0 <= tick.cell < cells for tick in ticks)


@settings(max_examples=150, deadline=None)
@given(st.lists(days, min_size=1, max_size=6), days)
def test_a_window_holds_every_day_and_the_day_itself_only_where_it_is_near(drawn: list[date], day: date) -> None:
    found = window(drawn, day)

    assert found is not None
    assert all(found.holds(each) for each in drawn)
    length = (max(drawn) - min(drawn)).days + 1
    assert found.days >= min(SHORTEST, (date.max - date.min).days)
    assert found.days <= max(SHORTEST, length + max(SHORTEST, length) // 10)


def test_nothing_dated_has_no_window() -> None:
    assert window([], date(2025, 1, 1)) is None


@table(
    ("day", "first", "last"),
    [
        ("2025-06-01", "2025-01-01", "2025-12-31"),
        ("2026-02-05", "2025-01-01", "2026-02-05"),
        ("2026-02-06", "2025-01-01", "2025-12-31"),
        ("2024-11-26", "2024-11-26", "2025-12-31"),
        ("2024-11-25", "2025-01-01", "2025-12-31"),
    ],
)
def test_the_day_is_brought_in_within_a_tenth_of_the_window(day: str, first: str, last: str) -> None:
    drawn = [date(2025, 12, 31), date(2025, 1, 1)]

    assert window(drawn, date.fromisoformat(day)) == Window(date.fromisoformat(first), date.fromisoformat(last))


@table(
    ("first", "last", "cells", "unit", "upper", "lower"),
    [
        ("2025-01-15", "2025-03-05", 32, Unit.WEEK, "2025-01   2025-02", "13  20  27  03  10  17  24  03"),
        ("2025-01-01", "2025-12-31", 44, Unit.MONTH, "2025", "01 02 03 04 05 06 07 08 09 10 11 12"),
        ("2025-01-01", "2026-12-31", 40, Unit.QUARTER, "2025                2026", "01   04   07   10   01   04   07   10"),
        ("2023-03-01", "2028-02-29", 42, Unit.YEAR, "2023   2024   2025   2026   2027   2028", ""),
        ("1990-03-01", "2028-02-29", 30, Unit.YEAR, "1990   2000    2010    2020", ""),
        ("0001-01-01", "9999-12-31", 40, Unit.YEAR, "       2000    4000    6000    8000", ""),
    ],
)  # fmt: skip
def test_the_finest_unit_whose_labels_fit_is_taken(
    first: str, last: str, cells: int, unit: Unit, upper: str, lower: str
) -> None:
    found = scale(Window(date.fromisoformat(first), date.fromisoformat(last)), cells)

    assert (found.unit, labels(found.upper, cells), labels(found.lower, cells)) == (unit, upper, lower)


def test_weeks_begin_on_monday() -> None:
    found = scale(Window(date(2025, 1, 15), date(2025, 2, 5)), 40)

    assert found.window == Window(date(2025, 1, 13), date(2025, 2, 9))


def test_a_year_that_begins_just_after_the_window_keeps_its_label() -> None:
    found = scale(Window(date(2024, 12, 1), date(2025, 11, 30)), 44)

    assert [tick.label for tick in found.upper] == ["2025"]


@table(
    ("first", "last", "cells", "years"),
    [
        (1950, 2049, 20, [1950, 2000]),
        (1950, 2049, 60, [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020, 2030, 2040]),
        (1950, 2049, 30, [1960, 1980, 2000, 2020, 2040]),
        (1901, 2100, 20, [1950, 2000, 2050, 2100]),
        (1801, 2200, 20, [1900, 2000, 2100, 2200]),
        (1201, 2200, 20, [1500, 2000]),
        (1, 2500, 20, [1000, 2000]),
        (2000, 2019, 60, [*range(2000, 2020, 2)]),
        (2000, 2019, 30, [2000, 2005, 2010, 2015]),
    ],
)
def test_years_are_marked_in_round_steps(first: int, last: int, cells: int, years: list[int]) -> None:
    found = scale(Window(date(first, 1, 1), date(last, 12, 31)), cells)

    assert found.unit is Unit.YEAR
    marked = [int(tick.label) for tick in found.upper]
    assert marked == [year for year in years if year in marked]
    assert {*years} - {*marked} <= {years[0], years[-1]}, "only at an end is there no room"


def test_a_century_in_twenty_cells_is_marked_every_fifty_years() -> None:
    found = scale(Window(date(1950, 1, 1), date(2049, 12, 31)), 20)

    assert [tick.label for tick in found.upper] == ["1950", "2000"]
    assert (found.unit, found.lower) == (Unit.YEAR, ())
