"""Changes that are disturbed: nothing is lost, torn or half done, and the next command works. `make long` counts them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import saving
from tests import samples, systems
from tests.repos import write
from tests.samples import sample
from tests.saving import driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
DRIVER = ROOT / "tests" / "saving" / "driver.py"
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk that confirms at once, where the system has one
LONG = samples.TIMES > 1

pytestmark = systems.only_posix


@pytest.fixture
def root() -> Iterator[Path]:
    """Give a workspace in a work tree, in memory where that is possible: the disk is asked to confirm thousands of times."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None) as folder:
        yield write(Path(folder).resolve(), {".git/HEAD": "ref: refs/heads/main\n"})


def drive(
    root: Path, mode: str, *words: str, before: tuple[str, ...] = (), prepare: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, str(DRIVER), mode, str(root), *words]
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    return subprocess.run(
        command, env=env, capture_output=True, text=True, check=False, preexec_fn=prepare, timeout=3000
    )


def wrongs(row: dict[str, Any]) -> list[str]:
    """Return what is wrong with how a disturbed change ended."""
    checks = {
        "a file is torn": bool(row["torn"]),
        "half of it stands, and the next command left it so": row["settled"] == "mixed",
        "the next command fails": row["settle"][0] != 0 or row["again"][0] != 0,
        "temporary files are left": bool(row["left"]),
        "an exit code that is none": row["code"] not in (0, 3, 130, -9),
        "it claims to be saved": row["code"] == 0 and row["seen"] != "new",
        "it fails, but wrote": row["code"] == 3 and row["seen"] != "old" and not row["open"],
        "half of it stands, and nothing says so": row["seen"] == "mixed" and not row["open"],
        "it stands open, and the error does not say so": row["code"] == 3
        and bool(row["open"])
        and "stands open" not in row.get("words", "stands open"),
    }
    return [name for name, is_so in checks.items() if is_so]


# ---------------------------------------------------------------- faults and kills


def plan(root: Path, actions: int, slip: str = "summary") -> None:
    """Write an agreement with actions that name each other, none in its normal form, another one, and settings."""
    names = [f"a/action-{number}" for number in range(actions)]
    agreement = (
        "parties: [{id: m, name: Mons}, {id: s, name: Séfrou}]\nkind: action_plan\nsigned: 2018\nstatus: in_force\n"
    )
    files: dict[str, str | bytes] = {
        "coopctl.yaml": "reports:\n  r: {about: [a]}\n",
        "data/agreements/a.yaml": f"title: A\n{agreement}",
        "data/agreements/z.yaml": f"title: Z\n{agreement}replaces: a\n",
    }
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        files[f"data/actions/{name}.yaml"] = (
            f"title: {name}  \nstatus: planned\nperiod: 2019\n{slip}: It is done.\nrelated: [{other}]\n"
        )
    write(root, files)


def wrong_verb(row: dict[str, Any]) -> bool:
    """Whether a disturbed command lost something, or said what is not so."""
    if "to take it back" in row["words"]:  # what fails after that was only read again
        return row["seen"] != "new" or bool(row["left"]) or row["code"] == 70
    claims = row["code"] == row["whole"] and row["seen"] != "new"
    fails_but_wrote = row["code"] == 3 and row["seen"] != "old" and not row["open"]
    settled = row["settle"][0] == 0 and row["settled"] != "mixed" and not row["left"]
    odd = row["code"] not in (row["whole"], 3, 130, -9) or "Traceback" in row["words"]
    return claims or fails_but_wrote or odd or not settled or (row["seen"] == "mixed" and not row["open"])


def test_an_agreement_that_is_renamed_is_whole_before_or_after_wherever_it_is_killed(
    root: Path, record_property: Callable[[str, object], None]
) -> None:
    plan(root, 20)

    done = drive(root, "verb", "0" if LONG else "10", "KILL,AFTER", "mv", "a", "b")
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0, done.stderr[-2000:]
    assert len(rows) == (rows[0]["calls"] if LONG else 10)
    assert [each for each in rows if wrong_verb(each)] == []
    assert Counter(each["seen"] for each in rows)["mixed"] > 0
    assert {each["settled"] for each in rows} == {"old", "new"}
    record_property("examples", len(rows))


