"""The commands over a hostile workspace in a repository, each under limits of the system, with what each took.

By hand: `python -m tests.walk FOLDER [--kinds NAME,…] [--commands "WORDS; …"]` prints a line for each, tab-separated.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coopctl import discovery
from coopctl.errors import FINDINGS, FINE, USAGE
from coopctl.reports import lists
from tests import hostile, systems
from tests.conftest import ROOT
from tests.repos import git, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Seconds of CPU and bytes of memory that a command is promised to stay below.
SECONDS, BYTES = 5, 500_000_000
#: How many times as many end a command: machines are slow, and who measures wants to see by how much.
_PATIENCE = 2
_LIMITED = (
    f"import resource; resource.setrlimit(resource.RLIMIT_CPU, ({_PATIENCE * SECONDS},) * 2); "
    f"resource.setrlimit(resource.RLIMIT_AS, ({_PATIENCE * BYTES},) * 2); "
    "import sys; from coopctl.cli import main; sys.exit(main())"
)

#: What is read, and what is told of it.
_READING = (
    "validate", "validate --format sarif", "validate --format junit", "validate --format gitlab",
    "validate --format json", "validate --statistics", "validate --changed-since base", "validate --fix --diff",
    "status", "status --plain", "status x", "status --at all", "status --format html -o made.html",
    "agenda", "agenda --format json", "timeline", "timeline --plain", "timeline --format html -o made.html",
    "history x", "history x/a", "trend", "trend x", "show x", "show x/a", "show x/a0", "show a0", "show x/a --explain", "show x --format json", "show x -o made.docx",
    "find a", "find x", "find a --format json", "doctor", "doctor --plain", "fmt --check", "fmt --diff",
    "list actions --format json", "list actions --format csv", "list actions --format table", "list actions --sort -due",
    "list actions --party a --format html -o made.html",
    *(f"list {kind}" for kind in discovery.names(lists)),
    *(f"{words} --format table" for words in (
        "status", "status --tree", "agenda --days 36500", "timeline", "history x/a", "trend x", "show x", "show x/a", "find a",
    )),
    "agenda --days 36500 --format html", "find a --at all --format table",
    "export ics", "export json", "export json --public", "export iati", "export csv -o made", "export xlsx -o made.xlsx",
)  # fmt: skip
#: The papers of a committee.
_PAPERS = tuple(
    f"report{words} -o made.{ending}"
    for ending in ("html", "docx", "md", "pdf")
    for words in ("", " --brief", " --internal --since base")
)
#: What is new, gone or otherwise, in each format.
_COMPARING = (
    "diff", "diff --format json", "diff --format markdown", "diff -o made.html", "diff base..all", "diff all..base",
    "diff all..other", "diff all..other --format markdown", "diff all..other -o made.html", "diff --party a",
)  # fmt: skip
#: What would be written otherwise; nothing is.
_CHANGING = (
    "set x title=b", "set x/a title=b", "set x/a0 title=b", "set a0 title=b", "set --agreement x --status planned weight=2",
    "set x/a status=planned", "set x/a0 status=on_hold", "log x/a text", "log x/a0 text --progress 40", "done x/a", "done x/a0",
    "done x/a0 --on 2020-01-02", "start x/a0", "hold x/a0 --reason text", "cancel x/a0 --reason text",
    "postpone x/a --to 2029 --reason text", "postpone x/a0 --to 2029 --reason text",
    "add x/a milestones id=z title=z", "add x/a0 milestones id=z title=z", "add x meetings id=z date=2020-01-02",
    "new action x/z title=b status=planned", "new agreement z title=b kind=other status=in_negotiation parties=a,b",
    "new meeting x date=2020-01-02", "mv x y", "mv x/a x/z", "mv x/a0 x/z", "mv a0 z", "rm x/a --yes", "rm x/a0 --yes",
    "rm x --yes", "rm a0 --yes",
)  # fmt: skip
COMMANDS = (
    *_READING,
    *_PAPERS,
    *_COMPARING,
    *(f"{words} --dry-run" for words in _CHANGING),
    "TAB show x/a", "TAB show ", "TAB set x/a milestones.", "TAB set x/a lead=", "TAB list actions --axis ",
)  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """What a call took: its exit code (negative for a signal), seconds of CPU, bytes of memory, and what it said."""

    words: str
    code: int
    seconds: float
    memory: int
    said: str

    @property
    def fails(self) -> bool:
        """Whether a bug, a signal or a trace shows, or more was taken than is promised, with room for slow machines."""
        odd = self.code not in (FINE, FINDINGS, USAGE) or "Traceback" in self.said
        return odd or self.seconds > _PATIENCE * SECONDS or self.memory > _PATIENCE * BYTES


def repository(root: Path, files: Mapping[str, str]) -> Path:
    """Write a workspace with its history: `base` has one agreement, `all` is what lies there, `other` has each title changed."""
    write(root, dict(files))
    git(root, "init", "-q")
    states = {
        "base": {"coopctl.yaml": "", "data/agreements/x.yaml": hostile.HEAD},
        "all": files,
        "other": {path: re.sub(r"\btitle: a\b(?! )", "title: otherwise", text) for path, text in files.items()},
    }
    stream = b"".join(_commit(name, state) for name, state in states.items())
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=stream, check=True)
    git(root, "symbolic-ref", "HEAD", "refs/heads/base")
    git(root, "reset", "-q")
    return root


def _commit(branch: str, files: Mapping[str, str]) -> bytes:
    """Return the lines for `git fast-import` of a commit of these files alone."""
    lines = [f"commit refs/heads/{branch}\ncommitter Ada <ada@example.org> 1577836800 +0000\ndata 1\na\n".encode()]
    if branch != "base":
        lines.append(b"from refs/heads/base\ndeleteall\n")
    for path, text in files.items():
        data = text.encode()
        lines.append(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
    return b"".join(lines)


def taken(root: Path, words: str) -> Taken:
    """Run a command in a workspace and return what it took; `TAB …` is what bash asks for after that key."""
    environment = {**systems.BARE, "PYTHONPATH": str(ROOT), "HOME": str(root.parent), "COLUMNS": "100"}
    arguments = ["-C", str(root), *words.split()]
    if words.startswith("TAB "):
        typed = ["coopctl", "-C", str(root), *words.split(" ")[1:]]
        environment |= {
            "_COOPCTL_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(typed), "COMP_CWORD": str(len(typed) - 1),
        }  # fmt: skip
        arguments = []
    with tempfile.TemporaryFile() as errors:
        started = subprocess.Popen(
            [sys.executable, "-c", _LIMITED, *arguments], cwd=root.parent, env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
        )  # fmt: skip
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode(errors="replace")[-600:]
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return Taken(words, started.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * kilobyte, said)


#: Records that commands name, each with its file: the commands are for workspaces that have it.
_NAMED = {"x/a": "data/actions/x/a.yaml", "x/a0": "data/actions/x/a0.yaml", "a0": "data/agreements/a0.yaml"}


def walk(root: Path, commands: Iterable[str] = COMMANDS) -> Iterator[Taken]:
    """Run commands over a workspace, those that name a record where it has that record."""
    missing = {name for name, path in _NAMED.items() if not (root / path).exists()}
    return (taken(root, words) for words in commands if missing.isdisjoint(words.split()))


def main() -> None:
    """Walk over kinds and print what each command took."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--kinds", default="")
    asked.add_argument("--commands", default="")
    chosen = asked.parse_args()
    for name in hostile.kinds():
        if chosen.kinds and name not in chosen.kinds.split(","):
            continue
        root = repository(chosen.folder / name, hostile.files(name))
        for each in walk(root, chosen.commands.split("; ") if chosen.commands else COMMANDS):
            said = each.said.strip().splitlines()
            note = said[-1][:100] if said else ""
            took = f"{each.code}\t{each.seconds:.2f}\t{each.memory // 1_000_000}"
            sys.stdout.write(f"{name}\t{each.words}\t{took}\t{note}\n")
            sys.stdout.flush()
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
