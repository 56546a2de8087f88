"""Real git repositories for tests, with a fixed identity and days, and what else only a system can give."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = 65534


def git(folder: Path, *arguments: str, day: str = "2020-01-15", check: bool = True, **variables: str) -> str:
    """Run git as a user would, without anybody's settings, and return what it says."""
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ada Example"), ("EMAIL", "ada@example.org"), ("DATE", f"{day}T12:00:00Z"))
    }
    quiet = {"GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", "-c", "init.templateDir=", *arguments],
        cwd=folder,
        env=os.environ | quiet | who | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert not check or done.returncode == 0, done.stderr
    return os.fsdecode(done.stdout).removesuffix("\n")


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder, which is made where it is missing."""
    root.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def commit(root: Path, files: dict[str, str | bytes] | None = None, *, day: str = "2020-01-15") -> str:
    """Write files, commit all there is, and return the commit's id. The first call makes the repository."""
    write(root, files or {})
    if not (root / ".git").exists():
        git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "a change", day=day)
    return _head(root / ".git")


def _head(folder: Path) -> str:
    """Return the commit that HEAD names, as it was just written."""
    if folder.is_file():
        return git(folder.parent, "rev-parse", "HEAD")
    head = (folder / "HEAD").read_text(encoding="utf-8").strip()
    branch = head.removeprefix("ref: ")
    return head if branch == head else (folder / branch).read_text(encoding="utf-8").strip()


def counting_git(folder: Path) -> tuple[Path, Path]:
    """Make a `git` that notes each call in a file, then runs the real one. Return its folder for PATH, and the file."""
    real = shutil.which("git")
    notes = folder / "calls"
    notes.touch()
    program = write(folder / "bin", {"git": f'#!/bin/sh\necho "$*" >> "{notes}"\nexec "{real}" "$@"\n'})
    (program / "git").chmod(0o755)
    return program, notes


@contextmanager
def without_privilege() -> Iterator[None]:
    """Be an ordinary user for a moment: the administrator may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
