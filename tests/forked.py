"""coopctl in a process of its own, forked from one that has imported it all: it starts in hundredths of a second.

What differs from a start of Python is what a start of Python does: no module is imported, and the variables that it
heeds are not read again; and at its end nothing is taken apart. So a process is started where these differ, where no
fork is to be had, under coverage, and in `make long`. `test_start_up`, `test_wheel` and the tests that name an
interpreter start theirs.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import runpy
import select
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import coopctl
from coopctl.errors import MissingExtraError
from tests import samples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]
#: What Python reads of its environment when it starts.
HEEDED = ("PYTHON", "LC_", "LANG", "COVERAGE_")
#: The most that a message of the kernel holds, of words and environment.
ROOM = 100_000


class Started:
    """A process that was started: its number, and how it ends."""

    def __init__(self, answers: socket.socket) -> None:
        self.answers = answers
        self.pid = int(answers.recv(20))

    def wait(self, timeout: float) -> int:
        """Return the exit code, that of subprocess. Raise TimeoutExpired, and end the process, where it takes longer."""
        self.answers.settimeout(timeout)
        try:
            return int(self.answers.recv(20))
        except TimeoutError:
            self.kill()
            raise subprocess.TimeoutExpired("coopctl", timeout) from None
        finally:
            self.answers.close()

    def kill(self) -> None:
        """End it at once, if it has not ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


def start(
    words: Sequence[str], cwd: Path, env: Mapping[str, str], streams: Sequence[int], *, terminal: bool = False
) -> Started | subprocess.Popen[bytes]:
    """Start coopctl with its three streams, in an environment; `terminal` is for streams that are a terminal of its own."""
    call = Asked(words=words, cwd=str(cwd), env=dict(env), terminal=terminal)
    asked = json.dumps(call).encode()
    if not _may_fork(env) or len(asked) > ROOM:
        stdin, stdout, stderr = streams
        return subprocess.Popen(
            [sys.executable, "-m", "coopctl", *words], cwd=cwd, env=env, stdin=stdin, stdout=stdout, stderr=stderr,
            preexec_fn=_at_a_terminal if terminal else None,  # noqa: PLW1509 - no thread runs here
        )  # fmt: skip
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        socket.send_fds(_server(), [asked], [*streams, theirs.fileno()])
    return Started(ours)


def run(
    words: Sequence[str], cwd: Path, env: Mapping[str, str], stdin: bytes, timeout: float
) -> subprocess.CompletedProcess[bytes]:
    """Run coopctl to its end, with files for its streams."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        code = start(words, cwd, env, (given.fileno(), out.fileno(), err.fileno())).wait(timeout)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(words, code, out.read(), err.read())


#: What a shell calls: it hands itself over to the process that is forked, or starts what differs from it.
PROGRAM = """\
#!{python} -ISs
import json, os, socket, sys
env = os.environ | {here!r}
if {{name: env[name] for name in env if name.startswith({heeded!r}) and name != "COVERAGE_RCFILE"}} != {ours!r}:
    os.execve({python!r}, [{python!r}, "-m", "coopctl", *sys.argv[1:]], env)
with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as there:
    there.connect({address!r})
    call = dict(words=sys.argv[1:], cwd=os.getcwd(), env=env, terminal=False)
    socket.send_fds(there, [json.dumps(call).encode()], [0, 1, 2])
    there.recv(20)
    sys.exit(int(there.recv(20)))
