"""`coopctl edit` with real editors (small programs), on real files, real git and a real terminal."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

from tests import systems
from tests.conversation import converse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Committed, Coopctl
    from tests.conftest import Git

REF = "mons-sefrou/photo-exhibition"
FILE = f"data/actions/{REF}.yaml"
DAY = ("--as-of", "2019-02-01")
BROKEN = "title: Photo exhibition\nstatus: planned\naxis: culture\nperiod: 2018/2019\nlead: [mons\n"


class Editor(Protocol):
    """Choose an editor that does something to the text of its file, and return its command."""

    def __call__(self, does: str, /) -> str: ...


@pytest.fixture
def plan(committed: Committed) -> Path:
    """Return a repository with one agreement and one action, committed."""
    return committed()


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Return a chooser of editors: each gets an argument of its own, then the file; a second start does nothing."""

    def choose(does: str, /) -> str:
        program = tmp_path / "an editor.py"
        program.write_text(
            "import pathlib, sys\n"
            "assert sys.argv[1] == '--wait now', sys.argv\n"
            "file = pathlib.Path(sys.argv[2])\n"
            "assert file.suffix == '.yaml'\n"
            "text = file.read_bytes().decode()\n"
            f"root = pathlib.Path({str(tmp_path / 'workspace')!r})\n"
            f"{does}\n"
            "file.write_bytes(text.encode())\n",
            encoding="utf-8",
        )
        command = f"{shlex.quote(sys.executable)} {shlex.quote(str(program))} '--wait now'"
        monkeypatch.setenv("EDITOR", command)
        return command

    return choose


def copies(plan: Path) -> list[Path]:
    return sorted((plan / ".git/coopctl").glob("*/edited/*"))


def put(old: str, new: str) -> str:
    return f"assert {old!r} in text\ntext = text.replace({old!r}, {new!r})"


def test_what_is_right_takes_the_files_place_and_can_be_taken_back(
    plan: Path, git: Git, coopctl: Coopctl, editor: Editor
) -> None:
    editor(put("status: planned", "status: in_progress # at last\nstarted: 2019-01"))
    before = (plan / FILE).read_bytes()

    answer = coopctl(plan, "edit", REF, *DAY)

    assert (answer.code, answer.err.splitlines()[-1]) == (0, "to take it back: coopctl undo")
    assert answer.out.startswith(f"{FILE}: changed in an editor\n  work begun")
    assert b"status: in_progress # at last\nstarted: 2019-01\n" in (plan / FILE).read_bytes()
    assert copies(plan) == []
    assert coopctl(plan, "undo").code == 0
    assert (plan / FILE).read_bytes() == before


def test_what_is_not_changed_is_not_written(plan: Path, git: Git, coopctl: Coopctl, editor: Editor) -> None:
    editor("pass")
    modified = (plan / FILE).stat().st_mtime_ns

    answer = coopctl(plan, "edit", REF)

    assert (answer.code, answer.out, answer.err) == (0, "", f"{FILE}: nothing was changed\n")
    assert ((plan / FILE).stat().st_mtime_ns, copies(plan)) == (modified, [])
    assert coopctl(plan, "undo").err == "there is nothing to take back\n"


@pytest.mark.parametrize("does", [put("status: planned", "status: begun"), "text = ''", "text += 'lead: [mons\\n'"])
def test_what_would_be_wrong_is_refused_and_the_copy_is_kept(
    plan: Path, git: Git, coopctl: Coopctl, editor: Editor, does: str
) -> None:
    editor(does)

    answer = coopctl(plan, "edit", REF)
    again = coopctl(plan, "edit", REF)

    assert (answer.code, answer.out, git(plan, "status", "--porcelain")) == (1, "", "")
    assert f"{FILE}:" in answer.err
    assert "error[" in answer.err
    kept = copies(plan)
    said = {each.err.splitlines()[-1] for each in (answer, again)}
    assert (len(kept), said) == (2, {f"the copy is kept: {path}" for path in kept})
    assert kept[0].read_bytes() == kept[1].read_bytes() != (plan / FILE).read_bytes()


