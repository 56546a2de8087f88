"""Days on the command line: one way of writing them, wherever one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Coopctl

AGREEMENT = """title: Partnership
kind: partnership
status: in_force
signed: 2018-01-01
period: 2018/2030
parties:
  - {id: mons, name: Mons, country: BE}
  - {id: sefrou, name: Sefrou, country: MA}
"""
ACTION = "title: Photo exhibition\nstatus: in_progress\nperiod: 2019/2029\nlead: mons\n"


def milestones(*done: str) -> str:
    return ACTION + "milestones:\n" + "".join(f"  - {{id: m{n}, done: {day}}}\n" for n, day in enumerate(done))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "coopctl.yaml": "",
        "data/agreements/a.yaml": AGREEMENT,
        "data/actions/a/x.yaml": ACTION,
    }
    commit(tmp_path, files, day="2020-03-01")
    commit(tmp_path, {"data/actions/a/x.yaml": milestones("2020-03-20")}, day="2020-03-20")
    return tmp_path


@pytest.mark.parametrize("way", [("--as-of", "2020-03-31"), ("COOPCTL_AS_OF", "2020-03-31")])
def test_words_count_from_the_day_of_the_call(
    coopctl: Coopctl, workspace: Path, monkeypatch: pytest.MonkeyPatch, way: tuple[str, str]
) -> None:
    pin = way if way[0].startswith("--") else ()
    if not pin:
        monkeypatch.setenv(*way)
    for written, day in (("-30d", "2020-03-01"), ("yesterday", "2020-03-30"), ("hier", "2020-03-30")):
        asked = coopctl(workspace, "agenda", "--from", written, "--until", "+2w", "--format", "json", *pin)
        assert (asked.json["from"], asked.json["to"]) == (day, "2020-04-14")


@pytest.mark.parametrize(
    "words",
    [
        ("list", "actions", "--due-before"),
        ("list", "actions", "--due-after"),
        ("list", "actions", "--updated-since"),
        ("agenda", "--from"),
        ("agenda", "--until"),
        ("status", "--as-of"),
        ("validate", "--no-facts-after"),
    ],
)
def test_each_option_takes_and_refuses_the_same(coopctl: Coopctl, workspace: Path, words: tuple[str, ...]) -> None:
    for day in ("2026-12-12", "+1d", "-30d") if words[1] != "--until" else ("2126-12-12", "+1d"):
        assert coopctl(workspace, *words, day).code in (0, 1), day
    wrong = coopctl(workspace, *words, "12/10/2026", "--lang", "en")
    assert wrong.code == 2
    assert wrong.err == (
        f"coopctl: {words[-1]} wants a day, not ‘12/10/2026’\n  write what you mean: 2026-10-12, 2026-12-10\n"
    )


def test_the_day_of_the_call_is_that_of_a_revision_named_by_a_day(coopctl: Coopctl, workspace: Path) -> None:
    asked = coopctl(workspace, "agenda", "--at", "2020-03-10", "--from", "-1w", "--format", "json")
    assert (asked.json["as_of"], asked.json["from"]) == ("2020-03-10", "2020-03-03")


def test_a_revision_may_be_a_day_in_words(coopctl: Coopctl, workspace: Path) -> None:
    asked = coopctl(workspace, "list", "milestones", "--as-of", "2020-03-25", "--at", "-2w", "--format", "json")
    assert asked.json["items"] == []
    asked = coopctl(workspace, "report", "a", "--as-of", "2020-03-25", "--since", "-2w", "--lang", "en")
    assert "m0" in asked.out
    for range_ in ("-2w", "-2w.."):
        differs = coopctl(workspace, "diff", range_, "--as-of", "2020-03-25", "--format", "json")
        assert [each["ref"] for each in differs.json["records"]] == ["a/x"], range_
    wrong = coopctl(workspace, "status", "--at", "25/03/2020", "--lang", "en")
    assert wrong.err == "coopctl: unknown revision: 25/03/2020\n  write it as 2020-03-25\n"
    changed = coopctl(workspace, "validate", "--as-of", "2020-03-25", "--changed-since", "-2w", "--format", "json")
    assert changed.json["checked"] == 1


def test_a_branch_of_that_name_comes_first(coopctl: Coopctl, workspace: Path) -> None:
    git(workspace, "branch", "yesterday", "HEAD~1")
    asked = coopctl(workspace, "list", "milestones", "--at", "yesterday", "--format", "json")
    assert asked.json["items"] == []
    assert asked.json["revision"] == git(workspace, "rev-parse", "HEAD~1")


def test_until_and_days_exclude_each_other(coopctl: Coopctl, workspace: Path) -> None:
    assert coopctl(workspace, "agenda", "--until", "+2w", "--days", "3").code == 2
    assert coopctl(workspace, "agenda", "--until", "2020-01-01", "--from", "2020-01-02").code == 2
    assert coopctl(workspace, "agenda", "--until", "2020-01-02", "--from", "2020-01-02").code == 0


def test_facts_after_today(coopctl: Coopctl, workspace: Path) -> None:
    (workspace / "data/actions/a/x.yaml").write_text(milestones("2020-03-31", "2020-04-01", "2020-04-02"))
    asked = ("validate", "--as-of", "2020-03-31", "--format", "json", "--no-facts-after")
    assert [each["line"] for each in coopctl(workspace, *asked, "today").json["items"]] == [7, 8]
    assert [each["line"] for each in coopctl(workspace, *asked, "+1d").json["items"]] == [8]
