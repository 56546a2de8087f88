"""A history made of patches: a new repository in which each patch is a commit, by its own author on its own day."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coopctl.git.process import failure, run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: Nobody's own settings: a signature, a hook, a template or an attribute would make other commits of the same patches.
_NOBODYS = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_COMMITTER_NAME": "coopctl demo",
    "GIT_COMMITTER_EMAIL": "demo@example.org",
}
_PLAIN = (
    "-c",
    "core.autocrlf=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "gc.auto=0",
    "-c",
    "maintenance.auto=false",
)


def replay(folder: Path, patches: Sequence[bytes]) -> None:
    """Make a repository of the empty `folder`, and a commit on `main` of each patch (as `git format-patch` writes it).

    The same patches give the same commits everywhere. Raise GitError where git refuses.
    """
    _do(folder, "init", "--quiet", "--initial-branch=main", "--template=", "--object-format=sha1")
    _do(folder, *_PLAIN, "am", "--quiet", "--committer-date-is-author-date", stdin=b"".join(patches))


def _do(folder: Path, *words: str, stdin: bytes = b"") -> None:
    done = run(folder, *words, stdin=stdin, env=_NOBODYS)
    if done.returncode:
        raise failure(done, words[0], folder)
