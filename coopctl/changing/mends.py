"""What is to be done about findings whose help leaves no choice: to the data of a file, or to its text."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from coopctl import strict_yaml
from coopctl.edits import Put, Remove, Rename
from coopctl.edits.shape import Shape
from coopctl.findings import Kind
from coopctl.i18n import recognised
from coopctl.model.names import kind_of
from coopctl.model.walk import records
from coopctl.spelling import synonyms
from coopctl.spelling.nearest import is_slip
from coopctl.strict_yaml.prescan import line_starts
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from coopctl.edits import Operation
    from coopctl.edits.splice import Splice
    from coopctl.findings import Finding, Span
    from coopctl.loading.reading import Reading
    from coopctl.model.places import Place

#: What lines may be indented with instead of spaces, and what takes its place.
_ODD = {"\t": "  ", **dict.fromkeys("\u00a0\u2007\u202f\u3000", " ")}
_INDENT = re.compile(rf" *[{''.join(_ODD)}][ {''.join(_ODD)}]*")
_HEADER = re.compile(r"[|>][-+1-9]*\s*(?:\s#.*)?$")
#: A file is read so often for what its lines are indented with.
_MOST_READINGS = 200
#: What is in a file with one of these is nobody's to mend: which of two sides counts, or which letters were meant.
_UNSURE = frozenset({"merge-conflict", "not-utf8"})
#: A name of fewer letters is another one when it has another letter: nothing but the names that are there lists them.
_SHORTEST_NAME = 5
#: A text of more characters is not read again for what its lines are indented with.
_LONG = 100_000


@dataclass(frozen=True, slots=True)
class Mend:
    """One mend: its finding, and what stood in the file and stands there now, "" for nothing."""

    finding: Finding
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A mend with what is to be done: an operation on the data, else splices of the text, or its mark taken off."""

    mend: Mend
    splices: tuple[Splice, ...]
    operation: Operation | None = None

    @property
    def path(self) -> str:
        """The file that it is about."""
        return self.mend.finding.path


def undertakings(reading: Reading, found: Sequence[Finding], asked: Sequence[Finding]) -> Iterator[Undertaking]:
    """Yield what is to be done about what is asked of all that was found, by file; YAML comes before the rest."""
    unsure = {each.path for each in found if each.code in _UNSURE}
    names = _names(reading) if any(each.mend and each.kind is Kind.RULE for each in asked) else frozenset()
    for path, together in groupby(sorted(asked, key=lambda each: each.order), key=lambda each: each.path):
        of_file = list(together)
        if path in unsure or not any(each.mend is not None or each.kind is Kind.YAML for each in of_file):
            continue
        if (content := strict_yaml.text(blob_of(reading, path))) is not None:
            text = _Placed(content)
            broken = [each for each in of_file if each.kind is Kind.YAML]
            yield from list(_apart(_yaml(text, broken))) or _apart(_data(reading, text, of_file, names))


def _apart(plans: Iterator[Undertaking]) -> Iterator[Undertaking]:
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


def _yaml(text: _Placed, found: Sequence[Finding]) -> Iterator[Undertaking]:
    for each in found:
        if each.code == "byte-order-mark":
            yield Undertaking(Mend(each, "U+FEFF", ""), ())
        elif splices := _indentation(text, each):
            yield Undertaking(Mend(each, text.at(each.span), splices[0][2]), splices)
        elif each.mend is not None:
            yield Undertaking(Mend(each, text.at(each.span), each.mend), (text.splice(each.span, each.mend),))


def _data(reading: Reading, text: _Placed, found: Sequence[Finding], names: Collection[str]) -> Iterator[Undertaking]:
    path = found[0].path
    document = reading.loaded.documents.get(path)
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
                yield Undertaking(made, (text.splice(each.span, made.after),), operation)


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


def _names(reading: Reading) -> frozenset[str]:
    """Return every name that is given in the workspace."""
    found: set[str] = set()
    for record in records(reading.loaded.portfolio):
        found |= {record.ref, *record.formerly}
        for rows in record.data.values():
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and isinstance(name := row.get("id"), str):
                    found.add(name)
    return frozenset(found)


def blob_of(reading: Reading, path: str) -> bytes:
    """Return what a file holds, b"" where it cannot be read."""
    content = next(iter(reading.tree.read([path])))[1]
    return content if isinstance(content, bytes) else b""


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
