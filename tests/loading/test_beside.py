"""A file that is read by another version of it says what it says when it is read whole, or is left to be read whole."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from coopctl import schemas, strict_yaml
from coopctl.loading import builders
from coopctl.loading.beside import Beside

if TYPE_CHECKING:
    from coopctl.model.records import Json, Record

PATH = "data/actions/sea/reef.yaml"
#: Fields that may stand in a file in any order and number, some of them as no reader takes them at first sight.
FIELDS = (
    b"title: Reef\n",
    b"title: {en: Reef, fr: R\xc3\xa9cif}\n# said of the title\n",
    b"status: in_progress\n",
    b"status: planned\n\n",
    b"summary: |\n  status: no field\n\n  a text\n",
    b"summary: >-\n  folded\n  text\nx-own:\n- a\n",
    b"x-own:\n- a\n- b\n",
    b'summary: "a text that goes\n  on"\n',
    b'summary: "a text that goes\nstatus: on"\n',
    b"period: 2024/2026\n",
    b"milestones:\n- {id: map, due: 2025-01-01}\n- {id: dive}\n",
    b"milestones:\n  - id: map\n    due: 2025-02-01\n",
    b"updates:\n  - {date: 2025-03-01, text: Begun.}\n",
    b"updates:\n  - {date: 2025-03-01, text: Begun.}\n  - {date: 2025-04-01, text: Yes, progress: 30}\n",
    b"updates:\n  - {date: 2025-03-01, text: Begun.}\n  - date: 2025-04-01\n    text: |\n      - {date: 2025}\n",
    b"updates:\n  - {date: 2025-03-01, text: Begun.}\n  # and\n  - date: 2025-04-01\n    text: 'a\n  - b'\n",
    b"updates:\n  - {date: 2025-03-01, text: Begun.}\n  - date: 2025-04-01\n    text: a\n    sources: [x]",
    b"budget: [{year: 2025, kind: cash, planned: 10.50, currency: EUR}]\n",
    b"'tags': [sea]\n",
    b"tags: [sea,\nplaces: x]\n",
    b"---\nplaces: [Mons]\n",
    b"places: [Mons]\r\n",
    b"places: [Mons",
    b"number: \xff\n",
)


def whole(content: bytes) -> tuple[Record, dict[str, Json]] | None:
    """Return the record of a file in which nothing is found, and its map."""
    parsed = strict_yaml.read(PATH, content, texts=builders.text_keys)
    data = parsed.document.data if parsed.document and not parsed.faults else None
    if not isinstance(data, dict) or schemas.problems("action", PATH, data):
        return None
    return builders.bare("action", data, "en"), data


@pytest.mark.parametrize("above", [b"", b"# an action\n\n", b"--- # begins\n"], ids=["nothing", "a comment", "a mark"])
def test_what_is_taken_over_is_what_the_file_says(above: bytes) -> None:
    begun = above + FIELDS[0] + FIELDS[2]
    contents = [begun + one + other for one, other in itertools.permutations(FIELDS, 2)]
    known = {each: found for each in (begun, *contents[::17]) if (found := whole(each))}
    read = 0
    for at, content in enumerate(contents):
        held, (record, data) = [*known.items()][at % len(known)]
        beside = Beside()
        beside.note(PATH, held, data, record, "en")
        found = beside.read("action", PATH, content, "en")
        if found is not None:
            again = whole(content)
            assert again is not None
            assert (found, list(found[1])) == (again, list(again[1]))
            read += 1
    assert (read > 40) is (above != b"--- # begins\n")


def test_the_next_version_is_read_by_the_last_one() -> None:
    beside, first = Beside(), b"title: Reef\nstatus: planned\nsummary: A text.\n"
    known = whole(first)
    assert known is not None
    beside.note(PATH, first, known[1], known[0], "en")
    second = beside.read("action", PATH, first.replace(b"planned", b"in_progress"), "en")
    assert second is not None
    assert second[1]["status"] == "in_progress"
    assert second[0].summary is known[0].summary
    third = beside.read("action", PATH, first.replace(b"Reef", b"Sea"), "en")
    assert third is not None
    assert (third[1]["title"], third[1]["status"]) == ("Sea", "planned")


def test_a_plain_text_is_in_the_language_of_its_state() -> None:
    beside, content = Beside(), b"title: Reef\nstatus: planned\n"
    known = whole(content)
    assert known is not None
    beside.note(PATH, content, known[1], known[0], "en")
    assert beside.read("action", PATH, content, "fr") is None
