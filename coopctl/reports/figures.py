"""The figures of a scope in words: how many are finished, and the progress with how much of it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.measures import links, rollup
from coopctl.measures.exact import rounded
from coopctl.measures.outcomes import TO_DECIDE
from coopctl.messages import msg, nmsg, share
from coopctl.tables import Named, Percent

if TYPE_CHECKING:
    from coopctl.measures.outcomes import Rollup
    from coopctl.messages import Message
    from coopctl.reports.view import View
    from coopctl.tables import Cell


def agreements(shown: int, total: int) -> Message:
    """Say how many agreements are shown, and of how many where some are hidden."""
    if shown == total:
        return nmsg("{n} agreement", "{n} agreements", shown)
    return nmsg("{n} of {total} agreements", "{n} of {total} agreements", shown, total=total)


def actions(shown: int, total: int, parts: tuple[int, int] = (0, 0)) -> Message:
    """Say how many actions are shown, and of how many where some are hidden; parts among them are told apart."""
    own, every = shown - parts[0], total - parts[1]
    if own == every:
        said = nmsg("{n} action", "{n} actions", own)
    else:
        said = nmsg("{n} of {total} actions", "{n} of {total} actions", own, total=every)
    if not parts[0] or parts[0] == parts[1]:
        return with_parts(said, parts[0])
    return nmsg("{said}, {n} of {total} parts", "{said}, {n} of {total} parts", parts[0], said=said, total=parts[1])


def with_parts(said: Message, parts: int) -> Message:
    """Say how many parts there are beside the actions that were told."""
    return nmsg("{said}, {n} part", "{said}, {n} parts", parts, said=said) if parts else said


def no_agreement(total: int) -> Message:
    """Say why no agreement is shown."""
    return msg("no agreement passes the filters") if total else msg("no agreements yet")


def finished(rollup: Rollup, *, short: bool = False) -> Message | None:
    """Say how many are finished, and what is not counted; None where nothing counts. `short` is as screens say it."""
    if not rollup.finished_of:
        return None
    counts = {"finished": rollup.finished, "of": rollup.finished_of}
    said = msg("{finished}/{of}", **counts) if short else msg("{finished} of {of}", **counts)
    others = not_counted(rollup)
    return msg("{said} ({others})", said=said, others=others) if others else said


def not_counted(*rollups: Rollup) -> Message | None:
    """Say what a scope, or several together, hold that their figures leave out; None where that is nothing."""
    others = left_out(*rollups)
    return msg("{others} not counted", others=others) if others else None


def left_out(*rollups: Rollup) -> Message | None:
    """Say how many actions are cancelled and proposed; None where none is."""
    of_cancelled, of_proposed = sum(each.cancelled for each in rollups), sum(each.proposed for each in rollups)
    cancelled = nmsg("{n} cancelled", "{n} cancelled", of_cancelled)
    proposed = nmsg("{n} proposed", "{n} proposed", of_proposed)
    if of_cancelled and of_proposed:
        return msg("{cancelled}, {proposed}", cancelled=cancelled, proposed=proposed)
    return cancelled if of_cancelled else proposed if of_proposed else None


def progress(rollup: Rollup) -> Percent | Message:
    """Return the figure, or why there is none."""
    if rollup.progress is not None:
        return Percent(rollup.progress)
    if not rollup.known_of:
        return nothing(rollup)
    return msg("not known ({known} of {of} known)", known=rollup.known, of=rollup.known_of)


def of(some: int, every: int) -> tuple[Cell, Cell]:
    """Return two cells, some of all; where nothing counts people are told neither."""
    return (some, every) if every else (Named(some, None), Named(every, None))


def nothing(rollup: Rollup) -> Message:
    """Say what a scope holds of which nothing counts yet."""
    others = left_out(rollup)
    return msg("nothing to count yet: {others}", others=others) if others else msg("no actions")


def in_words(rollup: Rollup) -> tuple[Message, ...] | None:
    """Say how many are finished, and the progress with how much of it is known; None where nothing counts."""
    if not rollup.finished_of:
        return None
    known = msg("{known} of {of} known", known=rollup.known, of=rollup.known_of)
    told = msg("progress not known ({known})", known=known)
    if rollup.progress is not None:
        told = msg("progress {percent} ({known})", percent=share(int(rounded(rollup.progress))), known=known)
    return msg("{finished} of {of} finished", finished=rollup.finished, of=rollup.finished_of), told


def progress_and_known(rollup: Rollup) -> tuple[Percent | Message, ...]:
    """Return the figure, with how many of how many are known where not all are."""
    if rollup.progress is None or rollup.known == rollup.known_of:
        return (progress(rollup),)
    return progress(rollup), msg("{known} of {of} known", known=rollup.known, of=rollup.known_of)


def worse_than_others(view: View, ref: str) -> bool:
    """Whether something is amiss with the worst action of its agreement, and with no other as much."""
    own = links.without_parts(
        [each.ref for each in view.portfolio.actions_of(ref.partition("/")[0])], view.standing.wholes
    )
    return view.standing.actions[ref].verdict.health in TO_DECIDE and rollup.stands_out(
        view.standing.actions[each] for each in own
    )