def test_a_file_that_somebody_changed_meanwhile_is_left_and_the_copy_is_kept(
    plan: Path, coopctl: Coopctl, editor: Editor
) -> None:
    editor(
        f"(root / {FILE!r}).write_text('title: Mine\\nstatus: planned\\naxis: culture\\n')\n"
        + put("planned", "in_progress")
    )

    answer = coopctl(plan, "edit", REF, *DAY)

    assert answer.code == 3
    assert (plan / FILE).read_text().startswith("title: Mine\n")
    assert [b"in_progress" in path.read_bytes() for path in copies(plan)] == [True]
    assert str(copies(plan)[0]) in answer.err


@pytest.mark.parametrize("named", [REF, FILE, "photo-exhibition"])
def test_a_file_that_cannot_be_read_is_mended(plan: Path, coopctl: Coopctl, editor: Editor, named: str) -> None:
    (plan / FILE).write_text(BROKEN)
    editor(put("[mons", "mons"))

    answer = coopctl(plan, "edit", named, *DAY)

    assert (answer.code, (plan / FILE).read_text()) == (0, BROKEN.replace("[mons", "mons"))


@pytest.mark.parametrize(
    ("broken", "old", "new", "code"),
    [
        ("axis: sports\nlead: [mons\n", "[mons", "mons", "unknown-axis"),
        ("status: begun\nlead: [mons\n", "[mons", "mons", "unknown-word"),
        ("axis: sports\nweight: heavy\n", "heavy", "2", "unknown-axis"),
    ],
)
def test_what_could_not_be_seen_before_is_said_and_keeps_nobody_from_mending_what_could(
    plan: Path, coopctl: Coopctl, editor: Editor, broken: str, old: str, new: str, code: str
) -> None:
    rest = "title: Photo exhibition\n" + ("" if "status" in broken else "status: planned\n")
    rest += "" if "axis" in broken else "axis: culture\n"
    (plan / FILE).write_text(rest + broken)
    editor(put(old, new))

    answer = coopctl(plan, "edit", REF, *DAY)

    assert (answer.code, (plan / FILE).read_text()) == (0, (rest + broken).replace(old, new))
    assert f"error[{code}]" in answer.err
    assert f"could not be seen before: coopctl edit {REF}\n" in answer.err
    assert copies(plan) == []
    editor(put(new, f"{new}\nnumber: [4"))  # and what is wrong for the first time is refused as ever

    assert (coopctl(plan, "edit", REF, *DAY).code, (plan / FILE).read_text()) == (1, (rest + broken).replace(old, new))


def test_an_agreement_is_mended_though_its_actions_then_show_what_was_wrong_in_them(
    plan: Path, coopctl: Coopctl, editor: Editor
) -> None:
    agreement = plan / "data/agreements/mons-sefrou.yaml"
    right = agreement.read_text()
    agreement.write_text(right + "x-note: [\n")
    (plan / FILE).write_text("title: Photo exhibition\nstatus: planned\naxis: sports\n")
    editor(put("x-note: [\n", ""))

    assert (coopctl(plan, "edit", "mons-sefrou").code, agreement.read_text()) == (0, right)
    assert "unknown-axis" in coopctl(plan, "validate").out


@pytest.mark.parametrize("named", ["settings", "coopctl.yaml"])
def test_settings_that_have_an_error_are_mended(plan: Path, coopctl: Coopctl, editor: Editor, named: str) -> None:
    settings = plan / "coopctl.yaml"
    right = settings.read_text() if settings.exists() else "language: en\n"
    settings.write_text(right + "colour: red\n")
    editor(put("colour: red\n", ""))

    assert (coopctl(plan, "edit", named).code, settings.read_text()) == (0, right)
    assert coopctl(plan, "status").code == 0


