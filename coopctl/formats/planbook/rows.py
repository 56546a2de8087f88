"""The rows of a plan's workbook: which parts of which records stand in each sheet, and what their cells show."""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from coopctl.changing import subschemas
from coopctl.changing.record_data import RecordData, record_data
from coopctl.formats.planbook.fields import (
    ACTIONS,
    AGREEMENT,
    BUDGET,
    DECISIONS,
    INDICATORS,
    MEETING,
    MILESTONES,
    REF,
    TABS,
    TITLE,
    UPDATES,
)
from coopctl.formats.planbook.shown import shown
from coopctl.measures.exact import rounded
from coopctl.model import translated
from coopctl.model.numerals import by_number
from coopctl.model.places import within
from coopctl.model.records import Action
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coopctl.formats.planbook.fields import Field
    from coopctl.i18n.words import Words
    from coopctl.measures.outcomes import Standing
    from coopctl.model.internal import Hidden
    from coopctl.model.places import Place
    from coopctl.model.portfolio import Portfolio
    from coopctl.model.records import Json
    from coopctl.workbooks.cells import CellValue

#: Fields of the row of an indicator that its readings have, and not it; and the other way round.
_OF_READING = frozenset({"date", "value", "note"})
_OF_INDICATOR = frozenset({"title", "unit", "baseline.value", "baseline.date", "target.value", "target.date"})
#: In which list of a record the rows of a sheet stand.
_WITHIN = {
    ACTIONS: (), MILESTONES: ("milestones",), INDICATORS: ("indicators",), BUDGET: ("budget",),
    DECISIONS: ("meetings", "decisions"), UPDATES: ("updates",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row: the sheet, the code by which it is known again, its record, where in that it stands, what cells show."""

    tab: str
    code: str
    subject: RecordData
    place: Place
    cells: Mapping[str, CellValue | None]

    @property
    def ref(self) -> str:
        """The record that it belongs to."""
        return self.subject.record.ref

    def holds(self, column: Field) -> bool:
        """Whether a field of this row is one of the record: an indicator has no value, and a reading no target."""
        if self.tab != INDICATORS:
            return bool(column.place)
        name = column.name.removesuffix(f".{column.tag}") if column.tag else column.name
        return name in (_OF_READING if len(self.place) > 2 else _OF_INDICATOR | {"id"})

    def at(self, column: Field) -> Place:
        """Return where in the record a field of this row stands; of a text in one language all of it."""
        return (*self.place, *column.place)

    def value(self, column: Field) -> Json:
        """Return what the record has there."""
        return self.subject.value(self.at(column))


@dataclass(frozen=True, slots=True)
class Source:
    """What a book is made of: the records and how they stand, the words of its language, what of it is left out."""

    portfolio: Portfolio
    standing: Standing
    words: Words
    hidden: Hidden = field(default_factory=dict)
    _kept: dict[str, tuple[Field, ...]] = field(default_factory=dict, repr=False, compare=False)

    def fields(self, tab: str) -> tuple[Field, ...]:
        """Return the columns of a sheet, without those that are hidden; none where its rows are."""
        if tab not in self._kept:
            self._kept[tab] = self._fields(tab)
        return self._kept[tab]

    def _fields(self, tab: str) -> tuple[Field, ...]:
        if _hides(self.hidden, _WITHIN[tab]):
            return ()
        own = [each for each in TABS[tab].fields if not self._hides(tab, each)]
        return (*own, *(each.in_language(tag) for tag in self._others for each in own if _is_for_all(tab, each)))

    def read(self, tab: str) -> tuple[Field, ...]:
        """Return the columns of which what is written in them is read into a field of a record."""
        return tuple(each for each in self.fields(tab) if each.place and not each.given)

    @property
    def _others(self) -> tuple[str, ...]:
        """The languages in which texts are wanted too, beside that of the book."""
        own = self.words.languages[0].casefold().partition("-")[0]
        return tuple(each for each in self.portfolio.settings.languages if each.casefold().partition("-")[0] != own)

    def _hides(self, tab: str, column: Field) -> bool:
        within = _WITHIN[tab]
        if tab == INDICATORS and column.name in _OF_READING:
            within = (*within, "readings")
        return bool(column.place) and _hides(self.hidden, (*within, *map(str, column.place)))


def _is_for_all(tab: str, column: Field) -> bool:
    """Whether a column holds a text that is wanted in every language of the workspace."""
    within = {MILESTONES: ("milestones", 0), INDICATORS: ("indicators", 0), DECISIONS: ("meetings", 0, "decisions", 0)}
    if tab not in (ACTIONS, *within) or not column.place or column.given:
        return False
    place = (*within.get(tab, ()), *column.place)
    kind = subschemas.at("agreement" if tab == DECISIONS else "action", place).kind
    return kind == "text" and translated.is_for_all(place)


def _hides(hidden: Hidden, path: tuple[str, ...]) -> bool:
    """Whether a field is hidden: itself, or what it stands in."""
    for step in path:
        if step not in hidden:
            return False
        hidden = hidden[step]
        if not hidden:
            return True
    return False


def rows(source: Source, actions: Sequence[Action]) -> dict[str, list[BookRow]]:
    """Return the rows of each sheet: those of these actions, and the decisions of their agreements."""
    found: dict[str, list[BookRow]] = {tab: [] for tab in TABS}
    taken: Counter[str] = Counter()
    agreements: dict[str, list[Action]] = {}
    for each in actions:
        agreements.setdefault(each.agreement, []).append(each)
    for own in agreements.values():
        for action in by_number(own):
            subject = RecordData(replace(action, data=dict(action.data)), source.portfolio)
            for tab, code, place in _of_action(subject, taken):
                found[tab].append(_row(source, tab, code, subject, place))
    for ref in agreements:
        if ref in source.portfolio.agreements:
            subject = record_data(source.portfolio, ref)
            for code, place in _decisions(subject, taken):
                found[DECISIONS].append(_row(source, DECISIONS, code, subject, place))
    return found


def _of_action(subject: RecordData, taken: Counter[str]) -> Iterator[tuple[str, str, Place]]:
    """Yield the sheet, the code and the place of each row that an action has."""
    ref = subject.record.ref
    yield ACTIONS, ref, ()
    for at, row in enumerate(_list(subject, ("milestones",))):
        yield MILESTONES, _code(taken, ref, "milestones", row.get("id")), ("milestones", at)
    for at, row in enumerate(_list(subject, ("indicators",))):
        own = row.get("id")
        yield INDICATORS, _code(taken, ref, "indicators", own), ("indicators", at)
        for number, reading in enumerate(_list(subject, ("indicators", at, "readings"))):
            code = _code(taken, ref, "readings", own, reading.get("date"))
            yield INDICATORS, code, ("indicators", at, "readings", number)
    key = subject.shape(("budget",)).key
    for at, row in enumerate(_list(subject, ("budget",))):
        yield BUDGET, _code(taken, ref, "budget", *(row.get(each) for each in key)), ("budget", at)
    if isinstance(subject.record, Action) and not subject.record.status.final:
        yield UPDATES, f"{ref}#updates", ()


def _decisions(subject: RecordData, taken: Counter[str]) -> Iterator[tuple[str, Place]]:
    for at, meeting in enumerate(_list(subject, ("meetings",))):
        for number, row in enumerate(_list(subject, ("meetings", at, "decisions"))):
            code = _code(taken, subject.record.ref, "decisions", meeting.get("id"), row.get("id"))
            yield code, ("meetings", at, "decisions", number)


def _list(subject: RecordData, place: Place) -> Sequence[Mapping[str, Json]]:
    value = subject.value(place)
    return [each if isinstance(each, dict) else {} for each in value] if isinstance(value, list) else ()


def _code(taken: Counter[str], ref: str, listed: str, *key: Json) -> str:
    """Return what a row is known by: its record, its list and its key; a number behind it where two have the same."""
    code = f"{ref}#{listed}:" + "|".join(_said(each) for each in key)
    taken[code] += 1
    return code if taken[code] == 1 else f"{code}~{taken[code]}"


def _said(value: Json) -> str:
    if isinstance(value, dict):
        return "+".join(f"{name}={_said(each)}" for name, each in value.items())
    return "" if value is None else str(value)


def _row(source: Source, tab: str, code: str, subject: RecordData, place: Place) -> BookRow:
    cells: dict[str, CellValue | None] = {}
    row = BookRow(tab, code, subject, place, cells)
    held = {} if tab == UPDATES else subject.value(place)
    for each in source.fields(tab):
        value = within(held, each.place) if each.place else None
        said = value is not None and row.holds(each)
        cells[each.name] = shown(subject, row.at(each), value, each, source.words) if said else None
    cells |= _beside(source, tab, subject, place)
    return row


def _beside(source: Source, tab: str, subject: RecordData, place: Place) -> dict[str, CellValue | None]:
    """Return what stands in a row that is no field of its own: whose it is, and how that stands."""
    ref, title = subject.record.ref, subject.record.title
    found: dict[str, CellValue | None] = {REF: ref}
    if tab == ACTIONS:
        found[AGREEMENT] = ref.partition("/")[0]
    elif tab == DECISIONS:
        found[MEETING] = str(_list(subject, ("meetings",))[int(place[1])].get("id", ""))
    else:
        found[TITLE] = title.choose(source.words.languages)[1].strip()
    if tab == INDICATORS:
        found["id"] = str(subject.value((*place[:2], "id")) or "")
    standing = source.standing.actions.get(ref)
    if tab in (ACTIONS, UPDATES) and standing is not None:
        reached = standing.progress.value
        found["reached"] = None if reached is None else Decimal(int(rounded(reached)))
        found["health" if tab == ACTIONS else "stands"] = source.words.label(
            standing.shown_health if tab == ACTIONS else subject.record.status
        )
    return found
