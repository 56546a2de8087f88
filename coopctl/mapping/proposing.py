"""A map proposed for a file that nobody has described: from its headings and its values, to be read and edited.

What a column seems to say is tried on all its values; nothing of the proposal counts before somebody takes it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import field
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl.changing import subschemas
from coopctl.i18n import recognised
from coopctl.mapping import headings
from coopctl.mapping.known_headings import field_of, scale_of
from coopctl.mapping.maps import MapColumn
from coopctl.mapping.understood import NotUnderstoodError, Reader
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling import amounts, respell, synonyms
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coopctl.mapping.foreign import Cell, Table
    from coopctl.mapping.headings import Headings
    from coopctl.model.places import Place

_SOME = 3
_SPLIT = 'split: ","'
_LONG = 40
#: Of values of which fewer are understood, a column is taken for something else.
_ENOUGH = 0.5
_HUNDRED = 100
_TWELVE = 12
#: Different words that may still be states of something.
_MOST_WORDS = 30
_ORDERED = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.][0-9]{2,4}.*", re.ASCII)
#: Many countries have a dollar or a peso: the sign alone says nothing.
_DOLLARS = re.compile(r"^\W*\$|\$\W*$")
#: States in languages that coopctl does not speak.
_STATES = MappingProxyType(
    {
        synonyms.stemmed(said): state
        for state, words in {
            ActionStatus.PLANNED: "pendiente, por iniciar, sin iniciar, no iniciado, programado, not started",
            ActionStatus.IN_PROGRESS: "en proceso, en ejecucion, en curso, en marcha, iniciado, en progreso",
            ActionStatus.COMPLETED: "hecho, terminado, cumplido, finalizado, completado, ejecutado, logrado",
            ActionStatus.ON_HOLD: "suspendido, detenido, pausado, aplazado",
            ActionStatus.CANCELLED: "cancelado, anulado, descartado",
        }.items()
        for said in words.split(", ")
    }
)
_PERIODIC = re.compile(r"[0-9]{4}(?:-(?:3[3-6]|0[1-9]|1[0-2]))?", re.ASCII)
_PLACES: Mapping[str, Place] = {
    "update": ("updates", 0, "text"),
    "progress": ("updates", 0, "progress"),
    "budget.planned": ("budget", 0, "planned"),
    "budget.committed": ("budget", 0, "committed"),
    "budget.spent": ("budget", 0, "spent"),
    "budget.funder": ("budget", 0, "funder"),
    "period.from": ("started",),
    "period.to": ("started",),
    "lead.person": ("lead", "person"),
    "partners": ("partners",),
}
#: Fields of which every column says something, so that several may.
_SEVERAL = frozenset({"budget.funder", "budget.planned", "update"})


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """What a column seems to say: its heading, the field's path ("" for none), how many values, and which are unclear.

    `day` is the last day of the time that the heading names, where it names one.
    """

    heading: str
    nth: int
    path: str
    values: int
    unclear: int = 0
    examples: tuple[str, ...] = ()
    day: str = ""


@dataclass(slots=True)
class Proposal:
    """A map as text, and what was seen of each column."""

    text: str
    seen: list[ColumnSeen] = field(default_factory=list)
    rows: int = 0


def propose(tables: Sequence[Table], name: str, language: str) -> Proposal | None:
    """Return a map for the table of which the most is understood, in the workspace's `language`; None for none."""
    found = [(table, at) for table in tables if (at := _headings(table)) is not None]
    if not found:
        return None
    table, there = max(found, key=lambda each: _known(each[1].names))
    return _Proposing(table, there, name, language, several=len(tables) > 1).proposal()


def _known(names: Iterable[str]) -> int:
    return sum(bool(field_of(each)) for each in names if each)


def _headings(table: Table) -> Headings | None:
    """Return the headings of a table: the row of which the most cells are known ones, at least two."""
    rows = range(min(len(table.rows), headings.SEARCHED))
    best = max(rows, key=lambda number: _known(cell.text for cell in table.rows[number]), default=None)
    if best is None or _known(cell.text for cell in table.rows[best]) < 2:
        return None
    return headings.at(table.rows, best)


