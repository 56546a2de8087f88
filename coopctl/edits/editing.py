"""One change of a text: its operations in order, each held to the law before the next."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.edits import blocks, brackets, spelled
from coopctl.edits.habits import habits
from coopctl.edits.layout import Layout, child
from coopctl.edits.operations import (
    Insert,
    Move,
    Put,
    Remove,
    Rename,
    all_put,
    applied,
    normal,
    same,
    value_at,
)
from coopctl.edits.patch import patch, touched
from coopctl.edits.refused import EditRefused
from coopctl.edits.shape import Shape
from coopctl.edits.splice import spliced
from coopctl.edits.steps import meant, steps
from coopctl.edits.written import Pen, alike, slot, texts
from coopctl.messages import msg
from coopctl.model.places import field_name
from coopctl.strict_yaml import read
from coopctl.strict_yaml.prescan import shorten
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.edits.layout import Node
    from coopctl.edits.operations import Operation
    from coopctl.edits.splice import Splice
    from coopctl.findings import Fault
    from coopctl.model.places import Place
    from coopctl.strict_yaml import Parsed
    from coopctl.strict_yaml.scalars import Json

_BOM = "\ufeff"
#: What keeps a file from being changed: by these it is not sure what it says, or its bytes would be lost.
_IN_THE_WAY = frozenset(
    {"merge-conflict", "not-a-text-key", "not-utf8", "several-documents", "too-many-faults", "yaml-syntax"}
)


@dataclass(frozen=True, slots=True)
class Edited:
    """A text before and after a change, with its byte order mark where it has one, and what it says then."""

    before: str
    text: str
    data: Json

    @property
    def blob(self) -> bytes:
        """The bytes of the changed file."""
        return self.text.encode("utf-8")

    @property
    def changed(self) -> bool:
        """Whether anything is to be written."""
        return self.text != self.before

    @property
    def touched(self) -> tuple[tuple[int, int, int, int], ...]:
        """The lines that differ: first, and line after the last, before and after; counted from 1."""
        return touched(self.before, self.text)

    def patch(self, path: str) -> str:
        """Return the change as a unified diff of the file at `path`."""
        return patch(path, self.before, self.text)


@dataclass(frozen=True, slots=True)
class _State:
    """A text without byte order mark, and what the reader made of it."""

    text: str
    readable: str
    data: Json
    codes: Counter[str]


def edit(text: str | bytes, operations: Sequence[Operation], kind: str = "") -> Edited:
    """Return a text with operations made in their order, as one change: all of them, or none.

    `kind` names the schema (action, agreement, settings) that gives keys their order. Only the lines of what is
    changed are touched; what is read of the new text is exactly what the operations make of the data. Raise
    EditRefused where that cannot be, or where the text cannot be read.
    """
    blob = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    parsed = read("", blob)
    state = _state(parsed)
    mark = _BOM if blob.startswith(_BOM.encode()) else ""
    before, wanted, shape = mark + state.text, state.data, Shape(kind)
    left, singly = list(operations), 0
    while left:
        words = _words(state.data, left) if not singly else ()
        if len(words) > 1 and (made := _together(state, words, shape)) is not None:
            state = made
            wanted = state.data
            del left[: len(words)]
            continue
        singly = max(singly, len(words), 1) - 1
        for each in meant(wanted, left.pop(0), shape):
            wanted = applied(wanted, each)
            for step in steps(state.data, each):
                state = _step(state, step, shape)
    if not same(wanted, state.data):  # pragma: no cover - each step was held to it
        raise EditRefused(msg("the change could not be made as it was meant"), _BY_HAND)
    return Edited(before, mark + state.text, state.data)


_BY_HAND = msg("change the file by hand, in an editor")


def _state(parsed: Parsed) -> _State:
    """Return what is read of a text. Raise EditRefused where that is not sure."""
    fault = next((each for each in parsed.faults if parsed.document is None or each.code in _IN_THE_WAY), None)
    if parsed.document is None or fault is not None:
        raise unreadable(fault)
    document = parsed.document
    codes = Counter(fault.code for fault in parsed.faults)
    return _State(document.text, document.readable, document.data, codes)


def unreadable(fault: Fault | None) -> EditRefused:
    """Say that a file cannot be changed before a fault of it is mended."""
    if fault is None:
        return EditRefused(msg("this file cannot be read, so it cannot be changed"), _BY_HAND)
    message = msg(
        "this file cannot be changed before it is mended, line {line}: {what}", line=fault.span.line, what=fault.message
    )
    return EditRefused(message, fault.help, fault)


def _step(state: _State, step: Operation, shape: Shape) -> _State:
    """Make one step, and hold it to the law: what is read of the new text is what was meant, with no new fault."""
    wanted = applied(state.data, step)
    if isinstance(step, Move | Rename) and same(wanted, state.data):
        return state
    layout = Layout(state.text, state.readable)
    found: Fault | None = None
    for careful in (False, True):
        pen = Pen(state.text, shape, habits(layout), careful=careful)
        text = spliced(state.text, _splices(layout, pen, step, wanted))
        parsed = read("", text.encode("utf-8"))
        codes = Counter(fault.code for fault in parsed.faults) - state.codes - Counter(["byte-order-mark"])
        if parsed.document is not None and not codes and same(parsed.document.data, wanted):
            return _state(parsed)
        found = next((fault for fault in parsed.faults if fault.code in codes), found)
    raise _unlawful(layout, step, found)


def _words(data: Json, operations: Sequence[Operation]) -> Sequence[Put]:
    """Return the operations up to the first that is more than another word of one line in the place of one."""
    found: dict[Place, Put] = {}
    for each in operations:
        if not isinstance(each, Put) or not each.place or each.place in found:
            break
        try:
            there = value_at(data, each.place)
        except KeyError:
            break
        if not (isinstance(there, str) and isinstance(each.value, str)) or "\n" in there + each.value:
            break
        found[each.place] = each
    return tuple(found.values())


def _together(state: _State, puts: Sequence[Put], shape: Shape) -> _State | None:
    """Make them in one step under the same law, so that thousands cost one reading; None where it does not hold."""
    layout = Layout(state.text, state.readable)
    pen = Pen(state.text, shape, habits(layout))
    try:
        wanted = all_put(state.data, [Put(put.place, normal(put.value, put.place)) for put in puts])
        for put in puts:
            _look_at(layout, put.place)
        found: list[Splice] = []
        within: dict[Place, list[Splice]] = {}
        for put in puts:
            above = _outermost(layout, put.place)
            if above is None:
                found += blocks.replaced(layout, pen, put.place, put.value)
            else:
                within.setdefault(above, []).extend(_rewritten(layout, pen, put.place, put.value))
        for above, splices in within.items():
            found += _in_brackets(layout, pen, above, splices, None, wanted)
    except EditRefused:
        return None
    found.sort(key=lambda each: each[:2])
    if any(after[0] < before[1] for before, after in pairwise(found)):
        return None
    parsed = read("", spliced(state.text, found).encode("utf-8"))
    codes = Counter(fault.code for fault in parsed.faults) - state.codes - Counter(["byte-order-mark"])
    lawful = parsed.document is not None and not codes and same(parsed.document.data, wanted)
    return _state(parsed) if lawful else None


def _unlawful(layout: Layout, step: Operation, found: Fault | None) -> EditRefused:
    place = step.place
    while place:
        try:
            at = layout.item(place).at
            break
        except KeyError:
            place = place[:-1]
    line = layout.text.count("\n", 0, at) + 1 if place else 1
    if found is not None and found.code not in _IN_THE_WAY:
        return EditRefused(found.message, found.help, found)
    message = msg(
        "‘{field}’ cannot be changed in line {line} without harming what stands beside it",
        field=shorten(field_name(step.place)),
        line=line,
    )
    return EditRefused(message, _BY_HAND, found)


def _splices(layout: Layout, pen: Pen, step: Operation, wanted: Json) -> list[Splice]:
    place = step.place
    _look_at(layout, place)
    match step:
        case Put(place, value):
            holder = layout.node(place[:-1])
            key = place[-1]
            if isinstance(key, int) or any(item.key == key for item in holder.items):
                return _replaced(layout, pen, place, value, wanted)
            index = slot(key, [item.key for item in holder.items], pen.shape.keys(place[:-1]))
            return _inserted(layout, pen, place, index, wanted)
        case Insert(place, _, before):
            at = len(layout.node(place).items) if before is None else before
            return _inserted(layout, pen, (*place, at), at, wanted)
        case Remove(place):
            return _removed(layout, pen, place)
        case Move(place, to):
            holder = layout.node(place[:-1])
            move = brackets.moved if brackets.has_own_lines(layout, holder) else blocks.moved
            return move(layout, holder, int(place[-1]), to, careful=pen.careful)
        case Rename(place, key):
            return blocks.renamed(layout, pen, place, key, flow=_outermost(layout, place) is not None)


def _look_at(layout: Layout, place: Place) -> None:
    """Raise EditRefused where the way to a place leads through what is not edited."""
    node = layout.root
    for number, step in enumerate(place):
        if node.odd:
            raise _odd(layout, place[:number], node.start)
        try:
            item = child(node, step)
        except KeyError:
            return
        if item.odd:
            raise _odd(layout, place[: number + 1], item.at)
        node = item.value
    if node.odd:
        raise _odd(layout, place, node.start)


def _odd(layout: Layout, place: Place, at: int) -> EditRefused:
    return EditRefused(
        msg(
            "‘{field}’ in line {line} is written in a way that is not edited: with an anchor, a tag or a question mark",
            field=field_name(place),
            line=layout.text.count("\n", 0, at) + 1,
        ),
        msg("write it out first, as “key: value”"),
    )


def _outermost(layout: Layout, place: Place) -> Place | None:
    """Return the place of the outermost brackets above a place."""
    node = layout.root
    for number, step in enumerate(place):
        if node.flow:
            return place[:number]
        node = child(node, step).value
    return None


def _replaced(layout: Layout, pen: Pen, place: Place, value: Json, wanted: Json) -> list[Splice]:
    above = _outermost(layout, place)
    if above is None:
        return blocks.replaced(layout, pen, place, value)
    return _in_brackets(layout, pen, above, _rewritten(layout, pen, place, value), value, wanted)


def _rewritten(layout: Layout, pen: Pen, place: Place, value: Json) -> list[Splice]:
    """Return the splices for another value in the place of one between brackets."""
    item = layout.item(place)
    model = item.value
    written = (
        pen.flow(value, place, model)
        if isinstance(value, dict | list)
        else pen.one_line(value, place, model, flow=True, kept=True)
    )
    return brackets.replaced(layout, item, written)


def _inserted(layout: Layout, pen: Pen, place: Place, index: int, wanted: Json) -> list[Splice]:
    above: Place | None = place[:-1]
    holder = layout.node(place[:-1])
    if not holder.items and above:
        return _replaced(layout, pen, place[:-1], value_at(wanted, place[:-1]), wanted)
    if not holder.items:
        return blocks.replaced(layout, pen, (), wanted, opened=True)
    value = value_at(wanted, place)
    outer = _outermost(layout, place[:-1])
    above = outer if outer is not None or not holder.flow else above
    if above is None:
        return blocks.inserted(layout, pen, place, index, value)
    key = place[-1]
    written = pen.flow(value, place, alike(value, holder.items) if isinstance(key, int) else None)
    if isinstance(key, str):
        written = f"{pen.key(key, flow=True)}: {written}"
    return _in_brackets(layout, pen, above, brackets.inserted(layout, holder, index, written), value, wanted)


def _in_brackets(
    layout: Layout, pen: Pen, above: Place, splices: list[Splice], value: Json, wanted: Json
) -> list[Splice]:
    """Return splices between brackets; or the brackets as a block, where they hold too much for their one line."""
    node = layout.node(above)
    inside = layout.text[node.start : node.end]
    if pen.careful or "\n" in inside or not _may_open(layout, node):
        return splices
    too_long = brackets.longest(layout, node, splices) > spelled.WIDTH >= brackets.longest(layout, node, [])
    if too_long or any("\n" in text for text in texts(value)):
        return blocks.replaced(layout, pen, above, value_at(wanted, above), opened=True)
    return splices


def _may_open(layout: Layout, node: Node) -> bool:
    """Whether brackets can become a block where they stand: not behind `---`."""
    return node is not layout.root or layout.leads(node.start)


def _removed(layout: Layout, pen: Pen, place: Place) -> list[Splice]:
    holder = layout.node(place[:-1])
    item = layout.item(place)
    index = next(number for number, each in enumerate(holder.items) if each is item)
    if holder.flow:
        return brackets.removed(layout, holder, index, json=pen.habits.json)
    return blocks.removed(layout, pen, place, index)
