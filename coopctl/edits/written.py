"""How a value is written where it is to stand: on the line of its key or dash, and on lines of its own below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coopctl.edits import spelled
from coopctl.edits.operations import same
from coopctl.edits.spelled import WIDTH
from coopctl.strict_yaml import read
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coopctl.edits.habits import Habits
    from coopctl.edits.layout import Item, Node
    from coopctl.edits.shape import Shape
    from coopctl.model.places import Place
    from coopctl.strict_yaml.scalars import Json

#: A map without a word of prose stands in braces where it is no longer than this, and a lone one in a list than that.
_SHORT = 60
#: What holds other values: a union that is written where it is asked for is made each time.
_HOLDING = (dict, list)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value is to stand: `column` is that of its key or dash, `used` how much of the line stands before it.

    `like` is what it should look like: what stood there (`kept`) or its neighbour's. `listed`: behind a dash.
    `opened`: it stood in brackets that hold too much now, so what is in it looks like what it was, and they do not.
    `spread`: another new row of its list needs lines of its own, so this one has some too.
    """

    place: Place
    column: int
    used: int
    like: Node | None = None
    kept: bool = False
    listed: bool = False
    opened: bool = False
    spread: bool = False

    def inside(self, step: str | int, column: int, like: Node | None) -> Spot:
        """Return the spot of a field or entry within what stands here."""
        return Spot((*self.place, step), column, 0, like, kept=self.opened, opened=self.opened)

    def behind(self, signs: int, *, listed: bool = False) -> Spot:
        """Return the spot behind so many signs: a key, or a dash (`listed`)."""
        used, listed = self.column + signs, listed or self.listed
        return Spot(self.place, self.column, used, self.like, self.kept, listed, self.opened, self.spread)