class _Proposing:
    def __init__(self, table: Table, there: Headings, name: str, language: str, *, several: bool) -> None:
        self.table, self.headings, self.name, self.language = table, there, name, language
        self.several = several
        self.rows = [row for row in table.rows[there.row + 1 :] if any(cell.text for cell in row)]
        self.seen: list[ColumnSeen] = []
        self.columns: dict[str, list[int]] = {}
        cells = [cell for row in self.rows for cell in row]
        self.dates = _order(cell.text for cell in cells if isinstance(cell.value, str))
        counted = [at for at, name in enumerate(there.names) if field_of(name).startswith(("budget.", "progress"))]
        figures = (cell for at in counted for cell in self._cells(at))
        self.decimal = _decimal_mark(cell.text for cell in figures if isinstance(cell.value, str))

    def proposal(self) -> Proposal:
        """Look at every column, and write the map."""
        counted: Counter[str] = Counter()
        for at, heading in enumerate(self.headings.names):
            if heading:
                counted[headings.plain(heading)] += 1
                self._look(at, heading, counted[headings.plain(heading)])
        if "title" not in self.columns:
            self._guess_title()
        return Proposal("\n".join(self._lines()), self.seen, len(self.rows))

    def _cells(self, at: int) -> list[Cell]:
        return [row[at] for row in self.rows if at < len(row) and row[at].text]

    def _look(self, at: int, heading: str, nth: int) -> None:
        cells = self._cells(at)
        path, day = field_of(heading), _day_of(heading)
        numbers = [
            each for each in cells if isinstance(each.value, int | Decimal) or amounts.numbers(each.text, percent=True)
        ]
        if not path and day and cells:
            path = "progress" if len(numbers) > len(cells) * _ENOUGH else "update"
        if path == "status" and numbers and len(numbers) > len(cells) * _ENOUGH:
            path = "progress"  # “état d’avancement” heads both
        if path == "progress" and len(numbers) <= len(cells) * _ENOUGH:
            path = "status" if cells and _are_states(cells) else "update"
        if path in self.columns and path not in _SEVERAL and not day:
            path = ""
        unclear = self._unclear(path, cells)
        if path not in ("", "status", "code", "title") and cells and len(unclear) > len(cells) * _ENOUGH:
            path = ""
        self.seen.append(
            ColumnSeen(heading, nth, path, len(cells), len(unclear) if path else 0, _few(unclear or cells), day)
        )
        if path and not day:
            self.columns.setdefault(path, []).append(at)

    def _guess_title(self) -> None:
        """Take the first column of different texts for the title."""
        for number, each in enumerate(self.seen):
            at = list(filter(None, self.headings.names)).index(each.heading)
            cells = self._cells(at)
            texts = {cell.text for cell in cells if isinstance(cell.value, str)}
            if not each.path and len(texts) > max(1, len(self.rows) // 2):
                self.seen[number] = ColumnSeen(each.heading, each.nth, "title", each.values)
                self.columns["title"] = [at]
                return

    def _unclear(self, path: str, cells: Sequence[Cell]) -> list[Cell]:
        """Return the cells that the field would not take."""
        if not path or path in ("code", "contact", "axis", "part_of", "status"):
            return []
        place = _PLACES.get(path, (path,))
        percent = _scale(cells) if path == "progress" else ""
        column = MapColumn(place, subschemas.at("action", place), ((path,),), percent=percent)
        reader = Reader(dates=self.dates or "dmy", decimal=self.decimal or ",")
        unclear = []
        for cell in cells:
            try:
                reader.read(cell, column)
            except NotUnderstoodError:
                unclear.append(cell)
        return unclear

    # ---------------------------------------------------------------- the map as text

    def _of(self, path: str) -> ColumnSeen | None:
        return next((each for each in self.seen if each.path == path and not each.day), None)

    def _lines(self) -> Iterator[str]:
        code, title = self._of("code"), self._of("title")
        yield "# A proposal by coopctl import: read it, change it, and try it with --dry-run."
        yield "map: 1"
        yield f"source: {name_of(self.name) or 'file'}"
        key = code if code and self._tells_apart(code) else title
        yield f"key: [{_quoted(key.heading)}]" if key else 'key: ["?"]  # which column tells the records apart?'
        if key is not code or code is None:
            yield "codes: false  # the file has no code of its own: records are found again by their titles"
        if self.several:
            yield f"sheet: {_quoted(self.table.name)}"
        yield f"header: {self.headings.row + 1}"
        spoken = _language(self.headings.names)
        if spoken and spoken != self.language:
            yield f"language: {spoken}"
        yield f"dates: {self.dates or 'dmy'}" + (
            "" if self.dates else "  # every date fits both orders: 3/6 is taken as 3 June"
        )
        yield f"decimal: {json.dumps(self.decimal or ',')}"
        filled = self._of("axis")
        if filled and 0 < filled.values < len(self.rows) * 0.8:
            yield f"fill_down: [{_quoted(filled.heading)}]  # blank cells below mean the one above"
        unused = [each for each in self.seen if each.path in ("", "contact") or (each.day and not _full(each.day))]
        if unused:
            yield "left_out:"
            yield from (f"  - {_quoted(each.heading)}{_aside(each)}" for each in unused)
        yield "action:"
        yield from (f"  {line}" for line in self._action(title))

    def _action(self, title: ColumnSeen | None) -> Iterator[str]:
        yield f"title: {_column(title)}" if title else 'title: {column: "?"}  # which column is the title?'
        number = self._of("code")
        if number and any(letter.isdigit() for letter in "".join(number.examples)):
            yield f"number: {_column(number)}"
        yield from self._status()
        for path in (
            "axis",
            "part_of",
            "priority",
            "summary",
            "objectives",
            "beneficiaries",
            "means",
            "started",
            "ended",
        ):
            if seen := self._of(path):
                yield f"{path}: {_column(seen)}{_unclear_aside(seen)}"
        yield from self._period()
        lead, person = self._of("lead"), self._of("lead.person")
        if person:
            organisation = f"organisation: {_column(lead)}, " if lead else ""
            yield f"lead: {{{organisation}person: {_column(person)}}}"
        elif lead:
            yield f"lead: {_column(lead)}"
        if partners := self._of("partners"):
            yield f"partners: {_column(partners, _SPLIT)}"
        for path in ("places", "tags"):
            if seen := self._of(path):
                yield f"{path}: {_column(seen, _SPLIT)}"
        yield from self._budget()
        yield from self._updates()

    def _status(self) -> Iterator[str]:
        seen = self._of("status")
        if seen is None:
            yield "status: planned  # no column says it: this is taken for all of them"
            return
        at = self.columns["status"][0]
        words = Counter(cell.text for cell in self._cells(at))
        yield "status:"
        yield f"  column: {_quoted(seen.heading)}"
        strange = [(word, meant) for word in words if (meant := _state(word)) is None or not _is_plain(word)]
        if len(words) < len(self._cells(at)) or strange or seen.values < len(self.rows):
            yield "  words:"
        if seen.values < len(self.rows):
            yield '    "": planned  # blank cells'
        for word, count in words.most_common(_MOST_WORDS):
            meant = _state(word)
            if meant is None:
                yield f"    # {_quoted(word)}: ?  # {count} times: which of {', '.join(ActionStatus)}?"
            elif not _is_plain(word):
                yield f"    {_quoted(word)}: {meant}  # is it?"
            else:
                yield f"    {_quoted(word)}: {meant}"

    def _period(self) -> Iterator[str]:
        start, end, whole = self._of("period.from"), self._of("period.to"), self._of("period")
        if start and end:
            yield f"period: {{columns: [{_quoted(start.heading)}, {_quoted(end.heading)}]}}{_unclear_aside(end)}"
        elif end:
            yield f"period: {_column(end, 'until: true')}{_unclear_aside(end)}"
        elif whole:
            yield f"period: {_column(whole)}{_unclear_aside(whole)}"
        elif start:
            yield f"period: {_column(start)}{_unclear_aside(start)}  # only the beginning is known"

    def _budget(self) -> Iterator[str]:
        amounts_ = [each for each in self.seen if each.path in ("budget.planned", "budget.committed", "budget.spent")]
        funders = [each for each in self.seen if each.path == "budget.funder"]
        if not amounts_:
            return
        yield "budget:"
        planned = [each for each in amounts_ if each.path == "budget.planned"]
        others = [each for each in amounts_ if each.path != "budget.planned"]
        for number in range(max(1, len(planned))):
            row = ["kind: cash"]
            if number < len(funders):
                row.append(f"funder: {_column(funders[number])}")
            here = planned[number : number + 1] + (others if number == 0 else [])
            row += [f"{each.path.partition('.')[2]}: {_column(each, _times(each.heading))}" for each in here]
            currency = self._currency(here)
            row.append(f"currency: {currency}" if currency else 'currency: "?"')
            yield f"  - {{{', '.join(row)}}}" + ("" if currency else "  # in which currency?")

    def _currency(self, seen: Sequence[ColumnSeen]) -> str:
        named: Counter[str] = Counter()
        for each in seen:
            for at in self.columns.get(each.path, ()):
                texts = [cell.text for cell in self._cells(at) if _DOLLARS.search(cell.text) is None]
                named.update(code for text in texts for code in amounts.currencies(text)[:1])
            for word in re.findall(r"[^\s()\[\]]+", each.heading):
                known = () if word == "$" else amounts.called(word) or amounts.called(word.lstrip("kKM"))
                named.update(known[:1] * _HUNDRED)
        return named.most_common(1)[0][0] if named else ""

    def _updates(self) -> Iterator[str]:
        progress = self._of("progress")
        notes = [each for each in self.seen if each.path == "update" and not each.day]
        dated = [each for each in self.seen if each.day and _full(each.day) and each.path in ("progress", "update")]
        if not (progress or notes or dated):
            return
        yield "updates:"
        days: dict[str, list[ColumnSeen]] = {}
        for each in dated:
            days.setdefault(each.day, []).append(each)
        for day, there in sorted(days.items()):
            yield f"  - {{date: {day}, {', '.join(self._said(there))}}}"
        now = [each for each in (progress, *notes[:1]) if each]
        if now:
            yield f"  - {{date: dated, {', '.join(self._said(now))}}}  # dated: the day that --dated names"
        for each in notes[1:]:
            yield f"  - {{date: dated, {', '.join(self._said([each]))}}}"

    def _said(self, seen: Sequence[ColumnSeen]) -> Iterator[str]:
        for each in seen:
            if each.path == "progress":
                at = [number for number, name in enumerate(self.headings.names) if name == each.heading][each.nth - 1]
                scale = _scale(self._cells(at))
                yield f"progress: {_column(each, f'percent: {scale}' if scale else '')}"
            else:
                yield f"text: {_column(each)}"

    def _tells_apart(self, seen: ColumnSeen) -> bool:
        """Whether nearly every row has its own value in a column."""
        cells = self._cells(self.columns[seen.path][0])
        return len(cells) > len(self.rows) * _ENOUGH


def _few(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(list(dict.fromkeys(" ".join(cell.text.split())[:_LONG] for cell in cells))[:_SOME])


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _column(seen: ColumnSeen, *more: str) -> str:
    options = [f"column: {_quoted(seen.heading)}"]
    if seen.nth > 1:
        options.append(f"nth: {seen.nth}")
    return f"{{{', '.join([*options, *filter(None, more)])}}}"


def _times(heading: str) -> str:
    times = scale_of(heading)
    return f"times: {times}" if times > 1 else ""


def _aside(seen: ColumnSeen) -> str:
    if seen.path == "contact":
        return "  # ways to reach a person are not taken"
    if seen.day:
        return "  # of which year?"
    return f"  # {seen.values} values: {', '.join(map(_safe, seen.examples))}" if seen.values else "  # empty"


def _unclear_aside(seen: ColumnSeen) -> str:
    return f"  # not understood: {seen.unclear}, as {', '.join(map(_safe, seen.examples))}" if seen.unclear else ""


def _safe(text: str) -> str:
    """Return a text for a remark in YAML: one line, what can be seen."""
    return "".join(each for each in text if each.isprintable())


def _state(word: str) -> str | None:
    """Return the status that a word stands for, also where it stands beside others: en cours/retardé."""
    words = tuple(ActionStatus)
    found = _one_state(word, words)
    if found is None:
        for part in re.split(r"[/,;(–-]", word):
            if part.strip() and (found := _one_state(part.strip(), words)):
                break
    return found


def _one_state(word: str, words: Sequence[str]) -> str | None:
    if (known := _STATES.get(synonyms.stemmed(word))) is not None:
        return known
    low = synonyms.folded(word).replace(" ", "_")
    said = recognised.said(word, words)
    return low if low in words else synonyms.word(word, words) or (said[0] if len(said) == 1 else None)


def _is_plain(word: str) -> bool:
    return _one_state(word, tuple(ActionStatus)) is not None


def _are_states(cells: Sequence[Cell]) -> bool:
    words = {cell.text for cell in cells}
    return len(words) <= _MOST_WORDS and any(_state(each) for each in words)


def _day_of(heading: str) -> str:
    """Return the last day of the quarter, month or year that a heading names, "?" for one without its year, or ""."""
    text = headings.plain(heading)
    found = respell.dates(re.sub(r"^(?:avancement|progres\w*|taux|avance|voortgang|%|realise)\s+", "", text))
    if len(found) == 1 and _PERIODIC.fullmatch(found[0]):
        return _last_day(found[0])
    if re.fullmatch(r"(?:trimestre|quarter|kwartaal|t|q|الربع|semestre|semester)\s*(?:[1-4]|i{1,3}|iv)", text):
        return "?"
    return ""


def _last_day(found: str) -> str:
    from coopctl.model.dates import parse_fact

    return parse_fact(found).latest.isoformat()


def _full(day: str) -> bool:
    return day != "?"


def _order(texts: Iterable[str]) -> str:
    """Return the order that dates in digits show by a day after the twelfth; "" where none does, or both."""
    shown = set()
    for text in texts:
        if match := _ORDERED.fullmatch(text):
            first, second = int(match[1]), int(match[2])
            shown |= {"dmy"} if first > _TWELVE else {"mdy"} if second > _TWELVE else set()
    return shown.pop() if len(shown) == 1 else ""


def _decimal_mark(texts: Iterable[str]) -> str:
    """Return the mark that stands before other than three digits in the texts' numbers; "" where none does, or both."""
    marks: Counter[str] = Counter()
    for text in texts:
        if (
            len(text) <= _LONG
            and (match := re.search(r"[0-9]([.,])[0-9]{1,2}(?![0-9.,])", text))
            and amounts.numbers(text)
        ):
            marks[match[1]] += 1
    return marks.most_common(1)[0][0] if marks else ""


def _scale(cells: Sequence[Cell]) -> str:
    """Return how percentages are written, where plain numbers show it."""
    plain = [Decimal(each.value) for each in cells if isinstance(each.value, int | Decimal) and not each.percent]
    plain += [
        Decimal(found[0])
        for each in cells
        if isinstance(each.value, str) and "%" not in each.value and len(found := amounts.numbers(each.text)) == 1
    ]
    if not plain:
        return ""
    return "hundred" if max(plain) > Decimal("1.5") else "fraction"


def _language(names: Sequence[str]) -> str:
    """Return the language of the headings, where their letters or words tell."""
    text = f" {' '.join(map(headings.plain, names))} "
    if re.search("[\u0600-\u06ff]", text):
        return "ar"
    words = {
        "fr": (
            "intitule",
            "etat",
            "date de",
            "echeance",
            "avancement",
            "responsable",
            "axe",
            "debut",
            "montant",
            "statut",
        ),
        "nl": (
            "titel",
            "verantwoordelijke",
            "einddatum",
            "begroting",
            "stand",
            "opmerkingen",
            "trekker",
            "naam",
            "maatregel",
        ),
        "es": ("nombre", "estado", "fecha", "avance", "responsable de", "proyecto", "presupuesto", "dependencia"),
        "en": ("title", "status", "start", "deadline", "owner", "lead", "name", "due", "end date", "description of"),
    }
    scores = {tag: sum(f" {word}" in text for word in known) for tag, known in words.items()}
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] else ""
