"""Walking along a history: its commits as git has stored them, what each has at some paths, and what differs between.

What people wrote (names, subjects) is read from the commits themselves: no mail map, notes, signature or format of the
repository's own settings has a say in it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.git.objects import TreeEntry, blobs, entries, hexadecimal, is_id
from coopctl.git.process import ask, failure, run, text
from coopctl.git.repository import FIRST_DAY, Repository, folder_of
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

#: `author NAME <ADDRESS> SECONDS OFFSET`, of which damaged commits may lack the end.
_SIGNED = re.compile(rb"(?P<name>[^<]*)<[^>]*>?\s*(?P<seconds>-?\d{1,18})?(?:\s+(?P<offset>[+-]\d{4}))?", re.DOTALL)
#: Encodings that a commit may say it is in; what says another one is read as Latin-1, where it is no UTF-8.
_ENCODINGS = re.compile(
    rb"(iso-?8859-\d{1,2}|latin-?\d|(windows-?|cp)125\d|koi8-[ru]|gb18030|gbk|big5|euc-jp|shift_jis)"
)
_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit with the `parents` from which what is looked at came to it.

    `day` is that on which it was committed (UTC), `seconds` since 1970 the same, `authored` when its author made it,
    by the clock beside them. `cut` says that the clone has none of its parents: what is there may have come earlier.
    """

    id: str
    parents: tuple[str, ...]
    seconds: int
    author: str
    authored: datetime
    subject: str
    cut: bool

    @property
    def day(self) -> date:
        """The day of the commit (UTC)."""
        return day_of(self.seconds)


