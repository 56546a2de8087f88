"""What was on record and is told otherwise now: entries of the past are only ever appended to, never written anew."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from coopctl.changes.change import Change, ChangeKind
from coopctl.measures import slippage
from coopctl.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from coopctl.model.dates import Date
    from coopctl.model.records import Action, Record, Update


def of_action(old: Action, new: Action) -> Iterator[Change]:
    """Yield each update, and each reading of an indicator, that is there no longer as it was."""
    yield from day(old.ended, new.ended, new, new.title, None)
    milestones = {each.id: each for each in new.milestones}
    for milestone in old.milestones:
        now = milestones.get(milestone.id)
        if now:
            yield from day(milestone.done, now.done, new, now.title or new.title, now.id)
    left = _Left(new.updates)
    for update in old.updates:
        if not left.takes(update):
            yield Change(kind=ChangeKind.UPDATE_REWRITTEN, ref=new.ref, title=new.title, id=str(update.date))
    indicators = {each.id: each for each in new.indicators}
    for indicator in old.indicators:
        there = indicators.get(indicator.id)
        values_of: defaultdict[Date, dict[object, Decimal | int | Text]] = defaultdict(dict)
        for each in there.readings if there else ():
            values_of[each.date].setdefault(_alike(each.value), each.value)
        for reading in indicator.readings:
            values = values_of[reading.date]
            if _alike(reading.value) not in values:
                title = (there or indicator).title or new.title
                yield Change(
                    kind=ChangeKind.READING_REWRITTEN,
                    ref=new.ref,
                    title=title,
                    id=indicator.id,
                    before=reading.value,
                    after=next(iter(values.values()), None),
                )


def day(old: Date | None, new: Date | None, record: Record, title: Text | None, id_: str | None) -> Iterator[Change]:
    """Yield that something was done on another day than was on record; a day made exact is the same one."""
    slip = slippage.between(old, new)
    if slip and slip.moved:
        yield Change(
            kind=ChangeKind.DONE_REWRITTEN, ref=record.ref, title=title, id=id_, before=old, after=new, slip=slip
        )


class _Left:
    """Updates that are there now and hold none of the former ones yet, looked up by what they say."""

    def __init__(self, updates: Sequence[Update]) -> None:
        self._said = [_said(each) for each in updates]
        self._holding: defaultdict[tuple[object, object], deque[int]] = defaultdict(deque)
        self._taken: set[int] = set()
        for at, (each, words) in enumerate(zip(updates, self._said, strict=True)):
            for word in (None, *words):
                self._holding[_facts(each), word].append(at)

    def takes(self, old: Update) -> bool:
        """Take the first that says all that an update said, if there is one: a translation or a source may be more."""
        said = _said(old)
        # what says its rarest word are all that may
        line = min((self._holding.get((_facts(old), word), deque[int]()) for word in (None, *said)), key=len)
        while line and line[0] in self._taken:
            line.popleft()
        found = next((at for at in line if at not in self._taken and said <= self._said[at]), None)
        self._taken |= set() if found is None else {found}
        return found is not None


def _alike(value: Decimal | int | Text) -> object:
    """Return what is the same for the same readings, and can be looked up."""
    return (value.plain, frozenset(value.variants.items())) if isinstance(value, Text) else value


def _facts(update: Update) -> object:
    return update.date, update.author, update.status, update.progress, update.period


def _said(update: Update) -> frozenset[object]:
    """Return what may be added to: the text in each language, and the sources."""
    return frozenset((*(update.text.variants.items() if update.text else ()), *update.sources))
