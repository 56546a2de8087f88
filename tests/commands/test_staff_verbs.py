"""`hold`, `cancel`, `resume` and `postpone` on real files and real git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import systems
from tests.conftest import BASE
from tests.conversation import converse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Committed, Coopctl
    from tests.conftest import Git, Run

REF = "mons-sefrou/photo-exhibition"
FILE = f"data/actions/{REF}.yaml"
DAY = ("--as-of", "2019-02-01")
WHY = ("--reason", "The hall is closed.")
ACTION = """\
# Photo exhibition: ask the town hall first.
title: Photo exhibition in Mons
status: in_progress   # as agreed
axis: culture
period: 2018/2019  # two seasons
started: 2018-03-01
lead: mons

milestones:
  # The printer is slow.
  - id: prints-ready
    title: Prints ready
    due: 2018-11   # before the fair
  - {id: opening, title: Opening, due: 2018-12, baseline: 2018-10}
  - {id: list, title: List, due: 2018-05, done: 2018-05-02}
updates:
  - date: 2018-12-01
    text: The list is made.
"""
AGREEMENT = """
meetings:
  - id: visit
    date: 2018-07-23
    decisions:
      - {id: dates, text: New dates by May., due: 2019-05}
      - id: hall
        text: Another hall.
        due: 2019-05
        note: By telephone.
      - {id: far, text: A day for it.}
