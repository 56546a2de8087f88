"""Changes made by real processes that are disturbed: a fault or a kill at any system call, at any moment, or by others.

Run as a program of its own (`python tests/saving/driver.py MODE ROOT …`): it forks, so that each trial is a process.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coopctl import disk, saving
from coopctl.errors import ChangedSinceError, CoopctlError
from coopctl.findings import Fault
from coopctl.git.store import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coopctl.git.store import Store

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE", "EXDEV", "EINTR")
#: Where the operating system is called: all that coopctl.disk calls.
CALLS = (
    "open", "write", "read", "close", "fsync", "replace", "unlink", "mkdir", "rmdir", "chmod", "fchmod", "fchown",
    "lstat", "stat", "fstat", "listdir", "scandir", "ftruncate", "lseek", "access",
)  # fmt: skip
OLD = {"data/a.yaml": b"a: old\n" * 300, "data/b.yaml": b"b: old\n", "data/gone.yaml": b"gone: old\n"}
NEW = {"data/a.yaml": b"a: new\n" * 400, "data/b.yaml": b"b: new\n", "data/new/n.yaml": b"n: new\n"}


def state(root: Path) -> dict[str, bytes]:
    """Return what the workspace's data folder holds, by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.glob("data/**/*"))
        if path.is_file()
    }


def begin(root: Path) -> None:
    """Write the state before, and nothing else."""
    for path in [*state(root)]:
        (root / path).unlink()
    for path, content in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    if (root / "data/new").is_dir():
        (root / "data/new").rmdir()


def change(root: Path, before: Mapping[str, bytes] = OLD, after: Mapping[str, bytes] = NEW) -> saving.Saved:
    """Make the change: two files changed, one removed, one new."""
    steps = [
        saving.FileChange(path, saving.digest(before[path]) if path in before else None, after.get(path))
        for path in sorted({*before, *after})
    ]
    with saving.hold(saving.store_of(root), NOW, waiting=lambda _: None) as held:
        return held.write(steps, "a change")


def undo(root: Path) -> object:
    """Take the change back."""
    with saving.hold(saving.store_of(root), NOW, waiting=lambda _: None) as held:
        return held.undo()


def said(work: Callable[[], object]) -> tuple[int, str]:
    """Do something as the command line would: 0 done, 3 and the sentence, 70 and the trace of a bug."""
    try:
        return 0, repr(work())
    except CoopctlError as error:
        return error.code, f"{error.message} {error.help}"
    except KeyboardInterrupt:
        return 130, ""
    except BaseException:  # noqa: BLE001 - told to the parent
        return 70, traceback.format_exc()


