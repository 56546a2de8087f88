"""What two sides made of a text: part by part, each taken as it is written; only a part that both changed is opened."""

from __future__ import annotations

from dataclasses import field, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, cast

from coopctl import edits
from coopctl.edits.layout import Layout
from coopctl.edits.splice import tail
from coopctl.merging import lines as plain
from coopctl.merging.pairs import ordered
from coopctl.merging.parts import WHOLE, Holder, TextPart, Version, alone, indented, indented_less, of_part, of_text
from coopctl.merging.values import LACKING, Choices, Clash, Lacking, MergedRows, Whose, equal, inner, rows_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.edits.layout import Node
    from coopctl.merging.parts import Lines
    from coopctl.merging.values import Value
    from coopctl.model.places import Place
    from coopctl.model.records import Json

    #: The parts of base, ours and theirs.
    Holders: TypeAlias = tuple[Holder | None, Holder | None, Holder | None]


class Shown(Enum):
    """What a clash is shown as: both sides between markers, or one of them."""

    BOTH = "both"
    OURS = Whose.OURS
    THEIRS = Whose.THEIRS


@dataclass(frozen=True, slots=True)
class Taken:
    """Lines as one side has them."""

    above: Lines
    own: Lines


@dataclass(frozen=True, slots=True)
class Open:
    """A clash: the lines of each side, none where it has none."""

    above: Lines
    ours: Lines
    theirs: Lines


@dataclass(frozen=True, slots=True)
class Nest:
    """A part that is put together anew of its parts."""

    above: Lines
    header: str
    inline: bool
    deeper: int
    pieces: Sequence[Piece]
    below: Lines


Piece: TypeAlias = "Taken | Open | Nest"


@dataclass(frozen=True, slots=True)
class MergedText:
    """A merge that can be written with its clashes shown, or with one side in their place."""

    above: Lines
    deeper: int
    pieces: Sequence[Piece]
    below: Lines
    marker: int

    def lines(self, shown: Shown) -> list[str]:
        """Return its lines."""
        found = [*self.above]
        for each in self.pieces:
            found += indented(_written(each, shown, self.marker), self.deeper)
        return [line.removeprefix(WHOLE) for line in (*found, *self.below)]


def _written(piece: Piece, shown: Shown, marker: int) -> list[str]:
    above = [*piece.above]
    match piece:
        case Taken():
            return [*above, *piece.own]
        case Open():
            if shown is not Shown.BOTH:
                return [*above, *(piece.ours if shown is Shown.OURS else piece.theirs)]
            signs = [f"{WHOLE}{sign * marker}" for sign in "<=>"]
            sides = [f"{signs[0]} {Whose.OURS}", *piece.ours, signs[1], *piece.theirs, f"{signs[2]} {Whose.THEIRS}"]
            return [*above, *sides]
    inside: list[str] = []
    for each in piece.pieces:
        written = _written(each, shown, marker)
        if not inside and piece.inline and written and not written[0].startswith((WHOLE, "#")) and written[0]:
            inside = [piece.header + written[0], *indented(written[1:], piece.deeper)]
        else:
            inside += [] if inside else [piece.header.rstrip()]
            inside += indented(written, piece.deeper)
    return [*above, *inside, *piece.below]


