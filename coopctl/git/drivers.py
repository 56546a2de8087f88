"""What git is told of records, by settings of a clone and attributes: what merges them, and how their rows begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl.errors import GitError
from coopctl.git.process import run, text
from coopctl.git.repository import attribute, setting
from coopctl.messages import msg

if TYPE_CHECKING:
    from pathlib import Path

NAME = "coopctl"
#: The line of .gitattributes that gives git's drivers their files.
ATTRIBUTE = "*.yaml merge=coopctl"
#: What `coopctl merge-driver` ends with where fields stand between markers: an ordinary 1 could be another fault.
CONFLICT = 100
#: How git diff knows the row of a record above the lines that have changed.
ROWS = f"diff.{NAME}.xfuncname"
#: What git's settings hold. The rows are known by a pattern: the first line of a field, or of a row of a list that
#: stands on lines of its own. Git keeps OURS, without a marker, where a driver fails: so whatever is no answer of it (a
#: program that is not there, or breaks) hands the files to git's own merge, and only a true conflict is one.
SETTINGS = {
    ROWS: "^([a-z_]+:.*| *- ([{]?id|date|year): .*)$",
    f"merge.{NAME}.name": "records of coopctl, field by field",
    f"merge.{NAME}.driver": "coopctl merge-driver %O %A %B %L %P; case $? in 0) exit 0;; 100) exit 1;; "
    "*) exec git merge-file --marker-size=%L %A %O %B;; esac",
}


def missing(folder: Path) -> dict[str, str]:
    """Return what a clone is still to be told; its own pattern of rows stays. Raise GitError where git is absent."""
    held = {name: setting(folder, name) for name in SETTINGS}
    return {
        name: value for name, value in SETTINGS.items() if held[name] != value and not (name == ROWS and held[name])
    }


def is_named(folder: Path, path: str) -> bool:
    """Whether the attributes give a path to the driver."""
    return attribute(folder, "merge", path) == NAME


def configure(folder: Path) -> dict[str, str]:
    """Tell the clone what it lacks, by `git config`, and return it. Raise GitError where git does not take it."""
    told = missing(folder)
    for name, value in told.items():
        done = run(folder, "config", name, value)
        if done.returncode:
            said = text(done.stderr).strip() or name
            raise GitError(msg("git failed: {reason}", reason=said))
    return told
