"""The lines that are known without the parser are those that it gives: of real files, with slips, of odd pieces."""

from __future__ import annotations

import random

from coopctl import strict_yaml
from coopctl.findings import Aim
from coopctl.strict_yaml.outline import Outline
from tests.samples import sample
from tests.strict_yaml.test_plain import BITS, FILES
from tests.tables import table

#: Pieces of which a file is put together, that look as though an entry began.
PIECES = (
    "a: x\n", "b:\n", "c: >-\n", "  a: x\n", "  b: |\n", "    b: y\n", "    - z\n", "- a: 1\n", "- - 2\n", "-\n", "  - {a: 1}\n",
    "  - {a: 1,\n", "    b: 2}\n", "d: 'q\n", "  e: q'\n", 'f: "q\n', 'a: q"\n', "# c\n", "    # c\n", "\n", "  g: {h: i}\n",
    "  h:  # c\n", "h: [1,\n", "- 2]\n", "i: x\n", "  y\n", "'j': x\n", "k:\n", "  - m\n", "  - n: o\n", "    p: q\n",
)  # fmt: skip


def known(text: str) -> tuple[int, int]:
    """Return how many places there are, and of how many the lines are known: all of them as the parser gives them."""
    document = strict_yaml.read("", text.encode()).document
    if document is None or not isinstance(document.data, dict):
        return 0, 0
    found, outline = strict_yaml.positions(document), Outline(document.text, document.data)
    places = [place for place in found.values if place]
    spans = {place: span for place in places if (span := outline.span(place)) is not None}
    for place, span in spans.items():
        value = found.span(place, Aim.VALUE)
        assert (found.span(place, Aim.KEY).line, value.line, value.end_line) == (span[0], *span), (text, place)
    return len(places), len(spans)


def test_most_lines_of_real_files_are_known() -> None:
    every, some = (sum(each) for each in zip(*map(known, FILES), strict=True))
    assert some > every * 0.7


def test_what_looks_like_an_entry_and_is_none_is_left_to_the_parser() -> None:
    dice, some = random.Random(5), 0  # noqa: S311 - a test's
    for _ in range(sample(3_000)):
        some += known("".join(dice.choices(PIECES, k=dice.randrange(2, 9))))[1]
    for _ in range(sample(300)):
        text = dice.choice(FILES)
        at = dice.randrange(len(text))
        some += known(text[:at] + dice.choice(BITS) + text[at:])[1]
    assert some > 5_000


@table(
    ("text", "place", "span"),
    [
        ("a: 1\nb: x\n\nc: 2\n", ("b",), (2, 2)),
        ("b:\n- x: 1\n  y: [2, 3]\n- z\nc: 2\n", ("b", 0, "y", 1), (3, 3)),
        ("b:\n- x: 1\n  y: 2\n", ("b", 0), None),
        ("b:\n  # c\n  x:\n    y: >-\n      1\n\n      2\nc: 3\n", ("b", "x", "y"), (4, 7)),
        ("b: |\n  x\n# of c\nc: 3\n", ("b",), None),
        ('b: "x\nc: y"\n', ("b",), None),
        ("b: x\n", ("c",), None),
        ("b: x\u2028c: y\n", ("b",), None),
    ],
)
def test_lines_are_known_of_what_stands_on_one_and_of_blocks(
    text: str, place: tuple[str | int, ...], span: tuple[int, int] | None
) -> None:
    document = strict_yaml.read("", text.encode()).document
    assert document is not None
    assert Outline(document.text, document.data).span(place) == span
