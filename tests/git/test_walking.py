"""Walking along a history: what damaged commits say is data, merges and cuts are told, differences are those of git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from coopctl import git
from tests.repos import commit, write
from tests.repos import git as call

if TYPE_CHECKING:
    from pathlib import Path


def stored(root: Path, content: bytes) -> str:
    """Write a commit of these very bytes, and return its id."""
    words = ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"]
    return subprocess.run(words, cwd=root, input=content, capture_output=True, check=True).stdout.decode().strip()


def test_a_damaged_commit_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    first = commit(tmp_path, {"a": "1"})
    write(tmp_path, {"a": "2"})
    call(tmp_path, "add", "-A")
    head = f"tree {call(tmp_path, 'write-tree')}\nparent {first}\n".encode()
    repository = git.repository_of(tmp_path)
    told = {
        b"author \xe9 <x> 1580511600 +0130\ncommitter A <> 999999999999999999 +9999\nencoding rot13\n\n\n s\n t\n\nu": (
            "é", "2020-02-01T00:30:00+01:30", "s t",
        ),
        b"author nobody\ncommitter nobody\n\n": ("nobody", "1970-01-01T00:00:00+00:00", ""),
        b"author \xcf\xf0 <a@b> 1580511600 -1130\nencoding windows-1251\n\n\xcf\xf0": (
            "Пр", "2020-01-31T11:30:00-11:30", "Пр",
        ),
    }  # fmt: skip
    for rest, expected in told.items():
        damaged = stored(tmp_path, head + rest)
        newest, oldest = git.commits(repository, damaged, ["a"], first_parents=False)
        assert git.committed_on(repository, damaged) == newest.day

        assert (newest.author, newest.authored.isoformat(), newest.subject) == expected
        assert (newest.parents, newest.cut, oldest.id, oldest.cut) == ((first,), False, first, False)


def test_differences_are_those_from_one_folder_to_the_next(tmp_path: Path) -> None:
    odd = "data/o\ndd: é"
    ids = [
        commit(tmp_path / "top", {"deep/data/a": "1", "else": "1"}),
        commit(tmp_path / "top", {"deep/data/a": "2", f"deep/{odd}": "x", "else": "2"}),
    ]
    (tmp_path / "top/deep/data/a").unlink()
    ids.append(commit(tmp_path / "top", {"deep/elsewhere": "1"}))
    repository = git.repository_of(tmp_path / "top" / "deep")
    folders = [each for each in git.found(repository, [(one, "") for one in ids]) if each]

    found = list(git.differences(repository, [*folders, folders[-1], folders[0]], ["data"]))

    assert [{path: row is not None for path, row in each.items()} for each in found] == [
        {"data/a": True, odd: True},
        {"data/a": False},
        {},
        {"data/a": True, odd: False},
    ]
    assert git.found(repository, [(ids[0], "data/a"), (ids[0], "data/b")])[1] is None
