"""Which program made what is kept: another one, or other libraries below it, find nothing of it."""

from __future__ import annotations

import functools
import os
import sys
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from coopctl import __version__
from coopctl.digests import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parents[1]
#: What a file of the program ends with; others, such as bytecode, follow from these.
_SOURCES = (".py", ".json", ".mo", ".j2", ".md", ".toml", ".yaml", ".csv", ".txt")

#: What says how a file is read.
_CODE = (".py", ".json")


@functools.cache
def version() -> str:
    """Return a digest of what the program is: its own files with sizes and times, Python, and the libraries' versions.

    A checkout in which somebody works is another program after each change of a file.
    """
    libraries = sorted(name for name in _names(Path(_library()).parent) if name.endswith((".dist-info", ".egg-info")))
    facts = (__version__, sys.version, sys.platform, libraries, *_files(os.fspath(_PACKAGE)))
    schemas = _PACKAGE.parent / "schemas"
    beside = () if (_PACKAGE / "_schemas").is_dir() else _files(os.fspath(schemas))
    return blake2b(repr((facts, tuple(beside))).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _library() -> str:
    """Return where a library is that the program needs, beside which the others are."""
    import msgspec

    return os.path.dirname(msgspec.__file__)  # noqa: PTH120 - a text is wanted


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are wanted
    except OSError:
        return []


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the path, size and time of each file of the program."""
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            entries = sorted(found, key=attrgetter("name"))
        for entry in entries:
            if entry.name.endswith(_SOURCES):
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                waiting.append(entry.path)


@functools.cache
def contents() -> str:
    """Return a digest of what the program's own code and schemas say, the same wherever they stand."""
    package = os.fspath(_PACKAGE)
    beside = () if (_PACKAGE / "_schemas").is_dir() else _files(os.fspath(_PACKAGE.parent / "schemas"))
    found = [(Path(path).name, Path(path)) for path, _, _ in (*_files(package), *beside) if path.endswith(_CODE)]
    rows = sorted((name, blake2b(path.read_bytes(), digest_size=16).digest()) for name, path in found)
    return blake2b(repr(rows).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