VERBS = {
    "fmt": ("fmt",),
    "mend": ("validate", "--fix"),
    "many": ("set", "--agreement", "a", "tags+=youth", "--yes"),
    "new": ("new", "action", "a/new", "title=New", "status=planned"),
    "log": ("log", "a/action-1", "It is done.", "--author", "Ada"),
    "postpone": ("postpone", "a/action-1", "--to", "2020", "--reason", "It is late."),
    "cancel": ("cancel", "a/action-1", "--reason", "Nobody came."),
    "rename": ("mv", "a/action-1", "a/other"),
    "remove": ("rm", "z", "--yes"),
}


@pytest.mark.skipif(not LONG, reason="make long: thousands of processes")
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_whole_before_or_after_wherever_it_is_killed_and_whatever_the_disk_refuses(
    root: Path, verb: str, record_property: Callable[[str, object], None]
) -> None:
    slip = "summmary" if verb == "mend" else "summary"

    found = []
    for kinds in ("KILL,AFTER", ",".join((*driver.ERRORS, "INT", "LASTING", "FULL")), "FULL"):
        plan(root, 3, slip)
        done = drive(root, "verb", "0", kinds, *VERBS[verb], "--as-of", "2019-02-01")
        assert done.returncode == 0, done.stderr[-2000:]
        found += [json.loads(line) for line in done.stdout.splitlines()]
        shutil.rmtree(root / "data")
        shutil.rmtree(root / ".git/coopctl")

    assert {each["whole"] for each in found} == {0}
    assert [each for each in found if wrong_verb(each)] == []
    assert {each["settled"] for each in found} == {"old", "new"}
    record_property("examples", len(found))


@pytest.mark.parametrize("verb", ["change", "undo"])
def test_a_fault_at_any_call_of_the_system_leaves_the_old_or_the_new_and_the_next_command_works(
    root: Path, verb: str, record_property: Callable[[str, object], None]
) -> None:
    step = 1 if LONG or verb == "change" else 7  # what is undone is written in the same way
    done = drive(root, "faults", "1" if LONG else "0", verb, str(step))
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0, done.stderr[-2000:]
    assert [(row["number"], row["what"], wrongs(row), row["words"]) for row in rows if wrongs(row)] == []
    assert {row["number"] for row in rows} == set(range(1, rows[0]["calls"] + 1, step))
    assert rows[0]["calls"] > 100
    assert {row["code"] for row in rows} == {0, 3, 130, -9}
    assert {row["seen"] for row in rows} == {"old", "new", "mixed"}, "no kill fell between two files"
    record_property("examples", len(rows))


def test_kills_at_random_moments_lose_nothing(root: Path, record_property: Callable[[str, object], None]) -> None:
    count = sample(50) if LONG else 20

    done = drive(root, "kills", str(count), "1")
    found = json.loads(done.stdout or "{}")

    assert done.returncode == 0, done.stderr[-2000:]
    found.pop("open")  # by chance
    assert found == {"kills": count, "lost": 0, "torn": 0, "apart": 0, "stuck": 0, "left": 0}
    record_property("examples", count)


