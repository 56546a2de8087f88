"""A merge is both sides' changes, whoever's come first; what both changed otherwise is a conflict, and nothing is lost."""

from __future__ import annotations

import itertools
from collections import Counter
from random import Random

import pytest

from coopctl.merging import Unmergeable, Whose, merge
from coopctl.strict_yaml import read
from tests.costs import calls
from tests.merging.drawn import Change, Writer, alike, at, done, drawn, record, written
from tests.samples import TIMES, sample
from tests.tables import table

ROWS = "updates:\n- {date: 2019-01-01, text: a}\n"


def said(blob: bytes | str) -> object:
    document = read("", blob.encode() if isinstance(blob, str) else blob).document
    return None if document is None else document.data


def both(base: str, ours: str, theirs: str, **taken: Whose) -> tuple[str, list[str]]:
    """Return a merge of actions, and the fields that clash."""
    found = merge(base.encode(), ours.encode(), theirs.encode(), "action", taken=taken)
    return found.blob.decode(), [each.name for each in found.clashes]


def changes(random: Random, data: dict[str, object], who: str) -> list[Change]:
    """Draw what somebody does, without what they take back themselves."""
    found: list[Change] = []
    now = data
    for number in range(random.choice((1, 1, 2, 3, 4))):
        new = drawn(random, now, who, number)
        found, now = found + new, done(now, new)
    cut = [each.names for each in found if each.what == "cut"]
    own = {each.spot for each in found if each.what == "add"}
    found = [each for each in found if each.what != "add" or all(each.spot[: len(way)] != way for way in cut)]
    found = [each for each in found if each.what != "cut" or each.names not in own]
    return [each for each in found if each.what != "set" or at(now, each.names) != at(data, each.names)]


def test_random_merges_lose_nothing_and_clash_where_both_touched_the_same() -> None:
    counts: Counter[str] = Counter()
    for seed in range(sample(150)):
        random = Random(seed)  # noqa: S311 - examples, no secrets
        text = Writer(random).record(record(random))
        base = said(text)
        assert isinstance(base, dict)
        sides = [changes(random, base, who) for who in "ab"]
        ours, theirs = (written(text, base, side) for side in sides)
        merged = merge(text.encode(), ours.encode(), theirs.encode(), "action")
        pairs = [(one, other) for one, other in itertools.product(*sides) if one.touches(other)]
        results = [done(done(base, sides[at]), sides[1 - at]) for at in (0, 1)]
        counts["merges"] += 1
        if merged.clashes:
            counts["conflicts"] += 1
            counts["spurious"] += not pairs
            resolved = [
                merge(text.encode(), ours.encode(), theirs.encode(), "action", taken={"all": side}) for side in Whose
            ]
            assert not any(each.clashes for each in resolved), seed
            continue
        assert alike(*results), (seed, "both changed the same otherwise, and there is no conflict")
        assert alike(said(merged.blob), results[0]), seed
        for side, other in (sides, sides[::-1]):
            now = done(base, side)
            kept = [each.names for each in side if each.what == "set" and at(now, each.names) != at(base, each.names)]
            assert not any(
                each.what == "cut" and names[: len(each.names)] == each.names
                for names in kept
                for each in other
                if at(now, names) is not None
            ), seed
        cut = [each.names for side in sides for each in side if each.what == "cut"]
        for each in itertools.chain(*sides):
            if each.what == "remark" and str(each.value) in ours + theirs:
                gone = any(each.names[: len(way)] == way for way in cut)
                assert gone or str(each.value) in merged.blob.decode(), (seed, each)
    if TIMES > 1:
        print(dict(counts))  # noqa: T201 - `make long` shows the figures
    assert counts["spurious"] * 100 <= counts["merges"]
    assert counts["conflicts"]


def test_a_side_that_did_nothing_changes_no_byte() -> None:
    text = b"# mine\r\ntitle:   Water # c\r\n"

    assert merge(text, text, b"title: Sea\n", "action").blob == b"title: Sea\n"
    assert merge(text, b"title: Sea\n", text, "action").blob == b"title: Sea\n"
    assert merge(b"x: 1\n", text, text, "action").blob == text


