"""Columns that fit: which stay where room is short, which stand over the others, and how wide each is."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from coopctl.formats.terminal import evened
from coopctl.formats.terminal.breaking import GAP, measure
from coopctl.formats.terminal.worded import (
    ACTION,
    AGREEMENT,
    ID,
    IDS,
    LATE,
    LEAST,
    LEAST_OTHER,
    RECORDS,
    REF,
    WORTH,
    below_titles,
    on_two_lines,
    worded,
)
from coopctl.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.worded import DrawnColumn
    from coopctl.tables import Sheet

#: The least that the first column which may be shortened keeps in rows that stand below what they share, on a wide
#: screen more, and any on a small one.
_LEAST_UNDER = 15
_LEAST_PROSE = 32
_LEAST_NARROW = 10
#: On how many lines a text is to end that goes on below in a column which may leave.
_FEW = 4
#: Before the rows that stand below what they share.
INSET = "  "
#: What a part belongs to.
_PART = "part_of"
#: Those of sentences (of an update, a decision), of what something is called, and of its kind.
TEXT, TITLED, _KIND = "text", "title", "kind"
#: That of who gives money.
_FUNDER = "funder"
#: From so many rows on a column that says the same in each is said once.
_MANY = 6
#: One of so many rows is hardly any.
_RARE = 20
#: What most terminals have; columns that join another where they have no room of their own.
_USUAL, _JOINED = 80, frozenset(("number", "period", LATE))
#: How many lines a row may take beside its title; above it takes two.
_LEVEL = 1.5
#: What a title keeps beside the rest of its row; one that would have less stands above it.
TITLE, WIDE = 24, 100
#: That of the percentage beside how a record stands, which needs no name there.
_PROGRESS = "progress"


def on_a_screen(sheet: Sheet, look: Look) -> tuple[list[str], list[str]]:
    """Return the names of the columns that a screen shows, and the titles of those that it has no room for."""
    if not sheet.rows:
        return [column.name for column in sheet.columns], []
    columns = _floors(worded(sheet, look), LEAST, look.width)
    kept = [column.column.name for column in that_fit(columns, look.width)]
    others = (column for column in columns if column.column.name not in kept and not column.empty)
    return kept, [column.title for column in others]


def measured(sheet: Sheet, look: Look, *, whole: bool = False) -> list[DrawnColumn]:
    """Return the columns of a sheet with what each needs, and the least that it keeps; `whole` words where all stay."""
    drawn = worded(sheet, look, whole=whole)
    return _floors(drawn, _least(drawn) if look.width >= WIDE else LEAST, look.width)


def _floors(columns: Sequence[DrawnColumn], first: int, room: int) -> list[DrawnColumn]:
    """Give the columns that may be shortened the least that they keep: longest words where what stays has room.

    The first gives way before a word of another is broken.
    """
    wide = next((at for at, column in enumerate(columns) if column.column.grow), None)
    floors = [first if at == wide else _least_other(column) for at, column in enumerate(columns)]
    least = [max(floor, column.word, _least_title(column)) for column, floor in zip(columns, floors, strict=True)]
    if wide is not None and (lacking := _staying(columns, least) - room) > 0:
        least[wide] -= lacking
        if _staying(columns, floors) > room or least[wide] < max(_LEAST_UNDER, columns[wide].word):
            least = floors
    return [replace(column, floor=floor) for column, floor in zip(columns, least, strict=True)]


def _staying(columns: Sequence[DrawnColumn], floors: Sequence[int]) -> int:
    """Return the least that the columns which never leave need together."""
    told = zip(columns, floors, strict=True)
    return total(replace(column, floor=floor).least for column, floor in told if not column.column.drop)


def _least_other(column: DrawnColumn) -> int:
    """Return the least of a column beside the first: of one that may leave, what lets its texts end on a few lines."""
    few = min(TITLE, column.body // _FEW) if column.column.whole and column.column.drop else 0
    return max(LEAST_OTHER, few)


def _least_title(column: DrawnColumn) -> int:
    """Return the least of titles that go on below: half of the longest, as far as that is called for."""
    return min(TITLE, column.body // 2) if column.column.whole and column.column.name == TITLED else 0


def _least(columns: Sequence[DrawnColumn]) -> int:
    """Return what the title of a record is to keep: as much as its reference; another column less."""
    ref = next((column for column in columns[:2] if column.column.name == REF), None)
    return max(TITLE, ref.body) if ref else LEAST


def total(widths: Iterable[int]) -> int:
    """Return the width of columns side by side."""
    return sum(width + GAP for width in widths) - GAP


def that_fit(columns: Sequence[DrawnColumn], room: int) -> list[DrawnColumn]:
    """Return the columns that fit: without those nearly empty, then by `drop`; those of one number leave together."""
    kept = [column for column in columns if not (column.column.drop and column.empty)]
    if total(column.width for column in kept) > room:
        kept = [column for column in kept if not _rare(column)]
    folded = [*map(_folded, kept)]
    if total(column.least for column in kept) > room >= total(column.least for column in folded):
        return folded  # headings on two lines before a column leaves
    while total(column.least for column in kept) > room:
        leaving = [column for column in kept if column.column.drop]
        if not leaving:
            return kept
        most = max(column.column.drop for column in leaving)
        kept = [column for column in kept if column not in leaving or column.column.drop != most]
    return _without_kinds(kept, room)


def _without_kinds(kept: list[DrawnColumn], room: int) -> list[DrawnColumn]:
    """Return columns of money without its kinds, which may stand after its funders, where rows then take less."""
    others = [column for column in kept if column.column.name != _KIND or not _may_leave(column)]
    if len(others) == len(kept) or _FUNDER not in (column.column.name for column in kept):
        return kept
    return others if lines_of(widened(others, room)) < lines_of(widened(kept, room)) else kept


def widened(kept: Sequence[DrawnColumn], room: int, *, even: bool = True) -> list[DrawnColumn]:
    """Give the free width to the columns that may be shortened, the smaller needs first; then it is evened out.

    Where they want more, the titles of the others go on below.
    """
    if total(column.width for column in kept) > room:
        kept = [*map(_folded, kept)]
    widths = [column.least for column in kept]
    growing = sorted((column.width, at) for at, column in enumerate(kept) if column.column.grow or column.usual)
    free = room - total(widths)
    for already, (need, place) in enumerate(growing):
        more = min(need - widths[place], free // (len(growing) - already))
        widths[place] += more
        free -= more
    texts = {at: [text for text, _ in each.cells] for at, each in enumerate(kept) if even and each.goes_on}
    widths = evened.widths(texts, widths, [(column.lowest, column.width) for column in kept])
    return [replace(column, width=width) for column, width in zip(kept, widths, strict=True)]


def _folded(column: DrawnColumn) -> DrawnColumn:
    """Return a column no wider than its cells and its title on two lines, where that is worth a line of headings."""
    width = max(column.body, on_two_lines(column.title))
    stays = column.column.grow or column.usual or column.width - width < WORTH
    return column if stays else replace(column, width=width)


def standing_under(
    columns: Sequence[DrawnColumn], kept: Sequence[DrawnColumn], room: int, *, whole: bool
) -> list[DrawnColumn]:
    """Return the columns that fit below others; none where that is not called for, or helps nothing.

    Rows of records stand below these at any width, unless columns are asked for.
    """
    over = len(standing_over(columns))
    if not over or (whole and len(kept) == len(columns)):
        return []
    fits = total(column.least for column in kept) <= room
    records = [column.column.name for column in columns[:2]] == [AGREEMENT, REF]
    steps = [column.column.name for column in columns[:2]] == [ACTION, ID]
    told = any(column.column.name == TEXT for column in columns)
    prose = TITLE if steps or (told and room < WIDE) else _LEAST_UNDER if room < WIDE else _LEAST_PROSE
    least = _least(columns) if records else prose
    left = room - len(INSET)
    under = that_fit(_floors(columns[over:], least, left), left)
    if total(column.least for column in under) > left:  # headings on two lines before none
        under = [*map(_folded, under)]
    if total(column.least for column in under) > left:
        return []
    if not fits or (len(kept) < len(columns) and (records or _is_cramped(kept, room))):
        return under
    helps = over + len(under) > len(kept) or _is_lower(under, columns[:over], widened(kept, room), left)
    return under if not whole and (helps or _of_records(columns[0])) else []


def _of_records(first: DrawnColumn) -> bool:
    """Whether rows are of few records and stand together by them: these are told once, on a screen of any width."""
    if first.column.name not in RECORDS or first.column.asked:
        return False
    told = [text for text, _ in first.cells]
    return len(set(told)) == len([*groupby(told)]) < len(told)


def _is_lower(
    under: Sequence[DrawnColumn], over: Sequence[DrawnColumn], beside: Sequence[DrawnColumn], room: int
) -> bool:
    """Whether rows below what they share take no more lines in all than beside it, where some go on below."""
    lines, rows = lines_of(beside), len(beside[0].cells)
    heads = sum(1 for _ in groupby(zip(*(column.cells for column in over), strict=True)))
    return lines > 1 and heads + rows * lines_of(widened(under, room)) <= rows * lines


def lines_of(columns: Sequence[DrawnColumn]) -> float:
    """Return about how many lines a row takes in columns that have their widths."""
    going = [column for column in columns if column.goes_on or column.column.grow]
    return evened.lines([[text for text, _ in each.cells] for each in going], [each.width for each in going])


def _is_cramped(kept: Sequence[DrawnColumn], room: int) -> bool:
    """Whether sentences have less room than what may stand over them, which would leave them its own."""
    over = {column.column.name: column.width for column in standing_over(kept)}
    return any(
        column.column.name == TEXT and column.width < min(column.body, total(over.values()))
        for column in widened(kept, room)
    )


def breaks_words(columns: Sequence[DrawnColumn]) -> bool:
    """Whether words have no room in columns beside sentences, which could have lines of their own."""
    broken = {column.column.name for column in columns if column.column.grow and column.width < column.word}
    return TEXT in (column.column.name for column in columns) and bool(broken - {TEXT})


def standing_over(columns: Sequence[DrawnColumn]) -> list[DrawnColumn]:
    """Return the first columns, those that may stand over the others, of which there is at least one."""
    return list(takewhile(lambda column: column.column.over, columns[:-1]))


def titles_above(columns: Sequence[DrawnColumn], kept: Sequence[DrawnColumn], look: Look, room: int) -> bool:
    """Whether titles go above the rest of their rows: where references of records would leave them little room.

    That is so too where most of them would go on below, which takes no line less.
    """
    over = standing_over(columns)
    first, *others = columns[len(over) :]
    wide = next((column for column in others if column.column.grow), None)
    if wide is None or first.column.grow:
        return False
    if look.narrow and [each.column.name for each in (*over, first)] == [ACTION, ID]:
        return all(column in kept_below(columns, room, look) for column in others if not column.column.drop)
    if first.column.name != REF or any(each.column.name != AGREEMENT for each in over):
        return False
    left = room - total(_beside_titles([each for each in columns if each not in (*over, wide)], kept, wide)) - GAP
    if look.narrow or left < min(wide.body, _least(columns)):
        return True
    return evened.lines([[text for text, _ in wide.cells]], [left]) > _LEVEL


def _beside_titles(others: Sequence[DrawnColumn], kept: Sequence[DrawnColumn], wide: DrawnColumn) -> Iterator[int]:
    """Yield the widths of what stands beside titles: of those `kept`; of actions and agreements of all there is.

    These are tables only where nothing is hidden, so that their lists look alike, whatever the words of a language.
    """
    if any(column.column.name == _PROGRESS for column in others) and not any(each.column.asked for each in others):
        yield from (column.width for column in others if not column.empty and not _rare(column))
    else:
        yield from (column.least for column in kept if column is not wide)


def kept_below(columns: Sequence[DrawnColumn], room: int, look: Look) -> list[DrawnColumn]:
    """Return the columns for titles above the rest of their rows: what fits below beside half a line of a reference.

    On a small screen what leaves last stays: there references may go on a line of their own. What each is stands once
    above all, so that cells need not say it.
    """
    columns = below_titles(columns)
    over = standing_over(columns)
    first, *others = columns[len(over) :]
    wide = next(column for column in others if column.column.grow)
    left = room - 2 * len(INSET) - min(first.body, room // 2)
    beside = []
    for column in sorted(
        (each for each in others if each is not wide and not each.empty and not _rare(each)),
        key=lambda each: each.column.drop,
    ):
        width = (column.usual or column.body) + GAP + measure(lead(column, look))
        if column.column.drop > look.narrow and width > left:
            break
        left -= width
        beside.append(column)
    return [column for column in columns if column in (*over, first, wide) or column in beside]


def lead(column: DrawnColumn, look: Look) -> str:
    """Return what stands before the cells of a column below titles: of figures what they are, but of progress."""
    return label(column, look) if column.column.right and column.column.name != _PROGRESS else ""


def label(column: DrawnColumn, look: Look) -> str:
    """Return what stands before a cell that no heading is over; a lateness says itself what it is."""
    if column.column.name == LATE:
        return ""
    return look.words.say(msg("{key}: {value}", key=column.title, value=""))


def alike(columns: Sequence[DrawnColumn], room: int) -> list[DrawnColumn]:
    """Return the columns that say the same in each of many rows, which is said once where not all has room."""
    if total(column.width for column in columns) <= room or len(columns[0].cells) < _MANY:
        return []
    return [column for column in columns[1:] if _may_leave(column) and len({*column.cells}) == 1]


def _may_leave(column: DrawnColumn) -> bool:
    """Whether rows are told apart, and found, without a column."""
    known = IDS | RECORDS | {_PART}
    return bool(column.column.drop) and not (column.column.asked or column.column.over or column.column.name in known)


def _rare(column: DrawnColumn) -> bool:
    """Whether a column says nothing that others do not, or hardly anything in many rows."""
    few = len(column.cells) >= _RARE and column.telling * _RARE <= len(column.cells)
    return _may_leave(column) and (few or not column.telling)


def as_at_80(sheet: Sheet, look: Look) -> frozenset[str]:
    """Return the names of the columns that have room on 80 cells, and of those that join another there."""
    look = replace(look, width=_USUAL)
    columns = measured(sheet, look)
    kept = that_fit(columns, look.width)
    if titles_above(columns, kept, look, look.width):
        kept = kept_below(columns, look.width, look)
    elif under := standing_under(columns, kept, look.width, whole=False):
        kept = [*standing_over(columns), *under]
    first = next((column.column.name for column in kept if not column.column.over), "")
    named = frozenset() if first in (TITLED, TEXT) else IDS  # a title stands first where its id stands below it
    return frozenset(column.column.name for column in kept) | _JOINED | named


def told_once(columns: Sequence[DrawnColumn]) -> list[DrawnColumn]:
    """Return columns in which a row that is called by its kind, for want of a title, says so once."""
    kinds = next((column.cells for column in columns if column.column.name == _KIND), None)
    if kinds is None:
        return list(columns)
    told = [
        replace(
            column,
            cells=tuple(("", "") if cell == kind else cell for cell, kind in zip(column.cells, kinds, strict=True)),
        )
        if column.column.name == TITLED
        else column
        for column in columns
    ]
    return [column for column in told if column.column.asked or not column.empty]


def kept_narrow(columns: Sequence[DrawnColumn], room: int) -> list[DrawnColumn]:
    """Return the columns for two lines a row: the first, the first that may be shortened, and what fits beside it.

    Counts say nothing where no heading does.
    """
    first = columns[0]
    wide = next((column for column in columns[1:] if column.column.grow), None)
    left = room - GAP - (_LEAST_NARROW if wide else 0)
    beside = []
    others = [column for column in columns[1:] if column is not wide and not column.empty and not _counts(column)]
    for column in sorted(others, key=lambda column: column.column.drop):
        if column.body + GAP > left:
            break
        left -= column.body + GAP
        beside.append(column)
    return [column for column in columns if column in (first, wide) or column in beside]


def _counts(column: DrawnColumn) -> bool:
    """Whether a column that may leave has bare numbers."""
    return bool(column.column.drop) and any(text.isdecimal() for text, _ in column.cells)
