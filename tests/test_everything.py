"""Everything wrong in one run: the golden cases of one action together, each told as if it were alone.

The files are laid side by side, each under the name of its code. Those that cannot be read silence the codes that must
know all, so the others are also laid without them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.checking import check
from coopctl.checking.selection import Selection
from coopctl.formats.findings import pretty
from coopctl.formats.look import Look
from coopctl.loading.reading import Reading
from coopctl.model.dates import parse_date
from tests import golden
from tests.conftest import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.checking.checked import Checked

#: What no committed file can show, and why.
NOT_SHOWN = {
    "later-fact": "it needs a day: validate --no-facts-after",
    "not-a-regular-file": "a link or a pipe cannot be committed for every system",
    "too-large": "it takes a file of a million bytes",
    "too-many-faults": "it takes a file with hundreds of faults, and the screen with it",
    "unreadable-file": "it takes away the right to read, which git does not keep",
}
EXAMPLE = "data/actions/mons-sefrou/example.yaml"
FINDING = re.compile(r"(?m)^(?P<path>[^\n]+):(?P<at>\d+:\d+): (?P<what>(?:error|warning|hint)\[[a-z0-9-]+\] .*)$")
UNREAD = "cross-checks incomplete"


def single() -> Mapping[str, Path]:
    """Return the cases of one action that does not name itself, each by the path that it has beside the others."""
    cases = [
        case
        for case in golden.invalid()
        if set(parts := golden.parts(case)) == {EXAMPLE, golden.EXPECTED}
        and b"mons-sefrou/example" not in parts[EXAMPLE]
    ]
    return {f"data/actions/mons-sefrou/case-{number}.yaml": case for number, case in enumerate(cases)}


def is_read(case: Path) -> bool:
    """Whether the record of a case is in the portfolio all the same."""
    return UNREAD not in golden.screen(case)


def told(screen: str, path: str) -> list[tuple[str, str]]:
    """Return (line:column, what) of each finding of a file on a screen, without the file's own name."""
    stem = Path(path).stem
    return [
        (found["at"], found["what"].replace(stem, "…")) for found in FINDING.finditer(screen) if found["path"] == path
    ]


@cache
def together(*, read_only: bool) -> tuple[Checked, str]:
    """Check the cases side by side, in one run; return the outcome and the screen."""
    with TemporaryDirectory() as folder:
        root = golden.lay(BASE, Path(folder))
        for path, case in single().items():
            if is_read(case) or not read_only:
                (root / path).write_bytes(golden.parts(case)[EXAMPLE])
        day = parse_date("2020-01-01").earliest
        checked = check.check(Reading(trees.worktree(root), day, day), Selection())
        return checked, pretty.write(checked, Look())


@pytest.mark.parametrize("read_only", [True, False])
def test_each_file_is_told_as_if_it_were_alone(*, read_only: bool) -> None:
    _, screen = together(read_only=read_only)
    cases = {path: case for path, case in single().items() if not (read_only and not is_read(case))}
    differing = {
        case.parent.name + "/" + case.stem: (here, alone)
        for path, case in cases.items()
        if (here := told(screen, path)) != (alone := told(golden.screen(case), EXAMPLE))
    }

    assert len(cases) > (45 if read_only else 140)
    assert differing == {}


def test_every_finding_that_is_not_about_a_whole_file_shows_its_line_and_a_mark() -> None:
    _, screen = together(read_only=False)
    blocks = [block.split("\n") for block in screen.split("\n\n")[:-1]]

    bare = {block[0] for block in blocks if not any(line.strip(" |").startswith("^") for line in block[1:])}

    assert len(blocks) > 140
    assert {line.split("[")[1].split("]")[0] for line in bare} == {"control-character", "not-utf8", "not-yaml"}, (
        "what has no lines"
    )
