"""What is answered before anything is parsed: the version, and the references that a shell asks for after TAB.

Whatever is unusual is left to the parser, which gives the same answers; so little is known here, and little imported.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING

from coopctl import __version__
from coopctl.model.names import SETTINGS_FILE, reference
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

#: The commands whose first word is a reference.
OF_RECORDS = frozenset(
    {
        "add",
        "cancel",
        "done",
        "held",
        "history",
        "hold",
        "log",
        "mv",
        "postpone",
        "report",
        "resume",
        "rm",
        "set",
    }
    | {"show", "start", "status", "timeline", "trend"}
)
_BEGUN = regex(r"(?:[a-z0-9][a-z0-9/-]*)?", re.ASCII)


def answer(arguments: Sequence[str], environ: Mapping[str, str]) -> int | None:
    """Answer a call and return its exit code; None where the parser is to, also of what went wrong."""
    shell = environ.get("_COOPCTL_COMPLETE", "")
    if sys.stdout is None:
        return None
    try:
        if shell in ("complete_bash", "complete_zsh", "complete_fish") and not arguments:
            return _complete(shell, environ)
        if [*arguments] == ["--version"] and not shell and not environ.get("COOPCTL_LANG"):
            return _say(f"coopctl {__version__}\n")
    except (OSError, ValueError):
        pass
    return None


def fitting(known: Collection[str], begun: str) -> list[str]:
    """Return the references that begin as it was typed, else the actions' own names that do, which are enough too."""
    own = Counter(ref.partition("/")[2] for ref in known)
    return [ref for ref in known if ref.startswith(begun)] or [
        name for name, times in own.items() if times == 1 and name.startswith(begun)
    ]


def _complete(shell: str, environ: Mapping[str, str]) -> int | None:
    """Offer references behind a command, as Typer's scripts for the shells take them."""
    begun = _begun(shell, environ)
    root = None if begun is None else _root()
    if begun is None or root is None:
        return None
    found = fitting(sorted(_references(root)), begun)
    if environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return int(not found)
    if shell == "complete_zsh":
        listed = "\n".join(f'"{each}"' for each in found)
        return _say(f"_arguments '*: :(({listed}))'\n" if found else "_files\n")
    return _say("\n".join(found) + "\n")


def _begun(shell: str, environ: Mapping[str, str]) -> str | None:
    """Return what is typed of a reference, where nothing but the command stands before it."""
    line = environ.get("COMP_WORDS" if shell == "complete_bash" else "_TYPER_COMPLETE_ARGS", "")
    words = line.split()
    if len(words) == 2 and line[-1:].isspace():
        words.append("")
    if len(words) != 3 or (shell == "complete_bash" and environ.get("COMP_CWORD") != "2"):
        return None
    return words[2] if words[1] in OF_RECORDS and _BEGUN.fullmatch(words[2]) else None


def _root() -> Path | None:
    """Return the workspace around the current folder, None where that takes a closer look (trees.workspace)."""
    from pathlib import Path  # only here: the version is told without it

    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if os.path.lexists(folder / SETTINGS_FILE) or (folder / "data" / "agreements").is_dir():
            return folder
        if os.path.lexists(folder / ".git") or os.path.lexists(folder / "HEAD"):
            return None
    return None


def _references(root: Path) -> Iterator[str]:
    """Give the references that the names of files make. Raise OSError where a folder is none, or a link."""
    agreements, actions = root / "data" / "agreements", root / "data" / "actions"
    for folder in (root / "data", agreements, actions):
        if folder.is_symlink():
            raise NotADirectoryError(folder)
    with os.scandir(actions) as listing:
        owners = [entry.name for entry in listing if entry.is_dir(follow_symlinks=False)]
    for folder in (agreements, *(actions / owner for owner in owners)):
        paths = (f"{folder.relative_to(root).as_posix()}/{each.name}" for each in folder.iterdir())
        yield from (ref for path in paths if (ref := reference(path)) is not None)


def _say(text: str) -> int:
    """Write an answer, as it is on every system; nothing of it stays behind where the system refuses it."""
    with open(sys.stdout.fileno(), "wb", closefd=False) as out:
        out.write(text.encode())
    return 0