def test_twice_as_many_rows_that_both_sides_changed_apart_cost_twice_as_much() -> None:
    def file(number: int, title: str, due: int) -> str:
        rows = "".join(f"- {{id: m{i}, title: {title} {i}, due: {due}}}\n" for i in range(number))
        return f"title: a\nstatus: planned\nmilestones:\n{rows}"

    def cost(number: int) -> int:
        sides = file(number, "Step", 2019), file(number, "Ours", 2019), file(number, "Step", 2020)
        wanted = file(number, "Ours", 2020)
        merged: list[str] = []
        counted = calls(lambda: merged.append(both(*sides)[0]))
        assert merged == [wanted]
        return counted

    cost(10)

    assert cost(80) < 2.2 * cost(40)


def test_updates_of_both_sides_stay_in_the_order_of_days() -> None:
    early, late = "- {date: 2019-02-01, text: b}\n", "- {date: 2019-03-01, text: c}\n"

    assert both(ROWS, ROWS + late, ROWS + early) == (ROWS + early + late, [])
    assert both(ROWS, ROWS + early, ROWS + late) == (ROWS + early + late, [])
    assert both(ROWS, ROWS + early, ROWS + early + late) == (ROWS + early + late, [])


def test_comments_and_layout_of_both_sides_stay() -> None:
    base = "title:  Water   # of both\nstatus: planned\n\n\nlead: {party: mons}\n"
    ours = base.replace("planned", '"done"  # ours')
    theirs = f"# theirs, of the file\n\n{base}".replace("lead", "# who\nlead").replace("mons}", "mons,  person: A }")

    assert both(base, ours, theirs) == (theirs.replace("planned", '"done"  # ours'), [])


def test_a_side_written_deeper_is_taken_at_the_depth_of_ours() -> None:
    base = "milestones:\n- id: a\n  title: A\n- id: b\n  title: B\n"
    theirs = (
        base.replace("title: B", "title: |\n    two\n      lines").replace("\n-", "\n  -").replace("\n  t", "\n    t")
    )
    text, clashes = both(
        base, base.replace("title: A", "title: C # c"), theirs.replace("\n    two\n      l", "\n      two\n        l")
    )

    assert (text, clashes) == ("milestones:\n- id: a\n  title: C # c\n- id: b\n  title: |\n    two\n      lines\n", [])


def test_line_ends_and_the_mark_of_a_file_stay() -> None:
    base, theirs = "\ufefftitle: A\r\nstatus: b\r\n", "\ufefftitle: A\r\nstatus: c\r\n"

    assert both(base, "\ufefftitle: B\r\nstatus: b", theirs) == ("\ufefftitle: B\r\nstatus: c", [])
    assert both(base, "title: B\nstatus: b\n", theirs) == ("title: B\nstatus: c\n", [])


@table(
    ("base", "ours", "theirs", "name"),
    [
        ("status: a\n", "status: b\n", "status: c\n", "status"),
        ("status: a\nx-n: 1\n", "x-n: 1\n", "status: c\nx-n: 1\n", "status"),
        ("x-n: 1\n", "x-n: 1\nstatus: b\n", "x-n: 1\nstatus: c\n", "status"),
        ("title: {fr: a, nl: a}\n", "title: {fr: b, nl: a}\n", "title: {fr: c, nl: a}\n", "title.fr"),
        ("title: a\n", "title:\n  fr: a\n  nl: b\n", "title: c\n", "title"),
        ("status: a  # x\n", "status: a  # y\n", "status: a  # z\n", "status"),
        ("# x\nx-n: 1\n# x\nstatus: a\n", "# x\nx-n: 1\n# y\nstatus: a\n", "# x\nx-n: 1\n# z\nstatus: a\n", "status"),
        (
            "milestones:\n- id: m\n  due: 2019\n",
            "milestones:\n- id: m\n  due: 2020\n",
            "milestones:\n- id: m\n  due: 2021\n",
            "milestones.m.due",
        ),
        (
            "x-n: 1\n",
            "x-n: 1\nmilestones:\n- id: m\n  title: a\n",
            "x-n: 1\nmilestones:\n- id: m\n  title: b\n",
            "milestones.m.title",
        ),
        (ROWS, ROWS.replace("a}", "b}"), ROWS.replace("a}", "c}"), "updates[0].text"),
        (ROWS, ROWS.replace("2019", "2018"), ROWS.replace("2019", "2020"), "updates[0].date"),
        (ROWS + "x-n: 1\n", "x-n: 1\n", ROWS.replace("a}", "c}") + "x-n: 1\n", "updates"),
        ("notes: [a, b, c]\n", "notes: [c, a, b]\n", "notes: [b, a, c]\n", "notes"),
        ("summary: |\n  a\n  b\n", "summary: |\n  a\n  c\n", "summary: |\n  d\n  b\n", "summary"),
    ],
)
def test_what_both_changed_otherwise_is_a_conflict_of_that_field(base: str, ours: str, theirs: str, name: str) -> None:
    text, clashes = both(base, ours, theirs)

    assert clashes == [name]
    assert [line.partition(" ")[0] for line in text.split("\n") if line[:7] in ("<" * 7, "=" * 7, ">" * 7)] == [
        "<<<<<<<", "=======", ">>>>>>>"
    ]  # fmt: skip
    sides = [both(base, ours, theirs, all=side) for side in Whose]
    assert [clashes for _, clashes in sides] == [[], []]
    assert said(sides[0][0]) == said(ours)
    assert both(base, ours, theirs, **{name: Whose.THEIRS}) == sides[1]


