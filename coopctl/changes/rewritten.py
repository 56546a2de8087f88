"""What was on record and is told otherwise now: entries of the past are only ever appended to, never written anew."""

from __future__ import annotations

from collections import defaultdict, deque
from fractions import Fraction
from typing import TYPE_CHECKING

from coopctl.changes.change import Change, ChangeKind
from coopctl.measures import slippage
from coopctl.messages import Amount
from coopctl.model.records import Indicator
from coopctl.model.texts import Text
from coopctl.tables import Percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from coopctl.model.dates import Date
    from coopctl.model.records import Action, Agreement, BudgetLine, Decision, Record, Target, Update, Value
    from coopctl.tables import Cell

#: So many letters of an update that is gone are told.
_TEXT = 100


def of_action(old: Action, new: Action) -> Iterator[Change]:
    """Yield each update, and each reading of an indicator, that is there no longer as it was."""
    if new.ended or new.status is old.status:
        yield from day(old.ended, new.ended, new, new.title, None)
    yield from _occurrences(old, new)
    milestones = {each.id: each for each in new.milestones}
    for milestone in old.milestones if old.milestones != new.milestones else ():
        now = milestones.get(milestone.id)
        if now:
            yield from day(milestone.done, now.done, new, now.title or new.title, now.id)
    shared = _alike_at_first(old.updates, new.updates)
    others = old.updates[shared:]
    left = _Left(new.updates[shared:] if others else ())
    there_now = _Now(new.updates if others else ())
    for update in others:
        if not left.takes(update):
            kind, id_ = ChangeKind.UPDATE_REWRITTEN, str(update.date)
            before, after = there_now.otherwise(update)
            yield Change(kind=kind, ref=new.ref, title=new.title, id=id_, before=before, after=after)
    indicators = {each.id: each for each in new.indicators}
    for indicator in old.indicators if old.indicators != new.indicators else ():
        there = indicators.get(indicator.id)
        yield from _measured(indicator, there, new)
        values_of: defaultdict[Date, dict[Decimal | int | Text, None]] = defaultdict(dict)
        for each in there.readings if there else ():
            values_of[each.date][each.value] = None
        for reading in indicator.readings:
            values = values_of[reading.date]
            if reading.value not in values:
                title = (there or indicator).title or new.title
                yield Change(
                    kind=ChangeKind.READING_REWRITTEN,
                    ref=new.ref,
                    title=title,
                    id=indicator.id,
                    before=reading.value,
                    after=next(iter(values), None),
                    dated=reading.date,
                )


def _ends(old: Update, new: Update) -> Iterator[tuple[Cell, Cell]]:
    """Yield the facts of an update before and now, percentages as they are told: whole."""
    yield _whole(old.progress), _whole(new.progress)
    yield old.status, new.status
    yield old.period, new.period


def _whole(progress: Decimal | int | None) -> Percent | None:
    return None if progress is None else Percent(Fraction(round(progress)))


def _measured(old: Indicator, new: Indicator | None, action: Action) -> Iterator[Change]:
    """Yield what an indicator is measured by and is not as it was: its starting value, its target, those on the way."""

    def change(kind: ChangeKind, before: Cell, after: Cell, dated: Date | None = None) -> Iterator[Change]:
        if before is not None and before != after:
            title = (new or old).title or action.title
            yield Change(kind=kind, ref=action.ref, title=title, id=old.id, before=before, after=after, dated=dated)

    now = new or Indicator(id=old.id)
    yield from change(ChangeKind.START_REWRITTEN, _value(old.baseline), _value(now.baseline))
    yield from change(ChangeKind.TARGET_REWRITTEN, _value(old.target), _value(now.target))
    by, then = (each.target.date if each.target else None for each in (old, now))
    if (slip := slippage.between(by, then)) is None or slip.moved:
        yield from change(ChangeKind.TARGET_REWRITTEN, by, then)
    steps = {each.by: each.value for each in now.steps}
    for step in old.steps:
        yield from change(ChangeKind.TARGET_REWRITTEN, step.value, steps.get(step.by), step.by)


def _value(aim: Value | Target | None) -> Decimal | int | Text | None:
    return aim.value if aim else None


def spent(old: BudgetLine, new: BudgetLine, action: Action) -> Iterator[Change]:
    """Yield that a line counts another amount up to the same day."""
    if old.at is not None and old.at == new.at and old.spent is not None and old.spent != new.spent:
        yield _spent(old, new, action)