@dataclass(frozen=True, slots=True)
class Pen:
    """What all that is written has in common. `careful`: every text on one line and in quotes."""

    text: str
    shape: Shape
    habits: Habits
    careful: bool = False

    def block(self, value: Json, spot: Spot) -> tuple[str, list[str]]:
        """Return what stands on the line of the key or dash, "" for nothing, and the whole lines below it."""
        if spot.opened and (written := self._as_it_was(value, spot.like)):
            return written, []
        if not isinstance(value, _HOLDING):
            return self._scalar(value, spot)
        if isinstance(value, dict) and value:
            braces = self._in_braces(value, spot)
            return self._map(value, spot) if braces is None else (braces, [])
        if isinstance(value, list) and value and not self._in_brackets(value, spot):
            return self._list(value, spot)
        return self.flow(value, spot.place, spot.like), []

    def opened(self, value: Json, spot: Spot) -> tuple[str, list[str]]:
        """Return the same of a map or list that stood in brackets and no longer does."""
        if isinstance(value, dict):
            return self._map(value, spot)
        return self._list(value, spot) if isinstance(value, list) else self._scalar(value, spot)

    def flow(self, value: Json, place: Place, like: Node | None = None) -> str:
        """Return a value as it stands between brackets, on one line."""
        if isinstance(value, dict):
            fields = self.ordered(value, place, like)
            inner = ", ".join(
                f"{self.key(key, flow=True)}: {self.flow(each, (*place, key), _child(like, key))}"
                for key, each in fields
            )
            return f"{{{inner}}}"
        if isinstance(value, list):
            first = like.items[0].value if like is not None and like.style == "list" and like.items else None
            return f"[{', '.join(self.flow(each, (*place, number), first) for number, each in enumerate(value))}]"
        return self.one_line(value, place, like, flow=True)

    def one_line(self, value: Json, place: Place, like: Node | None, *, flow: bool = False, kept: bool = False) -> str:
        """Return a scalar on one line, with the quotes of what it should look like."""
        date = self.shape.is_date(place)
        if like is None and not self.careful and not (self.habits.json and flow):
            return spelled.scalar(value, flow=flow, date=date, default=self.habits.quote)
        quotes = like.style if like is not None and like.style in ("'", '"') else ""
        default = quotes or self.habits.quote
        written = self.text[like.start : like.end] if like is not None else ""
        if quotes and not kept and not spelled.is_plain(written[1:-1], flow=flow, date=date):
            quotes = ""  # it needs its quotes; that is no habit
        if self.habits.json and flow:
            quotes = '"'
        elif self.careful:
            quotes = default
        date |= like is not None and not like.style and spelled.is_date(written)
        return spelled.scalar(value, flow=flow, date=date, quotes=quotes, default=default)

    def key(self, key: str, *, flow: bool = False, quotes: str = "") -> str:
        """Return a key."""
        if self.habits.json and flow:
            quotes = '"'
        return spelled.key(key, flow=flow, quotes=quotes if quotes in ("'", '"') else "", default=self.habits.quote)

    def field(self, key: str, value: Json, spot: Spot) -> list[str]:
        """Return the lines of a field, `spot.column` being its column; the first is not indented."""
        written = f"{self.key(key)}:"
        head, body = self.block(value, spot.behind(len(written) + 1))
        return [f"{written} {head}" if head else written, *body]

    def entry(self, value: Json, spot: Spot) -> list[str]:
        """Return the lines of a list's entry, `spot.column` being that of its dash; the first is not indented."""
        lead = f"-{self.habits.gap}"
        head, body = self.block(value, spot.behind(len(lead), listed=True))
        return [f"{lead}{head}", *body]

    def ordered(self, fields: dict[str, Json], place: Place, like: Node | None = None) -> list[tuple[str, Json]]:
        """Return the fields of a map in their order: the neighbour's, and what it has not as the schema has it."""
        ranks = self.shape.ranks(place)
        last = len(ranks)
        named = like.items if like is not None and like.style == "map" else ()
        keys = [item.key for item in named if item.key in fields]
        if not keys:
            return sorted(fields.items(), key=lambda field: ranks.get(field[0], last))
        known = {*keys}
        for key in sorted((key for key in fields if key not in known), key=lambda key: ranks.get(key, last)):
            keys.insert(slot(key, keys, tuple(ranks)), key)
        return [(key, fields[key]) for key in keys]

    def _map(self, value: dict[str, Json], spot: Spot) -> tuple[str, list[str]]:
        column = self._inside(spot, self.habits.step)
        lines: list[str] = []
        for key, each in self.ordered(value, spot.place, spot.like):
            first, *rest = self.field(key, each, spot.inside(key, column, _child(spot.like, key)))
            if spot.opened and (was := _item(spot.like, key)):
                first = first.replace(self.key(key), self.text[was.at : was.key_end], 1)
            lines += [" " * column + first, *rest]
        return self._joined(lines, column, spot)

    def _list(self, value: list[Json], spot: Spot) -> tuple[str, list[str]]:
        column = self._inside(spot, self.habits.dash)
        model = spot.like.items if spot.like is not None and spot.like.style == "list" else []
        lines: list[str] = []
        used = column + 1 + len(self.habits.gap)
        maps = [(number, each) for number, each in enumerate(value) if isinstance(each, dict) and each and not model]
        braces = {
            self._in_braces(each, replace(spot.inside(number, column, None), used=used)) is not None
            for number, each in (maps if len(maps) > 1 else ())
        }
        for number, each in enumerate(value):
            was = [item.value for item in model[max(number - 1, 0) : number + 1] if spot.opened]  # one may be new
            like = next((node for node in was if self._as_it_was(each, node)), alike(each, model))
            inside = spot.inside(number, column, like)
            first, *rest = self.entry(each, replace(inside, spread=True) if len(braces) > 1 else inside)
            lines += [" " * column + first, *rest]
        return self._joined(lines, column, spot)

    def _inside(self, spot: Spot, deeper: int) -> int:
        if not spot.place:
            return spot.column
        return spot.column + (1 + len(self.habits.gap) if spot.listed else deeper)

    def _joined(self, lines: list[str], column: int, spot: Spot) -> tuple[str, list[str]]:
        """Put the first line behind the dash, where there is one."""
        return (lines[0][column:], lines[1:]) if spot.listed or not spot.place else ("", lines)

    def _scalar(self, value: Json, spot: Spot) -> tuple[str, list[str]]:
        like = spot.like if spot.like is not None and not spot.like.holds else None
        line = self.one_line(value, spot.place, like, kept=spot.kept)
        if not isinstance(value, str) or self.careful:
            return line, []
        was_block = spot.kept and like is not None and like.style in ("|", ">")
        long = "\n" in value or (spot.used + len(line) > WIDTH and " " in value.strip())
        if not was_block and (not long or (spot.kept and self._stays_long(like, value))):
            return line, []
        if not spelled.is_block(value) or (value.endswith("\n\n") and not was_block):
            return line, []
        style = "|" if "\n" in value else ">"
        if was_block and like is not None and not (long and style == ">"):
            style = like.style
        indent = spot.column + (1 + len(self.habits.gap) if spot.listed else self.habits.step)
        if was_block and like is not None:
            indent = self._indent(like) or indent
        return spelled.block(value, indent, style)

    def _as_it_was(self, value: Json, like: Node | None) -> str:
        """Return what was written of a value that has not changed, "" where it has or stood on several lines."""
        written = self.text[like.start : like.end] if like is not None else ""
        document = read("", f"x: {written}\n".encode()).document if written and "\n" not in written else None
        is_it = document is not None and isinstance(document.data, dict) and same(document.data.get("x"), value)
        return written if is_it else ""

    def _stays_long(self, like: Node | None, value: str) -> bool:
        """Whether a text takes the place of one that stood on one line though it was longer than that."""
        return (
            like is not None
            and "\n" not in value
            and like.end - like.start > WIDTH
            and "\n" not in self.text[like.start : like.end]
        )

    def _indent(self, like: Node) -> int:
        """Return the indentation of a block text's lines."""
        lines = self.text[like.start : like.end].split("\n")[1:]
        first = next((line for line in lines if line.strip()), "")
        return len(first) - len(first.lstrip(" "))

    def _in_braces(self, value: dict[str, Json], spot: Spot) -> str | None:
        """Return a map in braces, None where it is to stand on lines of its own."""
        if not spot.place or spot.spread:
            return None
        as_before = not spot.opened and spot.like is not None and spot.like.style == "map" and bool(spot.like.items)
        if not as_before and any(isinstance(each, _HOLDING) or " " in str(each) for each in value.values()):
            return None
        written = self._bare(value, spot)
        if written is None or spot.used + len(written) > WIDTH:
            return None
        if as_before:
            return written if spot.like is not None and spot.like.flow else None
        return None if self.shape.is_text(spot.place) or len(written) > _SHORT else written

    def _in_brackets(self, value: list[Json], spot: Spot) -> bool:
        as_before = not spot.opened and spot.like is not None and spot.like.style == "list" and bool(spot.like.items)
        if not as_before and any(
            isinstance(each, list) or (isinstance(each, dict) and len(each) != 1) for each in value
        ):
            return False
        written = self._bare(value, spot)
        if written is None or spot.used + len(written) > WIDTH:
            return False
        if as_before:
            return spot.like is not None and spot.like.flow
        if all(not isinstance(each, dict | list) for each in value):
            return not any(_is_prose(each) for each in value)
        # Else one row a line, so that rows that are added later stand in lines of their own.
        return all(isinstance(each, dict) and self._in_braces(each, spot) is not None for each in value)

    def _bare(self, value: Json, spot: Spot) -> str | None:
        """Return a value in brackets; None where it holds a text of several lines."""
        if not self.careful and any("\n" in text for text in texts(value)):
            return None
        return self.flow(value, spot.place, spot.like)


