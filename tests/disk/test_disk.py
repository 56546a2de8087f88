from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopctl import disk
from coopctl.disk import reading, streams
from coopctl.errors import CANNOT_RUN, WriteError
from coopctl.findings import Fault
from coopctl.model.names import LARGEST_FILE
from tests import systems
from tests.repos import without_privilege, write
from tests.samples import sample
from tests.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def public() -> Iterator[Path]:
    """Give a folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def no_hanging() -> Iterator[None]:
    """End a test that blocks, as reading a FIFO would, with an error."""
    if not hasattr(signal, "alarm"):
        yield
        return
    signal.alarm(30)
    yield
    signal.alarm(0)


def fault(root: Path, path: str) -> Fault:
    found = disk.read(root, path)
    assert isinstance(found, Fault)
    return found


# ---------------------------------------------------------------- reading


def test_a_regular_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    write(tmp_path, {"data/é.yaml": b"\xff\x00\r\n"})

    assert disk.read(tmp_path, "data/é.yaml") == b"\xff\x00\r\n"


@systems.needs_links
@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("../outside.yaml", "out of the workspace"),
        ("/etc/passwd", "out of the workspace"),
        ("other.yaml", "only real files are read"),
        ("nowhere.yaml", "does not exist"),
        ("x.yaml", "back to itself"),
    ],
)
def test_a_link_is_never_read_and_the_fault_says_where_it_leads(tmp_path: Path, target: str, words: str) -> None:
    write(tmp_path, {"outside.yaml": "secret", "root/other.yaml": "public"})
    (tmp_path / "root" / "x.yaml").symlink_to(target)

    found = fault(tmp_path / "root", "x.yaml")

    assert found.code == "not-a-regular-file"
    assert words in found.message.text
    assert found.help is not None


@systems.needs_links
def test_a_file_behind_a_linked_folder_is_never_read(tmp_path: Path) -> None:
    write(tmp_path, {"outside/x.yaml": "secret"})
    write(tmp_path / "root", {"data/y.yaml": ""})
    (tmp_path / "root" / "data" / "linked").symlink_to(tmp_path / "outside")

    assert fault(tmp_path / "root", "data/linked/x.yaml").code == "not-a-regular-file"


@systems.needs_links
def test_a_root_that_is_reached_through_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path / "real", {"data/x.yaml": "a: 1"})
    (tmp_path / "root").symlink_to("real")

    assert disk.read(tmp_path / "root", "data/x.yaml") == b"a: 1"


@systems.needs_fifos
def test_a_named_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")

    found = fault(tmp_path, "x.yaml")

    assert (found.code, "named pipe" in found.message.text) == ("not-a-regular-file", True)


@systems.only_posix
def test_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("x.yaml")

        found = fault(tmp_path, "x.yaml")

    assert (found.code, "socket" in found.message.text) == ("not-a-regular-file", True)


@systems.needs_devices
def test_a_device_is_not_read() -> None:
    assert fault(Path("/dev"), "zero").code == "not-a-regular-file"


def test_a_folder_with_the_name_of_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()

    found = fault(tmp_path, "x.yaml")

    assert (found.code, "folder" in found.message.text) == ("not-a-regular-file", True)


@systems.needs_fifos
def test_what_became_a_pipe_after_it_was_looked_at_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")

    found = reading._content(tmp_path / "x.yaml")

    assert isinstance(found, Fault)
    assert found.code == "not-a-regular-file"


@systems.needs_links
def test_what_became_a_link_after_it_was_looked_at_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"secret": "secret"})
    (tmp_path / "x.yaml").symlink_to("secret")

    with pytest.raises(OSError, match="symbolic") as caught:
        reading._content(tmp_path / "x.yaml")

    assert reading._refused(caught.value).code == "not-a-regular-file"


@systems.needs_modes
def test_an_unreadable_file_is_a_fault(public: Path) -> None:
    write(public, {"x.yaml": "a: 1"})
    (public / "x.yaml").chmod(0)

    with without_privilege():
        found = fault(public, "x.yaml")

    assert found.code == "unreadable-file"
    assert found.message.params == {"reason": disk.reason(PermissionError(errno.EACCES, ""))}
    assert found.help is not None


@systems.needs_modes
def test_a_file_in_an_unreachable_folder_is_a_fault(public: Path) -> None:
    write(public, {"data/x.yaml": "a: 1"})
    (public / "data").chmod(0)

    with without_privilege():
        assert fault(public, "data/x.yaml").code == "unreadable-file"
        assert fault(public, "data").code == "unreadable-file"


@table("path", ["gone.yaml", "x.yaml/gone.yaml"])
def test_a_file_that_vanished_is_a_fault(tmp_path: Path, path: str) -> None:
    write(tmp_path, {"x.yaml": ""})

    found = fault(tmp_path, path)

    assert (found.code, "vanished" in found.message.text) == ("unreadable-file", True)


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    write(tmp_path, {"most.yaml": b"x" * LARGEST_FILE, "more.yaml": b"x" * (LARGEST_FILE + 1)})

    assert disk.read(tmp_path, "most.yaml") == b"x" * LARGEST_FILE
    assert fault(tmp_path, "more.yaml").code == "too-large"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x.yaml").open("wb") as file:
        file.truncate(2 * 2**30)

    assert fault(tmp_path, "x.yaml").code == "too-large"


@table("path", ["", "/etc/passwd", "../x", "a/../../x", "a\0b"])
def test_a_path_that_leads_out_of_the_workspace_is_not_read(tmp_path: Path, path: str) -> None:
    write(tmp_path, {"x": "secret"})

    assert fault(tmp_path / "root", path).code == "not-a-regular-file"
    assert not disk.is_regular(tmp_path / "root", path)


@settings(max_examples=sample(20))
@given(st.text(alphabet="ab./", max_size=12))
def test_a_path_that_stays_inside_never_climbs(path: str) -> None:
    shortest = disk.inner(path)

    assert shortest is None or (".." not in shortest.split("/") and not shortest.startswith("/"))
    assert shortest is None or disk.inner(shortest) == shortest


def test_the_sign_that_windows_has_between_folders_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "altsep", "/")
    monkeypatch.setattr(os, "sep", "\\")

    assert disk.inner("a\\..\\..\\x") is None


@systems.needs_links
def test_only_a_regular_file_reached_without_links_counts(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.pdf": "x"})
    (tmp_path / "link.pdf").symlink_to("docs/a.pdf")
    (tmp_path / "linked").symlink_to("docs")

    found = {path: disk.is_regular(tmp_path, path) for path in ("docs/a.pdf", "docs/../docs/./a.pdf")}

    assert found == {"docs/a.pdf": True, "docs/../docs/./a.pdf": True}
    assert not any(disk.is_regular(tmp_path, path) for path in ("docs", "no.pdf", "link.pdf", "linked/a.pdf"))


@systems.needs_any_name
def test_a_name_that_differs_in_a_capital_is_another_file(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.pdf": "x"})

    assert not disk.is_regular(tmp_path, "docs/A.pdf")


# ---------------------------------------------------------------- reading many


@pytest.fixture(params=["held", "looked at"])
def holding(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as where folders can be held, then as where they cannot (Windows)."""
    if request.param == "looked at":
        monkeypatch.setattr(reading, "_HOLDING", None)


