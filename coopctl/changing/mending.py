"""Mends that leave no choice, made: what the help of a finding says is written, tried, and kept where it only helps.

Each is held to this: its finding goes, no error and no warning comes, and the file says something else at that place
alone. A file that could not be read has more to say once it can; that is no fault of a mend, unless it is said of what
was mended.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from coopctl import edits, strict_yaml, trees
from coopctl.checking import engine
from coopctl.edits import EditRefused, Put, Remove, Rename
from coopctl.edits.operations import applied, same
from coopctl.edits.shape import Shape
from coopctl.edits.splice import spliced
from coopctl.findings import Kind
from coopctl.i18n import recognised
from coopctl.model.names import SETTINGS_FILE, kind_of
from coopctl.model.places import field_name
from coopctl.model.vocabularies import Severity
from coopctl.model.walk import records
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import is_slip
from coopctl.strict_yaml.prescan import line_starts

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

    from coopctl.checking.selection import Selection
    from coopctl.edits import Operation
    from coopctl.edits.splice import Splice
    from coopctl.findings import Finding, Span
    from coopctl.loading.reading import Reading
    from coopctl.model.places import Place
    from coopctl.strict_yaml.marks import Positions
    from coopctl.strict_yaml.scalars import Json

_BOM = "\ufeff".encode()
#: What lines may be indented with instead of spaces, and what takes its place.
_ODD = {"\t": "  ", **dict.fromkeys("\u00a0\u2007\u202f\u3000", " ")}
_INDENT = re.compile(rf" *[{''.join(_ODD)}][ {''.join(_ODD)}]*")
_HEADER = re.compile(r"[|>][-+1-9]*\s*(?:\s#.*)?$")
#: So many values at once are written by the editor, one after the other; more are spliced in one go.
_FEW = 20
#: A file is read so often for what its lines are indented with.
_MOST_READINGS = 200
#: A text of more characters is spliced, and not read again for what its lines are indented with.
_LONG = 100_000
#: So often mends are tried; each time makes some, or brings nearer to the one that does harm.
_MOST_TRIALS = 500
#: What is in a file with one of these is nobody's to mend: which of two sides counts, or which letters were meant.
_UNSURE = frozenset({"merge-conflict", "not-utf8"})
#: A name of fewer letters is another one when it has another letter: nothing but the names that are there lists them.
_SHORTEST_NAME = 5
_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})


@dataclass(frozen=True, slots=True)
class Mend:
    """One mend: its finding, and what stood in the file and stands there now, "" for nothing."""

    finding: Finding
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mending:
    """What was mended, by file; what was not, since it would not only help; the files before and after, by path."""

    made: tuple[Mend, ...] = ()
    left: tuple[Mend, ...] = ()
    contents: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Undertaking:
    """A mend with what is to be done: an operation on the data, else splices of the text, or its mark taken off."""

    mend: Mend
    splices: tuple[Splice, ...]
    operation: Operation | None = None

    @property
    def path(self) -> str:
        return self.mend.finding.path


@dataclass(frozen=True, slots=True)
class _SoFar:
    """The workspace as mended so far, and what is found in it."""

    reading: Reading
    found: tuple[Finding, ...]

    @property
    def left_out(self) -> frozenset[str]:
        """The files that are not in the portfolio."""
        loaded = self.reading.loaded
        broken = {
            SETTINGS_FILE for each in self.found if each.path == SETTINGS_FILE and each.severity is Severity.ERROR
        }
        return frozenset({left.path for left in loaded.portfolio.left_out} | broken)


def mend(reading: Reading, wanted: Selection) -> Mending:
    """Return the mends of what is wanted of all that was found, and the files with them. Raise what loading raises."""
    state = _state(reading)
    contents: dict[str, tuple[bytes, bytes]] = {}
    made: list[Mend] = []
    left: dict[Hashable, Mend] = {}

    def plans() -> list[_Undertaking]:
        return [*_plans(state, [each for each in state.found if wanted.finding(each) and _key(each) not in left])]

    trials = 0
    while trials < _MOST_TRIALS and (asked := plans()):
        for together in _smaller_and_smaller(asked):
            trials += 1
            laid = _laid(state.reading, together)
            after = _state(_over(reading, contents, laid)) if laid else None
            if after is not None and _only_helps(state, after, together):
                made += [plan.mend for plan in together]
                for path, blob in laid.items():
                    contents[path] = (contents.get(path, (_blob(reading, path), b""))[0], blob)
                state = after
                break
            if len(together) == 1:
                left[_key(together[0].mend.finding)] = together[0].mend
    order = {path: number for number, path in enumerate(sorted(contents))}
    made.sort(key=lambda each: (order[each.finding.path], each.finding.span))
    said = {_key(each) for each in state.found}
    return Mending(tuple(made), tuple(each for key, each in left.items() if key in said), contents)


def _smaller_and_smaller(plans: Sequence[_Undertaking]) -> Iterator[Sequence[_Undertaking]]:
    """Yield all plans together, then each half of them, down to each alone: mostly the first try is the only one."""
    yield plans
    if half := len(plans) // 2:
        yield from _smaller_and_smaller(plans[:half])
        yield from _smaller_and_smaller(plans[half:])


def _state(reading: Reading) -> _SoFar:
    loaded = reading.loaded
    return _SoFar(reading, (*loaded.findings, *engine.run(loaded)))


def _over(reading: Reading, contents: Mapping[str, tuple[bytes, bytes]], laid: Mapping[str, bytes]) -> Reading:
    """Return a reading with what was mended so far, and what is now tried."""
    whole = {**{path: after for path, (_, after) in contents.items()}, **laid}
    return replace(reading, tree=trees.OverlayTree(reading.tree, whole), whole=True)


def _blob(reading: Reading, path: str) -> bytes:
    content = next(iter(reading.tree.read([path])))[1]
    return content if isinstance(content, bytes) else b""


# ---------------------------------------------------------------- what is to be done


def _plans(state: _SoFar, asked: Sequence[Finding]) -> Iterator[_Undertaking]:
    """Yield what is to be done of what was found, by file; what keeps YAML from being read comes before the rest."""
    unsure = {each.path for each in state.found if each.code in _UNSURE}
    names = _names(state) if any(each.mend and each.kind is Kind.RULE for each in asked) else frozenset()
    for path, found in groupby(sorted(asked, key=lambda each: each.order), key=lambda each: each.path):
        of_file = list(found)
        if path in unsure or not any(each.mend is not None or each.kind is Kind.YAML for each in of_file):
            continue
        if (content := strict_yaml.text(_blob(state.reading, path))) is not None:
            text = _Placed(content)
            broken = [each for each in of_file if each.kind is Kind.YAML]
            yield from list(_apart(_yaml(text, broken))) or _apart(_data(state, text, of_file, names))


def _apart(plans: Iterator[_Undertaking]) -> Iterator[_Undertaking]:
    """Yield plans that do not touch each other; what is left out has its turn later."""
    end = -1
    for plan in plans:
        if not plan.splices or plan.splices[0][0] >= end:
            yield plan
            end = max([end, *(each[1] for each in plan.splices)])


class _Placed:
    """A text, and what stands in it by lines and columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = line_starts(text)

    def splice(self, span: Span, new: str) -> Splice:
        """Return what puts something else in the place of a span."""
        start = self.starts[span.line - 1] + span.column - 1
        return start, self.starts[span.end_line - 1] + span.end_column - 1, new

    def at(self, span: Span) -> str:
        """Return what stands there."""
        start, end, _ = self.splice(span, "")
        return self.text[start:end]


