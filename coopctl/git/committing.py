"""Committing exactly the files that were changed, as their user would: here alone git's hooks, filters and signing run.

    ahead = git.outlook(repository, paths)     # before anything is written: raises, or tells what to ask about
    …                                          # the files are written
    commit = git.commit(repository, paths, "what was done, in plain words")

Paths are relative to the repository's folder, with "/". What else is staged stays staged.
Commit when the workspace is no longer held (`saving.hold`): a hook may be a command of coopctl that writes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coopctl.disk import read
from coopctl.errors import CommitRefusedError, GitError
from coopctl.git.objects import hexadecimal
from coopctl.git.place import own_folder
from coopctl.git.process import ask, run, run_as_user, text
from coopctl.messages import Message, msg
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coopctl.git.repository import Repository

#: What git leaves in its folder while something goes on, its name, and the way on.
_GOING_ON = (
    ("rebase-apply/applying", msg("an application of patches (git am)"), "git am --continue"),
    ("rebase-apply", msg("a rebase"), "git rebase --continue"),
    ("rebase-merge", msg("a rebase"), "git rebase --continue"),
    ("MERGE_HEAD", msg("a merge"), "git merge --continue"),
    ("CHERRY_PICK_HEAD", msg("a cherry-pick"), "git cherry-pick --continue"),
    ("REVERT_HEAD", msg("a revert"), "git revert --continue"),
    ("sequencer", msg("a cherry-pick or a revert of several commits"), "git status"),
    ("BISECT_LOG", msg("a bisection"), "git bisect reset"),
)

_FROM_STDIN = ("--pathspec-from-file=-", "--pathspec-file-nul")
_MANY = 200
_IDENTITY = ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")
#: How git learns who commits.
WHO = 'git config --global user.name "…"; git config --global user.email …'


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a commit of some files would meet.

    `earlier`: those with changes that are not committed yet, or that are there and unknown to git; the commit would
    take them along. `detached`: no branch is checked out, so only the commit's id will lead to it.
    """

    earlier: tuple[str, ...]
    detached: bool


def outlook(repository: Repository, paths: Sequence[str]) -> Outlook:
    """Look ahead, before the files are written. `paths` may name files that are still to be made.

    Raise GitError where no commit can be made: in a bare repository, during a merge, a rebase, a cherry-pick, a revert,
    a bisection or another git command, with files in conflict, for files that git ignores, and where git does not know
    who commits.
    """
    if repository.bare:
        raise GitError(
            msg("this is a bare repository, which has no files of its own"),
            msg("Commit in a clone of it: git clone."),
        )
    _nothing_goes_on(repository)
    _nothing_ignored(repository, paths)
    _somebody(repository)
    detached = run(repository.folder, "symbolic-ref", "--quiet", "HEAD").returncode != 0
    return Outlook(_uncommitted(repository, paths), detached)


def commit(repository: Repository, paths: Sequence[str], message: str) -> str | None:
    """Commit these files as they stand, new and removed ones too, and nothing else. Return the commit's id.

    None where they stand as they are committed already. Raise CommitRefusedError where git, a hook or the signing
    refuses: the files stay as they are, and what is staged as it was.
    """
    if not _uncommitted(repository, paths):
        return None
    tracked = set(_listed(ask(repository.folder, "ls-files", "-z", "--", *_few(paths))))
    new = [path for path in paths if path not in tracked and os.path.lexists(repository.folder / path)]
    known = [path for path in paths if path in tracked or path in new]
    try:
        if new:
            _do(repository, new, "add", "--intent-to-add")
        _do(repository, known, "commit", "--quiet", "--only", f"--message={message}")
    except BaseException:  # Ctrl-C too leaves the index as it was
        if new:
            run(repository.folder, "update-index", "--force-remove", "-z", "--stdin", stdin=_joined(new), env={})
        raise
    return hexadecimal(text(ask(repository.folder, "rev-parse", "--verify", "HEAD")).strip())


def stage(repository: Repository, paths: Sequence[str], gone: Sequence[str]) -> None:
    """Tell git that conflicts are settled: files as they stand now, and files that are there no longer.

    Raise GitError where it refuses; the files stay as they are.
    """
    for files, words in ((paths, ("add",)), (gone, ("rm", "--quiet", "--cached", "--ignore-unmatch"))):
        done = run_as_user(repository.folder, *words, *_FROM_STDIN, stdin=_literal(files)) if files else None
        if done is not None and done.returncode:
            said = _told(text(done.stderr + done.stdout), words[0])
            raise GitError(
                msg("the files are written, but git did not stage them: {reason}", reason=said),
                msg("Mend that, then: git add."),
            )


def knows_who(folder: Path) -> bool:
    """Whether git knows under which name and address to commit. Raise GitError where git is absent."""
    return all(run_as_user(folder, "var", who).returncode == 0 for who in _IDENTITY)


def _do(repository: Repository, paths: Sequence[str], *words: str) -> None:
    """Run a command of git on exactly these paths. Raise CommitRefusedError where it fails."""
    done = run_as_user(repository.folder, *words, *_FROM_STDIN, stdin=_literal(paths))
    if done.returncode:
        raise _refused(done.returncode, done.stderr + done.stdout)


