"""Measure what looking back costs: a plan of many actions and commits; each figure a ratio of the same run.

Usage: python benchmarks/past.py [ACTIONS [COMMITS]]   (1,000 and 1,000 by default)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE))

from benchmarks.corpus import history, make
from benchmarks.run import _call, _obvious, ratios


def main(actions: int, commits: int) -> None:
    """Print one line a claim: how many times as long it takes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make(root, actions)
        history(root, commits)
        status = partial(_call, root, "status")
        say("trend --every month, against every content once", ratios(partial(contents, root), _trend(root), rounds=3))
        asked = {
            "history of one action": ("history", "bench/action-6"),
            "history of the agreement": ("history", "bench"),
            f"diff HEAD~{commits // 2}": ("diff", f"HEAD~{commits // 2}"),
            "diff HEAD~1": ("diff", "HEAD~1"),
        }
        for what, words in asked.items():
            say(f"{what}, against status", ratios(status, partial(_call, root, *words), rounds=3))


def _trend(root: Path) -> partial[None]:
    return partial(_call, root, "trend", "--every", "month", "--as-of", "2021-09-30")


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
    print(f"{what:<62} {ratio:6.2f} times as long")


if __name__ == "__main__":
    main(*(int(word) for word in [*sys.argv[1:], *("1000", "1000")[len(sys.argv) - 1 :]]))
