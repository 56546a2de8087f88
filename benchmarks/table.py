"""The table of what is promised of speed: each row a ratio of the same run, kept as JSON beside what it was made of.

Usage: python benchmarks/table.py [--quick] [--actions N] [--large N] [--rounds N] [--only WORDS] [--save FILE]
       python benchmarks/table.py --compare OLDER.json NEWER.json

Every piece of work is processes of its own, as users start them, with bytecode, in turns with the other of its row.
Seconds are those of processors, of all processes together, but where a row says wall. Others' programs are those of
`.venv/peers` where that is there (`make bench` makes it), else of this environment. `--quick` takes about ten minutes:
two rounds at most, no paper but HTML, and no looking back; the promises are those of the same 10,000 actions. A row
that cannot be measured says why, and the others go on.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE))

from benchmarks.calls import (
    PYTHON,
    check_jsonschema,
    cold,
    edited,
    git,
    hello,
    imported,
    loop,
    new_day,
    ours,
    python,
    set_all,
    workspace,
)
from benchmarks.corpus import commit, history, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from benchmarks.calls import Taken

#: Each form of a report with how many times as long as the loop it may take.
PAPERS = (("html", 1.0), ("docx", 2.0), ("markdown", None), ("pdf", None))
COMPLETING = {"_COOPCTL_COMPLETE": "complete_bash", "COMP_WORDS": "coopctl\nshow\nbench/action-9", "COMP_CWORD": "2"}


@dataclass(frozen=True)
class Row:
    """A promise: ours is at least so many times faster than another's work, or takes at most so many times as long."""

    name: str
    against: str
    ours: Callable[[], Taken]
    other: Callable[[], Taken]
    least: float | None = None
    most: float | None = None
    of: str = "cpu"
    rounds: int | None = None