@dataclass
class Merger:
    """Merges texts as `choices` say.

    `told` are the clashes of whole parts, of which the values alone may not tell; `left` lines were decided against.
    """

    choices: Choices
    told: set[str] = field(default_factory=set)
    left: list[str] = field(default_factory=list)

    def text(self, base: Version | None, ours: Version, theirs: Version, marker: int) -> MergedText | None:
        """Return the merge of texts that hold fields on lines of their own; None where what frames these clashes."""
        old_above, old = of_text(base) if base is not None else ((), None)
        (above, mine), (other_above, other) = of_text(ours), of_text(theirs)
        top = plain.sure(old_above, above, other_above)
        below = plain.sure(old.below if old else (), mine.below, other.below)
        if top is None or below is None:
            return None
        pieces = self._fields("", (old, mine, other), LACKING)
        return MergedText(tuple(top), mine.deeper, pieces, tuple(below), marker)

    # ---------------------------------------------------------------- what holds parts

    def _fields(self, name: str, holders: Holders, was: Value) -> list[Piece]:
        sides = [{str(each.item.key): each for each in holder.parts} if holder else {} for holder in holders]
        base, ours, theirs = sides
        known = was if isinstance(was, dict) else {}
        found = (
            self._part(inner(name, key), base.get(key), ours.get(key), theirs.get(key), was=known.get(key, LACKING))
            for key in map(str, ordered([*base], [*ours], [*theirs], {*ours, *theirs}, lambda _: ""))
        )
        return [piece for piece in found if piece is not None]

    def _rows(self, name: str, rows: MergedRows, holders: Holders) -> list[Piece]:
        pieces = {}
        for row in rows.all:
            base, ours, theirs = (
                None if at is None or holder is None or not holder.parts else holder.parts[at]
                for at, holder in zip(rows.at(row), holders, strict=True)
            )
            piece = self._part(rows.name(name, row), base, ours, theirs, was=rows.values(row)[0])
            if piece is not None:
                pieces[row] = piece
        return [pieces[row] for row in rows.order(pieces)]

    # ---------------------------------------------------------------- one part

    def _part(
        self, name: str, base: TextPart | None, ours: TextPart | None, theirs: TextPart | None, *, was: Value
    ) -> Piece | None:
        """Merge a part; None: it is gone. `was` is what the base says, on lines of its own or not."""
        one = _Three(name, base, ours, theirs, was if base is None else base.value)
        if ours is None or theirs is None:
            return self._one_sided(one)
        above = plain.sure(base.above if base else (), ours.above, theirs.above)
        if above is None:
            return self._clash(one, None)
        one.above = tuple(above)
        if ours.lines == theirs.lines or _untouched(theirs, base, one.was):
            return Taken(one.above, ours.lines)
        if _untouched(ours, base, one.was):
            return Taken(one.above, theirs.lines)
        return self._opened(one)

    def _one_sided(self, one: _Three) -> Piece | None:
        """Merge a part that one side does not have: it is new, or gone, or gone and changed."""
        kept = one.ours or one.theirs
        if kept is None:
            return None
        if isinstance(one.was, Lacking):
            return Taken(kept.above, kept.lines)
        if _says_the_same(kept, one.base, one.was):
            return None
        one.above = kept.above
        return self._opened(one) if isinstance(kept.value, list) else self._clash(one, None)

    def _opened(self, one: _Three) -> Piece | None:
        """Merge what both sides changed: its own parts where it has some, else its value."""
        holders = one.holders
        return self._value(one) if holders is None else self._nested(one, holders)

    def _nested(self, one: _Three, holders: Holders) -> Piece | None:
        """Merge what holds parts on lines of its own; a list that is gone is empty."""
        shape = next((each for each in holders[1:] if each is not None and each.parts), None)
        below = plain.sure(*(each.below if each else () for each in holders))
        headers = (each.header if each and each.parts else None for each in holders)
        header = None if shape is None else _of_three(*headers, inline=shape.inline)
        if shape is None or header is None or below is None:
            return self._clash(one, one.above)
        before = dict(self.choices.clashes)
        if one.node.style == "map":
            pieces = self._fields(one.name, holders, one.was)
        else:
            last = self.choices.ours_last(one.name)
            rows = MergedRows.of(self.choices.kind, one.place, one.lists, ours_last=last)
            if rows.moved[2]:
                return self._clash(one, one.above)
            pieces = self._rows(one.name, rows, holders)
        if not pieces:
            empty = next((each for each in (one.ours, one.theirs) if each is not None and each.value == []), None)
            return None if empty is None else Taken(one.above, empty.lines)
        if all(isinstance(each, Open) and not each.ours for each in pieces) or all(
            isinstance(each, Open) and not each.theirs for each in pieces
        ):  # one side has nothing left: the markers stand around all of it
            self.choices.clashes = before
            return self._clash(one, one.above)
        return Nest(one.above, header, shape.inline, shape.deeper, pieces, tuple(below))

    def _value(self, one: _Three) -> Piece | None:
        """Merge what stands on one line, or in brackets, or is of two kinds."""
        texts: list[Lines] = []
        for side in Whose:
            trying = replace(self.choices, prefer=side, clashes={}, decided={})
            value = trying.merged(one.place, one.name, *one.values)
            lines = () if isinstance(value, Lacking) else self._lines(one, value)
            if lines is None:
                return self._clash(one, one.above)
            texts.append(lines)
            self.choices.clashes |= trying.clashes
            self.choices.decided.update(trying.decided)
            if not trying.clashes:
                break  # the other side gives the same
        if texts[0] == texts[-1]:
            return Taken(one.above, texts[0]) if texts[0] else None
        return Open(one.above, *texts)

    def _lines(self, one: _Three, value: Value) -> Lines | None:
        """Return the lines of a part that is to say a value, with what both sides have around it; None for a clash."""
        parts = [each for each in (one.ours, one.theirs) if each is not None]
        saying = [each for each in parts if equal(each.value, value)]
        if any(each.is_block for each in parts):
            if saying:
                return saying[0].lines
            if any("#" in line for each in parts for line in each.lines):
                return None
            return _own(_edited(parts[0], value, self.choices.kind))
        old = one.base.pieces if one.base is not None and not one.base.is_block else None
        rest = _of_three(old and old[2], *(each.pieces[2] for each in parts), *([None] * (2 - len(parts))))
        if rest is None:
            return None
        if len(saying) == 2 and old and old[1] == saying[0].pieces[1]:
            saying.reverse()
        part = saying[0] if saying else _edited(parts[0], value, self.choices.kind)
        stem, written, _ = part.pieces
        return _own(part, f"{stem}{written}{rest}")

    def _clash(self, one: _Three, above: Lines | None) -> Piece | None:
        """Return a clash of a whole part, or what was decided of it; without `above`, with what each side has there."""
        was, ours, theirs = one.values
        self.told.add(one.name)
        side = self.choices.decide(Clash(one.name, one.place, was, ours, theirs, remarks=equal(ours, theirs)))
        if one.name not in self.choices.clashes:
            part, other = (one.ours, one.theirs) if side is Whose.OURS else (one.theirs, one.ours)
            self.left += () if other is None else (*other.above, *other.lines)
            return None if part is None else Taken(part.above if above is None else above, part.lines)
        sides = [() if each is None else (each.above, each.lines) for each in (one.ours, one.theirs)]
        shown = [() if not each else each[1] if above is not None else (*each[0], *each[1]) for each in sides]
        return Open(above or (), *shown)