"""


def program(folder: Path) -> Path:
    """Write a program called coopctl into a folder, for shells, hooks and whatever else calls it by its name."""
    file = folder / "coopctl"
    if _may_fork(os.environ | HERE):
        _server()
        ours = _heeded(os.environ | HERE)
        told = PROGRAM.format(python=sys.executable, here=HERE, heeded=HEEDED, ours=ours, address=ADDRESS)
    else:
        told = f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m coopctl "$@"\n'
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(told, encoding="utf-8")
    file.chmod(0o755)
    return file


def _may_fork(env: Mapping[str, str]) -> bool:
    return sys.platform == "linux" and samples.TIMES == 1 and _heeded(env) == _heeded(os.environ | HERE)


def _heeded(env: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in env.items() if name.startswith(HEEDED) and name != "COVERAGE_RCFILE"}


#: Where it is listened for programs: a name that is no file.
ADDRESS = f"\0coopctl-{os.getpid()}"
#: Where the program is.
HERE = {"PYTHONPATH": str(ROOT)}


def _at_a_terminal() -> None:
    """Let Ctrl-C reach the process, as at a keyboard; a test run in the background has it switched off."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.login_tty(0)


# ---------------------------------------------------------------- the process that is forked


_STARTING = threading.Lock()


def _server() -> socket.socket:
    """Return what it listens to, whichever thread asks; it is started once in this process."""
    with _STARTING:
        return _started()


@cache
def _started() -> socket.socket:
    """Start it, and return what it listens to; it ends when that is closed."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs, socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as programs:
        programs.bind(ADDRESS)
        programs.listen()
        handed = [theirs.fileno(), programs.fileno()]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forked", *map(str, handed)],
            cwd=ROOT, env=os.environ | HERE, pass_fds=handed, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    @atexit.register
    def end() -> None:
        ours.close()
        process.wait()

    return ours


class Asked(TypedDict):
    """What a call asks for."""

    words: Sequence[str]
    cwd: str
    env: Mapping[str, str]
    terminal: bool


def _listen(asked: socket.socket, programs: socket.socket) -> None:
    """Fork for each call, and tell how each ended. Return in the process that is to be coopctl, or at the end."""
    for module in pkgutil.walk_packages(coopctl.__path__, "coopctl."):
        with suppress(MissingExtraError):
            if module.name != "coopctl.__main__":
                import_module(module.name)
    gc.collect()
    gc.freeze()
    running: dict[int, tuple[int, socket.socket]] = {}
    while True:
        ready = select.select([asked.fileno(), programs.fileno(), *running], [], [])[0]
        for process in running.keys() & ready:
            _ended(process, *running.pop(process))
        if asked.fileno() in ready:
            message, streams, _, _ = socket.recv_fds(asked, 2 * ROOM, 4)
            if not message:
                sys.exit()
            answers = socket.socket(fileno=streams.pop())
        elif programs.fileno() in ready:
            answers = programs.accept()[0]
            message, streams, _, _ = socket.recv_fds(answers, 2 * ROOM, 3)
        else:
            continue
        if not (pid := os.fork()):
            for each in (asked, programs, answers, *(others for _, others in running.values())):
                each.close()
            for descriptor in running:
                os.close(descriptor)
            return _become(json.loads(message), streams)
        answers.send(b"%d" % pid)
        running[os.pidfd_open(pid)] = pid, answers
        for stream in streams:
            os.close(stream)


def _ended(process: int, pid: int, answers: socket.socket) -> None:
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with answers, suppress(BrokenPipeError):  # nobody waits any more
        answers.send(b"%d" % code)
    os.close(process)


def _become(asked: Asked, streams: Sequence[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        if stream > 2:
            os.close(stream)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    time.tzset()
    if asked["terminal"]:
        _at_a_terminal()
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        errors = getattr(sys, name).errors  # as Python opens them
        buffering = 1 if number == 2 or os.isatty(number) else -1
        stream_ = open(number, mode, buffering, encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115 - for good
        setattr(sys, name, stream_)
        setattr(sys, f"__{name}__", stream_)
    sys.argv[1:] = asked["words"]


def _end(code: object) -> None:
    """End as Python ends, but take nothing apart: that would write to every page that is shared until then."""
    if not isinstance(code, int | None):
        return
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return  # Python says so itself
    os._exit(code or 0)


if __name__ == "__main__":
    _listen(*(socket.socket(fileno=int(number)) for number in sys.argv[1:]))
    try:
        runpy.run_module("coopctl", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        _end(ended.code)