@table(
    ("base", "ours", "theirs", "merged"),
    [
        ("tags: [a, b]\n", "tags: [a, b, c]\n", "tags: [b, d]\n", {"tags": ["b", "c", "d"]}),
        ("tags: [a]\nx-n: 1\n", "x-n: 1\n", "tags: [a, b]\nx-n: 1\n", {"tags": ["b"], "x-n": 1}),
        ("tags: [a]\n", "tags: []\n", "tags:\n  - a\n  - b\n", {"tags": ["b"]}),
        ("tags: [a]\n", "tags:\n- a\n- c\n", "tags: [a, b]\n", {"tags": ["a", "c", "b"]}),
        ("x-n: 1\n", "x-n: 1\ntags: [a]\n", "x-n: 1\ntags: [b]\n", {"x-n": 1, "tags": ["a", "b"]}),
        ("a: 1\nb: 2\n", "b: 2\na: 3\n", "a: 1\nb: 4\n", {"b": 4, "a": 3}),
        ("{a: 1, b: 2}\n", "{a: 3, b: 2}\n", "{a: 1, b: 4}\n", None),
        ("x: |\n  a\ny: 1", "x: |\n  a\ny: 2", "x: |\n  a\n  b\ny: 1", {"x": "a\nb\n", "y": 2}),
    ],
)
def test_what_is_not_the_same_is_merged(base: str, ours: str, theirs: str, merged: object) -> None:
    text, clashes = both(base, ours, theirs)

    assert clashes == ([] if merged else [""])
    assert said(text) == merged or merged is None


def test_rows_that_both_sides_moved_otherwise_are_a_conflict_and_one_side_s_order_is_taken() -> None:
    base = "milestones:\n- id: a\n- id: b\n- id: c\n"
    theirs = "milestones:\n- id: b\n- id: a\n- id: c\n"

    assert both(base, f"{base}- id: d\n", theirs) == (f"{theirs}- id: d\n", [])


@table("broken", ["title: [a\n", "a: 1\na: 2\n", "<<<<<<< ours\na: 1\n=======\n>>>>>>> t\n", "a: 1\r\nb: 2\n"])
def test_what_cannot_be_read_is_not_merged(broken: str) -> None:
    with pytest.raises(Unmergeable):
        both("title: a\n", broken, "title: b\n")
    with pytest.raises(Unmergeable):
        both(broken, "title: a\n", "title: b\n")


@table("side", Whose)
def test_of_updates_of_one_day_those_of_the_status_that_is_taken_come_last(side: Whose) -> None:
    sides = {
        each: f"title: A\nstatus: {each}\n{ROWS}- {{date: 2019-02-01, text: b, status: {each}}}\n"
        for each in ("in_progress", "on_hold")
    }
    found, _ = both(f"title: A\nstatus: planned\n{ROWS}", *sides.values(), all=side)

    data = said(found)
    assert isinstance(data, dict)
    assert data["updates"][-1]["status"] == data["status"]
