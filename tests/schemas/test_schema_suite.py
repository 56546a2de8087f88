"""JSON Schema's official suite, draft 2020-12, the way of a file: written as text, read strictly, judged by both engines."""

from __future__ import annotations

import json
import os
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema_rs
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from coopctl import schemas
from coopctl.strict_yaml import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.model.records import Json

FOLDER = os.environ.get("COOPCTL_SUITES", "")
SUITE = Path(FOLDER) / "json-schema-test-suite"
needs_suites = pytest.mark.skipif(not FOLDER, reason="COOPCTL_SUITES does not name the folder of the official suites")

#: What our reader refuses of the suite's data, by code and why; all the rest is read back equal.
REFUSED = {
    "number-too-large": "a whole number beyond 2^53, or a number beyond 1e308, is read differently by other programs",
    "doubtful-character": r"“foo\bar” between double quotes: a code of one letter that nobody writes for what it makes",
}
#: Where the gate's verdict is not the suite's: file or "file: group", and why.
GATE = {
    "format": "a format is checked, not only noted",
}
#: Where the explaining engine's verdict is not the suite's. Our schemas use none of this: the last test holds that.
EXPLAINER = {
    "vocabulary": "a schema's own vocabulary is not asked for",
    "pattern: pattern with Unicode property escape requires unicode mode": r"Python's patterns have no \p",
    "patternProperties: patternProperties with Unicode property escape": r"Python's patterns have no \p",
    "optional/dependencies-compatibility": "‘dependencies’ is of older drafts",
    "optional/ecmascript-regex: ECMA 262 regex escapes control codes with \\c and upper letter": r"Python has no \c",
    "optional/ecmascript-regex: ECMA 262 regex escapes control codes with \\c and lower letter": r"Python has no \c",
    "optional/ecmascript-regex: ECMA 262 \\s matches whitespace": r"of \s and \S only \S is translated",
    "optional/ecmascript-regex: patterns always use unicode semantics with pattern": r"Python's patterns have no \p",
    "optional/ecmascript-regex: pattern with non-ASCII digits": r"Python's patterns have no \p",
    "optional/ecmascript-regex: patterns always use unicode semantics with patternProperties": r"as for \p in pattern",
    "optional/ecmascript-regex: \\w in patternProperties matches [A-Za-z0-9_], not unicode letters": r"only ‘pattern’ is translated",
    "optional/ecmascript-regex: \\d in patternProperties matches [0-9], not unicode digits": r"only ‘pattern’ is translated",
    "optional/ecmascript-regex: patternProperties with non-ASCII digits": r"as for \p in pattern",
    "optional/format-assertion": "formats are noted, not checked",
}
#: Nor does it check formats: all that it accepts and the suite refuses in optional/format is of this kind.
FORMATS = "optional/format/"


class Case(NamedTuple):
    group: str
    schema: Any
    data: Json
    valid: bool

    def named(self, file: str) -> set[str]:
        return {file, f"{file}: {self.group}"}


def files() -> list[str]:
    found = (SUITE / "draft2020-12").rglob("*.json") if FOLDER else ()
    return sorted(path.relative_to(SUITE / "draft2020-12").with_suffix("").as_posix() for path in found)


