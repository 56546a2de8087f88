"""Git, asked through its plumbing commands: no hook, filter, pager, helper or network is started, but to commit."""

from __future__ import annotations

from coopctl.git.committing import (
    WHO,
    Outlook,
    commit,
    going_on,
    knows_who,
    merging_heads,
    outlook,
    stage,
)
from coopctl.git.objects import Absent, TreeEntry, blob_id, blobs, entries, listing, named, shallowest, staged, unmerged
from coopctl.git.place import own_folder
from coopctl.git.repository import (
    Repository,
    Resolved,
    attribute,
    committed_on,
    descends,
    folder_of,
    fork,
    hook,
    pushed,
    repository_of,
    resolve,
    setting,
    user_name,
    version,
)
from coopctl.git.walking import Commit, commits, differences, found

__all__ = [
    "WHO",
    "Absent",
    "Commit",
    "Outlook",
    "Repository",
    "Resolved",
    "TreeEntry",
    "attribute",
    "blob_id",
    "blobs",
    "commit",
    "commits",
    "committed_on",
    "descends",
    "differences",
    "entries",
    "folder_of",
    "fork",
    "found",
    "going_on",
    "hook",
    "knows_who",
    "listing",
    "merging_heads",
    "named",
    "outlook",
    "own_folder",
    "pushed",
    "repository_of",
    "resolve",
    "setting",
    "shallowest",
    "stage",
    "staged",
    "unmerged",
    "user_name",
    "version",
]
