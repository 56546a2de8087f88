"""The normal form: which lines change, which never do, and that data and comments are as before."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from coopctl.edits import EditRefused
from coopctl.edits.normal_form import normal_form
from coopctl.edits.operations import same
from coopctl.model.names import kind_of
from coopctl.strict_yaml import read
from tests import golden
from tests.conftest import ROOT
from tests.edits.generated import dice, record
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from random import Random

    from tests.edits.test_generated import RecordProperty

SUITES = os.environ.get("COOPCTL_SUITES", "")
TRICKY = Path(__file__).parent / "tricky"

CHANGED = {
    "a byte order mark": ("\ufefftitle: A\n", "title: A\n"),
    "line ends of Windows": ("title: A\r\nstatus: planned\r\n", "title: A\nstatus: planned\n"),
    "mixed line ends": ("title: A\r\nstatus: planned\n", "title: A\nstatus: planned\n"),
    "blanks at ends of lines": ("title: A  \nstatus: planned\t\n", "title: A\nstatus: planned\n"),
    "blanks behind a comment": ("title: A # why  \n", "title: A # why\n"),
    "blanks behind a key": ("tags:  \n  - a \n", "tags:\n  - a\n"),
    "many blank lines": ("title: A\n\n\n\nstatus: planned\n", "title: A\n\nstatus: planned\n"),
    "blank lines of blanks": ("title: A\n  \n \nstatus: planned\n", "title: A\n\nstatus: planned\n"),
    "blank lines between entries": ("tags:\n  - a\n\n\n  - b\n", "tags:\n  - a\n\n  - b\n"),
    "blank lines in brackets": ("tags: [a,\n\n\n  b]\n", "tags: [a,\n\n  b]\n"),
    "blank lines at the end": ("title: A\n\n\n", "title: A\n"),
    "no line feed at the end": ("title: A", "title: A\n"),
    "a comment at the end": ("title: A\n\n\n# end", "title: A\n\n# end\n"),
    "a tab in a blank line": ("title: A\n\t\nstatus: planned\n", "title: A\n\nstatus: planned\n"),
    "a tab in the last line": ("title: A\n\t", "title: A\n"),
    "a word that was true once": ("title: yes\n", 'title: "yes"\n'),
    "a time, which was a number of base 60": ("title: 12:30\n", 'title: "12:30"\n'),
    "a number with underscores": ("title: 1_000\n", 'title: "1_000"\n'),
    "a day where no date is meant": ("title: 2018-07-28\n", 'title: "2018-07-28"\n'),
    "a language that is false elsewhere": ("title:\n  no: Norsk\n", 'title:\n  "no": Norsk\n'),
    "words in brackets": ("tags: [on, y]\n", 'tags: ["on", "y"]\n'),
    "the quotes of the file": ("title: 'it'\nnotes: no\n", "title: 'it'\nnotes: 'no'\n"),
    "blanks behind the sign of a block": ("notes: |  \n  a\n", "notes: |\n  a\n"),
    "blank lines behind a block": ("notes: |\n  a\n\n\nstatus: planned\n", "notes: |\n  a\n\nstatus: planned\n"),
    "a block without a line feed at its end": ("notes: |\n  a", "notes: |-\n  a\n"),
    "a folded one": ("notes: >\n  a\n  b", "notes: >-\n  a\n  b\n"),
    "a kept one": ("notes: |+\n  a", "notes: |-\n  a\n"),
    "blanks behind text of several lines": ("title: a\n  b  \n", "title: a\n  b\n"),
}

KEPT = {
    "dates in their fields": "ended: 2018-07-28\nperiod: 2018/2019\nmilestones:\n  - {id: a, due: 2018-07, done: 2018-07-28?}\n",
    "comments and their columns": "# a\n\ntitle: A     # why\n  # deeper\nstatus: planned\n",
    "styles of quotes": "title: 'A'\nsummary: \"B\"\n",
    "order and indentation": "status: planned\ntags:\n- a\n-   b\nmilestones:\n    - id: a\n      title: T\n",
    "a block with blanks at its ends": "notes: |\n  a  \n\n\n  b\n",
    "a block that ends in a line of blanks": "notes: |\n  a\n    \nstatus: planned\n",
    "a block that keeps what follows": "notes: |+\n  a\n\n\nstatus: planned\n",
    "a block that keeps the end of the file": "notes: |+\n  a\n\n\n",
    "a block that says its indentation": "notes: |2\n    a\n   \n\n  b\nstatus: planned\n",
    "a hash in a text": "title: 'a # b  '\nsummary: \"c\n\n\n  # d\"\n",
    "blank lines in a text": "title: a\n\n\n  b\n",
    "a number that readers take differently": "number: 0o10\n",
    "an address in brackets": "documents: [{id: a, url: https://example.org/a?b=c}]\n",
    "Arabic": "title: {ar: 'شراكة', fr: Jumelage}\n",
    "JSON": '{"title": "A", "tags": ["on"]}\n',
    "markers": "---\ntitle: A\n...\n",
}

REFUSED = {
    "a tab as indentation": ("tags:\n\t- a\n", "yaml-syntax"),
    "two values of a key": ("title: A\ntitle: B\n", "duplicate-key"),
    "a lone carriage return": ("title: A\r\r\nstatus: planned\r\n", "control-character"),
    "a number as a key": ("title: A\n7: b\n", "not-a-text-key"),
    "a tab that may belong to a block": ("notes: |\n \t\ntitle: A\n", "yaml-syntax"),
    "an anchor": ("title: &a A\n", "yaml-anchor"),
    "nothing": ("# A\n", "empty-file"),
}


@table("what", CHANGED)
def test_only_what_no_reader_sees_is_changed(what: str) -> None:
    before, after = CHANGED[what]

    found = normal_form(before.encode(), "action")

    assert found.text == after
    assert normal_form(found.blob, "action").text == after


@table("what", KEPT)
def test_everything_else_is_as_it_was(what: str) -> None:
    assert normal_form(KEPT[what].encode(), "action").text == KEPT[what]


@table("what", REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reader_s_finding(what: str) -> None:
    text, code = REFUSED[what]

    with pytest.raises(EditRefused) as refusal:
        normal_form(text.encode(), "action")

    assert refusal.value.fault is not None
    assert refusal.value.fault.code == code


@table("blob", [b"title: caf\xe9\n", b"title: A\r", b"\xff\xfet\x00", b"\x89PNG", b"\0\0\0"])
def test_bytes_that_are_no_text_are_refused(blob: bytes) -> None:
    with pytest.raises(EditRefused):
        normal_form(blob, "action")


def test_settings_may_be_comments_alone() -> None:
    assert normal_form(b"# format: 1  \n\n\n# end", "settings").text == "# format: 1\n\n# end\n"


def test_every_record_of_the_repository_has_its_normal_form() -> None:
    roots = (ROOT, ROOT / "examples" / "demo")
    files = [(root, path) for root in roots for path in (root / "coopctl.yaml", *(root / "data").rglob("*.yaml"))]

    changed = [
        path
        for root, path in files
        if normal_form(path.read_bytes(), kind_of(path.relative_to(root).as_posix())).blob != path.read_bytes()
    ]

    assert len(files) > 50
    assert changed == []


def rumpled(random: Random, text: str) -> str:
    """Return a record with what the normal form takes away."""
    lines = [
        line + (random.choice(("  ", "\t", " \t")) if random.random() < 0.1 and not line.endswith("\r") else "")
        for line in text.split("\n")
    ]
    text = "\n".join(
        each for line in lines for each in ((line, "", "") if not line and random.random() < 0.5 else (line,))
    )
    text = text.rstrip("\n") if random.random() < 0.2 else text
    text = text.replace("\n", "\r\n") if random.random() < 0.3 and "\r" not in text else text
    return "\ufeff" + text if random.random() < 0.2 else text


def comments(text: str) -> list[str]:
    """Return the comments as PyYAML's scanner leaves them: what stands between its tokens."""
    found: list[str] = []
    at = 0
    for token in yaml.scan(text):
        between = text[at : token.start_mark.index] if token.start_mark.index > at else ""
        found += [line[line.index("#") :].rstrip() for line in between.split("\n") if "#" in line]
        at = max(at, token.end_mark.index)
    return found


