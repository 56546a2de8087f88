"""What an edit does, what it refuses, and what it says."""

from __future__ import annotations

import importlib
import time
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import pytest

from coopctl.edits import EditRefused, Insert, Move, Put, Remove, Rename, edit
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.edits import Operation
    from coopctl.strict_yaml import Parsed
    from coopctl.strict_yaml.scalars import Json

ACTION = """\
title:
  fr: Un
  en: One
status: planned
tags: [a]
updates:
  - date: 2019-01-01
    text: First
"""


def after(text: str, *operations: Operation, kind: str = "action") -> str:
    return edit(text, operations, kind).text


def refused(text: str | bytes, *operations: Operation, kind: str = "action") -> EditRefused:
    with pytest.raises(EditRefused) as caught:
        edit(text, operations, kind)
    return caught.value


# ------------------------------------------------------------ what is written where


@table(
    ("key", "behind"),
    [("axis", "status: planned"), ("number", "status: planned"), ("sdg", "tags: [a]"), ("notes", "    text: First"), ("x-own", "    text: First")],
)  # fmt: skip
def test_a_new_key_stands_where_the_schema_has_it(key: str, behind: str) -> None:
    lines = after(ACTION, Put((key,), 7)).splitlines()

    assert lines[lines.index(f"{key}: 7") - 1] == behind


def test_a_first_key_stands_before_the_one_that_comes_after_it() -> None:
    assert after("# header\nstatus: planned\n", Put(("title",), "T")) == "# header\ntitle: T\nstatus: planned\n"
    assert after("x-own: 1\nstatus: planned\n", Put(("title",), "T")) == "x-own: 1\ntitle: T\nstatus: planned\n"


def test_keys_in_an_order_of_their_own_keep_it() -> None:
    assert (
        after("tags: [a]\nstatus: planned\ntitle: T\n", Put(("number",), 1))
        == "tags: [a]\nstatus: planned\ntitle: T\nnumber: 1\n"
    )


def test_maps_that_are_not_there_yet_are_made() -> None:
    assert after("title: T\n", Put(("lead", "party"), "mons")) == "title: T\nlead: {party: mons}\n"
    assert after("title: T\nlead:\n", Put(("lead", "party"), "mons")) == "title: T\nlead: {party: mons}\n"
    assert after("title: T\n", Put(("x-a", "b", "c"), 1)).endswith("x-a:\n  b: {c: 1}\n")


def test_a_list_that_is_not_there_yet_begins_with_its_first_entry() -> None:
    assert (
        after("title: T\n", Insert(("tags",), "a"), Insert(("tags",), "b"), Insert(("tags",), "c", 0))
        == "title: T\ntags: [c, a, b]\n"
    )
    row: Json = {"text": "It took place.", "date": "2019-02-01", "author": "A. Dupont"}
    assert after("title: T\n", Insert(("updates",), row)) == (
        "title: T\nupdates:\n  - date: 2019-02-01\n    author: A. Dupont\n    text: It took place.\n"
    )


def test_rows_look_like_the_house_writes_them() -> None:
    assert after("title: T\n", Put(("dac",), [{"code": 11330}])) == "title: T\ndac: [{code: 11330}]\n"
    shares: Json = [{"code": 15111, "share": 40}, {"share": 60, "code": 15170}]
    assert (
        after("title: T\n", Put(("dac",), shares))
        == "title: T\ndac:\n  - {code: 15111, share: 40}\n  - {code: 15170, share: 60}\n"
    )
    assert (
        after("title: T\n", Put(("sources",), ["https://example.org/a"]))
        == "title: T\nsources: [https://example.org/a]\n"
    )
    texts: Json = {"fr": "Un", "en": "One"}
    assert after("status: planned\n", Put(("title",), texts)) == "title:\n  fr: Un\n  en: One\nstatus: planned\n"


@table(
    ("text", "written"),
    [
        ("milestones:\n- id: a\n  title: One\n", "updates:\n- text:\n    fr: Un\n    en: One\n"),
        ("title:\n    fr: T\ntags:\n- a\n", "updates:\n- text:\n      fr: Un\n      en: One\n"),
        (
            "title:\n  fr: T\nmilestones:\n    -   id: a\n",
            "updates:\n    -   text:\n          fr: Un\n          en: One\n",
        ),
        ("tags:\n    - a\n", "updates:\n    - text:\n          fr: Un\n          en: One\n"),
        ("title:\n   fr: T\n", "updates:\n   - text:\n        fr: Un\n        en: One\n"),
        ("title: T\n", "updates:\n  - text:\n      fr: Un\n      en: One\n"),
    ],
)
def test_rows_and_maps_stand_as_far_in_as_the_first_of_their_kind(text: str, written: str) -> None:
    assert after(text, Put(("updates",), [{"text": {"fr": "Un", "en": "One"}}])) == text + written


