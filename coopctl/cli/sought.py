"""A state of the past, sought in a thread: what git answers is waited for while what compares is loaded."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from coopctl import trees
from coopctl.errors import CoopctlError

if TYPE_CHECKING:
    from coopctl.cli.session import Session


class Sought:
    """The workspace as a word names it, looked for from the last commit backwards, if it names any."""

    def __init__(self, session: Session, word: str) -> None:
        """Begin to look for it. Whoever forks waits for it first: a copy would hold the streams of git."""
        self._root, self._word, self._today = session.root, word, session.called_on
        self._found: trees.GitTree | CoopctlError
        self._thread = Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        try:
            self._found = trees.at(self._root, self._word, today=self._today)
        except CoopctlError as error:
            self._found = error

    @property
    def error(self) -> CoopctlError | None:
        """Why there is none."""
        self._thread.join()
        return self._found if isinstance(self._found, CoopctlError) else None

    @property
    def tree(self) -> trees.GitTree:
        """What was found. Raise GitError and ReadError where there is none."""
        self._thread.join()
        if isinstance(self._found, CoopctlError):
            raise self._found
        return self._found
