from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from coopctl import schemas
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.commands.conftest import Coopctl
    from tests.conftest import Workspace

RICH = ROOT / "tests" / "cases" / "rich"
DAY = ("--as-of", "2025-10-15", "--lang", "en")


@pytest.mark.parametrize("words", [(), ("ourthe-rif-2025",), ("palm-grove",), ("--lead", "nobody")])
def test_the_output_keeps_to_its_schema(coopctl: Coopctl, words: tuple[str, ...]) -> None:
    schema = json.loads(schemas.text("output/timeline"))

    for root in (RICH, ROOT):
        if root == RICH or not words:
            output = coopctl(root, "timeline", *words, *DAY, "--format", "json").json
            assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(output)] == []


def test_every_member_of_a_row_has_its_description() -> None:
    schema = json.loads(schemas.text("output/timeline"))

    items = schema["properties"]["items"]["items"]
    assert set(items["required"]) == set(items["properties"])
    assert all(each.get("description") for each in items["properties"].values())


def test_an_action_as_json(workspace: Workspace, coopctl: Coopctl) -> None:
    answer = coopctl(workspace(), "timeline", *DAY, "--format", "json")

    assert (answer.code, answer.err) == (0, "")
    assert answer.json["items"][1] == {
        "ref": "mons-sefrou/photo-exhibition",
        "kind": "action",
        "number": None,
        "title": "Photo exhibition in Mons",
        "health": "unknown",
        "start_earliest": "2018-01-01",
        "start_latest": "2018-12-31",
        "end_earliest": "2019-01-01",
        "end_latest": "2019-12-31",
        "baseline_start": None,
        "baseline_end": None,
        "started": None,
        "ended": None,
        "progress": None,
        "milestones": [],
        "meetings": [],
        "occurrences": [],
    }
    assert answer.json["window"] == {"first": "2018-01-01", "last": "2019-12-31"}, "the agreement goes on until 2020"
    assert answer.json["undated"] == []


@pytest.mark.parametrize("form", ["table", "plain", "tsv", "csv", "json", "jsonl", "markdown", "html"])
def test_every_format_of_rows(coopctl: Coopctl, form: str) -> None:
    answer = coopctl(RICH, "timeline", *DAY, "--format", form)

    assert (answer.code, answer.err) == (0, "")
    assert ("Drip irrigation" if form == "table" else "drip-irrigation") in answer.out


def test_a_name_asks_for_one_agreement_or_one_action(coopctl: Coopctl) -> None:
    plan = coopctl(RICH, "timeline", "ourthe-rif-2025", *DAY, "--format", "json").json["items"]
    one = coopctl(RICH, "timeline", "drip", *DAY, "--format", "json").json["items"]

    assert len(plan) == 12
    assert [each["ref"] for each in one] == ["ourthe-rif-2025/drip-irrigation"]


def test_an_unknown_name_is_wrong_usage(coopctl: Coopctl) -> None:
    answer = coopctl(RICH, "timeline", "nobody", *DAY)

    assert (answer.code, answer.out) == (2, "")


def test_filters_keep_agreements_as_headings(coopctl: Coopctl) -> None:
    found = coopctl(RICH, "timeline", "--health", "late", *DAY, "--format", "table").out

    assert "2 of 4 agreements · 2 of 13 actions" in found
    assert "Drip irrigation" in found
    assert "archives" not in found


def test_an_action_without_dates_is_told(workspace: Workspace, coopctl: Coopctl) -> None:
    bare = "title: Idea\nstatus: proposed\naxis: none\nlead: mons\n"
    root = workspace(files={"data/actions/mons-sefrou/idea.yaml": bare})

    answer = coopctl(root, "timeline", *DAY, "--format", "table")

    assert "1 action has no date: mons-sefrou/idea" in answer.out
    assert coopctl(root, "timeline", *DAY, "--format", "json").json["undated"] == ["mons-sefrou/idea"]


def test_files_that_cannot_be_read_are_said(workspace: Workspace, coopctl: Coopctl) -> None:
    root = workspace(files={"data/actions/mons-sefrou/broken.yaml": "title: [\n"})

    answer = coopctl(root, "timeline", *DAY, "--format", "json")

    assert answer.code == 0
    assert "1 file left out" in answer.err
    assert answer.json["left_out"] == [{"path": "data/actions/mons-sefrou/broken.yaml", "code": "yaml-syntax"}]


def test_the_first_data_is_drawn_whole(coopctl: Coopctl) -> None:
    found = coopctl(ROOT, "timeline", "mons-sefrou", "--as-of", "2019-03-31", "--lang", "en", "--format", "table").out

    lines = found.splitlines()
    assert sum("═══" in each and "»" not in each for each in lines) == 9, "nine are planned for 2018/2019"
    (yearly,) = [each for each in lines if "Offers to investors" in each]
    assert "»" in yearly, "the tenth comes back every year, without an end"
    assert max(map(len, lines)) <= 80


def test_the_same_day_gives_the_same_bytes_in_every_locale(coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    for language in ("C", "fr_BE.UTF-8", "ar_MA.UTF-8"):
        monkeypatch.setenv("LANG", language)
        seen.add(
            tuple(
                coopctl(RICH, "timeline", "--as-of", "2025-10-15", "--format", form).out
                for form in ("json", "tsv", "csv")
            )
        )

    assert len(seen) == 1
