"""Many files in several processes: the same in the same order, whatever becomes of the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from coopctl import trees
from coopctl.checking import engine
from coopctl.loading import judging, loader, parallel
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor

    from tests.conftest import Git, Workspace

ACTION = "data/actions/mons-sefrou/photo-exhibition.yaml"
forks = pytest.mark.skipif(sys.platform != "linux" or sys.version_info >= (3, 14), reason="where processes are forked")


def told(tree: trees.Tree) -> str:
    with judging.judging(engine.judging):
        loaded = loader.load(tree, whole=True)
    maps = [(record.ref, record.data) for record in loaded.built]
    return repr((loaded.portfolio, loaded.findings, engine.run(loaded), loaded.paths, loaded.built, maps))


@forks
def test_the_same_from_one_process_and_from_several(
    workspace: Workspace, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (workspace() / ACTION).read_text()
    files: dict[str, str | bytes] = {
        f"data/actions/mons-sefrou/many-{number:03}.yaml": text + f"tags: [n{number}]\n" for number in range(130)
    }
    files["data/actions/mons-sefrou/many-007.yaml"] = "title: [\n"
    files["data/actions/mons-sefrou/many-060.yaml"] = text.replace("lead: mons", "lead: rabat")
    files["data/actions/mons-sefrou/many-061.yaml"] = text.replace("planned", "plannned")
    files["data/actions/mons-sefrou/many-129.yaml"] = text.replace("Photo", "12’50 Photo \u200b")
    files["data/actions/mons-sefrou/many-128.yaml"] = b"\xff\xfe"
    root = workspace(files=files)
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "begin"]):
        git(root, *arguments)
    some = (trees.worktree(root), trees.index(root), trees.at(root, "HEAD"))
    alone = [told(tree) for tree in some]
    monkeypatch.setattr(parallel, "FORKED", 100)
    monkeypatch.setattr(parallel, "_processors", lambda: 2)
    seen: list[Executor | None] = []
    below = parallel.pool

    @contextmanager
    def pool(files: int) -> Iterator[Executor | None]:
        with below(files) as executor:
            seen.append(executor)
            yield executor

    monkeypatch.setattr(parallel, "pool", pool)
    assert [told(tree) for tree in some] == alone
    assert [type(executor) for executor in seen] == [ProcessPoolExecutor] * 3
    # Whoever was chosen to read files, in threads or on other machines, is not asked for what he has not inherited.
    with ThreadPoolExecutor(1) as others, parallel.over(others), monkeypatch.context() as lost:
        lost.setattr(judging, "judged", None)
        assert told(some[0]) == alone[0]
    # Where none of them lives long enough, all is read and judged here.
    monkeypatch.setattr(judging, "judged", die)
    assert told(some[0]) == alone[0]


def die(some: Sequence[object], **_more: object) -> Sequence[object]:
    os._exit(1)


def doubled(some: Sequence[int]) -> Sequence[int | None]:
    return [2 * each if each % 7 else None for each in some]


def test_any_executor_will_do_and_order_is_kept() -> None:
    expected = [(each, 2 * each if each % 7 else None) for each in range(5_000)]
    with ThreadPoolExecutor(3) as executor:
        assert list(parallel.each(iter(range(5_000)), doubled, executor)) == expected
    assert list(parallel.each(iter(range(9)), doubled, executor)) == [(each, None) for each in range(9)]  # it is shut
    assert list(parallel.each(range(9), doubled, None)) == [(each, None) for each in range(9)]
    # Where the caller works along, some is left to it in between, and nothing comes twice or out of its turn.
    with ThreadPoolExecutor(1) as executor:
        vars(executor).update(own=2, busy=3)
        some = list(parallel.each(iter(range(2_500)), doubled, executor))
    assert [each for each, _ in some] == list(range(2_500))
    assert [made for _, made in some[:100]] == [None] * 100
    assert {made for each, made in some if each % 7 == 1} > {None}
    assert all(made in (None, 2 * each) for each, made in some)


@forks
def test_work_is_set_aside_where_many_files_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_processors", lambda: 2)
    here, asked = os.getpid(), list[int]()

    def work() -> tuple[int, str]:
        asked.append(os.getpid())
        return os.getpid(), "found"

    few, many, too_many = (parallel.aside(work, files) for files in (parallel.FORKED - 1, parallel.FORKED, 1_000_000))
    assert asked == []
    assert [each() for each in (few, too_many, few)] == [(here, "found")] * 3
    assert asked == [here, here]
    elsewhere, told = many()
    assert (elsewhere == here, told, many()) == (False, "found", (elsewhere, "found"))
    assert asked == [here, here]  # which a copy has of its own
    # Where the copy does not live long enough, the work is done here.
    lost = parallel.aside(lambda: here if os.getpid() == here else os._exit(1), parallel.FORKED)
    assert lost() == here


#: A process with a copy, or a worker, that has work for longer than anybody waits.
BUSY = """
import signal, time
from coopctl.loading import parallel
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests may ignore it
parallel._processors = lambda: 2
{begin}
print("begun", flush=True)
time.sleep(60)
"""


@forks
@pytest.mark.parametrize("ends", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize(
    "begin",
    [
        "found = parallel.aside(lambda: time.sleep(60), parallel.FORKED)",
        "within = parallel.pool(parallel.FORKED); within.__enter__()",
    ],
)
def test_no_process_outlives_the_one_that_it_works_for(begin: str, ends: signal.Signals) -> None:
    busy = subprocess.Popen(
        [sys.executable, "-c", BUSY.format(begin=begin)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert busy.stdout is not None
    assert busy.stdout.readline() == b"begun\n"
    busy.send_signal(ends)

    busy.communicate(timeout=20)  # who still runs holds the other ends


@forks
def test_what_fails_in_a_copy_fails_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_processors", lambda: 2)

    with pytest.raises(ZeroDivisionError):
        parallel.aside(lambda: 1 / 0, parallel.FORKED)()


def test_a_few_files_start_no_process() -> None:
    with parallel.pool(parallel.FORKED - 1) as executor:
        assert executor is None


def test_a_record_is_judged_where_it_is_read_by_whom_the_process_has_from_its_parent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judging, "_inherited", [lambda record: record.ref == "plan/a"])
    files = [(f"plan/{name}", f"data/actions/plan/{name}.yaml", b"title: A\nstatus: planned\n") for name in "ab"]
    told = judging.judged([*files, ("plan/c", "data/actions/plan/c.yaml", b"title: [\n")], "en")
    assert [each and each[1] for each in told] == [True, False, None]
