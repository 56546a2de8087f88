"""Thousands of small accidents to real files: the verdict on shape is that of an independent validator, nothing breaks.

Every mutation follows from a fixed seed, so that a failure comes again.
"""

from __future__ import annotations

import copy
import json
import random
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from coopctl import schemas, strict_yaml
from coopctl.findings import Aim
from tests.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coopctl.strict_yaml.scalars import Json

ROOT = Path(__file__).parents[1]
ACTIONS = sorted((ROOT / "data" / "actions").rglob("*.yaml"))
AGREEMENTS = sorted((ROOT / "data" / "agreements").rglob("*.yaml"))
FILES = [("action", path) for path in ACTIONS] + [("agreement", path) for path in AGREEMENTS]

#: What a mutated document may hold where it held something else.
VALUES: tuple[Json, ...] = (
    None, True, False, 0, 1, -1, 17, 18, 999, 1000, 9999, 10000, 12345, Decimal("0.5"), Decimal("6.0"), Decimal("-0.0"),
    2**53, 10**30, "", " ", "\n", "x", "x ", " x", "X", "none", "null", "true", "con", "a-b", "a--b", "a_b", "-", "1a",
    "é", "e\u0301", "٢٠١٨", "2018", "2018\n", "2018-07", "2018-13", "2018-7", "2018-07-28?", "2018-07-28~%", "../..", "2018/..",
    "../2019", "2018/2019", "2018/2019/2020", "a/b", "a/b/c", "A/b", "a/b ", "https://x", "https://", "http://x y",
    "ftp://x", "EUR", "eur", "EURO", "MA", "ma", "MA-SEF", "BE-WHT", "planned", "in_progress", "PLANNED", "partner",
    "FREQ=YEARLY;BYMONTHDAY=1", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1", "FREQ=YEARLY;FREQ=YEARLY;BYMONTHDAY=1",
    "a" * 60, "a" * 61, "\u00a0", "\u2028", "\ufeff", "\u180e", "\x1c", "\x85", "🎉", "..", "../x", "/x", "x/../y", "C:x", "a\\b",
    [], [None], ["x"], ["x", "x"], [1], [1, 1], [1, True], [[]], [{}], {}, {"fr": "x"}, {"FR": "x"}, {"fr": ""}, {"fr": 1},
    {"party": "mons"}, {"organisation": "x", "role": "partner"}, {"code": 16061}, {"code": "MA", "share": 60}, {"x-a": 1},
    {"id": "a"}, {"value": 1}, {"date": "2018", "state": "held"},
)  # fmt: skip
KEYS = (
    "title", "status", "axis", "period", "started", "updates", "milestones", "countries", "dac", "share", "code", "id",
    "x-", "x-own", "X-own", "fr", "FR", "nl-BE", "nl_BE", "", " ", "on", "no", "1", "__proto__", "toString", "é", "title ",
    "$schema", "lead", "part_of", "recurs", "budget", "currency", "planned", "parties", "role", "name", "party",
)  # fmt: skip


def read(path: Path) -> Json:
    document = strict_yaml.read(path.name, path.read_bytes()).document
    assert document is not None
    return document.data


def places(data: Json) -> Iterator[tuple[dict[str, Json] | list[Json], str | int]]:
    """Yield every map or list of a document with each of its keys or positions."""
    if isinstance(data, dict | list):
        for key in list(data) if isinstance(data, dict) else range(len(data)):
            yield data, key
            yield from places(data[key])  # type: ignore[index] # a key of this map, or a position of this list


def mutate(data: Json, dice: random.Random) -> Json:
    """Change one to three things of a copy: take away, replace, double, rename, add, wrap."""
    data = copy.deepcopy(data)
    for _ in range(dice.randint(1, 3)):
        holder, key = dice.choice(list(places(data)) or [(data, "")])
        kind = dice.choice(("drop", "replace", "replace", "replace", "add", "rename", "wrap", "double"))
        if isinstance(holder, dict):
            _mutate_map(holder, str(key), kind, dice)
        elif isinstance(holder, list) and isinstance(key, int):
            _mutate_list(holder, key, kind, dice)
    return data


def _mutate_map(holder: dict[str, Json], key: str, kind: str, dice: random.Random) -> None:
    value = copy.deepcopy(dice.choice(VALUES))
    if kind == "drop":
        holder.pop(key, None)
    elif kind == "rename" and key in holder:
        holder[dice.choice(KEYS)] = holder.pop(key)
    elif kind == "wrap" and key in holder:
        holder[key] = dice.choice(([holder[key]], {dice.choice(KEYS): holder[key]}))
    elif kind in ("add", "double"):
        holder[dice.choice(KEYS)] = value
    else:
        holder[key] = value


def _mutate_list(holder: list[Json], key: int, kind: str, dice: random.Random) -> None:
    if kind == "drop":
        del holder[key]
    elif kind == "double":
        holder.append(copy.deepcopy(holder[key]))
    elif kind == "wrap":
        holder[key] = [holder[key]]
    else:
        holder[key] = copy.deepcopy(dice.choice(VALUES))


