"""The demo's history: made anew it is the same, valid at every commit, and `report --since` tells just what it did."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.changes import compare
from coopctl.changes.change import ChangeKind, Side
from coopctl.checking import later_facts
from coopctl.cli.app import main
from coopctl.git import replay
from coopctl.loading.loader import load
from coopctl.measures.standing import standing
from coopctl.model.vocabularies import Severity
from coopctl.starting import story
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.conftest import Git

EXAMPLE = ROOT / "examples" / "demo"
#: What the one who wrote the story noted of each commit, before any of this was computed.
NOTED = Path(__file__).parent / "changes.tsv"
WINDOWS = [
    ("2024-12-31", "2025-03-31"), ("2025-03-31", "2025-06-30"), ("2025-06-30", "2025-09-30"),
    ("2025-09-30", "2025-12-31"), ("2025-12-31", "2026-04-17"), ("2026-04-17", "2026-10-12"),
    ("2024-12-31", "2026-10-12"),
]  # fmt: skip
PLAIN = {
    "milestone-done": ChangeKind.MILESTONE_DONE,
    "milestone-dropped": ChangeKind.MILESTONE_DROPPED,
    "decision-taken": ChangeKind.DECIDED,
    "decision-done": ChangeKind.DECISION_DONE,
    "decision-dropped": ChangeKind.DECISION_DROPPED,
    "renamed": ChangeKind.RENAMED,
    "new-action": ChangeKind.NEW,
    "new-agreement": ChangeKind.NEW,
}
STATUSES = {"started", "done", "done_in_part", "cancelled", "on_hold", "resumed", "adopted"}
KINDS = {
    "in_progress": ChangeKind.STARTED,
    "completed": ChangeKind.COMPLETED,
    "partly_completed": ChangeKind.PARTLY_COMPLETED,
    "cancelled": ChangeKind.CANCELLED,
    "on_hold": ChangeKind.HELD,
    "planned": ChangeKind.ADOPTED,
}
#: What the notes do not tell apart, or tell otherwise.
UNTOLD = {
    ChangeKind.PROGRESS, ChangeKind.FIELDS, ChangeKind.MONEY, ChangeKind.MET, ChangeKind.STATUS, ChangeKind.PERIOD,
    ChangeKind.NEW_MILESTONE, ChangeKind.DECISION_POSTPONED,
    ChangeKind.LATE, ChangeKind.MILESTONE_LATE, ChangeKind.DECISION_LATE, ChangeKind.EXPIRED,
}  # fmt: skip


def side(root: Path, day: str) -> Side:
    portfolio = load(trees.at(root, day)).portfolio
    return Side(portfolio, standing(portfolio, date.fromisoformat(day)))


def noted(first: str, last: str) -> list[dict[str, str]]:
    """Return the notes of the days after `first` up to `last`, each record by the name that it has on the last."""
    with NOTED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if first < row["day"] <= last]
    names = {row["from"]: row["to"] for row in rows if row["kind"] == "renamed"}
    return [row | {"ref": names.get(row["ref"], row["ref"])} for row in rows]


def net(rows: Sequence[dict[str, str]]) -> Iterator[tuple[ChangeKind, str, str]]:
    """Yield what remains of the notes of a stretch of time: what came of several changes of one thing."""
    fresh = {row["ref"] for row in rows if row["kind"] == "new-action"}
    settled = {(row["ref"], row["id"]) for row in rows if row["kind"] in ("milestone-done", "milestone-dropped")}
    chains = defaultdict(list)
    for row in rows:
        kind, ref = row["kind"], row["ref"]
        if kind in PLAIN:
            yield PLAIN[kind], ref, row["id"]
        elif kind == "slipped":
            if ref not in fresh:
                yield ChangeKind.POSTPONED, ref, ""
        elif kind == "milestone-slipped":
            if (ref, row["id"]) not in settled and ref not in fresh:
                yield ChangeKind.MILESTONE_POSTPONED, ref, row["id"]
        elif kind in STATUSES:
            chains[ref].append(row)
    for ref, chain in chains.items():
        first, last = chain[0]["from"], chain[-1]["to"]
        if last == "in_progress" and first == "on_hold":
            yield ChangeKind.RESUMED, ref, ""
        elif first != last and not (ref in fresh and last == "planned"):
            yield KINDS[last], ref, ""


@pytest.mark.parametrize(("first", "last"), WINDOWS)
def test_since_tells_exactly_what_the_story_did(demo: Path, first: str, last: str) -> None:
    found = compare.between(side(demo, first), side(demo, last))
    told = {(change.kind, change.ref, change.id or "") for change in found if change.kind not in UNTOLD}

    assert told == set(net(noted(first, last)))


def test_it_is_the_example(demo: Path) -> None:
    def content(root: Path) -> dict[str, bytes]:
        paths = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.relative_to(root).parts)
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}

    assert content(demo) == content(EXAMPLE)


def test_the_same_patches_give_the_same_commits(demo: Path, tmp_path: Path, git: Git) -> None:
    replay.replay(tmp_path, story.patches())

    assert git(tmp_path, "rev-parse", "HEAD") == git(demo, "rev-parse", "HEAD")
    assert git(tmp_path, "status", "--porcelain") == ""
    assert git(tmp_path, "log", "-1", "--format=%cs") == story.LAST_DAY
    assert len(git(tmp_path, "log", "--format=%an").split("\n")) == len(story.patches())


def test_every_commit_is_valid_and_knows_nothing_of_later_days(demo: Path, git: Git) -> None:
    for line in git(demo, "log", "--format=%H %cs").split("\n"):
        commit, day = line.split()
        loaded = load(trees.at(demo, commit))
        assert [each.code for each in loaded.findings if each.severity is not Severity.HINT] == [], line
        assert list(later_facts.check(loaded.portfolio, date.fromisoformat(day))) == [], line


def test_every_file_says_that_it_is_invented() -> None:
    for path in EXAMPLE.rglob("*.yaml"):
        assert path.read_text(encoding="utf-8").startswith("# Invented for the demo of coopctl"), path


def test_who_hears_a_history_is_told_words_for_signs(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(demo), "history", "sorvelle-ourane/telemedicine", "--plain", "--lang", "en"]) == 0

    told = capsys.readouterr().out
    assert "\nChange: progress: from 40% to 80%\n" in told
    assert "\nAdded: update of 10 September 2026, Joris Haelewyn: Six of ten cases discussed" in told
    assert not set("→[]{}") & {*told}
