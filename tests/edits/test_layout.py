"""Where things stand in a text, by libyaml's marks and by PyYAML's own: the same, and what they enclose is what is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.edits.layout import Layout
from coopctl.strict_yaml import read
from tests.edits.generated import dice, record
from tests.edits.test_tricky import FOLDER, tricky
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.edits.layout import Node


def shape(node: Node) -> object:
    """Return everything that is known of a value."""
    items = [(item.at, item.key, item.key_end, item.after, item.odd, shape(item.value)) for item in node.items]
    return node.start, node.end, node.style, node.flow, node.odd, items


def both(text: str) -> tuple[object, object] | None:
    """Return the shape by either parser; None where PyYAML's own refuses the text."""
    blob = text.encode()
    readings = read("x", blob), read("x", blob, pure=True)
    if any(reading.document is None for reading in readings) or readings[0].faults != readings[1].faults:
        return None
    first, second = (
        shape(Layout(reading.document.text, reading.document.readable, pure=pure).root)
        for reading, pure in zip(readings, (False, True), strict=True)
        if reading.document is not None
    )
    return first, second


@table("name", sorted(path.name for path in FOLDER.iterdir()))
def test_both_parsers_place_everything_alike(name: str) -> None:
    if (shapes := both(tricky(name).text)) is not None:
        assert shapes[0] == shapes[1]


def test_both_parsers_place_everything_alike_in_any_style() -> None:
    random = dice(17)
    taken = 0
    for _ in range(sample(150)):
        text = record(random).text
        if (shapes := both(text)) is not None:
            assert shapes[0] == shapes[1], text
            taken += 1

    assert taken > sample(100)


@table(
    ("written", "value"),
    [
        ("x # c", "x"), ("'x'", "'x'"), ('"x" # c', '"x"'), ("[a] # c", "[a]"), ("{a: b}", "{a: b}"), ("x\n  y\n\n# c", "x\n  y"),
        ("|\n  x\n\n  y\n\n# c", "|\n  x\n\n  y"), (">- # c\n  x\n \n", ">- # c\n  x"), ("|+\n  x\n\n", "|+\n  x\n\n"), ("|2\n   x\n", "|2\n   x"), ("", ""),
        ("\n  - a # c\n  - b\n  # c\n", "- a # c\n  - b"), ("\n- a\n# c\n", "- a"), ("\n  b: c\n\n# d\n", "b: c"), ("&a x", "&a x"), ("!t x", "!t x"),
    ],
)  # fmt: skip
def test_an_end_is_that_of_what_is_written(written: str, value: str) -> None:
    text = f"a: {written}\nz: 1\n"
    node = Layout(text).node(("a",))

    assert text[node.start : node.end] == value


def test_dashes_are_found_between_comments_that_look_like_them() -> None:
    text = "a:\n  - x\n  # - y\n\n  -\n    # - z\n    k: v\n  - - b\n    - c\n"
    layout = Layout(text)

    assert [text[item.at :].partition("\n")[0] for item in layout.node(("a",)).items] == ["- x", "-", "- - b"]
    assert [layout.column(item.at) for item in layout.node(("a", 2)).items] == [4, 4]
