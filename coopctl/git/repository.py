"""Git, asked through its plumbing commands only: no hook, filter, pager, helper or network is ever started.

What a repository's own settings can make git run was measured, command by command; the commands used here
(`rev-parse`, `rev-list`, `merge-base`, `ls-tree`, `ls-files`, `diff-index --cached`, `for-each-ref`,
`cat-file --batch`) start nothing once `core.fsmonitor` is off and fetching is forbidden. What a user calls a revision
goes to `rev-parse` alone, behind `--end-of-options`; only the hexadecimal id that comes back goes on.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from coopctl.errors import GitError
from coopctl.git.process import ask, run, talking
from coopctl.messages import Message, msg
from coopctl.spelling.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Git reads the years 1970 to 2099 of a written date, and takes any other for now.
_FIRST_YEAR, _LAST_DAY = 1970, date(2099, 12, 31)
#: What every repository knows without storing it, by the length of its ids (SHA-1, SHA-256).
_EMPTY_BLOB = {
    40: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    64: "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
}
_EMPTY_TREE = {
    40: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    64: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as seen from one of its folders.

    `prefix` is the way from the top of its files to that folder, "" or ending in "/"; a bare one has no files.
    """

    folder: Path
    prefix: str
    bare: bool
    shallow: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """The commit (40 or 64 hexadecimal digits) that a revision names; `day` is set when it was named by a date."""

    commit: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A path as git has it: its mode ("100644", "120000" a link, "160000" a submodule), its blob, its merge stage."""

    mode: str
    blob: str
    stage: int = 0


class Absent(Enum):
    """Why a blob's content is not given."""

    TOO_LARGE = "too large"
    MISSING = "missing"


# ---------------------------------------------------------------- where and when


def repository_of(folder: Path) -> Repository:
    """Return the repository that `folder` is in. Raise GitError when git is absent, finds none or refuses it."""
    questions = ("--is-bare-repository", "--is-shallow-repository", "--show-prefix")
    answer = os.fsdecode(ask(folder, "rev-parse", *questions))
    bare, shallow, prefix = answer.removesuffix("\n").split("\n", 2)  # a folder's name may hold a line break
    return Repository(folder, prefix, bare == "true", shallow == "true")


def version() -> str:
    """Return git's version, as 2.39.5. Raise GitError where git is absent."""
    return os.fsdecode(ask(Path(), "--version")).removeprefix("git version ").split(" ")[0].strip()


def hook(repository: Repository, name: str) -> bytes | None:
    """Return what git runs at `name` ("pre-commit"), None where nothing is there; core.hooksPath is followed."""
    answer = os.fsdecode(ask(repository.folder, "rev-parse", "--git-path", f"hooks/{name}")).removesuffix("\n")
    path = repository.folder / answer
    return path.read_bytes() if path.is_file() and os.access(path, os.X_OK) else None


def resolve(repository: Repository, revision: str, *, start: str = "HEAD") -> Resolved:
    """Return the commit that `revision` names: a revision of git first, else the last one of a day (YYYY-MM-DD, UTC).

    A day goes along first parents from `start`, so that it gives what the branch held, never what the reflog says.
    Raise GitError where there is none.
    """
    commit = _verify(repository, f"{revision}^{{commit}}") if revision else None
    if commit:
        return Resolved(commit)
    if _DAY.fullmatch(revision):
        return _on(repository, revision, start)
    if _verify(repository, "HEAD") is None and not _branches(repository):
        raise GitError(msg("this repository has no commit yet"), msg("Make a first one: git add, then git commit."))
    raise GitError(msg("unknown revision: {revision}", revision=revision), _hint(repository, revision))


def committed_on(repository: Repository, commit: str) -> date:
    """Return the day on which a commit was made (UTC), as its committer line says."""
    header = ask(repository.folder, "cat-file", "commit", commit).partition(b"\n\n")[0]
    line = next(line for line in header.split(b"\n") if line.startswith(b"committer "))
    seconds = int(line.rsplit(b" ", 2)[1])
    day = date(1970, 1, 1).toordinal() + seconds // 86_400
    return date.fromordinal(min(max(day, 1), date.max.toordinal()))


