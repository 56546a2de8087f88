"""The history of one record: what each commit has changed of it, by whom, when and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.changes.change import ChangeKind
from coopctl.changing import paths
from coopctl.reviewing.differing import frozen
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    from coopctl.changes.change import Change
    from coopctl.changing.draft import Draft, WrittenValue
    from coopctl.git import Commit
    from coopctl.model.portfolio import LeftOut
    from coopctl.model.records import Json
    from coopctl.reviewing.comparison import Comparison

#: What rests on other records too, which a history of one does not read.
_OF_OTHERS = frozenset({ChangeKind.PROGRESS})


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """What one commit has changed of the record, which it calls `ref`; `commit` is None for what is not committed yet.

    `comparison` has nothing of the record where it is only written otherwise. `unread` says why it could not be read,
    `back` that it had been removed before: the comparison is then with what it was.
    """

    commit: Commit | None
    day: date
    ref: str
    comparison: Comparison
    facts: Sequence[Change]
    unread: LeftOut | None = None
    back: bool = False

    @property
    def draft(self) -> Draft | None:
        """What makes the older record into the newer one, None where it is not both older and newer."""
        return self.comparison.edited.get(self.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The history of a record by the name that it has now, newest first.

    `cut` is the commit before which nothing is known here, None where the whole history is. `more` is how the
    newest one that is not told any more, since there is too much, calls the record, and its id.
    """

    ref: str
    entries: Sequence[HistoryEntry]
    field: str = ""
    cut: Commit | None = None
    unread: int = 0
    more: tuple[str, str] | None = None


def facts_of(comparisons: Sequence[Comparison], ref: str, *, whole: bool) -> Sequence[Change]:
    """Return what the first comparison tells of a record, and every other one too: a merge brought that itself.

    Of a `whole`, which has parts, the progress is not told: they are not read.
    """
    others = [{(each.kind, each.id, str(each.after)) for each in other.facts} for other in comparisons[1:]]
    return [
        each
        for each in comparisons[0].facts
        if each.ref == ref
        and not (whole and each.kind in _OF_OTHERS)
        and all((each.kind, each.id, str(each.after)) in told for told in others)
    ]


def merged(comparisons: Sequence[Comparison], ref: str) -> Comparison:
    """Return the first comparison with that alone which the other ones have of a record too."""
    first, *others = comparisons
    if not others:
        return first
    drafts = [other.edited.get(ref) for other in others]
    told = [{_what(each) for each in draft.written} if draft else set() for draft in drafts]
    edited = {
        name: replace_written(draft, [each for each in draft.written if all(_what(each) in known for known in told)])
        for name, draft in first.edited.items()
    }
    return replace(
        first,
        edited=edited,
        new=first.new if all(ref in each.new for each in others) else {},
        removed=first.removed if all(ref in each.removed for each in others) else {},
        names=first.names if all(ref in each.names for each in others) else {},
    )


def replace_written(draft: Draft, written: list[WrittenValue]) -> Draft:
    """Return a draft that tells only what is `written`; of the order of rows nothing."""
    return replace(draft, written=written, operations=[])


def _what(written: WrittenValue) -> Hashable:
    return paths.named(written.subject, written.place), frozen(written.after)


def touches(written: WrittenValue, steps: Sequence[str]) -> bool:
    """Whether what is written is the field, is in it, or holds it."""
    for at, (step, typed) in enumerate(zip(written.place, steps, strict=False)):
        if step != typed and not (isinstance(step, int) and typed in _called(written, at)):
            return False
    left = steps[len(written.place) :]
    return not left or _within(written.before, left) != _within(written.after, left)


def _called(written: WrittenValue, at: int) -> Sequence[str]:
    """Return the words by which a row on the way is called; one that is gone may be the older one's."""
    place = written.place[: at + 1]
    row = written.subject.value(place)
    if row is None and len(place) == len(written.place):
        row = written.before if written.after is None else written.after
    return (*paths.names(row, written.subject.shape(place[:-1])), str(place[-1]))


def _within(value: Json, steps: Sequence[str]) -> Json:
    for step in steps:
        if isinstance(value, list):
            value = next((row for row in value if isinstance(row, dict) and step in map(str, row.values())), None)
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value
