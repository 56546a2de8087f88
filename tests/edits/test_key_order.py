"""The schema's order of keys: what moves along, what stays where it is, and that data and words are as before."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.edits import EditRefused
from coopctl.edits.normal_form import normal_form
from coopctl.edits.operations import same
from coopctl.edits.shape import Shape
from coopctl.strict_yaml import read
from tests.edits.generated import dice, record
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

MOVED = {
    "fields": ("period: 2018\nstatus: planned\ntitle: A\n", "title: A\nstatus: planned\nperiod: 2018\n"),
    "a comment above and one behind": (
        "title: A\nperiod: 2018 # b\n# a\nstatus: planned # c\n",
        "title: A\n# a\nstatus: planned # c\nperiod: 2018 # b\n",
    ),
    "what is deeper below": ("status: planned\n  # why\ntitle: A\n", "title: A\nstatus: planned\n  # why\n"),
    "a heading and its blank line": (
        "title: A\nperiod: 2018\n\n# How it stands\n\nstatus: planned\n",
        "title: A\n\n# How it stands\n\nstatus: planned\nperiod: 2018\n",
    ),
    "the head of a file stays": (
        "# yaml-language-server: $schema=x\n# Of whom\nstatus: planned\ntitle: A\n",
        "# yaml-language-server: $schema=x\n# Of whom\ntitle: A\nstatus: planned\n",
    ),
    "and where others have a comment": (
        "# Of whom\nstatus: planned\n# Names\ntitle: A\n",
        "# Of whom\n# Names\ntitle: A\nstatus: planned\n",
    ),
    "the end of a file stays": ("status: planned\ntitle: A\n# end\n", "title: A\nstatus: planned\n# end\n"),
    "a blank line above what comes first": ("status: planned\n\ntitle: A\n", "title: A\n\nstatus: planned\n"),
    "a heading above what comes first": (
        "status: planned\n\n# Names\n\ntitle: A\n",
        "# Names\n\ntitle: A\nstatus: planned\n",
    ),
    "unknown keys stay behind theirs": (
        "x-a: 1\nstatus: planned\nx-b: 2\nx-c: 3\ntitle: A\n",
        "x-a: 1\ntitle: A\nstatus: planned\nx-b: 2\nx-c: 3\n",
    ),
    "rows": (
        "milestones:\n  - title: T\n    due: 2018\n    id: a\n  -\n    due: 2018\n    id: b\n",
        "milestones:\n  - id: a\n    title: T\n    due: 2018\n  -\n    id: b\n    due: 2018\n",
    ),
    "a comment above what moves behind a dash": (
        "milestones:\n- title: T\n  # short\n  id: a\n",
        "milestones:\n# short\n- id: a\n  title: T\n",
    ),
    "the same, further in": (
        "milestones:\n  - title: T\n    # short\n    id: a\n",
        "milestones:\n  # short\n  - id: a\n    title: T\n",
    ),
    "a comment above the first field of a row that is not the only one": (
        "milestones:\n  -\n    # when\n    due: 2018\n    # short\n    id: b\n",
        "milestones:\n  -\n    # short\n    id: b\n    # when\n    due: 2018\n",
    ),
    "brackets": (
        "milestones: [{title: T, id: a},\n  {due: 2018,\n   id: b}]\n",
        "milestones: [{id: a, title: T},\n  {id: b,\n   due: 2018}]\n",
    ),
    "the outer and the inner": (
        "milestones: [{title: T, id: a}]\ntitle: A\n",
        "title: A\nmilestones: [{id: a, title: T}]\n",
    ),
    "texts in blocks": (
        "notes: |\n  a\n\n  # b\n\nsummary: >-\n  c\ntitle: A\n",
        "title: A\n\nsummary: >-\n  c\nnotes: |\n  a\n\n  # b\n",
    ),
    "a text in a block that ends the file": ("period: 2018\nsummary: |\n  a", "summary: |-\n  a\nperiod: 2018\n"),
    "JSON": ('{"status": "planned", "title": "A"}\n', '{"title": "A", "status": "planned"}\n'),
}
KEPT = {
    "languages": "title: {nl: A, fr: B, en: C}\n",
    "brackets with a comment between": "milestones:\n  - {title: T, # why\n     id: a}\n",
    "keys that are asked for": "? status\n: planned\n? title\n: A\n",
    "what is in order": "title: A\nstatus: planned\n",
}


@table("what", MOVED)
def test_fields_move_with_what_is_said_of_them(what: str) -> None:
    before, after = MOVED[what]

    found = normal_form(before.encode(), "action", order=True)

    assert found.text == after
    assert normal_form(found.blob, "action", order=True).text == after
    assert normal_form(after.encode(), "action").text == after


@table("what", KEPT)
def test_what_has_no_order_stays(what: str) -> None:
    assert normal_form(KEPT[what].encode(), "action", order=True).text == KEPT[what]


def test_a_text_keeps_the_blank_lines_that_are_its_own() -> None:
    text = "title: A\nnotes: |+\n  a\n\n\nsummary: b\n"

    found = normal_form(text.encode(), "action", order=True).text

    assert found == "title: A\nsummary: b\nnotes: |+\n  a\n\n\n"


KEY = re.compile(r"^[\w\"'-]+(?= *:)", re.MULTILINE)


def said_of_fields(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the comments directly above each field of a record, with its key."""
    above: list[str] = []
    for line in text.split("\n"):
        if above and (key := KEY.match(line)):
            yield tuple(above), key[0]
        above = [*above, line] if line.startswith("#") else []


def test_records_drawn_by_chance_keep_every_word_and_each_field_its_comments() -> None:
    random, shape = dice(31), Shape("action")
    count: Counter[str] = Counter()
    for _ in range(sample(100)):
        try:
            tidy = normal_form(record(random).text.encode(), "action")
            found = normal_form(tidy.blob, "action", order=True)
        except EditRefused:
            count["refused"] += 1
            continue
        document = read("", found.blob).document
        assert document is not None
        assert isinstance(document.data, dict)
        assert same(document.data, tidy.data)
        assert sorted(re.sub(r"[{}\[\],]", " ", found.text).split()) == sorted(
            re.sub(r"[{}\[\],]", " ", tidy.text).split()
        )
        heads = {key[0] for text in (tidy.text, found.text) if (key := KEY.search(text))}
        lost = set(said_of_fields(tidy.text)) - set(said_of_fields(found.text))
        assert {key for _, key in lost} <= heads
        assert normal_form(found.blob, "action", order=True).text == found.text
        keys = shape.keys(())
        known = [keys.index(key) for key in document.data if key in keys]
        count["in order" if all(one < other for one, other in pairwise(known)) else "as it was"] += 1
        count["changed"] += found.changed
    assert count["in order"] > 10 * count["as it was"]
    assert count["changed"] > 5 * count["refused"]
