"""Files that are hard to edit, each with every operation: exactly the lines that are written down change.

A file of tricky/ says in its head what is hard about it and which of its places are edited (`field` a scalar, `key`
one to remove and rename, `map`, `list`, and in JSON a `row` for the list); then comes the text, then what each
operation makes of it, as the lines that go (-) and come (+), with their number before. UPDATE_SNAPSHOTS=1 writes
those anew.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coopctl.edits import EditRefused, Insert, Move, Put, Remove, Rename, edit
from coopctl.edits.operations import value_at
from coopctl.edits.patch import changes
from coopctl.strict_yaml import read
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.edits import Operation
    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

FOLDER = Path(__file__).parent / "tricky"
UPDATE = bool(os.environ.get("UPDATE_SNAPSHOTS"))
PROSE = "Un texte assez long pour qu’aucune ligne ne le tienne : il est plié entre ses mots, et les données restent les mêmes."


@dataclass(frozen=True)
class Tricky:
    """One file: its head, its text as it stands on the disk, and what is expected of each operation."""

    name: str
    head: dict[str, str]
    lines: str
    expected: dict[str, str]

    @property
    def text(self) -> str:
        return self.on_disk(self.lines)

    def on_disk(self, lines: str) -> str:
        """Return lines as the flags of the head would have them."""
        flags = self.head.get("flags", "").split()
        text = lines.removesuffix("\n") if "nofinal" in flags else lines
        if "crlf" in flags:
            text = text.replace("\n", "\r\n")
        return "\ufeff" + text if "bom" in flags else text

    def place(self, name: str) -> Place:
        return tuple(int(step) if step.isdigit() else step for step in self.head[name].split("/"))


@cache
def tricky(name: str) -> Tricky:
    head, _, rest = (FOLDER / name).read_text(encoding="utf-8").partition("\n--- text\n")
    lines, *parts = rest.split("\n=== ")
    about, *fields = head.split("\n")
    expected = dict(part.partition("\n")[::2] for part in parts)
    named = dict(each.split(": ", 1) for each in fields)
    return Tricky(name, {"about": about, **named}, lines.removesuffix("\n") + "\n", expected)


def operations(case: Tricky, data: Json) -> Iterator[tuple[str, Operation]]:
    """Yield every operation on the places that a file names."""
    if "field" in case.head:
        field = case.place("field")
        yield "set to another word", Put(field, "Autre")
        yield "set to a word that needs quotes", Put(field, "no: 12:30 #x")
        yield "set to a number", Put(field, 12)
        yield "set to prose", Put(field, PROSE)
        yield "set to lines", Put(field, "Une ligne\n\n  puis: une autre\n")
        yield "set to texts in two languages", Put(field, {"fr": "Un mot", "en": PROSE})
        yield "set to a list", Put(field, ["a", 2])
        yield "set to itself", Put(field, value_at(data, field))
    if "key" in case.head:
        key = case.place("key")
        yield "remove a key", Remove(key)
        yield "rename a key", Rename(key, "x-other")
    if "map" in case.head:
        above = case.place("map") if case.head["map"] != "/" else ()
        yield "add a key", Put((*above, case.head.get("new", "period")), "2018-07/2019")
        yield "add a key with a map", Put((*above, "x-map"), {"b": "x y", "a": [1, "no"]})
    if "list" in case.head:
        place = case.place("list")
        count = len(rows) if isinstance(rows := value_at(data, place), list) else 0
        row = json.loads(case.head.get("row", '"neu"'))
        yield "insert an entry first", Insert(place, row, 0)
        yield "append an entry", Insert(place, row)
        if count:
            yield "change the first entry", Put((*place, 0), row)
            yield "remove the first entry", Remove((*place, 0))
            yield "remove the last entry", Remove((*place, count - 1))
            yield "empty the list", Put(place, [])
        if count > 1:
            yield "insert an entry second", Insert(place, row, 1)
            yield "move the first entry to the end", Move((*place, 0), count - 1)
            yield "move the last entry to the front", Move((*place, count - 1), 0)


def difference(before: str, after: str) -> str:
    """Return what goes and what comes, each line with its number before; CR is told apart."""
    old, new = ([line.replace("\r", "␍") for line in text.split("\n")] for text in (before, after))
    rows = []
    for tag, low, high, other, end in changes(old, new):
        if tag != "equal":
            rows += [f"-{low + number}|{line}" for number, line in enumerate(old[low:high], 1)]
            rows += [f"+{low + 1}|{line}" for line in new[other:end]]
    return "\n".join(rows) or "nothing changes"


def outcome(case: Tricky, operation: Operation) -> str:
    try:
        edited = edit(case.text, [operation], case.head.get("kind", "action"))
    except EditRefused as refusal:
        return f"refused: {refusal.message.text}".replace("\n", " ")
    assert edited.before == case.text
    return difference(case.text, edited.text)


@table("name", sorted(path.name for path in FOLDER.iterdir()))
def test_exactly_the_lines_that_are_meant_change(name: str) -> None:
    case = tricky(name)
    document = read(name, case.text.encode()).document
    assert document is not None, case.text
    found = {label: outcome(case, operation) for label, operation in operations(case, document.data)}
    if UPDATE:
        head = "\n".join(
            [case.head["about"], *(f"{key}: {value}" for key, value in case.head.items() if key != "about")]
        )
        parts = "".join(f"\n=== {label}\n{text}" for label, text in found.items())
        (FOLDER / name).write_text(f"{head}\n--- text\n{case.lines.removesuffix(chr(10))}{parts}\n", encoding="utf-8")

    assert found == {label: text.removesuffix("\n") for label, text in case.expected.items()} or UPDATE


def test_there_are_enough_of_them() -> None:
    assert len(list(FOLDER.iterdir())) >= 60
