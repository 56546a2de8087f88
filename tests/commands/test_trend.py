"""`trend`: progress and health over time from real histories, each content read once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest

from coopctl import git as module
from coopctl import schemas, strict_yaml
from coopctl.cli import trending
from coopctl.errors import CANNOT_RUN, USAGE
from coopctl.formats.screens import trend as trend_screen
from coopctl.formats.terminal.breaking import measure
from coopctl.model.texts import Text
from coopctl.model.vocabularies import Health
from coopctl.reports import snapshots
from coopctl.reports.trend import Every, Series, Trend, TrendPoint, ends
from tests.commands.test_diff import FILES, well
from tests.commands.test_history import HOSTILE, WELL_PATH, made
from tests.formats.build import look
from tests.repos import commit, git
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.commands.conftest import Coopctl

DAY = ("--as-of", "2020-06-15", "--lang", "en")
SVG = "{http://www.w3.org/2000/svg}"
NO_MILESTONES = "updates:\n  - {date: 2018-02-10, author: Ada Example, text: begun, progress: 10}\n"


def at(progress: int) -> str:
    begun = well(("progress: 10", f"progress: {progress}"))
    return begun[: begun.index("milestones:")] + begun[begun.index("updates:") :]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace at 10, 20 (twice in March), 40 percent, with a broken file in April, a new name in May."""
    git(tmp_path, "init", "-q", "-b", "main")
    made(tmp_path, {**FILES, WELL_PATH: at(10)}, "2020-01-15", "begin")
    made(tmp_path, {WELL_PATH: at(15)}, "2020-03-02", "some")
    made(tmp_path, {WELL_PATH: at(20)}, "2020-03-31", "more")
    made(tmp_path, {WELL_PATH: "title: [\n"}, "2020-04-20", "broken")
    (tmp_path / WELL_PATH).unlink()
    made(tmp_path, {"data/actions/water/hole.yaml": f"{at(40)}formerly: [water/well]\n"}, "2020-05-10", HOSTILE)
    return tmp_path


def points(coopctl: Coopctl, root: Path, *words: str) -> Any:
    answer = coopctl(root, "trend", *words, *DAY, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    schema = json.loads(schemas.text("output/trend"))
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(answer.json)] == []
    return answer.json


def reached(told: Any) -> list[tuple[str, float | None]]:
    return [(each["day"], each["progress"]) for each in told["items"]]


