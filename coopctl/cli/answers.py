"""Answers that were given before: to the same call, of the same files, on the same day, for the same reader.

The key of an answer is all that it rests on: the words of the call, the whole environment, the streams and their width,
today, the content of every file that is read, and for a call that looks back what names of commits mean now. What else
a call asks for, it says (`Session.forget`), and then its answer is not kept; nor is it where a file was changed while
the answer was made.
"""

from __future__ import annotations

import os
import shutil
import sys
from itertools import chain
from typing import TYPE_CHECKING

from coopctl import disk, git
from coopctl.cache import answers
from coopctl.errors import CoopctlError
from coopctl.loading.memory import Memory
from coopctl.model.portfolio import named_files
from coopctl.model.walk import records
from coopctl.patterns import regex
from coopctl.trees import workspace
from coopctl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coopctl.cache.answers import Given
    from coopctl.cli.options import Asked
    from coopctl.cli.session import Session

#: What may stand in a revision that the marks of a repository do not tell: a log of refs, what git notes for itself.
_UNTOLD = regex(r"@\{|worktree|(?i:_head)|\b(?!HEAD\b)[A-Z]+_?[A-Z]+\b")
#: What changes from one command to the next, and nothing reads.
_ASIDE = frozenset({"_", "OLDPWD", "PWD", "SHLVL"})


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, as it was asked: a call may find out later which tree it is about. `marks` are those of git."""

    name: str
    words: Mapping[str, object]
    asked: Asked
    marks: bytes


def answer(
    session: Session, words: Mapping[str, object], name: str, run: Callable[[], int], *, looks_back: bool = False
) -> int:
    """Return the exit code of a call that only reads, after its answer is printed: as kept, else as `run` makes it."""
    found = None
    try:
        memory = Memory(session.tree)
        if memory.is_on and not workspace.is_sparse(session.root) and not (looks_back and _is_untold(session, words)):
            found = _Question(name, words, session.asked, git.marks(session.root) if looks_back else b"")
        kept = _kept(session, memory, found) if found else None
    except CoopctlError:  # which is said where the call comes to it
        found = None
    if found is None:
        return run()
    if kept is not None:
        for printed in kept.printed:
            _print(session, printed)
        return kept.code
    session.reading.memory = memory
    session.printed = []
    code = run()
    _keep(session, memory, found, code)
    return code


def _is_untold(session: Session, words: Mapping[str, object]) -> bool:
    """Whether a word of the call may name a commit in a way that other things than marks decide."""
    lists = (word if isinstance(word, list) else [word] for word in (session.asked.at, *words.values()))
    return any(isinstance(each, str) and _UNTOLD.search(each) for each in chain.from_iterable(lists))


def _kept(session: Session, memory: Memory, question: _Question) -> Given | None:
    key = _key(session, memory, question)
    content = None if key is None else memory.kept([key]).get(key)
    given = None if content is None else answers.unpack(content)
    if given is None:
        return None
    there = session.tree.existing(given.named)
    same = all((path in there) is was for path, was in given.named.items())
    return given if same and _pictures(session, given.pictures) == given.pictures else None


def _keep(session: Session, memory: Memory, question: _Question, code: int) -> None:
    printed, loaded = session.printed, session.reading.__dict__.get("loaded")
    session.printed = None
    key = None if printed is None or loaded is None else _key(session, memory, question)
    if printed is None or loaded is None or key is None or not memory.is_as_it_was():
        return
    if question.marks and git.marks(session.root) != question.marks:
        return
    portfolio = loaded.portfolio
    letterhead = portfolio.settings.letterhead
    logos = letterhead.logos if letterhead else ()
    named = {path: path not in portfolio.missing for path in {*named_files(records(portfolio)), *logos}}
    given = answers.Given(printed, code, named, _pictures(session, logos))
    memory.remember(key, answers.pack(given))
    memory.flush()


def _key(session: Session, memory: Memory, question: _Question) -> bytes | None:
    tree = memory.digest()
    if tree is None:
        return None
    streams = [(each.isatty(), each.encoding, each.errors) for each in (sys.stdout, sys.stderr)]
    width = shutil.get_terminal_size() if any(is_terminal for is_terminal, _, _ in streams) else None
    surroundings = sorted(each for each in os.environ.items() if each[0] not in _ASIDE)
    where = (os.fspath(session.root), os.fspath(session.folder.resolve()))
    reader = (question.asked, session.flagged, surroundings, streams, width)
    words = sorted(question.words.items())
    return memory.key("answer", question.name, words, reader, where, session.today, tree, question.marks)


def _pictures(session: Session, paths: Iterable[str]) -> dict[str, str]:
    return {path: git.named(held, "sha256") for path, held in session.tree.read(paths) if isinstance(held, bytes)}


def _print(session: Session, printed: answers.Printed) -> None:
    text = printed.content.decode("utf-8", "surrogatepass") if printed.stream != answers.BYTES else ""
    if printed.stream == answers.ASIDE:
        disk.to_stderr(text)
    else:
        session.put(printed.content if printed.stream == answers.BYTES else text)
