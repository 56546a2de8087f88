"""The merge of a file: what one side touched is taken as it is written, and what comes out is held to both."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from coopctl.edits import EditRefused
from coopctl.edits.layout import Layout
from coopctl.errors import CoopctlError
from coopctl.merging import lines as plain
from coopctl.merging.parts import OddlyWrittenError, Version, holds_parts
from coopctl.merging.texts import Merger, Shown
from coopctl.merging.values import ALL, LACKING, Choices, Clash, Whose, equal
from coopctl.messages import msg
from coopctl.model.vocabularies import Severity
from coopctl.strict_yaml import FAULTS, read
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coopctl.edits.layout import Node
    from coopctl.findings import Fault
    from coopctl.merging.values import Value

_BOM = "\ufeff"
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
#: As wide as git writes the markers of a conflict.
MARKER = 7
#: Faults that leave no doubt about what a file says.
_HARMLESS = frozenset({"byte-order-mark"})
#: What a merge would have to write otherwise than either side has it.
_DOUBTFUL = frozenset({"mixed-line-endings"})


class Unmergeable(CoopctlError):  # noqa: N818 - what happened, in the words of those who read it
    """A side cannot be read, so nobody can tell what it says. `fault` is the reader's finding."""

    def __init__(self, side: Whose | None, fault: Fault | None) -> None:
        whose = msg("base") if side is None else msg("ours") if side is Whose.OURS else msg("theirs")
        what = msg("it is no text") if fault is None else fault.message
        line = 1 if fault is None else fault.span.line
        super().__init__(msg("one side ({side}) cannot be read, line {line}: {what}", side=whose, line=line, what=what))
        self.side, self.fault = side, fault


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge: the file, the fields that stand in it between markers, and those that were decided, by whom.

    `by_lines`: the texts could only be merged line by line; `clashes` is then one without a name, or none.
    """

    blob: bytes
    clashes: tuple[Clash, ...] = ()
    decided: Mapping[str, Whose] = field(default_factory=dict)
    by_lines: bool = False


def merge(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    kind: str,
    *,
    marker: int = MARKER,
    taken: Mapping[str, Whose] = MappingProxyType({}),
) -> Merged:
    """Return what both sides made of the base, which is empty where there was none; `taken` decides clashes by name.

    What is read of the result, with ours and with theirs in the place of each clash, is what a merge of the data gives,
    and no comment of either side is lost; where the texts allow no such result they are merged by lines, with markers
    around all that is not sure. Raise Unmergeable where a side cannot be read.
    """
    if theirs in (base, ours):
        return Merged(ours)
    if base == ours:
        return Merged(theirs)
    old = _version(None, base) if base.strip() else None
    mine, other = _version(Whose.OURS, ours), _version(Whose.THEIRS, theirs)
    frame = _Frame.of(base or ours, ours, theirs)
    choices = Choices(kind, taken)
    try:
        found = _by_parts(old, mine, other, choices, marker)
    except (EditRefused, OddlyWrittenError):
        found = None
    if found is None:
        found = _by_lines(old, mine, other, Choices(kind, taken), marker)
    text, clashes, decided, by_lines = found
    return Merged(frame.around(text), clashes, decided, by_lines)


#: The text of a merge, and what `Merged` says of it.
_Found: TypeAlias = "tuple[str, tuple[Clash, ...], Mapping[str, Whose], bool]"


def _by_parts(old: Version | None, ours: Version, theirs: Version, choices: Choices, marker: int) -> _Found | None:
    if any(not holds_parts(each.layout.root) for each in (old, ours, theirs) if each is not None):
        return None
    merger = Merger(choices)
    text = merger.text(old, ours, theirs, marker)
    if text is None:
        return None
    forced = frozenset(merger.told)
    kept: list[Counter[str]] = []
    for side in Whose:
        written = "\n".join(text.lines(Shown(side))) + "\n"
        parsed = read("", written.encode("utf-8")).document
        wanted = Choices(choices.kind, choices.taken, side, forced)
        if parsed is None or not equal(parsed.data, _merged(wanted, old, ours, theirs)):
            return None
        if wanted.clashes.keys() != choices.clashes.keys():
            return None
        kept.append(_comments(Version(written, Layout(written), parsed.data)))
        if not choices.clashes:
            break  # both sides are one
    there = kept[0] | kept[-1]
    for each, count in _owed(old, ours, theirs).items():
        if there[each] < count and there[each] + sum(each in line for line in merger.left) < count:
            return None
    shown = Shown.BOTH if choices.clashes else Shown.OURS
    return "\n".join(text.lines(shown)) + "\n", tuple(choices.clashes.values()), choices.decided, False


def _merged(choices: Choices, old: Version | None, ours: Version, theirs: Version) -> Value:
    return choices.merged((), "", LACKING if old is None else old.data, ours.data, theirs.data)


def _by_lines(old: Version | None, ours: Version, theirs: Version, choices: Choices, marker: int) -> _Found:
    """Merge texts as git would; where nothing clashes and yet the data are not those of a merge, all of it clashes."""
    texts = [
        [] if each is None else [f"{line}\n" for line in each.text.split("\n")[:-1]] for each in (old, ours, theirs)
    ]
    stretches = list(plain.merged(*texts))
    wanted = _merged(choices, old, ours, theirs)
    if all(other is None for _, other in stretches):
        text = "".join(chain.from_iterable(mine for mine, _ in stretches))
        parsed = read("", text.encode("utf-8")).document
        if parsed is not None and not choices.clashes and equal(parsed.data, wanted):
            return text, (), choices.decided, True
        stretches = list(plain.merged([], texts[1], texts[2]))
    if ALL in choices.taken:
        side = choices.taken[ALL]
        return (ours if side is Whose.OURS else theirs).text, (), {"": side}, True
    signs = [sign * marker for sign in "<=>"]
    found: list[str] = []
    for mine, other in stretches:
        if other is None:
            found += mine
        else:
            found += [f"{signs[0]} {Whose.OURS}\n", *mine, f"{signs[1]}\n", *other, f"{signs[2]} {Whose.THEIRS}\n"]
    whole = Clash("", (), LACKING if old is None else old.data, ours.data, theirs.data)
    return "".join(found), (whole,), {}, True


# ---------------------------------------------------------------- what both sides are held to


def _owed(old: Version | None, ours: Version, theirs: Version) -> Mapping[str, int]:
    """Return how often each comment stands in the merge at least: what neither side took away, and what one added."""
    base, mine, other = (Counter[str]() if each is None else _comments(each) for each in (old, ours, theirs))
    return {
        each: max(mine[each], other[each])
        if mine[each] >= base[each] <= other[each]
        else mine[each] + other[each] - base[each]
        for each in mine | other
    }


def _comments(version: Version) -> Counter[str]:
    """Count the comments of a text: what stands behind # outside of every value."""
    spans = sorted(_scalars(version.layout.root))
    found: Counter[str] = Counter()
    at, number = 0, 0
    while comment := _COMMENT.search(version.text, at):
        while number < len(spans) and spans[number][1] <= comment.start():
            number += 1
        if number < len(spans) and spans[number][0] < comment.start():
            at = max(spans[number][1], comment.start() + 1)
            continue
        found[comment[0].strip()] += 1
        at = comment.end()
    return found