def test_settings_that_many_points_share_are_read_once(
    tmp_path: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    blobs = module.blobs

    def counted(repository: module.Repository, ids: Sequence[str], *, limit: int) -> Iterator[bytes | module.Absent]:
        read.extend(ids)
        return blobs(repository, ids, limit=limit)

    git(tmp_path, "init", "-q", "-b", "main")
    for number in range(1, 6):
        made(tmp_path, {**FILES, WELL_PATH: at(10 * number)}, f"2020-01-{number:02}", "more")
    settings = git(tmp_path, "rev-parse", "HEAD:coopctl.yaml").strip()
    monkeypatch.setattr(module, "blobs", counted)

    assert len(points(coopctl, tmp_path, "water/well", "--every", "commit")["items"]) > 4
    assert read.count(settings) == 1


def test_points_in_time_follow_a_record_and_say_what_was_skipped(
    root: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = points(coopctl, root, "water/hole")

    assert reached(told) == [
        ("2020-01-31", 10.0),
        ("2020-02-29", 10.0),
        ("2020-03-31", 20.0),
        ("2020-05-31", 40.0),
        ("2020-06-15", 40.0),
    ]
    assert told["skipped"] == [{"day": "2020-04-30", "path": WELL_PATH, "code": "yaml-syntax"}]
    rows = coopctl(root, "trend", "water/hole", "--format", "csv", "--lang", "en")
    assert "1 file could not be read at some time, and does not count then" in rows.err
    whole = points(coopctl, root)
    assert [each["actions"] for each in whole["items"]] == [3, 3, 3, 2, 3, 3]
    assert whole["skipped"] == [{"day": "2020-04-30", "path": WELL_PATH, "code": "yaml-syntax"}]
    assert [day for day, _ in reached(points(coopctl, root, "hole", "--every", "commit"))] == [
        "2020-01-15", "2020-03-02", "2020-03-31", "2020-05-10", "2020-06-15",
    ]  # fmt: skip
    weeks = [day for day, _ in reached(points(coopctl, root, "hole", "--every", "week", "--since", "2020-05-20"))]
    assert weeks == ["2020-05-20", "2020-05-24", "2020-05-31", "2020-06-07", "2020-06-14", "2020-06-15"]
    for day, progress in reached(told)[:-1]:
        name = "water/hole" if day > "2020-05-10" else "water/well"
        then = coopctl(root, "list", "actions", "--at", day, "--format", "json", "--lang", "en").json
        assert [each["progress"] for each in then["items"] if each["ref"] == name] == [progress]

    monkeypatch.setattr(trending, "_OF_EACH", 0)
    monkeypatch.setattr(trending, "_A_RECORD", 1_000)
    monkeypatch.setattr(trending, "_MOST_WORK", 24_000)  # three of the five points before that of now
    fewer = points(coopctl, root, "water/hole")
    assert (fewer["complete"], reached(fewer)) == (False, [reached(told)[at] for at in (0, 2, 3, 4)])
    assert "2 points between these are left out" in coopctl(root, "trend", "water", *DAY, "--format", "table").out
    monkeypatch.setattr(trending, "_A_RECORD", 10**9)
    assert coopctl(root, "trend", "--every", "commit", *DAY).code == USAGE


def test_each_content_is_built_once(root: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = strict_yaml.read

    def noted(path: str, content: bytes, **more: Any) -> strict_yaml.Parsed:
        read.append(path)
        return original(path, content, **more)

    monkeypatch.setattr(strict_yaml, "read", noted)
    points(coopctl, root, "--every", "commit")

    assert read.count("data/actions/water/pipe.yaml") == 1
    assert read.count("data/agreements/water.yaml") == 1


def test_every_format_shows_it_and_none_lets_data_out(root: Path, coopctl: Coopctl) -> None:
    commit(
        root,
        {
            "data/actions/water/hole.yaml": at(40).replace("A well for", "=1 <script>x</script> @team")
            + "formerly: [water/well]\n"
        },
        day="2020-06-01",
    )
    for name in ("table", "plain", "tsv", "csv", "jsonl", "markdown", "html", "svg"):
        told = coopctl(root, "trend", "water/hole", "water", *DAY, "--format", name)

        assert (told.code, "2020" in told.out) == (0, True), name
        assert "<script" not in told.out or name in ("table", "plain")
    screen = coopctl(root, "trend", "water/hole", *DAY, "--format", "table").out
    assert "10% → 40%" in screen
    drawn = ET.fromstring(coopctl(root, "trend", *DAY, "--format", "svg").out)  # noqa: S314 - our own
    assert drawn.tag.endswith("svg")
    states = points(coopctl, root)["items"]
    stacks = [[part for part in each if part.tag.endswith("rect")] for each in drawn.iter(f"{SVG}g")]
    words = ("finished", "under_way", "needs_care", "unknown", "not_started", "late")
    assert [len(each) for each in stacks] == [sum(bool(point[word]) for word in words) for point in states]
    alone = ET.fromstring(coopctl(root, "trend", "hole", *DAY, "--format", "svg").out)  # noqa: S314 - our own
    said = [each.findtext(f"{SVG}title") for each in alone.iter(f"{SVG}g")]
    assert said[-1] == "15 June 2020: 40%, late"
    assert len(said) == len(points(coopctl, root, "hole")["items"])
    assert coopctl(root, "trend", *DAY, "--format", "table", "--ascii").out.isascii()


def test_months_and_weeks_end_before_the_last_day_and_with_the_calendar() -> None:
    assert [*ends(date(2020, 1, 31), date(2020, 4, 30), Every.MONTH)] == [
        date(2020, month, day) for month, day in ((1, 31), (2, 29), (3, 31))
    ]
    assert [*ends(date(2020, 1, 6), date(2020, 1, 20), Every.WEEK)] == [date(2020, 1, 12), date(2020, 1, 19)]
    assert [*ends(date(9999, 11, 5), date.max, Every.MONTH)] == [date(9999, 11, 30)]
    assert [*ends(date.max, date.max, Every.WEEK)] == []


def test_long_references_and_titles_keep_to_a_small_screen() -> None:
    series = Series("a-reference-that-is-longer-than-forty-cells", Text({"en": "Wells of the valley " * 20}), ())
    drawn = trend_screen.draw(Trend(every=Every.MONTH, series=(series,), cut=None, skipped=()), look(40))

    assert max(map(measure, drawn.splitlines())) <= 40
    assert drawn.count("Wells") < 9


def test_the_signs_of_several_records_stand_below_each_other_by_their_days() -> None:
    def series(ref: str, *months: int) -> Series:
        late = TrendPoint(
            day=date(2020, 1, 1), commit=None, progress=Fraction(50), health=Health.LATE, status=Health.LATE
        )
        return Series(ref, Text({"en": ref}), [replace(late, day=date(2020, each, 1)) for each in months])

    trend = Trend(every=Every.MONTH, series=(series("a", 1, 2, 3), series("b", 2), series("c", 1, 3)))
    drawn = [each for each in trend_screen.draw(trend, look(80)).splitlines() if "%" in each]
    assert [each[2:5].replace(each.strip()[0], "x") for each in drawn] == ["xxx", " x ", "x x"]


def test_a_shallow_clone_a_detached_head_a_worktree_and_no_commit(
    root: Path, coopctl: Coopctl, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away")
    for depth in (1, 3):
        git(away, "clone", "-q", "--depth", str(depth), f"file://{root}", f"shallow{depth}")
    git(root, "worktree", "add", "-q", "--detach", str(away / "tree\nodd"), "HEAD")

    one, three = (coopctl(away / f"shallow{depth}", "trend", *DAY) for depth in (1, 3))
    assert (one.code, "fetch-depth: 0" in one.err) == (CANNOT_RUN, True)
    assert three.code == 0
    assert coopctl(away / "shallow3", "trend", *DAY, "--since", "2020-02-01").code == CANNOT_RUN
    assert reached(points(coopctl, away / "tree\nodd")) == reached(points(coopctl, root))
    git(root, "checkout", "-q", "HEAD~2")
    assert reached(points(coopctl, root, "well"))[-2:] == [("2020-05-31", 20.0), ("2020-06-15", 20.0)]
    git(away, "init", "-q", "bare")
    (away / "bare" / "data" / "agreements").mkdir(parents=True)
    assert coopctl(away / "bare", "trend", *DAY).code == CANNOT_RUN


def test_the_paper_tells_it_in_every_format_that_is_text(root: Path, coopctl: Coopctl) -> None:
    for name in ("markdown", "html"):
        told = coopctl(root, "report", "water", *DAY, "--trend", "--format", name)

        assert told.code == 0, told.err
        assert told.out.count("Progress over time") >= 1
        assert "Progress over time" not in coopctl(root, "report", "water", *DAY, "--format", name).out
        assert "31 March 2020" in told.out
        assert "Health" in told.out.partition("Progress over time")[2].partition("31 March 2020")[0]
        assert "could not be read at some time" in told.out
    assert coopctl(root, "report", *DAY, "--trend", "--brief").code == USAGE


def test_what_is_kept_of_a_moment_is_what_is_computed(
    root: Path, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of agreements alone and of actions, through broken files and other names; other settings judge anew."""

    def told() -> list[str]:
        return [coopctl(root, "trend", *each, *DAY, "--format", "json").out for each in ((), ("hole", "water"))]

    computed = told()
    monkeypatch.setenv("COOPCTL_CACHE", "on")
    taken: list[str] = []
    original = snapshots.taken

    def noted(*given: Any, **more: Any) -> snapshots.Snapshot:
        taken.append(given[2])
        return original(*given, **more)

    monkeypatch.setattr(snapshots, "taken", noted)
    assert told() == computed
    assert len(taken) == 2 * 5
    assert told() == computed
    assert len(taken) == 2 * 5
    (root / "coopctl.yaml").write_text("language: en\nthresholds: {at_risk_share: 100}\n")
    judged = told()
    assert judged != computed
    monkeypatch.setenv("COOPCTL_CACHE", "off")
    assert told() == judged


@table(
    "bytes_",
    [
        b"",
        b"[]",
        b"{}",
        b"[[],[]]",
        b"[" * 100_000,
        b'[{"a":[[1,0],[0,"done"],[0,"planned"],[],null]},[]]',
        b'[{"a":[[1,2],[0,"x"],[0,"planned"],[],null]},[]]',
        b'[{"a":[null,[9,"done"],[0,"planned"],[],null]},[]]',
        b'[{"a":[["1",2],[1,"done"],[0,"planned"],[],null]},[]]',
        b'[{},[["a",1,null]]]',
        b"[{},[[]]]",
    ],
)
def test_what_somebody_else_has_put_there_is_nothing(bytes_: bytes) -> None:
    assert snapshots.unpack(bytes_, date(2020, 1, 31), "0" * 40) is None