def _yaml(text: _Placed, found: Sequence[Finding]) -> Iterator[_Undertaking]:
    for each in found:
        if each.code == "byte-order-mark":
            yield _Undertaking(Mend(each, "U+FEFF", ""), ())
        elif splices := _indentation(text, each):
            yield _Undertaking(Mend(each, text.at(each.span), splices[0][2]), splices)
        elif each.mend is not None:
            yield _Undertaking(Mend(each, text.at(each.span), each.mend), (text.splice(each.span, each.mend),))


def _data(state: _SoFar, text: _Placed, found: Sequence[Finding], names: Collection[str]) -> Iterator[_Undertaking]:
    path = found[0].path
    document = state.reading.loaded.documents.get(path)
    told = [each for each in found if each.kind is not Kind.YAML and each.mend is not None]
    if document is None or not told:
        return
    where = strict_yaml.positions(document)
    values = {span: place for place, span in where.values.items() if place}
    keys = {span: place for place, span in where.keys.items()}
    for each in told:
        made = Mend(each, text.at(each.span), str(each.mend))
        if _is_certain(made, names, _fields(path, keys.get(each.span))):
            key = keys.get(each.span)  # where nothing is written behind it, its value stands there too
            operation = _operation(made.after, None if key else values.get(each.span), key)
            if operation is not None or made.after:
                yield _Undertaking(made, (text.splice(each.span, made.after),), operation)