@pytest.mark.parametrize("held_from", ["before", "late"])
def test_processes_that_append_to_one_file_lose_nothing(
    root: Path, held_from: str, record_property: Callable[[str, object], None]
) -> None:
    processes, each = (8, 40) if LONG else (4, 5)
    write(root, {"data/log.yaml": ""})
    command = [sys.executable, str(DRIVER), "append", str(root)]
    running = [
        subprocess.Popen(
            [*command, f"p{number}", str(each), held_from],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    ended = [process.communicate(timeout=600) for process in running]

    accepted = [line for said, _ in ended for line in said.split()]
    lines = (root / "data/log.yaml").read_text().split()
    assert [error for _, error in ended if error] == []
    assert len(accepted) == processes * each
    assert Counter(lines[1::2]) == Counter(accepted), "each once, none lost"
    assert driver.left(root) == []
    record_property("examples", processes * each)


# ---------------------------------------------------------------- the disk


def test_a_limit_on_the_size_of_files_leaves_everything_as_it_was(root: Path) -> None:
    import resource

    driver.begin(root)

    done = drive(root, "once", prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)))

    assert (done.returncode, driver.state(root)) == (3, driver.OLD)
    assert driver.left(root) == []
    assert drive(root, "once").returncode == 0
    assert driver.state(root) == driver.NEW


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Give a workspace on a disk of 64 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if (
        not shutil.which("mount")
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("only some administrators may mount a disk")
    yield write(folder, {".git/HEAD": ""})
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_everything_as_it_was(small: Path) -> None:
    driver.begin(small)
    seen = set()
    for size in range(0, 64, 4):
        (small / "full").write_bytes(b"x" * size * 1024)
        driver.begin(small)

        done = drive(small, "once")

        assert driver.state(small) == (driver.NEW if done.returncode == 0 else driver.OLD), done.stdout
        assert driver.left(small) == []
        seen.add(done.returncode)
        if done.returncode:
            assert "disk is full" in done.stdout
            break
    assert seen == {0, 3}
    (small / "full").unlink()
    assert drive(small, "once").returncode == 0


def test_a_read_only_disk_is_told(small: Path) -> None:
    driver.begin(small)
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)

    done = drive(small, "once")

    assert (done.returncode, driver.state(small)) == (3, driver.OLD)
    assert "the disk is read-only" in done.stdout


# ---------------------------------------------------------------- below the program: strace

_CALL = re.compile(r"(?:\[pid +\d+\] )?(?P<name>[a-z0-9_]+)\(")
#: What touches the disk.
_TRACED = (
    "openat,open,read,write,close,fsync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,chmod,fchmod,fchown,"
    "newfstatat,lstat,stat,fstat,getdents64,flock,ftruncate,lseek,faccessat,faccessat2,access"
)


def traced(root: Path, *inject: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Make the change once under strace. Return it, and the names of its calls."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        options = ("strace", "-qq", "-o", str(log), "-e", f"trace={_TRACED}", *inject)
        done = drive(root, "once", before=options)
        found = [_CALL.match(line) for line in log.read_text(errors="replace").splitlines()] if log.exists() else []
        lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    names = [
        match["name"] if match and '"/begin"' not in line else "BEGIN" for match, line in zip(found, lines, strict=True)
    ]
    return done, names


@pytest.mark.skipif(not LONG, reason="make long: hundreds of processes under strace")
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_a_fault_at_any_system_call_below_the_program(
    root: Path, record_property: Callable[[str, object], None]
) -> None:
    driver.begin(root)
    done, names = traced(root)
    if done.returncode or "BEGIN" not in names:
        pytest.skip("strace may not trace here")
    start = names.index("BEGIN")
    found: list[tuple[str, int, str, list[str]]] = []
    count = 0
    for name in sorted({*names[start + 1 :]} - {"BEGIN"}):
        first = names[:start].count(name) + (name in ("access", "faccessat", "faccessat2"))
        last = names.count(name) + (name in ("access", "faccessat", "faccessat2"))
        for number in range(first + 1, last + 1):
            for what in (driver.ERRORS[number % len(driver.ERRORS)], "KILL"):
                driver.begin(root)
                how = "signal=SIGKILL" if what == "KILL" else f"error={what}"
                done, _ = traced(root, "-e", f"inject={name}:{how}:when={number}")
                row = {
                    "torn": [n for n, value in driver.state(root).items() if not driver.whole(n, value)],
                    "code": -9 if done.returncode in (-9, 137) else done.returncode,
                    "seen": driver.kind(driver.state(root)),
                    "open": saving.open_change(saving.store_of(root)) is not None,
                }
                settled = drive(root, "settle")
                row |= {"settle": [settled.returncode], "settled": driver.kind(driver.state(root))}
                again = driver.said(lambda: driver.change(root, driver.state(root), {"data/a.yaml": b"again\n"}))
                row |= {"again": again, "left": driver.left(root)}
                count += 1
                if wrongs(row):
                    found.append((name, number, what, [*wrongs(row), done.stdout[-300:], done.stderr[-300:]]))

    assert found == []
    assert count > 200
    record_property("examples", count)
