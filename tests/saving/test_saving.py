from __future__ import annotations

import errno
import itertools
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coopctl import disk, saving
from coopctl.disk import locking, replacing
from coopctl.errors import CANNOT_RUN, BusyError, ChangedSinceError, ReadError, WriteError
from coopctl.findings import Fault
from coopctl.messages import Message, msg
from coopctl.saving import notes, steps
from tests import systems
from tests.repos import NOBODY, commit, without_privilege, write
from tests.repos import git as call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "ws", {".git/HEAD": "", "data/a.yaml": "a: 1\n", "data/b.yaml": "b: 1\n"})


@pytest.fixture
def public() -> Iterator[Path]:
    """Give a folder that every user can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder).resolve()


def held(root: Path, now: datetime = NOW) -> Any:
    return saving.hold(saving.store_of(root), now, waiting=lambda _: None)


def now_of(root: Path, path: str) -> bytes | None:
    found = disk.read(root, path)
    return None if isinstance(found, Fault) else found


def to(root: Path, path: str, after: bytes | None, mode: int | None = None) -> saving.FileChange:
    """Make a change of a file from how it stands."""
    before = now_of(root, path)
    return saving.FileChange(path, None if before is None else saving.digest(before), after, mode)


def save(root: Path, *changes: saving.FileChange, said: str = "a change", now: datetime = NOW) -> saving.Saved:
    with held(root, now) as workspace:
        saved: saving.Saved = workspace.write(changes, said)
    return saved


def undo(root: Path, now: datetime = NOW) -> tuple[saving.Past, saving.Saved] | None:
    with held(root, now) as workspace:
        undone: tuple[saving.Past, saving.Saved] | None = workspace.undo()
    return undone


def refused(root: Path, *changes: saving.FileChange, kind: type[WriteError] = WriteError) -> Message:
    """Expect a refusal that leaves all as it was, and return its sentence."""
    before = {path: path.lstat().st_mtime_ns for path in sorted((root / "data").rglob("*"))}
    with pytest.raises(kind) as caught:
        save(root, *changes)
    assert caught.value.code == CANNOT_RUN
    assert {path: path.lstat().st_mtime_ns for path in sorted((root / "data").rglob("*"))} == before
    assert saving.past(saving.store_of(root), NOW) == ()
    assert saving.open_change(saving.store_of(root)) is None
    return caught.value.message


def words(message: Message) -> str:
    """Return a sentence with what goes into it, in English."""
    inner = {name: words(value) if isinstance(value, Message) else value for name, value in message.params.items()}
    return message.text.format(**inner)


# ---------------------------------------------------------------- writing


def test_files_are_changed_made_and_removed_in_one_change(root: Path) -> None:
    saved = save(
        root, to(root, "data/a.yaml", b"a: 2\n"), to(root, "data/b.yaml", None), to(root, "data/x/y/n.yaml", b"n\n")
    )

    assert saved == saving.Saved(("data/a.yaml", "data/b.yaml", "data/x/y/n.yaml"))
    assert [now_of(root, path) for path in saved.paths] == [b"a: 2\n", None, b"n\n"]
    assert sorted(path.name for path in root.rglob(".*")) == [".git"]


def test_of_many_files_each_is_confirmed_before_any_is_put_in_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [f"data/{number}.yaml" for number in range(150)]
    heard: list[str] = []
    confirm, put = os.fsync, replacing.put

    def confirming(descriptor: int) -> None:
        heard.append("confirmed")
        confirm(descriptor)

    def putting(*words: Any) -> None:
        heard.append("put")
        put(*words)

    monkeypatch.setattr(os, "fsync", confirming)
    monkeypatch.setattr(replacing, "put", putting)

    save(root, *(to(root, path, f"a: {path}\n".encode()) for path in files))

    assert [now_of(root, path) for path in files] == [f"a: {path}\n".encode() for path in files]
    first = heard.index("put", heard.index("put") + 1)  # the first one puts the note in its place
    assert (heard.count("put"), heard[:first].count("confirmed") >= len(files)) == (len(files) + 1, True)


def test_where_the_disk_does_not_confirm_one_of_many_none_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm, count = os.fsync, itertools.count()

    def failing(descriptor: int) -> None:
        if next(count) == 100:
            raise OSError(errno.EIO, "no")
        confirm(descriptor)

    changes = [to(root, "data/a.yaml", b"a: 2\n"), *(to(root, f"data/{n}.yaml", b"a: 1\n") for n in range(150))]
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(WriteError) as refused:
        save(root, *changes)

    assert str(refused.value.message.params["reason"]) == str(msg("the disk reports an error"))
    assert now_of(root, "data/a.yaml") == b"a: 1\n"
    assert sorted(each.name for each in (root / "data").iterdir()) == ["a.yaml", "b.yaml"]


def test_a_file_larger_than_any_record_is_changed_and_taken_back(root: Path) -> None:
    large, larger = b"a: 1\n" * 300_000, b"a: 2\n" * 300_000  # as what an import of thousands of rows remembers

    save(root, to(root, "data/a.yaml", large))
    save(root, saving.FileChange("data/a.yaml", saving.digest(large), larger))
    assert (root / "data/a.yaml").read_bytes() == larger
    undo(root)

    assert (root / "data/a.yaml").read_bytes() == large


def test_what_is_so_already_is_passed_over_and_not_kept(root: Path) -> None:
    stamp = (root / "data/a.yaml").stat().st_mtime_ns

    assert save(root, to(root, "data/a.yaml", b"a: 1\n"), to(root, "data/none.yaml", None)) == saving.Saved(())
    assert save(root, to(root, "data/a.yaml", b"a: 1\n"), to(root, "data/b.yaml", b"")).paths == ("data/b.yaml",)
    assert (root / "data/a.yaml").stat().st_mtime_ns == stamp
    assert [each.paths for each in saving.past(saving.store_of(root), NOW)] == [("data/b.yaml",)]


@systems.needs_modes
def test_a_file_keeps_its_mode_and_a_new_one_gets_the_users(root: Path) -> None:
    (root / "data/a.yaml").chmod(0o640)
    before = os.umask(0o027)
    try:
        save(root, to(root, "data/a.yaml", b"x"), to(root, "data/n.yaml", b"x"), to(root, "data/m.yaml", b"", 0o600))
    finally:
        os.umask(before)

    modes = [stat.S_IMODE((root / f"data/{name}.yaml").stat().st_mode) for name in "anm"]
    assert modes == [0o640, 0o640, 0o600]


@systems.only_root
def test_a_file_keeps_its_owner_where_the_user_may_give_it_away(root: Path) -> None:
    os.chown(root / "data/a.yaml", 1234, 1235)

    assert save(root, to(root, "data/a.yaml", b"x")).remarks == ()
    state = (root / "data/a.yaml").stat()
    assert (state.st_uid, state.st_gid) == (1234, 1235)


@systems.only_root
def test_an_owner_that_cannot_be_kept_is_told(public: Path) -> None:
    root = write(public, {".git/HEAD": "", "a.yaml": "1"})
    for path in (root, root / ".git"):
        os.chown(path, NOBODY, NOBODY)
    os.chown(root / "a.yaml", 1234, 1235)
    (root / "a.yaml").chmod(0o666)

    with without_privilege():
        saved = save(root, to(root, "a.yaml", b"2"))

    assert [words(each) for each in saved.remarks] == [
        "a.yaml now belongs to you: its owner or group could not be kept"
    ]
    assert stat.S_IMODE((root / "a.yaml").stat().st_mode) == 0o666


@systems.only_posix
def test_another_name_of_the_same_file_keeps_the_earlier_content_and_that_is_told(root: Path) -> None:
    os.link(root / "data/a.yaml", root / "copy")

    saved = save(root, to(root, "data/a.yaml", b"a: 2\n"))

    assert ["hard link" in words(each) for each in saved.remarks] == [True]
    assert (root / "copy").read_bytes() == b"a: 1\n"


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_a_write_protected_file_is_neither_changed_nor_removed(root: Path, mode: int) -> None:
    (root / "data/b.yaml").chmod(mode)
    for after in (b"b: 2\n", None):
        told = refused(root, to(root, "data/a.yaml", b"a: 2\n"), to(root, "data/b.yaml", after))
        assert words(told) == "data/b.yaml is write-protected"


@systems.needs_links
def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path) -> None:
    write(tmp_path, {"outside/x.yaml": "x"})
    (root / "data/link.yaml").symlink_to("a.yaml")
    (root / "data/nowhere.yaml").symlink_to("none.yaml")
    (root / "data/folder").symlink_to(tmp_path / "outside")
    for path in ("data/link.yaml", "data/nowhere.yaml", "data/folder/x.yaml", "data/folder/new.yaml"):
        told = refused(root, to(root, "data/a.yaml", b"2"), saving.FileChange(path, None, b"2"))
        assert (words(told).startswith(path), "link" in words(told)) == (True, True)
    assert [*(tmp_path / "outside").iterdir()] == [tmp_path / "outside/x.yaml"]


@systems.needs_links
def test_a_root_that_is_reached_through_a_link_is_the_same_workspace(root: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(root)

    save(tmp_path / "linked", to(root, "data/a.yaml", b"a: 2\n"))

    assert now_of(root, "data/a.yaml") == b"a: 2\n"
    assert saving.store_of(tmp_path / "linked") == saving.store_of(root)


@systems.needs_fifos
def test_what_is_no_regular_file_is_not_replaced(root: Path) -> None:
    os.mkfifo(root / "data/pipe.yaml")
    (root / "data/folder.yaml").mkdir()

    assert "named pipe" in words(refused(root, saving.FileChange("data/pipe.yaml", None, b"")))
    assert "folder" in words(refused(root, saving.FileChange("data/folder.yaml", None, b"")))


@pytest.mark.parametrize("path", ["../out.yaml", "/x.yaml", "data/../x.yaml", "./x", "", ".", "x\0y"])
def test_a_path_that_leads_out_or_is_not_in_its_shortest_form_is_refused(root: Path, path: str) -> None:
    assert "out of the workspace" in words(refused(root, saving.FileChange(path, None, b"")))


def test_a_file_in_the_way_of_a_folder_is_told(root: Path) -> None:
    told = refused(root, saving.FileChange("data/a.yaml/n.yaml", None, b""))

    assert words(told) == "data/a.yaml is not a folder, so nothing can be written into it"


def test_a_change_names_each_file_once(root: Path) -> None:
    with held(root) as workspace, pytest.raises(ValueError, match="twice"):
        workspace.write([to(root, "data/a.yaml", b"1"), to(root, "data/a.yaml", b"2")], "")


# ---------------------------------------------------------------- changed since


def test_what_changed_since_it_was_read_is_named_and_nothing_is_written(root: Path) -> None:
    changes = [
        to(root, "data/a.yaml", b"mine"), to(root, "data/b.yaml", b"mine"), to(root, "data/n.yaml", b"mine"),
    ]  # fmt: skip
    write(root, {"data/b.yaml": "theirs", "data/n.yaml": "theirs"})

    told = refused(root, *changes, kind=ChangedSinceError)

    assert told.params["paths"] == ("data/b.yaml", "data/n.yaml")


def test_a_file_that_is_gone_since_is_one_that_changed(root: Path) -> None:
    change = to(root, "data/a.yaml", b"mine")
    (root / "data/a.yaml").unlink()

    assert refused(root, change, kind=ChangedSinceError).params["paths"] == ("data/a.yaml",)


def test_an_editor_that_saves_in_between_wins_and_the_other_files_are_as_before(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = replacing.put

    def put_and_let_an_editor_save(where: Path, path: str, name: str) -> None:
        put(where, path, name)
        if where == root:
            (root / "data/b.yaml").write_bytes(b"theirs")

    monkeypatch.setattr(replacing, "put", put_and_let_an_editor_save)

    with pytest.raises(ChangedSinceError) as caught:
        save(root, to(root, "data/a.yaml", b"mine"), to(root, "data/b.yaml", b"mine"))

    assert caught.value.paths == ("data/b.yaml",)
    assert (now_of(root, "data/a.yaml"), now_of(root, "data/b.yaml")) == (b"a: 1\n", b"theirs")


# ---------------------------------------------------------------- undo


def test_undo_brings_back_the_contents_and_goes_further_back_each_time(root: Path) -> None:
    save(root, to(root, "data/a.yaml", b"a: 2\n"), said="first")
    save(root, to(root, "data/a.yaml", b"a: 3\n"), to(root, "data/b.yaml", None), said="second")
    save(root, to(root, "data/x/n.yaml", b"n\n"), said="third")
    seen = []
    while undone := undo(root):
        past, saved = undone
        seen.append((past.said, saved.paths, now_of(root, "data/a.yaml"), now_of(root, "data/b.yaml")))

    assert seen == [
        ("third", ("data/x/n.yaml",), b"a: 3\n", None),
        ("second", ("data/b.yaml", "data/a.yaml"), b"a: 2\n", b"b: 1\n"),
        ("first", ("data/a.yaml",), b"a: 1\n", b"b: 1\n"),
    ]
    assert not (root / "data/x").exists()


@systems.needs_modes
def test_undo_of_a_removal_brings_back_the_mode_too(root: Path) -> None:
    (root / "data/a.yaml").chmod(0o640)
    save(root, to(root, "data/a.yaml", None))
    undo(root)

    assert stat.S_IMODE((root / "data/a.yaml").stat().st_mode) == 0o640


def test_a_folder_that_somebody_uses_is_not_removed_by_undo(root: Path) -> None:
    save(root, to(root, "data/x/n.yaml", b"n\n"))
    write(root, {"data/x/mine.yaml": ""})
    undo(root)

    assert [*(root / "data/x").iterdir()] == [root / "data/x/mine.yaml"]


def test_undo_is_refused_where_a_file_changed_since_and_says_which(root: Path) -> None:
    save(root, to(root, "data/a.yaml", b"a: 2\n"), to(root, "data/b.yaml", b"b: 2\n"))
    write(root, {"data/b.yaml": "theirs"})

    with pytest.raises(ChangedSinceError) as caught:
        undo(root)

    assert caught.value.paths == ("data/b.yaml",)
    assert now_of(root, "data/a.yaml") == b"a: 2\n"
    write(root, {"data/b.yaml": "b: 2\n"})
    assert undo(root) is not None


def test_undo_of_what_is_taken_back_by_hand_goes_on_to_the_change_before(root: Path) -> None:
    save(root, to(root, "data/a.yaml", b"a: 2\n"), said="first")
    save(root, to(root, "data/b.yaml", b"b: 2\n"), said="second")
    write(root, {"data/b.yaml": "b: 1\n"})

    by_hand = undo(root)
    assert by_hand is not None
    assert (by_hand[0].said, by_hand[1].paths, len(by_hand[1].remarks)) == ("second", (), 1)
    further = undo(root)
    assert further is not None
    assert further[0].said == "first"


@systems.needs_modes
def test_undo_of_a_file_that_is_write_protected_now_is_refused(root: Path) -> None:
    save(root, to(root, "data/a.yaml", b"a: 2\n"))
    (root / "data/a.yaml").chmod(0o444)

    with pytest.raises(WriteError):
        undo(root)
    assert now_of(root, "data/a.yaml") == b"a: 2\n"


def test_after_a_commit_undo_changes_the_files_and_never_the_history(tmp_path: Path) -> None:
    commit(tmp_path, {"data/a.yaml": "a: 1\n"})
    save(tmp_path, to(tmp_path, "data/a.yaml", b"a: 2\n"))
    head = commit(tmp_path)
    undo(tmp_path)

    assert call(tmp_path, "rev-parse", "HEAD") == head
    assert call(tmp_path, "status", "--porcelain") == " M data/a.yaml"


def test_the_last_fifty_changes_of_ninety_days_are_kept(root: Path) -> None:
    for number in range(53):
        save(root, to(root, "data/a.yaml", b"%d" % number), said=str(number), now=NOW + timedelta(minutes=number))
    kept = saving.past(saving.store_of(root), NOW + timedelta(hours=1))
    assert [each.said for each in kept] == [str(number) for number in range(52, 2, -1)]

    later = NOW + timedelta(days=90, minutes=50)
    assert [each.said for each in saving.past(saving.store_of(root), later)] == ["52", "51", "50"]
    save(root, to(root, "data/a.yaml", b"new"), said="new", now=later)
    assert len(saving.store_of(root).numbers()) == 4
    assert undo(root, later + timedelta(days=91)) is None


@systems.needs_modes
def test_what_is_kept_is_for_its_owner_alone(root: Path) -> None:
    save(root, to(root, "data/a.yaml", b"2"))
    folder = saving.store_of(root).folder

    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder.parent, folder, folder / "undo")} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()} == {0o600}


# ---------------------------------------------------------------- where it is kept


def test_each_work_tree_and_each_workspace_has_its_own_store(tmp_path: Path) -> None:
    commit(tmp_path / "repo", {"one/data/a.yaml": "", "two/data/a.yaml": ""})
    call(tmp_path / "repo", "worktree", "add", "-q", "-b", "other", os.fspath(tmp_path / "linked"))
    roots = [tmp_path / "repo", *(tmp_path / tree / ws for tree in ("repo", "linked") for ws in ("one", "two"))]

    stores = [saving.store_of(root) for root in roots]

    assert len({each.folder for each in stores}) == 5
    git_folder = (tmp_path / "repo" / ".git").resolve()
    assert all(each.folder.resolve().is_relative_to(git_folder) for each in stores)
    save(tmp_path / "linked" / "one", to(tmp_path / "linked" / "one", "data/a.yaml", b"x"))
    assert undo(tmp_path / "repo" / "one") is None
    assert call(tmp_path / "linked", "status", "--porcelain") == " M one/data/a.yaml"


@systems.only_posix
def test_outside_a_repository_it_is_kept_in_the_users_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", os.fspath(tmp_path / "home"))
    root = write(tmp_path / "ws", {"data/a.yaml": "a: 1\n"})
    save(root, to(root, "data/a.yaml", b"a: 2\n"))
    assert saving.store_of(root).folder.is_relative_to(tmp_path / "home")

    monkeypatch.setenv("XDG_STATE_HOME", os.fspath(tmp_path / "state"))
    if sys.platform == "linux":
        assert saving.store_of(root).folder.is_relative_to(tmp_path / "state")
    monkeypatch.delenv("XDG_STATE_HOME")
    assert undo(root) is not None
    assert now_of(root, "data/a.yaml") == b"a: 1\n"


@systems.only_root
def test_a_store_of_another_user_is_told_with_the_mend(public: Path) -> None:
    root = write(public, {".git/HEAD": "", "a.yaml": "1"})
    save(root, to(root, "a.yaml", b"2"))
    root.chmod(0o777)

    with without_privilege(), pytest.raises(WriteError) as caught:
        save(root, to(root, "a.yaml", b"3"))

    assert "permission denied" in words(caught.value.message)
    assert caught.value.help is not None
    assert "must belong to you" in words(caught.value.help)


@systems.needs_links
def test_a_link_in_the_place_of_the_store_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / ".git/coopctl").symlink_to(tmp_path / "elsewhere")

    assert "could not be written" in words(refused(root, to(root, "data/a.yaml", b"2")))
    assert [*(tmp_path / "elsewhere").iterdir()] == []


# ---------------------------------------------------------------- the lock


def test_who_waits_is_told_who_holds_the_workspace_and_then_refused(root: Path) -> None:
    heard: list[Message] = []
    again = saving.hold(saving.store_of(root), NOW, waiting=heard.append, patience=0.7)
    with held(root), pytest.raises(BusyError) as caught, again:
        pass

    assert caught.value.code == CANNOT_RUN
    for message in (*heard, caught.value.message):
        assert str(message.params["holder"]).startswith(f"{os.getpid()} @ ")
        assert "2026-11-28 12:00:00" in str(message.params["holder"])
    assert len(heard) == 1


def test_who_waits_goes_on_when_the_other_ends(root: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def other() -> None:
        with held(root):
            begun.set()
            go_on.wait(10)

    thread = threading.Thread(target=other)
    thread.start()
    begun.wait(10)
    threading.Timer(0.1, go_on.set).start()
    heard: list[Message] = []

    with saving.hold(saving.store_of(root), NOW, waiting=heard.append) as workspace:
        workspace.write([to(root, "data/a.yaml", b"2")], "")

    thread.join()
    assert len(heard) <= 1  # a moment is waited without a word
    assert saving.holder(saving.store_of(root)) is None


def test_a_lock_whose_process_was_killed_stops_nobody(root: Path) -> None:
    script = (
        "import sys, os, signal; sys.path.insert(0, sys.argv[1])\n"
        "from coopctl import saving; from datetime import *; from pathlib import Path\n"
        "with saving.hold(saving.store_of(Path(sys.argv[2])), datetime.now(timezone.utc), waiting=print):\n"
        "    os.kill(os.getpid(), signal.SIGTERM if os.name == 'nt' else signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(Path(__file__).parents[2]), str(root)], check=False)
    assert done.returncode != 0
    assert (saving.store_of(root).folder / "lock").exists()

    assert save(root, to(root, "data/a.yaml", b"2")).paths == ("data/a.yaml",)


@systems.only_posix
def test_who_ends_the_process_while_it_writes_leaves_nothing_half_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(os, "fsync", lambda _: os.kill(os.getpid(), signal.SIGTERM))
    try:
        for write in (
            lambda: save(root, to(root, "data/a.yaml", b"2")),
            lambda: disk.write_atomically(root / "a.html", b"2"),
        ):
            with pytest.raises(KeyboardInterrupt):
                write()
    finally:
        signal.signal(signal.SIGTERM, before)

    assert not [*root.rglob("*.tmp")]
    assert not (root / "a.html").exists()


@systems.only_posix
def test_a_disk_that_knows_no_locks_is_told_and_writes_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_at_once", lambda _: None)

    with held(root) as workspace:
        saved = workspace.write([to(root, "data/a.yaml", b"2")], "")

    assert ["no locks" in each.text for each in workspace.remarks] == [True]
    assert saved.paths == ("data/a.yaml",)


def test_a_program_that_looks_takes_no_lock_and_makes_nothing(root: Path) -> None:
    kept = saving.store_of(root)

    assert (saving.holder(kept), saving.open_change(kept), saving.past(kept, NOW)) == (None, None, ())
    assert [path.name for path in (root / ".git").iterdir()] == ["HEAD"]
    with held(root):
        assert str(saving.holder(kept)).startswith(f"{os.getpid()} @ ")
        assert saving.open_change(kept) is None


# ---------------------------------------------------------------- a change that stands open


class Cut(BaseException):
    """The power is gone: nothing after it runs."""


def cut(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object], *, after: int) -> None:
    """Stop a change after it put so many files in their places, as a kill would."""
    put, count = steps._put, [0]

    def some(root: Path, file: notes.FileNote, wanted: notes.Kept | None) -> None:
        if count[0] == after:
            raise Cut
        count[0] += 1
        put(root, file, wanted)

    with monkeypatch.context() as patched:
        patched.setattr(steps, "_put", some)
        patched.setattr(saving.Held, "_withdraw", lambda _self, _note, error: (_ for _ in ()).throw(error))
        with pytest.raises(Cut):
            work()


def both(root: Path) -> list[saving.FileChange]:
    return [to(root, "data/a.yaml", b"a: 2\n"), to(root, "data/b.yaml", b"b: 2\n"), to(root, "data/x/n.yaml", b"n\n")]


@pytest.mark.parametrize(("after", "finished"), [(0, False), (1, True), (2, True), (3, True)])
def test_the_next_command_finishes_what_was_begun_and_drops_what_was_not(
    root: Path, monkeypatch: pytest.MonkeyPatch, after: int, finished: bool
) -> None:
    if after < 3:
        cut(monkeypatch, lambda: save(root, *both(root), said="cut short"), after=after)
    else:
        with monkeypatch.context() as patched:
            patched.setattr(saving.Held, "_close", lambda *_: (_ for _ in ()).throw(Cut()))
            with pytest.raises(Cut):
                save(root, *both(root), said="cut short")
    told = saving.open_change(saving.store_of(root))
    assert told is not None
    assert told.params["paths"] == ("data/a.yaml", "data/b.yaml", "data/x/n.yaml")

    with held(root) as workspace:
        remarks = [words(each) for each in workspace.remarks]

    assert remarks == [
        f"the change of 2026-11-28 12:00+00:00 that was cut short is {'now finished' if finished else 'taken back'}: cut short"
    ]
    expected = [b"a: 2\n", b"b: 2\n", b"n\n"] if finished else [b"a: 1\n", b"b: 1\n", None]
    assert [now_of(root, path) for path in ("data/a.yaml", "data/b.yaml", "data/x/n.yaml")] == expected
    assert (root / "data/x").exists() == finished
    assert [path.name for path in root.rglob("*.tmp")] == []
    assert saving.open_change(saving.store_of(root)) is None
    undone = undo(root)
    assert (undone is not None) == finished
    assert now_of(root, "data/a.yaml") == b"a: 1\n"


def test_a_file_that_somebody_changed_meanwhile_is_kept_and_the_others_are_taken_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch, lambda: save(root, *both(root)), after=1)
    write(root, {"data/b.yaml": "theirs"})

    with held(root) as workspace:
        remarks = workspace.remarks

    assert now_of(root, "data/a.yaml") == b"a: 1\n"
    assert now_of(root, "data/b.yaml") == b"theirs"
    assert remarks[1].params["paths"] == ("data/b.yaml",)
    copies = Path(str(remarks[1].params["folder"]))
    assert sorted((path.name, path.read_bytes()) for path in copies.iterdir()) == [
        ("2-after-b.yaml", b"b: 2\n"),
        ("2-before-b.yaml", b"b: 1\n"),
    ]
    assert undo(root) is None


@systems.only_posix
def test_a_change_cut_short_before_the_workspace_became_a_repository_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", os.fspath(tmp_path / "home"))
    root = write(tmp_path / "ws", {"data/a.yaml": "a: 1\n", "data/b.yaml": "b: 1\n"})
    cut(monkeypatch, lambda: save(root, *both(root)), after=1)
    call(root, "init", "-q")

    assert saving.open_change(saving.store_of(root)) is not None
    save(root, to(root, "data/a.yaml", b"a: 2\n"))

    assert now_of(root, "data/b.yaml") == b"b: 2\n"
    assert saving.open_change(saving.store_of(root)) is None
    assert saving.store_of(root).folder.is_relative_to(root / ".git")


def test_an_undo_that_was_cut_short_is_finished(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(root, *both(root), said="whole")
    cut(monkeypatch, lambda: undo(root), after=2)

    assert undo(root) is None  # the hold finished it; nothing is left to take back
    assert [now_of(root, path) for path in ("data/a.yaml", "data/b.yaml", "data/x/n.yaml")] == [
        b"a: 1\n", b"b: 1\n", None,
    ]  # fmt: skip
    assert not (root / "data/x").exists()


def test_a_failure_that_cannot_be_taken_back_stands_open_and_is_taken_back_later(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = replacing.put

    def full(root: Path, path: str, name: str) -> None:
        if (root / "data").exists() and (root / "data/a.yaml").read_bytes() == b"a: 2\n":
            raise WriteError(disk.vanished().message)
        put(root, path, name)

    with monkeypatch.context() as patched:
        patched.setattr(replacing, "put", full)
        with pytest.raises(WriteError) as caught:
            save(root, *both(root))

    assert "could not be taken back" in caught.value.message.text
    assert caught.value.help is not None
    assert caught.value.help.params == {"command": "coopctl doctor --mend"}
    assert saving.open_change(saving.store_of(root)) is not None
    with held(root) as workspace:
        assert "taken back" in workspace.remarks[0].text
    assert now_of(root, "data/a.yaml") == b"a: 1\n"


def test_a_second_write_of_one_hold_first_settles_what_the_first_left_open(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = replacing.put

    def full(where: Path, path: str, name: str) -> None:
        if where == root and (root / "data/a.yaml").read_bytes() == b"a: 2\n":
            raise WriteError(disk.vanished().message)
        put(where, path, name)

    with held(root) as workspace:
        with monkeypatch.context() as patched:
            patched.setattr(replacing, "put", full)
            with pytest.raises(WriteError):
                workspace.write(both(root), "first")
        assert now_of(root, "data/a.yaml") == b"a: 2\n"
        change = saving.FileChange("data/b.yaml", saving.digest(b"b: 1\n"), b"b: 3\n")
        workspace.write([change], "second")

    assert [now_of(root, f"data/{name}.yaml") for name in "ab"] == [b"a: 1\n", b"b: 3\n"]
    assert [each.said for each in saving.past(saving.store_of(root), NOW)] == ["second"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"version": 2}',
        '{"version": 1, "said": "", "when": "x", "files": [], "folders": [], "takes_back": null}',
    ],
)
def test_a_note_that_cannot_be_read_is_told_with_the_way_out(root: Path, content: str) -> None:
    folder = saving.store_of(root).folder
    write(folder, {"open.json": content})

    with pytest.raises(WriteError) as caught:
        save(root, to(root, "data/a.yaml", b"2"))

    assert caught.value.message.params == {"path": f"{folder}/open.json"}
    assert caught.value.help is not None
    assert saving.open_change(saving.store_of(root)) is not None


@pytest.mark.parametrize("path", ["../x.yaml", "/etc/x", ".", "a/../../x"])
def test_a_note_leads_nowhere_out_of_the_workspace(root: Path, path: str) -> None:
    kept = notes.Kept(b"evil", None)
    note = notes.Note("", NOW, (notes.FileNote(path, None, kept, replacing.temporary()),))
    write(saving.store_of(root).folder, {"open.json": notes.write(note)})

    with pytest.raises(WriteError, match="cannot be read"):
        save(root, to(root, "data/a.yaml", b"2"))


def test_a_note_is_read_as_it_was_written(tmp_path: Path) -> None:
    kept = notes.Kept(bytes(range(256)), 0o640)
    note = notes.Note(
        "été\n\u202e", NOW, (notes.FileNote("data/é\udcff.yaml", None, kept, replacing.temporary()),), ("data",), 7
    )
    write(tmp_path, {"x.json": notes.write(note)})

    assert notes.read(tmp_path, "x.json") == note
    assert notes.read(tmp_path, "none.json") is None


# ---------------------------------------------------------------- temporary files


@systems.only_posix
def test_old_temporary_files_of_ours_are_swept_and_nobody_elses(root: Path) -> None:
    dead = ".coopctl-99999999-0123456789ab.tmp"
    living = f".coopctl-{os.getppid()}-0123456789ab.tmp"
    others = {".a.yaml.swp", ".x.tmp", "coopctl-1-0123456789ab.tmp", ".coopctl-1-x.tmp", living}
    write(root, {f"data/{name}": "" for name in (dead, *others)})

    assert [*replacing.leftovers(root)] == [f"data/{dead}"]
    save(root, to(root, "data/a.yaml", b"2"))

    assert {path.name for path in (root / "data").iterdir()} == {*others, "a.yaml", "b.yaml"}


@systems.only_posix
def test_a_temporary_file_that_is_open_is_in_use(root: Path) -> None:
    path = root / "data/.coopctl-99999999-0123456789ab.tmp"
    path.touch()
    with path.open("wb") as file:
        locking.mark_in_use(file.fileno())
        assert [*replacing.leftovers(root)] == []

    assert len([*replacing.leftovers(root)]) == 1


@systems.needs_modes
def test_a_git_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", refuse)
        with pytest.raises(ReadError, match="cannot go to"):
            saving.store_of(tmp_path)


def test_without_a_home_the_way_out_is_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(WriteError, match="no home folder"):
        saving.store_of(tmp_path)
