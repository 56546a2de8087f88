"""Words found in the records: in which, in what field and line, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.messages import Number, msg, nmsg
from coopctl.model import walk
from coopctl.model.dates import Date, Period
from coopctl.model.records import Agreement
from coopctl.model.texts import Text
from coopctl.reports.lists.meetings import meeting_called
from coopctl.spelling import sought
from coopctl.tables import Column, FieldOf, Named, Passage, Sheet
from coopctl.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
#: So many places of one record are listed.
_MOST = 1000
#: The languages of what is in none: names, ids, numbers, dates.
_IN_NONE = ("",)


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


@dataclass(frozen=True, slots=True)
class Search:
    """What was sought, as it was typed, in how many records, and what was found, by record and line.

    `further` is how many places more there are, in records that have too many to be listed. `within` is true where no
    word begins with what was sought, so that it was sought within words.
    """

    typed: tuple[str, ...]
    looked_through: int
    hits: tuple[Hit, ...]
    further: int = 0
    within: bool = False

    @property
    def records(self) -> int:
        """In how many records something was found."""
        return len({hit.record.ref for hit in self.hits})


def search(view: View, typed: Sequence[str], languages: Sequence[str]) -> Search:
    """Seek words in the records shown: all of them in one text, else all of them in one record.

    They are sought where words begin, and where that finds nothing within words. A text in several languages is told
    in the first of `languages` in which something is found, and once.
    """
    words = sought.asked(typed)
    found = _search(view, typed, words, languages)
    if found.hits or all(map(sought.within, words)):
        return found
    inside = _search(view, typed, tuple(map(sought.anywhere, words)), languages)
    return replace(inside, within=True) if inside.hits else found


def _search(view: View, typed: Sequence[str], words: tuple[str, ...], languages: Sequence[str]) -> Search:
    records: tuple[Record, ...] = (*view.agreements, *view.actions)
    found = [_of_record(view, record, words, languages) for record in records if words]
    hits = tuple(hit for each, _ in found for hit in each)
    return Search(tuple(typed), len(records), hits, further=sum(number for _, number in found))


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
        extra={"further": found.further} if found.further else {},
    )


def heading(found: Search) -> Message:
    """Say how much was found."""
    places = nmsg("{n} place", "{n} places", len(found.hits) + found.further)
    records = nmsg("{n} record", "{n} records", found.records)
    if found.within:
        return msg("{places} in {records}, within words: none begins so", places=places, records=records)
    return msg("{places} in {records}", places=places, records=records)


def further(found: Search) -> Message | None:
    """Say how many places are not listed; None where all are."""
    if not found.further:
        return None
    return nmsg(
        "and {n} place more: of a record {most} are listed",
        "and {n} places more: of a record {most} are listed",
        found.further,
        most=Number(_MOST),
    )


def nothing(found: Search) -> Message:
    """Say that nothing was found, and in how much."""
    return nmsg(
        "nothing in {n} record has {words}",
        "nothing in {n} records has {words}",
        found.looked_through,
        words=" + ".join(found.typed),
    )


def _of_record(
    view: View, record: Record, words: tuple[str, ...], languages: Sequence[str]
) -> tuple[Sequence[Hit], int]:
    """Return what a record has, by line, and how many places more. What is cheap comes first: most have nothing."""
    whole = sought.folded(" ".join((record.ref, *_strings(record.data))))
    if not all(word.removeprefix("*") in whole for word in words):
        return (), 0
    patterns = [sought.pattern(word) for word in words]
    if not all(each.search(whole) for each in patterns):
        return (), 0
    found = [
        (place, value, tags)
        for place, value in _texts(record)
        if (tags := _with(lambda plain: any(each.search(plain) for each in patterns), value))
    ]
    full = (
        [
            (place, value, fitting)
            for place, value, tags in found
            if (fitting := _with(lambda plain: all(each.search(plain) for each in patterns), value, tags))
        ]
        if len(words) > 1
        else found
    )
    beginnings = {sought.pattern(word.split(" ", 1)[0]) for word in words}

    def holds(written: str) -> bool:
        plain = sought.folded(written)
        return any(each.search(plain) for each in beginnings)

    hits, meetings = [], _meetings(record)
    listed = full or found
    for place, value, tags in listed[:_MOST]:
        tag, text = (
            ("", value)
            if isinstance(value, str)
            else Text({tag: value.variants[tag] for tag in tags}).choose(languages)
        )
        spans = sought.places(text, words)
        within = (*place, tag) if tag and isinstance(value, Text) and len(value.variants) > 1 else place
        line = view.line(record.path, within, holds) if place else None
        way = [*_way(record.data, place)]
        hits.append(Hit(record, _field(way), _named(way, meetings), Passage(text, spans), line))
    return sorted(hits, key=lambda hit: hit.line or 0), len(listed) - len(hits)


def _with(fits: Callable[[str], bool], value: Text | str, tags: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Return the languages in which a folded text fits, of `tags` (None: of all); ("",) of one in none."""
    if isinstance(value, str):
        return _IN_NONE if fits(sought.folded(value)) else ()
    return tuple(
        tag for tag, text in value.variants.items() if (tags is None or tag in tags) and fits(sought.folded(text))
    )


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