def _literal(paths: Sequence[str]) -> bytes:
    """Name paths of the folder for git, in which no sign has a meaning."""
    return _joined([f":(literal){path}" for path in paths])


def _few(paths: Sequence[str]) -> Sequence[str]:
    """Return paths to ask about; none, which means all, where they are too many for one command line."""
    return paths if len(paths) <= _MANY else ()


def _joined(paths: Sequence[str]) -> bytes:
    return b"".join(os.fsencode(path) + b"\0" for path in paths)


def _listed(answer: bytes) -> list[str]:
    return [text(path) for path in answer.split(b"\0")[:-1]]


def _refused(code: int, output: bytes) -> CommitRefusedError:
    """Say that a command of git failed, and what it said."""
    said = text(output).strip()
    return CommitRefusedError(
        said,
        msg(
            "the files are written, but git did not commit them: {reason}",
            reason=_told(said, f"git: {code}"),
        ),
        msg(
            "Mend that and commit them: git add, then git commit. Or take the change back: {command}",
            command="coopctl undo",
        ),
    )


def _told(said: str, otherwise: str) -> str:
    """Return the line in which git says why it fails, the last one where none looks like it."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in lines if line.startswith(("fatal: ", "error: "))), (lines or [otherwise])[-1])


# ---------------------------------------------------------------- looking ahead


def _uncommitted(repository: Repository, paths: Sequence[str]) -> tuple[str, ...]:
    """Return which files differ from what is committed, in the working tree or as staged, or are unknown to git."""
    options = ("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=no")
    rows = _listed(ask(repository.folder, "status", *options, "--", *_few(paths)))
    found = {row[3:].removeprefix(repository.prefix) for row in rows}
    return tuple(path for path in paths if path in found)


def going_on(repository: Repository) -> tuple[Message, str] | None:
    """Return what git is in the middle of, and the command that goes on with it."""
    place = _own(repository)
    return next(((what, way_on) for name, what, way_on in _GOING_ON if os.path.lexists(place / name)), None)


def merging_heads(repository: Repository) -> int:
    """Return how many branches are being merged into this one, 0 where none is."""
    found = read(_own(repository), "MERGE_HEAD")
    return len(found.split()) if isinstance(found, bytes) else 0


def _own(repository: Repository) -> Path:
    found = own_folder(repository.folder)
    return repository.folder / ".git" if found is None else found[0]


def _nothing_goes_on(repository: Repository) -> None:
    if found := going_on(repository):
        raise _not_now(*found)
    place = _own(repository)
    if os.path.lexists(place / "index.lock"):
        raise GitError(
            msg("another git command is running here, or was cut short: it left {path}", path="index.lock"),
            msg("Wait for it to end; git status says more."),
        )
    conflicts = {path.partition("\t")[2] for path in _listed(ask(repository.folder, "ls-files", "--unmerged", "-z"))}
    if conflicts:
        raise GitError(
            msg("nothing can be committed while files are in conflict: {paths}", paths=tuple(sorted(conflicts))),
            msg("Resolve them first, then: git add."),
        )


def _not_now(what: Message, way_on: str) -> GitError:
    return GitError(
        msg("nothing is committed during {what}", what=what),
        msg("End it first ({command}), or leave out --commit.", command=way_on),
    )


def _nothing_ignored(repository: Repository, paths: Sequence[str]) -> None:
    """Raise GitError where git would not take a file up. A file that it knows already is none."""
    # This command knows no literal pathspecs; a path that begins with a folder's name has no other meaning.
    asked, plain = _joined([f"./{path}" for path in paths]), {"GIT_LITERAL_PATHSPECS": "0"}
    done = run(repository.folder, "check-ignore", "-z", "--stdin", stdin=asked, env=plain)
    if done.returncode == 0:
        ignored = tuple(path.removeprefix("./") for path in _listed(done.stdout))
        raise GitError(
            msg("git ignores {paths}, so nothing was written", paths=ignored),
            msg("See why: {command}; or leave out --commit.", command="git check-ignore -v FILE"),
        )
    if done.returncode != 1:
        raise GitError(msg("git failed: {reason}", reason=_told(text(done.stderr), "check-ignore")))


def _somebody(repository: Repository) -> None:
    """Raise GitError where git does not know who commits."""
    for who in _IDENTITY:
        done = run_as_user(repository.folder, "var", who)
        if done.returncode:
            reason = _told(text(done.stderr), who)
            if wrong := _wrong_around(who.removesuffix("IDENT"), reason):
                help_ = msg("the environment sets {name}: correct it there, or leave it out", name=wrong)
                raise GitError(msg("git failed: {reason}", reason=reason), help_)
            raise GitError(
                msg("git does not know who commits: {reason}", reason=reason),
                msg("Tell it once:\n  {command}", command=WHO),
            )


def _wrong_around(begun: str, reason: str) -> str | None:
    """Return the variable of the environment that git complains of, which what is told to git once does not mend."""
    if "date" in reason:
        return f"{begun}DATE"
    named = (f"{begun}{part}" for part in ("NAME", "EMAIL"))
    return next((name for name in named if not os.environ.get(name, "git's own").strip()), None)