def test_a_map_that_takes_the_place_of_another_changes_what_differs() -> None:
    text = "lead: # who\n  # of the town\n  party: mons\n  person: A # by telephone\n"

    assert after(text, Put(("lead",), {"party": "mons", "person": "B"})) == text.replace("person: A", "person: B")
    assert after(text, Put(("lead",), {"party": "mons"})) == text.replace("  person: A # by telephone\n", "")


def test_entries_with_an_id_are_known_by_it() -> None:
    text = "milestones:\n  # about a\n  - id: a\n    due: 2019-01\n  # about b\n  - id: b\n    due: 2019-02\n  # about c\n  - id: c\n"
    wanted: Json = [{"id": "b", "due": "2019-05"}, {"id": "new"}, {"id": "c"}]

    assert after(text, Put(("milestones",), wanted)) == (
        "milestones:\n  # about a\n  # about b\n  - id: b\n    due: 2019-05\n  - id: new\n  # about c\n  - id: c\n"
    )


def test_several_operations_are_made_in_their_order() -> None:
    text = after(
        ACTION,
        Put(("status",), "in_progress"),
        Insert(("tags",), "b"),
        Move(("tags", 1), 0),
        Rename(("tags",), "x-tags"),
        Remove(("title", "en")),
    )

    assert text == ACTION.replace("planned", "in_progress").replace("tags: [a]", "x-tags: [b, a]").replace(
        "  en: One\n", ""
    )


def test_what_the_schema_wants_filled_goes_with_its_last_child() -> None:
    assert after("title: T\nsummary:\n  fr: Un\n", Remove(("summary", "fr"))) == "title: T\n"
    assert after("title: T\nsummary: {fr: Un}\nnumber: 1\n", Remove(("summary", "fr"))) == "title: T\nnumber: 1\n"
    assert after("title: T\nnotes:\n  - fr: Un\n  - b\n", Remove(("notes", 0, "fr"))) == "title: T\nnotes:\n  - b\n"
    assert after("title: T\ntags:\n  - a\n", Remove(("tags", 0))) == "title: T\ntags: []\n"
    assert after("title:\n  fr: Un\n", Remove(("title", "fr"))) == "title: {}\n"
    assert after("x-own:\n  a: 1\n", Remove(("x-own", "a"))) == "x-own: {}\n"


def test_brackets_that_hold_too_much_become_a_block_and_keep_what_they_said() -> None:
    text = "x-own: {d: 2019-01, y: ~, s: 'q', n: 0.50, w: yes} # beside\nnumber: 1\n"

    assert after(text, Put(("x-own", "t"), "line\nline")) == (
        "x-own: # beside\n  d: 2019-01\n  y: ~\n  s: 'q'\n  n: 0.50\n  w: yes\n  t: |-\n    line\n    line\nnumber: 1\n"
    )


def test_a_list_that_grows_too_long_becomes_a_block_with_its_quotes() -> None:
    words = [f"'3.{number}'" for number in range(9)] + [f'"pypy{number}"' for number in range(3)]
    text = f"x-own: [{', '.join(words)}]\n"
    rows = "".join(f"  - {word}\n" for word in words)

    assert 90 < len(text) <= 101
    assert after(text, Insert(("x-own",), "new")) == f'x-own:\n{rows}  - "new"\n'
    assert after(text, Insert(("x-own",), 12345, 0)) == f"x-own:\n  - 12345\n{rows}"


def test_what_is_put_between_brackets_stands_as_close_as_the_others() -> None:
    assert after("x-own: [1,2]\n", Insert(("x-own",), 3), Insert(("x-own",), 0, 0)) == "x-own: [0,1,2,3]\n"
    assert after("x-own: [1,  2]\n", Insert(("x-own",), 3)) == "x-own: [1,  2,  3]\n"
    assert after("x-own: {a: 1}\n", Put(("x-own", "b"), 2)) == "x-own: {a: 1, b: 2}\n"


