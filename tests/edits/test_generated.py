"""Records, styles and operations drawn by chance: what is read afterwards is what was meant, on the lines that were meant.

The expectations are this module's own: a second way to change data, and lines counted while the record was written.
"""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

import yaml

from coopctl.edits import EditRefused, Insert, Move, Put, Remove, Rename, edit
from coopctl.edits.patch import changes
from coopctl.strict_yaml import read
from tests.conftest import ROOT
from tests.edits.generated import dice, record, value_of
from tests.edits.meaning import at, free_key, meant, operation, places, typed
from tests.mutants import mutant
from tests.samples import TIMES, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from coopctl.edits import Operation
    from tests.edits.generated import Drawn, Place, Value

    RecordProperty = Callable[[str, object], None]

KINDS = ("", "action", "agreement")


def may_change(drawn: Drawn, wanted: Operation) -> set[int]:
    """Return the lines of a record, counted from 0, that an operation may change or take away."""
    lines = drawn.text.split("\n")
    place = wanted.place
    holder = place if isinstance(wanted, Insert) else place[:-1]
    first = next(iter(children(drawn, holder)), None)
    if isinstance(wanted, Rename):
        return set(whole(drawn, place)) if place in drawn.brackets else {drawn.lines[place][0]}
    if isinstance(wanted, Insert) or (isinstance(wanted, Put) and place not in set(places(drawn.data))):
        if first is None or first in drawn.brackets:
            return set(whole(drawn, holder)) if holder else set()
        last = len(lines) - 1
        ends_open = {last, *range(drawn.lines[list(children(drawn, ()))[-1]][0], last)} if lines[last] else set()
        return ends_open | ({drawn.lines[first][0]} if joined(drawn, first) else set())
    if isinstance(wanted, Put) or place in drawn.brackets:
        return set(whole(drawn, place))
    if isinstance(wanted, Move):
        ends = [drawn.lines[(*holder, index)] for index in sorted((int(place[-1]), wanted.to))]
        above = takewhile(lambda number: comments(lines, number), range(ends[0][0] - 1, -1, -1))
        below = takewhile(lambda number: comments(lines, number), range(ends[1][1], len(lines)))
        return {*range(ends[0][0], ends[1][1]), *above, *below}
    own = set(whole(drawn, holder if holder and len(children(drawn, holder)) == 1 else place))
    if joined(drawn, place) and (after := [each for each in children(drawn, holder) if each != place]):
        own |= set(range(max(own) + 1, drawn.lines[after[0]][0] + 1))
    around = [range(min(own) - 1, -1, -1), range(max(own) + 1, len(lines))]
    return own.union(*(takewhile(lambda number: not lines[number].strip(), each) for each in around))


def children(drawn: Drawn, place: Place) -> list[Place]:
    data = at(drawn.data, place)
    steps = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    return [(*place, step) for step in steps]


def whole(drawn: Drawn, place: Place) -> range:
    return range(*drawn.lines[drawn.brackets.get(place, place)])


def joined(drawn: Drawn, place: Place) -> bool:
    """Whether an item begins on the line of the dash of what holds it."""
    return len(place) > 1 and drawn.lines[place][0] == drawn.lines[place[:-1]][0]


def comments(lines: list[str], number: int) -> bool:
    return lines[number].lstrip(" ").startswith("#")


def neighbours(drawn: Drawn, after: str, wanted: Operation) -> list[str]:
    """Return the lines that may not change and are no longer there, in their order.

    The CR of the last line's newline goes and comes with it; a comment may be moved back, out of a text's reach.
    """
    old, new = (text.removeprefix("\ufeff").split("\n") for text in (drawn.text, after))
    allowed = may_change(drawn, wanted)
    ends = old[-1].rstrip("\r"), new[-1].rstrip("\r")
    left = iter(new)
    gone = []
    for number, line in enumerate(old):
        if number in allowed or not line.strip():
            continue
        bare = line.strip(" \r")
        if not any(
            line == other
            or (line.rstrip("\r") in ends and line.rstrip("\r") == other.rstrip("\r"))
            or (bare.startswith("#") and bare == other.strip(" \r"))
            for other in left
        ):
            gone.append(line)
    return gone


def drawn_record(random: Random) -> Drawn:
    """Draw a record that is read as it was written: a kept text takes the blank lines below it, which is not asked here."""
    while True:
        drawn = record(random)
        document = read("x", drawn.text.encode()).document
        if document is not None and typed(document.data) == typed(drawn.data):
            return drawn


