from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.checking import engine
from coopctl.findings import Finding, Span
from coopctl.formats.fingerprints import fingerprints, line_hashes
from coopctl.loading.loader import load
from coopctl.messages import msg, nmsg
from coopctl.trees import worktree
from tests.formats import checks
from tests.formats.checks import EXHIBITION, LIBRARY, MIXED, finding

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Workspace

PLACE = "data/actions/mons-sefrou"
SHAPE = """\
title: Bad
status: plannd
axis: culture
lead: mons
milestones:
- {id: m1, title: One, du: 2019-02}
- {id: m2, title: Two, du: 2019-02}
titel: x
"""
RULES = """\
title: Bad
status: planned
axis: cultur
period: 2019/2018
lead: nobody
milestones:
- {id: m1, title: One, due: 2019-02}
- {id: m1, title: Two, due: 2019-02}
"""


def found_in(root: Path) -> list[Finding]:
    loaded = load(worktree(root))
    return [*loaded.findings, *engine.run(loaded)]


@pytest.mark.parametrize("text", [SHAPE, RULES], ids=["shape", "rules"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Bad", "# a remark\n\ntitle: Bad"),
        ("milestones:", "# a remark\nmilestones:"),
        ("- {id: m1, title: One", "- {id: m0, title: None}\n- {id: m1, title: One"),
        ("\n- {", "\n   -   {"),
        ("\n", "\r\n\r\n"),
    ],
    ids=["above", "between", "row", "columns", "newlines"],
)
def test_a_finding_is_known_again_when_its_line_has_moved(workspace: Workspace, text: str, old: str, new: str) -> None:
    before = found_in(workspace(files={f"{PLACE}/bad.yaml": text}))
    after = found_in(workspace(files={f"{PLACE}/bad.yaml": text.replace(old, new)}))

    assert len(before) >= 4
    assert [each.span for each in after] != [each.span for each in before]
    assert set(fingerprints(after)) == set(fingerprints(before))


def test_each_thing_that_tells_findings_apart_counts() -> None:
    base = finding()
    others = [
        replace(base, path=LIBRARY),
        replace(base, code="no-lead"),
        replace(base, field="axis"),
        replace(base, message=msg("‘{word}’ is not a status", word="donne")),
    ]

    assert len(set(fingerprints([base, *others]))) == 5
    assert fingerprints([base], "plans/") != fingerprints([base])


def test_numbers_and_positions_do_not_count() -> None:
    one = finding(field="milestones[2].due", message=nmsg("line {n}", "lines {n}", 3, where=msg("from {n}", n=4)))
    other = finding(field="milestones[7].due", message=nmsg("line {n}", "lines {n}", 8, where=msg("from {n}", n=1)))

    assert fingerprints([one]) == fingerprints([other])


def test_equal_findings_are_numbered_in_the_order_of_the_file_however_they_are_listed() -> None:
    first, second = finding(line=2), finding(line=9)

    assert fingerprints([second, first]) == fingerprints([first, second])[::-1]
    assert fingerprints([first])[0] == fingerprints([first, second])[0]


def test_a_fingerprint_stays_what_it_was() -> None:
    """Another value would close and open again every alert that people have: change it only on purpose."""
    assert fingerprints([finding()]) == ("5aa93aaa2cf6e92195b71bf8ed08dbab",)


@given(st.lists(checks.findings(), max_size=20), st.integers(1, 50))
@settings(max_examples=60, deadline=None)
def test_no_two_are_the_same_and_lines_do_not_count(found: list[Finding], by: int) -> None:
    def down(span: Span) -> Span:
        return Span(span.line + by, span.column, span.end_line + by, span.end_column)

    marks = fingerprints(found)

    assert len(set(marks)) == len(found)
    assert fingerprints([replace(each, span=down(each.span)) for each in found]) == marks


# The pairs of text and hashes are those by which the upload action is tested: github/codeql-action (MIT licence).
@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (
            " a\nb\n  \t\tc\n d",
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
        ),
        (
            " hello; \t\r\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
            [
                "e9496ae3ebfced30:1",
                "fb7c023a8b9ccb3f:1",
                "ce8ba1a563dcdaca:1",
                "e20e36e16fcb0cc8:1",
                "b3edc88f2938467e:1",
                "c8e28b0b4002a3a0:1",
                "c129715d7a2bc9a3:1",
            ],
        ),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [
                *(f"a7f2ff13bc495cf2:{nth}" for nth in range(1, 7)),
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                "c129715d7a2bc9a3:1",
            ],
        ),
    ],
)
def test_lines_are_hashed_as_github_does_it(text: str, hashes: list[str]) -> None:
    lines = range(1, len(hashes) + 1)

    assert line_hashes(text, lines) == dict(zip(lines, hashes, strict=True))


def test_a_line_that_is_not_there_has_no_hash() -> None:
    assert line_hashes("a\nb\n", [0, 4, 99]) == {}


def test_a_sign_beyond_16_bits_is_hashed_as_the_two_that_javascript_counts() -> None:
    assert line_hashes("\U0001f600", [1]) == line_hashes("\ud83d\ude00", [1])


def test_examples_of_the_other_tests_are_told_apart() -> None:
    assert len(set(fingerprints(MIXED))) == len(MIXED)
    assert EXHIBITION != LIBRARY
