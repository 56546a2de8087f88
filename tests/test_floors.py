from __future__ import annotations

from functools import cache
from typing import TypeAlias

import pytest

from tests.imports import classes, imports, modules, tree
from tests.tables import table

Floors: TypeAlias = tuple[tuple[str, ...], ...]

#: The floors of the house (docs/ARCHITECTURE.md), from the ground up: packages, and modules of the root. Imports go
#: down, or stay within a room.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("coopctl", "composing", "digests", "lasting", "packaged", "patterns", "values"),
    ("codelists", "codes", "discovery", "model", "shells"),
    ("installation", "messages"),
    ("errors", "findings", "tables"),
    ("disk", "measures", "spelling", "strict_yaml", "workbooks"),
    ("changes", "git", "rules", "schemas"),
    ("cache", "edits", "reports", "saving", "trees"),
    ("i18n",),
    ("loading",),
    ("checking", "starting"),
    ("changing",),
    ("reviewing",),
    ("merging",),
    ("formats",),
    ("importing", "mapping"),
    ("cli",),
    ("doctor",),
    ("commands",),
    ("cli.parser",),
    ("cli.app",),
    ("__main__",),
)
#: The floors within the largest room.
FORMATS: tuple[tuple[str, ...], ...] = (
    ("formats.terminal",),
    ("formats.pages", "formats.status"),
    ("formats.findings",),
    ("formats.rows", "formats.timeline"),
    ("formats.drawings",),
    ("formats.papers", "formats.screens"),
)
#: What thinks: pure functions, that read no file and no clock.
THINKING = (
    "changes",
    "checking",
    "edits",
    "measures",
    "merging",
    "reports",
    "reviewing",
    "rules",
    "spelling",
    "tables",
    "model",
)


@cache
def room(module: str, floors: Floors = FLOORS) -> str:
    """Return the entry of the table that a module stands under, the longest that fits, "" for none."""
    name = module.removeprefix("coopctl").removeprefix(".") or "coopctl"
    rooms = {"cli": "cli.app"} if name == "cli" else {}  # the door of the program opens to the top floor
    entries = [entry for floor in floors for entry in floor if f"{name}.".startswith(f"{entry}.")]
    return rooms.get(name) or max(entries, key=len, default="")


def floor(room: str, floors: Floors = FLOORS) -> int | None:
    """Return the number of a room's floor, 0 for the ground."""
    return next((number for number, entries in enumerate(floors) if room in entries), None)


def test_every_module_has_a_floor() -> None:
    homeless = [module for module in modules() if floor(room(module)) is None]

    assert homeless == [], "name them in FLOORS, and say where they stand in docs/ARCHITECTURE.md"


@table("floors", [FLOORS, FORMATS])
def test_every_name_in_the_table_exists(floors: Floors) -> None:
    assert {entry for entries in floors for entry in entries} - {room(module, floors) for module in modules()} == set()


@pytest.mark.parametrize("floors", [FLOORS, FORMATS])
def test_imports_go_down_or_stay_in_the_room(floors: Floors) -> None:
    climbing = {
        f"{module} (floor {own}), line {found.line}: imports {found.target} (floor {other})"
        for module in modules()
        if (own := floor(room(module, floors), floors)) is not None
        for found in imports(module)
        if room(found.target, floors) != room(module, floors) and found.target.split(".")[0] == "coopctl"
        if (other := floor(room(found.target, floors), floors)) is not None and other >= own
    }

    assert climbing == set()


def test_no_import_runs_in_a_circle() -> None:
    runs = {
        module: {found.target for found in imports(module) if found.target in modules() and not found.typing_only}
        for module in modules()
    }
    settled: set[str] = set()
    while ready := {
        module for module, needed in runs.items() if module not in settled and needed - {module} <= settled
    }:
        settled |= ready

    assert set(runs) - settled == set()


def test_what_thinks_reads_nothing() -> None:
    outside = {"os", "io", "pathlib", "subprocess", "socket", "time", "random", "locale", "gettext", "tempfile"}
    thinking = [module for module in modules() if room(module).split(".")[0] in THINKING]

    assert len(thinking) > 100
    assert {
        f"{module}, line {found.line}: {found.target}"
        for module in thinking
        for found in imports(module)
        if found.target.split(".")[0] in outside
    } == set()


def test_no_two_classes_share_a_name() -> None:
    homes: dict[str, list[str]] = {}
    for module in modules():
        for name in classes(tree(module)):
            homes.setdefault(name, []).append(module)

    assert {name: found for name, found in homes.items() if len(found) > 1} == {}
