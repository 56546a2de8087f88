"""What a call imports: each command no more than it needs, so that the morning screen is there at once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

from tests import systems
from tests.conftest import BASE, ROOT
from tests.imports import modules
from tests.test_one_place import OWNERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tests.conftest import Git, Workspace

CODE = """
import json
import sys
started = {*sys.modules}
from coopctl.cli import main
for words in json.loads(sys.argv[1]):
    code = main(words)
    sys.stdout.flush()
    print(code, *sorted({*sys.modules} - started), file=sys.stderr)
"""
PROGRAMS = ("tsv", "csv", "json", "jsonl")
#: How each call is asked for what is not drawn on a terminal.
UNDRAWN = (("--format", "markdown"), ("--format", "html"), ("--plain",), ())


def imported(
    *calls: Sequence[str], cwd: Path = BASE, env: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, set[str]]:
    """Make calls one after the other in a process of its own; return the modules that are there by the end of each.

    What a call imports stays for the next: nothing that the last one has not is imported by any.
    """
    done = subprocess.run(
        [sys.executable, "-c", CODE, json.dumps(calls)],
        cwd=cwd,
        env=systems.BARE | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **env},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    ended = [line.split() for line in done.stderr.splitlines()]
    assert [code for code, *_ in ended] == ["0"] * len(calls), done.stderr
    return {" ".join(words): set(modules) for words, (_, *modules) in zip(calls, ended, strict=True)}


def importing(unwanted: Callable[[str], bool], calls: Mapping[str, set[str]]) -> Mapping[str, list[str]]:
    """Return what is imported of the unwanted by the end of each call that has some of it."""
    found = {call: sorted(filter(unwanted, modules)) for call, modules in calls.items()}
    return {call: names for call, names in found.items() if names}


def test_reading_valid_files_imports_no_second_validator_and_nothing_of_the_network() -> None:
    calls = imported(("status",), ("status", "--lang", "fr", "--format", "table"), ("list", "actions"))

    # jsonschema_rs itself imports email.utils, for the format of addresses
    unwanted = {"jsonschema", "referencing", "http", "asyncio", "urllib.request", "ssl", "pydantic"}
    assert importing(unwanted.__contains__, calls) == {}
    assert importing("coopctl.rules".__eq__, calls) == {}, "only validate runs the rules"


SCREENS = (
    "coopctl.formats.screens.",
    "coopctl.formats.status.",
    "coopctl.formats.timeline.",
    "coopctl.formats.terminal.",
)


def drawn(name: str) -> bool:
    return name.startswith(SCREENS) or name.split(".", maxsplit=1)[0] == "rich"


def test_what_programs_read_imports_neither_screens_nor_rich(workspace: Workspace, git: Git) -> None:
    verbs = (("status",), ("agenda",), ("timeline",), ("show", "mons-sefrou"), ("list", "actions"))
    calls = imported(*((*verb, "--format", name) for name in PROGRAMS for verb in verbs))
    root = workspace()
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "Begin")
    at = imported(("status", "--at", "HEAD", "--format", "json"), cwd=root)

    assert (importing(drawn, calls), importing(drawn, at)) == ({}, {})


def test_only_a_drawn_table_imports_those_of_rich() -> None:
    calls = imported(*((verb, *how) for verb in ("status", "agenda", "timeline", "list") for how in UNDRAWN))

    assert importing({"rich.table", "rich.console"}.__contains__, calls) == {}


def test_screens_without_colour_leave_the_console_and_the_tables_of_rich_alone() -> None:
    calls = imported(*((verb, "--format", "table", "--color", "never") for verb in ("status", "list")))

    assert importing({"rich.console", "rich.table"}.__contains__, calls) == {}


def test_help_imports_neither_yaml_nor_a_schema_validator(tmp_path: Path) -> None:
    calls = imported(("--help",), ("status", "--help"), ("--version",), cwd=tmp_path)

    assert importing({"yaml", "jsonschema", "jsonschema_rs"}.__contains__, calls) == {}


def test_a_call_imports_only_the_formats_that_it_writes() -> None:
    (modules,) = imported(("status", "--format", "tsv")).values()

    written = {module for module in modules if module.startswith("coopctl.formats.rows.")}
    assert written == {"coopctl.formats.rows.tsv"}


#: What the quickest answers import of the house, and no library at all.
QUICK = {
    "coopctl",
    "coopctl.cli",
    "coopctl.cli.quick",
    "coopctl.composing",
    "coopctl.model",
    "coopctl.model.names",
    "coopctl.patterns",
}
COMPLETING = {"_COOPCTL_COMPLETE": "complete_bash", "COMP_WORDS": "coopctl\nshow\n", "COMP_CWORD": "2"}
#: What the morning screen imports for programs: the rooms of the house, and the libraries.
ROOMS = {
    "cache", "cli", "codes", "commands", "composing", "digests", "discovery", "disk", "errors", "findings",
    "formats", "git", "i18n", "loading", "measures", "messages", "model", "packaged", "patterns", "reports",
    "schemas", "shells", "spelling", "strict_yaml", "tables", "trees", "values",
}  # fmt: skip
LIBRARIES = {"jsonschema_rs", "msgspec", "typer"}
#: What compiles a pattern when a module is imported, not when the pattern is first used.
COMPILES = re.compile(r"^\w.*=.*\bre\.compile\(", re.MULTILINE)


def test_the_version_and_references_for_a_shell_import_nearly_nothing() -> None:
    for words, env in ((["--version"], {}), ([], COMPLETING)):
        (modules,) = imported(words, env=env).values()

        assert {name for name in modules if name.startswith("coopctl")} == QUICK
        assert libraries(modules) == set()


def test_status_imports_these_rooms_and_libraries() -> None:
    started, checked = imported(("status",), ("validate",)).values()

    rooms = {name.split(".")[1] for name in started if name.startswith("coopctl.")}
    assert (rooms, libraries(started)) == (ROOMS, LIBRARIES)
    unwanted = {"coopctl.spelling.respell", "coopctl.spelling.amounts", "coopctl.loading.meant", "importlib.resources"}
    assert unwanted & started == set(), "only a finding, and a file of the package in a zip, need them"
    assert "_hashlib" not in started, "coopctl.digests does without OpenSSL"
    house = [name for name in sorted(checked) if name.startswith("coopctl.")]
    assert [name for name in house if COMPILES.search(modules()[name].read_text())] == [], "coopctl.patterns waits"


def libraries(modules: set[str]) -> set[str]:
    """Return those of the libraries that the house imports, each in one place."""
    return {name.split(".")[0] for name in modules} & OWNERS.keys() - sys.stdlib_module_names
