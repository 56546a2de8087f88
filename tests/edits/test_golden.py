"""Every YAML file of the repository, and of the public suites where they are there: no scalar is edited off its lines."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl.edits import EditRefused, Insert, Move, Put, Remove, edit
from coopctl.edits.operations import same, value_at
from coopctl.strict_yaml import positions, read
from tests.conftest import ROOT
from tests.samples import TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.edits import Operation
    from coopctl.model.places import Place
    from coopctl.strict_yaml import Document
    from coopctl.strict_yaml.scalars import Json

SUITES = os.environ.get("COOPCTL_SUITES", "")
FOLDERS = ("data", "examples", "tests/cases")


def files() -> list[Path]:
    ours = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml")]
    return sorted({ROOT / "coopctl.yaml", *ours}, key=str)


def theirs() -> list[Path]:
    return sorted(Path(SUITES, "yaml-test-suite").rglob("in.yaml")) if SUITES else []


def kind(path: Path) -> str:
    return "settings" if path.name == "coopctl.yaml" else "agreement" if path.parent.name == "agreements" else "action"


def scalars(data: Json, above: Place = ()) -> Iterator[Place]:
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from scalars(value, (*above, step))
    else:
        yield above


def lists(data: Json, above: Place = ()) -> Iterator[Place]:
    if isinstance(data, dict | list):
        if isinstance(data, list) and data:
            yield above
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from lists(value, (*above, step))


def readable(path: Path) -> Document | None:
    """Return a file that can be edited everywhere: none that must be mended first, or names its values."""
    reading = read(str(path), path.read_bytes())
    try:
        edit(path.read_bytes(), [])
    except EditRefused:
        return None
    return None if {fault.code for fault in reading.faults} & {"yaml-anchor", "yaml-tag"} else reading.document


#: Of so many scalars and lists of a file the suite takes one; `make long` takes all.
EVERY = 1 if TIMES > 1 else 5


def others(value: Json) -> Json:
    return value + 1 if isinstance(value, int) and not isinstance(value, bool) else "Autre"


def off_its_lines(path: Path, document: Document) -> list[tuple[str, Place]]:
    """Return every scalar that changes when it is set to itself, or that takes more lines along than its own."""
    blob, found, lines = path.read_bytes(), [], positions(document).values
    for place in [*scalars(document.data)][len(blob) % EVERY :: EVERY]:
        value = value_at(document.data, place)
        try:
            if edit(blob, [Put(place, value)]).blob != blob:
                found.append(("itself", place))
            edited = edit(blob, [Put(place, others(value))], kind(path))
        except EditRefused:
            found.append(("refused", place))
            continue
        span = lines[place]
        touched = edited.touched
        if not touched or any(low < span.line or high > span.end_line + 1 for low, high, _, _ in touched):
            found.append(("another", place))
    return found


@pytest.mark.parametrize("part", range(8))
def test_every_scalar_of_every_file_is_edited_on_its_own_lines(part: int) -> None:
    documents = [(path, document) for path in files()[part::8] if (document := readable(path))]

    assert len(documents) > 15
    assert [(path.name, found) for path, document in documents if (found := off_its_lines(path, document))] == []


def round_trips(path: Path, place: Place, row: list[Json]) -> Iterator[tuple[Operation, Operation]]:
    """Yield changes of a list, each with the one that takes it back."""
    last = len(row) - 1
    for index in {0, len(row)}:
        yield Insert(place, row[min(index, last)], index), Remove((*place, index))
    if last and path.name:
        yield Move((*place, 0), last), Move((*place, last), 0)


def headed(text: str, place: Place) -> bool:
    """Whether a comment stands above the first entry: there it is the whole list's, and stays."""
    document = read("x", text.encode()).document
    assert document is not None
    return text.splitlines()[positions(document).values[(*place, 0)].line - 2].lstrip().startswith("#")


@pytest.mark.parametrize("part", range(4))
def test_every_list_of_every_file_takes_an_entry_and_gives_it_back(part: int) -> None:
    wrong = []
    for path in files()[part::4]:
        if (document := readable(path)) is None:
            continue
        before = path.read_text(encoding="utf-8")
        for place in [*lists(document.data)][len(before) % EVERY :: EVERY]:
            row = value_at(document.data, place)
            assert isinstance(row, list)
            for there, back in round_trips(path, place, row):
                try:
                    edited = edit(before, [there], kind(path))
                    again = edit(edited.text, [back])
                    opened = "[" in before and len(edited.text.splitlines()) > len(before.splitlines()) + 1
                    loose = opened or (isinstance(there, Move) and headed(edited.text, place))
                    if not (same(again.data, document.data) if loose else again.text == before):
                        wrong.append((path.name, there))
                except EditRefused:
                    wrong.append((path.name, there))

    assert wrong == []


@pytest.mark.skipif(not SUITES, reason="COOPCTL_SUITES does not name the folder of the official suites")
def test_every_scalar_of_the_yaml_suite_is_edited_or_refused() -> None:
    refused = edited = 0
    for path in theirs():
        blob = path.read_bytes()
        if (document := readable(path)) is None:
            continue
        for place in scalars(document.data):
            values: tuple[Json, ...] = (value_at(document.data, place), "Autre", "zwei\nZeilen\n", ["a"], {"b": "c"})
            for value in values:
                try:
                    after = edit(blob, [Put(place, value)])
                except EditRefused:
                    refused += 1
                    continue
                edited += 1
                again = read("x", after.blob).document
                assert again is not None
                assert same(value_at(again.data, place), value)
                if value is value_at(document.data, place):
                    assert after.blob == blob

    assert edited > 500
    assert refused < edited / 5
