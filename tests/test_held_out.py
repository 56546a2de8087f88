"""Faults that somebody who had only read docs/FORMAT.md thought of: each is found once, where it is, with its mend.

One row a fault: what happened, the edits (file, old, new), the code, the line, the column and words of the help.
The workspace is tests/cases/rich; a file that is not there yet is written with `new` alone.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.conftest import coopctl as coopctl  # noqa: PLC0414 - a fixture, for this module too

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl

RICH = Path(__file__).parent / "cases" / "rich"
PLAN = "data/actions/ourthe-rif-2025/"
ARCHIVES = f"{PLAN}archives.yaml"
CONTEST = f"{PLAN}photo-contest.yaml"
DRIP = f"{PLAN}drip-irrigation.yaml"
WELLS = f"{PLAN}well-network.yaml"
FRAMEWORK = "data/agreements/ourthe-rif.yaml"
YEARS = "data/agreements/ourthe-rif-2025.yaml"
SETTINGS = "coopctl.yaml"

Edits = tuple[tuple[str, str, str], ...]

FAULTS: tuple[tuple[str, Edits, str, int, int, str], ...] = (
    ("one line is indented with no-break spaces",
     ((DRIP, "    due: 2025-03-31", "\u00a0\u00a0\u00a0\u00a0due: 2025-03-31"),),
     "yaml-syntax", 16, 1, "plain spaces"),
    ("several lines are indented with no-break spaces",
     ((DRIP, "    due: 2025-03-31\n    done", "\u00a0\u00a0\u00a0\u00a0due: 2025-03-31\n\u00a0\u00a0\u00a0\u00a0done"),),
     "yaml-syntax", 16, 1, "in all lines"),
    ("a comma inside a text between braces",
     ((DRIP, "{fr: Irrigation goutte", "{fr: Irrigation, goutte"),),
     "wrong-form", 2, 25, "quote the whole text if ‘goutte à goutte"),
    ("a comma inside the name of an organisation between braces",
     ((DRIP, "{fr: Direction de l’agriculture, en: Department of agriculture}", "Direction, de l'eau"),),
     "unknown-field", 9, 45, "quote the whole text"),
    ("an apostrophe inside single quotes, between braces",
     ((CONTEST, "fr: Concours de photographie des lycées", "fr: 'Concours de l'école'"),),
     "yaml-syntax", 2, 28, "inside the text as ''"),
    ("double quotes inside double quotes, between braces",
     ((CONTEST, "fr: Concours de photographie des lycées", 'fr: "Concours "Regards" des lycées"'),),
     "yaml-syntax", 2, 24, 'inside the text as \\"'),
    ("a text between braces begins with @",
     ((ARCHIVES, "fr: Sauvegarde des", "fr: @Sauvegarde des"),),
     "yaml-syntax", 2, 13, '"@Sauvegarde des archives"'),
    ("a spreadsheet's number of a day",
     ((CONTEST, "started: 2025-05-02", "started: 45779"),),
     "wrong-form", 8, 10, "2025-05-02"),
    ("UK for GB",
     ((FRAMEWORK, "country: BE", "country: UK"),),
     "unknown-country", 14, 14, "GB"),
    ("the name of a language",
     ((ARCHIVES, "en: Saving", "english: Saving"),),
     "wrong-form", 2, 38, "write it as en"),
    ("the name of a language in the settings",
     ((SETTINGS, "language: fr", "language: français"),),
     "wrong-form", 3, 11, "write it as fr"),
    ("a number with its unit",
     ((WELLS, "value: 4}", "value: 4 wells}"),),
     "wrong-type", 18, 35, "write 4 alone"),
    ("an action named without its agreement",
     ((WELLS, "[ourthe-rif-2025/drip-irrigation]", "[drip-irrigation]"),),
     "wrong-form", 9, 14, "ourthe-rif-2025/drip-irrigation"),
    ("an action named without its agreement, where an agreement may stand",
     ((FRAMEWORK, "[ourthe-rif-2025/tree-nursery]", "[tree-nursery]"),),
     "unknown-reference", 40, 17, "ourthe-rif-2025/tree-nursery"),
    ("the first word of an action's name",
     ((WELLS, "[ourthe-rif-2025/drip-irrigation]", "[ourthe-rif-2025/drip]"),),
     "unknown-reference", 9, 14, "ourthe-rif-2025/drip-irrigation"),
    ("a parent that is gone, beside which the agreement itself comes nearest",
     ((YEARS, "parent: ourthe-rif", "parent: ourthe-rif-2024"),),
     "unknown-reference", 7, 9, "ourthe-rif’"),
    ("two leads in a list",
     ((ARCHIVES, "lead: ourthe", "lead: [ourthe, rif]"),),
     "wrong-type", 7, 7, "coordinators"),
    ("a translation is missing beside another",
     ((SETTINGS, "language: fr", "language: fr\nlanguages: [fr, en]"),
      (ARCHIVES, "title: {fr: Sauvegarde des archives, en: Saving the archives}", "title: {fr: Sauvegarde des archives}")),
     "missing-translation", 2, 8, "beside the other languages: en: …"),
    ("a format of the future",
     ((SETTINGS, "format: 1", "format: 2"),),
     "unknown-word", 2, 9, "a later coopctl"),
    ("an error of shape in ignore",
     ((SETTINGS, "language: fr", "language: fr\nignore: [{paths: [data], codes: [wrong-type], reason: x}]"),),
     "unused-ignore", 4, 34, "delete it"),
    ("a misspelt code in ignore",
     ((SETTINGS, "language: fr", "language: fr\nignore: [{paths: [data], codes: [no-leed], reason: x}]"),),
     "unused-ignore", 4, 34, "did you mean ‘no-lead’?"),
    # Found as expected at once, and kept so.
    ("a Windows copy of a record", ((f"{PLAN}archives - Copie (2).yaml", "", "title: X\n"),), "unknown-file", 1, 1, "if it is a copy of"),
    ("a backslash in double quotes",
     ((ARCHIVES, "lead: ourthe", 'lead: ourthe\nx-path: "C:\\docs"'),), "yaml-syntax", 8, 12, "single quotes"),
    ("a French key of a required field",
     ((CONTEST, "status: in_progress\naxis", "statut: in_progress\naxis"),), "unknown-field", 3, 1, "status"),
    ("a date with the day first", ((CONTEST, "started: 2025-05-02", "started: 28/05/2025"),), "wrong-form", 8, 10, "2025-05-28"),
    ("a path out of the workspace",
     ((ARCHIVES, "lead: ourthe", "lead: ourthe\ndocuments: [{id: d, file: ../../../etc/passwd}]"),),
     "wrong-form", 8, 27, "files/"),
    ("the id of an axis changed in the agreement", ((ARCHIVES, "axis: skills", "axis: skils"),), "unknown-axis", 4, 7, "skills"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("edits", "code", "line", "column", "words"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_a_fault_is_told_once_where_it_is_with_its_mend(
    edits: Edits, code: str, line: int, column: int, words: str, coopctl: Coopctl, tmp_path: Path
) -> None:
    workspace = tmp_path / "rich"
    shutil.copytree(RICH, workspace)
    for path, old, new in edits:
        file = workspace / path
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    answer = coopctl(workspace, "--lang", "en", "validate", "--format", "json")

    told = json.loads(answer.out)["items"]
    assert [(each["code"], each["line"], each["column"], each["path"]) for each in told] == [
        (code, line, column, edits[-1][0])
    ]
    assert words in told[0]["help"]
    assert answer.code == (1 if told[0]["severity"] == "error" else 0)
