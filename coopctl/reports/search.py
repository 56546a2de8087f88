"""Words found in the records: in which, in what field and line, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.messages import msg, nmsg
from coopctl.model import walk
from coopctl.model.dates import Date, Period
from coopctl.model.texts import Text
from coopctl.spelling import sought
from coopctl.tables import Column, FieldOf, Named, Passage, Sheet
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.model.places import Place
    from coopctl.model.records import Json, Record
    from coopctl.reports.view import View

COLUMNS = (
    Column("ref", msg("Reference"), over=True),
    Column("title", msg("Title"), drop=3, grow=True, over=True),
    Column("field", msg("Field"), drop=1, grow=True, whole=True),
    Column("text", msg("Text"), grow=True, whole=True),
    Column("path", msg("File"), drop=2),
    Column("line", msg("Line"), drop=2, right=True),
)
#: What a row is called by, where it has that; and what tells rows apart where nothing calls them.
_TITLES = ("title", "name", "person", "organisation", "text")
_KEYS = ("id", "date", "year", "code")


@dataclass(frozen=True, slots=True)
class Hit:
    """A text of a record in which something was found, at `line` of the record's file (None where that is not told).

    `field` is its place in words of the file, with the ids of rows: `milestones.m2.title`.
    """

    record: Record
    field: str
    named: FieldOf
    passage: Passage
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was sought, as it was typed, in how many records, and what was found, by record and line."""

    typed: tuple[str, ...]
    looked_through: int
    hits: tuple[Hit, ...]

    @property
    def records(self) -> int:
        """In how many records something was found."""
        return len({hit.record.ref for hit in self.hits})


def search(view: View, typed: Sequence[str], languages: Sequence[str]) -> Search:
    """Seek words in the records shown: all of them in one text, else all of them in one record.

    A text in several languages is told in the first of `languages` in which something is found, and once.
    """
    words = sought.asked(typed)
    records: tuple[Record, ...] = (*view.agreements, *view.actions)
    hits = tuple(hit for record in records if words for hit in _of_record(view, record, words, languages))
    return Search(typed=tuple(typed), looked_through=len(records), hits=hits)


def sheet(found: Search) -> Sheet:
    """Give what was found as rows."""
    return Sheet(
        kind="find",
        columns=COLUMNS,
        rows=tuple(
            (
                hit.record.ref,
                hit.record.title,
                Named(hit.field, hit.named),
                Named(hit.passage.text, hit.passage),
                hit.record.path,
                hit.line,
            )
            for hit in found.hits
        ),
        heading=heading(found),
        empty=nothing(found),
    )


def heading(found: Search) -> Message:
    """Say how much was found."""
    return msg(
        "{places} in {records}",
        places=nmsg("{n} place", "{n} places", len(found.hits)),
        records=nmsg("{n} record", "{n} records", found.records),
    )


def nothing(found: Search) -> Message:
    """Say that nothing was found, and in how much."""
    return nmsg(
        "nothing in {n} record has {words}",
        "nothing in {n} records has {words}",
        found.looked_through,
        words=" + ".join(found.typed),
    )


def _of_record(view: View, record: Record, words: tuple[str, ...], languages: Sequence[str]) -> Iterator[Hit]:
    """Yield what a record has, by line. What is cheap comes first: most records have nothing."""
    whole = sought.folded("\n".join((record.ref, *_strings(record.data))))
    if not all(word in whole for word in words):
        return
    texts = [
        (place, variants, [tag for tag, text in variants.items() if any(word in sought.folded(text) for word in words)])
        for place, variants in _texts(record)
    ]
    texts = [each for each in texts if each[2]]
    full = [
        (place, variants, fitting)
        for place, variants, tags in texts
        if (fitting := [tag for tag in tags if all(word in sought.folded(variants[tag]) for word in words)])
    ]
    beginnings = {word.split(" ", 1)[0] for word in words}

    def holds(written: str) -> bool:
        plain = sought.folded(written)
        return any(each in plain for each in beginnings)

    hits = []
    for place, variants, tags in full or texts:
        tag, text = Text({tag: variants[tag] for tag in tags}).choose(languages)
        spans = sought.places(text, words)
        within = (*place, tag) if tag and len(variants) > 1 else place
        line = view.line(record.path, within, holds) if place else None
        hits.append(Hit(record, _field(record.data, place), _named(record.data, place), Passage(text, spans), line))
    yield from sorted(hits, key=lambda hit: hit.line or 0)


def _strings(value: object) -> Iterator[str]:
    """Yield everything that a file says, but its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, int | Decimal):
        yield str(value)


def _texts(record: Record) -> Iterator[tuple[Place, Mapping[str, str]]]:
    """Yield the texts of a record by tag of language, "" for what is in none: names, ids, numbers, dates."""
    yield (), {"": record.ref}
    for kind, found in walk.see(record, record.data).values.items():
        for place, value in found:
            if isinstance(value, Text):
                yield place, value.variants
            elif isinstance(value, Mapping):
                yield from (((*place, name), {"": str(each)}) for name, each in value.items())
            elif kind in (str, int, Decimal, Date, Period):
                yield place, {"": str(value)}
    for key, own in record.data.items():
        if key.startswith("x-"):
            yield (key,), {"": " ".join(_strings(own))}


def _field(data: Mapping[str, Json], place: Place) -> str:
    """Return a place with the ids of rows where they have one: `milestones.m2.title`."""
    steps: list[str] = []
    node: object = data
    for step in place:
        node = _step(node, step)
        steps.append(
            str(node["id"]) if isinstance(step, int) and isinstance(node, dict) and "id" in node else str(step)
        )
    return ".".join(steps) or "ref"


def _named(data: Mapping[str, Json], place: Place) -> FieldOf:
    """Return the way to a place as people tell it: rows by their list and what they are called, then the field."""
    parts: list[tuple[str, Text | str | None]] = []
    node: object = data
    for depth, step in enumerate(place):
        node = _step(node, step)
        if isinstance(step, int) and isinstance(node, dict):
            last = place[depth + 1] if depth + 1 < len(place) else None
            parts[-1:] = [(str(place[depth - 1]), _called(node, last))]
        elif isinstance(step, str):
            parts.append((step, None))
    return FieldOf(tuple(parts))


def _called(row: Mapping[str, Json], last: object) -> Text | str | None:
    """Return what a row is called, "" where nothing calls it but the text in which something was found."""
    for key in _TITLES if last in _TITLES else (*_TITLES, *_KEYS):
        value = row.get(key)
        if key == last or value is None or isinstance(value, list):
            continue
        return Text({tag: str(each) for tag, each in value.items()}) if isinstance(value, dict) else str(value)
    return ""


def _step(node: object, step: str | int) -> object:
    if isinstance(node, list) and isinstance(step, int):
        return node[step] if step < len(node) else None
    return node.get(str(step)) if hasattr(node, "get") else None
