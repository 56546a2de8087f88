"""A row of a list says the same as one above it: an update, a note or a milestone that was pasted twice."""

from __future__ import annotations

from dataclasses import fields
from itertools import islice
from typing import TYPE_CHECKING

from coopctl.findings import Elsewhere, Problem
from coopctl.messages import msg
from coopctl.model.records import Axis, Decision, DocumentRef, Indicator, Meeting, Milestone, Step, Update
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.walk import Seen

    _Row: TypeAlias = Axis | Decision | DocumentRef | Indicator | Meeting | Milestone | Step | Update

SEVERITY = Severity.HINT

#: Rows that are told apart by an id alone, or by nothing, each with the fields in which two of them say the same thing.
_SAID: Mapping[type[_Row], Sequence[str]] = {
    Update: ("date", "text"), Step: ("by",), Axis: ("title",), Milestone: ("title",), Indicator: ("title",),
    DocumentRef: ("title",), Decision: ("text",), Meeting: ("title", "date"),
}  # fmt: skip
NEEDS = frozenset({*_SAID, Text})
#: Lists of rows, and of texts, that stand in a record itself.
BESIDE = frozenset({"updates", "axes", "milestones", "indicators", "documents", "meetings", "notes", "places"})
#: So many of one record are told: of more nobody reads them.
_MOST = 1_000
#: What may differ in two rows that say the same.
_OWN = ("id", "number", "sources")


def check_record(seen: Seen, _portfolio: Portfolio) -> Iterator[Problem]:
    """Give a problem for each such row and each text of a list that stands in it twice, up to a thousand."""
    return islice(_twice(seen), _MOST)


def _twice(seen: Seen) -> Iterator[Problem]:
    for kind, names in _SAID.items():
        rows: Sequence[tuple[Place, _Row]] = seen.of(kind)
        first: dict[Hashable, tuple[Place, _Row]] = {}
        for place, row in rows if len(rows) > 1 else ():
            said = [_said(getattr(row, name)) for name in names]
            if all(said):
                there, other = first.setdefault((place[:-1], *said), (place, row))
                if there == place:
                    continue
                if isinstance(row, Step) and isinstance(other, Step) and row.value != other.value:
                    yield _two_values(seen, place, there, row)
                elif _same(row, other):
                    yield _problem(seen, place, there)
    texts: dict[Hashable, Place] = {}
    listed = [(place, text) for place, text in seen.of(Text) if place[-1].__class__ is int and len(place) > 1]
    for place, text in listed if len(listed) > 1 else ():
        if (there := texts.setdefault((place[:-1], _said(text)), place)) != place:
            yield _problem(seen, place, there)


def _said(value: object) -> Hashable:
    if isinstance(value, Text):
        said = [(tag, " ".join(words.split()).casefold()) for tag, words in value.variants.items()]
        return tuple(sorted(said) if len(said) > 1 else said)
    return None if value is None or value == () else str(value)


def _bare(row: _Row) -> list[Hashable]:
    """Return what a row says beside what may differ."""
    return [_said(getattr(row, each.name)) for each in fields(row) if each.name not in _OWN]


def _same(row: _Row, other: _Row) -> bool:
    """Whether two rows say the same, beside what may differ; of two updates one may say less."""
    pairs = zip(_bare(row), _bare(other), strict=True)
    return all(one == two or (isinstance(row, Update) and None in (one, two)) for one, two in pairs)


def _two_values(seen: Seen, place: Place, there: Place, step: Step) -> Problem:
    """Return the problem of two steps to one day that differ: one of the two days, or values, is wrong."""
    message = msg("‘{value}’ is in this list twice", value=str(step.by))
    related = (Elsewhere(seen.record.path, (*there, "by"), msg("it is here already")),)
    return Problem(seen.record.path, (*place, "by"), message, msg("correct one of the two dates"), related=related)


def _problem(seen: Seen, place: Place, there: Place) -> Problem:
    message, help_ = msg("this says the same as an earlier row"), msg("delete one of the two rows, or tell them apart")
    related = (Elsewhere(seen.record.path, there, msg("first given here")),)
    return Problem(seen.record.path, place, message, help_, related=related)
