"""Columns of a sheet as words: their cells, and the widths that these need."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.formats import healths
from coopctl.formats.cells import in_short, shown, told_in_words
from coopctl.formats.terminal.breaking import measure
from coopctl.formats.terminal.drawing import Stretch, goes_below
from coopctl.measures import spans
from coopctl.measures.outcomes import Unadopted
from coopctl.model.dates import Date, Period
from coopctl.model.vocabularies import ActionStatus, Health
from coopctl.patterns import regex
from coopctl.tables import DaysLate, Money, Named
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coopctl.formats.look import Look
    from coopctl.tables import Cell, Column, Sheet

#: The least that a column which may be shortened keeps: the first in a table, the others.
LEAST, LEAST_OTHER = 18, 12
#: The longest word that is not broken for want of room; references and addresses may be longer.
_WORD = 24
#: Where a text in a column may be broken.
_PARTS = regex(r" |(?<=/)")
#: What a title, or a cell, on two lines is to make room for.
WORTH = 3
#: One of so many rows may be wider than the others.
_WIDER = 10
#: The column of what people call an action, and that of how it stands, which says the same where it is one of these.
_STATUS, _HEALTH = "status", "health"
_TELLS = {
    ActionStatus.PROPOSED: (Unadopted.NOT_STARTED,),
    ActionStatus.PLANNED: (Health.NOT_STARTED,),
    ActionStatus.IN_PROGRESS: (Health.ON_TRACK, Health.DUE_SOON, Health.AT_RISK, Health.LATE),
    ActionStatus.ON_HOLD: (Health.ON_HOLD,),
    ActionStatus.COMPLETED: (Health.DONE,),
    ActionStatus.PARTLY_COMPLETED: (Health.DONE_IN_PART,),
    ActionStatus.CANCELLED: (Health.CANCELLED,),
}
#: Those of how often somebody is named, and that of as what.
_NAMED, _AS = frozenset(("actions", "meetings", "decisions")), "named_as"
#: That of names of people, which are not broken where others give way.
_PERSON = "person"
#: The columns of references, and what they are references of.
REF, ID, AGREEMENT, ACTION = "ref", "id", "agreement", "action"
RECORDS = frozenset((REF, AGREEMENT, ACTION))
IDS = frozenset((REF, ID))
#: That of how late something is, or was done.
LATE = "days_late"


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """One column with its title and its cells as words.

    `body` is the width that its cells alone need, where titles are not shown; `width` what it needs in all, later
    what it gets; `word` what its longest word needs; `usual` what nearly all of its cells are content with, where the
    others may go on below though it is no column of texts, else 0; `headed` what its cells say below its title alone;
    `telling` how many rows it says anything in that no other column does; `several` the parts of each cell.
    """

    column: Column
    title: str
    cells: tuple[Stretch, ...]
    body: int
    width: int
    word: int = 0
    floor: int = LEAST
    usual: int = 0
    headed: tuple[Stretch, ...] = ()
    telling: int = 0
    several: tuple[tuple[str, ...], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no row has anything in it."""
        return not any(text for text, _ in self.cells)

    @property
    def least(self) -> int:
        """The width below which it cannot go."""
        return min(self.width, self.floor) if self.column.grow else self.usual or self.width

    @property
    def lowest(self) -> int:
        """The width below which a word of it is broken, where its texts go on below."""
        return min(self.least, max(self.word, LEAST_OTHER)) if self.column.grow else self.least

    @property
    def goes_on(self) -> bool:
        """Whether what is too long for it goes on below."""
        return bool(self.usual) or (self.column.grow and self.column.whole)


def worded(sheet: Sheet, look: Look, *, whole: bool = False) -> list[DrawnColumn]:
    """Word the columns; long cells go on below where texts do, and dates in words anywhere."""
    columns = [_drawn_column(sheet, place, look, whole=whole) for place in range(len(sheet.columns))]
    many = any(column.column.grow and (whole or column.column.whole) for column in columns)
    return [
        replace(column, usual=_usual(column, [row[place] for row in sheet.rows], look, many=many))
        for place, column in enumerate(columns)
    ]


def _drawn_column(sheet: Sheet, place: int, look: Look, *, whole: bool) -> DrawnColumn:
    """Word one column; one of numbers is never shortened."""
    column = sheet.columns[place]
    if column.grow and all(row[place] is None or isinstance(row[place], int | Decimal) for row in sheet.rows):
        column = replace(column, grow=False)
    title = look.words.say(column.title)
    blank = ("", "ref" if column.name == "ref" else "")
    parts = tuple(tuple(_parts(row[place], look)) for row in sheet.rows)
    apart = look.words.between({part for cell in parts for part in cell})
    cells = tuple(blank if row[place] is None else _cell(row[place], look, apart, column) for row in sheet.rows)
    if column.right:
        cells = _below_each_other(cells, [row[place] for row in sheet.rows], look)
    body = max(_width(text, look) for text in {text for text, _ in cells})
    word = _word(column, title, cells, whole=whole)
    headed = tuple((_headed(row[place], look), "") for row in sheet.rows) if column.name == LATE else ()
    width, telling = max(measure(title), body), _telling(sheet, place, cells)
    return DrawnColumn(column, title, cells, body, width, word, headed=headed, telling=telling, several=parts)


