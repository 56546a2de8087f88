from __future__ import annotations

from tests.imports import imports, modules

#: The floors of the house (docs/ARCHITECTURE.md), from the ground up: packages, and modules of the root. The longest
#: name that fits a module is its room. Imports go down, or stay within a floor.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("coopctl", "codelists", "codes", "discovery", "errors", "findings", "messages", "model", "spelling"),
    ("disk", "git", "strict_yaml", "measures", "tables"),
    ("trees", "schemas", "changes", "rules"),
    ("loading", "reports"),
    ("checking", "i18n"),
    ("formats", "formats.findings", "formats.terminal"),
    ("formats.pages", "formats.status", "starting"),
    ("formats.rows", "formats.timeline"),
    ("formats.papers", "formats.screens"),
    ("cli",),
    ("doctor",),
    ("commands",),
    ("cli.app", "__main__"),
)
#: What thinks: pure functions, that read no file and no clock.
THINKING = ("changes", "checking", "measures", "reports", "rules", "spelling", "tables", "model")


def room(module: str) -> str:
    """Return the entry of the table that a module stands under, "" for none."""
    name = module.removeprefix("coopctl").removeprefix(".") or "coopctl"
    rooms = {"cli": "cli.app"} if name == "cli" else {}  # the door of the program opens to the top floor
    entries = [entry for floor in FLOORS for entry in floor if f"{name}.".startswith(f"{entry}.")]
    return rooms.get(name) or max(entries, key=len, default="")


def floor(module: str) -> int | None:
    """Return the number of a module's floor, 0 for the ground."""
    return next((number for number, entries in enumerate(FLOORS) if room(module) in entries), None)


def test_every_module_has_a_floor() -> None:
    homeless = [module for module in modules() if floor(module) is None]

    assert homeless == [], "name them in FLOORS, and say where they stand in docs/ARCHITECTURE.md"


def test_every_name_in_the_table_exists() -> None:
    assert {entry for entries in FLOORS for entry in entries} - {room(module) for module in modules()} == set()


def test_imports_go_down_only() -> None:
    climbing = {
        f"{module} (floor {own}), line {found.line}: imports {found.target} (floor {above})"
        for module in modules()
        if (own := floor(module)) is not None  # the test above names those without
        for found in imports(module)
        if found.target.split(".")[0] == "coopctl" and (above := floor(found.target)) is not None and above > own
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
