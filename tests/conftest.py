"""What every test stands on: a fixed environment, workspaces made of real files, and the real command."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

import hatch_build
from coopctl.cli import SELDOM
from tests import forked, samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "cases" / "base"
#: The environment that pytest was called in, for the tests that install packages (indexes, certificates, caches).
CALLER = dict(os.environ)
#: Where this session and the processes that it starts keep their bytecode, also where the caller lets Python write none:
#: without it each process compiles the whole program first.
BYTECODE = ROOT / ".pytest_cache" / "bytecode"
sys.pycache_prefix, sys.dont_write_bytecode = str(BYTECODE), False
#: Where the tests write unless TMPDIR says another place, and how much there must be: a disk in memory confirms at once.
MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000  # noqa: S108 - pytest makes a folder there that is its user's own
if "TMPDIR" not in os.environ and MEMORY.is_dir() and os.access(MEMORY, os.W_OK):
    found = os.statvfs(MEMORY)
    if found.f_bavail * found.f_frsize > ROOM and not found.f_flag & os.ST_NOEXEC:  # in a container it may be small
        os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None
#: The files of the longest tests, longest first: begun late, one of them would run alone at the end. Not test_adding:
#: its copy of the project compiles what has no bytecode yet.
LONGEST = (
    "browser/test_pages", "test_integrations", "test_docs", "test_hostile", "test_widths", "test_wheel",
    "commands/test_import", "changing/test_mending", "demo/test_report", "formats/test_pdf", "saving/test_faults",
    "commands/test_cli", "edits/test_golden", "test_slips", "i18n/test_translations", "demo/test_screens",
    "formats/test_nothing_gets_out", "edits/test_generated", "commands/test_diff", "trees/test_trees",
    "measures/test_more_laws", "schemas/test_schemas", "measures/test_laws", "demo/test_history",
)  # fmt: skip
#: Variables that change what coopctl, git or Python say.
LOUD = {
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "LINES",
    "TERM",
    "LANGUAGE",
    "ACCESSIBLE",
    "TZ",
    "PAGER",
    "EDITOR",
    "TF_BUILD",
    "TEAMCITY_VERSION",
}
LOUD_FAMILIES = (
    "COOPCTL_", "LC_", "GIT_", "PYTHON", "CI", "GITHUB_", "BUILD", "BITBUCKET_", "DRONE_", "TRAVIS_",
)  # fmt: skip


class Workspace(Protocol):
    """Copy a tree of files (the small valid one unless told) and return the copy; `files` are written into it."""

    def __call__(self, source: Path = BASE, /, *, files: Mapping[str, str | bytes] | None = None) -> Path: ...


class Run(Protocol):
    """Run coopctl in a process of its own, without a terminal."""

    def __call__(
        self,
        *arguments: str,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
        encoding: str = "utf-8",
    ) -> subprocess.CompletedProcess[str]: ...


class Git(Protocol):
    """Run git in a folder and return what it says, without the last newline."""

    def __call__(self, cwd: Path, /, *arguments: str) -> str: ...


def pytest_configure(config: pytest.Config) -> None:
    """Bring the compiled translations up to date, once, before any worker starts."""
    if not hasattr(config, "workerinput"):
        hatch_build.compile_catalogues()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say of a long run how many examples each test took that counts them itself; hypothesis counts the others."""
    if samples.TIMES > 1:
        for report in terminalreporter.getreports("passed"):
            for name, count in report.user_properties:
                if name == "examples":
                    terminalreporter.write_line(f"{count:>8}  {report.nodeid}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; a file's tests stay together and in their order."""
    ranks = {ROOT / "tests" / f"{name}.py": rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


def pytest_collection_finish() -> None:
    """Let the collector pass over what is collected, which stays to the end, and look as seldom as in the program."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


@pytest.fixture(autouse=True, scope="session")
def fixed_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give every test the same environment on every machine: no colours asked, no language named, no git settings.

    A test that changes it does so by `monkeypatch`, which puts it back.
    """
    home = tmp_path_factory.getbasetemp() / "home"
    home.mkdir(exist_ok=True)
    (home / ".gitconfig").write_text("[gc]\nauto = 0\n[maintenance]\nauto = false\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name in list(os.environ):
            if name in LOUD or (name.startswith(LOUD_FAMILIES) and name != "COOPCTL_SUITES"):
                monkeypatch.delenv(name)
        monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(BYTECODE))
        monkeypatch.setenv("LANG", "C.UTF-8")
        monkeypatch.setenv("PYTHONUTF8", "1")  # what LANG says to the others is not heard on Windows
        monkeypatch.setenv("COOPCTL_SOURCE", "https://example.org/coopctl.git@v0.1.0")  # else as it was installed here
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv(
            "COOPCTL_CACHE", "off"
        )  # what is tested is what makes answers; tests of the cache turn it on
        monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for who in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{who}_NAME", "Ada Example")
            monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@example.org")
            monkeypatch.setenv(f"GIT_{who}_DATE", "2020-01-15T12:00:00Z")
        yield


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Make workspaces in the test's own folder: `workspace`, then `workspace-2`, …"""
    made: list[Path] = []

    def copy(source: Path = BASE, /, *, files: Mapping[str, str | bytes] | None = None) -> Path:
        root = tmp_path / (f"workspace-{len(made) + 1}" if made else "workspace")
        shutil.copytree(source, root, symlinks=True)
        made.append(root)
        for name, content in (files or {}).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return copy


@pytest.fixture
def git() -> Git:
    """Run the real git; `git init` makes a branch called main, and copies no samples of hooks."""

    def call(cwd: Path, /, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", "-c", "init.templateDir=", *arguments],
            cwd=cwd,
            check=True,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )
        return done.stdout.rstrip("\n")

    return call


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the real command line; `cwd` is the test's own folder unless named."""

    def call(
        *arguments: str,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
        encoding: str = "utf-8",
    ) -> subprocess.CompletedProcess[str]:
        there = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
        done = forked.run(arguments, cwd or tmp_path, there, stdin.encode(encoding, "surrogateescape"), 60)

        def text(said: bytes) -> str:
            return said.decode(encoding, "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")

        return subprocess.CompletedProcess(arguments, done.returncode, text(done.stdout), text(done.stderr))

    return call


@pytest.fixture
def suites() -> Path:
    """Return the folder of the public test suites that COOPCTL_SUITES names; skip where it names none."""
    folder = os.environ.get("COOPCTL_SUITES")
    if not folder:
        pytest.skip("COOPCTL_SUITES names no folder")
    return Path(folder)
