"""One cause, one finding: what the schema says once more of what the reader of YAML has already said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from coopctl.model.vocabularies import Severity
from coopctl.strict_yaml import FAULTS, positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.findings import Fault, Problem, Span
    from coopctl.strict_yaml import Document

_Found: TypeAlias = "list[tuple[str, Problem]]"


def told_once(document: Document, faults: Sequence[Fault], found: _Found) -> tuple[list[Fault], _Found]:
    """Return the faults and the (code, problem) pairs without those that only repeat another.

    A problem goes where an error of the reader stands at its place or on its characters: that error explains it.
    A scalar that readers take differently goes where the schema refuses it anyway, and lends its mend to the problem.
    """
    if not faults or not found:
        return list(faults), found
    errors = [fault for fault in faults if FAULTS[fault.code] is Severity.ERROR]
    # The second of two keys says nothing about the value of the first, which is the one that is read.
    places = {fault.place for fault in errors if fault.place and fault.code != "duplicate-key"}
    spans = [fault.span for fault in errors if not fault.place]
    where = positions(document) if spans else None
    problems = [
        (code, problem)
        for code, problem in found
        if problem.place not in places
        and not (
            where is not None
            and code != "missing-field"  # it stands at the beginning of its map, whatever else is wrong there
            and any(_touch(where.span(problem.place, problem.aim), span) for span in spans)
        )
    ]
    doubts = {fault.place: fault for fault in faults if fault.code == "ambiguous-scalar"}
    refused = {problem.place for _, problem in problems}
    problems = [
        (code, replace(problem, help=doubts[problem.place].help))
        if code == "wrong-type" and problem.place in doubts
        else (code, problem)
        for code, problem in problems
    ]
    return [fault for fault in faults if fault.place not in doubts.keys() & refused], problems


def _touch(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return (one.line, one.column) < (other.end_line, other.end_column) and (other.line, other.column) < (
        one.end_line,
        one.end_column,
    )
