"""The paper in short, for those who read two pages: where it stands, what to decide, what changed, money, what is next.

However many actions there are it stays as long: titles are cut, tables end after the first rows, and say how many more.
The last of them, of what is next, has the rows that the others leave; half of them in two languages.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.changes.change import ChangeGroup
from coopctl.messages import msg, nmsg
from coopctl.reports.arrange import columns, filled
from coopctl.reports.committee import ahead, care, dues, means, review, session
from coopctl.reports.figures import progress_and_known
from coopctl.reports.paper import Bar, Bullets, Paragraph, Part, Rows
from coopctl.tables import Column, Sheet, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.measures.outcomes import BarState
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block
    from coopctl.tables import Cell

#: How many rows a table has, the last at least; how many lists have whose rows go on, and those where each row stands
#: in two languages.
_AGREEMENTS, _POTS, _DATES = 6, 6, 4
_ROWS, _ROWS_TWICE = 5, 3
#: What is told of changes, the weightiest first; the others are counted.
_TOLD = (
    ChangeGroup.ENDED,
    ChangeGroup.LATE,
    ChangeGroup.DONE,
    ChangeGroup.SLIPPED,
    ChangeGroup.CANCELLED,
    ChangeGroup.NEW,
)
_COLUMNS = (
    Column("agreement", msg("Agreement"), grow=True),
    Column("finished", msg("Finished"), right=True),
    Column("progress", msg("Progress"), right=True),
    Column("elapsed", msg("Time elapsed"), right=True),
    Column("health", msg("Health")),
)


def parts(scope: Scope) -> Iterator[Part]:
    """Yield the chapters."""
    most = _ROWS_TWICE if scope.beside else _ROWS
    before = [*_until_now(scope, most)]
    yield from before
    left = _AGREEMENTS + 3 * most + _POTS - sum(_rows(block) for part in before for block in part.blocks)
    few = min(most, _DATES) + (left // 2 if scope.beside else left)
    due, count = ahead.dates(scope, few)
    nothing = (Paragraph(msg("Nothing falls due.")),)
    blocks = (*_first(columns(due, ("date", "kind", "title")), few), *dues.more(count, few)) if due else nothing
    yield Part(name="next", title=msg("What is next"), blocks=(ahead.session(scope), *blocks))


def _rows(block: Block) -> int:
    """Return how many rows a block takes of those that there are for lists."""
    return len(block.sheet.rows) if isinstance(block, Rows) else len(block.items) if isinstance(block, Bullets) else 0


def _until_now(scope: Scope, most: int) -> Iterator[Part]:
    yield Part(name="summary", title=msg("Where it stands"), blocks=tuple(_standing(scope)))
    asked = [*session.to_decide(scope)]
    questions = Bullets(tuple(asked[:most])) if asked else Paragraph(msg("Nothing asks for a decision."))
    yield Part(name="to-decide", title=msg("Decisions to take"), blocks=(questions, *dues.more(len(asked), most)))
    if points := care.sheet(scope):
        told = columns(points, ("title", "health", "reason"))
        yield Part(name="attention", title=msg("Points to examine"), blocks=_first(told, most))
    yield from _changed(scope, most)
    if totals := means.totals(scope):
        told = columns(totals, ("currency", "kind", "planned", "committed", "spent"))
        yield Part(name="money", title=msg("Money"), blocks=_first(told, _POTS))


def _standing(scope: Scope) -> Iterator[Block]:
    shown = scope.view.agreements
    counts: Counter[BarState] = Counter()
    for each in shown:
        counts.update(scope.view.standing.agreements[each.ref].bar)
    if any(counts.values()):
        yield Bar(counts)
    rows = []
    for each in shown:
        one = scope.view.standing.agreements[each.ref]
        known = one.rollup.known_of
        rows.append(
            (
                scope.title(each.ref),
                msg("{finished} of {of}", finished=one.rollup.finished, of=one.rollup.finished_of) if known else None,
                progress_and_known(one.rollup) if known else None,
                percent(one.elapsed, 100),
                one.health,
            )
        )
    heading = nmsg("{n} agreement", "{n} agreements", len(rows))
    sheet = Sheet(kind="agreements", columns=_COLUMNS, rows=tuple(rows), heading=heading, empty=msg("none"))
    yield from _first(sheet, _AGREEMENTS)


def _changed(scope: Scope, most: int) -> Iterator[Part]:
    since = scope.since
    if since is None:
        return
    changes = review.changes(scope, since)
    counts = Counter(each.group for each in changes)
    found = [each for group in _TOLD for each in changes if each.group is group]
    said: list[Cell] = [msg("{group} ({n})", group=group, n=counts[group]) for group in ChangeGroup if counts[group]]
    blocks: list[Block] = [Paragraph(each, note=True) for each in review.said(since)]
    if said:
        blocks.append(Bullets((tuple(said),)))
    if found:
        sheet = columns(review.sheet(scope, since, found), ("title", "what", "after", "remark"))
        blocks += _first(sheet, most)
    title = msg("Since the last session") if since.meeting else msg("What has changed")
    yield Part(name="review", title=title if changes else msg("Nothing has changed"), blocks=tuple(blocks))


def _first(sheet: Sheet, most: int) -> tuple[Block, ...]:
    """Return the first rows of a table, and how many more there are."""
    first = Rows(filled(replace(sheet, rows=sheet.rows[:most])))
    return (first, *dues.more(len(sheet.rows), most))
