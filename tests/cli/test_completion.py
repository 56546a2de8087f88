"""What the shell offers: references from file names, kinds, codes, names of schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.cli.completion import (
    complete_agreement,
    complete_code,
    complete_color,
    complete_format,
    complete_health,
    complete_kind,
    complete_path,
    complete_record_format,
    complete_reference,
    complete_schema,
    complete_status,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import Workspace


def test_references_and_paths_of_the_workspace_around(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(files={"data/actions/mons-sefrou/broken.yaml": "title: [", "data/agreements/No Name.yaml": "x"})
    monkeypatch.chdir(root / "data")

    assert complete_reference("") == ["mons-sefrou", "mons-sefrou/broken", "mons-sefrou/photo-exhibition"]
    assert complete_reference("mons-sefrou/p") == ["mons-sefrou/photo-exhibition"]
    assert complete_path("data/ag") == ["data/agreements/mons-sefrou.yaml"]


def test_outside_a_workspace_nothing_is_offered_and_nothing_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert complete_reference("") == []
    assert complete_path("") == []


def test_words_of_the_program_itself() -> None:
    assert complete_kind("mi") == ["milestones", "missions"]
    assert complete_code("unknown-p") == ["unknown-party"]
    assert complete_schema("a") == ["action", "agreement"]


def test_values_of_options(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace())

    assert complete_agreement("m") == ["mons-sefrou"]
    assert complete_health("at") == ["at_risk"]
    assert complete_status("in_") == ["in_progress", "in_negotiation", "in_force"]
    assert complete_format("js") == ["json", "jsonl"]
    assert complete_record_format("d") == ["docx"]
    assert complete_record_format("h") == ["html"]
    assert complete_color("a") == ["auto", "always"]
