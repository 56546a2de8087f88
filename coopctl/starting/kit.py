"""The files for editors, git and CI that a new workspace begins with: those of files/, and copies of the schemas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coopctl.messages import N_, Message, msg
from coopctl.packaged import PACKAGE
from coopctl.starting import editor_schemas
from coopctl.starting.editor_schemas import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coopctl.i18n.words import Words

#: The files by which CI checks; they install coopctl from somewhere.
JOBS = frozenset(
    {
        ".github/workflows/coopctl.yml",
        ".github/workflows/coopctl-review.yml",
        ".github/workflows/coopctl-comment.yml",
        ".gitlab-ci.yml",
    }
)
#: What git and CI look for at the top of a repository, and nowhere else.
AT_THE_TOP = JOBS | {".pre-commit-config.yaml"}
#: What the files are for; what is not named here is a record.
PURPOSES = {
    ".editorconfig": N_("how editors write these files"),
    ".gitattributes": N_("the same line ends everywhere; what git diff names"),
    ".github/workflows/coopctl-comment.yml": N_("posts on GitHub what a change does"),
    ".github/workflows/coopctl-review.yml": N_("says on GitHub what a change does"),
    ".github/workflows/coopctl.yml": N_("checks each push on GitHub"),
    ".gitignore": N_("what git leaves alone"),
    ".gitlab-ci.yml": N_("checks each push on GitLab"),
    ".pre-commit-config.yaml": N_("checks before each commit"),
    ".vscode/extensions.json": N_("what VS Code is to install"),
    ".vscode/settings.json": N_("which schema VS Code checks a file by"),
    "coopctl.yaml": N_("settings of this workspace"),
    "schemas/action.schema.json": N_("what an action may hold, for editors"),
    "schemas/agreement.schema.json": N_("what an agreement may hold, for editors"),
    "schemas/settings.schema.json": N_("what coopctl.yaml may hold, for editors"),
}
_REMARK = re.compile(r"(?m)^( *# )(.+)$")


def files(words: Words, *, allow_empty: bool, installed: str | None) -> dict[str, str]:
    """Return {path: text}, with remarks and descriptions in the language of `words`.

    With `allow_empty` the checks accept a workspace that has no record yet. `installed` is what CI installs, as pip
    takes it; without it there are no JOBS.
    """
    places = {"{installed}": installed or "", "{allow_empty}": " --allow-empty" if allow_empty else ""}
    found = {}
    for path, entry in _below(PACKAGE / "starting" / "files", ""):
        if installed is None and path in JOBS:
            continue
        text = _REMARK.sub(lambda line: line[1] + words.say(Message(line[2])), entry.read_text(encoding="utf-8"))
        for place, value in places.items():
            text = text.replace(place, value)
        found[path] = text
    return found | {schema_path(name): editor_schemas.text(name, words) for name in SCHEMAS}


def schema_path(name: str) -> str:
    """Return where a workspace keeps its copy of a schema, for editors."""
    return f"schemas/{name}.schema.json"


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """Yield (path in the workspace, file). A leading dot is kept as `dot-`: here these files must not act."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        name = prefix + entry.name.replace("dot-", ".", 1)
        if entry.is_dir():
            yield from _below(entry, f"{name}/")
        else:
            yield name, entry


def purpose(path: str) -> Message:
    """Return what a file of a new workspace is for."""
    if path in PURPOSES:
        return Message(PURPOSES[path])
    if path.endswith(".gitkeep"):
        return msg("keeps an empty folder")
    return msg("the first agreement") if path.startswith("data/agreements/") else msg("an action, as an example")
