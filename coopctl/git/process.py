"""Starting git: an absolute program, a clean environment, no hook, filter, pager, helper or network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from coopctl.errors import GitError
from coopctl.messages import msg
from coopctl.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_CALM = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false")
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
#: What git itself takes out of the environment for another repository (`rev-parse --local-env-vars`), and what changes
#: the meaning of paths.
_ELSEWHERE = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
})  # fmt: skip
#: What reads the index before anything else, and uses nothing of it: it is told of one that is not there (git takes
#: that for an empty one), so that a damaged index does not keep it from answering.
_INDEXLESS = frozenset({"diff-tree"})
_NO_INDEX = os.path.join(os.path.abspath(os.sep), "coopctl-no-index")  # noqa: PTH100, PTH118 - made at start-up
#: What git complains of where its index is damaged, and of which file.
_DAMAGED = regex(r"fatal: (?:(.*): )?(?:index file (?:smaller|corrupt|open)|bad (?:index|signature)|unordered stage)")
#: Seconds after which a question to git counts as failed; each takes milliseconds.
_PATIENCE = 120


def text(said: bytes) -> str:
    """Return what git says, as the system's own names are read: bytes that are no text are kept, on Windows too."""
    return said.decode(sys.getfilesystemencoding(), "surrogateescape")


def ask(folder: Path, *words: str) -> bytes:
    """Return what git answers; raise GitError with git's reason where it fails."""
    done = run(folder, *words)
    if done.returncode == 0:
        return done.stdout
    raise failure(done, words[0], folder)


def failure(done: subprocess.CompletedProcess[bytes], verb: str, folder: Path) -> GitError:
    """Return what is said where git failed, with its own reason, or where it gives none the `verb` it was asked."""
    said = text(done.stderr)
    if "not a git repository" in said:
        marks = (each / ".git" for each in (folder.absolute(), *folder.absolute().parents))
        mark = next(filter(os.path.lexists, marks), None)
        if mark:
            return refused(mark)
        return GitError(
            msg("this workspace is not in a git repository"),
            msg("Only git knows its past: make it a repository (git init), or ask without --at, --staged and --since"),
        )
    if "dubious ownership" in said:
        advice = next((line.strip() for line in said.splitlines() if line.startswith("\tgit config")), "")
        return GitError(
            msg("git refuses to read this repository, because its files belong to another user"),
            msg("If you trust it, say so to git: {command}", command=advice),
        )
    if "from promisor remote" in said:
        return incomplete()
    if damaged := _DAMAGED.search(said):
        return GitError(
            msg("git failed: {reason}", reason=_last_said(said)),
            msg(
                "The index is damaged. Git makes it anew from the last commit, and no file of yours is changed: remove"
                " {path}, then say: {command}",
                path=damaged[1] or ".git/index", command="git reset",
            ),
        )  # fmt: skip
    return GitError(msg("git failed: {reason}", reason=_last_said(said) or verb))


def _last_said(said: str) -> str:
    """Return the last line, with the one above where that ends in a colon: it names what the line below is."""
    *above, last = said.strip().splitlines() or [""]
    return f"{above[-1]} {last.strip()}" if above and above[-1].endswith(":") else last


def refused(mark: Path) -> GitError:
    """Return what is said where there is a .git in which git finds no repository."""
    return GitError(
        msg("git finds no repository in {path}: it is damaged, or you may not read it", path=os.fspath(mark)),
        msg("Ask its owner to let you read it, or work in a clone of your own."),
    )


def incomplete() -> GitError:
    """Return what is said where the repository lacks objects that it should have."""
    return GitError(
        msg("git does not have all the files of this revision: the clone is partial or damaged"),
        msg("Fetch them first: {command}", command="git fetch --refetch --no-filter"),
    )