def no_longer_spent(gone: Sequence[BudgetLine], added: Sequence[BudgetLine], action: Action) -> Iterator[Change]:
    """Yield each line that is gone with what was spent, where others do not count as much in its currency instead."""
    sums: defaultdict[str | None, Fraction] = defaultdict(Fraction)
    for sign, lines in ((1, gone), (-1, added)):
        for each in lines:
            sums[each.currency] += sign * Fraction(each.spent or 0)
    for each in gone:
        if each.spent and sums[each.currency] > 0:
            yield _spent(each, None, action)


def _spent(old: BudgetLine, new: BudgetLine | None, action: Action) -> Change:
    before, after = (amount(each.spent, each) if each else None for each in (old, new))
    kind, id_ = ChangeKind.SPENT_REWRITTEN, str(old.period or old.year)
    return Change(kind=kind, ref=action.ref, title=action.title, id=id_, before=before, after=after)


def amount(value: Decimal | int | None, line: BudgetLine) -> Cell:
    """Return an amount with the currency of its line, where one is stated."""
    return Amount(value, line.currency) if value is not None and line.currency else value


def decided(old: Decision, new: Decision, agreement: Agreement) -> Iterator[Change]:
    """Yield that a decision says something else than was on record, in any language that it is told in."""
    then, now = (each.text.variants if each.text else {} for each in (old, new))
    tags = [tag for tag, text in then.items() if now.get(tag) != text]
    if tags:
        said = ({tag: text[tag] for tag in tags if tag in text} for text in (then, now))
        before, after = (Text(each).cut(_TEXT) if each else None for each in said)
        kind, title = ChangeKind.DECISION_REWRITTEN, agreement.title
        yield Change(kind=kind, ref=agreement.ref, title=title, id=old.id, before=before, after=after)


def _occurrences(old: Action, new: Action) -> Iterator[Change]:
    """Yield each day on which something took place, or did not, by what was on record and is no longer."""
    states = {each.date: each.state for each in new.occurrences}
    for each in old.occurrences if old.occurrences != new.occurrences else ():
        state = states.get(each.date, each.state)
        kind, ref, title = ChangeKind.OCCURRENCE_REWRITTEN, new.ref, new.title
        if each.date not in states:
            yield Change(kind=kind, ref=ref, title=title, before=each.date)
        elif state is not each.state:
            yield Change(kind=kind, ref=ref, title=title, before=each.state, after=state, dated=each.date)


def day(old: Date | None, new: Date | None, record: Record, title: Text | None, id_: str | None) -> Iterator[Change]:
    """Yield that something was done on another day than was on record, or is not; a day made exact is the same one."""
    slip = slippage.between(old, new)
    if (slip and slip.moved) or (old and new is None):
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


class _Now:
    """The updates that are there now, looked up by their day and what else is told of them."""

    def __init__(self, updates: Sequence[Update]) -> None:
        self._by: dict[object, list[Update]] = {}
        for each in updates:
            day, author, words = each.date, each.author, each.text
            for name in ((day, author), (day, words, None), (day, words, author)):
                self._by.setdefault(name, []).append(each)

    def otherwise(self, update: Update) -> tuple[Cell, Cell]:
        """Return what an update says otherwise: its author, how far, its status or its period; else what is gone.

        Nothing where its own words are others, which are told beside.
        """
        for each in self._by.get((update.date, update.text, update.author), ()):
            if _facts(each) != _facts(update):
                return next((ends for ends in _ends(update, each) if ends[0] != ends[1]), (None, None))
        if (update.date, update.author) in self._by:
            return None, None
        if update.text and update.author:
            for each in self._by.get((update.date, update.text, None), ()):
                if each.author:
                    return update.author, each.author
        return (update.text.cut(_TEXT) if update.text else None), None


def _alike_at_first(old: Sequence[Update], new: Sequence[Update]) -> int:
    """Return how many updates are the same from the first one on: to an update that stands as it was none is lost."""
    both = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in both if one != other), min(len(old), len(new)))


def _facts(update: Update) -> object:
    return update.date, update.author, update.status, update.progress, update.period


def _said(update: Update) -> frozenset[object]:
    """Return what may be added to: the text in each language, and the sources."""
    return frozenset((*(update.text.variants.items() if update.text else ()), *update.sources))
