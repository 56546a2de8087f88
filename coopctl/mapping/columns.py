"""What the columns of a foreign table seem to say: each by its heading, tried on all its values."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.changing import subschemas
from coopctl.mapping import headings, signs
from coopctl.mapping.known_headings import field_of, title_rank
from coopctl.mapping.maps import MapColumn
from coopctl.mapping.understood import NotUnderstoodError, Reader
from coopctl.spelling import amounts
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from coopctl.mapping.foreign import Cell, Table
    from coopctl.mapping.headings import Headings
    from coopctl.model.places import Place

_SOME, _LONG = 3, 40
#: Of values of which fewer are understood, a column is taken for something else.
_ENOUGH = 0.5
#: Of values of which fewer are different, a column does not tell rows apart.
_APART = 0.9
#: What a title is long, in characters: what says more is a description.
_TITLE = 160
_PLACES: Mapping[str, Place] = {
    "update": ("updates", 0, "text"),
    "updated": ("updates", 0, "date"),
    "progress": ("updates", 0, "progress"),
    "budget.planned": ("budget", 0, "planned"),
    "budget.committed": ("budget", 0, "committed"),
    "budget.spent": ("budget", 0, "spent"),
    "budget.funder": ("budget", 0, "funder"),
    "budget.currency": ("budget", 0, "currency"),
    "period.from": ("started",),
    "period.to": ("started",),
    "lead.person": ("lead", "person"),
    "partners": ("partners",),
}
#: Fields of which every column says something, so that several may.
_SEVERAL = frozenset({"budget.funder", "budget.planned", "update", "title"})
#: Fields that any value does for, or that are asked about word by word.
_UNTRIED = frozenset({"", "code", "contact", "axis", "part_of", "status"})
_TEXTS = frozenset({"", "title", "summary", "objectives", "beneficiaries", "means", "update"})
#: A row of a list within a row of JSON: `history/2/date`.
LISTED = re.compile(r"(.+)/([0-9]+)/([^/]+)")
#: A heading that says its text's language at its end: `title/fr`, `titel_nl`, `Titre (fr)`.
_IN_LANGUAGE = re.compile(r"(.+?)[/_ ]\(?(ar|ca|de|en|es|fr|it|nl|pt)\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """What a column seems to say: its heading, the field's path ("" for none), how many values, and which are unclear.

    `day` is the last day of the time that the heading names, where it names one; `language` that of its texts. `meant`
    is the field of which too many values are unclear. `colours` are those that its cells are filled with, with counts.
    """

    heading: str
    nth: int
    at: int
    path: str
    values: int
    unclear: int = 0
    examples: tuple[str, ...] = ()
    day: str = ""
    language: str = ""
    meant: str = ""
    colours: Mapping[str, int] = field(default_factory=dict)


@dataclass
class SeenTable:
    """A table below its headings: its rows, and what each of its columns seems to say."""

    table: Table
    headings: Headings
    rows: Sequence[Sequence[Cell]]
    dates: str
    decimal: str
    seen: list[ColumnSeen] = field(default_factory=list)

    def cells(self, at: int) -> list[Cell]:
        """Return the cells of a column that say something."""
        return [row[at] for row in self.rows if at < len(row) and row[at].text]

    def of(self, path: str) -> ColumnSeen | None:
        """Return the column that seems to say a field, of no time of its own."""
        return next((each for each in self.seen if each.path == path and not each.day), None)

    def tells_apart(self, *columns: ColumnSeen) -> bool:
        """Whether nearly every row says something else in these columns."""
        said = [tuple(row[each.at].text if each.at < len(row) else "" for each in columns) for row in self.rows]
        return len(set(said)) >= len(said) * _APART


def look(table: Table, there: Headings) -> SeenTable:
    """Return what each column of a table seems to say."""
    rows = [row for row in table.rows[there.row + 1 :] if any(cell.text for cell in row)]
    texts = [cell.text for row in rows for cell in row if isinstance(cell.value, str)]
    counted = [at for at, name in enumerate(there.names) if field_of(name).startswith(("budget.", "progress"))]
    figures = [row[at] for row in rows for at in counted if at < len(row)]
    decimal = signs.decimal_mark(cell.text for cell in figures if isinstance(cell.value, str))
    found = SeenTable(table, there, rows, signs.order(texts), decimal)
    nth: Counter[str] = Counter()
    for at, heading in enumerate(there.names):
        if heading:
            nth[headings.plain(heading)] += 1
            found.seen.append(_seen(found, at, heading, nth[headings.plain(heading)]))
    _choose_title(found)
    return found


def _seen(table: SeenTable, at: int, heading: str, nth: int) -> ColumnSeen:
    cells = table.cells(at)
    path, day = "" if LISTED.fullmatch(heading) else field_of(heading), signs.day_of(heading)
    if not path and field_of(over := table.headings.above[at]).startswith("budget."):
        path = field_of(f"{over} {heading}")
    tag, text = _language(table, heading)
    if tag and field_of(text) in _TEXTS:
        path = field_of(text)
    path = "contact" if cells and signs.are_contacts(cells) else _by_values(path, day, cells)
    others = [each for each in table.seen if each.path == path and not each.day]
    meant = ""
    if others and path not in _SEVERAL and not day and not (tag and all(each.language for each in others)):
        path = ""
    unclear = _unclear(table, path, cells)
    if path != "title" and len(unclear) > len(cells) * _ENOUGH:
        path, meant = "", path
    fills = Counter(row[at].fill for row in table.rows if at < len(row) and row[at].fill)
    return ColumnSeen(
        heading,
        nth,
        at,
        path,
        len(cells),
        len(unclear) if path or meant else 0,
        few(unclear or cells),
        day,
        tag,
        meant,
        dict(fills.most_common()),
    )


def _language(table: SeenTable, heading: str) -> tuple[str, str]:
    """Return the language that a heading says at its end, and its text, where another one has that text too."""
    match = _IN_LANGUAGE.fullmatch(heading)
    others = (_IN_LANGUAGE.fullmatch(each) for each in table.headings.names if each != heading)
    alike = match and any(other and headings.plain(other[1]) == headings.plain(match[1]) for other in others)
    return (match[2].lower(), match[1]) if match and alike else ("", heading)


def _by_values(path: str, day: str, cells: Sequence[Cell]) -> str:
    """Return the field of a column that is headed so, by what its values are."""
    if not path and day and cells:
        return "progress" if _are_numbers(cells) else "update"
    if path == "status" and _are_numbers(cells):
        return "progress"  # “état d’avancement” heads both
    if path == "progress" and not _are_numbers(cells):
        return "status" if cells and signs.are_states(cells) else "update"
    return path


def _are_numbers(cells: Sequence[Cell]) -> bool:
    """Whether enough of these are numbers: no more are looked at than tell it."""
    found, enough = 0, len(cells) * _ENOUGH
    for number, each in enumerate(cells, 1):
        found += isinstance(each.value, int | Decimal) or bool(amounts.numbers(each.text, percent=True))
        if found > enough or found + len(cells) - number <= enough:
            break
    return found > enough


def _unclear(table: SeenTable, path: str, cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells that the field would not take."""
    if path in _UNTRIED:
        return []
    place = _PLACES.get(path, (path,))
    percent = signs.scale(cells) if path == "progress" else ""
    column = MapColumn(place, subschemas.at("action", place), ((path,),), percent=percent)
    decimal = "" if table.decimal == signs.BOTH else table.decimal or ","
    reader = Reader(dates=table.dates or "dmy", decimal=decimal)
    kinds = [(type(cell.value), cell.value, cell.look, cell.wrong is None) for cell in cells]
    clear: dict[Hashable, bool] = {}  # a column says few things often
    for cell, kind in zip(cells, kinds, strict=True):
        if kind not in clear:
            clear[kind] = _is_clear(reader, cell, column)
    return [cell for cell, kind in zip(cells, kinds, strict=True) if not clear[kind]]


