"""Golden cases: a few files laid over the small valid workspace, and the whole screen that `validate` then shows.

A case is a folder that holds the files and `expected.txt`, or one file `<case>.txtar` with the same in it, each part
under a line `-- path --` (the archive format of Go's tests). The one file is for what is text and ends in a line feed.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GOLDEN = ROOT / "tests" / "cases"
EXPECTED = "expected.txt"
_PART = re.compile(r"(?m)^-- (.+) --\n")


def invalid() -> list[Path]:
    """Return every case of what is wrong: tests/cases/invalid/<code>/<case>."""
    return sorted(path for path in (GOLDEN / "invalid").glob("*/*") if path.is_dir() or path.suffix == ".txtar")


def parts(case: Path) -> Mapping[str, bytes]:
    """Return the files of a case by path, the expected screen among them."""
    if case.is_dir():
        found = sorted(path for path in case.rglob("*") if path.is_file())
        return {path.relative_to(case).as_posix(): path.read_bytes() for path in found}
    _, *pieces = _PART.split(case.read_bytes().decode())
    return dict(zip(pieces[::2], (piece.encode() for piece in pieces[1::2]), strict=True))


def lay(case: Path, root: Path) -> Path:
    """Lay the files of a case over a workspace, and return the workspace."""
    if case.is_dir():
        shutil.copytree(case, root, dirs_exist_ok=True, symlinks=True, ignore=shutil.ignore_patterns(EXPECTED))
    else:
        for path, content in parts(case).items():
            if path != EXPECTED:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(content)
    return root


def screen(case: Path) -> str:
    """Return the screen that a case expects."""
    return parts(case)[EXPECTED].decode()


def expect(case: Path, shown: str) -> None:
    """Write the screen that a case expects from now on."""
    if case.is_dir():
        (case / EXPECTED).write_bytes(shown.encode())
    else:
        files = {**parts(case), EXPECTED: shown.encode()}
        case.write_bytes(b"".join(b"-- %s --\n%s" % (path.encode(), text) for path, text in files.items()))