OUTCOMES = {"refused", "changed", "the same"}


def judge(blob: bytes, kind: str = "action") -> str:
    """Return what becomes of a file, and hold it to everything that is promised of one that is put in its form."""
    before = read("", blob)
    try:
        after = normal_form(blob, kind)
    except EditRefused as refusal:
        return "refused" if refusal.fault is not None else f"refused without a fault: {blob!r}"
    document = read("", after.blob).document
    if before.document is not None:
        assert document is not None
        assert same(document.data, before.document.data)
    assert normal_form(after.blob, kind).blob == after.blob
    assert "\r" not in after.text
    assert not after.text.startswith("\ufeff")
    assert after.text.endswith("\n")
    return "changed" if after.changed else "the same"


def test_records_drawn_by_chance_say_the_same_in_their_normal_form(record_property: RecordProperty) -> None:
    random = dice(12)
    count = Counter(judge(rumpled(random, record(random).text).encode()) for _ in range(sample(600)))

    record_property("examples", ", ".join(f"{number} {what}" for what, number in sorted(count.items())))
    assert count.keys() <= OUTCOMES
    assert count["changed"] > 2 * count["refused"]


def test_comments_are_those_that_another_scanner_finds() -> None:
    random = dice(3)
    seen = 0
    for _ in range(sample(200)):
        text = record(random).text.replace("\r\n", "\n")
        try:
            after = normal_form(text.encode(), "action").text
            found = comments(text)
        except (EditRefused, yaml.YAMLError):
            continue
        seen += len(found)
        assert comments(after) == found
    assert seen > 50


@table("case", golden.invalid(), ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_a_broken_file_is_refused_or_says_the_same(case: Path) -> None:
    for path, content in golden.parts(case).items():
        if path.endswith(".yaml"):
            assert judge(content, kind_of(path)) in OUTCOMES


@table("path", sorted(TRICKY.iterdir()), ids=lambda path: path.stem)
def test_files_that_are_hard_to_edit_say_the_same(path: Path) -> None:
    from tests.edits.test_tricky import tricky

    assert judge(tricky(path.name).text.encode()) in OUTCOMES


@pytest.mark.skipif(not SUITES, reason="COOPCTL_SUITES does not name the folder of the official suites")
def test_the_yaml_suite_says_the_same() -> None:
    count = Counter(judge(path.read_bytes(), "") for path in sorted(Path(SUITES, "yaml-test-suite").rglob("in.yaml")))

    assert count.keys() <= OUTCOMES
    assert count["changed"] + count["the same"] > 70
