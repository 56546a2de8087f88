"""A call that is still being typed: the words before, its workspace, what its files say, and the states they had."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from typer import Context

from coopctl.model import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.model.records import Json


def words_before(ctx: Context) -> list[str]:
    """Return the words before that are no options.

    Behind an option that still waits for its value, the parser gives up before it comes to the arguments.
    """
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return [word for word in line.partition(f" {ctx.info_name} ")[2].split() if not word.startswith("-")]


def root_of(ctx: Context) -> Path | None:
    """Return the folder of the workspace that the call is about, None where there is none."""
    from coopctl.errors import CoopctlError
    from coopctl.trees import workspace

    given = ctx.params.get("directory") or (ctx.parent.params.get("directory") if ctx.parent else None)
    try:
        return workspace.locate(Path(given or "."))
    except CoopctlError:
        return None


def references(ctx: Context) -> list[str]:
    """Return every reference of the workspace, sorted."""
    from coopctl import trees

    root = root_of(ctx)
    entries = () if root is None else trees.worktree(root).files()
    return sorted(ref for entry in entries if (ref := names.reference(entry.path)) is not None)


def read(ctx: Context, ref: str) -> Mapping[str, Json]:
    """Return what the file of a record says, {} where it cannot be read."""
    from coopctl import disk, strict_yaml

    root = root_of(ctx)
    if root is None:
        return {}
    path = names.path_of(ref)
    content = disk.read(root, path)
    document = strict_yaml.read(path, content).document if isinstance(content, bytes) else None
    return document.data if document and isinstance(document.data, dict) else {}


def ids(rows: Json) -> list[str]:
    """Return the ids of rows."""
    return (
        [str(each["id"]) for each in rows if isinstance(each, dict) and "id" in each] if isinstance(rows, list) else []
    )


def data_before(ctx: Context) -> tuple[str, Mapping[str, Json]]:
    """Return the kind of the record that the words before name, and what its file says: {} where it cannot be read."""
    typed, ref = _word_before(ctx), ref_before(ctx)
    return "action" if "/" in (ref or typed) else "agreement", read(ctx, ref) if ref else {}


def _word_before(ctx: Context) -> str:
    return str(ctx.params.get("ref") or next(iter(words_before(ctx)), ""))


def ref_before(ctx: Context) -> str:
    """Return the record that the words before name, "" for none and several."""
    typed, known = _word_before(ctx), references(ctx)
    fitting = [ref for ref in known if ref.startswith(typed)] or [
        ref for ref in known if ref.partition("/")[2].startswith(typed)
    ]
    return typed if typed in known else fitting[0] if len(fitting) == 1 else ""


def days(_ctx: Context, incomplete: str) -> list[str]:
    """Return the words for days, and today's date."""
    known = (date.today().isoformat(), "today", "yesterday", "tomorrow")  # noqa: DTZ011 - the reader's own day
    return [word for word in known if word.startswith(incomplete)]


def revisions(ctx: Context, incomplete: str) -> list[str]:
    """Return the branches and tags of the repository; none where git does not say."""
    from coopctl import git  # no other value needs it
    from coopctl.errors import CoopctlError

    root = root_of(ctx)
    try:
        known = [] if root is None else git.branches(git.repository_of(root))
    except CoopctlError:
        known = []
    return [name for name in ("HEAD", *known) if name.startswith(incomplete)]


def revisions_and_days(ctx: Context, incomplete: str) -> list[str]:
    """Return the branches and tags, and words for days."""
    return [*revisions(ctx, incomplete), *days(ctx, incomplete)]
