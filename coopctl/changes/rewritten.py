"""What was on record and is told otherwise now: entries of the past are only ever appended to, never written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changes.change import Change, ChangeKind
from coopctl.measures import slippage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.dates import Date
    from coopctl.model.records import Action, Record, Update
    from coopctl.model.texts import Text


def of_action(old: Action, new: Action) -> Iterator[Change]:
    """Yield each update, and each reading of an indicator, that is there no longer as it was."""
    yield from day(old.ended, new.ended, new, new.title, None)
    milestones = {each.id: each for each in new.milestones}
    for milestone in old.milestones:
        now = milestones.get(milestone.id)
        if now:
            yield from day(milestone.done, now.done, new, now.title or new.title, now.id)
    left = list(new.updates)
    for update in old.updates:
        still = next((each for each in left if _holds(update, each)), None)
        if still is None:
            yield Change(kind=ChangeKind.UPDATE_REWRITTEN, ref=new.ref, title=new.title, id=str(update.date))
        else:
            left.remove(still)
    indicators = {each.id: each for each in new.indicators}
    for indicator in old.indicators:
        there = indicators.get(indicator.id)
        for reading in indicator.readings:
            values = [each.value for each in there.readings if each.date == reading.date] if there else []
            if reading.value not in values:
                title = (there or indicator).title or new.title
                yield Change(
                    kind=ChangeKind.READING_REWRITTEN,
                    ref=new.ref,
                    title=title,
                    id=indicator.id,
                    before=reading.value,
                    after=values[0] if values else None,
                )


def day(old: Date | None, new: Date | None, record: Record, title: Text | None, id_: str | None) -> Iterator[Change]:
    """Yield that something was done on another day than was on record; a day made exact is the same one."""
    slip = slippage.between(old, new)
    if slip and slip.moved:
        yield Change(
            kind=ChangeKind.DONE_REWRITTEN, ref=record.ref, title=title, id=id_, before=old, after=new, slip=slip
        )


def _holds(old: Update, new: Update) -> bool:
    """Whether an update says all that it said: a translation, or a source, may have been added."""
    said = [(each.date, each.author, each.status, each.progress, each.period) for each in (old, new)]
    words = [each.text.variants.items() if each.text else set() for each in (old, new)]
    return said[0] == said[1] and words[0] <= words[1] and set(old.sources) <= set(new.sources)
