"""Where the workspace is: the nearest folder upward that holds coopctl.yaml or data/agreements.

The disk alone answers, so that it works without git. The search never goes above the top of a git working tree (the
folder with `.git`). A bare repository has no files: when a revision is asked for, its own folder is the answer, and
the tree of that revision says which of its folders is the workspace (see trees.at). So a workspace is just a folder:
`trees.worktree(root)`, `trees.index(root)` and `trees.at(root, revision)` take what `locate` gives.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coopctl.disk import is_regular, read, reason
from coopctl.errors import GitError, NoWorkspaceError, ReadError
from coopctl.git.objects import skipped
from coopctl.git.process import is_bare, refused
from coopctl.messages import msg

if TYPE_CHECKING:
    from pathlib import Path


def locate(start: Path, *, revision: str | None = None) -> Path:
    """Return the workspace's root, absolute and without links; to read a revision, perhaps a bare repository's folder.

    Raise NoWorkspaceError where there is none, GitError in a bare repository where no revision is asked for, and
    ReadError where `start` is no folder. `start` is named in them as it was given.
    """
    try:
        here = start.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # Python up to 3.12 tells of a loop of links by RuntimeError
        why = reason(error) if isinstance(error, OSError) else msg("a symbolic link leads back to itself")
        raise ReadError(msg("cannot go to {path}: {reason}", path=os.fspath(start), reason=why)) from error
    if not here.is_dir():
        raise ReadError(msg("cannot go to {path}: it is not a folder", path=os.fspath(start)))
    for folder in (here, *here.parents):
        if os.path.lexists(folder / "coopctl.yaml") or (folder / "data" / "agreements").is_dir():
            return folder
        if is_bare(folder):
            return _bare(folder, revision)
        if _is_top(folder):
            break
    raise NoWorkspaceError(os.fspath(start))


def checkout(folder: Path, *, own: bool = False) -> Path | None:
    """Return the top of the checkout that a folder is in, its `own` or the outermost around a submodule; None for none.

    The disk alone answers, since git may be missing, or refuse a checkout that belongs to another user.
    """
    if is_bare(folder):
        return folder
    tops = [top for top in (folder, *folder.parents) if _is_top(top)]
    if own:
        return tops[0] if tops else None
    return next((top for top in tops if not _is_submodule(top)), tops[-1] if tops else None)


def not_checked_out(root: Path) -> tuple[str, ...]:
    """Return the files of the workspace that are in git's index, and left out by a sparse checkout.

    Git is asked only where there is one. Raise GitError where it gives no answer.
    """
    if not is_sparse(root):
        return ()
    return tuple(path for path in skipped(root, ("coopctl.yaml", "data")) if not is_regular(root, path))


def is_sparse(root: Path) -> bool:
    """Whether git may leave files of the index out of the working directory. Raise GitError where it hides that."""
    top = checkout(root, own=True)
    if top is None:
        return False
    try:
        return (_git_folder(top) / "info" / "sparse-checkout").is_file()
    except PermissionError as error:
        raise refused(top / ".git") from error


def _git_folder(top: Path) -> Path:
    """Return the folder of git's own files: .git, or what a file of that name points to."""
    mark = top / ".git"
    named = read(top, mark.name) if mark.is_file() else b""
    pointed = os.fsdecode(named).strip().removeprefix("gitdir: ") if isinstance(named, bytes) else ""
    return top / pointed if pointed else mark


def _bare(folder: Path, revision: str | None) -> Path:
    if revision is None:
        raise GitError(
            msg("this is a bare repository, which has no files of its own"),
            msg("Say which revision to read: coopctl --at HEAD …"),
        )
    return folder


def _is_top(folder: Path) -> bool:
    """Whether a folder is the top of a git working tree; a linked one and a submodule have a file named .git."""
    mark = folder / ".git"
    try:
        return mark.is_file() or (mark / "HEAD").exists()
    except PermissionError:  # it belongs to another user
        return True


def _is_submodule(top: Path) -> bool:
    """Whether a working tree is a submodule: its .git is a file that names a place within the outer repository."""
    return (top / ".git").is_file() and "/modules/" in _git_folder(top).as_posix()
