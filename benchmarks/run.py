"""Measure what the house claims of its speed; each figure is a ratio of medians, taken in turns in the same run.

Usage: python benchmarks/run.py [ACTIONS]   (1,000 by default)
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from jsonschema import Draft202012Validator

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE))

from benchmarks.corpus import change, commit, make
from coopctl import schemas, strict_yaml, trees
from coopctl.checking import check
from coopctl.checking.selection import Selection
from coopctl.formats.findings import pretty
from coopctl.formats.look import Look
from coopctl.formats.papers import docx_
from coopctl.loading.loader import load
from coopctl.loading.reading import Reading
from coopctl.measures.standing import standing
from coopctl.reports.committee import assemble
from coopctl.reports.committee.scope import Scope
from coopctl.reports.view import View
from tests import hostile
from tests.whole import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROUNDS = 5
TODAY = date(2019, 6, 1)
#: Of the hostile workspaces, those with the most records, rows, findings, and words.
HOSTILE = (
    "bare_actions",
    "chain_of_parts",
    "bare_agreements",
    "milestones",
    "unknown_fields",
    "wrong_rows",
    "long_lines",
)


class Obvious(yaml.CSafeLoader):
    """The usual fast loader, with dates left as text, as JSON Schema needs them."""


Obvious.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def ratios(ours: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return how many times longer `other` takes, by the medians of rounds taken in turns, in seconds of processors."""
    taken: dict[str, list[float]] = {"ours": [], "other": []}
    for name, work in [("ours", ours), ("other", other)] * rounds:
        start = _spent()
        work()
        taken[name].append(_spent() - start)
    return statistics.median(taken["other"]) / statistics.median(taken["ours"])


def _spent() -> float:
    """Return the seconds of processors so far, those of processes that have ended with them."""
    return time.process_time() + sum(os.times()[2:4])


def wall(ours: Callable[[], object], other: Callable[[], object]) -> float:
    """Return the same by the clock on the wall, for work done by other processes."""
    taken: dict[str, list[float]] = {"ours": [], "other": []}
    for name, work in [("ours", ours), ("other", other)] * 3:
        start = time.perf_counter()
        work()
        taken[name].append(time.perf_counter() - start)
    return statistics.median(taken["other"]) / statistics.median(taken["ours"])


def main(actions: int) -> None:
    """Print one line a claim."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        contents = make(root, actions)
        commit(root)
        some = contents[:200]
        read = [reading.document.data for reading in map(_read, some) if reading.document]
        explaining = Draft202012Validator(json.loads(schemas.text("action")))
        portfolio = load(trees.worktree(root)).portfolio
        day = next(iter(portfolio.actions.values())).milestones[0].due
        blobs = [f"HEAD:data/actions/bench/action-{n}.yaml" for n in range(1, 101)]

        say(
            "strict reader, against yaml.CSafeLoader",
            ratios(lambda: [_read(each) for each in some], lambda: [_obvious(each) for each in some]),
        )
        say(
            "strict reader, against yaml.SafeLoader",
            ratios(lambda: [_read(each) for each in some[:50]], lambda: [yaml.safe_load(each) for each in some[:50]]),
        )
        say(
            "schema gate, against jsonschema",
            ratios(
                lambda: [schemas.problems("action", "x", each) for each in read],
                lambda: [list(explaining.iter_errors(each)) for each in read],
            ),
        )
        say(
            "whole load with every check, against CSafeLoader + jsonschema",
            ratios(
                lambda: load(trees.worktree(root)),
                lambda: [list(explaining.iter_errors(_obvious(each))) for each in contents],
            ),
        )
        say(
            "the whole check with every rule, against CSafeLoader + jsonschema",
            ratios(
                lambda: check.check(Reading(trees.worktree(root), TODAY, TODAY, whole=True), Selection()),
                lambda: [list(explaining.iter_errors(_obvious(each))) for each in contents],
            ),
        )
        say(
            "the working directory, against a commit",
            wall(lambda: load(trees.worktree(root)), lambda: load(trees.at(root, "HEAD"))),
        )
        say(
            "100 blobs of one git process, against one process each",
            wall(
                lambda: list(trees.at(root, "HEAD").read([each[5:] for each in blobs])),
                lambda: [
                    subprocess.run(["git", "show", each], cwd=root, check=True, capture_output=True) for each in blobs
                ],
            ),
        )
        if day:
            say(
                "computing every standing, against loading",
                ratios(lambda: standing(portfolio, day.latest), lambda: load(trees.worktree(root))),
            )
        for share, told in ((100, "1 in 100"), (3, "1 in 3")):
            change(root, share)
            say(
                f"diff where {told} actions has changed, against status",
                wall(lambda: _call(root, "diff"), lambda: _call(root, "status")),
            )
        half = root / "half"
        make(half, actions // 2)
        for name in HOSTILE:
            files = {path: text.encode() for path, text in hostile.files(name).items()}
            say(
                f"the whole check of {name}, against CSafeLoader",
                ratios(lambda files=files: _checked(files), lambda files=files: _all(files), rounds=1),  # type: ignore[misc]
            )
            say(
                "… its paper as DOCX, against CSafeLoader",
                ratios(lambda files=files: _paper(files), lambda files=files: _all(files), rounds=1),  # type: ignore[misc]
            )
        for form in ("html", "docx"):
            say(
                f"a report as {form}, against CSafeLoader + jsonschema",
                ratios(
                    lambda form=form: _report(root, form),  # type: ignore[misc]
                    lambda: [list(explaining.iter_errors(_obvious(each))) for each in contents],
                    rounds=1,
                ),
            )
        say("a report as DOCX of half as many actions (2: linear)", wall(lambda: _report(half), lambda: _report(root)))


def say(what: str, ratio: float) -> None:
    """Print one figure."""
    print(f"{what:<62} {ratio:6.1f} times as fast")


def _report(root: Path, form: str = "docx") -> None:
    _call(root, "report", "--format", form, "-o", "-")


def _call(root: Path, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "coopctl", "-C", str(root), *words], cwd=HOUSE, check=True, capture_output=True
    )


def _checked(files: Mapping[str, bytes]) -> None:
    pretty.write(check.check(Reading(Held(files), TODAY, TODAY, whole=True), Selection()), Look())


def _paper(files: Mapping[str, bytes]) -> None:
    portfolio = load(Held(files)).portfolio
    shown = tuple(portfolio.agreements.values()), tuple(portfolio.actions.values())
    docx_.write(assemble.paper(Scope(View(portfolio, standing(portfolio, TODAY), *shown), None, None)), Look())


def _all(files: Mapping[str, bytes]) -> None:
    for each in files.values():
        _obvious(each)


def _obvious(content: bytes) -> object:
    return yaml.load(content, Obvious)  # noqa: S506, TID251 - a safe loader, to compare with


def _read(content: bytes) -> strict_yaml.Parsed:
    return strict_yaml.read("x.yaml", content)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
