"""What git has stored: the paths of a folder or of the index, and the contents of blobs, many by one process."""

from __future__ import annotations

import posixpath
from enum import Enum
from typing import IO, TYPE_CHECKING, cast

from coopctl import digests
from coopctl.errors import GitError
from coopctl.git.process import ask, asking, incomplete, lines, text
from coopctl.messages import msg
from coopctl.patterns import regex
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from coopctl.git.repository import Repository

_ID = regex(r"[0-9a-f]{40}|[0-9a-f]{64}")
#: What every repository knows without storing it, by the length of its ids (SHA-1, SHA-256).
_EMPTY_BLOB = {
    40: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    64: "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
}


#: So many paths of a revision are read, the data folder's and those within each other.
MOST_PATHS = 25_000
#: So many entries of folders are looked through for files that records name, in calls of so many folders each.
_MOST_ENTRIES, _AT_ONCE = 1_000_000, 500
_LARGEST_FOLDER = 100_000_000
#: The mode of a folder.
FOLDER = "040000"
_LS_TREE = ("ls-tree", "--full-tree", "-z")
_EMPTY_TREE = {
    40: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    64: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A path as git has it: its mode ("100644", "120000" a link, "160000" a submodule), its blob, its merge stage."""

    mode: str
    blob: str
    stage: int = 0


class Absent(Enum):
    """Why a blob's content is not given."""

    TOO_LARGE = "too large"
    MISSING = "missing"


def listing(repository: Repository, tree: str, paths: Sequence[str] = ()) -> Mapping[str, TreeEntry]:
    """Return what a folder's id has at some paths, all unless told, relative to it: of a folder everything in it.

    Raise GitError where that is more than MOST_PATHS: equal folders cost a repository nothing, however many.
    """
    answer = lines(repository.folder, *_LS_TREE, "-r", "-t", hexadecimal(tree), "--", *paths, most=MOST_PATHS)
    return {path: row for path, row in map(_row, answer) if row.mode != FOLDER}


def entries(repository: Repository, tree: str, paths: Collection[str]) -> Mapping[str, TreeEntry]:
    """Return what a folder's id has at these very paths, whole folders of them being listed and nothing below."""
    wanted = frozenset(paths)
    found: dict[str, TreeEntry] = {}
    folders = sorted({posixpath.dirname(path) for path in wanted} - {""})
    chunks = [folders[start : start + _AT_ONCE] for start in range(0, len(folders), _AT_ONCE)]
    if any("/" not in path for path in wanted):
        chunks.append([])
    for chunk in chunks:
        named = (f"{folder}/" for folder in chunk)
        answer = lines(repository.folder, *_LS_TREE, hexadecimal(tree), "--", *named, most=_MOST_ENTRIES)
        found.update((path, row) for path, row in map(_row, answer) if path in wanted and row.mode != FOLDER)
    return found


def shallowest(repository: Repository, tree: str, name: str) -> str | None:
    """Return the way from a folder's id to the shallowest folder that has something of that name, the first by name.

    "" or ending in "/"; None where there is none. Equal folders are looked into once.
    """
    level, seen = {tree: ""}, {tree}
    while level:
        below: dict[str, str] = {}
        for (_, way), content in zip(level.items(), blobs(repository, list(level), limit=_LARGEST_FOLDER), strict=True):
            for mode, entry, found in _entries(content, len(tree) // 2):
                if text(entry) == name and mode != b"40000":
                    return way
                if mode == b"40000" and found not in seen:
                    seen.add(found)
                    below[found] = f"{way}{text(entry)}/"
        level = dict(sorted(below.items(), key=lambda each: each[1]))
    return None


def _entries(content: bytes | Absent, length: int) -> Iterator[tuple[bytes, bytes, str]]:
    """Yield (mode, name, id) of what stands in a folder, as git stores it."""
    start = 0
    while isinstance(content, bytes) and start < len(content):
        end = content.index(b"\0", start)
        mode, _, name = content[start:end].partition(b" ")
        yield mode, name, content[end + 1 : end + 1 + length].hex()
        start = end + 1 + length


def _row(line: bytes) -> tuple[str, TreeEntry]:
    facts, _, path = line.partition(b"\t")
    mode, _, blob = facts.decode("ascii").split(" ")
    return text(path), TreeEntry(mode, blob)


def blob_id(content: bytes, like: str) -> str:
    """Return the id that git gives to a content, by the hash of the repository that `like` is an id of."""
    return named(content, "sha1" if len(like) == 40 else "sha256")


def named(content: bytes, algorithm: str, *, few: bool = False) -> str:
    """Return the id that git gives to a content in a repository of that hash; of `few` it is told without OpenSSL."""
    blob = b"blob %d\0" % len(content) + content
    if few and algorithm == "sha1":
        return digests.sha1(blob).hexdigest()
    import hashlib  # as coopctl.digests says

    digest = hashlib.sha1 if algorithm == "sha1" else hashlib.sha256  # `new` looks its algorithm up each time
    return digest(blob, usedforsecurity=False).hexdigest()


def staged(repository: Repository) -> Mapping[str, TreeEntry]:
    """Return every path that the index has below the repository's folder, relative to it.

    Of an unmerged path one of its stages (1 to 3) is given. A path that was only announced (`git add -N`) is left
    out, as a commit would leave it out.
    """
    rows = {}
    for line in ask(repository.folder, "ls-files", "--stage", "-z").split(b"\0")[:-1]:
        facts, _, path = line.partition(b"\t")
        mode, blob, stage = facts.decode("ascii").split(" ")
        rows[text(path)] = TreeEntry(mode, blob, int(stage))
    if any(row.blob == _EMPTY_BLOB[len(row.blob)] for row in rows.values()):
        return _without_announced(repository, rows)
    return rows


def unmerged(repository: Repository) -> Mapping[str, Mapping[int, TreeEntry]]:
    """Return each path in conflict below the repository's folder, relative to it, with its stages.

    1 is what both sides began with, 2 ours, 3 theirs; a side that has no such file has no stage.
    """
    found: dict[str, dict[int, TreeEntry]] = {}
    for line in ask(repository.folder, "ls-files", "--unmerged", "-z").split(b"\0")[:-1]:
        facts, _, path = line.partition(b"\t")
        mode, blob, stage = facts.decode("ascii").split(" ")
        found.setdefault(text(path), {})[int(stage)] = TreeEntry(mode, blob, int(stage))
    return found


def skipped(folder: Path, paths: Sequence[str]) -> Sequence[str]:
    """Return the files of the index below `paths` that a sparse checkout leaves out, relative to the folder."""
    rows = text(ask(folder, "ls-files", "-t", "-z", "--", *paths)).split("\0")
    return [row.removeprefix("S ") for row in rows if row.startswith("S ")]


def _without_announced(repository: Repository, rows: Mapping[str, TreeEntry]) -> Mapping[str, TreeEntry]:
    """Leave out announced paths. `ls-files` shows them as empty files; a comparison with nothing tells them apart."""
    empty = _EMPTY_TREE[len(next(iter(rows.values())).blob)]
    options = ("--cached", "--ita-invisible-in-index", "--no-renames", "--relative", "--name-only", "-z")
    answer = ask(repository.folder, "diff-index", *options, empty)
    real = {text(path) for path in answer.split(b"\0")[:-1]}
    return {path: row for path, row in rows.items() if path in real}


def blobs(repository: Repository, ids: Sequence[str], *, limit: int) -> Iterator[bytes | Absent]:
    """Yield the content of each blob, in the order of `ids`, all from one process. None larger than `limit` bytes.

    Raise GitError where git gives up, as it does in a clone without all contents.
    """
    if not ids:
        return
    questions = (f"{hexadecimal(each)}\n".encode("ascii") for each in ids)
    with asking(repository.folder, ("cat-file", "--batch", "--buffer"), questions) as process:
        for _ in ids:
            yield _take(cast("IO[bytes]", process.stdout), limit)


def _take(stream: IO[bytes], limit: int) -> bytes | Absent:
    """Read one answer: `ID blob SIZE`, the content and a line break; or `ID missing`."""
    words = stream.readline().split()
    if len(words) == 2:
        return Absent.MISSING
    if len(words) != 3:
        raise incomplete()
    size = int(words[2])
    if size > limit:
        left = size + 1
        while left and (piece := stream.read(min(left, 65_536))):
            left -= len(piece)
        return Absent.TOO_LARGE
    content = stream.read(size)
    if len(content) < size:
        raise incomplete()
    stream.read(1)
    return content


def is_id(answer: str) -> bool:
    """Whether git answered an id: 40 or 64 hexadecimal digits."""
    return _ID.fullmatch(answer) is not None


def hexadecimal(answer: str) -> str:
    """Return an id that git gave. Raise GitError where it is none."""
    if not is_id(answer):
        raise GitError(msg("git answered something that is no commit"))
    return answer
