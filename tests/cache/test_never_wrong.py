"""With the cache or without it: the same, whatever happened to the files meanwhile."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from coopctl import cache, discovery, disk, rules, strict_yaml, trees
from coopctl.cache import files, kept
from coopctl.checking import engine
from coopctl.loading import loader
from coopctl.messages import msg
from coopctl.model.mentions import present_name
from coopctl.model.portfolio import Portfolio
from coopctl.model.records import Agreement
from coopctl.model.walk import Patience, records, see
from coopctl.values import replace
from tests import golden
from tests.conftest import ROOT
from tests.mutants import mutant
from tests.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

    from coopctl.model.records import Record
    from coopctl.trees import Tree
    from tests.conftest import Git, Workspace

ACTION = "data/actions/mons-sefrou/photo-exhibition.yaml"
AGREEMENT = "data/agreements/mons-sefrou.yaml"


def told(tree: Tree, *, whole: bool = False) -> str:
    """Return everything that is read of a tree and found in it, with the raw maps."""
    loaded = loader.load(tree, whole=whole)
    found = sorted((*loaded.findings, *engine.run(loaded)), key=lambda each: each.order)
    maps = [(record.ref, dict(record.data)) for record in records(loaded.portfolio)]
    return repr((loaded.portfolio, loaded.paths, loaded.built, found, maps))


def uncached(tree: Tree, *, whole: bool = False) -> str:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("COOPCTL_CACHE", "off")
        return told(tree, whole=whole)


def test_golden_cases_cold_and_warm(workspace: Workspace) -> None:
    cases = golden.invalid()
    for case in cases if sample(1) > 1 else cases[::12]:
        root = golden.lay(case, workspace())
        expected = uncached(trees.worktree(root))

        assert [told(trees.worktree(root), whole=whole) for whole in (True, False)] == [expected] * 2, case


def test_random_edits(workspace: Workspace, git: Git) -> None:
    random = Random(18)  # noqa: S311 - a test's
    root = workspace()
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "begin")
    texts = {path: (root / path).read_bytes() for path in (ACTION, AGREEMENT)}
    seen = set()
    for number in range(sample(24)):
        path, other = random.choice([ACTION, AGREEMENT]), root / f"data/actions/mons-sefrou/more-{number % 5}.yaml"
        act = random.randrange(6)
        if act == 0:
            git(root, "add", "-A")
            git(root, "commit", "-qm", str(number), "--allow-empty")
            git(root, "checkout", "-q", random.choice(git(root, "log", "--all", "--format=%H").split()), "--", ".")
        elif act == 1:
            (root / "coopctl.yaml").write_text(random.choice(["language: fr\n", "language: en\nlanguages: [fr, ar]\n"]))
        elif act == 2:  # the same size and time
            before = (root / path).stat()
            changed = (root / path).read_bytes().swapcase() if random.random() < 0.3 else texts[path][::-1]
            (root / path).write_bytes(changed[: before.st_size].ljust(before.st_size, b"#"))
            os.utime(root / path, ns=(before.st_atime_ns, before.st_mtime_ns))
        elif act == 3:
            other.write_bytes(mutant(random, texts[ACTION].decode()))
        elif act == 4:
            (root / path).write_bytes(texts[path])
        else:
            (root / path).write_bytes(mutant(random, texts[path].decode()))
        tree = trees.worktree(root)
        expected = uncached(tree)
        seen.add(expected)

        assert told(tree, whole=bool(number % 2)) == expected, (number, act, path)
        if number % 8 == 0:
            git(root, "add", "-A")
            assert told(trees.index(root)) == uncached(trees.index(root))
            assert told(trees.at(root, "HEAD")) == uncached(trees.at(root, "HEAD"))
    assert len(seen) > 12
    assert cache.opened(root) is not None


def test_commits_the_index_and_the_files_share_what_is_kept(
    workspace: Workspace, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace()
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "begin"]):
        git(root, *arguments)
    loader.load(trees.at(root, "HEAD"))
    monkeypatch.setattr("coopctl.strict_yaml.read", forbidden_beside_settings(strict_yaml.read))

    assert len(loader.load(trees.worktree(root)).built) == len(loader.load(trees.index(root)).built) == 2
    one = cache.opened(root)
    assert one is not None
    assert len(cache.Files(one, root).ids([ACTION, AGREEMENT])) == 2, "a commit says nothing of the files"
    linked = root.parent / "linked"
    git(root, "worktree", "add", "-q", str(linked))
    assert len(loader.load(trees.worktree(linked)).built) == 2


def forbidden_beside_settings(read: object) -> object:
    def reading(path: str, content: bytes, **more: object) -> object:
        assert path == "coopctl.yaml", f"{path} is read again"
        return read(path, content, **more)  # type: ignore[operator]

    return reading


def test_unchanged_files_are_not_opened_and_racy_ones_are(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace()
    read: list[str] = []
    below = trees.WorkingTree.read

    def reading(self: trees.WorkingTree, paths: object) -> object:
        for path, content in below(self, paths):  # type: ignore[arg-type]
            read.append(path)
            yield path, content

    monkeypatch.setattr(trees.WorkingTree, "read", reading)
    loader.load(trees.worktree(root))
    assert {ACTION, AGREEMENT} <= set(read)
    # What was written in the very moment in which it was read is read again, though nothing has changed.
    os.utime(root / ACTION)
    kept.close_all()
    monkeypatch.setattr(files.Files, "_is_settled", lambda _self, stamp: stamp.inode != (root / ACTION).stat().st_ino)
    loader.load(trees.worktree(root))
    read.clear()
    loader.load(trees.worktree(root))

    assert ACTION in read
    assert AGREEMENT not in read


def test_a_stamp_counts_only_where_any_later_change_would_give_another(workspace: Workspace) -> None:
    root = workspace()
    one = cache.opened(root)
    assert one is not None
    known = files.Files(one, root)
    stamp = disk.stamp(root, ACTION)
    assert stamp is not None
    for times, settled_ in (
        ((one.moment + 1, one.moment + 1), False),
        ((one.moment, one.moment), False),
        ((one.moment - 7, one.moment - 7), (one.moment - 7) % 1_000_000 != 0),
        ((one.moment - 7, one.moment), False),
        ((0, (one.moment // 10**9 - 1) * 10**9), False),  # a disk that knows seconds alone
        ((0, (one.moment // 10**9 - 4) * 10**9), True),
    ):
        assert known._is_settled(replace(stamp, changed=times[0], inode_changed=times[1])) is settled_, times


def test_what_rules_are_silent_of_rests_on_the_record_its_agreement_and_that_ones_parent(workspace: Workspace) -> None:
    """As `checking.silence` takes it: each rule that looks at one record is given nothing else of the portfolio."""
    looking = {code: rule for code in discovery.names(rules) if (rule := engine.rule(code).check_record)}
    cases = [ROOT, golden.GOLDEN / "rich", *(golden.invalid() if sample(1) > 1 else golden.invalid()[::8])]
    pairs = 0
    for case in cases:
        root = case if case in cases[:2] else golden.lay(case, workspace())
        portfolio = loader.load(trees.worktree(root), whole=True).portfolio
        for record in records(portfolio):
            seen, alone = see(record, record.data, Patience()), around(portfolio, record)
            for code, check in looking.items():
                pairs += 1
                assert any(check(seen, portfolio)) == any(check(seen, alone)), (case, record.ref, code)
    assert pairs > 1_000


def around(portfolio: Portfolio, record: Record) -> Portfolio:
    above = record.parent if isinstance(record, Agreement) else record.agreement
    chain: dict[str, Agreement] = {}
    former: dict[str, str] = {}
    for _ in range(1 if isinstance(record, Agreement) else 2):
        name = present_name(portfolio, above) if above else None
        if above is None or name is None or name not in portfolio.agreements:
            break
        chain[name] = portfolio.agreements[name]
        former |= {above: name} if above != name else {}
        above = chain[name].parent
    return Portfolio(
        agreements=chain | ({record.ref: record} if isinstance(record, Agreement) else {}),
        actions={},
        settings=portfolio.settings,
        former=former,
    )


PLANTED = {
    "rows of another shape": "UPDATE kept SET value = x'9301020304', more = x'7b7d'",
    "no rows at all": "UPDATE kept SET value = x''",
    "words for numbers": "UPDATE kept SET value = 'text', more = 'text', used = 'yesterday'",
    "a huge row": "UPDATE kept SET value = zeroblob(33000000) WHERE rowid = 1",
    "values under other keys": "UPDATE kept SET value = (SELECT value FROM kept AS other WHERE other.key != kept.key)",
    "one letter": "UPDATE kept SET value = CAST(replace(CAST(value AS TEXT), 'e', 'a') AS BLOB)",
    "another table": "DROP TABLE kept; CREATE TABLE kept (key, value, more, used)",
    "a trigger": "CREATE TRIGGER planted AFTER UPDATE ON kept BEGIN DELETE FROM kept; END",
    "a view in its place": "ALTER TABLE kept RENAME TO other; CREATE VIEW kept AS SELECT * FROM other",
    "nested without end": "UPDATE kept SET value = CAST(replace(hex(zeroblob(40000)), '00', x'91') AS BLOB)",
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_file_that_somebody_planted(planted: str, workspace: Workspace) -> None:
    root = workspace()
    told(trees.worktree(root))
    kept.close_all()
    place = cache.place_of(root)
    assert place is not None
    with closing(sqlite3.connect(place.file)) as base:
        base.executescript(PLANTED[planted])

    assert told(trees.worktree(root)) == uncached(trees.worktree(root))


def spoilt(file: Path, how: str) -> None:
    content, noise = file.read_bytes(), Random(1)  # noqa: S311 - a test's
    if how == "empty":
        file.write_bytes(b"")
    elif how == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif how == "noise":
        file.write_bytes(noise.randbytes(len(content)))
    elif how == "pages":
        file.write_bytes(content[:4096] + noise.randbytes(len(content) - 4096))
    elif how == "a folder":
        file.unlink()
        file.mkdir()
    elif how == "a link":
        file.rename(file.with_name("other"))
        file.symlink_to("other")
    elif how == "another name":
        os.link(file, file.with_name("other"))
    elif how == "open to others":
        file.chmod(0o666)


@pytest.mark.parametrize(
    "how", ["empty", "cut", "noise", "pages", "a folder", "a link", "another name", "open to others"]
)
def test_a_file_that_is_not_as_it_should_be(how: str, workspace: Workspace) -> None:
    root = workspace()
    told(trees.worktree(root))
    kept.close_all()
    place = cache.place_of(root)
    assert place is not None
    spoilt(place.file, how)

    assert told(trees.worktree(root)) == uncached(trees.worktree(root))
    one = kept.Cache(place)
    assert (one.fault is None) == (how in ("empty", "pages"))  # which are noticed row by row
    one.close()


def test_two_processes_and_one_that_is_killed_while_it_writes(workspace: Workspace) -> None:
    root = workspace()
    writing = """
