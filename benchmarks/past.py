"""Measure what looking back costs: a plan of many actions and commits; each figure a ratio of the same run.

Cold is without a cache. Read is with every content in it and no answer: each call asks for a day of its own. Warm is
with the answers too.

Usage: python benchmarks/past.py [ACTIONS [COMMITS]]   (1,000 and 1,000 by default)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE))

from benchmarks.corpus import history, make
from benchmarks.run import _call, _obvious, ratios, wall

if TYPE_CHECKING:
    from collections.abc import Callable


def main(actions: int, commits: int) -> None:
    """Print one line a claim and state: how many times as long it takes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, actions)
        history(root, commits)
        for state in ("cold", "read", "warm"):
            os.environ["COOPCTL_CACHE"] = "off" if state == "cold" else "on"
            figures(root, commits, state)
    one_a_commit(actions, commits)


def one_a_commit(actions: int, commits: int) -> None:
    """Print what a difference costs where each commit changes one action, as the verbs of coopctl make them."""
    os.environ["COOPCTL_CACHE"] = "off"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, actions)
        history(root, commits, each=1)
        status, diff = (
            partial(_call, root, "--as-of", "2021-09-30", *words)
            for words in (("status",), ("diff", f"HEAD~{commits // 2}"))
        )
        what = f"cold: diff HEAD~{commits // 2} of one action a commit, against status"
        say(what, ratios(status, diff, rounds=3))
        say(f"{what}, by the clock", wall(status, diff))


def figures(root: Path, commits: int, state: str) -> None:
    """Print those of one state."""
    day = date(2021, 9, 30)
    days = (day + timedelta(days=number) for number in count())

    def call(*words: str) -> Callable[[], None]:
        return lambda: _call(root, "--as-of", (next(days) if state == "read" else day).isoformat(), *words)

    asked = {
        "history of one action": ("history", "bench/action-6"),
        "history of the agreement": ("history", "bench"),
        f"diff HEAD~{commits // 2}": ("diff", f"HEAD~{commits // 2}"),
        "diff HEAD~1": ("diff", "HEAD~1"),
    }
    status, trend = call("status"), call("trend", "--every", "month")
    if state != "cold":
        for each in (status, trend, *(call(*words) for words in asked.values())):
            each()
    known = partial(contents, root) if state == "cold" else partial(log_and, root, status)
    against = "every content once" if state == "cold" else "git log --raw and status"
    say(f"{state}: trend --every month, against {against}", ratios(known, trend, rounds=3))
    for what, words in asked.items():
        say(f"{state}: {what}, against status", ratios(status, call(*words), rounds=3))
    if state == "cold":  # of many files both are read, and one is compared, by several processes
        halfway = f"diff HEAD~{commits // 2}"
        say(f"{state}: {halfway}, against status, by the clock", wall(status, call(*asked[halfway])))


def log_and(root: Path, status: Callable[[], None]) -> None:
    """Ask git for the whole history, and for the status."""
    subprocess.run(["git", "log", "--raw", "-z", "--format=%H"], cwd=root, check=True, capture_output=True)
    status()


def contents(root: Path) -> None:
    """Read each distinct content of the whole history once, with `cat-file --batch` and CSafeLoader."""
    listed = subprocess.run(
        ["git", "rev-list", "--objects", "HEAD", "--", "data"], cwd=root, check=True, capture_output=True
    ).stdout.splitlines()
    ids = [line.split()[0] for line in listed if line.endswith(b".yaml")]
    answer = subprocess.run(
        ["git", "cat-file", "--batch"], cwd=root, check=True, capture_output=True, input=b"\n".join(ids) + b"\n"
    ).stdout
    at = 0
    for _ in ids:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        _obvious(answer[end + 1 : end + 1 + size])
        at = end + size + 2


def say(what: str, ratio: float) -> None:
    """Print one figure."""
    print(f"{what:<76} {ratio:6.2f} times as long")


if __name__ == "__main__":
    main(*(int(word) for word in [*sys.argv[1:], *("1000", "1000")[len(sys.argv) - 1 :]]))
