from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl.checking import engine
from coopctl.findings import Finding, Span
from coopctl.formats.fingerprints import fingerprints
from coopctl.loading.loader import load
from coopctl.messages import msg, nmsg
from coopctl.trees import worktree
from tests.formats import checks
from tests.formats.checks import EXHIBITION, LIBRARY, MIXED, finding
from tests.samples import sample

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
@settings(max_examples=sample(20), deadline=None)
def test_no_two_are_the_same_and_lines_do_not_count(found: list[Finding], by: int) -> None:
    def down(span: Span) -> Span:
        return Span(span.line + by, span.column, span.end_line + by, span.end_column)

    marks = fingerprints(found)

    assert len(set(marks)) == len(found)
    assert fingerprints([replace(each, span=down(each.span)) for each in found]) == marks


# The pairs of text and hashes are those by which the upload action is tested: github/codeql-action (MIT licence).
def test_examples_of_the_other_tests_are_told_apart() -> None:
    assert len(set(fingerprints(MIXED))) == len(MIXED)
    assert EXHIBITION != LIBRARY
