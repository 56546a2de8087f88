"""Columns that fit: some are left out or shortened where room is short, never references, and a line says which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from coopctl.formats.cells import late, shown
from coopctl.formats.terminal import drawing
from coopctl.formats.terminal.drawing import (
    GAP,
    Line,
    Stretch,
    broken,
    cut,
    flow,
    goes_below,
    measure,
    pad,
    paragraph,
    stands_apart,
    wrap,
)
from coopctl.messages import msg, nmsg
from coopctl.model.dates import Date
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Health
from coopctl.tables import DaysLate, Named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.tables import Cell, Column, Sheet

_T = TypeVar("_T")

#: The least that a column which may be shortened keeps: the first in a table, the others, the first of rows that stand
#: below what they share, on a wide screen more, and any on a small one.
_LEAST = 18
_LEAST_OTHER = 12
_LEAST_UNDER = 15
_LEAST_PROSE = 32
_LEAST_NARROW = 10
#: Before the rows that stand below what they share.
_INSET = "  "
#: The column of the numbers of signed documents; those of money's year and period, of which a row has one.
_NUMBER = "number"
#: The columns of references, and what they are references of.
_REF, _ID, _AGREEMENT, _ACTION = "ref", "id", "agreement", "action"
#: That of the whole that a part belongs to.
_PART_OF = "part_of"
#: What a title keeps beside the rest of its row; one that would have less stands above it.
_TITLE = 24
_WIDE = 100
#: How many lines a text takes that goes on below in a list.
_LINES = 6
_YEAR, _PERIOD = "year", "period"
#: Those of what is done and of how late it was.
_DONE, _LATE = "done", "days_late"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One column with its title and its cells as words.

    `body` is the width that its cells alone need, where titles are not shown; `width` what it needs in all, later
    what it gets.
    """

    column: Column
    title: str
    cells: tuple[Stretch, ...]
    body: int
    width: int
    floor: int = _LEAST

    @property
    def empty(self) -> bool:
        """Whether no row has anything in it."""
        return not any(text for text, _ in self.cells)

    @property
    def least(self) -> int:
        """The width below which it cannot go."""
        return min(self.width, self.floor) if self.column.grow else self.width


def table(
    sheet: Sheet,
    look: Look,
    *,
    indent: str = "",
    before: Mapping[int, Sequence[Line]] = MappingProxyType({}),
    whole: bool = False,
    by_title: bool = False,
) -> list[Line]:
    """Return a sheet's rows as lines; below 60 cells, or where even the least does not fit, two lines a row.

    Where not everything fits and the first columns may stand over the others, they do: on a line of their own before
    their rows. Titles that would have less room than the reference beside them stand above the rest of their row.
    `before` has lines that go before a row, by its number. `whole` goes on below with texts that are too long for their
    column, where else they are cut. Columns that are left out are named, with what --columns calls them, or `by_title`
    where there is no such option; numbers that have no room stand before their titles, periods in place of years.
    """
    if not sheet.rows:
        return paragraph(look.words.say(sheet.empty), "quiet", look.width, indent=indent)
    room = look.width - len(indent)
    drawn = [_drawn(sheet, place, look) for place in range(len(sheet.columns))]
    columns = _floors(drawn, _least(drawn) if look.width >= _WIDE else _LEAST)
    kept = _kept(columns, room)
    parted = None if len(kept) == len([each for each in columns if not each.empty]) else _below_agreement(sheet, look)
    if parted:
        return table(parted, look, indent=indent, before=before, whole=whole, by_title=by_title)
    if look.narrow and (whole or any(column.column.whole for column in columns)):
        return [((indent, ""), *line) for line in _named(columns, room, look)]
    long = _long(columns, kept, look, room)
    under = [] if look.narrow or before or long else _under(columns, kept, room, whole=whole)
    if under:
        over = _over(columns)
        kept = [*over, *under]
        heads = _head_lines(over, look, room)
        lines = _grid(_widths(under, room - len(_INSET)), look, heads, whole=whole, inset=_INSET)
    elif long:
        kept = _kept_below(columns, room)
        lines = _titled(kept, look, room, before or _head_lines(_over(columns), look, room))
    elif look.narrow or _total(column.least for column in kept) > room:
        kept = _kept_narrow(columns, room)
        staying = [column for column in columns if not column.column.drop and not column.empty]
        if not before and any(column not in kept for column in staying):
            kept = columns
            lines = _named(columns, room, look)
        else:
            lines = _pairs(kept, look, room, before)
    else:
        lines = _grid(_widths(kept, room), look, before, whole=whole)
    shown_here = {column.column.name for column in kept}
    away = [column for column in columns if column.column.name not in shown_here and not column.empty]
    joined = _joined(sheet, {column.column.name for column in away})
    if joined:
        return table(joined, look, indent=indent, before=before, whole=whole, by_title=by_title)
    if away:
        lines += _note(away, look, room, by_title=by_title)
    return [((indent, ""), *line) for line in lines]