def texts(value: Json) -> Iterable[str]:
    """Yield every text of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, _HOLDING):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def slot(key: str, keys: Sequence[str | None], order: Sequence[str]) -> int:
    """Return before which of the keys another belongs, so that as few as can be stand in the wrong order.

    Directly behind one that comes before it, else directly before one that comes after; a key that the schema does
    not know comes last.
    """
    ranks = {each: rank for rank, each in enumerate(order)}
    if key not in ranks:
        return len(keys)
    known = [ranks.get(each, -1) if each is not None else -1 for each in keys]
    wrong = sum(0 <= rank < ranks[key] for rank in known)
    best, fewest, before = 0, wrong, False
    for at, rank in enumerate(known, 1):
        if rank < 0:
            continue
        wrong += 1 if rank > ranks[key] else -1
        if wrong < fewest:
            best, fewest, before = at, wrong, True
    if not before and any(rank >= 0 for rank in known):
        return next(at for at, rank in enumerate(known) if rank >= 0)
    return best if before else len(keys)


def alike(value: Json, items: Sequence[Item]) -> Node | None:
    """Return the last value of some items that is a map, a list or a scalar as this one is."""
    style = "map" if isinstance(value, dict) else "list" if isinstance(value, list) else ""
    for item in reversed(items):
        if (item.value.style if item.value.holds else "") == style and not item.value.odd:
            return item.value
    return None


def _item(node: Node | None, key: str) -> Item | None:
    return node.named.get(key) if node is not None else None


def _child(node: Node | None, key: str) -> Node | None:
    item = _item(node, key)
    return item.value if item is not None else None


def _is_prose(value: Json) -> bool:
    return isinstance(value, str) and (value.count(" ") > 3 or len(value) > 40)
