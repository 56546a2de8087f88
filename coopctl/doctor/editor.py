"""The files for editors and git in the workspace: which are there, and whether the schemas are the program's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import disk, schemas
from coopctl.disk import new_files
from coopctl.doctor import jobs
from coopctl.i18n.words import words
from coopctl.messages import msg
from coopctl.reports.checkup import Check, State
from coopctl.reports.paper import Part, checked
from coopctl.starting import editor_schemas, kit

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.i18n.words import Words
    from coopctl.messages import Message

_FILES = (".editorconfig", ".gitattributes", ".vscode/settings.json")


def part(root: Path, language: str) -> Part:
    """Look at what `init` writes for editors; `language` is the workspace's, in which the schemas may be."""
    checks = [_schema(root, name, words((language,))) for name in editor_schemas.SCHEMAS]
    for path in _FILES:
        there = new_files.exists(root, path)
        state, mend = (State.FINE, None) if there else (State.ADVICE, _write())
        checks.append(Check(msg("{path}", path=path), msg("there") if there else msg("missing"), state, mend))
    return checked("editor", msg("Editor"), *checks, *jobs.checks(root))


def _schema(root: Path, name: str, theirs: Words) -> Check:
    path = kit.schema_path(name)
    what = msg("{path}", path=path)
    if not new_files.exists(root, path):
        return Check(what, msg("missing: editors cannot check as you type"), State.ADVICE, _write())
    ours = (editor_schemas.text(name, theirs), schemas.text(name))
    if disk.read(root, path) in [each.encode() for each in ours]:
        return Check(what, msg("there"))
    mend = msg("delete it, then: {command}", command="coopctl init")
    return Check(what, msg("of another version than this program"), State.ADVICE, mend)


def _write() -> Message:
    return msg("write what is missing: {command}", command="coopctl init")
