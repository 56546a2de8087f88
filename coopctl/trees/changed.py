"""What changed in a tree since its history parted from a revision's."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from coopctl import disk, git
from coopctl.errors import GitError
from coopctl.findings import Fault
from coopctl.model.names import SETTINGS_FILE, lies_outside
from coopctl.trees.outside import few
from coopctl.trees.overlay import OverlayTree
from coopctl.trees.tree import DATA, GitTree, folder_of, is_file
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from coopctl.trees.tree import Tree

#: The folder of the schemas that editors read.
_SCHEMAS = "schemas"


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between a tree and the commit where its history parted from another's.

    `paths` are relative to the workspace: changed, added and deleted ones; a renamed file is one of each.
    `before` holds, of the records among them, the former versions.
    """

    paths: frozenset[str]
    before: GitTree


def changes(
    root: Path, revision: str, tree: Tree, named: Collection[str] = (), *, today: date | None = None
) -> Changes:
    """Say what changed in `tree` since it parted from `revision`. Git's own settings and filters play no part.

    `named` are files that records name; outside data/ they, the settings and the schemas are looked at.
    A day of words, such as yesterday or -30d, is counted from `today`.

    The files of a working directory are compared by content: a line ending that git would change back is no change.
    Raise GitError where the revision or the place of parting is not known.
    """
    repository = git.repository_of(root)
    mine = tree.revision if tree.revision not in ("worktree", "index") else git.resolve(repository, "HEAD").commit
    base = git.fork(repository, git.resolve(repository, revision, today=today).commit, mine)
    folder, others = folder_of(repository, base), {inside for path in named if (inside := disk.inner(path))}
    others |= {*tree.outside()}
    rows = _looked_at(repository, folder, others)
    if isinstance(tree, GitTree) and tree.folder is not None:
        now = _looked_at(repository, tree.folder, others)
        paths = frozenset(path for path in {*rows, *now} if rows.get(path) != now.get(path))
    elif isinstance(tree, GitTree):
        asked = {path for path in {*rows, *tree.rows} if _is_looked_at(path)} | others
        paths = frozenset(path for path in asked if rows.get(path) != tree.rows.get(path))
    else:
        known = {*rows, *git.staged(repository)}
        paths = _differing(rows, tree, {*(entry.path for entry in tree.files()), *known})
    before = {path: row for path, row in rows.items() if path in paths and path.startswith(f"{DATA}/")}
    settings = {path: row for path, row in rows.items() if path == SETTINGS_FILE}
    return Changes(paths, GitTree(base, repository, {**before, **settings}))


def differing(before: GitTree, after: Tree, held: Mapping[str, bytes] = MappingProxyType({})) -> frozenset[str]:
    """Return the paths of settings and data that two trees have otherwise, or one of them alone.

    The files of a working directory are compared by content, as `changes` says; what was read of it and is still `held`
    is not read again.
    """
    rows = {path: row for path, row in before.rows.items() if _is_ours(path)}
    if isinstance(after, GitTree):
        return frozenset(
            path for path in {*rows, *after.rows} if _is_ours(path) and rows.get(path) != after.rows.get(path)
        )
    return _differing(rows, OverlayTree(after, held), {*rows, *(entry.path for entry in after.files())})


def _is_ours(path: str) -> bool:
    return path == SETTINGS_FILE or path.startswith(f"{DATA}/")


def staged(root: Path, named: Collection[str] = ()) -> frozenset[str]:
    """Return the paths that the index has otherwise than HEAD: before a first commit, all. Raise GitError.

    `named` are as above.
    """
    repository, others = git.repository_of(root), {inside for path in named if (inside := disk.inner(path))}
    index = git.staged(repository)
    others |= {*few(index)}
    try:
        rows = _looked_at(repository, folder_of(repository, git.resolve(repository, "HEAD").commit), others)
    except GitError:
        rows = {}
    index = {path: row for path, row in index.items() if _is_looked_at(path) or path in others}
    before, after = ({path: row.blob for path, row in each.items()} for each in (rows, index))
    return frozenset(path for path in {*before, *after} if before.get(path) != after.get(path))


def _looked_at(repository: git.Repository, folder: str | None, others: Collection[str]) -> Mapping[str, git.TreeEntry]:
    """Return what a workspace's folder has of settings, data and schemas, and at the `others`."""
    if folder is None:
        return {}
    named = (SETTINGS_FILE, DATA, _SCHEMAS)
    return {**git.entries(repository, folder, others), **git.listing(repository, folder, named)}


def _differing(rows: Mapping[str, git.TreeEntry], tree: Tree, paths: Iterable[str]) -> frozenset[str]:
    """Return the paths whose content is not that of their row. Outside data/ only what coopctl reads is looked at."""
    looked_at = {path for path in paths if _is_looked_at(path)}
    found = frozenset(path for path, content in tree.read(sorted(looked_at)) if not _same(rows.get(path), content))
    others = rows.keys() - looked_at
    return found | (others - tree.existing(others))


def _is_looked_at(path: str) -> bool:
    return _is_ours(path) or _is_schema(path) or lies_outside(path)


def _same(row: git.TreeEntry | None, content: bytes | Fault) -> bool:
    if row is None:
        # Listed by the index alone, and gone again: as if it had never been.
        return isinstance(content, Fault) and content == disk.vanished()
    if not is_file(row) or isinstance(content, Fault):
        return False
    if row.blob == git.blob_id(content, row.blob):
        return True
    return b"\r\n" in content and row.blob == git.blob_id(content.replace(b"\r\n", b"\n"), row.blob)


def _is_schema(path: str) -> bool:
    return path.endswith(".schema.json")
