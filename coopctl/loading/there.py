"""What the files of a workspace hold that can be referred to: parties, axes, documents, actions, agreements."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from coopctl.model.walk import Patience
from coopctl.spelling import called
from coopctl.spelling.called import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json
    from coopctl.spelling.called import Called
    from coopctl.strict_yaml import Document


class There:
    """What is there to refer to: of each record and each agreement described once, for all problems of a check."""

    def __init__(self, documents: Mapping[str, Document], portfolio: Portfolio) -> None:
        self.documents = documents
        self.portfolio = portfolio
        self.patience = Patience()
        self._known: dict[tuple[str, str], Known] = {}
        self._names: dict[tuple[str, str, str], Sequence[str]] = {}
        self._persons: dict[str, frozenset[str]] = {}
        self._countries: dict[str, Mapping[str, Sequence[str]]] = {}

    def said(self, path: str) -> Mapping[str, Json]:
        """Return what a file says, {} where it cannot be read."""
        found = self.documents.get(path)
        return found.data if found is not None and isinstance(found.data, dict) else {}

    def rows(self, path: str, name: str) -> Known:
        """Return the rows of a list of a file."""
        return self._once(name, path, lambda: called.described(self.said(path).get(name)))

    def axes(self, path: str) -> Known:
        """Return what an action of the agreement with this file may have as its axis."""
        return self._once("axis", path, lambda: (*self.rows(path, "axes").things, called.NO_AXIS))

    def actions(self, agreement: str) -> Known:
        """Return the actions of an agreement."""
        return self._once("actions", agreement, lambda: called.actions(self.portfolio, agreement))

    @cached_property
    def all_actions(self) -> Known:
        """The actions of all agreements."""
        return Known(each for ref in self.portfolio.agreements for each in self.actions(ref).things)

    @cached_property
    def agreements(self) -> Known:
        """The agreements."""
        return Known(called.agreements(self.portfolio))

    @cached_property
    def records(self) -> Known:
        """The agreements and the actions."""
        return Known((*self.agreements.things, *self.all_actions.things))

    def persons(self, path: str) -> frozenset[str]:
        """Return the persons that a file names, in small letters."""
        if path not in self._persons:
            self._persons[path] = frozenset(map(str.casefold, _persons(dict(self.said(path)))))
        return self._persons[path]

    def of_country(self, path: str) -> Mapping[str, Sequence[str]]:
        """Return the ids of the parties of an agreement by the code of their country."""
        if path not in self._countries:
            found: defaultdict[str, list[str]] = defaultdict(list)
            rows = self.said(path).get("parties")
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and isinstance(row.get("id"), str):
                    found[str(row.get("country"))].append(str(row["id"]))
            self._countries[path] = found
        return self._countries[path]

    def names(self, what: str, path: str, listed: str, made: Callable[[], Iterable[str]]) -> Sequence[str]:
        """Return names that are made once for a list of a file, however many of its rows are wrong."""
        key = (what, path, listed)
        if key not in self._names:
            self._names[key] = tuple(made())
        return self._names[key]

    def _once(self, name: str, of: str, made: Callable[[], Iterable[Called]]) -> Known:
        if (name, of) not in self._known:
            self._known[name, of] = Known(made())
        return self._known[name, of]


def _persons(data: Json) -> Iterator[str]:
    """Give the persons that a file names, wherever they stand."""
    waiting: list[Json] = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            person = node.get("person")
            yield from (person,) if isinstance(person, str) else ()
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
