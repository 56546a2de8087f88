"""Texts as they are compared: blanks of every kind are one, and a place in the folded text is one in the text."""

from __future__ import annotations

import re
import sys

from coopctl.spelling.sought import folded, places
from tests.tables import table


def test_every_run_of_blanks_is_one() -> None:
    blanks = [each for each in map(chr, range(sys.maxunicode + 1)) if re.match(r"\s", each)]

    assert len(blanks) > 20
    assert {folded(f"a{each}b") for each in blanks} == {"a b"}
    assert {folded(f"é{each} b") for each in blanks} == {"e b"}


@table(
    ("text", "found"),
    [
        ("The Hall, a hall", ["Hall", "hall"]),
        ("a\n  hall  HALL", ["hall", "HALL"]),
        ("L’été au ha\u0301ll", ["ha\u0301ll"]),
        ("nothing", []),
    ],
)
def test_what_is_found_stands_in_the_text(text: str, found: list[str]) -> None:
    assert [text[first:after] for first, after in places(text, ("hall",))] == found


@table(
    ("text", "word", "found"),
    [
        ("10kg, 5 kg, bkg", "kg", [2, 8]),
        ("m2 et 12", "2", [1]),
        ("50 % abc%", "%", [3, 8]),
        ("école hauteécole", "ecole", [0]),
        ("école hauteécole", "*ecole", [0, 11]),
        ("والماء ماء", "ماء", [3, 7]),
    ],
)
def test_a_word_is_found_where_one_begins_and_behind_a_star_anywhere(text: str, word: str, found: list[int]) -> None:
    assert [first for first, _ in places(text, (word,))] == found