@dataclass
class _Three:
    """A part on three sides, and what stands above it once that is known."""

    name: str
    base: TextPart | None
    ours: TextPart | None
    theirs: TextPart | None
    was: Value
    above: Lines = ()

    @property
    def values(self) -> tuple[Value, Value, Value]:
        """What each side says."""
        ours, theirs = (LACKING if each is None else each.value for each in (self.ours, self.theirs))
        return self.was, ours, theirs

    @property
    def lists(self) -> tuple[Sequence[Json], Sequence[Json], Sequence[Json]]:
        """The rows of each side."""
        base, ours, theirs = map(rows_of, self.values)
        return base, ours, theirs

    @property
    def place(self) -> Place:
        """Where it stands on the side that is edited."""
        return self._there[0].place

    @property
    def node(self) -> Node:
        """Its value on a side that has parts."""
        return next(each.node for each in self._there if each.is_block)

    @property
    def _there(self) -> list[TextPart]:
        return [each for each in (self.ours, self.theirs) if each is not None]

    @property
    def holders(self) -> Holders | None:
        """Its parts on each side; None where they do not stand on lines of their own. A list may be empty on one."""
        holding = [each for each in self._there if each.is_block]
        styles = {each.node.style for each in holding}
        if len(styles) != 1 or any(each not in holding and each.value != [] for each in self._there):
            return None
        if styles == {"map"} and len(holding) < 2:
            return None
        base, ours, theirs = (
            None
            if each is None
            else of_part(each)
            if each.is_block and each.node.style in styles
            else Holder("", inline=False, deeper=0, parts=(), below=each.lines[1:] if each.value == [] else ())
            for each in (self.base, self.ours, self.theirs)
        )
        return base, ours, theirs


def _own(part: TextPart, text: str | None = None) -> Lines:
    text = part.version.text[part.item.at : part.end] if text is None else text
    first, *others = text.split("\n")
    return (first, *indented_less(others, part.column))


def _untouched(part: TextPart, base: TextPart | None, was: Value) -> bool:
    """Whether a part reads as in the base; where that wrote it otherwise, whether it says the same."""
    return part.lines == base.lines if base is not None else not isinstance(was, Lacking) and equal(part.value, was)


def _says_the_same(part: TextPart, base: TextPart | None, was: Value) -> bool:
    """Whether a part says what the base says, to programs and in its comments."""
    said = [_remarks(each) for each in (part, base) if each is not None]
    return equal(part.value, was) and (len(said) < 2 or said[0] == said[1])


def _remarks(part: TextPart) -> list[str]:
    lines = (line.strip(f"{WHOLE} ") for line in (*part.above, *part.lines))
    return [line[line.index("#") :] for line in lines if "#" in line]


def _of_three(base: str | None, ours: str | None, theirs: str | None, *, inline: bool = False) -> str | None:
    """Return a piece of text that at most one side changed, or both alike; None where both changed it.

    What leads the first field of a row is ours.
    """
    sides = [each for each in (ours, theirs) if each is not None]
    if len(sides) < 2 or sides[0] == sides[1] or inline:
        return sides[0]
    if base is None:
        filled = [each for each in sides if each.strip()]
        return filled[0] if len(filled) == 1 else None
    return sides[1] if sides[0] == base else sides[0] if sides[1] == base else None


def _edited(part: TextPart, value: Value, kind: str) -> TextPart:
    """Return a part that says another value: of what it holds, only what differs is written anew."""
    text, place = alone(part)
    edited = edits.edit(text, [edits.Put(place, cast("Json", value))], kind)
    version = Version(edited.text, Layout(edited.text), edited.data)
    item = version.layout.item(place)
    end = version.layout.rest(tail(version.layout, item, version.layout.column(item.at)))
    return TextPart(version, place, item, part.above, (), end, value)