def _operation(written: str, value: Place | None, key: Place | None) -> Operation | None:
    """Return what a mend does to the data, None where it is more than one thing."""
    if key is not None and not written:
        return Remove(key)
    parsed = strict_yaml.read("", f"x: {written}\n".encode())
    data = parsed.document.data if parsed.document is not None else None
    if parsed.faults or not isinstance(data, dict) or data.keys() != {"x"}:
        return None
    if value is not None:
        return Put(value, data["x"])
    return Rename(key, data["x"]) if key is not None and isinstance(data["x"], str) else None


def _is_certain(made: Mend, names: Collection[str], fields: Collection[str]) -> bool:
    """Whether a mend is no guess: a question is one, unless a label or a slip of the pen is all that it asks about."""
    help_ = made.finding.help
    if help_ is None or not help_.text.endswith("?"):
        return True
    written, word = made.before.strip("'\" "), made.after
    words = made.finding.message.params.get("words", ())
    known = {*(words if isinstance(words, tuple) else ()), *fields}
    if made.finding.kind is Kind.SCHEMA and (
        recognised.is_said(written, word, known) or synonyms.word(written, (word,)) == word
    ):
        return True
    others = known if made.finding.kind is Kind.SCHEMA else names
    if made.finding.kind is not Kind.SCHEMA and len(word) < _SHORTEST_NAME:
        return False
    return is_slip(written, word) and not any(is_slip(written, other) for other in others if other != word)


def _fields(path: str, key: Place | None) -> tuple[str, ...]:
    """Return what fields there are beside a key."""
    return Shape(kind_of(path)).keys(key[:-1]) if key else ()


def _names(state: _SoFar) -> frozenset[str]:
    """Return every name that is given in the workspace."""
    found: set[str] = set()
    for record in records(state.reading.loaded.portfolio):
        found |= {record.ref, *record.formerly}
        for rows in record.data.values():
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and isinstance(name := row.get("id"), str):
                    found.add(name)
    return frozenset(found)


# ---------------------------------------------------------------- texts


def _indentation(text: _Placed, fault: Finding) -> tuple[Splice, ...]:
    """Return spaces for what lines are indented with where the reader stumbles over it.

    Where lines may belong to a text that keeps them, the reader is asked again behind each run of such lines.
    """
    if text.at(fault.span).strip("".join(_ODD)) or fault.span.line != fault.span.end_line:
        return ()
    lines = text.text.split("\n")
    asking = any(map(_HEADER.search, lines))
    splices: dict[int, Splice] = {}
    number: int | None = fault.span.line - 1
    for _ in range(_MOST_READINGS):
        if number is None:
            break
        for at in range(number, len(lines)):
            if match := _INDENT.match(lines[at]):
                plain = "".join(_ODD.get(each, each) for each in match[0])
                splices[at] = (text.starts[at], text.starts[at] + match.end(), plain)
                lines[at] = plain + lines[at][match.end() :]
            elif asking:
                break
        number = _odd_line(lines) if asking and len(text.text) < _LONG else None
    return tuple(splices[at] for at in sorted(splices))


def _odd_line(lines: Sequence[str]) -> int | None:
    """Return the line whose indentation the reader stumbles over, None for none."""
    for fault in strict_yaml.read("", "\n".join(lines).encode()).faults:
        line = lines[fault.span.line - 1]
        match = _INDENT.match(line)
        marked = line[fault.span.column - 1 : fault.span.end_column - 1]
        if (
            fault.code == "yaml-syntax"
            and match
            and fault.span.column <= match.end()
            and not marked.strip("".join(_ODD))
        ):
            return fault.span.line - 1
    return None


def _laid(reading: Reading, plans: Sequence[_Undertaking]) -> dict[str, bytes]:
    """Return the files with what is to be done, {} where one of them cannot be so."""
    laid: dict[str, bytes] = {}
    for path, of_file in groupby(plans, key=lambda plan: plan.path):
        blob = _blob(reading, path)
        after = _edited(path, blob, list(of_file))
        if after is None or after == blob:
            return {}
        laid[path] = after
    return laid


