from __future__ import annotations

import ast
from contextlib import contextmanager
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.checking import check
from coopctl.checking.selection import Selection
from coopctl.errors import SettingsError
from coopctl.formats.look import Look
from coopctl.formats.papers import markdown
from coopctl.loading.reading import Reading
from coopctl.reports import status
from coopctl.reports.committee import assemble
from coopctl.reports.committee.scope import Scope
from tests.imports import imports, modules
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coopctl.loading.reading import Heard
    from tests.conftest import Workspace

DAY = date(2019, 6, 30)


def a_reading(workspace: Workspace, **files: str) -> Reading:
    root = workspace(files={name.replace("__", "."): text for name, text in files.items()})
    return Reading(trees.worktree(root), DAY, DAY)


def test_status_validate_and_a_report_come_from_a_reading_without_a_terminal(
    workspace: Workspace, capfd: pytest.CaptureFixture[str]
) -> None:
    reading = a_reading(workspace)

    figures = status.build(reading.view())
    checked = check.check(reading, Selection())
    paper = markdown.write(assemble.paper(Scope(reading.view(), None, None), None), Look().for_pages())

    assert [line.agreement.ref for line in figures.lines] == list(reading.portfolio.agreements)
    assert (checked.findings, checked.files, checked.failed) == ([], len(reading.loaded.paths), False)
    assert all(f"{action.title.choose(('en',))[1]}" in paper for action in reading.portfolio.actions.values())
    assert capfd.readouterr() == ("", "")


def test_no_property_depends_on_which_other_was_asked_first(workspace: Workspace) -> None:
    root = workspace()
    names = ("loaded", "portfolio", "standing")

    seen = []
    for order in permutations(names):
        reading = Reading(trees.worktree(root), DAY, DAY)
        seen.append({name: getattr(reading, name) for name in order}["portfolio"])

    assert all(each == seen[0] for each in seen)


def test_faulty_settings_keep_nobody_from_checking_but_everybody_from_figures(workspace: Workspace) -> None:
    reading = a_reading(workspace, coopctl__yaml="language: 7\n")

    assert {finding.path for finding in check.check(reading, Selection()).findings} == {"coopctl.yaml"}
    with pytest.raises(SettingsError):
        _ = reading.standing


def test_it_is_told_how_far_the_reading_is(workspace: Workspace) -> None:
    heard: list[object] = []

    @contextmanager
    def ear() -> Iterator[Heard]:
        yield lambda done, total: heard.append((done, total))
        heard.append("done")

    reading = a_reading(workspace)
    reading.progress = ear
    records = len(reading.portfolio.agreements) + len(reading.portfolio.actions)

    assert heard == [*((done, records) for done in range(records)), "done"]


def test_nothing_below_the_command_line_knows_of_a_session() -> None:
    knowing = {
        module
        for module in modules()
        if not module.startswith(("coopctl.cli", "coopctl.commands", "coopctl.doctor"))
        and any(found.target.startswith("coopctl.cli") for found in imports(module))
    }

    assert knowing == {"coopctl.__main__"}


@table("command", [name for name in modules() if name.startswith("coopctl.commands.")])
def test_a_command_is_about_ten_lines_beyond_its_options(command: str) -> None:
    functions = [node for node in ast.parse(modules()[command].read_bytes()).body if isinstance(node, ast.FunctionDef)]
    run = next(node for node in functions if node.name == "run")

    assert len(run.body) <= 14, f"{command}: {len(run.body)} statements"
