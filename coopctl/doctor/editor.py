"""The files for editors and git in the workspace: which are there, and whether the schemas are the program's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import disk, schemas
from coopctl.disk import new_files
from coopctl.messages import msg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked
from coopctl.starting import kit

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.messages import Message

_FILES = (".editorconfig", ".gitattributes", ".vscode/settings.json")


def part(root: Path) -> Part:
    """Look at what `init` writes for editors."""
    checks = [_schema(root, name) for name in kit.SCHEMAS]
    for path in _FILES:
        there = new_files.exists(root, path)
        state, mend = (State.FINE, None) if there else (State.ADVICE, _write())
        checks.append(Check(msg("{path}", path=path), msg("there") if there else msg("missing"), state, mend))
    return checked("editor", msg("Editor"), *checks)


def _schema(root: Path, name: str) -> Check:
    path = kit.schema_path(name)
    what = msg("{path}", path=path)
    if not new_files.exists(root, path):
        return Check(what, msg("missing: editors cannot check as you type"), State.ADVICE, _write())
    if disk.read(root, path) == schemas.text(name).encode():
        return Check(what, msg("there"))
    mend = msg("delete it, then: {command}", command="coopctl init")
    return Check(what, msg("of another version than this program"), State.ADVICE, mend)


def _write() -> Message:
    return msg("write what is missing: {command}", command="coopctl init")
