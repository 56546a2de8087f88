"""Papers that a partner is handed: what a reader of them stumbled over once, in one workspace."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from coopctl.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Workspace

SIDES = """parties:
  - {id: lys, name: Region of the Lys, country: BE, role: signatory}
  - {id: draa, name: Region of the Draa, country: MA, role: signatory}
"""
FRAMEWORK = f"""title: Framework
kind: framework
status: in_force
signed: 2020-01-01
period: 2020/2029
{SIDES}meetings:
  - {{id: session, kind: joint_committee, date: 2024-05-17}}
  - id: second
    kind: steering
    date: 2024-06-17
    decisions: [{{id: d, number: "7", text: Sign the charter., due: 2024-08-01, done: 2024-08-01}}]
"""
PLAN = f"""title: Plan
kind: action_plan
status: in_force
signed: 2020-01-01
parent: frame
period: 2020/2029
{SIDES}axes: [{{id: water, number: "2", title: Water}}]
"""
ENDED = """title: Reuse of water
axis: water
lead: lys
partners: [{party: lys, role: operator}, {party: draa, role: operator}]
status: cancelled
ended: 2024-02-01
period: 2022/2026
milestones:
  - {id: m, number: "2.1", title: Study, due: 2025-12-15, dropped: 2024-02-01}
  - {id: n, number: "2.2", title: Works, due: 2026-06-30}
budget:
  - {year: 2023, funder: lys, planned: 5000, kind: cash, currency: EUR, spent: 4200, at: 2023-12-31}
  - {year: 2026, funder: draa, kind: cash, planned: 9000, currency: EUR}
updates: [{date: 2024-02-01, status: cancelled, text: No funder was found for the whole of it.}]
"""
UNDER_WAY = """title: Forum
axis: water
lead: draa
status: in_progress
period: 2022/2026
milestones:
  - {id: first, number: "1.1", title: Hall, due: 2024-07-01, done: 2024-07-15}
  - {id: second, number: "1.2", title: Programme, due: 2020-01-01}
occurrences:
  - {date: 2023-11-12, state: held, note: "Forty firms, nine letters."}
  - {date: 2024-05-12, state: cancelled, note: The road was closed.}