@systems.needs_links
@systems.needs_fifos
@pytest.mark.usefixtures("holding")
def test_many_files_are_read_as_each_would_be_alone(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, {"outside/x.yaml": "secret"})
    write(root, {"top.yaml": "t", "data/a/x.yaml": b"\xff", "data/a/more.yaml": b"x" * (LARGEST_FILE + 1)})
    write(root, {"data/b/c.yaml/d.yaml": "", "data/a/most.yaml": b"x" * LARGEST_FILE, "data/a/none.yaml": ""})
    (root / "data" / "linked").symlink_to(tmp_path / "outside")
    (root / "data" / "inside").symlink_to("a")
    (root / "data" / "a" / "link.yaml").symlink_to("x.yaml")
    (root / "data" / "a" / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(root / "data" / "a" / "pipe.yaml")
    names = ["x", "more", "most", "none", "link", "loop", "pipe", "gone"]
    paths = ["top.yaml", *(f"data/a/{name}.yaml" for name in names), "data/b/c.yaml", "data/b/c.yaml/d.yaml"]
    paths += ["data/linked/x.yaml", "data/inside/x.yaml", "top.yaml/x", "gone/x.yaml", "data", "data/a/../a/x.yaml"]
    paths += ["", "../outside/x.yaml", "data/a/..", "data//a/x.yaml", "./top.yaml", "/etc/passwd", "data/a/x\0.yaml"]

    assert list(disk.read_each(root, paths)) == [(path, disk.read(root, path)) for path in paths]


@systems.needs_links
def test_a_folder_that_becomes_a_link_while_it_is_read_is_not_left(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, {"outside/x.yaml": "secret", "outside/y.yaml": "secret"})
    write(root, {"data/a/x.yaml": "x", "data/a/y.yaml": "y"})
    reading = disk.read_each(root, ["data/a/x.yaml", "data/a/y.yaml", "data/a/z.yaml"])

    assert next(reading) == ("data/a/x.yaml", b"x")
    (root / "data" / "a").rename(root / "data" / "old")
    (root / "data" / "a").symlink_to(tmp_path / "outside")

    assert next(reading) == ("data/a/y.yaml", b"y")
    assert isinstance(next(reading)[1], Fault)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files cannot be counted here")
def test_no_folder_stays_open_when_reading_ends_early(tmp_path: Path) -> None:
    write(tmp_path, {"data/a/x.yaml": "", "data/b/y.yaml": ""})
    before = len(list(Path("/proc/self/fd").iterdir()))
    reading = disk.read_each(tmp_path, ["data/a/x.yaml", "data/b/y.yaml", "data/a/x.yaml"])
    next(reading)
    next(reading)
    del reading

    assert len(list(Path("/proc/self/fd").iterdir())) == before


@systems.needs_modes
def test_a_file_of_a_folder_that_cannot_be_listed_is_read(public: Path) -> None:
    write(public, {"data/x.yaml": "a: 1"})
    (public / "data").chmod(0o711)

    with without_privilege():
        assert list(disk.read_each(public, ["data/x.yaml"])) == [("data/x.yaml", b"a: 1")]


# ---------------------------------------------------------------- listing


@systems.needs_links
@systems.needs_fifos
def test_a_walk_lists_files_and_oddities_but_follows_nothing(tmp_path: Path) -> None:
    write(
        tmp_path, {"data/a/x.yaml": "", "data/b/deep/er/y.yaml": "", "data/z.yaml/inner.yaml": "", "data/.git/HEAD": ""}
    )
    write(tmp_path, {"outside/secret.yaml": ""})
    (tmp_path / "data" / "link").symlink_to("../outside")
    (tmp_path / "data" / "empty").mkdir()
    os.mkfifo(tmp_path / "data" / "pipe.yaml")

    assert sorted(disk.walk(tmp_path, "data")) == [
        ("data/a/x.yaml", True),
        ("data/b/deep/er/y.yaml", True),
        ("data/link", False),
        ("data/pipe.yaml", False),
        ("data/z.yaml", False),
        ("data/z.yaml/inner.yaml", True),
    ]


@systems.needs_modes
def test_a_folder_that_cannot_be_listed_is_listed_itself_once(public: Path) -> None:
    write(public, {"data/a/x.yaml": "", "data/b.yaml/y": "", "data/c/z.yaml": ""})
    (public / "data" / "a").chmod(0)
    (public / "data" / "b.yaml").chmod(0)

    with without_privilege():
        found = sorted(disk.walk(public, "data"))

    assert found == [("data/a", False), ("data/b.yaml", False), ("data/c/z.yaml", True)]


@systems.only_posix
def test_a_walk_does_not_recurse(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.mkdir()
    here = Path.cwd()
    try:
        os.chdir(path)
        for _ in range(1_500):
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.chdir(here)

    found = list(disk.walk(tmp_path, "data"))

    assert len(found) <= 1  # the deepest that the system can name, as a folder that cannot be listed
    subprocess.run(["rm", "-rf", str(path)], check=True)


# ---------------------------------------------------------------- writing


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@systems.needs_modes
def test_a_new_file_is_written_with_the_users_mask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        disk.write_atomically(tmp_path / "out.csv", b"a\n")
    finally:
        os.umask(before)

    assert (tmp_path / "out.csv").read_bytes() == b"a\n"
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o640
    assert leftovers(tmp_path) == ["out.csv"]


@systems.needs_modes
def test_an_existing_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    write(tmp_path, {"out.csv": "a much longer old content"})
    (tmp_path / "out.csv").chmod(0o604)

    disk.write_atomically(tmp_path / "out.csv", b"new")

    assert (tmp_path / "out.csv").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o604
    assert leftovers(tmp_path) == ["out.csv"]


@systems.only_root
def test_an_existing_file_keeps_its_owner(tmp_path: Path) -> None:
    write(tmp_path, {"out.csv": "old"})
    os.chown(tmp_path / "out.csv", 1234, 4321)

    disk.write_atomically(tmp_path / "out.csv", b"new")

    state = (tmp_path / "out.csv").stat()
    assert (state.st_uid, state.st_gid) == (1234, 4321)


@systems.only_posix
def test_somebody_who_reads_the_old_file_goes_on_reading_it(tmp_path: Path) -> None:
    write(tmp_path, {"out.csv": "old"})
    with (tmp_path / "out.csv").open(encoding="utf-8") as reader:
        disk.write_atomically(tmp_path / "out.csv", b"new")

        assert reader.read() == "old"


@systems.needs_links
@pytest.mark.parametrize("present", [True, False])
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path, present: bool) -> None:
    write(tmp_path, {"reports/old.csv": "old"} if present else {"reports/other": ""})
    (tmp_path / "latest.csv").symlink_to("reports/old.csv")

    disk.write_atomically(tmp_path / "latest.csv", b"new")

    assert (tmp_path / "latest.csv").is_symlink()
    assert (tmp_path / "reports" / "old.csv").read_bytes() == b"new"


@systems.needs_fifos
def test_a_folder_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    for name in ("folder", "pipe"):
        with pytest.raises(WriteError, match="can be replaced") as caught:
            disk.write_atomically(tmp_path / name, b"x")
        assert caught.value.code == CANNOT_RUN

    assert leftovers(tmp_path) == ["folder", "pipe"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_missing_folder_is_named_as_the_user_named_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(WriteError) as caught:
        disk.write_atomically(Path("nowhere/out.csv"), b"x")

    assert caught.value.message.params["path"] == str(Path("nowhere/out.csv"))
    assert caught.value.message.params["reason"] == disk.reason(FileNotFoundError(errno.ENOENT, ""))
    assert leftovers(tmp_path) == []


@systems.needs_links
def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(WriteError):
        disk.write_atomically(tmp_path / "a", b"x")

    assert leftovers(tmp_path) == ["a", "b"]


@systems.only_posix
def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    disk.write_atomically(tmp_path / ("x" * 255), b"x")

    assert leftovers(tmp_path) == ["x" * 255]


@systems.needs_modes
def test_a_read_only_folder_and_a_write_protected_file_are_refused(public: Path) -> None:
    write(public, {"shut/old.csv": "old", "open/kept.csv": "kept"})
    (public / "open" / "kept.csv").chmod(0o444)
    (public / "open").chmod(0o777)
    (public / "shut").chmod(0o555)

    with without_privilege():
        for path in (public / "shut" / "new.csv", public / "open" / "kept.csv"):
            with pytest.raises(WriteError):
                disk.write_atomically(path, b"new")

    assert leftovers(public / "shut") == ["old.csv"]
    assert leftovers(public / "open") == ["kept.csv"]
    assert (public / "open" / "kept.csv").read_text(encoding="utf-8") == "kept"


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, {"out.csv": "old"})

    with pytest.raises(TypeError):
        disk.write_atomically(tmp_path / "out.csv", cast("bytes", "text is not bytes"))

    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"
    assert leftovers(tmp_path) == ["out.csv"]


WRITE = "from pathlib import Path; from coopctl import errors; from coopctl.disk import writing\n"


def python(code: str, folder: Path, *before: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*before, sys.executable, "-c", WRITE + code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_an_interrupt_at_the_last_step_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, {"out.csv": "old"})
    code = """
import sys
def interrupt(event, args):
    if event == "os.rename":
        raise KeyboardInterrupt
sys.addaudithook(interrupt)
try:
    writing.write_atomically(Path("out.csv"), b"new")
except KeyboardInterrupt:
    print("interrupted")
"""

    done = python(code, tmp_path)

    assert done.stdout.strip() == b"interrupted", done.stderr
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"
    assert leftovers(tmp_path) == ["out.csv"]


@systems.only_posix
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, {"out.csv": "old"})
    code = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    writing.write_atomically(Path("out.csv"), b"x" * 100_000)
