"""What changed in a tree since its history parted from a revision's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coopctl import disk, git
from coopctl.errors import GitError
from coopctl.findings import Fault
from coopctl.model.names import SETTINGS_FILE
from coopctl.trees.tree import DATA, GitTree, is_file, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from coopctl.trees.tree import Tree


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between a tree and the commit where its history parted from another's.

    `paths` are relative to the workspace: changed, added and deleted ones; a renamed file is one of each.
    `before` holds, of the records among them, the former versions.
    """

    paths: frozenset[str]
    before: GitTree


def changes(root: Path, revision: str, tree: Tree, *, today: date | None = None) -> Changes:
    """Say what changed in `tree` since it parted from `revision`. Git's own settings and filters play no part.

    A day of words, such as yesterday or -30d, is counted from `today`.

    The files of a working directory are compared by content: a line ending that git would change back is no change.
    Raise GitError where the revision or the place of parting is not known.
    """
    repository = git.repository_of(root)
    mine = tree.revision if tree.revision not in ("worktree", "index") else git.resolve(repository, "HEAD").commit
    base = git.fork(repository, git.resolve(repository, revision, today=today).commit, mine)
    rows = rows_of(repository, base)
    if isinstance(tree, GitTree):
        paths = {path for path in {*rows, *tree.rows} if rows.get(path) != tree.rows.get(path)}
    else:
        known = {*rows, *git.staged(repository)}
        paths = _differing(rows, tree, {*(entry.path for entry in tree.files()), *known})
    before = {path: row for path, row in rows.items() if path in paths and path.startswith(f"{DATA}/")}
    settings = {path: row for path, row in rows.items() if path == SETTINGS_FILE}
    return Changes(frozenset(paths), GitTree(base, repository, {**before, **settings}))


def staged(root: Path) -> frozenset[str]:
    """Return the paths that the index has otherwise than HEAD: before a first commit, all. Raise GitError."""
    repository = git.repository_of(root)
    try:
        rows = rows_of(repository, git.resolve(repository, "HEAD").commit)
    except GitError:
        rows = {}
    before, after = ({path: row.blob for path, row in each.items()} for each in (rows, git.staged(repository)))
    return frozenset(path for path in {*before, *after} if before.get(path) != after.get(path))


def _differing(rows: Mapping[str, git.TreeEntry], tree: Tree, paths: Iterable[str]) -> set[str]:
    """Return the paths whose content is not that of their row. Outside data/ only what coopctl reads is looked at."""
    looked_at = {path for path in paths if path == SETTINGS_FILE or path.startswith(f"{DATA}/") or _is_schema(path)}
    found = {path for path, content in tree.read(sorted(looked_at)) if not _same(rows.get(path), content)}
    return found | {path for path in rows if path not in looked_at and not tree.exists(path)}


def _same(row: git.TreeEntry | None, content: bytes | Fault) -> bool:
    if row is None:
        # Listed by the index alone, and gone again: as if it had never been.
        return isinstance(content, Fault) and content == disk.vanished()
    if not is_file(row) or isinstance(content, Fault):
        return False
    return row.blob in (git.blob_id(content, row.blob), git.blob_id(content.replace(b"\r\n", b"\n"), row.blob))


def _is_schema(path: str) -> bool:
    return path.endswith(".schema.json")
