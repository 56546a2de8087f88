"""What the pages of agreements and of actions have in common."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.measures import facts as dated
from coopctl.messages import Message, Told, msg
from coopctl.model import defaults
from coopctl.reports.cited import titled
from coopctl.reports.fields import column, in_order
from coopctl.reports.lists.meetings import decided, meeting_named
from coopctl.reports.numbered import of_record
from coopctl.reports.paper import Facts, Paper, Part, Rows, facts
from coopctl.tables import Column, Named, Sheet
from coopctl.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Action, Decision, DocumentRef, Json, Meeting, Who
    from coopctl.model.records import Record as AnyRecord
    from coopctl.model.texts import Text
    from coopctl.reports.paper import Fact
    from coopctl.reports.view import View
    from coopctl.tables import Cell


def paper(view: View, record: AnyRecord, told: tuple[Fact, ...], parts: Sequence[Part]) -> Paper:
    """Return the page of a record: its facts, and those of the parts that say something."""
    return Paper(
        title=of_record(record),
        scope=msg("{ref}", ref=record.ref),
        path=record.path,
        day=view.standing.day,
        revision=view.portfolio.revision,
        facts=told,
        parts=tuple(part for part in parts if part.blocks),
    )


def part(name: str, title: Message, told: tuple[Fact, ...] = (), sheet: Sheet | None = None) -> Part:
    """Return a part of facts, rows, or both; without a block where there are none."""
    blocks = (*([Facts(told)] if told else ()), *([Rows(in_order(sheet))] if sheet and sheet.rows else ()))
    return Part(name=name, title=title, blocks=blocks)


def texts(*labelled: tuple[Message, Text | None]) -> Part:
    """Return the prose of a record as one part."""
    return part("about", msg("What it is about"), facts(*labelled))


def rows(
    title: Message,
    kind: str,
    columns: tuple[Column, ...],
    cells: Sequence[tuple[Cell, ...]],
    *,
    said: tuple[Fact, ...] = (),
) -> Part:
    """Return a part of rows, with the facts `said` above them; without rows, only those."""
    sheet = Sheet(kind=kind, columns=columns, rows=tuple(cells), heading=title, empty=msg("none"))
    return part(kind, title, said, sheet)


def without(sheet: Sheet, *names: str) -> Sheet:
    """Return a list without the columns that say the same in each row of a page, their titles, and its notes."""
    columns = enumerate(sheet.columns)
    places = [place for place, column in columns if column.name.removesuffix("_title") not in names]
    return replace(
        sheet,
        columns=tuple(sheet.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in sheet.rows),
        notes=(),
    )


def documents(described: Sequence[DocumentRef], day: date) -> Part:
    """Return the documents that a record describes, but those of after the day."""
    columns = (
        column("title", grow=True),
        column("date"),
        column("kind", drop=1),
        column("publisher", drop=4, grow=True),
        column("where", drop=2),
        column("id", drop=3),
    )
    cells = tuple(
        (each.title or Named(None, each.id), each.date, each.kind, each.publisher, each.url or each.file, each.id)
        for each in described
        if each.date is None or dated.happened(each.date, day)
    )
    return rows(msg("Documents"), "documents", columns, cells)


def cited(portfolio: Portfolio, record: AnyRecord) -> tuple[Fact, ...]:
    """Return the sources of a record, each with the title of its document where that is known."""
    return _each(titled(portfolio, record, record.sources))


def given(portfolio: Portfolio, action: Action) -> tuple[Fact, ...]:
    """Return the sources that an action which cites none has from its agreement's defaults, in the same way."""
    return _each(titled(portfolio, action, defaults.sources(action, portfolio.agreements.get(action.agreement))))


def _each(sources: Iterable[Named]) -> tuple[Fact, ...]:
    return tuple((msg("source"), source) for source in sources)


def assessed(view: View, record: AnyRecord) -> Message | None:
    """Say what somebody from outside concluded last by the day, and who; None where nobody has."""
    last = dated.assessed(record, view.standing.day)
    if last is None:
        return None
    return msg("{verdict} ({by}, {date})", verdict=last.verdict, by=_named(view, last.by), date=Told(last.date))


def _named(view: View, someone: Who) -> Message | Text | str:
    """Name somebody within a sentence: the person and organisation where given, else what the party is called."""
    person, organisation = someone.person, someone.organisation
    if person and organisation:
        return msg("{person}, {organisation}", person=person, organisation=organisation)
    described = view.parties.get(someone.party or "")
    return person or organisation or (described.name if described and described.name else someone.party or "")


def referring(view: View, action: Action) -> tuple[Fact, ...]:
    """Return what refers to an action: its parts, what was merged into it, what waits for it, is related, or decides.

    What waits for an action, or decides about one, that this one took over by the day is among them.
    """
    portfolio, takers = view.portfolio, view.standing.takers

    def naming(refs: Sequence[str]) -> bool:
        return any(portfolio.current(ref) == action.ref for ref in refs)

    def followed(refs: Sequence[str]) -> bool:
        return naming(refs) or any(takers.get(portfolio.current(ref)) == action.ref for ref in refs)

    def named(refers: Callable[[Action], object]) -> Cell:
        return tuple(view.record(each.ref) for each in portfolio.actions.values() if refers(each))

    about = tuple(
        Named(f"{agreement.ref} {meeting.id} {decision.id}", _decided(meeting, decision))
        for agreement in portfolio.agreements.values()
        for meeting in agreement.meetings
        for decision in decided(meeting, view.standing.day)
        if followed(decision.about)
    )
    return facts(
        (msg("parts"), named(lambda each: each.part_of and naming([each.part_of]))),
        (msg("took over"), named(lambda each: each.merged_into and naming([each.merged_into]))),
        (msg("waiting for it"), named(lambda each: followed(each.depends_on))),
        (msg("related"), named(lambda each: naming(each.related))),
        (msg("decisions about it"), about),
    )


def _decided(meeting: Meeting, decision: Decision) -> Message:
    said, when = decision.text or decision.id, meeting_named(meeting).name
    return msg("{decision} ({meeting})", decision=said, meeting=when if isinstance(when, Message) else meeting.id)


def own_fields(data: Mapping[str, Json]) -> Part:
    """Return the user's own fields (`x-…`), as the file has them."""
    return part(
        "own",
        msg("Own fields"),
        tuple((msg("{key}", key=key), as_cell(value)) for key, value in data.items() if key.startswith("x-")),
    )


def number(weight: Fraction) -> Decimal:
    """Return a weight as people write numbers: weights come from decimals, so this is exact."""
    return Decimal(weight.numerator) / Decimal(weight.denominator)


def as_cell(value: Json) -> Cell:
    """Return what a file says as a cell: lists become tuples."""
    if isinstance(value, list):
        return tuple(as_cell(each) for each in value)
    if isinstance(value, dict):
        return {key: as_cell(each) for key, each in value.items()}
    return value
