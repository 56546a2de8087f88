"""One fault of every kind, in one workspace: each is shown, at its line and column, with the source and a way to mend it.

`UPDATE_SNAPSHOTS=1` writes the screens as they are now: read the difference before it is committed.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl import schemas, strict_yaml, trees
from coopctl.checking import engine
from coopctl.loading import loader
from tests.conftest import CALLER, ROOT

if TYPE_CHECKING:
    from coopctl.findings import Finding
    from tests.conftest import Run, Workspace

SCREENS = ROOT / "tests" / "cases" / "screens"
#: `everything` has files that cannot be read, which silences the codes that must know all; these are in `all-read`.
NAMES = ("everything", "all-read")
CODES = {*trees.FAULTS, *strict_yaml.FAULTS, *schemas.CODES, *engine.codes()}
#: What no committed file can show, and why.
NOT_SHOWN = {
    "later-fact": "it needs a day: validate --no-facts-after",
    "not-a-regular-file": "a link or a pipe cannot be committed for every system",
    "too-large": "it takes a file of a million bytes",
    "too-many-faults": "it takes a file with hundreds of faults, and the screen with it",
    "unreadable-file": "it takes away the right to read, which git does not keep",
}
#: Codes whose file cannot have their name: {code: stem of the file that shows it}.
ELSEWHERE = {
    "colliding-names": "Photo-Exhibition", "taken-code": "coopctl", "unusable-rule": "coopctl",
    "unused-ignore": "coopctl",
}  # fmt: skip


def laid_out(name: str, workspace: Workspace) -> Path:
    """Return the valid workspace with the faulty files laid over it."""
    root = workspace()
    shutil.copytree(SCREENS / name, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    return root


def findings(name: str, workspace: Workspace) -> list[Finding]:
    loaded = loader.load(trees.worktree(laid_out(name, workspace)))
    return [*loaded.findings, *engine.run(loaded)]


@pytest.mark.parametrize("name", NAMES)
def test_the_screen_is_as_expected(name: str, workspace: Workspace, run: Run) -> None:
    shown = run("validate", cwd=laid_out(name, workspace))
    expected = SCREENS / name / "expected.txt"
    if CALLER.get("UPDATE_SNAPSHOTS"):
        expected.write_text(shown.stdout, encoding="utf-8", newline="\n")

    assert shown.stdout == expected.read_text(encoding="utf-8")
    assert (shown.returncode, shown.stderr) == (1, "")


def test_every_code_is_shown_or_has_a_reason(workspace: Workspace) -> None:
    shown = {each.code for name in NAMES for each in findings(name, workspace)}

    assert CODES - shown == set(NOT_SHOWN)
    assert shown - CODES == {"title-of-two-words"}, "the project's own"


def test_every_code_is_shown_in_the_file_that_has_its_name_and_in_no_other(workspace: Workspace) -> None:
    told = {(each.code, Path(each.path).stem) for name in NAMES for each in findings(name, workspace)}

    assert told == {(code, ELSEWHERE.get(code, code)) for code, _ in told}


def test_every_finding_says_how_to_mend_it(workspace: Workspace) -> None:
    assert [each.code for name in NAMES for each in findings(name, workspace) if each.help is None] == []


def test_every_finding_that_is_not_about_a_whole_file_shows_its_line_and_a_mark() -> None:
    screen = (SCREENS / "everything" / "expected.txt").read_text(encoding="utf-8")
    blocks = [block.split("\n") for block in screen.split("\n\n")[:-1]]

    bare = [block[0] for block in blocks if not any(line.strip(" |").startswith("^") for line in block[1:])]

    assert len(blocks) > 70
    assert [line.split("[")[1].split("]")[0] for line in bare] == ["colliding-names", "not-yaml", "unknown-file"]
