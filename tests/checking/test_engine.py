"""The engine: what rules say is stamped, placed, ignored where the settings say so, and sorted."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coopctl import discovery, rules, trees
from coopctl.checking import engine, later_facts, project_rules
from coopctl.findings import Kind, Span
from coopctl.loading import loader
from coopctl.model.vocabularies import Severity
from tests.conftest import ROOT
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coopctl.findings import Finding
    from tests.conftest import Workspace

EXAMPLE = "data/actions/mons-sefrou/example.yaml"
NO_LEAD = "title: Training of guides\nstatus: planned\naxis: culture\n"


def found(workspace: Workspace, files: Mapping[str, str | bytes]) -> tuple[Finding, ...]:
    return engine.run(loader.load(trees.worktree(workspace(files=files))))


def ignoring(paths: str, codes: str) -> dict[str, str | bytes]:
    return {"coopctl.yaml": f"ignore:\n  - {{paths: [{paths}], codes: [{codes}], reason: Later}}\n", EXAMPLE: NO_LEAD}


def test_a_finding_carries_code_severity_kind_and_place(workspace: Workspace) -> None:
    (finding,) = found(workspace, {EXAMPLE: f"{NO_LEAD}lead: sefru\n"})

    assert (finding.code, finding.severity, finding.kind) == ("unknown-party", Severity.ERROR, Kind.RULE)
    assert (finding.path, finding.field, finding.span) == (EXAMPLE, "lead", Span(4, 7, 4, 12))
    assert [related.path for related in finding.related] == ["data/agreements/mons-sefrou.yaml"]
    assert finding.help is not None
    assert finding.help.params == {"word": "sefrou"}


def test_what_is_wrong_by_itself_is_told_of_a_file_that_is_left_out(workspace: Workspace) -> None:
    text = (
        "status: planned\naxis: culture\nperiod: 2018/2018-02-30\n"  # without a title
        "milestones:\n- {id: a, due: 2018-13}\n- {id: b, title: TODO, don: 2018-04-31}\n"
        "updates: [{date: 2018-02-31, text: '', progress: x}]\nsummary: {fr: TODO, BE: x}\n"
        "lead: {person: '{{ name }}', since: 2018-02-30}\n"
    )

    told = found(workspace, {EXAMPLE: text})

    assert [(each.code, each.field) for each in told] == [
        ("impossible-date", "period"),
        ("impossible-date", "milestones[0].due"),
        ("unfilled-template", "milestones[1].title"),
        ("impossible-date", "updates[0].date"),
        ("unfilled-template", "lead.person"),
    ]


def test_nothing_is_told_twice_of_a_file_that_is_no_yaml(workspace: Workspace) -> None:
    assert found(workspace, {EXAMPLE: "status: planned\nstarted: 2018-02-30\nstarted: 2018-02-31\n"}) == ()


def test_a_problem_may_weigh_less_than_its_code(workspace: Workspace) -> None:
    (finding,) = found(workspace, {EXAMPLE: f"{NO_LEAD}lead: mons\nperiod: 2019?/2018\n"})

    assert (finding.code, finding.severity) == ("dates-out-of-order", Severity.WARNING)
    assert engine.codes()["dates-out-of-order"] is Severity.ERROR


@table(
    "pattern", [EXAMPLE, "data/actions/mons-sefrou", "data/actions/mons-sefrou/", "data", "data/*/example.yaml", "'*'"]
)
def test_what_the_settings_ignore_is_not_told(pattern: str, workspace: Workspace) -> None:
    assert found(workspace, ignoring(pattern, "no-lead")) == ()


@table("pattern", ["data/agreements", "data/actions/mons", "example.yaml", "./data"])
def test_other_paths_are_not_ignored(pattern: str, workspace: Workspace) -> None:
    assert {each.code for each in found(workspace, ignoring(pattern, "no-lead"))} == {"no-lead", "unused-ignore"}


def test_an_entry_that_ignores_nothing_is_told_where_it_stands(workspace: Workspace) -> None:
    (unused, _) = found(workspace, ignoring("data", "unknown-axis"))

    assert (unused.code, unused.path, unused.field) == ("unused-ignore", "coopctl.yaml", "ignore[0]")
    assert (unused.severity, unused.span.line) == (Severity.WARNING, 2)


def test_an_entry_that_shares_its_work_with_another_is_used(workspace: Workspace) -> None:
    twice = ignoring("data", "no-lead")
    twice["coopctl.yaml"] = str(twice["coopctl.yaml"]) + "  - {paths: [data], codes: [no-lead], reason: Again}\n"

    assert found(workspace, twice) == ()


def test_errors_of_shape_are_never_ignored(workspace: Workspace) -> None:
    files = ignoring("data", "unknown-word, no-lead")
    files[EXAMPLE] = "title: Training of guides\nstatus: plannd\naxis: culture\n"
    loaded = loader.load(trees.worktree(workspace(files=files)))

    assert [finding.code for finding in loaded.findings] == ["unknown-word"]
    assert [(each.code, each.field) for each in engine.run(loaded)] == [("unused-ignore", "ignore[0].codes[0]")]


def test_findings_are_sorted_by_path_then_place(workspace: Workspace) -> None:
    files = {f"data/actions/mons-sefrou/{name}.yaml": f"{NO_LEAD}related: [a/b, c/d]\n" for name in ("b", "a")}
    findings = found(workspace, files)

    assert len(findings) == 6
    assert list(findings) == sorted(findings, key=lambda finding: finding.order)


def test_every_rule_is_found_by_its_code() -> None:
    listed = {*discovery.names(rules), *project_rules.CODES, engine.UNUSED_IGNORE, later_facts.CODE}

    assert set(engine.codes()) == listed
    assert len(listed) > 40
    with pytest.raises(ModuleNotFoundError):
        engine.rule("no-such-rule")


def test_rules_are_imported_only_when_they_run() -> None:
    script = "import sys, coopctl.rules; print([name for name in sys.modules if name.startswith('coopctl.rules.')])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.strip() == "[]"


def test_the_order_of_files_changes_nothing(workspace: Workspace) -> None:
    refs = ["a", "b", "c", "d", "e"]
    rng = random.Random(7)  # noqa: S311 - a repeatable order, no secret
    files = {}
    for ref in refs:
        others = rng.sample(refs, 2)
        waits = ", ".join(f"mons-sefrou/{other}" for other in others)
        files[f"data/actions/mons-sefrou/{ref}.yaml"] = f"{NO_LEAD}lead: mons\ndepends_on: [{waits}]\n"
    shuffled = dict(sorted(files.items(), reverse=True))

    assert found(workspace, files) == found(workspace, shuffled) != ()