def _on(repository: Repository, written: str, start: str) -> Resolved:
    """Return the last commit of a day."""
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise GitError(
            msg("unknown revision: {revision}", revision=written), msg("There is no such day in the calendar.")
        ) from error
    head = _verify(repository, start)
    if head is None:
        raise GitError(msg("this repository has no commit yet"), msg("Make a first one: git add, then git commit."))
    commit = ""
    if day.year >= _FIRST_YEAR:
        before = f"--before={min(day, _LAST_DAY).isoformat()}T23:59:59Z"
        commit = ask(repository.folder, "rev-list", "-1", "--first-parent", before, head).decode().strip()
    if not commit:
        raise GitError(msg("no commit is as old as {day}", day=written), _shallow(repository) or _first(repository))
    return Resolved(_hexadecimal(commit), day)


def _first(repository: Repository) -> Message:
    """Say when the history begins."""
    stamps = ask(repository.folder, "rev-list", "--first-parent", "--timestamp", "HEAD").split()
    began = date.fromordinal(date(1970, 1, 1).toordinal() + int(stamps[-2]) // 86_400)
    return msg("The history begins on {day}.", day=began.isoformat())


def _shallow(repository: Repository) -> Message | None:
    if not repository.shallow:
        return None
    return msg(
        "This clone holds only the latest part of the history. Fetch the rest: git fetch --unshallow"
        " (in a GitHub workflow: fetch-depth: 0)."
    )


def _hint(repository: Repository, revision: str) -> Message:
    return (
        did_you_mean(revision, _branches(repository))
        or _shallow(repository)
        or msg("Name a commit, a branch, a tag (git log and git branch list them), or a day as YYYY-MM-DD.")
    )


def _branches(repository: Repository) -> list[str]:
    """Return the short names of branches and tags."""
    return os.fsdecode(ask(repository.folder, "for-each-ref", "--format=%(refname:short)")).split()


def _verify(repository: Repository, name: str) -> str | None:
    """Return the id of the one object that `name` stands for, None where there is none."""
    if "\0" in name:
        return None
    done = run(repository.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    answer = done.stdout.decode("ascii", "replace").strip()
    return answer if done.returncode == 0 and _ID.fullmatch(answer) else None


def _hexadecimal(answer: str) -> str:
    if not _ID.fullmatch(answer):
        raise GitError(msg("git answered something that is no commit"))
    return answer


def fork(repository: Repository, mine: str, theirs: str) -> str:
    """Return the commit at which two commits' histories parted (their best common ancestor).

    Raise GitError where none is known, as in a clone that holds only the latest part of the history: what changed
    since would be a guess.
    """
    done = run(repository.folder, "merge-base", _hexadecimal(mine), _hexadecimal(theirs))
    answer = done.stdout.decode("ascii", "replace").strip()
    if done.returncode == 0 and _ID.fullmatch(answer):
        return answer
    raise GitError(
        msg("{mine} and {theirs} have no commit in common here", mine=mine[:10], theirs=theirs[:10]),
        _shallow(repository) or msg("Name a revision that this work started from, for instance the main branch."),
    )


def descends(repository: Repository, commit: str, ancestor: str) -> bool:
    """Whether a commit comes after another one, as far as the history here tells."""
    words = ("merge-base", "--is-ancestor", _hexadecimal(ancestor), _hexadecimal(commit))
    return commit != ancestor and run(repository.folder, *words).returncode == 0


# ---------------------------------------------------------------- listing


def folder_of(repository: Repository, commit: str, prefix: str) -> str | None:
    """Return the id of a folder ("" or ending in "/") as `commit` has it, None where it has none."""
    tree = _verify(repository, f"{_hexadecimal(commit)}:{prefix}")
    return _verify(repository, f"{tree}^{{tree}}") if tree else None


def listing(repository: Repository, tree: str) -> Mapping[str, Row]:
    """Return every path below a folder's id, relative to it."""
    rows = {}
    answer = ask(repository.folder, "ls-tree", "--full-tree", "-r", "-z", _hexadecimal(tree))
    for line in answer.split(b"\0")[:-1]:
        facts, _, path = line.partition(b"\t")
        mode, _, blob = facts.decode("ascii").split(" ")
        rows[os.fsdecode(path)] = Row(mode, blob)
    return rows


def blob_id(content: bytes, like: str) -> str:
    """Return the id that git gives to a content, by the hash of the repository that `like` is an id of."""
    algorithm = "sha1" if len(like) == 40 else "sha256"
    return hashlib.new(algorithm, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def staged(repository: Repository) -> Mapping[str, Row]:
    """Return every path that the index has below the repository's folder, relative to it.

    Of an unmerged path one of its stages (1 to 3) is given. A path that was only announced (`git add -N`) is left
    out, as a commit would leave it out.
    """
    rows = {}
    for line in ask(repository.folder, "ls-files", "--stage", "-z").split(b"\0")[:-1]:
        facts, _, path = line.partition(b"\t")
        mode, blob, stage = facts.decode("ascii").split(" ")
        rows[os.fsdecode(path)] = Row(mode, blob, int(stage))
    if any(row.blob == _EMPTY_BLOB[len(row.blob)] for row in rows.values()):
        return _without_announced(repository, rows)
    return rows


def _without_announced(repository: Repository, rows: Mapping[str, Row]) -> Mapping[str, Row]:
    """Leave out announced paths. `ls-files` shows them as empty files; a comparison with nothing tells them apart."""
    empty = _EMPTY_TREE[len(next(iter(rows.values())).blob)]
    options = ("--cached", "--ita-invisible-in-index", "--no-renames", "--relative", "--name-only", "-z")
    answer = ask(repository.folder, "diff-index", *options, empty)
    real = {os.fsdecode(path) for path in answer.split(b"\0")[:-1]}
    return {path: row for path, row in rows.items() if path in real}


# ---------------------------------------------------------------- content


def blobs(repository: Repository, ids: Sequence[str], *, limit: int) -> Iterator[bytes | Absent]:
    """Yield the content of each blob, in the order of `ids`, all from one process. None larger than `limit` bytes.

    Raise GitError where git gives up, as it does in a clone without all contents.
    """
    if not ids:
        return
    with talking(repository.folder, "cat-file", "--batch", "--buffer") as process:
        answers = cast("IO[bytes]", process.stdout)
        # Asking and reading at the same time: git would wait for us to read before it reads all questions.
        asking = threading.Thread(target=_put, args=(process.stdin, ids), daemon=True)
        asking.start()
        try:
            for _ in ids:
                yield _take(answers, limit)
        finally:
            process.kill()  # it has ended by itself, or the caller has seen enough
            asking.join()


def _put(stream: IO[bytes], ids: Sequence[str]) -> None:
    try:
        with stream:
            stream.writelines(f"{_hexadecimal(each)}\n".encode("ascii") for each in ids)
    except OSError:
        pass  # git has gone; the reading side says so


def _take(stream: IO[bytes], limit: int) -> bytes | Absent:
    """Read one answer: `ID blob SIZE`, the content and a line break; or `ID missing`."""
    words = stream.readline().split()
    if len(words) == 2:
        return Absent.MISSING
    if len(words) != 3:
        raise GitError(
            msg("git does not have all the files of this revision: the clone is partial or damaged"),
            msg("Fetch them first: git fetch --refetch"),
        )
    size = int(words[2])
    if size > limit:
        left = size + 1
        while left and (piece := stream.read(min(left, 65_536))):
            left -= len(piece)
        return Absent.TOO_LARGE
    content = stream.read(size)
    stream.read(1)
    return content
