"""A state of the past, sought in a thread: what git answers is waited for while what compares is loaded."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.errors import CoopctlError, GitError
from coopctl.git.process import is_bare
from coopctl.messages import msg

if TYPE_CHECKING:
    from coopctl.cli.session import Session


def sought(session: Session, word: str) -> Sought | None:
    """Begin to look for what the first word of a comparison may name; None for a range.

    Raise GitError in a bare repository, which has no files to compare with.
    """
    if ".." in word:
        return None
    if is_bare(session.folder.resolve()):
        older = "HEAD~1" if word == "HEAD" else word
        two = msg("name two states: {command}", command=f"coopctl diff {older}..HEAD")
        raise GitError(msg("this is a bare repository, which has no files of its own"), two)
    return Sought(session, word)


class Sought:
    """The workspace as a word names it, looked for from the last commit backwards, if it names any."""

    def __init__(self, session: Session, word: str) -> None:
        """Begin to look for it. Whoever forks waits for it first: a copy would hold the streams of git."""
        self._root, self._word, self._today = session.root, word, session.called_on
        self._failed: BaseException | None = None
        self._found: trees.GitTree
        self._thread = Thread(target=self._look)
        try:
            self._thread.start()
        except RuntimeError:  # the system has no thread left
            self._look()

    def _look(self) -> None:
        try:
            self._found = trees.at(self._root, self._word, today=self._today)
        except BaseException as error:  # noqa: BLE001 - raised again where what was looked for is asked for
            self._failed = error

    @property
    def error(self) -> CoopctlError | None:
        """Why there is none."""
        if self._thread.ident is not None:
            self._thread.join()
        if self._failed is not None and not isinstance(self._failed, CoopctlError):
            raise self._failed
        return self._failed

    @property
    def tree(self) -> trees.GitTree:
        """What was found. Raise GitError and ReadError where there is none."""
        if (error := self.error) is not None:
            raise error
        return self._found
