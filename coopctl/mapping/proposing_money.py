"""Lines of a budget in a proposed map: what columns of amounts say, of which funder and year, in which currency."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from coopctl.edits import spelled
from coopctl.mapping import signs
from coopctl.mapping.known_headings import scale_of
from coopctl.spelling import amounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coopctl.mapping.columns import ColumnSeen, SeenTable

    #: Writes a column of the map, with what else is said of it.
    Write = Callable[..., str]

_AMOUNTS = ("budget.planned", "budget.committed", "budget.spent")
#: A currency that the heading names counts for so many amounts.
_NAMED = 100
#: Many countries have a dollar or a peso: the sign alone says nothing.
_DOLLARS = re.compile(r"^\W*\$|\$\W*$")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b", re.ASCII)


def lines(table: SeenTable, column: Write) -> Iterator[tuple[str, bool]]:
    """Yield the lines of the budget, and of each whether its currency is known."""
    seen = [each for each in table.seen if each.path in _AMOUNTS]
    funders = [each for each in table.seen if each.path == "budget.funder"]
    planned = [each for each in seen if each.path == "budget.planned"]
    others = [each for each in seen if each.path != "budget.planned"]
    for number in range(max(1, len(planned)) if seen else 0):
        row = ["kind: cash"]
        here = planned[number : number + 1] + (others if number == 0 else [])
        if number < len(funders):
            row.append(f"funder: {column(funders[number])}")
        elif len(planned) > 1:
            row.append(_apart(here[0]))
        row += [f"{each.path.partition('.')[2]}: {column(each, _times(table, each))}" for each in here]
        currency = _told_currency(table, column) or _currency(table, here)
        row.append(f"currency: {currency}" if currency else 'currency: "?"')
        yield f"  - {{{', '.join(row)}}}", bool(currency)


def _apart(seen: ColumnSeen) -> str:
    """Return what tells a line from the others of an action: the year that its heading names, else the heading."""
    years = _YEAR.findall(seen.heading)
    if len(years) == 1:
        return f"year: {years[0]}"
    return f"heading: {spelled.quoted(' '.join(seen.heading.split()), chr(34))}"


def _times(table: SeenTable, seen: ColumnSeen) -> str:
    times = scale_of(seen.heading)
    times = times if times > 1 else scale_of(table.headings.above[seen.at])
    return f"times: {times}" if times > 1 else ""


def _told_currency(table: SeenTable, column: Write) -> str:
    """Return the currency that a column says on every row, or that column where rows differ; "" for none."""
    told = table.of("budget.currency")
    if told is None:
        return ""
    codes = {amounts.called(cell.text)[:1] for cell in table.cells(told.at)}
    if len(codes) > 1:
        return column(told)
    return next((code for found in codes for code in found), "")  # one for all: the column is left out


def _currency(table: SeenTable, seen: Sequence[ColumnSeen]) -> str:
    named: Counter[str] = Counter()
    for each in seen:
        cells = table.cells(each.at)
        texts = [cell.text for cell in cells if _DOLLARS.search(cell.text) is None]
        named.update(code for text in texts for code in amounts.currencies(text)[:1])
        units = [cell.look.unit for cell in cells if cell.look.unit != "$"]
        named.update(code for unit in units for code in signs.counted(unit)[0][:1])
        heading = f"{table.headings.above[each.at]} {each.heading}"
        for word in re.findall(r"[^\s()\[\]]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)):
            known = () if word == "$" else amounts.called(word) or amounts.called(word.lstrip("kKM"))
            named.update(known[:1] * _NAMED)
    return max(named, key=named.__getitem__, default="")