def _texts(record: Record) -> Iterator[tuple[Place, Text | str]]:
    """Yield the texts of a record, and what is in no language: names, ids, numbers, dates."""
    yield (), record.ref
    for kind, found in walk.see(record, record.data).values.items():
        for place, value in found:
            if isinstance(value, Text) or (kind is str and isinstance(value, str)):
                yield place, value
            elif isinstance(value, Mapping):
                yield from (((*place, name), str(each)) for name, each in value.items())
            elif kind in (int, Decimal, Date, Period):
                yield place, str(value)
    for key, own in record.data.items():
        if key.startswith("x-"):
            yield (key,), " ".join(_strings(own))


def _way(data: Mapping[str, Json], place: Place) -> Iterator[tuple[str | int, object]]:
    """Yield the steps to a place, each with what stands there."""
    node: object = data
    for step in place:
        if isinstance(node, list) and isinstance(step, int):
            node = node[step] if step < len(node) else None
        else:
            node = node.get(str(step)) if isinstance(node, Mapping) else None
        yield step, node


def _field(way: Sequence[tuple[str | int, object]]) -> str:
    """Return a place with the ids of rows where they have one: `milestones.m2.title`."""
    steps = (
        str(node["id"]) if isinstance(node, dict) and isinstance(step, int) and "id" in node else str(step)
        for step, node in way
    )
    return ".".join(steps) or "ref"


def _meetings(record: Record) -> dict[str, Message]:
    """Return what the meetings of an agreement are called that have no title, by id."""
    untitled = [each for each in record.meetings if each.title is None] if isinstance(record, Agreement) else ()
    return {each.id: meeting_called(each) for each in untitled if each.kind}


def _named(way: Sequence[tuple[str | int, object]], meetings: Mapping[str, Message]) -> FieldOf:
    """Return the way to a place as people tell it: rows by their list and what they are called, then the field."""
    parts: list[tuple[str, Text | Message | str | None]] = []
    for depth, (step, node) in enumerate(way):
        if isinstance(step, str):
            parts.append((step, None))
        elif isinstance(node, dict) and depth + 1 < len(way):  # the last one is a text in several languages, no row
            rows = str(way[depth - 1][0])
            called = meetings.get(str(node.get("id"))) if rows == "meetings" else None
            parts[-1:] = [(rows, called or _called(node, way[depth + 1][0]))]
    return FieldOf(tuple(parts))


def _called(row: Mapping[str, Json], last: object) -> Text | str | None:
    """Return what a row is called, "" where nothing calls it but the text in which something was found."""
    for key in _TITLES if last in _TITLES else (*_TITLES, *_KEYS):
        value = row.get(key)
        if key == last or value is None or isinstance(value, list):
            continue
        return Text({tag: str(each) for tag, each in value.items()}) if isinstance(value, dict) else str(value)
    return ""