def test_a_dry_run_prints_the_patch_and_keeps_the_copy(
    plan: Path, git: Git, coopctl: Coopctl, editor: Editor, tmp_path: Path
) -> None:
    editor(put("status: planned", "status: in_progress"))

    answer = coopctl(plan, "edit", REF, "--dry-run", *DAY)

    (tmp_path / "change.patch").write_text(answer.out)
    assert (answer.code, git(plan, "status", "--porcelain")) == (0, "")
    git(plan, "apply", str(tmp_path / "change.patch"))
    assert copies(plan)[0].read_bytes() == (plan / FILE).read_bytes()


def test_commit_says_what_the_change_does(plan: Path, git: Git, coopctl: Coopctl, editor: Editor) -> None:
    editor(put("status: planned", "status: in_progress"))

    assert coopctl(plan, "edit", REF, "--commit", *DAY).code == 0
    assert git(plan, "show", "--format=%s", "--name-only").splitlines() == [
        f"{REF}: work begun: planned → in progress",
        "",
        FILE,
    ]


@pytest.mark.parametrize(
    ("call", "code"),
    [(("mons-sefrou/photo",), 2), (("data/actions/other.yaml",), 2), (("mons-sefrou/none",), 2), ((), 2)],
)
def test_what_is_no_file_is_refused(
    plan: Path, coopctl: Coopctl, editor: Editor, call: tuple[str, ...], code: int
) -> None:
    editor("raise SystemExit(9)")

    assert (coopctl(plan, "edit", *call).code, copies(plan)) == (code, [])


@pytest.mark.parametrize(("command", "code"), [("no-such-editor --wait", 2), ("'open", 2), ("", 2), ("false", 3)])
def test_an_editor_that_cannot_work_leaves_everything(
    plan: Path, git: Git, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch, command: str, code: int
) -> None:
    monkeypatch.setenv("VISUAL", command)

    answer = coopctl(plan, "edit", REF)

    assert (answer.code, git(plan, "status", "--porcelain"), copies(plan)) == (code, "", [])
    assert answer.err.startswith("coopctl: ")


def test_visual_comes_before_editor(
    plan: Path, coopctl: Coopctl, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(put("planned", "in_progress")))
    monkeypatch.setenv("EDITOR", "false")

    assert coopctl(plan, "edit", REF, *DAY).code == 0


@systems.needs_terminals
@pytest.mark.parametrize("lang", ["fr", "ar", "nl"])
def test_on_a_terminal_it_is_edited_again_until_it_is_right(plan: Path, editor: Editor, lang: str) -> None:
    editor(
        "text = text.replace('status: begun', 'status: in_progress') if 'begun' in text"
        " else text.replace('status: planned', 'status: begun')"
    )

    code, screen = converse(plan, ["1\n"], "edit", "photo", *DAY, lang=lang)

    assert code == 0, screen
    assert "status: in_progress" in (plan / FILE).read_text()
    assert copies(plan) == []


@systems.needs_terminals
@pytest.mark.parametrize(("answer", "kept"), [("2\n", 1), ("3\n", 0)])
def test_on_a_terminal_the_copy_is_kept_or_given_up(
    plan: Path, git: Git, editor: Editor, answer: str, kept: int
) -> None:
    editor(put("status: planned", "status: begun"))

    code, screen = converse(plan, [answer], "edit", REF)

    assert (code, len(copies(plan)), git(plan, "status", "--porcelain")) == (1, kept, "")
    assert all(path.name in screen for path in copies(plan))


@systems.needs_terminals
def test_who_has_chosen_no_editor_is_told_which_one_opens(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "nano"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nsed -i 's/status: planned/status: in_progress/' \"$1\"\n")
    program.chmod(0o755)
    (tmp_path / "bin" / "sensible-editor").symlink_to(program)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")

    code, screen = converse(plan, [], "edit", REF, *DAY, lang="en")

    assert (code, "neither VISUAL nor EDITOR names an editor, so it is sensible-editor" in screen) == (0, True)
    assert "status: in_progress" in (plan / FILE).read_text()
