from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coopctl import git
from coopctl.errors import CANNOT_RUN, FINDINGS, CommitRefusedError, GitError
from tests import systems
from tests.repos import commit, write
from tests.repos import git as call


@pytest.fixture
def root(tmp_path: Path) -> Path:
    commit(tmp_path / "repo", {"ws/a.yaml": "a: 1\n", "ws/b.yaml": "b: 1\n", "c": "1", ".gitignore": "*.log\n"})
    return tmp_path / "repo" / "ws"


def outlook(root: Path, *paths: str) -> git.Outlook:
    return git.outlook(git.repository_of(root), paths)


def committed(root: Path, *paths: str, message: str = "what was done") -> str | None:
    return git.commit(git.repository_of(root), paths, message)


def refusal(root: Path, *paths: str) -> GitError:
    with pytest.raises(GitError) as caught:
        outlook(root, *paths)
    assert caught.value.code == CANNOT_RUN
    assert caught.value.help is not None
    return caught.value


def status(root: Path) -> list[str]:
    return sorted(call(root, "status", "--porcelain").splitlines())


def shown(root: Path) -> list[str]:
    return sorted(call(root, "show", "--format=", "--name-status", "HEAD").splitlines())


def hook(root: Path, name: str, script: str) -> None:
    hooks = write(root.parent / ".git" / "hooks", {name: f"#!/bin/sh\n{script}\n"})
    (hooks / name).chmod(0o755)


# ---------------------------------------------------------------- what is committed


def test_exactly_the_named_files_are_committed_new_and_removed_ones_too(root: Path) -> None:
    write(root, {"a.yaml": "a: 2\n", "new/d.yaml": "d: 1\n", "other.yaml": "", "../c": "2"})
    (root / "b.yaml").unlink()

    made = committed(root, "a.yaml", "b.yaml", "new/d.yaml", message="- un résumé\n\n# of it")

    assert made == call(root, "rev-parse", "HEAD")
    assert shown(root) == ["A\tws/new/d.yaml", "D\tws/b.yaml", "M\tws/a.yaml"]
    assert call(root, "log", "-1", "--format=%B") == "- un résumé\n\n# of it\n"
    assert status(root) == [" M c", "?? ws/other.yaml"]


def test_what_else_is_staged_stays_staged(root: Path) -> None:
    write(root, {"a.yaml": "a: 2\n", "b.yaml": "b: 2\n", "../staged": "new"})
    call(root, "add", "b.yaml", "../staged")

    committed(root, "a.yaml")

    assert shown(root) == ["M\tws/a.yaml"]
    assert status(root) == ["A  staged", "M  ws/b.yaml"]