except errors.WriteError as error:
    print(error)
"""

    done = python(code, tmp_path)

    assert b"could not be written" in done.stdout, done.stderr
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"
    assert leftovers(tmp_path) == ["out.csv"]


@systems.only_posix
@pytest.mark.parametrize("present", [True, False])
def test_a_disk_that_is_full_before_the_last_file_of_a_folder_leaves_all_of_them_as_they_were(
    tmp_path: Path, present: bool
) -> None:
    before = {"out/tables/a.csv": "old"} if present else {"b.csv": "old"}
    write(tmp_path, dict(before))
    code = """
import resource, signal
from coopctl.disk import new_files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    new_files.write_folder(Path("out/tables"), {"a.csv": b"new", "b.csv": b"x" * 100_000})
except errors.WriteError as error:
    print(error.message.params["path"])
"""

    done = python(code, tmp_path)

    assert done.stdout.strip() == b"out/tables/b.csv", done.stderr
    found = {each.relative_to(tmp_path).as_posix(): each for each in tmp_path.rglob("*") if each.is_file()}
    assert {path: each.read_text() for path, each in found.items()} == before
    assert (tmp_path / "out").exists() is present


@systems.only_posix
def test_a_disk_that_is_full_before_the_last_of_new_files_leaves_none_of_them_and_no_folder(tmp_path: Path) -> None:
    write(tmp_path, {"here/a/old.txt": "old"})
    code = """