def _scalars(node: Node) -> Iterator[tuple[int, int]]:
    if not node.holds:
        yield node.start, node.end
    for item in node.items:
        if item.key is not None:
            yield item.at, item.key_end
        yield from _scalars(item.value)


# ---------------------------------------------------------------- a file around its text


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a file is written: its byte order mark, its line ends, whether its last line has one."""

    mark: str
    newline: str
    ended: bool

    @classmethod
    def of(cls, base: bytes, ours: bytes, theirs: bytes) -> _Frame:
        """Return how the merge of three files is written: as ours is, but for what theirs alone has otherwise."""
        sides = [_written(each) for each in (base, ours, theirs)]
        mark, newline, ended = (other if mine == old else mine for old, mine, other in zip(*sides, strict=True))
        return cls(str(mark), str(newline), bool(ended))

    def around(self, text: str) -> bytes:
        """Return a text, of lines with line feeds, as the bytes of a file."""
        text = text if self.ended else text.removesuffix("\n")
        return (self.mark + text.replace("\n", self.newline)).encode("utf-8")


def _written(blob: bytes) -> tuple[str, str, bool]:
    windows = b"\r\n" in blob
    return _BOM if blob.startswith(_BOM.encode()) else "", "\r\n" if windows else "\n", blob.endswith(b"\n")


def _version(side: Whose | None, blob: bytes) -> Version:
    """Read a side. Raise Unmergeable where it is not sure what it says."""
    unix = blob.replace(b"\r\n", b"\n") if blob.count(b"\r\n") == blob.count(b"\n") else blob
    parsed = read("", unix if unix.endswith(b"\n") else unix + b"\n")
    wrong = (
        each
        for each in parsed.faults
        if (FAULTS[each.code] is Severity.ERROR and each.code not in _HARMLESS) or each.code in _DOUBTFUL
    )
    fault = next(wrong, None)
    if parsed.document is None or fault is not None:
        raise Unmergeable(side, fault)
    document = parsed.document
    return Version(document.text, Layout(document.text, document.readable), document.data)