def test_the_first_commit_of_a_repository_can_be_made(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": "", "b.yaml": ""})
    call(tmp_path, "init", "-q")

    assert outlook(tmp_path, "a.yaml") == git.Outlook(("a.yaml",), detached=False)
    committed(tmp_path, "a.yaml")

    assert status(tmp_path) == ["?? b.yaml"]


@systems.needs_any_name
def test_a_name_is_taken_as_it_stands(root: Path) -> None:
    names = ("*.yaml", ":(glob)x", "é\n\t.yaml", "-m")
    write(root, dict.fromkeys(names, "x"))

    committed(root, *names)

    assert (status(root), len(shown(root))) == ([], 4)


def test_a_thousand_files_are_committed(root: Path) -> None:
    names = tuple(f"many/{'n' * 100}-{number}.yaml" for number in range(1000))
    write(root, dict.fromkeys(names, "x"))

    assert outlook(root, *names).earlier == names
    committed(root, *names)

    assert status(root) == []


def test_what_is_committed_already_gives_no_commit(root: Path) -> None:
    before = call(root, "rev-parse", "HEAD")

    assert committed(root, "a.yaml") is None
    assert committed(root, "never-was.yaml") is None
    assert call(root, "rev-parse", "HEAD") == before


def test_a_new_file_that_is_gone_again_does_not_stop_the_others(root: Path) -> None:
    write(root, {"a.yaml": "a: 2\n"})

    committed(root, "a.yaml", "never-was.yaml")

    assert shown(root) == ["M\tws/a.yaml"]


def test_the_surroundings_name_who_commits_but_no_other_repository(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Zoë")
    monkeypatch.setenv("GIT_DIR", os.fspath(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.fspath(tmp_path / "index"))
    write(root, {"a.yaml": "a: 2\n"})

    committed(root, "a.yaml")

    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert call(root, "log", "-1", "--format=%an") == "Zoë"
    assert status(root) == []


# ---------------------------------------------------------------- hooks


@systems.needs_scripts
def test_where_a_hook_refuses_the_files_stay_and_the_index_is_as_it_was(root: Path) -> None:
    hook(root, "pre-commit", "echo 'looking'; echo 'no letter was written' >&2; exit 1")
    write(root, {"a.yaml": "a: 2\n", "new.yaml": "n\n", "b.yaml": "b: 2\n"})
    call(root, "add", "b.yaml")
    before = status(root)

    with pytest.raises(CommitRefusedError) as caught:
        committed(root, "a.yaml", "new.yaml")

    assert caught.value.code == FINDINGS
    assert caught.value.message.params["reason"] in ("no letter was written", "looking")
    assert "no letter was written" in caught.value.said
    assert status(root) == before == [" M ws/a.yaml", "?? ws/new.yaml", "M  ws/b.yaml"]


@systems.needs_scripts
def test_hooks_run_in_the_users_own_surroundings(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINE", "yes")
    hook(
        root,
        "pre-commit",
        'echo "$MINE $HOME $GIT_ALLOW_PROTOCOL. $GIT_LITERAL_PATHSPECS. $LC_ALL." > ../seen; git status >/dev/null',
    )
    hook(root, "commit-msg", 'echo "Signed-off-by: hook" >> "$1"')
    write(root, {"a.yaml": "a: 2\n"})

    committed(root, "a.yaml")

    assert (root.parents[1] / "seen").read_text().startswith(f"yes {os.environ['HOME']} . . .")
    assert "Signed-off-by: hook" in call(root, "log", "-1", "--format=%B")


@systems.needs_scripts
def test_a_signature_that_fails_is_told_in_gits_words(root: Path, tmp_path: Path) -> None:
    call(root, "config", "commit.gpgSign", "true")
    call(root, "config", "gpg.program", "false")
    write(root, {"a.yaml": "a: 2\n"})

    with pytest.raises(CommitRefusedError) as caught:
        committed(root, "a.yaml")

    assert "gpg failed to sign" in str(caught.value.message.params["reason"])


@systems.needs_scripts
def test_who_interrupts_a_hook_finds_the_index_as_it_was(root: Path) -> None:
    hook(root, "pre-commit", "touch ../begun; exec sleep 30")
    write(root, {"a.yaml": "a: 2\n", "new.yaml": "n\n"})
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from coopctl import git\n"
        "git.commit(git.repository_of(Path(sys.argv[2])), ['a.yaml', 'new.yaml'], 'x')\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, os.fspath(Path(__file__).parents[2]), os.fspath(root)], stderr=subprocess.PIPE
    )
    while not (root.parents[1] / "begun").exists():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)

    assert (process.returncode != 0, b"KeyboardInterrupt" in said) == (True, True)
    assert status(root) == [" M ws/a.yaml", "?? ws/new.yaml"]
    assert not list((root.parent / ".git").glob("*.lock"))


# ---------------------------------------------------------------- looking ahead


def test_earlier_changes_are_told_before_anything_is_written(root: Path) -> None:
    write(root, {"a.yaml": "mine\n", "b.yaml": "b: 2\n", "new.yaml": "", "unknown.yaml": ""})
    call(root, "add", "b.yaml", "new.yaml")
    call(root, "add", "--intent-to-add", "unknown.yaml")

    found = outlook(root, "a.yaml", "b.yaml", "new.yaml", "unknown.yaml", "to-be-made.yaml")

    assert found == git.Outlook(("a.yaml", "b.yaml", "new.yaml", "unknown.yaml"), detached=False)
    assert outlook(root, "to-be-made.yaml").earlier == ()


def test_a_commit_without_a_branch_is_allowed_and_told(root: Path) -> None:
    call(root, "checkout", "-q", "--detach")

    assert outlook(root, "a.yaml") == git.Outlook((), detached=True)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("MERGE_HEAD", "a merge"),
        ("rebase-merge/done", "a rebase"),
        ("rebase-apply/next", "a rebase"),
        ("rebase-apply/applying", "git am"),
        ("CHERRY_PICK_HEAD", "a cherry-pick"),
        ("REVERT_HEAD", "a revert"),
        ("sequencer/todo", "several commits"),
        ("BISECT_LOG", "a bisection"),
    ],
)
def test_nothing_is_committed_while_something_goes_on(root: Path, mark: str, words: str) -> None:
    write(root.parent / ".git", {mark: ""})

    assert words in refusal(root, "a.yaml").message.params["what"].text  # type: ignore[union-attr]  # a Message


