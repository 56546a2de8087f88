"""Numbers of signed documents, in the order in which people count them."""

from __future__ import annotations

from coopctl.model.numerals import by_number, natural
from coopctl.model.records import Axis

COUNTED = (0, "0.5", 1, "2", "2a", "3.9", "3.10", 9, 10, "C01.1.2", "C01.1.10", "d4.9", "D4.10", "D4.10 b", "X", None)


def test_numbers_and_texts_are_counted_together() -> None:
    assert tuple(sorted(set(COUNTED), key=natural)) == COUNTED


def test_equal_numbers_are_told_apart_by_their_text() -> None:
    assert sorted(["D04", "d4", "D4"], key=natural) == ["D04", "D4", "d4"]


def test_rows_without_a_number_keep_their_order_after_the_others() -> None:
    axes = (Axis(id="b"), Axis(id="ten", number=10), Axis(id="a"), Axis(id="two", number="2"))

    assert [axis.id for axis in by_number(axes)] == ["two", "ten", "b", "a"]
