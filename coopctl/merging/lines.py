"""Lines that two sides changed: what only one of them touched is taken, what both did is a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from coopctl.edits.patch import changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Lines that stand, or those of ours and of theirs where both changed them otherwise.
Stretch: TypeAlias = "tuple[list[str], list[str] | None]"
#: What differs: from where to where in the base, and from where to where in the side.
_Hunk: TypeAlias = "tuple[int, int, int, int]"


def merged(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Stretch]:
    """Yield the lines of a merge: (lines, None) where they are sure, (ours, theirs) where both changed the same.

    Changes that touch each other are taken for the same.
    """
    sides = (list(ours), list(theirs))
    hunks = [[each[1:] for each in changes(list(base), side) if each[0] != "equal"] for side in sides]
    done, shifts = 0, [0, 0]
    while any(hunks):
        low = min(each[0][0] for each in hunks if each)
        high = low
        found: tuple[list[_Hunk], list[_Hunk]] = ([], [])
        while more := [at for at in (0, 1) if hunks[at] and hunks[at][0][0] <= high]:
            hunk = hunks[more[0]].pop(0)
            found[more[0]].append(hunk)
            high = max(high, hunk[1])
        yield list(base[done:low]), None
        texts = []
        for at in (0, 1):
            start = low + shifts[at]
            shifts[at] += sum((end - begin) - (last - first) for first, last, begin, end in found[at])
            texts.append(sides[at][start : high + shifts[at]])
        mine, other = texts
        yield (other, None) if not found[0] else (mine, None) if not found[1] or mine == other else (mine, other)
        done = high
    yield list(base[done:]), None


def sure(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Return the lines of a merge, None where both sides changed the same. Where both only added, all of it stays."""
    if theirs in (ours, base):
        return list(ours)
    both_add = all(_holds(side, base) for side in (ours, theirs))
    found: list[str] = []
    for mine, other in merged(base, ours, theirs):
        if other is not None and not both_add:
            return None
        found += [*mine, *(each for each in other or () if each not in mine)]
    return found


def _holds(side: Sequence[str], base: Sequence[str]) -> bool:
    """Whether a side has every line of the base, in its order."""
    rest = iter(side)
    return all(any(each == line for each in rest) for line in base)