def under_wholes(sheet: Sheet, look: Look) -> Sheet:
    """Return a sheet in which the references of parts that follow their whole say so by a sign."""
    names = [column.name for column in sheet.columns]
    if names[:1] != [_REF] or _PART_OF not in names:
        return sheet
    rows, whole = [], None
    for row in sheet.rows:
        part = whole is not None and row[names.index(_PART_OF)] == whole
        rows.append((f"{look.glyphs.branch}{row[0]}", *row[1:]) if part else row)
        whole = whole if part else row[0]
    return replace(sheet, rows=tuple(rows))


def _below_agreement(sheet: Sheet, look: Look) -> Sheet | None:
    """Return a sheet in which references stand below their agreement, without it; None where they cannot."""
    names = [column.name for column in sheet.columns]
    if names[:2] != [_REF, _AGREEMENT]:
        return None
    ref, agreement, *others = sheet.columns
    rows = []
    for row in sheet.rows:
        mark, name = _mark(str(row[0]), look)
        rows.append((row[1], mark + name.removeprefix(f"{row[1]}/"), *row[2:]))
    return replace(sheet, columns=(replace(agreement, over=True), ref, *others), rows=tuple(rows))


def _mark(ref: str, look: Look) -> tuple[str, str]:
    """Return the sign of a part, "" for any other, and its reference."""
    branch = look.glyphs.branch
    return (branch, ref.removeprefix(branch)) if ref.startswith(branch) else ("", ref)


def fitting(sheet: Sheet, look: Look) -> tuple[list[str], list[str]]:
    """Return the names of the columns that a screen shows, and the titles of those that it has no room for."""
    if not sheet.rows:
        return [column.name for column in sheet.columns], []
    columns = _floors([_drawn(sheet, place, look) for place in range(len(sheet.columns))], _LEAST)
    kept = [column.column.name for column in _kept(columns, look.width)]
    others = (column for column in columns if column.column.name not in kept and not column.empty)
    return kept, [column.title for column in others]


def _joined(sheet: Sheet, away: Collection[str]) -> Sheet | None:
    """Return a sheet in which what has no room stands in the column beside its own; None where nothing can.

    The number of a signed document stands before its title, the period of money in place of a year, and how late
    something was done after the day.
    """
    names = [column.name for column in sheet.columns]
    if _NUMBER in away:
        gone = names.index(_NUMBER)
        stays = gone + 1
    elif _PERIOD in away and names[names.index(_PERIOD) - 1] == _YEAR:
        gone = names.index(_PERIOD)
        stays = gone - 1
    elif _LATE in away and _DONE in names and _DONE not in away:
        gone, stays = names.index(_LATE), names.index(_DONE)
    else:
        return None
    kept = sheet.columns[stays]
    if gone > stays and names[gone] == _LATE:
        kept = replace(kept, grow=True, whole=True)

    def without(row: Sequence[_T], both: _T) -> tuple[_T, ...]:
        return tuple(both if place == stays else each for place, each in enumerate(row) if place != gone)

    first, second = sorted((gone, stays))
    return replace(
        sheet,
        columns=without(sheet.columns, kept),
        rows=tuple(without(row, _both(row[first], row[second])) for row in sheet.rows),
    )