"""
ELSEWHERE = "title: Not of the plan\nlead: lys\nstatus: planned\nperiod: 2027\n"


@pytest.fixture
def paper(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    alone = FRAMEWORK.replace("Framework", "Another").replace("framework", "partnership")
    root = workspace(
        files={
            "data/agreements/frame.yaml": FRAMEWORK,
            "data/agreements/plan.yaml": PLAN,
            "data/agreements/other.yaml": alone,
            "data/actions/plan/reuse.yaml": ENDED,
            "data/actions/plan/forum.yaml": UNDER_WAY,
            "data/actions/other/else.yaml": ELSEWHERE,
        }
    )

    def write(*asked: str) -> str:
        code = main(["report", "frame", "-C", str(root), "--as-of", "2024-10-15", "--lang", "en", *asked])
        said = capsys.readouterr()
        assert code == 0, said.err
        return said.out

    return write


def test_nothing_in_a_paper_makes_its_reader_stumble(paper: Callable[..., str]) -> None:
    told = paper("--since-meeting", "session")
    _, sheet = told.split("Reuse of water\n", 1)
    reuse = sheet.partition("\n#")[0]

    # Only what the paper is about is counted, and nobody is listed twice.
    assert "**Timeline, 2 actions**" in told
    assert told.count("- Region of the Lys, signatory") == 1
    # What has ended says so once, keeps what was spent, and has no rows of what will not be.
    assert "**Status**: cancelled" in reuse
    assert "**Health**" not in reuse
    assert "4,200" in reuse
    assert "2026 |" not in reuse
    assert "9,000" not in told
    assert "2.1: given up, 1 February 2024" in told
    assert "2.2" not in told
    assert "1 milestone was not reached before the action was cancelled." in reuse
    # Weights are told where they differ.
    assert "Weight" not in told
    assert "- **Operator**: Region of the Lys, Region of the Draa" in reuse
    # Numbers as in the plan that was signed; a title once where its sheet is in the same paper.
    assert "| 2. Water |" in told
    assert "| 1.1. Hall | Forum |" in told
    assert "| 7. Sign the charter. |" in told
    assert "1.1: reached, 15 July 2024" in told
    assert "| steering committee | Framework | meeting held | 17 June 2024 |" in told
    assert "| 7. Sign the charter. | Framework | decided | due 1 August 2024 |" in told
    # Decisions stand under their agreement, and one that is done says when and how late in one place.
    assert "**Decisions of ‘Framework’, owners and due dates**" in told
    assert "| steering committee, 17 June 2024 | 1 August 2024 | carried out, 1 August 2024, on time |" in told
    assert "1.1. Hall: reached, 15 July 2024" in paper("--sheets", "none", "--since-meeting", "session")
    # What is overdue is no coming date: it stands among what to examine, without what is told there or in a chapter.
    _, overdue = told.partition("\n# ")[0].split("### Other dates overdue\n")
    overdue, ahead = overdue.partition("\n## ")[0], told.partition("## What is next")[2]
    assert "| Forum | 1.2, 1 January 2020 | 4 years and 9 months late | Region of the Draa |" in overdue
    assert "| 1.2. Programme | 1 January 2020 |  | 4 years and 9 months late |" in told
    assert "| decision |" not in overdue
    assert " late |" not in ahead.partition("\n## ")[0]
    # Dates one after the other, with what did not take place.
    assert "1.2: not reached in time, 1 January 2020; 12 November 2023; 12 May 2024: called off; 1.1: " in told
    # What is for whoever keeps the files is told inside alone.
    inside = ("names its delegations", "nobody is named", "close it")
    assert [each for each in inside if each in told] == []
    assert "names its delegations" in paper("--internal")
    # An occurrence a row, and a heading has a capital.
    assert "| 12 November 2023 | held | Forty firms, nine letters. |" in told
    assert "### Joint committee, 17 May 2024" in told
    assert not re.search(r"^#+ [a-z]", told, re.MULTILINE)


def test_minutes_have_room_to_write_in_and_say_when_they_were_prepared(
    paper: Callable[..., str], tmp_path: Path
) -> None:
    file = tmp_path / "minutes.docx"
    paper("--minutes", "second", "--lang", "fr,ar", "-o", str(file))
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as document:
        body, head = (document.read(f"word/{name}.xml").decode() for name in ("document", "header1"))
    rows = re.findall("<w:tr>.*?</w:tr>", body)
    empty = [row for row in rows if re.findall("<w:t[ >]", row) and row.count("<w:tc>") > row.count("<w:t>")]

    assert "au 15" not in body + head
    assert len([row for row in empty if 'w:hRule="atLeast"' in row]) > 8
    # Both who sign read in their language what the paper is, what is the same in both stands once.
    assert head.count("<w:p>") + head.count("<w:p ") == 2
    assert body.count("Region of the Draa</w:t>") == 2

    page = paper("--minutes", "second", "--format", "html")
    assert "prepared on 15 October 2024" in page
    assert "block-size" in page
    whole = paper("--format", "html")
    assert "block-size: 2.6em" not in whole


@pytest.mark.parametrize(
    ("sheets", "told"), [("all", []), ("none", ["Framework", "Plan", "Reuse", "Forum"]), ("cancelled", ["Forum"])]
)
def test_below_a_chart_stand_the_dates_that_no_sheet_tells(
    paper: Callable[..., str], tmp_path: Path, sheets: str, told: list[str]
) -> None:
    file = tmp_path / "paper.docx"
    paper("--sheets", sheets, "-o", str(file))
    with zipfile.ZipFile(file) as document:
        body = document.read("word/document.xml").decode()
    below = body.partition("The same dates in words")[2].partition("</w:tbl>")[0]

    assert [title for title in ("Framework", "Plan", "Reuse", "Forum") if f">{title}" in below] == told


def test_of_what_needs_attention_it_is_said_what_is_a_part_of_another(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figures of its agreement count a part with its whole, so that the two would be other sums."""
    action = "status: planned\nperiod: 2020\n"
    files = {
        "data/agreements/plan.yaml": f"title: Plan\nkind: action_plan\nstatus: in_force\nsigned: 2020-01-01\n{SIDES}",
        "data/actions/plan/whole.yaml": f"title: Whole\n{action}",
        "data/actions/plan/half.yaml": f"title: Half\n{action}part_of: plan/whole\n",
        "data/actions/plan/alone.yaml": f"title: Alone\n{action}",
    }
    main(["-C", str(workspace(files=files)), "--as-of", "2024-01-01", "report", "plan", "--format", "markdown"])

    assert "**3 actions need attention, of which 1 is a part**" in capsys.readouterr().out
