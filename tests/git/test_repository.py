from __future__ import annotations

import os
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coopctl import git
from coopctl.errors import CANNOT_RUN, GitError
from coopctl.git import objects, process
from tests import systems
from tests.repos import NOBODY, commit, counting_git, write
from tests.repos import git as call

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path


def resolve(root: Path, revision: str) -> git.Resolved:
    return git.resolve(git.repository_of(root), revision)


def refusal(root: Path, revision: str) -> GitError:
    with pytest.raises(GitError) as caught:
        resolve(root, revision)
    assert caught.value.code == CANNOT_RUN
    return caught.value


def help_of(error: GitError) -> tuple[str, dict[str, object]]:
    assert error.help is not None
    return error.help.text, dict(error.help.params)


# ---------------------------------------------------------------- revisions


def test_every_way_to_name_a_commit_gives_its_id(tmp_path: Path) -> None:
    first = commit(tmp_path, {"a": "1"})
    call(tmp_path, "tag", "-m", "a note", "v1")
    call(tmp_path, "branch", "été/feature")
    second = commit(tmp_path, {"a": "2"})

    named = {
        name: resolve(tmp_path, name).commit for name in ("HEAD", "main", "@", second, second[:8], "HEAD^{/a change}")
    }
    older = {name: resolve(tmp_path, name).commit for name in ("HEAD~1", "v1", "été/feature", "HEAD^", "main~1")}

    assert set(named.values()) == {second}
    assert set(older.values()) == {first}


@pytest.mark.parametrize(
    "revision",
    [
        "--output=pwn",
        "--all",
        "-1",
        "^HEAD",
        "HEAD..main",
        "HEAD^{tree}",
        "HEAD:a",
        "HEAD --output=pwn",
        "HEAD\n--output=pwn",
        "HEAD\0",
        "$(touch pwn)",
        "nothing-like-it",
        "",
        "..",
        "*",
    ],
)
def test_what_is_no_revision_is_refused_and_does_nothing(
    tmp_path: Path, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path, {"a": "1"})
    monkeypatch.chdir(tmp_path)

    error = refusal(tmp_path, revision)

    assert error.message.params == {"revision": revision}
    assert error.help is not None
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "a"]