def plain(data: Json) -> object:
    """Return a document as the independent validator knows it: numbers as JSON readers hold them."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return float(data) if isinstance(data, Decimal) else data


def independent(kind: str) -> Draft202012Validator:
    """Return jsonschema as it comes, on the schema's file as it is."""
    path = ROOT / "schemas" / f"{kind}.schema.json"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def explained(data: Json) -> bool:
    """Whether a document holds what Python's patterns read otherwise than ECMA-262, which JSON Schema names.

    `$` of Python also stands before a last line feed, and its `\\S` takes U+FEFF for a letter and U+001C and U+0085
    for blanks. coopctl reads patterns as the standard says.
    """
    odd = ("\n", "\ufeff", "\x1c", "\x85", "\u180e")
    if isinstance(data, dict):
        return any(explained(key) or explained(value) for key, value in data.items())
    if isinstance(data, list):
        return any(explained(value) for value in data)
    return isinstance(data, str) and (data.endswith("\n") or data in odd)


@pytest.mark.parametrize("kind", ["action", "agreement"])
def test_the_verdict_on_shape_is_that_of_an_independent_validator(
    kind: str, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(20180728)  # noqa: S311 - a seed, so that a failure comes again
    originals = [read(path) for each, path in FILES if each == kind]
    other = independent(kind)
    verdicts, differing = set(), []
    for _ in range(sample(200)):
        data = mutate(dice.choice(originals), dice)
        fits = not schemas.problems(kind, "a.yaml", data)
        if fits != other.is_valid(plain(data)) and not explained(data):
            differing.append(data)
        verdicts.add(fits)

    record_property("examples", sample(200))
    assert verdicts == {True, False}
    assert differing == []


def garble(blob: bytes, dice: random.Random) -> bytes:
    """Delete, double, swap or change some bytes or lines."""
    for _ in range(dice.randint(1, 4)):
        at, length = dice.randrange(len(blob) or 1), dice.choice((1, 1, 1, 2, 5, 40, 400))
        piece = blob[at : at + length]
        lines = blob.splitlines(keepends=True)
        number = dice.randrange(len(lines)) if lines else 0
        kind = dice.randrange(9)
        if kind == 0:
            blob = blob[:at] + blob[at + length :]
        elif kind == 1:
            blob = blob[:at] + piece + blob[at:]
        elif kind == 2:
            blob = blob[:at] + piece[::-1] + blob[at + length :]
        elif kind == 3:
            blob = blob[:at] + bytes([dice.randrange(256)]) + blob[at + 1 :]
        elif kind == 4:
            blob = blob[:at] + dice.choice(SNIPPETS).encode() + blob[at:]
        elif kind == 5 and lines:
            blob = b"".join([*lines[:number], *lines[number + 1 :]])
        elif kind == 6 and lines:
            blob = b"".join([*lines[: number + 1], *lines[number:]])
        elif kind == 7 and lines:
            lines[number] = dice.choice((b" ", b"  ", b"\t", b"- ", b"# ")) + lines[number]
            blob = b"".join(lines)
        elif lines:
            lines[number] = lines[number][dice.choice((1, 2, 4)) :]
            blob = b"".join(lines)
    return blob


SNIPPETS = (
    ":", ": ", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "|", ">", "'", '"', "%", "@", "`", "#", " #x", "\n",
    "\r", "\r\n", "\t", "\0", "\x1b", "\u202e", "\u200b", "\ufeff", "\u00a0", "<<: ", "---\n", "...\n", "<<<<<<< x\n",
    "=======\n", ">>>>>>> x\n", "\\", "0x", "1e9", ".nan", "~", "é", "\U0001f389", "{{ x }}", "\\ud800", "=", "//",
)  # fmt: skip


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda each: each.stem if isinstance(each, Path) else each)
@pytest.mark.parametrize("pure", [False, True])
def test_no_accident_to_the_text_breaks_the_reader(
    kind: str, path: Path, record_property: Callable[[str, object], None], *, pure: bool
) -> None:
    dice = random.Random(f"{path.name} {pure}")  # noqa: S311 - a seed, so that a failure comes again
    original = path.read_bytes()
    record_property("examples", sample(3 if pure else 40))
    for _ in range(sample(3 if pure else 40)):
        blob = garble(original, dice)
        reading = strict_yaml.read("a.yaml", blob, pure=pure)
        lines = reading.text.split("\n") if reading.text is not None else [""]
        spans = [fault.span for fault in reading.faults]
        spans += [span for fault in reading.faults for span, _ in fault.related]
        assert reading.document is not None or reading.faults
        if reading.document is not None:
            where = strict_yaml.positions(reading.document, pure=pure)
            for _, problem in schemas.problems(kind, "a.yaml", reading.document.data):
                spans += [where.span(problem.place, problem.aim), where.span(problem.place, Aim.KEY)]
        for span in spans:
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
            assert (span.line, span.column) <= (span.end_line, span.end_column)
