"""Mends that leave no choice, made: what the help of a finding says is written, tried, and kept where it only helps.

Each is held to this: its finding goes, no error and no warning comes, and the file says something else at that place
alone. A file that could not be read has more to say once it can; that is no fault of a mend, unless it is said of what
was mended.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from coopctl import edits, strict_yaml, trees
from coopctl.changing.mends import Mend, Undertaking, blob_of, undertakings
from coopctl.checking import engine
from coopctl.edits import EditRefused, Put, Remove, Rename
from coopctl.edits.operations import applied, same
from coopctl.edits.splice import spliced
from coopctl.findings import Kind
from coopctl.model.names import SETTINGS_FILE, kind_of
from coopctl.model.places import field_name
from coopctl.model.vocabularies import Severity
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from coopctl.checking.selection import Selection
    from coopctl.edits import Operation
    from coopctl.findings import Finding
    from coopctl.loading.reading import Reading
    from coopctl.model.places import Place
    from coopctl.strict_yaml.marks import Positions
    from coopctl.strict_yaml.scalars import Json

_BOM = "\ufeff".encode()
#: So many values at once are written by the editor, one after the other; more are spliced in one go.
_FEW = 20
#: A text of more characters is spliced.
_LONG = 100_000
#: Mends are tried until so many files and findings were looked at; each trial looks at all, and makes some, or brings
#: nearer to the one that does harm. What is not tried then stays as it is found; another call goes on.
_MOST_LOOKS = 40_000
#: So many characters of a text that is longer than records are take as much time as a finding.
_A_LOOK, _LONGER = 20, 25_000
_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})


@dataclass(frozen=True, slots=True)
class Mending:
    """What was mended, by file; what was not, since it would not only help; the files before and after, by path.

    `found` is everything that reader and rules found before.
    """

    made: tuple[Mend, ...] = ()
    left: tuple[Mend, ...] = ()
    contents: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    found: tuple[Finding, ...] = ()


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
    before = state = _state(reading)
    contents: dict[str, tuple[bytes, bytes]] = {}
    made: list[Mend] = []
    left: dict[Hashable, Mend] = {}

    def asked() -> list[Undertaking]:
        open_ = [each for each in state.found if wanted.finding(each) and _key(each) not in left]
        return [*undertakings(state.reading, state.found, open_)]

    looks = 0
    while looks < _MOST_LOOKS and (plans := asked()):
        for together in _smaller_and_smaller(plans):
            if looks >= _MOST_LOOKS:
                break
            looks += len(state.reading.loaded.paths) + len(state.found)
            laid = _laid(state.reading, together)
            looks += sum(len(blob) // _A_LOOK for blob in laid.values() if len(blob) > _LONGER)
            after = _state(_over(reading, contents, laid)) if laid else None
            if after is not None and _only_helps(state, after, together):
                made += [plan.mend for plan in together]
                for path, blob in laid.items():
                    contents[path] = (contents.get(path, (blob_of(reading, path), b""))[0], blob)
                state = after
                break
            if len(together) == 1:
                left[_key(together[0].mend.finding)] = together[0].mend
    order = {path: number for number, path in enumerate(sorted(contents))}
    made.sort(key=lambda each: (order[each.finding.path], each.finding.span))
    said = {_key(each) for each in state.found}
    return Mending(tuple(made), tuple(each for key, each in left.items() if key in said), contents, before.found)


def _smaller_and_smaller(plans: Sequence[Undertaking]) -> Iterator[Sequence[Undertaking]]:
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


def _laid(reading: Reading, plans: Sequence[Undertaking]) -> dict[str, bytes]:
    """Return the files with what is to be done, {} where one of them cannot be so."""
    laid: dict[str, bytes] = {}
    for path, of_file in groupby(plans, key=lambda plan: plan.path):
        blob = blob_of(reading, path)
        after = _edited(path, blob, list(of_file))
        if after is None or after == blob:
            return {}
        laid[path] = after
    return laid


def _edited(path: str, blob: bytes, plans: Sequence[Undertaking]) -> bytes | None:
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


def _operations(plans: Sequence[Undertaking]) -> list[Operation]:
    """Return the operations of plans, in an order in which none moves what another is about; [] where one has none."""
    found = [plan.operation for plan in plans if plan.operation is not None]
    turns = {Put: 0, Rename: 1, Remove: 2}
    return sorted(found, key=lambda each: (turns[type(each)], -len(each.place))) if len(found) == len(plans) else []


def _only_helps(before: _SoFar, after: _SoFar, plans: Sequence[Undertaking]) -> bool:
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


def _was_hidden(finding: Finding, before: _SoFar, plans: Sequence[Undertaking]) -> bool:
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


def _new_name(plan: Undertaking) -> str:
    """Return the field that a key is renamed to, whose value nobody looked at before; "" for any other mend."""
    match plan.operation:
        case Rename(place, key):
            return field_name((*place[:-1], key))
    return ""


def _within(field: str, mended: str) -> bool:
    return bool(mended) and (field == mended or field.startswith((f"{mended}.", f"{mended}[")))


def _says_the_same_elsewhere(before: Reading, after: Reading, path: str, plans: Sequence[Undertaking]) -> bool:
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


def _lines(text: str, plan: Undertaking) -> range:
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