def _below_each_other(cells: tuple[Stretch, ...], values: Sequence[Cell], look: Look) -> tuple[Stretch, ...]:
    """Return amounts with blanks for the decimals that others in their column have: units stand below units."""
    ends = [_decimals(value, look) if isinstance(value, Money) else 0 for value in values]
    most = max(ends)
    return tuple(
        (f"{text}{' ' * (most - end)}" if text else "", role) for (text, role), end in zip(cells, ends, strict=True)
    )


def _decimals(amount: Money, look: Look) -> int:
    """Return how many cells the decimals of an amount take, with their sign."""
    value = abs(Decimal(amount.value))
    return measure(look.words.amount(value, amount.currency)) - measure(look.words.amount(int(value), amount.currency))


def below_titles(columns: Iterable[DrawnColumn]) -> list[DrawnColumn]:
    """Return columns that have their titles above them, whose cells need not say again what these say."""
    return [_below_its_title(column) if column.headed else column for column in columns]


def _below_its_title(column: DrawnColumn) -> DrawnColumn:
    body = max(measure(text) for text, _ in column.headed)
    return replace(column, cells=column.headed, body=body, width=max(measure(column.title), body), headed=())


def _headed(cell: Cell, look: Look) -> str:
    """Word how late something is or was, below a title that says so: how long alone."""
    late = cell.name if isinstance(cell, Named) else cell
    if isinstance(late, DaysLate) and late.value:
        return look.words.say(spans.alone(late.value))
    return "" if cell is None else shown(cell, look.words)


def _telling(sheet: Sheet, place: int, cells: Iterable[Stretch]) -> int:
    """Return in how many rows a column says anything that no other does.

    A status does where it is not what the health says already, and how often somebody is named never: as what is said.
    """
    names = [column.name for column in sheet.columns]
    filled = [bool(text) for text, _ in cells]
    if names[place] in _NAMED and _AS in names:
        return 0
    if names[place] == _STATUS and _HEALTH in names:
        health = names.index(_HEALTH)
        return sum(filled) - sum(_told(row[place], row[health]) for row in sheet.rows)
    return sum(filled)


def _told(status: Cell, health: Cell) -> bool:
    """Whether a health says already what the status of an action does."""
    return isinstance(status, ActionStatus) and health in _TELLS[status]


def _word(column: Column, title: str, cells: Iterable[Stretch], *, whole: bool) -> int:
    """Return the width of the longest word of a column that goes on below: of its title, of its cells up to a limit.

    The name of a person is one word.
    """
    if not column.grow:
        return 0
    texts = [text for text, _ in cells] if whole or column.whole else []
    words = {word for text in texts for word in ((text,) if column.name == _PERSON else text.split(" "))}
    return max(*map(measure, title.split(" ")), min(_WORD, max(map(measure, words), default=0)))


def _usual(drawn: DrawnColumn, cells: Sequence[Cell], look: Look, *, many: bool) -> int:
    """Return what the cells of a column are content with, where some of them may go on below; else 0.

    Those are dates in words, on two lines, and the few of `many` cells that are longer than the others, where
    texts or such dates go on below. No part of them is broken; names that are typed, and numbers, stay whole. What
    stands on a line of its own takes no part in it.
    """
    column, texts = drawn.column, ["" if goes_below(text, look) else text for text, _ in drawn.cells]
    if column.grow or column.right or column.over or column.name in IDS | RECORDS:
        return 0
    folding = [*map(_in_words, cells)]
    widths = sorted(on_two_lines(text) if folds else measure(text) for text, folds in zip(texts, folding, strict=True))
    many = (many or any(folding)) and len(texts) >= _WIDER
    breaking = (text for text, folds in zip(texts, folding, strict=True) if many or folds)
    longest = max((measure(part) for text in breaking for part in _PARTS.split(text)), default=0)
    usual = max(measure(drawn.title), longest, widths[-1 - (len(widths) // _WIDER if many else 0)])
    return usual if max(map(measure, texts)) - usual >= WORTH else 0


def _in_words(cell: Cell) -> bool:
    """Whether a cell is a date that is told in words."""
    when = _date(cell)
    return when is not None and told_in_words(when)


def _date(cell: Cell) -> Date | Period | None:
    """Return the date that a cell is; None where it is anything else."""
    when = cell.name if isinstance(cell, Named) else cell
    return when if isinstance(when, (Date, Period)) else None


def on_two_lines(text: str) -> int:
    """Return the width that a text needs on two lines."""
    words = text.split(" ")
    return min(max(measure(" ".join(words[:at])), measure(" ".join(words[at:]))) for at in range(len(words)))


def _parts(cell: Cell, look: Look) -> list[str]:
    """Return the parts of a cell that has several."""
    return [shown(each, look.words) for each in cell] if isinstance(cell, tuple) else []


def _cell(cell: Cell, look: Look, apart: str, column: Column) -> Stretch:
    """Word one cell; health has its sign and its colour, references have theirs, several parts stand `apart`.

    Days are short where they stand below others, and not where they head rows.
    """
    if parts := _parts(cell, look):
        return look.words.series(parts, apart=apart), ""
    if isinstance(cell, healths.KINDS):
        return healths.signed(cell, look)
    when = _date(cell)
    if when and not column.over:
        return in_short(when, look.words), ""
    return shown(cell, look.words), "ref" if column.name == REF else ""


def _width(text: str, look: Look) -> int:
    """Return the cells of a text; one that stands on a line of its own takes none of its column."""
    return 0 if goes_below(text, look) else measure(text)
