"""The files for editors, git and CI that a new workspace begins with: those of files/, and copies of the schemas."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from coopctl import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

#: The schemas that editors need; those of outputs are for programs.
SCHEMAS = ("action", "agreement", "settings")
#: What git and CI look for at the top of a repository, and nowhere else.
AT_THE_TOP = frozenset({".github/workflows/coopctl.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"})


def files(*, allow_empty: bool) -> dict[str, str]:
    """Return {path: text}. With `allow_empty` the checks accept a workspace that has no record yet."""
    from coopctl import schemas

    places = {"{version}": __version__, "{allow_empty}": " --allow-empty" if allow_empty else ""}
    found = {}
    for path, entry in _below(resources.files("coopctl") / "starting" / "files", ""):
        text = entry.read_text(encoding="utf-8")
        for place, value in places.items():
            text = text.replace(place, value)
        found[path] = text
    return found | {schema_path(name): schemas.text(name) for name in SCHEMAS}


def schema_path(name: str) -> str:
    """Return where a workspace keeps its copy of a schema, for editors."""
    return f"schemas/{name}.schema.json"


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    """Yield (path in the workspace, file). A leading dot is kept as `dot-`: here these files must not act."""
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        name = prefix + entry.name.replace("dot-", ".", 1)
        if entry.is_dir():
            yield from _below(entry, f"{name}/")
        else:
            yield name, entry