def day_of(seconds: int) -> date:
    """Return the day (UTC) of seconds since 1970, the first or last of the calendar where they lie beyond."""
    return date.fromordinal(min(max(FIRST_DAY + seconds // 86_400, 1), date.max.toordinal()))


def commits(repository: Repository, start: str, paths: Sequence[str], *, first_parents: bool) -> Sequence[Commit]:
    """Return the commits up to `start` that touch the paths, newest first, none before what came after it.

    Paths are relative to the repository's folder. Along `first_parents` only, these are those of a branch; else merges
    are followed, and those are told too that have something of their own. A commit that is `cut` may have nothing new.
    """
    along = ["--first-parent"] if first_parents else []
    asked = ["rev-list", "--date-order", "--parents", *along, hexadecimal(start), "--", *paths]
    rows = [line.split()[: 2 if first_parents else None] for line in text(ask(repository.folder, *asked)).splitlines()]
    roots = text(ask(repository.folder, "rev-list", "--max-parents=0", *along, hexadecimal(start))).split()
    ids = list(dict.fromkeys([*(row[0] for row in rows), *roots]))
    stored = dict(zip(ids, blobs(repository, ids, limit=_LARGEST), strict=True))
    cut = {root for root in roots if _header(stored[root]).get(b"parent")}
    return [_commit(row, _header(stored[row[0]]), stored[row[0]], cut=row[0] in cut) for row in rows]


def contents(repository: Repository, start: str, paths: Sequence[str]) -> Mapping[str, str]:
    """Return the id of every content that the commits up to `start` have at the paths, and a path of each.

    Paths are relative to the repository's folder; of a bare one to its top. Raise GitError.
    """
    answer = ask(repository.folder, "rev-list", "--objects", hexadecimal(start), "--", *paths)
    rows = (line.partition(" ") for line in text(answer).splitlines())
    prefix = repository.prefix
    return {id_: path.removeprefix(prefix) for id_, _, path in rows if path.startswith(prefix) and is_id(id_)}


def _header(content: object) -> Mapping[bytes, bytes]:
    """Return the lines before the message, by their first word; of several the last. What goes on is left out."""
    head = content.partition(b"\n\n")[0] if isinstance(content, bytes) else b""
    return {word: rest for line in head.split(b"\n") for word, _, rest in [line.partition(b" ")] if word}


def _commit(row: Sequence[str], header: Mapping[bytes, bytes], content: object, *, cut: bool) -> Commit:
    encoding = header.get(b"encoding", b"utf-8")
    name, when = _signed(header.get(b"author", b""))
    message = content.partition(b"\n\n")[2] if isinstance(content, bytes) else b""
    first = message.lstrip(b"\n").partition(b"\n\n")[0]
    return Commit(
        id=row[0],
        parents=tuple(row[1:]),
        seconds=int(_signed(header.get(b"committer", b""))[1].timestamp()),
        author=_told(name, encoding),
        authored=when,
        subject=_told(first, encoding),
        cut=cut,
    )


def _signed(line: bytes) -> tuple[bytes, datetime]:
    """Return who, and when by their own clock; 1970 where it is not told, or lies beyond the calendar."""
    found = _SIGNED.match(line)
    if found is None:
        return line, datetime.fromtimestamp(0, UTC)
    written = int(found["offset"] or b"0")
    minutes = (abs(written) // 100 * 60 + abs(written) % 100) * (1 if written > 0 else -1)
    zone = timezone(timedelta(minutes=minutes)) if abs(minutes) < 1440 else UTC
    try:
        return found["name"], datetime.fromtimestamp(int(found["seconds"] or 0), zone)
    except (OverflowError, ValueError, OSError):
        return found["name"], datetime.fromtimestamp(0, UTC)


def _told(said: bytes, encoding: bytes) -> str:
    """Return text of a commit on one line."""
    try:
        told = said.decode()
    except UnicodeDecodeError:
        known = _ENCODINGS.fullmatch(encoding.strip().lower())
        told = said.decode(known[0].decode() if known else "latin-1", "replace")
    return " ".join(told.split())


def found(repository: Repository, asked: Sequence[tuple[str, str]]) -> Sequence[str | None]:
    """Return the id of what each (commit, path below the repository's folder) is, None where nothing is there.

    The path "" is that folder itself.
    """
    prefix = repository.prefix
    if "\n" in prefix:  # git would take it for the end of the question
        return [_one(repository, commit, path) for commit, path in asked]
    questions = "".join(f"{hexadecimal(commit)}:{prefix}{path}".removesuffix("/") + "\n" for commit, path in asked)
    words = ("cat-file", "--batch-check=%(objectname)", "--buffer")
    answers = _answer(repository.folder, words, questions.encode("utf-8", "surrogateescape")).splitlines()
    return [None if b" " in answer else hexadecimal(answer.decode("ascii", "replace")) for answer in answers]


def _answer(folder: Path, words: Sequence[str], questions: bytes) -> bytes:
    """Return what git answers to many questions. Raise GitError where it fails."""
    done = run(folder, *words, stdin=questions)
    if done.returncode:
        raise failure(done, words[0])
    return done.stdout


def _one(repository: Repository, commit: str, path: str) -> str | None:
    folder = folder_of(repository, commit, repository.prefix)
    if not path or folder is None:
        return folder
    return row.blob if (row := entries(repository, folder, [path]).get(path)) else None


def differences(
    repository: Repository, folders: Sequence[str], paths: Sequence[str]
) -> Iterator[Mapping[str, TreeEntry | None]]:
    """Yield, for each folder but the first, what it has otherwise at the paths, and below them, than the one before.

    None stands for what is gone. All come from one process.
    """
    pairs = [(before, after) for before, after in pairwise(folders) if before != after]
    found: dict[tuple[str, str], dict[str, TreeEntry | None]] = {pair: {} for pair in pairs}
    top = repository.folder.joinpath(*[".."] * repository.prefix.count("/"))  # paths are counted from the folders
    questions = "".join(f"{hexadecimal(before)} {hexadecimal(after)}\n" for before, after in pairs)
    words = ("diff-tree", "--stdin", "-r", "--raw", "-z", "--no-renames", "--", *paths)
    answer = iter(_answer(top, words, questions.encode("ascii")).split(b"\0")) if pairs else iter(())
    there: dict[str, TreeEntry | None] = {}
    for facts in answer:
        *heads, row = facts.split(b"\n")
        for head in heads:
            before, _, after = head.decode("ascii").partition(" ")
            there = found[before, after]
        if row:
            _, mode, _, blob, kind = row.decode("ascii").split(" ")
            there[text(next(answer))] = None if kind == "D" else TreeEntry(mode, blob)
    for pair in pairwise(folders):
        yield found.get(pair, {})
