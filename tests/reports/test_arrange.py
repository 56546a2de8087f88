"""Rows in the order and with the columns asked for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from coopctl.messages import msg
from coopctl.model.dates import parse_date, parse_period
from coopctl.model.texts import Text
from coopctl.reports import arrange
from coopctl.tables import Cell, Column, Explained, Percent, Sheet
from tests.tables import table


def sheet(*cells: Cell) -> Sheet:
    return Sheet(
        kind="x",
        columns=(Column("place", msg("Place")), Column("cell", msg("Cell"), drop=3)),
        rows=tuple(enumerate(cells)),
        heading=msg("x"),
        empty=msg("none"),
    )


def order(*cells: Cell, by: str = "cell") -> list[Cell]:
    return [row[0] for row in arrange.sort(sheet(*cells), [by]).rows]


@table(
    ("cells", "expected"),
    [
        ((Percent(Fraction(100)), Percent(Fraction(9)), None, Percent(Fraction(19, 2))), [1, 3, 0, 2]),
        ((10, 9, Decimal("9.5")), [1, 2, 0]),
        ((parse_date("2019"), parse_date("2018-05"), parse_date("2018")), [2, 1, 0]),
        ((parse_period("2019"), parse_period("2018/.."), parse_period("2018/2019")), [2, 1, 0]),
        ((date(2019, 1, 1), None, date(2018, 1, 1)), [2, 0, 1]),
        ((Text({"fr": "Été"}), Text({"fr": "abc"}), Text({"fr": "Zoo"})), [1, 0, 2]),
        ((Explained("late", msg("b")), Explained("behind", msg("a")), ()), [1, 0, 2]),
    ],
)
def test_each_kind_of_cell_has_its_order_and_empty_ones_come_last(cells: tuple[Cell, ...], expected: list[int]) -> None:
    assert order(*cells) == expected


def test_downwards_empty_ones_still_come_last() -> None:
    assert order(1, None, 3, by="-cell") == [2, 0, 1]


def test_the_first_name_weighs_most_and_equals_keep_their_order() -> None:
    rows = arrange.sort(sheet("b", "a", "b", "a"), ["cell", "-place"]).rows

    assert rows == ((3, "a"), (1, "a"), (2, "b"), (0, "b"))


def test_chosen_columns_are_never_dropped() -> None:
    chosen = arrange.columns(sheet("a"), ["cell"])

    assert [(column.name, column.drop) for column in chosen.columns] == [("cell", 0)]
    assert chosen.rows == (("a",),)
    assert arrange.columns(sheet("a"), []) == sheet("a")
