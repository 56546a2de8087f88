"""Any value that a file can hold, at any place of a record with every style in it: drawn, and shrunk where one fails."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from coopctl.edits import Insert, Put, Remove, edit
from coopctl.edits.operations import same
from coopctl.strict_yaml import read
from tests.edits.generated import KEYS, ODD, WORDS
from tests.samples import sample

if TYPE_CHECKING:
    from coopctl.edits import Operation
    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

STYLES = """\
# header
a: plain # beside
b:
  - x
  # between
  - k: v
    # inside
    l: [1, 'two', {three: "3"}]
c: {d: x, e: [], f: {}}
g: |
  kept
    as it is

h: >-
  folded
  text
i: 'single'
j: "double"
k:
l: [
  a, # a
  b
]
m:
- - n
  - o: p
-   q

# end
"""
PLACES: tuple[Place, ...] = (
    ("a",), ("b",), ("b", 0), ("b", 1), ("b", 1, "k"), ("b", 1, "l"), ("b", 1, "l", 2, "three"), ("c",), ("c", "d"), ("c", "e"), ("g",), ("h",), ("i",), ("j",),
    ("k",), ("l",), ("l", 1), ("m",), ("m", 0), ("m", 0, 1), ("m", 1), ("new",), ("b", 1, "new"), ("c", "new"), ("m", 0, 1, "new"),
)  # fmt: skip
texts = st.lists(st.sampled_from((*WORDS, *ODD, " ", " ")), max_size=12).map("".join)
scalars = (
    texts
    | st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.decimals(-1000, 1000, places=3).filter(lambda number: number.as_tuple().exponent)
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | texts.filter(bool), inner, max_size=4), max_leaves=8
)  # fmt: skip


def read_back(text: str) -> Json:
    document = read("x", text.encode()).document
    assert document is not None
    return document.data


def value_at(data: Json, place: Place) -> Json:
    for step in place:
        data = data[step]  # type: ignore[index] # a step fits what it goes into
    return data


@settings(max_examples=sample(80), deadline=None)
@given(st.sampled_from(PLACES), values)
def test_any_value_at_any_place_is_read_back(place: Place, value: Json) -> None:
    edited = edit(STYLES, [Put(place, value)])

    assert same(value_at(read_back(edited.text), place), normal(value))
    assert edited.text.startswith("# header\n")
    assert edited.text.endswith("\n# end\n")
    assert edit(edited.text, [Put(place, value)]).text == edited.text


def normal(value: Json) -> Json:
    """Return a value as YAML has it: a whole number has no point."""
    if isinstance(value, dict):
        return {key: normal(each) for key, each in value.items()}
    if isinstance(value, list):
        return [normal(each) for each in value]
    whole = isinstance(value, Decimal) and value.as_tuple().exponent == 0
    return int(value) if whole and isinstance(value, Decimal) else value


class Chain(RuleBasedStateMachine):
    """One record, edited again and again: it stays what the edits made of it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = "title: T\nrows:\n  - id: a\n    note: x # beside\n\n  - id: b\nlast: |\n  end"
        self.rows: list[Json] = [{"id": "a", "note": "x"}, {"id": "b"}]
        self.last: Json = "end"

    def change(self, operation: Operation) -> None:
        self.text = edit(self.text, [operation]).text

    @rule(value=values)
    def append(self, value: Json) -> None:
        self.change(Insert(("rows",), value))
        self.rows.append(value)

    @rule(value=values, at=st.integers(0, 9))
    def replace(self, value: Json, at: int) -> None:
        if self.rows:
            self.change(Put(("rows", at % len(self.rows)), value))
            self.rows[at % len(self.rows)] = value

    @rule(at=st.integers(0, 9))
    def remove(self, at: int) -> None:
        if self.rows:
            self.change(Remove(("rows", at % len(self.rows))))
            del self.rows[at % len(self.rows)]

    @rule(value=values)
    def end(self, value: Json) -> None:
        self.change(Put(("last",), value))
        self.last = value

    @invariant()
    def it_says_what_was_meant(self) -> None:
        wanted: Json = {"title": "T", "rows": normal(self.rows), "last": normal(self.last)}

        assert same(read_back(self.text), wanted), self.text


def test_a_record_that_is_edited_again_and_again_stays_what_was_made_of_it() -> None:
    run_state_machine_as_test(Chain, settings=settings(max_examples=sample(15), stateful_step_count=12, deadline=None))
