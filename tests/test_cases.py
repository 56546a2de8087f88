"""The golden cases: tests/cases/rules/<code>/<case>/ is laid over the small valid workspace.

`expected.txt` of a case lists everything that is found, a line each: `path:line:column: severity[code] field`.
`COOPCTL_ACCEPT=1` writes what is found now: read the difference before it is committed.
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from coopctl import loader, rules, trees
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coopctl.findings import Finding
    from coopctl.messages import Message
    from tests.conftest import Workspace

GOLDEN = ROOT / "tests" / "cases" / "rules"
CASES = sorted(path for path in GOLDEN.glob("*/*") if path.is_dir())
PLACE = re.compile(r"\{(\w+)\}")
ACCEPT = os.environ.get("COOPCTL_ACCEPT") == "1"


def check(root: Path) -> list[Finding]:
    loaded = loader.load(trees.worktree(root))
    return sorted((*loaded.findings, *rules.run(loaded)), key=lambda finding: finding.order)


def lines(findings: list[Finding]) -> str:
    return "".join(
        f"{each.path}:{each.span.line}:{each.span.column}: {each.severity}[{each.code}] {each.field}".rstrip() + "\n"
        for each in findings
    )


def messages(finding: Finding) -> Iterator[Message]:
    yield finding.message
    if finding.help:
        yield finding.help
    yield from (other.message for other in finding.related)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_case_finds_what_is_expected(case: Path, workspace: Workspace) -> None:
    root = workspace()
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    expected = case / "expected.txt"
    findings = check(root)
    found = lines(findings)
    if ACCEPT:
        expected.write_text(found, encoding="utf-8")

    assert found == expected.read_text(encoding="utf-8")
    for message in (message for finding in findings for message in messages(finding)):
        assert set(PLACE.findall(message.text.replace("{{", ""))) == set(message.params)


def test_every_case_is_about_its_code() -> None:
    silent = {
        case.name
        for case in CASES
        if f"[{case.parent.name}]" not in (case / "expected.txt").read_text(encoding="utf-8")
    }

    assert silent == {"unread-record", "unexplained-is-told-once", "not-while-a-file-is-unread", "overlapping"}