"""
UPDATE = ["+  - date: 2019-02-01", "+    author: Ada Example", "+    text: The hall is closed."]


@pytest.fixture
def plan(committed: Committed) -> Path:
    """Return a repository with one action under way, committed."""
    agreement = "data/agreements/mons-sefrou.yaml"
    return committed({FILE: ACTION, agreement: (BASE / agreement).read_text() + AGREEMENT})


def changed(plan: Path, git: Git) -> list[str]:
    """Return the lines that differ from the last commit, with their sign."""
    diff = git(plan, "diff", "--unified=0").splitlines()
    return [line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def write(plan: Path, git: Git, text: str) -> None:
    (plan / FILE).write_bytes(text.encode())
    git(plan, "commit", "--allow-empty", "-qam", "as it stands")


@pytest.mark.parametrize(
    ("call", "lines", "said"),
    [
        (
            ("hold", REF, *WHY),
            ["-status: in_progress   # as agreed", "+status: on_hold   # as agreed", *UPDATE, "+    status: on_hold"],
            "  status: in progress → on hold",
        ),
        (
            ("cancel", REF, *WHY, "--on", "2019-01-15"),
            [
                "-status: in_progress   # as agreed",
                "+status: cancelled   # as agreed",
                "+ended: 2019-01-15",
                "+  - date: 2019-01-15",
                *UPDATE[1:],
                "+    status: cancelled",
            ],
            "  status: in progress → cancelled",
        ),
        (
            ("postpone", REF, "--to", "2020-06", *WHY),
            [
                "-period: 2018/2019  # two seasons",
                "+period: 2018/2020-06  # two seasons",
                "+baseline: 2018/2019",
                *UPDATE,
                "+    period: 2018/2020-06",
            ],
            "  postponed, 153 to 546 days later",
        ),
        (
            ("postpone", REF, "--to", "30/06/2019", *WHY),
            [
                "-period: 2018/2019  # two seasons",
                "+period: 2018/2019-06-30  # two seasons",
                "+baseline: 2018/2019",
                *UPDATE,
                "+    period: 2018/2019-06-30",
            ],
            "",
        ),
        (
            ("postpone", REF, "--milestone", "prints-ready", "--to", "2019-03", *WHY),
            [
                "-    due: 2018-11   # before the fair",
                "+    due: 2019-03   # before the fair",
                "+    baseline: 2018-11",
                *UPDATE,
            ],
            "  milestone postponed, 4 months later",
        ),
        (
            ("postpone", REF, "--milestone", "opening", "--to", "2018-11", *WHY),
            [
                "-  - {id: opening, title: Opening, due: 2018-12, baseline: 2018-10}",
                "+  - {id: opening, title: Opening, due: 2018-11, baseline: 2018-10}",
                *UPDATE,
            ],
            "  milestone brought forward, 1 month earlier",
        ),
    ],
)
def test_each_verb_writes_its_own_lines_and_undo_takes_them_back(
    plan: Path, git: Git, coopctl: Coopctl, call: tuple[str, ...], lines: list[str], said: str
) -> None:
    answer = coopctl(plan, *call, *DAY)

    assert (answer.code, changed(plan, git)) == (0, lines), answer.err
    assert answer.out.startswith(f"{REF}  Photo exhibition in Mons\n")
    assert said in answer.out
    assert coopctl(plan, "validate").code == 0
    assert coopctl(plan, *call, *DAY).err == f"{REF}: nothing to do, it stands there already\n"
    assert coopctl(plan, "undo").code == 0
    assert git(plan, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "dates",
            [
                "-      - {id: dates, text: New dates by May., due: 2019-05}",
                "+      - id: dates",
                "+        text: New dates by May.",
                "+        due: 2019-09",
                "+        baseline: 2019-05",
                "+        note: The hall is closed.",
            ],
        ),
        (
            "hall",
            [
                "-        due: 2019-05",
                "-        note: By telephone.",
                "+        due: 2019-09",
                "+        baseline: 2019-05",
                "+        note: By telephone. The hall is closed.",
            ],
        ),
    ],
)
def test_a_decision_is_postponed_in_its_agreement_and_the_reason_noted(
    plan: Path, git: Git, coopctl: Coopctl, name: str, lines: list[str]
) -> None:
    answer = coopctl(plan, "postpone", "mons-sefrou", "--decision", name, "--to", "2019-09", *WHY, *DAY)

    assert (answer.code, changed(plan, git)) == (0, lines), answer.err
    assert "due May 2019 → September 2019" in answer.out


def test_a_second_delay_keeps_what_was_first_agreed(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "postpone", REF, "--to", "2020-06", *WHY, *DAY)
    answer = coopctl(plan, "postpone", REF, "--to", "2021", "--reason", "No budget.", *DAY)

    written = (plan / FILE).read_text()
    assert "period: 2018/2021  # two seasons\nbaseline: 2018/2019\n" in written
    assert "text: No budget.\n    period: 2018/2021\n" in written
    assert "brought forward" not in answer.out
    assert "brought forward" in coopctl(plan, "postpone", REF, "--to", "2018-06", *WHY, *DAY).out


@pytest.mark.parametrize(
    ("period", "to", "then", "kept"),
    [
        ("2019", "2020-06", "2019/2020-06", "2019"),
        ("2018-03-01/..", "2020", "2018-03-01/2020", "2018-03-01/.."),
        ("2018/2019", "..", "2018/..", "2018/2019"),
        ("../2019", "2020", "../2020", "../2019"),
        ("2018~/2019?", "2020-33", "2018~/2020-33", "2018~/2019?"),
        ('"2018/2019"', "2020", '"2018/2020"', "2018/2019"),
    ],
)
def test_the_end_moves_and_the_start_stays_as_it_is_written(
    plan: Path, git: Git, coopctl: Coopctl, period: str, to: str, then: str, kept: str
) -> None:
    write(plan, git, ACTION.replace("2018/2019", period))

    answer = coopctl(plan, "postpone", REF, "--to", to, *WHY, *DAY)

    assert answer.code == 0, answer.err
    assert f"\nperiod: {then}  # two seasons\nbaseline: {kept}\n" in (plan / FILE).read_text()


def test_a_delay_that_is_written_down_late_gives_way_to_a_later_one(plan: Path, coopctl: Coopctl) -> None:
    coopctl(plan, "postpone", REF, "--to", "2021", *WHY, *DAY)
    answer = coopctl(plan, "postpone", REF, "--to", "2020", "--reason", "Earlier.", "--on", "2019-01-15", *DAY)

    written = (plan / FILE).read_text()
    assert answer.code == 0
    assert "period: 2018/2021  # two seasons" in written
    assert written.index("Earlier.") < written.index("The hall is closed.")


@pytest.mark.parametrize("verb", ["hold", "cancel"])
def test_a_status_that_is_written_down_late_counts_unless_a_later_update_has_another(
    plan: Path, coopctl: Coopctl, verb: str
) -> None:
    answer = coopctl(plan, verb, REF, *WHY, "--on", "2018-11-01", *DAY)

    assert answer.code == 0, answer.err
    assert f"status: {'on_hold' if verb == 'hold' else 'cancelled'}   # as agreed" in (plan / FILE).read_text()
    assert coopctl(plan, "validate").code == 0


@pytest.mark.parametrize(
    ("before", "status"),
    [
        ("", "in_progress"),
        ("started: 2018-03-01\n", "planned"),
        ("updates:\n  - date: 2018-12-01\n    text: The list is made.\n", "in_progress"),
    ],
)
def test_it_resumes_as_it_was_before_the_hold(plan: Path, git: Git, coopctl: Coopctl, before: str, status: str) -> None:
    write(
        plan,
        git,
        ACTION.replace("in_progress", "planned" if "started" in before else "in_progress").replace(before, ""),
    )
    assert coopctl(plan, "hold", REF, *WHY, *DAY).code == 0

    known = () if status == "in_progress" else ("--status", status)
    if known:
        assert coopctl(plan, "resume", REF).err.startswith(
            "coopctl: ‘status’ is missing\n  choose from: proposed, planned,"
        )
        assert coopctl(plan, "resume", REF, "--status", "completed").code == 2
    answer = coopctl(plan, "resume", REF, *known, "--note", "It is open.", "--as-of", "2019-03-01")

    written = (plan / FILE).read_text()
    assert answer.code == 0, answer.err
    assert f"status: {status}   # as agreed" in written
    assert f"    text: It is open.\n    status: {status}\n" in written
    assert written.count("started:") == (status == "in_progress")
    assert coopctl(plan, "validate").code == 0


def test_an_action_that_was_merged_names_the_other(plan: Path, git: Git, coopctl: Coopctl) -> None:
    other = "mons-sefrou/exhibitions"
    (plan / f"data/actions/{other}.yaml").write_text("title: Exhibitions\nstatus: planned\naxis: culture\n")

    answer = coopctl(plan, "cancel", REF, "--merged-into", other, "--reason", "One for both.", *DAY)

    assert answer.code == 0, answer.err
    assert f"+merged_into: {other}" in changed(plan, git)
    assert coopctl(plan, "validate").code == 0
    assert coopctl(plan, "cancel", REF, "--merged-into", "mons-sefrou/nowhere", *WHY, *DAY).code == 2


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("hold", REF), "‘reason’ is missing"),
        (("cancel", REF), "‘reason’ is missing"),
        (("cancel", REF, "--reason", "  "), "‘reason’ is missing"),
        (("postpone", REF, "--to", "2020"), "‘reason’ is missing"),
        (("postpone", REF, *WHY), "‘to’ is missing"),
        (("postpone", REF, "--to", "soon", *WHY), "‘soon’ cannot be the value of ‘period’"),
        (("postpone", REF, "--to", "2019/2020", *WHY), "cannot be the value of ‘period’"),
        (("postpone", "mons-sefrou", "--to", "2020", *WHY), "mons-sefrou is an agreement"),
        (("postpone", REF, "--milestone", "list", "--to", "2020", *WHY), "‘list’ is not open any more: 2018-05-02"),
        (("postpone", REF, "--milestone", "lists", "--to", "2020", *WHY), "has no row ‘lists’"),
        (("postpone", REF, "--decision", "dates", "--to", "2020", *WHY), "decisions stand in the agreement"),
        (("postpone", "mons-sefrou", "--decision", "far", "--to", "2020", *WHY), "‘far’ has no day that it is due"),
        (("postpone", REF, "--milestone", "m", "--decision", "d", "--to", "2020", *WHY), "exclude each other"),
        (("hold", "mons-sefrou", *WHY), "mons-sefrou is an agreement"),
    ],
)
def test_a_call_that_says_too_little_is_a_usage_error(
    plan: Path, git: Git, coopctl: Coopctl, call: tuple[str, ...], said: str
) -> None:
    answer = coopctl(plan, *call, *DAY)

    assert (answer.code, said in answer.err) == (2, True), answer.err
    assert git(plan, "status", "--porcelain") == ""


@pytest.mark.parametrize("verb", ["hold", "cancel", "resume", "postpone"])
def test_what_came_to_its_end_is_not_changed_without_being_said(
    plan: Path, git: Git, coopctl: Coopctl, verb: str
) -> None:
    write(plan, git, ACTION.replace("status: in_progress", "status: completed\nended: 2018-12-31"))
    words = () if verb == "resume" else WHY

    answer = coopctl(plan, verb, REF, *words, *(("--to", "2020") if verb == "postpone" else ()), *DAY)

    assert (answer.code, "it is completed" in answer.err, f"coopctl log {REF}" in answer.err) == (2, True, True)
    assert git(plan, "status", "--porcelain") == ""


def test_an_action_without_period_is_not_postponed(plan: Path, git: Git, coopctl: Coopctl) -> None:
    write(plan, git, ACTION.replace("period: 2018/2019  # two seasons\n", ""))

    answer = coopctl(plan, "postpone", REF, "--to", "2020", *WHY, *DAY)

    assert (answer.code, f"{REF} has no period yet" in answer.err) == (2, True)


def test_what_would_end_before_it_begins_is_refused_with_the_finding(plan: Path, git: Git, coopctl: Coopctl) -> None:
    answer = coopctl(plan, "postpone", REF, "--to", "2017", *WHY, *DAY)

    assert (answer.code, "error[dates-out-of-order]" in answer.err) == (1, True)
    assert git(plan, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "call",
    [
        ("hold", REF, *WHY),
        ("cancel", REF, *WHY),
        ("postpone", REF, "--to", "2020", *WHY),
        ("postpone", REF, "--milestone", "prints-ready", "--to", "2019-03", *WHY),
    ],
)
def test_line_ends_stay_and_a_dry_run_is_the_patch(
    plan: Path, git: Git, coopctl: Coopctl, tmp_path: Path, call: tuple[str, ...]
) -> None:
    write(plan, git, ACTION.replace("\n", "\r\n"))

    answer = coopctl(plan, *call, *DAY, "--dry-run")

    assert (answer.code, git(plan, "status", "--porcelain")) == (0, "")
    (tmp_path / "change.patch").write_bytes(answer.out.encode())
    assert coopctl(plan, *call, *DAY).code == 0
    written = (plan / FILE).read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n")
    git(plan, "checkout", "-q", ".")
    git(plan, "apply", str(tmp_path / "change.patch"))
    assert (plan / FILE).read_bytes() == written


@systems.needs_modes
def test_a_file_that_is_write_protected_stays(plan: Path, git: Git, coopctl: Coopctl) -> None:
    (plan / FILE).chmod(0o444)

    assert coopctl(plan, "hold", REF, *WHY, *DAY).code == 3
    assert git(plan, "status", "--porcelain") == ""


def test_it_is_said_in_the_reader_s_language_and_committed_in_the_workspace_s(
    plan: Path, git: Git, coopctl: Coopctl
) -> None:
    answer = coopctl(plan, "hold", REF, *WHY, "--lang", "fr", "--commit", *DAY)

    assert "en cours → en attente\n" in answer.out
    assert git(plan, "log", "-1", "--format=%s") == f"{REF}: status: in progress → on hold"


def test_a_reason_may_begin_with_a_dash_or_come_from_stdin(plan: Path, run: Run) -> None:
    dashed = run("hold", REF, "--reason", "- no answer", *DAY, cwd=plan)
    piped = run("postpone", REF, "--to", "2021", "--reason", "-", *DAY, cwd=plan, stdin="Two lines:\nthe second.\n")

    assert (dashed.returncode, piped.returncode) == (0, 0), dashed.stderr + piped.stderr
    written = (plan / FILE).read_text()
    assert '    text: "- no answer"\n' in written
    assert "    text: |-\n      Two lines:\n      the second.\n" in written


@systems.needs_terminals
def test_a_terminal_is_asked_for_the_day_and_the_reason(plan: Path, git: Git) -> None:
    code, screen = converse(plan, ["2020-06\n", "La salle est fermée.\n"], "postpone", "photo", *DAY)

    assert code == 0, screen
    assert {"+    text: La salle est fermée.", "+    period: 2018/2020-06"} <= set(changed(plan, git))
