"""Calls of programs as users make them, each with the seconds that it took, in workspaces made for it."""

from __future__ import annotations

import functools
import os
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from benchmarks.corpus import MAP, commit, make, plan

if TYPE_CHECKING:
    from collections.abc import Mapping

HOUSE = Path(__file__).resolve().parents[1]
#: The seconds of processors that a piece of work took, and those of the clock.
Taken = tuple[float, float]
DAYS = (date(2030, 1, 1) + timedelta(days=number) for number in count())
PEERS = HOUSE / ".venv" / "peers" / "bin" / "python"
PYTHON = sys.executable
OTHERS = str(PEERS) if PEERS.is_file() else PYTHON


def call(*words: str, cwd: Path = HOUSE, cache: str = "on", env: Mapping[str, str] = MappingProxyType({})) -> Taken:
    """Run a program and return what it took. Raise RuntimeError where it does not end as it should."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    around |= {"PYTHONPATH": str(HOUSE), "COOPCTL_CACHE": cache, **env}
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, cwd=cwd, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.perf_counter() - begun


def ours(root: Path, *words: str, cache: str = "on", env: Mapping[str, str] = MappingProxyType({})) -> Taken:
    """Call coopctl in a workspace."""
    return call(PYTHON, "-m", "coopctl", *words, cwd=root, cache=cache, env=env)


def hello() -> Taken:
    """Start the smallest program that Typer makes."""
    return call(PYTHON, str(HOUSE / "benchmarks" / "peers" / "hello.py"))


def python() -> Taken:
    """Start Python and stop it."""
    return call(PYTHON, "-c", "pass")


def loop(root: Path) -> Taken:
    """Read every action with CSafeLoader and check its shape with jsonschema, the loop that anybody writes first."""
    return call(OTHERS, str(HOUSE / "benchmarks" / "peers" / "loop.py"), str(root), str(HOUSE / "schemas"))


@functools.cache
def check_jsonschema(root: Path) -> Taken:
    """Check the shape of every action with check-jsonschema; once a run, since it takes minutes."""
    files = sorted(str(path) for path in (root / "data" / "actions").rglob("*.yaml"))
    schema = str(HOUSE / "schemas" / "action.schema.json")
    parts = [
        call(OTHERS, "-m", "check_jsonschema", "--schemafile", schema, *files[at : at + 10_000])
        for at in range(0, len(files), 10_000)
    ]
    return sum(cpu for cpu, _ in parts), sum(wall for _, wall in parts)


def git(root: Path, *words: str) -> Taken:
    """Call git in a workspace."""
    return call("git", *words, cwd=root)


def cold(root: Path, *words: str) -> Taken:
    """Call coopctl with an empty cache, which it fills."""
    ours(root, "cache", "clear")
    return ours(root, *words)


def edited(root: Path, *words: str) -> Taken:
    """Call coopctl after one file was edited."""
    path = root / "data" / "actions" / "bench" / "action-7.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"  - {{date: 2019-03-01, text: Encore {time.time_ns()}.}}\n")
    return ours(root, *words)


def new_day(root: Path, *words: str) -> Taken:
    """Call coopctl as of a day that nobody has asked for."""
    return ours(root, "--as-of", next(DAYS).isoformat(), *words)


def workspace(folder: Path, actions: int) -> Path:
    """Make a workspace of so many actions, committed, with a full cache; the same for the same number."""
    root = folder / f"actions-{actions}"
    if not root.is_dir():
        make(root, actions)
        commit(root)
        ours(root, "validate")
        ours(root, "status")
    return root


def imported(root: Path, rows: int) -> Taken:
    """Import a table of so many rows by a map, and write nothing."""
    (root / "plan.csv").write_text(plan(rows), encoding="utf-8")
    (root / "maps").mkdir(exist_ok=True)
    (root / "maps" / "plan.yaml").write_text(MAP, encoding="utf-8")
    return ours(root, "import", "plan.csv", "--map", "maps/plan.yaml", "--dated", "2019-06-01", "--dry-run")


def set_all(root: Path) -> Taken:
    """Set a field of all actions, and take it back, which is not counted."""
    taken = ours(root, "set", "--agreement", "bench", "tags+=sport", "--yes")
    ours(root, "undo")
    return taken
