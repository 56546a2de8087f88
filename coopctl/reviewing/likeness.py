"""Records that are perhaps only called otherwise: what is gone and what is new say nearly the same; a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.edits.operations import same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.model.records import Json, Record
    from coopctl.reviewing.comparison import Comparison

#: So many fields are the same, of those of either at least half; so many pairs are looked at.
_LEAST = 3
_PAIRS = 10_000


def perhaps_renamed(comparison: Comparison) -> Sequence[tuple[str, str]]:
    """Return (what is gone, what is new) where the two are alike, and no other two of them are as much."""
    gone, new = comparison.removed, {ref: draft.subject.record for ref, draft in comparison.new.items()}
    if len(gone) * len(new) > _PAIRS:
        return ()
    found = []
    for before, record in gone.items():
        shares = {after: _shared(record, other) for after, other in new.items() if ("/" in after) == ("/" in before)}
        best = max(shares.values(), default=0)
        alike = [after for after, share in shares.items() if share == best > 0]
        if len(alike) == 1:
            found.append((before, alike[0]))
    twice = {after for _, after in found if [each for _, each in found].count(after) > 1}
    return [pair for pair in found if pair[1] not in twice]


def _shared(one: Record, other: Record) -> int:
    """Return how many fields say the same, 0 where they are too few."""
    a: Mapping[str, Json] = one.data
    b: Mapping[str, Json] = other.data
    count = sum(name in b and same(value, b[name]) for name, value in a.items())
    return count if count >= _LEAST and 2 * count >= max(len(a), len(b)) else 0