def _both(first: Cell, second: Cell) -> Cell:
    """Return a number before what it numbers, a lateness after its day; of a year and a period what is there."""
    if isinstance(second, DaysLate) and isinstance(first, Date):
        return msg("{date}, {reason}", date=str(first), reason=late(second))
    second = second.name if isinstance(second, Named) else second
    if isinstance(first, int | str) and isinstance(second, str | Text):
        return msg("{number}. {title}", number=first, title=second)
    return first if second is None else second


def _under(columns: Sequence[_Drawn], kept: Sequence[_Drawn], room: int, *, whole: bool) -> list[_Drawn]:
    """Return the columns that fit below others; none where that is not called for, or helps nothing."""
    over = len(_over(columns))
    if not over or len(kept) == len(columns):
        return []
    fits = _total(column.least for column in kept) <= room
    records = [column.column.name for column in columns[:2]] == [_AGREEMENT, _REF]
    steps = [column.column.name for column in columns[:2]] == [_ACTION, _ID]
    prose = _TITLE if steps else _LEAST_UNDER if room < _WIDE else _LEAST_PROSE
    least = _least(columns) if records else prose
    under = _kept(_floors(columns[over:], least), room - len(_INSET))
    if _total(column.least for column in under) > room - len(_INSET):
        return []
    return under if records or not fits or (not whole and over + len(under) > len(kept)) else []


def _over(columns: Sequence[_Drawn]) -> list[_Drawn]:
    """Return the first columns, those that may stand over the others."""
    return list(takewhile(lambda column: column.column.over, columns))


def _heads(over: Sequence[_Drawn], look: Look) -> dict[int, str]:
    """Return what stands over rows, by the row before which it goes: wherever it changes."""
    texts = [
        f" {look.glyphs.dot} ".join(filter(None, cells))
        for cells in zip(*([text for text, _ in column.cells] for column in over), strict=True)
    ]
    return {row: text for row, text in enumerate(texts) if not row or text != texts[row - 1]}


def _least(columns: Sequence[_Drawn]) -> int:
    """Return what the title of a record is to keep: as much as its reference; another column less."""
    ref = next((column for column in columns[:2] if column.column.name == _REF), None)
    return max(_TITLE, ref.body) if ref else _LEAST


def _head_lines(over: Sequence[_Drawn], look: Look, room: int, below: str = _INSET) -> dict[int, list[Line]]:
    """Return the lines of what stands over rows; an agreement stands once over references of its actions."""
    lines: dict[int, list[Line]] = {}
    before = ""
    for row, text in (_heads(over, look) if over else {}).items():
        agreement, slash, _ = over[0].cells[row][0].partition("/")
        own = slash if over[0].column.name == _ACTION else ""
        name = text.removeprefix(f"{agreement}/") if own else text
        lines[row] = paragraph(agreement, "title", room) if own and agreement != before else []
        titles = [column.cells[row][0] for column in over if column.column.name.endswith("title")]
        inset = below if own else ""
        # references are told whole, and of a title what one more line holds
        most = max(len(broken(name.removesuffix("".join(titles)), room - len(inset))), 1) + 1
        lines[row] += _at_most(paragraph(name, "ref", room, indent=inset), most, look)
        before = agreement if own else ""
    return lines


def _long(columns: Sequence[_Drawn], kept: Sequence[_Drawn], look: Look, room: int) -> bool:
    """Whether titles go above the rest of their rows: where references of records would leave them little room."""
    over = _over(columns)
    first, *others = columns[len(over) :]
    wide = next((column for column in others if column.column.grow), None)
    if wide is None or first.column.grow:
        return False
    if look.narrow and [each.column.name for each in (*over, first)] == [_ACTION, _ID]:
        return all(column in _kept_below(columns, room) for column in others if not column.column.drop)
    if first.column.name != _REF or any(each.column.name != _AGREEMENT for each in over):
        return False
    left = room - _total(column.least for column in kept if column is not wide) - GAP
    return look.narrow or left < min(wide.body, _least(columns))


