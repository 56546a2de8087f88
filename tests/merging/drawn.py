"""Records drawn by chance, in many styles, and what two people do to them: fields, rows and comments, by their names.

What a change means is told by a small interpreter of names, which knows nothing of coopctl's own merging.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from coopctl.edits import Insert, Put, Remove, edit
from coopctl.edits.layout import Layout

if TYPE_CHECKING:
    from random import Random

#: The way to a field or row: keys, and of rows their ids (or, in lists without ids, their text).
Names: TypeAlias = "tuple[str, ...]"

TEXTS = (
    "Water",
    "l’eau",
    "مونس",
    "it's: odd",
    "yes",
    "a #b",
    "12:30",
    "Two lines\nof text\n",
    "x" * 70 + " " + "y" * 40,
)
DAYS = tuple(f"20{year}-0{month}-1{day}" for year in (18, 19) for month in (1, 4, 7) for day in (0, 5))
STATUSES = ("planned", "in_progress", "on_hold", "completed")
#: What tells the rows of each list apart.
KEYS = {
    "milestones": "id",
    "indicators": "id",
    "readings": "date",
    "budget": "year",
    "updates": "text",
    "tags": "",
    "notes": "",
}


@dataclass(frozen=True)
class Change:
    """One thing that somebody does: to `names`, "set" a value, "add" a row to the list there, "cut" it, "remark" on it."""

    what: str
    names: Names
    value: Any = None

    def touches(self, other: Change) -> bool:
        """Whether both are about the same thing, or one about what the other is in."""
        mine, theirs = self.spot, other.spot
        short = min(len(mine), len(theirs))
        if mine[:short] != theirs[:short]:
            return False
        return len(mine) == len(theirs) or (self if len(mine) == short else other).what == "cut"

    @property
    def spot(self) -> Names:
        """What it is about: of a row that is added, the row."""
        return (*self.names, _told(self.names[-1], self.value)) if self.what == "add" else self.names


class Writer:
    """Writes a record in a style of its own."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.step = random.choice((2, 2, 2, 4))
        self.dash = random.choice((0, 2, 2, self.step))
        self.comments = random.choice((0, 0.05, 0.3))
        self.airy = random.choice((0, 0, 0.2))
        self.flow = random.choice((0, 0.3, 1))
        self.count = 0

    def remark(self) -> str:
        self.count += 1
        return f"# remark {self.count}"

    def record(self, data: dict[str, Any]) -> str:
        head = f"{self.remark()}, of the file\n\n" if self.random.random() < 0.3 else ""
        return head + "\n".join(self.fields(data, 0)) + "\n"

    def fields(self, data: dict[str, Any], indent: int) -> list[str]:
        lines = []
        for key, value in data.items():
            lines += self.between(indent) + self.field(key, value, indent)
        return lines

    def between(self, indent: int) -> list[str]:
        lines = [""] if self.random.random() < self.airy else []
        return [*lines, " " * indent + self.remark()] if self.random.random() < self.comments else lines

    def field(self, key: str, value: Any, indent: int) -> list[str]:
        lead = f"{' ' * indent}{key}:"
        if isinstance(value, dict) and self.random.random() >= self.flow:
            return [lead, *self.fields(value, indent + self.step)]
        if isinstance(value, list) and value and (isinstance(value[0], dict) or self.random.random() >= self.flow):
            lines = [lead]
            for row in value:
                lines += self.between(indent + self.dash) + self.row(row, indent + self.dash)
            return lines
        written = self.scalar(value, indent + self.step)
        behind = f"  {self.remark()}" if "\n" not in written and self.random.random() < self.comments else ""
        return f"{lead} {written}{behind}".split("\n")

    def row(self, row: Any, indent: int) -> list[str]:
        if not isinstance(row, dict):
            return f"{' ' * indent}- {self.scalar(row, indent + 2)}".split("\n")
        simple = all(not isinstance(each, list) and "\n" not in str(each) for each in row.values())
        if simple and self.random.random() < self.flow:
            return [f"{' ' * indent}- {self.scalar(row, 0)}"]
        first, *rest = self.fields(row, indent + 2)
        if first.lstrip().startswith("#") or not first:
            return [f"{' ' * indent}-", first, *rest]
        return [f"{' ' * indent}- {first[indent + 2 :]}", *rest]

    def scalar(self, value: Any, indent: int) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.scalar(each, 0)}" for key, each in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self.scalar(each, 0) for each in value) + "]"
        if not isinstance(value, str):
            return str(value)
        if "\n" in value and indent:
            return "|\n" + "\n".join(" " * indent + line for line in value.split("\n")[:-1])
        if value in TEXTS:
            return '"' + value.replace("\n", "\\n") + '"'
        return value


def record(random: Random) -> dict[str, Any]:
    """Draw a record."""

    def text() -> str:
        return random.choice(TEXTS)

    def some(most: int) -> range:
        return range(random.randrange(most + 1))

    data: dict[str, Any] = {
        "title": random.choice((text(), {"fr": text(), "ar": text()})),
        "status": random.choice(STATUSES),
        "summary": text(),
        "period": random.choice(DAYS),
        "lead": {"party": "mons", "person": text()},
        "tags": [f"t{number}" for number in some(3)],
        "milestones": [{"id": f"m{number}", "title": text(), "due": random.choice(DAYS)} for number in some(4)],
        "indicators": [
            {"id": f"i{number}", "title": text(), "readings": [{"date": DAYS[at], "value": at} for at in some(3)]}
            for number in some(2)
        ],
        "budget": [{"year": 2018 + number, "planned": random.randrange(999), "currency": "EUR"} for number in some(3)],
        "updates": [{"date": DAYS[at], "author": "A", "text": f"update {at}"} for at in some(4)],
        "notes": [f"note {number}" for number in some(2)],
        "x-own": random.choice((1, "a", True)),
    }
    kept = {key: value for key, value in data.items() if value != [] and (key == "title" or random.random() < 0.85)}
    if random.random() < 0.2:
        kept = dict(random.sample([*kept.items()], len(kept)))
    return kept


