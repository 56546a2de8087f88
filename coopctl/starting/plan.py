"""What is to be written into a new workspace: everything that is not there yet, and nothing else."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.disk import new_files
from coopctl.errors import ReadError
from coopctl.i18n.words import words as find_words
from coopctl.model.names import SETTINGS_FILE, path_of, reference
from coopctl.starting import first, kit
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from coopctl.i18n.words import Words
    from coopctl.starting.first import Titled


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the workspace is to begin with. `agreement` is None where there is none yet."""

    language: str
    agreement: Titled | None = None
    parties: Sequence[Titled] = ()
    #: Records that are written out already, by their paths.
    records: Mapping[str, str] = field(default_factory=dict)
    #: What CI installs, as pip takes it; None where nobody knows: then it gets no job.
    installed: str | None = None
    #: False in a folder below the top of a repository: git and CI would not see their files there.
    at_the_top: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write ({path: content}), what stays as it is, and what is left out; all sorted by path.

    `elsewhere` belongs at the top of the repository; of `jobs` nobody knows what they would install.
    """

    missing: Mapping[str, bytes]
    present: tuple[str, ...]
    elsewhere: tuple[str, ...]
    jobs: tuple[str, ...]
    installed: str | None


def plan(root: Path, wishes: Wishes, words: Words) -> Plan:
    """Compare the wishes with what stands in the folder."""
    remarks = find_words((wishes.language, *words.languages))  # as those who open the files will read it
    empty = wishes.agreement is None and not wishes.records and not has_records(root)
    wanted = kit.files(remarks, allow_empty=empty, installed=wishes.installed)
    wanted[SETTINGS_FILE] = first.settings(wishes.language, remarks)
    # git keeps no empty folder, and without the two nothing can be read
    folders = ["data/agreements", "data/actions"]
    if wishes.agreement is not None:
        wanted[path_of(wishes.agreement.id)] = first.agreement(wishes.agreement, wishes.parties)
        folders = [f"data/actions/{wishes.agreement.id}"]
    elif wishes.records:
        wanted |= wishes.records
        belong = {f"data/actions/{reference(path)}" for path in wishes.records if path.startswith("data/agreements/")}
        folders = sorted(folder for folder in belong if not any(path.startswith(folder) for path in wanted))
    wanted |= {f"{folder}/.gitkeep": "" for folder in folders if not new_files.exists(root, folder)}
    elsewhere = () if wishes.at_the_top else tuple(sorted(kit.AT_THE_TOP))
    here = sorted(path for path in wanted if path not in elsewhere)
    present = tuple(path for path in here if new_files.exists(root, path))
    missing = {path: wanted[path].encode() for path in here if path not in present}
    jobs = () if wishes.installed else tuple(sorted(kit.JOBS - {*elsewhere}))
    jobs = tuple(path for path in jobs if not new_files.exists(root, path))
    return Plan(missing, present, elsewhere, jobs, wishes.installed)


def has_records(root: Path) -> bool:
    """Whether the folder holds a record already."""
    try:
        return any(reference(entry.path) for entry in trees.worktree(root).files())
    except ReadError:
        return False
