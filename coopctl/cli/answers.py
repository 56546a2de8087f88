"""Answers that were given before: to the same call, of the same files, on the same day, for the same reader.

The key of an answer is all that it rests on: the words of the call, the whole environment, the streams and their width,
today, and the content of every file that is read. What else a call asks for, it says (`Session.forget`), and then its
answer is not kept; nor is it where a file was changed while the answer was made.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from coopctl import disk, git
from coopctl.cache import answers
from coopctl.errors import CoopctlError
from coopctl.loading.memory import Memory
from coopctl.model.portfolio import named_files
from coopctl.model.walk import records
from coopctl.trees import workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coopctl.cache.answers import Given
    from coopctl.cli.session import Session

#: What changes from one command to the next, and nothing reads.
_ASIDE = frozenset({"_", "OLDPWD", "PWD", "SHLVL"})


def answer(session: Session, words: Mapping[str, object], name: str, run: Callable[[], int]) -> int:
    """Return the exit code of a call that only reads, after its answer is printed: as kept, else as `run` makes it."""
    try:
        memory = Memory(session.tree)
        if not memory.is_on or workspace.is_sparse(session.root):
            return run()
        kept = _kept(session, memory, name, words)
    except CoopctlError:  # which is said where the call comes to it
        return run()
    if kept is not None:
        for printed in kept.printed:
            _print(session, printed)
        return kept.code
    session.reading.memory = memory
    session.printed = []
    code = run()
    _keep(session, memory, (name, words), code)
    return code


def _kept(session: Session, memory: Memory, name: str, words: Mapping[str, object]) -> Given | None:
    key = _key(session, memory, name, words)
    content = None if key is None else memory.kept([key]).get(key)
    given = None if content is None else answers.unpack(content)
    if given is None:
        return None
    there = session.tree.existing(given.named)
    same = all((path in there) is was for path, was in given.named.items())
    return given if same and _pictures(session, given.pictures) == given.pictures else None


def _keep(session: Session, memory: Memory, asked: tuple[str, Mapping[str, object]], code: int) -> None:
    printed, loaded = session.printed, session.reading.__dict__.get("loaded")
    session.printed = None
    key = None if printed is None or loaded is None else _key(session, memory, *asked)
    if printed is None or loaded is None or key is None or not memory.is_as_it_was():
        return
    portfolio = loaded.portfolio
    letterhead = portfolio.settings.letterhead
    logos = letterhead.logos if letterhead else ()
    named = {path: path not in portfolio.missing for path in {*named_files(records(portfolio)), *logos}}
    given = answers.Given(printed, code, named, _pictures(session, logos))
    memory.remember(key, answers.pack(given))
    memory.flush()


def _key(session: Session, memory: Memory, name: str, words: Mapping[str, object]) -> bytes | None:
    tree = memory.digest()
    if tree is None:
        return None
    streams = [(each.isatty(), each.encoding, each.errors) for each in (sys.stdout, sys.stderr)]
    width = shutil.get_terminal_size() if any(is_terminal for is_terminal, _, _ in streams) else None
    surroundings = sorted(each for each in os.environ.items() if each[0] not in _ASIDE)
    where = (os.fspath(session.root), os.fspath(session.folder.resolve()))
    reader = (session.asked, session.flagged, surroundings, streams, width)
    return memory.key("answer", name, sorted(words.items()), reader, where, session.today, tree)


def _pictures(session: Session, paths: Iterable[str]) -> dict[str, str]:
    return {path: git.named(held, "sha256") for path, held in session.tree.read(paths) if isinstance(held, bytes)}


def _print(session: Session, printed: answers.Printed) -> None:
    text = printed.content.decode("utf-8", "surrogatepass") if printed.stream != answers.BYTES else ""
    if printed.stream == answers.ASIDE:
        disk.to_stderr(text)
    else:
        session.put(printed.content if printed.stream == answers.BYTES else text)
