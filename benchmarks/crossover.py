"""From how many files on processes pay: a whole load, by this process alone and by a pool that is begun in each way.

Usage: python benchmarks/crossover.py [--sizes N,…] [--rounds N]

Each load is in a process of its own, without a cache, in turns; printed are the least seconds of the clock, the pool's
start and end among them. `parallel.FORKED` and `parallel.STARTED` are what this says, rounded up: with fewer files one
process is as quick, and leaves the other processors to others.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.corpus import make
from coopctl import trees
from coopctl.loading import loader, parallel

WAYS = ("alone", "fork", "forkserver", "spawn")


def once(root: Path, way: str) -> float:
    """Load a workspace in one of the ways, and return the seconds that it took."""
    begun = time.perf_counter()
    if way == "alone":
        with parallel.over(None):
            loader.load(trees.worktree(root))
        return time.perf_counter() - begun
    workers, context = min(os.cpu_count() or 1, 8), multiprocessing.get_context(way)
    with ProcessPoolExecutor(workers, context, initializer=parallel._begin) as pool:  # noqa: SLF001 - as `pool` does
        pool.submit(os.getpid)
        with parallel.over(pool):
            loader.load(trees.worktree(root))
    return time.perf_counter() - begun


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="200,400,800,1200,1600,2400,4000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--once", nargs=2)
    given = parser.parse_args()
    if given.once:
        print(once(Path(given.once[0]), given.once[1]))
        return
    print("files", *WAYS, sep="\t")
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder) / "w", size)
            least = dict.fromkeys(WAYS, float("inf"))
            for _ in range(given.rounds):
                for way in WAYS:
                    words = [sys.executable, __file__, "--once", str(Path(folder) / "w"), way]
                    took = subprocess.run(
                        words, env=os.environ | {"COOPCTL_CACHE": "off"}, capture_output=True, check=True
                    )
                    least[way] = min(least[way], float(took.stdout))
        print(size, *(f"{least[way]:.3f}" for way in WAYS), sep="\t", flush=True)


if __name__ == "__main__":
    main()
