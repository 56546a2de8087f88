"""Fields that are written otherwise than before, where no other change tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from coopctl.model.records import Json, Record

#: Fields whose changes are told by what they mean, or that only record progress.
_TOLD = frozenset(
    {
        "status", "period", "baseline", "adopted", "started", "ended", "milestones", "updates", "occurrences",
        "formerly", "meetings",
    }
)  # fmt: skip


def fields(old: Record, new: Record, told: Collection[str] = ()) -> Iterator[Change]:
    """Yield one change that names the other fields that are written otherwise now, in their order, but those `told`."""
    both = ((name, old.data.get(name), new.data.get(name)) for name in dict.fromkeys([*new.data, *old.data]))
    others = [each for each in both if each[1] is not each[2] and each[0] not in _TOLD and each[0] not in told]
    changed = tuple(name for name, was, now in others if _bare(name, was) != _bare(name, now))
    if changed:
        yield Change(kind=ChangeKind.FIELDS, ref=new.ref, title=new.title, after=changed)


def _bare(name: str, value: Json) -> Json:
    """Return a field without the facts that it collects: the readings of indicators tell of progress."""
    if name == "indicators" and isinstance(value, list):
        return [
            {key: each for key, each in row.items() if key != "readings"} if isinstance(row, dict) else row
            for row in value
        ]
    return value
