"""The examples on the pages of codes are true: the bad one gives the code, the good one does not."""

from __future__ import annotations

import gettext
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coopctl import strict_yaml, trees
from coopctl.checking import engine, later_facts
from coopctl.loading import loader
from coopctl.loading.locations import resolve
from coopctl.model.vocabularies import Severity
from tests.conftest import ROOT
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coopctl.findings import Finding
    from tests.conftest import Workspace

PAGES = sorted((ROOT / "coopctl" / "codes").glob("*.md"))
#: The file that an example is, unless a line above it names another.
EXAMPLE = "data/actions/mons-sefrou/example.yaml"
#: The day after which no fact may be dated, for the one code that needs a day.
TODAY = date(2026, 11, 22)
BLOCK = re.compile(r"(?:^File: (?P<file>\S+)\n+)?^```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(page: Path, heading: str) -> dict[str, str]:
    """Return the files that a section of a page shows, by path; none where it only describes them."""
    _, _, section = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")
    section = re.split(r"(?m)^## ", section)[0]
    return {block["file"] or EXAMPLE: block["text"] for block in BLOCK.finditer(section)}


def check(root: Path) -> tuple[Finding, ...]:
    """Return everything that is found in a workspace."""
    loaded = loader.load(trees.worktree(root))
    later = resolve(later_facts.check(loaded.portfolio, TODAY), loaded.documents)
    return (*loaded.findings, *engine.run(loaded), *later)


BAD: Mapping[str, dict[str, str]] = {page.stem: found for page in PAGES if (found := examples(page, "Bad"))}
GOOD: Mapping[str, dict[str, str]] = {page.stem: found for page in PAGES if (found := examples(page, "Good"))}


def test_the_workspace_that_examples_are_put_into_is_clean(workspace: Workspace) -> None:
    assert check(workspace()) == ()


@table("code", BAD)
def test_the_bad_example_gives_the_code(code: str, workspace: Workspace) -> None:
    found = check(workspace(files=BAD[code]))

    assert code in {finding.code for finding in found}


# A value that the reader of YAML refuses is also missing, or of another type, to the schema.
@table("code", [code for code in BAD if code not in strict_yaml.FAULTS])
def test_the_bad_example_shows_one_fault_only(code: str, workspace: Workspace) -> None:
    found = check(workspace(files=BAD[code]))

    assert {finding.code for finding in found if finding.severity is Severity.ERROR} <= {code}


@table("code", GOOD)
def test_the_good_example_is_good(code: str, workspace: Workspace) -> None:
    found = check(workspace(files=GOOD[code]))

    assert [(finding.code, finding.path, finding.span) for finding in found if finding.severity is Severity.ERROR] == []
    assert code not in {finding.code for finding in found}


def test_most_pages_show_examples_that_can_be_run() -> None:
    assert set(BAD) >= set(GOOD)
    assert len(BAD) > len(PAGES) / 2


@pytest.mark.parametrize(
    "folder", sorted({page.parent for page in PAGES[0].parent.glob("*/*.md")}), ids=lambda it: it.name
)
def test_a_translated_page_shows_the_same_examples_and_names_the_same_things(folder: Path) -> None:
    fences = re.compile(r"(?ms)^```.*?^```$")
    catalogue = gettext.translation("coopctl", ROOT / "coopctl" / "locale", [folder.name])
    for page in PAGES:
        own = folder / page.name
        if own.exists():  # what is missing is told by tools/messages.py
            english, said = (each.read_text(encoding="utf-8") for each in (page, own))
            assert fences.findall(said) == fences.findall(english), own
            assert re.findall(r"(?m)^#+ ", said) == re.findall(r"(?m)^#+ ", english), own
            title = english.partition(": ")[2].partition("\n")[0]
            assert said.startswith(f"# {page.stem}: {catalogue.gettext(title)}\n"), own
    assert {page.name for page in folder.glob("*.md")} <= {page.name for page in PAGES}
