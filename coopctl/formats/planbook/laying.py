"""A plan laid out as a workbook: a sheet that explains it, one for each kind of row, and what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.changing.record_data import record_data
from coopctl.formats.planbook import base
from coopctl.formats.planbook.fields import (
    ACTIONS,
    AGREEMENT,
    MEETING,
    TABS,
    UPDATES,
)
from coopctl.formats.planbook.rows import rows
from coopctl.formats.planbook.shown import names
from coopctl.i18n.words import available, direction, words
from coopctl.messages import Message, Told, msg
from coopctl.model.vocabularies import ActionStatus, BudgetKind, Priority
from coopctl.schemas import schema
from coopctl.workbooks.writing import WrittenBook, WrittenColumn, WrittenSheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from coopctl.changing.record_data import RecordData
    from coopctl.formats.planbook.fields import Field
    from coopctl.formats.planbook.rows import BookRow, Source
    from coopctl.model.records import Action
    from coopctl.workbooks.cells import CellValue

#: What stands before the name of a sheet in the head of its hidden column.
MARK = "coopctl:"
READ_ME = msg("Read me")
#: How a day is written in a cell, by the language of the book.
_DAYS = {"en": "d mmm yyyy", "nl": "dd-mm-yyyy"}
_USUAL_DAYS = "dd/mm/yyyy"
#: What the head of a column needs beside its longest word, in bold: the sign of the filter.
_BESIDE_A_WORD = 4


def laid_out(
    source: Source, actions: Sequence[Action], *, day: date, commit: str = "", partner: str = ""
) -> WrittenBook:
    """Return the book of these actions as they are on a day; `partner` is the party that is asked to fill it in."""
    say, there = source.words.say, rows(source, actions)
    keys = [key for key in TABS if source.fields(key)]
    tabs = [_tab(source, key, there[key], partner=bool(partner)) for key in keys]
    made_of = base.Base(
        commit=commit,
        schema=str(schema("action").get("$id", "")),
        language=",".join(source.words.languages),
        day=day.isoformat(),
        partner=partner,
        public=source.portfolio.public,
        rows={row.code: row.cells for key in keys for row in there[key]},
        tabs={say(TABS[key].title): key for key in keys},
    )
    title = _title(source, actions)
    return WrittenBook(
        title=title,
        day=day,
        sheets=(
            _page(source, title, day, asked=bool(partner)),
            *tabs,
            WrittenSheet(name=base.SHEET, rows=tuple(base.written(made_of)), hidden=True),
        ),
        lists=_lists(source, actions),
        day_format=_DAYS.get(source.words.spoken.partition("-")[0], _USUAL_DAYS),
        right_to_left=source.words.right_to_left,
        properties={"coopctl_commit": commit, "coopctl_schema": made_of.schema, "coopctl_language": made_of.language},
        messages=(say(msg("A day, or a month or a year: 2025-03.")), say(msg("In percent, 0 to 100."))),
    )


def _title(source: Source, actions: Sequence[Action]) -> str:
    agreements = dict.fromkeys(each.agreement for each in actions)
    known = [source.portfolio.agreements[ref] for ref in agreements if ref in source.portfolio.agreements]
    if len(known) == 1:
        return known[0].title.choose(source.words.languages)[1]
    return source.words.say(msg("Agreements and actions"))


def _tab(source: Source, key: str, there: Sequence[BookRow], *, partner: bool) -> WrittenSheet:
    tab, say = TABS[key], source.words.say
    shown = source.fields(key)
    columns = [_column(each, source, asked=each.asked and (partner or key == UPDATES)) for each in shown]
    code = WrittenColumn(title=f"{MARK}{key}", hidden=True)
    names_ = [each.name for each in shown]
    cells: list[list[CellValue | None]] = [[*map(row.cells.get, names_), row.code] for row in there]
    return WrittenSheet(name=say(tab.title), columns=(*columns, code), rows=cells, spare=tab.spare, frozen=tab.frozen)


def _column(field: Field, source: Source, *, asked: bool) -> WrittenColumn:
    title = source.words.say(field.title)
    return WrittenColumn(
        title=title,
        width=max(field.width, _BESIDE_A_WORD + max(map(len, title.split()))),
        look=field.look,
        note=source.words.say(Message(field.help)) if field.help else "",
        given=field.given,
        open=asked,
        choices=field.choices,
    )


def _lists(source: Source, actions: Sequence[Action]) -> Mapping[str, Sequence[str]]:
    """Return the words that cells offer, by the name of their list."""
    label, portfolio = source.words.label, source.portfolio
    agreements = [
        portfolio.agreements[ref]
        for ref in dict.fromkeys(each.agreement for each in actions)
        if ref in portfolio.agreements
    ]
    some = {each.agreement: each for each in actions}
    subjects = [record_data(portfolio, some[each.ref].ref) for each in agreements]
    currencies = {line.currency for each in portfolio.actions.values() for line in each.budget if line.currency}
    return {
        "status": [label(each) for each in ActionStatus],
        "priority": [label(each) for each in Priority],
        "kind": [label(each) for each in BudgetKind],
        "party": list(
            dict.fromkeys(name for each in subjects for name in names(each, ("lead",), source.words).values())
        ),
        "axis": [*_axes(subjects, source), source.words.say(msg("under no axis"))],
        "currency": sorted(currencies),
        AGREEMENT: [each.ref for each in agreements],
        MEETING: list(dict.fromkeys(meeting.id for each in agreements for meeting in each.meetings)),
    }


def _axes(subjects: Sequence[RecordData], source: Source) -> Iterator[str]:
    yield from dict.fromkeys(name for each in subjects for name in names(each, ("axis",), source.words).values())


def _page(source: Source, title: str, day: date, *, asked: bool) -> WrittenSheet:
    """Return the sheet that explains the book, first in its own language, then in the others."""
    own = source.words.spoken.partition("-")[0]
    lines: list[Sequence[str]] = []
    heads, right = set(), set()
    for tag in (own, *(each for each in available() if each != own)):
        said = words((tag,))
        begun = len(lines)
        heads.add(begun)
        lines += [
            (said.language(tag).capitalize(),),
            *((said.say(each),) for each in _sentences(title, day, asked=asked, told=bool(source.fields(UPDATES)))),
            ("",),
        ]
        right |= set(range(begun, len(lines))) if direction(tag) == "rtl" else set()
    return WrittenSheet(name=source.words.say(READ_ME), rows=lines, heads=frozenset(heads), from_right=frozenset(right))


def _sentences(title: str, day: date, *, asked: bool, told: bool) -> Iterator[Message]:
    yield msg("The plan as it stood on {day}: {title}", title=title, day=Told(day))
    yield msg("Write what is new into this workbook, save it as XLSX, and send it back.")
    if asked:
        yield msg("The yellow cells wait for you.")
    if told:
        yield msg("What happened goes into the sheet ‘{sheet}’, a row for each action.", sheet=TABS[UPDATES].title)
    yield msg(
        "A new row below the others is a new action, milestone, reading, line or decision. Leave its short name empty, "
        "one is proposed; in the sheet ‘{sheet}’ leave the reference empty.",
        sheet=TABS[ACTIONS].title,
    )
    yield msg("Grey cells only show how things stand: what is written there is not read.")
    yield msg("What you empty or delete here is not taken out of the plan: write it to who sent you this.")
    yield msg("Sort, filter, hide and move columns as you like, but leave their names as they are.")
    yield msg("Write days as 12/03/2025 or 2025-03-12, or a month as 2025-03; amounts as 41250.50 or 41 250,50.")
