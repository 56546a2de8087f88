"""A paper: parts with titles, each of typed blocks, that every format of papers shows in its own way."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

from coopctl.messages import Message, msg
from coopctl.model.texts import Text
from coopctl.reports import arrange
from coopctl.reports.figures import finished, progress_and_known
from coopctl.tables import Column, Headed, Sheet
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from coopctl.measures.outcomes import BarState, Rollup
    from coopctl.reports.checkup import Check
    from coopctl.reports.timeline.chart import Timeline
    from coopctl.tables import Cell

#: How many letters of what a paper is about stand at the head of each page.
_RUNNING = 64
#: So many facts are no more than a line or two.
_LINES = 2
#: A title or a sentence: ours, or a record's own words.
Words: TypeAlias = "Message | Text"
#: What it is called, and what it is.
Fact: TypeAlias = "tuple[Message, Cell]"
#: The same as it is shown.
NamedFact: TypeAlias = "tuple[Message | Headed, Cell]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose; `note` is a remark of ours that may be set smaller."""

    words: Words
    note: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what they are, one a line; one whose cell is None or () is not shown."""

    pairs: tuple[Fact, ...]

    @property
    def named(self) -> tuple[NamedFact, ...]:
        """The same at the head of lines."""
        return headed(self.pairs)


@dataclass(frozen=True, slots=True)
class Checks:
    """What was looked at, each fine or with the way to mend it; as facts the way stands below what it mends."""

    checks: tuple[Check, ...]

    @property
    def pairs(self) -> tuple[Fact, ...]:
        """The same as facts."""
        told: list[Fact] = []
        for check in self.checks:
            told.append((check.what, check.found))
            if check.mend is not None:
                told.append((msg("To mend"), check.mend))
        return tuple(told)

    @property
    def named(self) -> tuple[NamedFact, ...]:
        """The same: what is looked at is a program or a setting, which keeps its name."""
        return self.pairs


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; its heading is its caption."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Bar:
    """How many actions stand in each state of the bar; its text is the counts in words."""

    counts: Mapping[BarState, int]


@dataclass(frozen=True, slots=True)
class Meters:
    """Progress of several scopes side by side, each with its name; its text is a table of the same.

    `named` is what the names are of: axes, or days. Where there are `healths`, each row has its own.
    """

    title: Message
    rows: tuple[tuple[Words, Rollup], ...]
    named: Message = msg("Axis")
    healths: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Gantt:
    """A timeline, drawn where a format can; its text is the sheet with the same dates.

    `untold` are those of them that the paper tells nowhere else; None where there are none.
    """

    timeline: Timeline
    sheet: Sheet
    untold: Sheet | None


def meter_rows(meters: Meters) -> Sheet:
    """Return the table that meters draw."""
    return Sheet(
        kind="meters",
        columns=(
            Column("axis", meters.named, grow=True),
            Column("progress", msg("Progress")),
            Column("finished", msg("Finished")),
            *((Column("health", msg("Health")),) if meters.healths else ()),
        ),
        rows=tuple(
            (name, progress_and_known(rollup), finished(rollup), *meters.healths[place : place + 1])
            for place, (name, rollup) in enumerate(meters.rows)
        ),
        heading=meters.title,
        empty=msg("none"),
    )


Block: TypeAlias = Paragraph | Facts | Checks | Bullets | Rows | Bar | Meters | Gantt


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a paper; `level` is 1 for a chapter, 2 and 3 below it. `name` is a word for links within the paper."""

    name: str
    title: Words
    level: int = 1
    blocks: tuple[Block, ...] = ()

    @property
    def named(self) -> Headed | Text:
        """The title at the head of a line."""
        return Headed(self.title) if isinstance(self.title, Message) else self.title


@dataclass(frozen=True, slots=True)
class Head:
    """Who hands a paper out: names, and pictures with their kind (png, jpeg)."""

    names: tuple[Text, ...]
    logos: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """JSON that goes with a paper, for programs: the name of its file, what it holds, and the text itself."""

    name: str
    about: Message
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper. `scope` names what it is about, for the head of each page; `revision` as in every output.

    `path` is the one file that it shows, relative to the workspace. What is `attached` only a PDF can hold. One that is
    `short` needs no list of its chapters on paper; one that is `public` says that what is internal is left out. In one
    that is `to_fill` people write: its tables have room for it, and its day is that on which it was prepared. `files`
    is how many bytes those hold of which it was made, 0 where nobody has counted.
    """

    title: Words
    scope: Words
    day: date
    revision: str
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()
    path: str = ""
    letterhead: Head | None = None
    attached: tuple[Attached, ...] = ()
    short: bool = False
    public: bool = False
    to_fill: bool = False
    files: int = 0

    @property
    def running(self) -> Words:
        """What it is about, for the head of each page: cut where it is long."""
        return self.scope.cut(_RUNNING) if isinstance(self.scope, Text) else self.scope

    @property
    def named(self) -> tuple[NamedFact, ...]:
        """The facts at the head of lines."""
        return headed(self.facts)


def leading(parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    """Yield each part with how many of its first blocks only lead to what follows: no page ends between them."""
    for part, after in zip(parts, (*parts[1:], None), strict=True):
        first = len([*takewhile(_leads, part.blocks)])
        alone = first == len(part.blocks) and (after is None or after.level <= part.level)
        yield part, 0 if alone else first


def _leads(block: Block) -> bool:
    """Whether a block alone under its heading says little: a paragraph, a bar, a line or two of facts."""
    return isinstance(block, Paragraph | Bar) or (isinstance(block, Facts) and len(block.pairs) <= _LINES)


def checked(name: str, title: Message, *checks: Check) -> Part:
    """Return the part that tells what was looked at."""
    return Part(name=name, title=title, blocks=(Checks(checks),))


def checks(parts: Iterable[Part]) -> tuple[Check, ...]:
    """Return everything that was looked at, in the order of the parts."""
    return tuple(
        check for part in parts for block in part.blocks if isinstance(block, Checks) for check in block.checks
    )


def filled(paper: Paper) -> Paper:
    """Return the paper without the facts and columns that say nothing, and without the parts that this leaves empty."""
    parts = (
        replace(part, blocks=tuple(block for block in map(_filled, part.blocks) if block != Facts(())))
        for part in paper.parts
    )
    return replace(paper, facts=_told(paper.facts), parts=tuple(part for part in parts if part.blocks))


def _filled(block: Block) -> Block:
    if isinstance(block, Rows):
        return Rows(arrange.filled(arrange.with_totals(block.sheet)))
    return Facts(_told(block.pairs)) if isinstance(block, Facts) else block


def _told(pairs: Iterable[Fact]) -> tuple[Fact, ...]:
    """Leave out what people are told nothing of, though programs are."""
    return facts(*((label, cell) for label, cell in pairs if arrange.told(cell)))


def headed(pairs: Iterable[Fact]) -> tuple[NamedFact, ...]:
    """Return facts as they are shown, each name at the head of a line."""
    return tuple((Headed(name), cell) for name, cell in pairs)


def facts(*pairs: Fact) -> tuple[Fact, ...]:
    """Leave out what is absent."""
    return tuple((label, cell) for label, cell in pairs if cell is not None and cell != ())