def _is_clear(reader: Reader, cell: Cell, column: MapColumn) -> bool:
    try:
        reader.read(cell, column)
    except NotUnderstoodError:
        return False
    return True


def few(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Return some different values of cells in short, none of them a way to reach somebody."""
    found: dict[str, None] = {}
    for text in dict.fromkeys(cell.text for cell in cells):
        if len(found) == _SOME:
            break
        found[signs.without_contacts(" ".join(text.split()))[:_LONG]] = None
    return tuple(found)


def _choose_title(table: SeenTable) -> None:
    """Leave one column for the title: that which tells rows apart and is called so most of all; else one of texts."""
    called = [each for each in table.seen if each.path == "title"]
    chosen = max(called, key=lambda each: (table.tells_apart(each), title_rank(each.heading), -each.at), default=None)
    if chosen is None:
        chosen = _likely_title(table)
    titles = {chosen.at} if chosen else set[int]()
    if chosen and chosen.language:
        base = _base(chosen)
        titles = {each.at for each in table.seen if each.language and _base(each) == base}
    for number, each in enumerate(table.seen):
        if each.at in titles:
            table.seen[number] = replace(each, path="title", meant="", unclear=0)
        elif each.path == "title":
            table.seen[number] = replace(each, path="")
    if chosen and chosen.path == "summary":  # “Summary” heads a title where another column describes
        _describe(table)


def _describe(table: SeenTable) -> None:
    for number, each in enumerate(table.seen):
        if not each.path and field_of(each.heading) == "summary":
            table.seen[number] = replace(each, path="summary")
            return


def _base(each: ColumnSeen) -> str:
    match = _IN_LANGUAGE.fullmatch(each.heading)
    return headings.plain(match[1] if match else each.heading)


def _likely_title(table: SeenTable) -> ColumnSeen | None:
    """Return the column of texts that is most like a title; a description where no other is, None for none."""

    def length(each: ColumnSeen) -> float:
        return sum(len(cell.text) for cell in table.cells(each.at)) / each.values

    def worth(each: ColumnSeen) -> tuple[bool, int, bool, float]:
        words = sum(len(cell.text.split()) > 1 for cell in table.cells(each.at)) > each.values * _ENOUGH
        short = words and length(each) < _TITLE
        return short, title_rank(each.heading), table.tells_apart(each), min(length(each), _TITLE)

    found = [
        each
        for each in table.seen
        if each.path in ("", "summary")
        and not each.meant
        and not LISTED.fullmatch(each.heading)
        and each.values > max(1, len(table.rows) // 2)
        and sum(isinstance(cell.value, str) for cell in table.cells(each.at)) > each.values * _ENOUGH
        and not all(cell.text.startswith("http") for cell in table.cells(each.at))
    ]
    described = [each for each in found if field_of(_base(each)) == "summary"]
    if len({_base(each) for each in described}) > 1:
        return min(described, key=length)
    return max([each for each in found if each.path != "summary"] or found, key=worth, default=None)
