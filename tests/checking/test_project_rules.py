"""The rules that a project gives itself: what they find, where, in whose words, and that no stranger can misuse them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from coopctl import schemas, strict_yaml, trees
from coopctl.checking import engine, project_rules
from coopctl.findings import Kind
from coopctl.i18n.words import Words
from coopctl.loading import builders, loader
from coopctl.model.vocabularies import Severity
from tests import systems
from tests.conftest import ROOT
from tests.tables import table

if TYPE_CHECKING:
    from coopctl.findings import Finding
    from coopctl.model.records import Json
    from tests.conftest import Workspace

PHOTO = "data/actions/mons-sefrou/photo-exhibition.yaml"
AGREEMENT = "data/agreements/mons-sefrou.yaml"


def rule(schema: str, *, code: str = "own-rule", subject: str = "action", more: str = "") -> str:
    return (
        f"  - id: {code}\n    applies_to: {subject}\n    severity: warning\n"
        f"    message: {{en: not ours, fr: pas à nous}}\n{more}    schema: {schema}\n"
    )


def found(workspace: Workspace, *written: str, ignore: str = "", files: dict[str, str] | None = None) -> list[Finding]:
    settings = f"language: en\n{ignore}rules:\n{''.join(written)}"
    loaded = loader.load(trees.worktree(workspace(files={**(files or {}), "coopctl.yaml": settings})))
    assert loaded.findings == ()
    return list(engine.run(loaded))


def test_what_does_not_fit_is_found_at_its_place_and_shows_the_rule(workspace: Workspace) -> None:
    (finding,) = found(workspace, rule("{properties: {title: {pattern: '^[a-z]'}}}"))

    assert (finding.path, finding.field, finding.span.line, finding.span.column) == (PHOTO, "title", 1, 8)
    assert (finding.kind, finding.code, finding.severity) == (Kind.PROJECT, "own-rule", Severity.WARNING)
    assert [(other.path, other.span.line) for other in finding.related] == [("coopctl.yaml", 3)]


def test_the_project_speaks_the_language_of_the_reader(workspace: Workspace) -> None:
    (plain,) = found(workspace, rule("{required: [budget]}"))
    (helped,) = found(workspace, rule("{required: [budget]}", more="    help: {en: add it, fr: à ajouter}\n"))
    english, french = Words(("en",)), Words(("fr", "en"))

    assert (english.say(plain.message), french.say(plain.message)) == ("not ours", "pas à nous")
    assert plain.help is not None
    assert english.say(plain.help) == "see the rule, in coopctl.yaml"
    assert helped.help is not None
    assert french.say(helped.help) == "à ajouter"


def test_a_missing_field_is_told_where_it_should_stand(workspace: Workspace) -> None:
    inner = found(workspace, rule("{properties: {parties: {items: {required: [aliases]}}}}", subject="agreement"))

    assert [(each.path, each.field) for each in inner] == [(AGREEMENT, "parties[0]"), (AGREEMENT, "parties[1]")]
    assert [each.span.line for each in inner] == sorted({each.span.line for each in inner})


def test_paths_and_subjects_limit_a_rule(workspace: Workspace) -> None:
    never = "{not: {}}"
    other = "    paths: [data/actions/other, data/agreements]\n"

    assert [each.path for each in found(workspace, rule(never))] == [PHOTO]
    assert [each.path for each in found(workspace, rule(never, subject="agreement"))] == [AGREEMENT]
    assert found(workspace, rule(never, more=other)) == []
    assert [each.path for each in found(workspace, rule(never, more="    paths: ['*/photo-*.yaml']\n"))] == [PHOTO]


def test_an_ignore_may_name_a_projects_code(workspace: Workspace) -> None:
    ignore = "ignore: [{paths: [data], codes: [own-rule], reason: Later}]\n"

    assert found(workspace, rule("{not: {}}"), ignore=ignore) == []
    assert [each.code for each in found(workspace, rule("{}"), ignore=ignore)] == ["unused-ignore"]


def test_numbers_are_compared_exactly(workspace: Workspace) -> None:
    files = {PHOTO: "title: T\nstatus: planned\naxis: culture\nlead: mons\nweight: 0.3\n"}

    assert found(workspace, rule("{properties: {weight: {maximum: 0.3}}}"), files=files) == []
    assert len(found(workspace, rule("{properties: {weight: {maximum: 0.29999999999999999999}}}"), files=files)) == 1


@table(
    ("schema", "column", "text"),
    [
        ("{properties: {title: {pattern: '(?=a)b'}}}", 44, "(?=a)b"),
        ("{properties: {title: {pattern: '(?<!a)b'}}}", 44, "(?<!a)b"),
        (r"{properties: {title: {pattern: '(a)\1'}}}", 44, r"(a)\1"),
        ("{properties: {title: {pattern: '('}}}", 44, "("),
        ("{properties: {title: {pattern: '(a{900}){900}'}}}", 44, "(a{900}){900}"),
        ("{patternProperties: {'(?=a)': {}}}", 34, "(?=a)"),
        ("{$ref: 'https://example.org/x.json'}", 14, "$ref"),
        ("{properties: {title: {$ref: '#'}}}", 35, "$ref"),
        ("{$schema: 'http://json-schema.org/draft-04/schema#'}", 14, "$schema"),
        ("{requird: [lead]}", 14, "requird"),
        ("{properties: {title: {format: date}}}", 35, "format"),
        ("{type: strin}", 14, "type"),
        ("{required: lead}", 14, "required"),
        ("{properties: {title: {minLength: -1}}}", 35, "minLength"),
    ],
)
def test_a_fragment_that_cannot_be_run_is_found_where_it_stands(
    schema: str, column: int, text: str, workspace: Workspace
) -> None:
    unusable, other = found(workspace, rule(schema), rule("{not: {}}", code="other-rule"))

    assert (unusable.code, unusable.kind, unusable.severity) == ("unusable-rule", Kind.RULE, Severity.ERROR)
    assert (unusable.path, unusable.span.line, unusable.span.column) == ("coopctl.yaml", 7, column)
    assert f"‘{text}’" in Words().say(unusable.message)
    assert unusable.help is not None
    assert other.code == "other-rule", "the other rules are run all the same"


def test_a_misspelt_keyword_has_a_suggestion(workspace: Workspace) -> None:
    (finding,) = found(workspace, rule("{requird: [lead]}"))

    assert finding.help is not None
    assert finding.help.params == {"word": "required"}


def test_words_in_an_enumeration_are_no_keywords(workspace: Workspace) -> None:
    assert (
        found(workspace, rule("{properties: {lead: {enum: [mons, {requird: 1}, [{$ref: x}]]}}, examples: [{a: 1}]}"))
        == []
    )


def test_a_code_belongs_to_one_rule_only(workspace: Workspace) -> None:
    clash, again = found(workspace, rule("{}", code="no-lead"), rule("{}"), rule("{}"))

    assert (clash.code, again.code) == ("taken-code", "taken-code")
    assert (clash.span.line, again.span.line) == (3, 13)
    assert [other.span.line for other in again.related] == [8]


def test_what_is_wrong_with_a_rule_is_not_ignored(workspace: Workspace) -> None:
    ignore = "ignore: [{paths: ['*'], codes: [unusable-rule], reason: No}]\n"

    codes = [each.code for each in found(workspace, rule("{requird: []}"), ignore=ignore)]

    assert codes == ["unused-ignore", "unusable-rule"]


def test_no_pattern_can_hold_up_a_check(workspace: Workspace) -> None:
    files = {PHOTO: f"title: {'a' * 200_000}!\nstatus: planned\naxis: culture\nlead: mons\n"}
    written = [rule(f"{{properties: {{title: {{pattern: '{p}'}}}}}}", code=f"own-{n}") for n, p in enumerate(EVIL)]
    root = workspace(files={**files, "coopctl.yaml": f"rules:\n{''.join(written)}"})

    done = subprocess.run(
        [sys.executable, "-m", "coopctl", "validate", "--format", "json"],
        cwd=root, env=systems.BARE | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.returncode == 0, "warnings only"
    assert done.stdout.count(b'"kind": "project"') == len(EVIL)


#: Each takes a backtracking engine for ever on a long row of a's with something else behind.
EVIL = ("^(a+)+$", "^(a|aa)+$", "^(a|a)*$", "^(.*a){12}$", "^([a-z]+)*1$")


def test_the_size_of_rules_is_bounded(workspace: Workspace) -> None:
    deep = "{not: " * (project_rules.DEEPEST + 1) + "{}" + "}" * (project_rules.DEEPEST + 1)
    wide = f"{{allOf: [{', '.join(['{}'] * project_rules.MOST_PARTS)}]}}"
    many = [rule("{}", code=f"own-{number}") for number in range(project_rules.MOST_RULES + 1)]

    assert [each.code for each in found(workspace, rule(deep))] == ["unusable-rule"]
    assert [each.code for each in found(workspace, rule(wide))] == ["unusable-rule"]
    (last,) = found(workspace, *many)
    assert (last.code, last.span.line) == ("unusable-rule", 3 + 5 * project_rules.MOST_RULES)


def test_one_record_is_told_a_limited_number_of_times(workspace: Workspace) -> None:
    rows = "".join(f"  - {{id: m{number}, title: M{number}}}\n" for number in range(50))
    files = {PHOTO: f"title: T\nstatus: planned\naxis: culture\nlead: mons\nmilestones:\n{rows}"}

    told = found(workspace, rule("{properties: {milestones: {items: {required: [due]}}}}"), files=files)

    assert len(told) == schemas.MOST_MISFITS


def test_a_faulty_entry_is_told_by_the_schema_of_the_settings() -> None:
    text = "rules: [{id: Own Rule, applies_to: actions, severity: fatal, message: '', schema: [x]}]\n"
    reading = strict_yaml.read("coopctl.yaml", text.encode())
    assert reading.document is not None

    told = {(code, problem.place[-1]) for code, problem in schemas.problems("settings", "x", reading.document.data)}

    assert {place for _, place in told} == {"id", "applies_to", "severity", "message", "schema"}


def test_a_plain_message_is_in_the_language_of_the_workspace() -> None:
    entry: dict[str, Json] = {
        "id": "own-rule",
        "applies_to": "action",
        "severity": "hint",
        "message": "x",
        "schema": {},
    }

    settings = builders.settings({"language": "fr", "rules": [entry]})

    assert settings.rules[0].message.variants == {"fr": "x"}