def drawn(random: Random, data: dict[str, Any], who: str, number: int) -> list[Change]:
    """Draw one thing that somebody does to a record; whoever cuts a list cuts each of its rows."""
    ways = [*_ways(data, ())]
    names, value = random.choice(ways)
    what = random.choice(("set", "set", "add", "add", "cut", "remark"))
    mark = f"{who}{number}"
    if what == "add":
        name = random.choice(["milestones", "updates", "updates", "tags", "notes", "budget", "indicators"])
        day = random.choice(DAYS)
        rows = {
            "milestones": {"id": random.choice((f"{mark}x", "m9")), "title": f"new {mark}", "due": day},
            "updates": {"date": day, "author": who, "text": f"update {mark}"},
            "tags": random.choice((mark, "same")),
            "notes": f"note {mark}",
            "budget": {"year": random.choice((2040 + number + (who == "b") * 20, 2030)), "planned": number},
            "indicators": {"id": mark, "title": "t", "readings": [{"date": day, "value": 1}]},
        }
        made = Change("add", (name,), rows[name])
        return [] if at(data, made.spot) is not None else [made]
    if what == "remark":
        return [Change("remark", names, f"# {who} says {number}")]
    if what == "cut":
        cut = [(*names, _told(names[-1], row)) for row in value] if isinstance(value, list) else [names]
        return [Change("cut", each) for each in cut if each != ("title",) and not _is_key(each)]
    if isinstance(value, dict | list) or _is_key(names) or (len(names) > 1 and names[-2] in ("tags", "notes")):
        return []
    return [Change("set", names, random.choice((f"new {mark}", "agreed", number, random.choice(TEXTS))))]


def _is_key(names: Names) -> bool:
    return len(names) > 2 and names[-1] in (KEYS.get(names[-3]), "currency")


def _ways(value: Any, names: Names) -> list[tuple[Names, Any]]:
    found = []
    if isinstance(value, dict):
        for key, each in value.items():
            found += [((*names, key), each), *_ways(each, (*names, key))]
    elif isinstance(value, list):
        for each in value:
            way = (*names, _told(names[-1], each))
            found += [(way, each), *_ways(each, way)]
    return found


def _told(name: str, row: Any) -> str:
    return str(row[KEYS[name]]) if isinstance(row, dict) else str(row)


def place(data: Any, names: Names) -> tuple[str | int, ...] | None:
    """Return where names lead in a record, None where that is gone."""
    found: list[str | int] = []
    name = ""
    for step in names:
        if isinstance(data, list):
            index = next((at for at, row in enumerate(data) if _told(name, row) == step), None)
            if index is None:
                return None
            data = data[index]
            found.append(index)
        elif isinstance(data, dict) and step in data:
            data = data[step]
            found.append(step)
        else:
            return None
        name = step
    return tuple(found)


def at(data: Any, names: Names) -> Any:
    """Return what stands there."""
    way = place(data, names)
    if way is None:
        return None
    for step in way:
        data = data[step]
    return data


def done(data: dict[str, Any], changes: list[Change]) -> dict[str, Any]:
    """Return what changes make of a record, one after the other."""
    data = copy.deepcopy(data)
    for each in changes:
        if each.what == "remark":
            continue
        if each.what == "add":
            rows = data.setdefault(each.names[0], [])
            if at(data, each.spot) is None:
                rows.append(copy.deepcopy(each.value))
            continue
        way = place(data, each.names)
        if way is None:
            continue
        holder: Any = data
        for step in way[:-1]:
            holder = holder[step]
        if each.what == "set":
            holder[way[-1]] = each.value
        else:
            del holder[way[-1]]
            _emptied(data, way[:-1])
    return data


def _emptied(data: Any, way: tuple[str | int, ...]) -> None:
    """Take away a list of which nothing is left, as coopctl does."""
    holder = data
    for step in way[:-1]:
        holder = holder[step]
    if way and holder[way[-1]] in ([], {}):
        del holder[way[-1]]


def written(text: str, data: dict[str, Any], changes: list[Change]) -> str:
    """Return what changes make of a text."""
    for each in changes:
        way = place(data, each.names)
        if each.what == "add":
            text = edit(text, [Insert(each.names, each.value)], "action").text
        elif way is None:
            continue
        elif each.what == "remark":
            text = _remarked(text, way, str(each.value))
        else:
            operation = Put(way, each.value) if each.what == "set" else Remove(way)
            text = edit(text, [operation], "action").text
        data = done(data, [each])
    return text


def _remarked(text: str, way: tuple[str | int, ...], remark: str) -> str:
    """Put a comment on the line of a field, above it or behind it, where one may stand."""
    layout = Layout(text)
    item = layout.item(way)
    line = layout.line(item.at)
    if layout.leads(item.at):
        return f"{text[:line]}{' ' * layout.column(item.at)}{remark}\n{text[line:]}"
    return text


def alike(one: Any, other: Any) -> bool:
    """Whether two records say the same, in whatever order rows stand that were added; an empty list says nothing."""
    return bool(_sorted(one) == _sorted(other))


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(each) for key, each in sorted(value.items()) if each not in ([], {})}
    if isinstance(value, list):
        return sorted((_sorted(each) for each in value), key=repr)
    return type(value).__name__, value