def as_others_read(text: str) -> object:
    """Return what PyYAML reads, every scalar as text."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506, TID251 - a second reader, that makes texts, maps and lists


def texts(value: object) -> object:
    """Return data with every text in it, and nothing of the rest but where it stands."""
    if isinstance(value, dict):
        return {key: texts(each) for key, each in value.items()}
    return [texts(each) for each in value] if isinstance(value, list) else value if isinstance(value, str) else None


def agree(ours: object, theirs: object) -> bool:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(agree(value, theirs[key]) for key, value in ours.items())
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(agree, ours, theirs))
    return not isinstance(ours, str) or ours == theirs


def test_one_operation_does_what_was_meant_and_touches_its_lines_only(
    record_property: RecordProperty,
) -> None:
    random = dice(2026)
    count = Counter[str]()
    strange: list[tuple[str, Operation, object]] = []
    refusals: list[tuple[str, Operation, object]] = []
    for _ in range(sample(5_000) if TIMES > 1 else 2_000):
        drawn = drawn_record(random)
        wanted = operation(random, drawn.data)
        try:
            # What may not be empty by the schema goes with its last child: that is asked elsewhere.
            edited = edit(drawn.text, [wanted], "" if isinstance(wanted, Remove) else random.choice(KINDS))
        except EditRefused as refusal:
            count["refused"] += 1
            refusals.append((drawn.text, wanted, refusal.message))
            continue
        document = read("x", edited.blob).document
        expected = meant(drawn.data, wanted)
        if document is None:
            count["unparsable"] += 1
            strange.append((drawn.text, wanted, edited.text))
        elif typed(document.data) != typed(expected) or not agree(expected, as_others_read(edited.text)):
            count["wrong"] += 1
            strange.append((drawn.text, wanted, edited.text))
        elif found := neighbours(drawn, edited.text, wanted):
            count["neighbours touched"] += 1
            strange.append((drawn.text, wanted, found))
        count["edits"] += 1

    record_property(
        "examples",
        ", ".join(
            f"{count[each]} {each}" for each in ("edits", "wrong", "unparsable", "neighbours touched", "refused")
        ),
    )
    assert strange == []
    assert len(refusals) <= sample(5_000) // 5_000, refusals


def test_many_operations_one_after_the_other_do_what_was_meant(record_property: RecordProperty) -> None:
    random = dice(1)
    refused = 0
    for _ in range(sample(100)):
        drawn = drawn_record(random)
        text, data = drawn.text, drawn.data
        for _ in range(12):
            wanted = operation(random, data)
            try:
                text = edit(text, [wanted]).text
            except EditRefused:
                refused += 1
                continue
            data = meant(data, wanted)
            document = read("x", text.encode()).document
            assert document is not None
            assert typed(document.data) == typed(data)

    record_property("examples", f"{sample(1_200)} edits, {refused} refused")
    assert refused <= sample(1_200) // 1000


def test_several_operations_are_one_change() -> None:
    random = dice(7)
    for _ in range(sample(100)):
        drawn = drawn_record(random)
        wanted: list[Operation] = []
        data = drawn.data
        text = drawn.text
        for _ in range(4):
            step = operation(random, data)
            try:
                text = edit(text, [step]).text
            except EditRefused:
                continue
            wanted.append(step)
            data = meant(data, step)

        assert edit(drawn.text, wanted).text == text


def test_what_is_added_and_removed_again_leaves_nothing_behind(record_property: RecordProperty) -> None:
    random = dice(3)
    count = 0
    for _ in range(sample(600)):
        drawn = drawn_record(random)
        lists = [
            place for place in places(drawn.data) if isinstance(at(drawn.data, place), list) and at(drawn.data, place)
        ]
        if random.random() < 0.5 and lists:
            place = random.choice(lists)
            index = random.randint(0, len(at(drawn.data, place)))
            add: Operation = Insert(place, value_of(random, 2), index)
            undo: Operation = Remove((*place, index))
        else:
            holders = [
                (),
                *(
                    place
                    for place in places(drawn.data)
                    if isinstance(at(drawn.data, place), dict) and at(drawn.data, place)
                ),
            ]
            holder = random.choice(holders)
            add = Put((*holder, free_key(random, at(drawn.data, holder))), value_of(random, 2))
            undo = Remove(add.place)
        edited = edit(drawn.text, [add], "action")
        if is_reshaped(drawn, add, edited.text):
            continue
        count += 1

        assert edit(edited.text, [undo]).text == drawn.text, (drawn.text, add, edited.text)

    record_property("examples", count)


def is_reshaped(drawn: Drawn, add: Operation, after: str) -> bool:
    """Whether room was made for what was added: brackets with more lines, or a text that ends the file was closed."""
    old, new = drawn.text.split("\n"), after.split("\n")
    gone = [number for tag, low, high, _, _ in changes(old, new) if tag != "equal" for number in range(low, high)]
    holder = add.place if isinstance(add, Insert) else add.place[:-1]
    in_brackets = any(child in drawn.brackets for child in children(drawn, holder))
    closed = not drawn.text.endswith("\n") and any("|" in old[number] or ">" in old[number] for number in gone)
    return closed or (in_brackets and len(old) != len(new))


def test_every_scalar_set_to_itself_changes_nothing() -> None:
    random = dice(5)
    for _ in range(sample(150)):
        drawn = drawn_record(random)
        for place in places(drawn.data):
            assert edit(drawn.text, [Put(place, at(drawn.data, place))]).text == drawn.text


def test_whatever_a_file_holds_it_is_edited_or_refused(record_property: RecordProperty) -> None:
    """Files as they go wrong: no other exception, and what is read afterwards is what was meant."""
    random = dice(13)
    originals = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data").rglob("*.yaml"))]
    count = Counter[str]()
    for _ in range(sample(400)):
        blob = mutant(random, random.choice(originals) if random.random() < 0.6 else record(random).text)
        document = read("x", blob).document
        data: Value = document.data if document is not None else {"title": "T"}
        for _ in range(3):
            wanted = operation(random, data)
            try:
                edited = edit(blob, [wanted])
            except EditRefused:
                count["refused"] += 1
                continue
            count["edited"] += 1
            again = read("x", edited.blob).document
            assert again is not None
            assert typed(again.data) == typed(meant(data, wanted))

    record_property("examples", f"{count['edited']} edited, {count['refused']} refused")
    assert count["edited"] > count["refused"] / 2
