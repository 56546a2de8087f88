"""A workspace of which every free text is another one: the records of the demo that have a field which none before has."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from coopctl import schemas, strict_yaml
from tests.conftest import ROOT
from tests.whole import Held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEMO = ROOT / "examples" / "demo"
#: Settings that say something in words; a rule of one's own finds something in each action.
SETTINGS = {
    "format": 1,
    "language": "en",
    "reports": {"own": {"title": "Own"}},
    "letterhead": {"names": ["Region", {"en": "City", "fr": "Ville"}]},
    "rules": [
        {
            "id": "own-rule",
            "applies_to": "action",
            "severity": "warning",
            "message": "Said",
            "schema": {"required": ["x-not"]},
        }
    ],
    "x-own": {"key": "word"},
}
#: What is added to each record: fields that are nobody's but the workspace's own.
OWN = {"x-own": {"key": ["word", {"more": "words"}]}}
#: What only a place for free text takes.
_ANYTHING = "\x1b " + 100 * "y:\n"
_ADDRESS = re.compile(r"https?://")

Place = tuple[object, ...]


def texts(data: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield each text of a record with its place."""
    if isinstance(data, str):
        yield place, data
    for key, inner in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from texts(inner, (*place, key))


def put(data: Any, place: Place, value: str) -> None:
    """Put a text in a place of a record."""
    for step in place[:-1]:
        data = data[step]
    data[place[-1]] = value


def shape(place: Place) -> Place:
    """Return the field that a place is of, whichever row it is in."""
    return tuple("" if isinstance(step, int) else step for step in place)


@cache
def free() -> tuple[tuple[str, Any, tuple[Place, ...]], ...]:
    """Return the files of the workspace: path, data, and the places of it where any text may stand."""
    found: list[tuple[str, Any, tuple[Place, ...]]] = []
    seen: set[tuple[str, Place]] = set()
    paths = [
        DEMO / "coopctl.yaml",
        *sorted(DEMO.glob("data/agreements/*.yaml")),
        *sorted(DEMO.glob("data/actions/*/*.yaml")),
    ]
    for path in paths:
        kind = {"coopctl.yaml": "settings", "agreements": "agreement"}.get(
            path.name if path.parent == DEMO else path.parent.name, "action"
        )
        valid = jsonschema_rs.validator_for(json.loads(schemas.text(kind)), validate_formats=False).is_valid
        data = SETTINGS if kind == "settings" else json.loads(json.dumps(_read(path) | OWN, default=float))
        assert valid(data), path
        places = []
        for place, text in list(texts(data)):
            put(data, place, _ANYTHING)
            if valid(data):
                places.append(place)
            elif _ADDRESS.match(text) or place[-1] == "number":
                put(data, place, text)
                places.append(place)
                continue
            put(data, place, text)
        new = {(kind, shape(place)) for place in places} - seen
        if new or kind == "agreement":
            seen |= new
            found.append((path.relative_to(DEMO).as_posix(), data, tuple(places)))
    return tuple(found)


def _read(path: Any) -> Any:
    document = strict_yaml.read(path.name, path.read_bytes()).document
    assert document is not None, path
    return document.data


def count() -> int:
    """Return how many texts the workspace takes."""
    return sum(len(places) for _, _, places in free())


def in_quotes(text: str) -> str:
    """Return a text in double quotes, as YAML has them: what is beyond U+FFFF is one code."""
    quoted = json.dumps(re.sub("[\x00\ud800-\udfff]", "", text))
    pair = r"\\u(d[89ab]..)\\u(d[c-f]..)"
    return re.sub(pair, lambda two: f"\\U{ord(bytes.fromhex(two[1] + two[2]).decode('utf-16-be')):08x}", quoted)


def workspace(words: Sequence[str]) -> Held:
    """Return the workspace with other texts in all free places, each written as YAML lets it be."""
    held = {}
    drawn = iter(words)
    for path, data, places in free():
        filled = json.loads(json.dumps(data))
        said = []
        for place in places:
            said.append(in_quotes(_fitting(next(drawn), place, _at(data, place))))
            put(filled, place, f"zq{len(said) - 1}qz")

        def written(found: re.Match[str], said: list[str] = said) -> str:
            return said[int(found[1])]

        held[path] = re.sub(r'"zq(\d+)qz"', written, json.dumps(filled)).encode("utf-8", "surrogatepass")
    return Held(held)


def _fitting(word: str, place: Place, before: str) -> str:
    """Return what a place takes of a word: addresses have no blanks, numbers are short."""
    if _ADDRESS.match(before):
        return "https://example.org/" + re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufeff]", "", word) + "x"
    if place[-1] == "number":
        shown = "".join(each if each.isprintable() else " " for each in f"{word} x")
        return " ".join(shown.split())[:30].strip()
    return f"{word.strip()} x".strip()


def _at(data: Any, place: Place) -> str:
    for step in place:
        data = data[step]
    return str(data)
