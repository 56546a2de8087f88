"""What was found in the files of a tree, explained when it is asked for: that takes longer than reading them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from coopctl.loading.locations import Stamped, resolve
from coopctl.model.places import field_name
from coopctl.model.vocabularies import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from coopctl.findings import Finding
    from coopctl.loading.gathered import Gathered
    from coopctl.model.portfolio import Portfolio
    from coopctl.strict_yaml import Document

#: So many problems get the help that takes looking around; of more nobody reads it.
_MOST_HELPED = 3_000


class Explaining:
    """The findings of reading and shape of one tree, sorted; `paths` are the files that have some."""

    def __init__(self, reading: Gathered, documents: Mapping[str, Document], portfolio: Portfolio) -> None:
        self._faults, self._problems = tuple(reading.faults), tuple(reading.problems)
        self._read, self._positions = reading.documents, reading.positions
        self._documents, self._portfolio = documents, portfolio
        self.paths = frozenset({*(each.path for each in self._faults), *(each.problem.path for each in self._problems)})

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return self.within(self.paths)

    def within(self, paths: Collection[str]) -> tuple[Finding, ...]:
        """Return those in some files; no other is explained."""
        with collector_at_rest():
            problems = list(self._helped([each for each in self._problems if each.problem.path in paths]))
            faults = [each for each in self._faults if each.path in paths]
            found = [*faults, *resolve(problems, self._read, self._positions)]
            return tuple(sorted(found, key=lambda each: each.order))

    def fields(self) -> Iterator[tuple[str, str]]:
        """Yield the path and the field of each, which needs no explanation."""
        yield from ((each.path, each.field) for each in self._faults)
        yield from ((each.problem.path, field_name(each.problem.place)) for each in self._problems)

    def fails(self, path: str) -> bool:
        """Whether a file has an error."""
        severities = [each.severity for each in self._faults if each.path == path]
        severities += [each.severity for each in self._problems if each.problem.path == path]
        return Severity.ERROR in severities

    def _helped(self, problems: list[Stamped]) -> Iterator[Stamped]:
        if problems:
            from coopctl.loading import meant  # only here: it knows much that no valid file needs

            yield from meant.helped(problems[:_MOST_HELPED], self._documents, self._portfolio)
            yield from problems[_MOST_HELPED:]


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Hold the garbage collector: what is loaded stays, and looking at it again costs a third of a large load."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
