"""Git, asked through its plumbing commands only: no hook, filter, pager, helper or network is ever started."""

from __future__ import annotations

from coopctl.git.objects import Absent, TreeEntry, blob_id, blobs, listing, staged
from coopctl.git.place import own_folder
from coopctl.git.repository import (
    Repository,
    Resolved,
    committed_on,
    descends,
    folder_of,
    fork,
    hook,
    repository_of,
    resolve,
    version,
)

__all__ = [
    "Absent",
    "Repository",
    "Resolved",
    "TreeEntry",
    "blob_id",
    "blobs",
    "committed_on",
    "descends",
    "folder_of",
    "fork",
    "hook",
    "listing",
    "own_folder",
    "repository_of",
    "resolve",
    "staged",
    "version",
]
