"""What the shell offers after TAB: references and ids from the files, fields and words from the schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coopctl.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Workspace

    Offered = Callable[[str], list[str]]

ACTION = """
title: Photo exhibition in Mons
status: planned
lead: mons
milestones:
  - {id: prints-ready, due: 2018-11}
  - {id: catalogue, due: 2019-03}
indicators:
  - {id: visitors, target: {value: 1200}}
"""
MEETINGS = """
meetings:
  - id: visit
    date: 2018-07-23
    decisions: [{id: dates, text: New dates.}]
"""
REF = "mons-sefrou/photo-exhibition"
CATALOGUE = [f"milestones.catalogue.d{rest}=" for rest in ("ue", "one", "ropped")]


@pytest.fixture
def offered(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Offered:
    """Press TAB at the end of a line, in a workspace with two records and a file that cannot be read."""
    root = workspace(
        files={
            f"data/actions/{REF}.yaml": ACTION,
            "data/actions/mons-sefrou/broken.yaml": "title: [",
            "data/agreements/No Name.yaml": "x",
        }
    )
    agreement = root / "data/agreements/mons-sefrou.yaml"
    agreement.write_text(agreement.read_text() + MEETINGS)
    monkeypatch.chdir(root / "data")

    def press(line: str) -> list[str]:
        monkeypatch.setenv("_COOPCTL_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", f"coopctl {line}")
        monkeypatch.setenv("COMP_CWORD", str(len(line.split(" "))))
        with pytest.raises(SystemExit):  # typer ends the process here
            main([])
        return capsys.readouterr().out.split()

    return press


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("show ", ["mons-sefrou", "mons-sefrou/broken", REF]),
        ("show mons-sefrou/p", [REF]),
        ("show pho", ["photo-exhibition"]),
        ("status --agreement m", ["mons-sefrou"]),
        ("validate data/ag", ["data/agreements/mons-sefrou.yaml"]),
        ("list mi", ["milestones", "missions"]),
        ("explain unknown-p", ["unknown-party"]),
        ("schema a", ["action", "agreement"]),
        ("status --health at", ["at_risk"]),
        ("status --status in_", ["in_progress", "in_negotiation", "in_force"]),
        ("status --format js", ["json", "jsonl"]),
        ("show x --format d", ["docx"]),
        ("status --color a", ["auto", "always"]),
        (f"set {REF} mil", ["milestones="]),
        (f"set {REF} milestones.", ["milestones.prints-ready=", "milestones.catalogue="]),
        (f"set {REF} milestones.catalogue.d", CATALOGUE),
        (f"set {REF} status=c", ["status=completed", "status=cancelled"]),
        ("set photo priority=h", ["priority=high"]),
        (f"set {REF} --unset le", ["lead"]),
        (f"add {REF} mil", ["milestones"]),
        ("add mons-sefrou dec", ["decisions"]),
        (f"add {REF} readings ind", ["indicator="]),
        (f"add {REF} readings indicator=", ["indicator=visitors"]),
        (f"add {REF} occurrences state=", ["state=held", "state=cancelled"]),
        (f"done {REF} --milestone c", ["catalogue"]),
        ("done mons-sefrou --decision d", ["dates"]),
        (f"log {REF} x --status on", ["on_hold"]),
        (f"postpone {REF} --milestone c", ["catalogue"]),
        ("postpone mons-sefrou --decision d", ["dates"]),
        ("cancel photo --merged-into mons-sefrou/p", [REF]),
        ("hold pho", ["photo-exhibition"]),
        (f"mv {REF} mons-sefrou/p", [REF]),
        ("mv other/x mons-sefrou/x --axis ", ["culture", "health", "none"]),
        ("rm mons-sefrou/p", [REF]),
        ("set mons-sefrou/broken sta", ["status=", "started="]),
    ],
)
def test_what_fits_is_offered(offered: Offered, line: str, words: list[str]) -> None:
    assert offered(line) == words


@pytest.mark.parametrize("line", ["show ", "set x ", "add x readings ", "done x --milestone "])
def test_outside_a_workspace_no_record_is_offered_and_nothing_is_raised(
    offered: Offered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert not any("mons" in word for word in offered(line))
