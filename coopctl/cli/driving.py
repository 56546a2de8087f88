"""What git asks of `coopctl merge-driver`: three files, merged into that of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl import disk, git
from coopctl.cli import questions
from coopctl.errors import FINE, GitError, ReadError
from coopctl.findings import Fault
from coopctl.git import drivers
from coopctl.merging import merge
from coopctl.messages import msg, nmsg
from coopctl.model.names import SETTINGS_FILE, kind_of, path_of, reference
from coopctl.shells import quoted

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.cli.session import Session
    from coopctl.merging import Merged
    from coopctl.messages import Message

_IN_DATA = re.compile(r"(?:^|/)(data/(?:agreements|actions)/.*)\Z", re.DOTALL)


def drive(session: Session, names: tuple[str, str, str], marker: int, path: str) -> int:
    """Merge the files that git has laid out (base, ours, theirs) into that of ours; they are versions of `path`.

    Nothing is written before the merge is whole. Raise ReadError and Unmergeable where it cannot be made; the line that
    git was given then lets git merge the files itself.
    """
    base, ours, theirs = (_content(session.folder / name) for name in names)
    merged = merge(base, ours, theirs, schema_of(path), marker=marker)
    if merged.blob != ours:
        disk.write_atomically(session.folder / names[1], merged.blob)
    if not merged.clashes:
        return FINE
    session.aside(msg("{path}: {what}", path=path, what=conflict(merged)))
    return drivers.CONFLICT


def offer(session: Session, root: Path, *, asking: bool) -> None:
    """Show what the clone of a workspace lacks for git to know records; tell git unless told no.

    Nothing is offered outside a work tree, nor where no attribute gives git's driver its files: nothing would run it.
    """
    try:
        repository = git.repository_of(root)
        lacking = {} if repository.bare else drivers.missing(root)
        if not lacking or not drivers.is_named(root, path_of("a")):
            return
    except GitError:
        return
    session.aside(msg("git merges records field by field and names their rows in this clone once it is told:"))
    for name, value in lacking.items():
        session.aside(msg("  {command}", command=f"git config {name} {quoted(value)}"))
    if asking and not questions.agreed(msg("Tell it? [Y/n]"), session.look()):
        session.aside(msg("git's settings stay as they are"))
        return
    drivers.configure(root)
    back = "git config --remove-section merge.coopctl; git config --remove-section diff.coopctl"
    session.aside(msg("git is told; to take it back: {command}", command=back))


def conflict(merged: Merged) -> Message:
    """Say which fields stand between markers."""
    names = tuple(each.name for each in merged.clashes)
    if names == ("",):
        return msg("both sides changed the same lines; markers stand around them")
    return nmsg(
        "both sides changed {fields}; markers stand around it",
        "both sides changed {n} fields: {fields}; markers stand around each",
        len(names),
        fields=names,
    )


def schema_of(path: str) -> str:
    """Return the schema of a path of a repository, in whose folders a workspace may stand; "" for none."""
    found = _IN_DATA.search(path)
    if found and reference(found[1]):
        return kind_of(found[1])
    return "settings" if path.rpartition("/")[2] == SETTINGS_FILE else ""


def _content(path: Path) -> bytes:
    found = disk.read(path.parent, path.name)
    if isinstance(found, Fault):
        raise ReadError(msg("{path}: {what}", path=path.name, what=found.message), found.help)
    return found
