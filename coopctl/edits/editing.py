"""One change of a text: its operations in order, each held to the law before the next."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.edits import changes, together
from coopctl.edits.habits import habits
from coopctl.edits.layout import Layout
from coopctl.edits.operations import Move, Rename, applied, same
from coopctl.edits.patch import patch, touched
from coopctl.edits.refused import EditRefused
from coopctl.edits.shape import Shape
from coopctl.edits.splice import spliced
from coopctl.edits.steps import meant, steps
from coopctl.edits.written import Pen
from coopctl.messages import msg
from coopctl.model.places import field_name
from coopctl.strict_yaml import read
from coopctl.strict_yaml.prescan import shorten
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coopctl.edits.operations import Operation
    from coopctl.edits.together import Some
    from coopctl.findings import Fault
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
    left, most = list(operations), len(operations)
    while left:
        some = together.first_of(state.data, left[:most])
        if len(some) > 1:
            made = _together(state, some, shape)
            most = len(some) // 2 if made is None else len(left)
            if made is not None:
                state = made
                wanted = state.data
                del left[: len(some)]
            continue
        for each in meant(wanted, left.pop(0), shape):
            wanted = applied(wanted, each)
            for step in steps(state.data, each):
                state = _step(state, step, shape)
        most = max(2 * most, 2)
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
        text = spliced(state.text, changes.splices(layout, pen, step, wanted))
        parsed = read("", text.encode("utf-8"))
        codes = Counter(fault.code for fault in parsed.faults) - state.codes - Counter(["byte-order-mark"])
        if parsed.document is not None and not codes and same(parsed.document.data, wanted):
            return _state(parsed)
        found = next((fault for fault in parsed.faults if fault.code in codes), found)
    raise _unlawful(layout, step, found)


def _together(state: _State, some: Some, shape: Shape) -> _State | None:
    """Make operations in one step under the same law, so that thousands cost one reading; None where it fails."""
    layout = Layout(state.text, state.readable)
    pen = Pen(state.text, shape, habits(layout))
    try:
        wanted = together.applied(state.data, some)
        made = together.splices(layout, pen, some, wanted)
    except EditRefused:
        return None
    if made is None:
        return None
    found = sorted(made, key=lambda each: each[:2])
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
