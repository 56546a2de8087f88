"""The golden cases: each lays its files over the small valid workspace, and its `expected.txt` is the whole screen.

tests/cases/invalid/<code>/<case>/ is told by that code; tests/cases/valid/<case>/ only looks as if something were wrong.
`UPDATE_SNAPSHOTS=1` writes the screens as they are now: read the difference before it is committed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.checking import engine
from coopctl.i18n.safe_text import UNSAFE
from coopctl.loading import loader
from tests import golden
from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - a fixture, for this module too
from tests.conftest import CALLER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coopctl.findings import Finding
    from coopctl.messages import Message
    from tests.commands.conftest import Answer, Coopctl
    from tests.conftest import Workspace

INVALID = golden.invalid()
VALID = sorted(path for path in (golden.GOLDEN / "valid").iterdir() if path.is_dir())
PLACE = re.compile(r"\{(\w+)\}")
FINDING = re.compile(r"(?m)^[^\n]+:\d+:\d+: (?:error|warning|hint)\[(?P<code>[a-z0-9-]+)\] ")
#: Cases of what their code must not tell; something else may be told.
SILENT = {"unread-record", "unexplained-is-told-once", "not-while-a-file-is-unread", "overlapping"}


def check(case: Path, root: Path, coopctl: Coopctl) -> Answer:
    """Validate; what is printed is harmless, and is what the case expects."""
    answer = coopctl(root, "--lang", "en", "validate")
    if CALLER.get("UPDATE_SNAPSHOTS"):
        golden.expect(case, answer.out)

    assert answer.out == golden.screen(case)
    assert answer.err == ""
    assert UNSAFE.search(answer.out.replace("\n", "")) is None
    return answer


def messages(finding: Finding) -> Iterator[Message]:
    yield finding.message
    if finding.help:
        yield finding.help
    yield from (other.message for other in finding.related)


@pytest.mark.parametrize("case", INVALID, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_a_case_shows_what_is_expected(case: Path, workspace: Workspace, coopctl: Coopctl) -> None:
    root = golden.lay(case, workspace())

    answer = check(case, root, coopctl)

    found = FINDING.findall(answer.out)
    loaded = loader.load(trees.worktree(root))
    findings = [*loaded.findings, *engine.run(loaded)]
    assert sorted(found) == sorted(each.code for each in findings)
    assert answer.out.count("= help: ") == len(found)
    for message in (message for finding in findings for message in messages(finding)):
        texts = message.text + (message.plural or "")
        assert set(PLACE.findall(texts.replace("{{", ""))) == set(message.params)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_what_only_looks_wrong_is_fine(case: Path, workspace: Workspace, coopctl: Coopctl) -> None:
    answer = check(case, golden.lay(case, workspace()), coopctl)

    assert re.fullmatch(r"checked \d+ files: 0 errors, 0 warnings, 0 hints\n", answer.out)
    assert answer.code == 0


def test_every_case_is_about_its_code() -> None:
    silent = {case.name for case in INVALID if case.parent.name not in FINDING.findall(golden.screen(case))}

    assert silent == SILENT
