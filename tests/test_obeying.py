"""Who obeys a help is not led into a worse file: its one mend takes the finding away, and brings no other.

A mend is what a help says that leaves no choice (`Finding.mend`): it is written in the place of what is marked.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.checking import engine
from coopctl.loading import loader
from tests import golden
from tests.codes.test_pages import BAD
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.findings import Finding, Span
    from tests.conftest import Workspace

#: Findings of one kind at one field, in one file.
Told = tuple[str, str, str]


def findings(root: Path) -> list[Finding]:
    loaded = loader.load(trees.worktree(root))
    return [*loaded.findings, *engine.run(loaded)]


def told(found: list[Finding]) -> Counter[Told]:
    return Counter((each.path, each.code, each.field) for each in found)


def replaced(text: str, span: Span, mend: str) -> str:
    lines = text.split("\n")
    before, after = lines[span.line - 1][: span.column - 1], lines[span.end_line - 1][span.end_column - 1 :]
    return "\n".join([*lines[: span.line - 1], before + mend + after, *lines[span.end_line :]])


def obey(root: Path, finding: Finding) -> list[Finding]:
    """Write the mend of a finding into its file, and return what is found then."""
    path = root / finding.path
    before = path.read_bytes()
    assert finding.mend is not None
    path.write_bytes(replaced(before.decode(), finding.span, finding.mend).encode())
    after = findings(root)
    path.write_bytes(before)
    return after


def check(root: Path) -> None:
    """Obey each help that leaves no choice, one after the other, each in the files as they were."""
    before = findings(root)
    for finding in (each for each in before if each.mend or (each.mend == "" and each.kind == "yaml")):
        after = obey(root, finding)
        mended = Counter([(finding.path, finding.code, finding.field)])
        # A file that could not be read has more to say once it can; not of what was mended.
        read = {each.path for each in before if each.kind in ("yaml", "schema")}
        new = told(after) - (told(before) - mended)
        more = [each for each in new if each[2] == finding.field or each[0] not in read]
        assert not more, (finding.message, finding.mend, more)


@table("case", golden.invalid(), ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_the_help_of_a_case_mends_it(case: Path, workspace: Workspace) -> None:
    check(golden.lay(case, workspace()))


@table("code", BAD)
def test_the_help_of_a_page_mends_its_bad_example(code: str, workspace: Workspace) -> None:
    check(workspace(files=BAD[code]))


def test_many_cases_have_one_mend(workspace: Workspace) -> None:
    found = [each for case in golden.invalid() for each in findings(golden.lay(case, workspace()))]

    assert sum(each.mend is not None for each in found) > 20