def promises(folder: Path, actions: int, *, quick: bool = False) -> Iterator[Row]:
    """Yield the rows; a workspace is made when the first row that reads it is asked for."""
    yield Row("--version", "bare Python", partial(ours, HOUSE, "--version"), python, most=2.5)
    yield Row("status on data/", "Typer hello", partial(ours, HOUSE, "status"), hello, most=2.5)
    yield Row("status on data/, no cache", "Typer hello", partial(ours, HOUSE, "status", cache="off"), hello)
    small = workspace(folder, 1_000)
    yield Row(
        "a reference after TAB, 1,000 actions", "Typer hello", partial(ours, small, env=COMPLETING), hello, most=1.2
    )
    yield Row(
        "validate after one edit, 1,000 actions", "Typer hello", partial(edited, small, "validate"), hello, most=3.5
    )
    yield from papers(small, workspace(folder, 500), PAPERS[:1] if quick else PAPERS)
    yield from changes(small, workspace(folder, 2_000), workspace(folder, 10))
    yield from scale(
        workspace(folder, actions), workspace(folder, actions // 10), workspace(folder, 10), f"{actions:,} actions"
    )
    if not quick:
        yield from past(folder / "past")


def papers(whole: Path, half: Path, forms: Sequence[tuple[str, float | None]]) -> Iterator[Row]:
    """Yield the rows of reports: of 1,000 actions, and of 500."""
    for form, most in forms:
        words = ("report", "--format", form, "-o", "-")
        ask, known = partial(ours, whole, *words), partial(loop, whole)
        yield Row(f"report {form}, 1,000 actions", "the loop", ask, known, most=most, rounds=3)
        bare = partial(ours, whole, *words, cache="off")
        yield Row(f"report {form}, 1,000 actions, no cache", "the loop", bare, known, rounds=3)
        yield Row(
            f"report {form} of twice as many", "500 actions", ask, partial(ours, half, *words), most=2.2, rounds=3
        )


def changes(half: Path, whole: Path, few: Path) -> Iterator[Row]:
    """Yield the rows of what is written of many at once: of 1,000 actions and of 2,000, and of rows of a table."""
    bare = partial(ours, whole, "validate", cache="off")
    work, less = partial(set_all, whole), partial(set_all, half)
    yield Row("set of 2,000 actions", "validate, no cache", work, bare, rounds=3)
    yield Row("set of twice as many", "1,000 actions", work, less, most=2.2, rounds=3)
    rows, fewer = partial(imported, few, 4_000), partial(imported, few, 2_000)
    yield Row("import of 4,000 rows by a map", "validate, no cache", rows, bare, rounds=3)
    yield Row("import of twice as many rows", "2,000 rows", rows, fewer, most=2.2, rounds=3)


def scale(root: Path, tenth: Path, few: Path, many: str) -> Iterator[Row]:
    """Yield the rows of many actions, of a tenth of them, and of a few."""
    shape, known, status = partial(check_jsonschema, root), partial(loop, root), partial(ours, root, "status")
    for of, least in (("cpu", 14), ("wall", 22)):
        yield Row(
            f"validate cold, {many}", "check-jsonschema", partial(cold, root, "validate"), shape, least, of=of, rounds=1
        )
    again = partial(ours, root, "validate")
    yield Row(f"validate, nothing changed, {many}", "check-jsonschema", again, shape, 250, rounds=1)
    yield Row(f"validate, nothing changed, {many}", "git status", again, partial(git, root, "status"), most=15)
    yield Row(
        f"validate, one changed, {many}", "check-jsonschema", partial(edited, root, "validate"), shape, 80, rounds=1
    )
    yield Row(f"status warm, {many}", "the loop", status, known, 35, rounds=3)
    yield Row(f"status on a new day, {many}", "the loop", partial(new_day, root, "status"), known, 15, rounds=3)
    yield Row(f"status cold, {many}", "the loop", partial(cold, root, "status"), known, 4.5, rounds=3)
    show = ("show", "bench/action-9")
    yield Row(f"show REF warm, {many}", "status warm", partial(ours, root, *show), status, most=1.0)
    alike = partial(cold, root, "status")
    yield Row(f"show REF cold, {many}", "status cold", partial(cold, root, *show), alike, most=1.0, rounds=2)
    for verb in ("validate", "status"):
        more, less = partial(beyond, root, few, verb), partial(beyond, tenth, few, verb)
        yield Row(f"{verb}, no cache, beyond start-up", "a tenth of the files", more, less, most=12, rounds=2)


def past(root: Path) -> Iterator[Row]:
    """Yield the rows of looking back: 1,000 actions, 1,000 commits."""
    make(root, 1_000)
    history(root, 1_000)
    on_a_day = partial(ours, root, "--as-of", "2021-09-30")
    trend, status = partial(on_a_day, "trend", "--every", "month"), partial(on_a_day, "status")
    asked = {"diff HEAD~1": ("diff", "HEAD~1"), "history of an action": ("history", "bench/action-6")}
    for each in (status, trend, *(partial(on_a_day, *words) for words in asked.values())):
        each()  # so that each is asked a second time

    def log_and_status() -> Taken:
        log, then = git(root, "log", "--raw", "-z", "--format=%H"), status()
        return log[0] + then[0], log[1] + then[1]

    name = "trend --every month, 1,000 commits, second time"
    yield Row(name, "git log --raw + status", trend, log_and_status, most=3, rounds=3)
    for what, words in asked.items():
        yield Row(f"{what}, 1,000 commits", "status warm", partial(on_a_day, *words), status, most=1.5, rounds=3)


def beyond(root: Path, few: Path, verb: str) -> Taken:
    """Return what a call without a cache takes beyond what it does for a few actions."""
    whole, start = ours(root, verb, cache="off"), ours(few, verb, cache="off")
    return whole[0] - start[0], whole[1] - start[1]


def measured(row: Row, rounds: int) -> dict[str, object]:
    """Do the work of a row in turns; return it as JSON has it."""
    taken: dict[str, list[Taken]] = {"ours": [], "other": []}
    try:
        for _ in range(min(row.rounds or rounds, rounds)):
            taken["ours"].append(row.ours())
            taken["other"].append(row.other())
    except RuntimeError as error:
        return {"name": row.name, "against": row.against, "of": row.of, "met": None, "error": str(error)}
    at = 0 if row.of == "cpu" else 1
    seconds = {name: [each[at] for each in found] for name, found in taken.items()}
    return judged(row.name, row.against, seconds, row.of, row.least, row.most)


def judged(
    name: str, against: str, seconds: dict[str, list[float]], of: str, least: float | None, most: float | None
) -> dict[str, object]:
    """Return a row with its ratio by the smallest times, which the load of a machine moves least, and by medians."""
    ratio, median = (how(seconds["ours"]) / max(how(seconds["other"]), 1e-9) for how in (min, statistics.median))
    if least is not None:
        ratio, median = 1 / ratio, 1 / median
    met = None if least is None and most is None else ratio >= least if least is not None else ratio <= (most or 0)
    rounded = {key: [round(each, 4) for each in found] for key, found in seconds.items()}
    return {
        "name": name, "against": against, "of": of, "least": least, "most": most, "ratio": round(ratio, 3),
        "median": round(median, 3), "met": met, "seconds": rounded,
    }  # fmt: skip


def memory(folder: Path, actions: int) -> dict[str, object]:
    """Return the row of memory: the most that all processes of `status` hold, against the size of the files."""
    root = folder / "memory"
    make(root, actions)
    commit(root)
    size = sum(path.stat().st_size for path in (root / "data").rglob("*.yaml"))
    peaks: list[float] = []
    with subprocess.Popen(
        [PYTHON, "-m", "coopctl", "status"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
    ) as running:
        watching = threading.Thread(target=lambda: peaks.extend(_held(running)))
        watching.start()
        running.wait()
        watching.join()
    return judged(
        f"memory of status, {actions:,} actions (MB)",
        "size of the files",
        {"ours": [max(peaks) / 1e6], "other": [size / 1e6]},
        "memory",
        None,
        6,
    )


def _held(running: subprocess.Popen[bytes]) -> Iterator[float]:
    """Yield the bytes that a process and those that it started hold, shared ones divided (Linux: Pss)."""
    while running.poll() is None:
        own = subprocess.run(
            ["pgrep", "-P", str(running.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        total = 0.0
        for pid in (str(running.pid), *own):
            try:
                told = Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                continue
            total += sum(int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("Pss:"))
        yield total
        time.sleep(0.2)


def told(row: dict[str, object]) -> str:
    """Return a row as one line: what, against what, the ratio by minimum and by median, the promise, seconds."""
    if "error" in row:
        return f"{row['name']:<58} {row['against']:<22} could not be measured: {row['error']}"
    least, most = row["least"], row["most"]
    promise = f"≥ {least:g}" if least is not None else f"≤ {most:g}" if most is not None else "–"
    met = {True: "met", False: "NOT met", None: ""}[row["met"]]  # type: ignore[index]
    seconds: dict[str, list[float]] = row["seconds"]  # type: ignore[assignment]
    return (
        f"{row['name']:<58} {row['against']:<22} {row['ratio']:>8.2f} {row['median']:>8.2f} {promise:>7} {row['of']:<6}"
        f" {min(seconds['ours']):>8.3f} {min(seconds['other']):>8.3f} {met}"
    )


def summary(rows: Sequence[Mapping[str, object]]) -> str:
    """Say how many promises are met, and which are not."""
    promised = [row for row in rows if row["met"] is not None]
    missed = [f"{row['name']} ({row['of']})" for row in promised if not row["met"]]
    said = f"{len(promised) - len(missed)} of {len(promised)} promises met"
    return f"{said}; not: {'; '.join(missed)}" if missed else said


HEAD = f"{'work':<58} {'against':<22} {'min':>8} {'median':>8} {'promise':>7} {'of':<6} {'ours':>8} {'other':>8}"


def machine() -> dict[str, object]:
    """Return what the figures were taken on."""
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=HOUSE, capture_output=True, text=True, check=False).stdout
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "commit": head.strip(),
    }


def save(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep a table as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps({"machine": machine(), "rows": rows}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def compare(older: Path, newer: Path) -> int:
    """Print each row of two runs side by side; return 1 where one that was kept is no more, or is a fifth worse."""
    before, after = (
        {
            (row["name"], row["against"], row["of"]): row
            for row in json.loads(path.read_text())["rows"]
            if "error" not in row
        }
        for path in (older, newer)
    )
    worse = 0
    for key, row in after.items():
        was = before.get(key)
        change = f"{row['ratio'] / was['ratio'] - 1:+.0%}" if was else "new"
        lost = was is not None and ((was["met"] and row["met"] is False) or _worse(row, was))
        worse += lost
        figures = f"{was['ratio'] if was else '–':>8} {row['ratio']:>8} {change:>6} {'WORSE' if lost else ''}"
        print(f"{row['name']:<58} {row['against']:<22} {figures}".rstrip())
    for name, against, _ in before.keys() - after.keys():
        print(f"{name:<58} {against:<22} is gone")
    return int(worse > 0)


def _worse(row: Mapping[str, Any], was: Mapping[str, Any]) -> bool:
    """Whether a ratio is more than a fifth worse: a noisy machine gives that much."""
    better = row["ratio"] / was["ratio"] if row["least"] is not None else was["ratio"] / row["ratio"]
    return bool(better < 1 / 1.2)


def main(words: Sequence[str] | None = None) -> int:
    """Print the table, or compare two."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="a subset that takes about ten minutes")
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=0, help="how many actions memory is measured with")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="", help="rows whose name has these words")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--compare", type=Path, nargs=2)
    asked = parser.parse_args(words)
    if asked.compare:
        return compare(*asked.compare)
    rounds = 2 if asked.quick else asked.rounds
    rows = []
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for row in promises(Path(folder), asked.actions, quick=asked.quick):
            if asked.only in row.name:
                rows.append(measured(row, rounds))
                print(told(rows[-1]), flush=True)
        if asked.large and asked.only in "memory":
            rows.append(memory(Path(folder), asked.large))
            print(told(rows[-1]))
    print(summary(rows))
    if asked.save:
        save(asked.save, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
