"""The sheet of one action: how it stands, who does it on each side, what it is for, its means, what it has reached."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.measures import facts as dated
from coopctl.measures import forecast, slippage, standing
from coopctl.measures.exact import rounded
from coopctl.messages import Number, Told, msg, nmsg
from coopctl.model.dates import Date
from coopctl.model.texts import Text
from coopctl.model.vocabularies import PartnerRole
from coopctl.reports import codes
from coopctl.reports.arrange import filled
from coopctl.reports.committee import means
from coopctl.reports.fields import in_order
from coopctl.reports.lists import indicators, milestones
from coopctl.reports.numbered import numbered
from coopctl.reports.paper import Facts, Paragraph, Part, Rows, facts
from coopctl.reports.records import explanation, in_words
from coopctl.reports.records.pages import assessed, without
from coopctl.tables import Column, Percent, Sheet
from coopctl.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coopctl.messages import Message
    from coopctl.model.records import Action, Who
    from coopctl.reports.committee.scope import Scope
    from coopctl.reports.paper import Block, Fact, Words
    from coopctl.tables import Cell


_DAYS = (Column("date", msg("Date")), Column("state", msg("State")), Column("note", msg("Note"), grow=True))
#: So many of the last updates are told.
_UPDATES = 3


def parts(scope: Scope, action: Action) -> Iterator[Part]:
    """Yield the sheet."""
    title: Words = action.title
    if action.number is not None:
        title = msg("Action {number}. {title}", number=action.number, title=action.title)
    yield Part(name=f"sheet-{action.ref}", title=title, level=3, blocks=tuple(_blocks(scope, action)))


def _blocks(scope: Scope, action: Action) -> Iterator[Block]:
    yield Paragraph(msg("Reference: {ref}", ref=action.ref), note=True)
    yield Facts((*_standing(scope, action), *_people(scope, action), *_purpose(action), *codes.classified(action)))
    yield from _steps(scope, action)
    for sheet in _tables(scope, action):
        if sheet.rows:
            yield Rows(filled(without(sheet, "action")))
    for each in dated.until(action.updates, scope.day)[-_UPDATES:]:
        if each.text:
            yield Paragraph(msg("{date}: {text}", date=Told(each.date), text=each.text))
    if scope.internal:
        yield from (Paragraph(each, note=True) for each in action.notes)


def _tables(scope: Scope, action: Action) -> Iterator[Sheet]:
    """Yield what is counted, when it took place, its money and its missions, of what an action has of these."""
    if action.indicators:
        yield _by_title(_with_readings(indicators.sheet(scope.view.only(action))), msg("Indicator"))
    if action.occurrences:
        yield _took_place(action)
    if action.budget:
        yield means.lines(scope, [action], added=True)
    if action.missions:
        yield means.travel(scope, [action])


def _steps(scope: Scope, action: Action) -> Iterator[Block]:
    """Yield the milestones, their weights where these differ, and how many went with an action that is cancelled."""
    status = scope.standing(action).state.status
    steps = tuple(each for each in action.milestones if not dated.lapsed(each, status, scope.day))
    if steps:
        sheet = milestones.sheet(scope.view.only(replace(action, milestones=steps)))
        alike = len({each.weight for each in action.milestones}) == 1
        named = _by_title(scope.with_names(sheet, "lead"), msg("Milestone"))
        yield Rows(filled(without(named, "action", *(["weight"] if alike else []))))
    if gone := len(action.milestones) - len(steps):
        told = nmsg(
            "{n} milestone was not reached before the action was cancelled.",
            "{n} milestones were not reached before the action was cancelled.",
            gone,
        )
        yield Paragraph(told, note=True)


def _with_readings(sheet: Sheet) -> Sheet:
    """Return indicators with the day of the latest reading beside it: their titles get the room."""
    place = {column.name: place for place, column in enumerate(sheet.columns)}
    at = place["reading"]

    def read(row: tuple[Cell, ...]) -> Cell:
        figure, day = row[at], row[place["read_on"]]
        if not isinstance(figure, Decimal | Text) or not isinstance(day, Date):
            return figure
        return msg(
            "{figure} ({date})", figure=Number(figure) if isinstance(figure, Decimal) else figure, date=Told(day)
        )

    rows = tuple((*row[:at], read(row), *row[at + 1 :]) for row in sheet.rows)
    return without(replace(sheet, rows=rows), "read_on", "readings")


def _by_title(sheet: Sheet, rows_are: Message) -> Sheet:
    """Return a list whose rows are named by their numbers and titles; by ids where nothing else names them."""
    places = {column.name: place for place, column in enumerate(sheet.columns)}

    def named(row: tuple[Cell, ...]) -> Cell:
        number, title = row[places["number"]] if "number" in places else None, row[places["title"]]
        if isinstance(title, Text):
            return numbered(number, title) if isinstance(number, (int, str)) else title
        return row[places["id"]]

    column = replace(sheet.columns[places["title"]], name="called", title=rows_are, whole=False)
    rows = tuple((named(row), *row) for row in sheet.rows)
    return in_order(without(replace(sheet, columns=(column, *sheet.columns), rows=rows), "id", "number", "title"))


def _standing(scope: Scope, action: Action) -> tuple[Fact, ...]:
    one = scope.standing(action)
    window = standing.window(scope.view.portfolio, action, one.state)
    ahead = forecast.forecast(action, scope.day, one.state, window, one.progress) if scope.internal else None
    return facts(
        (msg("status"), one.state.status),
        (msg("health"), None if in_words.says_as_much(one) else one.shown_health),
        (msg("reason"), scope.reason(one) if in_words.tells(one) else None),
        (msg("assessed as"), assessed(scope.view, action)),
        (msg("progress"), _progress(scope, action)),
        (msg("period"), one.state.period),
        (msg("first agreed"), action.baseline),
        (msg("comes again"), in_words.again(action)),
        (msg("started"), dated.known(action.started, scope.day)),
        in_words.ended(action, one, scope.day),
        (msg("slippage"), in_words.moved(slippage.of_deadline(action, one.state))),
        (msg("forecast of the end"), in_words.foretold(ahead, scope.day) if ahead and ahead.end else None),
        (msg("part of"), scope.title(action.part_of) if action.part_of else None),
        (msg("merged into"), scope.title(action.merged_into) if action.merged_into else None),
        (msg("depends on"), tuple(scope.title(ref) for ref in action.depends_on)),
        (msg("still missing"), explanation.described(scope.view, action).missing if scope.internal else None),
    )


def _progress(scope: Scope, action: Action) -> Cell:
    """Return the figure with its method, and what was expected where the plan says so."""
    one = scope.standing(action)
    if one.progress.value is None:
        return msg("not known")
    found: list[Cell] = [Percent(one.progress.value)]
    if one.progress.method:
        found.append(msg("by {method}", method=one.progress.method))
    if one.expected is not None and one.state.status.active:
        found.append(msg("expected {percent}", percent=msg("{percent}%", percent=int(rounded(one.expected)))))
    return tuple(found)


def _people(scope: Scope, action: Action) -> tuple[Fact, ...]:
    """Return the lead, then the coordinators and the operators of each side."""
    operators = [each for each in action.partners if each.role is PartnerRole.OPERATOR]
    others = [each for each in action.partners if each.role is not PartnerRole.OPERATOR]
    nobody = msg("nobody is named") if scope.internal else None
    return facts(
        (msg("lead"), _with_functions(scope, action.lead) if action.lead else nobody),
        *_by_side(scope, msg("coordinator"), action.coordinators),
        *_by_side(scope, msg("operator"), operators),
        (
            msg("other partners"),
            tuple(_with_role(scope, each) for each in others),
        ),
    )


def _with_role(scope: Scope, someone: Who) -> Cell:
    """Name a partner with what it does."""
    named = scope.named(someone)
    if someone.role is None or not isinstance(named, (str, Text)):
        return named
    return msg("{who} ({role})", who=named, role=someone.role)


def _with_functions(scope: Scope, someone: Who) -> Cell:
    """Name somebody with what they are: a person, then functions and organisation."""
    if not someone.functions:
        return scope.named(someone)
    return tuple(text for text in (someone.person, *someone.functions, someone.organisation) if text)


def _by_side(scope: Scope, role: Message, people: Sequence[Who]) -> Iterator[Fact]:
    """Yield one fact a side: `coordinator, Wallonia`; under the role alone the sides themselves, and others of none."""
    sides: dict[str | None, list[Cell]] = {}
    for each in people:
        sides.setdefault(each.party, []).append(_with_functions(scope, each))
    alone = [one for side, named in sides.items() if side is None or named == [scope.party(side)] for one in named]
    if alone:
        yield role, tuple(alone)
    for side, named in sides.items():
        party = scope.party(side)
        if isinstance(party, (str, Text)) and named != [party]:
            yield msg("{role}, {party}", role=role, party=party), tuple(named)


def _took_place(action: Action) -> Sheet:
    """Return the occurrences on record."""
    rows = tuple((each.date, each.state, each.note) for each in action.occurrences)
    return Sheet(kind="occurrences", columns=_DAYS, rows=rows, heading=msg("Occurrences"), empty=msg("none"))


def _purpose(action: Action) -> tuple[Fact, ...]:
    return facts(
        (msg("summary"), action.summary),
        (msg("objectives"), action.objectives),
        (msg("beneficiaries"), action.beneficiaries),
        (msg("means"), action.means),
        (msg("places"), action.places),
    )
