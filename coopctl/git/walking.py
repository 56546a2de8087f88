"""Walking along a history: its commits as git has stored them, what each has at some paths, and what differs between.

What people wrote (names, subjects) is read from the commits themselves: no mail map, notes, signature or format of the
repository's own settings has a say in it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING

from coopctl.git.objects import TreeEntry, blobs, entries, hexadecimal, is_id
from coopctl.git.process import ask, asking, failure, incomplete, pieces, run, text
from coopctl.git.repository import FIRST_DAY, Repository, folder_of
from coopctl.patterns import regex
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

#: `author NAME <ADDRESS> SECONDS OFFSET`, of which damaged commits may lack the end.
_SIGNED = regex(rb"(?P<name>[^<]*)<[^>]*>?\s*(?P<seconds>-?\d{1,18})?(?:\s+(?P<offset>[+-]\d{4}))?", re.DOTALL)
#: Encodings that a commit may say it is in; what says another one is read as Latin-1, where it is no UTF-8.
_ENCODINGS = regex(rb"(iso-?8859-\d{1,2}|latin-?\d|(windows-?|cp)125\d|koi8-[ru]|gb18030|gbk|big5|euc-jp|shift_jis)")
_LARGEST = 100_000_000
#: What a small object would take in a pack, in bytes.
_LOOSE = 300
#: So often a folder is followed to where it stood before.
_MOVES = 20
#: Of more commits nobody asks who wrote which change.
_MOST_COMMITS = 1000


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


def committed_on(repository: Repository, commit: str) -> date:
    """Return the day on which a commit was made (UTC), as its committer line says; 1970 where it does not."""
    header = _header(ask(repository.folder, "cat-file", "commit", hexadecimal(commit)))
    return day_of(int(_signed(header.get(b"committer", b""))[1].timestamp()))


def day_of(seconds: int) -> date:
    """Return the day (UTC) of seconds since 1970, the first or last of the calendar where they lie beyond."""
    return date.fromordinal(min(max(FIRST_DAY + seconds // 86_400, 1), date.max.toordinal()))


def commits(repository: Repository, start: str, paths: Sequence[str], *, first_parents: bool) -> Sequence[Commit]:
    """Return the commits up to `start` that touch the paths, newest first, none before what came after it.

    Paths are relative to the repository's folder, and are followed to where that stood before. Along `first_parents`
    only, these are those of a branch; else merges are followed, and those are told too that have something of their
    own. A commit that is `cut` may have nothing new.
    """
    branch = ["--first-parent"] if first_parents else []
    way = branch or ["--parents"]
    asked = ["rev-list", "--date-order", *way, hexadecimal(start), "--", *_everywhere(repository, paths)]
    rows = [line.split() for line in text(ask(repository.folder, *asked)).splitlines()]
    if first_parents:  # git names the other parent of a merge where nothing touched the paths before it on the branch
        ids = [id_ for (id_,) in rows]
        rows = [ids[at : at + 2] for at in range(len(ids))]
    roots = text(ask(repository.folder, "rev-list", "--max-parents=0", *branch, hexadecimal(start))).split()
    ids = list(dict.fromkeys([*(row[0] for row in rows), *roots]))
    stored = dict(zip(ids, blobs(repository, ids, limit=_LARGEST), strict=True))
    cut = {root for root in roots if _header(stored[root]).get(b"parent")}
    return [_commit(row, _header(stored[row[0]]), stored[row[0]], cut=row[0] in cut) for row in rows]


def _everywhere(repository: Repository, paths: Sequence[str]) -> Sequence[str]:
    """Return the paths, and those where the repository's folder stood before, relative to it."""
    back = "../" * repository.prefix.count("/")
    return [*paths, *(f"{back}{way}{path}" for way in repository.former for path in paths)]


def contents(
    repository: Repository, start: str, paths: Sequence[str], *, since: str | None = None
) -> Mapping[str, str]:
    """Return the id of every content that the commits up to `start` have at the paths, and a path of each.

    Of what leads to `since` too nothing is told.

    Paths are relative to the repository's folder; of a bare one to its top. Raise GitError.
    """
    after = [f"^{hexadecimal(since)}"] if since else []
    answer = ask(repository.folder, "rev-list", "--objects", hexadecimal(start), *after, "--", *paths)
    rows = (line.partition(" ") for line in text(answer).splitlines())
    prefix = repository.prefix
    return {id_: path.removeprefix(prefix) for id_, _, path in rows if path.startswith(prefix) and is_id(id_)}


def followed(
    repository: Repository, start: str, paths: Sequence[str], *, first_parents: bool
) -> tuple[Repository, Sequence[Commit]]:
    """Return the commits as `commits` does, and the repository with the ways where its folder stood before.

    The folder is the same one where a commit brings files to it, most of them unchanged, from another folder.
    """
    while True:
        told = commits(repository, start, paths, first_parents=first_parents)
        began = (each for each in _beginnings(repository, told, paths) if not each.cut)
        way = next((way for each in began if (way := _moved(repository, each.id)) is not None), None)
        if way is None or len(repository.former) == _MOVES:
            return repository, told
        repository = replace(repository, former=(*repository.former, way))


def _beginnings(repository: Repository, told: Sequence[Commit], paths: Sequence[str]) -> Sequence[Commit]:
    """Return the commits that have something at the paths where none of their parents has."""
    asked = [(id_, path) for each in told for id_ in (each.id, *each.parents) for path in paths]
    asked = list(dict.fromkeys(asked))
    there = {commit for (commit, _), id_ in zip(asked, found(repository, asked), strict=True) if id_}
    return [each for each in told if each.id in there and not there.intersection(each.parents)]


