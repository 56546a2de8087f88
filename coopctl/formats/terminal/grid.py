"""Rows of a sheet drawn as lines: a grid, two lines a row or each cell by its name, and a line says what is hidden."""

from __future__ import annotations

from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.formats.cells import shown
from coopctl.formats.terminal import above, drawing, fitting, news, notes, reshaped, titled
from coopctl.formats.terminal.breaking import GAP, cut, first_lines, measure, pad
from coopctl.formats.terminal.columned import columned
from coopctl.formats.terminal.drawing import Line, Stretch, flow, goes_below, paragraph, stands_apart
from coopctl.formats.terminal.fitting import INSET
from coopctl.formats.terminal.titled import TITLE_LINES
from coopctl.formats.terminal.worded import ACTION, AGREEMENT, IDS, RECORDS, below_titles
from coopctl.reports.arrange import with_totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.worded import DrawnColumn
    from coopctl.tables import Sheet

#: That of who sends somebody: beside who receives them it says nothing without its name.
_FROM = "from"
#: How many lines the title takes on a small screen that stands above several rows.
_NARROW_LINES = 3


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
    `before` has lines that go before a row, by its number; rows are inset below them. `whole` keeps texts in their
    columns, where else they may stand above the rest of their row, cut after two lines. Columns that are left out
    are named, with what --columns calls them, or `by_title` where there is no such option; numbers that have no
    room stand before their titles, periods in place of years.
    """
    if not sheet.rows:
        return paragraph(look.words.say(sheet.empty), "quiet", look.width, indent=indent)
    sheet, room = with_totals(sheet), look.width - len(indent)
    columns = _with_cells(sheet, look, whole=whole)
    same = fitting.alike(columns, room)
    if same:
        sheet = reshaped.without(sheet, {column.column.name for column in same})
        columns = _with_cells(sheet, look, whole=whole)
    lines = _drawn(sheet, columns, look, indent, before, whole=whole, by_title=by_title)
    return [*lines, *notes.same(same, look, indent)] if same else lines


def _with_cells(sheet: Sheet, look: Look, *, whole: bool) -> list[DrawnColumn]:
    """Return the columns of a sheet that have anything in them; the first and those that are asked for in any case."""
    columns = fitting.measured(sheet, look, whole=whole)
    return [each for each in columns if each is columns[0] or each.column.asked or not each.empty]


def _drawn(
    sheet: Sheet, columns: list[DrawnColumn], look: Look, indent: str, before: Mapping[int, Sequence[Line]],
    *, whole: bool, by_title: bool,
) -> list[Line]:  # fmt: skip
    """Return the rows as lines, in the form that has room, with a line on what is left out."""
    room, inset = look.width - len(indent), INSET if before else ""
    left = room - len(inset)
    kept = fitting.that_fit(columns, left)
    cramped = not (look.narrow or whole) and fitting.total(column.width for column in columns) > left
    if cramped and (told := news.after_texts(sheet, look)):
        return table(told, look, indent=indent, before=before, by_title=by_title)
    hidden = len(kept) < len([each for each in columns if not each.empty])
    if hidden and (parted := reshaped.below_agreement(sheet, look)):
        return table(parted, look, indent=indent, before=before, whole=whole, by_title=by_title)
    long = fitting.titles_above(columns, kept, look, left)
    under = [] if look.narrow or before or long else fitting.standing_under(columns, kept, room, whole=whole)
    narrow = look.narrow and (whole or any(column.column.whole for column in columns))
    if narrow or fitting.breaks_words(fitting.widened(under, room - len(INSET))):
        lines = _small(sheet, columns, look, room, every=whole or not narrow, by_title=by_title)
        return [((indent, ""), *line) for line in lines]
    if long and not under and (numbered := reshaped.numbered(sheet, columns)):
        return table(numbered, look, indent=indent, before=before, whole=whole, by_title=by_title)
    if under:
        over = fitting.standing_over(columns)
        heads = _head_lines(over, sheet, look, room)
        under, inset = _inset(under, columns, kept, room, whole=whole)
        lines, beside = _rows(under, columns[len(over) :], look, room, heads, whole=whole, inset=inset)
        kept = [*over, *beside]
    elif long:
        kept = fitting.kept_below(columns, room, look)
        over = fitting.standing_over(columns)
        lines = titled.drawn(kept, look, room, before or _head_lines(over, sheet, look, room))
    elif look.narrow or fitting.total(column.least for column in kept) > room:
        kept = fitting.kept_narrow(columns, room)
        staying = [column for column in columns if not column.column.drop and not column.empty]
        if not before and (any(column not in kept for column in staying) or _is_unclear(kept)):
            kept = columns
            lines = _named(fitting.measured(reshaped.numbered(sheet, columns) or sheet, look), sheet, room, look)
        else:
            lines = _pairs(kept, look, room, before)
    else:
        lines, kept = _rows(kept, columns, look, room, before, whole=whole, inset=inset)
    shown_here = {column.column.name for column in kept}
    away = [column for column in columns if column.column.name not in shown_here and not column.empty]
    joined = reshaped.joined(sheet, {column.column.name for column in away})
    if joined:
        return table(joined, look, indent=indent, before=before, whole=whole, by_title=by_title)
    if away:
        lines += notes.hidden(away, look, room, by_title=by_title)
    return [((indent, ""), *line) for line in lines]


def _inset(
    under: list[DrawnColumn], columns: Sequence[DrawnColumn], kept: Sequence[DrawnColumn], room: int, *, whole: bool
) -> tuple[list[DrawnColumn], str]:
    """Return the columns of rows below what they share, and how far in these stand.

    Rows of an action stand further in than its title, which is inset below its agreement's, unless a column had to
    leave for it.
    """
    if columns[0].column.name == ACTION:
        deeper = fitting.standing_under(columns, kept, room - len(INSET), whole=whole)
        if [each.column for each in deeper] == [each.column for each in under]:
            return deeper, INSET + INSET
    return under, INSET


def _rows(
    kept: list[DrawnColumn], columns: Sequence[DrawnColumn], look: Look, room: int,
    before: Mapping[int, Sequence[Line]], *, whole: bool, inset: str = "",
) -> tuple[list[Line], list[DrawnColumn]]:  # fmt: skip
    """Return rows in the columns `kept`, or with their texts above other columns where that is lower; and which."""
    beside = fitting.widened(below_titles(fitting.told_once(kept)), room - len(inset))
    if not whole and (apart := above.apart(beside, columns, room - len(inset))):
        return above.drawn(*apart, look, room, before, inset=inset), [apart[0], *apart[1]]
    return columned(beside, look, before, inset=inset), kept


def _small(
    sheet: Sheet, columns: Sequence[DrawnColumn], look: Look, room: int, *, every: bool, by_title: bool
) -> list[Line]:
    """Return each row on lines of its own: of `every` column, else of those that have room on 80 cells."""
    sheet = reshaped.with_kinds(sheet)
    named = fitting.measured(reshaped.numbered(sheet, columns) or sheet, look)
    if every:
        return _named(named, sheet, room, look)
    staying = fitting.as_at_80(sheet, look)
    few = [each for each in named if each.column.name in staying or each.column.asked]
    away = [each for each in named if each not in few and not each.empty]
    return [*_named(few, sheet, room, look), *(notes.hidden(away, look, room, by_title=by_title) if away else ())]


def _heads(over: Sequence[DrawnColumn]) -> dict[int, list[str]]:
    """Return what stands over rows, a text for each column, by the row before which it goes: wherever it changes."""
    found = [[*cells] for cells in zip(*([text for text, _ in column.cells] for column in over), strict=True)]
    return {row: texts for row, texts in enumerate(found) if not row or texts != found[row - 1]}


def _head_lines(
    over: Sequence[DrawnColumn], sheet: Sheet, look: Look, room: int, below: str = INSET
) -> dict[int, list[Line]]:
    """Return the lines of what stands over rows; an agreement stands once over references of its actions.

    Where it comes again it is called by its title alone; agreements that stand together are set apart by a blank line.
    """
    heads = _heads(over) if over else {}
    records = next((at for at, column in enumerate(over) if column.column.name in RECORDS), 0)
    agreements = [texts[records].partition("/")[0] for texts in heads.values()]
    named = any(column.column.name in RECORDS for column in over)
    apart = named and not records and len(set(agreements)) == len([*groupby(agreements)])
    lines: dict[int, list[Line]] = {}
    before = ""
    said: set[str] = set()
    for (row, texts), agreement in zip(heads.items(), agreements, strict=True):
        ref = texts[records]
        own = over[records].column.name == ACTION and not records and "/" in ref
        lines[row] = [()] if apart and before and agreement != before else []
        if own and agreement != before:
            lines[row] += _head(("", agreement, _title_of(agreement, sheet, look)), "title", look, room)
        if not named:
            lines[row] += paragraph(_words(texts, look), "ref", room)
            continue
        title = _words(texts[records + 1 :], look) or _title_of(ref, sheet, look)
        name, inset = (ref.removeprefix(f"{agreement}/"), below) if own else (ref, "")
        if title and len(texts) == 1 and ref in said:
            lines[row] += [
                ((inset, ""), (text, "ref")) for text in first_lines(title, room - len(inset), TITLE_LINES, look)
            ]
        else:
            day = _words(texts[:records], look)
            role = "title" if over[-1].column.name.removesuffix("_title") == AGREEMENT else "ref"
            lines[row] += _head((day, name, title), role, look, room, indent=inset)
        before = agreement
        said.add(ref)
    return lines


def _title_of(ref: str, sheet: Sheet, look: Look) -> str:
    """Return what a record is called that stands over rows; "" where that is not known."""
    title = sheet.titles.get(ref)
    return shown(title, look.words) if title else ""


def _words(texts: Sequence[str], look: Look) -> str:
    """Return texts in one line, without the empty ones."""
    return f" {look.glyphs.dot} ".join(filter(None, texts))


def _head(told: tuple[str, str, str], role: str, look: Look, room: int, *, indent: str = "") -> list[Line]:
    """Return a day, a title and its reference; on a small screen, or where they need more, the reference below them.

    Each is a stretch of its own, so that days stand below each other in Arabic too.
    """
    day, ref, title = told
    if not title:
        return paragraph(_words((day, ref), look), role, room, indent=indent)
    gap = " " * GAP
    dated: Line = ((indent, ""), (day, role), (gap, "")) if day else ((indent, ""),)
    left = room - drawing.cells(dated)
    if measure(title) + GAP + measure(ref) <= left and not look.narrow and not stands_apart(title, look):
        return [(*dated, (title, role), (gap, ""), (ref, "ref"))]
    first, *more = first_lines(title, left, _NARROW_LINES if look.narrow else TITLE_LINES, look)
    lines: list[Line] = [(*dated, (first, role)), *(((" " * (room - left), ""), (text, role)) for text in more)]
    return [*lines, *paragraph(ref, "ref", room, indent=indent + INSET)]


def _is_unclear(kept: Sequence[DrawnColumn]) -> bool:
    """Whether figures stand side by side that nothing tells apart without the titles of their columns."""
    return sum(column.column.right for column in kept) > 1


def _pairs(kept: Sequence[DrawnColumn], look: Look, room: int, before: Mapping[int, Sequence[Line]]) -> list[Line]:
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


def _named(columns: Sequence[DrawnColumn], sheet: Sheet, room: int, look: Look) -> list[Line]:
    """Return all of each row for a small screen: what names it, then every other cell after its title.

    A row whose first cell is empty is named by its first text: a line of money by who gives it. What may stand over
    rows does, in a line of its own after a blank one, and they are inset. Short cells share a line, all in the order
    of columns. An id stands below what it is the id of, and a kind that serves as a title is not told again.
    """
    lines: list[Line] = []
    over = fitting.standing_over(columns)
    heads = _head_lines(over, sheet, look, room, below="")
    under = INSET if over else ""
    room -= len(under)
    first, *others = columns[len(over) :]
    by_id = first.column.name in IDS
    texts = [] if first.column.name == fitting.TITLED else others
    for number, name in enumerate(first.cells):
        head = heads.get(number, ())
        lines += [*([()] if lines and head and head[0] else []), *head]
        own: list[Line] = []
        prose = next((column for column in texts if column.column.grow and column.cells[number][0]), None)
        title = prose.cells[number] if prose and (by_id or not name[0]) else None
        if title:
            mark, ref = reshaped.branch_of(name[0], look)
            own += flow([((mark, "quiet"), title)], room, indent=" " * measure(mark))
            own += paragraph(ref, "ref", room, indent=INSET) if ref else []
        elif name[0]:
            lead: Line = ((fitting.label(first, look), "label"),) if first.column.name == _FROM else ()
            own += flow([(*lead, name)], room)
        short: list[Line] = []
        for column in others:
            text, role = column.cells[number]
            text = text.rstrip()
            if not text or (title and (column is prose or text == title[0])):
                continue
            told: Line = (fitting.label(column, look), "label"), (text, role)
            if column is not prose and drawing.cells(told) <= room - 2 and not goes_below(text, look):
                short.append(told)
                continue
            own += [((INSET, ""), *line) for line in flow(short, room - 2)]
            short = []
            if column is prose and column.column.name in (fitting.TITLED, fitting.TEXT):
                own += paragraph(text, role, room, indent=INSET)
            elif goes_below(text, look):
                own.append(((INSET, ""), (text, role)))
            else:
                own += [((INSET, ""), *line) for line in flow([told], room - 2)]
        own += [((INSET, ""), *line) for line in flow(short, room - 2)]
        lines += [((under, ""), *line) for line in own]
    return lines