import os, sys
from pathlib import Path
from coopctl import cache
one = cache.opened(Path(sys.argv[1]))
one._base.execute("BEGIN IMMEDIATE")
one._base.execute("INSERT INTO kept VALUES (x'00', x'00', NULL, 0)")
print("writing", flush=True)
sys.stdin.read()
"""
    there = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", writing, str(root)], stdin=pipe, stdout=pipe, env=there) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        expected = uncached(trees.worktree(root))
        assert told(trees.worktree(root)) == expected  # nothing can be kept now, and nothing is lost but time
        process.kill()

    assert told(trees.worktree(root)) == expected
    one = cache.opened(root)
    assert one is not None
    assert one.rows() > 2
    assert one.get(b"\x00") is None


def test_another_version_of_the_program_finds_nothing_and_harms_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace()
    told(trees.worktree(root))
    one = cache.opened(root)
    assert one is not None
    key, rows = one.key("record"), one.rows()
    kept.close_all()
    monkeypatch.setattr(kept, "version", lambda: "another")
    other = cache.opened(root)
    assert other is not None
    assert other.key("record") != key
    told(trees.worktree(root))
    assert other.rows() == 2 * rows
    kept.close_all()
    monkeypatch.undo()
    monkeypatch.delenv("COOPCTL_CACHE", raising=False)
    assert told(trees.worktree(root)) == uncached(trees.worktree(root))


def test_what_was_not_used_for_longest_leaves_first(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace()
    one = cache.opened(root)
    assert one is not None
    monkeypatch.setattr(kept, "MOST", 400_000)
    for number in range(60):
        one._today = number
        one.put(b"%02d" % number, bytes(10_000))
        one.flush()

    assert one.get(b"00") is None
    assert one.get(b"59") == bytes(10_000)
    one.close()
    assert one.place.size() < 700_000


def test_it_is_deleted_meanwhile(workspace: Workspace) -> None:
    root = workspace()
    expected = told(trees.worktree(root))
    place = cache.place_of(root)
    assert place is not None
    assert place.clear() > 0
    assert told(trees.worktree(root)) == expected
    one = cache.opened(root)
    assert one is not None
    assert one.rows() > 2


def test_where_it_is(workspace: Workspace, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace()
    outside = cache.place_of(root)
    assert outside is not None
    assert outside.file.is_relative_to(tmp_path / "caches")
    git(root, "init", "-q")
    place = cache.place_of(root)
    assert place is not None
    assert place.file.parent == root / ".git" / "coopctl" / "cache"
    told(trees.worktree(root))
    kept.close_all()
    assert place.file.stat().st_mode & 0o777 == 0o600
    assert place.folder.stat().st_mode & 0o777 == 0o700
    assert git(root, "status", "--porcelain", "--", ".git") == ""
    place.clear()
    place.folder.rmdir()
    place.folder.symlink_to(tmp_path)
    assert kept.Cache(place).fault is not None
    monkeypatch.setenv("COOPCTL_CACHE", "off")
    assert cache.opened(root) is None


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux names them")
def test_not_on_a_drive_of_the_network(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = workspace()
    device = root.stat().st_dev
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"36 35 {os.major(device)}:{os.minor(device)} / /x rw shared:1 - nfs4 server:/x rw\n")
    monkeypatch.setattr("coopctl.cache.place._MOUNTS", mounts)

    assert cache.opened(root) is None
    assert told(trees.worktree(root)) == uncached(trees.worktree(root))


def test_the_last_space_of_a_disk_is_for_what_cannot_be_made_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace()
    monkeypatch.setattr("coopctl.cache.place._SPARED", sys.maxsize)

    assert cache.opened(root) is None
    assert kept.fault(root) == msg("its disk is nearly full")
    assert told(trees.worktree(root)) == uncached(trees.worktree(root))
    assert not any(path.name.startswith("kept-") for path in root.parent.rglob("*"))
