"""Git, asked through its plumbing commands only: no hook, filter, pager, helper or network is ever started.

What a repository's own settings can make git run was measured, command by command; the commands used here
(`rev-parse`, `rev-list`, `merge-base`, `ls-tree`, `ls-files`, `diff-index --cached`, `for-each-ref`,
`cat-file --batch`) start nothing once `core.fsmonitor` is off and fetching is forbidden. What a user calls a revision
goes to `rev-parse` alone, behind `--end-of-options`; only the hexadecimal id that comes back goes on.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from coopctl.errors import GitError
from coopctl.git.objects import hexadecimal, is_id
from coopctl.git.process import ask, failure, incomplete, run, text
from coopctl.messages import Message, msg
from coopctl.patterns import regex
from coopctl.shells import quoted
from coopctl.spelling import days
from coopctl.spelling.nearest import meaning, nearest
from coopctl.values import dataclass

_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: The day from which git counts seconds.
FIRST_DAY = date(1970, 1, 1).toordinal()
#: Git reads the years 1970 to 2099 of a written date, and takes any other for now.
_FIRST_YEAR, _LAST_DAY = 1970, date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as seen from one of its folders.

    `prefix` is the way from the top of its files to that folder, "" or ending in "/"; a bare one has no files.
    `former` are the ways where what is in that folder stood before, the latest first.
    """

    folder: Path
    prefix: str
    bare: bool
    shallow: bool
    former: tuple[str, ...] = ()

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways to what is in the folder, the one of today first."""
        return self.prefix, *self.former


@dataclass(frozen=True, slots=True)
class Resolved:
    """The commit (40 or 64 hexadecimal digits) that a revision names; `day` is set when it was named by a date."""

    commit: str
    day: date | None = None


# ---------------------------------------------------------------- where and when


def repository_of(folder: Path) -> Repository:
    """Return the repository that `folder` is in. Raise GitError when git is absent, finds none or refuses it."""
    questions = ("--is-bare-repository", "--is-shallow-repository", "--show-prefix")
    answer = text(ask(folder, "rev-parse", *questions))
    bare, shallow, prefix = answer.removesuffix("\n").split("\n", 2)  # a folder's name may hold a line break
    return Repository(folder, prefix, bare == "true", shallow == "true")


def user_name(folder: Path) -> str | None:
    """Return the name of the user as git writes it beside a commit, None where git knows none or is not there."""
    named = os.environ.get("GIT_AUTHOR_NAME", "").strip()
    if named:
        return named
    try:
        answer = run(folder, "config", "--get", "user.name")
    except GitError:
        return None
    return text(answer.stdout).strip() or None if answer.returncode == 0 else None


def setting(folder: Path, name: str) -> str | None:
    """Return a setting of git as it holds in a folder, None where there is none. Raise GitError where git is absent."""
    answer = run(folder, "config", "--get", name)
    return text(answer.stdout).removesuffix("\n") if answer.returncode == 0 else None


def pushed(folder: Path, remote: str = "origin") -> str | None:
    """Return the newest commit of the branch that is checked out which a remote is known to have, None where none is.

    Raise GitError where the folder is in no repository, or has no commit.
    """
    head = text(ask(folder, "rev-parse", "--verify", "HEAD^{commit}")).strip()
    if not ask(folder, "for-each-ref", "--count=1", f"refs/remotes/{remote}/"):
        return None
    listed = text(ask(folder, "rev-list", "--boundary", head, "--not", f"--remotes={remote}")).split()
    shared = [each[1:] for each in listed if each.startswith("-")]
    return hexadecimal(shared[0]) if shared else None if listed else hexadecimal(head)


def marks(folder: Path) -> bytes:
    """Return what a revision of git may rest on beside itself: every ref, what is checked out, where a clone is cut.

    Raise GitError where the folder is in no repository, or has no commit.
    """
    refs = ask(folder, "for-each-ref", "--format=%(refname) %(objectname) %(symref)")
    head, _, cut = text(ask(folder, "rev-parse", "HEAD", "--git-path", "shallow")).rstrip("\n").partition("\n")
    path = folder / cut
    shallow = path.read_bytes() if path.is_file() else b""
    return b"\n".join((head.encode(), refs, shallow))


def attribute(folder: Path, name: str, path: str) -> str:
    """Return what an attribute says of a path, "unspecified" where nothing does. Raise GitError."""
    return text(ask(folder, "check-attr", "-z", name, "--", path)).split("\0")[2]


def version() -> str:
    """Return git's version, as 2.39.5. Raise GitError where git is absent."""
    return text(ask(Path(), "--version")).removeprefix("git version ").split(" ")[0].strip()


def hook(repository: Repository, name: str) -> bytes | None:
    """Return what git runs at `name` ("pre-commit"), None where nothing is there; core.hooksPath is followed."""
    answer = text(ask(repository.folder, "rev-parse", "--git-path", f"hooks/{name}")).removesuffix("\n")
    path = repository.folder / answer
    return path.read_bytes() if path.is_file() and os.access(path, os.X_OK) else None


