"""`sarif`: the official schema, and what code scanning asks for beyond it."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from coopctl import __version__, codes, discovery
from coopctl.checking import check
from coopctl.checking.selection import Selection
from coopctl.findings import Finding, RelatedSpan, Span
from coopctl.formats import findings as formats
from coopctl.formats.findings import json_, sarif
from coopctl.loading.reading import Reading
from coopctl.messages import msg
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Severity
from tests import hostile
from tests.conftest import ROOT
from tests.formats import checks
from tests.formats.checks import EXHIBITION, LIBRARY, LOOK, MIXED, checked, finding
from tests.samples import sample
from tests.whole import DAY, Held, found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.formats.conftest import Snapshot

OFFICIAL = ROOT / "tests" / "official" / "sarif-2.1.0-rtm.5.json"


@cache
def official() -> Draft4Validator:
    # Not jsonschema-rs: one of the schema's patterns (`…]?$` without `[`) is none in ECMA's strict grammar.
    return Draft4Validator(json.loads(OFFICIAL.read_bytes()))


def faults(log: Any) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in official().iter_errors(log)]


def run_of(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert faults(log) == []
    (run,) = log["runs"]
    return dict(run)


def test_the_whole(snapshot: Snapshot) -> None:
    assert discovery.module(formats, "sarif") is sarif
    text = sarif.write(checked(MIXED), LOOK).replace(f'"version": "{__version__}"', '"version": "VERSION"')

    snapshot("findings-sarif.json", text)


def test_the_official_schema_refuses_what_is_no_sarif() -> None:
    log = json.loads(sarif.write(checked(MIXED), LOOK))
    log["runs"][0]["results"][0]["level"] = "grave"
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0

    assert len(faults(log)) == 2


def test_a_clean_check_is_a_run_without_results() -> None:
    run = run_of(sarif.write(checked([]), LOOK))

    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_each_result_points_at_its_rule() -> None:
    run = run_of(sarif.write(checked(MIXED), LOOK))
    rules = run["tool"]["driver"]["rules"]

    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    assert [rule["id"] for rule in rules] == sorted({each.code for each in MIXED})
    assert [each["level"] for each in run["results"]] == ["error", "error", "warning", "note"]


def test_a_rule_brings_its_page() -> None:
    (rule,) = run_of(sarif.write(checked([finding()]), LOOK))["tool"]["driver"]["rules"]

    assert rule["name"] == "UnknownWord"
    assert rule["shortDescription"]["text"] == codes.title("unknown-word")
    assert rule["help"]["markdown"] == codes.page("unknown-word")
    assert rule["fullDescription"]["text"] in codes.page("unknown-word").replace("\n", " ")
    assert rule["fullDescription"]["text"].endswith(".")


def test_a_code_of_the_project_has_the_title_that_the_project_gives() -> None:
    outcome = checked([finding(code="our-own")], titles={"our-own": Text({"en": "Ours alone"})})

    (rule,) = run_of(sarif.write(outcome, LOOK))["tool"]["driver"]["rules"]

    assert rule["shortDescription"]["text"] == rule["fullDescription"]["text"] == "Ours alone"
    assert rule["help"]["text"] == "# our-own: Ours alone\n"


SLIPS = """\
title: a
status: in progress
started: 12/03/2019
milestones: [{id: a, title: a, due: 2019, done: no}]
budget: [{year: 2019, planned: 41250,50, currency: EUR}]
"""
ONE = "title: a\nstatus: In Progress\nstarted: 12/03/2019\nperiode: 2019\nlead: []\n"


def held(files: Mapping[str, str]) -> Held:
    return Held({path: text.encode() for path, text in files.items()})


@pytest.mark.parametrize("text", [SLIPS, ONE])
def test_a_mend_is_a_fix_that_a_program_can_apply(text: str) -> None:
    path = "data/actions/x/a.yaml"
    files = {"coopctl.yaml": "", "data/agreements/x.yaml": hostile.HEAD, path: text}
    for _ in range(3):  # what could not be read has more to say once it can
        outcome = check.check(Reading(held(files), DAY, DAY, whole=True), Selection())
        mends = [each for each in outcome.findings if each.mend]
        results = run_of(sarif.write(outcome, LOOK))["results"]
        fixes = [each["fixes"][0] for each in results if "fixes" in each]
        assert len(fixes) == len(mends)
        assert [each["mend"] for each in json.loads(json_.write(outcome, LOOK))["items"] if each["mend"]] == [
            each.mend for each in mends
        ]
        lines = files[path].split("\n")
        for fix in sorted(fixes, key=lambda each: str(each["artifactChanges"][0]["replacements"]), reverse=True):
            (change,) = fix["artifactChanges"]
            (replacement,) = change["replacements"]
            region = replacement["deletedRegion"]
            assert change["artifactLocation"]["uri"] == path
            assert fix["description"]["text"]
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            lines[region["startLine"] - 1] = (
                line[: region["startColumn"] - 1]
                + replacement["insertedContent"]["text"]
                + line[region["endColumn"] - 1 :]
            )
        files[path] = "\n".join(lines)

    assert not [each for each in found(held(files))[1] if each.mend]
    assert files[path] != text


def test_a_related_place_is_linked_from_the_message() -> None:
    result = run_of(sarif.write(checked(MIXED, prefix="plans/"), LOOK))["results"][0]

    assert result["message"]["text"] == (
        "ends before it begins\n[the agreement ends here](1)\nhelp: write it as 2018/2019"
    )
    assert result["relatedLocations"][0]["id"] == 1
    place = result["relatedLocations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "plans/data/agreements/mons-sefrou.yaml"
    assert place["region"] == {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 9}


def test_data_makes_no_link() -> None:
    link = "[click](https://example.org/)"
    related = (RelatedSpan(LIBRARY, Span(), msg("{x}", x=link)),)
    outcome = checked([finding(message=msg("{x}", x=link), help=msg("{x}", x=link), related=related)])

    said = run_of(sarif.write(outcome, LOOK))["results"][0]["message"]["text"]

    assert re.findall(r"(?<!\\)\]\(([^)]*)\)", said) == ["1"]


def test_each_finding_has_the_tool_s_own_fingerprint_and_leaves_that_of_lines_to_the_uploader() -> None:
    marks = [each["partialFingerprints"] for each in run_of(sarif.write(checked(MIXED), LOOK))["results"]]

    assert {tuple(each) for each in marks} == {("coopctl/v1",)}
    assert len({each["coopctl/v1"] for each in marks}) == len(MIXED)


def test_more_than_code_scanning_takes_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 2)
    found = [finding(severity=Severity.HINT), *MIXED]

    run = run_of(sarif.write(checked(found), LOOK))

    assert [each["level"] for each in run["results"]] == ["error", "error"]
    assert run["properties"]["leftOut"] == 3
    said = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert said == "3 findings more are not in this report"


def test_code_scanning_shows_five_thousand_results() -> None:
    assert sarif.MOST == 5000


def test_two_workspaces_of_a_repository_are_two_analyses() -> None:
    ids = [run_of(sarif.write(checked([], prefix=each), LOOK))["automationDetails"]["id"] for each in ("", "a/b/")]

    assert ids == ["coopctl/", "coopctl/a/b/"]


def test_the_same_findings_in_any_order_give_the_same_bytes() -> None:
    assert sarif.write(checked(MIXED[::-1]), LOOK) == sarif.write(checked(MIXED), LOOK)


@given(st.lists(checks.findings(), max_size=12))
@settings(max_examples=sample(20), deadline=None)
def test_whatever_is_found_is_valid_and_names_no_place_of_this_machine(found: list[Finding]) -> None:
    outcome = checked(found)
    text = sarif.write(outcome, LOOK)
    run = run_of(text)

    assert text.encode()
    assert not re.search(r"##(vso|teamcity)?\[", text, re.IGNORECASE)
    assert "file:" not in text
    assert str(ROOT) not in text
    for result, each in zip(run["results"], formats.worst_first(found), strict=True):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri) == outcome.in_repository(each.path)
        assert re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII)


def test_the_paths_are_relative() -> None:
    uris = re.findall(r'"uri": "([^"]*)"', sarif.write(checked(MIXED), LOOK))

    assert set(uris) == {EXHIBITION, LIBRARY, "data/agreements/mons-sefrou.yaml"}


def test_what_is_held_against_is_what_was_published() -> None:
    listed = (OFFICIAL.parent / "README.md").read_text(encoding="utf-8")

    for path in sorted(OFFICIAL.parent.glob("*.[jx]s*")):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in listed, path.name