def run(
    folder: Path, *words: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git with `words` in `folder` and return what it says.

    `env` is added to its clean environment, in which the index is then git's own.

    Raise GitError where it is absent or gives no answer.
    """
    try:
        return subprocess.run(
            _command(folder, *words),
            input=stdin,
            capture_output=True,
            check=False,
            env=_environment(*words[:1]) if env is None else _environment(index=False) | dict(env),
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise _silent() from error
    except OSError as error:
        raise GitError(msg("git could not be started: {words}", words=error.strerror or "")) from error


def _silent() -> GitError:
    return GitError(msg("git gave no answer within {seconds} seconds", seconds=_PATIENCE))


def run_as_user(folder: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git as its user would: with their settings, hooks, filters and signing, in their language, however long.

    Only what would point git to another repository, index or set of paths is taken out of the environment.
    Raise GitError where git is absent.
    """
    environment = {name: value for name, value in os.environ.items() if name.upper() not in _ELSEWHERE}
    command = [_program(), "-C", os.fspath(folder), *words]
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
    except OSError as error:
        raise GitError(msg("git could not be started: {words}", words=error.strerror or "")) from error
    with process:
        try:
            said, complained = process.communicate(stdin)
        except BaseException:
            process.terminate()  # and not kill, as subprocess.run would: git then removes its locks
            process.wait()
            raise
    return subprocess.CompletedProcess(command, process.returncode, said, complained)


def talking(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """Start git with its input and output open, for many questions to one process."""
    return subprocess.Popen(
        _command(folder, *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(*words[:1]),
    )


@contextmanager
def asking(folder: Path, words: Sequence[str], questions: Iterable[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Start git, put questions to it while what it answers is read, and let it go."""
    with talking(folder, *words) as process:
        # Asking and reading at the same time: git would wait for us to read before it reads all questions.
        thread = threading.Thread(target=_put, args=(process.stdin, questions), daemon=True)
        thread.start()
        try:
            yield process
        finally:
            process.kill()  # it has ended by itself, or the caller has seen enough
            thread.join()


def _put(stream: IO[bytes], questions: Iterable[bytes]) -> None:
    try:
        with stream:
            stream.writelines(questions)
    except OSError:
        pass  # git has gone; the reading side says so


def pieces(process: subprocess.Popen[bytes], *, rest_too: bool = False) -> Iterator[bytes]:
    """Yield what git answers, parted at its NUL bytes, as it comes; what stands behind the last one where asked for."""
    answer = cast("IO[bytes]", process.stdout)
    rest = b""
    while piece := answer.read(65_536):
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
    if rest and rest_too:
        yield rest


def lines(folder: Path, *words: str, most: int) -> Iterator[bytes]:
    """Yield what git answers, parted at its NUL bytes, as it comes.

    Raise GitError where it fails, where it says more than `most` of them, or where it takes too long.
    """
    with talking(folder, *words) as process:
        alarm = threading.Timer(_PATIENCE, process.kill)
        alarm.start()
        try:
            for number, each in enumerate(pieces(process), 1):
                if number > most:
                    message = msg("git lists more than {limit} paths here: no workspace has so many", limit=most)
                    raise GitError(message, msg("Look into the revision: is this the repository that you meant?"))
                yield each
            if process.wait() != 0:
                raise incomplete() if alarm.is_alive() else _silent()
        finally:
            alarm.cancel()
            process.kill()  # it has ended by itself, or it has said enough


def _command(folder: Path, *words: str) -> list[str]:
    # A bare repository inside a working tree may come from a stranger; only one that was named on purpose is read.
    bare = "all" if is_bare(folder) else "explicit"
    return [_program(), *_CALM, "-c", f"safe.bareRepository={bare}", "-C", os.fspath(folder), *words]


def _program() -> str:
    """Return git's absolute path. A relative entry of PATH is not searched: it could find a program among the data."""
    entries = os.environ.get("PATH", os.defpath).split(os.pathsep)
    found = shutil.which("git", path=os.pathsep.join(entry for entry in entries if Path(entry).is_absolute()))
    if found is None or not Path(found).is_absolute():
        raise GitError(
            msg("git is not installed, or not on the PATH"),
            msg("Install it (https://git-scm.com), or leave out --at and --staged to read the files as they are."),
        )
    return found


def _environment(verb: str = "", *, index: bool = True) -> dict[str, str]:
    """Return the environment without git's variables, but for the `index` that a running `git commit` has prepared.

    A `verb` that needs no index is shown none.
    """
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    prepared = os.environ.get("GIT_INDEX_FILE") if index else None
    if verb in _INDEXLESS:
        kept["GIT_INDEX_FILE"] = _NO_INDEX
    elif prepared:
        kept["GIT_INDEX_FILE"] = prepared  # a relative one is taken from the top of the files, wherever git is called
    return kept | _ENVIRONMENT


def is_bare(folder: Path) -> bool:
    """Whether a folder looks like a bare repository: git's own test, without starting it."""
    return (
        folder.name != ".git"
        and (folder / "HEAD").is_file()
        and (folder / "objects").is_dir()
        and (folder / "refs").is_dir()
    )
