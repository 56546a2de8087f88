"""What a call imports: each command no more than it needs, so that the morning screen is there at once."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests import systems
from tests.conftest import BASE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Git, Workspace

CODE = """
import sys
from coopctl.cli import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(code, *sorted(sys.modules), file=sys.stderr)
"""


def imported(*arguments: str, cwd: Path = BASE) -> set[str]:
    """Return the modules that a call has imported by its end."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments],
        cwd=cwd,
        env=systems.BARE | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, *modules = done.stderr.split()
    assert code == "0", done.stderr
    return set(modules)


@pytest.mark.parametrize(
    "arguments", [("status",), ("status", "--lang", "fr", "--format", "table"), ("list", "actions")]
)
def test_reading_valid_files_imports_no_second_validator_and_nothing_of_the_network(arguments: tuple[str, ...]) -> None:
    modules = imported(*arguments)

    # jsonschema_rs itself imports email.utils, for the format of addresses
    unwanted = {"jsonschema", "referencing", "http", "asyncio", "urllib.request", "ssl", "pydantic"}
    assert unwanted & modules == set()
    assert "coopctl.rules" not in modules, "only validate runs the rules"


SCREENS = (
    "coopctl.formats.screens.",
    "coopctl.formats.status.",
    "coopctl.formats.timeline.",
    "coopctl.formats.terminal.",
)


@pytest.mark.parametrize(
    "verb", [("status",), ("agenda",), ("timeline",), ("show", "mons-sefrou"), ("list", "actions")]
)
@pytest.mark.parametrize("format_", ["tsv", "csv", "json", "jsonl"])
def test_what_programs_read_imports_neither_screens_nor_rich(verb: tuple[str, ...], format_: str) -> None:
    modules = imported(*verb, "--format", format_)

    assert [name for name in modules if name.startswith(SCREENS) or name.split(".")[0] == "rich"] == []


def test_a_revision_as_json_imports_neither_screens_nor_rich(workspace: Workspace, git: Git) -> None:
    root = workspace()
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "Begin")
    modules = imported("status", "--at", "HEAD", "--format", "json", cwd=root)

    assert [name for name in modules if name.startswith(SCREENS) or name.split(".")[0] == "rich"] == []


@pytest.mark.parametrize("how", [("--format", "markdown"), ("--format", "html"), ("--plain",), ()])
@pytest.mark.parametrize("verb", ["status", "agenda", "timeline", "list"])
def test_only_a_drawn_table_imports_those_of_rich(verb: str, how: tuple[str, ...]) -> None:
    assert {"rich.table", "rich.console"} & imported(verb, *how) == set()


def test_a_table_is_drawn_by_rich() -> None:
    assert "rich.table" in imported("list", "--format", "table", "--color", "never")


def test_screens_without_colour_leave_the_console_of_rich_alone() -> None:
    assert "rich.console" not in imported("status", "--format", "table", "--color", "never")


@pytest.mark.parametrize("arguments", [("--help",), ("status", "--help"), ("--version",)])
def test_help_imports_neither_yaml_nor_a_schema_validator(arguments: tuple[str, ...], tmp_path: Path) -> None:
    modules = imported(*arguments, cwd=tmp_path)

    assert {"yaml", "jsonschema", "jsonschema_rs"} & modules == set()


def test_a_call_imports_only_the_formats_that_it_writes() -> None:
    modules = imported("status", "--format", "tsv")

    written = {module for module in modules if module.startswith("coopctl.formats.rows.")}
    assert written == {"coopctl.formats.rows.tsv"}