def test_numbers_are_kept_as_they_are_written() -> None:
    assert after("number: 3.1\n", Put(("number",), Decimal("3.10"))) == "number: 3.10\n"
    assert after("number: 3.10\n", Put(("number",), Decimal("3.10"))) == "number: 3.10\n"
    assert after("number: 1\n", Put(("number",), True)) == "number: true\n"
    assert after("number: 1\n", Put(("number",), "1")) == 'number: "1"\n'


def test_json_stays_json() -> None:
    import json

    text = '{\n  "title": "T",\n  "tags": ["a"],\n  "number": 1\n}\n'
    changed = after(
        text,
        Put(("period",), "2018"),
        Insert(("tags",), "b"),
        Put(("x",), {"a": ["\x07é", None, True]}),
        Remove(("x",)),
        Remove(("number",)),
    )

    assert json.loads(changed) == {"title": "T", "tags": ["a", "b"], "period": "2018"}


# ------------------------------------------------------------ what it gives


def test_an_edit_says_what_it_touched() -> None:
    edited = edit(ACTION, [Put(("status",), "completed"), Insert(("updates",), {"date": "2019-02-01"})], "action")

    assert edited.changed
    assert edited.before == ACTION
    assert edited.blob == edited.text.encode()
    assert edited.touched == ((4, 5, 4, 5), (9, 9, 9, 10))
    assert edited.patch("data/actions/a/b.yaml").splitlines()[:2] == [
        "--- a/data/actions/a/b.yaml",
        "+++ b/data/actions/a/b.yaml",
    ]
    assert isinstance(edited.data, dict)
    assert edited.data["status"] == "completed"


def test_nothing_to_do_changes_nothing() -> None:
    edited = edit(
        ACTION, [Put(("status",), "planned"), Put(("title",), {"en": "One", "fr": "Un"}), Move(("tags", 0), 0)]
    )

    assert (edited.text, edited.changed, edited.touched, edited.patch("x")) == (ACTION, False, (), "")


def test_bytes_and_marks_at_their_beginning_are_kept() -> None:
    blob = b"\xef\xbb\xbftitle: T\r\nnumber: 1\r\n"

    assert edit(blob, [Put(("number",), 2)]).blob == b"\xef\xbb\xbftitle: T\r\nnumber: 2\r\n"


# ------------------------------------------------------------ what it refuses


@table(
    ("text", "code", "line"),
    [
        ("title: T\n  x: y\n", "yaml-syntax", 2),
        ("title: [a\n", "yaml-syntax", 1),
        ("a: 1\n<<<<<<< x\nb: 1\n=======\nb: 2\n>>>>>>> y\n", "merge-conflict", 2),
        ("title: T\n---\ntitle: U\n", "several-documents", 2),
        ("", "empty-file", 1),
        ("- a\n", "not-a-mapping", 1),
        ("1: a\n", "not-a-text-key", 1),
        (b"title: \xe9\n", "not-utf8", 1),
        (b"\x89PNG", "not-yaml", 1),
    ],
)  # fmt: skip
def test_a_file_that_is_not_sure_is_not_changed(text: str | bytes, code: str, line: int) -> None:
    refusal = refused(text, Put(("x",), 1))

    assert refusal.fault is not None
    assert (refusal.fault.code, refusal.fault.span.line) == (code, line)
    assert refusal.message.params["line"] == line
    assert refusal.help is not None
    assert refusal.code == 1