import resource, signal
from coopctl.disk import new_files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
for root in (Path("here"), Path("new/one")):
    try:
        new_files.write_new(root, {"x.txt": b"new", "a/b/c.txt": b"new", "a/b/d.txt": b"x" * 100_000})
    except errors.WriteError as error:
        print(error.message.params["path"])
"""

    done = python(code, tmp_path)

    assert done.stdout.split() == [b"here/a/b/d.txt", b"new/one/a/b/d.txt"], done.stderr
    assert sorted(each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*")) == [
        "here", "here/a", "here/a/old.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("calls", "failure", "content"),
    [
        ("fsync", "error=EIO:when=1", "old"),
        ("rename,renameat,renameat2", "error=EROFS", "old"),
        ("fsync", "error=EIO:when=2", "new"),  # that of the folder: the file is in place by then
    ],
)
def test_a_disk_that_fails_at_a_step_leaves_one_whole_file(
    tmp_path: Path, calls: str, failure: str, content: str
) -> None:
    tracing = ["strace", "-f", "-o", os.devnull, "-e", f"trace={calls}"]
    if shutil.which("strace") is None or python("", tmp_path, *tracing).returncode:
        pytest.skip("strace is not there, or not allowed")
    write(tmp_path, {"out.csv": "old"})
    code = """