def _edited(path: str, blob: bytes, plans: Sequence[_Undertaking]) -> bytes | None:
    operations = _operations(plans)
    if 0 < len(operations) <= _FEW and len(blob) < _LONG:
        try:
            return edits.edit(blob, operations, kind_of(path)).blob
        except EditRefused:
            pass  # what the editor cannot read is spliced where the finding stands, and held to the same
    text = strict_yaml.text(blob)
    if text is None or any(plan.operation is not None and not plan.mend.after for plan in plans):
        return None
    bare = any(not plan.splices for plan in plans) or not blob.startswith(_BOM)
    after = spliced(text, [each for plan in plans for each in plan.splices])
    return (b"" if bare else _BOM) + after.encode("utf-8")


def _operations(plans: Sequence[_Undertaking]) -> list[Operation]:
    """Return the operations of plans, in an order in which none moves what another is about; [] where one has none."""
    found = [plan.operation for plan in plans if plan.operation is not None]
    turns = {Put: 0, Rename: 1, Remove: 2}
    return sorted(found, key=lambda each: (turns[type(each)], -len(each.place))) if len(found) == len(plans) else []


# ---------------------------------------------------------------- what it is held to


def _only_helps(before: _SoFar, after: _SoFar, plans: Sequence[_Undertaking]) -> bool:
    """Whether the findings are gone, nothing came in their place, and no file says something else elsewhere."""
    told, now = (Counter(map(_key, state.found)) for state in (before, after))
    for key, count in Counter(_key(plan.mend.finding) for plan in plans).items():
        if now[key] > told[key] - count:
            return False
    fresh = now - told
    for each in after.found:
        if each.severity in _GRAVE and fresh[_key(each)] and not _was_hidden(each, before, plans):
            return False
    return all(
        _says_the_same_elsewhere(before.reading, after.reading, path, list(of_file))
        for path, of_file in groupby(plans, key=lambda plan: plan.path)
    )


def _key(finding: Finding) -> Hashable:
    return finding.path, finding.code, finding.field, str(finding.message)


def _was_hidden(finding: Finding, before: _SoFar, plans: Sequence[_Undertaking]) -> bool:
    """Whether a finding could not be told before, and is not about what was mended."""
    mended = {plan.path for plan in plans} & before.left_out
    here = [plan for plan in plans if plan.path == finding.path]
    if finding.kind in (Kind.YAML, Kind.SCHEMA):
        unread = finding.path in mended and finding.path not in before.reading.loaded.documents
        unread |= any(each.path == finding.path and each.code == strict_yaml.TOO_MANY for each in before.found)
        is_schema = finding.kind is Kind.SCHEMA
        return unread or (is_schema and any(_within(finding.field, _new_name(plan)) for plan in here))
    if any(_within(finding.field, plan.mend.finding.field) for plan in here):
        return False
    return bool(mended & {finding.path, SETTINGS_FILE, *(other.path for other in finding.related)})


def _new_name(plan: _Undertaking) -> str:
    """Return the field that a key is renamed to, whose value nobody looked at before; "" for any other mend."""
    match plan.operation:
        case Rename(place, key):
            return field_name((*place[:-1], key))
    return ""


def _within(field: str, mended: str) -> bool:
    return bool(mended) and (field == mended or field.startswith((f"{mended}.", f"{mended}[")))


def _says_the_same_elsewhere(before: Reading, after: Reading, path: str, plans: Sequence[_Undertaking]) -> bool:
    old, new = before.loaded.documents.get(path), after.loaded.documents.get(path)
    if old is None or new is None:
        return old is None
    if operations := _operations(plans):
        meant: Json = old.data
        for each in operations:
            meant = applied(meant, each)
        return same(meant, new.data)
    lines = {line for plan in plans for line in _lines(old.text, plan)}
    where = strict_yaml.positions(old), strict_yaml.positions(new)
    return all(any(_line(each, place) in lines for each in where) for place in _differences(old.data, new.data, ()))


def _lines(text: str, plan: _Undertaking) -> range:
    first = plan.mend.finding.span.line
    last = plan.mend.finding.span.end_line
    if plan.splices:
        last = max(last, text.count("\n", 0, plan.splices[-1][1]) + 1)
    return range(first, last + 1)


def _line(where: Positions, place: Place) -> int | None:
    span = where.keys.get(place) or where.values.get(place)
    return span.line if span is not None else None


def _differences(old: Json, new: Json, place: Place) -> Iterator[Place]:
    """Yield the places at which two values differ, the deepest that both have."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            if key in old and key in new:
                yield from _differences(old[key], new[key], (*place, key))
            else:
                yield (*place, key)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, each in enumerate(old):
            yield from _differences(each, new[number], (*place, number))
    elif not same(old, new):
        yield place