def test_what_git_itself_leaves_going_on_is_seen_in_a_linked_work_tree_too(root: Path, tmp_path: Path) -> None:
    call(root, "worktree", "add", "-q", "-b", "other", os.fspath(tmp_path / "linked"))
    linked = tmp_path / "linked"
    commit(linked, {"ws/a.yaml": "theirs\n"})
    commit(root.parent, {"ws/a.yaml": "ours\n"})
    call(linked, "merge", "main", check=False)

    assert "a merge" in refusal(linked / "ws", "a.yaml").message.params["what"].text  # type: ignore[union-attr]
    assert outlook(root, "a.yaml").earlier == ()


def test_files_in_conflict_are_named(root: Path) -> None:
    write(root, {"a.yaml": "stashed\n"})
    call(root, "stash")
    commit(root.parent, {"ws/a.yaml": "other\n"})
    call(root, "stash", "pop", check=False)

    assert refusal(root, "b.yaml").message.params["paths"] == ("a.yaml",)


def test_an_unfinished_git_command_is_told(root: Path) -> None:
    write(root.parent / ".git", {"index.lock": ""})

    assert "another git command" in refusal(root, "a.yaml").message.text


def test_a_file_that_git_ignores_is_refused_but_not_one_that_it_knows(root: Path) -> None:
    write(root, {"known.log": "x"})
    call(root, "add", "--force", "known.log")

    assert refusal(root, "known.log", "new.log").message.params["paths"] == ("new.log",)
    assert outlook(root, "known.log").earlier == ("known.log",)


def test_a_bare_repository_is_refused(root: Path, tmp_path: Path) -> None:
    call(tmp_path, "clone", "-q", "--bare", "repo", "bare")

    assert "bare" in refusal(tmp_path / "bare", "a.yaml").message.text


def test_who_has_no_name_is_told_so_by_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    call(root, "config", "user.useConfigOnly", "true")

    found = refusal(root, "a.yaml")

    assert "does not know who commits" in found.message.text
    assert found.help is not None
    assert "user.name" in str(found.help.params["command"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_AUTHOR_DATE", "nonsense"),
        ("GIT_COMMITTER_DATE", "x"),
        ("GIT_AUTHOR_NAME", ""),
        ("GIT_COMMITTER_NAME", " "),
    ],
)
def test_a_variable_that_git_cannot_use_is_named(
    name: str, value: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    found = refusal(root, "a.yaml")

    assert found.help is not None
    assert found.help.params == {"name": name}


# ---------------------------------------------------------------- git's own folder


def test_gits_own_folder_is_found_as_git_finds_it(root: Path, tmp_path: Path) -> None:
    call(root, "worktree", "add", "-q", "-b", "other", os.fspath(tmp_path / "linked"))
    call(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", os.fspath(root.parent), "../sub")

    write(root, {".hidden/x": "", "hidden/x": ""})
    for folder in (
        root,
        root / ".hidden",
        root / "hidden",
        root.parent,
        tmp_path / "linked" / "ws",
        root.parent / "sub" / "ws",
    ):
        found = git.own_folder(folder)
        assert found is not None
        assert found[0].resolve() == (folder / call(folder, "rev-parse", "--git-dir")).resolve()
        assert f"{found[1]}/".removeprefix("/") == call(folder, "rev-parse", "--show-prefix")


def test_without_a_repository_there_is_no_such_folder(tmp_path: Path) -> None:
    write(tmp_path, {"x/.git": "gitdir: nowhere\n", "y/.git": b"\xff\x00", "z/.git/config": ""})

    assert [git.own_folder(tmp_path / name) for name in ("x", "y", "z")] == [None, None, None]


@systems.needs_fifos
def test_what_is_no_file_is_not_read_for_gits_own_folder(tmp_path: Path) -> None:
    """A pipe would never end, a device neither."""
    write(tmp_path, {"coopctl.yaml": ""})
    os.mkfifo(tmp_path / ".git")

    assert git.own_folder(tmp_path) is None
