from __future__ import annotations

import pytest

from tests.imports import imports, modules

#: The floors of the house (docs/ARCHITECTURE.md). A name with a final dot is a whole package.
FLOORS: dict[int, set[str]] = {
    5: {
        "__main__",
        "asking.",
        "checkup.",
        "cli",
        "commands.",
        "completion",
        "environment",
        "options",
        "progress_line",
        "session",
        "starting.questions",
        "usage",
    },
    4: {"cldr", "words", "look", "labels", "glyphs", "harmless", "fingerprints", "formats.", "starting."},
    3: {
        "changes.",
        "rules.",
        "measures.",
        "reports.",
        "filters",
        "later_facts",
        "references",
        "checking",
        "project_rules",
    },
    2: {"loader", "records", "locations", "echoes"},
    1: {
        "documents",
        "files",
        "git",
        "git_process",
        "git_replay",
        "pages",
        "planting",
        "reader.",
        "schemas",
        "shapes.",
        "trees",
        "workspace",
    },
    0: {
        "__init__",
        "checks",
        "codelists.",
        "dates",
        "discovery",
        "errors",
        "findings",
        "mentions",
        "messages",
        "model",
        "vocabularies",
        "names",
        "nearest",
        "other_words",
        "portfolio",
        "recurrence",
        "respell",
        "settings",
        "sheets",
        "texts",
        "walk",
    },
}


def floor(module: str) -> int | None:
    name = module.removeprefix("coopctl").removeprefix(".") or "__init__"
    for number, names in FLOORS.items():
        if name in names or any(f"{name}.".startswith(entry) for entry in names if entry.endswith(".")):
            return number
    return None


@pytest.mark.parametrize("module", modules())
def test_every_module_has_a_floor(module: str) -> None:
    assert floor(module) is not None, f"name {module} in FLOORS, and say where it stands in docs/ARCHITECTURE.md"


def test_every_name_in_the_table_exists() -> None:
    known = {name.removeprefix("coopctl").removeprefix(".") or "__init__" for name in modules()}
    named = {entry for names in FLOORS.values() for entry in names}

    assert {entry for entry in named if entry.removesuffix(".") not in known} == set()


@pytest.mark.parametrize("module", modules())
def test_imports_go_down_only(module: str) -> None:
    own = floor(module)
    assert own is not None
    climbing = {
        f"line {found.line}: {module} (floor {own}) imports {found.target} (floor {above})"
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


@pytest.mark.parametrize("module", [name for name in modules() if (floor(name) or 0) == 3])
def test_what_thinks_reads_nothing(module: str) -> None:
    outside = {"os", "io", "pathlib", "subprocess", "socket", "time", "random", "locale", "gettext", "tempfile"}

    assert {found.target for found in imports(module) if found.target.split(".")[0] in outside} == set()
