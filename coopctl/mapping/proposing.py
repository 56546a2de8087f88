"""A map proposed for a file that nobody has described: from its headings and its values, to be read and edited.

Nothing of the proposal counts before somebody takes it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING

from coopctl.changing import subschemas
from coopctl.edits import spelled
from coopctl.mapping import columns, headings, proposing_money, signs
from coopctl.mapping.known_headings import field_of
from coopctl.mapping.proposing_rows import no_records
from coopctl.messages import msg, nmsg
from coopctl.model.vocabularies import ActionStatus
from coopctl.spelling.titles import name_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coopctl.i18n.words import Words
    from coopctl.mapping.columns import ColumnSeen, SeenTable
    from coopctl.mapping.foreign import Cell, Table
    from coopctl.mapping.headings import Headings
    from coopctl.messages import Message

#: Of cells of which fewer say something, blank ones below mean the one above.
_FILLED = 0.8
_ENOUGH = 0.5
_LONGEST_NUMBER = subschemas.at("action", ("number",)).longest
_OF_UPDATES = {"date": ("date", "day", "le", "jour", "datum", "fecha"), "status": ("status", "statut", "state", "etat"),
    "text": ("text", "note", "comment", "commentaire", "description", "source", "texte", "tekst")}  # fmt: skip
_ASKED = msg("which of {words}?", words=", ".join(ActionStatus))
#: What stands under an action by itself, in the order of a file.
_ALONE = (
    "axis", "part_of", "priority", "summary", "objectives", "beneficiaries", "means", "started", "ended",
)  # fmt: skip


@dataclass(slots=True)
class Proposal:
    """A map as text, what was seen of each column, and what is to be said of the file."""

    text: str
    seen: list[ColumnSeen] = field(default_factory=list)
    rows: int = 0
    remarks: Sequence[Message] = ()


def propose(tables: Sequence[Table], name: str, language: str, words: Words) -> Proposal | None:
    """Return a map for the table of which the most is understood, in the workspace's `language`; None for none.

    What is remarked on in the map is said in `words`.
    """
    found = [(table, at) for table in tables if (at := _headings(table)) is not None]
    if not found:
        return None
    table, there = max(found, key=lambda each: _known(each[1].names))
    seen = columns.look(table, there)
    proposing = _Proposing(seen, name, language, words, several=len(tables) > 1)
    others = tuple(each.name for each in tables if each is not table)
    left = [msg("only the sheet ‘{sheet}’ is read, and not: {names}", sheet=table.name, names=others)] if others else []
    return Proposal("\n".join([*proposing.lines(), ""]), seen.seen, len(seen.rows), (*table.remarks, *left))


def _known(names: Iterable[str]) -> int:
    return sum(bool(field_of(each)) for each in names if each)


def _headings(table: Table) -> Headings | None:
    """Return the headings of a table: the row of which the most cells are known ones, at least two; else a sure one."""
    rows = range(min(len(table.rows), headings.SEARCHED))
    best = max(rows, key=lambda number: _known(cell.text for cell in table.rows[number]), default=None)
    if best is not None and _known(cell.text for cell in table.rows[best]) > 1:
        return headings.at(table.rows, best)
    return headings.at(table.rows, 0) if table.is_headed and table.rows else None


class _Proposing:
    """Writes the map; `used` are the columns that stand in it."""

    def __init__(self, table: SeenTable, name: str, language: str, words: Words, *, several: bool) -> None:
        self.table, self.name, self.language, self.several = table, name, language, several
        self.words = words
        self.used: set[int] = set()
        self.no_records = no_records(table)[: signs.MOST_WORDS]

    def _remark(self, *said: Message) -> str:
        """Return sentences as a remark behind what stands on a line, of what can be seen; "" for none."""
        told = "; ".join("".join(each for each in self.words.say(one) if each.isprintable()) for one in said)
        return f"  # {told}" if told else ""

    def _quoted(self, seen: ColumnSeen) -> str:
        self.used.add(seen.at)
        return _quoted(seen.heading)

    def _column(self, seen: ColumnSeen, *more: str) -> str:
        options = [f"column: {self._quoted(seen)}"]
        if seen.nth > 1:
            options.append(f"nth: {seen.nth}")
        return f"{{{', '.join([*options, *filter(None, more)])}}}"

    def lines(self) -> Iterator[str]:
        """Yield the lines of the map."""
        table = self.table
        action = [f"  {line}" for line in self._action()]
        yield self._remark(msg("A proposal by coopctl import: read it, change it, and try it with --dry-run.")).lstrip()
        yield "map: 1"
        yield f"source: {name_of(self.name) or 'file'}"
        yield from self._key()
        if self.several:
            yield f"sheet: {_quoted(table.table.name)}"
        yield f"header: {table.headings.row + 1}"
        spoken = signs.language(table.headings.names, self.language)
        if spoken and spoken != self.language and not any(each.language for each in table.seen if each.path == "title"):
            why = self._remark(msg("that of the headings: are the texts in it?"))
            yield f"language: {spoken}{why}"
        yield f"dates: {table.dates or 'dmy'}" + (
            "" if table.dates else self._remark(msg("every date fits both orders: 3/6 is taken as 3 June"))
        )
        if table.decimal == signs.BOTH:
            yield f"# decimal: {_quoted(',')}" + self._remark(
                msg("points and commas are used; else 20.000 is not taken")
            )
        else:
            yield f"decimal: {_quoted(table.decimal or ',')}"
        filled = table.of("axis")
        if filled and 0 < filled.values < len(table.rows) * _FILLED:
            why = self._remark(msg("blank cells below mean the one above"))
            yield f"fill_down: [{_quoted(filled.heading)}]{why}"
        if self.no_records:
            why = self._remark(msg("totals, and rows that say nothing else: are they no records?"))
            title = table.of("title")
            listed = ", ".join(map(_quoted, self.no_records))
            yield f"skip: [{{column: {_quoted(title.heading if title else '')}, is: [{listed}]}}]{why}"
        unused = [each for each in table.seen if each.at not in self.used]
        if unused:
            yield "left_out:"
            yield from (f"  - {_quoted(each.heading)}{self._aside(each)}" for each in unused)
        yield "action:"
        yield from action

    def _key(self) -> Iterator[str]:
        """Yield which columns tell records apart: the source's code, else the title, with another column if need be."""
        table, code, title = self.table, self._code(), self.table.of("title")
        alike = self._remark(msg("rows that have it alike become one record"))
        if code and code.values > len(table.rows) * _ENOUGH:
            yield f"key: [{self._quoted(code)}]" + ("" if table.tells_apart(code) else alike)
            return
        if title is None:
            yield 'key: ["?"]' + self._remark(msg("which column tells the records apart?"))
        elif table.tells_apart(title) or (other := self._beside(title)) is None:
            yield f"key: [{_quoted(title.heading)}]" + ("" if table.tells_apart(title) else alike)
        else:
            both = self._remark(msg("each alone stands in several rows"))
            yield f"key: [{_quoted(other.heading)}, {_quoted(title.heading)}]{both}"
            self.used.add(other.at)
        why = self._remark(msg("the file has no code of its own: records are found again by their titles"))
        yield f"codes: false{why}"

    def _code(self) -> ColumnSeen | None:
        """Return the column of the source's codes: that by which rows name their wholes, where one does."""
        table = self.table
        named = {cell.text for cell in table.cells(whole.at)} if (whole := table.of("part_of")) else set()
        coded = (each for each in table.seen if field_of(each.heading) == "code" or each.path == "code")
        meant = (each for each in coded if named and named <= {cell.text for cell in table.cells(each.at)})
        return next(meant, table.of("code"))

    def _beside(self, title: ColumnSeen) -> ColumnSeen | None:
        others = (each for each in self.table.seen if each.at != title.at and each.values == len(self.table.rows))
        return next((each for each in others if self.table.tells_apart(each, title)), None)

    def _action(self) -> Iterator[str]:
        table = self.table
        if table.of("title"):
            yield from self._text("title")
        else:
            yield 'title: {column: "?"}' + self._remark(msg("which column is the title?"))
        number = table.of("code")
        most = max((len(cell.text) for cell in table.cells(number.at)), default=0) if number else 0
        if number and any(letter.isdigit() for letter in "".join(number.examples)) and most <= _LONGEST_NUMBER:
            yield f"number: {self._column(number)}"
        history = self._history()
        yield from self._status(history)
        for path in _ALONE:
            yield from self._text(path)
        yield from self._period()
        lead, person = table.of("lead"), table.of("lead.person")
        if person:
            organisation = f"organisation: {self._column(lead)}, " if lead else ""
            yield f"lead: {{{organisation}person: {self._column(person)}}}"
        elif lead:
            yield f"lead: {self._column(lead)}"
        for path in ("partners", "places", "tags"):
            if seen := table.of(path):
                yield f"{path}: {self._column(seen, f'split: {_quoted(signs.separator(table.cells(seen.at)))}')}"
        yield from self._budget()
        yield from self._updates(history)

    def _text(self, path: str) -> Iterator[str]:
        seen = [each for each in self.table.seen if each.path == path and not each.day]
        if seen and seen[0].language:
            yield f"{path}: {{{', '.join(f'{each.language}: {self._column(each)}' for each in seen)}}}"
        elif seen:
            yield f"{path}: {self._column(seen[0])}{self._unclear(seen[0])}"

    def _status(self, history: Sequence[dict[str, ColumnSeen]]) -> Iterator[str]:
        seen, coloured = self.table.of("status"), self._coloured()
        told = [each["status"] for each in history if "status" in each]
        if seen is None and told:
            yield "status:"
            named = ", ".join(self._quoted(each) for each in reversed(told))
            yield f"  columns: [{named}]" + self._remark(msg("the last that says something"))
            yield from self._words([cell for each in told for cell in self.table.cells(each.at)], blank=False)
            return
        if coloured and (seen is None or not seen.values):
            yield "status:"
            yield f"  column: {self._quoted(coloured)}"
            why = self._remark(msg("the colours of the cells, and not their words: say what each stands for"))
            yield f"  colour: true{why}"
            yield "  words:"
            blank = len(self.table.rows) - sum(coloured.colours.values())
            if blank > 0:
                bare = nmsg("{n} cell without a colour", "{n} cells without a colour", blank)
                yield '    # "": ?' + self._remark(bare)
            yield from (f"    {line}" for line in self._colours(coloured))
            return
        if seen is None and (ended := self.table.of("ended")):
            done = 'words: {"": planned, "*": completed}'
            yield f"status: {self._column(ended, done)}" + self._remark(msg("done where it says a day"))
            return
        if seen is None:
            yield "status: planned" + self._remark(msg("no column says it: this is taken for all of them"))
            return
        yield "status:"
        yield f"  column: {self._quoted(seen)}"
        yield from self._words(
            self.table.cells(seen.at), blank=seen.values < len(self.table.rows) - len(self.no_records)
        )
        if coloured:
            other = msg(
                "‘{column}’ is coloured; ‘colour: true’ reads that instead, with such words:", column=coloured.heading
            )
            yield self._remark(other)
            yield from (f"  {line}" for line in self._colours(coloured))

    def _coloured(self) -> ColumnSeen | None:
        """Return the column whose colours may say how things stand: two at least, the status before the title."""
        seen = [each for each in self.table.seen if len(each.colours) > 1]
        return max(seen, key=lambda each: (each.path == "status", each.path == "title", -each.at), default=None)

    def _words(self, cells: Sequence[Cell], *, blank: bool) -> Iterator[str]:
        words = Counter(cell.text for cell in cells)
        if blank or words:
            yield "  words:"
        if blank:
            yield '    "": planned' + self._remark(msg("blank cells"))
        for word, count in words.most_common(signs.MOST_WORDS):
            meant, said = signs.state(word), _quoted(word)
            if meant is None:
                yield f"    # {said}: ?" + self._remark(nmsg("{n} time", "{n} times", count), _ASKED)
            else:
                yield f"    {said}: {meant}" + ("" if signs.is_plain(word) else self._remark(msg("is it?")))

    def _period(self) -> Iterator[str]:
        start, end, whole = (self.table.of(path) for path in ("period.from", "period.to", "period"))
        if start and end:
            yield f"period: {{columns: [{self._quoted(start)}, {self._quoted(end)}]}}{self._unclear(end)}"
        elif end:
            yield f"period: {self._column(end, 'until: true')}{self._unclear(end)}"
        elif whole:
            yield f"period: {self._column(whole)}{self._unclear(whole)}"
        elif start:
            why = msg("only the beginning is known")
            yield f"period: {self._column(start)}" + self._remark(why, *self._doubt(start))

    def _budget(self) -> Iterator[str]:
        lines = list(proposing_money.lines(self.table, self._column))
        if lines:
            yield "budget:"
        for line, known in lines:
            yield line + ("" if known else self._remark(msg("in which currency?")))

    def _history(self) -> list[dict[str, ColumnSeen]]:
        """Return the rows of a list within the rows that have a day and say something of it, in their order."""
        found: dict[tuple[str, int], dict[str, ColumnSeen]] = {}
        for each in self.table.seen:
            if (match := columns.LISTED.fullmatch(each.heading)) is None:
                continue
            leaf = headings.plain(match[3])
            name = next((name for name, words in _OF_UPDATES.items() if leaf in words), None)
            if name:
                found.setdefault((match[1], int(match[2])), {}).setdefault(name, each)
        told = {key: row for key, row in found.items() if "date" in row and "status" in row}
        first = next(iter(told), ("", 0))[0]
        return [row for (base, _), row in sorted(told.items()) if base == first]

    def _updates(self, history: Sequence[dict[str, ColumnSeen]]) -> Iterator[str]:
        table = self.table
        progress, updated = table.of("progress"), table.of("updated")
        notes = [each for each in table.seen if each.path == "update" and not each.day]
        dated = [each for each in table.seen if each.day and each.day != "?" and each.path in ("progress", "update")]
        if not (progress or notes or dated or history):
            return
        yield "updates:"
        days: dict[str, list[ColumnSeen]] = {}
        for each in dated:
            days.setdefault(each.day, []).append(each)
        for day, there in sorted(days.items()):
            yield f"  - {{date: {day}, {', '.join(self._said(there))}}}"
        now = [each for each in (progress, *notes[:1]) if each]
        day, why = "dated", self._remark(msg("dated: the day that --dated names"))
        if now and updated and updated.values == len(table.rows):
            day, why = self._column(updated), ""
        if now:
            yield f"  - {{date: {day}, {', '.join(self._said(now))}}}{why}"
        for each in notes[1:]:
            yield f"  - {{date: dated, {', '.join(self._said([each]))}}}"
        for row in history:
            said = [f"{name}: {self._column(row[name])}" for name in ("date", "text") if name in row]
            yield f"  - {{{', '.join(said)}}}"

    def _said(self, seen: Sequence[ColumnSeen]) -> Iterator[str]:
        for each in seen:
            if each.path == "progress":
                scale = signs.scale(self.table.cells(each.at))
                yield f"progress: {self._column(each, f'percent: {scale}' if scale else '')}"
            else:
                yield f"text: {self._column(each)}"

    def _colours(self, seen: ColumnSeen) -> Iterator[str]:
        for colour, count in seen.colours.items():
            told = nmsg("{n} cell", "{n} cells", count)
            yield f'# "{colour}": ?' + self._remark(signs.hue(colour), told, _ASKED)

    def _aside(self, seen: ColumnSeen) -> str:
        """Return a remark on a column that is left out, with a few of its values."""
        if seen.path == "contact":
            return self._remark(msg("ways to reach a person are not taken"))
        if seen.day == "?":
            return self._remark(msg("of which year?"))
        if seen.meant:
            return self._remark(msg("headed as {field}", field=seen.meant), *self._doubt(seen))
        if not seen.values:
            return self._remark(msg("empty"))
        told = nmsg("{n} value: {examples}", "{n} values: {examples}", seen.values, examples=seen.examples)
        return self._remark(told)

    def _unclear(self, seen: ColumnSeen) -> str:
        return self._remark(*self._doubt(seen))

    def _doubt(self, seen: ColumnSeen) -> list[Message]:
        if not seen.unclear:
            return []
        return [
            msg("not understood: {n} of {of}, as {examples}", n=seen.unclear, of=seen.values, examples=seen.examples)
        ]


def _quoted(text: str) -> str:
    """Return a text of the file in one line, in quotes, what nobody sees as codes."""
    return spelled.quoted(" ".join(text.split()), '"')