def authors(repository: Repository, until: str, since: str, paths: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return who wrote the commits that touch each path, and lead to one commit and not to the other, first ones first.

    Paths are relative to the repository's folder, wherever that stood. Merges are not looked at, nor commits without a
    parent here, and none where there are very many.
    """
    everywhere = _everywhere(repository, paths)
    ways = f"--max-count={_MOST_COMMITS + 1}", "--no-merges", hexadecimal(until), f"^{hexadecimal(since)}"
    ids = text(ask(repository.folder, "rev-list", "--reverse", *ways, "--", *everywhere)).split()
    if len(ids) > _MOST_COMMITS or not ids:
        return {}
    stored = dict(zip(ids, blobs(repository, ids, limit=_LARGEST), strict=True))
    names = {each: _commit([each], _header(stored[each]), stored[each], cut=False).author for each in ids}
    questions = "".join(f"{each}\n" for each in ids).encode("ascii")
    options = ("--stdin", "-r", "--name-status", "-z", "-M100%", "--", *everywhere)
    found: dict[str, dict[str, None]] = {}
    name = ""
    said = iter(text(_answer(repository.folder, ("diff-tree", *options), questions)).split("\0"))
    for word in said:
        if word in names:
            name = names[word]
        elif word:
            ends = [_inside(repository, next(said)) for _ in range(2 if word.startswith("R") else 1)]
            moved_along = len(ends) > 1 and ends[0] == ends[1]  # with its folder
            for path in () if moved_along else ends:
                found.setdefault(path, {})[name] = None
    return {path: tuple(wrote) for path, wrote in found.items()}


def _inside(repository: Repository, path: str) -> str:
    """Return a path as it is within the repository's folder, wherever that stood."""
    return path.removeprefix(next((way for way in repository.ways if path.startswith(way)), ""))


def _moved(repository: Repository, commit: str) -> str | None:
    """Return the way from which a commit moved most of what it has in the folder, None where it did not."""
    options = ("--no-commit-id", "-r", "--raw", "-z", "-M100%", "--diff-filter=AR")
    answer = iter(ask(repository.folder, "diff-tree", *options, hexadecimal(commit)).split(b"\0"))
    ways: Counter[str | None] = Counter()
    for facts in filter(None, answer):
        before = text(next(answer))
        after = text(next(answer)) if facts.rpartition(b" ")[2].startswith(b"R") else before
        way = next((way for way in repository.ways if after.startswith(way)), None)
        if way is not None:
            inside = after.removeprefix(way)
            moved = before != after and before.endswith(f"/{inside}" if before != inside else inside)
            ways[before.removesuffix(inside) if moved else None] += 1
    found, count = ways.most_common(1)[0] if ways else (None, 0)
    return found if found not in repository.ways and 2 * count > ways.total() else None


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

    The path "" is that folder itself. Of a commit that has nothing else of what is asked, it is looked for where the
    folder stood before.
    """
    there = _found(repository, asked)
    for way in repository.former:
        lacking = {commit for commit, _ in asked}
        lacking -= {commit for (commit, path), id_ in zip(asked, there, strict=True) if path and id_}
        again = [each for each in asked if each[0] in lacking]
        answers = iter(_found(replace(repository, prefix=way), again))
        there = [next(answers) if each[0] in lacking else id_ for each, id_ in zip(asked, there, strict=True)]
    return there


def _found(repository: Repository, asked: Sequence[tuple[str, str]]) -> Sequence[str | None]:
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
        raise failure(done, words[0], folder)
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
    if len(set(folders)) < 2:
        yield from ({} for _ in folders[1:])
        return
    top = repository.folder.joinpath(*[".."] * repository.prefix.count("/"))  # paths are counted from the folders
    pairs = (f"{hexadecimal(before)} {hexadecimal(after)}\n" for before, after in pairwise(folders) if before != after)
    words = ("diff-tree", "--stdin", "-r", "--raw", "-z", "--no-renames", "--", *paths)
    with asking(top, words, (each.encode("ascii") for each in pairs)) as process:
        steps = _steps(pieces(process, rest_too=True))
        for before, after in pairwise(folders):
            yield {} if before == after else next(steps)
        if process.wait() != 0:
            raise incomplete()


def weight(repository: Repository) -> int:
    """Return about how many bytes a repository holds, packed."""
    said = dict(line.split(": ") for line in text(ask(repository.folder, "count-objects", "-v")).splitlines())
    return _LOOSE * int(said.get("count", 0)) + 1024 * int(said.get("size-pack", 0))


def _steps(answer: Iterator[bytes]) -> Iterator[Mapping[str, TreeEntry | None]]:
    """Yield what is otherwise by each question of an answer, which says it again before."""
    there: dict[str, TreeEntry | None] | None = None
    for facts in answer:
        *heads, row = facts.split(b"\n")
        for _ in heads:
            if there is not None:
                yield there
            there = {}
        if row and there is not None:
            _, mode, _, blob, kind = row.decode("ascii").split(" ")
            there[text(next(answer))] = None if kind == "D" else TreeEntry(mode, blob)
    if there is None:
        raise incomplete()
    yield there
    raise incomplete()  # for who asks for more than was answered