@table(
    ("operation", "place"),
    [
        (Put(("nope", 0), 1), "nope[0]"), (Put(("tags", 7), 1), "tags[7]"), (Put(("tags", -1), 1), "tags[-1]"), (Put(("status", "x"), 1), "status.x"),
        (Remove(("nope",)), "nope"), (Remove(("tags", 1)), "tags[1]"), (Insert(("status",), 1), "status"), (Insert(("tags",), 1, 5), "tags[5]"),
        (Move(("tags", 0), 1), "tags[1]"), (Move(("status",), 0), "status"), (Rename(("tags", 0), "x"), "tags[0]"), (Rename(("status",), "tags"), "tags"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_changed(operation: Operation, place: str) -> None:
    assert refused(ACTION, operation).message.params["field"] == place


def test_the_whole_file_is_no_part_of_it() -> None:
    for operation in (Put((), {}), Remove(()), Move((), 0), Rename((), "x")):
        assert "whole file" in refused(ACTION, operation).message.text


def test_one_refusal_refuses_all() -> None:
    refused(ACTION, Put(("status",), "completed"), Remove(("nope",)))


def test_what_stands_beside_is_not_harmed() -> None:
    refusal = refused("title: &t T\nnotes:\n  - *t\n", Put(("title",), "U"))

    assert refusal.message.params == {"field": "title", "line": 1}
    assert "harming" in refusal.message.text
    assert refused("title: T\nstatus: a\ntitle: U\n", Remove(("title",))).message.params == {
        "field": "title",
        "line": 1,
    }


@table(
    ("text", "place"),
    [
        ("lead: &l\n  party: mons\n", ("lead", "party")), ("lead: !x\n  party: mons\n", ("lead", "party")), ("? title\n: T\n", ("title",)),
        ("x: {? a : b}\n", ("x", "a")), ("x: [a: b]\n", ("x", 0, "a")), ("x: {a, b}\n", ("x", "a")), ("x: !!seq\n- a\n", ("x", 0)),
    ],
)  # fmt: skip
def test_what_is_written_in_strange_ways_is_not_edited(text: str, place: tuple[str | int, ...]) -> None:
    refusal = refused(text, Put(place, "new"))

    assert "not edited" in refusal.message.text
    assert refusal.help is not None


def test_errors_that_were_there_before_stop_nothing() -> None:
    text = 'title: &t T\nx: 08\ny: "a"\u200b\nstatus: planned\nstatus: planned\n'.replace('"a"\u200b', "a\u200b")

    assert (
        after(text, Put(("number",), 1))
        == text.replace("status: planned\nstatus", "number: 1\nstatus: planned\nstatus")
        or after(text, Put(("number",), 1)).replace("number: 1\n", "") == text
    )


# ------------------------------------------------------------ how long it takes


@pytest.mark.parametrize("shape", ["rows", "one line", "keys"])
def test_a_large_file_takes_linear_time(shape: str) -> None:
    def made(size: int) -> str:
        inner = {
            "rows": "  - {date: 2019-01-01, text: a?}\n" * size,
            "one line": f"  [{'{a: b?}, ' * size}x]\n",
            "keys": "",
        }[shape]
        keys = "".join(f"k{number}: v\n" for number in range(size)) if shape == "keys" else ""
        return f"title: T\nupdates:\n{inner or '  - a' + chr(10)}{keys}"

    def seconds(size: int) -> float:
        text = made(size)
        start = time.perf_counter()
        edit(text, [Insert(("updates",), "x"), Remove(("updates", 0))])
        return time.perf_counter() - start

    seconds(100)
    small = min(seconds(400) for _ in range(5))

    assert min(seconds(6_400) for _ in range(2)) < 16 * small * 6  # by squares it would be 256 times as long


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("a: |+\n  x{}y\nb: 1\n", Put(("b",), 2)), ("a: |+\n  x\n{}\nb: 1\n", Put(("b",), 2)), ("a: [\n  b{}x,\n  c\n]\n", Insert(("a",), "d")),
        ("a: [\n  b,\n  c{}]\n", Remove(("a", 1))), ("a: 1\nb: 2\n{}# c\nc: 3\n", Remove(("b",))), ("a:\n  - x\n{}\n  - y\n", Insert(("a",), "z")),
    ],
)  # fmt: skip
def test_half_a_megabyte_of_blanks_takes_no_longer_than_reading_it(text: str, operation: Operation) -> None:
    start = time.perf_counter()
    edit(text.format(" " * 500_000), [operation])

    assert time.perf_counter() - start < 10  # by squares it would be hours


@table(
    "text",
    [
        "related: [x/a0, x/a1, x/a2]\n",
        "related:\n  - x/a0  # first\n  - 'x/a1'\n  - x/a2\n",
        "related: [x/a0, x/a1, x/a2, " + ", ".join(f"x/{i}" for i in range(16)) + "]\n",
    ],
)
def test_many_words_are_written_together_as_one_by_one(text: str) -> None:
    puts = [Put(("related", at), f"y/much-longer{at}") for at in range(3)]

    together = edit(text, puts, "action")
    one = text
    for put in puts:
        one = edit(one, [put], "action").text

    assert together.text == one


def test_words_of_one_place_are_written_in_their_order() -> None:
    text = "title: a\nrelated: [x/a, x/b]\n"

    made = edit(
        text, [Put(("title",), "b: c"), Put(("title",), "d"), Put(("related", 0), "x/c"), Remove(("related", 1))]
    )

    assert made.text == 'title: "d"\nrelated: [x/c]\n'


@pytest.fixture
def lengths(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long each text is that editing reads from here on."""
    module = importlib.import_module("coopctl.edits.editing")
    read, lengths = module.read, list[int]()

    def counted(path: str, blob: bytes) -> Parsed:
        lengths.append(len(blob))
        return cast("Parsed", read(path, blob))

    monkeypatch.setattr(module, "read", counted)
    return lengths


def test_thousands_of_words_are_read_a_few_times(lengths: list[int]) -> None:
    text = f"related: [{', '.join(f'x/a{i}' for i in range(500))}]\n"

    made = edit(text, [Put(("related", i), f"y/a{i}") for i in range(500)])

    assert made.text == text.replace("x/", "y/")
    assert len(lengths) == 2


@pytest.mark.parametrize(
    "text",
    [
        "updates:\n  - {date: 2019-01-01, text: a}\n  - {date: 2019-01-02, text: b}\nnotes:\n  - c\n",
        "updates:\n  - date: 2019-01-01\n    text: a\n\n  - date: 2019-01-02\n    text: b\n\nnotes: [c]\n",
        "# first\nupdates:\n- date: 2019-01-01\n  text: a  # of a\n# of b\n- date: 2019-01-02\n  text: b\nnotes: [c, d]",
        "updates: [{date: 2019-01-01, text: a}, {date: 2019-01-02, text: b}]\nnotes:\n  - c\n",
        "updates: [\n  {date: 2019-01-01, text: a},\n  {date: 2019-01-02, text: b}  # of b\n]\nnotes: [\n  c,\n]\n",
        '{"updates": [\n  {"date": "2019-01-01", "text": "a"},\n  {"date": "2019-01-02", "text": "b"}\n], "notes": ["c"]}\n',
        "updates:\n  - {date: 2019-01-01, text: a}\n  - {date: 2019-01-02, text: b}\nnotes:\n  - |-\n    c\n    d\n  - |\n    e",
    ],
)
def test_many_rows_are_written_together_as_one_by_one(text: str) -> None:
    ends = [Insert(("updates",), {"date": f"2019-02-{day:02}", "text": f"row {day}"}) for day in range(1, 25)]
    notes = [Insert(("notes",), f"note {number}") for number in range(24)]
    between = [
        Insert(("updates",), {"date": f"2018-02-{day:02}", "text": f"row {day}"}, day % 3) for day in range(1, 25)
    ]

    together = edit(text, [each for some in zip(ends, notes, between, strict=True) for each in some], "action")
    one = text
    for operation in (each for some in zip(ends, notes, between, strict=True) for each in some):
        one = edit(one, [operation], "action").text

    assert together.text == one


def test_rows_within_rows_and_rows_that_do_not_fit_are_written_in_their_order() -> None:
    text = "title: T\nmeetings:\n  - {id: a, date: 2019, decisions: [x]}\n"
    meetings = [Insert(("meetings",), {"id": f"m{number}", "date": 2019}, 0) for number in range(30)]
    decisions = [Insert(("meetings", 30, "decisions"), f"d{number}") for number in range(30)]

    made = edit(text, [*meetings, *decisions, *meetings[:1]], "agreement")

    rows = cast("dict[str, list[dict[str, Json]]]", made.data)["meetings"]
    assert [each["id"] for each in rows] == ["m0", *(f"m{number}" for number in reversed(range(30))), "a"]
    assert rows[31]["decisions"] == ["x", *(f"d{number}" for number in range(30))]
    with pytest.raises(EditRefused):
        edit(text, [*meetings, Insert(("meetings",), {"id": "z"}, 99)])


def test_thousands_of_rows_are_read_a_few_times(lengths: list[int]) -> None:
    rows: list[Json] = [{"id": f"a{number}", "title": f"Axis {number}"} for number in range(2_000)]

    made = edit("title: T\n", [Insert(("axes",), row) for row in rows], "agreement")

    assert made.data == {"title": "T", "axes": rows}
    assert made.text.splitlines()[-2:] == ["  - id: a1999", "    title: Axis 1999"]
    assert len(lengths) == 3