def test_a_mistyped_branch_is_recognised(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1"})
    call(tmp_path, "branch", "steering-committee")

    assert help_of(refusal(tmp_path, "steering-comittee"))[1] == {"word": "steering-committee"}
    call(tmp_path, "tag", "no-commit", "HEAD:a")
    assert "no-commit" not in help_of(refusal(tmp_path, "no-commit"))[1].values()


def test_a_branch_of_a_remote_that_was_not_fetched_is_no_other_one_that_was(tmp_path: Path) -> None:
    commit(tmp_path / "there", {"a": "1"})
    call(tmp_path / "there", "branch", "-q", "steering-committee")
    call(tmp_path, "clone", "-q", "--single-branch", "-b", "steering-committee", "there", "here")

    fetch = help_of(refusal(tmp_path / "here", "origin/main"))[1]["command"]
    assert fetch == "git fetch origin main:refs/remotes/origin/main"
    near = help_of(refusal(tmp_path / "here", "origin/steering-comittee~0"))[1]
    assert near == {"word": "origin/steering-committee~0"}
    call(tmp_path / "here", *str(fetch).split()[1:])
    assert resolve(tmp_path / "here", "origin/main").commit == resolve(tmp_path / "there", "main").commit


@pytest.mark.parametrize("revision", ["HEAD@{999999}", "@{-1}", "HEAD~99", "HEAD:a", "^HEAD", "@1700000000"])
def test_what_git_does_not_know_is_unknown_and_nothing_is_offered_that_it_does_not_know_either(
    tmp_path: Path, revision: str
) -> None:
    commit(tmp_path, {"a": "1"})

    refused = refusal(tmp_path, revision)

    assert refused.message.text == "unknown revision: {revision}"
    assert "word" not in help_of(refused)[1]


def test_a_detached_head_is_read(tmp_path: Path) -> None:
    first = commit(tmp_path, {"a": "1"})
    commit(tmp_path, {"a": "2"})
    call(tmp_path, "checkout", "-q", "--detach", first)

    assert resolve(tmp_path, "HEAD").commit == first


def test_a_repository_without_a_commit_says_so(tmp_path: Path) -> None:
    call(tmp_path, "init", "-q")

    for revision in ("HEAD", "main", "2020-01-01"):
        assert refusal(tmp_path, revision).message.text == "this repository has no commit yet"


def test_another_branch_is_read_while_the_current_one_has_no_commit(tmp_path: Path) -> None:
    first = commit(tmp_path, {"a": "1"})
    call(tmp_path, "checkout", "-q", "--orphan", "fresh")

    assert resolve(tmp_path, "main").commit == first
    assert refusal(tmp_path, "HEAD").message.text == "unknown revision: {revision}"


def test_replaced_objects_are_not_believed(tmp_path: Path) -> None:
    first = commit(tmp_path, {"a": "1"})
    second = commit(tmp_path, {"a": "2"})
    call(tmp_path, "replace", second, first)
    repository = git.repository_of(tmp_path)
    tree = git.folder_of(repository, second, "")
    assert tree is not None

    blob = git.listing(repository, tree)["a"].blob

    assert list(git.blobs(repository, [blob], limit=10)) == [b"2"]


def test_a_sha256_repository_is_read(tmp_path: Path) -> None:
    call(tmp_path, "init", "-q", "--object-format=sha256")
    found = commit(tmp_path, {"a": "1", "empty": ""})
    write(tmp_path, {"announced": "x"})
    call(tmp_path, "add", "-N", "announced")
    repository = git.repository_of(tmp_path)

    assert len(found) == 64
    assert resolve(tmp_path, "HEAD").commit == found
    assert sorted(git.staged(repository)) == ["a", "empty"]
    assert list(git.blobs(repository, [git.staged(repository)["a"].blob], limit=10)) == [b"1"]


# ---------------------------------------------------------------- days


@pytest.fixture
def years(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Make a history with one commit a year, and one of a side branch that was merged later."""
    root = tmp_path / "years"
    made = {day: commit(root, {"a": day}, day=day) for day in ("2018-06-01", "2019-06-01")}
    call(root, "checkout", "-q", "-b", "side")
    made["side"] = commit(root, {"b": "side"}, day="2019-08-01")
    call(root, "checkout", "-q", "main")
    made["2019-09-01"] = commit(root, {"a": "later"}, day="2019-09-01")
    call(root, "merge", "-q", "--no-ff", "-m", "merge", "side", day="2019-10-01")
    made["2019-10-01"] = call(root, "rev-parse", "HEAD")
    return root, made


@pytest.mark.parametrize(
    ("day", "commit_of"),
    [
        ("2018-06-01", "2018-06-01"),
        ("2019-05-31", "2018-06-01"),
        ("2019-08-15", "2019-06-01"),  # not the side branch: main did not hold it yet
        ("2019-09-30", "2019-09-01"),
        ("2019-10-01", "2019-10-01"),
        ("2099-12-31", "2019-10-01"),
        ("2100-01-01", "2019-10-01"),  # git itself would misread this year
        ("9999-12-31", "2019-10-01"),
    ],
)
def test_a_day_gives_the_last_commit_that_the_branch_held_then(
    years: tuple[Path, dict[str, str]], day: str, commit_of: str
) -> None:
    root, made = years

    assert resolve(root, day) == git.Resolved(made[commit_of], date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2018-05-31", "1970-01-01", "1969-12-31", "0001-01-01"])
def test_a_day_before_the_first_commit_is_refused_and_the_first_day_named(
    years: tuple[Path, dict[str, str]], day: str
) -> None:
    error = refusal(years[0], day)

    assert error.message.params == {"day": day}
    assert help_of(error) == ("The history begins on {day}.", {"day": "2018-06-01"})


def test_the_last_second_of_a_day_in_utc_counts(tmp_path: Path) -> None:
    write(tmp_path, {"a": "1"})
    call(tmp_path, "init", "-q")
    call(tmp_path, "add", "-A")
    call(tmp_path, "commit", "-q", "-m", "x", GIT_COMMITTER_DATE="2020-02-01T00:59:59+0100")

    assert resolve(tmp_path, "2020-01-31").commit == call(tmp_path, "rev-parse", "HEAD")
    assert refusal(tmp_path, "2020-01-30").message.text == "no commit is as old as {day}"


@pytest.mark.parametrize("day", ["2019-02-29", "2019-13-01", "0000-00-00"])
def test_a_day_that_does_not_exist_is_refused(years: tuple[Path, dict[str, str]], day: str) -> None:
    assert "calendar" in help_of(refusal(years[0], day))[0]


@pytest.mark.parametrize(
    "words",
    ["2019", "2019-06", "yesterday", "2019-6-1", "2019-06-01T00:00", " 2019-06-01", "\uff12\uff10\uff11\uff19-06-01"],
)
def test_nothing_else_is_taken_for_a_day(years: tuple[Path, dict[str, str]], words: str) -> None:
    assert refusal(years[0], words).message.text == "unknown revision: {revision}"


def test_a_branch_named_like_a_day_is_a_revision_first(years: tuple[Path, dict[str, str]]) -> None:
    root, made = years
    call(root, "branch", "2019-10-01", made["2018-06-01"])

    assert resolve(root, "2019-10-01") == git.Resolved(made["2018-06-01"])


def test_a_shallow_clone_says_how_to_fetch_the_rest(years: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    root, made = years
    call(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), "shallow")

    assert resolve(tmp_path / "shallow", "HEAD").commit == made["2019-10-01"]
    for revision in ("2018-07-01", "HEAD~1", made["2018-06-01"]):
        text = help_of(refusal(tmp_path / "shallow", revision))[0]
        assert "fetch-depth: 0" in text
        assert "git fetch --unshallow" in text


# ---------------------------------------------------------------- what git refuses


def test_without_git_the_error_says_what_still_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(GitError, match="not installed") as caught:
        git.repository_of(tmp_path)

    assert "--at and --staged" in help_of(caught.value)[0]


def test_a_git_among_the_data_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"git": "#!/bin/sh\ntouch pwn\n", "bin/git": "#!/bin/sh\ntouch pwn\n"})
    for name in ("git", "bin/git"):
        (tmp_path / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    for path in (".", "", "bin", f".{os.pathsep}bin"):
        monkeypatch.setenv("PATH", path)
        with pytest.raises(GitError, match="not installed"):
            git.repository_of(tmp_path)

    assert not (tmp_path / "pwn").exists()


@systems.needs_scripts
def test_a_git_that_cannot_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"git": b"\x7fELF no program"})
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(GitError, match="could not be started"):
        git.repository_of(tmp_path)


def test_outside_a_repository_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not in a git repository") as caught:
        git.repository_of(tmp_path)

    assert "git init" in help_of(caught.value)[0]


@systems.only_root
def test_a_repository_of_another_user_is_refused_with_gits_own_advice(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1"})
    for path in (tmp_path, tmp_path / ".git"):
        os.chown(path, NOBODY, NOBODY)

    with pytest.raises(GitError, match="another user") as caught:
        git.repository_of(tmp_path)

    command = help_of(caught.value)[1]["command"]
    assert command == f"git config --global --add safe.directory {tmp_path}"


def test_a_damaged_repository_is_told_in_gits_words(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1"})
    (tmp_path / ".git" / "config").write_text("[core\n", encoding="utf-8")

    with pytest.raises(GitError, match="git failed") as caught:
        git.repository_of(tmp_path)

    assert "bad config" in str(caught.value.message.params["reason"])


def test_what_git_does_not_know_of_a_repository_is_named_with_what_it_is(tmp_path: Path) -> None:
    """Git says it on two lines."""
    commit(tmp_path, {"a": "1"})
    call(tmp_path, "config", "core.repositoryFormatVersion", "1")
    call(tmp_path, "config", "extensions.later", "true")

    with pytest.raises(GitError) as caught:
        git.repository_of(tmp_path)

    assert caught.value.message.params == {"reason": "fatal: unknown repository extension found: later"}


def test_a_bare_repository_inside_the_data_is_not_entered_by_mistake(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1"})
    call(tmp_path, "init", "-q", "--bare", "trap")
    (tmp_path / "trap" / "inner").mkdir()

    with pytest.raises(GitError, match="git failed"):
        git.repository_of(tmp_path / "trap" / "inner")
    assert git.repository_of(tmp_path / "trap").bare


# ---------------------------------------------------------------- listing and content


@systems.needs_any_name
def test_a_repository_knows_how_its_folder_is_reached(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1", "sub/line\nbreak/é/x": "1"})
    deep = tmp_path / "sub" / "line\nbreak" / "é"

    assert git.repository_of(tmp_path) == git.Repository(tmp_path, "", bare=False, shallow=False)
    assert git.repository_of(deep).prefix == "sub/line\nbreak/é/"


def test_a_folder_is_found_in_a_commit_only_where_it_is_one(tmp_path: Path) -> None:
    found = commit(tmp_path, {"file": "1", "sub/x": "1"})
    repository = git.repository_of(tmp_path)
    sub = git.folder_of(repository, found, "sub/")
    assert sub is not None

    assert list(git.listing(repository, sub)) == ["x"]
    assert git.folder_of(repository, found, "nowhere/") is None
    assert git.folder_of(repository, found, "file") is None


def test_a_content_has_gits_id_with_openssl_and_without() -> None:
    empty = {"sha1": objects._EMPTY_BLOB[40], "sha256": objects._EMPTY_BLOB[64]}

    for few in (False, True):
        assert {algorithm: git.named(b"", algorithm, few=few) for algorithm in empty} == empty
    assert git.named(b"a\n", "sha1", few=True) == "78981922613b2afb6025042ff6bd878ac1994e85"


def test_only_an_id_goes_on_to_other_commands(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1"})
    repository = git.repository_of(tmp_path)

    for hostile in ("HEAD", "--name-only", "4b825dc", ""):
        with pytest.raises(GitError):
            git.listing(repository, hostile)
        with pytest.raises(GitError):
            git.folder_of(repository, hostile, "")


def test_contents_come_in_the_order_asked_for_with_what_is_missing_or_too_large(tmp_path: Path) -> None:
    commit(tmp_path, {"a": b"1\n\0\xff", "b": "x" * 200_000, "empty": ""})
    rows = git.staged(git.repository_of(tmp_path))
    a, b, empty = (rows[name].blob for name in ("a", "b", "empty"))

    found = list(git.blobs(git.repository_of(tmp_path), [b, a, "0" * 40, empty, a], limit=1_000))

    assert found == [git.Absent.TOO_LARGE, b"1\n\0\xff", git.Absent.MISSING, b"", b"1\n\0\xff"]


def test_large_answers_to_many_questions_do_not_stand_in_each_others_way(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "x" * 20_000})
    blob = git.staged(git.repository_of(tmp_path))["a"].blob

    found = list(git.blobs(git.repository_of(tmp_path), [blob] * 5_000, limit=20_000))

    assert len(found) == 5_000
    assert set(found) == {b"x" * 20_000}


def test_a_reader_who_stops_early_leaves_no_process_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started, start = [], process.talking

    def talking(folder: Path, *words: str) -> subprocess.Popen[bytes]:
        started.append(start(folder, *words))
        return started[-1]

    monkeypatch.setattr(process, "talking", talking)
    commit(tmp_path, {"a": "x" * 20_000})
    blob = git.staged(git.repository_of(tmp_path))["a"].blob
    reading = git.blobs(git.repository_of(tmp_path), [blob] * 5_000, limit=20_000)
    next(reading)

    reading.close()  # type: ignore[attr-defined] # an iterator to its callers, a generator in fact

    assert [each.returncode is None for each in started] == [False]


def test_no_question_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(tmp_path, {"a": "1"})
    repository = git.repository_of(tmp_path)
    monkeypatch.setenv("PATH", "")

    assert list(git.blobs(repository, [], limit=1)) == []


@systems.needs_scripts
def test_a_git_that_dies_while_it_answers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(tmp_path, {"a": "1"})
    repository = git.repository_of(tmp_path)
    blob = git.staged(repository)["a"].blob
    program = write(tmp_path / "bin", {"git": "#!/bin/sh\nexit 128\n"})
    (program / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(program))

    with pytest.raises(GitError, match="partial or damaged"):
        list(git.blobs(repository, [blob] * 10_000, limit=10))


# ---------------------------------------------------------------- nothing is started, nothing is written


def test_nothing_that_a_repository_configures_is_ever_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "repo"
    found = commit(
        root, {"data/a.yaml": "a: 1\n", "data/e.yaml": "", ".gitattributes": "*.yaml diff=trap filter=trap\n"}
    )
    trap = write(tmp_path, {"trap": f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n"}) / "trap"
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass", "diff.external",
                 "diff.trap.textconv", "diff.trap.command", "filter.trap.smudge", "filter.trap.clean",
                 "gpg.program", "credential.helper", "alias.ls-tree", "uploadpack.packObjectsHook"):  # fmt: skip
        call(root, "config", name, str(trap))
    call(root, "config", "log.showSignature", "true")
    for hook in ("post-index-change", "pre-commit", "reference-transaction", "post-checkout"):
        shutil.copy(trap, write(root / ".git" / "hooks", {}) / hook)
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS"):
        monkeypatch.setenv(name, str(trap))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(trap))
    write(root, {"data/announced.yaml": "x"})

    repository = git.repository_of(root)
    resolved = git.resolve(repository, "2020-01-15").commit
    tree = git.folder_of(repository, resolved, "")
    assert tree is not None
    rows = git.listing(repository, tree)
    assert list(git.staged(repository)) == list(rows)
    assert list(git.blobs(repository, [row.blob for row in rows.values()], limit=100))[1:] == [b"a: 1\n", b""]
    refusal(root, "nothing")

    assert resolved == found
    assert not (tmp_path / "sprung").exists()


def test_a_missing_object_of_a_partial_clone_is_not_fetched(tmp_path: Path) -> None:
    found = commit(tmp_path / "origin", {"a": "1"})
    call(tmp_path / "origin", "config", "uploadpack.allowFilter", "true")
    call(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", (tmp_path / "origin").as_uri(), "partial")
    trap = write(tmp_path, {"trap": f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n"}) / "trap"
    trap.chmod(0o755)
    call(tmp_path / "partial", "config", "remote.origin.url", "ssh://example.org/x")
    call(tmp_path / "partial", "config", "core.sshCommand", str(trap))
    repository = git.repository_of(tmp_path / "partial")
    tree = git.folder_of(repository, found, "")
    assert tree is not None
    blob = git.listing(repository, tree)["a"].blob

    try:
        answers = list(git.blobs(repository, [blob], limit=10))
    except GitError as error:
        assert "partial" in error.message.text  # noqa: PT017 - git before 2.44 dies here, later ones say "missing"
    else:
        assert answers == [git.Absent.MISSING]
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_COMMON_DIR", "git_dir"]
)
def test_gits_variables_do_not_lead_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    here = commit(tmp_path / "here", {"a": "1"})
    commit(tmp_path / "there", {"a": "2"})
    monkeypatch.setenv(name, str(tmp_path / "there" / ".git"))

    assert resolve(tmp_path / "here", "HEAD").commit == here


def test_reading_leaves_the_repository_byte_for_byte_as_it_was(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1", "e": ""})
    os.utime(tmp_path / "a", (1, 1))  # git would refresh the index now, if it were let
    before = {path: path.read_bytes() for path in (tmp_path / ".git").rglob("*") if path.is_file()}

    repository = git.repository_of(tmp_path)
    git.resolve(repository, "2020-02-01")
    git.staged(repository)

    assert {path: path.read_bytes() for path in (tmp_path / ".git").rglob("*") if path.is_file()} == before


@systems.needs_scripts
def test_a_thousand_contents_take_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "repo"
    commit(root, {f"data/{number}.yaml": f"number: {number}\n" for number in range(1_000)})
    program, notes = counting_git(tmp_path)
    monkeypatch.setenv("PATH", f"{program}{os.pathsep}{os.environ['PATH']}")

    repository = git.repository_of(root)
    rows = git.staged(repository)
    found = list(git.blobs(repository, [row.blob for row in rows.values()], limit=100))

    assert sorted(found, key=str) == sorted((f"number: {number}\n".encode() for number in range(1_000)), key=str)
    calls = notes.read_text(encoding="utf-8").splitlines()
    assert [" ".join(line.split(str(root))[1].split()[:2]) for line in calls] == [
        "rev-parse --is-bare-repository",
        "ls-files --stage",
        "cat-file --batch",
    ]


# ---------------------------------------------------------------- what fails is not absent


def _object(root: Path, name: str) -> Path:
    found = call(root, "rev-parse", name)
    return root / ".git/objects" / found[:2] / found[2:]


def test_a_commit_that_git_has_lost_is_no_missing_revision(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1"})
    _object(tmp_path, "HEAD").unlink()

    assert refusal(tmp_path, "HEAD").message.text.startswith("git does not have all the files of this revision")
    assert refusal(tmp_path, "main").message.text.startswith("git does not have all the files of this revision")
    assert refusal(tmp_path, "0" * 40).message.text == "unknown revision: {revision}"


@pytest.mark.parametrize("lost", ["HEAD^{tree}", "HEAD:work", "HEAD:work/deep"])
def test_a_folder_that_git_has_lost_is_no_missing_folder(tmp_path: Path, lost: str) -> None:
    head = commit(tmp_path, {"work/deep/data/agreements/a.yaml": "1"})
    repository = git.repository_of(tmp_path / "work/deep")
    assert git.folder_of(repository, head, "work/deep/") == call(tmp_path, "rev-parse", "HEAD:work/deep")
    _object(tmp_path, lost).unlink()

    def listed() -> object:
        return git.listing(repository, git.folder_of(repository, head, "work/deep/") or "")

    with pytest.raises(GitError, match=r"git failed|partial or damaged"):
        listed()


def test_a_folder_that_a_commit_has_not_is_none(tmp_path: Path) -> None:
    head = commit(tmp_path, {"a": "1", "b/c": "2"})
    repository = git.repository_of(tmp_path)

    assert git.folder_of(repository, head, "") == call(tmp_path, "rev-parse", "HEAD^{tree}")
    assert git.folder_of(repository, head, "b/") == call(tmp_path, "rev-parse", "HEAD:b")
    assert [git.folder_of(repository, head, prefix) for prefix in ("x/", "a/", "b/c/", "b/x/", "*/", ":(glob)*/")] == [
        None
    ] * 6


def test_a_history_that_git_cannot_read_is_no_history_without_a_common_commit(tmp_path: Path) -> None:
    first = commit(tmp_path, {"a": "1"})
    call(tmp_path, "checkout", "-q", "-b", "side")
    second = commit(tmp_path, {"a": "2"})
    repository = git.repository_of(tmp_path)
    assert (git.fork(repository, first, second), git.descends(repository, second, first)) == (first, True)
    assert git.descends(repository, first, second) is False
    _object(tmp_path, first).unlink()

    for asked in (git.fork, git.descends):
        with pytest.raises(GitError, match="git failed"):
            asked(repository, second, first)


def test_a_folder_of_gits_in_which_git_finds_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    with pytest.raises(GitError, match="git finds no repository in") as caught:
        git.repository_of(tmp_path)

    assert caught.value.message.params == {"path": str(tmp_path / ".git")}


def test_a_broken_setting_is_told_in_gits_words(tmp_path: Path) -> None:
    commit(tmp_path, {"a": "1"})
    repository = git.repository_of(tmp_path)
    with (tmp_path / ".git/config").open("a", encoding="utf-8") as settings:
        settings.write("[broken\n")

    with pytest.raises(GitError) as caught:
        git.resolve(repository, "HEAD")

    assert "bad config" in str(caught.value.message.params["reason"])


@systems.needs_scripts
def test_a_content_that_ends_too_early_is_not_taken_for_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path, {"a": "x" * 1000})
    blob = call(tmp_path, "rev-parse", "HEAD:a")
    repository = git.repository_of(tmp_path)
    program = write(tmp_path / "bin", {"git": f"#!/bin/sh\nprintf '{blob} blob 1000\\nxxx'\n"})
    (program / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(program), prepend=os.pathsep)

    with pytest.raises(GitError, match="partial or damaged"):
        list(git.blobs(repository, [blob], limit=10_000))


# ---------------------------------------------------------------- the day of a commit


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-03-15T12:00:00Z", date(2019, 3, 15)),
        ("2020-02-29T23:59:59Z", date(2020, 2, 29)),
        ("2020-12-31T23:59:59Z", date(2020, 12, 31)),
        ("2021-01-01T00:00:00Z", date(2021, 1, 1)),
        ("2021-01-01T00:30:00+0200", date(2020, 12, 31)),
        ("2020-12-31T23:30:00-0500", date(2021, 1, 1)),
        ("1970-01-01T00:00:01Z", date(1970, 1, 1)),
        ("2099-12-31T12:00:00Z", date(2099, 12, 31)),
    ],
)
def test_a_commit_is_of_its_day_in_utc(tmp_path: Path, written: str, day: date) -> None:
    write(tmp_path, {"a": "1"})
    call(tmp_path, "init", "-q")
    call(tmp_path, "add", "-A")
    message = "committer 1 +0000\n\ncommitter x 5 +0000"
    call(tmp_path, "commit", "-q", "-m", message, GIT_COMMITTER_DATE=written)
    repository = git.repository_of(tmp_path)

    assert git.committed_on(repository, git.resolve(repository, "HEAD").commit) == day
    assert git.resolve(repository, day.isoformat()).commit == git.resolve(repository, "HEAD").commit


def test_each_day_has_the_last_commit_by_then(tmp_path: Path) -> None:
    years = [commit(tmp_path, {"a": day}, day=day) for day in ("2018-06-01", "2019-06-01", "2020-06-01")]

    for day, which in (("2018-06-01", 0), ("2019-05-31", 0), ("2019-06-01", 1), ("2020-05-31", 1), ("2021-01-01", 2)):
        assert resolve(tmp_path, day) == git.Resolved(years[which], date.fromisoformat(day))
