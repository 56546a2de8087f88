"""What leads to what: records that lead to each other, and how far a way goes on, however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def knots(links: Mapping[str, Iterable[str]]) -> Iterator[frozenset[str]]:
    """Yield the sets of records that lead to each other, one alone where it leads to nothing that leads back.

    What a record leads to comes before it (R. Tarjan, "Depth-first search and linear graph algorithms", 1972).
    """
    met: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: dict[str, None] = {}
    for start in links:
        way = [] if start in met else [(start, iter(links[start]))]
        while way:
            ref, onward = way[-1]
            if ref not in met:
                met[ref] = lowest[ref] = len(met)
                open_[ref] = None
            to = next(onward, None)
            if to is None:
                way.pop()
                if way:
                    lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[ref])
                if lowest[ref] == met[ref]:
                    knot = {open_.popitem()[0]}
                    while ref not in knot:
                        knot.add(open_.popitem()[0])
                    yield frozenset(knot)
            elif to not in met:
                way.append((to, iter(links.get(to, ()))))
            elif to in open_:
                lowest[ref] = min(lowest[ref], met[to])


def steps(links: Mapping[str, Iterable[str]]) -> Mapping[str, int]:
    """Return how many steps the longest way from each record goes on; within a knot none is counted."""
    found: dict[str, int] = {}
    for knot in knots(links):
        onward = (found[to] + 1 for ref in knot for to in links.get(ref, ()) if to not in knot)
        longest = max(onward, default=0)
        found.update(dict.fromkeys(knot, longest))
    return found