def resolve(repository: Repository, revision: str, *, start: str = "HEAD", today: date | None = None) -> Resolved:
    """Return the commit that `revision` names: a revision of git first, else the last one of a day (YYYY-MM-DD, UTC).

    Where `today` is given, a day may also be a word such as yesterday, or -30d.
    A day goes along first parents from `start`, so that it gives what the branch held, never what the reflog says.
    Raise GitError where there is none.
    """
    commit = _verify(repository, f"{revision}^{{commit}}") if revision else None
    if commit:
        return Resolved(commit)
    named = _verify(repository, revision) if revision else None
    if named and named != revision and run(repository.folder, "cat-file", "-e", named).returncode:
        raise incomplete()
    if _DAY.fullmatch(revision):
        return _on(repository, revision, start)
    if today is not None and (day := days.from_here(revision, today)):
        return _on(repository, day.isoformat(), start)
    if _verify(repository, "HEAD") is None and not branches(repository):
        raise GitError(msg("this repository has no commit yet"), msg("Make a first one: git add, then git commit."))
    help_ = days.told_from(revision, today) if today is not None else None
    raise GitError(msg("unknown revision: {revision}", revision=revision), help_ or _hint(repository, revision))


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
    return Resolved(hexadecimal(commit), day)


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
    name = re.split("[~^@:]", revision, maxsplit=1)[0]
    remote = name.partition("/")[0]
    if f"{remote}/" in name and setting(repository.folder, f"remote.{remote}.url"):
        return _elsewhere(repository, remote, name, revision[len(name) :])
    meant = [f"{each}{revision[len(name) :]}" for each in ("HEAD", *branches(repository)) if each != name]
    near = nearest(revision, meant)
    return (
        (meaning(near) if near and _verify(repository, f"{near}^{{commit}}") else None)
        or days.meant(revision)
        or _shallow(repository)
        or msg("Name a commit, a branch, a tag (git log and git branch list them), or a day as YYYY-MM-DD.")
    )


def _elsewhere(repository: Repository, remote: str, name: str, rest: str) -> Message:
    """Say which branch of a remote is meant, of those that are here; else how to fetch the one that is named.

    All its branches begin alike: only what comes behind makes one near.
    """
    of_remote = [each.removeprefix(f"{remote}/") for each in branches(repository) if each.startswith(f"{remote}/")]
    branch = name.removeprefix(f"{remote}/")
    near = nearest(branch, [each for each in of_remote if each != branch])
    if near and _verify(repository, f"{remote}/{near}{rest}^{{commit}}"):
        return meaning(f"{remote}/{near}{rest}")
    deep = "--unshallow " if repository.shallow else ""
    command = f"git fetch {deep}{quoted(remote)} {quoted(f'{branch}:refs/remotes/{name}')}"
    return msg("This clone does not hold it. Fetch it, if there is one: {command}", command=command)


def branches(repository: Repository) -> list[str]:
    """Return the short names of branches and tags."""
    return text(ask(repository.folder, "for-each-ref", "--format=%(refname:short)")).split()


def _verify(repository: Repository, name: str) -> str | None:
    """Return the id of the one object that `name` stands for, None where there is none. Raise GitError if git fails.

    Git that gives no reason did not fail: it knows no such thing, as HEAD@{999} where HEAD moved less often.
    """
    if "\0" in name:
        return None
    done = run(repository.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if done.returncode > 1 and done.stderr:
        raise failure(done, "rev-parse", repository.folder)
    answer = done.stdout.decode("ascii", "replace").strip()
    return answer if done.returncode == 0 and is_id(answer) else None


def fork(repository: Repository, mine: str, theirs: str) -> str:
    """Return the commit at which two commits' histories parted, the best of `forks`. Raise GitError as that does."""
    return forks(repository, mine, theirs)[0]


def forks(repository: Repository, mine: str, theirs: str) -> list[str]:
    """Return the commits at which two commits' histories parted, the best first: several where each took in the other.

    Raise GitError where none is known, as in a clone that holds only the latest part of the history: what changed
    since would be a guess.
    """
    done = run(repository.folder, "merge-base", "--all", hexadecimal(mine), hexadecimal(theirs))
    answers = done.stdout.decode("ascii", "replace").split()
    if done.returncode == 0 and answers and all(map(is_id, answers)):
        return answers
    if done.returncode > 1:
        raise failure(done, "merge-base", repository.folder)
    raise GitError(
        msg("{mine} and {theirs} have no commit in common here", mine=mine[:10], theirs=theirs[:10]),
        _shallow(repository) or msg("Name a revision that this work started from, for instance the main branch."),
    )


def descends(repository: Repository, commit: str, ancestor: str) -> bool:
    """Whether a commit comes after another one, as far as the history here tells."""
    words = ("merge-base", "--is-ancestor", hexadecimal(ancestor), hexadecimal(commit))
    done = run(repository.folder, *words)
    if done.returncode > 1:
        raise failure(done, "merge-base", repository.folder)
    return commit != ancestor and done.returncode == 0


# ---------------------------------------------------------------- listing


def folder_of(repository: Repository, commit: str, prefix: str) -> str | None:
    """Return the id of a folder ("" or ending in "/") as `commit` has it, None where it has none."""
    if not prefix:
        return text(ask(repository.folder, "rev-parse", "--verify", f"{hexadecimal(commit)}^{{tree}}")).strip()
    answer = ask(repository.folder, "ls-tree", "--full-tree", "-z", hexadecimal(commit), prefix.removesuffix("/"))
    kind, _, rest = text(answer).partition(" ")[2].partition(" ")
    return hexadecimal(rest.partition("\t")[0]) if kind == "tree" else None


# ---------------------------------------------------------------- content