def writes(name: str, words: tuple[Any, ...]) -> bool:
    """Whether a call of the system is refused on a disk that became read-only."""
    if name == "open":
        return bool(words[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return name in ("write", "fsync", "replace", "unlink", "mkdir", "rmdir", "chmod", "fchmod", "fchown", "ftruncate")


def takes_room(name: str, words: tuple[Any, ...]) -> bool:
    """Whether a call of the system is refused on a disk that became full."""
    return name in ("write", "mkdir") or (name == "open" and bool(words[1] & os.O_CREAT))


#: What lasts once it begins: which calls are refused then, and as what.
LASTING = {"LASTING": (writes, errno.EROFS), "FULL": (takes_room, errno.ENOSPC)}


def refuse(what: str, name: str, words: tuple[Any, ...]) -> None:
    """Raise what a disk says that is in such a state for good."""
    refuses, code = LASTING.get(what, (None, 0))
    if refuses is not None and refuses(name, words):
        raise OSError(code, os.strerror(code))


def disturb(number: int, what: str, *, late: bool = False) -> list[int]:
    """Let the call of that number fail: an error, "KILL" before or "AFTER" it, "INT" as by Ctrl-C.

    "LASTING": from then on the disk is read-only; "FULL": it is full. Return the counter. `late`: calls are counted from
    the first new file on, which is the note of what is to be done.
    """
    count = [0]
    begun = [not late]

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            begun[0] = begun[0] or (name == "open" and bool(words[1] & os.O_EXCL))
            count[0] += begun[0]
            if 0 < number <= count[0]:
                refuse(what, name, words)
            if not begun[0] or count[0] != number or what in LASTING:
                return real(*words, **named)
            if what == "KILL":
                os.kill(os.getpid(), signal.SIGKILL)
            if name == "close" or what in ("AFTER", "INT"):
                with suppress(OSError):
                    real(*words, **named)
            if what == "AFTER":
                os.kill(os.getpid(), signal.SIGKILL)
            if what == "INT":
                raise KeyboardInterrupt
            if name == "access":  # it never raises
                return False
            raise OSError(getattr(errno, what), os.strerror(getattr(errno, what)))

        return call

    import fcntl

    for name in CALLS:
        setattr(os, name, wrap(name, getattr(os, name)))
    fcntl.flock = wrap("flock", fcntl.flock)
    return count


def child(work: Callable[[], None]) -> int:
    """Do something in a process of its own, and return how it ended: its code, or minus the signal."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a child must never return into its parent's work
        traceback.print_exc()
    finally:
        os._exit(1)


def faults(root: Path, every: int, verb: str, step: int) -> None:
    """At each call, or each `step` calls, one of the faults or `every` one: tell what was said, what stood, what came next.

    `verb` is what is disturbed: a "change", or the "undo" of it, which goes from the new to the old.
    """
    names = {"old": "new", "new": "old"} if verb == "undo" else {}

    def prepare() -> None:
        begin(root)
        shutil.rmtree(saving.store_of(root).folder, ignore_errors=True)
        if verb == "undo":
            change(root)

    def seen_as(found: Mapping[str, bytes]) -> str:
        return names.get(kind(found), kind(found))

    answers = root / "answer"

    def trial(number: int, what: str) -> None:
        count = disturb(number, what)
        code, words = said(lambda: undo(root) if verb == "undo" else change(root))
        told = json.dumps({"code": code, "words": words, "calls": count[0]})
        os.execv(  # noqa: S606 - writes the answer with no call that is wrapped
            "/bin/sh", ["sh", "-c", f"printf '%s' \"$1\" > '{answers}'", "sh", told]
        )

    prepare()
    child(lambda: trial(0, "EIO"))
    calls = json.loads(answers.read_text())["calls"]
    kinds = (*ERRORS, "KILL", "AFTER", "INT", "LASTING")
    for number in range(1, calls + 1, step):
        chosen = kinds if every else (kinds[number % len(kinds)],)
        for what in chosen:
            prepare()
            answers.unlink(missing_ok=True)
            ended = child(lambda number=number, what=what: trial(number, what))  # type: ignore[misc]  # bound now
            answer = json.loads(answers.read_text()) if answers.is_file() else {"code": ended, "words": ""}
            seen = state(root)
            opened = saving.open_change(saving.store_of(root)) is not None
            after = said(lambda: settle(root))
            settled = state(root)
            again = said(lambda settled=settled: change(root, settled, {"data/a.yaml": b"again\n"}))  # type: ignore[misc]
            sys.stdout.write(
                json.dumps(
                    {
                        "number": number, "what": what, "calls": calls, "code": answer["code"], "words": answer["words"],
                        "torn": [name for name, value in seen.items() if not whole(name, value)],
                        "seen": seen_as(seen), "open": opened, "settle": after, "settled": seen_as(settled), "again": again,
                        "left": left(root),
                    }
                )
                + "\n"
            )  # fmt: skip


def files(root: Path) -> dict[str, bytes]:
    """Return what the workspace holds, by path, without git's folder."""
    paths = [path for path in sorted(root.rglob("*")) if path.is_file() and ".git" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def put_back(root: Path, store: Store, before: Mapping[str, bytes]) -> None:
    """Let the workspace be as it was, with nothing to take back; the lock stays where it is."""
    shutil.rmtree(root / "data")
    for path, content in before.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    for kept in store.folder.rglob("*"):
        if kept.is_file() and kept.name != LOCK:
            kept.unlink()


def verb(root: Path, tries: int, kinds: tuple[str, ...], words: list[str]) -> None:
    """Disturb a command at so many of its calls once it writes, 0: at each, in each of these ways in turn.

    It is started twice: once it runs to its end, and once to where it has read and checked everything; from there each
    trial goes on in a process of its own. Tell how the files stood, then and after the next command.
    """
    import fcntl

    from coopctl.cli.app import main

    before, calls, said_there = files(root), root / ".git/calls", root / ".git/said"
    store, write, lock, locked = saving.store_of(root), saving.Held.write, fcntl.flock, [0]

    def disturbed(number: int, what: str) -> list[int]:
        out = os.open(said_there, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        return disturb(number, what, late=True)

    def started(count: list[int] | None = None) -> None:
        code = main(["-C", str(root), *words])
        if count is not None:
            calls.write_text(str(count[0]))
        sys.stdout.flush()
        os._exit(code)

    def named(found: Mapping[str, bytes]) -> str:
        return "old" if found == before else "new" if found == after else "mixed"

    def take(descriptor: Any, how: int) -> None:
        locked[0] = descriptor
        lock(descriptor, how)

    code = child(lambda: started(disturbed(0, "")))
    after, count = files(root), int(calls.read_text())

    def at_each(held: saving.Held, *given: Any) -> saving.Saved:
        descriptor = locked[0]
        for each in range(tries or count):
            number, what = 1 + each * count // (tries or count), kinds[each % len(kinds)]
            put_back(root, store, before)
            lock(descriptor, fcntl.LOCK_EX)
            sys.stdout.flush()
            pid = os.fork()
            if not pid:
                disturbed(number, what)
                return write(held, *given)
            ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            lock(descriptor, fcntl.LOCK_UN)
            row = {
                "number": number, "calls": count, "what": what, "whole": code, "code": ended,
                "words": said_there.read_text(errors="replace"), "seen": named(files(root)),
                "open": saving.open_change(store) is not None, "settle": said(lambda: settle(root)),
                "settled": named(files(root)), "left": left(root),
            }  # fmt: skip
            sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
        os._exit(0)

    put_back(root, store, before)
    fcntl.flock = take
    saving.Held.write = at_each  # type: ignore[method-assign, assignment]
    child(started)
    saving.Held.write, fcntl.flock = write, lock  # type: ignore[method-assign]


def settle(root: Path) -> None:
    """Do what every command that writes does first."""
    with saving.hold(saving.store_of(root), NOW, waiting=lambda _: None):
        pass


def whole(name: str, content: bytes) -> bool:
    """Whether a file is all that it was or all that it was to be; a temporary one may be anything."""
    return content in (OLD.get(name), NEW.get(name)) or disk.replacing.is_temporary(name.rpartition("/")[2])


def kind(found: Mapping[str, bytes]) -> str:
    """Name a state: before, after, or neither, without temporary files."""
    plain = {name: value for name, value in found.items() if not disk.replacing.is_temporary(name.rpartition("/")[2])}
    return "old" if plain == OLD else "new" if plain == NEW else "mixed"


def left(root: Path) -> list[str]:
    """Return the temporary files that are left anywhere, in git's folder too."""
    return sorted(path.name for path in root.rglob("*") if path.name.endswith(".tmp"))


def kills(root: Path, count: int, seed: int) -> None:
    """Kill a process that changes two files and one of them again and again, at random moments; tell what was lost."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    (root / "data").mkdir(exist_ok=True)
    for name in ("a", "b"):
        (root / f"data/{name}.yaml").write_bytes(b"0")
    found = {"kills": 0, "lost": 0, "torn": 0, "apart": 0, "stuck": 0, "left": 0, "open": 0}
    for _ in range(count):
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(reading)
            _count_up(root, writing)
        os.close(writing)
        os.read(reading, 8)
        time.sleep(chance.random() * 0.03)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        accepted = _last(reading)
        found["kills"] += 1
        values = [(root / f"data/{name}.yaml").read_bytes() for name in ("a", "b")]
        found["torn"] += not all(value.isdigit() for value in values)
        found["open"] += saving.open_change(saving.store_of(root)) is not None
        code, words = said(lambda: settle(root))
        found["stuck"] += code != 0
        first, second = ((root / f"data/{name}.yaml").read_bytes() for name in ("a", "b"))
        found["apart"] += first != second
        found["lost"] += int(first) < accepted
        found["left"] += len(left(root))
        if code:
            found["words"] = words  # type: ignore[assignment]  # for whoever reads a failure
    sys.stdout.write(json.dumps(found))


def _count_up(root: Path, writing: int) -> None:
    while True:
        value = (root / "data/a.yaml").read_bytes()
        content = b"%d" % (int(value) + 1)
        change(root, {f"data/{n}.yaml": value for n in "ab"}, {f"data/{n}.yaml": content for n in "ab"})
        os.write(writing, b"%8d" % int(content))


def _last(reading: int) -> int:
    """Return the last number that the process said was saved."""
    rest = b""
    while piece := os.read(reading, 65_536):
        rest = piece
    os.close(reading)
    return int(rest[-8:] or 0)


def append(root: Path, name: str, count: int, held_from: str) -> None:
    """Add lines to one file, each after reading it: under the lock ("before"), or holding late and reading again."""
    store = saving.store_of(root)
    path = "data/log.yaml"

    def write(held: saving.Held, content: bytes, number: int) -> None:
        added = content + f"- {name}-{number}\n".encode()
        held.write([saving.FileChange(path, saving.digest(content), added)], "a line")

    for number in range(count):
        while True:
            content = disk.read(root, path)
            if isinstance(content, Fault):
                raise TypeError(content)
            try:
                with saving.hold(store, NOW, waiting=lambda _: None, patience=60) as held:
                    if held_from == "before":
                        content = disk.read(root, path)
                        if isinstance(content, Fault):
                            raise TypeError(content)
                    write(held, content, number)
                break
            except ChangedSinceError:
                continue
        sys.stdout.write(f"{name}-{number}\n")


if __name__ == "__main__":
    mode, folder, *rest = sys.argv[1:]
    if mode == "faults":
        faults(Path(folder), int(rest[0]), rest[1], int(rest[2]))
    elif mode == "verb":
        verb(Path(folder), int(rest[0]), tuple(rest[1].split(",")), rest[2:])
    elif mode == "kills":
        kills(Path(folder), int(rest[0]), int(rest[1]))
    elif mode == "append":
        append(Path(folder), rest[0], int(rest[1]), rest[2])
    elif mode == "settle":
        code_, words_ = said(lambda: settle(Path(folder)))
        sys.stdout.write(words_)
        sys.exit(code_)
    else:
        os.access("/begin", os.F_OK)  # seen by strace: from here on
        code_, words_ = said(lambda: change(Path(folder)))
        sys.stdout.write(words_)
        sys.exit(code_)
