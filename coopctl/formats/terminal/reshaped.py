"""Sheets in another form, where room is short: rows below their agreement, parts marked, numbers before titles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from coopctl.formats.cells import in_figures, late
from coopctl.messages import msg
from coopctl.model.dates import Date
from coopctl.model.texts import Text
from coopctl.model.vocabularies import BudgetKind
from coopctl.tables import DaysLate, Named

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coopctl.formats.look import Look
    from coopctl.formats.terminal.worded import DrawnColumn
    from coopctl.tables import Cell, Sheet

_T = TypeVar("_T")

#: The columns of references, of the agreement, and of the whole that a part belongs to.
_REF, _AGREEMENT, _PART_OF = "ref", "agreement", "part_of"
#: That of the numbers of signed documents; those of money's year and period, of which a row has one.
_NUMBER = "number"
_YEAR, _PERIOD = "year", "period"
#: Those of whether money or something else is given, and of who gives it.
_KIND, _FUNDER = "kind", "funder"
#: Those of what is done and of how late it was.
_DONE, _LATE = "done", "days_late"


def under_wholes(sheet: Sheet, look: Look) -> Sheet:
    """Return a sheet in which the references of parts that follow their whole say so by a sign."""
    names = [column.name for column in sheet.columns]
    if names[:1] != [_REF] or _PART_OF not in names:
        return sheet
    rows, whole = [], None
    for row in sheet.rows:
        part = whole is not None and row[names.index(_PART_OF)] == whole
        rows.append((_branched(row[0], look), *row[1:]) if part else row)
        whole = whole if part else row[0]
    return replace(sheet, rows=tuple(rows))


def _branched(ref: Cell, look: Look) -> Cell:
    """Return a reference, or its own part, after the sign of a part."""
    if isinstance(ref, Named):
        return replace(ref, name=f"{look.glyphs.branch}{ref.name}")
    return f"{look.glyphs.branch}{ref}"


def without(sheet: Sheet, away: Collection[str]) -> Sheet:
    """Return a sheet without some of its columns."""
    kept = [place for place, column in enumerate(sheet.columns) if column.name not in away]
    rows = tuple(tuple(row[place] for place in kept) for row in sheet.rows)
    return replace(sheet, columns=tuple(sheet.columns[place] for place in kept), rows=rows)


def below_agreement(sheet: Sheet, look: Look) -> Sheet | None:
    """Return a sheet in which references stand below their agreement, without it; None where they cannot."""
    names = [column.name for column in sheet.columns]
    if names[:2] != [_REF, _AGREEMENT]:
        return None
    ref, agreement, *others = sheet.columns
    rows = []
    for row in sheet.rows:
        mark, name = branch_of(str(row[0]), look)
        rows.append((row[1], mark + name.removeprefix(f"{row[1]}/"), *row[2:]))
    return replace(sheet, columns=(replace(agreement, over=True), ref, *others), rows=tuple(rows))


def branch_of(ref: str, look: Look) -> tuple[str, str]:
    """Return the sign of a part, "" for any other, and its reference."""
    branch = look.glyphs.branch
    return (branch, ref.removeprefix(branch)) if ref.startswith(branch) else ("", ref)


def numbered(sheet: Sheet, columns: Sequence[DrawnColumn]) -> Sheet | None:
    """Return a sheet whose numbers stand before their titles; None where they have no column of their own."""
    return joined(sheet, {_NUMBER}) if any(each.column.name == _NUMBER and not each.empty for each in columns) else None


def with_kinds(sheet: Sheet) -> Sheet:
    """Return a sheet in which what is given in kind stands after who gives it, unless kinds are asked for."""
    return (joined(sheet, {_KIND}) if _kinds_join(sheet) else None) or sheet


def _kinds_join(sheet: Sheet) -> bool:
    """Whether money stands beside what is given in kind, with who gives it in the column after."""
    names = [column.name for column in sheet.columns]
    if _KIND not in names or names[names.index(_KIND) + 1 :][:1] != [_FUNDER]:
        return False
    kind = sheet.columns[names.index(_KIND)]
    return not (kind.over or kind.asked)


def joined(sheet: Sheet, away: Collection[str]) -> Sheet | None:
    """Return a sheet in which what has no room stands in the column beside its own; None where nothing can.

    The number of a signed document stands before its title, the period of money in place of a year, what is given in
    kind after who gives it, and how late something was done after the day.
    """
    names = [column.name for column in sheet.columns]
    if _NUMBER in away and names[-1] != _NUMBER:
        gone = names.index(_NUMBER)
        stays = gone + 1
    elif _PERIOD in away and _YEAR in names[: names.index(_PERIOD)][-1:]:
        gone = names.index(_PERIOD)
        stays = gone - 1
    elif _KIND in away and _kinds_join(sheet):
        gone, stays = names.index(_KIND), names.index(_FUNDER)
    elif _LATE in away and _DONE in names and _DONE not in away:
        gone, stays = names.index(_LATE), names.index(_DONE)
    else:
        return None
    kept = sheet.columns[stays]
    if gone > stays and names[gone] == _LATE:
        kept = replace(kept, title=msg("Done, lateness"), grow=True, whole=True)

    def without(row: Sequence[_T], both: _T) -> tuple[_T, ...]:
        return tuple(both if place == stays else each for place, each in enumerate(row) if place != gone)

    first, second = sorted((gone, stays))
    return replace(
        sheet,
        columns=without(sheet.columns, kept),
        rows=tuple(without(row, _both(row[first], row[second])) for row in sheet.rows),
    )


def _both(first: Cell, second: Cell) -> Cell:
    """Return a number before what it numbers, a lateness after its day; of a year and a period what is there.

    Who gives money is told alone.
    """
    if isinstance(first, BudgetKind):
        if first is BudgetKind.CASH:
            return second
        told = second.name if isinstance(second, Named) else second
        return msg("{funder}, {kind}", funder=told, kind=first) if isinstance(told, str | Text) else first
    if isinstance(second, DaysLate) and isinstance(first, Date):
        return msg("{date}, {reason}", date=str(first) if in_figures(first) else first, reason=late(second))
    second = second.name if isinstance(second, Named) else second
    if isinstance(first, int | str) and isinstance(second, str | Text):
        return msg("{number}. {title}", number=first, title=second)
    return first if second is None else second