def loaded(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def cases(file: str) -> Iterator[Case]:
    for group in loaded(SUITE / "draft2020-12" / f"{file}.json"):
        for test in group["tests"]:
            yield Case(group["description"], group["schema"], test["data"], test["valid"])


@pytest.fixture(scope="module")
def remotes() -> dict[str, Any]:
    """Return what the suite serves on localhost:1234, by address; `v1` is of a draft that nobody knows yet."""
    found = [path.relative_to(SUITE / "remotes") for path in (SUITE / "remotes").rglob("*.json")]
    return {
        f"http://localhost:1234/{path.as_posix()}": loaded(SUITE / "remotes" / path)
        for path in found
        if path.parts[0] != "v1"
    }


# ---------------------------------------------------------------- a value as the text of a file


def quoted(text: str) -> str:
    """Write a text in double quotes, which YAML and JSON read alike; what cannot be seen is escaped."""
    plain = json.dumps(text, ensure_ascii=False)
    return "".join(
        sign if sign.isprintable() else f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
        for sign in plain
    )


def flow(value: Json) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{quoted(key)}: {flow(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str():
            return quoted(value)
        case Decimal():
            return str(value)
        case _:
            return json.dumps(value)


def block(value: Json, margin: str) -> str:
    """Write a value in YAML's own style, beginning on a line of its own where it is a list or map that holds something."""
    match value:
        case dict() if value:
            return "".join(f"\n{margin}{quoted(key)}:{block(each, margin + '  ')}" for key, each in value.items())
        case list() if value:
            return "".join(f"\n{margin}-{block(each, margin + '  ')}" for each in value)
        case _:
            return f" {flow(value)}"


def typed(value: Json) -> Json | tuple[str, Json]:
    """Return a value with its types: in Python 1, 1.0 and true are equal."""
    match value:
        case dict():
            return {key: typed(each) for key, each in value.items()}  # type: ignore[misc] # compared, no more
        case list():
            return [typed(each) for each in value]  # type: ignore[misc] # as above
        case _:
            return type(value).__name__, value


def through(text: str) -> tuple[Json, set[str]]:
    """Return the value of `x` in a file, and the codes of what keeps it out."""
    reading = read("x", text.encode())
    data = reading.document.data if reading.document else None
    return data["x"] if isinstance(data, dict) else None, {fault.code for fault in reading.faults}


# ---------------------------------------------------------------- the suite


@needs_suites
@pytest.mark.parametrize("file", files())
def test_what_the_suite_holds_is_read_back_equal_from_yaml_and_json(file: str) -> None:
    for case in cases(file):
        for text in (f"x: {flow(case.data)}\n", f"x:{block(case.data, '  ')}\n", f'{{"x": {flow(case.data)}}}'):
            data, codes = through(text)
            assert codes <= set(REFUSED), text
            if not codes:
                assert typed(data) == typed(case.data), text


@needs_suites
@pytest.mark.parametrize("file", files())
def test_both_engines_give_the_verdict_of_the_suite(file: str, remotes: dict[str, Any]) -> None:
    fast = jsonschema_rs.Registry(remotes.items())
    resources = ((uri, Resource.from_contents(each, DRAFT202012)) for uri, each in remotes.items())
    slow: Registry[Any] = Registry().with_resources(resources)
    differing: dict[str, set[str]] = {"gate": set(), "explainer": set()}
    for case in cases(file):
        data, codes = through(f"x: {flow(case.data)}\n")
        if codes:
            continue
        if schemas.gate(case.schema, fast).is_valid(data) is not case.valid:
            assert case.named(file) & set(GATE), (case, data)
            differing["gate"] |= case.named(file) & set(GATE)
        if explained(case, data, slow) is not case.valid:
            if file.startswith(FORMATS):
                assert not case.valid
                continue
            assert case.named(file) & set(EXPLAINER), (case, data)
            differing["explainer"] |= case.named(file) & set(EXPLAINER)

    for engine, listed in (("gate", GATE), ("explainer", EXPLAINER)):
        assert differing[engine] == {name for name in listed if name.partition(":")[0] == file}, "no longer differs"


def explained(case: Case, data: Json, registry: Registry[Any]) -> bool | None:
    """Return the verdict of the explaining engine, None where it cannot read a pattern."""
    try:
        return bool(schemas.explainer(case.schema, registry).is_valid(data))
    except re.error:
        return None


@needs_suites
def test_the_whole_suite_is_there() -> None:
    count = sum(1 for file in files() for _ in cases(file))

    assert count > 2000


def test_our_schemas_use_nothing_that_the_engines_differ_on() -> None:
    """Where the two could differ, the fast one would refuse and the other have nothing to say, or the reverse."""
    for name in schemas.names():
        for keyword, value in keywords(schemas.schema(name)):
            assert keyword not in {"format", "dependencies", "$vocabulary", "$dynamicRef", "multipleOf"}, name
            assert not isinstance(value, float) or keyword in {"examples", "default"}, name
            if keyword in {"pattern", "patternProperties"}:
                for pattern in [value] if isinstance(value, str) else value:
                    assert not any(escape in pattern for escape in ("\\p", "\\P", "\\c", "\\s")), (name, pattern)
                    assert keyword == "pattern" or pattern == "^x-", (name, pattern)


def keywords(schema: Any) -> Iterator[tuple[str, Any]]:
    """Give every keyword of a schema with its value, those of its parts too; names of fields are no keywords."""
    if not isinstance(schema, dict):
        return
    for key, value in schema.items():
        yield key, value
        if key in {"properties", "patternProperties", "$defs", "dependentSchemas"}:
            for part in value.values():
                yield from keywords(part)
        elif key not in {"examples", "default", "enum", "const"}:
            for part in value if isinstance(value, list) else [value]:
                yield from keywords(part)
