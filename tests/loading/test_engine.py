"""Files that the workers of a Dask cluster read: a real scheduler and two worker processes, which die one by one.

The tests stand in the order in which the cluster falls apart.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import cache, trees
from coopctl.errors import EngineError, MissingExtraError, UsageError
from coopctl.loading import engine, gathered, loader, parallel, warming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.conftest import Git, Run, Workspace

ACTION = "data/actions/mons-sefrou/photo-exhibition.yaml"
HOUSE = Path(__file__).parents[2]
TLS = "distributed.comm.tls."


def test_only_a_way_on_which_nobody_listens() -> None:
    for address in (
        "tls://cluster.example.org:8786", "tcp://127.0.0.1:8786", "127.0.0.9:1", "localhost:8786", "tcp://[::1]:8786",
    ):  # fmt: skip
        assert engine.engine(f"dask={address}") == engine.Engine(address)
    assert engine.engine("none") == engine.Engine()
    for address in (
        "tcp://10.0.0.1:8786", "cluster:8786", "tcp://localhost.example.org:1", "ws://127.0.0.1:1", "inproc://127.0.0.1:1",
        "127.0.0.1", "tls://", "TLS://a:1", "tcp://[::2]:1", "tcp://127.0.0.1:1@10.0.0.1:2", "ucx://127.0.0.1:1",
    ):  # fmt: skip
        with pytest.raises(UsageError, match="neither tls"):
            engine.engine(f"dask={address}")
    for said in ("spark", "dask", "dask=", "DASK=127.0.0.1:1", ""):
        with pytest.raises(UsageError, match="no such engine"):
            engine.engine(said)


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError) as error, engine.reading_by(engine.Engine("127.0.0.1:1")):
        pass
    assert error.value.message.params == {"extra": "dask"}
    assert error.value.help is not None
    assert "distributed" in str(error.value.help.params)


class Running:
    """A scheduler and its workers, with certificates."""

    def __init__(self, folder: Path) -> None:
        self.tls = _certificates(folder)
        given = [
            "--tls-ca-file", self.tls["ca-file"], "--tls-cert", self.tls["client.cert"], "--tls-key", self.tls["client.key"],
            "--no-dashboard",
        ]  # fmt: skip
        around = os.environ | {"PYTHONPATH": str(HOUSE), "DASK_CONFIG": str(folder)}
        start = [sys.executable, "-W", "ignore", "-m"]
        self.scheduler: subprocess.Popen[str] = subprocess.Popen(
            [*start, "distributed.cli.dask_scheduler", *given, "--protocol", "tls", "--host", "127.0.0.1", "--port", "0", "--no-show"],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=around,
        )  # fmt: skip
        assert self.scheduler.stderr is not None
        self.address = next(line.split()[-1] for line in self.scheduler.stderr if "Scheduler at:" in line)
        self.workers: list[subprocess.Popen[bytes]] = [
            subprocess.Popen(
                [*start, "distributed.cli.dask_worker", self.address, *given, "--nthreads", "1", "--no-nanny"],
                stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=around,
            )
            for _ in range(2)
        ]  # fmt: skip

    @property
    def named(self) -> Mapping[str, str]:
        """The certificates as Dask reads them from the environment."""
        return {
            f"DASK_DISTRIBUTED__COMM__TLS__{name.replace('.', '__').replace('-', '_').upper()}": path
            for name, path in self.tls.items()
        }

    def end(self) -> None:
        """Stop them all."""
        running: list[subprocess.Popen[Any]] = [self.scheduler, *self.workers]
        for each in running:
            each.kill()
            each.wait()
        assert self.scheduler.stderr is not None
        self.scheduler.stderr.close()


def _certificates(folder: Path) -> Mapping[str, str]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    words = (
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {key} -out {certificate}"
    )
    subprocess.run(
        [*words.split(), "-days", "2", "-subj", "/CN=coopctl", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    return {"ca-file": str(certificate), "client.cert": str(certificate), "client.key": str(key)}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    dask = pytest.importorskip("dask", reason="needs coopctl[dask]")
    pytest.importorskip("distributed", reason="needs coopctl[dask]")
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl, to make certificates: make tools")
    running = Running(tmp_path_factory.mktemp("cluster"))
    try:
        with dask.config.set({TLS + name: path for name, path in running.tls.items()}):
            yield running
    finally:
        running.end()


def of_many(workspace: Workspace, count: int) -> Path:
    """Make a workspace of which some files cannot be read."""
    text = (workspace() / ACTION).read_text()
    files: dict[str, str | bytes] = {
        f"data/actions/mons-sefrou/many-{number:03}.yaml": text + f"tags: [n{number}]\n" for number in range(count)
    }
    files["data/actions/mons-sefrou/many-007.yaml"] = "title: [\n"
    files["data/actions/mons-sefrou/many-011.yaml"] = text.replace("planned", "plannned")
    files["data/actions/mons-sefrou/many-029.yaml"] = text.replace("Photo", "12’50 Photo \u200b")
    files["data/actions/mons-sefrou/many-028.yaml"] = b"\xff\xfe"
    return workspace(files=files)


def all_of(tree: trees.Tree, heard: Callable[[int, int], None] = lambda _done, _total: None) -> str:
    loaded = loader.load(tree, heard, whole=True)
    return repr((loaded.portfolio, loaded.findings, loaded.built, [record.data for record in loaded.built]))


def test_the_same_with_a_cluster_of_which_one_worker_dies_meanwhile(
    cluster: Running, workspace: Workspace, git: Git, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = of_many(workspace, 90)
    for name in ("begin", "go on"):
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", name]):
            git(root, *arguments)
        for number in range(30, 85):
            path = root / f"data/actions/mons-sefrou/many-{number:03}.yaml"
            path.write_bytes(path.read_bytes() + f"# {name}\n".encode())
    head, now = trees.at(root, "HEAD"), trees.worktree(root)
    alone = [all_of(head), all_of(now)]
    monkeypatch.setattr(engine.Cluster, "chunk", 10)
    with engine.reading_by(engine.engine(f"dask={cluster.address}")) as executor:
        assert executor is not None
        with parallel.pool(parallel.FEW - 1) as few:
            assert few is None, "nobody is asked for a few files"
        assert all_of(head) == alone[0], "by the ids of contents"
        # What a worker does not have is read here, and said.
        rows = [("mons-sefrou/many-001", ACTION, head.rows[ACTION].blob)] * 30
        for place, found in ((root, False), (root.parent, True)):
            made = parallel.each(rows, partial(gathered.packed_by_id, root=str(place), language="en"), executor)
            assert {packed == parallel.UNFOUND for _, packed in made} == {found}
        assert sum(executor.unfound.values()) == 30
        assert "does not have" in executor.remarks()[0].text
        # Another program at the other end is none to trust.
        theirs = dict(engine.program())
        monkeypatch.setattr(engine, "program", lambda: {**theirs, "msgspec": "0"})
        with pytest.raises(EngineError, match="another version"):
            loader.load(head)
        monkeypatch.setattr(engine, "program", lambda: theirs)
        dying = cluster.workers[0]

        def heard(_done: int, _total: int) -> None:
            dying.kill()

        assert all_of(now, heard) == alone[1]
        assert dying.wait(5) == -signal.SIGKILL
        monkeypatch.setenv("COOPCTL_CACHE", "on")
        (warmed,) = warming.warm([root], history=True)
        assert (warmed.read, warmed.known, warmed.unfit, warmed.fault) == (199, 0, 3, None)
        (warmed,) = warming.warm([root], history=True)
        assert (warmed.read, warmed.known, warmed.unfit) == (0, 199, 3)
        cache.place_of(root).clear()  # type: ignore[union-attr]
    env = {"COOPCTL_CACHE": "on", "COOPCTL_AS_OF": "2020-02-02", **cluster.named}
    far = run("trend", "--every", "commit", "--engine", f"dask={cluster.address}", cwd=root, env=env)
    here = run("trend", "--every", "commit", "--engine", "none", cwd=root, env=env | {"COOPCTL_CACHE": "off"})
    assert (far.returncode, far.stdout, far.stderr) == (0, here.stdout, here.stderr)


def test_a_cluster_that_is_gone_is_a_sentence(
    cluster: Running, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = trees.worktree(of_many(workspace, 60))
    monkeypatch.setattr(engine, "PATIENCE", 1)
    monkeypatch.setattr(engine, "_CONNECT", 1)
    wanted = engine.engine(f"dask={cluster.address}")
    with engine.reading_by(wanted) as executor:
        assert executor is not None
        loader.load(tree)
        cluster.workers[0].kill()
        cluster.workers[1].kill()
        with pytest.raises(EngineError, match="has no worker"):
            loader.load(tree)
        cluster.scheduler.kill()
        with pytest.raises(EngineError, match="is gone"):
            loader.load(tree)
    with engine.reading_by(wanted), pytest.raises(EngineError, match="cannot be reached"):
        loader.load(tree)
    import dask

    refused = pytest.raises(EngineError, match="none are named")
    with dask.config.set({f"{TLS}client.cert": None}), engine.reading_by(wanted), refused:
        loader.load(tree)