def _kept_below(columns: Sequence[_Drawn], room: int) -> list[_Drawn]:
    """Return the columns for titles above the rest of their rows: what fits below beside half a line of a reference."""
    over = _over(columns)
    first, *others = columns[len(over) :]
    wide = next(column for column in others if column.column.grow)
    left = room - 2 * len(_INSET) - min(first.body, room // 2)
    beside = []
    for column in sorted(
        (each for each in others if each is not wide and not each.empty), key=lambda each: each.column.drop
    ):
        width = column.body + GAP + measure(_lead(column))
        if column.column.drop and width > left:
            break
        left -= width
        beside.append(column)
    return [column for column in columns if column in (*over, first, wide) or column in beside]


def _lead(column: _Drawn) -> str:
    """Return what stands before the cells of a column below titles: of figures what they are."""
    return f"{column.title} " if column.column.right else ""


def _labelled(column: _Drawn, row: int) -> Line:
    """Return a cell below a title, as wide as all of its column."""
    text, role = column.cells[row]
    lead = _lead(column)
    return (lead if text else " " * measure(lead), "quiet"), (pad(text, column.body, right=column.column.right), role)


def _titled(kept: Sequence[_Drawn], look: Look, room: int, before: Mapping[int, Sequence[Line]]) -> list[Line]:
    """Return the title of each row on a line, or two on a small screen, and below it the rest, its reference last.

    Those of a part are inset, after its sign.
    """
    first, *others = kept[len(_over(kept)) :]
    wide = next(column for column in others if column.column.grow)
    beside = [column for column in others if column is not wide]
    under = _INSET if before else ""
    lines: list[Line] = []
    for number, (ref, role) in enumerate(first.cells):
        mark, name = _mark(ref, look)
        inset = under + " " * measure(mark)
        width = room - len(inset)
        head = before.get(number, ())
        lines += [*([()] if lines and head and head[0] else []), *head]
        title = wide.cells[number][0] or name
        start, *more = wrap(title, width) if look.narrow else [cut(title, width, look)]
        lines.append(((under + mark, "quiet"), (start, "")))
        lines += [((inset, ""), (cut(" ".join(more), width, look), ""))] if more else []
        cells: list[Line] = [_labelled(column, number) for column in beside]
        lines += [((inset + _INSET, ""), *line) for line in flow([*cells, ((name, role),)], width - len(_INSET))]
    return lines


def _floors(columns: Sequence[_Drawn], first: int) -> list[_Drawn]:
    """Give the columns that may be shortened the least that they keep."""
    wide = next((column for column in columns if column.column.grow), None)
    return [replace(column, floor=first if column is wide else _LEAST_OTHER) for column in columns]


def _drawn(sheet: Sheet, place: int, look: Look) -> _Drawn:
    """Word one column; one of numbers is never shortened."""
    column = sheet.columns[place]
    if column.grow and all(row[place] is None or isinstance(row[place], int | Decimal) for row in sheet.rows):
        column = replace(column, grow=False)
    title = look.words.say(column.title)
    cells = tuple(_cell(row[place], look, ref=column.name == "ref") for row in sheet.rows)
    body = max(_width(text, look) for text, _ in cells)
    return _Drawn(column, title, cells, body, max(measure(title), body))


def _cell(cell: Cell, look: Look, *, ref: bool) -> Stretch:
    """Word one cell; health has its sign and its colour, references have theirs."""
    if isinstance(cell, Health):
        return f"{look.glyphs.health[cell]} {look.words.label(cell)}", cell.value
    return shown(cell, look.words), "ref" if ref else ""


def _width(text: str, look: Look) -> int:
    """Return the cells of a text; one that stands on a line of its own takes none of its column."""
    return 0 if goes_below(text, look) else measure(text)


def _total(widths: Iterable[int]) -> int:
    """Return the width of columns side by side."""
    return sum(width + GAP for width in widths) - GAP


def _kept(columns: Sequence[_Drawn], room: int) -> list[_Drawn]:
    """Return the columns that fit: without the empty ones, then by `drop`; those of one number leave together."""
    kept = [column for column in columns if not (column.column.drop and column.empty)]
    while _total(column.least for column in kept) > room:
        leaving = [column for column in kept if column.column.drop]
        if not leaving:
            return kept
        most = max(column.column.drop for column in leaving)
        kept = [column for column in kept if column not in leaving or column.column.drop != most]
    return kept


def _widths(kept: Sequence[_Drawn], room: int) -> list[_Drawn]:
    """Give the free width to the columns that may be shortened, the smaller needs first."""
    widths = [column.least for column in kept]
    growing = sorted((column.width, place) for place, column in enumerate(kept) if column.column.grow)
    free = room - _total(widths)
    for already, (need, place) in enumerate(growing):
        more = min(need - widths[place], free // (len(growing) - already))
        widths[place] += more
        free -= more
    return [replace(column, width=width) for column, width in zip(kept, widths, strict=True)]


def _grid(
    columns: Sequence[_Drawn], look: Look, before: Mapping[int, Sequence[Line]], *, whole: bool, inset: str = ""
) -> list[Line]:
    """Return titles, a rule and the rows, all after the `inset`.

    A longer text from right to left follows its row on a line of its own.
    """
    rows = [[(column.title, "column") for column in columns]]
    rows.append([(look.glyphs.rule * column.width, "quiet") for column in columns])
    above: dict[int, Sequence[Line]] = {}
    below: dict[int, list[Line]] = {}
    for number in range(len(columns[0].cells)):
        above[len(rows)] = before.get(number, ())
        cells = [column.cells[number] for column in columns]
        level = [("", "") if goes_below(text, look) else (text, role) for text, role in cells]
        rows += _parts(level, columns, look, whole=whole)
        below[len(rows) - 1] = [(("  ", ""), (text, role)) for text, role in cells if goes_below(text, look)]
    drawn = drawing.columns(
        (_shortened(row, columns, look) for row in rows),
        [column.width for column in columns],
        [column.column.right for column in columns],
    )
    return [
        line
        for place, row in enumerate(drawn)
        for line in (*above.get(place, ()), ((inset, ""), *row), *below.get(place, ()))
    ]


def _at_most(lines: Sequence[Line], most: int, look: Look) -> list[Line]:
    """Return the first lines of a text, the last with the sign of a cut where that is not all."""
    if len(lines) <= most:
        return [*lines]
    *before, (text, role) = lines[most - 1]
    room = look.width - sum(measure(each) for each, _ in before)
    return [*lines[: most - 1], (*before, (cut(f"{text} {look.glyphs.cut}", room, look), role))]


def _parts(cells: Sequence[Stretch], columns: Sequence[_Drawn], look: Look, *, whole: bool) -> Iterator[list[Stretch]]:
    """Yield the lines of a row in which long texts go on below, each in its column: to their end, or some lines."""
    stacks = [
        broken(text, column.width) if column.column.grow and (whole or column.column.whole) else [text]
        for (text, _), column in zip(cells, columns, strict=True)
    ]
    if not whole:
        stacks = [
            [*stack[: _LINES - 1], cut(" ".join(stack[_LINES - 1 :]), column.width, look)] if stack[_LINES:] else stack
            for stack, column in zip(stacks, columns, strict=True)
        ]
    for level in range(max(len(stack) for stack in stacks)):
        yield [
            (stack[level] if level < len(stack) else "", role) for stack, (_, role) in zip(stacks, cells, strict=True)
        ]


def _shortened(cells: Sequence[Stretch], columns: Sequence[_Drawn], look: Look) -> list[Stretch]:
    """Return the cells of a row no wider than their columns: titles and long texts are cut, references never."""
    return [
        (cut(text, column.width, look) if column.column.grow or role == "column" else text, role)
        for (text, role), column in zip(cells, columns, strict=True)
    ]


def _kept_narrow(columns: Sequence[_Drawn], room: int) -> list[_Drawn]:
    """Return the columns for two lines a row: the first, the first that may be shortened, and what fits beside it."""
    first = columns[0]
    wide = next((column for column in columns[1:] if column.column.grow), None)
    left = room - GAP - (_LEAST_NARROW if wide else 0)
    beside = []
    others = [column for column in columns[1:] if column is not wide and not column.empty]
    for column in sorted(others, key=lambda column: column.column.drop):
        if column.body + GAP > left:
            break
        left -= column.body + GAP
        beside.append(column)
    return [column for column in columns if column in (first, wide) or column in beside]


def _pairs(kept: Sequence[_Drawn], look: Look, room: int, before: Mapping[int, Sequence[Line]]) -> list[Line]:
    """Return two lines a row: the reference, once where rows stand under it; the rest, the longest text last."""
    first = kept[0]
    wide = next((column for column in kept[1:] if column.column.grow), None)
    rest = [column for column in kept[1:] if column is not wide]
    lines: list[Line] = []
    for number, cell in enumerate(first.cells):
        lines += before.get(number, ())
        if not (first.column.over and number and cell == first.cells[number - 1]):
            lines += flow([(cell,)], room)
        line: list[Stretch] = [("  ", "")]
        for column in rest:
            text, role = column.cells[number]
            line += [(pad(text, column.body, right=column.column.right), role), (" " * GAP, "")]
        text = wide.cells[number][0] if wide else ""
        left = room - sum(measure(part) for part, _ in line)
        if stands_apart(text, look) and measure(text) > left:
            lines += [tuple(line[:-1]), (("  ", ""), (text, ""))]
        else:
            lines.append((*line, (cut(text, left, look), "")))
    return lines


def _named(columns: Sequence[_Drawn], room: int, look: Look) -> list[Line]:
    """Return all of each row for a small screen: what names it, then every other cell after its title.

    What may stand over rows does, in a line of its own.
    """
    lines: list[Line] = []
    over = _over(columns)
    heads = _head_lines(over, look, room, below="")
    first, *others = columns[len(over) :]
    for number, name in enumerate(first.cells):
        lines += heads.get(number, ())
        lines += paragraph(*name, room) if name[0] else []
        short: list[Line] = []
        prose = next((column for column in others if column.column.grow and column.cells[number][0]), None)
        for column in others:
            text, role = column.cells[number]
            if goes_below(text, look):
                lines.append((("  ", ""), (text, role)))
            elif column is prose:
                lines += paragraph(text, role, room, indent="  ")
            elif text and measure(f"{column.title} {text}") > room - 2:
                lines += paragraph(f"{column.title} {text}", role, room, indent="  ")
            elif text:
                short.append(((f"{column.title} ", "quiet"), (text, role)))
        lines += [(("  ", ""), *line) for line in flow(short, room - 2)]
    return lines


def _note(away: Sequence[_Drawn], look: Look, room: int, *, by_title: bool) -> list[Line]:
    """Return the line that names the columns left out, and how to see them; unless `by_title`, --columns takes them."""
    say, count = look.words.say, len(away)
    if by_title:
        names = look.words.listed(column.title for column in away)
        note = nmsg("column hidden here: {names}", "columns hidden here: {names}", count, names=names)
    else:
        names = look.words.listed(_called(column, look) for column in away)
        note = nmsg(
            "column hidden here (--columns shows it): {names}",
            "columns hidden here (--columns shows them): {names}",
            count,
            names=names,
        )
    return paragraph(say(note), "quiet", room)


def _called(column: _Drawn, look: Look) -> str:
    """Return the title of a column, with what --columns takes where that is another word."""
    name = column.column.name
    same = column.title.casefold().replace(" ", "_") == name
    return name if same else look.words.say(msg("{said} ({others})", said=column.title, others=name))
