"""`coopctl cache`, what doctor says of it, and what --debug says where it cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopctl import cache
from coopctl.cache import kept

if TYPE_CHECKING:
    import pytest

    from tests.commands.conftest import Committed, Coopctl
    from tests.conftest import Git, Workspace


def test_it_is_shown_and_deleted(committed: Committed, coopctl: Coopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed()
    assert "nothing is kept yet" in coopctl(root, "cache").out
    assert cache.place_of(root).size() == 0  # type: ignore[union-attr] # who looks makes none
    coopctl(root, "validate")
    kept.close_all()
    shown = coopctl(root, "cache", "show").out
    assert "is kept, to answer sooner" in shown
    assert str(root / ".git/coopctl/cache/kept-1.sqlite") in shown
    doctor = coopctl(root, "doctor", "--plain").out
    assert "what was made of files: is kept, to answer sooner" in doctor
    assert str(root) not in doctor
    cleared = coopctl(root, "cache", "clear")
    assert (cleared.code, cleared.err) == (0, "")
    assert "bytes are free again" in cleared.out
    assert "nothing is kept yet" in coopctl(root, "cache").out
    assert "0 bytes are free again" in coopctl(root, "cache", "clear").out
    assert coopctl(root, "cache", "shwo").code == 2
    monkeypatch.setenv("COOPCTL_CACHE", "off")
    assert "COOPCTL_CACHE says so" in coopctl(root, "cache").out


def test_it_is_filled_for_many_workspaces_and_all_that_git_has(
    committed: Committed, coopctl: Coopctl, workspace: Workspace, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = committed(), workspace()
    path = first / "data/actions/mons-sefrou/photo-exhibition.yaml"
    path.write_bytes(path.read_bytes() + b"# another version\n")
    git(first, "commit", "-qam", "again")
    path.write_bytes(path.read_bytes() + b"# and one that nobody has committed\n")
    files = len(list(first.rglob("data/*/**/*.yaml")))
    more = [workspace() for _ in range(5)]  # more than are open at once
    (more[3] / "data/actions/mons-sefrou/photo-exhibition.yaml").write_bytes(b"title: [")
    there = [str(each) for each in (first, second, *more)]
    filled = coopctl(first, "cache", "warm", *there)
    assert filled.out.splitlines() == [
        f"{there[0]}: read {files}, known before 0, left out 0",
        f"{there[1]}: read {files}, known before 0, left out 0",
        *(f"{each}: read 0, known before {files}, left out 0" for each in there[2:5]),  # which share one cache
        f"{there[5]}: read 0, known before {files - 1}, left out 1",
        f"{there[6]}: read 0, known before {files}, left out 0",
    ]
    assert (filled.code, filled.err) == (0, "")
    assert coopctl(first, "cache", "warm").out == f"{first}: read 0, known before {files}, left out 0\n"
    assert coopctl(first, "cache", "warm", "--history").out == f"{first}: read 2, known before {files}, left out 0\n"
    for words in (["trend", "--every", "commit"], ["status"], ["show", "mons-sefrou/photo-exhibition"]):
        kept.close_all()
        warm = coopctl(first, *words)
        with monkeypatch.context() as without:
            without.setenv("COOPCTL_CACHE", "off")
            assert coopctl(first, *words) == warm
    # One that cannot be read keeps no other from it; a folder that is no workspace is said before anything is read.
    gone = coopctl(first, "cache", "warm", "--history", str(second), str(first))
    assert gone.code == 3
    assert f"{second}: " in gone.err
    assert gone.out.startswith(f"{first}: read 0")
    assert coopctl(first, "cache", "warm", str(first), str(first.parent)).code == 3
    assert coopctl(first, "cache", "show", str(first)).code == coopctl(first, "cache", "clear", "--history").code == 2
    monkeypatch.setenv("COOPCTL_CACHE", "off")
    refused = coopctl(first, "cache", "warm")
    assert (refused.code, refused.out) == (3, "")
    assert "COOPCTL_CACHE says so" in refused.err


def test_why_it_is_not_used_is_said_once_and_only_where_it_is_asked_for(committed: Committed, coopctl: Coopctl) -> None:
    root = committed()
    expected = coopctl(root, "validate")
    kept.close_all()
    place = cache.place_of(root)
    assert place is not None
    place.file.write_bytes(b"no database at all, but a text that is long enough to be taken for a header of one " * 9)
    assert coopctl(root, "validate") == expected
    kept.close_all()
    told = coopctl(root, "--debug", "validate")
    assert (told.code, told.out) == (expected.code, expected.out)
    assert told.err.count("the cache is not used: file is not a database") == 1
    kept.close_all()
    assert "is not kept: file is not a database" in coopctl(root, "cache").out
    assert coopctl(root, "cache", "clear").code == 0
    assert coopctl(root, "--debug", "validate") == expected
    for folder in (place.folder, place.folder.parent):
        folder.chmod(0o755)  # which others may enter: it is made its owner's alone again
    kept.close_all()
    assert coopctl(root, "--debug", "validate") == expected
    assert place.folder.stat().st_mode & 0o077 == 0
