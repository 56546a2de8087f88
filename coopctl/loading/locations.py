"""From symbolic places to lines and columns: the second parse, only for files that have something to say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.findings import Aim, Finding, Kind, Problem, RelatedSpan, Span
from coopctl.messages import Message, mending
from coopctl.model.places import Place, field_name
from coopctl.strict_yaml import positions
from coopctl.strict_yaml.outline import Outline
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from coopctl.loading.loader import Loaded
    from coopctl.model.records import Record
    from coopctl.model.vocabularies import Severity
    from coopctl.strict_yaml import Document
    from coopctl.strict_yaml.marks import Positions


@dataclass(frozen=True, slots=True)
class Stamped:
    """A problem with its kind, code and severity."""

    kind: Kind
    code: str
    severity: Severity
    problem: Problem


def lines(loaded: Loaded) -> Callable[..., int | None]:
    """Return what finds the line of a place in a file; None in a file without a document. Few are traced.

    Given what a line `holds`, it is the first such line of the value there; the key's where no line of it does.
    """
    records: tuple[Record, ...] = (*loaded.portfolio.agreements.values(), *loaded.portfolio.actions.values())
    data = {each.path: each.data for each in records}
    outlines: dict[str, Outline] = {}
    traced: dict[tuple[str, str], Positions] = {}

    def spans(path: str, place: Place) -> tuple[int, int, int]:
        """Return the line of a key, and the first and last one of its value; that of the key where there is none."""
        if (known := outlines[path].span(place)) is not None:
            return (known[0], *known)
        field = str(place[0]) if place else ""
        if (path, field) not in traced:
            traced[path, field] = positions(loaded.documents[path], {field})
        found = traced[path, field]
        key, value = found.span(place, Aim.KEY).line, found.span(place, Aim.VALUE)
        return (key, value.line, value.end_line) if place in found.values else (key, key, key)

    def line(path: str, place: Place, holds: Callable[[str], bool] | None = None) -> int | None:
        if path not in outlines:
            document = None if path in data else loaded.documents.get(path)
            text = document.text if document is not None else loaded.texts.get(path) if path in data else None
            if text is None:
                return None
            outlines[path] = Outline(text, document.data if document is not None else dict(data[path]))
        key, first, last = spans(path, place)
        if holds is None or first == last == key:  # whether or not it holds it
            return key
        written = enumerate(outlines[path].lines[first - 1 : last], first)
        return next((number for number, each in written if holds(each)), key)

    return line


def resolve(
    stamped: Iterable[Stamped],
    documents: Mapping[str, Document],
    found_before: Mapping[str, Positions] = MappingProxyType({}),
) -> list[Finding]:
    """Return a Finding for each problem, in the order given. A file without a document is pointed at as a whole.

    What is where in a file is not looked for again if it was `found_before`.
    """
    stamped = list(stamped)
    known: dict[str, Positions | None] = {**found_before}
    fields: dict[str, set[str]] = {}
    for path, place in _pointed_at(stamped):
        fields.setdefault(path, set()).add(str(place[0]) if place else "")

    def span(path: str, place: Place, aim: Aim) -> Span:
        if path not in known:
            document = documents.get(path)
            known[path] = positions(document, fields[path]) if document is not None else None
        found = known[path]
        return found.span(place, aim) if found is not None else Span()

    def help_of(problem: Problem) -> Message | None:
        """Return the help, whose mend stands deeper than its key where what it replaces, a list, does not."""
        found, help_, place = known.get(problem.path), problem.help, problem.place
        if found is None or help_ is None or not help_.mend or problem.aim is Aim.KEY or place not in found.keys:
            return help_
        key, value = found.keys[place], found.span(place, Aim.VALUE)
        below = value.line > key.line and value.column <= key.column
        return mending(help_, f"  {help_.mend}") if below else help_

    return [
        Finding(
            path=each.problem.path,
            span=span(each.problem.path, each.problem.place, each.problem.aim),
            kind=each.kind,
            code=each.code,
            severity=each.severity,
            message=each.problem.message,
            help=help_of(each.problem),
            field=field_name(each.problem.place),
            related=tuple(
                RelatedSpan(other.path, span(other.path, other.place, other.aim), other.message)
                for other in each.problem.related
            ),
        )
        for each in stamped
    ]


def _pointed_at(stamped: Iterable[Stamped]) -> Iterator[tuple[str, Place]]:
    for each in stamped:
        yield each.problem.path, each.problem.place
        yield from ((other.path, other.place) for other in each.problem.related)