try:
    writing.write_atomically(Path("out.csv"), b"new")
except errors.WriteError as error:
    print(error)
"""

    done = python(code, tmp_path, *tracing, "-e", f"inject={calls}:{failure}")

    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == content
    assert (b"could not be written" in done.stdout) is (content == "old"), done.stderr
    assert leftovers(tmp_path) == ["out.csv"]


@systems.needs_devices
def test_the_streams_of_a_process_are_written_to(tmp_path: Path) -> None:
    code = """
writing.write_atomically(Path("/dev/null"), b"nobody reads this")
writing.write_atomically(Path("/dev/stdout"), b"one ")
writing.write_atomically(Path("/dev/fd/1"), b"two")
writing.write_atomically(Path("/dev/stderr"), b"three")
"""

    done = python(code, tmp_path)

    assert (done.stdout, done.stderr) == (b"one two", b"three")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@systems.needs_devices
def test_what_goes_into_a_closed_pipe_goes_nowhere() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        disk.write_atomically(Path(f"/dev/fd/{writing}"), b"x" * 100_000)
    finally:
        os.close(writing)


@systems.needs_devices
def test_a_descriptor_that_is_not_open_is_refused() -> None:
    with pytest.raises(WriteError):
        disk.write_atomically(Path("/dev/fd/987"), b"x")


def test_a_usual_refusal_is_worded_and_an_unusual_one_keeps_the_systems_words() -> None:
    assert disk.reason(OSError(errno.ENOSPC, "x")).text == "the disk is full"
    assert disk.reason(OSError(errno.EFBIG, "File too large")).text == "it is larger than a file may be here"
    assert disk.reason(OSError(errno.EXDEV, "Invalid cross-device link")).params == {
        "words": "Invalid cross-device link"
    }
    assert disk.reason(OSError()).params == {"words": "OSError"}


@pytest.mark.parametrize(("system", "error"), [("win32", OSError(errno.EINVAL, "")), ("linux", BrokenPipeError())])
def test_a_closed_pipe_is_no_fault_whatever_the_system_says_of_it(
    monkeypatch: pytest.MonkeyPatch, system: str, error: OSError
) -> None:
    forgotten: list[bool] = []
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(streams, "forget_stdout", lambda: forgotten.append(True))

    def write() -> None:
        raise error

    with disk.to_stdout():
        write()

    assert forgotten == [True]
